"""Citations in the forms of reference managers.

An item of them is an article; where the record as a whole is cited, it is a data set.  What is not known is left out.
Standards: CSL-JSON 1.0.2, RIS (2001 and 2011), BibTeX 0.99d with the fields of biblatex.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dragoman.export.citing.structs import Citation, Words
from dragoman.export.linked.csl import csl_date
from dragoman.export.linked.lines import json_line
from dragoman.export.linked.texts import web_address
from dragoman.model import content_id
from dragoman.ontology.edtf import day_of

_Entry = tuple[Citation, Words | None]
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{odd: "\\" + odd for odd in "&%$#_"},
    '"': r"\textquotedbl{}",
}


def _text(citations: Sequence[Citation]) -> str:
    return "\n\n".join(_one_text(one) for one in citations) + "\n"


def _one_text(one: Citation) -> str:
    lines = [f"{_line(one.kind)} {one.id}"] if one.kind else []
    for words in one.words:
        if words.text is not None:
            lines.append(f"“{_line(words.text)}”")
        told = [words.outlet, words.title, words.published, words.uri, _place(words), _read(words), words.digest]
        lines.append("  " + " · ".join(_line(part) for part in told if part))
    return "\n".join([*lines, f"{'In: ' if one.kind else ''}{_line(one.record)}. {_note(one)}"])


def _note(one: Citation) -> str:
    told = [
        f"Dragoman {one.version}" if one.version else None,
        f"run {one.run} of {one.at}" if one.run is not None else None,
        f"as of {one.as_of}" if one.as_of else None,
        f"{one.articles} article{'' if one.articles == 1 else 's'}",
        f"manifest {one.digest}" if one.digest else None,
        f"decisions {one.decisions}" if one.decisions else None,
    ]
    return _line("; ".join(part for part in told if part))


def _place(words: Words) -> str | None:
    if words.span is None:
        return None
    return f"characters {words.span[0]}–{words.span[1]}{' of the source' if words.debris else ''}"


def _read(words: Words) -> str | None:
    return f"read {words.read}" if words.read else None


def _line(text: str) -> str:
    """Text on one line, without what steers terminals or ends lines."""
    return _ODD.sub(" ", text).strip()


def _entries(citations: Sequence[Citation]) -> list[_Entry]:
    return [(one, words) for one in citations for words in (one.words or (None,))]


def _key(one: Citation, words: Words | None) -> str:
    return (
        f"dragoman-{content_id(one.digest, one.run, one.kind, one.id, words and (words.uri, words.digest, words.span))}"
    )


def _title(one: Citation, words: Words | None) -> str:
    if words is None:
        return f"{one.kind} {one.id}, {one.record}" if one.kind else one.record
    return words.title or words.uri


def _notes(one: Citation, words: Words | None) -> str:
    told = (
        [words.uri, _place(words), _read(words), words.digest, f"{one.kind} {one.id} of {one.record}"] if words else []
    )
    return _line("; ".join([*(part for part in told if part), _note(one)]))


def _day(one: Citation, words: Words | None) -> str | None:
    """When it was published (EDTF); of the record, the day of its latest run."""
    return words.published if words else (one.at or "")[:10] or None


def _csl(citations: Sequence[Citation]) -> str:
    items = [json_line(_csl_item(one, words)) for one, words in _entries(citations)]
    return "[\n" + ",\n".join(items) + "\n]\n"


def _csl_item(one: Citation, words: Words | None) -> dict[str, object]:
    day, url = _day(one, words), web_address(words.uri) if words else None
    told = {
        "id": _key(one, words),
        "type": "dataset" if words is None else "article-newspaper" if words.outlet else "article",
        "title": _line(_title(one, words)),
        "container-title": _line(words.outlet) if words and words.outlet else None,
        "version": one.version if words is None else None,
        "issued": csl_date(day) if day else None,
        "URL": url,
        "abstract": _line(words.text) if words and words.text else None,
        "note": _notes(one, words),
    }
    return {name: value for name, value in told.items() if value is not None}


def _ris(citations: Sequence[Citation]) -> str:
    return "\r\n".join(_ris_entry(one, words) for one, words in _entries(citations))


def _ris_entry(one: Citation, words: Words | None) -> str:
    found = _DAY.fullmatch(
        day_of(_day(one, words) or "")
    )  # a date that is less sure or an interval stands in the notes
    notes = _notes(one, words)
    if words and words.published and not found:
        notes = f"published {_line(words.published)}; {notes}"
    told = [
        ("TY", "DATA" if words is None else "NEWS" if words.outlet else "GEN"),
        ("ID", _key(one, words)),
        ("TI", _title(one, words)),
        ("T2", words.outlet if words else None),
        ("PY", found[1] if found else None),
        ("DA", "/".join(part or "" for part in found.groups()) + "/" if found else None),
        ("UR", web_address(words.uri) if words else None),
        ("AB", words.text if words else None),
        ("N1", notes),
    ]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in told if value) + "ER  - \r\n"


def _bibtex(citations: Sequence[Citation]) -> str:
    return "\n".join(_bibtex_entry(one, words) for one, words in _entries(citations))


def _bibtex_entry(one: Citation, words: Words | None) -> str:
    day = _day(one, words)
    year = _DAY.fullmatch(day_of(day or ""))
    told = [
        ("title", _title(one, words)),
        ("journal", words.outlet if words else None),
        ("year", year[1] if year else None),
        ("date", day),
        ("url", web_address(words.uri) if words else None),
        ("abstract", words.text if words else None),
        ("note", _notes(one, words)),
    ]
    fields = "".join(f"  {name} = {{{_tex(value)}}},\n" for name, value in told if value)
    return f"@{'misc' if not (words and words.outlet) else 'article'}{{{_key(one, words)},\n{fields}}}\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _line(text))


FORMS: dict[str, Callable[[Sequence[Citation]], str]] = {"text": _text, "bibtex": _bibtex, "csl": _csl, "ris": _ris}
