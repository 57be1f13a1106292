"""What the table of offices knows of people whom the text names: their country, and the sector of their office."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set

import msgspec

from dragoman.knowledge.offices import holds, in_force
from dragoman.knowledge.people import CHIEFS, Person, people_named
from dragoman.knowledge.places import is_town
from dragoman.knowledge.tenures import KNOWN_TO, Tenure
from dragoman.knowledge.titles import title_of
from dragoman.model import Entity


def with_known(entity: Entity, lands: Collection[str], day: str | None) -> Entity:
    """A person with the name, country and sector that the table gives, where the name leaves no doubt who it is.

    `lands` are the countries that the article names.  Offices are judged on `day`, the day of publication, else by the
    latest day that the table knows.
    """
    if entity.kind != "person" or entity.mentions[0].form == "pronoun":
        return entity
    people = _meant(entity, lands, day)
    countries = {_country(person, day or KNOWN_TO) for person in people}
    if len(countries) != 1:
        return entity
    if len(people) > 1:  # namesakes of one country
        return msgspec.structs.replace(entity, country=entity.country or countries.pop())
    (person,) = people
    stated = any(mention.office for mention in entity.mentions)  # then the text says what the sector follows from
    return msgspec.structs.replace(
        entity,
        known_as=person.name if person.name != entity.name else None,
        country=entity.country or _country(person, day or KNOWN_TO),
        sector=entity.sector or (None if stated else _sector(person, day or KNOWN_TO)),
    )


# Posts that a text means by the title alone: "President Lind" is the head of some state, "Minister Lind" is anybody.
_TELLING = CHIEFS | {"foreign-minister", "defence-minister", "vice-president", "national-security-adviser"}


def _meant(entity: Entity, lands: Collection[str], day: str | None) -> list[Person]:
    """Whom the name can mean; whoever the office, the day and the countries speak for most."""
    if not any(mention.form == "name" for mention in entity.mentions):
        return []
    stated = _stated(entity) & _TELLING
    bare = len(entity.name.split()) == 1
    untitled = not any(mention.office for mention in entity.mentions)
    bearers = [p for p in people_named(entity.name) if entity.country in {None, p.country, *_countries(p)}]
    sole = sum(bool(_countries(person) & set(lands)) for person in bearers) == 1
    fitting = [
        (_weight(person, stated, lands, day), person)
        for person in bearers
        if (bare and (_fits_family(person, stated, lands, day, sole=sole) or (untitled and _unmistakable(person, day))))
        or (not bare and _fits_name(entity.name, person, stated, lands, day))
    ]
    most = max((weight for weight, _ in fitting), default=0)
    return [person for weight, person in fitting if weight == most]


def _fits_name(name: str, person: Person, stated: Set[str], lands: Collection[str], day: str | None) -> bool:
    """Whether a full name can mean a person here.

    It does where the article speaks of the person's country or of none, or where the person is in a high office then.
    A name that the table has otherwise ends with the same family name, and takes an office besides: people of one given
    name and one family name are many.
    """
    current = in_force(person.tenures, day) if day else ()
    high = bool(_posts(current) & _TELLING)
    at_home = bool(_countries(person) & set(lands))
    if stated and not stated & _posts(person.tenures):
        return person.is_called(name) and (at_home or bool(current))
    if person.is_called(name):
        return at_home or not lands or high
    if not person.may_be_called(name):
        return False
    return bool(stated & _posts(current)) or (
        (at_home or not lands) and bool(current or stated & _posts(person.tenures))
    )


def _fits_family(person: Person, stated: Set[str], lands: Collection[str], day: str | None, *, sole: bool) -> bool:
    """Whether a bare family name, which is anybody's, can mean a person here.

    It takes the title of the office that the person holds on that day; or the person's country in the article, and a
    high office then, or once the head of a state if nobody else of that country bears the name.
    """
    current = _posts(in_force(person.tenures, day)) if day else set()
    if stated:
        return bool(stated & current) or bool(_countries(person) & set(lands) and stated & _posts(person.tenures))
    return bool(_countries(person) & set(lands)) and (bool(current & _TELLING) or (sole and person.chief))


def _weight(person: Person, stated: Set[str], lands: Collection[str], day: str | None) -> int:
    current = in_force(person.tenures, day) if day else ()
    return (
        8 * bool(stated and stated & _posts(current))
        + 4 * bool(stated and stated & _posts(person.tenures))
        + 2 * bool(_countries(person) & set(lands))
        + bool(current)
    )


def _unmistakable(person: Person, day: str | None) -> bool:
    """Whether a family name is the present head's of a state and nobody else's in the table: "Museveni"."""
    if day is None:
        return False
    family = person.name.split()[-1]
    at_the_head = bool(_posts(in_force(person.tenures, day)) & CHIEFS)
    return at_the_head and len(family) >= _LONG and len(people_named(family)) == 1 and not is_town(family, 1_000)


_LONG = 6  # letters; short family names are borne all over the world


def _stated(entity: Entity) -> set[str]:
    """The posts that the text gives to a person."""
    return _kinds(mention.office for mention in entity.mentions if mention.office)


def _posts(tenures: Collection[Tenure]) -> set[str]:
    return _kinds(tenure.office for tenure in tenures)


def _kinds(offices: Iterable[str]) -> set[str]:
    """The kinds of posts; who heads a state and who heads a government is called the one or the other."""
    titles = (title_of(office) for office in offices)
    found = {title.post for title in titles if title is not None and title.post}
    return found | CHIEFS if found & CHIEFS else found


def _countries(person: Person) -> set[str]:
    return {tenure.country for tenure in person.tenures if tenure.country}


def _country(person: Person, day: str) -> str | None:
    """The country of the offices held on a day, else of most that the person ever held."""
    held = {tenure.country for tenure in in_force(person.tenures, day) if not tenure.organisation}
    return held.pop() if len(held) == 1 else person.country


def _sector(person: Person, day: str) -> str | None:
    """The sector of the office held on a day; of somebody known to hold none any more, that of former officials."""
    for tenure in in_force(person.tenures, day):
        sector = _of(tenure)
        if sector is not None:
            return sector
    answers = {holds(person.label, tenure.office, tenure.country, day) for tenure in person.tenures}
    return "ELI" if "former" in answers and answers <= {"former", "not-yet"} else None


def _of(tenure: Tenure) -> str | None:
    title = title_of(tenure.office)
    return title.sector if title is not None else None
