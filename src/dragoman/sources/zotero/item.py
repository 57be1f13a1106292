"""One entry of a reference manager, whichever format it was exported in."""

from __future__ import annotations

import re

import msgspec

from dragoman.model import Declared

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What an export says of one article; dates in ISO 8601, as far as they are given."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    accessed: str | None = None  # the day on which somebody saw the page
    language: str | None = None
    address: str | None = None  # http or https
    doi: str | None = None
    files: tuple[str, ...] = ()  # paths of attached files, as written

    def uri(self, where: str) -> str:
        """What the article is called: its address, else its DOI, else where it stands."""
        return self.address or (f"https://doi.org/{self.doi}" if self.doi else where)

    def declared(self) -> Declared:
        """What the export says of the article."""
        return Declared(
            title=self.title,
            outlet=self.outlet,
            published=self.published,
            fetched=self.accessed,
            language=self.language,
        )


def web_address(written: object) -> str | None:
    """An address of the web; None for anything else."""
    found = str(written).strip() if isinstance(written, str) else ""
    return found if _WEB.fullmatch(found) else None


def words(value: object) -> str | None:
    """Some words in one line; None for none."""
    found = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    return found.encode("utf-8", "replace").decode("utf-8") or None


def iso(year: object, month: object = None, day: object = None) -> str | None:
    """ISO 8601 of the parts of a date, as many as there are."""
    parts = [str(part).strip() for part in (year, month, day)]
    if not re.fullmatch(r"\d{4}", parts[0]):
        return None
    kept = [parts[0]]
    for part in parts[1:]:
        if not re.fullmatch(r"\d{1,2}", part) or int(part) == 0:
            break
        kept.append(part.zfill(2))
    return "-".join(kept)
