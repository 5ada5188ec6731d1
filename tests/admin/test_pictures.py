"""Pictures come in checked, are described, and told where to look at; hostile files stay out."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.test import Client
from PIL import Image as Pillow

from articles.images.renditions import rendition_path
from articles.models import AuditEntry, Image
from tests.admin.forms import thing_page
from tests.admin.pictures import jpeg, picture_of, upload

Desk = Callable[[User], Client]
ADD = "/admin/articles/image/add/"


def send(client: Client, data: bytes, name: str = "quay.jpg", **words: str) -> str:
    answer = client.post(ADD, {"upload": upload(data, name), **words}, follow=True)
    return answer.content.decode()


class Upload:
    def test_takes_a_picture_in(self, at_the_desk: Desk, reporter: User) -> None:
        html = send(at_the_desk(reporter), jpeg(), caption="The quay", alt="A quay", credit="R. L.")
        image = Image.objects.get()
        assert (image.caption, image.alt, image.credit) == ("The quay", "A quay", "R. L.")
        assert (image.width, image.height, image.created_by) == (120, 80, reporter)
        assert "click on what must stay in sight" in html
        assert AuditEntry.objects.get(thing=f"image:{image.pk}").verb == "created"

    def test_of_a_known_file_shows_the_picture_it_is(self, at_the_desk: Desk, reporter: User) -> None:
        known = picture_of("The quay")
        html = send(at_the_desk(reporter), jpeg(), caption="Something else")
        assert "in the library already" in html
        known.refresh_from_db()
        assert known.caption == "The quay"
        assert Image.objects.count() == 1

    def test_in_a_popup_hands_the_picture_back(self, at_the_desk: Desk, reporter: User) -> None:
        html = send(at_the_desk(reporter), jpeg(), caption="The quay", _popup="1")
        assert "popup_response.js" in html
        assert "The quay" in html

    @pytest.mark.parametrize(
        ("data", "name", "sentence"),
        [
            (b"<svg onload='alert(1)'/>", "a.svg", "is no picture this site reads"),
            (b"<?php system('x');", "a.jpg", "is no picture this site reads"),
            (b"MZ\x90\x00", "a.exe.png", "is no picture this site reads"),
            (jpeg()[:300], "cut.jpg", "is damaged"),
            (b"", "empty.jpg", "The submitted file is empty."),
        ],
    )
    def test_refuses_what_is_no_picture(
        self, at_the_desk: Desk, reporter: User, data: bytes, name: str, sentence: str
    ) -> None:
        html = send(at_the_desk(reporter), data, name, caption="My words")
        assert sentence in html
        assert "My words" in html
        assert not Image.objects.exists()

    def test_refuses_a_bomb(self, at_the_desk: Desk, reporter: User) -> None:
        bomb = BytesIO()
        Pillow.new("1", (20_000, 20_000)).save(bomb, "PNG")
        assert "million pixels" in send(at_the_desk(reporter), bomb.getvalue(), "bomb.png")

    def test_keeps_a_path_in_the_name_from_leaving_the_folder(
        self, at_the_desk: Desk, reporter: User
    ) -> None:
        send(at_the_desk(reporter), jpeg(), "../../etc/passwd.jpg")
        image = Image.objects.get()
        assert image.original_name == "passwd.jpg"
        assert image.file.name == f"{image.token}/original.jpg"

    def test_says_that_the_file_is_missing(self, at_the_desk: Desk, reporter: User) -> None:
        answer = at_the_desk(reporter).post(ADD, {"caption": "The quay"})
        assert "Choose the file of a picture." in answer.content.decode()


class Description:
    def test_is_changed_and_written_down(self, at_the_desk: Desk, reporter: User) -> None:
        image = picture_of("The quay")
        page = thing_page(at_the_desk(reporter), "articles/image", image.pk)
        page["alt"] = "A quay at dawn"
        page.press()
        image.refresh_from_db()
        assert image.alt == "A quay at dawn"
        assert AuditEntry.objects.latest("pk").changes == {"alt": ["", "A quay at dawn"]}


class FocalPoint:
    def test_cuts_the_picture_again(self, at_the_desk: Desk, reporter: User) -> None:
        image = picture_of("The quay")
        cut = rendition_path(image.token, "square-96.jpg")
        cut.unlink()
        page = thing_page(at_the_desk(reporter), "articles/image", image.pk)
        page["focal_x"], page["focal_y"] = "0.25", "0.8"
        page.press()
        image.refresh_from_db()
        assert (image.focal_x, image.focal_y) == (0.25, 0.8)
        assert cut.exists()

    def test_lies_inside_the_picture(self, at_the_desk: Desk, reporter: User) -> None:
        image = picture_of("The quay")
        page = thing_page(at_the_desk(reporter), "articles/image", image.pk)
        page["focal_x"] = "1.5"
        assert "less than or equal to 1" in page.again(page.press()).text


class Library:
    def test_finds_pictures_by_their_words(self, at_the_desk: Desk, reporter: User) -> None:
        picture_of("The quay at dawn", colour="navy")
        picture_of("Hills", colour="green")
        html = at_the_desk(reporter).get("/admin/articles/image/", {"q": "daw"}).content.decode()
        assert "The quay at dawn" in html
        assert "Hills" not in html

    def test_marks_what_lacks_a_description(self, at_the_desk: Desk, reporter: User) -> None:
        picture_of("The quay")
        assert "No description" in at_the_desk(reporter).get("/admin/articles/image/").content.decode()


class TheFile:
    def test_is_sent_to_the_desk_before_it_is_released(
        self, at_the_desk: Desk, reporter: User, client: Client
    ) -> None:
        image = picture_of("The quay")
        address = f"/admin/pictures/{image.token}/square-96.avif"
        assert client.get(address).status_code == 302
        answer = at_the_desk(reporter).get(address)
        assert answer["Content-Type"] == "image/avif"
        assert b"ftypavif" in answer.content[:32]
        assert "private" in answer["Cache-Control"]

    @pytest.mark.parametrize("name", ["original.jpg", "..%2Fsecret-key", "square-97.jpg", "square-96.svg"])
    def test_is_a_rendition_and_nothing_else(self, at_the_desk: Desk, reporter: User, name: str) -> None:
        image = picture_of("The quay")
        assert at_the_desk(reporter).get(f"/admin/pictures/{image.token}/{name}").status_code == 404
        assert at_the_desk(reporter).get("/admin/pictures/unknown/square-96.jpg").status_code == 404
