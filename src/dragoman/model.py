"""The vocabulary: what every floor of the house says and hears.

The structures that leave the program encode to the interchange format `dragoman.reading/1`, field for field.  All are
frozen: a stage that knows more makes a new value with `msgspec.structs.replace`.

Offsets are `[start, end)` in Unicode code points into `Article.text`; `text[start:end]` is the evidence.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

READING_SCHEMA = "dragoman.reading/1"
ERROR_SCHEMA = "dragoman.error/1"

Span = tuple[int, int]


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans of one text have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


EntityKind = Literal["person", "state", "organisation", "group", "place"]
MentionForm = Literal["name", "nominal", "pronoun"]
Modality = Literal["happened", "ongoing", "planned", "conditional", "speculated", "denied"]
DateBasis = Literal["explicit", "relative", "story", "publication"]
PublishedBasis = Literal["declared", "page-text", "url", "relative-gloss", "image-uuid", "fetched"]
# certain: declared, or by two bases, and nothing says otherwise; weak: by a picture or the fetching alone; else likely
Confidence = Literal["certain", "likely", "weak"]
StoryPart = Literal["background", "news", "ahead"]
StatementKind = Literal["direct", "mixed", "indirect"]
CueClass = Literal[
    "neutral", "claim", "denial", "demand", "promise", "threat", "accusation", "praise", "question", "thought"
]
Polarity = Literal["positive", "negative"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Skip = Literal["language", "not-an-article", "too-long", "empty", "not-foreign-affairs"]
Relation = Literal["original", "copy", "excerpt", "rewrite", "translation"]
ConflictKind = Literal[
    "date",
    "place",
    "actor",
    "office",
    "number",
    "polarity",
    "attribution",
    "quotation",
    "impossible",
    "anniversary",
]
Severity = Literal["hard", "soft", "note"]
Role = Literal["actor", "recipient"]
Part = Literal["verb", "noun"]
Slot = Literal["date", "place"]
Form = Literal["text", "html", "record", "pdf", "docx"]  # how the text of a document is got from its bytes
Outcome = Literal["happened", "cancelled", "not reported"]


class Struct(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the vocabulary: immutable, keyword-only, encoded with every field."""


# --------------------------------------------------------------------------------------------- documents and articles


class Declared(Struct, frozen=True, kw_only=True):
    """What a record or the caller says of a document, as opposed to what cleaning finds in it."""

    title: str | None = None
    published: str | None = None  # as declared, not yet validated
    updated: str | None = None  # the same, of a later change
    fetched: str | None = None  # when a machine took the page from the web: the article is no younger
    outlet: str | None = None
    language: str | None = None
    clean: bool = False  # the text needs no cleaning: article.text is that text, character for character


class Original(Struct, frozen=True, kw_only=True):
    """The bytes that a document was made of, with what is needed to make it of them again."""

    data: bytes  # their SHA-256 is the document's id
    form: Form
    charset: str | None = None  # what came with the bytes says of their encoding


class Document(Struct, frozen=True, kw_only=True):
    """One article as it came in: decoded source text with where it is from."""

    uri: str
    id: str  # sha256:… of the source bytes, or of the canonical JSON of a record
    media: Literal["text", "html"]
    text: str  # decoded; the offsets of removed debris point into this
    declared: Declared = Declared()
    original: Original | None = None
    everything: bool = False  # whether it is read whatever it is about
    languages: tuple[str, ...] = ()  # that are asked for, without countries: in another it is not read; none for all


class Failure(Struct, frozen=True, kw_only=True):
    """One article that could not be read: the error row `dragoman.error/1`."""

    uri: str
    stage: str  # the stage that failed: source, clean, read, …
    error: str
    schema: str = ERROR_SCHEMA


class DatedBasis(Struct, frozen=True, kw_only=True):
    """One basis for a publication date and what it says."""

    edtf: str
    basis: PublishedBasis
    place: str | None = None  # where on the page: "JSON-LD", "meta article:published_time", "time element" …


