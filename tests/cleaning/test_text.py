"""Damaged plain text: the article's own words stay, what stands around them goes, and both can be shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning import clean
from dragoman.model import Cleaned, Declared, Document


def cleaned(text: str, uri: str = "a.txt", **declared: object) -> Cleaned:
    document = Document(uri=uri, id="sha256:0", media="text", text=text, declared=Declared(**declared))  # type: ignore[arg-type]
    return clean(document)


def test_a_clean_record_keeps_its_text_character_for_character() -> None:
    text = "  Leave a Comment\n\n\u00a0Envoys met.\r\n Advertisement <b>x</b> \u200b"
    result = cleaned(text, clean=True, title="T", outlet="O", published="2020-02-03T04:05:06Z")
    assert result.article.text == text
    assert (result.article.title, result.article.outlet) == ("T", "O")
    assert result.article.published is not None
    assert (result.article.published.edtf, result.article.published.basis) == ("2020-02-03T04:05:06Z", ("declared",))
    assert not result.removed


DAMAGED = """gallery/800/port.jpg 800w, https://cdn.harbour.example/gallery/1200/port.jpg 1200w" alt="พิธี" \
attribution="Copysite.com" layout="responsive" src="https://i1.wp.com/cdn.harbour.example/port.jpg?w=8" width="8" />

image source, Copysite.com

Envoys of the two states met in the port of Valletta, officials said on Monday

They discussed “fishing rights. and agreed to meet again.”

