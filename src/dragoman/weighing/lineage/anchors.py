"""Anchors: the names and numbers of a text, in the forms in which they survive translation.

Between alphabets a name keeps its consonants: Шойгу is Shoigu, Lawrow is Lavrov; that is its *letters*.  Scripts that
write no vowels, or only syllables, keep even less, what a listener tells apart: ラブロフ, 拉夫罗夫, لافروف; that is
its *sound*.  Names of states are known by their codes, numbers by their digits.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.knowledge.month_names import month_named
from dragoman.knowledge.scripts import names_of_states, state_pattern
from dragoman.knowledge.spelling import consonants, folded, latin
from dragoman.knowledge.surface import fold
from dragoman.model import Reading
from dragoman.weighing.lineage.words import NAME, NUMBER, SENTENCE, Word, code_of
from dragoman.weighing.texts import function_words, plain_number

# Scripts without capitals: any word may be a name, and is compared by its sound.
_SOUNDED = frozenset({"ar", "fa", "ur", "ps", "he", "yi", "ckb", "ja", "zh", "ko", "th", "ka", "hi", "bn", "am"})
_VOWEL_LETTERS = frozenset({"ar", "fa", "ur", "ps", "ckb", "he", "yi"})  # whose W and Y are vowels as a rule
_LEAST = 2  # signs of letters that a name must keep
_LEAST_SOUND = 3
_MOST = 5  # endings of cases come after these
_SOUND = str.maketrans("lbpvfdtgkqcszjxmn", "rppppttkkksssssnn")
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
# The characters with which Chinese writes foreign names.
_BORROWING = re.compile(
    "[阿埃艾安奥巴贝比伯布查达德迪丁杜多顿厄恩尔法菲费夫弗福戈格古哈海赫亨华怀霍基吉加杰金喀卡凯坎科克库拉莱兰朗劳勒雷里利林"
    "卢鲁伦罗洛马玛迈曼梅米密敏明莫姆穆娜纳奈内尼诺努欧帕佩皮珀普奇恰钱乔切丘让热瑞若萨塞桑沙舍什施史斯丝苏塔泰坦特滕提廷图托"
    "瓦万韦维温文沃乌西希锡夏香肖谢辛休雅亚延扬耶叶伊因尤约扎泽詹珍朱兹佐登姆]{2,}"
)
# Powers of ten that stand beside a number as a sign, as 万 in 120万.


class Anchor(msgspec.Struct, frozen=True):
    """A name or number of a text by what its letters and its sound keep; 0 where that is too little."""

    place: int
    letters: int
    sound: int


def sounded(language: str) -> bool:
    """Whether names in a language's script can only be compared by their sound."""
    return language in _SOUNDED


def spells_every_word(language: str) -> bool:
    """Whether every word of a language's texts counts as an anchor, because nothing marks the names."""
    return sounded(language) and language not in ("ja", "zh")


def anchors_of(reading: Reading, words: Sequence[Word]) -> list[Anchor]:
    """The anchors of an article, in the order of its text."""
    text, language = reading.article.text, _primary(reading.article.language)
    found = [*_states(reading, text, language), *_numbers(words, language)]
    if language in ("ja", "zh"):
        pattern = _KATAKANA if language == "ja" else _BORROWING
        found += [_sound(match[0], match.start(), language) for match in pattern.finditer(text)]
    elif sounded(language):
        found += [_sound(word.text, word.start, language) for word in words if not word.marks & NUMBER]
    else:
        found += _names(words, language)
    return sorted(
        (one for one in found if one.letters or one.sound), key=lambda one: (one.place, one.letters, one.sound)
    )


def _primary(language: str | None) -> str:
    return (language or "und").split("-")[0]


