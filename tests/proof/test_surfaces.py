"""The list of public addresses is whole by construction."""

from typing import Any

import pytest
from django.test import Client
from django.urls import path
from django.utils import timezone

from articles.models import Address, Edition
from articles.models.address import ERASED, erased
from articles.proof import surfaces as proof
from articles.proof.surfaces import NobodyFills, patterns, surfaces
from articles.public.feeds import FORMS
from articles.public.home import home
from tests.proof.worlds import paper


class Surfaces:
    def test_cover_every_pattern_of_readers(self, db: None) -> None:
        paper(timezone.now())
        assert {surface.pattern for surface in surfaces()} == set(patterns())

    def test_lead_every_pattern_to_a_page(self, client: Client, db: None) -> None:
        paper(timezone.now())
        answered = {surface.pattern for surface in surfaces() if client.get(surface.path).status_code == 200}
        assert answered == set(patterns()) - {"public:media"}  # its rows have no file here

    def test_are_each_listed_once(self, db: None) -> None:
        paper(timezone.now())
        paths = [surface.path for surface in surfaces()]
        assert len(paths) == len(set(paths))

    def test_hold_former_addresses(self, db: None) -> None:
        paper(timezone.now())
        assert "/people/halina-brandt/" in {surface.path for surface in surfaces()}

    def test_leave_out_what_was_erased(self, live: Edition) -> None:
        """Where it stood, nobody knows any more, nor is anything there to ask."""
        Address.objects.filter(article=live.article).update(path=erased(live.address.path))
        assert not [surface for surface in surfaces() if surface.path.startswith(ERASED)]

    def test_can_be_sampled(self, db: None) -> None:
        paper(timezone.now())
        sampled = [surface.pattern for surface in surfaces(most=2)]
        assert max(sampled.count(pattern) for pattern in sampled) == 2
        assert set(sampled) == set(patterns())

    def test_have_every_form_of_feed(self) -> None:
        assert set(proof.FEEDS) == set(FORMS)

    def test_leave_the_desk_out(self) -> None:
        assert patterns()
        assert not [name for name in patterns() if name.startswith("admin")]

    def test_refuse_a_pattern_nobody_fills(self, db: None, monkeypatch: Any) -> None:
        monkeypatch.setattr(proof, "patterns", lambda: ["public:almanac"])
        with pytest.raises(NobodyFills, match="FILLS"):
            list(surfaces())

    def test_know_a_new_pattern_by_themselves(self, settings: Any) -> None:
        module = type("urls", (), {"urlpatterns": [path("almanac/", home, name="almanac")]})
        settings.ROOT_URLCONF = module
        assert patterns() == ["almanac"]
