"""The one fetcher: everything that the program ever takes from the network, or sends there, goes through here."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

import httpx

from dragoman.model import Struct
from dragoman.sources.archives.http import Answer, TooLargeError, page
from dragoman.sources.fetching.addresses import Doors, Resolver, port_of, url_of
from dragoman.sources.fetching.errors import FetchError
from dragoman.sources.fetching.exchanges import Exchange, exchange
from dragoman.sources.fetching.keeping import Archive
from dragoman.sources.fetching.manners import Clock, Manners, asked_wait, backed_off
from dragoman.sources.fetching.robots import AGENT, Robots
from dragoman.sources.limits import MAX_BYTES, too_large

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What a server says that cannot answer now.
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOST_REDIRECTS = 8
_NOT_MODIFIED = 304
# Headers of transfer, and what could carry a secret, are nobody's to give.
_OURS = frozenset("host connection content-length transfer-encoding authorization proxy-authorization cookie".split())


class Settings(Struct, frozen=True, kw_only=True):
    """How the fetcher behaves; times in seconds, sizes in bytes."""

    allow_hosts: tuple[str, ...] = ()  # HOST or HOST:PORT that may be of a private network
    contact: str | None = None  # an address of mail or web, told to servers; else what DRAGOMAN_CONTACT says
    seconds: float = 60.0  # for one exchange, from looking up the name to the last byte
    most: int = MAX_BYTES  # of what one answer may hold, packed or unpacked
    pause: float = 1.0  # between two requests to one host
    tries: int = 3  # of what may work the next time
    first_wait: float = 2.0  # after a first failure; twice as long after each other
    longest_wait: float = 60.0  # that a server's Retry-After is waited for within one run


class Fetched(Struct, frozen=True, kw_only=True):
    """What a server answered in the end, after its redirects."""

    asked: str  # the address that was asked for
    url: str  # the one that answered
    date: str  # UTC, ISO 8601
    status: int
    answer: Answer  # as it was sent
    body: bytes  # unpacked
    hops: tuple[Exchange, ...]  # every request of the way; the last is that of the answer

    def header(self, name: str) -> str | None:
        """A header of the answer."""
        return self.answer.headers.get(name.lower()) or None


class Fetcher:
    """Fetches by http and https, politely, and only from the public internet.

    Nothing of the user goes along: no proxy, cookie, password or netrc.  With an archive, every exchange is kept.  Use
    it in a `with` block, which closes the archive.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        archive: Archive | None = None,
        clock: Clock | None = None,
        resolver: Resolver | None = None,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        """`clock`, `resolver` and `trusted` (certificates) stand in for the machine's own in tests.

        Raises `ValueError` where a host to allow is none.
        """
        self.settings = settings or Settings()
        self.clock = clock or Clock()
        self.archive = archive
        self.agent = user_agent(self.settings.contact)
        self._doors = Doors(self.settings.allow_hosts, resolver)
        self._trusted = trusted
        self._manners = Manners(self.clock, self.settings.pause)
        self._robots = Robots(self.clock, self._plain)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive."""
        if self.archive:
            self.archive.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None, robots: bool = True) -> Fetched:
        """What is at an address.  `etag` and `modified` are what its server gave with an earlier answer: where nothing
        changed since, the status is 304.

        Tries again what may work the next time.  Raises `FetchError` for everything that is no answer with status 200
        or 304.
        """
        wanted = url_of(url)
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value and _is_plain(value)}
        for failures in range(1, self.settings.tries + 1):
            try:
                return self._checked(self._followed(wanted, headers, robots=robots, asked=url))
            except FetchError as error:
                if not error.passing or error.kind == "robots" or failures >= self.settings.tries:
                    raise
                wait = backed_off(
                    failures, self.clock.chance(), first=self.settings.first_wait, longest=self.settings.longest_wait
                )
                if error.wait is not None and error.wait > self.settings.longest_wait:
                    raise
                self.clock.sleep(max(wait, error.wait or 0.0))
        raise AssertionError("unreachable")

    def post(self, url: str, body: bytes, headers: Mapping[str, str] | None = None) -> int:
        """Send a body to an address of https, once, and follow no redirect; gives the status, whatever it is.

        An address of plain http is taken only where its host was opened by name.  Raises `FetchError` where nothing was
        answered.  What is sent here is kept in no archive: it may be signed with a secret.
        """
        wanted = url_of(url)
        if wanted.scheme != "https" and not self._doors.is_opened(wanted.host, port_of(wanted)):
            raise FetchError("refused", "messages are sent by https only: give an address that begins with https://")
        given = {name: value for name, value in (headers or {}).items() if name.lower() not in _OURS}
        with self._manners.turn(_host(wanted)):
            _, found = self._exchange("POST", wanted, {**given, "User-Agent": self.agent}, body=body)
        return found.status

    def _checked(self, found: Fetched) -> Fetched:
        if found.status in {200, _NOT_MODIFIED}:
            return found
        wait = asked_wait(found.header("retry-after"), self.clock.now()) if found.status in _BUSY else None
        if wait:
            self._manners.leave_alone(_host(httpx.URL(found.url)), wait)
        raise FetchError("status", _told(found.status), passing=found.status in _BUSY, status=found.status, wait=wait)

    def _followed(self, url: httpx.URL, headers: Mapping[str, str], *, robots: bool, asked: str) -> Fetched:
        """The answer at the end of the redirects, each of which is checked as the first address is."""
        hops: list[Exchange] = []
        for _ in range(_MOST_REDIRECTS + 1):
            self._doors.check(url)
            pause = self._robots.check(url) if robots else None
            with self._manners.turn(_host(url), pause):
                made, found = self._exchange("GET", url, {**self._headers(), **headers})
            if self.archive:
                self.archive.keep(made)
            hops.append(made)
            target = found.headers.get("location") if found.status in _REDIRECTS else None
            if not target:
                return self._unpacked(asked, url, found, hops)
            following = url_of(target, url)
            if url.scheme == "https" and following.scheme == "http":
                raise FetchError(
                    "refused", f"it leads from https to {following}, where anybody on the way can change the page: "
                    "give that address itself to fetch it all the same",
                )  # fmt: skip
            url = following
        raise FetchError("protocol", f"it leads on and on, over more than {_MOST_REDIRECTS} redirects")

    def _unpacked(self, asked: str, url: httpx.URL, found: Answer, hops: Sequence[Exchange]) -> Fetched:
        try:
            body = page(found)
            if len(body) > self.settings.most:
                raise TooLargeError
        except TooLargeError:
            raise FetchError("too-large", too_large("the page")) from None
        except ValueError as problem:
            raise FetchError("protocol", f"the answer cannot be unpacked: {problem}") from None
        return Fetched(
            asked=asked,
            url=str(url),
            date=hops[-1].date,
            status=found.status,
            answer=found,
            body=body,
            hops=tuple(hops),
        )

    def _exchange(
        self, method: str, url: httpx.URL, headers: Mapping[str, str], *, body: bytes = b""
    ) -> tuple[Exchange, Answer]:
        return exchange(
            method,
            url,
            headers,
            doors=self._doors,
            now=self.clock.now,
            seconds=self.settings.seconds,
            most=self.settings.most + (1 << 16),
            body=body,
            trusted=self._trusted,
        )

    def _plain(self, url: httpx.URL) -> tuple[int, bytes]:
        """Status and body of a robots.txt, which is asked for without asking anybody."""
        found = self._followed(url, {}, robots=False, asked=str(url))
        return found.status, found.body

    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": self.agent,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }


def user_agent(contact: str | None) -> str:
    """Who we tell servers that we are, with whom to turn to."""
    try:
        number = version("dragoman")
    except PackageNotFoundError:
        number = "0"
    whom = contact or os.environ.get("DRAGOMAN_CONTACT") or ""
    plain = "".join(c for c in whom if " " < c <= "~" and c not in "()\\")[:200]
    return f"{AGENT}/{number}" + (f" (+{plain})" if plain else "")


def _host(url: httpx.URL) -> str:
    return url.netloc.decode("ascii").casefold()


def _is_plain(value: str) -> bool:
    return len(value) < 1000 and value.isascii() and value.isprintable()


def _told(status: int) -> str:
    if status in {404, 410}:
        return f"the page is not there (status {status}): the link is dead. A web archive may have it"
    if status in {401, 402, 403, 451}:
        return f"the server does not give the page to us (status {status}): save it from a browser and add the file"
    if status in _BUSY:
        return f"the server cannot answer now (status {status}): try again later"
    return f"the server answered with status {status}, which is no page: check the address"
