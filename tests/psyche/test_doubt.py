"""Answers owed and let go, and what is made of them: ranks, worked out by hand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.psyche.hand import Hand, grounded
from unsaid.checker.replay import Replay
from unsaid.psyche.doubt import Doubt, doubts
from unsaid.psyche.log import Log, log_of
from unsaid.psyche.robust import intervals
from unsaid.psyche.silence import owed, silences
from unsaid.story.confirming import left_out, refusals
from unsaid.world.inner import GroundHypothesis, GroundQuestion, GroundSpeech, Patch

TABLE = """
entity You : character;
entity James : character;
property affair() : boolean;
property asked() : boolean;
property denied() : boolean;
property owned() : boolean;
property tea() : boolean;
property dreaded() : boolean;
property told() : boolean;
property held() : boolean;
action ask() { precondition: !asked(); effect: asked(); consenting: You; };
action deny() { precondition: asked() & !denied(); effect: denied() & !asked(); consenting: James; };
action name_her() { precondition: asked() & affair() & !owned(); effect: owned() & !asked(); consenting: James; };
action what() { precondition: asked(); effect: !asked(); consenting: James; };
action pour() { precondition: !tea(); effect: tea(); consenting: James; };
action sit() { consenting: You; };
action confess() { precondition: !told(); effect: told(); consenting: James; };
action embrace() { precondition: told() & !held(); effect: held(); consenting: You; };
action stray() { effect: affair(); };
action despair() { effect: dreaded(); };
utility(You): (if(asked()) 1 else 0) + (if(held()) 1 else 0);
utility(James):
  (if(denied() & !dreaded()) 1 else 0) + (if(tea()) 1 else 0) + (if(owned()) -1 else 0)
  + (if(told()) -3 else 0) + (if(held() & dreaded()) 5 else 0);
"""


def table(acts: list[str], turns: bool = True, **changed: Any) -> Log:
    """You ask James about another woman. The second hypothesis is that there is one."""
    hand = Hand(TABLE)
    affair = hand.ground.fluents_named()["affair()"]
    james, you = hand.who("James"), hand.who("You")
    rival = GroundQuestion(
        "rival",
        you,
        james,
        (
            GroundHypothesis("nobody", 0, (Patch((), affair, False), Patch((james,), affair, False))),
            GroundHypothesis("woman", 1, (Patch((), affair, True), Patch((james,), affair, True))),
        ),
    )
    hand.having(
        questions=(rival,),
        turns=(you, james) if turns else (),
        speech=(
            GroundSpeech(hand.act("ask()"), asks=(0,)),
            GroundSpeech(hand.act("deny()"), answers=((0, 0),)),
            GroundSpeech(hand.act("name_her()"), answers=((0, 1),)),
            GroundSpeech(hand.act("what()"), discharges=(0,)),
        ),
    )
    hand.having(**{k: v(hand) for k, v in changed.items()})
    return hand.log(acts)


def settled(log: Log) -> list[tuple[str, int | None]]:
    return [(o.how, o.place) for o in owed(log)]


@pytest.mark.parametrize("turns", [True, False])
def test_an_answer_settles_what_is_owed(turns: bool) -> None:
    """A denial is an answer."""
    assert settled(table(["ask()", "deny()"], turns)) == [("answered", 1)]


@pytest.mark.parametrize("turns", [True, False])
def test_a_question_back_settles_it_too(turns: bool) -> None:
    """“What do you mean?” is neither an answer nor a silence."""
    assert settled(table(["ask()", "what()"], turns)) == [("discharged", 1)]


@pytest.mark.parametrize("turns", [True, False])
def test_doing_something_else_is_a_breach(turns: bool) -> None:
    """Asked, he pours the tea."""
    assert settled(table(["ask()", "pour()"], turns)) == [("breached", 1)]


def test_a_slot_let_pass_is_a_breach_only_where_there_are_slots() -> None:
    """You ask and act again: with turns his slot has passed; without, nothing says that it was his turn."""
    assert settled(table(["ask()", "sit()"], turns=True)) == [("breached", 1)]
    assert settled(table(["ask()", "sit()"], turns=False)) == [("open", None)]


def test_a_breach_is_counted_once() -> None:
    """However long the silence lasts, the question was asked once."""
    assert silences(table(["ask()", "sit()", "sit()", "sit()"]), 0) == [1]


INNOCENT = TABLE.replace("if(denied() &", "if(denied() & !affair() &")
AGAIN = TABLE.replace("precondition: !asked(); effect: asked()", "effect: asked()")


def test_a_slot_let_pass_before_the_question_is_asked_again_is_a_breach(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked, and asked again without a word between: his slot passed before the second asking, and after it too."""
    monkeypatch.setitem(globals(), "TABLE", AGAIN)
    assert settled(table(["ask()", "ask()", "sit()"])) == [("breached", 1), ("breached", 2)]
    assert silences(table(["ask()", "ask()", "sit()"]), 0) == [1, 2]
    assert settled(table(["ask()", "ask()", "sit()"], turns=False)) == [("open", 1), ("open", None)]


