"""Time expressions: TIMEX3 and EDTF, by a grammar of our own over the parsed text.

`scan` finds where words of the calendar stand and which rule matches best; the rules themselves are in the modules
named after what they read.  What a rule cannot resolve keeps the unspecified digits of TIMEX3 and has no EDTF.
"""

from dragoman.language import Parsed
from dragoman.language.normal import normalise
from dragoman.model import Published, Time
from dragoman.ontology.edtf import valid
from dragoman.reading.times.anchor import anchor_of
from dragoman.reading.times.calendar_dates import order_in
from dragoman.reading.times.context import Context
from dragoman.reading.times.reckoning import reckon
from dragoman.reading.times.scan import scan


def find_times(parsed: Parsed, published: Published | None, *, day_first: bool | None = None) -> tuple[Time, ...]:
    """All time expressions of a text in order, relative ones resolved against the publication date if there is one.

    `day_first` says how the article's country writes 3/4/2023; what the text's own dates show goes before it.
    """
    text = normalise(parsed.text)
    own_order = order_in(text)
    context = Context(parsed, text, anchor_of(published), day_first if own_order is None else own_order)
    return tuple(
        Time(
            span=span,
            type=meaning.type,
            value=meaning.value,
            edtf=meaning.edtf if meaning.edtf and valid(meaning.edtf) else None,
        )
        for span, meaning in reckon(context, list(scan(context)))
    )
