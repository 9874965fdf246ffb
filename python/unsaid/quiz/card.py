"""The convention card: what a reader of a chronicle may infer, and what not. It goes with every set, on one page."""

from __future__ import annotations

from unsaid.quiz.item import CARD

TEXT = f"""# How to read these stories (card `{CARD}`)

Each story says everything that matters to its question. Read it by these conventions and by no others.

**The start.** Everybody knows where each thing is at the start, and that everybody knows it; and everybody knows who
trusts whom. Whoever is named as wrong takes a thing to be elsewhere, and takes all others to think the same. The
others do not know of the mistake: they take that person to know what they know.

**Acts.** The sentences tell what happened in order. A thing is where it was put last. "Swapped" and its like put each
of two things where the other was. A place holds any number of things, and nobody sees what is where without being
said to.

**Seeing.** Whoever does an act sees it. Those named as having seen it saw it, and all of these, with whoever did it,
know of one another that they did. Whoever is said to have watched unnoticed saw it too, and saw who else did; nobody
else knows of that. Whoever is not named did not see it and learns nothing of it. Nobody notices that time has passed,
and nobody guesses.

**Looking.** Whoever looks, checks or makes sure where a thing is knows then where it is. Those who see this take the
one who looked to know where it is: where they themselves think it is. They do not learn it.

**Telling.** What is said in private is heard by the two alone. Whoever hears something from somebody they trust
thinks that it is so, and that the teller thinks so. Whoever does not trust the teller thinks as before. The teller,
who may lie, knows whether the hearer trusts, and takes the hearer to think accordingly; so it goes on, for what each
thinks of the other's thoughts.

**Silence.** When somebody speaks with somebody and says nothing about a thing, the hearer takes the silent one to
think that the thing is where the hearer thinks it is. The silent one knows that the hearer takes it so.

**Later.** What somebody thinks stays as it is until they see, look, or are told otherwise. Later things take the
place of earlier ones. The same goes for what somebody thinks that somebody thinks: it changes with what both of them,
as the first sees it, saw or heard.

**The words of the questions.**

- To *know* where a thing is: to think that it is where it is. To think that somebody knows it: to think that they think
  of it as one does oneself.
- To *know whether* a thing is in a place: to think that it is there if it is, and that it is not if it is not.
- To *know that somebody is wrong*: to think rightly where the thing is, and that the other one, who is wrong, thinks
  otherwise.
- Somebody *could know* where a thing is, if at some time since it came there they thought that it was there, even if
  they were told otherwise later.
- Whoever *wants* a thing and asks nobody goes to where they think it is. Whoever wants to be there first goes to where
  they think that the other thinks it is.
- *Why* somebody goes to a place: for the thing, among those they want, that they think is there.
- Whoever wants somebody to think something says so in private, unless they think that it is thought already.
- What was *left unsaid*: what the silent one thought, at that time, about what was not spoken of.
- Who *last moved* a thing: who last put or swapped it, as far as the mind in question took part in that. A look,
  something told and a silence say nothing about it.
"""
