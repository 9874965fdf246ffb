"""What each request does, and what it is answered with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

import unsaid
from unsaid.serve import shown
from unsaid.serve.lines import wire
from unsaid.serve.lines.table import House, Living, Table
from unsaid.serve.trouble import Trouble, refused

TURN = 10.0
"""Seconds in which any request is answered."""

SETTLED = 64
"""Things that happened in a life, after which how it came about is let go."""

DEEP = 10
"""Things that happened in a life, after which what is deeper than it is to remember is forgotten."""


def answer(house: House, request: wire.Request) -> Any:
    """The answer to a request. Raises Trouble, and then nothing has changed."""
    try:
        with unsaid.within(unsaid.Budget(time=TURN, memory=None)):
            return DOING[type(request)](house, request)
    except (unsaid.Spent, unsaid.Cancelled) as error:
        raise refused(error) from error
    except unsaid.UnsaidError as error:
        raise Trouble(400, error.code, _sentence(error.message)) from error


def _sentence(message: str) -> str:
    """A message as a sentence, in which a name at its beginning stays as it is written."""
    words = " ".join(message.split())
    first = words.partition(" ")[0]
    words = words if "(" in first else words[:1].upper() + words[1:]
    return words if words.endswith((".", "?")) else f"{words}."


# --- worlds ---


def _load(house: House, asked: wire.Load) -> wire.Loaded:
    world, anew = house.load(asked.world, asked.text)

    def called(names: tuple[str, ...]) -> tuple[shown.Role, ...]:
        return tuple(shown.Role(name, world.called(name)) for name in names)

    title, about = world.title or asked.world, world.about or ""
    roles = called(world.roles or world.characters)
    return wire.Loaded(asked.world, title, about, roles, called(world.characters), world.facts, anew)


# --- games ---


def _seats(house: House, asked: wire.Seats) -> wire.Begun:
    world = house.world(asked.world)
    told: dict[str, Any] = {"person": asked.person, "tense": asked.tense, "seed": asked.seed}
    return _begun(house.begin(asked.world, world.play(*asked.roles, chance=asked.chance, **told)))


def _begun(table: Table) -> wire.Begun:
    world = table.game.world
    return wire.Begun(table.world, tuple(wire.SeatGiven(r, world.called(r), name) for name, r in table.seats.items()))


def _sitting(table: Table, seat: str, known: int) -> wire.Sitting:
    game, role = table.game, table.seats[seat]
    read, over = game.read(role), game.over
    yours = over is None and game.to_move == role
    known = known if known <= len(read) else 0
    passages = tuple(shown.PassageShown(p.text, p.turn, p.sort) for p in read[known:])
    choices = _choices(game) if yours else ()
    ending = game.ending if over else None
    return wire.Sitting(table.world, role, game.digest, known, passages, choices, yours, over, ending)


def _choices(game: unsaid.Game) -> tuple[shown.Choice, ...]:
    beside = zip(game.options, game.asides, strict=True)
    return tuple(shown.Choice(str(m), m.words, m.kind, m.ends, words) for m, words in beside)


def _take(house: House, asked: wire.Take) -> wire.Sitting:
    table = house.table(asked.seat)
    if table.game.digest != asked.at:
        raise Trouble(409, "moved", "The game has gone on in the meantime; nothing was done.")
    if not table.game.over and table.game.to_move != table.seats[asked.seat]:
        raise Trouble(409, "not-your-move", "It is not your move.")
    after = Table(table.world, table.game.take(asked.move), table.seats)
    sitting = _sitting(after, asked.seat, asked.known)
    table.game = after.game
    return sitting


# --- lives ---


def _live(house: House, asked: wire.Live) -> wire.Lives:
    moment = house.world(asked.world).start
    _ = moment.state
    return _lives(house, house.live(asked.world, moment, asked.depth))


def _lives(house: House, life: str) -> wire.Lives:
    living = house.lives[life]
    return wire.Lives(living.world, life, living.happened)


def _happened(house: House, asked: wire.Happened) -> wire.Lives:
    living = house.living(asked.life)
    if (asked.act is None) is (asked.set is None):
        raise Trouble(400, "bad-request", "Something that happened is either an `act` or what is `set`.")
    if asked.act is not None:
        moment = living.moment.after(asked.act, asked.seen_by)
    else:
        moment = living.moment.having(asked.set or "")
    house.lives[asked.life] = _aged(living, moment)
    return _lives(house, asked.life)


def _aged(living: Living, moment: unsaid.Moment) -> Living:
    """A life after one thing more: now and then it forgets how it came about, and what is too deep."""
    happened = living.happened + 1
    if happened % SETTLED == 0:
        moment = moment.now
    if living.depth is not None and happened % DEEP == 0:
        moment = moment.forgetting(depth=living.depth)
    return Living(living.world, moment, happened, living.depth)


def _forget(house: House, asked: wire.Forget) -> wire.Lives:
    living = house.living(asked.life)
    moment = living.moment.forgetting(*asked.who, depth=asked.depth)
    house.lives[asked.life] = Living(living.world, moment, living.happened, living.depth)
    return _lives(house, asked.life)


# --- asking ---


def _options(house: House, asked: wire.Options) -> Any:
    if asked.seat is not None and asked.life is None:
        return _sitting(house.table(asked.seat), asked.seat, asked.known)
    if asked.life is None or asked.seat is not None or asked.who is None:
        raise Trouble(400, "bad-request", "Options are those of a `seat`, or of `who` in a `life`.")
    sight = unsaid.Limits(character=asked.steps, depth=asked.depth)
    found = house.living(asked.life).moment.options(asked.who, every=asked.every, limits=sight)
    return tuple(
        wire.Could(o.act, o.words, o.possible, None if o.reason is None else tuple(o.reason.acts), o.missing)
        for o in found
    )


def _ask(house: House, asked: wire.Ask) -> Any:
    if asked.seat is not None and asked.life is None:
        table = house.table(asked.seat)
        return wire.Said(table.game.said(asked.question, table.seats[asked.seat]))
    if asked.life is None or asked.seat is not None or not asked.who:
        raise Trouble(400, "bad-request", "A mind is asked of a `seat`, or of `who` in a `life`.")
    moment = house.living(asked.life).moment
    if asked.facts is None and asked.believes is None:
        return _would(moment, asked)
    mind = moment.mind(*asked.who)
    facts = {fact: _plain(mind[fact]) for fact in asked.facts or ()}
    return wire.Holds(mind.who, facts, {one: mind.believes(one) for one in asked.believes or ()})


def _plain(value: Any) -> Any:
    """A value as JSON has it; what is not known is none."""
    return None if isinstance(value, tuple) else value


def _would(moment: unsaid.Moment, asked: wire.Ask) -> wire.Would:
    if len(asked.who) != 1:
        raise Trouble(400, "bad-request", "What somebody would do is asked of one character; give `facts` of a chain.")
    limits = unsaid.Limits(character=asked.steps, depth=asked.depth)
    (who,) = asked.who
    found = moment.choose(who, budget=unsaid.Budget(time=asked.time, memory=None), limits=limits)
    return wire.Would(found.who, found.act, found.acts, found.decided, found.certain)


# --- kept, and let go ---


def _save(house: House, asked: wire.Save) -> wire.Saved:
    if (asked.seat is None) is (asked.life is None):
        raise Trouble(400, "bad-request", "What is saved is the game of a `seat`, or a `life`.")
    if asked.life is not None:
        return wire.Saved(house.living(asked.life).moment.save().decode())
    table = house.table(asked.seat or "")
    data = msgspec.json.decode(table.game.save(), type=dict[str, Any])
    return wire.Saved(msgspec.json.encode({key: value for key, value in data.items() if key != "path"}).decode())


def _resume(house: House, asked: wire.Resume) -> wire.Begun | wire.Lives:
    world = house.world(asked.world)
    try:
        kind = msgspec.json.decode(asked.saved, type=dict[str, Any]).get("format")
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Trouble(400, "save", "This is neither a saved game nor a saved life.") from error
    if kind == "unsaid-life":
        return _lives(house, house.live(asked.world, world.take_up(asked.saved), asked.depth))
    return _begun(house.begin(asked.world, unsaid.resume(asked.saved, world)))


def _leave(house: House, asked: wire.Leave) -> wire.Left:
    given = [name for name in (asked.seat, asked.life, asked.world) if name is not None]
    if len(given) != 1:
        raise Trouble(400, "bad-request", "What is left is the game of a `seat`, a `life`, or a `world`.")
    if asked.seat is not None:
        for name in house.table(asked.seat).seats:
            del house.seats[name]
    elif asked.life is not None:
        house.living(asked.life)
        del house.lives[asked.life]
    else:
        house.leave_world(given[0])
    return wire.Left(given[0])


DOING: dict[type, Callable[[House, Any], Any]] = {
    wire.Load: _load,
    wire.Seats: _seats,
    wire.Options: _options,
    wire.Take: _take,
    wire.Live: _live,
    wire.Happened: _happened,
    wire.Ask: _ask,
    wire.Forget: _forget,
    wire.Save: _save,
    wire.Resume: _resume,
    wire.Leave: _leave,
}
"""What does each request."""
