"""What decisions say of the program: precision by rule, and agreement of coders with it and among one another."""

from __future__ import annotations

import collections
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Struct
from dragoman.record.review.cells import Cell
from dragoman.record.review.decision import Decision, Key
from dragoman.record.review.slots import SLOTS
from dragoman.record.review.standing import Standing, standing

PROGRAM = "the program"
NOTHING = "\0nothing"  # the answer of who holds that there should be no value
_Z = 1.959963984540054  # of the normal distribution, two-sided 95%
_Codings = Mapping[Key, Mapping[str, str]]  # what each coder answered, by cell


class RulePrecision(Struct, frozen=True, kw_only=True):
    """How often people accepted what a rule made."""

    rule: str
    slot: str
    accepted: int
    corrected: int
    rejected: int
    disputed: int  # cells on which reviewers differ; each counts as its last decision says
    precision: float  # accepted of all
    low: float  # Wilson's interval, 95%
    high: float


def precision(decided: Mapping[Key, Standing], cells: Iterable[Cell]) -> list[RulePrecision]:
    """Precision of each rule in each slot, the worst first, of the cells that the record has now.

    By the rule that makes the cell now: what a rule got wrong before it was mended is not held against it.  Sorted by
    the upper end of the interval, so that a rule that is surely bad comes before one of which little is known.
    """
    counts: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for cell in {cell.key: cell for cell in cells}.values():
        found = decided.get(cell.key)
        if found:
            counts[cell.rule, cell.slot].update([found.decision.verdict, *(["disputed"] if found.disputed else [])])
    rows = [_row(rule, slot, counted) for (rule, slot), counted in counts.items()]
    return sorted(rows, key=lambda row: (row.high, row.precision, row.rule, row.slot))


def _row(rule: str, slot: str, counted: Mapping[str, int]) -> RulePrecision:
    accepted, number = counted["accept"], sum(counted[one] for one in ("accept", "correct", "reject"))
    low, high = wilson(accepted, number)
    return RulePrecision(
        rule=rule,
        slot=slot,
        accepted=accepted,
        corrected=counted["correct"],
        rejected=counted["reject"],
        disputed=counted["disputed"],
        precision=round(accepted / number, 4),
        low=round(low, 4),
        high=round(high, 4),
    )


def wilson(successes: int, number: int) -> tuple[float, float]:
    """Wilson's score interval of a proportion, 95% (Wilson 1927, J. Am. Stat. Assoc. 22:209).

    >>> tuple(round(end, 3) for end in wilson(8, 10))
    (0.49, 0.943)
    """
    if not number:
        return 0.0, 1.0
    share, z2 = successes / number, _Z * _Z
    middle = share + z2 / (2 * number)
    spread = _Z * math.sqrt(share * (1 - share) / number + z2 / (4 * number * number))
    low, high = ((middle + sign * spread) / (1 + z2 / number) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


class Agreement(Struct, frozen=True, kw_only=True):
    """How far coders agree in one slot."""

    slot: str
    coders: tuple[str, ...]
    cells: int  # that two of them at least coded
    percent: float  # of pairs of answers to one cell that are the same
    kappa: float | None  # Cohen's, of two coders; null where all answers are one and the same
    alpha: float | None  # Krippendorff's, nominal; null likewise
    blind: int  # of the answers, how many were given without having seen the program's


def agreement(decisions: Sequence[Decision], among: Iterable[Cell]) -> list[Agreement]:
    """Agreement in each slot: of every coder with the program, of every two coders, and of all coders together."""
    keys = {cell.key for cell in among}
    decided = standing(one for one in decisions if one.key in keys)
    by_slot: dict[str, dict[Key, Standing]] = collections.defaultdict(dict)
    for key, found in decided.items():
        by_slot[key[0][1]][key] = found
    rows: list[Agreement] = []
    for slot in sorted(by_slot, key=list(SLOTS).index):
        coded = {key: {one.reviewer: _answer(one) for one in found.each} for key, found in by_slot[slot].items()}
        blind = {(key, one.reviewer) for key, found in by_slot[slot].items() for one in found.each if one.blind}
        rows += _of_slot(slot, coded, blind)
    return rows


def _answer(decision: Decision) -> str:
    return NOTHING if decision.answer is None else decision.answer


def _of_slot(slot: str, coded: _Codings, blind: set[tuple[Key, str]]) -> Iterable[Agreement]:
    coders = sorted({name for answers in coded.values() for name in answers})
    with_program = {key: {**answers, PROGRAM: key[1]} for key, answers in coded.items()}
    pairs = [(name, PROGRAM) for name in coders]
    for pair in (*pairs, *itertools.combinations(coders, 2)):
        yield from _row_of(slot, pair, with_program, blind)
    if len(coders) > 2:
        yield from _row_of(slot, tuple(coders), coded, blind)


def _row_of(slot: str, coders: tuple[str, ...], coded: _Codings, blind: set[tuple[Key, str]]) -> Iterable[Agreement]:
    units = {key: {name: answers[name] for name in coders if name in answers} for key, answers in coded.items()}
    units = {key: answers for key, answers in units.items() if len(answers) > 1}
    if not units:
        return
    told = [list(answers.values()) for answers in units.values()]
    pairs = [one == other for answers in told for one, other in itertools.combinations(answers, 2)]
    yield Agreement(
        slot=slot,
        coders=coders,
        cells=len(units),
        percent=round(100 * sum(pairs) / len(pairs), 1),
        kappa=_rounded(cohen([(answers[coders[0]], answers[coders[1]]) for answers in units.values()]))
        if len(coders) == 2
        else None,
        alpha=_rounded(krippendorff(told)),
        blind=sum((key, name) in blind for key, answers in units.items() for name in answers),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def cohen(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders (Cohen 1960, Educ. Psychol. Meas. 20:37); None where chance alone would always agree.

    >>> cohen([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    number = len(pairs)
    observed = sum(one == other for one, other in pairs) / number
    first, second = (collections.Counter(pair[at] for pair in pairs) for at in (0, 1))
    chance = sum(first[answer] * second[answer] for answer in first) / (number * number)
    return None if chance == 1 else (observed - chance) / (1 - chance)


def krippendorff(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal answers of any number of coders, some of which may be missing (Krippendorff
    2004, Content Analysis, ch. 11); None where there is only one answer.

    >>> round(krippendorff([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]), 4)
    0.5333
    """
    told = [unit for unit in units if len(unit) > 1]
    totals = collections.Counter(answer for unit in told for answer in unit)
    number = sum(totals.values())
    expected = number * number - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = sum(
        (len(unit) ** 2 - sum(count**2 for count in collections.Counter(unit).values())) / (len(unit) - 1)
        for unit in told
    )
    return 1 - (number - 1) * observed / expected
