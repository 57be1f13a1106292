"""Lineage: what is a copy, an excerpt, a rewrite or a translation of what, and what only tells of the same event."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.model import Clue, Lineage, Reading
from dragoman.weighing.lineage import sketch, trace
from tests.weighing.making import reading

FULL = """The foreign ministers of Chile and Peru opened the restored railway between Arica and Tacna on Saturday.
Trains had stopped in 2012 after floods washed away two bridges and a long stretch of track in the desert.
The Chilean side paid for new rails from a port levy while Tacna raised its share with a lottery nobody trusted.
Engineers found old mines near the border and needed nineteen months to clear them, watched by Canadian observers.
The first carriage was filled with schoolchildren, and an elderly conductor who had driven the last train rang the bell.
Merchants in both towns hope that weekend shoppers will come back, although buses have become cheaper in the meantime.
A study by the university in Arica puts the number of travellers at nine hundred a day in the first year."""

OTHER_REPORTER = """A train crossed the frontier between Peru and Chile again this weekend.
After more than ten years without service the line from Tacna to Arica was inaugurated with music and speeches.
Residents waved flags along the platform. Some complained that tickets cost too much for people who cross daily to work.
Peru's minister spoke of friendship. His colleague promised that freight wagons would follow soon."""

PARAGRAPHS = FULL.split("\n")


def traced(*readings: Reading) -> dict[str, Lineage]:
    return {row.uri: row for row in trace([sketch(one) for one in readings])}


def test_a_copy_under_another_headline_with_furniture_is_a_copy_of_the_earlier_text() -> None:
    furnished = "Home News World\nRailway is back\n" + FULL + "\nShare this story with your friends"
    found = traced(reading("a", FULL, "2024-03-02"), reading("b", furnished, "2024-03-03"))
    assert (found["b"].relation, found["b"].parent) == ("copy", "a")
    assert found["a"].parent is None
    assert found["a"].origin == found["b"].origin


def test_paragraphs_in_another_order_are_a_copy() -> None:
    found = traced(reading("a", FULL, "2024-03-02"), reading("b", "\n".join(reversed(PARAGRAPHS)), "2024-03-03"))
    assert found["b"].relation == "copy"


def test_the_first_paragraphs_alone_are_an_excerpt() -> None:
    found = traced(reading("a", FULL, "2024-03-02"), reading("b", "\n".join(PARAGRAPHS[:3]), "2024-03-03"))
    assert (found["b"].relation, found["b"].parent) == ("excerpt", "a")


def test_an_article_that_quotes_a_passage_is_an_excerpt_with_an_origin_of_its_own() -> None:
    own = OTHER_REPORTER + "\nThe local paper wrote at the time:\n" + PARAGRAPHS[3] + "\n" + PARAGRAPHS[4]
    found = traced(reading("a", FULL, "2024-03-02"), reading("b", own, "2024-03-05"))
    assert (found["b"].relation, found["b"].parent) == ("excerpt", "a")
    assert found["b"].origin != found["a"].origin


def test_a_rewording_that_keeps_the_order_is_a_rewrite() -> None:
    swaps = {
        "opened": "inaugurated",
        "stopped": "halted",
        "new": "fresh",
        "long": "lengthy",
        "found": "discovered",
        "needed": "required",
        "hope": "expect",
        "cheaper": "less costly",
        "filled": "packed",
        "elderly": "aged",
    }
    words = [swaps.get(word, word) for word in FULL.split(" ") if word not in ("the", "a", "The")]
    found = traced(reading("a", FULL, "2024-03-02"), reading("b", " ".join(words), "2024-03-04"))
    assert (found["b"].relation, found["b"].parent) == ("rewrite", "a")


def test_two_reporters_of_one_event_are_two_origins() -> None:
    found = traced(reading("a", FULL, "2024-03-02"), reading("b", OTHER_REPORTER, "2024-03-02"))
    assert found["a"].origin != found["b"].origin
    assert {row.relation for row in found.values()} == {"original"}


