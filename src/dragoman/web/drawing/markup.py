"""SVG written so that nothing from an article can become markup."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# What no document can hold, and the marks that turn the direction of what follows them.
_ODD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]|[\x7f-\x9f]")
_CAMEL = {"view_box": "viewBox", "pattern_units": "patternUnits", "pattern_transform": "patternTransform"}
_NAME = re.compile(r"[a-z][A-Za-z0-9:-]*")


def plain(text: str, most: int | None = None) -> str:
    r"""Text in a line without control characters, cut to `most` characters with an ellipsis.

    >>> plain("a\u202ebc\x00 d", 4)
    'abc…'
    """
    line = " ".join(_ODD.sub("", text).split())
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def tag(name: str, *children: str | Markup, **attributes: object) -> Markup:
    """An element; `class_` is written class, `view_box` viewBox, other underscores hyphens.  None is left out.

    Children and values are escaped unless they are Markup made here.
    """
    written = [
        f' {_attribute(key)}="{escape(_value(value))}"' for key, value in attributes.items() if value is not None
    ]
    inner = Markup("").join(child if isinstance(child, Markup) else escape(plain(child)) for child in children)
    return Markup(f"<{name}{''.join(written)}>{inner}</{name}>")


def picture(width: float, height: float, title: str, description: str, *children: Markup, kind: str) -> Markup:
    """A drawing with its name and its description for those who do not see it."""
    return tag(
        "svg",
        tag("title", title),
        tag("desc", description),
        *children,
        class_=f"drawing {kind}",
        role="group" if any("<a " in child for child in children) else "img",
        view_box=f"0 0 {number(width)} {number(height)}",
        width=number(width),
        height=number(height),
        aria_label=plain(title),
    )


def link(url: str, label: str, *children: Markup, worded: bool = False, **attributes: object) -> Markup:
    """What is drawn as a link to a page of ours, with a name; an address elsewhere is refused.

    `worded`: words are drawn in it, so that its name is its title and not a label beside them.
    """
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError(f"no page of ours: {url!r}")
    return tag("a", tag("title", label), *children, href=url, aria_label=None if worded else plain(label), **attributes)


def number(value: float) -> str:
    """A figure of a drawing: a tenth of a pixel is fine enough.

    >>> number(12.0), number(0.26), number(-0.01)
    ('12', '0.3', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _attribute(key: str) -> str:
    name = _CAMEL.get(key) or key.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of an attribute: {name!r}")
    return name


def _value(value: object) -> str:
    if isinstance(value, float):
        return number(value)
    return plain(str(value))
