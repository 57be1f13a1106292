"""Offices that a text gives, against what the table of offices knows of the day and of the terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.knowledge.dates import days
from dragoman.knowledge.names import same_person
from dragoman.knowledge.offices import holders, holds, is_office, offices_of
from dragoman.knowledge.people import CHIEFS, people_named
from dragoman.knowledge.tenures import Tenure
from dragoman.knowledge.titles import title_of
from dragoman.model import Conflict, Mention, Reading, Side
from dragoman.weighing.conflicts.case import Case, conflict, published_day, quoting, sentence_at
from dragoman.weighing.conflicts.given import EXCLUSIVE, Held, exclusive, given
from dragoman.weighing.fusion.identity import Identity

_GRACE = 45  # days after a term in which a text may still give the office, or shortly before it already does
_OFF = 31  # days by which a stated date may differ: appointed here, sworn in there


def check(case: Case) -> Iterator[Conflict]:
    """Offices given on days when somebody else held them, and terms with other dates than the table has."""
    for reading in case.readings:
        for held in exclusive(list(given(case, reading))):
            yield from _on_the_day(case, held)
        yield from _claimed(case, reading)


def _on_the_day(case: Case, held: Held) -> Iterator[Conflict]:
    """An office on a day when, as far as is known, somebody else held it: the holder's term is over, or not begun."""
    day = published_day(held.reading.article.published)
    country = _country(held.who, day)
    if day is None or country is None:
        return
    others = [
        tenure
        for tenure in holders(held.title.term, country, day)
        if not tenure.acting and not same_person(tenure.person, held.who.name)
    ]
    answer = holds(held.who.name, held.title.term, country, day)
    terms = _terms(held.who, held.title.term, country)
    if answer in ("held", "acting"):
        return
    if not others:
        yield from _of_a_chief(held, day, country)
        return
    known = answer == "not-yet" or (answer == "former" and _acts(held, day))
    current = _other_post(held.who, country, day)
    elsewhere = _elsewhere(case, held, others)
    if terms and (known or elsewhere) and _far(terms, day) and _of_its_day(held.reading, held.mention, day):
        yield _another(held, day, elsewhere) if elsewhere else _conflict(held, day, terms, others[0])
    elif not terms and current:
        yield _another(held, day, elsewhere) if elsewhere else _conflict(held, day, current, others[0])


def _of_a_chief(held: Held, day: str, country: str) -> Iterator[Conflict]:
    """A head of state called head of government, or the other way about, where nobody else is known to have been it."""
    current = _other_post(held.who, country, day)
    if held.title.post in CHIEFS and current and not _terms(held.who, held.title.term, country):
        yield _conflict(held, day, current, None)


def _elsewhere(case: Case, held: Held, others: Sequence[Tenure]) -> tuple[Reading, Mention, Tenure] | None:
    """Where another report of the story names the holder, and this one does not: then it is the person who is wrong."""
    if _naming(held.reading, others):
        return None
    for reading in case.readings:
        found = _naming(reading, others)
        if found and not any(same_person(entity.name, held.who.name) for entity in reading.entities):
            return reading, *found
    return None


def _naming(reading: Reading, tenures: Sequence[Tenure]) -> tuple[Mention, Tenure] | None:
    """The first mention of one of some holders."""
    return next(
        (
            (entity.mentions[0], tenure)
            for entity in reading.entities
            for tenure in tenures
            if entity.kind == "person" and same_person(entity.name, tenure.person)
        ),
        None,
    )


def _another(held: Held, day: str, found: tuple[Reading, Mention, Tenure]) -> Conflict:
    """Somebody who did not hold the office, against the holder whom another report names."""
    reading, mention, holder = found
    spans = ((held.reading, held.mention.span), (reading, mention.span))
    return conflict(
        "actor",
        f"{held.title.term} of {held.who.country or holder.country}",
        "hard",
        "copying error",
        f"One article has {held.who.name} as {held.title.term}, another names {holder.person}. As far as is known it "
        f"was {holder.person} on {day}: {_told(holder)}.",
        tuple(
            Side(
                value=article.words(span),
                evidence=(*quoting(article, span), *quoting(article, sentence_at(article, span[0]))),
            )
            for article, span in spans
        ),
    )


def _acts(held: Held, day: str) -> bool:
    """Whether the person does something of the article's days under that title.

    Who has left an office is called by it all the same where the text looks back: "rules that President Lind made".
    """
    for event in held.reading.events:
        if event.date is None or event.date.span is None or event.modality not in {"happened", "ongoing"}:
            continue
        told = days(event.date.edtf)
        near = told is not None and abs((date.fromisoformat(day) - told[1]).days) <= _GRACE
        if near and any(actor.span == held.mention.span for actor in event.actors):
            return True
    return False


