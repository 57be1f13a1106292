"""Are two names the same person's?  Names in any usual form: order, initials, titles, spellings, scripts, slips.

The names are cut into words, the words are paired off, and what stays unpaired decides.  Words left over on one side
only are middle names, patronymics or titles; words left over on both sides contradict each other: Rami Makhlouf is not
Hafez Makhlouf, however alike the two strings are.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

import msgspec

from dragoman.knowledge.pairing import Pair, Word, pair_off
from dragoman.knowledge.spelling import folded, latin, letters
from dragoman.knowledge.titles import HONORIFICS

SAME = 0.5  # from this score on two names are taken for one person's

_PARTICLES = frozenset(
    {"al", "el", "ul", "ad", "as", "ar", "an", "az", "ash", "at", "bin", "ben", "ibn", "bint", "von", "van"}
    | {"der", "den", "de", "da", "do", "dos", "das", "di", "du", "del", "della", "la", "le", "y", "e", "of"}
    | {"the", "af", "av", "zu", "ap", "ter", "ten"}
)
_INNER_TITLES = frozenset(
    {"haji", "hajji", "hajj", "sheikh", "shaikh", "sheik", "mullah", "maulvi", "mawlawi", "sayyid"}
)
# The commonest family names of peoples who put them first, in the spellings of news.
FAMILY_FIRST = frozenset(
    {"wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu", "guo"}
    | {"lin", "luo", "gao", "zheng", "liang", "xie", "tang", "deng", "han", "feng", "cao", "peng", "zeng", "xiao"}
    | {"tian", "dong", "yuan", "pan", "yu", "jiang", "cai", "du", "ye", "cheng", "su", "wei", "lu", "ding", "ren"}
    | {"shen", "yao", "qin", "xi", "mao", "hua", "geng", "cui", "wen", "fu", "bai", "zhong", "qian", "kong", "he"}
    | {"tsai", "lai", "hsiao", "chiang", "kim", "lee", "park", "choi", "choe", "jung", "kang", "cho", "yoon", "yun"}
    | {"jang", "lim", "moon", "roh", "ban", "ri", "pak", "hwang", "nguyen", "tran", "pham", "hoang", "vuong"}
)
_SONS = frozenset({"bin", "ben", "ibn", "bn", "bint"})
_SUFFIXES = {"jr": "2", "junior": "2", "sr": "1", "senior": "1", "ii": "2", "iii": "3", "iv": "4"}
_PATRONYMIC = re.compile(r".{3,}(?:ovich|evich|ovych|evych|avich|yevich|ovna|evna|ivna|yevna|oglu|ogly|qizi|kyzy)$")
_ARTICLES = frozenset({"al", "el"})
# Who reigns is called by a name of his own.
_ROYAL = re.compile(r"\s*(?:crown )?(?:king|queen|prince|princess|emir|sultan|shah|emperor|empress)\s", re.IGNORECASE)
_ONE_WORD_SCRIPTS = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_SPLIT = re.compile(r"[^\w']+|_")
_ABJAD = re.compile(r"[\u0590-\u06ff]")
# "Servant of": left out, for names are given with and without it and in one word or three.  Abdullah stays whole.
_SERVANT = re.compile(r"\babd(?!.{0,3}llah?\b)[\s\-]*(?:[aeou][lrsnzdt][\s\-]*)?(?=\w{4})")


@functools.lru_cache(maxsize=8192)
def similarity(one: str, other: str) -> float:
    """How likely two names are one person's: 0 not at all, 1 the same name; from `SAME` on rather yes."""
    if _plain(one) == _plain(other):
        return 1.0 if _plain(one) else 0.0
    if _ONE_WORD_SCRIPTS.search(one) and _ONE_WORD_SCRIPTS.search(other):
        return 0.2  # a character is a syllable: another character is another name
    left, right = _parse(one), _parse(other)
    if not left.words or not right.words:
        return 0.0
    if left.suffix and right.suffix and left.suffix != right.suffix:  # father and son
        return 0.3
    if _joined(left) == _joined(right) or _turned_round(one, other):
        return 0.95
    if (_ROYAL.match(one) and _is_father(left, right)) or (_ROYAL.match(other) and _is_father(right, left)):
        return 0.3
    return round(_weigh(left, right), 4)


def same_person(one: str, other: str) -> bool:
    """Whether two names are taken for one person's."""
    return similarity(one, other) >= SAME


