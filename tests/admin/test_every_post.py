"""What is sent to the desk is written down with who, when, from where, old and new, or changes nothing.

What there is to send is read from the addresses, the acts of the list and the buttons of a story's form. The
forms of the desk's things are in tests/admin/test_audited.py.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import lxml.html
import pyotp
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.access import second_factor
from articles.access.addresses import every_address
from articles.access.needs import NOBODY, READING, need_of
from articles.admin import actions, bulk
from articles.admin.takedown_acts import NAMED
from articles.models import Article, AuditEntry, Change, PlannedStory, PreviewLink, Section
from articles.publishing import embargo, moves, planning, schedule, sharing, takedowns
from articles.publishing.known import section_at
from tests.admin.forms import Page, story_page
from tests.admin.test_audited import FORMS
from tests.cast import let_in, person_named, publish_story, rewrite, write_story
from tests.publishing.pen import everything

BY_HAND: dict[str, Any] = {"by": None, "via": "test"}
SOON = timedelta(hours=3)
CODE = timedelta(seconds=30)
Send = Callable[[], Any]
Prepare = Callable[[Client, User], Send]


def to(address: str, **fields: str) -> Prepare:
    """Send fields to an address; {draft} and {live} are stories there."""

    def prepared(client: Client, chief: User) -> Send:
        makes: dict[str, Callable[[], int]] = {"draft": lambda: draft().pk, "live": lambda: live().pk}
        named = {name: make() for name, make in makes.items() if f"{{{name}}}" in f"{address}{fields}"}
        posted = {name: value.format(**named) for name, value in fields.items()}
        return lambda: client.post(f"/admin/{address.format(**named)}", posted)

    return prepared


def pressed(story: Callable[[], Article], **fields: str) -> Prepare:
    """Press a button of a story's form, whose words are saved with it."""

    def prepared(client: Client, chief: User) -> Send:
        article = story()
        page = story_page(client, article.pk)
        if article.state == "draft":
            page.press()  # the cast's words as the form has them
            page = story_page(client, article.pk)
        posted = page.fields | {name.replace("__", "-"): value for name, value in fields.items()}
        return lambda: client.post(page.url, posted)

    return prepared


def listed(name: str) -> Prepare:
    """Act on one story of the list, in a state that knows the act."""
    before = {"release": "held", "restore": "spiked", "send_back": "ready"}

    def prepared(client: Client, chief: User) -> Send:
        article = write_story()
        Article.objects.filter(pk=article.pk).update(state=before.get(name, "draft"))
        posted = {"action": name, "index": "0", "_selected_action": [str(article.pk)]}
        return lambda: client.post("/admin/articles/article/", posted)

    return prepared


def draft() -> Article:
    return write_story()


def live() -> Article:
    return publish_story().article


def under_embargo() -> Article:
    article, now = write_story(), timezone.now()
    embargo.set_embargo(article, now + SOON, at=now, **BY_HAND)
    return article


def scheduled() -> Article:
    article, now = publish_story().article, timezone.now()
    rewrite(article, headline="Ferry flies")
    update = moves.announced(Change.UPDATE, at=now + SOON)
    schedule.schedule(article, update, starts=now + SOON, at=now, **BY_HAND)
    return article


def put_back(client: Client, chief: User) -> Send:
    article = live()
    takedowns.withdraw(article, notice="", at=timezone.now(), **BY_HAND)
    return lambda: client.post(f"/admin/articles/article/{article.pk}/reinstate/", {"reason": "Right."})


def lifted(client: Client, chief: User) -> Send:
    article = draft()
    hold = f"/admin/articles/article/{article.pk}/legal-hold/"
    client.post(hold, {"reason": "A court asked."})
    return lambda: client.post(hold.replace("legal", "lift"), {"reason": "Settled."})


def revoked(client: Client, chief: User) -> Send:
    article = draft()
    link: PreviewLink = sharing.share(article, lasts=SOON, at=timezone.now(), **BY_HAND)
    return lambda: client.post(f"/admin/articles/article/{article.pk}/share/", {"revoke": str(link.pk)})


