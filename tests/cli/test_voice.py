"""--voice: a story said over again, and told in the world's own words wherever that goes wrong."""

from __future__ import annotations

import pytest

from tests.cli.running import message, unsaid
from tests.telling.mentions import Net
from tests.voice.fake import Fake, How, raw, retelling, saying, silent, trickling
from tests.worlds.staged import Staged, staged
from unsaid.cli.exits import Exit
from unsaid.telling import Teller

pytestmark = pytest.mark.slow

PLAIN = unsaid("tell", "tutorial").out


def test_it_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --voice nobody is asked, even where there is a key."""
    with Fake(saying("Oh.")) as server:
        assert unsaid("tell", "tutorial", UNSAID_VOICE_KEY="k").out == PLAIN
    assert server.asked == []


def test_what_is_said_again_is_told() -> None:
    """Faithful answers replace the paragraphs; the title is not asked about."""
    with Fake(retelling(lambda text: "Now, " + text[0].lower() + text[1:])) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.root)
    assert (ran.code, ran.err) == (0, "")
    title, *told = ran.out.strip().split("\n\n")
    assert title == "The Lamp"
    assert told == ["Now, " + p[0].lower() + p[1:] for p in PLAIN.strip().split("\n\n")[1:]]
    assert len(server.asked) == len(told)


def test_what_strays_is_told_in_the_world_s_words() -> None:
    """Where every answer brings somebody new, the story is the plain one, with one remark."""
    with Fake(retelling(lambda text: text + " Then Marcus came.")) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.root)
    assert (ran.code, ran.out) == (0, PLAIN)
    count = len(server.asked)
    words = f"strayed in {count} of {count} paragraphs; those are told in the world's own words"
    assert message(ran) == f"the voice at {server.host} {words}"


def test_what_strayed_before_the_trouble_is_counted() -> None:
    """Where a voice strays and then cannot be asked, one remark says both."""
    with Fake(retelling(lambda text: text + " Then Marcus came."), raw(b"", 503)) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.root)
    assert (ran.code, ran.out) == (0, PLAIN)
    assert message(ran) == (
        f"the voice at {server.host} does not answer this (503 Service Unavailable); "
        "before, it strayed in 1 of 1 paragraphs; the rest is told in the world's own words"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (raw(b"busy", 503), "does not answer this (503 Service Unavailable)"),
        (raw(b"key?", 401), "wants another key (401); it is read from UNSAID_VOICE_KEY"),
        (raw(b"<html>"), "gives no answer as OpenAI's do"),
        (silent, "has not answered within 0.4 seconds"),
        (trickling, "has not answered within 0.4 seconds"),
    ],
)
def test_trouble_is_one_remark_and_the_whole_story(reply: How, words: str) -> None:
    """Whatever a server does, the story is told whole, with code 0, and the server is not asked again."""
    with Fake(reply) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.root, "--voice-seconds", "0.4")
    assert (ran.code, ran.out) == (0, PLAIN)
    assert message(ran) == f"the voice at {server.host} {words}; the rest is told in the world's own words"
    assert len(server.asked) == 1


def test_an_address_that_is_none_is_2() -> None:
    """It is said before anything is searched."""
    ran = unsaid("tell", "tutorial", "--voice", "localhost:8080")
    assert ran.code == Exit.USAGE
    assert message(ran).startswith("--voice: a voice has an address that begins with http:// or https://")


def test_the_key_comes_from_the_environment() -> None:
    """The key is sent, and stands nowhere in what is written."""
    with Fake(raw(b"no", 500)) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.root, "--voice-model", "m", UNSAID_VOICE_KEY="s3cret")
    assert server.keys == ["Bearer s3cret"]
    assert (server.asked[0]["model"], server.asked[0]["temperature"]) == ("m", 0)
    assert "s3cret" not in ran.out + ran.err


def test_the_model_is_named_by_the_environment_too() -> None:
    """As for the other commands that ask a voice, `UNSAID_VOICE_MODEL` names it where no flag does."""
    with Fake(raw(b"", 500)) as server:
        unsaid("tell", "tutorial", "--voice", server.root, UNSAID_VOICE_MODEL="small")
    assert server.asked[0]["model"] == "small"


def test_control_codes_in_an_answer_do_not_come_through() -> None:
    """What a model says cannot command the terminal."""
    with Fake(retelling(lambda text: text + "\033[2J\007")) as server:
        assert "\033" not in unsaid("tell", "tutorial", "--voice", server.root).out


def test_questions_hold_only_what_the_side_knows() -> None:
    """No question asked for your side mentions a fact that is hidden from you at any moment of the night."""
    with Fake(retelling(lambda text: text)) as server:
        assert unsaid("tell", "the-unsaid", "--as", "you", "--voice", server.root).code == 0
    world = staged("the-unsaid")
    net = Net(world, Teller(world.world, world.ground, world.minds, "You"))
    states = world.minds.course([world.act(a) for a in world.found])
    hidden = {fact for state in states for fact in net.hidden("You", state, state)}
    never = [fact for fact in hidden if not any(_held(world, fact, state) for state in states)]
    clauses = [net.clause(*fact) for fact in never]
    listed = [line for line in server.text.splitlines() if line.startswith("- ")]
    assert any(clauses)
    assert not [line for line in listed for clause in clauses if clause is not None and clause.stands_in(line)]


def _held(world: Staged, fact: tuple[int, bool | float | str], state: int) -> bool:
    """Whether you believe a fact in a state."""
    you = world.ground.characters.index("You")
    return world.minds.values(world.minds.mind(state, you))[fact[0]] == fact[1]
