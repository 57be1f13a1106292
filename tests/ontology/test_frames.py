"""Frame files are checked as they are loaded: what is wrong is said by the frame's name."""

import pytest

from dragoman.ontology.frames import FrameError, load_frames, parse_frames

GOOD = """
[[frame]]
name = "meet.v"
type = "CONSULT"
cameo = "040"
lemmas = ["meet"]
actor = ["subject"]
match = [{ text = "They met." }]
unlike = ["They ate."]
"""


def test_the_projects_own_frames_are_sound() -> None:
    assert len({frame.name for frame in load_frames()}) == len(load_frames()) > 100


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"CONSULT"', '"PARLEY"', "no PLOVER type"),
        ('"040"', '"010"', "no CAMEO code"),
        ('cameo = "040"', 'cameo = "040"\nmode = "troops"', "no mode of CONSULT"),
        ('["meet"]', '["Meet"]', "lower case"),
        ('["They ate."]', "[]", "needs an example"),
        ("actor =", "actors =", "unknown field"),
    ],
)
def test_a_bad_frame_is_refused(old: str, new: str, complaint: str) -> None:
    with pytest.raises(FrameError, match=complaint):
        parse_frames({"a.toml": GOOD.replace(old, new)})


def test_names_are_unique_over_all_files() -> None:
    with pytest.raises(FrameError, match="taken"):
        parse_frames({"a.toml": GOOD, "b.toml": GOOD})


def test_the_name_of_a_class_stands_for_its_words() -> None:
    listed = GOOD.replace("actor =", 'object = ["@relics", "land"]\nactor =')
    (frame,) = parse_frames({"a.toml": listed})
    assert {"skull", "statue", "land"} <= set(frame.object)
    assert "@relics" not in frame.object
