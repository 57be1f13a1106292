"""The PLOVER tables and the CAMEO crosswalk hold together."""

import pytest

from dragoman.model import Modality
from dragoman.ontology import cameo, plover


def test_sixteen_types_four_quads() -> None:
    assert len(plover.TYPES) == 16
    assert {kind.quad for kind in plover.TYPES.values()} == {1, 2, 3, 4}


def test_mode_score_replaces_the_types() -> None:
    assert plover.score("CONSULT") == 2.5
    assert plover.score("CONSULT", "visit") == 4.0


@pytest.mark.parametrize(
    ("kind", "modality", "exported"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("CONSULT", "happened", "CONSULT"),
        ("RETREAT", "planned", "CONCEDE"),
        ("ASSAULT", "conditional", "THREATEN"),
        ("ACCUSE", "planned", "ACCUSE"),
        ("CONSULT", "speculated", "CONSULT"),
    ],
)
def test_what_is_to_come_goes_out_as_what_is_said(kind: str, modality: Modality, exported: str) -> None:
    assert plover.exported_type(kind, modality) == exported


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("042", "CONSULT"),
        ("0354", "CONCEDE"),  # a promise to yield: the manual goes before the crosswalk
        ("055", "CONCEDE"),
        ("0871", "RETREAT"),
        ("116", "SANCTION"),
        ("1712", "ASSAULT"),
        ("191", "COERCE"),
        ("020", "REQUEST"),
        ("012", None),
        ("", None),
        ("99", None),
    ],
)
def test_longest_prefix_decides(code: str, kind: str | None) -> None:
    assert cameo.plover_type(code) == kind


def test_every_root_has_a_goldstein_score() -> None:
    assert [cameo.goldstein(f"{root:02d}") is not None for root in range(1, 21)] == [True] * 20
