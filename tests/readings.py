"""Readings made by hand, for tests of what stands above reading."""

from __future__ import annotations

from dragoman.model import (
    Article,
    Clue,
    Entity,
    Event,
    EventDate,
    Mention,
    Participant,
    Published,
    Reading,
    Span,
    Statement,
    content_id,
)

TEXT = 'Minister Ana Ruiz met President Ivo Kral in Lisbon on 4 May 2023. "We will return," Ruiz said.'


def at(words: str, text: str = TEXT) -> Span:
    """Where words stand in the text; the first time."""
    start = text.index(words)
    return start, start + len(words)


def reading(uri: str = "a.txt", *, text: str = TEXT, published: str | None = "2023-05-05") -> Reading:
    """A reading of one meeting and one quotation; `text` may vary as long as it holds the same words."""
    first = (0, text.index(". ") + 1)
    second = (first[1] + 1, len(text))
    ruiz = Entity(
        id="e1",
        kind="person",
        name="Ana Ruiz",
        country="PRT",
        sector="GOV",
        mentions=(Mention(span=at("Ana Ruiz", text), office="Minister", office_span=at("Minister", text)),),
    )
    kral = Entity(
        id="e2", kind="person", name="Ivo Kral", country="CZE", mentions=(Mention(span=at("Ivo Kral", text)),)
    )
    lisbon = Entity(id="e3", kind="place", name="Lisbon", country="PRT", mentions=(Mention(span=at("Lisbon", text)),))
    article_id = "sha256:" + content_id(text) * 4
    meeting = Event(
        id=content_id(article_id, "meeting"),
        type="CONSULT",
        mode=None,
        cameo="040",
        modality="happened",
        asserted_by=None,
        trigger=at("met", text),
        sentence=first,
        actors=(Participant(entity="e1", span=at("Ana Ruiz", text), path="subject"),),
        recipients=(Participant(entity="e2", span=at("Ivo Kral", text), path="object"),),
        date=EventDate(edtf="2023-05-04", basis="explicit", span=at("4 May 2023", text)),
        place=Participant(entity="e3", span=at("Lisbon", text), path="in"),
        main=True,
        frame="meet.v",
    )
    said = Statement(
        id=content_id(article_id, "statement"),
        kind="direct",
        source=Participant(entity="e1", span=(text.rindex("Ruiz"), text.rindex("Ruiz") + 4)),
        cue=at("said", text),
        cue_class="neutral",
        content=(at('"We will return,"', text),),
        sentence=second,
    )
    return Reading(
        article=Article(
            id=article_id,
            uri=uri,
            title=None,
            outlet="example.org",
            language="en",
            published=Published(edtf=published, basis=("declared",)) if published else None,
            text=text,
        ),
        clues=(Clue(kind="image-host", value="img.example.org", note="its own image server"),),
        sentences=(first, second),
        entities=(ruiz, kral, lisbon),
        events=(meeting,),
        statements=(said,),
    )
