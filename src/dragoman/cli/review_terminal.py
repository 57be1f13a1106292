"""Reviewing in the terminal: one cell at a time, a key for each verdict.

In a terminal a key is enough; from a pipe, or where the terminal cannot do that, a line is read whose first letter is
the key.  Every decision is in the file before the next cell is shown, so that nothing is lost when it is closed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from dragoman.cli.output import plain

if TYPE_CHECKING:
    from dragoman.api import Record
    from dragoman.model import Span
    from dragoman.record.review import Cell, Decision, Standing, Verdict

KEYS = "a accept · r reject · c correct · s skip · u undo · w why · q quit"
BLIND_KEYS = "a answer · n nothing stands here · s skip · u undo · q quit"

Why = Callable[["Cell"], Iterable[str]]


class _EndError(Exception):
    """The reviewer is done, or there is no more input."""


class Session:
    """One reviewer going through cells."""

    def __init__(
        self, record: Record, reviewer: str, *, blind: bool, why: Why, before: Callable[[Cell], Standing | None]
    ) -> None:
        """`why` explains a cell; `before` says what was decided on it."""
        self._record, self._reviewer, self._blind = record, reviewer, blind
        self._why, self._before = why, before
        self._done: list[tuple[Cell, Decision | None]] = []  # with None where a cell was skipped
        self._again: list[Cell] = []  # cells that were gone back from
        self._keys_at_once = _one_key_is_enough()

    def go(self, cells: Iterator[Cell]) -> int:
        """Ask about cells until there are no more or the reviewer ends it; how many decisions were taken."""
        try:
            while (cell := self._again.pop() if self._again else next(cells, None)) is not None:
                self._ask(cell)
        except _EndError:
            pass
        return sum(decision is not None for _, decision in self._done)

    # ---------------------------------------------------------------------------------------------------------- asking

    def _ask(self, cell: Cell) -> None:
        self._show(cell)
        while True:
            key, rest = self._key()
            if key == "q":
                raise _EndError
            if key == "s":
                self._done.append((cell, None))
                return
            if key == "u":
                if self._undo(cell):
                    return
            elif self._other(key, rest, cell):
                return

    def _other(self, key: str, rest: str, cell: Cell) -> bool:
        """Do what a key says; whether the cell is done with."""
        if self._blind and key in ("a", "n"):
            return self._answer(cell, rest) if key == "a" else self._decide(cell, "reject", reason=rest)
        if not self._blind and key == "a":
            return self._decide(cell, "accept", reason=rest)
        if not self._blind and key == "r":
            if self._cannot_be_rejected(cell):
                return False
            return self._decide(cell, "reject", reason=rest or self._line("why is it wrong? (may stay empty)"))
        if not self._blind and key == "c":
            return self._correct(cell, rest)
        if key == "w" and not self._blind:
            for line in self._why(cell):
                _say(f"  {line}")
        else:
            _say(BLIND_KEYS if self._blind else KEYS)
        return False

    def _cannot_be_rejected(self, cell: Cell) -> bool:
        from dragoman.record.review.slots import wrong_rejection

        problem = wrong_rejection(cell.slot, cell.value)
        if problem:
            _say(plain(problem))
        return problem is not None

    def _undo(self, cell: Cell) -> bool:
        """Go back to the cell before this one, and take back what was decided there."""
        if not self._done:
            _say("nothing to undo: this is the first")
            return False
        earlier, decision = self._done.pop()
        if decision:
            self._record.withdraw(decision)
            _say(f"taken back: {plain(decision.verdict)} {plain(decision.slot)}")
        self._again += [cell, earlier]
        return True

    def _correct(self, cell: Cell, rest: str) -> bool:
        from dragoman.record.review.slots import SLOTS, wrong_value

        slot = SLOTS[cell.slot]
        if slot.fixed:
            _say(f"{cell.slot} can be accepted or rejected, not corrected")
            return False
        value = rest or self._line(f"what is right?{_choices(slot.words)}")
        if not value:
            _say("nothing was corrected")
            return False
        problem = wrong_value(cell.slot, value)
        if problem:
            _say(plain(problem))
            return False
        span = self._span(cell) if slot.spanned else None
        if span == "again":
            return False
        return self._decide(cell, "correct", corrected=value, span=_as_span(span), reason=self._reason())

    def _answer(self, cell: Cell, rest: str) -> bool:
        """Code a cell without having seen its value: the same value is an acceptance, any other a correction."""
        from dragoman.record.review import answered
        from dragoman.record.review.slots import SLOTS

        slot = SLOTS[cell.slot]
        if slot.fixed:
            return self._decide(cell, "accept", reason=rest)
        value = rest or self._line(f"your answer{_choices(slot.words)}")
        try:
            verdict, corrected, span = answered(self._record.store, cell, value)
        except ValueError as error:
            _say(plain(error))
            return False
        return self._decide(cell, verdict, corrected=corrected, span=span)

    def _span(self, cell: Cell) -> Span | str | None:
        """The words that say so: those that the reviewer gives, his own opinion where he gives none."""
        from dragoman.record.review import spans_of

        words = self._line("which words of the article say so, letter for letter? (empty: none, it is my own)")
        if not words:
            return None
        found = spans_of(self._record.store, cell, words)
        if found:
            return found[0]
        _say(f"{plain(cell.uri)} does not have the words {plain(words)!r}; nothing was corrected")
        return "again"

    def _reason(self) -> str:
        return self._line("why? (may stay empty)")

    def _decide(
        self,
        cell: Cell,
        verdict: Verdict,
        *,
        corrected: str | None = None,
        span: Span | None = None,
        reason: str | None = None,
    ) -> bool:
        try:
            decision = self._record.decide(
                cell,
                verdict,
                reviewer=self._reviewer,
                corrected=corrected,
                span=span,
                reason=reason or None,
                blind=self._blind,
            )
        except ValueError as error:
            _say(plain(error))
            return False
        self._done.append((cell, decision))
        return True

    # ---------------------------------------------------------------------------------------------------- showing cells

    def _show(self, cell: Cell) -> None:
        from dragoman.record.review.slots import SLOTS

        number = len(self._done) + 1
        _say("")
        rule = "" if self._blind else f" · rule: {plain(cell.rule)}"
        _say(typer.style(f"{number}. {cell.slot}", bold=True) + f"{rule} · {plain(cell.uri)}")
        for line in self._context(cell):
            _say(f"  {line}")
        _say(f"  {SLOTS[cell.slot].about}")
        if not self._blind:
            _say("  " + typer.style(plain(cell.value), bold=True))
            found = self._before(cell)
            for one in found.each if found else ():
                _say(f"  {decided(one)}")
        _say(f"  {BLIND_KEYS if self._blind else KEYS}")

    def _context(self, cell: Cell) -> Iterator[str]:
        """The words that the cell is about, in their sentence; of a conflict both sides, of a link the reasons."""
        from dragoman.record.review import context_of

        yield from context_of(self._record.store, cell, blind=self._blind, mark=_marked)

    # ---------------------------------------------------------------------------------------------------------- input

    def _key(self) -> tuple[str, str]:
        """A key, and what stands behind it on its line."""
        if self._keys_at_once:
            import click

            try:
                pressed = click.getchar()
            except (EOFError, KeyboardInterrupt) as error:
                raise _EndError from error
            return pressed.lower(), ""
        line = self._line(">")
        return line[:1].lower(), line[1:].strip()

    def _line(self, prompt: str) -> str:
        sys.stdout.write(f"  {prompt} ")
        sys.stdout.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt as error:
            raise _EndError from error
        if not line:
            _say("")
            raise _EndError
        if not sys.stdin.isatty():
            _say("")
        return line.strip()


def _as_span(found: Span | str | None) -> Span | None:
    return found if isinstance(found, tuple) else None


def _choices(words: tuple[str, ...]) -> str:
    return f" ({', '.join(words)})" if words else ""


def _say(line: str) -> None:
    typer.echo(line)


def _one_key_is_enough() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def _marked(words: str) -> str:
    """The words of a cell so that they stand out, with and without colours."""
    return typer.style(f"[{plain(words)}]", bold=True, reverse=True)


def decided(one: Decision) -> str:
    """A decision in one line: who, what, when, why."""
    corrected = f" to “{plain(one.corrected.value)}”" if one.corrected else ""
    own = " (the reviewer's own)" if one.corrected and one.corrected.own else ""
    reason = f": {plain(one.reason)}" if one.reason else ""
    verb = {"accept": "accepts", "reject": "rejects", "correct": "corrects"}[one.verdict]
    return f"{plain(one.reviewer)} {verb} it{corrected}{own}, {plain(one.time[:16].replace('T', ' '))} UTC{reason}"
