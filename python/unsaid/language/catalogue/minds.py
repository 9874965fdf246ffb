"""What can be wrong with what a world says of minds."""

from .entry import CatalogueEntry

TWO = "entity Ann : character;\nentity Tom : character;\nproperty near() : boolean;\nproperty rich() : boolean;\n"
QUESTION = TWO + "question whose(Ann, Tom) {\n  mine: near();\n  his, 1: rich();\n};\n"
GOING = TWO + "action go() {\n  effect: near();\n  consenting: Tom;\n};\n"

MINDS = (
    CatalogueEntry(
        "bad-concern",
        "error",
        "A concern that says too little, or is of no kind",
        "A concern has a kind (one's own good, another's good, a norm, secrecy, closeness) and a term that says when, "
        "or how far, it is met. Only the good of another and closeness name that other.",
        TWO + "concern purse(Ann) : owns { term: rich(); };\n",
        TWO + "concern purse(Ann) : own { term: rich(); };\n",
    ),
    CatalogueEntry(
        "concern-about-nobody",
        "error",
        "A concern about nobody",
        "A concern belongs to a character, named first in its brackets. One for another's good, or for closeness, "
        "names another character.",
        TWO + "concern company(Ann) : closeness { term: near(); };\n",
        TWO + "concern company(Ann) : closeness(Tom) { term: near(); };\n",
    ),
    CatalogueEntry(
        "bad-weight",
        "error",
        "A weight that is no fixed number",
        "The weight says how much a concern counts beside the others of its owner, once and for all. What changes "
        "belongs into the term.",
        TWO + "concern purse(Ann) : own { weight: if(near()) 1 else 2; term: rich(); };\n",
        TWO + "concern purse(Ann) : own { weight: 2; term: rich(); };\n",
    ),
    CatalogueEntry(
        "bad-question",
        "error",
        "A question that cannot be asked",
        "A question is put by one character to another and has two to four hypotheses, one of them believed at first. "
        "Each says what would be so: values of fluents, without conditions.",
        TWO + "question whose(Ann, Tom) {\n  mine: near();\n};\n",
        QUESTION,
    ),
    CatalogueEntry(
        "bad-prior",
        "error",
        "A prior that is no rank",
        "A prior says how far from belief a hypothesis is before there is any evidence: 0 is believed, 1 is "
        "surprising, 2 more so. There is nothing below belief.",
        TWO + "question whose(Ann, Tom) {\n  mine: near();\n  his, -1: rich();\n};\n",
        QUESTION,
    ),
    CatalogueEntry(
        "unknown-question",
        "error",
        "There is no such question, or no such answer to it",
        "`asking`, `answering` and `discharging` name questions of the world; an answer is one of the question's own "
        "hypotheses.",
        QUESTION + "action say(Tom) {\n  effect: near();\n  consenting: Tom;\n  answering: whose = hiss;\n};\n",
        QUESTION + "action say(Tom) {\n  effect: near();\n  consenting: Tom;\n  answering: whose = his;\n};\n",
    ),
    CatalogueEntry(
        "not-consenting",
        "error",
        "Somebody speaks without deciding to",
        "Who asks decides to ask, and who is asked decides on the answer, or on turning the question away. So they are "
        "among those who consent to the act.",
        QUESTION + "action ask() {\n  consenting: Tom;\n  asking: whose;\n};\n",
        QUESTION + "action ask() {\n  consenting: Ann;\n  asking: whose;\n};\n",
    ),
    CatalogueEntry(
        "endless-sense",
        "error",
        "A name that never comes to an end",
        "What `let` or `sense` gives a name to is written out where the name is used. One that uses itself, perhaps "
        "by way of another, would never be written out; and those that use others many times over come to too much.",
        TWO + "sense hears(c : character): near() | hears(c);\nutility(): hears(Tom);\n",
        TWO + "sense hears(c : character): near() | c == Ann;\nutility(): hears(Tom);\n",
    ),
    CatalogueEntry(
        "endless-order",
        "error",
        "An act that would have to come before itself",
        "`order: a before b;` lets `b` happen only once `a` has happened. Of acts that wait for each other in a circle "
        "none would ever happen.",
        TWO + "order: meet before part, part before meet;\naction meet by Ann { effect: near(); };\n"
        "action part by Ann { effect: !near(); };\n",
        TWO + "order: meet before part;\naction meet by Ann { effect: near(); };\n"
        "action part by Ann { effect: !near(); };\n",
    ),
    CatalogueEntry(
        "unknown-feeling",
        "error",
        "There is no such feeling to show",
        "An act may show a feeling, whether it is felt or not. The feelings are those the program works out, and love "
        "and calm besides.",
        TWO + "action smile(Tom) {\n  effect: near();\n  consenting: Tom;\n  showing: clam(Tom);\n};\n",
        TWO + "action smile(Tom) {\n  effect: near();\n  consenting: Tom;\n  showing: calm(Tom);\n};\n",
    ),
    CatalogueEntry(
        "bad-like",
        "error",
        "Liked more than is possible",
        "How much somebody likes another is a number from -1, hatred, over 0 to 1, love.",
        TWO + "like Ann, Tom: 3;\n",
        TWO + "like Ann, Tom: 1;\n",
    ),
    CatalogueEntry(
        "bad-foresight",
        "error",
        "No number of acts",
        "Foresight is how many acts of others a character looks ahead when it asks what comes of doing nothing.",
        TWO + "foresight -1;\n",
        TWO + "foresight 2;\n",
    ),
    CatalogueEntry(
        "bad-temper",
        "error",
        "No temper",
        "A temper says how little somebody minds doing what does not lead highest: 0 not at all, the higher the less.",
        TWO + "temper Ann: -1;\n",
        TWO + "temper Ann: 1;\n",
    ),
    CatalogueEntry(
        "starved",
        "error",
        "An order of turns that leaves somebody out",
        "Where turns are taken, whoever has acts to choose needs one.",
        GOING + "turns Ann;\n",
        GOING + "turns Ann, Tom;\n",
    ),
    CatalogueEntry(
        "bad-release",
        "error",
        "A release that releases nothing",
        "A release is somebody's, comes once a number of wants (1 to 4) has been held back, and lets the pressure "
        "down; else it would come again at once.",
        TWO + "release weep(Ann) {\n  threshold: 3;\n  effect: near();\n};\n",
        TWO + "release weep(Ann) {\n  threshold: 3;\n  effect: near() & pressure(Ann) = 0;\n};\n",
    ),
)
