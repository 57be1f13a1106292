"""Dragoman reads diplomatic news and keeps a sourced record."""

__version__ = "0.1.0"
