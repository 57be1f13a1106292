"""The headline of a plain text: its first line, where that looks like one."""

from __future__ import annotations

import re

from dragoman.cleaning.plain import plain

_MAX_WORDS = 24
_MAX_LENGTH = 180
_NEAR, _RUNNING = 10, 60  # lines under a headline, and characters of those that are running text
# Small words that headlines in title case leave small.
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "its", "nor", "of"}
    | {"off", "on", "or", "over", "per", "so", "the", "to", "up", "via", "vs", "with", "yet", "after", "amid"}
    | {"against", "be", "before", "his", "her", "their", "than", "that", "under"}
)


def find_title(lines: list[str]) -> str | None:
    """The first line, if it is short, no sentence, and more text follows; nothing is ever made up."""
    if len(lines) < 2:
        return None
    first = lines[0]
    words = first.split()
    if not 2 <= len(words) <= _MAX_WORDS or len(first) > _MAX_LENGTH:
        return None
    seen = plain(first)
    if not _begins_like_one(seen) or _ends_like_sentence(seen):
        return None
    longest = max(len(line) for line in lines[1:])
    if longest < len(first):
        return None
    if _share_of_capitals(words) < 0.6 and not _is_shorter_than_body(first, lines[1:]):
        return None
    return _without_kicker(_without_site(first))


def _begins_like_one(text: str) -> bool:
    return not text[0].islower() and text[0] not in "-*>|)],.;:"


def _ends_like_sentence(text: str) -> bool:
    return bool(re.search(r"(?<!\.[A-Z])[.;:,]['\")\]]*$", text)) and not text.endswith("...")


def _share_of_capitals(words: list[str]) -> float:
    """How many of the words that a headline in title case would write large are so."""
    counted = [word for word in words if word[0].isalpha() and word.lower() not in _SMALL]
    return sum(word[0].isupper() for word in counted) / len(counted) if counted else 0.0


def _is_shorter_than_body(first: str, rest: list[str]) -> bool:
    """A line in sentence case is a headline only where the paragraphs after it are clearly longer and do end."""
    body = [line for line in rest[:_NEAR] if len(line) >= _RUNNING][:4] or rest[:4]
    ends = sum(plain(line).rstrip("'\")")[-1:] in {".", "!", "?"} for line in body)
    return ends * 2 >= len(body) and len(first) * 1.3 < sum(map(len, body)) / len(body)


def _without_site(title: str) -> str:
    """Titles copied from the browser's bar end in the name of section or site: "Envoys Meet in Rome | World News"."""
    head, mark, tail = title.rpartition(" | ")
    return _without_site(head) if mark and len(tail.split()) <= 4 and len(head.split()) >= 4 else title


def _without_kicker(title: str) -> str:
    """Titles made for search engines put before the headline what it says: "Port Strike: Day 3 of Port Strike"."""
    head, colon, tail = title.partition(": ")
    if colon and len(tail.split()) > len(head.split()) and plain(head).lower() in plain(tail).lower():
        return tail
    return title
