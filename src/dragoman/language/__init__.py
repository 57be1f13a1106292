"""Parsing: text to tokens, sentences and dependencies, with offsets into the article's own text."""

from dragoman.language.parser import Parsed, parse

__all__ = ["Parsed", "parse"]
