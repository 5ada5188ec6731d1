"""What the buttons of a story do once its text is saved: each act is done, or refused in one sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html

from articles.admin.desk_admin import VIA, who
from articles.admin.moments import exact, name_of
from articles.admin.publish_form import AsideForm, PublishForm
from articles.admin.refusing import CANNOT_NOW, REFUSALS, sentence, status_of
from articles.models import Article, Change
from articles.publishing import desk_moves, embargo, moves, schedule
from articles.publishing.editions import live_text
from articles.publishing.rights import PUBLISH
from articles.publishing.workflow import NotAllowed, Verb

ASKED = "desk_asked"  # where a session keeps what was asked and is not done, until the form shows it again
_WORTH_KEEPING = (
    *("publish-change", "publish-note", "publish-moment"),
    *("desk-embargo", "desk-ends", "desk-reason"),
)
# The form proposes to publish when the embargo ends, and follows one that was set or lifted.
_MOVES_THE_MOMENT, _MOMENT = ("_embargo", "_lift"), ("publish-when", "publish-moment")

_SAID = {
    Change.FIRST: "Published.",
    Change.UPDATE: "The update is published.",
    Change.CORRECTION: "The correction is published.",
    Change.CLARIFICATION: "The clarification is published.",
    Change.EDITORS_NOTE: "The editor’s note is published.",
    Change.MINOR: "The minor change is published.",
}
MOVED = {
    Verb.SUBMIT: "Submitted: it waits for review.",
    Verb.APPROVE: "Approved: it is ready to be published.",
    Verb.SEND_BACK: "Sent back: it is a draft again.",
    Verb.HOLD: "Put on hold until someone releases it.",
    Verb.RELEASE: "Released: it waits for review.",
    Verb.SPIKE: "Spiked. It can be taken off the spike again.",
    Verb.RESTORE: "Taken off the spike: it is a draft again.",
}


# Shows the form of a saved story once more, under a status.
Again = Callable[[HttpRequest, Article, int], HttpResponse]


@dataclass(frozen=True)
class Press:
    """A button pressed: of which story, by whom, when, with which fields."""

    article: Article
    by: User
    at: datetime
    fields: QueryDict

    @property
    def told(self) -> dict[str, Any]:
        """Return what every verb of publishing is told."""
        return {"by": self.by, "via": VIA, "at": self.at}


def perform(request: HttpRequest, article: Article, *, at: datetime) -> int | None:
    """Do what the button asks that was pressed, and say so; returns the status where it was refused."""
    name = pressed(request)
    if name is None:
        return None
    try:
        said = _ACTS[name](Press(article, who(request), at, request.POST))
    except REFUSALS as refusal:
        undone = "published" if name == "_publish" else "done"
        messages.error(request, f"Saved, but not {undone}. {sentence(refusal)}")
        return status_of(refusal)
    messages.success(request, said)
    return None


def _merged(request: HttpRequest, merged: str) -> int | None:
    """Tell an author what came into their story; what they have not read is not passed on."""
    asked = pressed(request)
    if asked:
        undone = "published" if "_publish" in request.POST else "done"
        merged = (
            f"Saved, but not {undone}. {merged} Read the story as it is now, then press the button again."
        )
    messages.warning(request, merged)
    return CANNOT_NOW if asked else None


def _remember(request: HttpRequest, article: Article, *, undone: bool) -> None:
    # What was asked and is not done yet stands in the form again; what was done may have changed it.
    starts = ("publish-", "desk-") if undone else ("publish-",)
    asked = {key: value for key, value in request.POST.items() if key.startswith(starts)}
    if not undone and pressed(request) in _MOVES_THE_MOMENT:
        asked = {key: value for key, value in asked.items() if not key.startswith(_MOMENT)}
    if any(asked.get(name) for name in _WORTH_KEEPING):
        request.session[ASKED] = {"article": article.pk, "fields": asked}


def pressed(request: HttpRequest) -> str | None:
    """Name the button that asks for more than a save."""
    return next((name for name in _ACTS if name in request.POST), None)


def answer(
    request: HttpRequest, article: Article, *, at: datetime, merged: str, again: Again, saved: str
) -> HttpResponse:
    """Do what was asked beside the save, and answer: with the form again, or with what a preview needs.

    What is refused is said on the form, which shows what was saved, under the status of the refusal. A form
    that no longer shows what was saved is sent anew. `saved` is what is said of the save itself.
    """
    asked = pressed(request)
    status = _merged(request, merged) if merged else perform(request, article, at=at)
    if status or merged or asked != "_publish":
        _remember(request, article, undone=bool(status or merged))
    if status:
        return again(request, article, status)
    if "_preview" in request.POST:
        return _to_preview(request, article, to_a_script=not merged)
    if asked is None:
        messages.success(request, saved)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _to_preview(request: HttpRequest, article: Article, *, to_a_script: bool) -> HttpResponse:
    form, preview, keep = (
        reverse(f"admin:articles_article_{name}", args=[article.pk]) for name in ("change", "preview", "keep")
    )
    if to_a_script and request.headers.get("Accept") == "application/json":
        return JsonResponse({"version": article.version, "form": form, "preview": preview, "keep": keep})
    see = format_html('<a href="{}">See it as readers will</a>', preview)
    messages.success(request, format_html("Saved. {}", see))
    return HttpResponseRedirect(form)


def _publish(press: Press) -> str:
    article, by, at = press.article, press.by, press.at
    if not by.has_perm(PUBLISH, article):
        raise NotAllowed(article, Verb.PUBLISH, by)
    form = PublishForm(press.fields)
    form.must_be_valid()
    live = live_text(article, at=at)
    starts = form.starts
    if live and live.revision.number == article.version and not starts and not form.cleaned_data["note"]:
        return "Readers have exactly this already."
    told = {"consent": form.consent(), **press.told}
    announcement = form.announcement(article, at=at)
    if starts:
        given = schedule.schedule(article, announcement, starts=starts, **told)
        return format_html("Scheduled for {}.", exact(given.live_from))
    edition = moves.change(article, announcement, **told) if live else moves.publish(article, **told)
    see = format_html('<a href="{}">See it as a reader</a>', edition.address.path)
    return format_html("{} {}", _SAID[Change(edition.change)], see)


def _move(press: Press) -> str:
    verb = next((verb for verb in MOVED if verb.value == press.fields["_move"]), None)
    if verb is None:
        raise ValidationError("That is none of the moves of a story.")
    desk_moves.move(press.article, verb, reason=AsideForm(press.fields).asked("reason"), **press.told)
    return MOVED[verb]


def _assign(press: Press) -> str:
    to = press.by if press.fields["_assign"] == "me" else AsideForm(press.fields).asked("assign_to")
    desk_moves.assign(press.article, to, **press.told)
    if to == press.by:
        return "You have it now."
    return f"{name_of(to)} has it now." if to else "Nobody has it now."


def _cancel(press: Press) -> str:
    edition = schedule.cancel(press.article, **press.told)
    return format_html("Cancelled: nothing happens at {} any more.", exact(edition.live_from))


def _end(press: Press) -> str:
    ends = AsideForm(press.fields).asked("ends")
    schedule.expire(press.article, ends=ends, **press.told)
    return format_html("It ends at {}.", exact(ends)) if ends else "It stays: it has no end any more."


def _embargo(press: Press) -> str:
    until = AsideForm(press.fields).asked("embargo")
    if until is None:
        raise ValidationError("Say until when the embargo holds; to end it, lift it.")
    if until <= press.at:
        raise ValidationError("That moment has passed: an embargo holds until a later one.")
    embargo.set_embargo(press.article, until, **press.told)
    return format_html("Under embargo until {}. It publishes nothing by itself.", exact(until))


def _lift(press: Press) -> str:
    embargo.lift_embargo(press.article, **press.told)
    return "The embargo is lifted."


_ACTS: dict[str, Callable[[Press], str]] = {
    "_publish": _publish,
    "_move": _move,
    "_assign": _assign,
    "_cancel": _cancel,
    "_end": _end,
    "_embargo": _embargo,
    "_lift": _lift,
}
