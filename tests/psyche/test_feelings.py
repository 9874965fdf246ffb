"""Every row of the table of feelings, each in a world small enough to work out by hand."""

from __future__ import annotations

from tests.psyche.hand import Hand, grounded
from unsaid.checker.replay import Replay
from unsaid.data.statements import Felt
from unsaid.psyche.feelings import feelings, felt_at, moods
from unsaid.psyche.log import Log, log_of
from unsaid.story.confirming import refusals
from unsaid.world.inner import GroundLike

YARD = """
entity Ann : character;
entity Ben : character;
property coins(c : character) : number;
property lamp() : boolean;
property key() : boolean;
property hidden() : boolean;
property stormy() : boolean;
coins(Ann) = 2; coins(Ben) = 2;
action give(a : character, b : character) {
  precondition: a != b & coins(a) >= 1; effect: coins(a) = coins(a) - 1 & coins(b) = coins(b) + 1; consenting: a;
};
action rob(a : character, b : character) {
  precondition: a != b & coins(b) >= 1; effect: coins(b) = coins(b) - 1 & coins(a) = coins(a) + 1; consenting: a;
};
action work(a : character) { effect: coins(a) = coins(a) + 1; consenting: a; };
action idle(a : character) { consenting: a; };
action storm() { effect: coins(Ann) = 0; };
utility(Ann): coins(Ann);
utility(Ben): coins(Ben);
"""


def yard(acts: list[str], *likes: tuple[str, str, float], text: str = YARD) -> tuple[Hand, Log]:
    """A story in the yard."""
    hand = Hand(text)
    hand.having(likes=tuple(GroundLike(hand.who(a), hand.who(b), degree) for a, b, degree in likes))
    return hand, hand.log(acts)


def found(log: Log, feeling: str, who: str) -> list[Felt]:
    """The feelings of one kind that somebody had; all feelings of the story are confirmed by the way."""
    felt = feelings(log)
    assert refusals(log.world.ground, log.acts, felt, log.horizon) == []
    return [f for f in felt if (f.feeling, f.who) == (feeling, who)]


def one(log: Log, feeling: str, who: str) -> Felt:
    (felt,) = found(log, feeling, who)
    return felt


def test_joy_is_at_being_better_off_until_it_is_gone() -> None:
    """A coin more is a joy of 1; the next act takes it away, which ends the joy and is a distress of 1."""
    _, log = yard(["work(Ann)", "rob(Ben, Ann)"])
    joy, distress = one(log, "joy", "Ann"), one(log, "distress", "Ann")
    assert (joy.place, joy.intensity, joy.ends) == (0, 1.0, 1)
    assert (distress.place, distress.intensity, distress.cause, distress.ends) == (1, 1.0, "rob(Ben, Ann)", None)


def test_a_state_alone_is_no_feeling() -> None:
    """Where nothing changes nothing is felt, however little or much there is."""
    _, log = yard(["idle(Ann)", "idle(Ben)"])
    assert {f.feeling for f in feelings(log)} <= {"surprise", "regret", "guilt", "anger"}
    assert not found(log, "joy", "Ann") and not found(log, "distress", "Ben")


def test_the_four_feelings_at_the_fortunes_of_others() -> None:
    """Ben's gain or loss of 1, by one who likes him (.5) or dislikes him (-1); where he gains, he has
    nothing that he could have given her instead."""
    for act, like, feeling, strength in [
        ("work(Ben)", 0.5, "happy for", 0.5),
        ("rob(Ann, Ben)", 0.5, "pity", 0.5),
        ("work(Ben)", -1.0, "resentment", 1.0),
        ("rob(Ann, Ben)", -1.0, "gloating", 1.0),
    ]:
        text = YARD if act == "rob(Ann, Ben)" else YARD.replace("coins(Ben) = 2", "coins(Ben) = 0")
        _, log = yard([act], ("Ann", "Ben", like), text=text)
        felt = one(log, feeling, "Ann")
        assert (felt.intensity, felt.toward) == (strength, "Ben")


def test_what_somebody_gives_away_is_not_pitied() -> None:
    """Ben gives a coin away and sees himself do it: a price he chose, at which one who likes him feels no pity, nor one
    who dislikes him any glee."""
    for like in (1.0, -1.0):
        _, log = yard(["give(Ben, Ann)"], ("Ann", "Ben", like))
        assert not found(log, "pity", "Ann") and not found(log, "gloating", "Ann")


