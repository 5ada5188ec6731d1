"""The editors' door: Django's admin with a desk of our own."""

from django.contrib.auth.models import Group, User
from taggit.models import Tag

from articles.admin import account, clock
from articles.admin.article import ArticleAdmin
from articles.admin.news_list import NewsListAdmin
from articles.admin.people import PlaceAdmin, TopicAdmin
from articles.admin.person import PersonAdmin
from articles.admin.pictures import PictureAdmin
from articles.admin.records import AuditEntryAdmin, EditionAdmin, RevisionAdmin
from articles.admin.sections import SectionAdmin
from articles.admin.site import desk
from articles.admin.staff import RoleAdmin, StaffAdmin
from articles.admin.storylines import StorylineAdmin
from articles.models import (
    Article,
    AuditEntry,
    Edition,
    Image,
    Person,
    Place,
    PlannedStory,
    Revision,
    Section,
    Storyline,
)

__all__ = ["desk"]

desk.pages += account.PAGES + clock.PAGES
desk.register(Article, ArticleAdmin)
desk.register(PlannedStory, NewsListAdmin)
desk.register(Section, SectionAdmin)
desk.register(Storyline, StorylineAdmin)
desk.register(Person, PersonAdmin)
desk.register(Place, PlaceAdmin)
desk.register(Tag, TopicAdmin)
desk.register(Image, PictureAdmin)
desk.register(Revision, RevisionAdmin)
desk.register(Edition, EditionAdmin)
desk.register(AuditEntry, AuditEntryAdmin)
desk.register(User, StaffAdmin)
desk.register(Group, RoleAdmin)
