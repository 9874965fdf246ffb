"""Who does what to whom in an answer: paraphrases, sound ones and others, by their kind."""

from __future__ import annotations

import pytest

from unsaid.api.opened import OpenWorld
from unsaid.language import read
from unsaid.telling import Teller, told
from unsaid.telling.voice import Brief, briefs
from unsaid.telling.voice.judge import strays

GIVES = Brief("Tom gave Ann the key.", names=frozenset({"tom", "ann"}))
TELLS = Brief("Ann tells Tom about Sue, and Tom does not answer.", names=frozenset({"ann", "tom", "sue"}))
PASSES = Brief("He gave her the letter at the gate, and she put it into her pocket.", known=("the lantern is lit",))
GUARD = Brief("The guard hands the prisoner two letters and a coin. The prisoner hides the coin.")
ROWS = Brief(
    "You row from the island to the mill. Olm opens the gate but Ida does not open the door.",
    names=frozenset({"olm", "ida"}),
    own=frozenset({"you", "your"}),
)
OWNS = Brief("Ida takes Olm’s lantern and leaves Sue’s bread on the table.", names=frozenset({"ida", "olm", "sue"}))

SOUND = [
    (GIVES, "Tom gave the key to Ann."),
    (GIVES, "Tom handed Ann the key."),
    (GIVES, "Ann was given the key by Tom."),
    (GIVES, "The key was given to Ann by Tom."),
    (GIVES, "Ann received the key from Tom."),
    (GIVES, "To Ann, Tom gave the key."),
    (GIVES, "Tom passed the key over to Ann."),
    (GIVES, "Slowly Tom gave Ann the key."),
    (TELLS, "Ann tells Tom about Sue, but Tom does not answer."),
    (TELLS, "About Sue Ann tells Tom, and Tom says nothing."),
    (TELLS, "Tom is told about Sue by Ann, and he does not answer."),
    (PASSES, "At the gate he gave her the letter, and she put it into her pocket."),
    (PASSES, "He handed the letter to her at the gate; she slipped it into her pocket."),
    (PASSES, "She was given the letter by him at the gate, and put it into her pocket."),
    (GUARD, "Two letters and a coin are handed to the prisoner by the guard. The prisoner hides the coin."),
    (GUARD, "The guard gives the prisoner two letters and a coin, and the prisoner hides the coin."),
    (ROWS, "From the island you row to the mill. Olm opens the gate, but Ida does not open the door."),
    (ROWS, "You pull from the island to the mill. The gate is opened by Olm; Ida does not open the door."),
    (OWNS, "Ida takes the lantern of Olm and leaves Sue’s bread on the table."),
    (OWNS, "Ida picks up Olm’s lantern and leaves Sue’s bread on the table."),
]

STRAYED = [
    # the one and the other changed places
    ("swap", GIVES, "Ann gave Tom the key."),
    ("swap", GIVES, "Ann gave the key to Tom."),
    ("swap", GIVES, "Ann handed Tom the key."),
    ("swap", TELLS, "Tom tells Ann about Sue, and Ann does not answer."),
    ("swap", TELLS, "Ann tells Sue about Tom, and Tom does not answer."),
    ("swap", TELLS, "Ann tells Tom about Sue, and Ann does not answer."),
    ("swap", GUARD, "The prisoner hands the guard two letters and a coin. The prisoner hides the coin."),
    ("swap", GUARD, "The guard hands the prisoner two letters and a coin. The guard hides the coin."),
    ("swap", ROWS, "You row from the mill to the island. Olm opens the gate but Ida does not open the door."),
    ("swap", ROWS, "Olm rows from the island to the mill. You open the gate but Ida does not open the door."),
    ("passive swap", GIVES, "Tom was given the key by Ann."),
    ("passive swap", GIVES, "The key was given to Tom by Ann."),
    ("passive swap", TELLS, "Ann is told about Sue by Tom, and Tom does not answer."),
    ("passive swap", PASSES, "He was given the letter by her at the gate, and she put it into her pocket."),
    ("pronoun swap", PASSES, "She gave him the letter at the gate, and she put it into her pocket."),
    ("pronoun swap", PASSES, "He gave her the letter at the gate, and he put it into her pocket."),
    ("pronoun swap", PASSES, "He gave her the letter at the gate, and she put it into his pocket."),
    ("owner swap", OWNS, "Ida takes Sue’s lantern and leaves Olm’s bread on the table."),
    ("owner swap", OWNS, "Olm takes Ida’s lantern and leaves Sue’s bread on the table."),
    # what was denied is not, and the other way round
    ("denial", GIVES, "Tom did not give Ann the key."),
    ("denial", TELLS, "Ann tells Tom about Sue, and Tom answers."),
    ("denial", ROWS, "You row from the island to the mill. Olm does not open the gate but Ida opens the door."),
    # people and things from nowhere
    ("person", GIVES, "Tom gave Ann the key while somebody watched."),
    ("person", GIVES, "Tom gave Ann the key before the priest."),
    ("person", GIVES, "Tom gave Ann and Ben the key."),
    ("person", PASSES, "He gave her the letter at the gate, and she put it into her pocket before the children."),
    ("thing", GIVES, "Tom gave Ann the key and a knife."),
    ("thing", GIVES, "Tom gave Ann the key in the garden."),
    ("thing", PASSES, "He gave her the letter at the gate, and she put it into her basket."),
    ("thing", OWNS, "Ida takes Olm’s lantern and leaves Sue’s bread on the chair."),
    # acts from nowhere
    ("act", GIVES, "Tom kissed Ann and gave Ann the key."),
    ("act", GIVES, "Tom gave Ann the key and ran."),
    ("act", GUARD, "The guard hands the prisoner two letters and a coin. The prisoner hides the coin and weeps."),
    # numbers
    ("number", GUARD, "The guard hands the prisoner three letters and a coin. The prisoner hides the coin."),
    ("number", GUARD, "The guard hands the prisoner a letter and two coins. The prisoner hides the coins."),
    # tense and person
    ("tense", GIVES, "Tom gives Ann the key."),
    ("tense", TELLS, "Ann told Tom about Sue, and Tom did not answer."),
    ("person of the telling", GIVES, "You gave Ann the key."),
    (
        "person of the telling",
        ROWS,
        "I row from the island to the mill. Olm opens the gate but Ida does not open the door.",
    ),
    # quotations
    ("quotation", GIVES, "‘Here,’ said Tom, and gave Ann the key."),
    ("no text", GIVES, "Tom gave Ann the key.\N{RIGHT-TO-LEFT OVERRIDE}"),
]


