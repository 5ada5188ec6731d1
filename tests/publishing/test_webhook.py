"""Webhooks: what is sent, how it is signed, and where it is never sent."""

import hashlib
import hmac
from collections.abc import Iterator
from typing import Any

import pytest

from articles.models import Effect
from articles.publishing import webhook
from articles.publishing.undeliverable import NotNeeded
from articles.publishing.webhook import NotTaken, post
from tests.publishing.receiver import Receiver, receiving


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with receiving() as listening:
        settings.WEBHOOKS = [listening.address]
        settings.WEBHOOKS_MAY_BE_PRIVATE = True
        settings.WEBHOOK_SECRET = "known to both"
        yield listening


def effect(target: str) -> Effect:
    return Effect(kind="webhook", key="webhook:1", target=target, payload={"verb": "published", "at": "…"})


class Post:
    def test_sends_the_act_with_its_key_and_a_signature(self, receiver: Receiver) -> None:
        post(effect(receiver.address))
        ((key, headers, body),) = receiver.arrived
        assert (key, receiver.payloads) == ("webhook:1", [{"verb": "published", "at": "…"}])
        mark = hmac.new(b"known to both", body, hashlib.sha256).hexdigest()
        assert headers["X-Newsroom-Signature"] == f"sha256={mark}"

    @pytest.mark.parametrize("status", [301, 404, 500])
    def test_takes_any_other_answer_for_a_failure(self, receiver: Receiver, status: int) -> None:
        receiver.answer = lambda key: status
        with pytest.raises(NotTaken, match=f"answered {status}"):
            post(effect(receiver.address))
        assert len(receiver.arrived) == 1  # no redirect is followed

    def test_gives_up_on_who_does_not_answer(
        self, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(webhook, "SECONDS", 0.05)
        receiver.seconds = 0.2
        with pytest.raises(TimeoutError):
            post(effect(receiver.address))

    def test_drops_what_is_for_an_address_no_longer_set(self, receiver: Receiver, settings: Any) -> None:
        settings.WEBHOOKS = []
        with pytest.raises(NotNeeded):
            post(effect(receiver.address))

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]"]
    )
    def test_refuses_private_addresses(self, settings: Any, host: str) -> None:
        settings.WEBHOOKS = [address := f"http://{host}:9/hook"]
        with pytest.raises(NotTaken, match="private network"):
            post(effect(address))

    def test_refuses_what_is_no_address_of_the_web(self, settings: Any) -> None:
        settings.WEBHOOKS = [address := "file:///etc/passwd"]
        with pytest.raises(NotTaken, match="no address of the web"):
            post(effect(address))
