"""Which cells a reviewer wants to decide on, and where in the queue he is: all of it stands in the address."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import AfterValidator, StringConstraints

from dragoman.model import Struct
from dragoman.record.review import Turn, Wanted
from dragoman.record.review.asking import Sort
from dragoman.record.review.slots import SLOTS
from dragoman.web.asking import BLANK, Actor, ArticleUri, Flag, OfModality, Other, Since, Text, Type, Until

What = Literal["facts", "names", "lineage", "all"]
Which = Literal["mine", "open", "disputed", "all"]
_SORTS: dict[What, tuple[Sort, ...]] = {
    "facts": ("facts",),
    "names": ("names",),
    "lineage": ("lineage",),
    "all": ("facts", "names", "lineage"),
}
ASKED = tuple(slot for slot in SLOTS if not slot.startswith("conflict."))  # conflicts have a desk of their own
_LONGEST = 4_000  # characters of a uri


def _slot(given: str) -> str:
    if problem := Wanted(slot=given).problem:
        raise ValueError(problem)
    return given


OfSlot = Annotated[
    Annotated[Text, AfterValidator(_slot)] | None, BLANK, Query(description="A cell, or the beginning of some.")
]
Rule = Annotated[Text | None, BLANK, Query(description="Words of the rule that made the value.")]
OfWhat = Annotated[What, Query(description="Facts are of events, statements and offices; names say whom words mean.")]
OfWhich = Annotated[
    Which,
    Query(description="Cells that you, or nobody, decided on; that reviewers decided differently; or all."),
]
At = Annotated[
    Annotated[str, StringConstraints(max_length=_LONGEST)] | None,
    BLANK,
    Query(description="From the article with this uri on."),
]
CellName = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
OfCell = Annotated[CellName | None, BLANK, Query(description="This cell of the article, whatever was decided on it.")]
After = Annotated[CellName | None, BLANK, Query(description="What comes after this cell of the article.")]


def _what(slot: str) -> What:
    """What cells of a slot are."""
    return "lineage" if slot.startswith("lineage") else "names" if slot.startswith("entity") else "facts"


class ReviewAsked(Struct, frozen=True, kw_only=True):
    """What a reviewer wants to decide on."""

    what: What = "facts"
    which: Which = "mine"
    slot: str | None = None
    rule: str | None = None
    actor: str | None = None
    other: str | None = None
    type: str | None = None
    modality: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None
    blind: bool = False

    @property
    def wanted(self) -> Wanted:
        """The same, as the record is asked."""
        both = (self.actor, self.other) if self.actor and self.other else None
        return Wanted(
            sorts=_SORTS[_what(self.slot) if self.slot else self.what],
            slot=self.slot,
            rule=self.rule,
            actor=None if both else self.actor or self.other,
            pair=both,
            type=self.type,
            modality=self.modality,
            since=self.since,
            until=self.until,
            article=self.article,
        )

    @property
    def query(self) -> dict[str, str | bool | None]:
        """The filters, to go along in addresses."""
        given = {name: getattr(self, name) for name in self.__struct_fields__}
        return {
            **given,
            "what": None if self.what == "facts" else self.what,
            "which": None if self.which == "mine" else self.which,
        }


class Standpoint(Struct, frozen=True, kw_only=True):
    """Where in the queue somebody is."""

    at: str | None = None  # the uri of an article
    link: bool = False  # whether it is the article's link that is asked about, not what was read from it
    cell: str | None = None
    after: str | None = None

    @property
    def turn(self) -> Turn | None:
        """The same, as the queue has it."""
        return Turn(uri=self.at, link=self.link) if self.at else None


def _asked(
    what: OfWhat = "facts",
    which: OfWhich = "mine",
    slot: OfSlot = None,
    rule: Rule = None,
    actor: Actor = None,
    other: Other = None,
    type: Type = None,
    modality: OfModality = None,
    since: Since = None,
    until: Until = None,
    article: ArticleUri = None,
    blind: Flag = False,
) -> ReviewAsked:
    return ReviewAsked(
        what=what, which=which, slot=slot, rule=rule, actor=actor, other=other, type=type, modality=modality,
        since=since, until=until, article=article, blind=blind,
    )  # fmt: skip


def _standpoint(at: At = None, link: Flag = False, cell: OfCell = None, after: After = None) -> Standpoint:
    return Standpoint(at=at, link=link, cell=cell, after=after)


Asking = Annotated[ReviewAsked, Depends(_asked)]
Here = Annotated[Standpoint, Depends(_standpoint)]
