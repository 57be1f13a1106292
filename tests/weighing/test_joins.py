"""Protects the joins: exactly the pairs that share enough rare features, by numbers that are the same in every run."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dragoman.weighing.joins import columns, hashed, packed, sharing, unpacked

OWNERS = st.lists(st.sets(st.integers(0, 12) | st.integers(2**64 - 3, 2**64 - 1), max_size=8), max_size=9)


@given(OWNERS, st.integers(1, 4), st.integers(1, 6))
def test_sharing_finds_what_comparing_all_with_all_finds(owners: list[set[int]], at_least: int, crowd: int) -> None:
    seen = [feature for owned in owners for feature in owned]
    rare = {feature for feature in seen if seen.count(feature) <= crowd}
    expected = [
        (one, other)
        for one, other in itertools.combinations(range(len(owners)), 2)
        if len(owners[one] & owners[other] & rare) >= at_least
    ]
    assert sharing([packed(owned) for owned in owners], at_least=at_least, crowd=crowd) == expected


def test_what_one_too_many_have_says_nothing() -> None:
    blobs = [packed([7, 8])] * 4
    assert len(sharing(blobs, at_least=2, crowd=4)) == 6
    assert sharing(blobs, at_least=2, crowd=3) == []


def test_nothing_shares_nothing() -> None:
    assert sharing([], at_least=1, crowd=9) == []
    assert sharing([b"", b""], at_least=1, crowd=9) == []


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_packing_keeps_each_hash_once_and_in_order(hashes: list[int]) -> None:
    assert unpacked(packed(hashes)).tolist() == sorted(set(hashes))


def test_columns_name_the_owner_of_each_feature() -> None:
    features, owners = columns([packed([3, 1]), b"", packed([2])])
    assert (features.tolist(), owners.tolist()) == ([1, 3, 2], [0, 0, 2])


def test_hashes_are_the_same_in_every_run_and_keep_words_apart() -> None:
    assert hashed("quay") == 13007566195008537132
    assert len({hashed("ab", "c"), hashed("a", "bc"), hashed("abc"), hashed("c", "ab")}) == 4
    assert hashed("\ud800") != hashed("\ud801")  # half a character, as broken pages have it
