"""The tables of clues, loaded once from `data/clues*.toml`."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Literal

import msgspec


class Hosts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who owns the servers that pictures lie on."""

    owners: dict[str, str]
    institutions: dict[str, str]
    collections: dict[str, str]
    software: dict[str, str]
    paths: dict[str, str]

    def owner(self, host: str) -> str | None:
        """The publisher or institution whose server a host is."""
        return self.lookup(self.owners, host) or self.lookup(self.institutions, host)

    def lookup(self, table: dict[str, str], host: str) -> str | None:
        """The owner of a host, by its own name or by that of a domain above it."""
        parts = host.split(".")
        return next((table[name] for i in range(len(parts) - 1) if (name := ".".join(parts[i:])) in table), None)


class Agency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A news or picture agency and how credits write it."""

    name: str
    written: tuple[str, ...]
    exact: tuple[str, ...] = ()


class Sign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named rule that makes a clue of something in the source or the text."""

    name: str
    kind: str
    note: str
    where: Literal["source", "text"]
    pattern: tuple[str, ...]
    match: tuple[str, ...]
    unlike: tuple[str, ...]
    value: str | None = None
    case: bool = False
    needs: int = 1


class Script(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script by the first word of its characters' Unicode names; its language where it is written in only one."""

    unicode: str
    name: str
    language: str | None = None


class _Clues(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rule: tuple[Sign, ...]
    script: tuple[Script, ...]


class _Agencies(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    agency: tuple[Agency, ...]


def _read(name: str) -> object:
    return tomllib.loads(resources.files("dragoman.data").joinpath(name).read_text("utf-8"))


@functools.cache
def hosts() -> Hosts:
    """The table of hosts."""
    return msgspec.convert(_read("clues-hosts.toml"), Hosts)


@functools.cache
def agencies() -> tuple[Agency, ...]:
    """The agencies."""
    return msgspec.convert(_read("clues-agencies.toml"), _Agencies).agency


@functools.cache
def signs() -> tuple[tuple[Sign, tuple[re.Pattern[str], ...]], ...]:
    """The named rules, compiled."""
    rules = msgspec.convert(_read("clues.toml"), _Clues).rule
    return tuple(
        (rule, tuple(re.compile(pattern, 0 if rule.case else re.IGNORECASE) for pattern in rule.pattern))
        for rule in rules
    )


@functools.cache
def scripts() -> dict[str, Script]:
    """The scripts by their Unicode name."""
    return {script.unicode: script for script in msgspec.convert(_read("clues.toml"), _Clues).script}
