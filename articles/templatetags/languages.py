"""Marking words that are in another language than the page."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "ckb", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})


@register.filter
def unless_ours(language: str) -> SafeString:
    """Give the attributes of an element in the language, or none when it is the site's own."""
    return SafeString("") if language == settings.SITE_LANGUAGE else in_language(language)


@register.filter
def ours_within(language: str) -> SafeString:
    """Give the attributes of an element in the site's own language inside one that is in another."""
    return SafeString("") if language == settings.SITE_LANGUAGE else in_language(settings.SITE_LANGUAGE)


@register.filter
def in_language(language: str) -> SafeString:
    """Give the attributes of an element in the language, with the direction it is written in."""
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def direction(language: str) -> str:
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
