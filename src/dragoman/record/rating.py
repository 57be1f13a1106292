"""How reliable a person holds a source to be: the letter of STANAG 2511.  The program never gives one itself."""

from __future__ import annotations

import datetime

from sqlalchemy import delete, insert, select

from dragoman.model import Struct
from dragoman.record import history, schema
from dragoman.record.names import folded
from dragoman.record.store import Store
from dragoman.record.writing import finish_run, start_run

LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


class Rating(Struct, frozen=True, kw_only=True):
    """A letter that a person gave an outlet."""

    outlet: str
    letter: str
    given: str  # the day, UTC


def rate(store: Store, outlet: str, letter: str | None) -> None:
    """Give an outlet a letter in place of an earlier one; None takes it away.

    Raises `ValueError` where there is no such letter, or no name.
    """
    if not folded(outlet).strip():
        raise ValueError(f"{outlet!r} is no outlet: it has neither letters nor digits")
    if letter is not None and letter.upper() not in LETTERS:
        raise ValueError(f"{letter!r} is not one of {', '.join(LETTERS)}")
    r = schema.ratings
    run = start_run(store, [outlet], "rate")
    with history.commit(store, run) as connection:
        connection.execute(delete(r).where(r.c.folded == folded(outlet)))
        if letter is not None:
            day = datetime.datetime.now(datetime.UTC).date().isoformat()
            row = {"folded": folded(outlet), "outlet": outlet, "letter": letter.upper(), "given": day}
            connection.execute(insert(r), row)
    finish_run(store, run)


def ratings(store: Store) -> list[Rating]:
    """All letters that were given, in the order of the outlets."""
    r = schema.ratings.c
    with store.read() as connection:
        rows = connection.execute(select(r.outlet, r.letter, r.given).order_by(r.folded)).mappings().all()
    return [Rating(**row) for row in rows]


def rating_of(store: Store, outlet: str | None) -> Rating | None:
    """The letter that a person gave this outlet."""
    if not outlet:
        return None
    return next((one for one in ratings(store) if folded(one.outlet) == folded(outlet)), None)
