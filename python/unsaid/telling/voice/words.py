"""Words of a paragraph as the judge compares them: without their endings, sorted by what they could give away."""

from __future__ import annotations

import re
from functools import cache

from unsaid.english import finite

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SPEECH = re.compile(r"“([^”]*)”|‘((?:[^’]|’(?=\w))*)’(?!\w)")
_ENDING = re.compile(r"(?:fully|ful|lessly|less|ness|ing|ed|ly)$")
_SENTENCE = re.compile(r"(?<=[.!?…])[’”)]*\s+|\n+")


def word_set(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


SMALL = word_set(
    """
    a about above after again all almost alone along already also although always am an and another any anything
    are as at away back be because been before behind being below beneath beside besides between beyond both but
    by can could did do does done down each either else enough even ever every everything few finally first for
    from further had has have having he her here hers herself him himself his how however i if in inside instead
    into is it its itself just last later least less like little long many may me might mine more most much must
    my myself near nearly neither never next no nobody none nor not nothing now of off often on once one only
    onto or other our ours out outside over own perhaps quite rather really same she should since slowly so some
    somehow someone something somewhere soon still such suddenly than that the their theirs them themselves then
    there these they this those though through till to together too toward towards under until up upon us very
    was we were what whatever when where whether which while who whom whose why will with within without would
    yes yet you your yours yourself
    """
)
"""Words that say nothing by themselves, and may begin a sentence."""

MINDS = word_set(
    """
    admire adore afraid aim angry anger anxious ashamed aware believe bitter calm certain choose content decide
    delight desire despair doubt dread dream eager envy expect fear feel feeling forget forgive fury furious
    glad grief grieve guess guilt guilty happy hate heartbroken hope hurt imagine intend jealous joy know lonely
    longing love mean mind miss mourn need notice pity plan prefer pride proud realise realize recall regret relief
    relieved remember resent sad scared shame sorrow sorry suppose sure surprise suspect think thought trust
    understand unhappy upset want wish wonder worry
    """
)
"""What minds do and hold, without endings."""

NUMBERS = word_set(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen twice
    thrice second third fourth fifth sixth seventh eighth ninth tenth half
    """
)
NOT = word_set("no not never nothing nobody none nor neither without cannot nowhere")
FIRST = word_set("i me my mine myself we us our ours ourselves")
SECOND = word_set("you your yours yourself yourselves")
THIRD = word_set("he him his himself she her hers herself they them their theirs themselves")


PARTICIPLES = {
    pair.partition(":")[0]: pair.partition(":")[2]
    for pair in word_set(
        """
    given:give taken:take seen:see shown:show thrown:throw known:know drawn:draw hidden:hide driven:drive
    stolen:steal forgotten:forget chosen:choose spoken:speak worn:wear torn:tear written:write broken:break
    eaten:eat bitten:bite beaten:beat fallen:fall frozen:freeze woken:wake ridden:ride risen:rise done:do
    gone:go sung:sing sunk:sink begun:begin drunk:drink rung:ring grown:grow blown:blow flown:fly sworn:swear
    shaken:shake forgiven:forgive mistaken:mistake proven:prove sewn:sew sown:sow mown:mow laid:lay lain:lie
    hewn:hew woven:weave swum:swim sprung:spring shrunk:shrink withdrawn:withdraw overthrown:overthrow
    undone:undo outgrown:outgrow overcome:overcome become:become come:come run:run
        """
    )
}
"""Passive participles that are no past, and their verbs."""


def words(text: str) -> list[str]:
    """The words as they are written."""
    return _WORD.findall(text)


def bare(word: str) -> str:
    """A word in lower case, without what an apostrophe adds: ``James’s`` is ``james``, ``don’t`` is ``do``."""
    lower = word.lower().replace("'", "’")
    return (lower[:-3] if lower.endswith("n’t") else lower.split("’")[0]).strip("-’") or lower


@cache
def stem(word: str) -> str:
    """A word without its ending: the base of a verb, the singular of most nouns."""
    plain = PARTICIPLES.get(bare(word)) or bare(word)
    found = finite(plain)
    if found is not None:
        return found.verb.many or plain
    ending = next((e for e in ("ing", "ed", "es", "s") if plain.endswith(e) and len(plain) - len(e) >= 3), "")
    return plain[: len(plain) - len(ending)]


def of_minds(text: str) -> set[str]:
    """What is said of minds in a text, each in the form of ``MINDS``: ``hope`` for hoped, hoping and hopefully."""
    return {form for word in words(text) for form in _forms(bare(word)) if form in MINDS}


@cache
def _forms(word: str) -> tuple[str, ...]:
    """What a word may be a form of."""
    cut = _ENDING.sub("", word)
    return word, stem(word), cut, cut + "e", cut[:-1]


def stems(text: str) -> frozenset[str]:
    """The stems of words that say something."""
    return frozenset(stem(w) for w in words(text) if bare(w) not in SMALL)


def sentences(text: str) -> list[str]:
    """The text cut into sentences."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def speeches(text: str) -> list[str]:
    """What stands in quotation marks, in order."""
    return [double or single for double, single in _SPEECH.findall(text)]


def outside_speech(text: str) -> str:
    """The text without what stands in quotation marks."""
    return _SPEECH.sub(" … ", text)


def negations(text: str) -> int:
    """How often something is denied; *neither … nor* once."""
    return sum(bare(w) in NOT - {"neither"} or bool(re.search(r"n[’']t$", w.lower())) for w in words(text))


def numbers(text: str) -> set[str]:
    """Numbers, in figures and in words."""
    return set(re.findall(r"\d+", text)) | {bare(w) for w in words(text) if bare(w) in NUMBERS}
