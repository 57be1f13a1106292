"""What time expressions mean: our own sentences, the day they were published, and what must be found.

A case is (published, sentence, [(words, type, TIMEX3 value, EDTF)]); `=` as EDTF is the value itself.  The words are
the exact span.  14 June 2023 was a Wednesday.
"""

from __future__ import annotations

Expected = tuple[str, str, str, str | None]
Case = tuple[str | None, str, list[Expected]]

DAY = "2023-06-14"

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

SETS: list[Case] = [
    (DAY, "The council meets every year.", [("every year", "SET", "P1Y", None)]),
    (DAY, "The council meets annually.", [("annually", "SET", "P1Y", None)]),
    (DAY, "The ministry holds daily briefings.", [("daily", "SET", "P1D", None)]),
    (DAY, "The council meets every two years.", [("every two years", "SET", "P2Y", None)]),
    (DAY, "The council meets every Monday.", [("every Monday", "SET", "XXXX-WXX-1", None)]),
    (DAY, "The council meets twice a week.", [("twice a week", "SET", "P1W", None)]),
    (DAY, "Shells fall every night.", [("every night", "SET", "P1D", None)]),
    (DAY, "Shells fall every morning.", [("every morning", "SET", "XXXX-XX-XXTMO", None)]),
    (DAY, "The field yields 100,000 barrels a day.", [("a day", "SET", "P1D", None)]),
    (DAY, "The fund spends $5 million per year.", [("year", "SET", "P1Y", None)]),
]  # fmt: skip

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

# what looks like a time and is none
NOTHING: list[str] = [
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
]

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

CASES: list[Case] = [
    *CALENDAR, *PARTIAL, *WEEKDAYS, *RELATIVE, *DURATIONS, *SETS, *CLOCK, *REFERENCES, *KNOWN, *TO_BE_DONE, *OF_THINGS,
    *((DAY, text, []) for text in NOTHING),
]  # fmt: skip
