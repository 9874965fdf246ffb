//! What a character would do: of all the plans that make sense of an act, the one that leads highest.
//!
//! A story may take any act that makes sense, and for that one plan is enough. What somebody *wants*, though, is told
//! by how high it leads. So plans are asked for again and again, each above the last, until there is none above.

use crate::engine::Engine;
use crate::engine::question::{Prospect, Question};
use crate::limits::Halt;
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::Mind;
use serde::Serialize;

/// An act a character could take, with the plan that leads highest from it.
#[derive(Serialize, Clone, Debug)]
pub struct Choice {
    pub act: ActionId,
    pub acts: Vec<ActionId>,
    pub before: Option<f64>,
    pub after: f64,
}

impl Engine {
    /// Of the plans that explain the act, the one that ends highest: the shortest of equals, and of these the first.
    pub fn prospect(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Prospect>, Halt> {
        if let Some(known) = self.tables.prospects.get(&question) {
            return Ok(known.clone());
        }
        let found = self.highest(question, watch)?;
        self.tables.prospects.insert(question, found.clone());
        Ok(found)
    }

    fn highest(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Prospect>, Halt> {
        let mut best = self.explain(question, watch)?;
        let mut found = None;
        let before = self.worth(question.mind, question.character, question.levels, watch)?;
        while let Some(plan) = best {
            let Some(after) = self.end_of(question, &plan, watch)? else { break };
            found = Some(Prospect { plan, before, after });
            best = self.work_out_above(question, after, watch)?;
        }
        Ok(found)
    }

    /// What somebody would do an act for: its prospect; or, where they have a reason for nothing, what they hope for, which
    /// ends as high as it may gain, and has nothing before.
    pub fn outlook(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Prospect>, Halt> {
        let found = self.prospect(question, watch)?;
        if found.is_some() || !self.world.is_ignorant(question.mind) || self.has_reasons(question, watch)? {
            return Ok(found);
        }
        let hope = self.best_hope(question, watch)?;
        Ok(hope.map(|hope| Prospect { plan: hope.acts[1..].into(), before: None, after: hope.gain }))
    }

    /// Whether there is a reason for anything, of all that whoever is asked could do in this mind.
    fn has_reasons(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        for action in self.world.all_worth_trying(question.mind, Some(question.character)) {
            let theirs = program.actions[action as usize].consenting.contains(&question.character);
            if theirs && self.explain(Question { action, ..question }, watch)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether some plan that explains a possible act ends above `base`, which is no less than the base of a reason.
    pub(crate) fn leads_above(&mut self, question: Question, base: f64, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        match self.tables.prospects.get(&question) {
            Some(known) => Ok(known.as_ref().is_some_and(|prospect| prospect.after > base)),
            None if matches!(self.tables.answers.get(&question), Some(None)) => Ok(false),
            None => Ok(self.work_out_above(question, base, watch)?.is_some()),
        }
    }

    /// What the mind at the end of a plan is worth.
    pub(crate) fn end_of(
        &mut self,
        question: Question,
        plan: &[ActionId],
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, Halt> {
        let mut mind = self.world.apply(question.mind, question.action)?;
        for action in plan {
            mind = self.world.apply(mind, *action)?;
        }
        self.worth(mind, question.character, question.levels, watch)
    }

    /// Every act a character has a reason for in a mind of its own, with the plan that leads highest, in order; if there is
    /// none, every act it has a hope for, with what that may gain and nothing before.
    pub fn options(
        &mut self,
        mind: Mind,
        character: Character,
        steps: u32,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Choice>, Halt> {
        let program = self.world.program.clone();
        let mut options = Vec::new();
        for action in self.world.all_worth_trying(mind, Some(character)) {
            if !program.actions[action as usize].consenting.contains(&character) {
                continue;
            }
            let question = Question { mind, action, character, steps, levels };
            if let Some(Prospect { plan, before, after }) = self.prospect(question, watch)? {
                let acts = std::iter::once(action).chain(plan.iter().copied()).collect();
                options.push(Choice { act: action, acts, before, after });
            }
        }
        if options.is_empty() {
            return self.hopeful(mind, character, steps, levels, watch);
        }
        Ok(options)
    }

    /// Where there is a reason for nothing: every act a character has a hope for, with what it may gain, in order.
    pub(crate) fn hopeful(
        &mut self,
        mind: Mind,
        character: Character,
        steps: u32,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Choice>, Halt> {
        let mut hopes = Vec::new();
        if !self.world.is_ignorant(mind) {
            return Ok(hopes);
        }
        for action in self.world.all_worth_trying(mind, Some(character)) {
            let question = Question { mind, action, character, steps, levels };
            if let Some(hope) = self.best_hope(question, watch)? {
                hopes.push(Choice { act: action, acts: hope.acts.to_vec(), before: None, after: hope.gain });
            }
        }
        Ok(hopes)
    }
}
