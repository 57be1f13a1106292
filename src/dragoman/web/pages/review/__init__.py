"""The review queue: one cell of the record after the other, to accept, reject or correct."""

from dragoman.web.pages.review.deciding import ROUTER
from dragoman.web.pages.review.one import PAGES

__all__ = ["PAGES", "ROUTER"]
