"""Taking away the files of pictures that were erased."""

from articles.images.renditions import remove
from articles.models import Effect


def take_away(effect: Effect) -> None:
    """Remove the files of the picture an effect names. Raises OSError where they cannot be removed."""
    remove(effect.payload["token"])
