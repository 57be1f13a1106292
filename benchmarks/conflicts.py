"""Stories of the project's own in which reports contradict each other, or only seem to.

A file of `benchmarks/conflicts` holds tables `[[stories]]`; its README is the guide by which they were written.  The
reports of a file make one record.  A conflict is found when one of its kind is listed whose sides cite the reports of
its sides; whatever else is listed is false, except the same conflict told twice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.data import WORK, listed, table
from dragoman.model import Conflict, Side

HERE = Path(__file__).with_suffix("")
# Kept back from those who write the rules: the figures are printed, the mistakes are not.
_HELD_BACK = frozenset({"third"})

Cited = frozenset[str]


class Report(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report of one outlet."""

    uri: str
    title: str
    outlet: str
    published: str
    text: str


class ToldSide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What some reports of a story say."""

    value: str
    uris: frozenset[str]


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fact that was changed; a single side where one report is wrong by itself."""

    kind: str
    slot: str
    sides: tuple[ToldSide, ...]


class Distractor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two reports that differ and do not contradict each other."""

    kind: str
    uris: frozenset[str]
    note: str


class Story(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The reports of one event."""

    name: str
    reports: tuple[Report, ...]
    conflicts: tuple[Told, ...] = ()
    distractors: tuple[Distractor, ...] = ()


class Found(NamedTuple):
    """A listed conflict: its kind, the reports that each side cites, and how it is told."""

    kind: str
    sides: tuple[Cited, ...]
    words: str

    @property
    def cited(self) -> Cited:
        """The reports of all its sides."""
        return frozenset().union(*self.sides)


class InStory(msgspec.Struct, frozen=True):
    """A line of the list of stories."""

    uri: str
    story: str


class Score(NamedTuple):
    """What is counted in a file."""

    found: int = 0
    missed: int = 0
    together: int = 0  # those of which reports of both sides were put into one story; no other can be found
    false: int = 0
    distractors: int = 0
    distractors_alarmed: int = 0
    clean: int = 0
    clean_alarmed: int = 0

    def plus(self, other: Score) -> Score:
        """The counts of both."""
        return Score(*(one + more for one, more in zip(self, other, strict=True)))

    def shares(self, name: str) -> dict[str, float]:
        """The figures of a file."""
        return {
            f"{name}: f1": _share(2 * self.found, 2 * self.found + self.missed + self.false),
            f"{name}: precision": _share(self.found, self.found + self.false),
            f"{name}: recall": _share(self.found, self.found + self.missed),
            f"{name}: told within one story": _share(self.together, self.found + self.missed),
            f"{name}: distractors alarmed": _share(self.distractors_alarmed, self.distractors),
            f"{name}: clean stories alarmed": _share(self.clean_alarmed, self.clean),
        }


def figures(folder: Path = HERE) -> dict[str, float]:
    """Precision, recall and false alarms, file by file and over all; mistakes go to stderr, but those kept back."""
    whole = Score()
    shares: dict[str, float] = {}
    for path in sorted(folder.glob("*.toml")):
        stories = table(path, "stories", Story)
        written = _written(path.stem, stories)
        found = _found(written)
        if path.stem not in _HELD_BACK:
            _show(stories, found)
        score = scored(stories, found, _grouped(written))
        whole = whole.plus(score)
        shares |= score.shares(path.stem)
    return shares | whole.shares("all")


def scored(stories: Sequence[Story], found: Sequence[Found], grouped: Mapping[str, str]) -> Score:
    """How many conflicts of the stories were found, and how many others; `grouped` has the story of each report."""
    false = _false(stories, found)
    told = [conflict for story in stories for conflict in story.conflicts]
    pairs = [pair for story in stories for pair in story.distractors]
    clean = [story for story in stories if not story.conflicts]
    right = sum(any(_is_found(conflict, one) for one in found) for conflict in told)
    return Score(
        found=right,
        missed=len(told) - right,
        together=sum(_is_together(conflict, grouped) for conflict in told),
        false=len(false),
        distractors=len(pairs),
        distractors_alarmed=sum(any(pair.uris <= one.cited for one in false) for pair in pairs),
        clean=len(clean),
        clean_alarmed=sum(any(_uris(story) & one.cited for one in found) for story in clean),
    )


def _written(name: str, stories: Iterable[Story]) -> Path:
    """The reports as records."""
    path = WORK / f"own-conflicts-{name}.jsonl"
    rows = (msgspec.to_builtins(report) | {"clean": True} for story in stories for report in story.reports)
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return path


def _found(path: Path) -> list[Found]:
    """The conflicts that are listed of a record of these reports."""
    lines = listed("conflicts", path).read_bytes().splitlines()
    return [_read(msgspec.json.decode(line, type=Conflict)) for line in lines]


def _read(conflict: Conflict) -> Found:
    words = f"{conflict.kind}: {' / '.join(f'{side.value} {sorted(_cited(side))}' for side in conflict.sides)}"
    return Found(conflict.kind, tuple(_cited(side) for side in conflict.sides), words)


def _cited(side: Side) -> Cited:
    return frozenset(evidence.uri for evidence in side.evidence)


def _grouped(path: Path) -> dict[str, str]:
    """The story into which each of these reports was put."""
    lines = listed("stories", path).read_bytes().splitlines()
    return {row.uri: row.story for row in (msgspec.json.decode(line, type=InStory) for line in lines)}


def _is_together(told: Told, grouped: Mapping[str, str]) -> bool:
    return bool(frozenset.intersection(*(frozenset(grouped[uri] for uri in side.uris) for side in told.sides)))


def _is_found(told: Told, found: Found) -> bool:
    """Whether this is the conflict, with its kind and the reports of its sides."""
    if told.kind != found.kind:
        return False
    if len(told.sides) == 1:
        return any(told.sides[0].uris & cited for cited in found.sides)
    if told.kind == "office" and not all(found.sides):
        # Told wrong by a known fact, which cites nothing.
        return any(side.uris & cited for side in told.sides for cited in found.sides)
    one, other = (side.uris for side in told.sides)
    return any(
        one & cited and other & against
        for place, cited in enumerate(found.sides)
        for at, against in enumerate(found.sides)
        if at != place
    )


def _false(stories: Iterable[Story], found: Iterable[Found]) -> list[Found]:
    """What was listed and is no conflict."""
    told = [conflict for story in stories for conflict in story.conflicts]
    return [one for one in found if not any(_is_found(conflict, one) for conflict in told)]


def _uris(story: Story) -> Cited:
    return frozenset(report.uri for report in story.reports)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _show(stories: Sequence[Story], found: Sequence[Found]) -> None:
    for story in stories:
        for conflict in story.conflicts:
            if not any(_is_found(conflict, one) for one in found):
                values = " / ".join(side.value for side in conflict.sides)
                print(f"missed in {story.name}: {conflict.kind} ({conflict.slot}): {values}", file=sys.stderr)
    for one in _false(stories, found):
        print(f"false {one.words}", file=sys.stderr)
