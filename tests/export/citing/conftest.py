"""The record of the example articles, as the tests of the pages make it."""

from tests.docs.conftest import example_record

__all__ = ["example_record"]