MORE: list[tuple[str, list[str], list[str], list[str]]] = [
    (
        "Mara locks the door and hides the letter under the bed. Then she waits for Joss.",
        ["mara", "joss"],
        [
            "Mara locks the door, and under the bed she hides the letter. Then she waits for Joss.",
            "Mara bolts the door and tucks the letter under the bed; then she waits for Joss.",
            "Having locked the door, Mara hides the letter under the bed. Then she waits for Joss.",
            "The door is locked by Mara, and the letter hidden under the bed. Then she waits for Joss.",
            "Mara locks the door. She hides the letter under the bed and waits for Joss.",
        ],
        [
            "Joss locks the door and hides the letter under the bed. Then he waits for Mara.",
            "Mara locks the door and hides the letter under the bed. Then Joss waits for her.",
            "Mara locks the door and hides the knife under the bed. Then she waits for Joss.",
            "Mara locks the door and burns the letter under the bed. Then she waits for Joss and a stranger.",
            "Mara hides the door and locks the letter under the bed. Then she waits for Joss.",
            "Mara locked the door and hid the letter under the bed. Then she waited for Joss.",
            "Mara unlocks the door and hides the letter under the bed. Then she waits for Joss.",
        ],
    ),
    (
        "The captain ordered the cook to bring the soldiers bread. The cook brought them nothing.",
        [],
        [
            "The captain ordered the cook to bring bread to the soldiers. The cook brought them nothing.",
            "The cook was ordered by the captain to bring the soldiers bread. The cook brought them nothing.",
            "The captain told the cook to bring the soldiers bread. The cook brought them nothing.",
        ],
        [
            "The cook ordered the captain to bring the soldiers bread. The captain brought them nothing.",
            "The captain ordered the soldiers to bring the cook bread. The cook brought them nothing.",
            "The captain ordered the cook to bring the soldiers wine. The cook brought them nothing.",
            "The captain ordered the cook to bring the soldiers bread. The soldiers brought them nothing.",
        ],
    ),
    (
        "You see Piet follow Lena across the bridge. Lena does not look back.",
        ["piet", "lena", "you"],
        [
            "Piet follows Lena across the bridge, and you see it. Lena does not look back.",
            "You watch Piet follow Lena across the bridge. Lena does not look back.",
            "Across the bridge you see Piet follow Lena. Lena never looks back.",
            "You see Lena followed across the bridge by Piet. Lena does not look back.",
        ],
        [
            "You see Lena follow Piet across the bridge. Lena does not look back.",
            "You see Piet follow Lena across the bridge. Piet does not look back.",
            "Piet sees you follow Lena across the bridge. Lena does not look back.",
            "You see Piet follow Lena across the river. Lena does not look back.",
            "You see Piet followed by Lena across the bridge. Lena does not look back.",
        ],
    ),
    (
        "Bo lent Vic ten coins, and Vic paid the ferryman.",
        ["bo", "vic"],
        [
            "Vic borrowed ten coins from Bo and paid the ferryman.",
            "Bo lent ten coins to Vic, who paid the ferryman.",
            "Ten coins were lent to Vic by Bo, and Vic paid the ferryman.",
            "The ferryman was paid by Vic, to whom Bo lent ten coins.",
        ],
        [
            "Vic lent Bo ten coins, and Bo paid the ferryman.",
            "Bo borrowed ten coins from Vic, and Vic paid the ferryman.",
            "Bo lent Vic ten coins, and Bo paid the ferryman.",
            "Bo lent the ferryman ten coins, and Vic paid the ferryman.",
            "The ferryman lent Vic ten coins, and Bo paid Vic.",
        ],
    ),
    (
        "James comes into the kitchen. He puts the plate in front of you and you thank him.",
        ["james"],
        [
            "Into the kitchen comes James. He sets the plate in front of you, and you thank him.",
            "James walks into the kitchen, puts the plate in front of you, and you thank him.",
            "James comes into the kitchen and puts the plate in front of you. You thank him.",
        ],
        [
            "You come into the kitchen. You put the plate in front of James and he thanks you.",
            "James comes into the kitchen. You put the plate in front of him and he thanks you.",
            "James comes into the kitchen. He puts the plate in front of you and he thanks you.",
            "James comes into the kitchen. He puts the bowl in front of you and you thank him.",
            "James comes into the kitchen with a dog. He puts the plate in front of you and you thank him.",
        ],
    ),
    (
        "The old woman sold the merchant her horse, but she kept the saddle.",
        [],
        [
            "The old woman sold her horse to the merchant, but kept the saddle.",
            "The merchant bought the horse from the old woman, but she kept the saddle.",
            "Her horse was sold to the merchant by the old woman, but she kept the saddle.",
            "The old woman sold the merchant her horse but held on to the saddle.",
        ],
        [
            "The merchant sold the old woman his horse, but she kept the saddle.",
            "The old woman sold the merchant her horse, but he kept the saddle.",
            "The old woman sold the merchant her saddle, but she kept the horse.",
            "The old woman sold the merchant her horse and her cart, but she kept the saddle.",
        ],
    ),
]
"""Paragraphs, the names in them, sound paraphrases, and others."""


