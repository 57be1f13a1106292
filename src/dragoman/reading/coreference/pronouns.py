"""Pronouns: he, she, they, it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.document import Token
from dragoman.language.parser import span_of
from dragoman.model import Entity, Mention
from dragoman.reading.coreference.discourse import Discourse, Spoken
from dragoman.reading.coreference.reports import not_for_others, reporter

_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
# Verbs whose "it" stands for nothing: "it seems that".
_EMPTY = frozenset({"seem", "appear", "rain", "snow", "happen", "turn", "take", "follow"})
# How far ahead of the next best the best antecedent must be.
_MARGIN = 1.25


def pronouns(discourse: Discourse) -> None:
    """Add to the discourse the pronouns whose antecedent is clear, one after the other."""
    for token in discourse.parsed.doc:
        if token.pos_ != "PRON" and token.tag_ not in {"PRP", "PRP$"}:
            continue
        entity = _antecedent(discourse, token)
        if entity is not None:
            discourse.add(entity, Mention(span=span_of(token), form="pronoun"), aside=_is_joined(token))


def _antecedent(discourse: Discourse, token: Token) -> str | None:
    lower = token.lower_
    if lower.endswith("self") and token.dep_ not in {"dobj", "pobj", "dative"}:
        return None
    if lower in _GENDERS:
        return _person(discourse, token, _GENDERS[lower])
    if lower in _PLURAL:
        return _plural(discourse, token)
    return _thing(discourse, token) if lower in _THING else None


def _person(discourse: Discourse, token: Token, gender: str) -> str | None:
    ahead = _ahead(discourse, token, gender)
    if ahead is not None:
        return ahead
    rows = [
        row
        for row in discourse.before(token.idx, 3)
        if discourse.entities[row.entity].kind == "person"
        and discourse.genders.get(row.entity) in {None, gender}
        and not _bound(row, token)
    ]
    told = _told_of(discourse, token)
    rows = [row for row in rows if row.entity not in told]
    rows = _of_the_reporter(discourse, not_for_others(rows, token), token)
    rows = _of_known_gender(discourse, rows, token)
    found = (
        _joined(rows, token)
        or reporter(discourse, rows, token)
        or _clear(discourse, _not_the_speaker(discourse, rows, token), token)
    )
    if found is not None and discourse.genders.get(found) is None:
        discourse.genders[found] = "male" if gender == "male" else "female"
    return found


def _of_the_reporter(discourse: Discourse, rows: list[Spoken], token: Token) -> list[Spoken]:
    """Outside of quotations those who are named outside of them, where there are any: the reporter speaks of these."""
    if _quoted(discourse, token):
        return rows
    outside = [row for row in rows if not _quoted(discourse, row.head)]
    recent = any(_near(discourse, row, token) for row in outside)
    return outside if recent else rows


def _of_known_gender(discourse: Discourse, rows: list[Spoken], token: Token) -> list[Spoken]:
    """The possible antecedents without those of unknown gender that are less likely: where another's is known to fit.

    Who is named without a known gender stays, unless he was named in no more than passing; who is only described, or
    only named in the words of a quotation before the pronoun, goes.
    """
    known = [row for row in rows if discourse.genders.get(row.entity) is not None and _near(discourse, row, token)]
    if not known or _quoted(discourse, token):
        return rows
    return [
        row
        for row in rows
        if discourse.genders.get(row.entity) is not None
        or (row.mention.form == "name" and row.head.dep_ != "appos" and not _quoted(discourse, row.head))
    ]


def _near(discourse: Discourse, row: Spoken, token: Token) -> bool:
    return discourse.sentence(token.idx) - row.sentence <= 1


def _is_joined(token: Token) -> bool:
    """Whether a pronoun owns what "and" joins to a name."""
    return (
        token.tag_ == "PRP$"
        and token.head.dep_ == "conj"
        and any(child.dep_ == "cc" and child.lower_ == "and" for child in token.head.head.children)
    )


def _joined(rows: Sequence[Spoken], token: Token) -> str | None:
    """Who is named together with his own: "Arvo Lind and his wife"."""
    if not _is_joined(token):
        return None
    found = {row.entity for row in rows if row.head.i == token.head.head.i and row.mention.form == "name"}
    return found.pop() if len(found) == 1 else None


def _plural(discourse: Discourse, token: Token) -> str | None:
    """One group, or a state or body spoken of as its people, and nothing else that "they" could be."""
    rows = [row for row in discourse.before(token.idx, 1) if not _bound(row, token)]
    groups = [row for row in rows if discourse.entities[row.entity].kind == "group" and _is_people(discourse, row)]
    if len({row.entity for row in groups}) > 1:
        subjects = [row for row in groups if row.weight >= 75]
        groups = subjects or groups
    return _clear(discourse, groups, token) if not _coordinated(rows) else None


def _is_people(discourse: Discourse, row: Spoken) -> bool:
    entity = discourse.entities[row.entity]
    return row.mention.form != "name" or not entity.name.isupper()


def _coordinated(rows: Sequence[Spoken]) -> bool:
    """Whether two people are named together as subject: "Lind and Holm": then "they" are the two."""
    return any(row.head.dep_ == "conj" and row.weight >= 75 and row.head.tag_ == "NNP" for row in rows)


def _thing(discourse: Discourse, token: Token) -> str | None:
    """A state or body that is the subject of a clause above, or of the sentence before."""
    if token.lower_ == "it" and _expletive(token):
        return None
    rows = [row for row in discourse.before(token.idx, 1) if _is_body(discourse.entities[row.entity], row)]
    here = discourse.sentence(token.idx)
    near = [row for row in rows if row.sentence == here and not _bound(row, token)]
    subjects = [row for row in near if row.weight >= 75]
    if token.lower_ == "its":
        subjects = subjects or [row for row in near if row.head.dep_ == "pobj"]
        return _only(subjects)
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if subjects:
        return _only(subjects)
    if _first_subject(token):
        return _only([row for row in rows if row.sentence == here - 1 and row.weight >= 75])
    return None


def _is_body(entity: Entity, row: Spoken) -> bool:
    if entity.kind == "state":
        return bool(row.head.pos_ == "PROPN")  # not the adjective in "Russian troops"
    return entity.kind == "organisation" or (entity.kind == "group" and row.mention.form == "name")


def _only(rows: Sequence[Spoken]) -> str | None:
    entities = {row.entity for row in rows}
    return entities.pop() if len(entities) == 1 else None


def _first_subject(token: Token) -> bool:
    """Whether a pronoun is the subject of its sentence's main verb."""
    return bool(token.head.dep_ == "ROOT")


