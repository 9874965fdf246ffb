"""A world small enough to be gone through by hand, for claims about it.

Ann has the key of a chest. She may open it, and then Ben may look inside; what is inside is gold. Ben wants to have
seen it, and Ann wants him to. Cid wants nothing and may slam the lid, which locks it for good. Whoever reads the two
acts that anybody wants sees all reasoned courses: nothing; Ann opens; Ann opens and Ben looks.
"""

from __future__ import annotations

import unsaid

CHEST = """\
entity Ann : character;
entity Ben : character;
entity Cid : character;
property open() : boolean;
property locked() : boolean;
property seen() : boolean;
property gold() : boolean;
gold() & believes(Ben, !gold());
called Ann: "Ann", she;
called Ben: "Ben", he;
called Cid: "Cid", he;

action unlock(Ann) {
  precondition: !open() & !locked();
  effect: open();
  consenting: Ann;
};

action look(Ben) {
  precondition: open() & !seen();
  effect: seen() & believes(Ben, gold());
  consenting: Ben;
  observing(c : character): c != Cid;
};

action slam(Cid) {
  precondition: !locked();
  effect: locked() & !open();
  consenting: Cid;
};

utility(): seen();
utility(Ann): seen();
utility(Ben): seen();
role Ben;
role Cid;

telling look(Ben) {
  Ben: "{I look} in. It [is] full of gold.";
  nobody: "Ben [looked] in, and [whistled].";
  brief: "{Ben looks} in.";
};

telling unlock(Ann) {
  brief: "{Ann opens} the chest.";
};

telling seen() { true: "somebody has looked in"; false: "nobody has looked in"; };
telling gold() { true: "there is gold in the chest"; false: "the chest is empty"; };

ending Gold {
  when: seen();
  title: "Gold";
};
"""


def chest() -> unsaid.World:
    """The world."""
    return unsaid.read(CHEST, "chest")


def outcomes(text: str, world: unsaid.World | None = None) -> list[str]:
    """What is found out about each claim of a text."""
    return [verdict.outcome for verdict in unsaid.read_claims(text, world or chest()).verdicts()]


def only(text: str, world: unsaid.World | None = None) -> unsaid.Verdict:
    """The verdict on the one claim of a text."""
    (verdict,) = unsaid.read_claims(text, world or chest()).verdicts()
    return verdict