def corrected(client: Client, chief: User) -> Send:
    page = Page(client, f"/admin/articles/article/{scheduled().pk}/correct-now/", "act_form")
    page["standfirst"], page["publish-change"] = "It left late.", "update"
    return lambda: page.press("")


def restored(client: Client, chief: User) -> Send:
    article = rewrite(draft(), headline="Ferry flies")
    where = f"/admin/articles/article/{article.pk}/restore/"
    return lambda: client.post(where, {"revision": "1", "version": "2"})


def begun(client: Client, chief: User) -> Send:
    section = section_at(["World"], at=timezone.now(), **BY_HAND)
    plan: PlannedStory = planning.plan("Strike ends", section, at=timezone.now(), **BY_HAND)
    return lambda: client.post(f"/admin/articles/plannedstory/{plan.pk}/begin/")


def section_moved(client: Client, chief: User) -> Send:
    sections: list[Section] = [
        section_at([name], at=timezone.now(), **BY_HAND) for name in ("Sport", "World")
    ]
    return lambda: client.post("/admin/articles/section/move/", {"down": str(sections[0].pk)})


def app_of(chief: User) -> pyotp.TOTP:
    app, then = pyotp.TOTP(second_factor.new_secret()), timezone.now() - 4 * CODE
    second_factor.add(chief, app.secret, app.at(then), at=then)
    return app


def app_on(answer: Any) -> str:
    """Read the code that an app shows which has been given the key on a page."""
    tree: Any = lxml.html.fromstring(answer.content)
    [key] = tree.find_class("key")
    return pyotp.TOTP(key.text_content().replace(" ", "")).at(timezone.now())


def factor_added(client: Client, chief: User) -> Send:
    code = app_on(client.get("/admin/account/second-factor/"))
    return lambda: client.post("/admin/account/second-factor/", {"code": code})


def with_a_factor(address: str) -> Prepare:
    def prepared(client: Client, chief: User) -> Send:
        app_of(chief)
        return lambda: client.post(f"/admin/account/{address}/")

    return prepared


def by_password(client: Client) -> Any:
    client.logout()
    return client.post("/admin/login/", {"username": "carl", "password": "carl", "next": "/admin/"})


def by_code(client: Client, chief: User) -> Send:
    app = app_of(chief)
    by_password(client)
    return lambda: client.post("/admin/login/code/", {"proof_of_person": app.at(timezone.now())})


def by_a_new_factor(client: Client, chief: User) -> Send:
    by_password(client)
    code = app_on(client.get("/admin/login/second-factor/"))
    return lambda: client.post("/admin/login/second-factor/", {"code": code})


def password_of_another(client: Client, chief: User) -> Send:
    other = User.objects.create_user("bo")
    words = {"password1": "a-long-quay-7", "password2": "a-long-quay-7"}
    return lambda: client.post(f"/admin/auth/user/{other.pk}/password/", words)


