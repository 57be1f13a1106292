"""What it costs to clean a page, as a ratio against trafilatura alone on the same pages, in turns, in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import SHARED, gold
from dragoman.cleaning import clean, pages
from dragoman.cleaning.html.extraction import extract
from dragoman.model import Document

_OWN = Path(__file__).with_name("pages")
_ROUNDS = 5


def figures() -> dict[str, float]:
    """CPU time of finding the article and the data of pages, and of the whole cleaning, over that of trafilatura.

    Real web pages where the development data is at hand, else pages of our own.  The median of five rounds.
    """
    from trafilatura import extract as alone

    folder = gold("webtext", "html") if SHARED.is_dir() else _OWN
    files = sorted(path for path in folder.iterdir() if path.suffix == ".html")
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    documents = [Document(uri=f"p{n}", id=f"p{n}", media="html", text=text) for n, text in enumerate(texts)]
    kept = vars(pages)["read_page"]
    setattr(pages, "read_page", extract)  # noqa: B010 - in this process: the worker's pipes are no part of it
    try:
        rounds = [(_cpu(alone, texts), _cpu(extract, texts), _cpu(clean, documents)) for _ in range(_ROUNDS)]
    finally:
        setattr(pages, "read_page", kept)  # noqa: B010
    extraction = sorted(own / base for base, own, _ in rounds)[_ROUNDS // 2]
    whole = sorted(own / base for base, _, own in rounds)[_ROUNDS // 2]
    return {"finding the article / trafilatura": extraction, "cleaning a page / trafilatura": whole}


def _cpu(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    began = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - began
