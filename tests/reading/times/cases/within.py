"""Parts of a named month, and lists of days that share their month."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case, none

PARTS: list[Case] = [
    (DAY, "They met on the second Tuesday of March.", [("the second Tuesday of March", "DATE", "2023-03-14", "=")]),
    (DAY, "They will meet on the second Tuesday of March.", [
        ("the second Tuesday of March", "DATE", "2024-03-12", "=")]),
    (DAY, "They met on the last Friday in June 2021.", [("the last Friday in June 2021", "DATE", "2021-06-25", "=")]),
    (DAY, "They met on the fifth Monday of May 2023.", [("the fifth Monday of May 2023", "DATE", "2023-05-29", "=")]),
    (DAY, "They met on the first Sunday of May last year.", [
        ("the first Sunday of May last year", "DATE", "2022-05-01", "=")]),
    (None, "They met on the second Tuesday of March.", [("the second Tuesday of March", "DATE", "XXXX-03", None)]),
    (DAY, "He spoke in the first week of March 2021.", [
        ("the first week of March 2021", "DATE", "2021-03", "2021-03-01/2021-03-07")]),
    (DAY, "He spoke in the last week of February 2020.", [
        ("the last week of February 2020", "DATE", "2020-02", "2020-02-23/2020-02-29")]),
    (DAY, "He spoke in the fifth week of March 2021.", [
        ("the fifth week of March 2021", "DATE", "2021-03", "2021-03-29/2021-03-31")]),
    (DAY, "He spoke in the fifth week of February 2021.", [  # which had four
        ("the fifth week of February 2021", "DATE", "2021-02", "=")]),
    (DAY, "He spoke in the first half of March 2021.", [
        ("the first half of March 2021", "DATE", "2021-03", "2021-03-01/2021-03-15")]),
    (DAY, "He spoke in the second half of February 2020.", [
        ("the second half of February 2020", "DATE", "2020-02", "2020-02-16/2020-02-29")]),
    (DAY, "He spoke in the second ten days of May.", [
        ("the second ten days of May", "DATE", "2023-05", "2023-05-11/2023-05-20")]),
    (DAY, "He spoke in the last ten days of February 2020.", [
        ("the last ten days of February 2020", "DATE", "2020-02", "2020-02-21/2020-02-29")]),
    (DAY, "He will speak in the final decade of August.", [
        ("the final decade of August", "DATE", "2023-08", "2023-08-21/2023-08-31")]),
    (None, "He spoke in the first week of March.", [("the first week of March", "DATE", "XXXX-03", None)]),
    # what it is the third of, nobody says
    (DAY, "The third Friday passed.", [("Friday", "DATE", "2023-06-09", "=")]),
    *none(
        "The first half of the match was dull.",
        "The second week of talks was dull.",
        "The second half of the reign was dull.",
    ),
]  # fmt: skip

WEEKS: list[Case] = [
    (DAY, "The strike began in the week of 6 March.", [
        ("the week of 6 March", "DATE", "2023-W10", "2023-03-06/2023-03-12")]),
    (DAY, "The strike began in the week of March 9, 2017.", [
        ("the week of March 9, 2017", "DATE", "2017-W10", "2017-03-06/2017-03-12")]),
    (DAY, "The strike will begin in the week beginning on the 25th of September.", [
        ("the week beginning on the 25th of September", "DATE", "2023-W39", "2023-09-25/2023-10-01")]),
    (DAY, "The strike began in the week of 1 January 2021.", [  # which is of the year before
        ("the week of 1 January 2021", "DATE", "2020-W53", "2020-12-28/2021-01-03")]),
    (DAY, "The strike began in the week of 30 February.", [("the week of 30 February", "DATE", "XXXX-WXX", None)]),
    (None, "The strike began in the week of 6 March.", [("the week of 6 March", "DATE", "XXXX-WXX", None)]),
]  # fmt: skip

LISTS: list[Case] = [
    (DAY, "They met on May 3, 4 and 5.", [
        ("May 3", "DATE", "2023-05-03", "="), ("4", "DATE", "2023-05-04", "="), ("5", "DATE", "2023-05-05", "=")]),
    (DAY, "They met on May 3, 4, 5 and 8 in Rome.", [
        ("May 3", "DATE", "2023-05-03", "="), ("4", "DATE", "2023-05-04", "="), ("5", "DATE", "2023-05-05", "="),
        ("8", "DATE", "2023-05-08", "=")]),
    (DAY, "They met on 3, 4 and 5 May 2021.", [
        ("3", "DATE", "2021-05-03", "="), ("4", "DATE", "2021-05-04", "="), ("5 May 2021", "DATE", "2021-05-05", "=")]),
    (DAY, "They met on May 3 and 5.", [("May 3", "DATE", "2023-05-03", "="), ("5", "DATE", "2023-05-05", "=")]),
    (DAY, "They met on May 3 or 4, 2021.", [
        ("May 3", "DATE", "2021-05-03", "="), ("4, 2021", "DATE", "2021-05-04", "=")]),
    (DAY, "On May 3 and 5 the soldiers were hurt.", [
        ("May 3", "DATE", "2023-05-03", "="), ("5", "DATE", "2023-05-05", "=")]),
    # so many, and no days
    (DAY, "On May 3 and 5 soldiers were hurt.", [("May 3", "DATE", "2023-05-03", "=")]),
    (DAY, "On May 3, 5 soldiers were hurt.", [("May 3", "DATE", "2023-05-03", "=")]),
    (DAY, "On May 3, 12 and 15 soldiers were hurt.", [("May 3", "DATE", "2023-05-03", "=")]),
    (DAY, "On May 3, 4,000 soldiers left.", [("May 3", "DATE", "2023-05-03", "=")]),
]  # fmt: skip
