//! What comes of doing nothing: the baseline of a reason in a world whose characters foresee.
//!
//! In its own mind a character lets the others act in turn. Whose turn it is does the first act that makes sense to
//! everyone it needs, or passes; until so many acts are done as the world lets anybody foresee, or all have passed. What
//! a mind is *worth* is its utility at the end of that, and a plan is a reason where the mind it ends in is worth more
//! than the one it starts from: so an act that averts a loss has a reason, and one that merely happens while the loss
//! is on its way has none. The exact rules are in the semantics reference, “Foresight”.
//!
//! Others are judged with one level of mind less, so that two who foresee each other come to an end. What is foreseen
//! depends on the mind, its owner and the levels alone, and is kept by these.

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
        if let Some(known) = self.foresight.get(&(mind, owner, levels)) {
            return Ok(known.clone());
        }
        // Whether the others' reasons were cut short says nothing about the plan that is being judged.
        let ran_out = self.ran_out;
        let found = self.follow(mind, owner, levels, watch);
        self.ran_out = ran_out;
        let found = found?;
        self.foresight.insert((mind, owner, levels), found.clone());
        Ok(found)
    }

    /// What a mind is worth to its owner: the utility after what is foreseen in it.
    pub(crate) fn worth(
        &mut self,
        mind: Mind,
        owner: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, Halt> {
        let end = if self.ahead(levels) == 0 { mind } else { self.foreseen(mind, owner, levels, watch)?.end };
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

    fn follow(&mut self, mind: Mind, owner: Character, levels: i32, watch: &mut Watch<'_>) -> Result<Foreseen, Halt> {
        let program = self.world.program.clone();
        let others: Vec<Character> = program.order.iter().copied().filter(|c| *c != owner).collect();
        let mut found = Foreseen { acts: Vec::new(), end: mind };
        let (mut turn, mut passed) = (0, 0);
        while passed < others.len() && found.acts.len() < program.foresight as usize {
            let act = self.first_act(found.end, owner, others[turn], levels, watch)?;
            turn = (turn + 1) % others.len();
            passed += 1;
            if let Some(act) = act {
                passed = 0;
                found.acts.push(act);
                found.end = self.world.apply(found.end, act)?;
            }
        }
        Ok(found)
    }

    /// The first act of `other` that makes sense, as `owner` sees it, to all who must consent; the owner is not asked.
    fn first_act(
        &mut self,
        mind: Mind,
        owner: Character,
        other: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<ActionId>, Halt> {
        let program = self.world.program.clone();
        for action in self.world.all_possible(mind, Some(owner)) {
            let consenting = &program.actions[action as usize].consenting;
            if !consenting.contains(&other) || consenting.contains(&owner) {
                continue;
            }
            let mut sensible = true;
            for character in consenting {
                let asked = Question {
                    mind: self.world.graph.believed(mind, *character),
                    action,
                    character: *character,
                    steps: program.foresight,
                    levels: levels - 1,
                };
                sensible = sensible && self.explain(asked, watch)?.is_some();
            }
            if sensible {
                return Ok(Some(action));
            }
        }
        Ok(None)
    }
}
