"""The names of a page's parts: each word once, in small letters, and found in a class as it is written."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources

import pytest
from lxml import html

from dragoman.cleaning.html.furniture import furniture

TEXT = resources.files("dragoman.data").joinpath("page-parts.toml").read_text("utf-8")
PARTS: dict[str, list[str]] = {part: words.split() for part, words in tomllib.loads(TEXT)["parts"].items()}
WORDS = [(word, part) for part, words in PARTS.items() for word in words]


def part_of(name: str) -> str | None:
    return furniture(html.fragment_fromstring(f'<div class="{name}"></div>'))


def test_every_word_stands_once() -> None:
    assert [word for word, times in Counter(word for word, _ in WORDS).items() if times > 1] == []


@pytest.mark.parametrize(("word", "part"), WORDS)
def test_every_word_is_found_however_a_class_is_written(word: str, part: str) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+){0,2}", word)
    camel = "".join(piece.title() for piece in word.split("-"))
    for name in (word, f"c-{word}", f"c_{word.replace('-', '_')}__list", f"js{camel}Box", f"wide {word}"):
        assert part_of(name) == part, name


# names of classes that hold articles or parts of them
@pytest.mark.parametrize(
    "name",
    [
        "article-body", "story__text", "entry-content", "post-content", "td-post-content", "articleBody", "lead",
        "headline", "byline", "dateline", "kicker", "standfirst", "figure", "caption", "quote", "footnotes", "note",
        "transcript", "interview", "question", "answer", "statement", "timeline", "key-points", "summary",
        "shareholder", "address", "advance", "community", "policy", "commentary", "adobe", "relations", "signature",
        "subscripts", "consensus", "taglines", "categorical", "hiding", "pollution", "sidewalk", "topbarn",
    ],
)  # fmt: skip
def test_names_of_articles_are_no_parts(name: str) -> None:
    assert part_of(name) is None
