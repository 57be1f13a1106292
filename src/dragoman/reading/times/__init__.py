"""Time expressions: TIMEX3 and EDTF, by a grammar of our own over the parsed text.

`scan` finds where words of the calendar stand and which rule matches best; the rules themselves are in the modules
named after what they read.  What a rule cannot resolve keeps the unspecified digits of TIMEX3 and has no EDTF.
"""

from dragoman.language import Parsed
from dragoman.language.normal import normalise
from dragoman.model import Published, Time
from dragoman.ontology.edtf import valid
from dragoman.reading.times.anchor import anchor_of
from dragoman.reading.times.context import Context
from dragoman.reading.times.scan import scan


def find_times(parsed: Parsed, published: Published | None) -> tuple[Time, ...]:
    """All time expressions of a text in order, relative ones resolved against the publication date if there is one."""
    context = Context(parsed, normalise(parsed.text), anchor_of(published))
    return tuple(
        Time(
            span=span,
            type=meaning.type,
            value=meaning.value,
            edtf=meaning.edtf if meaning.edtf and valid(meaning.edtf) else None,
        )
        for span, meaning in scan(context)
    )
