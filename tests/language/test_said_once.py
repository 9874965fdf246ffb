"""What the checker says of one mistake: once, with no guess where nothing is near, and nothing of what is right."""

from __future__ import annotations

import pytest

from unsaid.language import read
from unsaid.world import ground

PEOPLE = """\
type thing;
entity Ann : character;
entity Ben : character;
entity Lamp : thing;
property glad() : boolean;
property fear(c : character) : number;
utility(): glad();
"""


def said(text: str) -> list[tuple[str, str, str | None]]:
    """The diagnostics of a text, put behind the people."""
    return [(d.code, d.message, d.repair) for d in read(PEOPLE + text).diagnostics]


def test_only_somebody_calls_somebody_by_a_name() -> None:
    """A name by which a thing calls somebody is refused."""
    message = "only a character can call somebody by a name, and `Lamp` is a thing"
    assert said('called Ann by Lamp: "my light";') == [("not-a-character", message, None)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("viewpoint Ann: xyzzyq;", "`xyzzyq` is no way of telling"),
        ('telling feeling xyzzyq(c : character) { nobody: "so"; };', "there is no feeling `xyzzyq` to tell"),
    ],
)
def test_nothing_near_is_no_guess(text: str, message: str) -> None:
    """Where no word is like the one that is written, none is offered."""
    assert [(m, repair) for _, m, repair in said(text)] == [(message, None)]


def test_definitions_behind_a_broken_one_are_defined() -> None:
    """A property behind one whose type there is not is known all the same."""
    assert [code for code, _, _ in said("property a(x : nope) : boolean; property b() : boolean; b();")] == [
        "unknown-type"
    ]


def test_what_is_broken_is_not_missing_as_well() -> None:
    """Whoever asks a question that has an error is told of the error alone."""
    asked = "question q(a : nope, b : character) { yes: glad(); no: !glad(); };"
    assert [code for code, _, _ in said(asked + "action ask(Ann) { consenting: Ann; asking: q(Ann, Ben); };")] == [
        "unknown-type"
    ]


BETWEEN_ALL = "question q(a : character, b : character) { yes: glad(); no, 1: !glad(); };\n"
BETWEEN_TWO = "question q(Ann, Ben) { yes: glad(); no, 1: !glad(); };\n"


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (BETWEEN_ALL, BETWEEN_ALL, "question"),
        (BETWEEN_ALL, BETWEEN_TWO, "question"),
        (BETWEEN_TWO, BETWEEN_ALL, "question"),
        (BETWEEN_TWO, BETWEEN_TWO, "entity"),
    ],
)
def test_a_question_asked_twice(first: str, second: str, what: str) -> None:
    """A second question of a name is one mistake, whether or not the two have parameters; without any they are things
    of one name."""
    twice = [message for code, message, _ in said(first + second) if code == "duplicate-definition"]
    assert twice == [f"the {what} `q` is defined twice; the first time on line 8"]


@pytest.mark.parametrize(
    ("says", "remarked"),
    [("glad() & !glad()", True), ("glad() & glad()", False), ("glad() & believes(Ben, !glad())", False)],
)
def test_a_hypothesis_that_sets_a_fluent_twice(says: str, remarked: bool) -> None:
    """It is remarked on once where one mind is said to be in two ways; that somebody is wrong is no contradiction."""
    question = f"question q(Ann, Ben) {{ no: !glad(); yes, 1: {says}; }};"
    assert [code for code, _, _ in said(question)] == ["set-twice"] * remarked


@pytest.mark.parametrize(("weight", "number"), [("6 / 2", 3.0), ("2 + 0", 2.0), ("7 - 4", 3.0), ("2 * 5", 10.0)])
def test_a_weight_may_be_worked_out(weight: str, number: float) -> None:
    """A weight is any calculation with numbers, and is its result."""
    reading = read(PEOPLE + f"concern w(c : character) : own {{ weight: {weight}; term: if(glad()) 1 else 0; }};")
    assert reading.world is not None, reading.render()
    assert reading.world.concerns[0].weight == number


