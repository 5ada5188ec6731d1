"""A sheet to draw on: one plate per ink, printed over each other with grain and a slight misfit."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil, cos, floor, radians, sin

from PIL import Image, ImageChops, ImageDraw

from articles.demo.drawings import grain
from articles.demo.drawings.inks import Palette

Point = tuple[float, float]
Tones = tuple[float | None, float | None, float | None]

WIDTH, HEIGHT = 1920, 1280
OVERSIZE = 2
EDGE_OF_GRADIENT = (
    78  # Pillow's round gradient ends in the corners; beside the centre it is still this bright
)
MISFIT = ((-2, 1), (2, -1), (0, 0))

PAPER: Tones = (0, 0, 0)
LIGHT: Tones = (1, 0, 0)
MIDDLE: Tones = (0, 1, 0)
DARK: Tones = (0, 0, 1)


class Sheet:
    """Draw in units of the finished picture; a tone of None leaves that ink as it is."""

    def __init__(self, palette: Palette, *, seed: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        self.palette = palette
        self.seed = seed
        self.size = size
        self._tilt: tuple[float, Point] = (0, (0, 0))
        self._large = (size[0] * OVERSIZE, size[1] * OVERSIZE)
        self.plates = [Image.new("L", self._large) for _ in palette.inks]

    @contextmanager
    def tilted(self, degrees: float, about: Point) -> Iterator[None]:
        """Turn the polygons and lines drawn inside clockwise about a point."""
        self._tilt = radians(degrees), about
        yield
        self._tilt = (0, (0, 0))

    def shape(self, points: Iterable[Point], tones: Tones) -> None:
        corners = self._placed(points)
        for pen, value in self._pens(tones):
            pen.polygon(corners, fill=value)

    def line(self, points: Iterable[Point], width: float, tones: Tones) -> None:
        corners = self._placed(points)
        for pen, value in self._pens(tones):
            pen.line(corners, fill=value, width=max(1, round(width * OVERSIZE)), joint="curve")

    def bar(self, x: float, y: float, width: float, height: float, tones: Tones) -> None:
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], tones)

    def oval(self, box: tuple[float, float, float, float], tones: Tones) -> None:
        large = [side * OVERSIZE for side in box]
        for pen, value in self._pens(tones):
            pen.ellipse(large, fill=value)

    def disc(self, x: float, y: float, radius: float, tones: Tones) -> None:
        self.oval((x - radius, y - radius, x + radius, y + radius), tones)

    def ring(
        self,
        x: float,
        y: float,
        radius: float,
        width: float,
        tones: Tones,
        *,
        start: float = 0,
        end: float = 360,
    ) -> None:
        large = [side * OVERSIZE for side in (x - radius, y - radius, x + radius, y + radius)]
        for pen, value in self._pens(tones):
            pen.arc(large, start, end, fill=value, width=max(1, round(width * OVERSIZE)))

    def wash(
        self, ink: int, top: float, bottom: float, *, start: float = 0, end: float | None = None
    ) -> None:
        """Lay a band of one ink across the sheet, changing from `top` to `bottom`."""
        height = self.size[1] if end is None else end
        self.shade([(0, start), (self.size[0], start), (self.size[0], height), (0, height)], ink, top, bottom)

    def shade(
        self, points: Sequence[Point], ink: int, first: float, last: float, *, across: bool = False
    ) -> None:
        """Fill a shape with one ink that changes from its first edge to its last."""
        corners = self._placed(points)
        left, top = floor(min(x for x, _ in corners)), floor(min(y for _, y in corners))
        right, bottom = ceil(max(x for x, _ in corners)), ceil(max(y for _, y in corners))
        size = max(1, right - left), max(1, bottom - top)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in corners], fill=255)
        self.plates[ink].paste(_gradient(first, last, size, across=across), (left, top), mask)

    def glow(self, x: float, y: float, radius: float, ink: int, tone: float) -> None:
        """Add one ink in a soft round patch; a negative tone takes ink away."""
        side = round(radius * 2 * OVERSIZE)
        patch = ImageChops.invert(Image.radial_gradient("L")).resize((side, side))
        falloff = [max(0.0, (value - EDGE_OF_GRADIENT) / (255 - EDGE_OF_GRADIENT)) for value in range(256)]
        patch = patch.point([round(share * share * 255 * abs(tone)) for share in falloff])
        corner = round((x - radius) * OVERSIZE), round((y - radius) * OVERSIZE)
        area = Image.new("L", self._large)
        area.paste(patch, corner)
        change = ImageChops.add if tone > 0 else ImageChops.subtract
        self.plates[ink] = change(self.plates[ink], area)

    def printed(self) -> Image.Image:
        """Lay the inks over the paper, lightest first."""
        picture = Image.new("RGB", self.size, self.palette.paper)
        for number, (plate, ink) in enumerate(zip(self.plates, self.palette.inks, strict=True)):
            cover = grain.grained(plate.reduce(OVERSIZE), seed=self.seed * 10 + number)
            cover.paste(cover.copy(), MISFIT[number])
            inked = ImageChops.multiply(picture, Image.new("RGB", self.size, ink))
            picture = Image.composite(inked, picture, cover)
        return picture

    def _placed(self, points: Iterable[Point]) -> list[Point]:
        angle, (x0, y0) = self._tilt
        turn, lean = cos(angle), sin(angle)
        return [
            (
                (x0 + (x - x0) * turn - (y - y0) * lean) * OVERSIZE,
                (y0 + (x - x0) * lean + (y - y0) * turn) * OVERSIZE,
            )
            for x, y in points
        ]

    def _pens(self, tones: Tones) -> list[tuple[ImageDraw.ImageDraw, int]]:
        return [
            (ImageDraw.Draw(plate), round(tone * 255))
            for plate, tone in zip(self.plates, tones, strict=True)
            if tone is not None
        ]


def _gradient(first: float, last: float, size: tuple[int, int], *, across: bool) -> Image.Image:
    ramp = Image.linear_gradient("L").rotate(90) if across else Image.linear_gradient("L")
    values = [round((first + (last - first) * step / 255) * 255) for step in range(256)]
    return ramp.point(values).resize(size)
