"""Whether frames match their own examples and leave their look-alikes alone."""

from __future__ import annotations

import functools
import sys

from dragoman.language import parse_many
from dragoman.model import Article, Event, Participant
from dragoman.ontology.frames import NO_EVENT, Frame, FrameExample, load_frames
from dragoman.reading.entities import find_entities
from dragoman.reading.events import find_events
from dragoman.reading.mentions import Mentions

FRAMES = load_frames()


def frames_share() -> float:
    """The share of examples that match and of look-alikes that do not; those that fail go to stderr."""
    checked = [(frame, example.text, matches(frame, example)) for frame in FRAMES for example in frame.match]
    checked += [(frame, text, leaves(frame, text)) for frame in FRAMES for text in frame.unlike]
    for frame, text, holds in checked:
        if not holds:
            print(f"  {frame.name}: {text!r} gave {told(text) or 'nothing'}", file=sys.stderr)
    return sum(holds for *_, holds in checked) / len(checked)


def matches(frame: Frame, example: FrameExample) -> bool:
    """Whether a frame makes an event of its example, with the participants that the example names."""
    events = events_of_all()[example.text]
    if frame.type == NO_EVENT:
        triggers = {example.text[slice(*event.trigger)].lower() for event in events}
        return not (triggers & set(frame.lemmas) or frame.actor)
    own = [event for event in events if event.frame == frame.name]
    return (
        bool(own)
        and all(_filled(example.text, [p for e in own for p in e.actors], head) for head in example.actors)
        and all(_filled(example.text, [p for e in own for p in e.recipients], head) for head in example.recipients)
    )


def leaves(frame: Frame, text: str) -> bool:
    """Whether a frame leaves a look-alike alone."""
    return frame.name not in {event.frame for event in events_of_all()[text]}


@functools.cache
def events_of_all() -> dict[str, tuple[Event, ...]]:
    """The events of every example sentence, all parsed in one go."""
    matching = {example.text for frame in FRAMES for example in frame.match}
    texts = sorted(matching | {text for frame in FRAMES for text in frame.unlike})
    found = {}
    for text, parsed in zip(texts, parse_many(texts), strict=True):
        article = Article(id=text, uri=text, title=None, outlet=None, language="en", published=None, text=text)
        found[text] = find_events(parsed, article, Mentions(find_entities(parsed)), (), ())[0]
    return found


def told(text: str) -> str:
    """The events found in a sentence, in words."""
    return "; ".join(
        f"{event.frame}({', '.join(text[slice(*p.span)] for p in event.actors)}"
        f" -> {', '.join(text[slice(*p.span)] for p in event.recipients)})"
        for event in events_of_all()[text]
    )


def _filled(text: str, participants: list[Participant], head: str) -> bool:
    """Whether one of the phrases has this head or name in it."""
    phrases = [text[slice(*participant.span)] for participant in participants]
    return any(f" {head} " in f" {words} " or words.removesuffix("'s").endswith(head) for words in phrases)
