"""Protects the public face of the package."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dragoman


def test_import_does_not_load_the_heavy_libraries() -> None:
    code = "import sys, dragoman; print(sorted({'spacy', 'sqlalchemy', 'numpy', 'trafilatura'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_public_names_exist() -> None:
    assert all(getattr(dragoman, name) is not None for name in dragoman.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        dragoman.nothing  # noqa: B018
