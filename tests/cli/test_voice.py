"""--voice: a story said over again, and told in the world's own words wherever that goes wrong."""

from __future__ import annotations

import pytest

from tests.cli.running import message, unsaid
from tests.telling.mentions import Net
from tests.telling.voice.server import Reply, chat, dripping, saying, serving, silent, with_body
from tests.worlds.staged import Staged, staged
from unsaid.cli.exits import Exit
from unsaid.telling import Teller

pytestmark = pytest.mark.slow

PLAIN = unsaid("tell", "tutorial").out


def test_it_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --voice nobody is asked, even where there is a key."""
    with serving(with_body(200, chat("Oh."))) as server:
        assert unsaid("tell", "tutorial", UNSAID_VOICE_KEY="k").out == PLAIN
    assert server.questions == []


def test_what_is_said_again_is_told() -> None:
    """Faithful answers replace the paragraphs; the title is not asked about."""
    with serving(saying(lambda text: "Now, " + text[0].lower() + text[1:])) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.url)
    assert (ran.code, ran.err) == (0, "")
    title, *told = ran.out.strip().split("\n\n")
    assert title == "The Lamp"
    assert told == ["Now, " + p[0].lower() + p[1:] for p in PLAIN.strip().split("\n\n")[1:]]
    assert len(server.questions) == len(told)


def test_what_strays_is_told_in_the_world_s_words() -> None:
    """Where every answer brings somebody new, the story is the plain one, with one remark."""
    with serving(saying(lambda text: text + " Then Marcus came.")) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.url)
    assert (ran.code, ran.out) == (0, PLAIN)
    place = server.url.removeprefix("http://")
    count = len(server.questions)
    words = f"it strayed in {count} of {count} paragraphs; those are told in the world's own words"
    assert message(ran) == f"the voice at {place}: {words}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (with_body(503, b"busy"), "it answered 503 Service Unavailable"),
        (with_body(401, b"key?"), "it answered 401 Unauthorized"),
        (with_body(200, b"<html>"), "its answer is not one of a chat"),
        (silent, "it did not answer within 0.4 s"),
        (dripping, "it did not answer within 0.4 s"),
    ],
)
def test_trouble_is_one_remark_and_the_whole_story(reply: Reply, words: str) -> None:
    """Whatever a server does, the story is told whole, with code 0, and the server is not asked again."""
    with serving(reply) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.url, "--voice-seconds", "0.4")
    assert (ran.code, ran.out) == (0, PLAIN)
    assert message(ran).endswith(f"{words}; the rest is told in the world's own words")
    assert len(server.questions) == 1


def test_an_address_that_is_none_is_2() -> None:
    """It is said before anything is searched."""
    ran = unsaid("tell", "tutorial", "--voice", "localhost:8080")
    assert ran.code == Exit.USAGE
    assert "is not an address" in message(ran)


def test_the_key_comes_from_the_environment() -> None:
    """The key is sent, and stands nowhere in what is written."""
    with serving(with_body(500, b"no")) as server:
        ran = unsaid("tell", "tutorial", "--voice", server.url, "--voice-model", "m", UNSAID_VOICE_KEY="s3cret")
    assert server.keys == ["Bearer s3cret"]
    assert server.questions[0]["model"] == "m"
    assert "s3cret" not in ran.out + ran.err


def test_control_codes_in_an_answer_do_not_come_through() -> None:
    """What a model says cannot command the terminal."""
    with serving(saying(lambda text: text + "\033[2J\007")) as server:
        assert "\033" not in unsaid("tell", "tutorial", "--voice", server.url).out


def test_questions_hold_only_what_the_side_knows() -> None:
    """No question asked for your side mentions a fact that is hidden from you at any moment of the night."""
    with serving(saying(lambda text: text)) as server:
        assert unsaid("tell", "the-unsaid", "--as", "you", "--voice", server.url).code == 0
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
