"""Two questions of a load balancer: does this process live, and can it serve pages."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.access.needs import PUBLIC, needs

PLAIN = "text/plain; charset=utf-8"


@needs(PUBLIC, methods=("GET",))
@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """Answer that this process takes requests; asks nobody else."""
    return HttpResponse("live\n", content_type=PLAIN)


@needs(PUBLIC, methods=("GET",))
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when pages can be served, else 503 with the reason in one sentence."""
    reason = _why_not()
    return HttpResponse(f"{reason or 'ready'}\n", content_type=PLAIN, status=503 if reason else 200)


def _why_not() -> str:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "The database cannot be used: its log and ours say why."
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "Migrations are not applied: run manage.py migrate."
    return ""
