"""The network that tells what a word is by its neighbours, as few products of matrices as it can be.

Two thirds of a parse are spent in it: once for tags and relations, once for names.  It looks at a word's form first
and at its neighbours then.  What it makes of the form is the same wherever the word stands, and is kept.  The rest are
four layers, which are computed here with numpy's own products, on one thread and for one text at a time: then the
bytes do not hang on what else is parsed, nor on how many cores there are.

A model that is built otherwise stays as it is.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

# Forms that are kept, each some hundred numbers; beyond this many the shelf is emptied.
_MOST = 100_000
_EMBED = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]


def quicken(tok2vec: Any) -> bool:
    """Let a model's network be computed as this module does it; False where it is another network."""
    try:
        embed, encode = tok2vec.layers
        quick = _quick(embed, encode)
    except (ValueError, KeyError, AttributeError):
        return False
    if quick is None or _threads() is None:
        return False

    def forward(_: Any, docs: Sequence[Any], **_is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        return [quick(doc) for doc in docs], _no_training

    tok2vec._func = forward
    return True


def _no_training(_: Any) -> Any:
    raise RuntimeError("this model is for use, not for training")


def _quick(embed: Any, encode: Any) -> Callable[[Any], Any] | None:
    if [_kind(layer) for layer in embed.layers] != _EMBED or _kind(encode) != "with_array":
        return None
    layers = [_Layer(residual) for residual in _steps(encode.layers[0])]
    return _Encoder(embed, layers, encode.attrs["pad"])


def _kind(layer: Any) -> str:
    return str(layer.name).partition("(")[0]


def _steps(chain: Any) -> list[Any]:
    steps = chain.layers
    if not all(_kind(step) == "residual" for step in steps):
        raise ValueError("not a chain of residual layers")
    return list(steps)


class _Layer:
    """One layer: each word with its two neighbours, the greatest of three products, evened out, added to the word."""

    def __init__(self, residual: Any) -> None:
        import numpy as np

        window, rest = residual.layers[0].layers[0], residual.layers[0].layers[1:]
        flat = _flat(rest)
        if _kind(window) != "expand_window" or window.attrs["window_size"] != 1:
            raise ValueError("another window")
        if [_kind(one) for one in flat if _kind(one) != "dropout"] != ["maxout", "layernorm"]:
            raise ValueError("another layer")
        maxout, norm = flat[0], flat[1]
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        self.width, self.pieces, inputs = weights.shape
        if inputs != 3 * self.width:
            raise ValueError("another width")
        # piece after piece, so that the greatest is found line by line
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T)
        self.bias = np.ascontiguousarray(bias.T.reshape(-1))
        self.scale, self.shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, words: Any) -> Any:
        import numpy as np

        width = self.width
        window = np.zeros((len(words), 3 * width), dtype="float32")
        window[1:, :width] = words[:-1]
        window[:, width : 2 * width] = words
        window[:-1, 2 * width :] = words[1:]
        product = window @ self.weights
        product += self.bias
        best = product[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, product[:, piece * width : (piece + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width)
        best *= (spread + np.float32(1e-8)) ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best + words


def _flat(layers: Sequence[Any]) -> list[Any]:
    """The layers of chains inside chains, in their order."""
    found = []
    for layer in layers:
        found.extend(_flat(layer.layers) if ">>" in layer.name and layer.layers else [layer])
    return found


class _Encoder:
    """The whole network for one text."""

    def __init__(self, embed: Any, layers: Sequence[_Layer], pad: int) -> None:
        self._columns = embed.layers[0].attrs["columns"]
        self._mixing = embed.layers[2:4]
        self._layers = layers
        self._pad = pad
        self._known: dict[bytes, Any] = {}

    def __call__(self, doc: Any) -> Any:
        import numpy as np

        if not len(doc):
            return np.zeros((0, self._layers[0].width), dtype="float32")
        forms = self._forms(doc)
        words = np.zeros((len(doc) + 2 * self._pad, forms.shape[1]), dtype="float32")
        words[self._pad : self._pad + len(doc)] = forms
        with one_thread():
            for layer in self._layers:
                words = layer(words)
        return np.ascontiguousarray(words[self._pad : self._pad + len(doc)])

    def _forms(self, doc: Any) -> Any:
        """What the network makes of each word's form."""
        import numpy as np

        if len(self._known) > _MOST:
            self._known.clear()
        features = np.ascontiguousarray(doc.to_array(self._columns))
        keys = [row.tobytes() for row in features]
        known = self._known
        missing = {key: at for at, key in enumerate(keys) if key not in known}
        if missing:
            told = self._mix(features[list(missing.values())])
            known.update(zip(missing, told, strict=True))
        return np.array([known[key] for key in keys])

    def _mix(self, features: Any) -> Any:
        """The model's own layers on forms not met before; a row's bytes do not hang on the other rows."""
        import numpy as np
        from thinc.api import Ragged

        lengths: Any = np.array([len(features)], dtype="int32")
        found: Any = Ragged(features, lengths)
        for layer in self._mixing:
            found = layer.predict(found)
        return np.array(found.dataXd)


@functools.cache
def _threads() -> tuple[Callable[[int], None], Callable[[], int]] | None:
    """What sets and tells the number of threads of numpy's products; None where it is not known how."""
    import numpy as np

    folder = Path(np.__file__).parent
    for path in sorted([*folder.with_name("numpy.libs").glob("*openblas*"), *folder.glob(".dylibs/*openblas*")]):
        with contextlib.suppress(OSError, AttributeError):
            library = ctypes.CDLL(str(path))
            return (library.scipy_openblas_set_num_threads64_, library.scipy_openblas_get_num_threads64_)
    return None


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Numpy's products on one thread: more of them would add in another order, and take cores from other workers."""
    known = _threads()
    if known is None:
        yield
        return
    set_threads, get_threads = known
    before = get_threads()
    set_threads(1)
    try:
        yield
    finally:
        set_threads(before)
