"""What a question is answered with: a list of structures that can become a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

import msgspec

if TYPE_CHECKING:
    import pyarrow

_T = TypeVar("_T", bound=msgspec.Struct)
_SHOWN = 20  # rows that a notebook shows


class Rows(list[_T]):
    """Rows of one kind: a list in every way, and a table of typed columns, also where it is empty."""

    kind: type[_T]

    def __init__(self, rows: Iterable[_T], kind: type[_T]) -> None:
        """Keep the rows; `kind` says what columns there are."""
        super().__init__(rows)
        self.kind = kind

    @overload
    def __getitem__(self, at: SupportsIndex) -> _T: ...

    @overload
    def __getitem__(self, at: slice) -> Rows[_T]: ...

    def __getitem__(self, at: SupportsIndex | slice) -> _T | Rows[_T]:
        """A row, or some of them, which are a table again."""
        if isinstance(at, slice):
            return Rows(super().__getitem__(at), self.kind)
        return super().__getitem__(at)

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table: nested columns stay nested; beside an EDTF date, the days that it can mean."""
        from dragoman.notebook.tables import arrow_table

        return arrow_table(self, self.kind)

    def to_polars(self) -> Any:
        """A `polars.DataFrame` with the same columns; needs the extra `dragoman[notebook]`."""
        from dragoman.notebook.tables import to_polars

        return to_polars(self.to_arrow())

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame` with the same columns; needs the extra `dragoman[notebook]`."""
        from dragoman.notebook.tables import to_pandas

        return to_pandas(self.to_arrow())

    def _repr_html_(self) -> str:
        """The first rows as a table, in a notebook."""
        from dragoman.notebook.columns import shown
        from dragoman.notebook.html import table

        headings, cells = shown(self.kind, list.__getitem__(self, slice(_SHOWN)))
        number = f"{len(self)} row{'' if len(self) == 1 else 's'}"
        return table(headings, cells, number if len(self) <= _SHOWN else f"the first {_SHOWN} of {number}")
