"""Where the work runs: one pipeline definition, in this process or on this machine's cores."""

from dragoman.engine.adding import Added, add, weigh_record
from dragoman.engine.pipeline import process
from dragoman.engine.run import read_all

__all__ = ["Added", "add", "process", "read_all", "weigh_record"]
