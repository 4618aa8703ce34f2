"""Reasons to reject a report because nobody says anything, or not what its content says.

Each function has the signature of `quoteattr.find.reports.table.Veto.applies`.
"""

from quoteattr.find.reports.adverbial_parts import ACCORDING
from quoteattr.find.reports.adverbials import is_measure
from quoteattr.find.reports.clauses import opener_of
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.vetoes.evidence import Evidence
from quoteattr.language import syntax
from quoteattr.language.reporting import WordClass
from quoteattr.language.typography import OPENING_MARKS
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_noun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy

MOST_OF_THING = 0.6
"""Probability of a report below which a thing that shows something is not its source. PolNeAR
annotates such things as sources, but users do not expect them: chosen so that few annotations are
lost (2 on dev)."""
_WORDS = read_classes("speaking.txt")
_BARE = frozenset({"VB", "VBG", "VBP"})
"""Tags of a bare infinitive or a participle."""
_SILENCE = frozenset({"nothing", "anything"})
_REFERRING = frozenset({"that", "this", "which"})
_POINTING = frozenset({"it", "this", "that", "so"})


def has_no_words(evidence: Evidence, report: Report) -> bool:
    """Whether the content has no words but articles."""
    return all(word.xpos == "DT" and word.relation == "det" for word in evidence.words(report))


def is_silence(evidence: Evidence, report: Report) -> bool:
    """Whether nobody speaks: "said [nothing]", "declined [to make a comment]"."""
    words, cue = evidence.words(report), evidence.cue(report).lemma.lower()
    if not words:
        return False
    if cue == "say":
        return words[0].text.lower() in _SILENCE and words[0].relation == "obj"
    verb = next((word for word in words if word.upos == "VERB"), None)
    if cue not in _WORDS["refusal"] or verb is None:
        return False
    spoken = verb, syntax.child_of(evidence.annotated, verb, "obj")
    if not any(word and word.lemma.lower() in _WORDS["speech"] for word in spoken):
        return False
    has_content = syntax.child_of(evidence.annotated, verb, "ccomp") is not None
    return words[0].text.lower() == "to" and not has_content


def points_elsewhere(evidence: Evidence, report: Report) -> bool:
    """Whether a pronoun refers to words reported elsewhere: "disputed [it]", "said [it softly]"."""
    words = evidence.words(report)
    if not words:
        return False
    first, cue = words[0], evidence.cue(report)
    if first.upos == "PRON" and all(word.upos in {"PRON", "ADV"} for word in words):
        # A reported question follows its cue: "said [why]", not "a cat, [which] she asked to see".
        return not first.xpos.startswith("W") or first.index < cue.index
    if report.found_by is FoundBy.PREPOSITIONAL and first.text.lower() == "it":
        return True  # "asked her about it in the car"
    is_object = first.relation == "obj" and first.head == cue.index
    return is_object and cue.lemma.lower() == "say" and first.text.lower() in _POINTING


def gives_name(evidence: Evidence, report: Report) -> bool:
    """Whether somebody or something is only named: "called him “Ace”", "named it “Ada” in May".

    "Called him “a fraud”" is not a name, but something that somebody said.
    """
    words, verb = evidence.words(report), evidence.verb(report)
    if not words or verb is None or verb.word_class is not WordClass.NAME:
        return False
    opens_name = words if verb.lemma in _WORDS["titling"] else words[-1:]
    return (
        any(_is_marked_name(evidence.annotated, word) for word in opens_name)
        or all(word.upos == "PROPN" for word in words)
        or _is_proper_noun_after(evidence, report)
    )


def _is_proper_noun_after(evidence: Evidence, report: Report) -> bool:
    """Whether a verb gives a name, perhaps described: "a cat *called* [Tom] who was fat"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    if cue.relation != "acl" and not syntax.is_passive(annotated, cue):
        return False
    named = syntax.child_of(annotated, cue, "xcomp") or syntax.child_of(annotated, cue, "obj")
    is_name = named is not None and named.upos == "PROPN" and named.index in report.content
    return is_name and annotated.tokens[cue.index + 1].upos == "PROPN"


def _is_marked_name(annotated: AnnotatedText, word: Token) -> bool:
    before = annotated.tokens[word.index - 1].text
    is_name = word.text[:1].isupper() and not word.text.isupper()
    return before in OPENING_MARKS and is_name


def goes_by_measure(evidence: Evidence, report: Report) -> bool:
    """Whether what follows "according to" cannot speak: "moved up according to age"."""
    cue, annotated = evidence.cue(report), evidence.annotated
    source = annotated.tokens[report.source.head] if report.source else annotated.head_of(cue)
    is_according = cue.text.lower() == ACCORDING
    return is_according and source is not None and is_measure(annotated, source, evidence.lexicon)


def is_order(evidence: Evidence, report: Report) -> bool:
    """Whether the reader is to say something: "[Tell] us what you think", "do not [say] that A"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    children = list(annotated.dependents(cue))
    return (
        cue.xpos == "VB"
        and cue.relation in {"root", "parataxis", "conj"}
        and report.source is None
        and not any(child.relation in {"expl", "mark", "cop"} for child in children)
        and syntax.shared_subject(annotated, cue) is None
        and all(child.lemma == "do" for child in children if child.relation == "aux")
        and _opens_clause(annotated, cue)
    )