def _is_father(short: _Name, long: _Name) -> bool:
    """Whether a single name is that of the other's father: "King Hussein", "Abdullah bin al-Hussein"."""
    word, rest = short.words[0], [other for other in long.words if other.text == short.words[0].text]
    return len(short.words) == 1 and not word.son_of and bool(rest) and all(other.son_of for other in rest)


class _Name(msgspec.Struct, frozen=True):
    """A name cut into words."""

    words: list[Word]
    suffix: str | None  # what tells father from son


def _plain(name: str) -> str:
    return " ".join(_SPLIT.split(unicodedata.normalize("NFKC", name).casefold())).strip()


def _parse(name: str) -> _Name:
    family, comma, given = name.partition(",")
    if comma and given.strip():
        name = f"{given} {family}"
    text = _SERVANT.sub(" ", latin(name.replace("'s ", " ")).replace("`", "'"))
    raw = [letters(part.strip("'").replace("'", "")) for part in _SPLIT.split(text)]
    raw = [part for part in raw if part]
    suffix = next((_SUFFIXES[part] for part in raw[1:] if part in _SUFFIXES), None)
    content = [part for part in raw if part not in _SUFFIXES]
    kept = _without_titles(content)
    abjad = bool(_ABJAD.search(name))
    words = [
        Word(
            text=part,
            son_of=_follows_son(kept, at),
            patronymic=0 < at < len(kept) - 1 and bool(_PATRONYMIC.match(part)),
            abjad=abjad,
        )
        for at, part in enumerate(kept)
        if part not in _PARTICLES or len(kept) == 1
    ]
    return _Name(words, suffix)


def _follows_son(parts: Sequence[str], at: int) -> bool:
    """Whether a part is the name of the father: "bin Talal", "bin al-Hussein"."""
    before = at - 2 if at > 1 and parts[at - 1] in _ARTICLES else at - 1
    return before >= 0 and parts[before] in _SONS


def _without_titles(parts: list[str]) -> list[str]:
    """The parts without words of address, which stand before a name; some faiths put theirs within it.

    Never at the end: Hun Sen is no senator, John Major no major.
    """
    lead = 0
    while lead < len(parts) - 1 and parts[lead] in HONORIFICS:
        lead += 1
    return [part for at, part in enumerate(parts) if at >= lead and (at == len(parts) - 1 or part not in _INNER_TITLES)]


def _joined(name: _Name) -> str:
    """All letters in a row, for words that were joined or split: AlisherUsmanov, Patr ushev."""
    return folded("".join(word.text for word in name.words))


def _turned_round(one: str, other: str) -> bool:
    """Whether letters stand in reverse order, as damage from right-to-left conversion leaves them."""
    left = [part for part in _SPLIT.split(latin(one)) if part]
    right = [part for part in _SPLIT.split(latin(other)) if part]
    if len(left) != len(right) or sorted(left) == sorted(right):
        return False
    turned = {word[::-1] for word in left if len(word) > 4}
    rest = [word for word in right if word not in left]
    return bool(rest) and all(word in turned for word in rest)


def _weigh(left: _Name, right: _Name) -> float:
    """The score of two names that are not plainly equal."""
    pairs, lonely_left, lonely_right = pair_off(left.words, right.words)
    if not pairs:
        return 0.0
    quality = min(pair.score for pair in pairs) * 0.6 + sum(pair.score for pair in pairs) / len(pairs) * 0.4
    if lonely_left and lonely_right:  # each has a name that the other has not
        return quality * 0.45 * len(pairs) / (len(pairs) + max(len(lonely_left), len(lonely_right)))
    if any(pair.crossed for pair in pairs):  # A son of B is not B son of A
        return quality * 0.4
    over = sum(not word.patronymic for word in lonely_left + lonely_right)
    if len(pairs) == 1 and over:  # one name only: Putin may be Vladimir Putin, or another
        family = _family_at(left.words if lonely_left else right.words)
        return quality * (0.55 if pairs[0].places[0 if lonely_left else 1] == family and over < 3 else 0.45)
    if over > len(pairs):
        return quality * 0.45
    order = 1.0 if _in_order(pairs) else 0.92
    return quality * order * (1 - 0.08 * over)


def _family_at(words: list[Word]) -> int:
    """Where the family name stands: at the end; at the beginning of Chinese, Korean and Vietnamese names."""
    return 0 if words[0].text in FAMILY_FIRST and words[-1].text not in FAMILY_FIRST else len(words) - 1


def _in_order(pairs: list[Pair]) -> bool:
    """Whether both names have their words in the same order."""
    seconds = [pair.places[1] for pair in sorted(pairs, key=lambda pair: pair.places)]
    return seconds == sorted(seconds)
