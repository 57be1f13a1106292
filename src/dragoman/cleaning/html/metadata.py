"""A page's own data: JSON-LD, meta tags, time elements and links."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from dragoman.cleaning.dates import Writing
from dragoman.cleaning.html.page import Page
from dragoman.cleaning.html.page_dates import Known, is_of_another, page_dates
from dragoman.cleaning.html.words import alike, text_of
from dragoman.knowledge.locales import day_first

_ARTICLE = re.compile(r"(?:article|posting|newsitem|report|webpage|creativework)$", re.I)
_HEADLINE = 4  # words of a heading that can be the headline, where only the page's title is like it
_MAX_NODES = 2000

Element = Any


def page_data(tree: Element) -> Page:
    """The title, outlet, canonical address, language, software, kind and dates of a page."""
    meta = _meta(tree)
    nodes = [node for node in _linked_data(tree) if _is_article(node)]
    canonical, title, language = _canonical(tree, meta), _title(tree, meta, nodes), _language(tree, meta, nodes)
    writing = Writing(language, day_first(language, canonical))
    known = Known(canonical, title or next(iter(titles(tree)), None), writing)
    return Page(
        blocks=(),
        title=title,
        outlet=_outlet(meta, nodes, canonical),
        canonical=canonical,
        language=language,
        generator=text_of(meta.get("generator")),
        kind=text_of(meta.get("og:type")),
        leads=tuple(_leads(tree, meta)),
        dates=tuple(page_dates(tree, meta, nodes, known)),
    )


def _meta(tree: Element) -> dict[str, str]:
    """The meta tags by name; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        declared = tag.get("property") or tag.get("name")
        name = declared or tag.get("itemprop") or ""
        content = tag.get("content")
        if name and content and (declared or not is_of_another(tag)):
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _linked_data(tree: Element) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, however deeply they are nested."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            waiting = deque([json.loads(_unwrapped(script.text or ""), strict=False)])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MAX_NODES):
            if not waiting:
                break
            node = waiting.popleft()
            if isinstance(node, dict):
                yield node
                waiting += node.values()
            elif isinstance(node, list):
                waiting += node


def is_closed(tree: Element) -> bool:
    """Whether the page's JSON-LD says that its article is not free to read."""
    found = (node.get("isAccessibleForFree") for node in _linked_data(tree) if _is_article(node))
    return any(value is False or str(value).lower() == "false" for value in found)


def linked_types(tree: Element) -> set[str]:
    """The kinds of thing that the page's JSON-LD speaks of, by their names in schema.org."""
    kinds = (node.get("@type") for node in _linked_data(tree))
    return {name for kind in kinds for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)}


def _unwrapped(text: str) -> str:
    return (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text).strip().rstrip(";")
    )


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _title(tree: Element, meta: dict[str, str], nodes: list[dict[str, Any]]) -> str | None:
    """The headline, where a heading shows it: the page's one main heading, or one that its title repeats."""
    headings = [text for tag in tree.iter("h1") if (text := text_of(tag.text_content()))]
    declared = _declared_titles(meta, nodes)
    for heading in headings:
        if any(alike(heading, text) for text in declared):
            return heading
    if len(headings) == 1 and len(headings[0].split()) >= 3:
        return headings[0]
    said = [*declared, *_named(tree)]
    for heading in (text for tag in tree.iter("h1", "h2", "h3") if (text := text_of(tag.text_content()))):
        if len(heading.split()) >= _HEADLINE and any(alike(heading, text) for text in said):
            return heading  # the page's title has the site's name before or after the headline
    return None


def titles(tree: Element) -> list[str]:
    """What the page calls itself in its head, the most trustworthy first, without the site's name at the end."""
    meta = _meta(tree)
    nodes = [node for node in _linked_data(tree) if _is_article(node)]
    return [_without_site(text, meta) for text in (*_declared_titles(meta, nodes), *_named(tree))]


def _named(tree: Element) -> list[str]:
    return [text for tag in tree.iter("title") if (text := text_of(tag.text_content()))][:1]


def _declared_titles(meta: dict[str, str], nodes: list[dict[str, Any]]) -> list[str]:
    values = (*(node.get("headline") for node in nodes), meta.get("og:title"), meta.get("twitter:title"))
    return [text for value in values if (text := text_of(value))]


def _leads(tree: Element, meta: dict[str, str]) -> Iterator[str]:
    """What the page says that it is about, in as many words as it says so."""
    marked = (text_of(tag.text_content()) for tag in tree.iterfind(".//*[@itemprop='description']"))
    said = (text_of(meta.get("og:description")), text_of(meta.get("description")), *marked)
    yield from dict.fromkeys(text for text in said if text)


def _without_site(title: str, meta: dict[str, str]) -> str:
    """Titles of pages end in the names of section and site: "Envoys meet in Lisbon | World | Harbour Post"."""
    title = max(title.split(" | "), key=len)
    site = (text_of(meta.get("og:site_name")) or "").lower()
    head, mark, tail = title.rpartition(" - ") if " - " in title else title.rpartition(" – ")
    if mark and len(head.split()) >= 4 and (tail.lower() == site or len(tail.split()) <= 3):
        return head
    return title


def _outlet(meta: dict[str, str], nodes: list[dict[str, Any]], canonical: str | None) -> str | None:
    declared = text_of(meta.get("og:site_name"))
    if declared:
        return declared
    for node in nodes:
        publisher = node.get("publisher")
        name = text_of(publisher.get("name")) if isinstance(publisher, dict) else text_of(publisher)
        if name and not name.startswith("http"):
            return name
    host = urlsplit(canonical).hostname if canonical else None
    return host.removeprefix("www.") if host else None


def _canonical(tree: Element, meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            address = _address(link.get("href"), meta.get("og:url"))
            if address:
                return address
    return _address(meta.get("og:url"), None)


def _address(written: str | None, base: str | None) -> str | None:
    """An absolute address; None for one that is not, or that is broken."""
    try:
        address = urljoin(base or "", (written or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def _language(tree: Element, meta: dict[str, str], nodes: list[dict[str, Any]]) -> str | None:
    declared = [tree.get("lang"), meta.get("og:locale"), *(node.get("inLanguage") for node in nodes)]
    return next((text.replace("_", "-") for value in declared if (text := text_of(value))), None)