def _opens_clause(annotated: AnnotatedText, cue: Token) -> bool:
    """Whether a verb opens its clause, perhaps after adverbs or interjections: "Please [ask]"."""
    first = annotated.sentence_around(cue.index).first
    for token in reversed(annotated.tokens[first : cue.index]):
        if token.upos in {"PUNCT", "CCONJ"}:
            return True
        if token.upos not in {"ADV", "INTJ", "PART", "AUX"}:
            return False
    return True


def is_perceived(evidence: Evidence, report: Report) -> bool:
    """Whether somebody perceives another's report: "We [heard] the pilot say that it fell".

    Catching or remembering it is the same, but "described Ann saying that" is a report.
    """
    annotated, verb = evidence.annotated, evidence.verb(report)
    is_showing = verb is not None and verb.word_class is WordClass.SHOW
    if verb is not None and verb.act is not Act.THOUGHT and not is_showing:
        return False
    heard = syntax.child_of(annotated, evidence.cue(report), "ccomp", "xcomp")
    if heard is None or heard.index < report.cue.head or heard.xpos not in _BARE:
        return False
    if any(child.relation in {"mark", "aux"} for child in annotated.dependents(heard)):
        return False
    is_listed = verb is not None and verb.word_class is WordClass.PERCEIVE
    if is_showing and heard.xpos != "VBG":
        return False
    if not is_listed and (heard.xpos != "VBG" or not syntax.perceived_subject(annotated, heard)):
        return False
    said = evidence.lexicon.verb(heard.lemma.lower())
    after = annotated.tokens[heard.index + 1 : heard.index + 3]
    return heard.index in evidence.rule_cues or (
        said is not None
        and said.act is Act.SPEECH
        and any(token.text in OPENING_MARKS for token in after)
    )


def is_question_word(evidence: Evidence, report: Report) -> bool:
    """Whether the words are not stated: "[What] the mayor said", "Who said [what] about it"."""
    words, annotated, cue = evidence.words(report), evidence.annotated, evidence.cue(report)
    if not words or words[0].text.lower() not in {"what", "all"}:
        return False
    is_opener = words[0] is opener_of(annotated, cue)
    subject = syntax.subject_of(annotated, cue)
    is_asked = subject is not None and subject.text.lower() == "who"
    has_verb = any(word.upos in {"VERB", "AUX"} for word in words)
    is_described = any(word.text.lower() == "as" for word in words)
    is_apart = words[0].xpos == "WP" and (is_asked or words[0].index < cue.index)
    return (is_opener or (is_apart and not has_verb)) and not is_described


def asks_for_anonymity(evidence: Evidence, report: Report) -> bool:
    """Whether a source asks to stay unnamed: "who [asked] not to be named", "that no name be used".

    This describes the source, and is not what it says.
    """
    annotated, words = evidence.annotated, evidence.words(report)
    verbs = [word for word in words if word.lemma.lower() in _WORDS["naming"]]
    return (
        any(syntax.is_passive(annotated, verb) for verb in verbs)
        and any(word.text.lower() in {"not", "n't", "n’t", "no"} for word in words)
        and evidence.cue(report).deprel in {"acl:relcl", "acl", "advcl"}
    )


def says_again(evidence: Evidence, report: Report) -> bool:
    """Whether the narrator only explains words: "a nook, which [is to say] that it was small"."""
    children = list(evidence.annotated.dependents(evidence.cue(report)))
    return (
        evidence.cue(report).lemma.lower() == "say"
        and any(child.relation == "cop" for child in children)
        and any(child.text.lower() in _REFERRING for child in children if child.relation == "nsubj")
    )


def is_evidence(evidence: Evidence, report: Report) -> bool:
    """Whether a thing that cannot speak is evidence: "[the stain] shows that", "history shows"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    if cue.lemma.lower() not in _WORDS["evidence"] or (report.probability or 0.0) >= MOST_OF_THING:
        return False
    subject = syntax.shared_subject(annotated, cue)
    return (
        subject is not None
        and subject.upos == "NOUN"
        and person_noun(subject) is None
        and evidence.lexicon.noun(subject.lemma.lower()) is None
        and not any(annotated.entities_over(subject.start))
    )


def is_result(evidence: Evidence, report: Report) -> bool:
    """Whether the clause is the result of a manner: "He laughed [so] loudly [that] they woke"."""
    annotated, first = evidence.annotated, report.content[0]
    between = annotated.tokens[report.cue.head + 1 : first]
    return (
        annotated.tokens[first].text.lower() == "that"
        and bool(between)
        and between[0].text.lower() == "so"
        and between[-1].upos in {"ADV", "ADJ"}
    )


def shows_thing(evidence: Evidence, report: Report) -> bool:
    """Whether somebody shows a thing: "She [showed] us the mill that he bought"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    verb = evidence.verb(report)
    if verb is None or verb.word_class is not WordClass.SHOW or cue.upos != "VERB":
        return False
    thing = syntax.child_of(annotated, cue, "obj", "iobj")
    after = annotated.tokens[cue.index + 1 : cue.index + 2]
    if thing is None or not after or after[0].upos != "PRON" or after[0].xpos != "PRP":
        return False
    following = annotated.tokens[cue.index + 2]
    return following.upos in {"DET", "NOUN", "PROPN", "ADJ", "NUM"} or following.xpos == "PRP$"


def is_habit(evidence: Evidence, report: Report) -> bool:
    """Whether the cue only states a habit of reporting: "She [likes] to say that A"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    if cue.lemma.lower() not in _WORDS["habit"] or syntax.child_of(annotated, cue, "aux"):
        return False
    said = syntax.child_of(annotated, cue, "xcomp")
    return said is not None and said.index in evidence.rule_cues
