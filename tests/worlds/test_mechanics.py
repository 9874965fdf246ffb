"""The thirty mechanics, each in both worlds, numbered as on the page ``docs/explanation/mechanics.md``."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from unsaid.data.statements import Felt, Held
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings.felt import feelings
from unsaid.psyche.feelings.showing import hidden
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log, log_of
from unsaid.telling import Teller

from .suspense import Suspense
from .twins import LESSON, TWINS, UNSAID, Twin

pytestmark = pytest.mark.slow

twins = pytest.mark.parametrize("twin", TWINS, ids=str)


@twins
def test_01_false_belief_about_a_rival(twin: Twin) -> None:
    """By the time he has gone she believes in a rival who does not exist."""
    acts = twin.through("leave")
    assert (twin.believed(acts, "rival"), twin.believed(acts, "rival", twin.her)) == (False, True)


@twins
def test_02_false_belief_about_what_is_good_for_the_other(twin: Twin) -> None:
    """He believes, wrongly, that his keeping away is good for her, and knows that she would not think so."""
    acts = twin.until("set out")
    beliefs = [twin.believed(acts, "good", *who) for who in ((), (twin.him,), (twin.him, twin.her))]
    assert beliefs == [False, True, False]


@twins
def test_03_planning_on_the_others_plan(twin: Twin) -> None:
    """He sets out because she would then do something of her own; and only in his mind would she."""
    assert twin["let go"] in twin.plan("set out", twin.him)
    assert twin.consenting(twin["let go"]) == {twin.her}
    assert twin.fault(twin.through("break"), "let go") == f"impossible: {twin['let go']}"


@pytest.mark.deep
@twins
def test_04_lies_evasions_half_truths(twin: Twin) -> None:
    """He could say when he will be back and evades; asked how to mend it, he is sorry for another thing."""
    acts = twin.until("evade")
    assert twin.world.act(twin["say when"]) in possible(twin, acts)
    assert twin.fault(acts, "say when") == f"no reason: {twin['say when']} for {twin.him}"
    assert twin.believed(twin.through("evade"), "answered when") is False
    assert twin.believed(twin.through("half answer"), "answered mend") is False


@pytest.mark.slow
@twins
def test_05_guilt(twin: Twin) -> None:
    """Each time he slips away or leaves he feels guilty towards her, by what else he could have done."""
    guilty = {f.cause for f in felt(twin) if (f.feeling, f.who, f.toward) == ("guilt", twin.him, twin.her)}
    assert {twin["slip"], twin["evade"], twin["leave"]} <= guilty


@twins
def test_06_shame(twin: Twin) -> None:
    """To have told is a shame to him, against the norm that held him back before, and it does not end tonight."""
    ashamed = [f for f in felt(twin) if (f.feeling, f.who, f.concern) == ("shame", twin.him, "shame")]
    assert [(f.cause, f.ends) for f in ashamed] == [(twin["confess"], None)]


@pytest.mark.deep
@twins
def test_07_fear_of_a_loss_that_silence_brings_nearer(twin: Twin) -> None:
    """Were he to be silent once she has said it, she would have a reason to go, which before she had not."""
    assert twin.fault(twin.until("stakes"), "go") == f"no reason: {twin['go']} for {twin.her}"
    assert twin.fault((*twin.through("stakes"), twin["silent at last"]), "go") is None


@twins
def test_08_wanting_and_not_doing(twin: Twin) -> None:
    """At the door he wanted to turn round and tell her, for the sake of being near her, and did not.

    In The Unsaid he wants to be known besides."""
    turned = held(twin, "leave", twin.him, "turn")
    assert turned is not None
    assert set(turned.pull) - {"known"} == {twin["pull"], twin["presence"]}


@twins
def test_09_held_back_by_several_things_at_once(twin: Twin) -> None:
    """Her good, as he saw it, and shame held him, either enough; and he feels guilty, so her good is felt as guilt."""
    turned = held(twin, "leave", twin.him, "turn")
    assert turned is not None
    assert turned.brakes == ((twin["protecting"], "shame"),)
    assert turned.named == (("guilt", "shame"),)


@pytest.mark.deep
@twins
def test_10_the_hand_that_hovers_and_is_withdrawn(twin: Twin) -> None:
    """He reaches, is within a step of what he wants, and a norm of his alone holds him from it."""
    touched = held(twin, "withdraw", twin.him, "touch")
    assert touched is not None and touched.hovering
    assert (touched.brakes, touched.named) == (((twin["norm"],),), (("shame",),))
    assert twin.fault(twin.through("reach"), "touch") == f"no reason: {twin['touch']} for {twin.him}"


@twins
def test_11_hiding_what_one_feels(twin: Twin) -> None:
    """She shows that she is calm, is hurt and still angry with him, and does it so as not to be seen as she is."""
    number, ground = twin.world.act(twin["compose"]), twin.world.ground
    her = list(ground.characters).index(twin.her)
    shown = [s.shows for s in ground.inner.speech if s.action == number]
    assert shown == [((her, "calm"),)]
    assert twin.believed(twin.through("compose"), "hurt", twin.her) is True
    assert twin.fault(twin.until("compose"), "compose") is None
    (hid,) = [h for h in hidden(log(twin), felt(twin)) if h.who == twin.her]
    assert (twin.story[hid.place], hid.shown) == (twin["compose"], "calm") and "anger" in hid.felt


@twins
def test_12_overhearing_unknown_to_the_other(twin: Twin) -> None:
    """He hears her, she does not know it, and he knows that she does not."""
    acts = twin.through("cry")
    beliefs = [twin.believed(acts, "heard", *who) for who in ((twin.him,), (twin.her,), (twin.him, twin.her))]
    assert beliefs == [True, False, False]


@twins
def test_13_evidence_piling_up_into_a_belief(twin: Twin) -> None:
    """She comes to think of it, and then all he does brings it nearer; with one thing fewer she does not believe it."""
    ranks = [twin.believed(twin.story[:n], "piling up", twin.her) for n in range(len(twin.through("leave")) + 1)]
    assert list(dict.fromkeys(ranks)) == [None, 3.0, 2.0, 1.0, 0.0]
    fewer = [a for a in twin.through("leave") if a not in (twin["seek again"],)]
    fewer.reverse()
    fewer.remove(twin["slip"])
    fewer.reverse()
    assert twin.believed(tuple(fewer), "rival", twin.her) is False


@twins
def test_14_a_denial_that_changes_nothing(twin: Twin) -> None:
    """When he denies it, nothing moves in her mind but that he has denied it and owes no answer; what he carries is
    his."""
    before, after = twin.world.states(twin.through("deny"))[-2:]
    fluents = twin.world.model.world.fluents
    moved = {f for f in fluents if twin.world.believed(before, f, twin.her) != twin.world.believed(after, f, twin.her)}
    assert moved - {twin["pressure"]} == {twin["asked"], twin["denied"], twin["owes"]}


@twins
@pytest.mark.parametrize("silence", ["silent", "silent again"])
def test_15_silence_as_an_answer(twin: Twin, silence: str) -> None:
    """A silence makes her belief firmer, and he sees that it does."""
    for who in ((twin.her,), (twin.him, twin.her)):
        before = twin.believed(twin.until(silence), "against", *who)
        after = twin.believed(twin.through(silence), "against", *who)
        assert isinstance(before, float) and after == before + 1


@twins
def test_16_a_question_answered_by_a_question(twin: Twin) -> None:
    """He asks whom she means because he cannot yet deny anything: he does not know what she believes."""
    acts = twin.through("ask")
    assert twin.believed(acts, "rival", twin.him, twin.her) is False
    assert twin.fault(acts, "deny") == f"impossible: {twin['deny']}"
    assert twin.fault(acts, "ask back") is None


HELD_BACK = {"the-unsaid": 3, "the-lesson": 3}
"""How often he has held something back when what he hears is one too many. In The Unsaid by an evasion, at the bedroom
door and at the front door; in The Lesson at the piano, on the mat and in the court."""


@twins
def test_17_a_dam_that_breaks(twin: Twin) -> None:
    """So many things held back, one after another; then what he hears is one too many, and nobody decides it."""
    acts, many = twin.through("break"), HELD_BACK[twin.name]
    held_back = [twin.believed(acts[:n], "pressure") for n in range(len(acts) + 1)]
    assert [now for before, now in pairwise(held_back) if now != before] == [*range(1, many + 1), 0]
    assert twin["released"] in {t.name for t in twin.world.ground.triggers}
    unheard = tuple(a for a in acts if a != twin["cry"])
    assert twin.believed(unheard, "pressure") in (many, many + 1)  # still held, and it goes on adding up


@twins
def test_18_realising_one_was_wrong(twin: Twin) -> None:
    """He stops believing that he spares her when he breaks, and had not foreseen that he would."""
    assert twin.believed(twin.until("break"), "good", twin.him) is True
    assert twin.believed(twin.through("break"), "good", twin.him) is False
    minds = twin.world.minds
    him = twin.world.model.world.characters.index(twin.him)
    mind = minds.mind(minds.course([twin.world.act(a) for a in twin.until("break")])[-1], him)
    foreseen = minds.values(minds.apply(mind, twin.world.act(twin["break"])))
    assert foreseen[twin.world.ground.fluents_named()[twin["good"]]] is True


@twins
def test_19_stakes_raised_by_words(twin: Twin) -> None:
    """Only once she has said what he is about to lose has he a reason to tell the truth."""
    assert twin.fault(twin.through("choose"), "confess") is None
    told = (*twin.through("door"), twin["turn"])
    assert twin.world.verdict(told) == f"no reason: {twin['turn']} for {twin.him}"


@twins
def test_20_a_sign_that_costs(twin: Twin) -> None:
    """What she asks for is the next act of her plan, one that he would not do unasked, and it costs him something."""
    assert twin["pay"] in twin.plan("dare", twin.her)
    unasked = twin.until("dare")
    assert twin.fault(unasked, "pay") == f"impossible: {twin['pay']}"
    him = twin.world.model.world.characters.index(twin.him)
    price = next(i for i, c in enumerate(log(twin).inner.concerns) if c.owner == him and c.name == twin["price"])
    before, after = (log(twin).worth(mind, him)[price] for mind in log(twin).minds(len(twin.until("pay")), him))
    assert after < before


@twins
def test_21_a_confession_re_reads_the_past(twin: Twin) -> None:
    """Told, she no longer believes in a rival, believes the true thing again, and sees what he had believed."""
    before, after = twin.until("confess"), twin.through("confess")
    words = (("rival", (twin.her,)), ("true", (twin.her,)), ("good", (twin.her, twin.him)))
    assert [twin.believed(before, w, *who) for w, who in words] == [True, False, False]
    assert [twin.believed(after, w, *who) for w, who in words] == [False, True, True]


@twins
def test_22_an_act_two_must_choose(twin: Twin) -> None:
    """It needs both, and in the story each of them has a reason."""
    assert twin.consenting(twin["both"]) == {twin.her, twin.him}
    assert twin.fault(twin.until("both"), "both") is None


@twins
def test_23_forgiveness(twin: Twin) -> None:
    """He asks because she would forgive, and she does, though she still could go."""
    assert twin.plan("plead", twin.him) == [twin["forgive"]]
    assert twin.fault(twin.until("forgive"), "forgive") is None


@twins
def test_24_the_loop_of_asking_and_withdrawing(twin: Twin) -> None:
    """Over the months she asks, he slips away, and she asks again: each time for the answer that he does not give."""
    first, second = twin.story.index(twin["seek"]), twin.story.index(twin["seek again"])
    assert twin.story[first + 1] == twin.story[second + 1] == twin["slip"]
    for word in ("seek", "seek again"):
        assert twin.plan(word, twin.her) == [twin["answer her"]]
        assert twin.fault(twin.through(word), "answer her") == f"no reason: {twin['answer her']} for {twin.him}"


HIGHEST = {"the-unsaid": Fraction(1, 2), "the-lesson": Fraction(1, 9)}
"""The square of suspense where she has said what he is about to lose.

