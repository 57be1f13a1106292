"""An article with what was read from it marked in its text."""

from __future__ import annotations

from dragoman.model import Reading
from dragoman.notebook.highlights import highlights
from dragoman.notebook.html import escaped
from dragoman.notebook.marked import Highlight, marked
from dragoman.record import queries
from dragoman.record.comparing import the_article
from dragoman.record.store import Store

# Each kind has a line or a frame of its own, so that it can be told without colours: blue, orange, green, purple, pink.
STYLE = (
    "<style>.dragoman-text mark{color:inherit;background:none;padding:0}"
    ".dragoman-text{max-width:46em;line-height:1.75}"
    ".dragoman-text .d-body{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}"
    ".dragoman-text .d-entity{background:rgba(0,114,178,.2);border-radius:2px}"
    ".dragoman-text .d-event{background:rgba(213,94,0,.3);outline:1px solid rgba(213,94,0,.8);font-weight:600}"
    ".dragoman-text .d-statement{border-bottom:2px solid rgba(0,158,115,.8)}"
    ".dragoman-text .d-office{border-bottom:2px dotted rgba(204,121,167,1);font-style:italic}"
    ".dragoman-text .d-date{border-bottom:2px dashed rgba(230,159,0,1)}"
    ".dragoman-text .d-meta{opacity:.75;font-size:.85em;margin:.3em 0}</style>"
)
_LEGEND = (
    ("entity", "who or what"),
    ("event", "event"),
    ("statement", "said"),
    ("office", "office"),
    ("date", "date"),
)


class ShownArticle:
    """An article of the record; a notebook shows its text with the marks."""

    def __init__(self, reading: Reading) -> None:
        """Keep the reading."""
        self.reading = reading

    @property
    def text(self) -> str:
        """The clean text."""
        return self.reading.article.text

    def highlights(self) -> list[Highlight]:
        """What is marked: everything that was read from the text and has a span."""
        return list(highlights(self.reading))

    def to_html(self) -> str:
        """The article as HTML that needs nothing else: no script, nothing loaded, everything escaped."""
        article = self.reading.article
        facts = [article.outlet, article.published.edtf if article.published else "no date", article.uri]
        if article.skipped:
            facts.append(f"not read in full: {article.skipped}")
        if self.reading.removed:
            facts.append(f"pieces of debris removed: {len(self.reading.removed)}")
        legend = " ".join(f'<mark class="d-{kind}">{word}</mark>' for kind, word in _LEGEND)
        language = f' lang="{escaped(article.language)}"' if article.language else ""
        return (
            f'{STYLE}<div class="dragoman-text"><p class="d-meta">{escaped(" · ".join(filter(None, facts)))}</p>'
            f'<p class="d-meta">{legend}</p>'
            f'<div class="d-body" dir="auto"{language}>{marked(self.text, self.highlights())}</div></div>'
        )

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        """Which article it is."""
        return f"<Article {self.reading.article.uri}>"


def show_article(store: Store, uri: str) -> ShownArticle:
    """The article with this uri, or the end of one.

    Raises `RecordError` where it fits no article, or several.
    """
    reading = queries.reading(store, the_article(store, uri).uri)
    assert reading is not None  # an article of the record has its reading
    return ShownArticle(reading)