def test_a_loss_beyond_what_was_seen_coming_is_pitied() -> None:
    """Ben knows that a bet costs 1, but not that the horse is lame, which makes it 3; two of these are pitied."""
    bet = """
property lame() : boolean;
action bet() {
  effect: when(lame()) coins(Ben) = coins(Ben) - 3 & when(!lame()) coins(Ben) = coins(Ben) - 1;
  consenting: Ben;
};
lame(); believes(Ann, lame()); believes(Ann, believes(Ben, lame() = False)); believes(Ben, lame() = False);
"""
    _, log = yard(["bet()"], ("Ann", "Ben", 1.0), text=YARD + bet)
    assert one(log, "pity", "Ann").intensity == 2.0


def test_what_befalls_somebody_moves_one_who_is_angrier_with_them_no_more() -> None:
    """Ben works for 1 where he might have given her 1, which angers her by 1. She is not glad for him; a flood that
    takes 1 from him leaves her cold, and one that takes 3 is pitied in full."""
    for lost, pity in ((1, []), (3, [3.0])):
        text = YARD + f"action flood() {{ effect: coins(Ben) = coins(Ben) - {lost}; }};"
        _, log = yard(["work(Ben)", "flood()"], ("Ann", "Ben", 1.0), text=text)
        assert one(log, "anger", "Ann").intensity == 1.0
        assert not found(log, "happy for", "Ann")
        assert [f.intensity for f in found(log, "pity", "Ann")] == pity


KEY = """
entity Ann : character;
entity Tom : character;
property took() : boolean;
property cleared() : boolean;
turns Ann, Tom;
question key(Ann, Tom) { lost: !took(); kept, 1: took(); };
action ask() { consenting: Ann; asking: key; };
action wait() { consenting: Ann; };
action deny() {
  precondition: owes(Tom, key) & !cleared();
  effect: cleared();
  consenting: Tom;
  answering: key = lost;
};
utility(Tom): if(took()) -5 else (if(cleared()) 1 else 0);
like Ann, Tom: 1;
"""


def test_what_one_comes_to_think_of_somebody_has_not_befallen_them() -> None:
    """Twice Tom does not deny it, and Ann comes to believe that he took the key and is the worse for it by 5; nothing
    has happened to him there, so she, who likes him, is not sorry for him."""
    ground = grounded(KEY)
    log = log_of(Replay(ground), [ground.actions_named()[a] for a in ("ask()", "wait()", "ask()", "wait()")])
    assert [log.fortune(log.mind(done, 0), 1) for done in (3, 4)] == [0, -5]
    assert not found(log, "pity", "Ann")


def test_strangers_feel_nothing_at_each_others_fortunes() -> None:
    """Without liking there is neither pity nor envy."""
    _, log = yard(["work(Ben)"])
    assert not {"happy for", "pity", "resentment", "gloating"} & {f.feeling for f in feelings(log)}


def test_anger_is_at_what_another_need_not_have_done() -> None:
    """Robbed of 1 where Ben might have given her 1: a difference of 2, and he knew it."""
    _, log = yard(["rob(Ben, Ann)"])
    anger = one(log, "anger", "Ann")
    assert (anger.intensity, anger.toward) == (2.0, "Ben")


def test_no_anger_at_fate() -> None:
    """A storm that takes everything is nobody's doing."""
    _, log = yard(["storm()"])
    assert one(log, "distress", "Ann").intensity == 2.0
    assert not found(log, "anger", "Ann")


def test_gratitude_is_the_mirror_of_anger() -> None:
    """Given 1 where Ben might have robbed her of 1: a difference of 2."""
    _, log = yard(["give(Ben, Ann)"])
    thanks = one(log, "gratitude", "Ann")
    assert (thanks.intensity, thanks.toward) == (2.0, "Ben")


def test_anger_is_halved_where_one_did_the_same() -> None:
    """Ann has robbed Ben before, so the blame for his robbing her is shared."""
    _, log = yard(["rob(Ann, Ben)", "rob(Ben, Ann)"])
    assert one(log, "anger", "Ann").intensity == 1.0


def test_guilt_is_at_the_harm_of_ones_own_act() -> None:
    """She has robbed him of 1 where she might have given him 1."""
    _, log = yard(["rob(Ann, Ben)"])
    guilt = one(log, "guilt", "Ann")
    assert (guilt.intensity, guilt.toward) == (2.0, "Ben")


