"""Bringing articles in: files, a pasted text, addresses; and how far that is."""

from dragoman.web.pages.importing.bringing import ROUTER, ImportAsked
from dragoman.web.pages.importing.jobs import PAGES

PAGES.views.append(ImportAsked)  # what programs send stands in the description of the API too

__all__ = ["PAGES", "ROUTER"]
