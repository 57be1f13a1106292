"""RIS, as Zotero and press databases export it.  Each record is read on its own, so a broken one costs no other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dragoman.sources.zotero.item import Item, iso, web_address, words

_TYPE = re.compile(r"^TY  ?- ?", re.MULTILINE)
# A tag as some programs write it, with one space less.
_TAG = re.compile(r"^([A-Z][A-Z0-9]) {1,2}- ?", re.MULTILINE)
_DATE = re.compile(r"(\d{4})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/.*)?")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:T.*)?")
_FILES = ("file_attachments1", "file_attachments2", "figure")  # L1, L2, L4
_LONGEST = 1_000_000  # characters of one record


def items(text: str) -> Iterator[Item | str]:
    """The items of a RIS file, in order; for a record that cannot be read, what is wrong with it."""
    import rispy

    for record in _records(text):
        if len(record) > _LONGEST:
            yield "the record is longer than any entry of a reference manager"
            continue
        try:
            (fields,) = rispy.loads(record)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError) as problem:
            yield f"the record is no RIS ({str(problem)[:200] or type(problem).__name__})"
            continue
        yield _item(fields)


def _records(text: str) -> Iterator[str]:
    starts = [found.start() for found in _TYPE.finditer(text)]
    for start, end in itertools.pairwise([*starts, len(text)]):
        record = _TAG.sub(r"\1  - ", text[start:end].rstrip())
        closed = re.search(r"^ER  ?-.*$", record, re.MULTILINE)
        yield record[: closed.start()].rstrip() + "\nER  - \n" if closed else record + "\nER  - \n"


def _item(fields: dict[str, object]) -> Item:
    links = [*_each(fields.get("urls")), *_each(fields.get("url"))]
    return Item(
        title=_first(fields, "title", "primary_title", "translated_title"),
        outlet=_first(fields, "secondary_title", "journal_name", "alternate_title3"),
        published=_date(_first(fields, "date", "year", "publication_year")),
        accessed=_date(_first(fields, "access_date")),
        language=_first(fields, "language"),
        address=next(filter(None, map(web_address, links)), None),
        doi=_first(fields, "doi"),
        files=tuple(path for name in _FILES for path in _each(fields.get(name)) if not web_address(path)),
    )


def _each(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one.strip() for one in values if isinstance(one, str) and one.strip()]


def _first(fields: dict[str, object], *names: str) -> str | None:
    return next((said for name in names for one in _each(fields.get(name)) if (said := words(one))), None)


def _date(written: str | None) -> str | None:
    found = written and (_DATE.fullmatch(written) or _ISO.fullmatch(written))
    return iso(*found.groups()) if found else None
