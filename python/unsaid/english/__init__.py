"""What a telling needs of the English language: the forms of its verbs."""

from unsaid.english.verbs import BE, Number, Tense, Verb, finite, read_as, third_persons, verb

__all__ = ["BE", "Number", "Tense", "Verb", "finite", "read_as", "third_persons", "verb"]
