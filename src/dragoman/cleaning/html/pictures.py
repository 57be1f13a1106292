"""The picture tags of a page's article, for what they give away."""

from __future__ import annotations

from typing import Any

from dragoman.cleaning.html.furniture import furniture

_TAGS = ("img", "source", "amp-img")
_OTHERS = {"related", "advert", "comments", "author", "navigation"}
_OUTSIDE = {"footer", "nav", "aside", "form"}
_MAX_TAGS = 60


def picture_tags(tree: Any) -> str:
    """The picture tags as source text, a line each: those in the article element, or else outside header and footer."""
    articles = list(tree.iter("article"))
    main = max(articles, key=lambda tag: len(tag.text_content()), default=None)
    found = [] if main is None else _pictures(main)
    shared = [_written(tag) for tag in tree.iter("meta") if tag.get("property") == "og:image"]
    return "\n".join([*shared[:1], *(found or _pictures(tree))][:_MAX_TAGS])


def _pictures(tree: Any) -> list[str]:
    return [
        _written(tag)
        for tag in tree.iter(*_TAGS)
        if furniture(tag) is None and not any(_is_outside(above) for above in tag.iterancestors())
    ]


def _is_outside(above: Any) -> bool:
    """Whether a part of the page holds no picture of the article: a menu, a sidebar, a header without its headline."""
    if above.tag == "header":
        return next(above.iter("h1"), None) is None
    return above.tag in _OUTSIDE or furniture(above) in _OTHERS


def _written(tag: Any) -> str:
    attributes = " ".join(f'{name}="{str(value).replace(chr(34), chr(39))}"' for name, value in tag.items())
    return f"<{tag.tag} {attributes}>"
