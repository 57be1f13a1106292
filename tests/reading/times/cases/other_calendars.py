"""Dates of other calendars, as they survive in translations, and what only looks like them."""

from __future__ import annotations

from tests.reading.times.cases.table import DAY, Case, none

THAI: list[Case] = [
    (DAY, "Thailand's envoy signed the note on 9 August 2565.", [("9 August 2565", "DATE", "2022-08-09", "=")]),
    (DAY, "The Thai monks came on May 8, 2566.", [("May 8, 2566", "DATE", "2023-05-08", "=")]),
    (DAY, "The Thai law of August 2565 is in force.", [("August 2565", "DATE", "2022-08", "=")]),
    (DAY, "The Thai cabinet approved the plan in 2566.", [("2566", "DATE", "2023", "=")]),
    (DAY, "Bangkok wants the line finished by the year 2570.", [("the year 2570", "DATE", "2027", "=")]),
    (DAY, "Late in 2565 the Lao court sat.", [("Late in 2565", "DATE", "2022", "=")]),
    (DAY, "The shrine was built in the Buddhist year 2450.", [("the Buddhist year 2450", "DATE", "1907", "=")]),
    (DAY, "The treaty dates from 2475 BE.", [("2475 BE", "DATE", "1932", "=")]),
    (DAY, "The treaty dates from 2475 (B.E.), they say.", [("2475 (B.E.)", "DATE", "1932", "=")]),
    (DAY, "The treaty dates from B.E. 2475 or so.", [("B.E. 2475", "DATE", "1932", "=")]),
    (None, "The Thai cabinet approved the plan in 2566.", [("2566", "DATE", "2023", "=")]),
    *none(
        "The border was closed in 2566.",  # of no Thai text
        "Thai police found 2500 pills.",
        "Thailand sold it for 2566 baht.",
        "Thailand gave homes to 2566 refugees.",
        "THERE WILL BE 2500 TROOPS AT THE BORDER",
        "TALKS TO BE 2500 KM AWAY",
    ),
]  # fmt: skip

IRANIAN: list[Case] = [
    (DAY, "The note was handed over on 7 Mehr 1401.", [("7 Mehr 1401", "DATE", "2022-09-29", "=")]),
    (DAY, "The note was handed over on Mehr 7, 1401.", [("Mehr 7, 1401", "DATE", "2022-09-29", "=")]),
    (DAY, "The council met on the 13th of Aban 1400.", [("the 13th of Aban 1400", "DATE", "2021-11-04", "=")]),
    (DAY, "The council met on the tenth day of the month of Mehr 1399.", [
        ("the tenth day of the month of Mehr 1399", "DATE", "2020-10-01", "=")]),
    (DAY, "The council met on Tuesday 2 Khordad 1402.", [("Tuesday 2 Khordad 1402", "DATE", "2023-05-23", "=")]),
    (DAY, "The council rose in Khordad 1399.", [("Khordad 1399", "DATE", "2020-05", "2020-05-21/2020-06-20")]),
    (DAY, "The jirga was held on 9 Hamal 1401.", [("9 Hamal 1401", "DATE", "2022-03-29", "=")]),  # as in Kabul
    (DAY, "The Iranian minister resigned on 3 Khordad.", [("3 Khordad", "DATE", "2023-05-24", "=")]),
    (DAY, "The Iranian minister will resign on 20 Tir.", [("20 Tir", "DATE", "2023-07-11", "=")]),
    (DAY, "The Iranian budget of 1402 was cut twice.", [("1402", "DATE", "2023", "2023-03-21/2024-03-19")]),
    (DAY, "Iran's exports rose in 1400 and 1401.", [
        ("1400", "DATE", "2021", "2021-03-21/2022-03-20"), ("1401", "DATE", "2022", "2022-03-21/2023-03-20")]),
    (DAY, "The solar year 1399 was a leap year.", [
        ("The solar year 1399", "DATE", "2020", "2020-03-20/2021-03-20")]),
    (DAY, "The law is of 1400 SH.", [("1400 SH", "DATE", "2021", "2021-03-21/2022-03-20")]),
    (None, "Iran's exports fell in 1400.", [("1400", "DATE", "2021", "2021-03-21/2022-03-20")]),
    # years that are ours
    (None, "The king's exports fell in 1400.", [("1400", "DATE", "1400", "=")]),
    (DAY, "In 1402 the king besieged the town.", [("1402", "DATE", "1402", "=")]),
    (DAY, "In Iran the house was rebuilt in 1240.", [("1240", "DATE", "1240", "=")]),
    *none(
        "She met Dey and Bahman in the hall.",
        "The envoy called Azar 5 times.",
        "The Iranian fund lent 1402 rials.",
        "Kabul sent 1401 envoys.",
        "The minister resigned on 3 Khordad.",  # of a text that names no land of this calendar
    ),
]  # fmt: skip

