"""Time expressions: TIMEX3 and EDTF."""

from dragoman.language import Parsed
from dragoman.model import Published, Time


def find_times(parsed: Parsed, published: Published | None) -> tuple[Time, ...]:
    """All time expressions of a text in order, relative ones resolved against the publication date where there is one."""
    return ()
