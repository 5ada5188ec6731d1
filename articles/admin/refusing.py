"""How the desk refuses: with the sentence, on the page it was asked on, under a status that tells why."""

from django.core.exceptions import ValidationError

from articles.publishing.refused import Refused
from articles.publishing.schedule import NotInTheFuture
from articles.publishing.workflow import NotAllowed

REFUSALS = (Refused, ValidationError)
MAY_NOT, CANNOT_NOW, FILLED_IN_WRONGLY = 403, 409, 200


def status_of(refusal: Exception) -> int:
    """Tell who may not do it from what cannot be done now, and both from a form to be filled in again."""
    if isinstance(refusal, NotAllowed):
        return MAY_NOT
    is_wrong = isinstance(refusal, ValidationError | NotInTheFuture)
    return FILLED_IN_WRONGLY if is_wrong else CANNOT_NOW


def sentence(refusal: Exception) -> str:
    """Say why something was not done."""
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
