"""Pictures in the formats, sizes and crops that renditions come in."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.images.renditions import FORMATS, available, rendition_height

register = template.Library()

Picture = dict[str, Any]
TYPES = {"avif": "image/avif", "webp": "image/webp"}
# How wide a picture is set, by the place it has on a page.
SIZES = {
    "lead": "(min-width: 80rem) 60rem, (min-width: 62rem) calc(100vw - 22rem), calc(100vw - 2rem)",
    "tall": "(min-width: 32rem) 30rem, calc(100vw - 2rem)",
    "body": "(min-width: 62rem) 44rem, calc(100vw - 2rem)",
    "page": "(min-width: 80rem) 80rem, calc(100vw - 2rem)",
    "top": "(min-width: 80rem) 39rem, (min-width: 62rem) 50vw, calc(100vw - 2rem)",
    "second": "(min-width: 62rem) 18rem, (min-width: 44rem) 46vw, calc(100vw - 2rem)",
    "strip": "(min-width: 62rem) 30rem, (min-width: 44rem) 50vw, calc(100vw - 2rem)",
    "row": "(min-width: 62rem) 15rem, (min-width: 44rem) 12rem, 6.5rem",
    "portrait": "9rem",
    "small": "5.5rem",
}


@register.simple_tag
def picture(shown: Picture, shape: str, place: str, *, first: bool = False) -> SafeString:
    """Set a picture in a shape, sized for its place; `first` is the one a reader waits for."""
    widths = available(shape, width=shown["width"], height=shown["height"])
    sizes = SIZES[place]
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((TYPES[form], _srcset(shown, shape, widths, form), sizes) for form in FORMATS if form in TYPES),
    )
    return format_html("<picture>{}{}</picture>", sources, _image(shown, shape, widths, sizes, first=first))


def _image(shown: Picture, shape: str, widths: list[int], sizes: str, *, first: bool) -> SafeString:
    width = widths[-1]
    height = rendition_height(shape, width=shown["width"], height=shown["height"], wanted=width)
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}>',
        _address(shown, shape, widths[len(widths) // 2], "jpg"),
        _srcset(shown, shape, widths, "jpg"),
        sizes,
        width,
        height,
        shown["alt"],
        SafeString('fetchpriority="high"' if first else 'loading="lazy" decoding="async"'),
    )


def _srcset(shown: Picture, shape: str, widths: list[int], form: str) -> str:
    return ", ".join(f"{_address(shown, shape, width, form)} {width}w" for width in widths)


def _address(shown: Picture, shape: str, width: int, form: str) -> str:
    return f"/media/{shown['token']}/{shape}-{width}.{form}"
