"""Cutting a picture to the sizes readers need, around its focal point.

`docs/formats.md`, "Pictures", lists the shapes. No rendition is wider than its original, but each shape has
at least its smallest one.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image as Pillow
from PIL import ImageOps

# shape: (width / height or None for the picture's own, widths in pixels)
SHAPES: dict[str, tuple[float | None, tuple[int, ...]]] = {
    "whole": (None, (480, 800, 1280)),
    "wide": (3 / 2, (360, 800, 1200)),
    "square": (1.0, (96, 192)),
}
# file ending: (Pillow's format, its options); best first, as a <picture> lists them
FORMATS: dict[str, tuple[str, dict[str, int]]] = {
    "avif": ("AVIF", {"quality": 52, "speed": 9}),
    "webp": ("WEBP", {"quality": 76, "method": 2}),
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


def discard(token: str) -> None:
    """Take away every file of a picture that was not kept after all."""
    shutil.rmtree(rendition_path(token, ""), ignore_errors=True)


def remove(token: str) -> None:
    """Take away every file of a picture; one that is gone is no error. Raises OSError where that fails."""
    if not Path(settings.MEDIA_ROOT).is_dir():
        raise FileNotFoundError(f"MEDIA_ROOT, {settings.MEDIA_ROOT}, is not there.")
    if has_files(token):
        shutil.rmtree(rendition_path(token, ""))


def has_files(token: str) -> bool:
    """Tell whether anything stands where the files of a picture are kept."""
    return os.path.lexists(rendition_path(token, ""))


def make_renditions(picture: Pillow.Image, *, token: str, focal: tuple[float, float]) -> int:
    """Write every rendition of an upright RGB picture; returns how many. Repeating overwrites."""
    size = {"width": picture.width, "height": picture.height}
    cuts = [(shape, width) for shape in SHAPES for width in available(shape, **size)]
    rendition_path(token, "").mkdir(parents=True, exist_ok=True)

    def write(cut: tuple[str, int]) -> int:
        return _write(_cut(picture, *cut, focal), rendition_path(token, f"{cut[0]}-{cut[1]}"))

    # Encoders release the interpreter's lock, so threads use every core. One thread has a cut to itself,
    # because Pillow keeps the options of a save in the picture.
    with ThreadPoolExecutor() as encoders:
        return sum(encoders.map(write, reversed(cuts)))


def _cut(picture: Pillow.Image, shape: str, width: int, focal: tuple[float, float]) -> Pillow.Image:
    height = rendition_height(shape, width=picture.width, height=picture.height, wanted=width)
    return ImageOps.fit(picture, (width, max(1, height)), method=Pillow.Resampling.LANCZOS, centering=focal)


def _write(cut: Pillow.Image, stem: Path) -> int:
    for ending, (name, options) in FORMATS.items():
        encoded = BytesIO()
        cut.save(encoded, name, **options)
        # Written aside and renamed, so that a reader never gets half a picture.
        part = stem.with_suffix(f".{ending}.part")
        part.write_bytes(encoded.getvalue())
        part.replace(stem.with_suffix(f".{ending}"))
    return len(FORMATS)
