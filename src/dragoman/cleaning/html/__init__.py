"""HTML pages: the article's blocks and the page's own data, read in a worker process with a deadline."""

from dragoman.cleaning.html.page import Page
from dragoman.cleaning.html.worker import read_page

__all__ = ["Page", "read_page"]
