//! Why an act makes sense to a character: a plan in its own mind that leaves it better off.
//!
//! An act is explained for a character when some plan starting with it raises the character's utility, every
//! later step of the plan is itself explained for everyone who must consent to it, as the character sees their
//! minds, and no step is idle: nothing can be left out without a loss. See the semantics reference, “Why an act
//! makes sense”, for the exact rules and budgets.
//!
//! Questions recur endlessly, so every answer is kept. Plans are looked for by length, shortest first. Three
//! things keep the search small: the bound of [`crate::bounds::relax`]; answers about a step are asked only when the
//! plan could still succeed after it; and a place from which nothing better could be reached is remembered
//! ([`Fruitless`]), whatever way led there.

use crate::engine::Engine;
use crate::engine::question::{Fruitless, Plan, Question};
use crate::limits::Halt;
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::Mind;
use std::sync::Arc;

/// A plan being put together.
struct Attempt {
    question: Question,
    base: f64,
    acts: Vec<ActionId>,
}

/// What the bound says of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// The plan may succeed at the length now tried.
    Now,
    /// It may succeed at a greater length.
    Later,
    /// It cannot succeed.
    None,
}

impl Engine {
    /// A plan that explains the act, if there is one.
    pub fn explain(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Plan>, Halt> {
        if let Some(answer) = self.tables.answers.get(&question) {
            return Ok(answer.clone());
        }
        self.ask(watch)?;
        let plan = self.work_out(question, watch)?;
        self.answered += 1;
        self.tables.answers.insert(question, plan.clone());
        Ok(plan)
    }

    fn work_out(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Plan>, Halt> {
        let Question { mind, action, character, steps, levels } = question;
        if steps == 0 || !self.world.possible(mind, action, Some(character)) {
            return Ok(None);
        }
        let Some(base) = self.worth(mind, character, levels, watch)? else { return Ok(None) };
        self.work_out_above(question, base, watch)
    }

    /// A plan that explains a possible act and ends above `base`, which is no less than the base of a reason.
    pub(crate) fn work_out_above(
        &mut self,
        question: Question,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Plan>, Halt> {
        let Question { mind, action, character, steps, levels } = question;
        if self.gains(question, mind, action, base, watch)? {
            return Ok(Some(Arc::new([])));
        }
        if levels < 0 {
            return Ok(None);
        }
        let row = self.world.row_after(mind, action)?;
        let distance = self.acts_needed(row, character, levels, base, u32::MAX);
        if distance >= steps {
            return Ok(None);
        }
        let after = self.world.apply(mind, action)?;
        let mut attempt = Attempt { question, base, acts: vec![action] };
        for left in distance.max(1)..steps {
            let reach = self.extend(&mut attempt, after, left, watch)?;
            if reach.found {
                return Ok(Some(attempt.acts[1..].into()));
            }
            if !reach.cut {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// Whether an act alone brings the utility above the base.
    pub(crate) fn gains(
        &mut self,
        question: Question,
        mind: Mind,
        action: ActionId,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        self.worth_more_after(mind, action, question.character, question.levels, base, watch)
    }

    /// Looks for exactly `left` more acts that bring the utility above the base.
    fn extend(&mut self, attempt: &mut Attempt, mind: Mind, left: u32, watch: &mut Watch<'_>) -> Result<Reach, Halt> {
        let place = self.place(attempt, mind, left);
        if let Some(cut) = self.tables.fruitless.get(&place) {
            return Ok(Reach { cut: *cut, ..Reach::default() });
        }
        self.ask(watch)?;
        let mut reach = Reach::default();
        for action in self.world.all_worth_trying(mind, Some(attempt.question.character)) {
            let further = self.step(attempt, mind, action, left, watch)?;
            if further.found {
                return Ok(further);
            }
            reach = reach.and(further);
        }
        if !reach.any {
            self.tables.fruitless.insert(place, reach.cut);
        }
        Ok(reach)
    }

    /// Tries one act as the next step of a plan.
    fn step(
        &mut self,
        attempt: &mut Attempt,
        mind: Mind,
        action: ActionId,
        left: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Reach, Halt> {
        let promise = self.promise(attempt, mind, action, left, watch)?;
        if promise == Promise::None {
            return Ok(Reach::default());
        }
        if promise == Promise::Later {
            return Ok(Reach { cut: true, ..Reach::default() });
        }
        if !self.step_explained(attempt, mind, action, watch)? {
            return Ok(Reach::default());
        }
        attempt.acts.push(action);
        let further = match left {
            1 => Reach { any: true, cut: true, found: self.minimal(attempt, mind, watch)? },
            _ => {
                let after = self.world.apply(mind, action)?;
                self.extend(attempt, after, left - 1, watch)?
            }
        };
        if !further.found {
            attempt.acts.pop();
        }
        Ok(further)
    }

    fn place(&self, attempt: &Attempt, mind: Mind, left: u32) -> Fruitless {
        Fruitless {
            mind,
            character: attempt.question.character,
            budget: attempt.question.steps - attempt.acts.len() as u32,
            left,
            levels: attempt.question.levels,
            base: attempt.base.to_bits(),
        }
    }

    /// Whether a plan could still succeed after a step, as far as the bound can tell.
    fn promise(
        &mut self,
        attempt: &Attempt,
        mind: Mind,
        action: ActionId,
        left: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Promise, Halt> {
        if self.world.program.actions[action as usize].consenting.is_empty() {
            return Ok(Promise::None);
        }
        let character = attempt.question.character;
        let row = self.world.row_after(mind, action)?;
        let distance = self.acts_needed(row, character, attempt.question.levels, attempt.base, u32::MAX);
        let close = match left {
            1 => self.gains(attempt.question, mind, action, attempt.base, watch)?,
            _ => distance < left,
        };
        Ok(match distance {
            _ if close => Promise::Now,
            u32::MAX => Promise::None,
            _ => Promise::Later,
        })
    }

    /// Whether a later step of a plan is explained for everyone who must consent to it.
    fn step_explained(
        &mut self,
        attempt: &Attempt,
        mind: Mind,
        action: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let budget = attempt.question.steps - attempt.acts.len() as u32;
        let consenting = self.world.program.clone();
        for character in &consenting.actions[action as usize].consenting {
            let asked = self.asked(attempt.question, mind, action, *character, budget);
            if !self.makes_sense_to(asked, watch)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The question whether a step makes sense to `character`, asked within the plan of another question.
    pub(crate) fn asked(
        &mut self,
        within: Question,
        mind: Mind,
        action: ActionId,
        character: Character,
        budget: u32,
    ) -> Question {
        let own = character == within.character;
        Question {
            mind: if own { mind } else { self.world.entered(mind, character) },
            action,
            character,
            steps: budget,
            levels: if own { within.levels } else { within.levels - 1 },
        }
    }

    /// Whether the plan, whose last act is done in `mind`, has no idle step.
    fn minimal(&mut self, attempt: &Attempt, mind: Mind, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let last = attempt.acts[attempt.acts.len() - 1];
        let Question { character, levels, .. } = attempt.question;
        let end = self.worth_after(mind, last, character, levels, watch)?;
        self.pulls_its_weight(attempt.question, &attempt.acts, end, None, watch)
    }
}

/// What became of an attempt.
#[derive(Clone, Copy, Default)]
struct Reach {
    /// Something better was reached.
    any: bool,
    /// And by a plan that counts.
    found: bool,
    /// Something was left unexplored only because the length ran out.
    cut: bool,
}

impl Reach {
    fn and(self, other: Reach) -> Reach {
        Reach { any: self.any || other.any, found: self.found || other.found, cut: self.cut || other.cut }
    }
}
