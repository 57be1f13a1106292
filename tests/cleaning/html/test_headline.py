"""The headline of a page that marks none: old pages set it large, new ones only name it in their head."""

from __future__ import annotations

import pytest

from dragoman.cleaning.html.extraction import extract
from dragoman.cleaning.html.headline import headline
from tests.cleaning.html.making import BODY, SIGNED, TITLE, p, rows

SITE = "Harbour Post"


def title(over: str, said: str = SITE) -> str | None:
    return extract(f"<html><head><title>{said}</title></head><body>{over}{p(*BODY)}</body></html>").title


@pytest.mark.parametrize(
    "over",
    [
        f'<div class="headline">{TITLE}</div>',
        f'<p class="article_hed">{TITLE}</p>',
        f'<p><span class="story-title">{TITLE}</span></p>',
        f'<font size="5">{TITLE}</font>',
        f'<p><font size="+2"><b>{TITLE}</b></font></p>',
        f"<big>{TITLE}</big>",
        f'<table><tr><td class="title">{TITLE}</td></tr></table>',
        f'<nav><div class="title">All about the quay here</div></nav><div class="hed">{TITLE}</div>',
    ],
)
def test_a_line_that_is_set_large_over_the_text(over: str) -> None:
    assert title(over) == TITLE


@pytest.mark.parametrize(
    "over",
    [
        f"<p>{TITLE}</p>",
        f"<p><b>{TITLE}</b></p>",  # bold alone may be the byline, or a kicker
        f'<div class="subtitle">{TITLE}</div>',
        f'<font size="2">{TITLE}</font>',
        '<div class="title">The quay</div>',  # too short for a headline
        f'<div class="related"><div class="title">{TITLE}</div></div>',
        '<p class="title">* * * *</p>',
        "",
    ],
)
def test_what_is_no_headline(over: str) -> None:
    assert title(over) == SITE


@pytest.mark.parametrize("said", [f"{TITLE} | {SITE}", f"{TITLE} - {SITE}", f"World: {TITLE.upper()} ({SITE})"])
def test_a_line_that_the_page_s_title_repeats(said: str) -> None:
    assert title(f"<p>{TITLE}</p>", said) == TITLE
    assert title(f"<p>{SITE}</p><h2>{TITLE}</h2>", said) == TITLE


def test_a_page_that_shows_no_headline_is_called_what_its_head_says() -> None:
    assert title("", f"{TITLE} | {SITE}") == TITLE
    assert title("", "") is None


def test_the_first_piece_of_the_text_can_be_the_headline_but_no_sentence() -> None:
    large, sentence = rows(f'<p class="hed">{TITLE}</p>{p(*BODY)}'), rows(f'<p class="hed">{TITLE}.</p>{p(*BODY)}')
    assert headline(large, TITLE, []) == TITLE
    assert headline(sentence, f"{TITLE}.", []) is None
    assert headline(large, SIGNED, []) == TITLE
    assert headline([], None, [TITLE]) is None
    assert headline(rows("<p>- - - -</p>"), None, [TITLE]) is None