ISLAMIC: list[Case] = [
    (DAY, "The pilgrims left on 9 Dhu al-Hijjah 1444.", [("9 Dhu al-Hijjah 1444", "DATE", "2023-06-27", "=")]),
    (DAY, "The pilgrims left on 9 Dhul-Hijjah 1444.", [("9 Dhul-Hijjah 1444", "DATE", "2023-06-27", "=")]),
    (DAY, "The pilgrims left on Muharram 10, 1445 AH.", [("Muharram 10, 1445 AH", "DATE", "2023-07-28", "=")]),
    (DAY, "The feast fell on 12 Rabi' al-Awwal 1445.", [("12 Rabi' al-Awwal 1445", "DATE", "2023-09-27", "=")]),
    (DAY, "The feast fell on 15 Sha'ban 1444.", [("15 Sha'ban 1444", "DATE", "2023-03-07", "=")]),
    (DAY, "The feast fell on the 27th of Rajab 1444.", [("the 27th of Rajab 1444", "DATE", "2023-02-18", "=")]),
    (DAY, "The feast fell on the tenth day of Muharram 1445.", [
        ("the tenth day of Muharram 1445", "DATE", "2023-07-28", "=")]),
    (DAY, "The fast began in Ramadan 1444.", [("Ramadan 1444", "DATE", "2023-03", "2023-03-23/2023-04-20")]),
    (DAY, "The fast was held in Jumada II 1444.", [("Jumada II 1444", "DATE", "2022-12", "2022-12-25/2023-01-22")]),
    (DAY, "The fast began on 1 Ramadan.", [("1 Ramadan", "DATE", "2023-03-23", "=")]),
    (DAY, "The fast will begin on 1 Ramadan.", [("1 Ramadan", "DATE", "2024-03-11", "=")]),
    (DAY, "The kingdom was founded in 1351 AH.", [("1351 AH", "DATE", "1932", "1932-05-07/1933-04-25")]),
    (DAY, "The kingdom was founded in the year 1351 (AH).", [
        ("the year 1351 (AH)", "DATE", "1932", "1932-05-07/1933-04-25")]),
    (DAY, "The ruling of A.H. 1444 was quashed.", [("A.H. 1444", "DATE", "2022", "2022-07-30/2023-07-18")]),
    (DAY, "Riyadh froze the fund in 1443.", [("1443", "DATE", "2021", "2021-08-09/2022-07-29")]),
    # years that are ours
    (DAY, "Saudi scholars copied the chronicle of 1300.", [("1300", "DATE", "1300", "=")]),
    (None, "Saudi Arabia agreed in 1444.", [("1444", "DATE", "1444", "=")]),
    *none(
        "They fasted during Ramadan.",
        "The embassy stands near 1445 H Street.",
        "Guests were to come at 1400 H.",
        "Saudi Arabia spends 1444 riyals on it.",
    ),
]  # fmt: skip

ERAS: list[Case] = [
    (DAY, "Tokyo revised the law in Reiwa 3.", [("Reiwa 3", "DATE", "2021", "=")]),
    (DAY, "Tokyo revised the law on May 3, Reiwa 4.", [("May 3, Reiwa 4", "DATE", "2022-05-03", "=")]),
    (DAY, "Tokyo revised the law in May, Reiwa 4.", [("May, Reiwa 4", "DATE", "2022-05", "=")]),
    (DAY, "Tokyo revised the law in the 63rd year of Showa.", [("the 63rd year of Showa", "DATE", "1988", "=")]),
    (DAY, "Tokyo revised the law in the third year of the Reiwa era.", [
        ("the third year of the Reiwa era", "DATE", "2021", "=")]),
    (DAY, "Taipei adopted the plan in Minguo 111.", [("Minguo 111", "DATE", "2022", "=")]),
    (DAY, "Taipei adopted the plan on June 2, Minguo 111.", [("June 2, Minguo 111", "DATE", "2022-06-02", "=")]),
    (DAY, "Taipei marked the 110th year of the Republic.", [("the 110th year of the Republic", "DATE", "2021", "=")]),
    (DAY, "The fund dates from year 99 of the Republic of China.", [
        ("year 99 of the Republic of China", "DATE", "2010", "=")]),
    (DAY, "Pyongyang dates the letter Juche 109.", [("Juche 109", "DATE", "2020", "=")]),
    *none(
        "Tokyo revised the law in Heisei 35.",  # the era had no such year
        "The Showa Hotel has 40 rooms.",
        "Ankara marked the 100th year of the Republic.",
        "The envoys of the Republic met 112 times.",
    ),
]  # fmt: skip
