"""Portraits: plain busts without features, told apart by hue, hair, hat, glasses and collar."""

from dataclasses import dataclass

from articles.demo.drawings import hair
from articles.demo.drawings.inks import Palette, palette
from articles.demo.drawings.shapes import outline, smooth
from articles.demo.drawings.sheet import DARK, LIGHT, MIDDLE, PAPER, Point, Sheet, Tones

SIDE = 800
FAIR: Tones = (0.22, 0.06, 0)
WARM: Tones = (0.75, 0.12, 0)
BROWN: Tones = (0.7, 0.55, 0.12)
DEEP: Tones = (0.5, 0.7, 0.5)
GREY: Tones = (0.1, 0, 0.28)
WHITE: Tones = PAPER


@dataclass(frozen=True)
class Sitter:
    palette: Palette
    skin: Tones
    hair: str
    hair_tones: Tones = DARK
    collar: str = "jacket"
    glasses: str = ""
    beard: bool = False
    ground: str = "disc"


CORAL = palette("f8eee2", "f2ab90", "d8553f", "43232f")
TEAL = palette("f2f0e4", "9ccac3", "2c8486", "143440")
OCHRE = palette("f8f0da", "efc163", "c98420", "43301c")
PLUM = palette("f6ece8", "d9a9bd", "9a4a78", "33204a")
MOSS = palette("f3f1de", "b9c98a", "66894a", "27351f")
COBALT = palette("eef0ec", "a3bbdd", "3d67b0", "1b2450")
BRICK_RED = palette("f8ece2", "e9a184", "b8432f", "35211f")
SLATE = palette("f1f0ea", "b6c3c9", "5f7c8c", "1f2c3a")
ROSE = palette("f9eee8", "f4b3b4", "d75a72", "472339")
OLIVE = palette("f4f0da", "d6c66c", "8c8a34", "2f2f1d")
VIOLET = palette("f1edf0", "c0b2dd", "7560b3", "291f4f")
AQUA = palette("eef3ec", "98d3d6", "2390a5", "17304f")
SAFFRON = palette("fbf0de", "fbb86b", "e5762c", "4a2420")
PINE = palette("eff1e6", "9cc3a6", "33775a", "17302b")
SAND = palette("f7efe2", "dcc3a0", "a9814f", "3a2d26")

SITTERS = {
    "aasen": Sitter(SLATE, (0.35, 0.08, 0), "bob", (0.5, 0.9, 0.15), collar="roll"),
    "arkadyeva": Sitter(ROSE, FAIR, "bun", WHITE, collar="scarf", glasses="round", ground="deep"),
    "balan": Sitter(SAFFRON, BROWN, "long", DARK, collar="sash", ground="arch"),
    "crane_osei": Sitter(CORAL, DEEP, "crop", DARK, collar="jacket", glasses="wide"),
    "havranek": Sitter(
        OLIVE, FAIR, "bald", GREY, collar="waistcoat", glasses="round", beard=True, ground="deep"
    ),
    "huenchuman": Sitter(COBALT, WARM, "plait", DARK, collar="roll", ground="night"),
    "adeyinka_clarke": Sitter(BRICK_RED, DEEP, "bun", DARK, collar="bands", ground="split"),
    "javakhadze": Sitter(PLUM, FAIR, "wild", DARK, collar="scarf"),
    "kovacic_brand": Sitter(AQUA, (0.32, 0.1, 0), "ponytail", (0.3, 0.9, 0.3), collar="vest", ground="split"),
    "nguyen": Sitter(PINE, WARM, "bob", DARK, collar="jacket", glasses="wide", ground="arch"),
    "ouedraogo": Sitter(TEAL, DEEP, "wrap", MIDDLE, collar="coat"),
    "oyuunbileg": Sitter(VIOLET, WARM, "fringe", DARK, collar="deel", ground="arch"),
    "quispe": Sitter(OCHRE, BROWN, "skullcap", MIDDLE, collar="cassock", ground="disc"),
    "virtamo": Sitter(SAND, FAIR, "cap", DARK, collar="uniform", beard=True, ground="split"),
    "worku": Sitter(MOSS, DEEP, "curls", DARK, collar="vest", ground="disc"),
}