def test_each_asking_met_with_silence_confirms_the_suspicion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the innocent gains by denying, three askings in a row are two silences, and innocence comes to 2."""
    monkeypatch.setitem(
        globals(), "TABLE", INNOCENT.replace("precondition: !asked(); effect: asked()", "effect: asked()")
    )
    path = Doubt(table(["ask()", "ask()", "ask()"]), 0).path()
    assert [(t.kind, t.after, t.believed[1]) for t in path] == [
        ("silence", (1, 1), "nobody"),
        ("silence", (2, 1), "woman"),
    ]


def test_what_is_believed_is_decided_once_an_act_is_in_with_its_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked, he pours tea, which he would do in any case; then again, when it makes no sense any more.

    His silences cost innocence 1 each: 1 and 1, then 2 and 1. The second tea costs both 1 more. It is one piece of
    evidence, so belief turns with the act, not with the silence before it.
    """
    text = INNOCENT.replace("precondition: !asked(); effect: asked()", "effect: asked()")
    monkeypatch.setitem(globals(), "TABLE", text.replace("precondition: !tea(); effect", "effect"))
    path = Doubt(table(["ask()", "pour()", "ask()", "pour()"]), 0).path()
    assert [(t.kind, t.after, t.believed[1]) for t in path] == [
        ("silence", (1, 1), "nobody"),
        ("act", (1, 1), "nobody"),
        ("silence", (2, 1), "nobody"),
        ("act", (3, 2), "woman"),
    ]


def test_a_denial_that_a_liar_would_make_as_well_moves_nothing() -> None:
    """To deny is worth 1 to him whichever is so: both hypotheses explain it and neither pays."""
    (took,) = Doubt(table(["ask()", "deny()"]), 0).path()
    assert (took.kind, took.costs, took.after) == ("answer", (0, 0), (0, 1))
    assert took.believed == ("nobody", "nobody")


def test_a_silence_costs_whoever_would_have_answered() -> None:
    """Under either hypothesis he would have gained by a denial, so his silence speaks against both alike."""
    (took,) = Doubt(table(["ask()", "sit()"]), 0).path()
    assert (took.kind, took.costs, took.after) == ("silence", (1, 1), (1, 2))


def test_a_silence_that_innocence_would_not_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the innocent gains by denying, two silences bring the belief in another woman.

    After the first the ranks are 1 and 1, and the present belief stays; after the second 2 and 1.
    """
    monkeypatch.setitem(
        globals(), "TABLE", INNOCENT.replace("precondition: !asked(); effect: asked()", "effect: asked()")
    )
    log = table(["ask()", "sit()", "ask()", "sit()"])
    path = Doubt(log, 0).path()
    assert [(t.kind, t.after, t.believed[1]) for t in path] == [
        ("silence", (1, 1), "nobody"),
        ("silence", (2, 1), "woman"),
    ]
    assert refusals(log.world.ground, log.acts, [*doubts(log), *owed(log)], log.horizon) == []


def test_the_interval_of_the_numbers_that_keep_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two silences, priors 0 and 1, and a change of belief at the second.

    The prior of the woman may be no other (at 0 the first silence would do, at 2 two would not); that of nobody
    neither; and a silence may cost 1 and no more, or the first would do.
    """
    monkeypatch.setitem(
        globals(), "TABLE", INNOCENT.replace("precondition: !asked(); effect: asked()", "effect: asked()")
    )
    found = intervals(Doubt(table(["ask()", "sit()", "ask()", "sit()"]), 0))
    assert [(i.what, i.low, i.high) for i in found] == [
        ("prior of nobody", 0, 0),
        ("prior of woman", 1, 1),
        ("cost of one silence", 1, 1),
    ]


def drowning(hand: Hand) -> Any:
    """A third hypothesis that nobody conceives of before he has told: that he is drowning, and so kept silent."""
    affair, dreaded = (hand.ground.fluents_named()[name] for name in ("affair()", "dreaded()"))
    james = hand.who("James")
    third = GroundHypothesis(
        "drowning",
        1,
        (Patch((), affair, False), Patch((james,), affair, False), Patch((james,), dreaded, True)),
        ("get", hand.ground.fluents_named()["told()"]),
    )
    (rival,) = hand.inner.questions
    return (GroundQuestion(rival.name, rival.asker, rival.asked, (*rival.hypotheses, third)),)


