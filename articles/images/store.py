"""Taking a picture in: checked, upright, with what its file says about itself."""

import hashlib
import secrets
import warnings
from datetime import datetime
from io import BytesIO
from pathlib import PurePath

from django.contrib.auth.models import User
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from articles.models import Image

from .renditions import make_renditions, rendition_path

LARGEST_FILE = 30 * 1024 * 1024
MOST_PIXELS = 60_000_000
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif", "TIFF": "tif"}

Pillow.MAX_IMAGE_PIXELS = MOST_PIXELS


class BadPicture(Exception):
    """The file cannot be taken in; the message says why and what would be accepted."""


def open_picture(data: bytes, *, name: str) -> tuple[Pillow.Image, str]:
    """Read a picture, turned upright, in RGB, and its file ending. Raises BadPicture."""
    if len(data) > LARGEST_FILE:
        raise BadPicture(f"{name} has {len(data) >> 20} MB; the limit is {LARGEST_FILE >> 20} MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture = Pillow.open(BytesIO(data), formats=list(ENDINGS))
            ending = ENDINGS[str(picture.format)]
            upright = ImageOps.exif_transpose(picture)
            return _flat(upright), ending
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError):
        raise BadPicture(f"{name} has more than {MOST_PIXELS // 1_000_000} million pixels.") from None
    except UnidentifiedImageError:
        raise BadPicture(f"{name} is no picture this site reads; send JPEG, PNG, WebP or AVIF.") from None
    except (OSError, ValueError, SyntaxError, ImageCms.PyCMSError) as error:
        raise BadPicture(f"{name} is damaged ({error}); export it again.") from None


def store(
    data: bytes,
    *,
    name: str,
    by: User | None,
    at: datetime,
    focal: tuple[float, float] = (0.5, 0.5),
    **words: str,
) -> Image:
    """Take a picture in and cut its renditions; the same file again returns the picture it already is.

    `words` are caption, credit, alt and rights. Raises BadPicture.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = Image.objects.filter(sha256=digest).order_by("pk").first()
    if known:
        return known
    picture, ending = open_picture(data, name=name)
    token = secrets.token_urlsafe(16)
    original = rendition_path(token, f"original.{ending}")
    original.parent.mkdir(parents=True)
    original.write_bytes(data)
    make_renditions(picture, token=token, focal=focal)
    return Image.objects.create(
        token=token,
        file=f"{token}/original.{ending}",
        width=picture.width,
        height=picture.height,
        focal_x=focal[0],
        focal_y=focal[1],
        original_name=name[:255],
        sha256=digest,
        created_at=at,
        created_by=by,
        **words,
    )


def refocus(image: Image) -> None:
    """Cut the renditions again after the focal point was moved."""
    path = rendition_path(image.token, PurePath(str(image.file)).name)
    picture, _ = open_picture(path.read_bytes(), name=image.original_name)
    make_renditions(picture, token=image.token, focal=(image.focal_x, image.focal_y))


def _flat(picture: Pillow.Image) -> Pillow.Image:
    if picture.mode in ("RGBA", "LA", "P"):
        layered = picture.convert("RGBA")
        paper = Pillow.new("RGB", picture.size, "white")
        paper.paste(layered, mask=layered.getchannel("A"))
        return paper
    return _in_srgb(picture.convert("RGB"), picture.info.get("icc_profile"))


def _in_srgb(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    # Browsers take a picture without a profile for sRGB; other colours must be converted, not relabelled.
    if not profile:
        return picture
    own, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB") or picture
