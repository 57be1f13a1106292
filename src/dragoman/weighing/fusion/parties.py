"""Those who take part in an event as its accounts name them, held against those of another account."""

from __future__ import annotations

from dragoman.knowledge.spelling import latin
from dragoman.weighing.fusion.accounts import Account
from dragoman.weighing.fusion.identity import Identity

_NAMED, _NAMED_MOST = 1.5, 3.0  # each participant in common, and all together
_HEAD, _HEAD_MOST = 1.0, 2.0  # the same of phrases
_OTHER_THING = -0.75  # it happens to what other words name
_STRANGERS = -1.5  # names on both sides, none in common


class Parties:
    """Participants by role, by name and by what the phrases for them turn on."""

    def __init__(self, account: Account | None = None) -> None:
        """Nobody, or those of one account."""
        self._actors: set[str] = set()
        self._recipients: set[str] = set()
        self._heads: set[str] = set()
        self._recipient_heads: set[str] = set()
        self._named: tuple[set[str], set[str]] = (set(), set())
        self._surnames: tuple[set[str], set[str]] = (set(), set())
        if account is not None:
            self.add(account)

    def add(self, account: Account) -> None:
        """Those of another account of the same event as well."""
        self._actors.update(map(key_of, account.actors))
        self._recipients.update(map(key_of, account.recipients))
        self._heads |= account.heads
        self._recipient_heads |= account.recipient_heads
        for role, side in enumerate((account.actors, account.recipients)):
            self._named[role].update(key_of(who) for who in side if is_named(who))
            self._surnames[role].update(latin(who.name).split()[-1] for who in side if _is_person(who))

    def are_others_than(self, other: Parties) -> bool:
        """Whether persons known by name rule it out: two arrests of two men."""
        mine, theirs = self._surnames, other._surnames
        if (mine[0] | mine[1]) & (theirs[0] | theirs[1]):
            return bool(mine[1] and theirs[1]) and not mine[1] & theirs[1]
        return any(one and two for one, two in zip(mine, theirs, strict=True))

    def match_names(self, other: Parties, *, pooled: bool) -> bool:
        """Whether those known by name are the same: somebody in common, and on no side only others.

        Where the sides are one pool, two in common, or all that one of them names.
        """
        mine, theirs = self._named[0] | self._named[1], other._named[0] | other._named[1]
        if pooled:
            return len(mine & theirs) >= min(2, len(mine), len(theirs)) > 0
        sides = zip(self._named, other._named, strict=True)
        return bool(mine & theirs) and not any(one and two and not one & two for one, two in sides)

    def likeness(self, other: Parties) -> float:
        """How much who takes part speaks for one event, or against it."""
        mine, theirs = self._actors | self._recipients, other._actors | other._recipients
        named, heads = len(mine & theirs), len(self._heads & other._heads)
        if not named and not heads and any(one and two for one, two in zip(self._named, other._named, strict=True)):
            return _STRANGERS
        things = self._recipient_heads, other._recipient_heads
        if not named and all(things) and not things[0] & things[1]:
            return _OTHER_THING
        return min(_NAMED_MOST, _NAMED * named) + min(_HEAD_MOST, _HEAD * heads)


def key_of(who: Identity) -> str:
    """What somebody is known by within a story: a state by its code, all others by name."""
    return f"state {who.country}" if who.kind == "state" and who.country else f"{who.kind} {latin(who.name)}"


def is_named(who: Identity) -> bool:
    """Whether somebody is known by name; "a Chilean poet" may be anybody."""
    return who.kind != "group" and who.name.split(" ")[-1][:1].isupper()


def _is_person(who: Identity) -> bool:
    return who.kind == "person" and is_named(who) and bool(latin(who.name).strip())
