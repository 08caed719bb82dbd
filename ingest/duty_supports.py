"""Who helps: those an act is done with, through or with the support of, in the role of support."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.duties import Duty
from ingest.duty_scenes import Scene
from ingest.wordlists import words
from ontology.terms import EntityType, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Mention

_HELPERS = frozenset(
    {EntityType.BODY, EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.PERSON, None}
)
_BESIDE = frozenset({"with", "alongside", "together"})
_THROUGH = frozenset({"through", "via"})
_OPENING = re.compile(r"(?:Working|Together|Alongside|In \w+ with|Along with|With|Through|Jointly|Supported by)\b")
_LIKE = frozenset({"as", "like", "including", "of", "for", "between", "amongst", "among"})
_HELP = frozenset(
    {
        *("support", "help", "input", "backing", "assistance", "advice", "co-operation", "cooperation", "guidance"),
        *("participation", "expertise", "involvement"),
    }
)
_HANDS = frozenset(
    {
        "team",
        "pupil",
        "student",
        "staff",
        "officer",
        "researcher",
        "engineer",
        "scientist",
        "volunteer",
        "expert",
        "colleague",
        "official",
        "member",
        "partner",
        "specialist",
        "adviser",
    }
)


def supports(scene: Scene, found: list[Duty]) -> Iterator[Duty]:
    """Yield, for each duty of a sentence, one of support for those that it is done with."""
    for duty in found:
        helpers = dict.fromkeys(
            scene.names.name(each)
            for each in scene.mentions
            if scene.type(each) in _HELPERS
            and (_serves(duty, each) or _before(scene, each, duty))
            and _helps(scene, each)
        )
        names = tuple(name for name in helpers if name not in duty.actors)
        if names:
            yield Duty(
                *(duty.start, duty.end, names, Role.SUPPORT, duty.status, duty.action, "duty.support", duty.deadline)
            )


def _serves(duty: Duty, mention: "Mention") -> bool:
    return duty.role is Role.LEAD and duty.start <= mention.start and mention.end <= duty.end


def _before(scene: Scene, mention: "Mention", duty: Duty) -> bool:
    """Whether a name stands in what opens the sentence of a duty ("Working with X, Y will …")."""
    opening = scene.text[: duty.start].rstrip()
    return mention.end <= duty.start and opening.endswith(",") and _OPENING.match(opening) is not None


def _helps(scene: Scene, mention: "Mention") -> bool:
    token = scene.root(mention)
    if token is None or (
        mention.entity is None and any(child.dep_ in {"amod", "compound"} for child in token.children)
    ):
        return False
    token = _first_of_list(token)
    if token.dep_ in {"compound", "nmod", "poss"} and token.head.lemma_ in _HELP:
        return token.head.head.lower_ in _BESIDE
    if token.dep_ in {"compound", "nmod", "poss"} and token.head.lemma_ in _HANDS:
        token = _first_of_list(token.head)
    if _is_consulted(token):
        return True
    preposition = _preposition(token)
    return preposition is not None and _joins(preposition, scene.type(mention))


def _is_consulted(token: "Token") -> bool:
    """Whether a name is whom somebody consults, also as one of a kind ("consult bodies, including …")."""
    if token.dep_ == "pobj" and token.head.lower_ in {"including", "like"}:
        token = _first_of_list(token.head.head)
    return token.dep_ == "dobj" and token.head.lemma_ in {"consult", "involve", "engage"}


def _joins(preposition: "Token", kind: EntityType | None) -> bool:
    if preposition.lower_ == "by":
        return preposition.head.lemma_ in {"support", "assist", "advise", "help"} and preposition.head.tag_ == "VBN"
    if preposition.lower_ in _THROUGH:
        return kind is EntityType.BODY
    return preposition.lower_ in _BESIDE and preposition.head.lemma_ not in words("takes_with.txt")


def _first_of_list(token: "Token") -> "Token":
    while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
        token = token.head
    return token


def _preposition(token: "Token") -> "Token | None":
    """Return the preposition that a noun hangs on, through "organisations such as"."""
    for _ in range(4):
        if token.dep_ != "pobj":
            return None
        preposition = token.head
        origin = preposition.lower_ in {"from", "at"} and preposition.head.lemma_.lower() in _HELP | _HANDS
        if preposition.lower_ not in _LIKE and not origin:
            return preposition
        token = _first_of_list(preposition.head)
    return None
