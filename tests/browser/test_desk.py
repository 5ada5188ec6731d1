"""The whole way of a story, as an editor and a reader go it in a browser."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import FilePayload, Locator, Page, expect

from articles.models import Section
from tests.admin.pictures import jpeg
from tests.cast import publish_story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]


class Story:
    def test_goes_from_the_log_in_to_the_reader_and_out_again(
        self, transactional_db: None, editor: User, at_the_door: Opener, open_page: Opener, faults: list[str]
    ) -> None:
        publish_story("Tram stops for chess")
        desk, reader = at_the_door(editor), open_page()
        write(desk)
        add_a_person(desk)
        set_the_dateline(desk)
        relate(desk)
        upload_a_picture(desk)
        preview(desk)
        address = publish(desk)
        read(reader, address)
        correct(desk)
        reader.reload()
        expect(reader.get_by_role("heading", level=1)).to_have_text("Ferry leaves late")
        expect(reader.get_by_text("It left six minutes late.").first).to_be_visible()
        withdraw(desk)
        assert not faults
        gone = reader.goto(address)
        assert gone is not None
        assert gone.status == 410
        expect(reader.get_by_text("Two ferries were confused.")).to_be_visible()


def write(desk: Page) -> None:
    desk.get_by_role("link", name="New story").first.click()
    desk.wait_for_url("**/add/**")  # and for its scripts, which Enter needs
    desk.get_by_label("Headline").fill("Ferry leaves on time")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Standfirst")).to_be_focused()
    desk.keyboard.type("Nobody could say why.")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
    desk.keyboard.type("The ferry left with Ada Lovell at the wheel, ")
    desk.keyboard.press("Control+b")
    desk.keyboard.type("on time")
    desk.keyboard.press("Control+b")
    desk.keyboard.type(".")
    desk.keyboard.press("Enter")
    desk.keyboard.type("A year of delays")
    desk.get_by_role("button", name="H2 heading").click()
    desk.keyboard.press("Enter")
    desk.keyboard.type("It had not done so since last winter.")
    expect(desk.get_by_text("23 words")).to_be_visible()
    world = Section.objects.get(name="World")
    desk.get_by_label("Section", exact=True).select_option(str(world.pk))


def offer(desk: Page, words: str) -> Locator:
    return desk.get_by_role("option", name=words)


def add_a_person(desk: Page) -> None:
    people = desk.get_by_role("region", name="People in this story")
    people.get_by_label("Person").fill("Ada Lovell")
    with desk.expect_popup() as opened:
        offer(desk, "Add “Ada Lovell” as a new person").click()
    popup = opened.value
    expect(popup.get_by_label("Name", exact=True)).to_have_value("Ada Lovell")
    popup.get_by_role("textbox", name="Role").fill("ferry captain")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save").click()
    expect(people.get_by_label("Person").first).to_have_value("Ada Lovell")
    expect(people.get_by_label("Person")).to_have_count(2)  # and an empty row for the next


def set_the_dateline(desk: Page) -> None:
    dateline = desk.get_by_role("region", name="Dateline")
    dateline.get_by_label("Places").fill("mosc")
    expect(offer(desk, "Moscow, Russia")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(dateline.get_by_role("button", name="Remove Moscow, Russia")).to_be_visible()


def relate(desk: Page) -> None:
    desk.get_by_role("region", name="Related").get_by_label("Story").fill("tram chop")
    expect(offer(desk, "Tram stops for chess")).to_have_count(0)
    desk.get_by_role("region", name="Related").get_by_label("Story").fill("chess tra")
    offer(desk, "Tram stops for chess").click()


def upload_a_picture(desk: Page) -> None:
    pictures = desk.get_by_role("region", name="Pictures")
    pictures.get_by_label("Picture").click()
    with desk.expect_popup() as opened:
        offer(desk, "Upload a new picture").click()
    popup = opened.value
    file = FilePayload(name="quay.jpg", mimeType="image/jpeg", buffer=jpeg("teal", (900, 600)))
    popup.get_by_label("File").set_input_files(file)
    popup.get_by_label("Caption").fill("The quay at dawn")
    popup.get_by_label("Alternative text").fill("A quay in grey light")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save").click()
    expect(pictures.get_by_label("Picture", exact=True).first).to_have_value("The quay at dawn")


def preview(desk: Page) -> None:
    with desk.expect_popup() as opened:
        desk.get_by_role("button", name="Save and preview").click()
    tab = opened.value
    expect(tab.get_by_role("heading", level=1)).to_have_text("Ferry leaves on time")
    picture = tab.get_by_role("img", name="A quay in grey light").first
    expect(picture).to_be_visible()
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
    tab.close()
    expect(desk.get_by_text("Version 1, saved just now")).to_be_visible()
    # What only a saved story has stands there at once.
    expect(desk.get_by_role("link", name="History")).to_be_visible()
    expect(desk.get_by_role("heading", name="On the desk")).to_be_visible()
    expect(desk.get_by_text("Embargo", exact=True)).to_be_visible()


def publish(desk: Page) -> str:
    desk.get_by_role("button", name="Publish now").click()
    see = desk.get_by_role("link", name="See it as a reader")
    expect(see).to_be_visible()
    address = see.get_attribute("href")
    assert address is not None
    return address


def read(reader: Page, address: str) -> None:
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Ferry leaves on time")
    expect(reader.get_by_text("Nobody could say why.").first).to_be_visible()
    expect(reader.get_by_role("heading", name="A year of delays")).to_be_visible()
    expect(reader.get_by_role("link", name="Ada Lovell").first).to_have_attribute(
        "href", "/people/ada-lovell/"
    )
    expect(reader.get_by_text("Moscow").first).to_be_attached()
    expect(reader.get_by_role("link", name="Tram stops for chess").first).to_be_visible()
    expect(reader.get_by_role("img", name="A quay in grey light").first).to_be_visible()


def correct(desk: Page) -> None:
    desk.get_by_label("Headline").fill("Ferry leaves late")
    desk.get_by_label("Correction: it was wrong").check()
    desk.get_by_label("Note to readers").fill("It left six minutes late.")
    desk.get_by_role("button", name="Publish the correction now").click()
    expect(desk.get_by_text("The correction is published.")).to_be_visible()


def withdraw(desk: Page) -> None:
    desk.get_by_text("Take down, hold, put back").click()
    desk.get_by_role("link", name="Withdraw this story").click()
    desk.get_by_label("Notice for readers").fill("Two ferries were confused.")
    desk.get_by_label("Type WITHDRAW to confirm").fill("WITHDRAW")
    desk.get_by_role("button", name="Withdraw the story").click()
    expect(desk.get_by_text("now answers with the notice")).to_be_visible()
