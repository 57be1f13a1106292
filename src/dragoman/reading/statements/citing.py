"""Sources of sources: "…, the agency reported, *citing the army*"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.grammar import children
from dragoman.language.parser import span_of
from dragoman.reading.statements import cues
from dragoman.reading.statements.candidate import Candidate, Page, Source, Token
from dragoman.reading.statements.sources import is_somebody, phrase

_CITING = frozenset({"cite", "quote"})


def by_citing(page: Page) -> Iterator[Candidate]:
    """Whom the speaker of a statement cites for all of it; counts only inside that statement."""
    for token in page.parsed.doc:
        if token.tag_ == "VBG" and token.lemma_ in _CITING and cites_a_source(token):
            found = _cited(page, token)
            if found is not None:
                yield found


def cites_a_source(verb: Token) -> bool:
    """Whether the object of a citation is who said it, not what was said: "citing *the ministry*"."""
    return any(is_somebody(thing) for thing in children(verb, "dobj"))


def _cited(page: Page, verb: Token) -> Candidate | None:
    governor = next((token for token in verb.ancestors if cues.takes(token.lemma_, token.text, "clause")), None)
    if governor is None or any(child.lower_ == "as" for child in children(verb, "prep")):
        return None  # "citing him as saying that …" says itself what he said
    thing = children(verb, "dobj")[0]
    return Candidate(
        rule="citing",
        cue=span_of(verb),
        cue_class="neutral",
        source=Source(phrase(page, thing), thing),
        content=(span_of(verb),),
        at=verb.idx,
        cites=governor.idx,
    )