def _expletive(token: Token) -> bool:
    """Whether "it" stands for nobody: "it is clear that", "it seems"."""
    verb = token.head
    if verb.lemma_.lower() in _EMPTY:
        return True
    if verb.lemma_.lower() == "be" and any(child.dep_ in {"acomp", "attr"} for child in verb.children):
        return True
    return any(child.dep_ in {"ccomp", "csubj"} for child in verb.children) and verb.tag_ == "VBN"


def _bound(row: Spoken, token: Token) -> bool:
    """Whether grammar forbids the antecedent: the object of a verb is not its subject ("Lind met him")."""
    if token.tag_ != "PRP$" and not token.lower_.endswith("self"):
        clause, other = _clause(token), _clause(row.head)
        return (
            clause is not None
            and other is not None
            and clause.i == other.i
            and token.dep_ not in {"nsubj", "nsubjpass"}
        )
    return False


def _ahead(discourse: Discourse, token: Token, gender: str) -> str | None:
    """The subject that a fronted clause looks forward to: "as he prepared to leave, Mr. Lind replied"."""
    clause = token.head
    if token.dep_ != "nsubj" or clause.dep_ != "advcl" or clause.head.i < clause.i:
        return None
    if any(word.i < clause.left_edge.i and not word.is_space for word in clause.sent) or _quoted(discourse, token):
        return None
    for row in discourse.after(token.idx):
        fits = discourse.entities[row.entity].kind == "person" and row.mention.form == "name"
        if fits and row.head.dep_ == "nsubj" and row.head.head.i == clause.head.i:
            return row.entity if discourse.genders.get(row.entity) in {None, gender} else None
    return None


def _told_of(discourse: Discourse, token: Token) -> set[str]:
    """Whom a pronoun's own clause names after it: in "he urged Lind to go", "he said Lind was ill" he is not Lind."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.i < token.i:
        return set()
    return {
        row.entity
        for row in discourse.after(token.idx)
        if row.mention.form == "name"
        and row.head.i > token.head.i
        and token.head.is_ancestor(row.head)
        and not _quoted(discourse, row.head)
    }


def _clause(token: Token) -> Token | None:
    """The verb that a token directly belongs to, prepositions and coordination aside."""
    while (
        token.dep_ in {"conj", "compound", "pobj", "prep", "appos", "poss", "agent", "dative"}
        and token.head.i != token.i
    ):
        token = token.head
    return (
        token.head
        if token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
        else (token if token.pos_ == "VERB" else None)
    )


def _not_the_speaker(discourse: Discourse, rows: list[Spoken], token: Token) -> list[Spoken]:
    """Inside a quotation "he" is not the one who speaks before it."""
    if not _quoted(discourse, token):
        return rows
    speakers = {
        row.entity for row in rows if row.head.dep_ == "nsubj" and row.head.head.lemma_ in {"say", "tell", "add"}
    }
    return [row for row in rows if row.entity not in speakers]


def _quoted(discourse: Discourse, token: Token) -> bool:
    """Whether quotation marks are open at a token, in its paragraph."""
    text = discourse.parsed.text
    start = text.rfind("\n", 0, token.idx) + 1
    passage = text[start : token.idx]
    return passage.count("“") > passage.count("”") or passage.count('"') % 2 == 1


def _clear(discourse: Discourse, rows: Sequence[Spoken], token: Token) -> str | None:
    """The entity that is nearest at hand, if it is so by a margin."""
    ranked = sorted(discourse.salience(rows, token.idx).items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]):
        return None
    return ranked[0][0]
