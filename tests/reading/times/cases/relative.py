"""Expressions that count from the day of publication, or from a date before."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case

RELATIVE: list[Case] = [
    (DAY, "The leaders met today.", [("today", "DATE", "2023-06-14", "=")]),
    (DAY, "Yesterday (June 13) the leaders met.", [
        ("Yesterday", "DATE", "2023-06-13", "="), ("June 13", "DATE", "2023-06-13", "=")]),
    (DAY, "They will meet tomorrow.", [("tomorrow", "DATE", "2023-06-15", "=")]),
    (DAY, "They will meet the day after tomorrow.", [("the day after tomorrow", "DATE", "2023-06-16", "=")]),
    (DAY, "They met the day before yesterday.", [("the day before yesterday", "DATE", "2023-06-12", "=")]),
    (DAY, "They dine tonight in Rome.", [("tonight", "TIME", "2023-06-14TNI", "2023-06-14")]),
    (DAY, "They met this morning.", [("this morning", "TIME", "2023-06-14TMO", "2023-06-14")]),
    (DAY, "They met yesterday evening.", [("yesterday evening", "TIME", "2023-06-13TEV", "2023-06-13")]),
    (DAY, "Drones hit the port last night.", [("last night", "TIME", "2023-06-13TNI", "2023-06-13")]),
    (DAY, "They met earlier today.", [("earlier today", "DATE", "2023-06-14", "=")]),
    (DAY, "They met last week.", [("last week", "DATE", "2023-W23", "2023-06-05/2023-06-11")]),
    (DAY, "They meet next week.", [("next week", "DATE", "2023-W25", "2023-06-19/2023-06-25")]),
    (DAY, "They met earlier this week.", [("earlier this week", "DATE", "2023-W24", "2023-06-12/2023-06-18")]),
    (DAY, "They met last weekend.", [
        ("last weekend", "DATE", "2023-W23-WE", "2023-06-10/2023-06-11")]),
    (DAY, "They met over the weekend.", [("the weekend", "DATE", "2023-W23-WE", "2023-06-10/2023-06-11")]),
    (DAY, "They met last month.", [("last month", "DATE", "2023-05", "=")]),
    (DAY, "They will meet later this month.", [("later this month", "DATE", "2023-06", "=")]),
    (DAY, "They will meet next month.", [("next month", "DATE", "2023-07", "=")]),
    (DAY, "Trade grew last year.", [("last year", "DATE", "2022", "=")]),
    (DAY, "Trade will grow this year.", [("this year", "DATE", "2023", "=")]),
    (DAY, "Trade will grow early next year.", [("early next year", "DATE", "2024", "=")]),
    (DAY, "The base will close by the end of the year.", [("the end of the year", "DATE", "2023", "=")]),
    (DAY, "The base will close by the end of next year.", [("the end of next year", "DATE", "2024", "=")]),
    (DAY, "Ties broke down two weeks ago.", [("two weeks ago", "DATE", "2023-W22", "2023-05-29/2023-06-04")]),
    (DAY, "Ties broke down three days ago.", [("three days ago", "DATE", "2023-06-11", "=")]),
    (DAY, "Ties broke down a year ago.", [("a year ago", "DATE", "2022", "=")]),
    (DAY, "Ties broke down about ten years ago.", [("about ten years ago", "DATE", "2013", "=")]),
    (DAY, "Ties broke down six months ago.", [("six months ago", "DATE", "2022-12", "=")]),
    (DAY, "Ties broke down several years ago.", [("several years ago", "DATE", "PAST_REF", None)]),
    (DAY, "The mission will end in two years.", [("two years", "DATE", "2025", "=")]),
    (DAY, "The embargo was lifted last summer.", [("last summer", "DATE", "2022-SU", "2022-22")]),
    (DAY, "Elections will be held this autumn.", [("this autumn", "DATE", "2023-FA", "2023-23")]),
    (DAY, "Exports fell in the first quarter.", [("the first quarter", "DATE", "2023-Q1", "2023-33")]),
    (DAY, "Exports fell in the fourth quarter.", [("the fourth quarter", "DATE", "2022-Q4", "2022-36")]),
    (DAY, "Exports fell last quarter.", [("last quarter", "DATE", "2023-Q1", "2023-33")]),
    (DAY, "Exports fell in the fourth quarter of last year.", [
        ("the fourth quarter of last year", "DATE", "2022-Q4", "2022-36")]),
    (DAY, "He died on May 3, 2021, and was buried the next day.", [
        ("May 3, 2021", "DATE", "2021-05-03", "="), ("the next day", "DATE", "2021-05-04", "=")]),
    (DAY, "He left on 3 May 2021 and came back two days later.", [
        ("3 May 2021", "DATE", "2021-05-03", "="), ("two days later", "DATE", "2021-05-05", "=")]),
    (DAY, "He left in 2011 and died the following year.", [
        ("2011", "DATE", "2011", "="), ("the following year", "DATE", "2012", "=")]),
    (None, "Trade grew last year.", [("last year", "DATE", "XXXX", None)]),
    (None, "The leaders met today.", [("today", "DATE", "XXXX-XX-XX", None)]),
    (None, "Ties broke down a year ago.", [("a year ago", "DATE", "XXXX", None)]),
    (DAY, "He is to speak on Christmas Day.", [("Christmas Day", "DATE", "2023-12-25", "=")]),
    (DAY, "He spoke on Good Friday.", [("Good Friday", "DATE", "2023-04-07", "=")]),
]  # fmt: skip

# What is still to be done has its day ahead, whenever the order for it was given.
TO_BE_DONE: list[Case] = [
    (DAY, "The envoy is going to travel to Suva on January 26.", [("January 26", "DATE", "2024-01-26", "=")]),
    (DAY, "The envoy was going to travel to Suva on January 26.", [("January 26", "DATE", "2023-01-26", "=")]),
    (DAY, "Suva ordered six diplomats to leave by Monday.", [("Monday", "DATE", "2023-06-19", "=")]),
    (DAY, "Suva failed to reply by Monday.", [("Monday", "DATE", "2023-06-12", "=")]),
]

# A date that belongs to a thing: a verb in the present says nothing of whether it lies ahead.
OF_THINGS: list[Case] = [
    (DAY, "The visit follows the accord of May 3.", [("May 3", "DATE", "2023-05-03", "=")]),
    (DAY, "The visit follows the May 3 accord.", [("May 3", "DATE", "2023-05-03", "=")]),
    (DAY, "The deal takes effect on May 3.", [("May 3", "DATE", "2024-05-03", "=")]),
    (DAY, "She will attend the May 3 summit.", [("May 3", "DATE", "2024-05-03", "=")]),
]

BESIDE_LAST: list[Case] = [
    (DAY, "They met the year before last.", [("the year before last", "DATE", "2021", "=")]),
    (DAY, "They meet the week after next.", [("the week after next", "DATE", "2023-W26", "2023-06-26/2023-07-02")]),
    (DAY, "They met the month before last.", [("the month before last", "DATE", "2023-04", "=")]),
    (None, "They met the year before last.", [("the year before last", "DATE", "XXXX", None)]),
]  # fmt: skip
