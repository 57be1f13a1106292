"""Role nouns: what a common noun says of who is meant, and of their PLOVER sector."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Literal

import msgspec

RoleForm = Literal["people", "body", "force", "crowd", "states"]


class Role(msgspec.Struct, frozen=True):
    """One noun's entry."""

    form: RoleForm
    sector: str | None
    weak: bool  # the words beside it go before its own sector
    leads: bool = False  # of a state it is its government


class _Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: RoleForm
    nouns: tuple[str, ...]
    sector: str | None = None
    weak: bool = False
    leads: bool = False


class _Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sector: str
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    roles: tuple[_Roles, ...]
    beside: tuple[_Beside, ...]


@functools.cache
def _file() -> _File:
    data = resources.files("dragoman.data").joinpath("roles.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File)


@functools.cache
def roles() -> dict[str, tuple[Role, ...]]:
    """Every role noun (lower case, singular, also of several words) with its entries, the first one first."""
    found: dict[str, tuple[Role, ...]] = {}
    for row in _file().roles:
        for noun in row.nouns:
            found[noun] = (*found.get(noun, ()), Role(row.form, row.sector, row.weak, row.leads))
    return found


@functools.cache
def sectors_beside() -> dict[str, str]:
    """The sector that a word beside a role noun brings."""
    return {word: row.sector for row in _file().beside for word in row.words}
