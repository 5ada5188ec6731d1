"""The grain of the press: stippled half-tones, and small flaws where the ink did not take."""

from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter

from articles.demo.drawings.chance import seeded

STIPPLE = 0.32
FLAWS = 0.55


def grained(plate: Image.Image, *, seed: int) -> Image.Image:
    """Return the plate as the press would print it; the same seed gives the same grain."""
    noise = _noise(plate.size, seed)
    dotted = ImageChops.add(plate, noise, scale=1, offset=-255).point(
        [min(255, value * 4) for value in range(256)]
    )
    toned = Image.blend(plate, dotted, STIPPLE)
    return ImageChops.multiply(toned, _flaws(plate.size, seed % 10))


@lru_cache(maxsize=4)
def _noise(size: tuple[int, int], seed: int) -> Image.Image:
    """Even noise of every value, in dots somewhat larger than a pixel."""
    small = size[0] * 2 // 3, size[1] * 2 // 3
    dots = Image.frombytes("L", small, seeded(seed).randbytes(small[0] * small[1]))
    return dots.resize(size, Image.Resampling.BILINEAR)


@lru_cache(maxsize=8)
def _flaws(size: tuple[int, int], seed: int) -> Image.Image:
    """White where the ink takes; a little grey in scattered flecks and broad faint clouds."""
    random = seeded(seed)
    flecks = Image.frombytes("L", size, random.randbytes(size[0] * size[1]))
    flecks = flecks.filter(ImageFilter.GaussianBlur(1.2)).point([_fleck(value) for value in range(256)])
    small = size[0] // 60, size[1] // 60
    clouds = Image.frombytes("L", small, random.randbytes(small[0] * small[1])).resize(
        size, Image.Resampling.BICUBIC
    )
    return ImageChops.multiply(flecks, clouds.point([236 + value * 19 // 255 for value in range(256)]))


def _fleck(value: int) -> int:
    return 255 if value < 165 else round(255 * (1 - FLAWS * min(1.0, (value - 165) / 15)))
