"""What looks like a time and is none."""

from __future__ import annotations

from tests.reading.times.cases.table import Case, none

NOTHING: list[Case] = none(
    "The minister may visit Cairo.",
    "May the ceasefire hold.",
    "Theresa May resigned.",
    "Soldiers march through the city.",
    "The Senate voted on Resolution 2231.",
    "Article 1701 of the code applies.",
    "The firm hired 1,100 contract workers.",
    "About 2000 refugees crossed the border.",
    "The minister's second term began badly.",
    "The 75-year-old senator resigned.",
    "A boy aged 6 months was rescued.",
    "The Daily Telegraph was first to report it.",
    "They called as soon as the plane landed.",
    "The village lies 1500 metres above the sea.",
    "The parties reached the Good Friday Agreement.",
    "There was a second explosion.",
    "Call us on 555-2010.",
    "He sat in the front row.",
    "The score was 3:1.",
    "The team marked the anniversary of its founding.",
    "It happened once more.",
    "The fall of the government surprised nobody.",
    "The minutes of the meeting were leaked.",
)
