"""Speed, as a ratio against something on the same machine in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import mix
from dragoman import reading
from dragoman.cleaning import clean
from dragoman.engine.pipeline import process_many
from dragoman.language.parser import parse_many
from dragoman.language.pipeline import DEFAULT_MODEL
from dragoman.model import Cleaned, Declared, Document, Reading
from dragoman.reading import read
from dragoman.sources import documents

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "articles"
_ROUNDS = 5
# the stages of `reading.read` that are timed, by the names that it calls
_STAGES = {"find_times": "times", "find_events": "events", "find_statements": "statements"}


def figures(extra: list[Path]) -> dict[str, float]:
    """Cost of reading over that of the bare parser with all its components, on the same texts, in turns.

    The median of five rounds; CPU seconds of this process.  The bare parser takes text by text, as it is called
    everywhere; reading takes them together, as the engine does, cleaning of the clean text and all else included.
    """
    found = [clean(d) for d in documents([str(EXAMPLES), *map(str, extra)]) if isinstance(d, Document)]
    articles = [a for a in found if not a.article.skipped]
    texts = [a.article.text for a in articles]
    given = [_document(str(n), text, None, is_clean=True) for n, text in enumerate(texts)]
    bare = _bare_parser()
    ratio, seconds = _ratio(lambda: process_many(given), lambda: bare(texts))
    parse, _ = _ratio(lambda: parse_many(texts), lambda: bare(texts))
    return {
        "read / bare parser": ratio,
        **{f"{stage}, share of read": share for stage, share in _shares(articles).items()},
        "parse / bare parser": parse,
        "words a second": sum(len(text.split()) for text in texts) / seconds,
        "articles": float(len(articles)),
        **_general(bare),
    }


def _general(bare: Callable[[Sequence[str]], None]) -> dict[str, float]:
    """The same over a general mix of news, as it comes from the web, and which of it is passed over.

    `second` is the file that no rule was written after.
    """
    articles = mix.articles("second")
    given = [
        _document(str(n), f"{one.title}\n\n{one.text}", one.published, is_clean=False) for n, one in enumerate(articles)
    ]
    ratio, _ = _ratio(lambda: process_many(given), lambda: bare([one.text for one in given]))
    read_in_full = [isinstance(one, Reading) and one.article.skipped is None for one in process_many(given)]
    foreign = [is_read for one, is_read in zip(articles, read_in_full, strict=True) if one.foreign]
    other = [is_read for one, is_read in zip(articles, read_in_full, strict=True) if not one.foreign]
    return {
        "general mix: read / bare parser": ratio,
        "general mix: share of foreign news": len(foreign) / len(articles),
        "general mix: foreign news passed over": float(foreign.count(False)),
        "general mix: other news passed over": other.count(False) / len(other),
    }


def _document(uri: str, text: str, published: str | None, *, is_clean: bool) -> Document:
    declared = Declared(clean=is_clean, published=published)
    return Document(uri=uri, id=f"sha256:{uri}", media="text", text=text, declared=declared)


def _ratio(work: Callable[[], Any], base: Callable[[], Any]) -> tuple[float, float]:
    """The cost of work over that of the base, each time with the base before and after it; and its least seconds."""
    work()
    before = _cpu(base)
    ratios, seconds = [], []
    for _ in range(_ROUNDS):
        seconds.append(_cpu(work))
        after = _cpu(base)
        ratios.append(2 * seconds[-1] / (before + after))
        before = after
    return statistics.median(ratios), min(seconds)


def _shares(articles: list[Cleaned]) -> dict[str, float]:
    """The share of the time of `read` that its later stages take, every article parsed."""
    spent = dict.fromkeys(_STAGES, 0.0)
    kept = {name: getattr(reading, name) for name in _STAGES}
    for name in _STAGES:
        setattr(reading, name, _timed(kept[name], name, spent))
    try:
        whole = _cpu(lambda: [read(one) for one in articles])
    finally:
        for name, stage in kept.items():
            setattr(reading, name, stage)
    return {_STAGES[name]: seconds / whole for name, seconds in spent.items()}


def _timed(stage: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        found = stage(*given, **named)
        spent[name] += time.process_time() - began
        return found

    return run


def _bare_parser() -> Callable[[Sequence[str]], None]:
    import spacy

    nlp = spacy.load(DEFAULT_MODEL)

    def parse(texts: Sequence[str]) -> None:
        for text in texts:
            nlp(text)

    return parse


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