In The Unsaid half of all stories are lost with the next act: each ending's chance moves by 1/2 either way.

In The Lesson he may take her side, tell her at once, or be silent. The first two lead across. After the third she may
go, and he may still tell her: half and half. So the chance of going across is (1 + 1 + 1/2) / 3 = 5/6, that of her
going 1/6. By his word each moves by 1/6, in squares 2/36; by his silence each moves by 1/3, in squares 2/9; and
(2/36 + 2/36 + 2/9) / 3 = 1/9."""


@twins
def test_25_rising_tension_with_a_climax(twin: Twin) -> None:
    """Suspense is highest once she has said what he is about to lose.

    At the table and at the piano things come in any order, so it is measured among the acts of the story and the ways
    out of it, from the question where her mistake was on."""
    graph, since = suspense(twin), MEASURED_FROM[twin.name]
    states = twin.world.minds.course([twin.world.act(a) for a in twin.story])
    curve = {n: graph.squared(state) for n, state in enumerate(states) if n >= since}
    stakes = len(twin.through("stakes"))
    assert max(curve.values()) == curve[stakes] == HIGHEST[twin.name]
    assert max(s for n, s in curve.items() if n != stakes) < curve[stakes]


@twins
def test_25_chances_of_endings_are_neither_gained_nor_lost(twin: Twin) -> None:
    """In every state the chances of the endings sum to one."""
    graph = suspense(twin)
    states = twin.world.minds.course([twin.world.act(a) for a in twin.story])[MEASURED_FROM[twin.name] :]
    for state in states:
        assert sum(graph.endings(state).values()) == 1
    assert graph.size > 50


@twins
def test_26_threads_left_open(twin: Twin) -> None:
    """At the end she does not know that he heard, and he still believes the worst of what he touches."""
    assert twin.believed(twin.story, "heard", twin.him) is True
    assert twin.believed(twin.story, "heard", twin.her) is False
    assert (twin.believed(twin.story, "stain"), twin.believed(twin.story, "stain", twin.him)) == (False, True)


@twins
def test_27_the_reader_as_you_and_the_same_events_from_his_side(twin: Twin) -> None:
    """Told from her side she is “you”; the same act is told otherwise from his."""
    hers, his = told(twin, "evade", twin.her), told(twin, "evade", twin.him)
    assert re.search(r"\byou\b", " ".join(told(twin, a, twin.her) for a in ("ask when", "evade")), re.IGNORECASE)
    assert hers != his


@twins
def test_28_names_that_carry_closeness(twin: Twin) -> None:
    """The name that is nearest is not spoken before she dares him, and is from then on."""
    spoken = [f"{twin['near name']}" in "".join(quotes(told_act(twin, n, twin.her))) for n in range(len(twin.story))]
    dared = twin.story.index(twin["dare"])
    assert not any(spoken[:dared]) and any(spoken[dared:])


@twins
def test_29_time_at_several_scales(twin: Twin) -> None:
    """Seasons pass between the first acts, hours at the break, and both hands hang for a breath."""
    seasons = [twin.believed(twin.story[:n], "season") for n in range(len(twin.story))]
    assert len(set(seasons)) == 3 and seasons[-1] == seasons[len(twin.through("night"))]
    assert twin.believed(twin.until("break"), "late") is False
    assert twin.believed(twin.through("break"), "late") is True
    reach = twin.story.index(twin["reach"])
    assert twin.story[reach + 1] == twin["withdraw"]


@twins
def test_30_words_that_come_back_with_another_meaning(twin: Twin) -> None:
    """What he says to put her off at the start she says to him at the end."""
    speakers = [n for n, act in enumerate(twin.story) if twin["words"] in "".join(quotes(told_act(twin, n, twin.her)))]
    assert speakers == [twin.story.index(twin["evade"]), twin.story.index(twin["end"])]


@cache
def log(twin: Twin) -> Log:
    """The story as the psyche reads it."""
    return log_of(Engined(twin.world.minds), [twin.world.act(a) for a in twin.story])


@cache
def felt(twin: Twin) -> list[Felt]:
    """What was felt in the story."""
    return feelings(log(twin))


@cache
def held(twin: Twin, before: str, who: str, act: str) -> Held | None:
    """What somebody held back from before an act of the story."""
    who_number = twin.world.model.world.characters.index(who)
    return Holding(log(twin)).held_back(len(twin.until(before)), who_number, twin.world.act(twin[act]))


@cache
def suspense(twin: Twin) -> Suspense:
    """The graph of the world's explained stories, as far as they are told with the acts of its story and the ways out
    of it."""
    return Suspense(twin.world, twin["outcome"], {*twin.story, *WAYS_OUT[twin.name]})


WAYS_OUT = {
    "the-unsaid": {
        "pack()",
        "leave_him()",
        "let_it_rest(You)",
        "let_it_rest(James)",
        "stay_silent(Choice)",
        "morning_comes()",
    },
    "the-lesson": {
        "leave_it_at_that(Irene)",
        "leave_it_at_that(Paul)",
        "stay_silent(Side)",
        "go_to_the_harbour_police()",
        "friday_comes()",
    },
}
"""The ways out of the story that are looked at beside its own acts.