def test_no_guilt_towards_one_who_is_disliked() -> None:
    """Harm to an enemy is no guilt."""
    _, log = yard(["rob(Ann, Ben)"], ("Ann", "Ben", -1.0))
    assert not found(log, "guilt", "Ann")


NIGHT = """
entity Ann : character;
entity Ben : character;
entity Cat : character;
property safe(c : character) : boolean;
property warned() : boolean;
property home(c : character) : boolean;
safe(Ann); safe(Ben); safe(Cat);
action warn() { precondition: !warned(); effect: warned(); consenting: Ann; };
action strike() { precondition: safe(Ben) & !warned(); effect: !safe(Ben); consenting: Cat; };
action wait(c : character) { consenting: c; };
utility(Ann): safe(Ann);
utility(Ben): if(safe(Ben)) 3 else 0;
utility(Cat): !safe(Ben);
"""


def test_guilt_at_what_one_let_happen() -> None:
    """Had Ann warned, Cat could not have struck: Ben would be better off by 3."""
    _, log = yard(["strike()"], ("Ann", "Ben", 1.0), text=NIGHT)
    guilt = one(log, "guilt", "Ann")
    assert (guilt.intensity, guilt.toward, guilt.cause) == (3.0, "Ben", "strike()")


def test_fear_of_what_will_come_of_itself_and_its_relief() -> None:
    """Ben sees that Cat will strike, which would cost him 3; Ann's warning takes that away."""
    hand = Hand(NIGHT)
    hand.having(foresight=1)
    log = hand.log(["warn()"])
    fear, relief = one(log, "fear", "Ben"), one(log, "relief", "Ben")
    assert (fear.place, fear.intensity, fear.ends) == (None, 3.0, 0)
    assert (relief.place, relief.intensity) == (0, 3.0)


def test_a_fear_confirmed() -> None:
    """What was feared comes."""
    hand = Hand(NIGHT)
    hand.having(foresight=1)
    log = hand.log(["strike()"])
    assert one(log, "fear confirmed", "Ben").intensity == 3.0
    assert not found(log, "relief", "Ben")


def test_without_foresight_there_is_no_fear() -> None:
    """A world that does not speak of foresight expects the present to stay."""
    _, log = yard(["wait(Ann)"], text=NIGHT)
    assert not found(log, "fear", "Ben")


PLANS = """
entity Ida : character;
entity Olm : character;
property lit() : boolean;
property home() : boolean;
property sunk() : boolean;
property lamps() : number;
action light() { precondition: !lit(); effect: lit(); consenting: Ida; };
action row() { precondition: lit() & !sunk(); effect: home(); consenting: Olm; };
action quench() { precondition: lit(); effect: !lit(); };
action sink() { precondition: !sunk(); effect: sunk(); };
utility(Ida): if(home()) 4 else 0;
utility(Olm): home();
"""


def test_hope_is_a_plan_and_less_for_every_step_of_others() -> None:
    """Ida lights the lamp so that Olm rows home: a gain of 4 in view, one step of it another's, so a hope of 2."""
    _, log = yard(["light()", "row()"], text=PLANS)
    hope = one(log, "hope", "Ida")
    assert (hope.place, hope.intensity, hope.ends) == (0, 2.0, 1)
    assert one(log, "satisfaction", "Ida").intensity == 4.0


UNCOUNTED = (
    PLANS.replace("if(home()) 4 else 0;", "(if(home()) 4 else 0) + lamps();").replace(
        "effect: home();", "effect: home() & lamps() = 0;"
    )
    + "lamps() = 0; action lose_count() { effect: lamps() = ?; };"
)


def test_a_plan_is_given_up_where_what_there_is_has_no_worth_to_compare_it_with() -> None:
    """How many lamps there are is forgotten, and what Ida has is worth no number any more; that Olm may row still is no
    gain on it, and her hope is over. What she has lost by that she cannot tell, and is not disappointed of so much."""
    _, log = yard(["light()", "lose_count()"], text=UNCOUNTED)
    assert one(log, "hope", "Ida").ends == 1
    assert found(log, "disappointment", "Ida") == []


