"""Days that are counted from what a text names: a known event, one that the text dates, "it"."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case, none

SIGNED = ("3 May 2021", "DATE", "2021-05-03", "=")

FROM_KNOWN: list[Case] = [
    (DAY, "She left two days after Russia's invasion of Ukraine.", [("two days", "DURATION", "P2D", "2022-02-26")]),
    (DAY, "She left two weeks before the Crimean referendum.", [("two weeks", "DURATION", "P2W", "2014-03-02")]),
    (DAY, "She left a year after the Good Friday Agreement.", [("a year", "DURATION", "P1Y", "1999-04")]),
    (DAY, "She left a decade after the fall of the Berlin Wall.", [("a decade", "DURATION", "P10Y", "1999-11")]),
    (DAY, "She left the day after the Oct. 7 attack.", [
        ("the day", "DATE", "2023-10-08", "="), ("Oct. 7", "DATE", "2023-10-07", "=")]),
    (DAY, "She left two weeks before the start of Russia's invasion of Ukraine.", [
        ("two weeks", "DURATION", "P2W", "2022-02-10")]),
    # of a conference, from its last day on and from its first day back
    (DAY, "She left two days after the Yalta Conference.", [("two days", "DURATION", "P2D", "1945-02-13")]),
    (DAY, "She left two days before the Yalta Conference.", [("two days", "DURATION", "P2D", "1945-02-02")]),
    (DAY, "She left a year before the Yalta Conference.", [("a year", "DURATION", "P1Y", "1944-02")]),
    # how many, nobody says
    (DAY, "She left several days after Russia's invasion of Ukraine.", [("several days", "DURATION", "PXD", None)]),
    # counted from what somebody said of the event, or from another event
    (DAY, "She left two days after he condemned Russia's invasion of Ukraine.", [
        ("two days", "DURATION", "P2D", None)]),
    (DAY, "She left three days before the second anniversary of Russia's invasion of Ukraine.", [
        ("three days", "DURATION", "P3D", None),
        ("the second anniversary of Russia's invasion of Ukraine", "DATE", "2024-02-24", "=")]),
    (DAY, "She left three days after the vote.", [("three days", "DURATION", "P3D", None)]),
]  # fmt: skip

FROM_TEXT: list[Case] = [
    (DAY, "The summit was held on 3 May 2021. Two days after the summit, he left.", [
        SIGNED, ("Two days", "DURATION", "P2D", "2021-05-05")]),
    (DAY, "They signed the pact on 3 May 2021. A month after the pact the border was open.", [
        SIGNED, ("A month", "DURATION", "P1M", "2021-06")]),
    (DAY, "The pact of 3 May 2021 was broken. The day before the pact he had left.", [
        SIGNED, ("The day", "DATE", "2021-05-02", "=")]),
    (DAY, "The dinner on 3 May 2021 was long. Two days after that dinner, he left.", [
        SIGNED, ("Two days", "DURATION", "P2D", "2021-05-05")]),
    (DAY, "The siege, which began on 3 May 2021, was long. Two weeks after the siege he left.", [
        SIGNED, ("Two weeks", "DURATION", "P2W", "2021-05-17")]),
    (DAY, "The coup took place in 2019. Two years after the coup the army still ruled.", [
        ("2019", "DATE", "2019", "="), ("Two years", "DURATION", "P2Y", "2021")]),
    (DAY, "The coup took place in May 2019. Two years after the coup the army still ruled.", [
        ("May 2019", "DATE", "2019-05", "="), ("Two years", "DURATION", "P2Y", "2021-05")]),
    # days want a day to be counted from
    (DAY, "The coup took place in May 2019. Two days after the coup the army ruled.", [
        ("May 2019", "DATE", "2019-05", "="), ("Two days", "DURATION", "P2D", None)]),
    # another dinner, and two summits
    (DAY, "The summit was held on 3 May 2021. Two days after the dinner, he left.", [
        SIGNED, ("Two days", "DURATION", "P2D", None)]),
    (DAY, "One summit was held on 3 May 2021, one summit on 8 June 2022. Two days after the summit, he left.", [
        SIGNED, ("8 June 2022", "DATE", "2022-06-08", "="), ("Two days", "DURATION", "P2D", None)]),
    # from the publication
    (DAY, "The border will open three weeks from now.", [
        ("three weeks", "DURATION", "P3W", "2023-07-05"), ("now", "DATE", "PRESENT_REF", "2023-06-14")]),
    (DAY, "The border will open ten days from today.", [
        ("ten days", "DURATION", "P10D", "2023-06-24"), ("today", "DATE", "2023-06-14", "=")]),
    (None, "The border will open three weeks from now.", [
        ("three weeks", "DURATION", "P3W", None), ("now", "DATE", "PRESENT_REF", None)]),
    (DAY, "The border is three weeks from the capital on foot.", [("three weeks", "DURATION", "P3W", None)]),
]  # fmt: skip

FROM_IT: list[Case] = [
    (DAY, "The deal was struck on 3 May 2021. Ten days after it he was gone.", [
        SIGNED, ("Ten days", "DURATION", "P10D", "2021-05-13")]),
    (DAY, "The deal was struck on 3 May 2021. He left two weeks before that.", [
        SIGNED, ("two weeks", "DURATION", "P2W", "2021-04-19")]),
    (DAY, "The deal was struck on 3 May 2021. Two days after it was signed, he left.", [
        SIGNED, ("Two days", "DURATION", "P2D", "2021-05-05")]),
    (DAY, "The deal was struck on 3 May 2021. He left the day after that.", [
        SIGNED, ("the day", "DATE", "2021-05-04", "=")]),
    (DAY, "The deal was struck on 3 May 2021. Two days after it collapsed, he left.", [
        SIGNED, ("Two days", "DURATION", "P2D", None)]),
    (DAY, "The deal was struck on 3 May 2021. Ten days after that quarrel he was gone.", [
        SIGNED, ("Ten days", "DURATION", "P10D", None)]),
    (DAY, "Ten days after it he was gone.", [("Ten days", "DURATION", "P10D", None)]),
]  # fmt: skip

MAY_3, MAY_5 = ("3", "DATE", "2023-05-03", "="), ("5 May", "DATE", "2023-05-05", "=")
LASTED = "His visit lasted from 3 to 5 May. "

DAYS_OF: list[Case] = [
    (DAY, LASTED + "On the final day of his visit he met the king.", [
        MAY_3, MAY_5, ("the final day", "DATE", "2023-05-05", "=")]),
    (DAY, LASTED + "On the second day of his visit he met the king.", [
        MAY_3, MAY_5, ("the second day", "DATE", "2023-05-04", "=")]),
    (DAY, LASTED + "The opening day was calm.", [MAY_3, MAY_5, ("The opening day", "DATE", "2023-05-03", "=")]),
    (DAY, "She landed on Monday for a five-day tour. On the third day of the tour she met the king.", [
        ("Monday", "DATE", "2023-06-12", "="), ("five-day", "DURATION", "P5D", None),
        ("the third day", "DATE", "2023-06-14", "=")]),
    (DAY, "The talks were held on 7 and 8 June. On the closing day of the talks he left.", [
        ("7", "DATE", "2023-06-07", "="), ("8 June", "DATE", "2023-06-08", "="),
        ("the closing day", "DATE", "2023-06-08", "=")]),
    # a visit of three days has no fourth
    (DAY, LASTED + "On the fourth day of his visit he met the king.", [
        MAY_3, MAY_5, ("the fourth day", "DATE", "XXXX-XX-XX", None)]),
    # of something else
    (DAY, LASTED + "On the last day of the war he met the king.", [
        MAY_3, MAY_5, ("the last day", "DATE", "XXXX-XX-XX", None)]),
    (DAY, LASTED + "On the last day of March he met the king.", [MAY_3, MAY_5, ("March", "DATE", "2023-03", "=")]),
    # of one of two
    (DAY, "He was in Rome from 3 to 5 May and in Bern from 8 to 9 May. On the last day he met the king.", [
        MAY_3, MAY_5, ("8", "DATE", "2023-05-08", "="), ("9 May", "DATE", "2023-05-09", "="),
        ("the last day", "DATE", "XXXX-XX-XX", None)]),
    # whoever praises a tour does not set out on it
    (DAY, "She praised on Monday a five-day tour. On the third day of the tour she met the king.", [
        ("Monday", "DATE", "2023-06-12", "="), ("five-day", "DURATION", "P5D", None),
        ("the third day", "DATE", "XXXX-XX-XX", None)]),
]  # fmt: skip

ANNIVERSARIES: list[Case] = [
    (DAY, "The siege began on 3 May 2021. They marked the second anniversary of the siege.", [
        SIGNED, ("the second anniversary of the siege", "DATE", "2023-05-03", "=")]),
    (DAY, "The siege began on 3 May 2021. They marked the ten-year anniversary of the siege.", [
        SIGNED, ("the ten-year anniversary of the siege", "DATE", "2031-05-03", "=")]),
    (DAY, "The siege began on 3 May 2021. They marked the anniversary of the siege.", [
        SIGNED, ("the anniversary of the siege", "DATE", "2023-05-03", "=")]),
    (None, "The siege began on 3 May 2021. They marked the anniversary of the siege.", [SIGNED]),
    (DAY, "The siege began on 3 May 2021. They marked the second anniversary of the end of the siege.", [SIGNED]),
    (DAY, "The siege began in May 2021. They marked the second anniversary of the siege.", [
        ("May 2021", "DATE", "2021-05", "=")]),
    (DAY, "The siege began on 29 February 2020. They marked the third anniversary of the siege.", [
        ("29 February 2020", "DATE", "2020-02-29", "=")]),
    *none("They marked the second anniversary of the siege."),
]  # fmt: skip
