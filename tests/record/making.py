"""Readings with statements, and quotations aligned by hand, for tests of what the record makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import select

from dragoman.model import (
    Difference,
    Entity,
    Event,
    Lineage,
    Mention,
    Participant,
    Quotation,
    Reading,
    Span,
    Statement,
    Variant,
    Weighed,
    content_id,
)
from dragoman.record import Store, schema, writing
from dragoman.weighing import Part
from tests.weighing.making import reading

SPEECH = (
    "Foreign Minister Mira Voss told deputies that a senior harbour official, who spoke on condition of anonymity, "
    "had said the pilot would not sign. Prime Minister Voss demanded that Kyiv open the strait. "
    "“They will never close it again,” she added."
)


def at(words: str, text: str = SPEECH, nth: int = 0) -> Span:
    """Where words stand in a text, the first time or the nth after it."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def speech(uri: str = "speech.txt", published: str | None = "2024-02-05", text: str = SPEECH) -> Reading:
    """A minister who becomes prime minister between two sentences; what she reports; what she demands."""
    voss = Entity(
        id="e1",
        kind="person",
        name="Mira Voss",
        country="SVN",
        known_as="Miroslava Voss",
        mentions=(
            Mention(span=at("Mira Voss", text), office="Minister of Foreign Affairs"),
            Mention(span=at("Voss", text, 1), office="Prime Minister"),
            Mention(span=at("she", text), form="pronoun"),
        ),
    )
    official = Entity(
        id="e2",
        kind="person",
        name="harbour official",
        mentions=(Mention(span=at("senior harbour official", text), form="nominal"),),
    )
    pilot = Entity(id="e3", kind="person", name="pilot", mentions=(Mention(span=at("pilot", text), form="nominal"),))
    ukraine = Entity(
        id="e4",
        kind="state",
        name="Kyiv",
        country="UKR",
        ref="wikidata:Q212",
        mentions=(Mention(span=at("Kyiv", text)), Mention(span=at("They", text), form="pronoun")),
    )
    demand = Event(
        id=content_id(uri, "demand"),
        type="REQUEST",
        mode=None,
        cameo="100",
        modality="happened",
        asserted_by=None,
        trigger=at("demanded", text),
        sentence=at(text[text.index("Prime Minister") : text.index(" “They")], text),
        actors=(Participant(entity="e1", span=at("Voss", text, 1)),),
        recipients=(Participant(entity="e4", span=at("Kyiv", text)),),
        date=None,
        place=None,
        main=True,
        frame="demand.v",
    )
    whole = (0, text.index(" Prime Minister"))
    reported = Statement(
        id=content_id(uri, "reported"),
        kind="indirect",
        source=Participant(entity="e2", span=at("a senior harbour official", text)),
        cue=at("had said", text),
        cue_class="neutral",
        content=(at("the pilot would not sign", text),),
        sentence=whole,
        polarity="negative",
        negations=(at("not", text),),
        about=(Participant(entity="e3", span=at("pilot", text)),),
        anonymity=at("spoke on condition of anonymity", text),
        rule="say",
    )
    told = Statement(
        id=content_id(uri, "told"),
        kind="indirect",
        source=Participant(entity="e1", span=at("Foreign Minister Mira Voss", text)),
        cue=at("told", text),
        cue_class="neutral",
        content=((text.index("that a senior"), text.index(" sign") + 5),),
        sentence=whole,
        polarity="positive",
        inner=(reported,),
        rule="tell",
    )
    demanded = Statement(
        id=content_id(uri, "demanded"),
        kind="indirect",
        source=Participant(entity="e1", span=at("Voss", text, 1)),
        cue=at("demanded", text),
        cue_class="demand",
        content=(at("that Kyiv open the strait", text),),
        sentence=demand.sentence,
        polarity="positive",
        about=(Participant(entity="e4", span=at("Kyiv", text)),),
        act=demand.id,
        rule="demand",
    )
    added = Statement(
        id=content_id(uri, "added"),
        kind="direct",
        source=Participant(entity="e1", span=at("she", text)),
        cue=at("added", text),
        cue_class="neutral",
        content=(at("“They will never close it again,”", text),),
        sentence=(text.index("“They"), len(text)),
        polarity="negative",
        negations=(at("never", text),),
        about=(Participant(entity="e4", span=at("They", text)),),
    )
    return reading(
        uri,
        text,
        published,
        entities=(voss, official, pilot, ukraine),
        events=(demand,),
        statements=(told, demanded, added),
    )


