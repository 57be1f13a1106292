"""What the table of offices knows of people whom the text names without an office."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from dragoman.knowledge.offices import holds, offices_of
from dragoman.knowledge.people import Person, people_named
from dragoman.knowledge.tenures import KNOWN_TO, Tenure
from dragoman.knowledge.titles import title_of
from dragoman.model import Entity


def with_known(entity: Entity, lands: Collection[str], day: str | None) -> Entity:
    """A person with the country and sector that the table gives, where the name leaves no doubt who it is.

    `lands` are the countries that the article names: a bare family name is looked up only among their people.
    Offices are judged on `day`, the day of publication, else by the latest day that the table knows.
    """
    if entity.kind != "person" or entity.mentions[0].form == "pronoun" or (entity.country and entity.sector):
        return entity
    person = _person(entity, lands, day)
    if person is None:
        return entity
    stated = any(mention.office for mention in entity.mentions)  # then the text says what the sector follows from
    return msgspec.structs.replace(
        entity,
        country=entity.country or person.country,
        sector=entity.sector or (None if stated else _sector(person, day or KNOWN_TO)),
    )


_CHIEFS = frozenset({"head-of-state", "head-of-government"})


def _person(entity: Entity, lands: Collection[str], day: str | None) -> Person | None:
    if not any(mention.form == "name" for mention in entity.mentions):
        return None
    found = [p for p in people_named(entity.name) if entity.country in {None, p.country}]
    if len(entity.name.split()) == 1:
        found = [person for person in found if person.country in lands and (day is None or _well_known(person, day))]
    return found[0] if len(found) == 1 else None


def _well_known(person: Person, day: str) -> bool:
    """Whether somebody is in office, or has led a state; a bare family name is too common to be anybody else's."""
    titles = (title_of(tenure.office) for tenure in person.tenures)
    return bool(offices_of(person.name, day)) or any(title is not None and title.post in _CHIEFS for title in titles)


def _sector(person: Person, day: str) -> str | None:
    """The sector of the office held on a day; of somebody known to hold none any more, that of former officials."""
    for tenure in offices_of(person.name, day):
        return _of(tenure)
    answers = {holds(person.name, tenure.office, tenure.country, day) for tenure in person.tenures}
    return "ELI" if "former" in answers and answers <= {"former", "not-yet"} else None


def _of(tenure: Tenure) -> str | None:
    title = title_of(tenure.office)
    return title.sector if title is not None else None