HEAD: list[Point] = outline("400,196 478,218 510,300 500,390 458,462 400,486 342,462 300,390 290,300 322,218")
SHOULDERS: list[Point] = outline("90,860 106,700 170,610 300,560 400,590 500,560 630,610 694,700 710,860")


def portrait(name: str) -> Sheet:
    """Return the sheet with the portrait of that sitter."""
    sitter = SITTERS[name]
    sheet = Sheet(sitter.palette, seed=70, size=(SIDE, SIDE))
    _ground(sheet, sitter.ground)
    hair.draw_behind(sheet, sitter.hair, sitter.hair_tones)
    _clothes(sheet, sitter)
    _face(sheet, sitter)
    hair.draw_over(sheet, sitter.hair, sitter.hair_tones)
    hair.draw_glasses(sheet, sitter.glasses)
    return sheet


def _ground(sheet: Sheet, kind: str) -> None:
    sheet.wash(0, 0.95, 0.6)
    if kind == "disc":
        sheet.disc(400, 360, 300, PAPER)
    elif kind == "arch":
        sheet.disc(400, 380, 290, (0.25, 0, 0))
        sheet.bar(110, 380, 580, 420, (0.25, 0, 0))
    elif kind == "split":
        sheet.shape([(0, 0), (470, 0), (250, SIDE), (0, SIDE)], (0.15, 0, 0))
    elif kind == "deep":
        sheet.wash(1, 0.9, 0.45)
    else:
        sheet.wash(1, 0.9, 0.3)
        for x, y in (
            (90, 110),
            (190, 260),
            (620, 90),
            (700, 250),
            (150, 430),
            (650, 400),
            (280, 90),
            (520, 60),
            (60, 300),
            (745, 130),
        ):
            sheet.disc(x, y, 6, PAPER)


def _shadowed(tones: Tones, amount: float) -> Tones:
    light, middle, dark = (tone or 0 for tone in tones)
    return min(1.0, light + amount), min(1.0, middle + amount * 0.7), min(1.0, dark + amount * 0.45)


def _face(sheet: Sheet, sitter: Sitter) -> None:
    neck = outline("346,430 454,430 462,560 400,622 338,560")
    sheet.shape(neck, _shadowed(sitter.skin, 0.3))
    for side in (-1, 1):
        sheet.oval((400 + side * 108 - 22, 310, 400 + side * 108 + 22, 376), _shadowed(sitter.skin, 0.12))
    sheet.shape(smooth(HEAD), sitter.skin)
    right = outline("404,200 478,218 510,300 500,390 458,462 404,484 440,400 420,330 446,270")
    sheet.shape(smooth(right), _shadowed(sitter.skin, 0.2))
    if sitter.beard:
        beard = outline(
            "292,340 322,400 362,408 400,398 438,408 478,400 508,340 502,430 462,500 400,528 338,500 298,430"
        )
        sheet.shape(smooth(beard), sitter.hair_tones)
        sheet.shape([(366, 428), (434, 428), (420, 442), (380, 442)], _shadowed(sitter.skin, 0.25))


def _clothes(sheet: Sheet, sitter: Sitter) -> None:
    cloth = {
        "jacket": DARK,
        "roll": MIDDLE,
        "scarf": DARK,
        "sash": MIDDLE,
        "waistcoat": (0.4, 0.3, 0.3),
        "bands": DARK,
        "vest": MIDDLE,
        "coat": PAPER,
        "deel": MIDDLE,
        "cassock": DARK,
        "uniform": DARK,
    }[sitter.collar]
    sheet.shape(smooth(SHOULDERS), cloth)
    sheet.shape(
        smooth(outline("470,570 560,580 660,640 700,720 712,860 520,860 560,700")),
        _shadowed(cloth, 0.22),
    )
    _COLLARS[sitter.collar](sheet)


def _jacket(sheet: Sheet) -> None:
    sheet.shape([(336, 556), (464, 556), (400, 730)], PAPER)
    sheet.shape(outline("330,548 300,570 330,700 398,810 396,740"), MIDDLE)
    sheet.shape(outline("470,548 500,570 470,700 402,810 404,740"), MIDDLE)


def _roll(sheet: Sheet) -> None:
    sheet.shape(smooth(outline("326,520 400,546 474,520 486,590 400,624 314,590")), LIGHT)
    sheet.line([(322, 556), (400, 584), (478, 556)], 6, MIDDLE)


