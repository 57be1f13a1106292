"""Pictures: the addresses in a source, whose servers they lie on and through which proxies they came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.cleaning.clues.tables import hosts
from dragoman.model import Clue

_HOST = r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61})?\.){1,6}[a-z]{2,18}"
_ADDRESS = re.compile(rf"(?:https?:)?//(?P<host>{_HOST})(?::\d{{1,5}})?(?P<path>/[^\s\"'<>]{{0,1500}})?", re.I)
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|bmp|tiff?)(?![a-z0-9])|/imrs\.php|=w\d{2,4}", re.I)
_SRCSET = re.compile(r"\s{1,6}\d{2,5}w(?![\w])")
_PROXIED = re.compile(rf"/(?:https?:?/{{1,2}})?(?P<host>{_HOST})(?P<path>/.*)", re.I)
# The end of a picture's address whose beginning was cut off.
_HEADLESS = re.compile(
    r"(?<![^\s\"'])[\w%.-]{1,80}(?:/[\w%.~+-]{1,200}){1,20}\.(?:jpe?g|png|webp|gif|avif)(?![a-z0-9])", re.I
)


class Picture(msgspec.Struct, frozen=True):
    """The address of a picture: where it stands in the source, its server (None where cut off), its path and proxy."""

    at: int
    host: str | None
    path: str
    proxy: str | None = None

    @property
    def owner(self) -> str | None:
        """Whose picture it is by its server, or by a name in its path."""
        table = hosts()
        by_host = table.owner(self.host) if self.host else None
        return by_host or next((owner for name, owner in table.paths.items() if _has(self.path, name)), None)


def _has(path: str, name: str) -> bool:
    return f"/{name}/" in f"/{path}/"


def find_pictures(source: str) -> list[Picture]:
    """The pictures whose addresses stand in a source."""
    return [*_whole(source), *_headless(source)]


def _whole(source: str) -> Iterator[Picture]:
    for found in _ADDRESS.finditer(source):
        path = found["path"] or ""
        if not _PICTURE.search(path) and not _SRCSET.match(source, found.end()):
            continue
        host = found["host"].lower()
        inner = _PROXIED.match(path) if hosts().lookup(hosts().software, host) else None
        if inner:
            yield Picture(found.start(), inner["host"].lower(), inner["path"], proxy=host)
        else:
            yield Picture(found.start(), host, path)


def _headless(source: str) -> Iterator[Picture]:
    """Paths without a server, where another address in the text has not the same."""
    for found in _HEADLESS.finditer(source):
        if source[max(0, found.start() - 3) : found.start()].endswith("//"):
            continue
        yield Picture(found.start(), None, "/" + found[0])


def picture_clues(pictures: Sequence[Picture]) -> Iterator[tuple[int, Clue]]:
    """Servers, proxies and telling names in paths."""
    for picture in pictures:
        if picture.proxy:
            note = hosts().lookup(hosts().software, picture.proxy) or "a proxy for pictures"
            yield picture.at, Clue(kind="image-proxy", value=picture.proxy, note=note)
        if picture.host:
            yield picture.at, Clue(kind="image-host", value=picture.host, note=_note(picture.host))
        for name, owner in hosts().paths.items():
            if _has(picture.path, name):
                note = f"a name in the paths of pictures from {owner}"
                yield picture.at, Clue(kind="image-path", value=name, note=note)


def _note(host: str) -> str:
    table = hosts()
    owner = table.owner(host)
    if owner:
        return f"{owner}’ image server" if owner.endswith("s") else f"{owner}’s image server"
    other = table.lookup(table.collections, host) or table.lookup(table.software, host)
    return other or "the server that a picture lies on"
