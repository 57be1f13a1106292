"""The names that the tables of states, seats, organisations and regions give, each with what it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from dragoman.knowledge.tables import many, rows
from dragoman.model import EntityKind

Form = Literal["name", "alias", "adjective", "demonym", "capital", "seat", "acronym"]

_UNIONS = {"EUR": "European Union", "UNO": "United Nations", "NATO": "NATO"}  # what sits where no state does
# Names of peoples that have no plural of their own in English, or whose plural the table gives.
_INVARIABLE = frozenset(
    {"Batswana", "Basotho", "Motswana", "Mosotho", "Malagasy", "Burkinabè", "I-Kiribati", "Ni-Vanuatu", "Macanese"}
)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a surface form may stand for."""

    kind: EntityKind
    name: str  # canonical
    country: str | None  # ISO alpha-3, KOS, UNO, EUR, IGO, NGO, MNC, IMG, ISM
    sector: str | None  # PLOVER sector
    ref: str | None  # wikidata:Q…
    form: Form  # how the surface form names it


def surface_forms() -> Iterator[tuple[str, Entry]]:
    """Every surface form with what it stands for, the likelier table first."""
    yield from _states()
    yield from _seats()
    yield from _organisations()
    yield from _regions()


def _states() -> Iterator[tuple[str, Entry]]:
    for row in rows("states"):
        for surface, form in _state_forms(row):
            yield (
                surface,
                Entry(kind="state", name=row["name"], country=row["code"], sector=None, ref=_wikidata(row), form=form),
            )


def _state_forms(row: dict[str, str]) -> Iterator[tuple[str, Form]]:
    yield row["name"], "name"
    yield from ((alias, _form_of_alias(alias)) for alias in many(row["aliases"]))
    yield from ((adjective, "adjective") for adjective in many(row["adjectives"]))
    for demonym in many(row["demonyms"]):
        yield demonym, "demonym"
        yield plural(demonym), "demonym"
    yield from ((capital, "capital") for capital in many(row["capitals"]))


def _seats() -> Iterator[tuple[str, Entry]]:
    """Seats of power: the Kremlin stands for Russia, Brussels' Berlaymont for the European Union."""
    states = {row["code"]: row for row in rows("states")}
    organisations = {row["name"]: row for row in rows("organisations")}
    for row in rows("seats"):
        union = _UNIONS.get(row["country"])
        seated = organisations[union] if union else states[row["country"]]
        entry = Entry(
            kind="organisation" if union else "state",
            name=seated["name"],
            country=seated["country"] if union else row["country"],
            sector=row["sector"] or None,
            ref=_wikidata(seated),
            form="seat",
        )
        yield row["name"], entry


def _organisations() -> Iterator[tuple[str, Entry]]:
    for row in rows("organisations"):
        for surface, form in _organisation_forms(row):
            entry = Entry(
                kind=msgspec.convert(row["kind"], EntityKind),
                name=row["name"],
                country=row["country"] or None,
                sector=row["sector"] or None,
                ref=_wikidata(row),
                form=form,
            )
            yield surface, entry


def _organisation_forms(row: dict[str, str]) -> Iterator[tuple[str, Form]]:
    yield row["name"], "acronym" if _form_of_alias(row["name"]) == "acronym" else "name"
    yield from ((alias, _form_of_alias(alias)) for alias in many(row["aliases"]))
    yield from ((adjective, "adjective") for adjective in many(row["adjectives"]))


def _regions() -> Iterator[tuple[str, Entry]]:
    for row in rows("regions"):
        for surface, form in _region_forms(row):
            yield (
                surface,
                Entry(kind="place", name=row["name"], country=row["country"] or None, sector=None, ref=None, form=form),
            )


def _region_forms(row: dict[str, str]) -> Iterator[tuple[str, Form]]:
    yield row["name"], "name"
    yield from ((alias, "alias") for alias in many(row["aliases"]))
    yield from ((adjective, "adjective") for adjective in many(row["adjectives"]))


def _form_of_alias(alias: str) -> Form:
    """An acronym is one word in capitals, with or without full stops: UN, U.S., G20."""
    return "acronym" if " " not in alias and alias.replace(".", "").isupper() else "alias"


def _wikidata(row: dict[str, str]) -> str | None:
    return f"wikidata:{row['wikidata']}" if row["wikidata"] else None


def plural(demonym: str) -> str:
    """The plural of a demonym: Russians; but Chinese, Swiss, Frenchmen stay as they are."""
    if demonym.endswith(("ese", "men", "ss", "sh", "ch", "is")):
        return demonym
    return demonym if demonym in _INVARIABLE else f"{demonym}s"
