"""What an HTML page is to the rest of cleaning."""

from __future__ import annotations

import msgspec


class PageDate(msgspec.Struct, frozen=True):
    """A date that the page declares, and where."""

    edtf: str
    place: str
    is_update: bool = False  # when the page was changed, not when it was published


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An HTML page, read."""

    blocks: tuple[str, ...]  # the article's paragraphs, headings and list items
    title: str | None = None
    outlet: str | None = None
    canonical: str | None = None
    language: str | None = None
    generator: str | None = None
    kind: str | None = None  # og:type
    dates: tuple[PageDate, ...] = ()
    leads: tuple[str, ...] = ()  # what the page says that it is about
    no_article: str | None = None  # what it is, where it is no article: "index", "error page" …
    partial: str | None = None  # what the page says that only a part of the article is there
    heads: tuple[str, ...] = ()  # short lines between headline and text, and around: bylines, dates
    feet: tuple[str, ...] = ()  # short lines under the text
    pictures: str = ""  # the picture tags of the article
