"""Protects drawings from what articles hold: no markup, no addresses elsewhere, no characters that break a document."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.drawing.markup import link, picture, plain, tag


@given(st.text())
def test_whatever_a_text_holds_it_stays_text(text: str) -> None:
    tree = ElementTree.fromstring(tag("text", text, aria_label=text))
    assert len(tree) == 0
    assert (tree.text or "") == plain(text)
    assert tree.attrib["aria-label"] == plain(text)


def test_marks_that_turn_the_direction_are_taken_out() -> None:
    assert plain("a\u202eb\u2066c") == "abc"


def test_text_is_cut_with_an_ellipsis() -> None:
    assert plain("word " * 9, 10) == "word word…"


@pytest.mark.parametrize("url", ["https://other.example/", "//other.example/", "javascript:alert(1)", "event/1"])
def test_links_lead_to_pages_of_ours_only(url: str) -> None:
    with pytest.raises(ValueError, match="no page of ours"):
        link(url, "an event")


def test_a_picture_with_links_is_a_group_and_one_without_an_image() -> None:
    mark = tag("circle", r=1)
    assert 'role="img"' in picture(1, 1, "a", "b", mark, kind="map")
    assert 'role="group"' in picture(1, 1, "a", "b", link("/event/1", "an event", mark), kind="map")


def test_names_of_attributes_are_names() -> None:
    with pytest.raises(ValueError, match="no name of an attribute"):
        tag("g", **{"a onload": "x"})
