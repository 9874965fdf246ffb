//! What comes of doing nothing: the baseline of a reason in a world whose characters foresee.
//!
//! In its own mind a character lets the others act in turn. Whose turn it is does the first act that makes sense to
//! everyone it needs, or passes; until so many acts are done as the world lets anybody foresee, or all have passed. What
//! a mind is *worth* is its utility at the end of that, and a plan is a reason where the mind it ends in is worth more
//! than the one it starts from: so an act that averts a loss has a reason, and one that merely happens while the loss
//! is on its way has none. The exact rules are in the semantics reference, “Foresight”.
//!
//! Others are judged with one level of mind less, so that two who foresee each other come to an end. What is foreseen
//! depends on the mind, its owner and the levels alone, and is kept by these. Mostly only the worth is wanted. Then an act
//! that would be the last to be foreseen and touches nothing the owner's utility reads need not be asked about.

use crate::explain::{Engine, Question};
use crate::graph::Mind;
use crate::limits::{Halt, Watch};
use crate::program::{ActionId, Character};

/// Acts foreseen, and the mind they lead to.
#[derive(Clone)]
pub struct Foreseen {
    pub acts: Vec<ActionId>,
    pub end: Mind,
}

/// What is asked of what is foreseen.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Wanted {
    /// The acts.
    Acts,
    /// What the end is worth to the owner: any mind will do that is worth as much.
    Worth,
}

/// Whose expectation in which mind, with how many levels, and what is asked of it.
pub(crate) type Expected = (Mind, Character, i32, Wanted);

/// Another's act that is open in a mind.
type Open = (Character, ActionId);

impl Engine {
    /// How many acts of others may follow a plan before its outcome is judged, with so many levels left.
    pub(crate) fn ahead(&self, levels: i32) -> u32 {
        if levels < 0 { 0 } else { self.world.program.foresight }
    }

    /// What `owner` expects in a mind of its own if it does nothing.
    pub fn foreseen(
        &mut self,
        mind: Mind,
        owner: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Foreseen, Halt> {
        if self.ahead(levels) == 0 {
            return Ok(Foreseen { acts: Vec::new(), end: mind });
        }
        let expected = (mind, owner, levels, Wanted::Acts);
        self.expect(expected, watch)?;
        Ok(self.foresight[&expected].clone())
    }

    /// What a mind is worth to its owner: the utility after what is foreseen in it.
    pub(crate) fn worth(
        &mut self,
        mind: Mind,
        owner: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, Halt> {
        let ahead = self.ahead(levels);
        if ahead == 0 || self.outcome(self.world.graph.row(mind), owner, levels, ahead).is_certain() {
            return Ok(self.world.utility(mind, Some(owner)));
        }
        let end = self.expect((mind, owner, levels, Wanted::Worth), watch)?;
        Ok(self.world.utility(end, Some(owner)))
    }

    /// What the mind after an act is worth to the owner.
    pub(crate) fn worth_after(
        &mut self,
        mind: Mind,
        action: ActionId,
        owner: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, Halt> {
        if self.ahead(levels) == 0 {
            return self.world.utility_after(mind, action, Some(owner));
        }
        let after = self.world.apply(mind, action)?;
        self.worth(after, owner, levels, watch)
    }

    /// Whether the mind after an act is worth more to the owner than `base`. Others are only asked what they would do where
    /// that could decide it.
    pub(crate) fn worth_more_after(
        &mut self,
        mind: Mind,
        action: ActionId,
        owner: Character,
        levels: i32,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let ahead = self.ahead(levels);
        if ahead > 0 {
            let row = self.world.row_after(mind, action)?;
            let outcome = self.outcome(row, owner, levels, ahead);
            if outcome.most <= base || outcome.least > base {
                return Ok(outcome.least > base);
            }
        }
        Ok(self.worth_after(mind, action, owner, levels, watch)?.is_some_and(|worth| worth > base))
    }

    /// The mind at the end of what is expected, which is kept.
    fn expect(&mut self, expected: Expected, watch: &mut Watch<'_>) -> Result<Mind, Halt> {
        if let Some(known) = self.foresight.get(&expected) {
            return Ok(known.end);
        }
        // Whether the others' reasons were cut short says nothing about the plan that is being judged.
        let ran_out = self.ran_out;
        let found = self.follow(expected, watch);
        self.ran_out = ran_out;
        let found = found?;
        let end = found.end;
        self.foresight.insert(expected, found);
        Ok(end)
    }

    fn follow(&mut self, expected: Expected, watch: &mut Watch<'_>) -> Result<Foreseen, Halt> {
        let (mind, owner, levels, wanted) = expected;
        let program = self.world.program.clone();
        let others: Vec<Character> = program.order.iter().copied().filter(|c| *c != owner).collect();
        let mut found = Foreseen { acts: Vec::new(), end: mind };
        let mut turn = 0;
        while found.acts.len() < program.foresight as usize {
            let left = program.foresight - found.acts.len() as u32;
            if wanted == Wanted::Worth && self.outcome(self.world.graph.row(found.end), owner, levels, left).is_certain() {
                break;
            }
            let mut open = self.open(found.end, owner, &others, turn);
            if wanted == Wanted::Worth && left == 1 {
                // Nothing comes after this one, so it counts only if it could change what is wanted.
                let counts = |(_, action): &Open| program.influence[owner as usize][*action as usize];
                open.truncate(open.iter().rposition(counts).map_or(0, |last| last + 1));
            }
            let Some((other, act)) = self.first_sensible(found.end, &open, levels, watch)? else { break };
            turn = (others.iter().position(|c| *c == other).unwrap_or(0) + 1) % others.len();
            found.acts.push(act);
            found.end = self.world.apply(found.end, act)?;
        }
        Ok(found)
    }

    /// The acts open to the others in the owner's mind, of which the owner need not be asked: first those of whose turn
    /// it is, each one's in order.
    fn open(&mut self, mind: Mind, owner: Character, others: &[Character], turn: usize) -> Vec<Open> {
        let program = self.world.program.clone();
        let mut possible = self.world.all_possible(mind, Some(owner));
        possible.retain(|action| !program.actions[*action as usize].consenting.contains(&owner));
        let by = |other: Character| {
            let (program, possible) = (&program, &possible);
            let does = move |action: &ActionId| program.actions[*action as usize].consenting.contains(&other);
            possible.iter().copied().filter(does).map(move |action| (other, action))
        };
        let turns = others[turn..].iter().chain(&others[..turn]);
        turns.flat_map(|other| by(*other)).collect()
    }

    /// The first of these acts that makes sense to all who must consent.
    fn first_sensible(
        &mut self,
        mind: Mind,
        open: &[Open],
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Open>, Halt> {
        for found in open {
            if self.sensible(mind, found.1, levels, watch)? {
                return Ok(Some(*found));
            }
        }
        Ok(None)
    }

    /// Whether an act makes sense to all who must consent, each judged with a level less.
    fn sensible(&mut self, mind: Mind, action: ActionId, levels: i32, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        for character in &program.actions[action as usize].consenting {
            // With no level left a reason is a gain at once.
            if levels < 1 && !program.influence[*character as usize][action as usize] {
                return Ok(false);
            }
            let asked = Question {
                mind: self.world.graph.believed(mind, *character),
                action,
                character: *character,
                steps: program.foresight,
                levels: levels - 1,
            };
            if self.explain(asked, watch)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
