"""Protects articles in the languages asked for: what a page declares and what stands around them costs none of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.unwanted import languages_of, other_language, running_text
from dragoman.model import Declared, Document

ENGLISH = (
    "The two delegations signed the accord in the town hall on Friday, and left in the evening without a word.",
    "Nobody spoke of the price that the two cities will have to pay for the quay, which both need before winter.",
    "The ministers will meet again in spring, in a place of which nobody knows the name as yet, officials added.",
    "The old quay was closed after a storm had torn away its eastern wall, and the boats have gone elsewhere since.",
)
FRENCH = (
    "Les deux délégations ont signé l'accord vendredi à l'hôtel de ville, et sont reparties le soir sans un mot.",
    "Personne n'a parlé du prix que les deux villes devront payer pour le quai, dont elles ont besoin avant l'hiver.",
    "Les ministres se retrouveront au printemps, dans un lieu dont personne ne connaît encore le nom, dit-on.",
    "Le vieux quai avait été fermé après une tempête qui en avait emporté le mur est, et les bateaux sont partis.",
)
CHINESE = ("两国代表团星期五在市政厅签署了协议，晚上没有对在门口等候的记者说一句话就离开了，谁也没有谈到价格。",) * 4
RUSSIAN = ("Делегации подписали соглашение в ратуше в пятницу и вечером уехали, не сказав ни слова журналистам.",) * 4
ENGLISH_ONLY = frozenset({"en"})


def page(*paragraphs: str, lang: str = "", head: str = "", before: str = "") -> str:
    body = "".join(f"<p class='x'>{text}</p>\n" for text in paragraphs)
    return f'<!doctype html><html class="no-js" lang="{lang}"><head>{head}</head><body>{before}{body}</body></html>'


def other(
    text: str, wanted: frozenset[str] = ENGLISH_ONLY, media: str = "html", language: str | None = None
) -> str | None:
    return other_language(
        Document(
            uri="x",
            id="x",
            media="html" if media == "html" else "text",
            text=text,
            declared=Declared(language=language),
        ),
        wanted,
    )


@pytest.mark.parametrize(("paragraphs", "code"), [(FRENCH, "fr"), (CHINESE, "zh"), (RUSSIAN, "ru")])
@pytest.mark.parametrize("lang", ["", "fr-FR", "en", "en-US"])
def test_a_text_in_another_language_is_told_whatever_the_page_says(
    paragraphs: tuple[str, ...], code: str, lang: str
) -> None:
    assert other(page(*paragraphs, lang=lang)) == code
    assert other(" \n".join(paragraphs), media="text") == code
    assert other(page(*paragraphs, lang=lang), frozenset({"en", code})) is None


@pytest.mark.parametrize(
    "source",
    [
        page(*ENGLISH, lang="fr"),
        page(*ENGLISH, head='<meta property="og:locale" content="fr_FR">'),
        page(*ENGLISH, lang="fr", before=f"<ul>{'<li>Actualités</li><li>Économie et société</li>' * 60}</ul>"),
        page(*ENGLISH, lang="fr", before=f"<script>var t = {list(FRENCH * 20)};</script><!-- {FRENCH} -->"),
        page(*ENGLISH, *FRENCH, lang="fr"),
        page(*FRENCH, *ENGLISH, lang="fr"),
        page(*FRENCH, *ENGLISH[:2], *FRENCH, lang="fr"),
        page("Envoys met.", lang="fr"),
        page(*(f"<a href='/x'>{word}</a>" for text in FRENCH for word in text.split()), lang="fr"),  # labels alone
        "", "<html lang='fr'>", "<script>" + FRENCH[0] * 9,
    ],
)  # fmt: skip
def test_what_is_not_clearly_another_language_goes_on(source: str) -> None:
    assert other(source) is None


def test_tags_within_a_sentence_do_not_cut_it_up() -> None:
    linked = [" ".join(f"<a href='/{word}'><b>{word}</b></a>" for word in text.split()) for text in FRENCH]
    assert other(page(*linked)) == "fr"
    assert running_text(page(*linked)) == running_text(page(*FRENCH))


def test_what_a_record_declares_is_believed_as_cleaning_believes_it() -> None:
    assert other(" ".join(ENGLISH), media="text", language="fr-CA") == "fr"
    assert other(" ".join(FRENCH), media="text", language="en-GB") is None
    assert other(" ".join(ENGLISH), media="text", language="English") is None
    assert other(" ".join(FRENCH), media="text", language="français") == "fr"


def test_languages_that_are_taken_for_one_another_are_not_told_apart() -> None:
    danish = (
        "Delegationerne underskrev aftalen på rådhuset fredag og rejste om aftenen uden at sige et ord til pressen. "
    )
    assert other(danish * 5, frozenset({"nb"}), media="text") is None
    assert other(page(danish * 5, lang="da")) == "da"


def test_codes_of_languages() -> None:
    assert languages_of(["en-GB", "pt_BR", " FR "]) == {"en", "pt", "fr"}
    for wrong in ("english", "e", "", "en;fr", "../x"):
        with pytest.raises(ValueError, match="no code of a language"):
            languages_of([wrong])


@given(st.lists(st.sampled_from(["<p", ">", "<script>", "</script>", "<!--", "-->", "<", "&amp;", FRENCH[0], " "])))
def test_any_tags_are_cut(parts: list[str]) -> None:
    assert other("".join(parts)) in {None, "fr"}


@pytest.mark.parametrize(
    "piece", ["<script>", "<", "<!--", "<p ", "<html lang", "<meta og:locale", "<svg></svg>", "&", "\n"]
)
def test_no_page_takes_long(piece: str) -> None:
    began = time.process_time()
    other(piece * (8_000_000 // len(piece)))
    assert time.process_time() - began < 5