def test_a_confession_opens_a_hypothesis_that_re_reads_the_past() -> None:
    """Despairing, he would have gained nothing by a denial, so the silence costs that hypothesis nothing.

    The confession costs him 3 at once and makes sense only there, for the embrace that follows it: the others pay 3. It
    comes in at its prior, 1, below the 4 and 5 of the others, and is believed.
    """
    path = Doubt(table(["ask()", "sit()", "confess()"], questions=drowning), 0).path()
    assert [(t.kind, t.before, t.costs, t.after) for t in path] == [
        ("silence", (0, 1, None), (1, 1, 0), (1, 2, None)),
        ("act", (1, 2, None), (3, 3, 0), (4, 5, None)),
        ("revealed", (4, 5, None), (0, 0, 0), (4, 5, 1)),
    ]
    assert path[-1].believed == ("nobody", "drowning")


def test_the_mirror_is_how_the_one_asked_believes_he_is_taken() -> None:
    """Where he sees all that you see, he knows how you take his silence."""
    log = table(["ask()", "sit()"])
    assert [t.after for t in Doubt(log, 0, mirrored=True).path()] == [t.after for t in Doubt(log, 0).path()]


SWORN = """
entity You : character;
entity James : character;
property affair() : boolean;
property late() : boolean;
question rival(You, James) { nobody: !affair(); woman, 2: affair(); };
called nobody: "there being nobody";
action swear() { effect: doubt(rival, woman) = 3; consenting: James; };
action blush() { effect: doubt(rival, nobody) = doubt(rival, nobody) + 3; consenting: James; };
action fret() {
  effect: if(late()) doubt(rival, woman) = doubt(rival, woman) - 1;
  consenting: You;
};
action dawdle() { effect: late(); consenting: James; };
action gossip() {
  effect: doubt(rival, woman) = 0;
  consenting: James;
  observing(x : character): x == James;
};
utility(James): if(late()) 1 else 0;
"""


def sworn(acts: list[str]) -> Log:
    """A story in which acts set ranks by themselves."""
    ground = grounded(SWORN)
    return log_of(Replay(ground), [ground.actions_named()[act] for act in acts])


def moves(acts: list[str]) -> list[tuple[str, tuple[float | None, ...], tuple[float | None, ...], str]]:
    """How the question moved: as what, the ranks before and after, and what is believed then; all confirmed."""
    log = sworn(acts)
    path = Doubt(log, 0).path()
    assert refusals(log.world.ground, log.acts, path, log.horizon) == []
    assert left_out(log.world.ground, log.acts, path, None, log.horizon) == []
    return [(t.kind, t.before, t.after, t.believed[1]) for t in path if t.kind == "effect"]


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        (["swear()"], [("effect", (0, 2), (0, 3), "nobody")]),
        (["blush()"], [("effect", (0, 2), (3, 2), "woman")]),
        (["blush()", "blush()"], [("effect", (0, 2), (3, 2), "woman"), ("effect", (1, 0), (4, 0), "woman")]),
        (["blush()", "swear()"], [("effect", (0, 2), (3, 2), "woman"), ("effect", (1, 0), (1, 3), "nobody")]),
        (["fret()"], []),
        (["dawdle()", "fret()"], [("effect", (0, 2), (0, 1), "nobody")]),
        (["gossip()"], []),
    ],
)
def test_an_act_that_sets_a_rank_moves_it(acts: list[str], found: list[Any]) -> None:
    """What it sets is set, what it adds is added, to ranks told from the least; one that is not met, or that she does
    not see, moves nothing of hers. Her own act may do it as well."""
    assert moves(acts) == found


def test_the_story_itself_says_the_same() -> None:
    """He blushes: 3 and 2 are told as 1 and 0 by the fluents, and she believes that there is a woman."""
    log = sworn(["blush()"])
    question = log.inner.questions[0]
    values = log.world.values(log.states[-1])
    assert [values[h.rank or 0] for h in question.hypotheses] == [1.0, 0.0]
    assert values[question.believed or 0] == "woman"


def test_a_proof_that_leaves_out_such_a_move_is_refused() -> None:
    """What comes after a blush cannot be said as if there had been none; nor can the blush be passed over."""
    log = sworn(["blush()", "swear()"])
    blush, swear = Doubt(log, 0).path()
    (alone,) = Doubt(sworn(["swear()"]), 0).path()
    passed = msgspec.structs.replace(alone, place=1)
    (refusal,) = refusals(log.world.ground, log.acts, [passed], log.horizon)
    assert refusal.message == "the evidence weighs otherwise"
    assert left_out(log.world.ground, log.acts, [swear], None, log.horizon) == ["act 1 moved rival (effect)"]
    assert left_out(log.world.ground, log.acts, [swear], [1], log.horizon) == []
    assert left_out(log.world.ground, log.acts, [blush, swear], None, log.horizon) == []
    bent = msgspec.structs.replace(blush, after=(2, 2))
    assert refusals(log.world.ground, log.acts, [bent], log.horizon) != []


def test_numbers_before_a_rank_is_set_may_be_others() -> None:
    """He swears: the woman's rank is 3 whatever it was, and till then nobody is believed whatever it is."""
    found = {i.what: (i.low, i.high) for i in intervals(Doubt(sworn(["swear()"]), 0))}
    assert found["prior of woman"] == (0, None)