def quoting(uri: str, words: str, speaker: str | None, published: str | None = "2024-03-01") -> Reading:
    """A reading of one quotation: words in quotation marks, the speaker behind them."""
    text = f"“{words}” {speaker or 'Somebody'} said."
    source = at(speaker, text, text.count(speaker) - 1) if speaker else None
    people = (
        (Entity(id="e1", kind="person", name=speaker, mentions=(Mention(span=source),)),) if speaker and source else ()
    )
    said = Statement(
        id=content_id(uri, words),
        kind="direct",
        source=Participant(entity="e1", span=source) if source else None,
        cue=at("said", text),
        cue_class="neutral",
        content=((0, len(words) + 2),),
        sentence=(0, len(text)),
    )
    return reading(uri, text, published, entities=people, statements=(said,))


def variant(given: Reading, *differing: tuple[Span, Span]) -> Variant:
    """A quoting article's variant; each difference is a span of the first's text and one of its own."""
    (said,) = given.statements
    speaker = given.entities[0].name if given.entities else None
    return Variant(
        uri=given.article.uri,
        statement=said.id,
        spans=said.content,
        text=given.words(said.content[0]),
        speaker=speaker,
        entity=content_id("entity", speaker) if speaker else None,
        differences=tuple(Difference(first=first, own=own) for first, own in differing),
    )


def quotation(*variants: Variant, origins: int = 2) -> Quotation:
    """Variants as one quotation."""
    speakers = dict.fromkeys(one.speaker for one in variants if one.speaker)
    return Quotation(
        id=content_id("quotation", *(one.statement for one in variants)),
        speakers=tuple(speakers),
        variants=variants,
        articles=len({one.uri for one in variants}),
        origins=origins,
    )


def put(store: Store, readings: Sequence[Reading], *quotations: Quotation, weighed: bool = True) -> None:
    """Write readings, and what a weighing of them would say of lineage and quotations."""
    run = writing.start_run(store, ["given"])
    writing.write_results(store, run, readings)
    writing.finish_run(store, run)
    if weighed:
        kin = [
            Lineage(uri=one.article.uri, origin="o1", origin_label=None, relation="original", parent=None, basis=())
            for one in readings
        ]
        result = Weighed(lineage=tuple(kin), quotations=quotations)
        show(store, result)


def show(store: Store, weighed: Weighed) -> None:
    """Let the record show what a weighing of its articles would say."""
    part = Part(
        key=content_id(weighed),
        events=weighed.events,
        quotations=weighed.quotations,
        conflicts=weighed.conflicts,
        days={},
    )
    writing.write_parts(store, [part])
    keys = writing.known_keys(store)
    run = writing.start_run(store, [])
    writing.publish(store, run, weighed.lineage, weighed.stories, [part.key], writing.state_of(keys))


def drifted() -> tuple[list[Reading], Quotation]:
    """One sentence in four articles: as it was, with other words, with a word less, and from another mouth."""
    first = quoting("a.txt", "We will never return to that table,", "Mira Voss", "2024-03-01")
    other = quoting("b.txt", "We shall not return to that table,", "Mira Voss", "2024-03-02")
    less = quoting("c.txt", "We will return to that table,", "Mira Voss", "2024-03-03")
    mouth = quoting("d.txt", "We will never return to that table,", "Ivo Kral", None)
    readings = [first, other, less, mouth]
    words = first.article.text
    own = other.article.text
    found = quotation(
        variant(first),
        variant(other, (at("will never", words), at("shall not", own))),
        variant(less, (at("never ", words), (at("return", less.article.text)[0],) * 2)),
        variant(mouth),
    )
    return readings, found


def with_outlet(given: Reading, outlet: str) -> Reading:
    """The same reading from a named outlet."""
    return msgspec.structs.replace(given, article=msgspec.structs.replace(given.article, outlet=outlet))


def shown(store: Store, tables: Iterable[str]) -> dict[str, list[object]]:
    """The rows of tables, in whatever order, without the commits since which they stand there."""
    found: dict[str, list[object]] = {}
    for table in tables:
        columns = [column for column in schema.metadata.tables[table].columns if column.name != "since"]
        with store.read() as connection:
            found[table] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
    return found
