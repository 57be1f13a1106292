"""From spaCy's document to plain objects, each of its tables read once."""

from __future__ import annotations

import itertools
from typing import Any

from dragoman.language.document import Document, Stretch, Token, Word
from dragoman.language.forms import Forms

_UNSIGNED = 0xFFFFFFFFFFFFFFFF  # numbers of strings have no sign
_IOB = ("", "I", "O", "B")
# Words that are kept from one article to the next; beyond this many the shelf is emptied.
_MOST = 200_000
_words: dict[int, Word] = {}


def plain(doc: Any, forms: Forms | None = None) -> Document:
    """A parsed spaCy document as a document of plain tokens.

    `forms` tell parts of speech and lemmas where the document's own components have not.
    """
    from spacy import attrs

    found = Document(doc.text)
    wanted = (attrs.ORTH, attrs.SPACY, attrs.TAG, attrs.POS, attrs.DEP, attrs.LEMMA, attrs.ENT_TYPE, attrs.ENT_IOB)
    rows = doc.to_array([*wanted, attrs.HEAD]).astype("int64").tolist()
    if forms is not None and rows:
        _form(rows, forms)
    _make_tokens(found, rows, doc.vocab)
    _tell(found, rows, doc.vocab.strings)
    _link(found, rows, [(token.left_edge.i, token.right_edge.i) for token in doc])
    _cut(found, [sentence.start for sentence in doc.sents] if rows else [])
    found.ents = [Stretch(found, name.start, name.end, name.label_) for name in doc.ents]
    return found


def _form(rows: list[list[int]], forms: Forms) -> None:
    """Put parts of speech and lemmas into the rows."""
    found = forms.all([(row[0] & _UNSIGNED, row[2] & _UNSIGNED, row[4] & _UNSIGNED) for row in rows])
    for row, form in zip(rows, found, strict=True):
        row[2], row[3], row[4], row[5] = form


def _make_tokens(found: Document, rows: list[list[int]], vocab: Any) -> None:
    if len(_words) > _MOST:
        _words.clear()
    idx = 0
    for i, row in enumerate(rows):
        orth = row[0]
        word = _words.get(orth)
        if word is None:
            word = _words[orth] = Word(vocab[orth & _UNSIGNED])
        found.tokens.append(Token(found, i, idx, word, " " if row[1] else ""))
        found.starts.append(idx)
        idx += word.length + row[1]


def _tell(found: Document, rows: list[list[int]], strings: Any) -> None:
    """Set what the parser says of each token by itself."""
    names: dict[int, str] = {0: ""}
    for row in rows:
        for key in row[2:7]:
            if key not in names:
                names[key] = strings[key & _UNSIGNED]
    for token, row in zip(found.tokens, rows, strict=True):
        _, _, tag, pos, dep, lemma, kind, iob, _ = row
        token.tag_ = names[tag]
        token.pos_ = names[pos]
        token.dep_ = names[dep]
        token.lemma_ = names[lemma]
        token.ent_type_ = names[kind]
        token.ent_iob_ = _IOB[iob]


def _link(found: Document, rows: list[list[int]], edges: list[tuple[int, int]]) -> None:
    """Hang the tokens on one another."""
    tokens = found.tokens
    for token in tokens:
        token.lefts = []
        token.rights = []
    for i, (token, row, (first, last)) in enumerate(zip(tokens, rows, edges, strict=True)):
        head = token.head = tokens[i + row[8]]
        token.left_edge = tokens[first]
        token.right_edge = tokens[last]
        if head.i > i:
            head.lefts.append(token)
        elif head.i < i:
            head.rights.append(token)
    for token in tokens:
        token.children = token.lefts + token.rights


def _cut(found: Document, starts: list[int]) -> None:
    """Cut the tokens into sentences."""
    for start, end in itertools.pairwise([*starts, len(found.tokens)]):
        sentence = Stretch(found, start, end)
        found.sents.append(sentence)
        for token in found.tokens[start:end]:
            token.sent = sentence
            token.is_sent_start = False
        found.tokens[start].is_sent_start = True
