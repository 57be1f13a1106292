"""What a case is: the day of publication, a text of our own, and all its time expressions.

An expectation is (words, type, TIMEX3 value, EDTF); `=` as EDTF is the value itself.  The words are the exact span.
14 June 2023 was a Wednesday.
"""

from __future__ import annotations

Expected = tuple[str, str, str, str | None]
Case = tuple[str | None, str, list[Expected]]

DAY = "2023-06-14"


def none(*texts: str) -> list[Case]:
    """Texts that look as if they had a time and have none."""
    return [(DAY, text, []) for text in texts]
