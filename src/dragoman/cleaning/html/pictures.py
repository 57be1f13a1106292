"""The picture tags of a page's article, for what they give away."""

from __future__ import annotations

from typing import Any

_TAGS = ("img", "source", "amp-img")
_OUTSIDE = {"header", "footer", "nav", "aside", "form"}
_MAX_TAGS = 60


def picture_tags(tree: Any) -> str:
    """The picture tags as source text, a line each: those in the article element, or else outside header and footer."""
    articles = list(tree.iter("article"))
    main = max(articles, key=lambda tag: len(tag.text_content()), default=None)
    found = [] if main is None else _pictures(main)
    return "\n".join((found or _pictures(tree))[:_MAX_TAGS])


def _pictures(tree: Any) -> list[str]:
    return [
        _written(tag) for tag in tree.iter(*_TAGS) if not any(above.tag in _OUTSIDE for above in tag.iterancestors())
    ]


def _written(tag: Any) -> str:
    attributes = " ".join(f'{name}="{str(value).replace(chr(34), chr(39))}"' for name, value in tag.items())
    return f"<{tag.tag} {attributes}>"
