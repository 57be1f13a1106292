"""Where the work runs: one pipeline definition, in this process or on this machine's cores."""

from dragoman.engine.adding import Added, add
from dragoman.engine.pipeline import process
from dragoman.engine.run import read_all
from dragoman.engine.weighing import weigh_record

__all__ = ["Added", "add", "process", "read_all", "weigh_record"]
