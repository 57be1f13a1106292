"""Tools for what was said: statements, quotations with their variants, and the offices that articles give to people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from dragoman.api import Record
from dragoman.mcp.arguments import Identifier, Limit, Name, OfArticle, Since, Start, Until, Words, check_dates
from dragoman.mcp.bounds import page
from dragoman.mcp.evidence import evidence
from dragoman.mcp.naming import named, the_only
from dragoman.model import CueClass, Polarity, Quotation, StatementKind
from dragoman.record import queries
from dragoman.record.rows import OfficeRow, StatementRow, VariantRow

About = Annotated[
    str | None,
    Field(max_length=300, description="Words of the content, or somebody whom it mentions: a name or a country code."),
]
_VARIANTS = 3  # that a row of a list shows


class SaidTools:
    """Tools that ask for what was said and by whom."""

    def __init__(self, record: Record) -> None:
        """Ask this record."""
        self.record = record

    def search_statements(
        self,
        by: Name = None,
        about: About = None,
        kind: StatementKind | None = None,
        cue_class: Annotated[CueClass | None, Field(description="What the words of reporting do.")] = None,
        polarity: Polarity | None = None,
        since: Since = None,
        until: Until = None,
        article: OfArticle = None,
        start: Start = 0,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """List what people, states and bodies said, with the exact words, in the order of publication.

        kind "direct" is in quotation marks, "indirect" is the reporter's wording.  That somebody said something does
        not make it so.  "via" names through whom it is known.
        """
        check_dates(since, until)
        found = self.record.statements(
            by=by,
            about=about,
            kind=kind,
            cue_class=cue_class,
            polarity=polarity,
            since=since,
            until=until,
            article=article,
        )
        return page(found, start, limit, lambda rows: [_statement(row) for row in rows])

    def search_quotations(
        self,
        by: Name = None,
        about: About = None,
        differing: Annotated[bool, Field(description="Only where the variants differ in words or speaker.")] = False,
        since: Since = None,
        until: Until = None,
        article: OfArticle = None,
        start: Start = 0,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """List words that several articles quote, each with its first variants; get_quotation gives all of them."""
        check_dates(since, until)
        found = self.record.quotations(
            by=by, about=about, differing=differing, since=since, until=until, article=article
        )
        return page(found, start, limit, lambda rows: [self._quotation(row) for row in rows])

    def get_quotation(self, quotation: Identifier, start: Start = 0, limit: Limit = 20) -> dict[str, Any]:
        """One quotation in all its variants, side by side, with {braces} around words that differ from the first."""
        store = self.record.store
        (found,) = queries.quotation(store, the_only(named(store, quotation, "quotation")))
        rows = list(zip(queries.variants(store, [found]), found.variants, strict=True))
        head = {
            "id": found.id,
            "articles": found.articles,
            "origins": found.origins,
            "quoted": {"speakers": found.speakers},
        }
        return page(rows, start, limit, lambda part: [_variant(row, own.spans) for row, own in part], quotation=head)

    def _quotation(self, one: Quotation) -> dict[str, Any]:
        rows = queries.variants(self.record.store, [one])[:_VARIANTS]
        return {
            "id": one.id,
            "articles": one.articles,
            "origins": one.origins,
            "variants": len(one.variants),
            "quoted": {"speakers": one.speakers},
            "first_variants": [_variant(row, own.spans) for row, own in zip(rows, one.variants, strict=False)],
        }

    def offices_of(
        self,
        person: Name = None,
        office: Annotated[Words, Field(description="Words of the office: foreign minister.")] = None,
        country: Annotated[str | None, Field(max_length=3, description="A country code: CHN.")] = None,
        since: Since = None,
        until: Until = None,
        article: OfArticle = None,
        start: Start = 0,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """List the offices that articles give to people, with the exact words and the day of publication."""
        check_dates(since, until)
        found = self.record.offices(person=person, office=office, of=country, since=since, until=until, article=article)
        return page(found, start, limit, lambda rows: [_office(row) for row in rows])


def _statement(row: StatementRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "published": row.published,
        "kind": row.kind,
        "cue_class": row.cue_class,
        "polarity": row.polarity,
        "act": row.act,
        "country": row.country,
        "articles": row.articles,
        "origins": row.origins,
        "quotation": row.quotation,
        "quoted": {
            "speaker": row.source,
            "office": row.office,
            "via": row.via,
            "unnamed_because": row.anonymity,
            "cue": row.cue,
        },
        "evidence": {"spans": row.spans, "quoted": {"uri": row.uri, "words": row.content}},
    }


def _variant(row: VariantRow, spans: Sequence[tuple[int, int]]) -> dict[str, Any]:
    return {
        "statement": row.statement,
        "published": row.published,
        "other_speaker_than_first": row.other_speaker,
        "quoted": {"outlet": row.outlet, "speaker": row.speaker, "differences": row.marked},
        "evidence": {"spans": spans, "quoted": {"uri": row.uri, "words": row.text}},
    }


def _office(row: OfficeRow) -> dict[str, Any]:
    return {
        "published": row.published,
        "country": row.country,
        "from": row.office_from,
        "to": row.office_to,
        "quoted": {"person": row.name, "office": row.office},
        "evidence": evidence(row.uri, row.span, row.words),
    }
