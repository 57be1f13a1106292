"""Whether an article is in a language that nobody asked for, told before the article is looked for in its page.

The test is cheap, and made so that it errs to one side: what is passed over is lost, what is not costs only time.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator

from dragoman.cleaning.language import guess
from dragoman.model import Document

_MOST = 400_000  # characters of a page that are looked at
_RUNNING = 80  # bytes of UTF-8 of a piece that is running text, in whatever script, and no label
_WINDOW = 240  # characters
_WINDOWS = 5
_LEAST = 60  # letters of a window that tells anything
# How sure the model must be of the only window; of each of several; of these where the page says that language too.
_SURE_OF_ONE, _SURE, _SURE_WHERE_SAID = 0.95, 0.85, 0.4

_HIDDEN = ("script", "style", "noscript", "template", "svg", "textarea", "select", "iframe")
_RAW = re.compile(rf"<({'|'.join(_HIDDEN)})\b|<(!--)", re.I)
_ENDS = {name: re.compile(rf"</{name}", re.I) for name in _HIDDEN}
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|dl|dt|dd|t[dhr]|table|h[1-6]|section|article|header|footer|nav|aside|main|figure"
    r"|figcaption|blockquote|form|button|label|hr|body|title|option)\b[^<>]*>",
    re.I,
)
_TAG = re.compile(r"<[^<>]*>")
_CODE = 2  # letters of a code of ISO 639-1; what else a record may call its language is not understood
_HEAD = 20_000  # characters in which a page says what it is
_LANG = re.compile(r"""<html\b[^<>]{0,2000}?\blang\s*=\s*["']?\s*([a-z]{2,3})\b""", re.I)
_LOCALE = re.compile(r"""<meta\b[^<>]{0,300}?og:locale["'][^<>]{0,300}?content\s*=\s*["']?\s*([a-z]{2,3})\b""", re.I)

# Languages that are written so much alike that the model may take one for the other, each with the others.
_ALIKE = (
    {"no", "nb", "nn", "da"},
    {"sr", "hr", "bs", "sh"},
    {"id", "ms", "jv", "su"},
    {"es", "gl", "ca", "ast", "an"},
    {"pt", "gl"},
    {"cs", "sk"},
    {"uk", "be"},
    {"bg", "mk"},
    {"hi", "mr", "ne", "sa", "bh"},
    {"tr", "az"},
    {"zh", "yue", "wuu"},
    {"nl", "af"},
    {"de", "lb", "als"},
    {"ar", "arz"},
    {"en", "sco"},
    {"he", "iw"},
)


def languages_of(codes: Collection[str]) -> frozenset[str]:
    """The languages of some BCP 47 codes such as `en` and `pt-BR`, without their countries.

    Raises `ValueError` for what is no such code.
    """
    wrong = [code for code in codes if not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", code.strip())]
    if wrong:
        raise ValueError(f"{wrong[0][:40]!r} is no code of a language: write such as en, fr, pt-BR")
    return frozenset(_base(code) for code in codes)


def other_language(document: Document, wanted: frozenset[str]) -> str | None:
    """The language of an article that clearly is in none of those wanted; None for another, or where it is undecided.

    `wanted` is as `languages_of` gives it.  What a record declares is believed, as cleaning does.  What a page
    declares is not: its own text must be in another language wherever it is looked at, and more surely so where the
    page does not say it.
    """
    declared = _base(document.declared.language or "")
    if len(declared) == _CODE:
        return None if declared in wanted else declared
    is_page = document.media == "html"
    text = running_text(document.text) if is_page else " ".join(document.text[:_MOST].split())
    said = _said(document.text[:_HEAD]) if is_page else None
    windows = list(_windows(text))
    found = Counter[str]()
    for window in windows:
        guessed = guess(window, letters=_LEAST)
        if guessed is None or any(alike(guessed[0], one) for one in wanted):
            return None
        is_said = said is not None and alike(guessed[0], said)
        if guessed[1] < (_SURE_OF_ONE if len(windows) == 1 else _SURE_WHERE_SAID if is_said else _SURE):
            return None
        found[guessed[0]] += 1
    return min(found, key=lambda one: (-found[one], one)) if found else None


def alike(one: str, other: str) -> bool:
    """Whether two languages are one, or are taken for one another; codes of ISO 639 without a country."""
    return one == other or any({one, other} <= group for group in _ALIKE)


def running_text(page: str) -> str:
    """The pieces of a page's text that are longer than labels, in their order; its tags are not parsed, only cut."""
    shown = _TAG.sub("", _BLOCK.sub("\n\n", " ".join(_shown(page))))
    return " ".join(" ".join(run.split()) for run in shown.split("\n\n") if _is_running(run))


def _is_running(run: str) -> bool:
    # No character takes more than four bytes, and most pieces are short.
    return len(run) * 4 >= _RUNNING and len(" ".join(run.split()).encode("utf-8", "replace")) >= _RUNNING


def _shown(page: str) -> Iterator[str]:
    """A page without what is not shown.  What begins and does not end takes the rest with it, as in a browser."""
    at, end = 0, min(len(page), _MOST * 4)
    taken = 0
    while taken < _MOST:
        raw = _RAW.search(page, at, end)
        until = raw.start() if raw else end
        yield page[at:until]
        taken += until - at
        if raw is None:
            return
        at = _closed(page, raw)
        if at < 0:
            return


def _closed(page: str, raw: re.Match[str]) -> int:
    if raw[2]:
        end = page.find("-->", raw.end())
        return end + len("-->") if end >= 0 else -1
    found = _ENDS[raw[1].lower()].search(page, raw.end())
    return found.end() if found else -1


def _windows(text: str) -> Iterator[str]:
    """Pieces from all over a text, the first from its beginning and the last from its end."""
    last = max(0, len(text) - _WINDOW)
    number = min(_WINDOWS, -(-len(text) // _WINDOW))
    for place in range(number):
        start = last * place // max(1, number - 1)
        yield html.unescape(text[start : start + _WINDOW])


def _said(head: str) -> str | None:
    found = _LANG.search(head) or _LOCALE.search(head)
    return found[1].lower() if found else None


def _base(code: str) -> str:
    return re.split(r"[-_]", code.strip(), maxsplit=1)[0].lower()
