"""The kinds of question. Each looks in a story for something to ask whose answer is another one in a twin: where one
event was seen by somebody else, or, where nobody's mind is asked about, came at another time.
"""

from __future__ import annotations

from collections.abc import Callable

from unsaid.quiz.asking import Asking, Chain, Pair
from unsaid.quiz.course import HUSH, MOVE, SWAP, TELL
from unsaid.quiz.minds import Minds

YES, NO = "yes", "no"


def _thinks(a: Asking, chain: Chain) -> str:
    """``Ann think that Ben thinks that``."""
    first, *rest = chain
    return f"{a.name(first)} think that " + "".join(f"{a.name(p)} thinks that " for p in rest)


def _truth(minds: Minds, thing: int) -> int:
    return minds.held((), thing)


def belief(a: Asking, order: int) -> Pair | None:
    """Where somebody thinks that (somebody thinks that …) a thing is; of one mind, that is true in one of the twins."""
    found = a.chosen(order)
    if found is None:
        return None
    chain, thing = found
    twins = a.twins(chain, thing, lambda m: a.at(m.held(chain, thing)))
    if twins is None:
        return None
    question = f"{a.where()} does {_thinks(a, chain)}{a.thing(thing)} is?"
    pair = a.pair(question, twins[0], twins[1:], (chain,), lambda m: _truth_of(m, chain, thing))
    return None if order == 1 and pair.tags[0] == pair.tags[1] else pair


def _truth_of(minds: Minds, chain: Chain, thing: int) -> tuple[str, ...]:
    """Whether what a chain's mind holds is so in what it is about: the world, or the mind that is thought of."""
    true = minds.held(chain, thing) == minds.held(chain[1:], thing)
    return ("true-belief" if true else "false-belief",)


def knows(a: Asking, order: int) -> Pair | None:
    """Whether somebody knows where a thing is; or whether somebody thinks so of somebody."""
    found = a.chosen(order)
    if found is None:
        return None
    chain, thing = found
    outer = chain[:-1]
    twins = a.twins(chain, thing, lambda m: YES if m.held(chain, thing) == m.held(outer, thing) else NO)
    if twins is None:
        return None
    who = a.name(chain[-1])
    asked = f"{who} know" if not outer else f"{a.name(outer[0])} think that {who} knows"
    question = f"Does {asked} {a.words.genre.where} {a.thing(thing)} is?"
    return a.pair(question, twins[0], twins[1:], (chain, outer))


def whether(a: Asking, order: int) -> Pair | None:
    """Whether somebody knows whether a thing is at a place."""
    found = a.chosen(order)
    if found is None:
        return None
    chain, thing = found
    place = a.rng.choice((_truth(a.minds, thing), a.minds.held(chain, thing, a.rng.below(len(a.minds.course.events)))))
    right = lambda m: (m.held(chain, thing) == place) == (_truth(m, thing) == place)  # noqa: E731
    twins = a.twins(chain, thing, lambda m: YES if right(m) else NO)
    if twins is None:
        return None
    question = f"Does {a.name(chain[0])} know whether {a.thing(thing)} is {a.at(place)}?"
    return a.pair(question, twins[0], twins[1:], (chain, ()))


def wrong(a: Asking, order: int) -> Pair | None:
    """Who of two knows that somebody is wrong about where a thing is."""
    found = a.chosen(1)
    if found is None:
        return None
    (one,), thing = found
    last = a.decisive((one,), thing)[:1]
    exchange = a.exchange((one,), last[0]) if last else None
    if exchange is None:
        return None
    other = exchange[1]
    if not _mentioned(a, (one, other), last[0]):
        return None
    twin = a.minds.exchanged(last[0], *exchange)
    for about in a.rng.some(range(a.minds.course.people), a.minds.course.people):
        if about not in exchange and all(
            _alone(m, x, y, about, thing) for m, x, y in ((a.minds, one, other), (twin, other, one))
        ):
            question = f"Who knows that {a.name(about)} is wrong about {a.words.genre.where} {a.thing(thing)} is?"
            chains = ((one,), (one, about), (other,), (other, about), (about,))
            return a.pair(question, twin, (a.name(one), a.name(other)), chains)
    return None


def _mentioned(a: Asking, two: Chain, after: int) -> bool:
    """Whether one of two is named in an event after another: else whoever is named last would be the answer."""
    later = a.minds.course.events[after + 1 :]
    return any(event.seen >> person & 1 or event.hidden == person for event in later for person in two)