class Published(Struct, frozen=True, kw_only=True):
    """The publication date, by the strongest basis; `others` are the bases that say something else."""

    edtf: str
    basis: tuple[PublishedBasis, ...]
    spans: tuple[Span, ...] = ()
    others: tuple[DatedBasis, ...] = ()
    confidence: Confidence = "likely"


class Article(Struct, frozen=True, kw_only=True):
    """A cleaned article."""

    id: str
    uri: str
    title: str | None
    outlet: str | None
    language: str | None  # BCP 47
    published: Published | None
    text: str
    updated: str | None = None  # EDTF: when it was changed, where it says so and that is another day
    skipped: Skip | None = None


class Removed(Struct, frozen=True, kw_only=True):
    """Debris that left the text, with the rule that took it; the span is into the decoded source."""

    text: str
    rule: str
    source_span: Span


class Clue(Struct, frozen=True, kw_only=True):
    """What debris gives away of where the text comes from."""

    kind: str
    value: str
    note: str


class Cleaned(Struct, frozen=True, kw_only=True):
    """What cleaning makes of a document, and what reading starts from."""

    article: Article
    removed: tuple[Removed, ...] = ()
    clues: tuple[Clue, ...] = ()


# ------------------------------------------------------------------------------------------------------------ reading


class Time(Struct, frozen=True, kw_only=True):
    """A time expression; `type` and `value` as in TIMEX3, `edtf` null where it cannot be resolved."""

    span: Span
    type: TimeType
    value: str
    edtf: str | None


class Mention(Struct, frozen=True, kw_only=True):
    """One place where an entity is mentioned.  `office*` only where the text states them beside this mention."""

    span: Span
    office: str | None = None  # the standard term, else the words as written
    office_span: Span | None = None
    office_from: str | None = None  # EDTF
    office_to: str | None = None
    form: MentionForm = "name"


class Alternative(Struct, frozen=True, kw_only=True):
    """Something else that a name may mean, where the text does not decide."""

    name: str
    country: str | None
    ref: str | None


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody or something that an article speaks of, with all its mentions in the order of the text."""

    id: str  # e1, e2, … in the order of first mention
    kind: EntityKind
    name: str
    country: str | None = None  # ISO 3166-1 alpha-3, KOS, UNO, EUR, IGO, NGO, MNC, IMG, ISM
    sector: str | None = None  # PLOVER sector
    ref: str | None = None  # external identifier: wikidata:Q…, geonames:…
    known_as: str | None = None  # the name by which the tables of facts know a person, where the text writes another
    coordinates: tuple[float, float] | None = None  # of a place: latitude and longitude in degrees (WGS 84)
    alternatives: tuple[Alternative, ...] = ()  # of a name that stays ambiguous: what it may mean, the likeliest first
    mentions: tuple[Mention, ...] = ()


STAND_IN = "place:"  # begins the path of a place that stands for whoever is there
MATTER = "matter:"  # begins the path of a thing that words are about, where they name nobody


class Participant(Struct, frozen=True, kw_only=True):
    """Who takes part in an event or makes a statement; entity null where it is only a phrase."""

    entity: str | None
    span: Span
    path: str | None = None  # the grammatical position that supplied it, for `explain`

    @property
    def stands_in(self) -> bool:
        """Whether this is no party but stands where nobody is named: "a truce *in Oran*", "endorsed *the plan*"."""
        return self.path is not None and self.path.startswith((STAND_IN, MATTER))


class EventDate(Struct, frozen=True, kw_only=True):
    """When an event took place; span null for the bases story and publication."""

    edtf: str
    basis: DateBasis
    span: Span | None = None


class Event(Struct, frozen=True, kw_only=True):
    """One report of an event, as one sentence tells it."""

    id: str
    type: str  # PLOVER
    mode: str | None
    cameo: str
    modality: Modality
    asserted_by: str | None  # entity id of who says so, null when it is the article itself
    trigger: Span
    sentence: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: EventDate | None
    place: Participant | None
    main: bool
    frame: str
    word: str = ""  # the lemma of the trigger


class Happening(Struct, frozen=True, kw_only=True):
    """One report of something that takes place and has no PLOVER code: an election, a quake, a wedding."""

    id: str
    word: str  # the lemma of what tells it, a verb's with its particle: "collapse", "pass away"
    part: Part  # of speech
    modality: Modality
    asserted_by: str | None  # as of an event
    trigger: Span
    sentence: Span
    who: tuple[Participant, ...]
    whom: tuple[Participant, ...]
    date: EventDate | None
    place: Participant | None


class Moment(Struct, frozen=True, kw_only=True):
    """A point on an article's story line: the events that it tells of one time."""

    part: StoryPart
    edtf: str | None  # null where the article does not tell when
    events: tuple[str, ...]  # ids, in the order of the text


