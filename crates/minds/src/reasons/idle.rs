//! Idle acts: whether every act of a plan is needed.
//!
//! A plan may not have an act it could do without. So each of its parts is tried: a part that is possible, makes sense
//! and ends as well shows that what it leaves out is idle.

use crate::engine::Engine;
use crate::engine::question::{Question, Sense};
use crate::limits::Halt;
use crate::logic::syntax::ActionId;
use crate::watch::Watch;
use crate::world::graph::Mind;

/// A part of a plan, being chosen act by act.
struct Part<'a> {
    question: Question,
    acts: &'a [ActionId],
    end: Option<f64>,
    effort: Option<u32>,
    /// The acts kept: their place in the plan, and the mind they are done in.
    kept: Vec<(usize, Mind)>,
}

impl Engine {
    /// Whether every act of a plan is needed: no part of it, possible and explained, ends as well.
    ///
    /// With an effort, reasons are looked for with that effort only, and where that leaves a doubt the answer is no.
    pub(crate) fn pulls_its_weight(
        &mut self,
        question: Question,
        acts: &[ActionId],
        end: Option<f64>,
        effort: Option<u32>,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let mut part = Part { question, acts, end, effort, kept: Vec::new() };
        Ok(!self.some_part_does(&mut part, 0, question.mind, watch)?)
    }

    /// Whether some choice among the acts from `at` on, after those kept so far, does as well as the whole.
    fn some_part_does(
        &mut self,
        part: &mut Part<'_>,
        at: usize,
        mind: Mind,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let Some(action) = part.acts.get(at) else {
            let strict = !part.kept.is_empty() && part.kept.len() < part.acts.len();
            let Question { character, levels, .. } = part.question;
            let as_well = strict && self.worth(mind, character, levels, watch)? == part.end;
            return Ok(as_well && self.part_explained(part, watch)?);
        };
        self.ask(watch)?;
        if self.some_part_does(part, at + 1, mind, watch)? {
            return Ok(true);
        }
        if !self.world.possible(mind, *action, Some(part.question.character)) {
            return Ok(false);
        }
        let after = self.world.apply(mind, *action)?;
        part.kept.push((at, mind));
        let does = self.some_part_does(part, at + 1, after, watch)?;
        part.kept.pop();
        Ok(does)
    }

    fn part_explained(&mut self, part: &Part<'_>, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        for (position, (at, mind)) in part.kept.iter().enumerate() {
            let action = part.acts[*at];
            let budget = part.question.steps - position as u32;
            for character in &program.actions[action as usize].consenting {
                let own_start = position == 0 && (*at == 0 || *character == part.question.character);
                let asked = self.asked(part.question, *mind, action, *character, budget);
                if !own_start && !self.might_make_sense(asked, part.effort, watch)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

impl Engine {
    /// Whether an act makes sense or, with an effort, whether that much of it leaves open that it does.
    fn might_make_sense(&mut self, asked: Question, effort: Option<u32>, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        Ok(self.sense_of(asked, effort, watch)? != Sense::No)
    }
}
