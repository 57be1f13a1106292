"""The commands: data to stdout, progress and errors to stderr.  Exit codes: 0 all done, 1 some failed, 2 wrong use."""

from dragoman.cli.app import main

__all__ = ["main"]
