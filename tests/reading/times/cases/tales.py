"""Tales of a former year: months and weekdays without a year are of the year that is told of."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case

OFFICE = ("2011", "DATE", "2011", "=")
RAID = ("14 July 2015", "DATE", "2015-07-14", "=")  # a Tuesday

TALES: list[Case] = [
    (DAY, "In 2011 they shared an office. In March they were told to leave.", [
        OFFICE, ("March", "DATE", "2011-03", "=")]),
    (DAY, "In 2011 they shared an office. On 6 March they were told to leave.", [
        OFFICE, ("6 March", "DATE", "2011-03-06", "=")]),
    # what lies ahead is of no tale
    (DAY, "In 2011 they shared an office. In March they will be told to leave.", [
        OFFICE, ("March", "DATE", "2024-03", "=")]),
    # nor what follows a year that is only mentioned, or a new paragraph
    (DAY, "They shared an office in 2011. In March they were told to leave.", [
        OFFICE, ("March", "DATE", "2023-03", "=")]),
    (DAY, "In 2011 they shared an office.\n\nIn March they were told to leave.", [
        OFFICE, ("March", "DATE", "2023-03", "=")]),
    (DAY, "In 2023 they shared an office. In March they were told to leave.", [
        ("2023", "DATE", "2023", "="), ("March", "DATE", "2023-03", "=")]),
    (None, "In 2011 they shared an office. In March they were told to leave.", [
        OFFICE, ("March", "DATE", "XXXX-03", None)]),
]  # fmt: skip

WEEKDAYS_OF_TALES: list[Case] = [
    (DAY, "The raid took place on 14 July 2015. By Thursday, the town was empty.", [
        RAID, ("Thursday", "DATE", "2015-07-16", "=")]),
    (DAY, "The raid took place on 14 July 2015. On Tuesday, the town was empty.", [
        RAID, ("Tuesday", "DATE", "2015-07-21", "=")]),
    # the weekday does not open the sentence: it may be of the report
    (DAY, "The raid took place on 14 July 2015. The court freed him on Thursday.", [
        RAID, ("Thursday", "DATE", "2023-06-08", "=")]),
    (DAY, "The raid took place on 14 July 2015.\n\nOn Thursday, the court freed him.", [
        RAID, ("Thursday", "DATE", "2023-06-08", "=")]),
    # the raid is news, or nobody knows its day
    (DAY, "The raid took place on 1 June 2023. On Thursday, the town was empty.", [
        ("1 June 2023", "DATE", "2023-06-01", "="), ("Thursday", "DATE", "2023-06-08", "=")]),
    (DAY, "The raid took place in July 2015. On Tuesday, the town was empty.", [
        ("July 2015", "DATE", "2015-07", "="), ("Tuesday", "DATE", "2023-06-13", "=")]),
    (None, "The raid took place on 14 July 2015. By Thursday, the town was empty.", [
        RAID, ("Thursday", "DATE", "XXXX-WXX-4", None)]),
]  # fmt: skip
