"""Pages of a list of any length, counted no further than the reader is about to go."""

from functools import cached_property
from typing import Any

from articles.admin.typed import PaginatorOf

MOST = 500  # rows of a list that can be reached by turning pages; beyond, the list is narrowed
AHEAD = 3  # pages counted beyond the one that is read


class CappedPaginator(PaginatorOf):
    """A paginator whose count stops a few pages on; `more` says that there are more than it counted."""

    page_read = 1

    @cached_property
    def _counted(self) -> int:
        # In the list's own order the count walks the index that serves the list, and stops.
        rows: Any = self.object_list
        return int(rows.values("pk")[: self._far + 1].count())

    @property
    def _far(self) -> int:
        return min(MOST, (self.page_read + AHEAD) * int(self.per_page))

    @property
    def count(self) -> int:
        return min(self._counted, self._far)

    @property
    def more(self) -> bool:
        return self._counted > self._far
