"""Times of day, with their day and zone; parts of a day that is named."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case, none

CLOCK: list[Case] = [
    (DAY, "The talks start at 3 p.m. GMT on Thursday.", [
        ("3 p.m. GMT on Thursday", "TIME", "2023-06-15T15:00", "2023-06-15T15:00:00Z")]),
    (DAY, "The talks start at 15:30 tomorrow.", [
        ("15:30 tomorrow", "TIME", "2023-06-15T15:30", "2023-06-15T15:30:00")]),
    (DAY, "On Tuesday the plane landed at 9:15 a.m. local time.", [
        ("Tuesday", "DATE", "2023-06-13", "="),
        ("9:15 a.m. local time", "TIME", "2023-06-13T09:15", "2023-06-13T09:15:00")]),
    (DAY, "The plane landed at noon on Tuesday.", [
        ("noon on Tuesday", "TIME", "2023-06-13T12:00", "2023-06-13T12:00:00")]),
    (DAY, "The blast was heard at 0430 GMT.", [("0430 GMT", "TIME", "XXXX-XX-XXT04:30", None)]),
    (DAY, "Voting ends at 8 PM.", [("8 PM", "TIME", "XXXX-XX-XXT20:00", None)]),
    (DAY, "Voting ends at ten o'clock.", [("ten o'clock", "TIME", "XXXX-XX-XXT10:00", None)]),
]  # fmt: skip

WITH_DATES: list[Case] = [
    (DAY, "The call came at 3 p.m. on 7 June.", [
        ("3 p.m. on 7 June", "TIME", "2023-06-07T15:00", "2023-06-07T15:00:00")]),
    (DAY, "The call came at 3 p.m. on June 7, 2021.", [
        ("3 p.m. on June 7, 2021", "TIME", "2021-06-07T15:00", "2021-06-07T15:00:00")]),
    (DAY, "The call came at 15:20:10 GMT on Tuesday.", [
        ("15:20:10 GMT on Tuesday", "TIME", "2023-06-13T15:20:10", "2023-06-13T15:20:10Z")]),
    (DAY, "The call came on Tuesday at 0400 GMT.", [
        ("Tuesday at 0400 GMT", "TIME", "2023-06-13T04:00", "2023-06-13T04:00:00Z")]),
    (DAY, "The call comes tomorrow at 9:15 a.m.", [
        ("tomorrow at 9:15 a.m.", "TIME", "2023-06-15T09:15", "2023-06-15T09:15:00")]),
    (DAY, "The call came at midnight on June 9.", [("midnight on June 9", "TIME", "2023-06-09T24:00", "2023-06-09")]),
    (None, "The call came at 3 p.m. on 7 June.", [("3 p.m. on 7 June", "TIME", "XXXX-06-07T15:00", None)]),
]  # fmt: skip

OFFSETS: list[Case] = [
    (DAY, "The call came at 15:20 UTC+3 on Tuesday.", [
        ("15:20 UTC+3 on Tuesday", "TIME", "2023-06-13T15:20", "2023-06-13T15:20:00+03:00")]),
    (DAY, "The call came at 6 p.m. (GMT-4) on Monday.", [
        ("6 p.m. (GMT-4) on Monday", "TIME", "2023-06-12T18:00", "2023-06-12T18:00:00-04:00")]),
    (DAY, "On Monday the call came at 15:20 UTC+5:30.", [
        ("Monday", "DATE", "2023-06-12", "="),
        ("15:20 UTC+5:30", "TIME", "2023-06-12T15:20", "2023-06-12T15:20:00+05:30")]),
    # no zone is that far from Greenwich
    (DAY, "The call came at 15:20 UTC+22 on Tuesday.", [
        ("15:20 UTC+22 on Tuesday", "TIME", "2023-06-13T15:20", "2023-06-13T15:20:00")]),
]  # fmt: skip

PARTS_OF_DAYS: list[Case] = [
    (DAY, "The call came on the evening of 9 June.", [
        ("the evening of 9 June", "TIME", "2023-06-09TEV", "2023-06-09")]),
    (DAY, "The call came on the evening of June 9, 2021.", [
        ("the evening of June 9, 2021", "TIME", "2021-06-09TEV", "2021-06-09")]),
    (DAY, "The call came in the early morning of 9 June.", [
        ("the early morning of 9 June", "TIME", "2023-06-09TMO", "2023-06-09")]),
    (DAY, "The call came on the morning of the 5th.", [
        ("the morning of the 5th", "TIME", "2023-06-05TMO", "2023-06-05")]),
    (DAY, "The call will come on the night of the 20th.", [
        ("the night of the 20th", "TIME", "2023-06-20TNI", "2023-06-20")]),
    (None, "The call came on the evening of 9 June.", [("the evening of 9 June", "TIME", "XXXX-06-09TEV", None)]),
    *none("The home side won 3:20.", "In the evening of his life he wrote a book."),
]  # fmt: skip
