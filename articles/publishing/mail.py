"""Mail to the editors-in-chief."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail

from articles.models import Effect

from .roles import EDITOR_IN_CHIEF
from .undeliverable import NotNeeded

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def send(effect: Effect) -> None:
    """Mail an effect to whoever is editor-in-chief of the whole paper now.

    Raises NotNeeded where nobody has an address, or no mail server is set.
    """
    if settings.EMAIL_BACKEND == NOWHERE:
        raise NotNeeded("No mail server is set: EMAIL_URL names one.")
    chiefs = User.objects.filter(groups__name=EDITOR_IN_CHIEF, is_active=True).exclude(email="")
    addresses = sorted(chiefs.values_list("email", flat=True).distinct())
    if not addresses:
        raise NotNeeded("No editor-in-chief has a mail address.")
    subject = f"[{settings.SITE_NAME}] {effect.payload['subject']}"
    send_mail(subject, effect.payload["text"], None, addresses)
