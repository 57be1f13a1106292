"""Which conflicts are asked for: the same filters on the list, on the desk and in going from one to the next."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from dragoman.api import Record
from dragoman.model import Struct
from dragoman.record import ledger
from dragoman.record.review import Standing
from dragoman.web.asking import BLANK, Actor, ArticleUri, OfConflict, OfSeverity, Since, Until
from dragoman.web.desk import Desk

Order = Literal["gravest", "newest", "oldest", "kind"]
State = Literal["open", "decided", "accept", "reject", "disputed"]
OfState = Annotated[
    State | None,
    BLANK,
    Query(
        description="Whether reviewers decided on it: open, decided, or what stands: accept, reject; disputed where "
        "reviewers differ."
    ),
]


class ConflictsChosen(Struct, frozen=True, kw_only=True):
    """The conflicts that are asked for, without paging."""

    kind: str | None = None
    severity: str | None = None
    actor: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None
    state: State | None = None
    sort: Order = "gravest"

    def asked(self, limit: int = 0, offset: int = 0) -> ledger.ConflictsAsked:
        """The question to the ledger, which knows nothing of decisions."""
        names = ("kind", "severity", "actor", "article", "since", "until", "sort")
        asked: dict[str, Any] = {name: getattr(self, name) for name in names}
        return ledger.ConflictsAsked(**asked, limit=limit, offset=offset)

    @property
    def query(self) -> dict[str, str | None]:
        """What pages ask by, to go along in addresses."""
        given = {name: getattr(self, name) for name in self.__struct_fields__}
        return {**given, "sort": None if self.sort == "gravest" else self.sort}

    def takes(self, found: Standing | None) -> bool:
        """Whether what stands on a conflict is what is asked for."""
        if self.state is None:
            return True
        if self.state in ("open", "decided"):
            return (found is None) == (self.state == "open")
        if found is None:
            return False
        return found.disputed if self.state == "disputed" else found.decision.verdict == self.state


def ids(record: Record, desk: Desk, chosen: ConflictsChosen) -> tuple[str, ...]:
    """The ids of the conflicts that are asked for, in their order."""
    found = ledger.conflict_ids(record.store, chosen.asked())
    if chosen.state is None:
        return found
    decided = desk.decided.conflicts(record.store, desk.state())
    return tuple(one for one in found if chosen.takes(decided.get(one)))


def _chosen(
    kind: OfConflict = None,
    severity: OfSeverity = None,
    actor: Actor = None,
    article: ArticleUri = None,
    since: Since = None,
    until: Until = None,
    state: OfState = None,
    sort: Order = "gravest",
) -> ConflictsChosen:
    return ConflictsChosen(
        kind=kind,
        severity=severity,
        actor=actor,
        article=article,
        since=since,
        until=until,
        state=state,
        sort=sort,
    )


Asking = Annotated[ConflictsChosen, Depends(_chosen)]
