"""Pages that were saved as text: the tags of their paragraphs are gone, only the line breaks are left."""

from __future__ import annotations

import html
import re

_RAW = re.compile(r"<(script|style|noscript)\b[^<>]{0,5000}>.{0,200000}?</\1", re.I | re.S)
_BLOCK = re.compile(r"<(?:p|br|li|td|div|section|h[1-6]|blockquote|article)[\s/>]", re.I)
# A line that is running text, not a label.
_RUNNING = re.compile(r"[^<>{};]{60,}[.!?\"”’)]\s*")


def is_bare(source: str) -> bool:
    """Whether paragraphs are told by lines, not by tags: read as a page, they would run into one."""
    source = _RAW.sub("", source) if "</" in source else source
    running = sum(1 for line in source.splitlines() if _RUNNING.fullmatch(html.unescape(line).strip()))
    return running >= 3 and len(_BLOCK.findall(source)) < running
