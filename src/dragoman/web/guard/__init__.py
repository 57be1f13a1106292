"""What stands before the pages: who may come in, how much they may bring, and what browsers are told to refuse."""

from dragoman.web.guard.policy import Policy
from dragoman.web.guard.visitors import Visitors

__all__ = ["Policy", "Visitors"]
