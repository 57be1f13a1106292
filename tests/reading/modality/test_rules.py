"""Every rule of modality marks its own example and leaves its look-alike alone."""

import pytest

from dragoman.language import parse
from dragoman.model import Modality
from dragoman.reading.modality import modality_of
from dragoman.reading.modality.rules import ModalityRule, load_rules

RULES = load_rules()


def told(text: str) -> set[Modality]:
    return {modality_of(token) for token in parse(text).doc if token.pos_ in {"VERB", "NOUN"}}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule(rule: ModalityRule) -> None:
    assert rule.modality in told(rule.match)
    assert rule.modality not in told(rule.unlike)


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Arvia is meeting Belmar.", "meeting", "ongoing"),
        ("If the text names borders, Arvia will reject it.", "reject", "conditional"),
        ("Should the truce fail, Arvia would attack Belmar, an officer said.", "attack", "conditional"),
        ("Arvia will reject the text, the envoy said.", "reject", "planned"),
        ("The envoy asked if Arvia will reject the text in May.", "reject", "speculated"),
        ("Arvia did not meet Belmar.", "meet", "denied"),
        ("The queen denied that she had met the rebels.", "met", "denied"),
        ("The queen's visit to Corva was cancelled.", "visit", "denied"),
        ("Corva is expected to sign the treaty on Friday.", "sign", "planned"),
        ("Corva sent troops to attack the port.", "attack", "planned"),
        ("Reporters said that Corva signed the treaty.", "signed", "happened"),
        ("Arvia did not fail to criticise Belmar.", "criticise", "happened"),
        ("Arvia would not hesitate to shell the port.", "shell", "conditional"),
        ("Arvia did not rule out shelling the port.", "shelling", "speculated"),
        ("Arvia did not promise to shell the port.", "shell", "denied"),
        ("Arvia did not confirm that its jets had shelled the port.", "shelled", "speculated"),
        ("The envoy did not say whether he would be received by the queen.", "received", "speculated"),
        ("The envoy declined to say if he would meet the queen.", "meet", "speculated"),
        ("The envoy did not say why Arvia shelled the port.", "shelled", "happened"),
        ("Arvia's denial that it had shelled Belmar convinced nobody.", "shelled", "denied"),
        ("Corva accused Belmar of fraud; Belmar denied it.", "accused", "happened"),
        ("Corva to free nine sailors, the queen says", "free", "planned"),
        ("Arvia delayed its withdrawal from Belmar.", "withdrawal", "denied"),
        ("The queen had planned a visit to Corva, but cancelled it.", "visit", "denied"),
        ("The queen planned a visit to Corva but called it off.", "visit", "denied"),
        ("The queen planned a visit to Corva but did not announce it.", "visit", "planned"),
        ("The queen said that Corva would free the sailors.", "free", "planned"),
        ("The queen said that Corva would free the sailors if Arvia paid.", "free", "conditional"),
        ("The envoy claimed that Corva had attacked the port.", "attacked", "speculated"),
        ("Corva signed the treaty and will open the port.", "signed", "happened"),
        ("The envoys of Corva are to meet in May.", "meet", "planned"),
        ("The talks between Arvia and Corva were not disclosed.", "talks", "happened"),
        ("The content of the talks has not been made public.", "talks", "happened"),
        ("The talks between Arvia and Corva were not held.", "talks", "denied"),
    ],
)
def test_clause(text: str, trigger: str, modality: Modality) -> None:
    token = next(token for token in parse(text).doc if token.text == trigger)
    assert modality_of(token) == modality


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The queen is to be received in Corva.", "received", "planned"),
        ("The queen is said to have received the envoy.", "received", "speculated"),
        ("Should the price fall, Corva would sell coal to Arvia.", "sell", "conditional"),
        ("Corva would sell coal to Arvia provided that the price was right.", "sell", "conditional"),
        ("The talks between Arvia and Corva went on for a third day.", "talks", "ongoing"),
        ("The murder of the envoy by two gunmen was never solved.", "murder", "happened"),
    ],
)
def test_further_clauses(text: str, trigger: str, modality: Modality) -> None:
    token = next(token for token in parse(text).doc if token.text == trigger)
    assert modality_of(token) == modality


def test_what_stands_after_but_is_not_denied_with_what_stands_before() -> None:
    doc = parse("Corva did not arrest the singer but escorted him home.").doc
    assert modality_of(next(token for token in doc if token.text == "escorted")) == "happened"
