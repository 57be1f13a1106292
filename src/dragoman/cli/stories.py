"""`stories` and `story`: which stories there are, and one of them told in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.listing import kind_of, opened, who_whom
from dragoman.cli.options import DEFAULT_RECORD, ArticleUri, AsOf, Format, Formatted, RecordPath
from dragoman.cli.output import Column, count, day, plain, print_jsonl, print_rows, short

if TYPE_CHECKING:
    from dragoman.model import FusedEvent
    from dragoman.record.rows import ChapterRow, StoryRow, ToldRow


def stories(
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    article: ArticleUri = None,
    story: Annotated[str | None, typer.Option("--story", metavar="ID", help="Only this story.")] = None,
    format: Formatted = Format.table,
) -> None:
    """Stories: which articles report the same matter, and in which chapter of it."""
    columns = [
        Column("id", lambda r: short(r.story)),
        Column("first", lambda r: r.first),
        Column("last", lambda r: r.last),
        Column("articles", lambda r: r.articles),
        Column("origins", lambda r: r.origins),
        Column("chapters", lambda r: r.chapters),
        Column("title", lambda r: r.title, wide=True),
    ]
    with opened(record, as_of) as asked:
        if format is Format.table:
            print_rows(asked.told_stories(article=article, story=story), columns, format, "stories")
        else:
            print_rows(asked.stories(article=article, story=story), columns, format, "stories")


def story(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A story's id, or its beginning.")],
    every: Annotated[bool, typer.Option("--all", help="Also happenings without a code.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    as_of: AsOf = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="table or jsonl.")] = Format.table,
) -> None:
    """Tell one story in the order of time: its chapters, what happened in each, and who reported it."""
    with opened(record, as_of) as asked:
        row = _one(asked.told_stories(story=identifier) if identifier else [], identifier, record)
        chapters = asked.chapters(row.story)
    if format is Format.table:
        typer.echo("\n".join(_lines(row, chapters, every=every)))
    else:
        print_jsonl(chapters)


def _one(found: Sequence[StoryRow], identifier: str, record: Path) -> StoryRow:
    """The one story that is meant; none or several are an error."""
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(row.story for row in found[:5])
        told = f"{identifier!r} begins the ids of {len(found)} stories: {ids}{' …' if len(found) > 5 else ''}"
    else:
        told = f"no story in {record} is named {identifier!r}. Ids are printed by: dragoman stories"
    typer.echo(f"dragoman: {told}", err=True)
    raise typer.Exit(1)


def _lines(row: StoryRow, chapters: Sequence[ChapterRow], *, every: bool) -> Iterator[str]:
    yield f"{plain(row.title) or 'untitled'}"
    yield f"  {_when(row)} · {count(row.articles, 'article')} · {count(row.origins, 'origin')} · story {row.story}"
    for chapter in chapters:
        yield ""
        if len(chapters) > 1:
            yield f"{chapter.chapter}. {plain(chapter.title)} ({_when(chapter)})"
        yield from (f"  {_event(event)}" for event in chapter.events if every or event.type)
        yield from (f"  — {_article(told)}" for told in chapter.articles)


def _when(row: StoryRow | ChapterRow) -> str:
    if row.first is None:
        return "no date"
    return row.first if row.first == row.last else f"{row.first} to {row.last}"


def _event(event: FusedEvent) -> str:
    counts = f"{count(event.articles, 'article')}, {count(event.origins, 'origin')}"
    when = event.date or (f"told {event.reported}" if event.reported else "no date")
    told = [when, kind_of(event), event.modality, plain(who_whom(event)), plain(event.place), counts]
    return " · ".join(part for part in [*told, short(event.id)] if part)


def _article(told: ToldRow) -> str:
    parts = [day(told.published) or "no date", told.outlet, told.title, told.relation, told.uri]
    return plain(" · ".join(part for part in parts if part))
