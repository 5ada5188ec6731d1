"""Finding who works at the desk, by name, to give them a story."""

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from articles.admin.choosers import MOST, Choice, RowChooser
from articles.admin.moments import name_of


class Colleagues(RowChooser):
    """Whoever may come to the desk."""

    permission, one, model = "articles.assign_article", "colleague", User

    def rows(self) -> QuerySet[User]:
        staff = User.objects.filter(is_active=True, is_staff=True)
        return staff.order_by("first_name", "last_name", "username")

    def choice(self, row: User) -> Choice:
        return Choice(str(row.pk), name_of(row), row.get_username())

    def found(self, words: str) -> QuerySet[User]:
        staff = self.rows()
        for word in words.split()[:MOST]:
            begins = {f"{name}__istartswith": word for name in ("first_name", "last_name", "username")}
            staff = staff.filter(Q(*begins.items(), _connector=Q.OR))
        return staff

    def named(self, text: str) -> QuerySet[User]:
        first, _, last = text.strip().partition(" ")
        full = Q(first_name__iexact=first, last_name__iexact=last.strip())
        return self.rows().filter(full | Q(username__iexact=text.strip()))