def test_sound_paraphrases_are_let_through() -> None:
    """Of paraphrases that say the same, at least nine in ten are told."""
    sound = [*SOUND, *((Brief(text, names=frozenset(names)), a) for text, names, good, _ in MORE for a in good)]
    refused = [(answer, how) for brief, answer in sound if (how := strays(brief, answer)) is not None]
    assert len(refused) * 10 <= len(sound), refused


@pytest.mark.parametrize(("kind", "brief", "answer"), STRAYED)
def test_every_other_is_refused(kind: str, brief: Brief, answer: str) -> None:
    """Doers and owners swapped, denials, people, things and acts from nowhere, numbers, tenses, persons, speech."""
    assert strays(brief, answer), kind


@pytest.mark.parametrize(
    ("text", "names", "answer"), [(text, names, answer) for text, names, _, bad in MORE for answer in bad]
)
def test_every_other_paragraph_is_refused(text: str, names: list[str], answer: str) -> None:
    """The same of longer paragraphs, with orders, turned verbs, two of one sex, and things alone."""
    assert strays(Brief(text, names=frozenset(names)), answer)


KNOWING = """\
entity Tom : character;
entity Ann : character;
property lit() : boolean;
property sold() : boolean;
{hidden}
believes(Tom, sold() = False);
action light(Tom) {{ precondition: !lit(); effect: lit(); consenting: Tom; }};
utility(): lit();
utility(Tom): lit();
telling light(Tom) {{ nobody: "{{Tom}} lit the lamp."; }};
telling lit() {{ true: "the lamp is lit"; false: "the lamp is out"; }};
telling sold() {{ true: "the house is sold"; false: "the house is theirs"; }};
"""


def test_a_prompt_holds_only_what_its_side_knows() -> None:
    """In two worlds that differ in what Tom cannot know, the questions asked for his side are the same to the byte."""
    asked = []
    for hidden in ("sold() = False;", "sold() = True;", "believes(Ann, sold() = True);"):
        world = OpenWorld(read(KNOWING.format(hidden=hidden)))
        teller = Teller(world.core, world.ground, world.minds, "Tom")
        states = world.minds.course([0])
        paragraphs = told(teller, states, [0], "Tom")
        made = briefs(teller, paragraphs, states, [0])
        asked.append([brief.messages("") for brief in made if brief is not None])
    assert asked[0]
    assert asked[0] == asked[1] == asked[2]
