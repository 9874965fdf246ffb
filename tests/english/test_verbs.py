"""The forms of verbs, held against what an English grammar says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from unsaid.english import BE, Number, Tense, finite, read_as, verb
from unsaid.english.verbs import DICTIONARY

IRREGULAR = """
become becomes became; begin begins began; bite bites bit; blow blows blew; break breaks broke; bring brings
brought; build builds built; buy buys bought; catch catches caught; choose chooses chose; come comes came; cut
cuts cut; do does did; draw draws drew; drink drinks drank; drive drives drove; eat eats ate; fall falls fell;
feel feels felt; fight fights fought; find finds found; flee flees fled; fly flies flew; forget forgets
forgot; forgive forgives forgave; freeze freezes froze; get gets got; give gives gave; go goes went; grow
grows grew; hang hangs hung; have has had; hear hears heard; hide hides hid; hit hits hit; hold holds held;
hurt hurts hurt; keep keeps kept; kneel kneels knelt; know knows knew; lay lays laid; lead leads led; leave
leaves left; let lets let; lie lies lay; light lights lit; lose loses lost; make makes made; mean means meant;
meet meets met; overhear overhears overheard; pay pays paid; put puts put; read reads read; ride rides rode;
ring rings rang; rise rises rose; run runs ran; say says said; see sees saw; seek seeks sought; sell sells
sold; send sends sent; set sets set; shake shakes shook; shine shines shone; shut shuts shut; sing sings sang;
sink sinks sank; sit sits sat; sleep sleeps slept; speak speaks spoke; spend spends spent; stand stands stood;
steal steals stole; stick sticks stuck; strike strikes struck; swear swears swore; sweep sweeps swept; swim
swims swam; swing swings swung; take takes took; teach teaches taught; tear tears tore; tell tells told; think
thinks thought; throw throws threw; understand understands understood; wake wakes woke; wear wears wore; weep
weeps wept; win wins won; withdraw withdraws withdrew; write writes wrote
"""
REGULAR = """
walk walks walked; turn turns turned; cry cries cried; stay stays stayed; stop stops stopped; hope hopes hoped;
pass passes passed; watch watches watched; fix fixes fixed; die dies died; admit admits admitted; offer offers offered;
panic panics panicked; agree agrees agreed; hurry hurries hurried; lace laces laced; hover hovers hovered
"""
TABLE = [tuple(row.split()) for row in (IRREGULAR + ";" + REGULAR).replace("\n", " ").split(";")]
SUBJECTS: tuple[Number, ...] = ("I", "one", "many")
TENSES: tuple[Tense, ...] = ("present", "past")
LINES = [line for line in DICTIONARY.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("base", "third", "past"), TABLE)
def test_verbs_have_their_forms(base: str, third: str, past: str) -> None:
    """The forms are those of the grammar, irregular verbs included."""
    found = verb(base)
    assert found is not None
    assert [found.form("present", number) for number in SUBJECTS] == [base, third, base]
    assert [found.form("past", number) for number in SUBJECTS] == [past, past, past]


def test_to_be() -> None:
    """*Be* alone has a form of its own for *I*, and two pasts."""
    assert [BE.form("present", n) for n in SUBJECTS] == ["am", "is", "are"]
    assert [BE.form("past", n) for n in SUBJECTS] == ["was", "was", "were"]


@pytest.mark.parametrize(
    ("written", "present", "past"),
    [
        ("doesn't", "doesn't", "didn't"),
        ("haven't", "hasn't", "hadn't"),
        ("isn't", "isn't", "wasn't"),
        ("weren't", "isn't", "wasn't"),
        ("will", "will", "would"),
        ("could", "could", "could"),
        ("would", "would", "would"),
        ("won't", "won't", "wouldn't"),
        ("cannot", "cannot", "could not"),
        ("must", "must", "must"),
        ("has", "has", "had"),
        ("were", "is", "was"),
        ("dreamt", "dreams", "dreamt"),
        ("travels/travelled", "travels", "travelled"),
        ("blort/blorts/blorted", "blorts", "blorted"),
    ],
)
def test_any_form_may_be_written(written: str, present: str, past: str) -> None:
    """Auxiliaries, modals, contractions, rarer pasts and forms written out are all known by any of their forms."""
    found = read_as(written)
    assert found is not None
    assert (found.verb.form("present", "one"), found.verb.form("past", "one")) == (present, past)


@pytest.mark.parametrize(
    ("written", "first", "second"),
    [("found", "finds", "founds"), ("saw", "sees", "saws"), ("fell", "falls", "fells"), ("lay", "lies", "lays")],
)
def test_a_form_of_two_verbs(written: str, first: str, second: str) -> None:
    """A form that is one verb's past and another's base is taken as the past, and the other is remembered."""
    found = finite(written)
    assert found is not None and found.other is not None
    assert (found.verb.one, found.other.one) == (first, second)


@given(some.sampled_from(LINES))
def test_the_third_person_finds_its_verb(line: str) -> None:
    """From its third person every verb of the dictionary is found again, and from its past a verb of that past."""
    base, third, pasts = line.split(" ")
    found = finite(third)
    assert found is not None and found.verb.one == third
    assert verb(base) is not None
    for past in pasts.split("/"):
        other = finite(past)
        assert other is not None and past in (other.verb.past, other.verb.one, other.verb.many)


@given(some.sampled_from(LINES), some.sampled_from(TENSES), some.sampled_from(SUBJECTS))
def test_the_form_written_does_not_matter(line: str, tense: Tense, number: Number) -> None:
    """Unless a form belongs to two verbs, it is told alike from whichever form was written."""
    base, third, _ = line.split(" ")
    by_base, by_third = finite(base), finite(third)
    assert by_base is not None and by_third is not None
    if by_base.other is None and by_base.verb.many == by_third.verb.many == base:
        assert by_base.verb.form(tense, number) == by_third.verb.form(tense, number)


def test_what_is_no_verb_is_not_guessed() -> None:
    """Of a word the dictionary lacks no form is made up."""
    assert read_as("blorts") is None
    assert read_as("a/b") is None
    assert read_as("Xyzzy") is None
