"""HTML for notebooks: everything from an article is escaped, nothing is loaded and no script runs.

Colours are see-through and text keeps the notebook's own colour, so that it can be read on light and on dark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

# What no text in HTML can be, and half characters that no encoding of it can hold.
_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")
_LONG = 300  # characters of a cell

TABLE_STYLE = (
    "<style>.dragoman-table{border-collapse:collapse;font-size:.9em}"
    ".dragoman-table th,.dragoman-table td{text-align:left;vertical-align:top;padding:.25em .6em;"
    "border-bottom:1px solid rgba(128,128,128,.35);overflow-wrap:anywhere;unicode-bidi:isolate}"
    ".dragoman-table .n{text-align:right;font-variant-numeric:tabular-nums}"
    ".dragoman-note{opacity:.75;font-size:.85em;margin:.3em 0}</style>"
)


def escaped(text: str) -> str:
    """Text as HTML that reads back as the same characters; what HTML cannot hold becomes U+FFFD."""
    return html.escape(_NO_TEXT.sub("\ufffd", text)).replace("\r", "&#13;")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], note: str) -> str:
    """A table with a note below it; numbers stand to the right, long text is cut."""
    head = "".join(f'<th scope="col">{escaped(heading)}</th>' for heading in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        f'{TABLE_STYLE}<table class="dragoman-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        f'<p class="dragoman-note">{escaped(note)}</p>'
    )


def _cell(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        shown = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        return f'<td class="n">{escaped(shown)}</td>'
    text = "" if value is None else str(value)
    if len(text) > _LONG:
        text = text[:_LONG].rstrip() + " …"
    return f'<td dir="auto">{escaped(text)}</td>'