In The Lesson, his telling her of the wire, her sending him off and her going alone would make the graph six times as
large, and leave the two highest points where they are. That in the boat she may say "not yet" is left out, since by
then nothing more hangs on it but how the two arrive: counted as an ending, it would be the highest."""

MEASURED_FROM = {
    "the-unsaid": UNSAID.story.index("ask_where_it_went_wrong()") + 1,
    "the-lesson": LESSON.story.index("ask_for_her_fault()") + 1,
}
"""Where in a story its suspense is first measured: before that, its graph is too large."""


# --- the page ---

PAGE = Path(__file__).parent.parent.parent / "docs" / "explanation" / "mechanics.md"
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| `(\w+)` \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_has_all_thirty() -> None:
    """The table numbers the mechanics from 1 to 30, and each has a construct."""
    assert [int(row[0]) for row in ROWS] == list(range(1, 31))
    assert all(row[2].strip() for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_of_the_page_names_what_is_there(row: tuple[str, ...]) -> None:
    """Its definitions stand in the two worlds, and its test, numbered as it is, in this file for both."""
    for twin, cell in zip(TWINS, row[3:5], strict=True):
        names = set(re.findall(r"`(\w+)`", cell))
        assert names and names <= defined(twin)
    test = globals()[row[5]]
    assert row[5].startswith(f"test_{int(row[0]):02}_")
    assert any(mark.name == "parametrize" and mark.args[1] == TWINS for mark in test.pytestmark)


def defined(twin: Twin) -> set[str]:
    """The names of everything a world defines that does or wants something, or may be so."""
    world, inner = twin.world.world, twin.world.ground.inner
    parts = (*world.actions, *world.triggers, *world.properties, *inner.concerns, *inner.questions)
    return {part.name for part in parts}


# --- what the tests ask ---


def possible(twin: Twin, acts: tuple[str, ...]) -> list[int]:
    """The acts possible after some acts."""
    minds = twin.world.minds
    return minds.possible(minds.course([twin.world.act(a) for a in acts])[-1])


def told(twin: Twin, word: str, side: str) -> str:
    """An act of the story in words, from a side."""
    return told_act(twin, twin.story.index(twin[word]), side)


def told_act(twin: Twin, place: int, side: str) -> str:
    """The act at a place of the story in words, from a side."""
    minds, acts = twin.world.minds, [twin.world.act(a) for a in twin.story]
    teller = Teller(twin.world.world, twin.world.ground, minds, side)
    return teller.event(minds.course(acts[:place])[-1], acts[place], side)


def quotes(text: str) -> list[str]:
    """What is said aloud."""
    return re.findall(r"'((?:[^']|(?<=\w)'(?=\w))*)'", text)
