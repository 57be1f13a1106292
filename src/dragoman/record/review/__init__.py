"""Review: what people decided on the cells of the record, and the record as they left it.

Decisions lie beside the record in a file of their own and never change what the program read or weighed.
"""

from dragoman.record.review.cells import Cell
from dragoman.record.review.decision import DECISION_SCHEMA, Correction, Decision, Verdict
from dragoman.record.review.file import BadLine, Decisions, change, load
from dragoman.record.review.standing import Standing, standing

__all__ = [
    "DECISION_SCHEMA",
    "BadLine",
    "Cell",
    "Correction",
    "Decision",
    "Decisions",
    "Standing",
    "Verdict",
    "change",
    "load",
    "standing",
]
