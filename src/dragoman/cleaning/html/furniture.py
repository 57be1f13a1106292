"""Parts of a page that are no article: menus, share bars, related stories, by what their elements are called."""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from importlib import resources
from typing import Any

Element = Any

# elements that are the page's and not the article's
_TAGS = {"nav": "navigation", "footer": "navigation", "aside": "related", "form": "signup", "dialog": "notice"}
_ARTICLE = frozenset({"html", "body", "main", "article"})
_ROLES = {
    "navigation": "navigation", "contentinfo": "navigation", "complementary": "related", "search": "navigation",
    "dialog": "notice", "alertdialog": "notice", "menu": "navigation", "menubar": "navigation", "toolbar": "share",
}  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def furniture(element: Element) -> str | None:
    """Which part of the page an element is, if its tag, role, class or identifier says so."""
    tag = element.tag
    if tag in _ARTICLE:
        return None  # content systems write an article's sections and labels into its classes
    if tag in _TAGS:
        return _TAGS[tag]
    get = element.get
    if get("role") in _ROLES:
        return _ROLES[get("role")]
    if get("hidden") is not None or get("aria-hidden") == "true" or _UNSEEN.search(get("style") or ""):
        return "hidden"
    name = f"{get('class') or ''} {get('id') or ''}"
    return None if name == " " else _named(name)


@functools.lru_cache(maxsize=8192)
def _named(name: str) -> str | None:
    for one in name.split():
        words = [word.lower() for word in _WORD.findall(one)]
        for word in (*words, *("-".join(pair) for pair in itertools.pairwise(words)), one.lower()):
            part = _parts().get(word)
            if part:
                return part
        three = ("-".join(words[i : i + 3]) for i in range(len(words) - 2))
        found = next((_parts()[word] for word in three if word in _parts()), None)
        if found:
            return found
    return None


@functools.cache
def _parts() -> dict[str, str]:
    text = resources.files("dragoman.data").joinpath("page-parts.toml").read_text("utf-8")
    named: dict[str, str] = tomllib.loads(text)["parts"]
    return {word: part for part, words in named.items() for word in words.split()}
