"""Review: what people decided on the cells of the record, and the record as they left it.

Decisions lie beside the record in a file of their own and never change what the program read or weighed.
"""

from dragoman.record.review.asking import Wanted, cells, sample, undecided
from dragoman.record.review.cells import Cell
from dragoman.record.review.context import Seen, context_of, seen
from dragoman.record.review.deciding import answered, decide, spans_of, withdraw
from dragoman.record.review.decision import DECISION_SCHEMA, Correction, Decision, Verdict
from dragoman.record.review.disputes import cells_of_conflict, decided_conflicts
from dragoman.record.review.figures import Agreement, RulePrecision, agreement, precision
from dragoman.record.review.file import BadLine, Decisions, change, load
from dragoman.record.review.orphans import Orphan, current_cells, orphans
from dragoman.record.review.queue import Queue, Turn, cell_named, queue, turn_of
from dragoman.record.review.standing import Standing, standing
from dragoman.record.review.view import Reviewed

__all__ = [
    "DECISION_SCHEMA",
    "Agreement",
    "BadLine",
    "Cell",
    "Correction",
    "Decision",
    "Decisions",
    "Orphan",
    "Queue",
    "Reviewed",
    "RulePrecision",
    "Seen",
    "Standing",
    "Turn",
    "Verdict",
    "Wanted",
    "agreement",
    "answered",
    "cell_named",
    "cells",
    "cells_of_conflict",
    "change",
    "context_of",
    "current_cells",
    "decide",
    "decided_conflicts",
    "load",
    "orphans",
    "precision",
    "queue",
    "sample",
    "seen",
    "spans_of",
    "standing",
    "turn_of",
    "undecided",
    "withdraw",
]
