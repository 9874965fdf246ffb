"""Which facts somebody may say: known, believed, a lie, had from others alone, or unknowable."""

from __future__ import annotations

import pickle

import pytest

import unsaid
from unsaid.speech.cases import case


def weighed(fact: str, who: str = "Dole") -> unsaid.Sayable:
    """A fact, weighed for somebody before the Sergeant."""
    (found,) = case("set-fair").may_say(who, [fact], to=["Sergeant"])
    return found


@pytest.mark.parametrize(
    ("fact", "standing", "allowed"),
    [
        ("indoors()", "knows", True),
        ("taker() == Kit", "believes", True),
        ("!indoors()", "lie", True),
        ("taker() == Captain", "lie", False),
        ("ticket()", "only-from", False),
        ("believes(Captain, rent())", "knows", True),
        ("believes(Kit, taker() == Captain)", "lie", False),
    ],
)
def test_where_a_fact_stands(fact: str, standing: str, allowed: bool) -> None:
    """The landlady knows who was in the house, believes wrongly who took the glass, lies where that serves her nephew,
    and can have the ticket only from who knows of it."""
    found = weighed(fact)
    assert (found.standing, found.allowed) == (standing, allowed)


def test_who_could_have_told() -> None:
    """Of the ticket only the Captain and the Sergeant know."""
    assert weighed("ticket()").source == ("Captain", "Sergeant")


def test_what_nobody_knows_cannot_be_known() -> None:
    """Where everybody is without a value, there is nobody to have it from."""
    moment = case("set-fair").having("believes(Captain, ticket() = ?) & believes(Sergeant, ticket() = ?)")
    (found,) = moment.may_say("Dole", ["ticket()"])
    assert (found.standing, found.source) == ("cannot-know", ())


def test_what_it_would_make_of_the_hearers() -> None:
    """The Sergeant knows nothing of the window, as she sees it, and would learn it; of the ticket he knows, and she
    does not know that; once he is sure of the window, he would not believe otherwise."""
    (hearing,) = weighed("!window()").hearers
    assert (hearing.who, hearing.effect) == ("Sergeant", "learns")
    told = case("set-fair").having("believes(Dole, believes(Sergeant, window()))")
    (lie,) = told.may_say("Dole", ["!window()"], to=["Sergeant"])
    assert (lie.hearers[0].effect, lie.allowed) == ("holds-otherwise", False)


def test_a_lie_says_what_it_serves() -> None:
    """The lie about Kit gains four, what Kit’s being out of it weighs, and says so; the truth loses as much."""
    lie, truth = weighed("!indoors()"), weighed("indoors()")
    assert (lie.gain, lie.serves) == (4.0, ("Kit would be out of it",))
    assert truth.gain == -4.0
    assert lie.why.endswith("a lie would serve: Kit would be out of it.")


def test_the_truth_decides_nothing() -> None:
    """Were it really Kit, what she may say would be the same, and only what is said of its being so another."""
    real = case("set-fair").having("taker() = Kit")
    (found,) = real.may_say("Dole", ["taker() == Captain"], to=["Sergeant"])
    assert (found.standing, found.allowed) == ("lie", False)
    (true,) = real.may_say("Dole", ["taker() == Kit"], to=["Sergeant"])
    assert (true.standing, true.allowed) == ("knows", True)


def test_facts_that_are_none() -> None:
    """A phrase that is not of the world is answered as everywhere."""
    with pytest.raises(unsaid.PhraseError, match="there is no property `tickt`"):
        weighed("tickt()")


def test_it_is_a_value() -> None:
    """Equal, hashed, pickled, and plain data."""
    found = weighed("!indoors()")
    assert pickle.loads(pickle.dumps(found)) == found == weighed("!indoors()")
    assert hash(found) == hash(weighed("!indoors()"))
    assert found.to_dict()["standing"] == "lie"
