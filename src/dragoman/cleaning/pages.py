"""An HTML document to an article."""

from __future__ import annotations

from dragoman.cleaning.clues import find_clues
from dragoman.cleaning.clues.credits import self_credited
from dragoman.cleaning.dating import changes, declared_date, page_dates, when, written_in
from dragoman.cleaning.dating import line_dates as dates_beside
from dragoman.cleaning.debris import line_dates, strip_debris
from dragoman.cleaning.html import Page, read_page
from dragoman.cleaning.identifiers import find_identifiers
from dragoman.cleaning.language import identify
from dragoman.cleaning.paragraphs import join
from dragoman.cleaning.plain import plain
from dragoman.cleaning.published import Dated, from_address, from_pictures
from dragoman.cleaning.skipping import is_error_page, skipped
from dragoman.model import Article, Cleaned, Clue, Document, Removed


def clean_page(document: Document) -> Cleaned:
    """Clean an HTML page: what the page declares, its article's blocks, and the debris that is left in them."""
    page = read_page(document.text)
    declared = document.declared
    title = declared.title or page.title
    stripped = strip_debris(_with_headline(page, title), title)
    text, starts = join(stripped.lines)
    language = declared.language or _of_country(identify(text), page.language)
    outlet = declared.outlet or page.outlet or self_credited(page.pictures, stripped.clues)
    made = find_identifiers(page.pictures)
    shown = find_identifiers(page.pictures.partition("\n")[0]) if page.pictures.startswith("<meta") else []
    writing = written_in(document, page.language or language)
    beside = line_dates(page.heads)
    datings = [*beside, *line_dates(page.feet, labelled=True)]
    evidence = [
        *declared_date(document),
        *(Dated(edtf=date.edtf, basis="declared", place=date.place) for date in page.dates if not date.is_update),
        *page_dates(stripped, text, starts, writing),
        *dates_beside(datings, writing),
        *from_pictures([one for _, one in shown or made]),
        *from_address(page.canonical),
    ]
    updates = [date.edtf for date in page.dates if date.is_update]
    updates += changes([*stripped.datings, *datings], evidence, writing)
    dates = when(document, evidence, updates, text, page.pictures)
    kind = "error page" if is_error_page(title, text) else page.no_article
    reason = "not-an-article" if kind else skipped(text, language)
    return Cleaned(
        article=Article(
            id=document.id,
            uri=document.uri,
            title=title,
            outlet=outlet,
            language=language,
            published=dates.published,
            text=text,
            updated=dates.updated,
            skipped=reason,
        ),
        removed=tuple(_located(document.text, stripped.removed)),
        clues=(
            *_page_clues(page, kind),
            *find_clues(page.pictures, text, debris=stripped.clues, made=made, outlet=outlet, site=page.canonical),
        ),
    )


def _of_country(identified: str | None, said: str | None) -> str | None:
    """The language of the text, with the country that the page gives it: its dates are written as there."""
    if identified is None or said is None:
        return identified or said
    tag = said.split("-")
    is_same = tag[0].lower() == identified.lower() and len(tag) > 1
    return (
        f"{tag[0].lower()}-{tag[1].upper()}"
        if is_same and len(tag[1]) == len("GB") and tag[1].isalpha()
        else identified
    )


def _with_headline(page: Page, title: str | None) -> str:
    """The blocks as text, the headline first, and only there."""
    blocks = [block for block in page.blocks if block.strip()]
    if title and blocks:
        wanted = _key(title)
        rest = [block for number, block in enumerate(blocks) if number > 5 or _key(block) != wanted]
        blocks = [title, *rest]
    return "\n\n".join(blocks)


def _key(text: str) -> str:
    return " ".join(plain(text).split()).lower()


def _page_clues(page: Page, kind: str | None) -> list[Clue]:
    clues = [Clue(kind="page-kind", value=kind, note="what the page is, for it is no article")] if kind else []
    if page.partial:
        clues.append(Clue(kind="partial", value=page.partial, note="the page says that the article goes on elsewhere"))
    if page.canonical:
        clues.append(Clue(kind="canonical", value=page.canonical, note="the address that the page gives as its own"))
    if page.generator:
        clues.append(Clue(kind="cms", value=page.generator[:80], note="the software that the page names as its maker"))
    return clues


def _located(source: str, removed: tuple[Removed, ...]) -> list[Removed]:
    """The removed pieces that stand in the page's source exactly once; of the others no place can be given."""
    found = []
    for piece in removed:
        words = piece.text.strip()
        at = source.find(words)
        if at >= 0 and source.find(words, at + 1) < 0:
            found.append(Removed(text=words, rule=piece.rule, source_span=(at, at + len(words))))
    return found
