"""Dates that name their day, month, year, decade or century, whole or in part."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case, none

CALENDAR: list[Case] = [
    (DAY, "She is on the closing day of her tour.", [("the closing day", "DATE", "XXXX-XX-XX", None)]),
    (DAY, "The treaty was signed on 3 May 2021.", [("3 May 2021", "DATE", "2021-05-03", "=")]),
    (DAY, "The treaty was signed on May 3, 2021 in Lisbon.", [("May 3, 2021", "DATE", "2021-05-03", "=")]),
    (DAY, "The treaty was signed on May 3rd, 2021.", [("May 3rd, 2021", "DATE", "2021-05-03", "=")]),
    (DAY, "They met on the 3rd of May 2021.", [("the 3rd of May 2021", "DATE", "2021-05-03", "=")]),
    (DAY, "They met on Monday, May 3, 2021.", [("Monday, May 3, 2021", "DATE", "2021-05-03", "=")]),
    (DAY, "They met on Monday, 3 May 2021.", [("Monday, 3 May 2021", "DATE", "2021-05-03", "=")]),
    (DAY, "A note dated 2021-05-03 was leaked.", [("2021-05-03", "DATE", "2021-05-03", "=")]),
    (DAY, "A note dated 23/05/2021 was leaked.", [("23/05/2021", "DATE", "2021-05-23", "=")]),
    (DAY, "A note dated 05/23/2021 was leaked.", [("05/23/2021", "DATE", "2021-05-23", "=")]),
    (DAY, "A note dated 3/4/2021 was leaked.", [("3/4/2021", "DATE", "2021-XX-XX", "2021")]),
    (DAY, "A note dated 3.4.2021 was leaked.", [("3.4.2021", "DATE", "2021-04-03", "=")]),
    (DAY, "The envoy arrived on Sept. 5, 2022.", [("Sept. 5, 2022", "DATE", "2022-09-05", "=")]),
    (DAY, "The ceasefire began in October 2022.", [("October 2022", "DATE", "2022-10", "=")]),
    (DAY, "The ceasefire began in early March 2022.", [("early March 2022", "DATE", "2022-03", "=")]),
    (DAY, "Talks resumed in mid-May 2022.", [("mid-May 2022", "DATE", "2022-05", "=")]),
    (DAY, "Talks resumed at the end of May 2022.", [("the end of May 2022", "DATE", "2022-05", "=")]),
    (DAY, "The accord was reached in 1998.", [("1998", "DATE", "1998", "=")]),
    (DAY, "The accord was reached in mid-2021.", [("mid-2021", "DATE", "2021", "=")]),
    (DAY, "The accord was reached in late 2019.", [("late 2019", "DATE", "2019", "=")]),
    (DAY, "The accord was reached in the year 2000.", [("the year 2000", "DATE", "2000", "=")]),
    (DAY, "He served from 2012 to 2022.", [("2012", "DATE", "2012", "="), ("2022", "DATE", "2022", "=")]),
    (DAY, "He served in the 2014-15 council.", [("2014", "DATE", "2014", "="), ("15", "DATE", "2015", "=")]),
    (DAY, "He served as envoy in 2009-2010.", [("2009", "DATE", "2009", "="), ("2010", "DATE", "2010", "=")]),
    (DAY, "The 2010 elections were annulled.", [("2010", "DATE", "2010", "=")]),
    (DAY, "Relations froze after a 2010 commando raid.", [("2010", "DATE", "2010", "=")]),
    (DAY, "Poland's 1997 constitution is cited.", [("1997", "DATE", "1997", "=")]),
    (DAY, "The border was drawn in the 1990s.", [("the 1990s", "DATE", "199", "199X")]),
    (DAY, "The border was drawn in the early 1920s.", [("the early 1920s", "DATE", "192", "192X")]),
    (DAY, "The border was drawn in the 20th century.", [("the 20th century", "DATE", "19", "19XX")]),
    (DAY, "A nineteenth-century treaty is still in force.", [("nineteenth-century", "DATE", "18", "18XX")]),
    (DAY, "The embargo ended late in the summer of 2012.", [("the summer of 2012", "DATE", "2012-SU", "2012-22")]),
    (DAY, "The embargo ended in spring 2012.", [("spring 2012", "DATE", "2012-SP", "2012-21")]),
    (DAY, "Exports fell in the first quarter of 2022.", [("the first quarter of 2022", "DATE", "2022-Q1", "2022-33")]),
    (DAY, "Exports fell in Q4 2022.", [("Q4 2022", "DATE", "2022-Q4", "2022-36")]),
    (DAY, "Exports fell in the second half of 2022.", [("the second half of 2022", "DATE", "2022-H2", "2022-41")]),
    (DAY, "They met on May 3 and on June 8, 2021.", [
        ("May 3", "DATE", "2023-05-03", "="), ("June 8, 2021", "DATE", "2021-06-08", "=")]),
    (DAY, "The summit ran from May 3 to May 5, 2021.", [
        ("May 3", "DATE", "2021-05-03", "="), ("May 5, 2021", "DATE", "2021-05-05", "=")]),
    (DAY, "The summit ran on May 3-5, 2021.", [
        ("May 3", "DATE", "2021-05-03", "="), ("5, 2021", "DATE", "2021-05-05", "=")]),
    (DAY, "The summit ran on 3-5 May 2021.", [
        ("3", "DATE", "2021-05-03", "="), ("5 May 2021", "DATE", "2021-05-05", "=")]),
    (DAY, "In January and February 2021 nothing moved.", [
        ("January", "DATE", "2021-01", "="), ("February 2021", "DATE", "2021-02", "=")]),
    (None, "The treaty was signed on 3 May 2021.", [("3 May 2021", "DATE", "2021-05-03", "=")]),
    (DAY, "Fiscal 2022 closed with a surplus.", [("Fiscal 2022", "DATE", "2022", "=")]),
]  # fmt: skip

PARTIAL: list[Case] = [
    (DAY, "The ministers met on May 3.", [("May 3", "DATE", "2023-05-03", "=")]),
    (DAY, "The ministers met on Aug. 3.", [("Aug. 3", "DATE", "2022-08-03", "=")]),
    (DAY, "The ministers will meet on Aug. 3.", [("Aug. 3", "DATE", "2023-08-03", "=")]),
    (DAY, "The ministers will meet on May 3.", [("May 3", "DATE", "2024-05-03", "=")]),
    (DAY, "The ministers are to meet on July 9.", [("July 9", "DATE", "2023-07-09", "=")]),
    (DAY, "The vote is scheduled for July 9.", [("July 9", "DATE", "2023-07-09", "=")]),
    (DAY, "The vote was postponed until September.", [("September", "DATE", "2023-09", "=")]),
    (DAY, "He was appointed in September.", [("September", "DATE", "2022-09", "=")]),
    (DAY, "He has been in office since January.", [("January", "DATE", "2023-01", "=")]),
    (DAY, "Russia invaded on Feb. 24 last year.", [("Feb. 24 last year", "DATE", "2022-02-24", "=")]),
    (DAY, "Talks took place in May last year.", [("May last year", "DATE", "2022-05", "=")]),
    (DAY, "Talks took place in May of last year.", [("May of last year", "DATE", "2022-05", "=")]),
    (DAY, "The pact expires on December 31 this year.", [("December 31 this year", "DATE", "2023-12-31", "=")]),
    (DAY, "The mission left last May.", [("last May", "DATE", "2023-05", "=")]),
    (DAY, "The mission left last October.", [("last October", "DATE", "2022-10", "=")]),
    (DAY, "The mission will return next March.", [("next March", "DATE", "2024-03", "=")]),
    (DAY, "They met on Tuesday, June 6.", [("Tuesday, June 6", "DATE", "2023-06-06", "=")]),
    (DAY, "The envoy arrived in early June.", [("early June", "DATE", "2023-06", "=")]),
    (DAY, "The 5 June meeting was cancelled.", [("5 June", "DATE", "2023-06-05", "=")]),
    (DAY, "He spoke of it in 2008. At that March 2 event nobody laughed.", [
        ("2008", "DATE", "2008", "="), ("March 2", "DATE", "2008-03-02", "=")]),
    (DAY, "The vote is on June 20.", [("June 20", "DATE", "2023-06-20", "=")]),
    (DAY, "They will attend a July summit.", [("July", "DATE", "2023-07", "=")]),
    (None, "The ministers met on May 3.", [("May 3", "DATE", "XXXX-05-03", None)]),
    (None, "He was appointed in September.", [("September", "DATE", "XXXX-09", None)]),
    ("2023-06", "The ministers met on March 3.", [("March 3", "DATE", "2023-03-03", "=")]),
    ("2023", "The ministers met last year.", [("last year", "DATE", "2022", "=")]),
    ("2023", "The ministers met yesterday.", [("yesterday", "DATE", "XXXX-XX-XX", None)]),
]  # fmt: skip

# What is named after its day or month has it for ever; beside "on" and "in" they are dates.
NAMES: list[Case] = [
    (DAY, "The April 6 call for a boycott was heard.", [("April 6", "DATE", "2023-04-06", "=")]),
    (DAY, "On April 6 Movement leaders were freed.", [("April 6", "DATE", "2023-04-06", "=")]),
    (DAY, "In October War broke out.", [("October", "DATE", "2022-10", "=")]),
    (DAY, "The March war was short.", [("March", "DATE", "2023-03", "=")]),
    (DAY, "The plan runs until 2030.", [("2030", "DATE", "2030", "=")]),
    (DAY, "Vision 2030 and Agenda 2063 were written in 2016.", [("2016", "DATE", "2016", "=")]),
    *none(
        "The April 6 Movement called for a boycott.",
        "They put their hope in the March 14 Alliance.",
        "The consulate is in 25 May Street.",
        "Black September claimed the blast.",
        "The October Revolution failed.",
        "The kingdom's Vision 2030 is costly.",
    ),
]  # fmt: skip