COSTLY = (
    PLANS.replace("utility(Ida): if(home()) 4 else 0;", "utility(Ida): (if(home()) 4 else 0) - (if(lit()) 1 else 0);")
    + "action burn() { precondition: !lit(); effect: lit(); consenting: Olm; };"
)


def test_a_price_ones_own_plan_counts_on_is_no_misfortune() -> None:
    """The oil costs Ida 1: lighting the lamp to bring Olm home does not distress her, and a light that comes without a
    plan of hers does."""
    _, planned = yard(["light()", "row()"], text=COSTLY)
    assert not found(planned, "distress", "Ida")
    _, unplanned = yard(["burn()"], text=COSTLY)
    assert one(unplanned, "distress", "Ida").intensity == 1.0


def test_nobody_is_blamed_for_what_a_plan_of_ones_own_counts_on() -> None:
    """Ida hides the matches so that Olm, to row home, burns her oil: she counts on it, and is not angry."""
    text = COSTLY.replace(
        "precondition: !lit(); effect: lit(); consenting: Olm",
        "precondition: sunk() & !lit(); effect: lit() & !sunk(); consenting: Olm",
    ).replace(
        "action sink() { precondition: !sunk(); effect: sunk(); };",
        "action sink() { precondition: !sunk() & !lit(); effect: sunk(); consenting: Ida; };",
    )
    _, log = yard(["sink()", "burn()", "row()"], text=text)
    assert one(log, "hope", "Ida").place == 0
    assert not found(log, "anger", "Ida")
    assert not found(log, "distress", "Ida")


def test_disappointment_where_nothing_as_good_is_left() -> None:
    """The boat sinks: no plan leads home any more, and 4 is lost to hope."""
    _, log = yard(["light()", "sink()"], text=PLANS)
    assert one(log, "disappointment", "Ida").intensity == 4.0


def test_no_disappointment_where_the_plan_can_be_made_again() -> None:
    """The lamp is quenched, and could be lit once more."""
    _, log = yard(["light()", "quench()"], text=PLANS)
    assert not found(log, "disappointment", "Ida")


def test_surprise_counts_the_beliefs_to_put_right() -> None:
    """Ben takes the box because he knows what is in it; Ann thinks he does not, which is one belief to correct."""
    text = """
    entity Ann : character;
    entity Ben : character;
    property full() : boolean;
    property held() : boolean;
    full();
    believes(Ann, believes(Ben, full() = False));
    action take() { precondition: !held(); effect: held(); consenting: Ben; };
    utility(Ben): if(held() & full()) 1 else 0;
    """
    _, log = yard(["take()"], text=text)
    assert one(log, "surprise", "Ann").intensity == 1.0


def test_what_makes_sense_does_not_surprise() -> None:
    """Work for a coin needs no correction."""
    _, log = yard(["work(Ben)"])
    assert not found(log, "surprise", "Ann")


TEMPTED = """
entity Ann : character;
entity Ben : character;
property took() : boolean;
action take() { precondition: !took(); effect: took(); consenting: Ann; };
action leave_it() { consenting: Ann; };
"""


def test_shame_is_the_weight_of_a_broken_rule_and_pride_of_a_kept_one() -> None:
    """Ann holds by a rule of weight 3 not to take the key; taking it is worth 1 to her."""
    for act, feeling in [("take()", "shame"), ("leave_it()", "pride")]:
        hand = Hand(TEMPTED)
        hand.concern("honesty", "Ann", "norm", 3, ("not", hand.get("took()")))
        hand.concern("wealth", "Ann", "own", 1, hand.get("took()"))
        felt = one(hand.log([act]), feeling, "Ann")
        assert (felt.intensity, felt.concern) == (3.0, "honesty")


def test_shame_at_being_found_out() -> None:
    """Ben comes to believe that Ann has broken her rule, which he did not before."""
    text = """
    entity Ann : character;
    entity Ben : character;
    property took() : boolean;
    took();
    believes(Ben, took() = False);
    believes(Ann, believes(Ben, took() = False));
    action look() {
      effect: believes(Ben, took()) = True & believes(Ann, believes(Ben, took())) = True; consenting: Ben;
    };
    """
    hand = Hand(text)
    hand.concern("honesty", "Ann", "norm", 2, ("not", hand.get("took()")))
    felt = one(hand.log(["look()"]), "shame", "Ann")
    assert (felt.intensity, felt.toward) == (2.0, "Ben")


