"""Weekdays: back or ahead, in lists, beside other words for the same day, as names."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case, none

WEEKDAYS: list[Case] = [
    (DAY, "The ministers met on Tuesday.", [("Tuesday", "DATE", "2023-06-13", "=")]),
    (DAY, "The ministers will meet on Tuesday.", [("Tuesday", "DATE", "2023-06-20", "=")]),
    (DAY, "The ministers met on Thursday.", [("Thursday", "DATE", "2023-06-08", "=")]),
    (DAY, "The ministers will meet on Thursday.", [("Thursday", "DATE", "2023-06-15", "=")]),
    (DAY, "The spokesman said Wednesday that talks continue.", [("Wednesday", "DATE", "2023-06-14", "=")]),
    (DAY, "The ministers met last Friday.", [("last Friday", "DATE", "2023-06-09", "=")]),
    (DAY, "The ministers meet next Friday.", [("next Friday", "DATE", "2023-06-16", "=")]),
    (DAY, "Shelling began early Monday.", [("early Monday", "DATE", "2023-06-12", "=")]),
    (DAY, "Shelling began on Monday morning.", [("Monday morning", "TIME", "2023-06-12TMO", "2023-06-12")]),
    (DAY, "Shelling began late Sunday night.", [("late Sunday night", "TIME", "2023-06-11TNI", "2023-06-11")]),
    (DAY, "Monday's talks ended without a result.", [("Monday", "DATE", "2023-06-12", "=")]),
    (DAY, "They left ahead of his visit to Ankara on Thursday.", [("Thursday", "DATE", "2023-06-15", "=")]),
    (DAY, "The hearing was adjourned until Friday.", [("Friday", "DATE", "2023-06-16", "=")]),
    (None, "The ministers met on Tuesday.", [("Tuesday", "DATE", "XXXX-WXX-2", None)]),
]  # fmt: skip

# The second weekday of a list follows the first, wherever today is.
LISTED: list[Case] = [
    (DAY, "They meet next Thursday and Friday.", [
        ("next Thursday", "DATE", "2023-06-15", "="), ("Friday", "DATE", "2023-06-16", "=")]),
    (DAY, "They met last Thursday and Friday.", [
        ("last Thursday", "DATE", "2023-06-08", "="), ("Friday", "DATE", "2023-06-09", "=")]),
    (DAY, "They meet next Friday, Saturday and Monday.", [
        ("next Friday", "DATE", "2023-06-16", "="), ("Saturday", "DATE", "2023-06-17", "="),
        ("Monday", "DATE", "2023-06-19", "=")]),
    (DAY, "They meet next Friday or Thursday.", [
        ("next Friday", "DATE", "2023-06-16", "="), ("Thursday", "DATE", "2023-06-22", "=")]),
    (None, "They meet next Thursday and Friday.", [
        ("next Thursday", "DATE", "XXXX-WXX-4", None), ("Friday", "DATE", "XXXX-WXX-5", None)]),
    # two sentences are no list
    (DAY, "They met last Thursday. Friday was a holiday.", [
        ("last Thursday", "DATE", "2023-06-08", "="), ("Friday", "DATE", "2023-06-09", "=")]),
]  # fmt: skip

# A weekday beside "tomorrow" is tomorrow, if tomorrow is that weekday.
GLOSSED: list[Case] = [
    (DAY, "They met tomorrow (Thursday), by the calendar.", [
        ("tomorrow", "DATE", "2023-06-15", "="), ("Thursday", "DATE", "2023-06-15", "=")]),
    (DAY, "They met yesterday, Tuesday, in Rome.", [
        ("yesterday", "DATE", "2023-06-13", "="), ("Tuesday", "DATE", "2023-06-13", "=")]),
    (DAY, "They will meet today (Wednesday).", [
        ("today", "DATE", "2023-06-14", "="), ("Wednesday", "DATE", "2023-06-14", "=")]),
    (DAY, "They met yesterday (Monday).", [  # by a clock of another zone, or wrongly
        ("yesterday", "DATE", "2023-06-13", "="), ("Monday", "DATE", "2023-06-12", "=")]),
]  # fmt: skip

BY_WEEK: list[Case] = [
    (DAY, "They meet on Monday week.", [("Monday week", "DATE", "2023-06-26", "=")]),
    (DAY, "They meet on Wednesday week, he said.", [("Wednesday week", "DATE", "2023-06-28", "=")]),
    (DAY, "They meet a week on Friday.", [("a week on Friday", "DATE", "2023-06-23", "=")]),
    (None, "They meet on Monday week.", [("Monday week", "DATE", "XXXX-WXX-1", None)]),
    (DAY, "On Monday week-long talks began.", [
        ("Monday", "DATE", "2023-06-12", "="), ("week-long", "DURATION", "P1W", None)]),
    (DAY, "They met on Monday of last week.", [("Monday of last week", "DATE", "2023-06-05", "=")]),
    (DAY, "They will meet on Friday next week.", [("Friday next week", "DATE", "2023-06-23", "=")]),
]  # fmt: skip

# A day of the week that is part of a name says nothing of when; a date beside it does.
NAMED: list[Case] = [
    (DAY, "He read it in the Sunday Courier on Monday.", [("Monday", "DATE", "2023-06-12", "=")]),
    (DAY, "The Courier wrote Thursday that he was gone.", [("Thursday", "DATE", "2023-06-08", "=")]),
    (DAY, "The Sunday talks broke down.", [("Sunday", "DATE", "2023-06-11", "=")]),
    (DAY, "Amos Thursday, the consul, was freed on Monday.", [("Monday", "DATE", "2023-06-12", "=")]),
    (DAY, "President Ruiz Thursday rejected the plan.", [("Thursday", "DATE", "2023-06-08", "=")]),
    (DAY, "Ana Paul resigned. Paul Thursday denied it.", [("Thursday", "DATE", "2023-06-08", "=")]),
    (DAY, "Envoys of Jordan Thursday rejected the plan.", [("Thursday", "DATE", "2023-06-08", "=")]),
    *none(
        "The Sunday Courier broke the story.",
        "In the Monday Declaration the two kings made peace.",
        "The judge freed Amos Thursday and his brother.",
        "Bloody Sunday was remembered in the town.",
        "Super Tuesday left him without a rival.",
    ),
]  # fmt: skip
