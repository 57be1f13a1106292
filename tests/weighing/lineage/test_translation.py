"""A translation keeps names and numbers in their order; another reporter of the same event has some of them only."""

from __future__ import annotations

import pytest

from dragoman.model import Clue, Lineage
from dragoman.weighing.lineage import sketch, trace
from tests.weighing.making import reading

ENGLISH = """The ministers Balogun and Traore opened the bridge of Malanville on Monday between Benin and Niger.
It cost 47 million euros and is 1,320 metres long. Engineers from Bilbao and Gdansk had built it since 2019.
Balogun spoke of Cotonou's harbour. Traore thanked the bank in Abidjan, which lent 28 million.
Some 5,400 lorries wait in Gaya. The union leader Issoufou Kadri fears for 600 porters.
The first bus went to Niamey in the evening, the driver Amadou Seck at its wheel."""
FRENCH = """Les ministres Balogun et Traoré ont inauguré lundi le pont de Malanville entre le Bénin et le Niger.
Il a coûté 47 millions d'euros et mesure 1 320 mètres. Des ingénieurs de Bilbao et Gdansk y travaillaient depuis 2019.
Balogun a évoqué le port de Cotonou. Traoré a remercié la banque d'Abidjan, qui a prêté 28 millions.
Quelque 5.400 camions attendent à Gaya. Le syndicaliste Issoufou Kadri craint pour 600 porteurs.
Le premier car est parti le soir pour Niamey, avec Amadou Seck au volant."""
OTHER = """À Gaya, on attend depuis l'aube. Les porteurs regardent passer les officiels venus de Niamey et de Cotonou.
Le ministre Traoré descend d'une voiture blanche, Balogun le suit. Personne ne leur pose de question.
« Ce pont, nous le payons », dit Fatima Zakari, vendeuse de beignets, mère de 4 enfants.
Les discours durent 90 minutes. Puis la fanfare de Parakou joue, et 3 ballons s'envolent vers le Nigeria."""


def of_two(french: str, published: str = "2024-03-05", clues: tuple[Clue, ...] = ()) -> Lineage:
    english = reading("en", ENGLISH, "2024-03-04", clues=clues)
    other = reading("fr", french, published, language="fr", clues=clues)
    return trace([sketch(english), sketch(other)])[1]


def test_a_translation_is_found_and_says_by_what() -> None:
    row = of_two(FRENCH)
    assert (row.relation, row.parent) == ("translation", "en")
    assert "names and numbers stand in the parent too, in the same order" in row.basis[0]


def test_another_reporter_in_another_language_is_an_original() -> None:
    assert of_two(OTHER).relation == "original"


def test_the_first_half_translated_is_a_translation() -> None:
    assert of_two("\n".join(FRENCH.split("\n")[:3])).relation == "translation"


@pytest.mark.parametrize("published", ["2024-08-01", "2025"])
def test_long_after_a_whole_translation_is_still_one(published: str) -> None:
    assert of_two(FRENCH, published).relation == "translation"


def test_the_same_picture_is_a_reason() -> None:
    picture = Clue(kind="image-uuid", value="16ca1d13-521a-11ee-ac11-8c13076e42b1", note="version 1")
    assert "same picture 16ca1d13-521a-11ee-ac11-8c13076e42b1" in of_two(FRENCH, clues=(picture,)).basis
    assert of_two(OTHER, clues=(picture,)).relation == "original"


def test_the_same_words_are_a_copy_whatever_language_they_were_taken_for() -> None:
    assert of_two(ENGLISH).relation == "copy"