def test_a_second_parameter_that_nothing_uses() -> None:
    """A concern that would count again for everybody is remarked on from its second parameter on."""
    message = "nothing in `w` uses `d`, so it counts again for each `character`"
    found = said("concern w(c : character, d : character) : own { term: if(glad()) 1 else 0; };")
    assert [m for code, m, _ in found if code == "unused-parameter"] == [message]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_to_four_hypotheses(count: int) -> None:
    """A question may have two, three or four hypotheses, of which one has to be believed at first."""
    names = [f"h{n}" for n in range(count)]
    bodies = [f"fear(Ann) = {n}" for n in range(count)]
    right = " ".join(f"{name}: {body};" for name, body in zip(names, bodies, strict=True))
    assert said(f"question q(Ann, Ben) {{ {right} }};") == []
    wrong = " ".join(f"{name}, 1: {body};" for name, body in zip(names, bodies, strict=True))
    assert [m for _, m, _ in said(f"question q(Ann, Ben) {{ {wrong} }};")] == [
        "no hypothesis of `q` is believed at first"
    ]


@pytest.mark.parametrize(("less", "codes"), [("0", ["bad-release"]), ("1", []), ("2", [])])
def test_what_takes_nothing_off_the_pressure(less: str, codes: list[str]) -> None:
    """A release that takes nothing off would come again at once; one that takes off anything may come once more."""
    text = f"release cry(Ann) {{ threshold: 2; effect: pressure(Ann) = pressure(Ann) - {less}; }};"
    assert [code for code, _, _ in said(text)] == codes


def test_each_believes_at_first_what_it_doubts_least() -> None:
    """Of a question between any two, whoever asks begins with the likeliest hypothesis for a belief, true or not."""
    reading = read(PEOPLE + "question q(a : character, b : character) { no, 1: !glad(); yes: glad(); };")
    assert reading.world is not None, reading.render()
    made = ground(reading.world, reading.source)
    glad = [fluent.name for fluent in made.fluents].index("glad()")
    assert {belief.who for belief in made.beliefs if belief.fluent == glad and belief.value is True} == {(0,), (1,)}


def test_who_asks_about_a_third_does_not_ask_themselves() -> None:
    """Of a question with more than an asker and an asked, each pair has one, and nobody with themselves."""
    reading = read(PEOPLE + "question q(a : character, b : character, t : thing) { no, 1: !glad(); yes: glad(); };")
    assert reading.world is not None, reading.render()
    made = ground(reading.world, reading.source)
    assert [q.name for q in made.inner.questions] == ["q(Ann, Ben, Lamp)", "q(Ben, Ann, Lamp)"]


def test_an_opening_is_always_told() -> None:
    """An opening that has a condition is refused, whether or not there is a closing that may have one."""
    assert said('opening { when: glad(); nobody: "So."; };')[0][1] == "an opening has no `when`: it is always told"
    assert said('opening { nobody: "So."; };') == []
    assert said('closing { when: glad(); nobody: "So."; };') == []


def test_words_for_one_side_twice() -> None:
    """A second line for one side of a telling is refused, with both ways to mend it."""
    text = 'action go(Ann) { consenting: Ann; }; telling go(Ann) { nobody: "{Ann goes}."; nobody: "Off."; };'
    assert said(text) == [
        (
            "repeated-part",
            "the words for `nobody` are here already",
            'keep one of them, or write `"…", "…"` for words that change as they return',
        )
    ]


GO = "action go(Ann) { effect: glad(); consenting: Ann; };\n"


def test_a_form_of_nobody_is_a_slip_in_a_name() -> None:
    """A slot that asks for the pronoun of somebody unknown offers the name that is near."""
    assert said(GO + 'telling go(c : character) { nobody: "{Bem.he} goes."; };') == [
        ("bad-slot", "nothing here is called `Bem`", "did you mean `{Ben}`?")
    ]


def test_both_sides_of_what_is_set_in_a_condition_are_looked_at() -> None:
    """That nothing can be set there hides no other mistake, left or right of the sign."""
    for sides in ("glum() = glad()", "glad() = glum()"):
        found = said(f"action go(Ann) {{ precondition: {sides}; effect: glad(); consenting: Ann; }};")
        assert sorted(code for code, _, _ in found) == ["assignment-in-condition", "unknown-property"]


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (12, "t1 : t2 : t3 : t4 : t5 : t6 : t7 : t8 : t9 : t10 : t11 : t12 : t1"),
        (13, "t1 : t2 : t3 : t4 : t5 : t6 : t7 : t8 : t9 : t10 : t11 : … : t13 : t1"),
    ],
)
def test_a_circle_of_types_is_named_up_to_twelve(length: int, shown: str) -> None:
    """Of a longer one the first eleven and the last are."""
    circle = "".join(f"type t{n} : t{n % length + 1};\n" for n in range(1, length + 1))
    assert said(circle) == [("type-cycle", f"the type `t1` extends itself: {shown}", "remove one of these parents")]


