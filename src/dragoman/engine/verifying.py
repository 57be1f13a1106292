"""Verifying a record: each text made again from its bytes, each span, identifier and row held against the others."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import RowMapping, func, select

from dragoman import __version__
from dragoman.cleaning import clean
from dragoman.engine.pipeline import process
from dragoman.engine.rereading import document_of
from dragoman.model import Article, Cleaned, Document, Failure, Reading, Struct
from dragoman.record import Store, queries, schema, writing
from dragoman.record.custody import agreement, soundness
from dragoman.record.custody.forgetting import is_purged
from dragoman.record.custody.structs import Finding, note, wrong
from dragoman.record.library import RecordLibrary
from dragoman.record.queries.conditions import open_reading
from dragoman.sources import identity
from dragoman.weighing import Part, Survey, weigh_story


class Verified(Struct, frozen=True, kw_only=True):
    """How far a verification is."""

    articles: int = 0
    of: int = 0
    stories: int = 0  # weighed again


Watch = Callable[[Verified], None]


def verify(store: Store, *, reread: bool = False, weigh: bool = False, watch: Watch | None = None) -> Iterator[Finding]:
    """Everything that is not as it must be, and notes on what could not be checked.

    Every text is made again from its bytes; with `reread` the whole reading is, with `weigh` everything that weighing
    came to.  What another version of the program read or weighed may differ: that is a note.
    """
    tell = watch or (lambda _: None)
    yield from soundness.of_file(store)
    yield from soundness.of_history(store)
    yield from soundness.of_provenance(store)
    yield from _articles(store, reread, tell)
    with store.read() as connection:
        yield from agreement.of_weighed(connection)
    if not is_purged(store):
        yield wrong("file", store.path.name, "still holds bytes of what was forgotten: dragoman forget the same again")
    if not writing.is_weighed(store):
        yield note("record", store.path.name, "is not weighed since articles were last added: dragoman weigh")
    elif weigh:
        yield from _weighing(store, tell)


def _articles(store: Store, reread: bool, tell: Watch) -> Iterator[Finding]:
    a = schema.articles.c
    with store.read() as connection:
        versions = dict(connection.execute(select(schema.runs.c.run, schema.runs.c.version)).tuples().all())
        numbers = list(connection.execute(select(a.number).order_by(a.number)).scalars())
    unchecked: Counter[str] = Counter()
    for done, number in enumerate(numbers):
        tell(Verified(articles=done, of=len(numbers)))
        with store.read() as connection:
            row = connection.execute(select(schema.articles).where(a.number == number)).mappings().one()
            try:
                reading = open_reading(row["reading"])
            except (zlib.error, msgspec.DecodeError, UnicodeDecodeError) as error:
                yield wrong("reading", row["uri"], f"cannot be opened: {error}")
                continue
            yield from agreement.of_article(connection, row, reading)
        if row["form"] is None:
            unchecked["came as readings, or before bytes were kept: their texts cannot be made again"] += 1
            continue
        found = list(_text(store, row, reading, reread))
        if found and versions.get(row["run"]) != __version__:
            unchecked[f"were read by version {versions.get(row['run'])}; this version would read them otherwise"] += 1
        else:
            yield from found
    for problem, count in sorted(unchecked.items()):
        yield note("articles", str(count), problem)


def _text(store: Store, row: RowMapping, kept: Reading, reread: bool) -> Iterator[Finding]:
    """Whether the bytes of an article are those that its id names, and give its text, or its whole reading."""
    uri, o = str(row["uri"]), schema.originals.c
    with store.read() as connection:
        data = connection.execute(select(o.data).where(o.id == row["id"])).scalar()
    try:
        found = identity.of_bytes(zlib.decompress(data or b""))
    except zlib.error:
        found = "damaged"
    if found != row["id"]:
        yield wrong("bytes", uri, "are not those that its id names")
        return
    document = document_of(store, row["number"])
    if not isinstance(document, Document):
        yield wrong("bytes", uri, f"give no document: {document.error if document else 'none are kept'}")
    elif reread:
        again = process(document)
        if isinstance(again, Failure) or again != kept:
            yield wrong("reading", uri, f"read again it is another one: {_difference(kept, again)}")
    else:
        cleaned = clean(document)
        if cleaned != Cleaned(article=_as_cleaned(kept, cleaned), removed=kept.removed, clues=kept.clues):
            yield wrong("text", uri, "is not what its bytes give")


def _as_cleaned(kept: Reading, cleaned: Cleaned) -> Article:
    """The article as cleaning leaves it: reading may pass over what it cannot read."""
    return msgspec.structs.replace(kept.article, skipped=cleaned.article.skipped)


def _difference(kept: Reading, again: Reading | Failure) -> str:
    if isinstance(again, Failure):
        return again.error
    return ", ".join(name for name in kept.__struct_fields__ if getattr(kept, name) != getattr(again, name))


def _weighing(store: Store, tell: Watch) -> Iterator[Finding]:
    """Whether weighing all articles anew comes to what the record holds."""
    library = RecordLibrary(store)
    survey = Survey(library)
    if list(survey.lineage) != queries.lineage(store):
        yield wrong("lineage", store.path.name, "weighed again it is another one")
    if list(survey.stories) != queries.stories(store):
        yield wrong("story", store.path.name, "weighed again the stories are other ones")
    p = schema.parts.c
    for done, matter in enumerate(survey.matters()):
        tell(Verified(stories=done))
        with store.read() as connection:
            body = connection.execute(select(p.body).where(p.key == matter.key, p.shown == 1)).scalar()
        if body is None:
            yield wrong("story", matter.story, "what it comes to is not in the record")
        elif msgspec.json.decode(zlib.decompress(body), type=Part) != weigh_story(
            matter, library.readings(matter.asked)
        ):
            yield wrong("story", matter.story, "weighed again it comes to something else")
    with store.read() as connection:
        shown = connection.execute(select(func.count()).select_from(schema.parts).where(p.shown == 1)).scalar_one()
    if shown != survey.count:
        yield wrong("story", store.path.name, f"the record shows {shown} stories; there are {survey.count}")
