"""The conflict desk: which conflicts there are, and one of them with both sides, to decide on."""

from dragoman.web.pages.conflicts.deciding import ROUTER
from dragoman.web.pages.conflicts.listing import PAGES as LISTING
from dragoman.web.pages.conflicts.one import PAGES as ONE

__all__ = ["LISTING", "ONE", "ROUTER"]