def _country(who: Identity, day: str | None) -> str | None:
    """The one country of the person's offices; of the day's where there are any."""
    held = offices_of(who.name, day) if day else ()
    countries = {tenure.country for tenure in held or offices_of(who.name) if tenure.country}
    return next(iter(countries)) if len(countries) == 1 and who.country in (None, *countries) else None


def _terms(who: Identity, office: str, country: str) -> list[Tenure]:
    return [tenure for tenure in offices_of(who.name) if is_office(tenure, office, country)]


def _other_post(who: Identity, country: str, day: str) -> list[Tenure]:
    """The exclusive posts that the person held on that day, of which nobody holds another beside it."""
    return [
        tenure
        for tenure in offices_of(who.name, day)
        if tenure.country == country and {_post(tenure.title), _post(tenure.office)} & EXCLUSIVE
    ]


def _post(title: str) -> str | None:
    known = title_of(title)
    return known.post if known else None


def _far(terms: Sequence[Tenure], day: str) -> bool:
    """Whether a day lies well outside every term."""
    asked = date.fromisoformat(day)
    return all((asked - term.last).days > _GRACE or (term.first - asked).days > _GRACE for term in terms)


def _of_its_day(reading: Reading, mention: Mention, day: str) -> bool:
    """Whether the sentence speaks of the article's own days: it names no date of another year or time long past."""
    low, high = sentence_at(reading, mention.span[0])
    told = [days(time.edtf) for time in reading.times if low <= time.span[0] < high and time.edtf]
    return all(span is not None and abs((date.fromisoformat(day) - span[1]).days) <= _GRACE for span in told)


def _conflict(held: Held, day: str, terms: Sequence[Tenure], other: Tenure | None) -> Conflict:
    own = "; ".join(_told(term) for term in terms)
    then = f"; the {held.title.term} then was {other.person}, {_told(other)}" if other else ""
    return conflict(
        "office",
        f"office of {held.who.name}",
        "hard",
        "copying error",
        f"As far as is known {held.who.name} was not {held.title.term} on {day}, but {own}{then}.",
        (
            Side(
                value=held.reading.words(held.words),
                evidence=(
                    *quoting(held.reading, held.words),
                    *quoting(held.reading, sentence_at(held.reading, held.mention.span[0])),
                ),
            ),
            Side(
                value=f"{held.who.name}: {own}" + (f"; {other.title}: {other.person}" if other else ""),
                source=_table(*terms, *((other,) if other else ())),
            ),
        ),
    )


def _told(term: Tenure) -> str:
    end = f"to {term.end}" if term.end else f"on, known to {term.known_to}"
    return f"{term.title} from {term.start} {end} ({term.source})"


def _table(*terms: Tenure) -> str:
    return f"the table of offices: {'; '.join(dict.fromkeys(term.source for term in terms))}"


def _claimed(case: Case, reading: Reading) -> Iterator[Conflict]:
    """Terms whose beginning or end a text states otherwise than the table has it."""
    for entity in reading.entities:
        if entity.kind != "person":
            continue
        who = case.who[reading.article.uri, entity.id]
        for mention in entity.mentions:
            if mention.office_span is None or not (mention.office_from or mention.office_to):
                continue
            title = title_of(reading.words(mention.office_span))
            known = people_named(who.name)
            if title is None or title.post not in EXCLUSIVE or len(known) != 1:
                continue
            terms = [t for t in known[0].tenures if is_office(t, title.term, entity.country) and not t.organisation]
            for name, stated in (("beginning", mention.office_from), ("end", mention.office_to)):
                wrong = stated and _unlike(stated, [t.start if name == "beginning" else t.end for t in terms])
                if stated and wrong:
                    yield _otherwise(reading, mention, who, title.term, (name, stated), terms)


def _unlike(stated: str, known: Sequence[str | None]) -> bool:
    """Whether a stated date lies well off every date that is known; nothing where one of them is not known."""
    said = days(stated)
    spans = [days(edtf or "") for edtf in known]
    if said is None or not spans or None in spans:
        return False
    return all(
        span is not None and ((said[0] - span[1]).days > _OFF or (span[0] - said[1]).days > _OFF) for span in spans
    )


def _otherwise(
    reading: Reading, mention: Mention, who: Identity, office: str, stated: tuple[str, str], terms: Sequence[Tenure]
) -> Conflict:
    name, edtf = stated
    known = "; ".join(_told(term) for term in terms)
    return conflict(
        "office",
        f"term of {who.name}",
        "soft",
        "error in the text, or another way to count the term",
        f"The text gives {edtf} as the {name} of {who.name}'s term as {office}; as far as is known it was {known}.",
        (
            Side(
                value=f"{office}, {name} {edtf}",
                evidence=quoting(reading, sentence_at(reading, mention.span[0])),
            ),
            Side(value=known, source=_table(*terms)),
        ),
    )
