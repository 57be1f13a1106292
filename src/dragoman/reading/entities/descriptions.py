"""People, bodies and groups by a common noun: "US officials", "the rebels", "Peru's foreign minister"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.language.document import Token
from dragoman.model import EntityKind
from dragoman.reading.entities.candidate import Candidate
from dragoman.reading.entities.roles import Role, roles, sectors_beside
from dragoman.reading.entities.vocabulary import vocabulary
from dragoman.reading.entities.words import Words

_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "case"})
# Positions in which a noun phrase says something of somebody already named, not whom it speaks of.
_PREDICATIVE = frozenset({"attr", "appos", "oprd", "npadvmod", "acomp", "compound", "nmod"})
# Positions in which even a bare singular speaks of somebody: "President rejects plan".
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj"})
_NOBODY = frozenset({"no", "any", "every", "each", "what", "which", "such", "another", "either", "neither", "whatever"})
_FORMER = frozenset({"former", "ex", "ex-", "onetime", "one-time", "erstwhile", "retired", "ousted", "deposed"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_KINDS: dict[tuple[str, bool], EntityKind] = {
    ("people", False): "person",
    ("people", True): "group",
    ("body", False): "organisation",
    ("body", True): "group",
    ("force", False): "group",
    ("force", True): "group",
    ("states", True): "group",
    ("crowd", False): "group",
    ("crowd", True): "group",
}
# Bodies that need no article.
_BARE = frozenset({"police", "media", "parliament", "congress"})
_LINKS = frozenset({"of", "in", "from", "for", "at", "with"})


def descriptions(words: Words, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Noun phrases that describe somebody; `names` are the mentions by name, which give country and sector."""
    named = {index: candidate for candidate in names for index in range(candidate.first, candidate.last + 1)}
    for index, tag in enumerate(words.tags):
        if index in named:
            continue
        if tag in {"NN", "NNS", "NNP", "NNPS"}:
            found = _description(words, words.tokens[index], named)
        else:
            found = _people_by_quality(words, index, named)
        if found is not None:
            yield found


# Participles that stand for the people of whom they are true, and the sector of these: "the displaced".
_QUALITIES = {"displaced": "REF", "exiled": "REF", "wounded": "CVL", "injured": "CVL", "bereaved": "CVL"}


def _people_by_quality(words: Words, index: int, named: dict[int, Candidate]) -> Candidate | None:
    """People by a participle alone after an article or an owner: "the displaced", "Peru's wounded"."""
    sector = _QUALITIES.get(words.lowers[index])
    if sector is None or index == 0 or index + 1 >= len(words):
        return None
    owner = named.get(index - 2) if words.tags[index - 1] == "POS" else None
    if owner is None and words.lowers[index - 1] not in {"the", "internally"}:
        return None
    if words.tags[index + 1] in {"NN", "NNS", "NNP", "NNPS", "JJ", "VBG"}:
        return None  # "the displaced families"
    first = owner.first if owner is not None else index
    return Candidate(
        first=first,
        last=index,
        kind="group",
        name=words.say(first, index),
        rule="role",
        country=owner.country if owner is not None else None,
        sector=sector,
        form="nominal",
        definite=True,
        head=index,
    )


def _speaks_of_somebody(head: Token, kind: EntityKind, *, bare: bool) -> bool:
    """Whether a noun with nothing before it can be a mention: "police", "President rejects plan"; "King" is a name."""
    if not bare or kind not in {"person", "organisation"}:
        return not (bare and _is_proper(head))
    if _is_proper(head):
        return False
    return head.lower_ in _BARE if kind == "organisation" else head.dep_ in _PARTIES


def _is_proper(head: Token) -> bool:
    """Whether a noun is a name; what is written small is none, whatever the tagger says."""
    return head.tag_ in {"NNP", "NNPS"} and not head.text.islower()


def _says_what(head: Token) -> bool:
    """Whether a noun says what somebody is: "served as minister", "he is a lawyer"."""
    if head.lower_ in {"head", "heads"} and not any(child.lower_ == "of" for child in head.rights):
        return True  # a part of the body
    return head.dep_ in _PREDICATIVE or (head.dep_ == "pobj" and head.head.lower_ == "as")


def _description(words: Words, head: Token, named: dict[int, Candidate]) -> Candidate | None:
    role = role_of(words, head.i)
    if role is None or _says_what(head) or head.ent_type_ in {"DATE", "TIME"} or _is_model(words, head.i):
        return None
    plural = head.tag_ in {"NNS", "NNPS"}
    kind = _KINDS.get((role.form, plural))
    if kind is None:
        return None
    left = _left(head, words)
    first = left[0] if left else head.i
    definite = words.lowers[first] in {"the", "this", "these", "those", "that"} or words.tags[first] == "PRP$"
    if any(words.lowers[i] in _NOBODY for i in left) or not _speaks_of_somebody(head, kind, bare=first == head.i):
        return None
    if words.lowers[first] in {"the", "a", "an"} and first < head.i:
        first += 1
    last, beyond = _right(head)
    if last + 1 in named and named[last + 1].kind == "person":
        return None  # the title of whom is named after it
    owners = [i for i in left if i in named and i < head.i]
    country = _country([named[i] for i in owners]) if owners else _country([named[i] for i in beyond if i in named])
    return Candidate(
        first=first,
        last=last,
        kind=kind,
        name=words.say(first, last),
        rule="role",
        country=country,
        sector=sector_of(words, role, left, beyond, named, head),
        form="nominal",
        definite=definite,
        head=head.i,
    )


def _is_model(words: Words, index: int) -> bool:
    """Whether a model's number before a noun makes it a machine: "an Ab-12 fighter"."""
    before = index - 1
    return before >= 0 and words.texts[before][-1].isdigit() and not words.texts[before].isdigit()


