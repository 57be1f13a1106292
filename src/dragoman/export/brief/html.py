"""A brief as one HTML page that needs nothing else: no script, no outside part, everything escaped."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import urlsplit

from dragoman.export.brief.content import Brief

_RTL = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "ckb", "sd", "ug"})
_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]+")


def render(made: Brief) -> str:
    """The page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman", "data/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(link=link, direction=direction, anchor=anchor)
    return environment.get_template("brief.html").render(brief=made)


def link(uri: str) -> str | None:
    """The uri where a browser may follow it: http and https only."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.netloc and uri.isprintable() else None


def direction(language: str | None) -> str:
    """Which way words of a language run; left to the browser where the language is not known."""
    if language is None:
        return "auto"
    return "rtl" if language.split("-")[0] in _RTL else "ltr"


def anchor(key: str) -> str:
    """A key as a name that a link can lead to; keys that differ have names that differ."""
    plain = _NOT_IN_ANCHOR.sub("-", key)
    return plain if plain == key else f"{plain}-{sha256(key.encode('utf-8', 'replace')).hexdigest()[:12]}"