CLOSE = """
entity Ann : character;
entity Ben : character;
entity Cat : character;
property near(a : character, b : character) : boolean;
near(Ann, Ben);
action part() { precondition: near(Ann, Ben); effect: !near(Ann, Ben); consenting: Ben; };
action meet() { precondition: !near(Ann, Ben); effect: near(Ann, Ben); consenting: Ben; };
action prefer() { effect: near(Ben, Cat) & !near(Ann, Ben); consenting: Ben; };
action wait() { consenting: Cat; };
"""


def close() -> Hand:
    hand = Hand(CLOSE)
    hand.concern("with_ben", "Ann", "closeness", 2, hand.get("near(Ann, Ben)"), "Ben")
    hand.concern("with_cat", "Ben", "closeness", 3, hand.get("near(Ben, Cat)"), "Cat")
    return hand


def test_loneliness_grows_with_every_turn() -> None:
    """A closeness of 2 lost, three acts long, while Ben could be met: 2 times 3."""
    felt = one(close().log(["part()", "wait()", "wait()", "meet()"]), "loneliness", "Ann")
    assert (felt.intensity, felt.ends, felt.toward) == (6.0, 3, "Ben")


def test_jealousy_needs_a_rival_and_a_loss() -> None:
    """Ben is nearer to Cat now than to Ann, who loses a closeness of 2 by it."""
    felt = one(close().log(["prefer()"]), "jealousy", "Ann")
    assert (felt.intensity, felt.toward) == (2.0, "Ben")
    assert not found(close().log(["part()"]), "jealousy", "Ann")


def test_feelings_there_are_at_a_moment() -> None:
    """After the second act the joy of the first is over, and the distress of the second is there."""
    _, log = yard(["work(Ann)", "rob(Ben, Ann)"])
    felt = feelings(log)
    assert "joy" in {f.feeling for f in felt_at(felt, 0, "Ann")}
    assert {"joy", "distress"} & {f.feeling for f in felt_at(felt, 1, "Ann")} == {"distress"}


def test_mood_halves_where_feelings_do_not_fade() -> None:
    """A joy of 1 counts half in the mood six acts later."""
    _, log = yard(["work(Ann)", *["idle(Ben)"] * 6])
    joy = [f for f in feelings(log) if f.feeling == "joy"]
    assert moods(joy, 7)["Ann"][0] == 1.0
    assert moods(joy, 7)["Ann"][6] == 0.5


SHELL = """
entity Ann : character;
entity Ben : character;
property seed() : number;
property grown() : number;
property looked() : boolean;
action sow_wheat() { effect: seed() = 2; consenting: Ben; observing(c : character): c == Ben; };
action sow_darnel() { effect: seed() = -3; consenting: Ben; observing(c : character): c == Ben; };
action sow_oats() { effect: seed() = 1; consenting: Ben; observing(c : character): c == Ben; };
action look() { effect: looked() & believes(Ann, seed()) = seed(); consenting: Ben; };
utility(Ann): if(looked()) seed() else 0;
utility(Ben): if(seed() > 0) seed() else -seed();
"""


def test_relief_at_a_near_miss_is_the_loss_escaped() -> None:
    """Ben has sown wheat behind her back, and might have sown darnel: 0 before she looks, -3 had it been darnel."""
    _, log = yard(["sow_wheat()", "look()"], text=SHELL)
    relief = one(log, "relief", "Ann")
    assert (relief.place, relief.intensity, relief.cause) == (1, 3.0, "sow_wheat()")


def test_no_near_miss_where_it_went_badly_or_could_only_have_gone_better() -> None:
    """Darnel is the loss itself; and where nothing was worse than what she had, nothing was escaped."""
    _, log = yard(["sow_darnel()", "look()"], text=SHELL)
    assert not found(log, "relief", "Ann")
    _, log = yard(["sow_oats()", "look()"], text=SHELL.replace("seed() = -3", "seed() = 0"))
    assert not found(log, "relief", "Ann")


def test_no_near_miss_in_what_was_done_before_ones_eyes() -> None:
    """Had she seen him sow, she would have known at once."""
    seen = SHELL.replace("; observing(c : character): c == Ben", "")
    _, log = yard(["sow_wheat()", "look()"], text=seen)
    assert not found(log, "relief", "Ann")