def _scarf(sheet: Sheet) -> None:
    sheet.shape(
        smooth(outline("300,530 400,580 500,530 528,600 460,660 400,668 330,654 272,600")),
        MIDDLE,
    )
    sheet.shape([(420, 640), (500, 626), (540, 830), (430, 830)], MIDDLE)
    for shift in (0, 50, 100):
        sheet.line([(428 + shift * 0.1, 700 + shift), (524 + shift * 0.1, 690 + shift)], 9, LIGHT)


def _sash(sheet: Sheet) -> None:
    sheet.shape([(330, 560), (470, 560), (400, 660)], _shadowed(BROWN, 0.1))
    sheet.shape([(470, 548), (640, 610), (420, 830), (220, 830)], LIGHT)
    sheet.line([(476, 560), (232, 830)], 9, DARK)


def _waistcoat(sheet: Sheet) -> None:
    sheet.shape([(330, 556), (470, 556), (440, 830), (360, 830)], PAPER)
    for side in (-1, 1):
        sheet.shape([(400, 600), (400 + side * 62, 566), (400 + side * 62, 640)], MIDDLE)
    sheet.disc(400, 602, 15, DARK)


def _bands(sheet: Sheet) -> None:
    sheet.shape([(300, 552), (500, 552), (520, 830), (280, 830)], MIDDLE)
    sheet.shape([(330, 552), (470, 552), (450, 600), (350, 600)], PAPER)
    for side in (-1, 1):
        sheet.shape(
            [(400 + side * 4, 596), (400 + side * 34, 596), (400 + side * 52, 730), (400 + side * 10, 730)],
            PAPER,
        )


def _vest(sheet: Sheet) -> None:
    sheet.shape(smooth(outline("300,555 400,640 500,555 440,560 400,575 360,560")), PAPER)
    sheet.bar(280, 700, 240, 150, PAPER)
    sheet.bar(310, 730, 60, 90, DARK)
    sheet.bar(400, 730, 30, 90, DARK)


def _coat(sheet: Sheet) -> None:
    sheet.shape([(340, 556), (460, 556), (400, 700)], MIDDLE)
    sheet.shape(outline("330,548 262,590 340,690 388,820 396,700"), (0.2, 0, 0.05))
    sheet.shape(outline("470,548 538,590 460,690 412,820 404,700"), (0.35, 0, 0.1))


def _deel(sheet: Sheet) -> None:
    sheet.shape(smooth(outline("326,520 400,548 474,520 480,574 400,600 320,574")), LIGHT)
    sheet.line([(400, 590), (520, 640), (560, 720), (560, 830)], 22, LIGHT)
    for x, y in ((468, 616), (540, 676), (560, 750)):
        sheet.disc(x, y, 13, DARK)


def _cassock(sheet: Sheet) -> None:
    sheet.shape([(338, 530), (462, 530), (470, 586), (330, 586)], DARK)
    sheet.bar(374, 536, 52, 46, PAPER)
    sheet.line([(290, 580), (400, 740), (510, 580)], 7, LIGHT)
    sheet.bar(391, 724, 18, 84, LIGHT)
    sheet.bar(370, 748, 60, 17, LIGHT)


def _uniform(sheet: Sheet) -> None:
    sheet.shape([(340, 552), (460, 552), (400, 690)], PAPER)
    sheet.shape(outline("388,574 412,574 418,690 400,716 382,690"), DARK)
    for side in (-1, 1):
        sheet.shape(
            [
                (400 + side * 180, 604),
                (400 + side * 276, 654),
                (400 + side * 258, 686),
                (400 + side * 168, 632),
            ],
            LIGHT,
        )
        sheet.line([(400 + side * 66, 556), (400 + side * 90, 640), (400 + side * 12, 760)], 8, MIDDLE)


_COLLARS = {
    "jacket": _jacket,
    "roll": _roll,
    "scarf": _scarf,
    "sash": _sash,
    "waistcoat": _waistcoat,
    "bands": _bands,
    "vest": _vest,
    "coat": _coat,
    "deel": _deel,
    "cassock": _cassock,
    "uniform": _uniform,
}
