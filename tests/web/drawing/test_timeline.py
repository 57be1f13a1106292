"""Protects the timeline: what is not done never looks done, marks do not hide each other, words stay words."""

from __future__ import annotations

import msgspec

from dragoman.web.drawing.making import MOST, timeline_of
from dragoman.web.drawing.shapes import Timeline
from dragoman.web.drawing.timeline import timeline_svg
from tests.web.drawing.making import HARM, found, item, parsed
from tests.weighing.making import fused


def drawn(*items: object, undated: int = 0) -> str:
    return timeline_svg(Timeline(items=tuple(items), undated=undated, left_out=0))  # type: ignore[arg-type]


def test_every_modality_has_its_own_look() -> None:
    tree = parsed(
        drawn(
            item(1, "2023-05-01"),
            item(2, "2023-05-02", look="planned"),
            item(3, "2023-05-03", look="unsure"),
            item(4, "2023-05-04", look="denied"),
        )
    )
    looks = [one.get("class", "").split()[1] for one in found(tree, "circle", "dot")]
    assert looks == ["done", "planned", "unsure", "denied"]
    assert len(found(tree, "line", "cross")) == 2


def test_marks_lead_to_their_events_and_say_what_they_are() -> None:
    (mark,) = found(parsed(drawn(item(7, "2023-05-01", conflict=True))), "a")
    assert mark.get("href") == f"/event/{7:016x}"
    assert mark.get("aria-label") == "2023-05-01: ACCUSE (2 articles, 1 origin); reports contradict each other"
    assert found(mark, "circle", "contradicted")


def test_marks_of_one_day_stand_at_different_places() -> None:
    tree = parsed(drawn(*(item(n, "2023-05-01") for n in range(7)), item(9, "2023-06-01")))
    spots = {(one.get("cx"), one.get("cy")) for one in found(tree, "circle", "dot")}
    assert len(spots) == 8


def test_a_date_that_is_no_single_day_reaches_as_far_as_it_may() -> None:
    month = msgspec.structs.replace(item(1, "2023-05-01"), date="2023-05", last="2023-05-31")
    tree = parsed(drawn(month, item(2, "2023-06-30")))
    (line,) = found(tree, "line", "stretch")
    assert float(line.get("x1", 0)) < float(line.get("x2", 0)) < float(found(tree, "circle")[-1].get("cx", 0))


def test_words_of_articles_are_no_markup() -> None:
    parsed(drawn(item(1, "2023-05-01", title=HARM)))


def test_nothing_dated_is_no_drawing() -> None:
    assert timeline_svg(Timeline(items=(), undated=3, left_out=0)) == ""


def test_description_counts_what_is_not_drawn() -> None:
    assert "3 more have no day" in drawn(item(1, "2023-05-01"), undated=3)


def test_events_become_marks_where_they_have_a_day() -> None:
    told = [
        fused("b", date="2023-05", type="SANCTION", modality="planned"),
        fused("a", date="2023-05-02", type="CONSULT", modality="speculated"),
        fused("c", date=None),
        fused("d", date="2023-05-01/..", type=None, modality="denied"),
    ]
    made = timeline_of(told, lambda event: f"/event/{event.id}", {"a"})
    assert [(one.id, one.first, one.look, one.lane, one.conflict) for one in made.items] == [
        ("b", "2023-05-01", "planned", "material conflict", False),
        ("a", "2023-05-02", "unsure", "verbal cooperation", True),
    ]
    assert made.undated == 2


def test_no_more_marks_than_can_be_told_apart() -> None:
    many = [fused(f"{n:04}", date=f"{1600 + n}-01-01") for n in range(MOST + 5)]
    made = timeline_of(many, lambda event: f"/event/{event.id}")
    assert (len(made.items), made.left_out) == (MOST, 5)
    assert made.items[-1].first == many[-1].date
