"""Fetching: the one way in which anything is taken from the network.

Only http and https, only addresses of the public internet, without proxies, cookies or credentials, within limits of
size and time.
"""

from dragoman.sources.fetching.fetcher import Exchange, Fetched, Fetcher, FetchError
from dragoman.sources.fetching.polite import Polite
from dragoman.sources.fetching.warcs import Archive

__all__ = ["Archive", "Exchange", "FetchError", "Fetched", "Fetcher", "Polite"]
