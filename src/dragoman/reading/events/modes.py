"""How an event was done, where its context says so: a talk held by telephone has the mode phone."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.language import grammar
from dragoman.ontology.frames import Frame
from dragoman.reading.events.positions import Site

Token = Any

_REMOTE = grammar.words(
    "phone telephone telephonic video videolink videoconference teleconference online virtual virtually remotely zoom "
    "hotline conference-call"
)
_VIA = ("by", "via", "over", "on", "through", "in")


def in_its_mode(site: Site) -> Frame:
    """The frame with the mode and code that the context gives: remote consultations are by phone."""
    frame = site.frame
    if frame.type != "CONSULT" or frame.mode is not None:
        return frame
    for head in (site.trigger, *site.objects):
        means = [*grammar.governed(head, *_VIA), *head.children]
        means.extend(child for token in grammar.governed(head, *_VIA) for child in grammar.children(token, "compound"))
        if any(token.lower_ in _REMOTE for token in means):
            return msgspec.structs.replace(frame, mode="phone", cameo="041")
    return frame
