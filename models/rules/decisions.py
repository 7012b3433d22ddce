"""What a forum says when it answers a recommendation."""

from models.rules.vocabulary import AskVerb, Verb

ANSWERS = {
    AskVerb.NOTE: Verb.NOTED,
    AskVerb.APPROVE: Verb.APPROVED,
    AskVerb.ENDORSE: Verb.ENDORSED,
    AskVerb.AGREE: Verb.AGREED,
    AskVerb.COMMISSION: Verb.COMMISSIONED,
    AskVerb.DELEGATE: Verb.DELEGATED,
}
"""The verb of a decision that does what is asked."""
YES = frozenset({Verb.AGREED, Verb.APPROVED, Verb.ENDORSED})


def verb_answering(asked: AskVerb, given: Verb | None) -> Verb:
    """Return the verb of a decision on a recommendation: the one given, else what was asked.

    To agree to note something is to note it (F001-06).
    """
    if given is None or (asked is AskVerb.NOTE and given in YES):
        return ANSWERS[asked]
    return given
