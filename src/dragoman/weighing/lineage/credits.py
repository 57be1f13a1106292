"""What an article says, or gives away, of where its text comes from: agency credits, datelines and clues."""

from __future__ import annotations

import re

from dragoman.cleaning.clues.agencies import agency_of
from dragoman.cleaning.clues.tables import hosts
from dragoman.model import Clue, Reading, Relation, Struct

# A dateline names its agency in brackets before a dash: "PARIS (Agency) - …", "GENEVA, March 3 (Agency) — …".
_DATELINE = re.compile(
    r"^[^\W\d_][\w .,'’/-]{1,60}?\((?P<agency>[A-Z][^\W\d]*(?:[ .&/-]+[^\W\d]+){0,5}\.?)\)\s*(?:[-–—:]|--)",
    re.MULTILINE,
)
_NO_NAMES = frozenset({"agencies", "agency", "file", "courtesy", "handout"})  # credits of nobody in particular
# What notes of alternative texts say: "in Korean (ko)", "in Arabic script (fa)", "in another language (es)".
_LANGUAGE = re.compile(r"\bin (?P<name>[A-Z]\w+|another language)(?P<script> script)?(?: \((?P<code>[a-z]{2,3})\))?$")


class Credit(Struct, frozen=True, kw_only=True):
    """What an article alone lets one say of its origin."""

    label: str | None = None
    relation: Relation = "original"
    basis: tuple[str, ...] = ()


def credit(reading: Reading) -> Credit:
    """The origin that an article names or gives away.

    A translation shows in broken sentences of a machine's, or in pictures that came with captions in another language
    from somebody else's server; an automatic rewrite in its stock phrases.  Both go back to a text that may be lost.
    """
    clues: dict[str, list[Clue]] = {}
    for clue in reading.clues:
        clues.setdefault(clue.kind, []).append(clue)
    language = _foreign_language(clues.get("alt-text", ()), reading.article.language)
    owner = _owner(clues)
    agency = _agency(reading, clues)
    if "machine-translation" in clues or (language and owner):
        basis = [
            _say(clue) for kind in ("machine-translation", "alt-text", "image-host") for clue in clues.get(kind, ())
        ]
        label = " ".join(part for part in (owner or agency, language) if part) or None
        return Credit(label=label, relation="translation", basis=tuple(basis))
    if "machine-rewriting" in clues:
        return Credit(label=agency, relation="rewrite", basis=tuple(_say(clue) for clue in clues["machine-rewriting"]))
    return Credit(label=agency, basis=(f"credited to {agency}",) if agency else ())


def _say(clue: Clue) -> str:
    return f"{clue.kind} {clue.value}: {clue.note.split(': ', 1)[0]}"


def _foreign_language(alt_texts: list[Clue] | tuple[()], own: str | None) -> str | None:
    """The language of pictures' alternative texts, where it is not the article's own."""
    for clue in alt_texts:
        found = _LANGUAGE.search(clue.note)
        if not found or found["code"] == (own or "").split("-")[0]:
            continue
        if found["code"] and (found["script"] or found["name"] == "another language"):
            return _name(found["code"])
        return found["name"] if found["code"] else f"in {found['name']} script" if found["script"] else None
    return None


def _name(code: str) -> str:
    """The English name of a language; its code where it has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def _owner(clues: dict[str, list[Clue]]) -> str | None:
    """Whose server the pictures lie on: "BBC"."""
    table = hosts()
    for clue in clues.get("image-host", ()):
        owner = table.lookup(table.owners, clue.value)
        if owner:
            return owner.removeprefix("the ")
    for clue in clues.get("image-path", ()):
        owner = table.paths.get(clue.value)
        if owner:
            return owner.removeprefix("the ")
    return None


def _agency(reading: Reading, clues: dict[str, list[Clue]]) -> str | None:
    """The agency that the text is credited to, by words that name it; a picture's credit says nothing of the text.

    The dateline was written by whoever sent the text, so it counts before credits that a page adds.  Credits that name
    different agencies say of none that the text is its.
    """
    named = [clue for clue in clues.get("agency-credit", ()) if "picture" not in clue.note]
    for clue in named:
        if clue.note.startswith("dateline"):
            return clue.value
    dateline = _DATELINE.search(reading.article.text[:1000])
    if dateline:
        return agency_of(dateline["agency"]) or dateline["agency"]
    agencies = {agency_of(clue.value) or clue.value for clue in named if clue.value.casefold() not in _NO_NAMES}
    return agencies.pop() if len(agencies) == 1 else None