def _alone(minds: Minds, one: int, other: int, about: int, thing: int) -> bool:
    """Whether of two the first alone knows that somebody is wrong."""
    return _sees_through(minds, one, about, thing) and not _sees_through(minds, other, about, thing)


def _sees_through(minds: Minds, who: int, about: int, thing: int) -> bool:
    truth, held = _truth(minds, thing), minds.held((who,), thing)
    return minds.held((about,), thing) != truth == held != minds.held((who, about), thing)


def following(a: Asking, order: int) -> Pair | None:
    """What somebody does next who wants a thing; or who wants to meet somebody who does."""
    found = a.chosen(order)
    if found is None:
        return None
    chain, thing = found
    twins = a.twins(chain, thing, lambda m: a.at(m.held(chain, thing)))
    if twins is None:
        return None
    seeker, genre = a.name(chain[-1]), a.words.genre
    question = f"{seeker} wants {genre.wish.format(t=a.thing(thing))}, and asks nobody. "
    if order == 1:
        question += f"{a.where()} does {seeker} {genre.goes[0]}?"
    else:
        meets = a.name(chain[0])
        question += (
            f"{meets} knows that, and wants to be there before {seeker}. {a.where()} does {meets} {genre.goes[0]}?"
        )
    return a.pair(question, twins[0], twins[1:], (chain,))


def why(a: Asking, order: int) -> Pair | None:
    """Why somebody went where they went, who wants two things that changed places."""
    found = a.chosen(order, (SWAP,))
    if found is None:
        return None
    chain, _ = found
    place = a.rng.choice([a.minds.held(chain, 0), a.minds.held(chain, 1)])
    who, genre = a.name(chain[0]), a.words.genre

    def because(minds: Minds) -> str | None:
        there = [t for t in (0, 1) if minds.held(chain, t) == place]
        return f"because {who} thinks that {a.thing(there[0])} is there" if len(there) == 1 else None

    twins = a.twins(chain, a.rng.below(2), because)
    if twins is None:
        return None
    wishes = " and ".join(genre.wish.format(t=a.thing(t)) for t in a.rng.some((0, 1), 2))
    question = f"{who} wants {wishes}. Then {who} {genre.goes[1]} {a.at(place)}. Why?"
    return a.pair(question, twins[0], twins[1:], (chain,))


def doing(a: Asking, order: int) -> Pair | None:
    """What somebody does who wants somebody to think something, which they may think already."""
    found = a.chosen(order)
    if found is None:
        return None
    chain, thing = found
    one, other = chain
    if (other, one) in a.minds.course.distrust:
        return None
    place = a.minds.held(chain, thing, a.rng.choice((None, a.rng.below(len(a.minds.course.events)))))
    who, whom = a.name(one), a.name(other)
    that = f"that {a.thing(thing)} is {a.at(place)}"
    tells, nothing = f"{who} tells {whom} so", f"nothing, for {who} thinks that {whom} thinks so already"
    twins = a.twins(chain, thing, lambda m: nothing if m.held(chain, thing) == place else tells)
    if twins is None:
        return None
    question = f"{who} wants {whom} to think {that}, and could tell {whom} in private. What does {who} do?"
    return a.pair(question, twins[0], twins[1:], (chain,))


def could(a: Asking, order: int) -> Pair | None:
    """Whether somebody could know where a thing is: whether, since it came there, they ever thought it there."""
    found = a.chosen(order)
    if found is None:
        return None
    chain, thing = found
    events = a.minds.course.events
    came = max(n for n, e in enumerate(events) if e.kind in (MOVE, SWAP) and any(t == thing for t, _ in e.writes))

    def ever(minds: Minds) -> str:
        there = _truth(minds, thing)
        return YES if any(minds.held(chain, thing, n) == there for n in range(came + 1, len(events) + 1)) else NO

    twins = a.twins(chain, thing, ever)
    if twins is None:
        return None
    question = f"Could {a.name(chain[0])} know {a.words.genre.where} {a.thing(thing)} is?"
    return a.pair(question, twins[0], twins[1:], (chain, ()))


def _hushed(a: Asking) -> tuple[int, int, int, int] | None:
    """A silence that can be told from all others by who kept it, before whom, about what: its number, and those."""
    events = a.minds.course.events
    kept = [(e.who, e.whom, e.writes[0][0]) for e in events if e.kind == HUSH]
    alone = [(n, e.who, e.whom, e.writes[0][0]) for n, e in enumerate(events) if e.kind == HUSH]
    alone = [found for found in alone if kept.count(found[1:]) == 1]
    return a.rng.choice(alone) if alone else None


