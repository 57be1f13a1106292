"""A brief as PDF, set by Typst.  The template is fixed and the content goes in as data: no text of it is ever code."""

from __future__ import annotations

import re
from importlib import resources

import msgspec

from dragoman.export.brief.content import Brief

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def render(made: Brief) -> bytes:
    """The document's bytes; no clock is in them.

    Fonts are those of the wheel alone, so that the bytes do not depend on the machine.
    Raises ImportError where `dragoman[pdf]` is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise ImportError("a brief as PDF needs the pdf extra: pip install 'dragoman[pdf]'") from error
    template = resources.files("dragoman").joinpath("data/templates/brief.typ").read_bytes()
    data = msgspec.json.decode(msgspec.json.encode(made))
    clean = msgspec.json.encode(_clean(data)).decode()
    made_of: bytes = typst.compile(
        template, format="pdf", sys_inputs={"brief": clean}, timestamp=0, ignore_system_fonts=True
    )
    return made_of


def _clean(value: object) -> object:
    if isinstance(value, str):
        return _CONTROL.sub(" ", value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return value