def test_shared_quotations_alone_make_no_excerpt() -> None:
    speech = (
        "“We have waited for this day since the waters came down from the mountains and took our bridges away, and we "
        "shall not let another flood part the two cities that have always lived from each other.”"
    )
    found = traced(
        reading("a", f"The mayor of Tacna spoke on Sunday.\n{speech}\nHe then left.", "2024-03-02"),
        reading("b", f"Applause met the speech of Tacna's mayor.\n{speech}\nRain fell later.", "2024-03-02"),
    )
    assert found["a"].origin != found["b"].origin


def test_a_translation_is_known_by_names_and_numbers_in_order() -> None:
    spanish = """Los cancilleres de Chile y Perú inauguraron el sábado el ferrocarril entre Arica y Tacna.
Los trenes pararon en 2012. Canadá envió observadores a Arica. El Banco de Lima prestó 4.250.000 soles.
La ministra Quispe y el alcalde Barrientos viajaron juntos de Tacna a Arica con 319 pasajeros."""
    english = """The foreign ministers of Chile and Peru opened the railway between Arica and Tacna on Saturday.
Trains had stopped in 2012. Canada sent observers to Arica. The bank of Lima lent 4,250,000 soles.
Minister Quispe and mayor Barrientos travelled together from Tacna to Arica with 319 passengers."""
    elsewhere = """Norway and Sweden agreed on Monday to share the costs of the port of Narvik.
The minister Berg told Oslo radio that 1,700 jobs depend on it. Kiruna sends 88 trains a week."""
    found = traced(
        reading("en", english, "2024-03-02"),
        reading("es", spanish, "2024-03-03", language="es"),
        reading("no", elsewhere, "2024-03-03"),
    )
    assert (found["es"].relation, found["es"].parent) == ("translation", "en")
    assert found["no"].origin != found["en"].origin


def test_clues_name_an_origin_that_is_not_in_the_record() -> None:
    clues = (
        Clue(kind="image-host", value="ichef.bbci.co.uk", note="a server of the BBC"),
        Clue(kind="alt-text", value="ዜና", note="alternative text of a picture in Amharic (am)"),
    )
    found = traced(reading("a", OTHER_REPORTER, "2024-03-02", clues=clues))
    assert (found["a"].relation, found["a"].parent, found["a"].origin_label) == ("translation", None, "BBC Amharic")


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ("in Arabic script (fa)", "BBC Persian"),
        ("in another language (pt)", "BBC Portuguese"),
        ("in Cyrillic script", "BBC in Cyrillic script"),
    ],
)
def test_a_script_of_several_languages_tells_a_translation_too(note: str, label: str) -> None:
    clues = (
        Clue(kind="image-host", value="ichef.bbci.co.uk", note="a server of the BBC"),
        Clue(kind="alt-text", value="…", note=f"alternative text of a picture {note}"),
    )
    found = traced(reading("a", OTHER_REPORTER, "2024-03-02", clues=clues))
    assert (found["a"].relation, found["a"].origin_label) == ("translation", label)


def test_a_dateline_names_the_agency() -> None:
    found = traced(reading("a", "LIMA, March 2 (Andina) - " + FULL, "2024-03-02"))
    assert (found["a"].relation, found["a"].origin_label) == ("original", "Andina")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_articles_changes_nothing(order: Sequence[int]) -> None:
    articles = [
        reading("a", FULL, "2024-03-02"),
        reading("b", "\n".join(PARAGRAPHS[:3]), "2024-03-03"),
        reading("c", FULL + "\nRead more", "2024-03-04"),
    ]
    assert traced(*(articles[i] for i in order)) == traced(*articles)


def credited(*named: tuple[str, str], text: str = FULL) -> str | None:
    clues = [Clue(kind=kind, value=value, note="sign-off") for kind, value in named]
    return traced(reading("a", text, clues=clues))["a"].origin_label


