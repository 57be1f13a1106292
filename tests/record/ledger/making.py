"""A small record of many kinds of events, statements and conflicts, drawn by chance from a number."""

from __future__ import annotations

import random
from collections.abc import Sequence

from dragoman.model import Conflict, FusedEvent, Reading, Report, Story, content_id
from dragoman.record import Store, writing
from dragoman.weighing import Part
from tests.record.making import SPEECH, quoting, speech, with_outlet
from tests.weighing.making import conflict, fused, kin, reading, side, taking_part

PEOPLE = (("Ona Lind", "LVA"), ("Ivo Lind", "EST"), ("Émile Røst", None), ("Quillon", "QLN"), ("River League", "IGO"))
PLACES = ("Ebbe", "New Ebbe", "Port Sørn", None)
DATES = ("2024-02-05", "2024-02", "2024", "2023-12-31", "2024-03-01/2024-03-09", None)
MODALITIES = ("happened", "ongoing", "planned", "denied")
CODES = (("CONSULT", "visit"), ("CONSULT", "phone"), ("AID", None), ("ASSAULT", None), (None, None))
SENTENCES = (
    "Ona Lind met the River League at the old harbour.",
    "The harbour café of Port Sørn was closed by Ivo Lind.",
    "Émile Røst said that the league will meet.",
    "Nothing was agreed on Monday.",
)


def articles(chance: random.Random, count: int) -> list[Reading]:
    """Articles of four sentences each, in some order."""
    made = []
    for n in range(count):
        text = " ".join(chance.sample(SENTENCES, len(SENTENCES)))
        published = chance.choice([f"2024-0{1 + n % 3}-1{n % 9}", None])
        made.append(with_outlet(reading(f"https://made.test/{n}.html", text, published), f"Courier {n % 3}"))
    return made


def said(count: int) -> list[Reading]:
    """Articles that hold statements; two of them are of one uri."""
    speeches = [
        speech(f"said/{n % (count - 1)}", [f"2024-0{1 + n % 3}", None][n % 2], SPEECH + " It was late." * (n // 3))
        for n in range(count)
    ]
    words = "They met the USA and Émile Røst at Ebbe, XYZ7 was not there"
    return [*speeches, quoting("said/who", words, None), quoting("said/lind", "The league may meet", "Ona Lind", None)]


def sentence_of(chance: random.Random, given: Reading) -> tuple[int, int]:
    """One of an article's sentences."""
    sentence = chance.choice(SENTENCES)
    start = given.article.text.index(sentence)
    return start, start + len(sentence)


def event(chance: random.Random, name: str, told: Sequence[Reading]) -> FusedEvent:
    """An event that some articles tell of."""
    type_, mode = chance.choice(CODES)
    modality = chance.choice(MODALITIES)
    reports = tuple(
        Report(uri=one.article.uri, event=f"{name}-{n}", trigger=(0, 3), sentence=sentence_of(chance, one))
        for n, one in enumerate(told)
    )
    parties = chance.sample(PEOPLE, chance.randint(0, 3))
    return fused(
        content_id(name),
        type=type_,
        mode=mode,
        cameo="040" if type_ else None,
        modality=modality,
        date=chance.choice(DATES),
        place=chance.choice(PLACES),
        reported=chance.choice(["2024-02-07", "2024-01-02", None]),
        participants=tuple(taking_part(name, chance.choice(["actor", "recipient"]), of) for name, of in parties),
        reports=reports,
        articles=len(told),
        origins=chance.randint(1, len(told)),
        outcome=chance.choice([None, None, "cancelled"]) if modality == "planned" else None,
    )


def disagreement(chance: random.Random, name: str, told: Sequence[Reading]) -> Conflict:
    """A conflict of two sides, each with a sentence of an article."""
    sides = [side(chance.choice(PLACES) or "nowhere", (one.article.uri, sentence_of(chance, one))) for one in told[:2]]
    return conflict(
        content_id("conflict", name),
        *sides,
        kind=chance.choice(["date", "place", "number"]),
        severity=chance.choice(["hard", "soft", "note"]),
    )


def fill(store: Store, seed: int = 1, *, count: int = 12, events: int = 40, part: str = "part") -> None:
    """Put articles, events and conflicts into a record."""
    chance = random.Random(seed)
    told = articles(chance, count)
    run = writing.start_run(store, ["given"])
    writing.write_results(store, run, [*told, *said(4)])
    writing.finish_run(store, run)
    publish(store, chance, told, events, part)


def publish(store: Store, chance: random.Random, told: Sequence[Reading], events: int, part: str) -> None:
    """Let the record show that a weighing found these events in the articles."""
    found = [event(chance, f"{part} {n}", chance.sample(told, chance.randint(1, 3))) for n in range(events)]
    conflicts = [disagreement(chance, f"{part} {n}", chance.sample(told, 2)) for n in range(3)]
    one = Part(key=part, events=tuple(found), quotations=(), conflicts=tuple(conflicts), days={})
    writing.write_parts(store, [one])
    lines = [
        kin(given.article.uri, f"o{n % 4}", relation=chance.choice(["original", "copy"]))
        for n, given in enumerate(told)
    ]
    stories = [Story(uri=given.article.uri, story=f"{n % 2}story", chapter=1 + n % 3) for n, given in enumerate(told)]
    writing.publish(store, writing.start_run(store, []), lines, stories, [part], f"{part} {len(told)}")