def unsaid(a: Asking, order: int) -> Pair | None:
    """What somebody left unsaid, who thought something and did not say it."""
    found = _hushed(a)
    if found is None:
        return None
    number, who, whom, thing = found
    twins = a.twins((who,), thing, lambda m: f"that {a.thing(thing)} was {a.at(m.held((who,), thing, number))}", number)
    if twins is None:
        return None
    question = f"{a.name(who)} said nothing about {a.thing(thing)} to {a.name(whom)}. What was left unsaid?"
    return a.pair(question, twins[0], twins[1:], ((who,),))


def silence(a: Asking, order: int) -> Pair | None:
    """What somebody made of a silence, at once."""
    found = _hushed(a)
    if found is None:
        return None
    number, who, whom, thing = found
    twins = a.twins((whom,), thing, lambda m: a.at(m.held((whom, who), thing, number + 1)), number)
    if twins is None:
        return None
    question = (
        f"{a.name(who)} said nothing about {a.thing(thing)} to {a.name(whom)}. At that moment, "
        f"{a.words.genre.where} did {a.name(whom)} take {a.name(who)} to think that {a.thing(thing)} was?"
    )
    return a.pair(question, twins[0], twins[1:], ((whom,), (whom, who)))


def feeling(a: Asking, order: int) -> Pair | None:
    """With whom somebody is cross, who is cross with whoever they think moved a thing last."""
    found = a.chosen(order, also=False)
    if found is None:
        return None
    chain, thing = found

    def blamed(minds: Minds) -> str | None:
        mover = minds.mover(minds.mind(chain), thing)
        return None if mover < 0 or mover in chain else a.name(mover)

    twins = a.twins(chain, thing, blamed)
    if twins is None:
        return None
    who = a.name(chain[-1])
    question = f"{who} is cross with whoever, as {who} thinks, last moved {a.thing(thing)}. "
    question += "With whom " + (
        f"is {who} cross?" if order == 1 else f"does {a.name(chain[0])} think that {who} is cross?"
    )
    return a.pair(question, twins[0], twins[1:], (chain,))


def reality(a: Asking, order: int) -> Pair | None:
    """Where a thing is."""
    return _reordered(a, "{where} is {t} in the end?", 0)


def memory(a: Asking, order: int) -> Pair | None:
    """Where a thing was before it was last moved."""
    return _reordered(a, "{where} was {t} just before it was last moved?", 1)


def _reordered(a: Asking, question: str, back: int) -> Pair | None:
    """A question about the order of two moves, after which somebody says that the thing is at one of the two places: so
    what is mentioned last is the answer in one twin and not in the other."""
    events = a.minds.course.events
    for thing in a.rng.some((0, 1), 2):
        puts = [n for n, e in enumerate(events) if e.kind in (MOVE, SWAP) and any(t == thing for t, _ in e.writes)]
        puts = puts[-2 - back :]
        told = [n for n, e in enumerate(events) if e.kind == TELL and e.writes[0][0] == thing and puts and n > puts[-1]]
        if len(puts) < 2 + back or not told or any(events[n].kind != MOVE for n in puts):
            continue
        early, late = puts[0], puts[1]
        places = events[late].writes[0][1], events[early].writes[0][1]
        if places[0] == places[1]:
            continue
        changed = list(events)
        last = told[-1]
        changed[last] = events[last]._replace(writes=((thing, a.rng.choice(places)),))
        base = Minds(a.minds.course._replace(events=tuple(changed)))
        asked = question.format(where=a.where(), t=a.thing(thing))
        twin = Minds(base.course.reordered(early, late))
        return Asking(a.rng, base, a.words).pair(asked, twin, (a.at(places[0]), a.at(places[1])), ((),))
    return None


KINDS: dict[str, Callable[[Asking, int], Pair | None]] = {
    "reality": reality,
    "memory": memory,
    "belief": belief,
    "knows": knows,
    "whether": whether,
    "wrong": wrong,
    "next": following,
    "why": why,
    "do": doing,
    "could": could,
    "unsaid": unsaid,
    "silence": silence,
    "feeling": feeling,
}
"""How each kind is asked, by its name and order."""
