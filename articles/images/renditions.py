"""Cutting a picture to the sizes readers need, around its focal point.

`docs/formats.md`, "Pictures", lists the shapes. No rendition is wider than its original, but each shape has
at least its smallest one.
"""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image as Pillow
from PIL import ImageOps

# shape: (width / height or None for the picture's own, widths in pixels)
SHAPES: dict[str, tuple[float | None, tuple[int, ...]]] = {
    "whole": (None, (480, 960, 1600)),
    "wide": (3 / 2, (320, 640, 1200)),
    "square": (1.0, (96, 192)),
}
# file ending: (Pillow's format, its options); best first, as a <picture> lists them
FORMATS: dict[str, tuple[str, dict[str, int]]] = {
    "avif": ("AVIF", {"quality": 55, "speed": 8}),
    "webp": ("WEBP", {"quality": 76, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": 1, "progressive": 1}),
}


def available(shape: str, *, width: int, height: int) -> list[int]:
    """List the widths a picture of this size has in the shape, smallest first."""
    ratio, widths = SHAPES[shape]
    widest = width if ratio is None else min(width, int(height * ratio))
    return [step for step in widths if step <= widest] or [widths[0]]


def rendition_height(shape: str, *, width: int, height: int, wanted: int) -> int:
    """Return the height of the rendition that is `wanted` pixels wide."""
    ratio, _ = SHAPES[shape]
    return round(wanted / ratio if ratio else wanted * height / width)


def rendition_path(token: str, name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / token / name


def make_renditions(picture: Pillow.Image, *, token: str, focal: tuple[float, float]) -> int:
    """Write every rendition of an upright RGB picture; returns how many. Repeating overwrites."""
    made = 0
    for shape in SHAPES:
        for width in available(shape, width=picture.width, height=picture.height):
            made += _write(_cut(picture, shape, width, focal), token, f"{shape}-{width}")
    return made


def _cut(picture: Pillow.Image, shape: str, width: int, focal: tuple[float, float]) -> Pillow.Image:
    height = rendition_height(shape, width=picture.width, height=picture.height, wanted=width)
    return ImageOps.fit(picture, (width, max(1, height)), method=Pillow.Resampling.LANCZOS, centering=focal)


def _write(cut: Pillow.Image, token: str, stem: str) -> int:
    for ending, (name, options) in FORMATS.items():
        encoded = BytesIO()
        cut.save(encoded, name, **options)
        path = rendition_path(token, f"{stem}.{ending}")
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed, so that a reader never gets half a picture.
        part = path.with_suffix(".part")
        part.write_bytes(encoded.getvalue())
        part.replace(path)
    return len(FORMATS)
