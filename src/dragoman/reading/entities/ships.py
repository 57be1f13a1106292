"""Ships by the letters before their names: "USS Arvik" is a force of the United States, a merchant vessel nobody."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.words import Words

# Whose navy uses the letters; none where several do.
_NAVIES: dict[str, str | None] = {
    "USS": "USA",
    "USNS": "USA",
    "USCGC": "USA",
    "HMS": None,  # the British and the Swedish navy
    "HMAS": "AUS",
    "HMCS": "CAN",
    "HMNZS": "NZL",
    "INS": None,  # the Indian and the Israeli navy
    "PNS": "PAK",
    "ROKS": "KOR",
    "TCG": "TUR",
    "BRP": "PHL",
    "FS": "FRA",
    "ITS": "ITA",
    "ESPS": "ESP",
    "FGS": "DEU",
    "JS": "JPN",
    "KRI": "IDN",
    "HNLMS": "NLD",
}
_MERCHANTS = frozenset({"MV", "M/V", "MT", "SS"})


def ships(words: Words) -> Iterator[Candidate]:
    """Warships, named with the letters of their navy."""
    for index, text in enumerate(words.texts):
        if text in _NAVIES and words.is_name(index + 1):
            last = words.name_ends(index + 1, limit=2)
            yield Candidate(
                first=index,
                last=last,
                kind="group",
                name=words.say(index, last),
                rule="title",
                country=_NAVIES[text],
                sector="MIL",
            )


def is_ship(words: Words, first: int) -> bool:
    """Whether a name is a ship's: the letters of one stand at its beginning or before it."""
    return any(at >= 0 and (words.texts[at] in _NAVIES or words.texts[at] in _MERCHANTS) for at in (first, first - 1))
