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
from articles.admin.site import page
from articles.models import Article, Change
from articles.publishing import desk_moves, embargo, four_eyes, moves, schedule, takedowns, workflow
from articles.publishing.editions import live_edition
from articles.publishing.rights import PUBLISH
from articles.publishing.workflow import NotAllowed, Verb

# What publishing may answer instead of doing it; each says itself what is wrong, and what helps.
REFUSALS = (
    ValidationError,
    workflow.IllegalMove,
    workflow.NotAllowed,
    workflow.UnderLegalHold,
    moves.NotReadyToPublish,
    moves.AlreadyLive,
    moves.NotLive,
    moves.StillUnderEmbargo,
    moves.PendingChange,
    four_eyes.NeedsSecondPerson,
    schedule.NotInTheFuture,
    schedule.NothingScheduled,
    embargo.ScheduledBefore,
    takedowns.NothingToPutBack,
)
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


def sentence(refusal: Exception) -> str:
    """Say why something was not done."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, moves.NotReadyToPublish):
        return " ".join(refusal.reasons)
    return str(refusal)


def perform(request: HttpRequest, article: Article, *, at: datetime) -> Exception | None:
    """Do what the button asks that was pressed, and say so; returns why it was refused."""
    name = pressed(request)
    if name is None:
        return None
    try:
        said = _ACTS[name](Press(article, who(request), at, request.POST))
    except REFUSALS as refusal:
        undone = "published" if name == "_publish" else "done"
        if not isinstance(refusal, NotAllowed):  # whose page says it itself
            messages.error(request, f"Saved, but not {undone}. {sentence(refusal)}")
        return refusal
    messages.success(request, said)
    return None


def say_merged(request: HttpRequest, merged: str) -> None:
    """Tell an author what came into their story; what they have not read is not passed on."""
    if pressed(request):
        undone = "published" if "_publish" in request.POST else "done"
        merged = (
            f"Saved, but not {undone}. {merged} Read the story as it is now, then press the button again."
        )
    messages.warning(request, merged)


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


def answer(request: HttpRequest, article: Article, *, at: datetime, merged: str = "") -> HttpResponse:
    """Do what was asked beside the save, and answer: with the form again, or with what a preview needs.

    A form that no longer shows what was saved is sent anew.
    """
    refusal = None
    if merged:
        say_merged(request, merged)
    else:
        refusal = perform(request, article, at=at)
    form = reverse("admin:articles_article_change", args=[article.pk])
    undone = bool(refusal or merged)
    if undone or "_publish" not in request.POST:
        _remember(request, article, undone=undone)
    if isinstance(refusal, NotAllowed):
        context = {"article": article, "sentence": sentence(refusal)}
        return page(
            request, "admin/articles/article/not_allowed.html", "Not yours to do", context, status=403
        )
    if "_preview" in request.POST:
        preview = reverse("admin:articles_article_preview", args=[article.pk])
        if not merged and request.headers.get("Accept") == "application/json":
            keep = reverse("admin:articles_article_keep", args=[article.pk])
            return JsonResponse({"version": article.version, "form": form, "preview": preview, "keep": keep})
        see = format_html('<a href="{}">See it as readers will</a>', preview)
        messages.success(request, format_html("Saved. {}", see))
    elif pressed(request) is None:
        messages.success(request, "Saved. Readers do not see it until it is published.")
    return HttpResponseRedirect(form)


def _publish(press: Press) -> str:
    article, by, at = press.article, press.by, press.at
    if not by.has_perm(PUBLISH, article):
        raise NotAllowed(article, Verb.PUBLISH, by)
    form = PublishForm(press.fields)
    form.must_be_valid()
    live = live_edition(article, at=at)
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
