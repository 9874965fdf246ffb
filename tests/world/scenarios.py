"""Worlds in which somebody does not know, written in the language; what they come to is worked out in the tests."""

LETTER = """
type place; entity Desk, Attic : place;
entity Ben : character;
property letter() : place;
property has() : boolean;
letter() = Attic;
believes(Ben, letter()) = open;
action look(p : place) by Ben { learns(Ben): letter() == p; };
action take(p : place) by Ben { precondition: letter() == p; effect: has(); };
utility(): has();
utility(Ben): has();
"""

DOORS = """
type door; entity A, B, C : door;
entity Ben : character;
property prize() : door;
property won, hurt() : boolean;
prize() = C;
believes(Ben, prize()) = open;
action pull(d : door) by Ben {
  effect: if(prize() == d) won() else hurt();
  learns(Ben): prize() == d, won(), hurt();
};
utility(Ben): 4 * won() - {harm} * hurt();
"""

PEEPING = "action peep(d : door) by Ben { learns(Ben): prize() == d; };"

KNOCKING = """
entity Ben : character;
property home, inside() : boolean;
home();
believes(Ben, home()) = open;
action knock by Ben { learns(Ben): home(); };
action go_in by Ben { precondition: home(); effect: inside(); };
action wait by Ben { };
utility(Ben): inside();
"""

CROSSROADS = """
type way; entity Left, Right : way;
entity Ann, Stranger : character;
property road() : way;
property there, lost, asked, helped() : boolean;
road() = Right;
{known}
action ask by Ann { effect: asked(); };
action say(w : way) by Stranger { precondition: asked() & road() == w; effect: helped(); };
action go(w : way) by Ann { effect: if(road() == w) there() else lost(); };
utility(Ann): 2 * there() - lost();
utility(Stranger): {help};
"""

ACCUSING = """
entity Holm, Adler, Bell, Cook : character;
property culprit() : character;
property solved, disgrace() : boolean;
culprit() = Cook;
believes(Holm, culprit()) = one of Adler, Bell, Cook;
action check(c : character) by Holm { learns(Holm): culprit() == c; };
action accuse(c : character) by Holm { effect: if(culprit() == c) solved() else disgrace(); };
utility(Holm): 3 * solved() - 2 * disgrace();
"""

SEARCHERS = """
type place; entity Desk, Attic, Cellar : place;
entity Nobody, Ann, Ben : character;
property letter() : place;
property owner() : character;
letter() = Cellar;
owner() = Nobody;
believes(Ann, letter()) = open;
believes(Ben, letter()) = open;
action search(p : place) by c : character {
  precondition: c != Nobody;
  effect: when(letter() == p & owner() == Nobody) owner() = c;
  learns(o : character) when({seen}): letter() == p, owner();
};
utility(Ann): (owner() == Ann) - (owner() == Ben);
utility(Ben): (owner() == Ben) - (owner() == Ann);
"""

BLUFF = """
entity Ann, Tom : character;
property deed, curious, got, exposed() : boolean;
secret deed() among Ann;
believes(Ann, curious()) = open;
action pass_by by Tom { learns(Tom) when(curious()): deed(); };
action claim by Ann {
  effect: if(believes(Tom, !deed())) exposed() else believes(Tom, deed());
};
action give_in by Tom { precondition: believes(Tom, deed()); effect: got(); };
utility(Ann): 2 * got() - exposed();
utility(Tom): got();
"""

CHEST = """
entity Ben : character;
property full, rich, paid() : boolean;
full();
believes(Ben, full()) = open;
action unlock by Ben { effect: paid() & when(full()) rich(); };
utility(Ben): 5 * rich() - paid();
"""

MUSHROOM = """
entity Ben : character;
property good, pleased, dead() : boolean;
good();
believes(Ben, good()) = open;
action eat by Ben { effect: if(good()) pleased() else dead(); };
utility(Ben): pleased() - 10 * dead();
"""

MAGI = """
entity Della, Jim : character;
property sold(c : character) : boolean;
secret sold(Della) among Della;
secret sold(Jim) among Jim;
action sell by c : character { effect: sold(c); observing(o : character): o == c; };
action unwrap by Della, Jim { learns(c : character): sold(Della), sold(Jim); };
utility(): sold(Della) & sold(Jim);
"""
"""She has sold her hair for a chain to his watch, and he his watch for combs for her hair."""
