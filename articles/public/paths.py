"""The parts addresses are made of."""


class Part:
    """A part of an address, handed to views as it is written."""

    name = ""
    regex = ""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SectionPath(Part):
    name = "section_path"
    regex = r"[a-z0-9-]+(?:/[a-z0-9-]+)*"


class Slug(Part):
    # Wider than what the desk makes now: an address once public keeps answering.
    name = "reader_slug"
    regex = r"[\w-]+"


class Year(Part):
    name = "year"
    regex = r"[0-9]{4}"


class Month(Part):
    name = "month"
    regex = r"[0-9]{2}"


class Day(Part):
    name = "day"
    regex = r"[0-9]{2}"
