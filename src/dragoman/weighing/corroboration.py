"""How far an event is corroborated: by reports, articles, independent origins and sides, and what speaks against it.

The number is the credibility of information of STANAG 2511, from 1 to 6.  It says nothing of how reliable a source is:
that letter is for a person to give.  The rule, from top to bottom:

- 5, improbable: more origins say that it is not so than say that it is;
- 4, doubtful: some origin says that it is not so;
- 6, cannot be judged: no report goes back to a known origin;
- 1, confirmed: three independent origins, or two that different sides vouch for;
- 2, probably true: two independent origins;
- 3, possibly true: one.

Sides are who vouches: the country (or the name, where there is none) of whoever says it, and reporters who say it
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.model import Conflict, FusedEvent, overlap
from dragoman.weighing.fusion.accounts import Account, Who

REPORTERS = "reporters"
_CONFIRMING = 3


def corroborated(event: FusedEvent, accounts: Sequence[Account], who: Who, conflicts: Iterable[Conflict]) -> FusedEvent:
    """An event with who vouches for it, what speaks against it, and what that makes it."""
    counted = {(report.uri, report.event) for report in event.reports if report.counted}
    vouching = [account for account in accounts if (account.uri, account.telling.id) in counted]
    sides = tuple(sorted({_vouches(account, who) for account in vouching}))
    return judged(msgspec.structs.replace(event, sides=sides, against=_against(event, conflicts)))


def judged(event: FusedEvent) -> FusedEvent:
    """An event with the credibility that follows from its counts."""
    return msgspec.structs.replace(event, credibility=_credibility(event))


def _credibility(event: FusedEvent) -> int:
    known = event.origins - min(event.origins, event.unknown_origins)
    if event.against:
        return 5 if event.against > event.origins else 4
    if not known:
        return 6
    if known >= _CONFIRMING or (known > 1 and len(event.sides) > 1):
        return 1
    return 2 if known > 1 else 3


def reason(event: FusedEvent) -> str:
    """Which part of the rule gave an event its number, in words and with its counts."""
    if event.against:
        says = "origin says" if event.against == 1 else "origins say"
        return f"{event.against} {says} that it is not so, {event.origins} that it is."
    known = event.origins - min(event.origins, event.unknown_origins)
    if not known:
        return "No report of it goes back to a known origin."
    told = "One known origin tells of it" if known == 1 else f"{known} independent origins tell of it"
    sides = ", and different sides vouch for it" if 1 < known < _CONFIRMING and len(event.sides) > 1 else ""
    unknown = event.unknown_origins
    apart = f"; {unknown} more {'has its' if unknown == 1 else 'have their'} text from elsewhere" if unknown else ""
    return f"{told}{sides}{apart}."


def _vouches(account: Account, who: Who) -> str:
    asserter = who.get((account.uri, account.telling.asserted_by or ""))
    return (asserter.country or asserter.name) if asserter else REPORTERS


def _against(event: FusedEvent, conflicts: Iterable[Conflict]) -> int:
    """The most origins that one conflict about whether it is so has on the other side."""
    told = {(report.uri, report.sentence) for report in event.reports}
    found = 0
    for conflict in conflicts:
        if conflict.kind != "polarity":
            continue
        for side in conflict.sides:
            mine = any(
                piece.uri == uri and overlap(piece.span, sentence)
                for piece in side.evidence
                for uri, sentence in told
                if not piece.debris
            )
            if mine:
                found = max(found, *(other.origins for other in conflict.sides if other is not side), 0)
    return found
