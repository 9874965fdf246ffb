"""What may be forgotten in a long life: no answer about now, or later, is another by it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise, product

import pytest

import unsaid

PEOPLE = ("Ann", "Ben", "Cy", "Di")

HEAD = """
type place;
entity Hall : place;
entity Yard : place;
entity Ann : character;
entity Ben : character;
entity Cy : character;
entity Di : character;
property here(c : character) : boolean;
property awaited(c : character) : boolean;
property at(c : character) : place;
property wet(c : character) : boolean;
property coin() : character;
property bell() : number;
forall(c : character) here(c);
coin() = Ann;
bell() = 0;
action go(c : character, p : place) {
  precondition: here(c) & at(c) != p;
  effect: at(c) = p;
  consenting: c;
  observing(x : character): at(x) == at(c) | at(x) == p;
};
action depart(c : character) {
  precondition: here(c);
  effect: !here(c) & awaited(c);
  observing(x : character): True;
};
action word_comes(c : character) {
  precondition: awaited(c);
  effect: !awaited(c) & if(coin() == c) coin() = ?;
  observing(x : character): True;
};
action arrive(c : character, p : place) {
  precondition: awaited(c) & !here(c);
  effect: here(c) & !awaited(c) & at(c) = p;
  observing(x : character): True;
};
"""

RING = (
    "action ring(c : character) { precondition: here(c) & at(c) == Hall; effect: bell() = bell() + 1; consenting: c;"
    " observing(x : character): x == c | !wet(x); };"
)

APART = (
    "action splash(c : character, d : character) { precondition: here(c) & here(d) & at(c) == at(d) & c != d & !wet(d);"
    " effect: wet(d); consenting: c; observing(x : character): at(x) == at(c); };",
    "action take(c : character, d : character) { precondition: here(c) & here(d) & coin() == d & c != d;"
    " effect: coin() = c; consenting: c; observing(x : character): at(x) == at(c) | x == d; };",
    RING,
    "action dry() { effect: forall(c : character) !wet(c); observing(x : character): at(x) == Yard; };",
    "action sun() { effect: forall(c : character) if(here(c) & at(c) == Yard) !wet(c);"
    " observing(x : character): True; };",
    "trigger drips(c : character) { precondition: here(c) & wet(c) & at(c) == Hall & bell() == 1;"
    " effect: bell() = 2; };",
)
"""Acts and triggers that nobody who is gone can have a part in."""

DEEP = (
    "action whisper(c : character, d : character) { precondition: here(c) & here(d) & c != d & at(c) == at(d)"
    " & wet(Ann) != believes(d, wet(Ann)) & here(Ann); effect: believes(d, wet(Ann)) = wet(Ann); consenting: c;"
    " observing(x : character): x == c | x == d; };",
    "action pretend(c : character, d : character) { precondition: here(c) & here(d) & c != d & coin() == c;"
    " effect: believes(d, coin()) = d & believes(d, believes(c, coin())) = d; consenting: c;"
    " observing(x : character): x == c; };",
)
"""Acts that read what somebody believes, or set it."""

HANGING = (
    "action count() { precondition: exists(c : character) (wet(c) & at(c) == Yard); effect: bell() = 9; };",
    "action tell_all(c : character) { precondition: here(c); effect: forall(d : character) believes(c, wet(d)) = True;"
    " consenting: c; };\nutility(): if(wet(Ben)) 1 else 0;",
    "trigger flood() { precondition: wet(Ben) & wet(Cy) & wet(Di); effect: bell() = 7; };",
    "action stare(c : character) { precondition: here(c); effect: if(believes(Ben, coin()) == c) bell() = 3;"
    " consenting: c; };",
)
"""What hangs on people whether they are gone or not."""

WANTS = (
    "if(coin() == {c}) 1 else 0",
    "(if(at({c}) == Yard) 1 else 0) + (if(wet({c})) -2 else 0)",
    "sum(d : character) (if(here(d) & believes(d, coin()) == {c}) 1 else 0)",
    "bell()",
)


def village(chance: random.Random, *more: str) -> unsaid.World:
    """A small village by chance."""
    parts = [part for part in (*APART, *more) if chance.random() < 0.7 or part in more[:1]]
    start = [f"at({c}) = {chance.choice(('Hall', 'Yard'))};" for c in PEOPLE]
    start += [f"believes({c}, wet({d}));" for c in PEOPLE for d in PEOPLE if c != d and chance.random() < 0.1]
    wants = [f"utility({c}): {chance.choice(WANTS).format(c=c)};" for c in PEOPLE]
    own = any("utility():" in part for part in parts)
    world = unsaid.read("\n".join([HEAD, *parts, *start, *wants, "" if own else "utility(): 0;"]), name="village")
    assert world.ok, world.diagnostics
    return world


def lived(moment: unsaid.Moment, chance: random.Random, acts: int) -> unsaid.Moment:
    """So many acts by chance, some seen otherwise than the world says."""
    for _ in range(acts):
        fitting = [act for act in moment.possible if not act.startswith(("depart", "word_comes", "arrive"))]
        seen = [c for c in PEOPLE if chance.random() < 0.5] if chance.random() < 0.3 else None
        moment = moment.after(chance.choice(fitting), seen)
    return moment


def chains(people: tuple[str, ...], depth: int) -> Iterator[tuple[str, ...]]:
    """All chains of minds up to a depth, nobody beside themselves."""
    for length in range(1, depth + 1):
        yield from (c for c in product(people, repeat=length) if all(a != b for a, b in pairwise(c)))


def answers(moment: unsaid.Moment, gone: str, depth: int = 3, *, would: bool = True) -> dict[object, object]:
    """What can be asked about now: what is so and believed to a depth, what can be done, and what each would do, but
    for one who is gone."""
    staying = tuple(c for c in PEOPLE if c != gone)
    facts = [fact for fact in moment.world.facts if f"({gone})" not in fact]
    found: dict[object, object] = {fact: moment[fact] for fact in facts}
    for chain in chains(staying, depth):
        held = moment.mind(*chain).facts
        found |= {(chain, fact): held[fact] for fact in facts}
    found["possible"] = moment.possible
    if would:
        found |= {("would", who): moment.choose(who, limits=unsaid.Limits(character=2, depth=2)) for who in staying}
    return found


def left(world: unsaid.World, chance: random.Random, who: str = "Ben") -> unsaid.Moment:
    """A moment some time after somebody has left for good."""
    moment = lived(world.start, chance, 6).after(f"depart({who})")
    return lived(lived(moment, chance, 1).after(f"word_comes({who})"), chance, 1)


# --- people who are gone ---


@pytest.mark.parametrize("seed", range(8))
def test_who_is_gone_is_forgotten_and_no_answer_is_another(seed: int) -> None:
    """In random villages, every answer about the others is the same with and without forgetting: at once, and after
    each of the next acts, whoever sees them."""
    chance = random.Random(seed)
    world = village(chance, *DEEP)
    kept = left(world, chance)
    rid = kept.forgetting("Ben")
    for step in range(6):
        assert answers(rid, "Ben", would=step % 3 == 0) == answers(kept, "Ben", would=step % 3 == 0)
        fitting = [act for act in kept.possible if not act.startswith(("depart", "arrive"))]
        act = chance.choice(fitting)
        seen = [c for c in PEOPLE if c != "Ben" and chance.random() < 0.5] if step % 2 else None
        kept, rid = kept.after(act, seen), rid.after(act, seen)


def test_what_he_was_is_not_kept() -> None:
    """Two villages that differ only in what he did, saw and believed are one when he is forgotten."""
    world = village(random.Random(1), *DEEP)
    first = world.start.after("depart(Ben)").after("word_comes(Ben)")
    other = world.start.having("wet(Ben) & believes(Cy, wet(Ben)) & believes(Ben, coin()) = Di")
    other = other.after("depart(Ben)").after("word_comes(Ben)")
    assert first.facts != other.facts
    assert first.forgetting("Ben").snapshot() == other.forgetting("Ben").snapshot()


def test_another_comes_in_his_place() -> None:
    """Who comes in a place that was left knows what one knew at the start, and sees from there on; all know he came."""
    world = village(random.Random(2))
    moment = left(world, random.Random(3)).having("bell() = 4").forgetting("Ben")
    moment = moment.having("awaited(Ben)").after("arrive(Ben, Yard)")
    assert (moment["here(Ben)"], moment.mind("Cy", "Di")["here(Ben)"]) == (True, True)
    assert (moment["bell()"], moment.mind("Ben")["bell()"]) == (4, 0)
    assert moment.after("depart(Ben)").after("word_comes(Ben)").forgetting("Ben")["bell()"] == 4


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (HANGING[0], "count() reads wet(Ben)"),
        (HANGING[1], "what the author wants hangs on wet(Ben)"),
        (HANGING[2], "flood() reads wet(Ben)"),
        (HANGING[3], "stare(Ann) reads coin()"),
    ],
)
def test_what_hangs_on_somebody_is_said(part: str, said: str) -> None:
    """Where an answer would change nothing is forgotten, and the message says what hangs on whom."""
    world = village(random.Random(4), part)
    moment = world.start.after("depart(Ben)").after("word_comes(Ben)")
    with pytest.raises(unsaid.UnsaidError) as error:
        moment.forgetting("Ben")
    assert (error.value.code, said in error.value.message) == ("not-gone", True), error.value.message


def test_who_may_come_back_is_not_gone() -> None:
    """Who is here, who is awaited, and who left unseen by somebody can still be thought of."""
    world = village(random.Random(5))
    for moment, act in (
        (world.start, "go(Ben, "),
        (world.start.after("depart(Ben)"), "word_comes(Ben)"),
        (world.start.after("depart(Ben)", ["Ann"]).after("word_comes(Ben)", ["Ann"]), "(Ben"),
    ):
        with pytest.raises(unsaid.UnsaidError) as error:
            moment.forgetting("Ben")
        assert error.value.message.startswith("Ben is not gone: ")
        assert act in error.value.message


def test_nobody_is_forgotten_where_it_cannot_be_said() -> None:
    """In a world in which questions are kept account of it is refused."""
    with pytest.raises(unsaid.UnsaidError, match="keeps account of questions"):
        unsaid.load("the-riding-light").start.forgetting("Ames")


# --- what is too deep ---


@pytest.mark.parametrize("seed", range(6))
def test_what_is_deeper_is_never_missed_where_nothing_reads_minds(seed: int) -> None:
    """Where no act asks what anybody believes, forgetting what is deeper at every step changes no answer up to that
    depth, ever."""
    chance = random.Random(100 + seed)
    world = village(chance)
    kept = rid = world.start
    depth = 1 + seed % 2
    for _ in range(10):
        act = chance.choice([act for act in kept.possible if not act.startswith(("depart", "arrive"))])
        seen = [c for c in PEOPLE if chance.random() < 0.5] if chance.random() < 0.3 else None
        kept, rid = kept.after(act, seen), rid.after(act, seen).forgetting(depth=depth)
        assert answers(rid, "", depth, would=False) == answers(kept, "", depth, would=False)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_deeper_may_be_missed_a_level_an_act(seed: int) -> None:
    """Where acts read one mind deep, an answer two deep is the same for two acts after what is deeper than four was
    forgotten."""
    chance = random.Random(200 + seed)
    world = village(chance, *DEEP)
    kept = lived(world.start, chance, 8)
    rid = kept.forgetting(depth=4)
    assert answers(rid, "", 4, would=False) == answers(kept, "", 4, would=False)
    for _ in range(2):
        act = chance.choice([act for act in kept.possible if not act.startswith(("depart", "arrive"))])
        kept, rid = kept.after(act), rid.after(act)
    assert answers(rid, "", 2, would=False) == answers(kept, "", 2, would=False)


def test_what_is_deeper_is_forgotten() -> None:
    """A mind as deep as is remembered takes the others to believe what it believes; what is common stays as it is."""
    world = village(random.Random(6), HANGING[3])
    moment = world.start.having("believes(Ann, believes(Ben, believes(Cy, bell()))) = 3")
    assert moment.mind("Ann", "Ben", "Cy")["bell()"] == 3
    assert moment.forgetting(depth=4).snapshot() == moment.snapshot()
    assert moment.forgetting(depth=3).mind("Ann", "Ben", "Cy", "Di")["bell()"] == 3
    assert moment.forgetting(depth=2).mind("Ann", "Ben", "Cy")["bell()"] == 0
    assert world.start.forgetting(depth=1).snapshot() == world.start.now.snapshot()


@pytest.mark.parametrize("depth", [0, -1, True, 1.5])
def test_a_depth_that_is_none_is_refused(depth: object) -> None:
    """It is one level or more."""
    with pytest.raises((unsaid.BadValue, unsaid.OutOfRange, unsaid.BadType)):
        unsaid.load("tutorial").start.forgetting(depth=depth)  # type: ignore[arg-type]


# --- another version of the world ---


def test_a_new_version_takes_a_life_up() -> None:
    """What is in both is as it was, in every mind, under the names of today; what is new is as at the start."""
    world = village(random.Random(7))
    moment = lived(world.start, random.Random(8), 8)
    text = world.text.replace("Yard", "Lawn").replace("entity Lawn : place;", "entity Lawn : place;\nformerly Yard;")
    text = text.replace("entity Di : character;", "entity Di : character;\nentity Eve : character;")
    text += (
        "property lit() : boolean;\naction light(c : character) { effect: lit(); consenting: c; };\nutility(Eve): 0;\n"
    )
    later = unsaid.read(text, name="village")
    taken = later.take_up(moment.save())

    def today(value: object) -> object:
        return "Lawn" if value == "Yard" else value

    for chain in chains(PEOPLE, 2):
        held, now = moment.mind(*chain).facts, taken.mind(*chain).facts
        assert {fact: today(value) for fact, value in held.items()} == {fact: now[fact] for fact in held}
    assert taken["lit()"] is False
    assert taken.mind("Eve").facts == taken.facts
    assert taken.mind("Ann", "Eve").facts == taken.mind("Ann").facts
    assert taken.after("light(Eve)")["lit()"] is True


def test_the_same_version_takes_up_what_it_kept() -> None:
    """A moment that was saved is the same in the world that saved it."""
    moment = lived(village(random.Random(9)).start, random.Random(9), 5)
    assert moment.world.take_up(moment.save()).snapshot() == moment.snapshot()
    assert moment.world.take_up(moment) is moment


def test_what_a_fact_can_no_longer_be_is_said() -> None:
    """Where a value has gone out of the world, one sentence says which fact has it."""
    world = unsaid.load("tutorial")
    text = "entity A : character; {x} property p() : character; p() = A; action f() {{ effect: p() = {to}; }};"
    before = unsaid.read(text.format(x="entity X : character;", to="X"))
    after = unsaid.read(text.format(x="", to="?"))
    with pytest.raises(unsaid.UnsaidError, match=r"p\(\) to be X, which it cannot be") as error:
        after.take_up(before.start.after("f()"))
    assert error.value.code == "other-kind"
    for rubbish in (b"", b"{}", b'{"format": "unsaid-life", "version": 1, "moment": {}, "source": {}}', b"[" * 100_000):
        with pytest.raises(unsaid.UnsaidError):
            world.take_up(rubbish)
    with pytest.raises(unsaid.BadType):
        world.take_up(3)  # type: ignore[arg-type]
