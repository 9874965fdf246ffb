"""The two worlds that show all thirty mechanics: which act or fluent of one answers to which of the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .staged import Staged, staged
from .test_stories import BEATS
from .test_the_lesson import STORY


@dataclass(frozen=True)
class Twin:
    """One of the two worlds, with its own words for the parts of the common design.

    ``her`` is the one who comes to believe in a rival, ``him`` the one who keeps away. ``names`` gives for each word
    that the tests use what it is called in this world.
    """

    name: str
    her: str
    him: str
    story: tuple[str, ...]
    names: dict[str, str] = field(hash=False, compare=False)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def world(self) -> Staged:
        """The world made ready."""
        return staged(self.name)

    def __getitem__(self, word: str) -> str:
        return self.names[word]

    def through(self, word: str) -> tuple[str, ...]:
        """The story up to the first occurrence of an act, that act included."""
        return self.story[: self.story.index(self[word]) + 1]

    def until(self, word: str) -> tuple[str, ...]:
        """The story up to, and not including, an act."""
        return self.through(word)[:-1]

    def believed(self, acts: tuple[str, ...], word: str, *believers: str) -> object:
        """A fluent's value after some acts, in the mind at the end of the believers."""
        return self.world.believed(self.world.states(acts)[-1], self[word], *believers)

    def fault(self, acts: tuple[str, ...], word: str) -> str | None:
        """What is wrong with an act done after some acts, if anything."""
        return self.world.fault(self.world.states(acts)[-1], self[word])

    def plan(self, word: str, who: str) -> list[str]:
        """What somebody means to come after an act of the story, by the engine's reason for it."""
        minds, before = self.world.minds, [self.world.act(a) for a in self.until(word)]
        number = self.world.model.world.characters.index(who)
        reason = minds.explain(minds.course(before)[-1], self.world.act(self[word]), number, steps=7, depth=4)
        assert reason is not None
        return [self.world.ground.actions[step.act].name for step in reason.plan]

    def consenting(self, act: str) -> set[str]:
        """Whose consent an act needs."""
        ground = self.world.ground
        return {ground.characters[c] for c in ground.actions[self.world.act(act)].consenting}


UNSAID = Twin(
    "the-unsaid",
    "You",
    "James",
    BEATS,
    {
        "rival": "affair()",
        "good": "spares()",
        "true": "loves()",
        "stain": "taints()",
        "heard": "heard()",
        "against": "doubt(rival, no_one)",
        "piling up": "doubt(rival, woman)",
        "owes": "owes(James, rival)",
        "hurt": "hurt()",
        "weary": "wearied()",
        "season": "season()",
        "late": "late()",
        "seek": "reach_for_him(Summer)",
        "seek again": "reach_for_him(Autumn)",
        "slip": "slip_away()",
        "answer her": "hold_her()",
        "night": "night_falls()",
        "set out": "lace()",
        "ask when": "ask_how_long()",
        "evade": "evade()",
        "say when": "say_when()",
        "answered when": "answered(Hours)",
        "door": "to_the_door()",
        "call": "call_him_back()",
        "turn": "tell_at_the_door()",
        "leave": "leave()",
        "let go": "let_him_go()",
        "cry": "sob()",
        "break": "to_the_park()",
        "released": "weep(James)",
        "pressure": "pressure(James)",
        "compose": "make_tea()",
        "talk": "ask_to_talk()",
        "ask": "ask_about_her()",
        "ask back": "ask_who_you_mean()",
        "ask name": "ask_for_her_name()",
        "deny": "deny()",
        "silent": "stay_silent(Her)",
        "silent again": "stay_silent(Fault)",
        "silent at last": "stay_silent(Choice)",
        "ask to mend": "ask_how_to_mend()",
        "half answer": "apologise()",
        "answered mend": "answered(Mending)",
        "reach": "reach_for_her_hand()",
        "touch": "take_her_hand()",
        "withdraw": "draw_back()",
        "picture out": "name_the_pictures()",
        "stakes": "say_he_is_losing_you()",
        "choose": "choose_you()",
        "confess": "confess()",
        "dare": "kneel()",
        "pay": "embrace()",
        "both": "embrace()",
        "plead": "ask_you_not_to_give_up()",
        "forgive": "forgive()",
        "end": "stay()",
        "go": "pack()",
        "asked": "asked()",
        "denied": "denied()",
        "outcome": "outcome()",
        "pull": "touch",
        "presence": "nearness",
        "protecting": "sparing",
        "norm": "hands",
        "price": "hands",
        "near name": "Jem",
        "words": "Hard to say",
    },
)

LESSON = Twin(
    "the-lesson",
    "Irene",
    "Paul",
    STORY,
    {
        "rival": "other()",
        "good": "shields()",
        "true": "keeps()",
        "stain": "curse()",
        "heard": "heard()",
        "against": "doubt(source, hers)",
        "piling up": "doubt(source, better)",
        "owes": "owes(Paul, source)",
        "hurt": "hurt()",
        "weary": "resigned()",
        "season": "season()",
        "late": "late()",
        "seek": "bring_more(Spring)",
        "seek again": "bring_more(Autumn)",
        "slip": "leave_it_shut()",
        "answer her": "open_it()",
        "night": "thursday_comes()",
        "set out": "pack_up()",
        "ask when": "ask_for_the_next()",
        "evade": "put_her_off()",
        "say when": "say_there_is_none()",
        "answered when": "answered(Next)",
        "door": "to_the_stairs()",
        "call": "call_after_him()",
        "turn": "tell_on_the_stairs()",
        "leave": "go_down()",
        "let go": "stop_copying()",
        "cry": "break_down()",
        "break": "take_off_the_headphones()",
        "released": "say_their_names(Paul)",
        "pressure": "pressure(Paul)",
        "compose": "compose_herself()",
        "talk": "ask_to_speak()",
        "ask": "ask_how_she_plays()",
        "ask back": "ask_who_she_means()",
        "ask name": "ask_who_it_is()",
        "deny": "deny()",
        "silent": "stay_silent(Pupil)",
        "silent again": "stay_silent(Fault)",
        "silent at last": "stay_silent(Side)",
        "ask to mend": "ask_to_be_kept()",
        "half answer": "apologise()",
        "answered mend": "answered(Keeping)",
        "reach": "reach_for_the_papers()",
        "touch": "hand_them_over()",
        "withdraw": "leave_them_there()",
        "picture out": "show_the_newspaper()",
        "stakes": "say_she_will_give_herself_up()",
        "choose": "take_her_side()",
        "confess": "confess()",
        "dare": "burn_the_copies()",
        "pay": "say_his_name()",
        "both": "take_the_boat()",
        "plead": "ask_for_her_trust()",
        "forgive": "give_it()",
        "end": "go_ashore()",
        "go": "go_to_the_harbour_police()",
        "asked": "asked()",
        "denied": "denied()",
        "outcome": "outcome()",
        "pull": "delivering",
        "presence": "lesson",
        "protecting": "shielding",
        "norm": "curse",
        "price": "cover",
        "near name": "Paul",
        "words": "I'll leave word",
    },
)

TWINS = (UNSAID, LESSON)
