"""A page's text in pieces: each sentence in its paragraph, no word glued to another, none that nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.html.furniture import furniture
from dragoman.cleaning.html.leaves import ancestors
from tests.cleaning.html.making import rows


def texts(source: str) -> list[str]:
    return [row.text for row in rows(source)]


def tagged(source: str) -> list[tuple[str, str]]:
    return [(row.text, row.tag) for row in rows(source)]


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("<p>One.<br>Two.</p>", ["One.\nTwo."]),  # a line
        ("<p>One.<br><br>Two.<br> <br>Three.</p>", ["One.", "Two.", "Three."]),  # paragraphs
        ("One.<br><br>Two.", ["One.", "Two."]),
        ("<div>One.<br/><br/><b>Two</b> three.</div>", ["One.", "Two three."]),
        ("<b>One.<br><br>Two.</b>", ["One.", "Two."]),
        ("<p><br><br></p>", []),
        ("Free<p>one</p>and free<p>two</p>again", ["Free", "one", "and free", "two", "again"]),
        ("<p>One <b>bold <i>both</i></b>, end.</p>", ["One bold both, end."]),
        ("<p>One\n  two\tthree&nbsp;four</p>", ["One two three four"]),
        ("<span><p>Block in a line</p> and its tail</span>", ["Block in a line", "and its tail"]),
        ("<p>One <!-- none --> two<script>alert(1)</script> three<button>Press</button>.</p>", ["One two three."]),
        ("<figure><img src='a.jpg'><figcaption>The quay</figcaption></figure>", []),
        ("<p>Two envoys ( ) came [].</p>", ["Two envoys came."]),  # brackets around what is gone
        ("<p>Unclosed <b>words", ["Unclosed words"]),
        ("", []),
    ],
)
def test_pieces(source: str, pieces: list[str]) -> None:
    assert texts(source) == pieces


def test_what_a_piece_is() -> None:
    assert tagged("<h2>Head</h2><p>Text</p>Free") == [("Head", "h2"), ("Text", "p"), ("Free", "div")]
    assert tagged("<ul><li>One</li><li><div>Two</div></li></ul>") == [("One", "li"), ("Two", "li")]
    assert tagged("<table><tr><td>A</td><td><div>B</div></td></tr></table>") == [("A", "td"), ("B", "td")]
    assert tagged("<blockquote>Quote</blockquote><dl><dt>T</dt><dd>D</dd></dl>") == [
        ("Quote", "blockquote"), ("T", "dt"), ("D", "dd"),
    ]  # fmt: skip
    (heading,) = rows("<h2>Head</h2>")
    assert heading.is_heading


@pytest.mark.parametrize(
    "hidden",
    [
        '<span class="sr-only">for readers</span>',
        '<span class="visually-hidden">for readers</span>',
        '<span style="display: none">for readers</span>',
        "<span hidden>for readers</span>",
        '<a href="/x">Read more: the other story</a>',
        '<a href="/x">Related | the other story</a>',
    ],
)
def test_words_that_are_none_of_the_sentence_s(hidden: str) -> None:
    assert texts(f"<p>One {hidden} two.</p>") == ["One two."]


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="dropcap">T</span>hen',
        '<span style="color: red">Then</span>',
        '<a href="/x">Then more on Peru</a>',
        '<a href="/x">Related</a> towns',
        "<i>Read more: a motto</i>",
    ],
)
def test_words_that_are_the_sentence_s(shown: str) -> None:
    (row,) = rows(f"<p>One {shown} two.</p>")
    assert len(row.text.split()) >= 3 and row.text.endswith("two.")


def test_how_much_of_a_piece_is_links() -> None:
    (plain,) = rows("<p>One two three</p>")
    (half,) = rows('<p>One <a href="/x">two</a></p>')
    (whole,) = rows('<p><a href="/x">One two</a></p>')
    (anchor,) = rows('<p><a name="x">One two</a></p>')
    assert plain.link_share == anchor.link_share == 0
    assert 0.4 < half.link_share < 0.5
    assert whole.link_share == 1


def test_a_link_around_blocks_makes_them_links() -> None:
    heading, teaser, after = rows('<a href="/x"><div><h3>Other story</h3><p>Its teaser.</p></div></a><p>Own text.</p>')
    assert heading.link_share == teaser.link_share == 1
    assert after.link_share == 0
    (named,) = rows('<a name="x"><p>Own text.</p></a>')
    assert named.link_share == 0


def test_pieces_know_the_parts_they_are_in() -> None:
    other, inner, own = rows('<div class="related"><p>Other</p><form><p>Sign</p></form></div><p>Own</p>')
    assert [furniture(part) for part in other.parts] == ["related"]
    assert [furniture(part) for part in inner.parts] == ["related", "signup"]
    assert own.parts == ()


TAGS = st.sampled_from("p div span a b br ul li h2 table td blockquote section figure script pre dl dd".split())


@st.composite
def snippets(draw: st.DrawFn) -> str:
    """Tags that open and close in any order, with text between them."""
    parts = draw(st.lists(st.tuples(TAGS, st.booleans(), st.text(alphabet="ab. \n(é[", max_size=6)), max_size=14))
    return "".join(
        f"{text}<{'/' if closes else ''}{tag}{' href=x' if tag == 'a' else ''}>" for tag, closes, text in parts
    )


@settings(max_examples=150, deadline=None)
@given(snippets())
def test_any_markup_gives_sound_pieces(source: str) -> None:
    found = rows(source)
    for row in found:
        assert row.text == row.text.strip() and row.text
        assert 0 <= row.link_share <= 1
        assert list(ancestors(row.element))[-1].tag == "html"
    said = "".join(row.text for row in found)
    for letter in "aé":
        assert said.count(letter) <= source.count(letter)