def test_a_surprise_is_greater_by_what_it_costs() -> None:
    """Ben robs Ann of 1 though she takes him to be honest, to whom a coin of hers is worth nothing: one belief to put
    right, and a coin lost."""
    text = """
    entity Ann : character;
    entity Ben : character;
    property coins(c : character) : number;
    property honest() : boolean;
    coins(Ann) = 2;
    believes(Ann, honest());
    action rob() {
      precondition: coins(Ann) >= 1; effect: coins(Ann) = coins(Ann) - 1 & coins(Ben) = coins(Ben) + 1; consenting: Ben;
    };
    utility(Ann): coins(Ann);
    utility(Ben): if(honest()) 0 else coins(Ben);
    """
    _, log = yard(["rob()"], text=text)
    assert one(log, "surprise", "Ann").intensity == 2.0


def test_shame_goes_by_how_far_the_rule_is_broken() -> None:
    """A rule of weight 3, of which half is left once she has taken something: a shame of 1.5."""
    text = f"""{TEMPTED}
    concern honesty(Ann) : norm {{ weight: 3; term: if(took()) 0.5 else 1; }};
    concern wealth(Ann) : own {{ weight: 9; term: took(); }};
    """
    world = grounded(text)
    log = log_of(Replay(world), [world.actions_named()["take()"]])
    assert one(log, "shame", "Ann").intensity == 1.5


ASKED = """
entity Ann : character;
entity Tom : character;
property asked() : boolean;
property asks() : number;
property teas(c : character) : number;
concern answering(Tom) : norm { weight: 2; term: !asked(); };
utility(Tom): teas(Tom);
utility(Ann): asks();
like Ann, Tom: 1;
like Tom, Ann: 1;
action ask() { precondition: !asked(); effect: asked() & asks() = asks() + 1; consenting: Ann; };
action answer() { precondition: asked(); effect: !asked(); consenting: Tom; };
action tea(c : character) { effect: teas(c) = teas(c) + 1; consenting: c; };
"""


def asked(acts: list[str], more: str = "") -> Log:
    """A story in which Ann may ask, and Tom ought to answer."""
    world = grounded(ASKED + more)
    log = log_of(Replay(world), [world.actions_named()[act] for act in acts])
    assert refusals(world, log.acts, feelings(log)) == []
    return log


def test_what_falls_due_is_no_loss_and_what_is_paid_no_gain() -> None:
    """Asked, Tom owes an answer: he loses nothing, is not wronged and has broken no rule, and Ann has done him no harm.
    Having answered, he is where he was."""
    felt = {(f.who, f.feeling) for f in feelings(asked(["ask()", "answer()"]))}
    assert not {("Tom", f) for f in ("distress", "anger", "shame", "joy")} & felt
    assert not {("Ann", f) for f in ("guilt", "pity", "happy for")} & felt


def test_what_has_fallen_due_is_broken_by_the_first_turn_that_passes_it_by() -> None:
    """He makes tea where he could have answered: a shame of the rule's weight, once, until he does answer."""
    log = asked(["ask()", "tea(Tom)", "tea(Tom)", "answer()"])
    shame = one(log, "shame", "Tom")
    assert (shame.place, shame.intensity, shame.concern, shame.ends) == (1, 2.0, "answering", 3)
    assert one(asked(["ask()", "tea(Ann)", "tea(Tom)"]), "shame", "Tom").place == 2


def test_a_turn_let_pass_breaks_what_has_fallen_due() -> None:
    """Where there are turns, Tom has had his when Ann acts again."""
    log = asked(["ask()", "tea(Ann)"], "turns Ann, Tom;")
    assert (one(log, "shame", "Tom").place, one(log, "shame", "Tom").intensity) == (1, 2.0)


def test_nobody_is_ashamed_of_what_could_not_be_seen_to() -> None:
    """With nothing to answer by, tea is no breach."""
    world = grounded(ASKED.replace("precondition: asked(); effect", "precondition: asked() & teas(Tom) > 9; effect"))
    log = log_of(Replay(world), [world.actions_named()[act] for act in ("ask()", "tea(Tom)")])
    assert not found(log, "shame", "Tom")


