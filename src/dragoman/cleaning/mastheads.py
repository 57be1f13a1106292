"""What stands over a headline in a text that a program took from a page: the site's name, and comments at its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.cleaning.lines import Line

_HEAD = 8  # lines over the first paragraph that may be the page's
_PARAGRAPH = 90  # characters of a line that is running text
_HEADLINE = 4  # words
_NAME = 7  # words of a site's name with what stands beside it
_PAPER = re.compile(
    r"(?P<name>(?:the )?(?:[\w'.&-]+ ){0,4}"
    r"(?:gazette|mirror|times|post|news|monitor|daily|weekly|week|herald|tribune|observer"
    r"|chronicle|journal|courier|dispatch|ledger|telegraph|star|today|standard|guardian|independent|examiner|sentinel"
    r"|register|bulletin|echo|argus|mail|express|press|agency|review|broadcasting|radio|tv|wire)(?: [\w'.-]+)?)"
    r"(?: on-?line)?(?:\s*[-|:»›·].{0,60})?(?:\s+page \d{1,3} (?:of|/) \d{1,3})?",
    re.IGNORECASE,
)
# words of headlines that no paper has in its name: "Envoys in Rome Today", "Ministers Meet This Week"
_TELLS = re.compile(
    r"\b(?:in|on|at|to|by|from|for|with|over|under|after|before|amid|as|is|are|was|were|has|have|will|may|this|next|last)\b",
    re.IGNORECASE,
)
_LONG = 4  # words of a paper's name without its article
# a row of sections: one at least is known
_SECTION = re.compile(
    r"\b(?:news|world|politics|business|economy|sports?|culture|opinion|video|jobs|shop|weather|travel|tech|home)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?:[A-Z][\w&-]*[ |•·/]{1,3}){3,}[A-Z][\w&-]*")
_SITE_AFTER = re.compile(r"\s[-|»·]\s")
_ENDS = re.compile(r"[.!?]['\")]*$")
_COMMENTS = re.compile(
    r"(?:\d{1,5} comments?|comments?(?: \(?\d{1,5}\)?)?|readers' comments|comments? section|leave a (?:reply|comment)"
    r"|(?:join|view) the (?:discussion|conversation)|what do you think\?|post a comment)\s?:?",
    re.IGNORECASE,
)
_COMMENT = 400  # characters: readers write shorter paragraphs than reporters
_ARTICLE = 3  # paragraphs that stand before its comments


def take_mastheads(found: Sequence[Line]) -> None:
    """The site's name over the headline, and the page's title that has the headline and the site's name in it."""
    live = [line for line in found if not line.rule and not line.dated]
    first = next((n for n, line in enumerate(live) if _is_prose(line)), 0)
    head = live[: min(first, _HEAD)]
    for number, line in enumerate(head):
        after = head[number + 1 :]
        if any(_is_repeated(line, other) for other in after):
            line.rule = "page-title"
        elif _is_masthead(line, live) and any(len(other.plain.split()) >= _HEADLINE for other in after):
            line.rule = "masthead"
        else:
            return


def take_comments(found: Sequence[Line]) -> None:
    """What readers wrote under an article: everything after the heading of the comments, if it looks like it."""
    for number, line in enumerate(found):
        if not _COMMENTS.fullmatch(line.plain) or sum(map(_is_prose, found[:number])) < _ARTICLE:
            continue
        rest = [other for other in found[number:] if not other.rule]
        if all(len(other.plain) <= _COMMENT for other in rest):
            for other in rest:
                other.rule = "comments"
            return


def _is_prose(line: Line) -> bool:
    return len(line.plain) >= _PARAGRAPH and bool(_ENDS.search(line.plain))


def _is_repeated(line: Line, other: Line) -> bool:
    """`Envoys meet - The Harbour Post` over `Envoys meet`."""
    cut = _SITE_AFTER.split(line.plain)
    return len(cut) > 1 and len(other.plain.split()) >= _HEADLINE and line.plain.startswith(other.plain)


def _is_paper(line: Line) -> bool:
    """A name as papers have it, and no headline that happens to end as one does."""
    paper = _PAPER.fullmatch(line.plain)
    if paper is None or _TELLS.search(paper["name"]):
        return False
    return len(paper["name"].lower().removeprefix("the ").split()) <= _LONG


def _is_masthead(line: Line, live: Sequence[Line]) -> bool:
    """A name as papers have it, or one that the page says again elsewhere; it is no sentence."""
    words = line.plain.split()
    if not words or len(words) > 2 * _NAME or _ENDS.search(line.plain):
        return False
    if _is_paper(line) or (_SECTION.search(line.plain) and _CAPITALS.fullmatch(line.plain)):
        return True
    is_name = (
        len(words) <= _NAME and len(words) > 1 and all(word[:1].isupper() or len(word) < _HEADLINE for word in words)
    )
    return is_name and any(line.plain in other.plain for other in live if other is not line and not _is_prose(other))