def _states(reading: Reading, text: str, language: str) -> Iterator[Anchor]:
    seen = set()
    for entity in reading.entities:
        if entity.kind == "state" and entity.country:
            for mention in entity.mentions:
                if mention.form == "name":
                    seen.add(mention.span[0])
                    yield _coded(f"state {entity.country}", mention.span[0])
    pattern = state_pattern(language) if language not in ("en", "und") else None
    if pattern is not None:
        codes = names_of_states(language)
        for match in pattern.finditer(text):
            code = codes.get(match[0].lower())
            if code and match.start() not in seen:
                yield _coded(f"state {code}", match.start())


def _coded(key: str, place: int) -> Anchor:
    return Anchor(place, code_of(key), code_of(key))


def _numbers(words: Sequence[Word], language: str) -> Iterator[Anchor]:
    for word in words:
        if word.marks & NUMBER:
            digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in plain_number(word.text))
            number = re.match(r"\d*", digits)
            if number and len(number[0]) > 1:
                # Powers of ten are words in one language and noughts in another.
                round_ = number[0].strip("0")
                yield Anchor(
                    word.start, code_of(f"number {number[0]}"), code_of(f"digits {round_}") if len(round_) > 1 else 0
                )
        elif not word.text.isascii() or word.text[0].isupper():
            month = _month(word.text, language)
            if month:
                yield _coded(f"month {month}", word.start)


@functools.lru_cache(maxsize=100_000)
def _month(word: str, language: str) -> int | None:
    return month_named(word, language)


def _names(words: Sequence[Word], language: str) -> Iterator[Anchor]:
    common = function_words(language)
    for word in words:
        capital = word.marks & NAME or (
            word.marks & SENTENCE and word.text[0].isupper() and word.text.casefold() not in common
        )
        if capital and len(word.text) > 1:
            letters, sound = _keys(_bare(word.text))
            yield Anchor(word.start, letters, sound)


# Greek writes B, D and G with two letters, and V with the one that others take for B.
_GREEK = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("αυ", "av"), ("ευ", "ev"), ("β", "v"), ("φ", "f"), ("χ", "ch"))


def _bare(word: str) -> str:
    """A name without what hangs on it: Ankara'da, Putin's."""
    return re.split(r"[’']", word)[0] or word


@functools.lru_cache(maxsize=100_000)
def _keys(name: str) -> tuple[int, int]:
    plain = folded(latin(_from_greek(name)))
    vowel = "a" if plain[:1] in "aeiouy" and plain else ""
    kept = consonants(plain)
    letters = (vowel + kept.replace("h", ""))[:_MOST]  # Sh is S where an alphabet has no letter for it
    heard = _heard(plain)
    return (
        code_of(f"letters {letters}") if len(letters) >= _LEAST else 0,
        code_of(f"sound {heard}") if len(heard) >= _LEAST_SOUND else 0,
    )


def _from_greek(name: str) -> str:
    if not "\u0370" <= name[0] <= "\u03ff":
        return name
    name = fold(name).casefold()
    for letters, plain in _GREEK:
        name = name.replace(letters, plain)
    return name


@functools.lru_cache(maxsize=100_000)
def _sound_key(name: str, language: str) -> int:
    plain = latin(name.replace("フ", "ふ").replace("ヴ", "ブ")).replace(" ", "")
    if language == "ja":
        plain = plain.replace("hu", "fu")
    if language in _VOWEL_LETTERS:
        plain = plain.removeprefix("wal").removeprefix("bal").removeprefix("al").removeprefix("ll")
        plain = re.sub(r"[wy]", "", plain)
    heard = _heard(folded(plain))
    return code_of(f"sound {heard}") if len(heard) >= _LEAST_SOUND else 0


def _sound(name: str, place: int, language: str) -> Anchor:
    return Anchor(place, 0, _sound_key(name, language))


def _heard(plain: str) -> str:
    """What any script keeps of a name: the classes of its consonants."""
    heard = re.sub(r"[^a-z]|[aeiouyhw]", "", plain).translate(_SOUND)
    return re.sub(r"(.)\1+", r"\1", heard)[:_MOST]
