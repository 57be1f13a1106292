"""Quotations of the project's own that stand in two articles each, in whatever wording.

`benchmarks/drift/pairs.toml` holds tables `[[pair]]`: two articles, the days on which they were published, and what
both quote: the pieces of either text, marks included, how the wording drifts (`identical`, `cut`, `ellipsis`,
`translation`, `split`, `half`, `speaker`, `turned`), and whether both give the same speaker.  All articles are weighed
as one set; a pair of variants in two articles that nobody expects is an error, whichever articles they are.
"""

from __future__ import annotations

import itertools
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.data import WORK, readings
from dragoman.model import Quotation, Reading, Span, Variant
from dragoman.weighing import weigh

HERE = Path(__file__).with_suffix("")
_TUNED = 10  # the first pairs of articles were looked at when the rules were written; the others were not


class Same(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that both articles quote, in the pieces in which either has them."""

    one: str | tuple[str, ...]
    other: str | tuple[str, ...]
    drift: str
    same_speaker: bool


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two articles and what both quote."""

    one: str
    other: str
    published_one: str
    published_other: str
    quotations: tuple[Same, ...]


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """An expected pair of places, by article the characters that belong to it."""

    number: int  # of the pair of articles
    same: Same
    places: dict[str, frozenset[int]]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of variants in two articles."""

    one: Variant
    other: Variant
    speakers: int

    @property
    def tuned(self) -> bool:
        return all(int(variant.uri.split("-")[0]) <= _TUNED for variant in (self.one, self.other))


def pairs(folder: Path = HERE) -> list[Pair]:
    """All pairs of articles, in the order of the file."""
    listed = tomllib.loads((folder / "pairs.toml").read_text(encoding="utf-8"))["pair"]
    return [msgspec.convert(one, Pair) for one in listed]


def figures() -> dict[str, float]:
    """Precision, recall and F1 of aligned pairs, recall by drift, and whether it is told that the speakers differ.

    What is wrong or missed goes to stderr.
    """
    every = pairs()
    expected = list(_expected(every))
    found = _found(weigh(list(_read(every))).quotations)
    matched = _matched(expected, found)
    _show(expected, found, matched)
    tuned, held_out = (_shares(expected, found, matched, tuned=of) for of in (True, False))
    told = [expected[at].same.same_speaker == (one.speakers < 2) for at, one in matched.items()]
    return {
        **{f"aligned {name}": share for name, share in _shares(expected, found, matched).items()},
        "aligned f1, tuned on": tuned["f1"],
        "aligned f1, held out": held_out["f1"],
        **_by_drift(expected, matched),
        "speakers differ, accuracy": sum(told) / max(1, len(told)),
    }


def _read(every: Sequence[Pair]) -> Iterator[Reading]:
    path = WORK / "own-drift.jsonl"
    rows = (
        {"id": _uri(number, side), "text": text, "clean": True, "published": published}
        for number, pair in enumerate(every, 1)
        for side, text, published in zip(
            ("one", "other"), (pair.one, pair.other), (pair.published_one, pair.published_other), strict=True
        )
    )
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    with readings(path).open("rb") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=Reading)


def _uri(number: int, side: str) -> str:
    return f"{number}-{side}"


def _number(uri: str) -> int:
    return int(uri.split("-", maxsplit=1)[0])


def _expected(every: Sequence[Pair]) -> Iterator[Expected]:
    for number, pair in enumerate(every, 1):
        for same in pair.quotations:
            texts = ((pair.one, same.one), (pair.other, same.other))
            places = {
                _uri(number, side): _characters(_spans(text, pieces))
                for side, (text, pieces) in zip(("one", "other"), texts, strict=True)
            }
            yield Expected(number=number, same=same, places=places)


def _spans(text: str, pieces: str | tuple[str, ...]) -> Iterator[Span]:
    for piece in (pieces,) if isinstance(pieces, str) else pieces:
        yield text.index(piece), text.index(piece) + len(piece)


def _characters(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(*span))


def _found(quotations: Sequence[Quotation]) -> list[Found]:
    """The pairs of variants in different articles, each once."""
    found = {
        (one.uri, one.spans, other.uri, other.spans): Found(one=one, other=other, speakers=len(quotation.speakers))
        for quotation in quotations
        for one, other in itertools.combinations(sorted(quotation.variants, key=lambda v: (v.uri, v.spans)), 2)
        if one.uri != other.uri
    }
    return [found[key] for key in sorted(found)]


def _matched(expected: Sequence[Expected], found: Sequence[Found]) -> dict[int, Found]:
    """For each expected pair that is found the pair that covers most of it, one to one."""
    fits = sorted(
        ((-share, at, number) for at, one in enumerate(expected) for number, share in _covering(one, found)),
    )
    matched: dict[int, int] = {}
    for _, at, number in fits:
        if at not in matched and number not in matched.values():
            matched[at] = number
    return {at: found[number] for at, number in matched.items()}


def _covering(expected: Expected, found: Sequence[Found]) -> Iterator[tuple[int, float]]:
    """The pairs of variants that cover more than half of an expected pair on either side."""
    for number, one in enumerate(found):
        sides = (one.one, one.other)
        if {variant.uri for variant in sides} == set(expected.places):
            told = [(expected.places[variant.uri], _characters(variant.spans)) for variant in sides]
            shares = [len(wanted & given) / len(wanted) for wanted, given in told]
            if min(shares) > 0.5:
                yield number, sum(shares)


def _shares(
    expected: Sequence[Expected], found: Sequence[Found], matched: dict[int, Found], *, tuned: bool | None = None
) -> dict[str, float]:
    """Precision, recall and F1, of all pairs of articles or of some."""
    asked = [at for at, one in enumerate(expected) if tuned is None or tuned == (one.number <= _TUNED)]
    given = [one for one in found if tuned is None or tuned == one.tuned]
    right = sum(at in matched for at in asked)
    precision, recall = right / max(1, len(given)), right / max(1, len(asked))
    return {"precision": precision, "recall": recall, "f1": 2 * right / max(1, len(given) + len(asked))}


def _by_drift(expected: Sequence[Expected], matched: dict[int, Found]) -> dict[str, float]:
    """The share of expected pairs that is found, by how the wording drifts."""
    every = Counter(one.same.drift for one in expected)
    right = Counter(one.same.drift for at, one in enumerate(expected) if at in matched)
    return {f"recall, {drift}": right[drift] / every[drift] for drift in sorted(every)}


def _show(expected: Sequence[Expected], found: Sequence[Found], matched: dict[int, Found]) -> None:
    for at, one in enumerate(expected):
        if at not in matched:
            print(f"  {one.number} missed, {one.same.drift}: {one.same.one} | {one.same.other}", file=sys.stderr)
        elif one.same.same_speaker != (matched[at].speakers < 2):
            names = f"{matched[at].one.speaker} | {matched[at].other.speaker}"
            print(f"  {one.number} speakers: {names}: {one.same.one}", file=sys.stderr)
    right = list(matched.values())
    for wrong in found:
        if wrong not in right:
            print(f"  {wrong.one.uri}, {wrong.other.uri} wrong: {wrong.one.text} | {wrong.other.text}", file=sys.stderr)
