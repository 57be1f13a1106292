"""The dates that a page's own data give: JSON-LD, meta tags, time elements, microdata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.cleaning.dates import Writing, from_iso, from_stamp, from_words
from dragoman.cleaning.html.furniture import furniture
from dragoman.cleaning.html.page import PageDate
from dragoman.cleaning.html.words import alike, text_of

Element = Any

_PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "published-date",
    "published_time", "article.published", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "article_date_original",
    "date_published", "originalpublicationdate", "date",
)  # fmt: skip
_MODIFIED_NAMES = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised", "article_date_updated", "modified", "updated",
)  # fmt: skip
_PUBLISHED = re.compile(r"publi|posted|entry-date|dateline|created")
_MODIFIED = re.compile(r"updat|modif")
_HATOM = re.compile(r"(?:^|\s)(?:published|entry-date|dtpublished|datepublished)(?:\s|$)")
_OTHERS = {"related", "comments", "navigation", "signup", "advert"}
_FIRST_YEAR = "1990"  # there were no pages before


class Known(msgspec.Struct, frozen=True):
    """What is known of a page when its dates are read."""

    canonical: str | None
    title: str | None
    writing: Writing


def page_dates(tree: Element, meta: dict[str, str], nodes: list[dict[str, Any]], known: Known) -> Iterator[PageDate]:
    """The dates of publication and of change, the most trustworthy place first."""
    main = _main_node(nodes, known)
    if main is not None:
        yield from _dated(main.get("datePublished"), "JSON-LD", known)
        yield from _dated(main.get("dateModified"), "JSON-LD", known, is_update=True)
    for name in _PUBLISHED_NAMES:
        yield from _dated(meta.get(name), f"meta {name}", known)
    for name in _MODIFIED_NAMES:
        yield from _dated(meta.get(name), f"meta {name}", known, is_update=True)
    for tag in tree.iter("time", "abbr", "span"):
        marked = " ".join(filter(None, (tag.get("itemprop"), tag.get("class"), tag.get("id")))).lower()
        if not marked and tag.tag == "time" and tag.get("datetime") and _is_by_headline(tag):
            yield from _dated(tag.get("datetime"), "time element", known)
            continue
        is_marked = _PUBLISHED.search(marked) or _MODIFIED.search(marked) or tag.get("pubdate") is not None
        if not is_marked or is_of_another(tag):
            continue
        written = tag.get("datetime") or tag.get("content") or tag.get("title") or tag.text_content()
        if _MODIFIED.search(marked) and not _PUBLISHED.search(marked):
            yield from _dated(written, f"{tag.tag} element", known, is_update=True)
        elif tag.get("pubdate") is not None or (
            _PUBLISHED.search(marked) and (tag.tag == "time" or _HATOM.search(marked))
        ):
            yield from _dated(written, f"{tag.tag} element", known)
    for name, is_update in (("datePublished", False), ("dateModified", True)):
        for tag in tree.iterfind(f".//*[@itemprop='{name}']"):
            if not is_of_another(tag):
                written = tag.get("content") or tag.get("datetime") or tag.text_content()
                yield from _dated(written, f"itemprop {name}", known, is_update=is_update)


def _is_by_headline(tag: Element) -> bool:
    """Whether an element stands in the article's head, with its headline."""
    near = [above for above in tag.iterancestors() if above.tag not in {"body", "html", "main", "article"}][:3]
    return any(next(above.iter("h1"), None) is not None for above in near)


def is_of_another(tag: Element) -> bool:
    """Whether an element stands beside the article: in a list of other stories, among comments, in a sidebar."""
    return any(furniture(above) in _OTHERS for above in tag.iterancestors() if isinstance(above.tag, str))


def _main_node(nodes: list[dict[str, Any]], known: Known) -> dict[str, Any] | None:
    """The object that is this page's article: by its address, else by its headline, else the first with a date."""
    dated = [node for node in nodes if node.get("datePublished") or node.get("dateModified")]
    addresses = {_plain_address(known.canonical)} - {""}
    for node in dated:
        if addresses & set(_addresses(node)):
            return node
    for node in dated:
        headline = text_of(node.get("headline")) or text_of(node.get("name"))
        if headline and known.title and alike(headline, known.title):
            return node
    return next((node for node in dated if not _addresses(node) or not addresses), None) or next(iter(dated), None)


def _addresses(node: dict[str, Any]) -> list[str]:
    page = node.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    found = (_plain_address(value) for value in (node.get("url"), node.get("@id"), named) if isinstance(value, str))
    return [address for address in found if address]


def _plain_address(address: str | None) -> str:
    """An address without scheme, query and what follows a #, so that two ways of writing it are one."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address or "").rstrip("/")


def _dated(value: object, place: str, known: Known, *, is_update: bool = False) -> Iterator[PageDate]:
    text = text_of(value)
    edtf = text and (from_iso(text) or from_stamp(text) or from_words(text, known.writing))
    if edtf and edtf[:4] >= _FIRST_YEAR:
        yield PageDate(edtf, place, is_update)
