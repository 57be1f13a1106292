"""Parsing: text to tokens, sentences and dependencies, with offsets into the article's own text."""

from dragoman.language.parser import Parsed, parse, parse_many

__all__ = ["Parsed", "parse", "parse_many"]
