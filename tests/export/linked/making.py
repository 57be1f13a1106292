"""A record made by hand and weighed, for tests of the forms in which it goes out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import msgspec

from dragoman.engine.weighing import weigh_record
from dragoman.export.forms import FORMS, Tally, Wanted, write
from dragoman.model import Alternative, Entity, Published, Reading, Statement, content_id
from dragoman.record import Store, writing
from tests.weighing.making import at, entity, event, reading

TALKS = (
    "Minister Ana Ruiz met Ivo Kral in Lisbon on 4 March 2024. Ruiz will visit Prague on 20 March 2024. "
    "Ivo Kral denied that Norland attacked Sudland. Ruiz may accuse Norland. Norland sanctioned Sudland in Georgia. "
    '"We will return," Ruiz said.'
)
ECHO = "In Lisbon, Ana Ruiz met Ivo Kral on 4 March 2024. The port of Lisbon was closed to ferries all day, it rained."
HOSTILE = 'Kral & <Söhne> threatened Ana Ruiz. Kral & <Söhne>, "]]>;\x0b\u2028", will meet Ana Ruiz on 9 March 2024.'


def located(given: Entity, latitude: float, longitude: float) -> Entity:
    """The same place with coordinates."""
    return msgspec.structs.replace(given, coordinates=(latitude, longitude), ref="geonames:1")


def with_head(given: Reading, title: str | None, outlet: str | None, *basis: str) -> Reading:
    """The same reading under a headline, from an outlet."""
    published = given.article.published
    if published and basis:
        published = Published(edtf=published.edtf, basis=basis)  # type: ignore[arg-type]
    head = msgspec.structs.replace(given.article, title=title, outlet=outlet, published=published)
    return msgspec.structs.replace(given, article=head)


def talks(uri: str = "https://wire.example/2024/talks?a=1&b=ü") -> Reading:
    """A meeting that took place, a visit planned, an attack denied, an accusation that may be, a sanction."""
    text = TALKS
    ruiz = entity(text, 1, "person", "Ana Ruiz", "PRT", "Minister")
    lisbon = located(entity(text, 3, "place", "Lisbon", "PRT"), 38.7, -9.1)
    georgia = msgspec.structs.replace(
        located(entity(text, 7, "place", "Georgia", "GEO"), 42.0, 43.5),
        alternatives=(Alternative(name="Georgia", country="USA", ref=None),),
    )
    events = (
        event(text, "met", [("e1", "Ana Ruiz")], [("e2", "Ivo Kral")], date=("2024-03-04", "4 March 2024"),
              place=("e3", "Lisbon")),
        event(text, "visit", [("e1", "Ruiz will")], [("e4", "Prague")], mode="visit", modality="planned",
              date=("2024-03-20", "20 March 2024"), place=("e4", "Prague")),
        event(text, "attacked", [("e5", "Norland")], [("e6", "Sudland")], kind="ASSAULT", modality="denied"),
        event(text, "accuse", [("e1", "Ruiz may")], [("e5", "Norland")], kind="ACCUSE", modality="speculated"),
        event(text, "sanctioned", [("e5", "Norland")], [("e6", "Sudland")], kind="SANCTION", place=("e7", "Georgia")),
    )  # fmt: skip
    said = Statement(
        id=content_id("said", uri),
        kind="direct",
        source=events[1].actors[0],
        cue=at(text, "said"),
        cue_class="neutral",
        content=(at(text, '"We will return,"'),),
        sentence=at(text, '"We will return," Ruiz said.'),
    )
    made = reading(
        uri,
        text,
        "2024-03-05",
        entities=(
            ruiz,
            entity(text, 2, "person", "Ivo Kral", "CZE"),
            lisbon,
            located(entity(text, 4, "place", "Prague", "CZE"), 50.1, 14.4),
            entity(text, 5, "state", "Norland", "NOR"),
            entity(text, 6, "state", "Sudland", "SDN"),
            georgia,
        ),
        events=events,
        statements=(said,),
    )
    return with_head(made, "Talks in Lisbon", "Harbour Post")


def echo(uri: str = "folder/echo 1.txt") -> Reading:
    """Another report of the meeting, by a machine's date of fetching only."""
    text = ECHO
    made = reading(
        uri,
        text,
        "2024-03-06",
        entities=(
            entity(text, 1, "person", "Ana Ruiz", "PRT"),
            entity(text, 2, "person", "Ivo Kral", "CZE"),
            located(entity(text, 3, "place", "Lisbon", "PRT"), 38.7, -9.1),
        ),
        events=(
            event(text, "met", [("e1", "Ana Ruiz")], [("e2", "Ivo Kral")], date=("2024-03-04", "4 March 2024"),
                  place=("e3", "Lisbon")),
        ),
    )  # fmt: skip
    return with_head(made, None, None, "fetched")


def hostile(uri: str = "a\nb\x01:<&>.txt") -> Reading:
    """An article of signs that mean something in one form or another."""
    text = HOSTILE
    made = reading(
        uri,
        text,
        "2024-03-07",
        entities=(
            entity(text, 1, "organisation", "Kral & <Söhne>"),
            entity(text, 2, "person", "Ana Ruiz", "PRT"),
        ),
        events=(
            event(text, "threatened", [("e1", "Kral & <Söhne>")], [("e2", "Ana Ruiz")], kind="THREATEN"),
            event(text, "meet", [("e1", "Kral & <Söhne>")], [("e2", "Ana Ruiz")], modality="planned",
                  date=("2024-03-09", "9 March 2024")),
        ),
    )  # fmt: skip
    return with_head(made, 'He said "no",\r\nEND:VCALENDAR;\x0b <script>&amp;', "=Out,let;\u2028\x00 <b>")


def everything() -> list[Reading]:
    """All of them."""
    return [talks(), echo(), hostile()]


def fill(store: Store, readings: Sequence[Reading]) -> None:
    """Put readings into a record and weigh it."""
    run = writing.start_run(store, ["given"])
    writing.write_results(store, run, readings)
    writing.finish_run(store, run)
    weigh_record(store)


def exported(store: Store, form: str, **wanted: Any) -> tuple[bytes, Tally]:
    """What a form comes to, and what was counted."""
    chosen = FORMS[form]
    stream: Any = io.BytesIO() if chosen.binary else io.StringIO(newline="")
    tally = write(store, chosen, Wanted(**wanted), stream)
    written = stream.getvalue()
    return written if chosen.binary else written.encode(), tally
