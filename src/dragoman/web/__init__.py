"""The record in a browser, and over HTTP: pages made on the server, each with its JSON and CSV twin."""

from dragoman.web.app import make_app
from dragoman.web.settings import Settings

__all__ = ["Settings", "make_app"]