def test_a_type_that_is_there_already_goes_or_takes_all_its_parents() -> None:
    """One that is built in can only be removed, one of the author's can be written once."""
    again = "give all its parents in one definition: `type a : …, …;`"
    assert [repair for _, _, repair in said("type entity;")] == ["remove this definition"]
    assert [repair for _, _, repair in said("type a; type a;")] == [again]


def test_a_sense_of_somebody_unknown_is_one_mistake() -> None:
    """The name is what is wrong, and not what the sense makes of it."""
    sense = "sense bold(c : character) : fear(c) < 1;\n"
    assert [
        code for code, _, _ in said(sense + "action go(Ann) { precondition: bold(Xyzzyq); consenting: Ann; };")
    ] == ["unknown-name"]


@pytest.mark.parametrize(
    ("prior", "what"),
    [("0", None), ("1000000", None), ("1000001", "above 1,000,000"), ("0.5", "no whole number"), ("-1", "below zero")],
)
def test_a_prior_is_a_whole_number_up_to_a_million(prior: str, what: str | None) -> None:
    """The bounds themselves are allowed."""
    found = said(f"question q(Ann, Ben) {{ yes, {prior}: glad(); no: !glad(); }};")
    assert [message for code, message, _ in found if code == "bad-prior"] == [f"the prior of `yes` is {what}"] * bool(
        what
    )


@pytest.mark.parametrize(
    ("name", "repair"), [("Bem", "did you mean `Ben`?"), ("xyzzyq", "give it a type: `xyzzyq : …`")]
)
def test_a_parameter_is_an_entity_or_has_a_type(name: str, repair: str) -> None:
    """What is neither is a slip in a name, or lacks its type."""
    message = f"`{name}` is no entity, and a parameter needs a type"
    assert said(f"action go(Ann, {name}) {{ effect: glad(); consenting: Ann; }};") == [
        ("unknown-name", message, repair)
    ]


def test_an_event_asked_for_its_value_has_none() -> None:
    """Where the name of a missing property is that of an act or a trigger, that is said."""
    trigger = "trigger dawn() { precondition: !glad(); effect: glad(); };\n"
    for name, what in (("go", "an action"), ("dawn", "a trigger")):
        found = said(f"{GO}{trigger}action ask() {{ precondition: {name}(); effect: glad(); }};")
        message = f"there is no property `{name}`; `{name}` is {what}, which has no value"
        assert [m for code, m, _ in found if code == "unknown-property"] == [message]


def test_what_is_overridden_is_named_with_its_line() -> None:
    """Lines are counted from the very beginning of a text, where it may be empty."""
    text = "\n" + PEOPLE + "fear(Ann) = 1;\nfear(Ann) = 2;\n"
    assert [d.message for d in read(text).diagnostics] == [
        f"this overrides `fear(Ann) = 1` on line {1 + PEOPLE.count(chr(10)) + 1}"
    ]


DOUBLING = "sense s0(c : character) : fear(c) < 1;\n" + "".join(
    f"sense s{n + 1}(c : character) : s{n}(c) & s{n}(c);\n" for n in range(20)
)
"""Senses each of which uses the one before twice: the last comes to more than a million."""


def test_senses_that_double_spell_out_to_too_much() -> None:
    """That is said once, where one is used that comes to too much, and the text is no world.

    To write out `s0` is one use, `s10` 2,047; the definitions up to that of `s10` come to 4,072 in all.
    """
    message = "with `s10(c)` the senses of this text spell out to too much"
    assert said(DOUBLING) == [("endless-sense", message, "let senses use fewer others")]
    assert read(PEOPLE + DOUBLING).world is None


@pytest.mark.slow
def test_a_sense_used_too_often_is_one_too_much() -> None:
    """What is used one after the other counts as well: 5,000 uses of a simple one are too many, 4,999 are not."""
    sense = "sense calm(c : character) : fear(c) < 1;\n"
    acts = "action go{0}(Ann) {{ precondition: {1}; effect: glad(); consenting: Ann; }};\n"
    whole = "".join(acts.format(n, " & ".join(["calm(Ann)"] * 100)) for n in range(49))
    most = acts.format(49, " & ".join(["calm(Ann)"] * 99))
    assert said(sense + whole + most) == []
    assert [code for code, _, _ in said(sense + whole + most + acts.format(50, "calm(Ben)"))] == ["endless-sense"]


