"""Making pages: the templates, and what they may call."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any, get_args
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman import __version__
from dragoman.export.brief.html import anchor, direction, link
from dragoman.export.wording import kind_of, title_of, who_whom
from dragoman.model import Modality, Struct
from dragoman.ontology.plover import TYPES
from dragoman.record.review.slots import SLOTS
from dragoman.web.drawing.filters import FILTERS as DRAWINGS
from dragoman.web.guard.policy import PLACE
from dragoman.web.words import FILTERS, straight

THEMES = ("light", "dark")


class _Query(dict[str, str]):
    """What a request asks by name; what it does not ask is empty."""

    def __missing__(self, name: str) -> str:
        return ""


class Here:
    """Where a page stands: its address, and addresses near it."""

    def __init__(self, request: Request) -> None:
        """Know the request."""
        self.path = "/" + request.url.path.lstrip("/")  # what begins with two is an address elsewhere
        self.query = _Query(request.query_params)
        self.as_of = self.query["as_of"] or None

    def url(self, path: str, /, **asked: object) -> str:
        """The address of another page, of the same time as this one."""
        return url_of(path, {"as_of": self.as_of, **asked})

    def but(self, **changed: object) -> str:
        """The address of this page, asked otherwise; paging begins anew unless it is what changes."""
        kept = {name: value for name, value in self.query.items() if name != "offset"}
        return url_of(self.path, {**kept, **changed})

    def is_below(self, beginnings: Sequence[str]) -> bool:
        """Whether the address of this page begins so."""
        return self.path.startswith(tuple(beginnings))

    @property
    def now(self) -> str:
        """The address of this page as the record is now."""
        return self.but(as_of=None)

    @property
    def json(self) -> str:
        """The address of the same as JSON."""
        return url_of("/api" + (self.path if self.path != "/" else "/today"), self.query)

    @property
    def csv(self) -> str:
        """The address of the same as CSV."""
        return url_of(f"{self.path}.csv", self.query)

    @property
    def full(self) -> str:
        """The address of this page."""
        return url_of(self.path, self.query)


def url_of(path: str, asked: Mapping[str, object]) -> str:
    """An address with what is asked there; what is None, empty or False is left out."""
    given = {name: value for name, value in asked.items() if value not in (None, "", False)}
    query = urlencode({name: "1" if value is True else value for name, value in given.items()})
    return f"{path}?{query}" if query else path


@functools.cache
def environment() -> Environment:
    """The templates' environment: everything is escaped, and nothing that is missing is passed over."""
    made = Environment(
        loader=PackageLoader("dragoman.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=straight,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.loopcontrols"],
    )
    made.filters.update(link=link, direction=direction, anchor=anchor, kind=kind_of, who=who_whom, title_of=title_of)
    made.filters.update({**FILTERS, **DRAWINGS})
    made.globals.update(review_slots=review_slots())
    made.globals.update(version=__version__, types=tuple(TYPES), modalities=get_args(Modality))
    return made


def review_slots() -> tuple[str, ...]:
    """The cells of the review queue, and what several of them begin with."""
    asked = [slot for slot in SLOTS if not slot.startswith("conflict.")]
    return tuple(sorted({*asked, *(slot.partition(".")[0] for slot in asked)}))


def render(request: Request, template: str, view: Struct | None, **more: Any) -> str:
    """A page of a view."""
    desk = request.app.state.desk
    theme = request.cookies.get("theme")
    return (
        environment()
        .get_template(template)
        .render(
            view=view,
            here=Here(request),
            settings=desk.settings,
            record_name=desk.settings.record.name,
            nonce=PLACE,
            theme=theme if theme in THEMES else None,
            bundle=request.app.state.bundle,
            **more,
        )
    )
