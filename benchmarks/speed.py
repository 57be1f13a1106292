"""Speed, as a ratio against something on the same machine in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman import reading
from dragoman.cleaning import clean
from dragoman.language.parser import parse
from dragoman.language.pipeline import DEFAULT_MODEL
from dragoman.model import Cleaned, Document
from dragoman.reading import read
from dragoman.sources import documents

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "articles"
_ROUNDS = 5
# the stages of `reading.read` that are timed, by the names that it calls
_STAGES = {"find_times": "times", "find_events": "events", "find_statements": "statements"}


def figures(extra: list[Path]) -> dict[str, float]:
    """Cost of reading over that of the bare parser with all its components, on the same texts, in turns.

    The median of five rounds; CPU seconds of this process.
    """
    articles = [clean(d) for d in documents([str(EXAMPLES), *map(str, extra)]) if isinstance(d, Document)]
    articles = [a for a in articles if not a.article.skipped]
    bare = _bare_parser()
    ratios, words = [], sum(len(a.article.text.split()) for a in articles)
    seconds = 0.0
    for a in articles[:2]:  # warm both up
        bare(a)
        read(a)
    for _ in range(_ROUNDS):
        base = _cpu(bare, articles)
        seconds = _cpu(read, articles)
        ratios.append(seconds / base)
    ratios.sort()
    return {
        "read / bare parser": ratios[len(ratios) // 2],
        **{f"{stage}, share of read": share for stage, share in _shares(articles).items()},
        "parse / bare parser": _cpu(lambda a: parse(a.article.text), articles) / _cpu(bare, articles),
        "words a second": words / seconds,
        "articles": float(len(articles)),
    }


def _shares(articles: list[Cleaned]) -> dict[str, float]:
    """The share of the time of `read` that its later stages take, every article parsed."""
    spent = dict.fromkeys(_STAGES, 0.0)
    kept = {name: getattr(reading, name) for name in _STAGES}
    for name in _STAGES:
        setattr(reading, name, _timed(kept[name], name, spent))
    try:
        whole = _cpu(read, articles)
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


def _bare_parser() -> Callable[[Cleaned], object]:
    import spacy

    nlp = spacy.load(DEFAULT_MODEL)
    return lambda cleaned: nlp(cleaned.article.text)


def _cpu(work: Callable[[Cleaned], object], articles: list[Cleaned]) -> float:
    began = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - began
