"""The text of an article as it is read: marks that lead on, places that others link to, what was removed in grey.

Every address on a page is made by `Url`, a function of a path and what it is asked.  Links cannot lie in one another:
somebody whose name holds what tells an event is a mark only, for that leads to the event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from dragoman.model import Event, Happening, Reading
from dragoman.notebook.highlights import highlights, names_of, told
from dragoman.notebook.html import escaped
from dragoman.notebook.marked import Highlight, marked
from dragoman.web.article.blocks import Block, blocks, runs, spread
from dragoman.web.article.debris import Debris
from dragoman.web.article.notes import MarginNote
from dragoman.web.words import TURNING

Url = Callable[..., str]
_SENTENCE, _PLACE = "sentence", "place"  # what is not marked, but can be led to


class Shown(NamedTuple):
    """A block of the text with what is noted beside it and what was removed before it."""

    html: Markup
    direction: str
    continued: bool
    removed: tuple[Debris, ...]
    notes: tuple[MarginNote, ...]


def shown(
    reading: Reading, notes: Sequence[MarginNote], debris: Sequence[Debris], more: Iterable[Highlight], url: Url
) -> list[Shown]:
    """The text block by block, its words unturned.  `more` are marks besides what the reading has."""
    text = reading.article.text.translate(TURNING)
    found = blocks(text, reading.sentences)
    wanted = [*_marks(reading), *more]
    begun = {one.start for one in wanted}
    wanted += [Highlight(*note.span, _PLACE, "") for note in notes if note.span[0] not in begun]
    by_block: list[list[Highlight]] = [[] for _ in found]
    for at, number in spread(found, [(one.start, one.end) for one in wanted]):
        by_block[at].append(_within(wanted[number], found[at]))
    beside: list[list[MarginNote]] = [[] for _ in found]
    for at, number in spread(found, [(note.span[0], note.span[0] + 1) for note in notes]):
        beside[at].append(notes[number])
    before, inside = _removed(found, debris)
    dress = _Dress(reading, notes, url)
    return [
        Shown(
            html=Markup(marked(text[block.start : block.end], by_block[at], dress.at(block.start), inside[at])),
            direction=runs(text[block.start : block.end], reading.article.language),
            continued=block.continued,
            removed=tuple(before[at]),
            notes=tuple(beside[at]),
        )
        for at, block in enumerate(found)
    ]


def _marks(reading: Reading) -> Iterator[Highlight]:
    for start, end in reading.sentences:
        yield Highlight(start, end, _SENTENCE, "")
    yield from highlights(reading)
    names = names_of(reading)
    for one in reading.happenings:
        label = f"event without a code: {told(one, names, reading)}"
        yield Highlight(*one.trigger, "uncoded", label, one.id)
    for span in reading.article.published.spans if reading.article.published else ():
        yield Highlight(*span, "date", "the day of publication, as the text gives it")


def _within(one: Highlight, block: Block) -> Highlight:
    """A highlight as far as it lies in a block, counted from there."""
    start, end = max(one.start, block.start), min(one.end, block.end)
    return one._replace(start=start - block.start, end=end - block.start)


def _removed(found: Sequence[Block], debris: Iterable[Debris]) -> tuple[list[list[Debris]], list[Mapping[int, str]]]:
    """What was removed before each block and, by its place, inside it; without what stood behind the last."""
    before: list[list[Debris]] = [[] for _ in found]
    inside: list[dict[int, str]] = [{} for _ in found]
    at = 0
    for piece in debris:
        if piece.at is None:
            continue
        while at < len(found) and found[at].end <= piece.at:
            at += 1
        if at == len(found):
            break
        place = piece.at - found[at].start
        if place <= 0:
            before[at].append(piece)
        else:
            inside[at][place] = inside[at].get(place, "") + debris_html(piece)
    return before, [*inside]


def debris_html(piece: Debris) -> str:
    """A removed piece in the line where it stood."""
    rule = escaped(piece.rule)
    return (
        f'<span class="debris" title="removed by the rule {rule}"><span class="hidden">[removed, {rule}: </span>'
        f'<bdi>{escaped(piece.text.translate(TURNING))}</bdi><span class="rule" aria-hidden="true">{rule}</span>'
        '<span class="hidden">]</span></span>'
    )


class _Dress:
    """How marks are written: an event leads to its page, an entity to its dossier; the rest has notes."""

    def __init__(self, reading: Reading, notes: Iterable[MarginNote], url: Url) -> None:
        self._url = url
        self._names = names_of(reading)
        self._leads = {note.id: note.leads for note in notes if note.leads}
        reports: list[Event | Happening] = [*reading.events, *reading.happenings]
        triggers = [one.trigger for one in reports if one.id in self._leads]
        self._telling = {place for start, end in triggers for place in range(start, end)}
        self._taken: set[int] = set()

    def at(self, start: int) -> Callable[[Highlight, tuple[str, ...]], tuple[str, str]]:
        """For a block that begins there: the places of its marks are counted from it."""

        def dress(one: Highlight, around: tuple[str, ...]) -> tuple[str, str]:
            place = start + one.start
            name = ""
            if place not in self._taken:
                self._taken.add(place)
                name = f' id="at-{place}"'
            if one.kind in (_SENTENCE, _PLACE):
                return f'<span class="{one.kind}"{name}>', "</span>"
            about = f'{name} class="m-{escaped(one.kind)}" title="{escaped(one.label)}"'
            to = None if any(tag.startswith("<a ") for tag in around) else self._to(one, start)
            if to is None:
                return f"<mark{about}>", "</mark>"
            return f'<a{about} href="{escaped(to)}">', "</a>"

        return dress

    def _to(self, one: Highlight, start: int) -> str | None:
        if one.kind == "entity":
            telling = any(start + place in self._telling for place in range(one.start, one.end))
            return None if telling else self._url("/dossier", of=self._names[one.of])
        if one.kind in ("event", "uncoded"):
            lead = self._leads.get(one.of)
            return self._url(lead) if lead else None
        return None