NEW = {"new_password1": "a-long-quay-7", "new_password2": "a-long-quay-7"}
TAKEN = {"notice": "Wrong.", "reason": "Court."}
STORY = "admin:articles_article_"
ADDRESSES: dict[str, Prepare] = {
    **{
        f"{STORY}{act.name}": to(f"articles/article/{{live}}/{act.name}/", word=act.word, **TAKEN)
        for act in NAMED.values()
        if act.takes
    },
    f"{STORY}reinstate": put_back,
    f"{STORY}legal-hold": to("articles/article/{draft}/legal-hold/", reason="Court."),
    f"{STORY}lift-hold": lifted,
    f"{STORY}share": to("articles/article/{draft}/share/", make="1", hours="1"),
    f"{STORY}share, revoking": revoked,
    f"{STORY}correct_now": corrected,
    f"{STORY}restore": restored,
    f"{STORY}related": to("articles/article/{draft}/related/", story="{live}"),
    "admin:articles_plannedstory_begin": begun,
    "admin:articles_section_move": section_moved,
    "admin:articles_person_merge": lambda client, chief: (
        lambda: client.post(
            f"/admin/articles/person/{person_named('Ada').pk}/merge/", {"other-text": person_named("Bo").name}
        )
    ),
    "admin:auth_user_password_change": password_of_another,
    "admin:password_change": to("password_change/", old_password="carl", **NEW),
    "admin:second_factor": factor_added,
    "admin:second_factor_remove": with_a_factor("second-factor/remove"),
    "admin:recovery_codes": with_a_factor("recovery-codes"),
    "admin:login": lambda client, chief: lambda: by_password(client),
    "admin:login_code": by_code,
    "admin:login_second_factor": by_a_new_factor,
}
# What takes a story's form or its list apart: each button, each act.
BUTTONS: dict[str, Prepare] = {
    "_publish": pressed(draft, _publish="1"),
    "_move": pressed(draft, _move="submit"),
    "_assign": pressed(draft, _assign="me"),
    "_cancel": pressed(scheduled, _cancel="1"),
    "_end": pressed(live, _end="1", desk__ends="2050-01-01T06:00"),
    "_embargo": pressed(draft, _embargo="1", desk__embargo="2050-01-01T06:00"),
    "_lift": pressed(under_embargo, _lift="1"),
}
LIST: dict[str, Prepare] = {name: listed(name) for name in bulk.ACTS}
# What is sent and changes nothing of the paper, and why.
NOTHING = {
    "admin:logout": "ends a session",
    "admin:again": "notes in the session that it is still them",
    **{f"{STORY}{name}": "keeps words that are no part of the paper yet" for name in ("keep", "keep_new")},
    f"{STORY}discard": "throws one’s own unsaved words away",
    **{f"{STORY}{name}": "answers with what the words propose" for name in ("suggest", "suggest_new")},
    f"{STORY}changelist": "the acts of the list, each for itself below",
}
EVERYTHING = ADDRESSES | BUTTONS | {f"list: {name}": prepare for name, prepare in LIST.items()}


def found() -> set[str]:
    """Name every address that takes what is sent, but for the forms of things."""
    forms = {f"{name.split()[1]}_{name.split()[0]}" for name in FORMS}
    named = {
        address.name
        for address in every_address()
        if (need := need_of(address.view)) and need.act != NOBODY and set(need.methods) - set(READING)
    }
    return {name for name in named if name.partition("_")[2] not in forms}


class Whatever:
    def test_can_be_sent_is_tried_here_or_said_to_change_nothing(self) -> None:
        tried = {name.partition(",")[0] for name in ADDRESSES}
        assert found() == tried | NOTHING.keys()
        assert not tried & NOTHING.keys()
        assert BUTTONS.keys() == actions._ACTS.keys()

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_is_done_is_written_down(self, client: Client, chief: User, settings: Any, name: str) -> None:
        settings.SECOND_FACTOR = ["everybody"] if name == "admin:login_second_factor" else []
        let_in(client, chief)
        send = EVERYTHING[name](client, chief)
        newest, began = (
            AuditEntry.objects.latest("pk").pk if AuditEntry.objects.exists() else 0,
            timezone.now(),
        )
        assert send().status_code in (200, 302)
        entries = list(AuditEntry.objects.filter(pk__gt=newest))
        theirs = [entry for entry in entries if entry.via == "admin"]
        assert theirs
        assert {(entry.by, entry.by_name) for entry in theirs} == {(chief, "Carl Okoro")}
        assert all(began <= entry.at <= timezone.now() for entry in entries)
        assert all(entry.article_id or entry.thing for entry in entries)
        assert all(len(both) == 2 for entry in entries for both in entry.changes.values())
        about_accounts = name.startswith(
            ("admin:second", "admin:recovery", "admin:login", "admin:auth", "admin:pass")
        )
        assert about_accounts or any(entry.changes for entry in theirs)

    def test_is_only_kept_changes_nothing_of_the_paper(self, client: Client, chief: User) -> None:
        let_in(client, chief)
        page = story_page(client, write_story().pk)
        rows = everything()
        kept = page.fields | {"turn": "1", "headline": "My words"}
        assert client.post(page.url.replace("change", "keep"), kept).json()["kept"]
        assert client.post("/admin/articles/article/discard/", {"key": page["autosave"]}).status_code == 302
        for record in ("revision", "edition", "auditentry"):
            assert client.post(f"/admin/articles/{record}/add/").status_code == 403
        assert client.post("/admin/again/").status_code == 302
        assert client.post("/admin/logout/").status_code == 200
        assert everything() == rows
