"""Every frame must match its own examples and leave its look-alikes alone."""

from __future__ import annotations

import functools

import pytest

from dragoman.language.normal import normalise
from dragoman.language.parser import Parsed, _pipeline, _sentences
from dragoman.model import Article, Event
from dragoman.ontology.frames import NO_EVENT, Frame, load_frames
from dragoman.reading.entities import find_entities
from dragoman.reading.events import find_events
from dragoman.reading.mentions import Mentions

FRAMES = load_frames()


@functools.cache
def events_of_all() -> dict[str, tuple[Event, ...]]:
    """The events of every example sentence, all parsed in one go."""
    texts = sorted(
        {example.text for frame in FRAMES for example in frame.match}
        | {text for frame in FRAMES for text in frame.unlike}
    )
    found = {}
    for text, doc in zip(texts, _pipeline().pipe(map(normalise, texts)), strict=True):
        parsed = Parsed(text=text, doc=doc, sentences=tuple(_sentences(doc)))
        article = Article(id=text, uri=text, title=None, outlet=None, language="en", published=None, text=text)
        found[text] = find_events(parsed, article, Mentions(find_entities(parsed)), (), ())[0]
    return found


def told(text: str) -> str:
    """The events found in a sentence, for the message of a failing test."""
    return "; ".join(
        f"{event.frame}({', '.join(text[slice(*p.span)] for p in event.actors)}"
        f" -> {', '.join(text[slice(*p.span)] for p in event.recipients)})"
        for event in events_of_all()[text]
    )


def complain(text: str) -> None:
    """Fail with the events found; without a traceback, which is slow to draw for hundreds of frames."""
    pytest.fail(f"{text!r} gave {told(text) or 'nothing'}", pytrace=False)


def holds(text: str, span: tuple[int, int], head: str) -> bool:
    """Whether a phrase has this head or name in it."""
    words = text[slice(*span)]
    return f" {head} " in f" {words} " or words.removesuffix("'s").endswith(head)


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.name for frame in FRAMES])
def test_matches_its_examples(frame: Frame) -> None:
    for example in frame.match:
        if frame.type == NO_EVENT:
            triggers = {example.text[slice(*event.trigger)].lower() for event in events_of_all()[example.text]}
            if triggers & set(frame.lemmas) or frame.actor:
                complain(example.text)
            continue
        own = [event for event in events_of_all()[example.text] if event.frame == frame.name]
        if not own:
            complain(example.text)
        for head in example.actors:
            if not any(holds(example.text, p.span, head) for e in own for p in e.actors):
                complain(example.text)
        for head in example.recipients:
            if not any(holds(example.text, p.span, head) for e in own for p in e.recipients):
                complain(example.text)


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.name for frame in FRAMES])
def test_leaves_look_alikes(frame: Frame) -> None:
    for text in frame.unlike:
        if frame.name in {event.frame for event in events_of_all()[text]}:
            complain(text)