@pytest.mark.parametrize("parameters", ["a : character, b : character", "l : thing", "Ben", "", "Ann, Ben"])
def test_a_telling_that_fits_no_act_is_a_slip(parameters: str) -> None:
    """It has another number of parameters than any act of its name, or one that can never be the act's."""
    assert said(f'{GO}telling go({parameters}) {{ nobody: "So."; }};') == [
        ("unknown-event", "no `go` of this world fits these parameters", None)
    ]


@pytest.mark.parametrize("parameters", ["c : character", "a : character", "Ann"])
def test_a_telling_may_fit_in_several_ways(parameters: str) -> None:
    """By the type of the act's parameter, by who it is, or by any name for it."""
    assert said(f'{GO}telling go({parameters}) {{ nobody: "So."; }};') == []


def test_a_motif_can_be_asked_about() -> None:
    """Words may depend on how often a motif was told; a name that is no motif is a slip for the one that is near."""
    telling = 'telling go(c : character) {{ nobody: "{{c passes}} {{#bell: a bell | the bell}}."; }};\n'
    asking = 'telling go(Ann) {{ when: said({}) >= 1; nobody: "{{Ann passes}} it once more."; }};\n'
    assert said(GO + telling.format() + asking.format("bell")) == []
    assert said(GO + telling.format() + asking.format("bel")) == [
        ("unknown-event", "nothing that is told is called `bel`", "did you mean `bell`?")
    ]


def test_a_name_may_name_others_and_hold_no_verb() -> None:
    """In what somebody is called, braces stand for somebody else, and nobody does anything there."""
    assert said('called Ann: "the friend of {Ben}";') == []
    assert said('called Ann: "the one {Ben likes}";') == [("bad-slot", "`{Ben likes}` is no slot", None)]


def test_what_observes_by_an_unknown_type_is_one_mistake() -> None:
    """The type is what is wrong."""
    act = "action see(Ann) { effect: glad(); consenting: Ann; observing(x : nope): glad(); };"
    assert [code for code, _, _ in said(act)] == ["unknown-type"]


def test_the_first_definition_is_named_with_its_line() -> None:
    """Lines are counted from the very beginning of a text, where it may be empty."""
    assert [d.message for d in read("\n" + PEOPLE + "entity Ann : character;\n").diagnostics] == [
        "the entity `Ann` is defined twice; the first time on line 3"
    ]


def test_branches_go_together_or_are_a_mistake() -> None:
    """A number here and somebody there is nothing that can be wanted."""
    assert said("utility(Ann): if(glad()) 1 else Ann;") == [
        ("wrong-type", "the branches do not go together: a number, a character", None)
    ]


def test_a_sense_may_be_about_any_question_or_any_answer() -> None:
    """Which it is, is seen where the sense is used; an answer to no question is still a slip."""
    question = "question q(Ann, Ben) { yes: glad(); no: !glad(); };\n"
    other = "question p(Ann, Ben) { maybe: glad(); never: !glad(); };\n"
    act = "action think(Ann) {{ precondition: {}; effect: glad(); consenting: Ann; }};\n"
    for sense, used in (
        ("sense doubted(x : question) : doubt(x, no) > 1;\n", "doubted(q)"),
        ("sense doubted(x : hypothesis) : doubt(q, x) > 1;\n", "doubted(no)"),
    ):
        assert said(question + other + sense + act.format(used)) == []
    assert [code for code, _, _ in said(question + other + act.format("doubt(q, maybe) > 1"))] == ["unknown-question"]


def test_what_goes_over_two_lines_is_named_by_the_first() -> None:
    """A statement that is overridden, a property, an entity or an order of turns that is defined again."""
    before = PEOPLE.count("\n")
    for first, again, what in (
        ("fear(Ann) =\n  1;\n", "fear(Ann) = 2;", f"this overrides `fear(Ann) = 1` on line {before + 1}"),
        (
            "property sad(c : character)\n  : boolean;\n",
            "property sad(c : character) : boolean;",
            f"the property `sad(character)` is defined twice; the first time on line {before + 1}",
        ),
        (
            "turns Ann,\n  Ben;\n",
            "turns Ann, Ben;",
            f"the order of turns is defined twice; the first time on line {before + 1}",
        ),
    ):
        assert what in [" ".join(message.split()) for _, message, _ in said(first + again)]
