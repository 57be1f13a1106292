"""Libraries that not every user needs: loaded when they are asked for, with a clear word where they are missing."""

from __future__ import annotations

import importlib
from types import ModuleType


def need(library: str, what: str) -> ModuleType:
    """A library of the extra `notebook`, for something that needs it.

    Raises `ImportError` that names what to install.
    """
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise ImportError(f"{what} needs {library}. Install it with: pip install 'dragoman[notebook]'") from error
