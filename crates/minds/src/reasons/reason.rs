//! Reasons as data: the plan behind each act of a story, and the plans behind the steps of that plan.

use crate::engine::Engine;
use crate::engine::question::Question;
use crate::limits::{EFFORTS, Halt};
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::Mind;
use serde::Serialize;

/// Why an act makes sense to a character.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Reason {
    pub character: Character,
    pub act: ActionId,
    pub plan: Vec<Step>,
    pub before: Option<f64>,
    pub after: Option<f64>,
}

/// A later step of a plan, with the reasons of those who must consent to it.
///
/// The character whose plan it is has the rest of the plan for a reason; where that would not do on its own,
/// its reason is given too.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Step {
    pub act: ActionId,
    pub reasons: Vec<Reason>,
}

impl Engine {
    /// The reason that answers a question, if there is one.
    pub fn reason(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Reason>, Halt> {
        let Some(plan) = self.explain_soon(question, watch)? else { return Ok(None) };
        let mut acts = vec![question.action];
        acts.extend_from_slice(&plan);
        let minds = self.course(question.mind, &acts)?;
        let after = self.worth(minds[acts.len()], question.character, question.levels, watch)?;
        let mut steps = Vec::with_capacity(plan.len());
        for at in 1..acts.len() {
            let reasons = self.step_reasons(question, &acts, &minds, at, watch)?;
            steps.push(Step { act: acts[at], reasons });
        }
        let before = self.worth(question.mind, question.character, question.levels, watch)?;
        Ok(Some(Reason { character: question.character, act: question.action, plan: steps, before, after }))
    }

    /// The minds a course of acts leads through, the first included.
    pub(crate) fn course(&mut self, from: Mind, acts: &[ActionId]) -> Result<Vec<Mind>, Halt> {
        let mut minds = vec![from];
        for action in acts {
            let last = minds[minds.len() - 1];
            minds.push(self.world.apply(last, *action)?);
        }
        Ok(minds)
    }

    fn step_reasons(
        &mut self,
        question: Question,
        acts: &[ActionId],
        minds: &[Mind],
        at: usize,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Reason>, Halt> {
        let program = self.world.program.clone();
        let budget = question.steps - at as u32;
        let mut reasons = Vec::new();
        for character in &program.actions[acts[at] as usize].consenting {
            let asked = self.asked(question, minds[at], acts[at], *character, budget);
            if *character == question.character && self.rest_is_reason(asked, &acts[at..], minds, watch)? {
                continue;
            }
            reasons.extend(self.reason(asked, watch)?);
        }
        Ok(reasons)
    }

    /// Whether the rest of a plan explains its own next step.
    fn rest_is_reason(
        &mut self,
        asked: Question,
        rest: &[ActionId],
        minds: &[Mind],
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let end = self.worth(minds[minds.len() - 1], asked.character, asked.levels, watch)?;
        let base = self.worth(asked.mind, asked.character, asked.levels, watch)?;
        let better = matches!((base, end), (Some(base), Some(end)) if end > base);
        let effort = EFFORTS[EFFORTS.len() - 1];
        Ok(better && self.pulls_its_weight(asked, rest, end, Some(effort), watch)?)
    }
}
