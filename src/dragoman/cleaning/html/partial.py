"""Whether a page holds only a part of its article: a stub for those who do not pay, the first of several pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.cleaning.html.body import Body
from dragoman.cleaning.html.leaves import Leaf

_AFTER = 25  # pieces of text behind the last paragraph among which a page says that there is more
_OVER = 10  # and over the first
_STUB = 1_500  # characters: what is free to read of an article that is not
_PAGE = re.compile(r"page (\d{1,2}) (?:of|/) (\d{1,2})", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?:to (?:continue|keep) reading|continue reading (?:with|for)|keep reading (?:with|for)"
    r"|(?:read|unlock) (?:on|the (?:full|rest of the|whole) (?:article|story))"
    r"|(?:this|the rest of this|full) (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved)"
    r"|(?:exclusive|only) (?:to|for) (?:our )?(?:subscribers|members)"
    r"|you have (?:reached|read|used) (?:your|all|an article))",
    re.IGNORECASE,
)


def partly(rows: Sequence[Leaf], article: Body, *, closed: bool) -> str | None:
    """What the page says of the rest: "page 1 of 3", or that it is for subscribers; None where the article is whole."""
    after = " ".join(row.text for row in rows[article.last + 1 : article.last + 1 + _AFTER])
    over = " ".join(row.text for row in rows[max(0, article.first - _OVER) : article.first])
    paged = _PAGE.search(f"{over} {after}")
    if paged and int(paged[1]) < int(paged[2]):
        return f"page {int(paged[1])} of {int(paged[2])}"
    is_stub = sum(map(len, article.texts)) < _STUB and (closed or _CLOSED.search(after) is not None)
    return "for subscribers" if is_stub else None
