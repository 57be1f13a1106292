"""Rules for words that point to the present, past or future without a date."""

from __future__ import annotations

import re

from dragoman.reading.times.anchor import Meaning, a_date
from dragoman.reading.times.context import Context
from dragoman.reading.times.rules import Match, Rule, rule
from dragoman.reading.times.words import S

_AFTER_NOW = re.compile(r"\s+(?:that\s+(?:he|she|it|they|we|you|i|the)\b)")


def _present(match: Match, ctx: Context) -> Meaning | None:
    if match[0].lower() == "now" and _AFTER_NOW.match(ctx.after(match.end())):
        return None
    edtf = ctx.anchor.day.isoformat() if ctx.anchor and ctx.anchor.day else None
    return a_date("PRESENT_REF", edtf)


def _past(_: Match, __: Context) -> Meaning | None:
    return a_date("PAST_REF")


def _future(_: Match, __: Context) -> Meaning | None:
    return a_date("FUTURE_REF")


def _once(match: Match, ctx: Context) -> Meaning | None:
    """`was once an ally`: formerly; not `once a week` nor `once they agree`."""
    token = ctx.token(match.start())
    if token is None or token.dep_ != "advmod" or token.head.tag_ not in ("VBD", "VBN"):
        return None
    previous, following = ctx.before(match.start()).split(), ctx.after(match.end())
    if (previous and previous[-1] in ("at", "than", "only", "just", "for", "all", "never", "not")) or re.match(
        r"\s+(?:again|more|and|every|per|in)\b|[.,]", following
    ):
        return None
    return a_date("PAST_REF") if token.head.i == token.i - 1 or token.head.i == token.i + 1 else None


def _past_noun(match: Match, ctx: Context) -> Meaning | None:
    """`in the past`, but not `the past year`: there `past` belongs to what follows."""
    token = ctx.token(match.end() - 1)
    return a_date("PAST_REF") if token is not None and token.pos_ in ("NOUN", "PROPN") else None


RULES: tuple[Rule, ...] = (
    rule(
        "now",
        "reference",
        rf"(?:right{S})?now(?!-)|currently|presently|nowadays|these{S}days|(?<=at )present",
        _present,
    ),
    rule(
        "moment",
        "reference",
        rf"at{S}(?P<t>(?:the|this){S}(?:present{S})?(?:moment|point{S}in{S}time)|this{S}time|this{S}point)",
        _present,
    ),
    rule("recently", "reference", r"(?:most recently|more recently|very recently|recently|lately)", _past),
    rule("previously", "reference", r"formerly", _past),
    rule("the-past", "reference", rf"the{S}(?:recent{S}|distant{S})?past", _past_noun),
    rule("once", "reference", r"once", _once),
    rule("at-the-time", "reference", rf"(?<=at )that{S}time|(?<=in )those{S}days", _past),
    rule(
        "future",
        "reference",
        rf"(?:the{S}(?:near{S}|foreseeable{S}|distant{S}|immediate{S}|not-too-distant{S})?future|(?:in{S})near"
        rf"{S}future)(?!{S}of)",
        _future,
    ),
    rule("soon", "reference", r"(?<!as )soon(?!-)|someday|some day|one day soon", _future),
)
