"""Tags, pieces of tags, image lists and scripts in a text: where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.cleaning.lines import Cut
from dragoman.cleaning.plain import plain
from dragoman.cleaning.rules import patterns

# Elements whose content is no text either.
_RAW = re.compile(r"<(script|style|noscript|iframe|svg|template|math|object|figcaption)\b[^<>]{0,5000}>", re.I)


def find_markup(source: str) -> list[Cut]:
    """The cuts that markup makes, in order and without overlap."""
    found = [*_comments(source), *_raw_elements(source), *_by_rule(source)]
    found.sort(key=lambda cut: (cut.start, -cut.end))
    kept: list[Cut] = []
    for cut in found:
        if kept and cut.start < kept[-1].end:
            kept[-1].end = max(kept[-1].end, cut.end)
            continue
        kept.append(cut)
    return kept


def _comments(source: str) -> Iterator[Cut]:
    at = 0
    while (start := source.find("<!--", at)) >= 0:
        end = source.find("-->", start + 4)
        if end < 0:
            return
        at = end + 3
        yield Cut(start, at, "html-comment", " ")


def _raw_elements(source: str) -> Iterator[Cut]:
    """Whole elements such as scripts; one that is never closed is left to the rules for tags."""
    if "</" not in source:
        return
    lower = source.lower()
    if len(lower) != len(source):  # a few letters grow in lower case, and offsets would shift
        lower = source
    at = 0
    unclosed: set[str] = set()
    while found := _RAW.search(source, at):
        at = found.end()
        name = found[1].lower()
        close = -1 if name in unclosed else lower.find(f"</{name}", at)
        if close < 0:
            unclosed.add(name)
            continue
        end = lower.find(">", close)
        at = len(source) if end < 0 else end + 1
        yield Cut(found.start(), at, "html-element", "\n")


def _by_rule(source: str) -> Iterator[Cut]:
    seen = plain(source)
    for pattern in patterns("span"):
        if _can_match(pattern.rule.name, seen):
            for found in pattern.expression.finditer(seen):
                if found.end() > found.start():
                    yield Cut(found.start(), found.end(), pattern.rule.name, pattern.rule.becomes)


_SRCSET = re.compile(r"\d[wx]\b")


def _can_match(name: str, seen: str) -> bool:
    """A cheap look before the search: most texts have no markup at all."""
    if name == "image-tag":
        return '="' in seen or "='" in seen or ("/" in seen and bool(_SRCSET.search(seen))) or bool(_LOOSE.search(seen))
    if name in {"tag", "block-tag", "broken-tag"}:
        return "<" in seen or "&lt;" in seen
    return True


_LOOSE = re.compile(r"=\s{1,3}[\"']")
