"""Finding what an assistant names: an article, a story, anything with an identifier."""

from __future__ import annotations

from collections.abc import Iterable

from mcp.server.mcpserver.exceptions import ToolError

from dragoman.mcp.marking import CLOSES, OPENS, shown
from dragoman.record import Store, queries
from dragoman.record.rows import ArticleRow, Found, StoryRow

_MOST = 20  # things that one identifier may lead to
_NAMED = 5


def the_article(store: Store, given: str) -> ArticleRow:
    """The article that a uri, or the end of one, names; of several states of it the one added last.

    Raises `ToolError` where it fits none, or several.
    """
    found = queries.articles(store, article=given)
    found = [row for row in found if row.uri == given] or found  # a whole uri may be the end of others
    if not found:
        raise ToolError("No article has this uri. search_articles lists them.")
    uris = sorted({row.uri for row in found})
    if len(uris) > 1:
        raise ToolError(f"{len(uris)} articles have a uri that ends so: {_marked(uris)}. Give more of the uri.")
    return found[-1]


def the_story(store: Store, given: str) -> StoryRow:
    """The story with this identifier, or the beginning of it.

    Raises `ToolError` where it fits none, or several.
    """
    found = queries.told_stories(store, story=given)
    if not found:
        raise ToolError("No story has this id. list_stories lists them.")
    if len(found) > 1:
        ids = ", ".join(row.story for row in found[:_NAMED])
        raise ToolError(f"{len(found)} stories have an id that begins so: {ids}. Give more of the id.")
    return found[0]


def named(store: Store, identifier: str, kind: str | None = None) -> list[Found]:
    """What an identifier, or the end of a uri, leads to; with `kind`, only things of this kind.

    Raises `ToolError` where that is nothing, or very much.
    """
    found = [one for one in queries.find(store, identifier) if kind in (None, one.kind)]
    if not found:
        raise ToolError("Nothing has this id. Ids are given by the search and list tools.")
    if len(found) > _MOST:
        raise ToolError(f"{len(found)} things have an id that begins so. Give more of the id.")
    return found


def the_only(found: list[Found]) -> str:
    """The identifier of the only thing found.

    Raises `ToolError` where there are several.
    """
    ids = list(dict.fromkeys(one.id for one in found))
    if len(ids) > 1:
        raise ToolError(f"{len(ids)} have an id that begins so: {', '.join(ids[:_NAMED])}. Give more of the id.")
    return ids[0]


def _marked(uris: Iterable[str]) -> str:
    return ", ".join(f"{OPENS}{shown(uri[:200])}{CLOSES}" for uri in list(uris)[:_NAMED])
