"""Tables, constraints and querysets: one concept a file."""

from .address import Address, Grave, Redirect, Tombstone
from .article import Article, Kind, State
from .audit import AuditEntry, AuditHead, AuditSeal
from .autosave import Autosave, Presence
from .credit import Byline, Mention, Role
from .dateline import Dateline, DatelinePlace
from .edition import Change, Edition, NotePlace
from .edition_index import (
    EditionPerson,
    EditionPicture,
    EditionPlace,
    EditionRelated,
    EditionSection,
    EditionTag,
)
from .effect import Effect
from .erasure import Erasure
from .image import Image
from .log_in import GuessBudget, RecoveryCode, SecondFactor
from .passage import Passage
from .person import MergedPerson, Person, PersonIdentifier, PersonLink, Scheme
from .person_role import Held, Organisation, PersonRole, role_on, roles_told
from .picture import ArticlePicture
from .place import Place
from .planned import DeskNote, PlannedStory
from .post import Post
from .preview_link import PreviewLink
from .related import INVERSE, RelatedLink, RelatedType
from .revision import Revision, read_contents
from .section import RESERVED, Section
from .source import SourceIdentity
from .storyline import Storyline, StorylineEntry

__all__ = [
    "INVERSE",
    "RESERVED",
    "Address",
    "Article",
    "ArticlePicture",
    "AuditEntry",
    "AuditHead",
    "AuditSeal",
    "Autosave",
    "Byline",
    "Change",
    "Dateline",
    "DatelinePlace",
    "DeskNote",
    "Edition",
    "EditionPerson",
    "EditionPicture",
    "EditionPlace",
    "EditionRelated",
    "EditionSection",
    "EditionTag",
    "Effect",
    "Erasure",
    "Grave",
    "GuessBudget",
    "Held",
    "Image",
    "Kind",
    "Mention",
    "MergedPerson",
    "NotePlace",
    "Organisation",
    "Passage",
    "Person",
    "PersonIdentifier",
    "PersonLink",
    "PersonRole",
    "Place",
    "PlannedStory",
    "Post",
    "Presence",
    "PreviewLink",
    "RecoveryCode",
    "Redirect",
    "RelatedLink",
    "RelatedType",
    "Revision",
    "Role",
    "Scheme",
    "SecondFactor",
    "Section",
    "SourceIdentity",
    "State",
    "Storyline",
    "StorylineEntry",
    "Tombstone",
    "read_contents",
    "role_on",
    "roles_told",
]
