"""What a number counts: the noun behind it, the people of a state, the seats of an assembly."""

from __future__ import annotations

import re

from dragoman.model import Span, overlap
from dragoman.weighing.conflicts.keys import root
from dragoman.weighing.conflicts.telling import Telling
from dragoman.weighing.texts import function_words

THEM = "them"  # whoever was named before: "twelve of them signed", "twelve signed"
_RUN = re.compile(r"[\s-](?:of\s(?:the\s|its\s|their\s)?)?((?:[A-Za-z][\w’'-]*[ ]?){1,5})")
_NO_HEAD = frozenset({"time", "times", "way", "ways", "thing", "things", "side", "sides", "part", "parts", "hand"})
# Function words that may stand between a number and its noun.
_PASSED = frozenset({"of", "former", "other", "front", "whole", "full", "serious"})
_THEM = re.compile(r"\s(?:of\s(?:them|these|those|whom|which)\s)?(?:have\s|had\s)?(?=[a-z]+(?:ed|ied)\b)")
# Soldiers that are captives are counted as prisoners.
_CAPTIVE = re.compile(r"\b(?:captive|captured|imprisoned|jailed|detained)\s$")
_CAPTURED = frozenset({"soldiers", "rebels", "sailors", "people", "civilians"})
# An assembly of 120 members has 120 seats.
_ASSEMBLY = r"(?:assembly|parliament|chamber|legislature|senate|congress|house|council)"
_OF_ASSEMBLY = re.compile(rf"\b{_ASSEMBLY}\s(?:of|with|has|had|having|is to have|will have)\s$", re.IGNORECASE)
_FOR_ASSEMBLY = re.compile(rf"[\s-](?:member|seat|members|seats)\s(?:[a-z]+\s){{0,2}}{_ASSEMBLY}\b", re.IGNORECASE)
_SEATS = frozenset({"seats", "countries", "deputies"})


def head(telling: Telling, number: Span) -> tuple[str | None, int]:
    """What is counted, and where its words end: a family of counted things, else the root of the first plural.

    What is joined to the number by a hyphen is so itself ("a 12-point plan") or tells a measure ("a 40-foot wall").
    """
    text, (low, high) = telling.reading.article.text, telling.span
    behind = _RUN.match(text, number[1], high)
    run = (number[1], behind.end() if behind else number[1])
    is_joined = text[run[0] : run[0] + 1] == "-"
    found = _joined(telling, text, run) if is_joined else _counted(telling, text, run)
    of_assembly = _OF_ASSEMBLY.search(text[low : number[0]]) or _FOR_ASSEMBLY.match(text, number[1], high)
    if found[0] in _SEATS and of_assembly:
        return "seats", found[1]
    if found[0] is None and _THEM.match(text, number[1], high):
        return THEM, number[1]
    return found


def _joined(telling: Telling, text: str, run: Span) -> tuple[str | None, int]:
    compound = re.match(r"-([a-z]+)", text[slice(*run)])
    end = run[0] + compound.end() if compound else run[0]
    joined = (found.family for found in telling.found if found.span[0] == run[0] + 1)
    return next((family.name for family in joined if family.counted), None), end


def _counted(telling: Telling, text: str, run: Span) -> tuple[str | None, int]:
    common = function_words()
    people: tuple[str | None, int] = (None, run[0])
    for match in re.finditer(r"[A-Za-z][\w’'-]*", text[slice(*run)]):
        at = (run[0] + match.start(), run[0] + match.end())
        word = match.group().casefold()
        if word in common - _PASSED:
            break
        found = next((found for found in telling.found if found.span[0] <= at[0] < found.span[1]), None)
        family = found.family if found else None
        if found and family and (family.counted or family.name == "kill"):
            captive = family.name in _CAPTURED and _CAPTIVE.search(text[run[0] : found.span[0]])
            return "prisoners" if captive else family.name, found.span[1]
        if family and family.act and not word.endswith("ed"):  # "1,000 deployed launchers"
            break
        if word.endswith("s") and not word.endswith("ss") and match.group()[0].islower() and word not in _NO_HEAD:
            return root(word), at[1]
        if match.group()[0].isupper() and people[0] is None:
            land = _people(telling, at)
            people = (f"people of {land}", at[1]) if land else people
    return people


def _people(telling: Telling, at: Span) -> str | None:
    """The state whose people a word names: "13 Japanese"."""
    for entity in telling.reading.entities:
        named = entity.kind in ("state", "group") and any(overlap(mention.span, at) for mention in entity.mentions)
        if named and entity.country:
            return entity.country
    return None
