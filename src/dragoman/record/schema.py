"""The tables of the record.

A reading is kept whole (compressed JSON) beside the columns that questions are asked by; what is asked for is answered
from the columns, what is shown as evidence comes from the reading.  The tables below "weighing" hold what weighing made
of the readings: a part for each story, and from the parts the columns that questions are asked by.  Rows of a part are
written and deleted together, so that what a new article changes is only what it has to do with.

Nothing that was ever shown is overwritten.  A table of `HISTORICAL` holds what is so now, each row with the commit
since which it is; what was so before stands in a table of the same name with `_past`, with the commit until which it
was.  `past` and `history` keep them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

SCHEMA_VERSION = "5"

metadata = MetaData()

about = Table(  # what the record says of itself: schema version, which articles were weighed
    "about",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("run", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # add, reread, weigh, rate, forget
    Column("started", Text, nullable=False),  # UTC, ISO 8601
    Column("finished", Text),  # null: still running, or killed
    Column("version", Text, nullable=False),
    Column("paths", Text, nullable=False),  # JSON list, as given
    sqlite_autoincrement=True,
)

commits = Table(  # every change of what the record shows: one transaction
    "commits",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),  # UTC, ISO 8601; never earlier than that of the commit before
    Column("run", ForeignKey("runs.run"), nullable=False, index=True),
    sqlite_autoincrement=True,
)

originals = Table(  # the bytes that articles were made of
    "originals",
    metadata,
    Column("id", Text, primary_key=True),  # sha256:… of them: the articles' id
    Column("data", LargeBinary, nullable=False),  # compressed
    Column("size", Integer, nullable=False),  # in bytes, before that
)

forgotten = Table(  # tombstones of articles that were taken out
    "forgotten",
    metadata,
    Column("key", Text, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("run", ForeignKey("runs.run"), nullable=False),
    Column("reason", Text),
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # follows from uri and id
    Column("uri", Text, nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("title", Text),
    Column("outlet", Text),
    Column("language", Text),
    Column("published", Text),  # EDTF
    Column("published_from", Text),  # the earliest and the latest day it can mean
    Column("published_to", Text),
    Column("skipped", Text),
    Column("text", Text, nullable=False),
    Column("run", ForeignKey("runs.run"), nullable=False),
    Column("form", Text),  # how its document is made of the bytes in `originals`; null: they are not there
    Column("charset", Text),
    Column("declared", Text),  # what came with the document, JSON
    Column("reading", LargeBinary, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice: the past has them too
)

sketches = Table(  # what weighing keeps of an article, so that it need not look at the reading again
    "sketches",
    metadata,
    Column("article", ForeignKey("articles.number"), primary_key=True),
    Column("version", Text, nullable=False),  # of the program that made it
    Column("lineage", LargeBinary, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("names", LargeBinary, nullable=False),
    Column("said", LargeBinary, nullable=False),
    Column("retiring", LargeBinary, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("article", ForeignKey("articles.number"), primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("country", Text),
    Column("sector", Text),
    Column("ref", Text),
)

offices = Table(
    "offices",
    metadata,
    Column("article", ForeignKey("articles.number"), primary_key=True),
    Column("start", Integer, primary_key=True),  # of the mention
    Column("end", Integer, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("country", Text),
    Column("office", Text, nullable=False),
    Column("words", Text),  # the exact words
    Column("words_start", Integer),
    Column("words_end", Integer),
    Column("office_from", Text),
    Column("office_to", Text),
)

events = Table(  # one article's reports, as read
    "events",
    metadata,
    Column("article", ForeignKey("articles.number"), primary_key=True),
    Column("event", Text, primary_key=True),
    Column("type", Text, nullable=False),
)
Index("events_event", events.c.event)

statements = Table(  # also those that are reported inside others
    "statements",
    metadata,
    Column("article", ForeignKey("articles.number"), primary_key=True),
    Column("statement", Text, primary_key=True),
    Column("position", Integer, nullable=False),  # in the article: what is reported inside a statement comes after it
    Column("via", Text),  # who reports it inside a statement of theirs, outermost first; null where the article does
    Column("kind", Text, nullable=False),
    Column("source", Text),  # the speaker's name, or the phrase as written where it is not resolved or stays unnamed
    Column("folded", Text),  # every name that finds the speaker
    Column("country", Text),
    Column("speaking", Text, nullable=False),  # the country codes of all who speak
    Column("office", Text),
    Column("anonymity", Text),
    Column("cue", Text),
    Column("cue_class", Text),
    Column("polarity", Text),
    Column("act", Text),  # PLOVER type of the event that the statement is
    Column("content", Text, nullable=False),
    Column("content_folded", Text, nullable=False),
    Column("spans", Text, nullable=False),  # of the content, JSON
    Column("names", Text, nullable=False),  # folded names of everybody that the content mentions or is about
    Column("countries", Text, nullable=False),  # their country codes
)
Index("statements_statement", statements.c.statement)
Index("statements_folded", statements.c.folded, statements.c.article, statements.c.statement)

errors = Table(
    "errors",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("run", ForeignKey("runs.run"), nullable=False),
    UniqueConstraint("uri", "stage", "error"),
)

ratings = Table(  # how reliable a person holds an outlet to be
    "ratings",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("letter", Text, nullable=False),  # A to F, STANAG 2511
    Column("given", Text, nullable=False),  # the day, UTC
)

# ----------------------------------------------------------------------------------------------------------- fetching
# Notes of what was asked of the web and when: plain tables, which tell how to go on and answer no question.

fetched = Table(  # addresses that gave a page
    "fetched",
    metadata,
    Column("url", Text, primary_key=True),  # that was asked for
    Column("uri", Text, nullable=False),  # that answered in the end: the uri of the article
    Column("date", Text, nullable=False),  # UTC
    Column("id", Text, nullable=False),  # sha256:… of the page
    Column("archive", Text),  # the file that keeps it, in the folder beside the record
    Column("etag", Text),  # what its server gave to ask by whether it changed
    Column("modified", Text),
)

feeds = Table(  # what is watched
    "feeds",
    metadata,
    Column("feed", Text, primary_key=True),  # its address or path
    Column("asked", Text),  # when last, UTC
    Column("due", Text),  # not to be asked before, UTC
    Column("failures", Integer, nullable=False),  # in a row
    Column("problem", Text),  # of the last time
    Column("etag", Text),
    Column("modified", Text),
)

feed_items = Table(  # what a feed listed and is done with
    "feed_items",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("item", Text, primary_key=True),  # its address, or what it calls itself
    Column("version", Text, nullable=False),  # of a file its size and time; of a page nothing
    Column("seen", Text, nullable=False),  # when last looked at, UTC
    Column("tries", Integer, nullable=False),  # that failed; 0: it is done with
)


# ----------------------------------------------------------------------------------------------------------- weighing

parts = Table(  # what each story comes to, as weighing made it
    "parts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # compressed JSON
    Column("shown", Integer, nullable=False),  # whether its rows are in the tables below
)

days = Table(  # what makes events of several parts one event
    "days",
    metadata,
    Column("part", Text, primary_key=True),
    Column("id", Text, primary_key=True),  # of the event in the part
    Column("day", Text, primary_key=True),
)
Index("days_day", days.c.day)

united = Table(  # events that several parts tell of: their own rows are gone, one row stands for them
    "united",
    metadata,
    Column("id", Text, primary_key=True),  # of the event that stands for them
    Column("part", Text, primary_key=True),
    Column("of", Text, primary_key=True),  # the event in the part
)

lineage = Table(
    "lineage",
    metadata,
    Column("uri", Text, primary_key=True),
    Column("origin", Text, nullable=False, index=True),
    Column("origin_label", Text),
    Column("relation", Text, nullable=False),
    Column("parent", Text),
    Column("basis", Text, nullable=False),  # JSON list
)

stories = Table(
    "stories",
    metadata,
    Column("uri", Text, primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("chapter", Integer, nullable=False),
    Column("central", Boolean, nullable=False),  # its headline stands for the chapter
)

fused = Table(
    "fused",
    metadata,
    Column("id", Text, primary_key=True),
    Column("part", Text, nullable=False, index=True),  # empty for those of several parts
    Column("type", Text),  # null: a happening that no code fits
    Column("modality", Text, nullable=False),
    Column("date_from", Text),
    Column("date_to", Text),
    Column("reported", Text),  # orders events that have no date of their own
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the fused event as JSON
)

# For events in a period: all that decides of an event stands in the index, so that its body is read only if it fits.
Index("fused_period", fused.c.date_from, fused.c.date_to, fused.c.type)
Index("fused_type", fused.c.type, fused.c.date_from, fused.c.date_to)

fused_participants = Table(
    "fused_participants",
    metadata,
    Column("id", ForeignKey("fused.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("country", Text, index=True),
)
Index("fused_participants_folded", fused_participants.c.folded, fused_participants.c.id)

fused_reports = Table(
    "fused_reports",
    metadata,
    Column("id", ForeignKey("fused.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("uri", Text, nullable=False, index=True),
    Column("event", Text, nullable=False, index=True),
    Column("alias", Text, nullable=False, index=True),  # the event's identifier, if this were its first report
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("part", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("body", Text, nullable=False),  # the conflict as JSON
)

conflict_articles = Table(
    "conflict_articles",
    metadata,
    Column("id", ForeignKey("conflicts.id"), primary_key=True),
    Column("uri", Text, primary_key=True),
)

quotations = Table(  # words that several articles quote
    "quotations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("part", Text, nullable=False, index=True),
    Column("differs", Integer, nullable=False),  # whether its variants differ in words or in whom they give as speaker
    Column("variants", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the quotation as JSON
)

quotation_variants = Table(
    "quotation_variants",
    metadata,
    Column("id", ForeignKey("quotations.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("statement", Text, nullable=False),
    Column("folded", Text),  # the speaker, as weighing names him
)
Index("quotation_variants_statement", quotation_variants.c.statement, quotation_variants.c.uri)

# ------------------------------------------------------------------------------------------------------------- alerts
# Not part of what is known: whom to tell of events, what was told, what waits to be told.

alerts = Table(
    "alerts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("filters", Text, nullable=False),  # JSON: the filters of `events`
    Column("kind", Text, nullable=False),  # file, feed, webhook
    Column("target", Text, nullable=False),  # an absolute path, or a URL
    Column("secret", Text),  # where a webhook's secret is: env:NAME or file:PATH; never the secret
    Column("hosts", Text, nullable=False),  # JSON list: private hosts that a webhook may be sent to
    Column("keep", Integer, nullable=False),  # newest entries of a feed
    Column("made", Text, nullable=False),  # UTC, ISO 8601
)

alert_told = Table(  # what an alert has told of an event, or found when it was made
    "alert_told",
    metadata,
    Column("alert", Text, primary_key=True),
    Column("id", Text, primary_key=True),  # of the fused event
    Column("times", Integer, nullable=False),  # how often it was told
    Column("withdrawn", Boolean, nullable=False),
    Column("body", Text, nullable=False),  # the event as it was told last, JSON
)

alert_outbox = Table(
    "alert_outbox",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("alert", Text, nullable=False, index=True),
    Column("delivery", Text, nullable=False),
    Column("message", Text, nullable=False),  # JSON
    Column("tries", Integer, nullable=False),
    Column("next_try", Text),  # UTC, ISO 8601; null: at once
    Column("error", Text),  # why the last try failed
    Column("delivered", Text),  # UTC, ISO 8601; null: it waits
)

# ------------------------------------------------------------------------------------------------------------ history

HISTORICAL = (
    articles,
    entities,
    offices,
    events,
    statements,
    errors,
    ratings,
    lineage,
    stories,
    fused,
    fused_participants,
    fused_reports,
    conflicts,
    conflict_articles,
    quotations,
    quotation_variants,
)
# In which part a row is, and which run wrote it: nothing of what it says.
INCIDENTAL = frozenset({"part", "run", "since"})

_IDENTIFYING = {"articles": ("number", "uri"), "fused_reports": ("id", "alias")}


def _past(table: Table) -> Table:
    """What a table held: its columns without constraints, for the same row may have been there at several times."""
    columns = [Column(column.name, column.type) for column in table.columns]
    found = Table(f"{table.name}_past", metadata, *columns, Column("until", Integer, nullable=False, index=True))
    for name in _IDENTIFYING.get(table.name, [column.name for column in table.primary_key][:1]):
        Index(f"{found.name}_{name}", found.c[name])
    return found


for _table in HISTORICAL:
    _table.append_column(Column("since", Integer, nullable=False, server_default="0", index=True))
PAST = {table.name: _past(table) for table in HISTORICAL}


def last_of_uri(column: str) -> str:
    """What stands after the last slash of a uri, as SQL; in small letters, for LIKE knows no capitals either."""
    return f"lower(substr({column}, length(rtrim({column}, replace({column}, '/', ''))) + 1))"


for _table in (articles, lineage, stories, fused_reports, conflict_articles):
    Index(f"{_table.name}_last", text(last_of_uri("uri")), _table=_table)

# Full-text search over titles and texts, those of the past too; the words live in the tables, the index beside them.
FULL_TEXT = (
    "CREATE VIEW article_texts AS SELECT number, title, text FROM articles "
    "UNION ALL SELECT number, title, text FROM articles_past",
    "CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='article_texts', "
    "content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
)