class Rejected(Struct, frozen=True, kw_only=True):
    """An event that the rules made and a check threw out."""

    rule: str
    reason: str
    type: str
    trigger: Span
    sentence: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


class Statement(Struct, frozen=True, kw_only=True):
    """What somebody said, thought or wanted."""

    id: str
    kind: StatementKind
    source: Participant | None  # of several who speak as one the first, with the span of all
    cue: Span | None
    cue_class: CueClass | None
    content: tuple[Span, ...]
    sentence: Span
    polarity: Polarity | None = (
        None  # what the source holds of the content's main clause; null where it is no one claim
    )
    negations: tuple[Span, ...] = ()  # the words that make it negative: "denied", "not"; two of them undo each other
    about: tuple[Participant, ...] = ()  # who takes part in the content's main clause, the speaker left out
    act: str | None = None  # id of the event that making this statement is: he "threatened", "demanded"
    also: tuple[Participant, ...] = ()  # who says it together with the source: "Chad *and Mali* agreed"
    anonymity: Span | None = None  # the words that say that the source is not to be named
    inner: tuple[Statement, ...] = ()  # what is reported inside the content: "Ruiz said *Ona had told her that …*"
    rule: str | None = None  # the cue, or the layout, that made it


class Reading(Struct, frozen=True, kw_only=True):
    """Everything read from one article: `dragoman.reading/1`."""

    article: Article
    removed: tuple[Removed, ...] = ()
    clues: tuple[Clue, ...] = ()
    sentences: tuple[Span, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    happenings: tuple[Happening, ...] = ()  # what no event of the same trigger codes
    rejected: tuple[Rejected, ...] = ()
    statements: tuple[Statement, ...] = ()
    storyline: tuple[Moment, ...] = ()  # in the order of time
    schema: str = READING_SCHEMA

    def words(self, span: Span) -> str:
        """The exact words that a span points at."""
        return self.article.text[span[0] : span[1]]


# ----------------------------------------------------------------------------------------------------------- weighing


class Lineage(Struct, frozen=True, kw_only=True):
    """Where one article stands in the family of texts that share its origin."""

    uri: str
    origin: str  # identifies the group that goes back to one, possibly lost, text
    origin_label: str | None
    relation: Relation
    parent: str | None  # uri, null when the parent is not in the record
    basis: tuple[str, ...]


class Story(Struct, frozen=True, kw_only=True):
    """Which story an article belongs to, and which chapter of it."""

    uri: str
    story: str
    chapter: int = 1  # a long story has several, in the order of time
    central: bool = False  # it is most like the others of its chapter: its headline can stand for them


# How credible information is, as STANAG 2511 has it; `weighing.corroboration` says by which rule a number is given.
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


class FusedParticipant(Struct, frozen=True, kw_only=True):
    """A participant of a fused event, by its identity in the whole record."""

    role: Role
    entity: str | None  # record id; null for a participant that is only a phrase
    name: str
    country: str | None


class Report(Struct, frozen=True, kw_only=True):
    """One article's report of a fused event."""

    uri: str
    event: str
    trigger: Span
    sentence: Span
    # whether it speaks for the event, so that its article and origin are counted: it says of it what the event's
    # modality says, and of an event with a code it gives the code or names somebody who takes part
    counted: bool = True


class Value(Struct, frozen=True, kw_only=True):
    """One thing that reports of an event say of when or where it took place, and how many say so."""

    slot: Slot
    value: str  # EDTF, or the name of the place
    articles: int
    origins: int


class FusedEvent(Struct, frozen=True, kw_only=True):
    """An event of the world as the reports together tell it; type, mode and cameo null where no code fits it."""

    id: str  # follows from the earliest report; the id of every report leads here too
    type: str | None
    mode: str | None
    cameo: str | None
    word: str = ""  # the commonest of the words that tell of it, as a lemma
    modality: Modality
    date: str | None  # EDTF
    place: str | None
    reported: str | None  # the day of the earliest article that tells of it; null where none has a date
    participants: tuple[FusedParticipant, ...]
    reports: tuple[Report, ...]
    articles: int
    origins: int
    unknown_origins: int = 0  # articles among them that have their text from elsewhere, and nothing tells where from
    values: tuple[Value, ...] = ()  # what the reports say of date and place, the best supported first
    outcome: Outcome | None = None  # of what was planned: what came of it, where the story tells or its day has passed
    became: str | None = None  # the id of the event that the plan became
    sides: tuple[str, ...] = ()  # who vouches for it: countries or names; "reporters" where an article says so itself
    against: int = 0  # origins that say that it is not so
    credibility: int | None = None  # of the information, 1 to 6 as in STANAG 2511


class Difference(Struct, frozen=True, kw_only=True):
    """Words in which a variant of a quotation differs from the first: where they stand in the first, where in itself.

    Each span is into the text of its own article; an empty one stands where that has nothing.
    """

    first: Span
    own: Span


class Variant(Struct, frozen=True, kw_only=True):
    """A quotation as one article has it."""

    uri: str
    statement: str  # its id
    spans: tuple[Span, ...]  # the quoted words that are aligned, marks included
    text: str  # the exact words; several spans joined by " … "
    speaker: str | None  # by name; the phrase as written where it is not resolved; null where nobody is named
    entity: str | None  # record id of the speaker
    differences: tuple[Difference, ...] = ()  # from the first variant, word for word


class Quotation(Struct, frozen=True, kw_only=True):
    """Words that several articles quote, in whatever wording: the variants in order of publication."""

    id: str
    speakers: tuple[str, ...]  # everybody who is given as the speaker, each once
    variants: tuple[Variant, ...]
    articles: int
    origins: int


class Evidence(Struct, frozen=True, kw_only=True):
    """Exact words in an article."""

    uri: str
    span: Span
    text: str
    debris: bool = False  # the words left the text as debris: the span is into the decoded source


class Side(Struct, frozen=True, kw_only=True):
    """One side of a conflict.  A known fact is a side with a source and no evidence."""

    value: str
    evidence: tuple[Evidence, ...] = ()
    source: str | None = None
    articles: int = 0  # that are on this side
    origins: int = 0  # independent ones


class Conflict(Struct, frozen=True, kw_only=True):
    """Where reports contradict each other, themselves, or known facts."""

    id: str
    kind: ConflictKind
    slot: str
    severity: Severity
    cause: str
    explanation: str
    sides: tuple[Side, ...]
    grounds: str = ""  # what speaks for the cause


class Weighed(Struct, frozen=True, kw_only=True):
    """What weighing makes of a set of readings."""

    lineage: tuple[Lineage, ...] = ()
    stories: tuple[Story, ...] = ()
    events: tuple[FusedEvent, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    quotations: tuple[Quotation, ...] = ()


def content_id(*parts: object) -> str:
    """A short identifier that follows from content alone, so that the same input gives the same bytes out.

    Sixteen hexadecimal digits (64 bits): among a million identifiers a collision has a chance of about 3e-8.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def event_id(article: str, kind: str, trigger: Span, frame: str) -> str:
    """The identifier of an event: of its article's id, its type, its trigger and the rule that made it."""
    return content_id(article, kind, trigger[0], trigger[1], frame)


def happening_id(article: str, trigger: Span, word: str) -> str:
    """The identifier of a happening: of its article's id, its trigger and the lemma of the word that tells it."""
    return content_id(article, "happening", trigger[0], trigger[1], word)


def statement_id(article: str, content: tuple[Span, ...], cue: Span | None) -> str:
    """The identifier of a statement: of its article's id, where its content stands, and where its cue."""
    return content_id(article, "statement", content, cue)