def test_a_sign_off_that_names_no_agency_gives_no_origin() -> None:
    assert credited(("sign-off", "(Reporting by the Lima bureau; Editing by the desk)")) is None


def test_the_dateline_counts_before_a_credit_that_names_another_agency() -> None:
    text = "LIMA (Andes Wire) - " + FULL
    assert credited(("agency-credit", "Reuters"), text=text) == "Andes Wire"
    assert credited(text="LIMA (March 3) - " + FULL) is None  # a day, no agency


def test_credits_of_different_agencies_give_no_origin() -> None:
    assert credited(("agency-credit", "AFP"), ("agency-credit", "Agence France-Presse")) == "Agence France-Presse"
    assert credited(("agency-credit", "AFP"), ("agency-credit", "Reuters")) is None
    assert credited(("agency-credit", "agencies")) is None


def test_of_copies_that_explain_an_excerpt_alike_the_earliest_dated_one_is_its_parent() -> None:
    excerpt = reading("d", "\n".join(PARAGRAPHS[2:6]), "2024-03-05")
    copy = "\n".join(PARAGRAPHS[1:])
    undated = reading("a", copy)
    assert traced(reading("c", FULL, "2024-03-02"), undated, excerpt)["d"].parent == "c"
    shorter = reading("b", copy, "2024-03-02")
    assert traced(reading("c", FULL, "2024-03-02"), shorter, excerpt)["d"].parent == "c"


REPORT = """Daily report of the mission, {day} May
The observers counted {a} persons at the crossing on {day} May, of whom {b} left and {c} came in by bus or on foot.
At the eastern gate {d} lorries waited in the morning and {e} in the evening, most of them with grain for the coast.
The mission is unarmed and reports only what its observers have seen themselves during their hours on the bridge."""


def test_one_form_filled_in_for_two_days_makes_no_kin() -> None:
    found = traced(
        reading("a", REPORT.format(day=3, a=1842, b=1016, c=826, d=47, e=12), "2024-05-03"),
        reading("b", REPORT.format(day=4, a=2377, b=1508, c=869, d=61, e=20), "2024-05-04"),
    )
    assert {row.relation for row in found.values()} == {"original"}
    assert found["a"].origin != found["b"].origin


def test_an_update_that_changes_some_numbers_is_still_made_from_the_first_version() -> None:
    first = FULL + "\nSo far 12 people were hurt in 3 villages; 40 houses and 7 bridges fell on 2 March."
    later = first.replace("12 people", "19 people").replace("40 houses", "57 houses")
    found = traced(reading("a", first, "2024-03-02T08:00"), reading("b", later, "2024-03-02T19:00"))
    assert (found["b"].relation, found["b"].parent) == ("copy", "a")


STORIES = (
    "Traders wait for the price of gas and bakers in the capital fear for their ovens before the feast of spring.",
    "Two grandmasters play for the title in a hotel by the river while the hall applauds a very dull draw.",
    "A former governor denies before the court that he sold the harbour to his cousins for a handful of coins.",
)
BACKGROUND = (
    "The republic, the largest economy of its region, sends most of its oil through the ports of its neighbour and has "
    "looked for other routes across the sea since the war began, with the help of banks in the south."
)


def test_background_under_every_story_of_an_outlet_is_no_excerpt() -> None:
    days = ("2023-03-02", "2023-04-19", "2023-06-30")
    readings = [
        reading(f"https://courier.example/{n}", f"{story}\n{BACKGROUND}", day)
        for n, (story, day) in enumerate(zip(STORIES, days, strict=True))
    ]
    assert {row.relation for row in traced(*readings).values()} == {"original"}
    others = [reading(f"https://{n}.example/x", one.article.text, "2023-03-02") for n, one in enumerate(readings)]
    assert {row.relation for row in traced(*others).values()} != {"original"}  # of three outlets it is somebody's text