def test_to_have_kept_a_rule_is_not_regretted_where_it_outweighs_what_it_cost() -> None:
    """Ann leaves a key that is worth 1 to her: by a rule of weight 3 she does well, by one of .5 she does not."""
    for weight, regrets in [(3, 0), (0.5, 1)]:
        hand = Hand(TEMPTED.replace("leave_it() {", "leave_it() { effect: gone();") + "property gone() : boolean;")
        hand.concern("honesty", "Ann", "norm", weight, ("not", hand.get("took()")))
        hand.concern("wealth", "Ann", "own", 1, hand.get("took()"))
        assert len(found(hand.log(["leave_it()"]), "regret", "Ann")) == regrets


def test_a_fear_is_of_faring_worse_and_not_of_what_will_fall_due() -> None:
    """Tom foresees that Ann will ask, which is worth 1 to her, and fears nothing by it."""
    log = asked(["tea(Tom)"], "foresight 2;")
    assert log.foreseen(log.mind(0, 1), 1)[0]
    assert not found(log, "fear", "Tom")


OWL = """
entity Ann : character;
entity Ben : character;
property adores(c : character) : boolean;
property out() : boolean;
believes(Ann, adores(Ben));
action carry() { precondition: !adores(Ben) & !out(); effect: out(); consenting: Ben; };
action drop() { precondition: !out(); effect: out(); consenting: Ben; };
utility(Ann): if(out()) 0 elseif(adores(Ben)) 2 else -3;
utility(Ben): out();
"""


def test_bad_news_and_a_good_turn_are_both_felt() -> None:
    """That he never adored it makes the owl worth -3 to Ann in place of 2; that it is out, 0: 5 lost and 3 gained."""
    _, log = yard(["carry()"], text=OWL)
    distress, joy = one(log, "distress", "Ann"), one(log, "joy", "Ann")
    assert (distress.intensity, [run.role for run in distress.runs]) == (5.0, ["before", "learnt"])
    assert (joy.intensity, [run.role for run in joy.runs]) == (3.0, ["learnt", "after"])


def test_where_nothing_is_learnt_there_is_one_change() -> None:
    """An act that one who adores it could have done tells Ann nothing: 2 lost."""
    _, log = yard(["drop()"], text=OWL)
    assert one(log, "distress", "Ann").intensity == 2.0
    assert not found(log, "joy", "Ann")


def test_what_goes_one_way_is_felt_once() -> None:
    """Were it worth -5 to her out of the house, news and act would both be bad: 7 lost in one."""
    _, log = yard(["carry()"], text=OWL.replace("if(out()) 0", "if(out()) -5"))
    distress = one(log, "distress", "Ann")
    assert (distress.intensity, [run.role for run in distress.runs]) == (7.0, ["before", "learnt", "after"])


def test_two_ways_of_being_near_one_person_add_up() -> None:
    """Ben cares for Cat's company (3) and for talk with her, which there is none of: she is a rival all the same."""
    hand = close()
    hand.concern("talk", "Ben", "closeness", 1, hand.get("near(Cat, Ben)"), "Cat")
    assert one(hand.log(["prefer()"]), "jealousy", "Ann").intensity == 2.0


def test_thanks_are_halved_by_any_wrong_of_ones_own() -> None:
    """She moved his coin into the mud; he moves hers onto the table: the same kind of act, and thanks of 2 become 1."""
    text = """
    entity Ann : character;
    entity Ben : character;
    property hers() : number;
    property his() : number;
    action move(a : character, b : character) {
      precondition: a != b; effect: if(a == Ann) his() = -1 else hers() = 2; consenting: a;
    };
    utility(Ann): hers();
    utility(Ben): his();
    """
    _, log = yard(["move(Ann, Ben)", "move(Ben, Ann)"], text=text)
    assert one(log, "gratitude", "Ann").intensity == 1.0


def test_pride_goes_by_the_worst_of_what_tempted() -> None:
    """Of a rule of weight 3 the first theft that tempts her would have broken half, the second all."""
    text = """
    entity Ann : character;
    property nibbled() : boolean;
    property took() : boolean;
    concern honesty(Ann) : norm { weight: 3; term: if(took()) 0 else if(nibbled()) 0.5 else 1; };
    concern wealth(Ann) : own { weight: 2; term: if(took() | nibbled()) 1 else 0; };
    action nibble() { effect: nibbled(); consenting: Ann; };
    action take() { effect: took(); consenting: Ann; };
    action leave_it() { consenting: Ann; };
    """
    world = grounded(text)
    log = log_of(Replay(world), [world.actions_named()["leave_it()"]])
    assert one(log, "pride", "Ann").intensity == 3.0