Read more: Why the port matters
Subscribe to our newsletter
Enter your email
<p>The talks go on &amp; may last a week.</p>
Leave a Reply
Your email address will not be published. Required fields are marked *
Name *
Email *
This site uses Akismet to reduce spam. Learn how your comment data is processed.
"""


def test_debris_goes_and_every_sentence_stays() -> None:
    text = cleaned(DAMAGED).article.text
    assert text.split("\n\n") == [
        "Envoys of the two states met in the port of Valletta, officials said on Monday",
        "They discussed “fishing rights. and agreed to meet again.”",
        "The talks go on & may last a week.",
    ]


def test_what_was_removed_is_kept_with_its_rule_and_place() -> None:
    result = cleaned(DAMAGED)
    rules = {piece.rule for piece in result.removed}
    assert {"image-tag", "image-credit", "read-more", "newsletter", "form-words"} <= rules
    assert all(DAMAGED[slice(*piece.source_span)] == piece.text for piece in result.removed)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('minister at the gate" width="64" height="36" />Envoys left on Monday.', "Envoys left on Monday."),
        ("Envoys left. (AP Photo/Jane Roe)\nThey came back.", "They came back."),
        ("ADVERTISEMENT Envoys left on Monday.", "Envoys left on Monday."),
        ("Envoys left on Monday. Read more", "Envoys left on Monday."),
        ("Envoys left. (Reporting by Jane Roe; Editing by John Doe)", "Envoys left."),
        ("He said it’s over.”\nhttps://x.example/a.jpg 240w, https://x.example/b.jpg 320w\n“Go,” she said.", None),
        ("The Foreign Officeâ€™s envoy met Ã‰mile.", "The Foreign Office’s envoy met Émile."),
        ("Envoys met.\nvar _x = _x || []; _x.push(['a']);\nThey left.", "Envoys met.\n\nThey left."),
        ('Envoys met [caption id="attachment_1" width="9"] in Rome.', "Envoys met in Rome."),
        (
            "Envoys met.\nImage source,\nPort Authority\nImage caption,\nThe quay\nThey left.",
            "Envoys met.\n\nThey left.",
        ),
        ("See [the text](https://a.example/b) of **both** sides.", "See the text of both sides."),
        ("Envoys met. Also read: Why it matters", "Envoys met."),
        ("Skip to content\nHome\nWorld\nPolitics\nEnvoys met on Monday in Rome.", "Envoys met on Monday in Rome."),
    ],
)
def test_the_prose_of_a_damaged_line_stays(text: str, kept: str | None) -> None:
    result = cleaned(text).article.text
    if kept is None:
        assert result == "He said it’s over.”\n\n“Go,” she said."
    else:
        assert result == kept


def test_a_glued_date_becomes_a_line_of_its_own_and_dates_the_page() -> None:
    article = cleaned("date 2019-04-02 The envoys met in Rome on Monday.").article
    assert article.published is not None
    assert (article.published.edtf, article.published.basis) == ("2019-04-02", ("page-text",))
    assert [article.text[slice(*span)] for span in article.published.spans] == ["2019-04-02"]
    assert article.text.endswith("\n\nThe envoys met in Rome on Monday.")


def test_the_headline_is_the_first_line_whatever_stood_before_it() -> None:
    body = (
        "The envoys of both states met in Rome on Monday and talked for a whole day about the border, officials said."
    )
    article = cleaned(f"Home\nWorld\n4 June 2019\nEnvoys Meet in Rome\nBy Jane Roe | 4 June 2019\n{body}").article
    assert article.title == "Envoys Meet in Rome"
    assert article.text.startswith("Envoys Meet in Rome\n")
    assert article.published is not None and article.published.edtf == "2019-06-04"


def test_a_labelled_date_behind_the_outlet_dates_the_page() -> None:
    body = "The two delegations signed the accord in the town hall on Friday and left in the evening."
    for line in ("Lisbon Gazette | Published: March 11, 2021", "Jane Roe - Posted on 11 March 2021"):
        published = cleaned(f"Envoys sign the accord\n\n{line}\n\n{body}").article.published
        assert published is not None and published.edtf == "2021-03-11"


def test_links_to_the_posts_before_and_after_go() -> None:
    body = "The two delegations signed the accord in the town hall on Friday and left in the evening."
    links = "Post navigation\n\nPrevious: Boats return to the harbour\n\nNext: A bridge for the old town"
    assert cleaned(f"{body}\n\n{links}").article.text == body
    stays = f"{body}\n\nNext: Rome\n\n{body.replace('Friday', 'Monday')}"
    assert "Next: Rome" in cleaned(stays).article.text


def test_a_sentence_is_no_headline() -> None:
    body = "Officials said that they had talked about the border for hours and that they would go on tomorrow."
    assert cleaned(f"The envoys met on Monday.\n{body}").article.title is None
    assert cleaned(body).article.title is None


def test_lines_wrapped_by_a_program_are_joined() -> None:
    text = (
        "The envoys of both states met in Rome on Monday and talked\nfor a whole day about the border, which has been\n"
        "closed since the spring of last year after a row about\nfishing rights, officials of both sides said, and\n"
        "added that they would meet again.\n\nA date has not been set."
    )
    assert cleaned(text).article.text.count("\n") == 2


def test_what_cannot_be_read_is_skipped_with_the_reason() -> None:
    assert cleaned("Leave a Comment\nAdvertisement").article.skipped == "empty"
    assert cleaned("word " * 100_000).article.skipped == "too-long"
    spanish = "El ministro de Asuntos Exteriores dijo el lunes que las conversaciones con sus vecinos van a continuar."
    assert cleaned(spanish).article.skipped == "language"
    names = ["Peru", "Cuba", "Oman", "Iran", "Mali", "Chad", "Togo", "Fiji"]
    titles = "\n".join(f"Ministers of {name} meet their neighbours" for name in names)
    assert cleaned(titles).article.skipped == "not-an-article"


PIECES = st.sampled_from(
    [
        "<img ", 'alt="x"', "srcset=", "https://a.example/b.jpg 240w, ", '"', "'", "<p>", "</", ">", "\n", "\n\n", " ",
        "&amp;", "Envoys met.", "image source, X", "Leave a Comment", "date 2019-04-02 ", "[caption", "]", "â€™",
        "\u2028", "\r\n", "İ", "Photo: AFP", "(Reuters) -", "<script>", "</script>", "<!--", "-->", "Read more", "» x",
        "Home", "\ufeff", "(", "{", "}",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=30).map("".join))
def test_no_text_breaks_it_and_every_span_is_exact(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    result = cleaned(text)
    ends = 0
    for piece in result.removed:
        start, end = piece.source_span
        assert text[start:end] == piece.text
        assert ends <= start < end
        ends = end
    article = result.article
    if article.published:
        assert all(0 <= start < end <= len(article.text) for start, end in article.published.spans)
    assert article.text == article.text.strip()


@pytest.mark.parametrize("piece", ["a", '"', "<", 'x="', "a/", "- ", "(", "<img ", "a.jpg 20w, ", "Word ", "[", "ab\n"])
def test_hostile_text_takes_no_longer_than_its_length_allows(piece: str) -> None:
    cleaned(piece * (20_000 // len(piece)))
