"""The quotation that a group of wordings makes: its variants, who is given as the speaker, how many origins it has."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dragoman.model import Lineage, Quotation, Reading, Variant, content_id
from dragoman.weighing.quotations.differences import differences
from dragoman.weighing.quotations.sayings import Saying
from dragoman.weighing.quotations.speakers import speakers
from dragoman.weighing.quotations.wordings import Wording

_UNDATED = "9999"  # sorts after every date
_REPEATS = 3  # times that one article may quote the same words: in its headline, its lead, in full

_Place = tuple[str, tuple[int, ...]]  # uri and numbers of a saying


def quotations(
    groups: Iterable[Sequence[Wording]], readings: Sequence[Reading], lineage: Sequence[Lineage]
) -> tuple[Quotation, ...]:
    """The quotations of all groups, each once, in the order of their identifiers."""
    by_uri = {reading.article.uri: reading for reading in readings}
    origin = {kin.uri: kin.origin for kin in lineage}
    every = _maximal(said for group in groups for said in _one_an_article(group))
    found = {made.id: made for made in (_quotation(said, by_uri, origin) for said in every)}
    return tuple(found[key] for key in sorted(found))


def _one_an_article(group: Sequence[Wording]) -> Iterator[list[Saying]]:
    """The sayings of a group, one an article, in order of publication.

    Where an article quotes the words again, these are held against the other articles once more.
    """
    by_article: dict[str, list[Saying]] = collections.defaultdict(list)
    for saying in sorted((saying for wording in group for saying in wording.sayings), key=_fullest):
        said = by_article[saying.uri]
        if not any(set(saying.places) & set(other.places) for other in said):
            said.append(saying)
    for turn in range(_REPEATS):
        if turn and all(len(said) <= turn for said in by_article.values()):
            break
        chosen = [said[min(turn, len(said) - 1)] for said in by_article.values()]
        if len(chosen) > 1:
            yield sorted(chosen, key=_when)


def _fullest(saying: Saying) -> tuple[int, tuple[int, ...]]:
    return (-len(saying.words), saying.places)


def _when(saying: Saying) -> tuple[str, str, tuple[int, ...]]:
    return (saying.published or _UNDATED, saying.uri, saying.places)


def _maximal(every: Iterable[list[Saying]]) -> list[list[Saying]]:
    """Without those that are part of another."""
    listed = sorted(every, key=lambda said: -len(said))
    holding: dict[_Place, list[set[_Place]]] = collections.defaultdict(list)
    kept: list[list[Saying]] = []
    for said in listed:
        keys = {(saying.uri, saying.places) for saying in said}
        if any(keys <= larger for larger in holding[min(keys)]):
            continue
        kept.append(said)
        for key in keys:
            holding[key].append(keys)
    return kept


def _quotation(said: Sequence[Saying], readings: Mapping[str, Reading], origin: Mapping[str, str]) -> Quotation:
    first = said[0]
    # by the first two, so that later ones do not change it; a long one may be the first of several
    places = [(readings[saying.uri].article.id, saying.spans) for saying in said[:2]]
    articles = {saying.uri for saying in said}
    return Quotation(
        id=content_id("quotation", *places),
        speakers=speakers(said),
        variants=tuple(_variant(saying, first, readings[saying.uri]) for saying in said),
        articles=len(articles),
        origins=len({origin[uri] for uri in articles}),
    )


def _variant(saying: Saying, first: Saying, reading: Reading) -> Variant:
    return Variant(
        uri=saying.uri,
        statement=saying.statement.id,
        spans=saying.spans,
        text=" … ".join(reading.words(span) for span in saying.spans),
        speaker=saying.named,
        entity=saying.speaker.id if saying.speaker else None,
        differences=differences(first.words, saying.words),
    )


def within(quotation: Quotation, readings: Iterable[Reading]) -> Quotation:
    """A quotation as far as some articles have it."""
    uris = {reading.article.uri for reading in readings}
    return msgspec.structs.replace(
        quotation, variants=tuple(variant for variant in quotation.variants if variant.uri in uris)
    )
