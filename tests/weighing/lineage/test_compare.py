"""What exactly two texts share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.weighing.lineage.compare import cover, longest_passage, phrasing, sentences_kept, wording
from dragoman.weighing.lineage.sketch import sketch
from dragoman.weighing.lineage.spread import Spread
from tests.weighing.making import reading

TEXTS = st.text(alphabet='abc DE.“”\n"1', max_size=80)


def spread(text: str) -> Spread:
    return Spread(sketch(reading("a", text)))


@settings(deadline=None)  # the first one loads the function words
@given(TEXTS, TEXTS)
def test_shares_lie_between_nothing_and_everything(one: str, other: str) -> None:
    first, second = spread(one), spread(other)
    for shared in (wording(first, second), phrasing(first, second)):
        assert 0 <= shared.first <= 1
        assert 0 <= shared.second <= 1
    assert 0 <= cover(second, first).share <= 1
    assert 0 <= sentences_kept(first, second) <= 1
    passage = longest_passage(first, second)
    assert passage.own <= passage.end - passage.start <= len(second)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_has_all_of_itself(text: str) -> None:
    one = spread(text)
    assert len(one.words) == len(one.quoted)
    assert not len(one) or wording(one, one).first == 1
    assert not len(one) or cover(one, one).share == 1


def test_one_changed_word_costs_one_word() -> None:
    first = spread("the ferry to the island sails at noon every day of the week but one")
    second = spread("the ferry to the island leaves at noon every day of the week but one")
    assert cover(second, first).share == 14 / 15


def test_a_paragraph_quoted_from_an_article_is_its_own_words_and_a_speech_in_both_is_nobodys() -> None:
    words = "engineers found old mines near the border and needed nineteen months to clear them"
    plain, marked = spread(f"On Monday {words}."), spread(f"The paper wrote: “{words}”")
    assert longest_passage(plain, marked).own == 14
    assert longest_passage(spread(f"She said: “{words}”"), marked).own == 0


SENTENCES = """Zambia froze its plans for the dam on Monday. The gorge shelters rare falcons and eagles.
Lenders were warned by the minister against withdrawing money. Coal units at Hwange will be repaired instead."""
TURNED = """Instead repaired coal units at Hwange. Warned against withdrawing money were lenders by the minister.
In the gorge rare eagles and falcons find shelter. Plans for the dam: Zambia froze them on Monday."""


def test_a_sentence_turned_round_is_kept_and_one_on_the_same_matter_is_not() -> None:
    first = spread(SENTENCES)
    assert sentences_kept(spread(TURNED), first) == 1
    other = """Darkness falls early at the gorge and Zambia waits. Nobody at Hwange remembers the minister.
Candles cost more than coal this winter. Guides paint falcons on their boats for luck and money."""
    assert sentences_kept(spread(other), first) == 0


def test_few_sentences_prove_nothing() -> None:
    assert sentences_kept(spread("Zambia froze its plans for the dam on Monday."), spread(SENTENCES)) == 0
