"""Lengths of time, what comes again and again, words without a date, and events of known date."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case

DURATIONS: list[Case] = [
    (DAY, "The visit lasted three days.", [("three days", "DURATION", "P3D", None)]),
    (DAY, "The visit lasted about three hours.", [("about three hours", "DURATION", "PT3H", None)]),
    (DAY, "The visit lasted half an hour.", [("half an hour", "DURATION", "PT30M", None)]),
    (DAY, "The visit lasted 90 minutes.", [("90 minutes", "DURATION", "PT90M", None)]),
    (DAY, "A three-day visit was announced.", [("three-day", "DURATION", "P3D", None)]),
    (DAY, "He was jailed for twenty-five years.", [("twenty-five years", "DURATION", "P25Y", None)]),
    (DAY, "He was jailed for more than two years.", [("more than two years", "DURATION", "P2Y", None)]),
    (DAY, "The conflict has lasted several years.", [("several years", "DURATION", "PXY", None)]),
    (DAY, "The conflict has lasted for years.", [("years", "DURATION", "PXY", None)]),
    (DAY, "The conflict has lasted a decade.", [("a decade", "DURATION", "P10Y", None)]),
    (DAY, "The conflict has lasted two decades.", [("two decades", "DURATION", "P20Y", None)]),
    (DAY, "The conflict has lasted a couple of weeks.", [("a couple of weeks", "DURATION", "P2W", None)]),
    (DAY, "The conflict has lasted two and a half years.", [("two and a half years", "DURATION", "P2.5Y", None)]),
    (DAY, "Trade doubled over the past three months.", [
        ("the past three months", "DURATION", "P3M", "2023-03/2023-06-14")]),
    (DAY, "Trade doubled over the past five years.", [
        ("the past five years", "DURATION", "P5Y", "2018-06/2023-06-14")]),
    (DAY, "Trade will double over the next ten days.", [
        ("the next ten days", "DURATION", "P10D", "2023-06-14/2023-06-24")]),
    (DAY, "He may visit in the coming months.", [("the coming months", "DURATION", "PXM", "2023-06-14/..")]),
    (DAY, "Ties have soured in recent years.", [("recent years", "DURATION", "PXY", "../2023-06-14")]),
    (DAY, "Ties have soured in the past decade.", [("the past decade", "DURATION", "P10Y", "2013/2023-06-14")]),
    (DAY, "The work takes between 12 and 18 months.", [
        ("12", "DURATION", "P12M", None), ("18 months", "DURATION", "P18M", None)]),
    (DAY, "Two years after the coup, the army still rules.", [("Two years", "DURATION", "P2Y", None)]),
    (DAY, "The first six months were calm.", [("The first six months", "DURATION", "P6M", None)]),
]  # fmt: skip

LONG: list[Case] = [
    (DAY, "A week-long truce has ended.", [("week-long", "DURATION", "P1W", None)]),
    (DAY, "A two-week-long truce has ended.", [("two-week-long", "DURATION", "P2W", None)]),
    (DAY, "A yearlong truce has ended.", [("yearlong", "DURATION", "P1Y", None)]),
    (DAY, "The decades-long feud has ended.", [("decades-long", "DURATION", "PXDE", None)]),
    (DAY, "The first three-month course has ended.", [("three-month", "DURATION", "P3M", None)]),
]  # fmt: skip

SETS: list[Case] = [
    (DAY, "The council meets every year.", [("every year", "SET", "P1Y", None)]),
    (DAY, "The council meets annually.", [("annually", "SET", "P1Y", None)]),
    (DAY, "The ministry holds daily briefings.", [("daily", "SET", "P1D", None)]),
    (DAY, "The council meets every two years.", [("every two years", "SET", "P2Y", None)]),
    (DAY, "The council meets every Monday.", [("every Monday", "SET", "XXXX-WXX-1", None)]),
    (DAY, "The council meets twice a week.", [("twice a week", "SET", "P1W", None)]),
    (DAY, "The parade is held every 9 May.", [("every 9 May", "SET", "XXXX-05-09", None)]),
    (DAY, "The parade is held every May 9.", [("every May 9", "SET", "XXXX-05-09", None)]),
    (DAY, "Shells fall every night.", [("every night", "SET", "P1D", None)]),
    (DAY, "Shells fall every morning.", [("every morning", "SET", "XXXX-XX-XXTMO", None)]),
    (DAY, "The field yields 100,000 barrels a day.", [("a day", "SET", "P1D", None)]),
    (DAY, "The fund spends $5 million per year.", [("year", "SET", "P1Y", None)]),
]  # fmt: skip

REFERENCES: list[Case] = [
    (DAY, "The two sides are now talking.", [("now", "DATE", "PRESENT_REF", "2023-06-14")]),
    (DAY, "The two sides are currently talking.", [("currently", "DATE", "PRESENT_REF", "2023-06-14")]),
    (DAY, "The two sides talked recently.", [("recently", "DATE", "PAST_REF", None)]),
    (DAY, "In the past, the two sides talked.", [("the past", "DATE", "PAST_REF", None)]),
    (DAY, "The two sides hope to talk in the near future.", [("the near future", "DATE", "FUTURE_REF", None)]),
    (DAY, "He was once an ally of the king.", [("once", "DATE", "PAST_REF", None)]),
    (DAY, "The two sides will talk soon.", [("soon", "DATE", "FUTURE_REF", None)]),
]  # fmt: skip

KNOWN: list[Case] = [
    ("2025-03-03", "The Oct. 7 attack on Israel began the war.", [("Oct. 7", "DATE", "2023-10-07", "=")]),
    (None, "The Sept. 11 attacks changed the city.", [("Sept. 11", "DATE", "2001-09-11", "=")]),
    ("2025-03-03", "The Oct. 9 attack on the village was denied.", [("Oct. 9", "DATE", "2024-10-09", "=")]),
    (DAY, "They met on the first anniversary of the Russian invasion of Ukraine.", [
        ("the first anniversary of the Russian invasion of Ukraine", "DATE", "2023-02-24", "=")]),
    (DAY, "1 Year Anniversary of Ukraine War: envoys gather", [
        ("1 Year Anniversary of Ukraine War", "DATE", "2023-02-24", "=")]),
    ("2024-02-25", "He spoke on the second anniversary of Moscow's full-scale invasion.", [
        ("the second anniversary of Moscow's full-scale invasion", "DATE", "2024-02-24", "=")]),
    ("2023-04-11", "He came for the 25th anniversary of the Good Friday Agreement.", [
        ("the 25th anniversary of the Good Friday Agreement", "DATE", "2023-04-10", "=")]),
    ("2019-11-09", "Berlin marked the anniversary of the fall of the Wall.", [
        ("the anniversary of the fall of the Wall", "DATE", "2019-11-09", "=")]),
    (None, "Berlin marked the 30th anniversary of the fall of the Berlin Wall.", [
        ("the 30th anniversary of the fall of the Berlin Wall", "DATE", "2019-11-09", "=")]),
]  # fmt: skip
