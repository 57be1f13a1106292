"""Every surface form of the tables says what it stands for and how it names it."""

from dragoman.knowledge.entries import plural, surface_forms


def test_plurals_of_demonyms() -> None:
    assert [plural(word) for word in ("Iraqi", "Chinese", "Swiss", "Frenchmen", "Pole")] == [
        "Iraqis",
        "Chinese",
        "Swiss",
        "Frenchmen",
        "Poles",
    ]


def test_every_form_says_how_it_names_the_state() -> None:
    forms = {
        (surface, entry.form) for surface, entry in surface_forms() if (entry.kind, entry.name) == ("state", "Peru")
    }
    assert {("Peru", "name"), ("Peruvian", "adjective"), ("Peruvians", "demonym"), ("Lima", "capital")} <= forms
