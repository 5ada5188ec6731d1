"""Where a request comes from: nobody chooses their own address."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from articles.access.caller import address_of


def caller(peer: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return address_of(RequestFactory(headers=headers).get("/", REMOTE_ADDR=peer))


class AddressOf:
    def test_believes_no_header_unless_told_to(self) -> None:
        assert caller("192.0.2.1", "203.0.113.9") == "192.0.2.1"

    @pytest.mark.parametrize(
        ("proxies", "forwarded", "address"),
        [
            (1, "203.0.113.9", "203.0.113.9"),
            (1, "8.8.8.8, 203.0.113.9", "203.0.113.9"),  # the caller wrote 8.8.8.8
            (2, "8.8.8.8, 203.0.113.9, 192.0.2.7", "203.0.113.9"),
            (2, "203.0.113.9", "192.0.2.1"),  # it came past the proxies
            (1, "unknown", "192.0.2.1"),
            (1, None, "192.0.2.1"),
        ],
    )
    def test_reads_the_header_from_its_end(
        self, settings: Settings, proxies: int, forwarded: str | None, address: str
    ) -> None:
        settings.PROXIES = proxies
        assert caller("192.0.2.1", forwarded) == address

    def test_takes_a_network_of_ipv6_for_one_caller(self) -> None:
        assert caller("2001:db8:1:2::1") == caller("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
        assert caller("2001:db8:1:3::1") != caller("2001:db8:1:2::1")
        assert caller("::ffff:192.0.2.1") == "192.0.2.1"

    def test_is_empty_where_there_is_none(self) -> None:
        assert caller("") == ""
