"""Who acts: from a subject or an agent to the names of the actors, also behind "it", "the unit" and possessors."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.duty_beside import TIMES, before_verb, behind_by, opens_clause
from ingest.duty_scenes import THINGS, Scene
from ingest.mentions import Mention
from ontology.terms import GOVERNMENT, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"it", "they", "he", "she"})
_HUMAN = frozenset({"he", "she"})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.POST})
_STATES = frozenset({"uk", "the uk", "united kingdom", "the united kingdom", "britain"})
_GOVERNMENTS = frozenset({"government", "departments", "department", "ministers", "minister", "ministry"})
_OWN_PEOPLE = frozenset({"officials", "officers", "cabinet", "council", "executive", "trustees", "governors"})
_HANDS = frozenset(
    {
        "researcher",
        "scientist",
        "engineer",
        "official",
        "officer",
        "staff",
        "expert",
        "volunteer",
        "student",
        "team",
        "ranger",
        "inspector",
        "teacher",
        "nurse",
        "contractor",
        "colleague",
        "crew",
        "adviser",
        "auditor",
    }
)
_DEFINITE = frozenset({"the", "this"})
_RUNNING = frozenset({"run", "manage", "administer", "deliver", "operate", "lead"})
_ASKING = frozenset({"ask", "commission", "instruct", "require", "task", "urge", "invite"})
_CARRIERS = frozenset(
    {"programme", "initiative", "scheme", "campaign", "team", "network", "project", "unit", "arm", "group", "panel"}
)


def actors(scene: Scene, subject: "Token") -> tuple[str, ...]:
    """Return the names of those that a subject names, each once, in the order of the text."""
    return _unique(name for token in _joined(subject) for name in _named(scene, token))


def subjects(scene: Scene, subject: "Token | None", verb: "Token") -> tuple[str, ...]:
    """Return the actors of a verb's subject; those whose names stand before the verb where the subject is none."""
    found = actors(scene, subject) if subject is not None else ()
    if found:
        return found
    if subject is None or subject.i >= verb.i or subject.pos_ not in {"NOUN", "PRON"} or subject.lower_ in TIMES:
        return before_verb(scene, verb)
    return opens_clause(scene, verb)


def main_subject(scene: Scene) -> tuple[str, ...]:
    """Return the actors that a sentence's main clause is about, for a pronoun in the next one."""
    subjects = [token for token in scene.doc if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"]
    asked = [each for token in subjects if token.lower_ in {"i", "we"} for each in _charged(token.head)]
    return next((who for who in (actors(scene, token) for token in [*asked, *subjects]) if who), ())


def _charged(verb: "Token") -> list["Token"]:
    """Return whom the speaker asks or commissions: "it" in the next sentence means them."""
    if verb.lemma_ not in _ASKING:
        return []
    near = [verb, *(child for child in verb.children if child.dep_ in {"xcomp", "ccomp"})]
    return [child for each in near for child in each.children if child.dep_ in {"dobj", "nsubj"} and child.i > verb.i]


def agents(scene: Scene, verb: "Token") -> tuple[str, ...]:
    """Return the names behind the "by" of a passive verb."""
    behind = [child for child in verb.children if child.dep_ == "agent" or child.lower_ == "by"]
    behind = behind or [each for each in verb.subtree if each.lower_ == "by" and _misplaced(each, verb)]
    nouns = (noun for by in behind for noun in by.children if noun.dep_ == "pobj")
    found = _unique(name for noun in nouns for name in actors(scene, noun))
    near = next((who for who in (behind_by(scene, by) for by in behind) if who), ())
    return near if set(found) < set(near) else found


def _misplaced(by: "Token", verb: "Token") -> bool:
    """Whether a "by" behind a passive was hung on its last noun ("put on a footing by the Department")."""
    return (
        by.i > verb.i
        and by.head.pos_ in {"NOUN", "PROPN"}
        and not any(each.pos_ in {"VERB", "AUX"} for each in by.doc[verb.i + 1 : by.i])
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _joined(token: "Token") -> Iterator["Token"]:
    stack = [token]
    while stack:
        token = stack.pop()
        yield token
        joined = [child for child in token.children if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}]
        stack.extend(reversed(joined))


def _named(scene: Scene, token: "Token") -> tuple[str, ...]:
    mention = scene.mention(token)
    if mention is not None:
        return holder(scene, mention) or _of_mention(scene, mention)
    if token.lower_ in PRONOUNS:
        return _meant(scene, token)
    if token.lower_ == "i":
        who = (scene.speaker,) if scene.speaker else scene.memory.person(scene.sentence.index)
        return who or (scene.names.voice(scene.sentence.index),)
    if token.lower_ in _OWN_PEOPLE and not _told_apart(token):
        return (scene.names.voice(scene.sentence.index),)
    if token.lemma_.lower() in _HANDS and any(child.lower_ == "our" for child in token.children):
        return (scene.names.voice(scene.sentence.index),)
    if token.lower_ in _GOVERNMENTS and not (token.lower_ == "departments" and _told_apart(token)):
        return scene.memory.pointed(token.lower_, scene.sentence.index) or (GOVERNMENT,)
    return _appositive(scene, token) or _possessor(scene, token) or _pointed(scene, token)


def _told_apart(noun: "Token") -> bool:
    """Whether a noun is one of several ("an advisory council"), not the speaker's own."""
    apart = (child for child in noun.children if child.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "det"})
    return any(
        child.dep_ != "det" or child.lower_ in {"a", "an", "another", "each"}
        for child in apart
        if child.lower_ != "our"
    )


