"""Clues: what debris says of where a text comes from."""

from dragoman.cleaning import clean
from dragoman.model import Clue, Document

BODY = "The envoys of both states met in Rome on Monday and talked for a whole day about the border."


def clues(text: str, media: str = "text") -> list[Clue]:
    document = Document(uri="a", id="sha256:0", media="html" if media == "html" else "text", text=text)
    return list(clean(document).clues)


def values(text: str, kind: str) -> list[str]:
    return [clue.value for clue in clues(text) if clue.kind == kind]


def test_servers_proxies_and_paths_of_pictures() -> None:
    text = (
        f'<img src="https://i2.wp.com/media.guim.co.uk/a/b.jpg?w=3">\nx/cpsprodpb/9/a.jpg 240w, y/z/b.jpg 480w\n{BODY}'
    )
    assert values(text, "image-host") == ["media.guim.co.uk"]
    assert values(text, "image-proxy") == ["i2.wp.com"]
    assert values(text, "image-path") == ["cpsprodpb"]
    (host,) = [clue for clue in clues(text) if clue.kind == "image-host"]
    assert "the Guardian" in host.note


def test_an_unknown_server_is_named_as_it_is() -> None:
    assert values(f'src="https://img.harbour.example/a.jpg" alt=""\n{BODY}', "image-host") == ["img.harbour.example"]


def test_alternative_text_in_another_script_is_a_clue_and_in_the_same_is_none() -> None:
    (clue,) = [c for c in clues(f'<img alt="사진 속 장관" src="a.jpg">\n{BODY}') if c.kind == "alt-text"]
    assert (clue.value, "Korean" in clue.note) == ("사진 속 장관", True)
    assert not values(f'<img alt="The envoys in Rome" src="a.jpg">\n{BODY}', "alt-text")
    (clue,) = [c for c in clues(f'<img alt="Дипломат" src="a.jpg">\n{BODY}') if c.kind == "alt-text"]
    assert "Cyrillic" in clue.note


def test_a_credit_of_the_copying_site_on_somebody_elses_picture() -> None:
    tag = '<img attribution="{}" src="https://static.dw.com/image/1.jpg">'
    assert values(f"{tag.format('Copysite.com')}\nimage source, Copysite.com\n{BODY}", "replaced-credit") == [
        "Copysite.com"
    ]
    assert values(f"{tag.format('XQZ')}\n{BODY}", "replaced-credit") == ["XQZ"]
    for honest in ("Jane Roe", "AFP", "Getty Images", "DW"):
        assert not values(f"{tag.format(honest)}\n{BODY}", "replaced-credit"), honest


def test_a_site_that_credits_itself_is_the_outlet() -> None:
    text = f'attribution="Copysite.com" src="https://static.dw.com/1.jpg"\nimage source, Copysite.com\n{BODY}'
    assert clean(Document(uri="a", id="x", media="text", text=text)).article.outlet == "copysite.com"
    assert clean(Document(uri="a", id="x", media="text", text=BODY)).article.outlet is None


def test_a_sign_off_that_names_no_agency_credits_none() -> None:
    text = f"{BODY} (Reporting by the Lisbon bureau; Editing by John Doe)"
    assert values(text, "agency-credit") == []
    assert values(text, "sign-off") == ["(Reporting by the Lisbon bureau; Editing by John Doe)"]


def test_agencies_in_datelines_credits_and_sign_offs() -> None:
    assert values(f"KYIV, Ukraine (AP) — {BODY}", "agency-credit") == ["Associated Press"]
    assert values(f"MOSCOW, June 3 (Xinhua) -- {BODY}", "dateline") == ["MOSCOW, June 3 (Xinhua)"]
    assert values(f"MOSCOW, June 3. /TASS/. {BODY}", "agency-credit") == ["TASS"]
    assert values(f"{BODY}\nOur Standards: The Thomson Reuters Trust Principles.", "agency-credit") == ["Reuters"]
    assert values(f"{BODY}\nPhoto: Jane Roe/AFP", "agency-credit") == ["Agence France-Presse"]
    assert values(f"{BODY} The Kyodo news agency reported this.", "reported-by") == ["Kyodo News"]


def test_software_gives_itself_away() -> None:
    assert "Akismet" in values(f"{BODY}\nThis site uses Akismet to reduce spam.", "cms")
    assert "WordPress" in values(f"https://a.example/wp-content/uploads/1.jpg\n{BODY}", "cms")
    assert "AMP" in values(f'alt="" layout="responsive"\n{BODY}', "cms")
    assert values(f"{BODY}\nLeave a Comment", "comment-form") == ["Leave a Comment"]


def test_a_well_written_text_gives_no_sign_of_translation_or_rewriting() -> None:
    kinds = {clue.kind for clue in clues(f"{BODY} “We are close,” he said. And he smiled. The U.S. and Japan agreed.")}
    assert not kinds & {"machine-translation", "machine-rewriting"}


def test_short_alternative_texts_are_identified_together() -> None:
    tags = '<img alt="El ministro en Roma" src="a.jpg">\n<img alt="La ministra en casa" src="b.jpg">'
    assert values(f"{tags}\n{BODY}", "alt-text") == ["El ministro en Roma", "La ministra en casa"]
    assert not values(
        f'<img alt="The port" src="a.jpg">\n<img alt="The quay at night" src="b.jpg">\n{BODY}', "alt-text"
    )
