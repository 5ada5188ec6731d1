"""Declaring what a view needs. The declaration is also the guard: a view declared is a view guarded."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse

View = Callable[..., HttpResponseBase]
Find = Callable[..., Model | None]

PUBLIC = "public"  # anybody
STAFF = "staff"  # whoever may come to the desk
NOBODY = "nobody"  # an address that only says no
READING = ("GET", "HEAD")


class RightMissing(PermissionDenied):
    """Who asks lacks a permission, anywhere or for this thing."""

    def __init__(self, sentence: str, permission: str) -> None:
        self.permission = permission
        super().__init__(sentence)


@dataclass(frozen=True)
class Need:
    """What an address asks: `see` of who reads it, `act` of who sends to it, of the thing `of` finds."""

    see: str
    act: str
    of: Find | None
    methods: tuple[str, ...]

    def admits(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Raise PermissionDenied, or Http404 where the thing is not to be seen; else return."""
        asked = self.see if request.method in READING else self.act
        if asked == NOBODY:
            raise PermissionDenied("Nobody can do this here.")
        if asked in (PUBLIC, STAFF):
            return
        if not request.user.has_perm(asked):
            raise RightMissing("Your role does not allow this. Ask who keeps the accounts.", asked)
        thing = self.of(request, *args, **kwargs) if self.of else None
        if thing is not None and not request.user.has_perm(asked, thing):
            raise RightMissing("Your role does not allow this here. Ask an editor of the section.", asked)


def needs(
    see: str, act: str | None = None, *, of: Find | None = None, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[View], View]:
    """Say what a view needs: a level above, or a permission; `act` where sending needs another one.

    `of` finds the thing asked about, from the request and what the address holds. It raises Http404 for what
    one may not even see, so that this is answered as what never was. Other methods than named get 405.
    """
    allowed = (*methods, "HEAD") if "GET" in methods else methods
    need = Need(see, see if act is None else act, of, allowed)

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in need.methods:
                return HttpResponseNotAllowed(need.methods)
            if need.see != PUBLIC and not (request.user.is_active and request.user.is_staff):
                return redirect_to_login(request.get_full_path(), reverse("admin:login"))
            need.admits(request, *args, **kwargs)
            return view(request, *args, **kwargs)

        guarded.needs = need  # type: ignore[attr-defined]
        return guarded

    return declare


def need_of(view: View) -> Need | None:
    """Return what a view has declared."""
    declared: Need | None = getattr(view, "needs", None)
    return declared
