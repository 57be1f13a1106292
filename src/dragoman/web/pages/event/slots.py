"""The slots of an event: what it has, which reports say so with which words, and what else reports say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from dragoman.export.wording import kind_of
from dragoman.knowledge.names import same_person
from dragoman.model import FusedEvent, FusedParticipant, Role, Slot, Span
from dragoman.record.names import folded
from dragoman.record.review.fused import who_in
from dragoman.web.pages.event.reading import Heard, kind_told
from dragoman.web.pages.event.views import SlotValue, SlotView, Witness
from dragoman.weighing.fusion.accounts import Who
from dragoman.weighing.fusion.identity import Identity

ITSELF = "the articles themselves"
_Said = dict[str, list[Witness]]


def slots_of(event: FusedEvent, told: Sequence[Heard]) -> tuple[SlotView, ...]:
    """All slots, in the order in which a sentence is asked about."""
    readings = {one.reading.article.uri: one.reading for one in told}
    who = who_in(event, list(readings.values()))
    numbered = list(enumerate(told, 1))
    return (
        SlotView(
            slot="type",
            values=_values(told, _by(numbered, lambda one: (kind_told(one.telling), _trigger(one))), kind_of(event)),
        ),
        SlotView(
            slot="modality",
            values=_values(told, _by(numbered, lambda one: (one.telling.modality, _trigger(one))), event.modality),
        ),
        *(SlotView(slot=role, values=_parties(event, role, told, who)) for role in ("actor", "recipient")),
        SlotView(slot="date", values=_weighed(event, "date", told, _by(numbered, _date), who)),
        SlotView(slot="place", values=_weighed(event, "place", told, _by(numbered, lambda one: _place(one, who)), who)),
        SlotView(slot="sides", values=_values(told, _by(numbered, lambda one: _asserter(one, who)), None)),
    )


def _by(numbered: Iterable[tuple[int, Heard]], value: Callable[[Heard], tuple[str | None, tuple[Span, ...]]]) -> _Said:
    """The reports by the value that each gives."""
    found: _Said = {}
    for number, one in numbered:
        given, spans = value(one)
        if given:
            found.setdefault(given, []).append(Witness(report=number, spans=spans))
    return found


def _values(told: Sequence[Heard], said: _Said, stands: str | None) -> tuple[SlotValue, ...]:
    """Values with how many say so; with `stands` None they all stand, for they do not exclude each other."""
    found = [
        msgspec.structs.replace(_value(value, told, witnesses), stands=stands is None or value == stands)
        for value, witnesses in said.items()
    ]
    if stands is not None and stands not in said:  # put together of several reports
        found.append(SlotValue(value=stands, stands=True, articles=0, origins=0, witnesses=()))
    return tuple(sorted(found, key=_rank))


def _rank(one: SlotValue) -> tuple[object, ...]:
    return not one.stands, -one.origins, -one.articles, one.value


def _counted(told: Sequence[Heard], witnesses: Iterable[Witness]) -> list[Heard]:
    return [one for witness in witnesses if (one := told[witness.report - 1]).report.counted]


def _articles(told: Sequence[Heard], witnesses: Iterable[Witness]) -> int:
    return len({one.report.uri for one in _counted(told, witnesses)})


def _origins(told: Sequence[Heard], witnesses: Iterable[Witness]) -> int:
    return len({one.origin for one in _counted(told, witnesses)})


def _is_phrase(told: Sequence[Heard], witnesses: Iterable[Witness], who: Who) -> bool:
    """Whether the words of some reports for a place name none that is known."""
    places = [(one.report.uri, one.telling.place) for one in (told[witness.report - 1] for witness in witnesses)]
    return all(place is not None and (uri, place.entity or "") not in who for uri, place in places)


def _weighed(event: FusedEvent, slot: Slot, told: Sequence[Heard], said: _Said, who: Who) -> tuple[SlotValue, ...]:
    """Date or place: the counts are those that weighing made of all reports, shown or not."""
    stands = event.date if slot == "date" else event.place
    counts = {one.value: one for one in event.values if one.slot == slot}
    values = {value: list(said.get(value, ())) for value in dict.fromkeys((*counts, *said))}
    if not values and stands is None:
        return ()
    found = []
    for one in _values(told, values, stands or ""):
        if one.value:
            known = counts.get(one.value)
            numbers = {"articles": known.articles, "origins": known.origins} if known else {}
            phrase = slot == "place" and not one.stands and known is None and _is_phrase(told, one.witnesses, who)
            found.append(msgspec.structs.replace(one, phrase=phrase, **numbers))
    return tuple(sorted(found, key=_rank))


def _parties(event: FusedEvent, role: Role, told: Sequence[Heard], who: Who) -> tuple[SlotValue, ...]:
    """Those who take part in a role, each with the reports that name them in whatever role; then whom else reports
    name in it, and by which words that name nobody who is known.
    """
    found = []
    for party in (one for one in event.participants if one.role == role):
        witnesses = [
            Witness(report=number, spans=spans)
            for number, one in enumerate(told, 1)
            if (spans := tuple(_naming(one, party, who)))
        ]
        value = _value(party.name, told, witnesses)
        country = party.country if party.country != party.name else None
        found.append(msgspec.structs.replace(value, note=country, stands=True))
    others: dict[tuple[bool, str], list[Witness]] = {}
    for number, one in enumerate(told, 1):
        for span, identity in _unmatched(event, one, role, who):
            words = identity.name if identity else one.reading.words(span)
            others.setdefault((identity is None, words), []).append(Witness(report=number, spans=(span,)))
    rest = [
        msgspec.structs.replace(_value(words, told, witnesses), phrase=phrase)
        for (phrase, words), witnesses in others.items()
    ]
    return (*found, *sorted(rest, key=lambda one: (one.phrase, *_rank(one))))


def _value(value: str, told: Sequence[Heard], witnesses: Sequence[Witness]) -> SlotValue:
    return SlotValue(
        value=value,
        stands=False,
        articles=_articles(told, witnesses),
        origins=_origins(told, witnesses),
        witnesses=tuple(witnesses),
    )


def _unmatched(event: FusedEvent, one: Heard, role: Role, who: Who) -> Iterator[tuple[Span, Identity | None]]:
    """Whom a report names in a role and the event does not have at all."""
    known = {span for party in event.participants for span in _naming(one, party, who)}
    for told, participant in one.parties:
        if told == role and participant.span not in known and not participant.stands_in:
            yield participant.span, who.get((one.report.uri, participant.entity or ""))


def _naming(one: Heard, party: FusedParticipant, who: Who) -> Iterator[Span]:
    """The words by which a report names somebody."""
    for _, participant in one.parties:
        identity = who.get((one.report.uri, participant.entity or ""))
        if identity is None or participant.stands_in:
            continue
        if _is(identity, party):
            yield participant.span


def _is(identity: Identity, party: FusedParticipant) -> bool:
    """Whether somebody of an article is a participant: articles know one person by more or fewer of his names."""
    if identity.id == party.entity or (identity.name, identity.country) == (party.name, party.country):
        return True
    if identity.kind == "state":  # no part of its name makes it another
        return identity.country is not None and identity.country == _state(party)
    one, other = folded(identity.name), folded(party.name)
    return one in other or other in one or (identity.kind == "person" and same_person(identity.name, party.name))


def _state(party: FusedParticipant) -> str | None:
    """The state that a participant is, as far as its name tells."""
    from dragoman.knowledge.offices import country_code

    try:
        return country_code(party.name)
    except ValueError:
        return None


def _trigger(one: Heard) -> tuple[Span, ...]:
    return (one.telling.trigger,)


def _date(one: Heard) -> tuple[str | None, tuple[Span, ...]]:
    date = one.telling.date
    return (date.edtf, (date.span,) if date.span else ()) if date else (None, ())


def _place(one: Heard, who: Who) -> tuple[str | None, tuple[Span, ...]]:
    place = one.telling.place
    if place is None:
        return None, ()
    identity = who.get((one.report.uri, place.entity or ""))
    return (identity.name if identity else one.reading.words(place.span)), (place.span,)


def _asserter(one: Heard, who: Who) -> tuple[str | None, tuple[Span, ...]]:
    """Who says that it is so, with the words that name him in the sentence."""
    told = one.telling
    if told.asserted_by is None:
        return ITSELF, ()
    identity = who.get((one.report.uri, told.asserted_by))
    mentions = next((entity.mentions for entity in one.reading.entities if entity.id == told.asserted_by), ())
    first, last = told.sentence
    spans = tuple(mention.span for mention in mentions if first <= mention.span[0] and mention.span[1] <= last)
    return (identity.name if identity else "somebody"), spans