def role_of(words: Words, index: int) -> Role | None:
    """The role of a noun, with the words before it where these belong to it: "air force", "asylum seekers"."""
    token = words.tokens[index]
    lemma = token.lemma_.lower()
    if words.tags[index] == "NNPS":  # the lemmatiser leaves proper nouns as they are
        lemma = lemma.removesuffix("s")
    plural = words.tags[index] in {"NNS", "NNPS"}
    entries: tuple[Role, ...] = ()
    for length in (2, 1):
        if index - length >= 0:
            entries = roles().get(" ".join([*words.lowers[index - length : index], lemma]), ())
            if entries:
                break
    entries = entries or roles().get(lemma, ()) or roles().get(words.lowers[index], ())
    for role in entries:
        if role.form == "states" and (not plural or lemma == "government"):
            continue
        if lemma == "state" and words.texts[index][0].isupper():
            continue
        return role
    return None


def _left(head: Token, words: Words) -> list[int]:
    """The tokens of the noun phrase before its head."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _MODIFIERS and child.tag_ not in {"WP$", "WDT"}:
            first = min(first, child.left_edge.i)
    indices = range(max(first, head.sent.start), head.i)
    cut = max(
        (i for i in indices if words.tokens[i].is_space or words.texts[i] in {'"', "(", ")", ";", ":"}), default=-1
    )
    return [i for i in indices if i > cut]


def _right(head: Token) -> tuple[int, list[int]]:
    """Where the noun phrase ends with its "of" phrase, and the tokens of all phrases that say where it belongs."""
    last: int = head.i
    beyond: list[int] = []
    for child in head.rights:
        if child.dep_ != "prep" or child.lower_ not in _LINKS:
            if child.dep_ not in {"prep"}:
                break
            continue
        inner = [noun for noun in child.children if noun.dep_ == "pobj"]
        if not inner:
            continue
        end = _plain_end(inner[0])
        beyond.extend(range(child.i + 1, end + 1))
        if child.lower_ == "of" and child.i == last + 1:
            last = end
    return last, beyond


def _plain_end(noun: Token) -> int:
    """The end of a noun phrase without clauses, appositions and coordination."""
    last = noun.i
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last + 1:
            inner = [token for token in child.children if token.dep_ == "pobj"]
            last = _plain_end(inner[0]) if inner else last
        elif child.dep_ in {"compound", "nummod"} and child.i == last + 1:
            last = child.i
        else:
            break
    return int(last)


def _country(named: Sequence[Candidate]) -> str | None:
    """The one country that the names beside a noun give; none where they give several."""
    found = {candidate.country for candidate in named if candidate.country}
    return found.pop() if len(found) == 1 else None


def sector_of(
    words: Words,
    role: Role,
    left: Sequence[int],
    beyond: Sequence[int],
    named: dict[int, Candidate],
    head: Token | None = None,
) -> str | None:
    """The sector of a role noun with what stands beside it: "police officials" are COP."""
    if head is not None and head.lemma_.lower() == "party" and not _is_political(words, head, left, named):
        return None
    sector = _beside(words, left, beyond, named) if role.weak else _headed(words, role, beyond, named)
    sector = sector or role.sector
    if sector is None and role.leads and any(_is_land(words, named, i) for i in (*left, *beyond)):
        sector = "GOV"
    if role.form == "states":
        return None
    if role.form == "people" and any(words.lowers[i] in _FORMER for i in left) and (sector in _OFFICIAL or role.weak):
        return "ELI"
    return sector


def _is_political(words: Words, party: Token, left: Sequence[int], named: dict[int, Candidate]) -> bool:
    """Whether a party is one that stands for election; there are parties to deals and conflicts as well."""
    if any(child.lower_ in {"to", "in"} for child in party.rights):
        return False  # "all the parties to the deal"
    if any(words.tags[i] == "NN" and i not in named and words.lowers[i] not in vocabulary().partisan for i in left):
        return False  # "a dinner party", "the search party"
    if any(words.lowers[i] in vocabulary().partisan or (i in named and named[i].sector == "PTY") for i in left):
        return True
    if any(token.lemma_.lower() in vocabulary().politics for token in party.sent):
        return True
    return party.tag_ == "NN" and any(candidate.sector == "PTY" for candidate in named.values())


def _headed(words: Words, role: Role, beyond: Sequence[int], named: dict[int, Candidate]) -> str | None:
    """The sector of the body that somebody heads: "president of the Farmers' Union" is no government."""
    bodies = [named[index] for index in beyond if index in named and named[index].kind == "organisation"]
    if role.form != "people" or bodies:
        return bodies[0].sector if role.form == "people" and bodies else None
    described = (entry for i in beyond for entry in roles().get(words.tokens[i].lemma_.lower(), ()))
    return next((entry.sector for entry in described if entry.form == "body" and entry.sector), None)


def _is_land(words: Words, named: dict[int, Candidate], index: int) -> bool:
    """Whether a state is named or meant at a token: "leaders of Peru and Chile", "leaders of five countries"."""
    if index in named:
        return named[index].kind == "state"
    return any(role.form == "states" for role in roles().get(words.tokens[index].lemma_.lower(), ()))


def _beside(words: Words, left: Sequence[int], beyond: Sequence[int], named: dict[int, Candidate]) -> str | None:
    for index in (*reversed(left), *beyond):
        lower = words.lowers[index]
        if index in named and named[index].sector:
            return named[index].sector
        found = sectors_beside().get(lower)
        if found is None and index not in named:
            role = next(iter(roles().get(words.tokens[index].lemma_.lower(), ())), None)
            found = role.sector if role is not None and role.form != "states" else None
        if found is not None:
            return found
    return None
