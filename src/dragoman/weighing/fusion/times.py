"""When the accounts of one event say that it took place, by a date or by speaking of it as news."""

from __future__ import annotations

from dragoman.ontology.edtf import compatible, interval
from dragoman.weighing.fusion.accounts import Account

_NEWS = 60  # days: what is told without a date took place no longer before the article appeared
_LATELY = 14  # days: so long something stays news


class Times:
    """The dates of a group of accounts, and when those of them appeared that state none."""

    def __init__(self) -> None:
        """No account yet."""
        self._dates: dict[str, None] = {}
        self._undated: str | None = None  # the earliest article that tells of it without a date
        self._first: str | None = None  # the earliest article that tells of it

    def add(self, account: Account) -> None:
        """Those of another account of the same event as well; accounts come in the order of publication."""
        if account.date:
            self._dates.setdefault(account.date)
        elif account.published and self._undated is None:
            self._undated = account.published
        self._first = self._first or account.published

    def allow(self, account: Account) -> bool:
        """Whether an account can be of the same event: dates agree, and what has none is no old story."""
        if not account.date:
            return not any(_days(date, account.published) > _NEWS for date in self._dates)
        return all(compatible(account.date, date) for date in self._dates) and (
            _days(account.date, self._undated) <= _NEWS
        )

    def say(self, account: Account) -> bool:
        """Whether the group has the very date of an account."""
        return account.date in self._dates

    def are_old(self, account: Account) -> bool:
        """Whether the group was news long before an account that has no date."""
        return not account.date and _days(self._first, account.published) > _LATELY


def _days(date: str | None, later: str | None) -> int:
    """How many days lie between the end of a date and a later one; none where either is not known."""
    return (interval(later)[0] - interval(date)[1]).days if date and later else 0