def test_an_article_put_together_from_two_makes_no_kin_of_them() -> None:
    second = "\n".join(
        (
            "The president named a former judge to lead the delegation, who had settled the strike of the pilots.",
            "She left on Monday night with three officers and asked the newspapers for a week without headlines.",
            "Shopkeepers in the chief town of the south hung white cloths from their shutters, and bells were rung.",
            "An amnesty is offered for all but those who laid mines on roads to schools, say two officials.",
        )
    )
    both = "\n".join(PARAGRAPHS[:4]) + "\n" + second
    found = traced(
        reading("a", "\n".join(PARAGRAPHS[:4]), "2024-03-02"),
        reading("b", second, "2024-03-02"),
        reading("c", both, "2024-03-03"),
    )
    assert found["c"].parent in ("a", "b")
    other = "b" if found["c"].parent == "a" else "a"
    assert any(f"has more from {other}: " in reason for reason in found["c"].basis)
    assert found["a"].origin != found["b"].origin


def test_who_retells_and_cites_a_report_has_it_from_there() -> None:
    first = reading("https://harbour-courier.example/1", FULL, "2024-03-02")
    retold = """The railway between Arica and Tacna runs again, the Harbour Courier reported on Saturday.
Floods had washed away two bridges and a long stretch of track in 2012, and engineers found old mines near the border.
Merchants in both towns hope that shoppers come back. A study puts the number of travellers at nine hundred a day."""
    found = traced(first, reading("https://gulf-post.example/7", retold, "2024-03-03"))
    row = found["https://gulf-post.example/7"]
    assert (row.relation, row.parent) == ("rewrite", "https://harbour-courier.example/1")
    assert "says “the Harbour Courier reported on Saturday”" in row.basis
    only_cites = OTHER_REPORTER + "\nThe line had stood still since 2012, the Harbour Courier reported on Saturday."
    assert traced(first, reading("b", only_cites, "2024-03-03"))["b"].relation == "original"


def test_reasons_are_in_plain_words_and_name_the_picture() -> None:
    picture = (Clue(kind="image-uuid", value="16ca1d13-521a-11ee-ac11-8c13076e42b1", note="version 1"),)
    found = traced(reading("a", FULL, "2024-03-02", clues=picture), reading("b", FULL, "2024-03-03", clues=picture))
    assert found["b"].basis == (
        "100% of its words stand in the parent in the same order",
        "same picture 16ca1d13-521a-11ee-ac11-8c13076e42b1",
    )


def test_one_that_lost_its_date_comes_after_one_that_has_it() -> None:
    assert traced(reading("a", FULL), reading("b", FULL, "2024-03-02"))["a"].parent == "b"


RUSSIAN = """Министры иностранных дел Чили и Перу открыли в субботу железную дорогу между Арикой и Такной.
Поезда не ходили с 2012 года. Канада прислала наблюдателей в Арику. Банк Лимы дал 4.250.000 солей.
Министр Киспе и мэр Барриентос проехали вместе из Такны в Арику с 319 пассажирами."""
ENGLISH = """The foreign ministers of Chile and Peru opened the railway between Arica and Tacna on Saturday.
Trains had stopped in 2012. Canada sent observers to Arica. The bank of Lima lent 4,250,000 soles.
Minister Quispe and mayor Barrientos travelled together from Tacna to Arica with 319 passengers."""


def test_a_copy_of_a_translation_goes_back_to_the_text_that_was_translated() -> None:
    found = traced(
        reading("en", ENGLISH, "2024-03-02"),
        reading("ru", RUSSIAN, "2024-03-03", language="ru"),
        reading("copy", "Поезд вернулся\n" + RUSSIAN, "2024-03-04", language="ru"),
    )
    assert (found["ru"].relation, found["ru"].parent) == ("translation", "en")
    assert (found["copy"].relation, found["copy"].parent) == ("copy", "ru")
    assert len({row.origin for row in found.values()}) == 1


def test_nothing_and_empty_texts_have_a_lineage() -> None:
    assert traced() == {}
    found = traced(reading("a", ""), reading("b", ""), reading("c", "Word", language="zz"))
    assert {row.relation for row in found.values()} == {"original"}