def _meant(scene: Scene, pronoun: "Token") -> tuple[str, ...]:
    """Return what a pronoun means: the subject that governs its clause, one before it, or that of the last sentence."""
    if pronoun.lower_ in _HUMAN:
        return _person_before(scene, pronoun)
    verb = pronoun.head
    if verb.dep_ in {"ccomp", "advcl"} and verb.head.i < pronoun.i:
        governing = [child for child in verb.head.children if child.dep_ in {"nsubj", "nsubjpass"} and child != pronoun]
        if governing and governing[0].pos_ != "PRON":
            return actors(scene, governing[0])
    return _before(scene, pronoun) or _opening(scene, verb, pronoun) or scene.memory.subject


def _person_before(scene: Scene, pronoun: "Token") -> tuple[str, ...]:
    """Return the person or office named last before "he" or "she"."""
    people = (each for each in reversed(scene.mentions) if each.start < pronoun.idx and scene.type(each) in _PEOPLE)
    near = next(people, None)
    return (scene.names.name(near),) if near is not None else scene.memory.person(scene.sentence.index)


def _opening(scene: Scene, verb: "Token", pronoun: "Token") -> tuple[str, ...]:
    """Return who runs what a pronoun means, where the sentence opens with it ("Run by X, it will …")."""
    opening = (child for child in verb.children if child.dep_ == "advcl" and child.i < pronoun.i)
    return next((who for who in (agents(scene, child) for child in opening if child.lemma_ in _RUNNING) if who), ())


def _before(scene: Scene, pronoun: "Token") -> tuple[str, ...]:
    """Return the subject of an earlier clause of the sentence ("Since the Unit was set up, it has …")."""
    for token in pronoun.doc[: pronoun.i]:
        asked = token.dep_ in {"dobj", "nsubj"} and (token.head.lemma_ in _ASKING or token.head.head.lemma_ in _ASKING)
        mention = scene.mention(token) if token.dep_ in {"nsubj", "nsubjpass"} or asked else None
        if mention is not None and mention.entity is not None and (asked or token.head.dep_ in {"advcl", "ccomp"}):
            return _of_mention(scene, mention)
    return ()


def _of_mention(scene: Scene, mention: Mention) -> tuple[str, ...]:
    kind = scene.type(mention)
    if scene.acts(mention):
        return (scene.names.name(mention),)
    if kind in THINGS:
        return _owner(scene, mention) or (scene.names.name(mention),)
    if kind is EntityType.PLACE and mention.form.lower() in _STATES:
        return (GOVERNMENT,)
    return ()


def holder(scene: Scene, office: Mention) -> tuple[str, ...]:
    """Return the person whose name stands right behind an office ("the Chief Constable, Jon Boutcher, …")."""
    if scene.type(office) is not EntityType.POST:
        return ()
    behind = (each for each in scene.mentions if each.start >= office.end)
    person = next(behind, None)
    between = scene.text[office.end : person.start] if person is not None else ""
    near = person is not None and scene.type(person) is EntityType.PERSON and between in {" ", ", ", " (", ": "}
    return (scene.names.name(person),) if near and person is not None else ()


def _owner(scene: Scene, mention: Mention) -> tuple[str, ...]:
    """Return who runs a thing, where its name stands behind theirs ("the British Library's … programme")."""
    root = scene.root(mention)
    if root is None:
        return scene.owner(mention)
    owners = [scene.mention(child) for child in root.children if child.dep_ == "poss"]
    named = tuple(scene.names.name(each) for each in owners if each is not None and each.entity is not None)
    return named or _runners(scene, root) or scene.owner(mention)


def _runners(scene: Scene, root: "Token") -> tuple[str, ...]:
    """Return who is said to run a thing right behind its name ("the Scheme, run by Salix, has …")."""
    running = (child for child in root.children if child.dep_ == "acl" and child.lemma_ in _RUNNING)
    return next((who for who in (agents(scene, verb) for verb in running) if who), ())


def _appositive(scene: Scene, token: "Token") -> tuple[str, ...]:
    """Return the actor whom a noun stands beside as what it is, before or behind it ("X, the firm that …")."""
    governing = scene.mention(token.head) if token.dep_ == "appos" else None
    if governing is not None and scene.acts(governing):
        return (scene.names.name(governing),)
    for child in token.children:
        mention = scene.mention(child) if child.dep_ == "appos" else None
        if mention is not None and scene.acts(mention):
            return (scene.names.name(mention),)
    return ()


def _possessor(scene: Scene, token: "Token") -> tuple[str, ...]:
    if token.lemma_.lower() not in _CARRIERS | _HANDS:
        return ()
    origins = [noun for child in token.children if child.lower_ in {"from", "at", "under"} for noun in child.children]
    owners = [child for child in token.children if child.dep_ in {"poss", "compound", "nmod"}]
    for child in [*owners, *origins]:
        mention = scene.mention(child)
        if mention is not None and mention.entity is not None:
            return _of_mention(scene, mention)
    return ()


def _pointed(scene: Scene, token: "Token") -> tuple[str, ...]:
    definite = any(child.dep_ in {"det", "poss"} and child.lower_ in _DEFINITE for child in token.children)
    if not definite or token.tag_ not in {"NN", "NNP"}:
        return ()
    return scene.memory.pointed(token.lemma_.lower(), scene.sentence.index)
