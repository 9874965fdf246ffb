"""Small plots whose holes an editor would see, and what the editor would say: worked out by hand, before any run."""

from __future__ import annotations

import unsaid

RING = """
type place;
entity Box : place; entity Well : place;
entity Mara : character; entity Nils : character; entity Odo : character;
called Mara: "Mara", she;
called Odo: "Odo", he;
property ring() : place;
property here(c : character) : boolean;
property has(c : character) : boolean;
ring() = Box;
here(Mara); here(Nils);
action drop(Mara, to : place) {
  precondition: ring() != to & ring() != ? & here(Mara);
  effect: ring() = to;
  consenting: Mara;
  observing(c : character): here(c);
};
action arrive(c : character) { precondition: !here(c); effect: here(c); consenting: c; };
action say(t : character, h : character, p : place) {
  precondition: t != h & here(t) & here(h) & believes(t, ring() == p);
  effect: believes(h, ring()) = p;
  consenting: t;
  observing(c : character): c == t | c == h;
};
action fetch(c : character, p : place) {
  precondition: ring() == p & here(c);
  effect: ring() = ? & has(c);
  consenting: c;
  observing(o : character): here(o);
};
utility(): has(Odo);
utility(Mara): ring() != Box & !has(Odo);
utility(Nils): has(Odo);
utility(Odo): has(Odo);
telling ring() { value: "the ring is in the {value}"; unknown: "nobody has said where the ring is"; };
"""
"""Odo fetches a ring from the well. Only Mara, who put it there, and Nils, who saw it, know that it is there."""

WILL = """
entity Ada : character; entity Hob : character; entity Clerk : character;
property dead(c : character) : boolean;
property heir(c : character) : boolean;
property rich(c : character) : boolean;
property read_out() : boolean;
property friendly() : boolean;
heir(Ada);
believes(Ada, !heir(Ada));
action push(Ada, Hob) {
  precondition: !dead(Hob);
  effect: dead(Hob) & when(heir(Ada)) rich(Ada);
  consenting: Ada;
};
action read_out_will(Clerk) {
  precondition: !read_out() & !dead(Hob);
  effect: read_out() & believes(Ada, heir(Ada)) = True;
  consenting: Clerk;
};
action greet(Ada) { precondition: !friendly(); effect: friendly(); consenting: Ada; };
utility(): dead(Hob);
utility(Ada): rich(Ada);
utility(Clerk): read_out();
"""
"""Ada has no reason to kill, for she does not know that she is the heir; the clerk would have told her."""

CUP = """
entity Cup : thing; entity Pen : thing; entity Cob : character; entity Lad : character;
type thing;
property rounds() : number;
property entered() : boolean;
property cursed(t : thing) : boolean;
property lost() : boolean;
action enter(Cob) { precondition: !entered(); effect: entered(); consenting: Cob; };
action coach(Cob) { precondition: entered() & rounds() < 2; effect: rounds() = rounds() + 1; consenting: Cob; };
action curse(Cob, t : thing) {
  precondition: !cursed(t);
  effect: cursed(t);
  consenting: Cob;
  observing(c : character): c == Cob;
};
action win(Lad) {
  precondition: entered() & rounds() == 2;
  effect: rounds() = 3 & when(cursed(Cup)) lost();
  consenting: Lad;
};
action lend(Cob) { effect: when(cursed(Pen)) lost(); consenting: Cob; };
utility(): lost();
utility(Cob): lost();
utility(Lad): rounds() == 3;
"""
"""Cob enters the lad for a race and coaches him twice to have him touch a cursed cup: a cursed pen would have done."""

LIE = """
entity Ann : character; entity Tom : character;
property candle() : boolean; property said() : boolean; property near(c : character) : boolean;
candle();
near(Ann);
action come(Tom) { precondition: !near(Tom); effect: near(Tom); };
action deny(Ann) {
  precondition: near(Tom) & !said() & candle();
  effect: said() & believes(Tom, candle()) = False;
  consenting: Ann;
};
utility(): said();
utility(Ann): believes(Tom, !candle());
"""
"""Ann tells Tom, who stands before the burning candle, that there is no candle burning."""

TOLD = LIE.replace(" & candle();\n  effect: said()", ";\n  effect: said()")
"""She may say so wherever the candle is: he has only her word."""


def plot(text: str, *acts: str, name: str = "plot") -> unsaid.Story:
    """A story in a world."""
    return unsaid.read(text, name=name).story(list(acts))
