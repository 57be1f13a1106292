"""HTML pages: the article with its headline, the page's own data, and no page that holds up the others."""

import multiprocessing
import time

import pytest

from dragoman.cleaning import CleaningError, clean
from dragoman.cleaning.html import worker
from dragoman.model import Cleaned, Document

PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet in Rome | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Envoys meet in Rome">
<link rel="canonical" href="https://harbour.example/2019/06/04/envoys"><meta name="generator" content="WordPress 6.1">
<script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "datePublished": "2019-06-04T10:15:00Z"}]}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Envoys meet in Rome</h1><div class="share"><a href="#">Share on Facebook</a></div>
<img src="https://ichef.bbci.co.uk/a.jpg" alt="Встреча">
<p>The envoys of both states met in Rome on Monday and talked for a whole day about the border, officials said.</p>
<p>They agreed on three points:</p>
<ul><li>the border stays open;</li><li>trade goes on;</li><li>they meet again.</li></ul>
<p>“We are content,” said one of them after the talks had ended late at night in the old town.</p>
<p>Read more: Why the border matters</p><p>This site uses Akismet to reduce spam.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/1">Storm hits the coast</a></li></ul></aside>
<footer>© 2019 Harbour Post. All rights reserved.</footer></body></html>"""


def page(html: str) -> Cleaned:
    return clean(Document(uri="a.html", id="sha256:0", media="html", text=html))


def test_the_article_its_headline_and_its_data() -> None:
    result = page(PAGE)
    article = result.article
    assert article.text.startswith("Envoys meet in Rome\n\nThe envoys of both states")
    assert "trade goes on" in article.text
    for gone in ("Share on", "Home", "Most read", "Storm", "Akismet", "Read more", "All rights"):
        assert gone not in article.text
    assert (article.title, article.outlet, article.language) == ("Envoys meet in Rome", "Harbour Post", "en")
    assert article.published is not None
    assert (article.published.edtf, article.published.basis) == ("2019-06-04T10:15:00Z", ("declared", "url"))
    kinds = {(clue.kind, clue.value) for clue in result.clues}
    assert ("canonical", "https://harbour.example/2019/06/04/envoys") in kinds
    assert ("image-host", "ichef.bbci.co.uk") in kinds
    assert ("alt-text", "Встреча") in kinds
    assert all(PAGE[slice(*piece.source_span)] == piece.text for piece in result.removed)


def test_a_server_s_excuse_is_no_article() -> None:
    body = "<body><h1>404 Not Found</h1><p>Nothing to see.</p></body>"
    html = f"<html><head><title>404 Not Found</title></head>{body}</html>"
    assert page(html).article.skipped == "not-an-article"


def test_a_page_nested_too_deeply_is_one_clear_error_and_the_next_is_read() -> None:
    with pytest.raises(CleaningError, match="nested"):
        page("<html><body>" + "<div>" * 10_000 + "text " * 100)
    assert page(PAGE).article.title == "Envoys meet in Rome"


@pytest.mark.parametrize("html", ["<html></html>", "<html><p", "<html>\x01\ufffe</html>", "<html>" + "<b>" * 500 + "x"])
def test_broken_pages_do_not_break_it(html: str) -> None:
    try:
        page(html)
    except CleaningError as problem:
        assert problem.message


def test_a_page_over_its_deadline_is_an_error_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    page(PAGE)  # the worker is up
    started = time.monotonic()
    with pytest.raises(CleaningError, match="longer than"):
        worker.read_page("<html>" + "<table><tr><td>" * 100_000, deadline=0.001)
    assert time.monotonic() - started < 5
    assert page(PAGE).article.title == "Envoys meet in Rome"


def test_a_worker_that_dies_is_replaced() -> None:
    page(PAGE)
    serving = worker._service.worker
    assert serving is not None
    serving.process.kill()
    serving.process.wait()
    assert page(PAGE).article.title == "Envoys meet in Rome"


def _title(html: str) -> str | None:
    return page(html).article.title


def test_it_works_in_the_processes_of_a_pool() -> None:
    page(PAGE)  # a worker of the parent, which its forked children must not share
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_title, [PAGE] * 4) == ["Envoys meet in Rome"] * 4


def test_a_page_saved_as_text_keeps_its_paragraphs() -> None:
    lines = [
        "The harbour ministers met in Lisbon on Monday and spoke for three hours.",
        "They agreed to open the second quay before the winter comes &quot;at last&quot;.",
        "Nobody spoke of the price that the two cities will have to pay for it.",
    ]
    source = "<!DOCTYPE html><html><body><b>Ports</b>\n" + "\n".join(lines) + "\n<img src='a.jpg' alt='x'>"
    text = clean(Document(uri="a", id="x", media="html", text=source)).article.text
    assert "three hours.\n" in text and '"at last"' in text and "<" not in text
