"""Hair, hats and glasses for the portraits: what lies behind the head, and what lies over it."""

from articles.demo.drawings.shapes import outline, smooth
from articles.demo.drawings.sheet import DARK, LIGHT, PAPER, Point, Sheet, Tones

# Outlines behind the head, drawn before the shoulders or the face.
BEHIND: dict[str, list[Point]] = {
    "bob": outline("400,150 520,190 556,320 548,500 470,520 330,520 252,500 244,320 280,190"),
    "long": outline("400,146 526,190 566,330 580,560 560,700 240,700 220,560 234,330 274,190"),
    "wild": outline(
        "400,110 520,130 600,230 590,330 630,430 560,540 470,520 330,520 240,540 170,430 "
        "210,330 200,230 280,130"
    ),
    "plait": outline("400,150 514,186 540,300 520,420 280,420 260,300 286,186"),
    "fringe": outline("400,146 524,186 560,330 566,580 480,560 320,560 234,580 240,330 276,186"),
    "ponytail": outline("470,170 590,190 650,320 640,470 590,560 570,430 540,300"),
    "curls": outline("400,120 520,140 566,240 560,340 500,380 300,380 240,340 234,240 280,140"),
}

# Outlines over the head, drawn after the face.
OVER: dict[str, list[Point]] = {
    "bob": outline("300,400 280,300 310,200 400,164 490,200 520,300 500,400 488,300 440,252 360,262 318,310"),
    "bun": outline("292,330 290,230 340,178 400,166 460,178 510,230 508,330 486,262 400,228 314,262"),
    "long": outline(
        "288,420 276,290 312,194 400,160 488,194 524,290 512,420 496,300 420,214 400,208 380,214 304,300"
    ),
    "crop": outline("290,310 286,230 330,172 400,156 470,172 514,230 510,310 488,250 400,232 312,250"),
    "plait": outline(
        "294,350 282,250 330,178 400,162 470,178 518,250 506,350 488,268 412,212 388,212 312,268"
    ),
    "wild": outline(
        "296,380 262,290 290,190 360,150 440,146 516,190 540,290 504,380 496,290 430,250 "
        "380,262 330,240 308,300"
    ),
    "fringe": outline("290,400 272,290 312,190 400,158 488,190 528,290 510,400 502,296 400,288 298,296"),
    "ponytail": outline("292,320 284,240 330,176 400,160 480,178 520,250 508,320 488,250 420,214 320,256"),
    "curls": outline(
        "292,320 276,250 320,180 400,156 480,180 524,250 508,320 490,262 440,246 400,256 360,246 310,262"
    ),
}


def draw_behind(sheet: Sheet, style: str, tones: Tones) -> None:
    """Draw what of the hair lies behind head and shoulders."""
    if style in BEHIND:
        sheet.shape(smooth(BEHIND[style]), tones)
    if style == "bun":
        sheet.disc(400, 150, 66, tones)
    if style == "curls":
        for x, y in ((262, 200), (320, 140), (400, 116), (480, 140), (538, 200), (556, 290), (244, 290)):
            sheet.disc(x, y, 52, tones)


def draw_over(sheet: Sheet, style: str, tones: Tones) -> None:
    """Draw what of the hair, or the hat, lies over the forehead."""
    if style in OVER:
        sheet.shape(smooth(OVER[style]), tones)
    if style in _EXTRAS:
        _EXTRAS[style](sheet, tones)


def _plait(sheet: Sheet, tones: Tones) -> None:
    for number in range(8):
        x = 520 + (9 if number % 2 else -9)
        sheet.oval((x - 36, 396 + number * 46, x + 36, 462 + number * 46), tones)
    sheet.bar(494, 762, 56, 18, LIGHT)


def _bald(sheet: Sheet, tones: Tones) -> None:
    for side in (-1, 1):
        tuft = [(400 + side * x, y) for x, y in outline("98,250 124,262 132,340 112,384 102,330")]
        sheet.shape(smooth(tuft), tones)


def _skullcap(sheet: Sheet, tones: Tones) -> None:
    for side in (-1, 1):
        tuft = [(400 + side * x, y) for x, y in outline("92,222 122,252 128,330 108,352 100,280")]
        sheet.shape(smooth(tuft), (0.15, 0, 0.35))
    cap = outline("300,236 330,182 400,158 470,182 500,236 400,214")
    sheet.shape(smooth(cap), tones)


def _cap(sheet: Sheet, tones: Tones) -> None:
    crown = outline("270,230 262,160 330,122 400,112 470,122 538,160 530,230 400,206")
    sheet.shape(smooth(crown), PAPER)
    sheet.shape(smooth(outline("282,226 400,200 518,226 516,266 400,240 284,266")), tones)
    sheet.shape(smooth(outline("290,262 400,238 510,262 486,306 400,284 314,306")), tones)
    sheet.disc(400, 196, 25, LIGHT)


def _wrap(sheet: Sheet, tones: Tones) -> None:
    cloth = outline("280,280 262,190 310,100 410,62 510,98 544,190 520,280 470,230 400,216 330,230")
    sheet.shape(smooth(cloth), tones)
    sheet.shape(smooth(outline("430,70 520,60 580,110 540,170 480,150")), tones)
    for first, last in (((292, 250), (470, 90)), ((330, 226), (520, 130)), ((280, 200), (400, 76))):
        sheet.line([first, last], 11, LIGHT)
    sheet.line([(290, 270), (400, 212), (512, 270)], 9, DARK)


_EXTRAS = {"plait": _plait, "bald": _bald, "skullcap": _skullcap, "cap": _cap, "wrap": _wrap}


def draw_glasses(sheet: Sheet, kind: str) -> None:
    """Draw round or wide glasses, or none."""
    if not kind:
        return
    for side in (-1, 1):
        x = 400 + side * 52
        if kind == "round":
            sheet.disc(x, 344, 39, (0.1, None, None))
            sheet.ring(x, 344, 43, 9, DARK)
        else:
            sheet.shape([(x - 46, 318), (x + 46, 318), (x + 38, 372), (x - 38, 372)], DARK)
            sheet.shape([(x - 34, 328), (x + 34, 328), (x + 28, 362), (x - 28, 362)], (0.15, 0, 0))
        sheet.line([(400 + side * 94, 334), (400 + side * 112, 328)], 8, DARK)
    sheet.line([(388, 338), (412, 338)], 9, DARK)
