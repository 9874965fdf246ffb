"""What follows an act in a mind, and how beats become paragraphs."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from unsaid.english.feelings import Feeling
from unsaid.language import core, read
from unsaid.minds import Minds
from unsaid.telling import Manner, Teller, told
from unsaid.telling.inner import Stir
from unsaid.telling.pages import first_sentence
from unsaid.world import ground

NIGHT = """
entity Ann : character;
entity Tom : character;
called Ann: "Ann", she;
called Tom: "Tom", he;
property signs() : number;
property rival() : boolean;
property hurt(c : character) : boolean;
property lit() : boolean;

action leave(c : character) {
  effect: signs() = 1 & believes(Ann, signs()) = 5;
  consenting: c;
  observing(o : character): o == Tom;
};
action light(c : character) { effect: lit(); consenting: c; showing: calm(c); };
trigger suspect() { precondition: signs() >= 5 & !rival(); effect: rival(); };
trigger wounded(c : character) { precondition: believes(c, rival()) & !hurt(c); effect: hurt(c); };
question why(Tom, Ann) {
  nothing: !rival();
  something, 1: rival();
};
trigger lighted() { precondition: hurt(Ann) & !lit(); effect: lit(); };

telling leave(c : character) { Tom: "{c goes} out."; };
telling light(c : character) { nobody: "{c lights} the lamp."; };
telling suspect() { Ann: "So there [is] another."; nobody: "Stillness."; };
telling wounded(c : character) { c: "It [hurts]."; };
telling lighted() { nobody: "The lamp [lights] itself."; };
"""


def night(words: str = "", **manner: object) -> tuple[Teller, Minds]:
    """The night, some words added."""
    reading = read(NIGHT + words)
    assert reading.world is not None, reading.render()
    made = ground(reading.world, reading.source)
    minds = Minds(made)
    return Teller(reading.world, made, minds, None, Manner(**manner)), minds  # type: ignore[arg-type]


def texts(teller: Teller, minds: Minds, acts: list[str], side: str | None) -> list[str]:
    """The paragraphs of some acts."""
    numbers = [teller.actions[a] for a in acts]
    return [p.text for p in told(teller, minds.course(numbers), numbers, side)]


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("Ann", ["So there is another."]),
        ("Tom", ["You go out. The lamp lights itself."]),
        (None, ["Tom leaves. The lamp lights itself."]),
    ],
)
def test_a_trigger_is_told_where_it_fired(side: str | None, expected: list[str]) -> None:
    """Ann sees nothing, but suspects, which is told from her alone; Tom, who sees the act, foresees it."""
    teller, minds = night()
    assert texts(teller, minds, ["leave(Tom)"], side) == expected


def test_what_an_act_does_itself_is_no_trigger() -> None:
    """The lamp is lit by Tom, so it did not light itself."""
    teller, minds = night()
    assert texts(teller, minds, ["light(Tom)"], "Ann") == ["Tom lights the lamp."]


def test_a_change_is_told_once_it_is_believed() -> None:
    """A property with words for its change tells it in the mind in which it changed, and only there."""
    teller, minds = night('telling change signs() { nobody: "{^value} signs."; };')
    assert texts(teller, minds, ["leave(Tom)"], "Ann")[0].endswith("5 signs.")
    assert texts(teller, minds, ["leave(Tom)"], None)[-1].endswith("1 signs.")


class Torn:
    """A psyche in which Tom wants to stay and shows nothing, and Ann lets his question pass."""

    def stirs(self, step: int) -> list[Stir]:
        return [
            Stir("held", "Tom", "light", ("Tom",)),
            Stir("feeling", "Tom", "guilt"),
            Stir("shown", "Tom", "calm"),
            Stir("silence", "Ann", "why", (), "Tom"),
        ]

    def feels(self, step: int, mind: str, who: str, feeling: str) -> bool:
        return False


STIRRED = """
telling held light(c : character) { c: "{I would} have lit the lamp."; nobody: "WRONG"; };
telling feeling guilt(Tom) { Tom: "Guilt."; nobody: "WRONG"; };
telling shown calm(c : character) { nobody: "{c.he seems} calm."; };
telling silence why() { nobody: "No answer."; };
"""


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("Tom", "You light the lamp. You would have lit the lamp. Guilt. You seem calm. No answer."),
        ("Ann", "Tom lights the lamp. He seems calm. No answer."),
        (None, "Tom lights the lamp. He seems calm. No answer."),
    ],
)
def test_inner_life_is_told_from_inside(side: str | None, expected: str) -> None:
    """A want held back and a feeling are told only from the side of who has them, whatever words there are."""
    teller, minds = night(STIRRED)
    assert texts(replace(teller, psyche=Torn()), minds, ["light(Tom)"], side) == [expected]


RUNS = """
telling light(Ann) {
  pace: summary;
  nobody: "{c lights} a lamp. It [smokes].";
  brief: "{Ann lights} it.";
};
""".replace("{c lights}", "{Ann lights}")


def test_a_summary_runs_on() -> None:
    """Beats at the pace of a summary share a paragraph, with a pronoun for the one who goes on acting."""
    teller, minds = night(RUNS)
    assert texts(teller, minds, ["light(Ann)", "light(Ann)"], None) == [
        "Ann lights a lamp. It smokes. She lights a lamp. It smokes."
    ]


def test_lengths() -> None:
    """Full tells all, scene the summaries in brief, short only briefs and in one paragraph."""
    acts = ["light(Ann)", "light(Tom)", "light(Ann)"]
    full, scene, short = (night(RUNS, length=length) for length in ("full", "scene", "short"))
    assert texts(*full, acts, None)[0] == "Ann lights a lamp. It smokes."
    assert texts(*scene, acts, None) == ["Ann lights it.", "Tom lights the lamp.", "Ann lights it."]
    assert texts(*short, acts, None) == ["Ann lights it. She lights it."]


def test_short_without_briefs() -> None:
    """Where the author wrote nothing brief, first sentences make the paragraph."""
    teller, minds = night(length="short")
    assert texts(teller, minds, ["light(Ann)", "light(Tom)"], None) == ["Ann lights the lamp. Tom lights the lamp."]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("'Will you?' he says. Two.", "'Will you?' he says."),
        ("'Go,' he says. 'Now.'", "'Go,' he says."),
        ("'Stop!' Two.", "'Stop!'"),
        ("No end", "No end"),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    """A sentence ends with its mark and the quote after it, unless it goes on in small letters."""
    assert first_sentence(text) == first


def test_feelings_have_the_names_that_minds_derive() -> None:
    """Every feeling the study of minds derives can be told and asked about, and no other."""
    assert {name.replace("_", " ") for name in core.FEELINGS} == set(get_args(Feeling))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ('telling feeling giult(Tom) { nobody: "x"; };', "there is no feeling `giult` to tell"),
        ('telling shown guilt(Tom) { nobody: "x"; };', "there is no feeling that an act shows `guilt` to tell"),
        ('telling silence wy() { nobody: "x"; };', "there is no question `wy`"),
        ('telling light(Tom) { when: feels(Tom, gilt); nobody: "x"; };', "there is no feeling `gilt` to tell"),
        ('telling light(Tom) { when: said(lihgt) > 1; nobody: "x"; };', "nothing that is told is called `lihgt`"),
        (
            'telling light(Tom) { when: last(Tom, light); nobody: "x"; };',
            "`last(Tom, light)` is not how `last` is written",
        ),
        ('telling feeling guilt() { nobody: "x"; };', "a feeling is somebody's: `guilt` needs one character"),
        ('telling change light(c : character) { nobody: "x"; };', "there is no property `light` to tell"),
        ('telling held lit() { nobody: "x"; };', "there is no action `lit` to tell"),
        ('telling light(Tom) { pace: slow; nobody: "x"; };', "`slow` is no pace"),
        ('telling light(Tom) { mood: low; nobody: "x"; };', "`mood` is not set here"),
        ("telling light(Tom) { pace: scene; pace: breath; };", "there is a `pace` here already"),
        (
            "telling light(Tom) { id: a; }; telling leave(Tom) { id: a; };",
            "the id `a` is defined twice; the first time on line 30",
        ),
        (
            'called Tom by Ann: "T"; called Tom by Ann: "U";',
            "what `Tom` is called is defined twice; the first time on line 30",
        ),
        (
            "viewpoint Tom: second; viewpoint Tom: third;",
            "the viewpoint of `Tom` is defined twice; the first time on line 30",
        ),
        ("viewpoint Tom: second, third;", "the person is given already"),
        ("viewpoint Tom: addressing;", "`addressing` is no way of telling"),
        ("viewpoint Tom: second Ann;", "`second` takes no name after it"),
        ('telling light(Tom) { nobody: "{#}."; };', "`{#}` is no motif"),
        ('telling light(Tom) { nobody: "[]."; };', "`[]` holds no verb"),
        ('telling light(Tom) { nobody: "[here | ]."; };', "`[here | ]` holds no verb"),
        ('telling light(Tom) { Tom: "{I was | here}."; };', "the dictionary has no verb with the form `here`"),
        (
            'telling light(Tom) { nobody: "{I light} it."; };',
            "`{I light}` is whoever the words are told from, and here that is nobody",
        ),
        ('telling light(Tom) { Tom: "a > b"; };', "this `>` ends no thought"),
        (
            'telling light(Tom) { nobody: "{Tom.him lights} it."; };',
            "`{Tom.him lights}` is no subject, so `lights` cannot agree with it",
        ),
    ],
)
def test_what_cannot_be_told_is_said(words: str, message: str) -> None:
    """Each mistake in the words of a telling has its message."""
    found = [d.message for d in read(NIGHT + words).diagnostics]
    assert found == [message]
