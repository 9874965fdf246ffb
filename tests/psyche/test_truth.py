"""Random lives: of everything that can be said of a mind, exactly what is so is said.

The truth is worked out by definition (``truth``), with other states, other plans and other rules than the psyche's,
which here runs on the engine. Each comparison is of the whole set: nothing is missing, nothing is too much, and
whatever a statement says (strength, cause, concern, end, plan) is the same. All kinds are counted, so that none of them
agrees only because it never occurs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_args

import pytest

from tests.psyche.lived import Lived, discoveries_of, lives, lives_of, minds_of, rarities_of, said, wants_of
from tests.psyche.truth import again, asking, knowing
from tests.psyche.truth import reasons as truth_reasons
from tests.psyche.truth.fortunes import fellow_feelings
from tests.psyche.truth.life import Feeling
from tests.psyche.truth.wants import Unknown, Wish, wrong_beliefs
from unsaid.data.statements import Answer, Brake, Felt, Held, How, Would
from unsaid.english.feelings import Feeling as FeelingName
from unsaid.psyche.doubt import Doubt, doubts
from unsaid.psyche.feelings import feelings, moods
from unsaid.psyche.feelings.fortune import accepted
from unsaid.psyche.feelings.moment import SMALL, FeltMoment
from unsaid.psyche.feelings.recognition import recognised
from unsaid.psyche.feelings.showing import hidden
from unsaid.psyche.grid import grid
from unsaid.psyche.holding import Holding
from unsaid.psyche.knowing import believed, mistaken
from unsaid.psyche.log import Log
from unsaid.psyche.plans import End, held_plans
from unsaid.psyche.pressure import pressure
from unsaid.psyche.robust import intervals
from unsaid.psyche.silence import owed
from unsaid.psyche.threads import unsaid
from unsaid.psyche.whynot import why_not
from unsaid.story.confirming import Refusal, refusals

pytestmark = [pytest.mark.deep, pytest.mark.timeout(900)]


def rounded(felt: Iterable[Any]) -> Counter[Feeling]:
    """Feelings in one form, their strengths to a millionth."""
    return Counter(
        Feeling(f.feeling, f.who, f.place, round(f.intensity, 6), f.toward, f.cause, f.concern, f.ends) for f in felt
    )


def wish(held: Held) -> Wish:
    """A wish as the truth says it."""
    brakes = frozenset(
        frozenset(zip(names, kinds, strict=True)) for names, kinds in zip(held.brakes, held.named, strict=True)
    )
    return Wish(held.who, held.act, held.place, held.pull, brakes, held.plan, held.hovering)


def unknown(would: Would) -> Unknown:
    """What was not known as the truth says it."""
    known = frozenset(frozenset((f.who, f.fluent, repr(f.value)) for f in facts) for facts in would.known)
    return Unknown(would.who, would.act, would.place, known, would.plan)


# --- each kind: what is said, and what is so ---


def felt(one: Lived) -> tuple[Any, Any]:
    return rounded(feelings(one.log)), rounded(one.felt)


def seen(one: Lived) -> tuple[Any, Any]:
    said = [
        again.Saw(
            r.who,
            r.place,
            r.act,
            r.done,
            frozenset((f.who, f.fluent, repr(f.value)) for f in r.learnt),
            frozenset(r.instead),
        )
        for r in recognised(one.log)
    ]
    return Counter(said), Counter(again.saw(one.life))


def held(one: Lived) -> tuple[Any, Any]:
    said = [wish(s) if isinstance(s, Held) else unknown(s) for s in Holding(one.log).statements()]
    return Counter(said), Counter(one.wants.statements())


def plans(one: Lived) -> tuple[Any, Any]:
    said = [(p.who, p.place, p.acts, p.before, p.after, p.left, p.end, p.over) for p in held_plans(one.log)]
    so = [(p.who, p.place, p.acts, p.before, p.after, tuple(p.left.values()), p.end, p.over) for p in one.plans]
    return Counter(said), Counter(so)


def debts(one: Lived) -> tuple[Any, Any]:
    said = [asking.Debt(d.question, d.who, d.to, d.asked, d.how, d.place) for d in owed(one.log)]
    return Counter(said), Counter(asking.debts(one.life))


def doubted(one: Lived) -> list[asking.Doubted]:
    return [asking.Doubted(one.life, n) for n in range(len(one.log.inner.questions))]


def taken(one: Lived) -> tuple[Any, Any]:
    said = [
        asking.Taken(t.question, t.who, t.place, t.kind, t.before, t.costs, t.after, t.believed)
        for t in doubts(one.log)
    ]
    return Counter(said), Counter(t for q in doubted(one) for t in q.path())


def bounds(one: Lived) -> tuple[Any, Any]:
    said = [
        {i.what: (i.value, i.low, i.high) for i in intervals(Doubt(one.log, n))}
        for n in range(len(one.log.inner.questions))
    ]
    return said, [q.intervals() for q in doubted(one)]


def wrong(one: Lived) -> tuple[Any, Any]:
    said = [
        knowing.Wrong(m.who, m.fact.who, m.fact.fluent, repr(m.fact.value), m.since, m.until) for m in mistaken(one.log)
    ]
    return Counter(said), Counter(knowing.mistaken(one.life))


def beliefs(one: Lived) -> tuple[Any, Any]:
    chains = [(c, *d) for c in one.life.people for d in ((), *((e,) for e in one.life.others(c)))]
    said = [
        [knowing.Held(b.fluent, repr(b.value), b.so, b.since) for b in believed(one.log, done, *chain)]
        for chain in chains
        for done in range(len(one.life.states))
    ]
    return said, [knowing.believed(one.life, done, *chain) for chain in chains for done in range(len(one.life.states))]


def table(one: Lived) -> tuple[Any, Any]:
    said = [
        knowing.Cell(row.place, c.who, c.how, c.fact.fluent, repr(c.fact.value))
        for row in grid(one.log)
        for c in row.changes
    ]
    return Counter(said), Counter(knowing.table(one.life))


def shown(one: Lived) -> tuple[Any, Any]:
    said = [knowing.Hid(h.who, h.place, h.shown, frozenset(h.felt)) for h in hidden(one.log, feelings(one.log))]
    return Counter(said), Counter(knowing.hidden(one.life, one.felt))


def why(one: Lived) -> tuple[Any, Any]:
    holding, truth = Holding(one.log), one.wants
    acts = range(len(one.life.events))
    said = [
        truth_reasons.Why(
            w.act,
            w.who,
            place,
            w.answer,
            frozenset(w.better),
            None if w.held is None else wish(w.held)._replace(place=place),
            None if w.would is None else unknown(w.would)._replace(place=place),
        )
        for act in acts
        for w in why_not(holding, act)
        for place in range(w.place, w.until + 1)
    ]
    return _nameless(said), _nameless(w for act in acts for w in truth_reasons.why_not(truth, act))


def _nameless(found: Iterable[truth_reasons.Why]) -> Counter[Any]:
    """Answers with the sets of brakes and of facts alone: over a stretch the plan is told as it was at first."""
    return Counter(
        w._replace(
            held=None if w.held is None else frozenset(frozenset(n for n, _ in s) for s in w.held.brakes),  # type: ignore[arg-type]
            would=None if w.would is None else w.would.known,  # type: ignore[arg-type]
        )
        for w in found
    )


def counts(one: Lived) -> tuple[Any, Any]:
    """The wishes held back so far; where somebody has a release, what the story has counted."""
    life = one.life
    kept = {r["who"]: r["pressure"] for r in life.inner.get("releases", []) if r.get("pressure") is not None}
    so = {
        life.names[c]: [int(life.number(life.mind(place + 1, c), fluent) or 0) for place in life.places]
        for c, fluent in kept.items()
    }
    truth = [w for w in one.wants.statements() if isinstance(w, Wish)]
    for name in {w.who for w in truth} - so.keys():
        places = {w.place for w in truth if w.who == name}
        so[name] = [sum(p <= place for p in places) for place in one.life.places]
    return pressure(one.log, Holding(one.log).statements()), so


def left(one: Lived) -> tuple[Any, Any]:
    """What is still open at the end."""
    life, truth = one.life, one.wants
    done = [{life.act_name(a) for a in life.acts[p:]} for p in life.places]
    last = {(w.who, w.act): w for w in truth.statements() if isinstance(w, Wish) and w.act not in done[w.place]}
    questions = {q["name"]: life.model.world.questions[n] for n, q in enumerate(life.inner.get("questions", []))}
    answers = [
        d
        for d in asking.debts(life)
        if d.how in ("breached", "open") and not set(life.acts[d.asked + 1 :]) & questions[d.question].answering
    ]
    found = unsaid(Holding(one.log), feelings(one.log))
    said = (
        Counter(map(wish, found.wishes)),
        Counter(asking.Debt(d.question, d.who, d.to, d.asked, d.how, d.place) for d in found.answers),
        Counter((m.who, m.fact.who, m.fact.fluent) for m in found.mistaken),
        Counter((h.who, h.place) for h in found.hidden),
    )
    wrong_at_last = Counter(
        (life.names[c], tuple(life.names[d] for d in chain), life.model.world.fluents[f])
        for c in life.people
        for (chain, f), _ in wrong_beliefs(life, len(life.acts), c)
    )
    hid = Counter((h.who, h.place) for h in knowing.hidden(life, truth.felt))
    return said, (Counter(last.values()), Counter(answers), wrong_at_last, hid)


def mood(one: Lived) -> tuple[Any, Any]:
    said = moods(feelings(one.log), len(one.log.acts))
    so = knowing.moods(one.life, one.felt)
    near = {who: [round(x, 6) + 0.0 for x in row] for who, row in said.items()}
    return near, {who: [round(x, 6) + 0.0 for x in row] for who, row in so.items()}


KINDS: tuple[Callable[[Lived], tuple[Any, Any]], ...] = (
    *(felt, seen, held, plans, debts, taken, bounds, wrong),
    *(beliefs, table, shown, why, counts, left, mood),
)


FAILING = (171, 175, 190, 208, 235, 291, 307, 311, 320)
"""Lives in which a plan falls short or somebody is disappointed."""

SETTING = (70, 228, 249, 372)
"""Walks in which an act sets a rank of doubt by itself."""

TAKEN = (231, 324, 348, 417, 537)
"""Lives in which somebody is seen otherwise, or takes on a loss of which only a part was to be seen coming."""

DISCOVERIES = 420
"""Worlds in which somebody may find out what it has done."""

SOURCES = (
    *((lives_of, range(165)), (minds_of, range(45)), (wants_of, range(40)), (rarities_of, range(210))),
    *((lives_of, FAILING), (minds_of, SETTING), (lives_of, TAKEN), (discoveries_of, range(DISCOVERIES))),
)
"""Worlds put together from situations, worlds drawn without a thought, worlds of wants, and some for what is rare."""


class Compared:
    """All lives, gone through once: the first differences of each kind, and how often everything occurs."""

    def __init__(self) -> None:
        self.lives = 0
        self.differing: dict[str, list[tuple[int, list[str], Any, Any]]] = {kind.__name__: [] for kind in KINDS}
        self.count: Counter[str] = Counter()
        self.confirmed = 0
        self.refused: list[Refusal] = []
        for make, seeds in SOURCES:
            for one in lives(make, seeds):
                self.lives += 1
                self.compare(one)

    def compare(self, one: Lived) -> None:
        """One life."""
        self.count.update(occurrences(one))
        if one.seed % 4 == 0:
            statements = said(one)
            self.confirmed += len(statements)
            self.refused += refusals(one.log.world.ground, one.log.acts, statements, one.log.horizon)
        for kind in KINDS:
            found, so = kind(one)
            if found != so:
                self.differing[kind.__name__].append((one.seed, one.story, found, so))


@pytest.fixture(scope="module")
def compared() -> Compared:
    """The comparison, made once."""
    return Compared()


@pytest.mark.parametrize("kind", [kind.__name__ for kind in KINDS])
def test_what_is_said_is_what_is_so(kind: str, compared: Compared) -> None:
    """Of one kind of statement everything that is so is said of every life, and nothing else."""
    assert compared.lives > 430
    assert compared.differing[kind] == []


def occurrences(one: Lived) -> Iterator[str]:
    """What is said of a life, by kind."""
    log, holding = one.log, Holding(one.log)
    yield from (f.feeling for f in feelings(log))
    yield from ("near miss" for f in feelings(log) if f.feeling == "relief" and f.runs[1].role == "instead")
    yield from (f"late {f.feeling}" for f in feelings(log) if any(run.role == "hindsight" for run in f.runs))
    yield from ("would do it again" for r in recognised(log) if r.act in r.instead)
    yield from ("would have let it be" for r in recognised(log) if not r.instead)
    yield from ("made good" for f in feelings(log) if f.feeling in ("guilt", "shame", "remorse") and _ended_late(f))
    yield from ("no joy in it" for _ in range(_spoilt(log)))
    yield from ("let happen" for f in feelings(log) if f.feeling == "guilt" and f.runs[-1].role == "prevented")
    yield from ("good and bad" for f in feelings(log) if f.feeling == "joy" and f.runs[0].role == "learnt")
    yield from ("left undone" for f in feelings(log) if f.feeling == "shame" and f.runs[-1].role == "kept")
    yield from ("halved" for f in feelings(log) if _halved(f))
    yield from ("read back" for f in feelings(log) if f.feeling in FELLOW and f.runs[0].at.patched)
    yield from ("taken on" for _ in range(_prices(log)))
    yield from ("too angry" for _ in range(_passed_over(one)))
    for s in holding.statements():
        if isinstance(s, Would):
            yield from ("would", *(f"mistakes of {len(one)}" for one in s.known))
        else:
            yield from ("held", *(f"brakes of {len(one)}" for one in s.brakes), *(b for one in s.named for b in one))
            yield from ["hovering"] * s.hovering + ["brakes together"] * (len(s.brakes) > 1)
    yield from (f"plan {p.end}" for p in held_plans(log))
    yield from (f"owed {d.how}" for d in owed(log))
    yield from (f"took {t.kind}" for t in doubts(log))
    yield from ("belief turned" for t in doubts(log) if t.believed[0] != t.believed[1])
    yield from (c.how for row in grid(log) for c in row.changes)
    yield from ("mistaken" for _ in mistaken(log))
    yield from ("hidden" for _ in hidden(log, feelings(log)))
    yield from (f"why {w.answer}" for act in range(len(one.life.events)) for w in why_not(holding, act))
    found = unsaid(holding, feelings(log))
    yield from ("wish left" for _ in found.wishes)
    yield from ("answer left" for _ in found.answers)
    yield from ("pressed" for row in pressure(log, holding.statements()).values() if any(row))


FELLOW = ("happy for", "pity", "resentment", "gloating")


def _passed_over(one: Lived) -> int:
    """How often what befell somebody moved nobody, for anger with them."""
    return sum(f.feeling in FELLOW[:2] and f not in one.felt for f in fellow_feelings(one.life))


def _prices(log: Log) -> int:
    """How often somebody took a loss on with open eyes, and one who likes or dislikes them knew."""
    moments = (FeltMoment(log, entry, who) for entry in log.entries for who in log.characters)
    losses = ((m, d) for m in moments for d in m.others if m.gained(d) < -SMALL and m.like(d))
    return sum(accepted(m, d) > SMALL for m, d in losses)


def _ended_late(f: Felt) -> bool:
    """Whether what is felt at an act seen again ends within the story."""
    return f.ends is not None and any(run.role == "hindsight" for run in f.runs)


def _spoilt(log: Log) -> int:
    """How often news would have been good, and showed somebody what it had done."""
    moments = (FeltMoment(log, entry, who) for entry in log.entries for who in log.characters)
    return sum(bool(m.put(m.who)) for m in moments)


def _halved(f: Felt) -> bool:
    """Whether blame, guilt or thanks is half of what the act made of things."""
    worth = {run.role: run.worth or 0.0 for run in f.runs}
    return "foresaw" in worth and all(
        abs(worth[a] - worth[b]) > f.intensity + 1e-6
        for a, b in (("instead", "actual"), ("foresaw instead", "foresaw"))
    )


LATE = ("guilt", "shame", "pride", "regret", "remorse", "relief", "anger", "forgiveness")
"""What may be felt at an act seen again."""

OTHERS = (
    *(
        *(f"late {feeling}" for feeling in LATE),
        "would do it again",
        "would have let it be",
        "made good",
        "no joy in it",
        "near miss",
        "let happen",
        "left undone",
        "good and bad",
        "halved",
        "read back",
        "taken on",
        "too angry",
        "held",
        "would",
        "hovering",
        "brakes together",
        "belief turned",
    ),
    *("brakes of 1", "brakes of 2", "brakes of 3", "mistakes of 1", "mistakes of 2"),
    *(f"plan {end}" for end in get_args(End)),
    *(f"owed {how}" for how in ("answered", "discharged", "breached", "open")),
    *(f"took {kind}" for kind in ("answer", "silence", "act", "revealed", "effect")),
    *(how for how in get_args(How) if how != "open"),  # there is nothing to be open about in these worlds
    *("mistaken", "hidden", "wish left", "answer left", "pressed"),
    *(f"why {answer}" for answer in get_args(Answer)),
)


def test_the_checker_confirms_all_of_it(compared: Compared) -> None:
    """What is so of a quarter of the lives, and is said, is refused nowhere."""
    assert compared.confirmed > 2000
    assert [str(refusal) for refusal in compared.refused] == []


def test_everything_there_is_to_say_is_said_often_enough(compared: Compared) -> None:
    """Every feeling, brake, answer and kind of evidence occurs at least five times in these lives."""
    kinds = (*get_args(FeelingName), *get_args(Brake), *OTHERS)
    assert {kind: compared.count[kind] for kind in kinds if compared.count[kind] < 5} == {}
