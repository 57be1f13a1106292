"""A sketch is small, says the same every time, and holds all that lineage needs."""

from __future__ import annotations

import msgspec

from dragoman.model import Removed
from dragoman.weighing.lineage import Sketch, sketch
from dragoman.weighing.lineage.sketch import codes
from tests.weighing.making import reading

TEXT = "Ministers met in Lima on Monday. “We agree,” said Ruiz, “on 4,250 wagons.”"


def test_a_sketch_survives_being_written_and_read() -> None:
    one = sketch(reading("a", TEXT, "2024-03-02"))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(one), type=Sketch) == one


def test_a_sketch_is_about_six_bytes_a_word() -> None:
    one = sketch(reading("a", TEXT * 200))
    words = len(codes(one.words))
    assert words == 200 * 13
    assert len(one.words) + len(one.marks) == 5 * words
    assert len(msgspec.msgpack.encode(one)) < 9 * words


def test_pictures_are_known_by_telling_file_names_only() -> None:
    address = "https://img.example/a/{}"
    sources = [address.format(name) for name in ("IMG-20240302-fleet.jpg?w=640", "logo.png", "photo.jpg")]
    one = msgspec.structs.replace(
        reading("a", TEXT),
        removed=tuple(Removed(text=source, rule="image-tag", source_span=(0, 1)) for source in sources),
    )
    assert sketch(one).pictures == ("img-20240302-fleet.jpg",)


def test_the_outlet_is_the_declared_one_or_the_host() -> None:
    assert sketch(reading("https://www.harbour-courier.com/a/1", TEXT)).outlet == "harbourcourier"
    assert sketch(reading("folder/a.txt", TEXT)).outlet == ""
