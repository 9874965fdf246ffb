//! Idle acts: whether every act of a plan is needed.
//!
//! A plan may not have an act it could do without. So each of its parts is tried: a part that is possible, makes sense
//! and ends as well shows that what it leaves out is idle. It has to be as sure: whoever has a reason for an act of the
//! plan, and in the part only a hope, may as well do something else there.

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
                if own_start {
                    continue;
                }
                let follows = self.might_make_sense(asked, part.effort, watch)?;
                if !(follows && self.is_as_sure(part, *at, asked, watch)?) {
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

    /// Whether somebody asked in a part of a plan has a reason there, and not merely a hope, or has none in the plan either.
    /// With an effort, where that leaves a doubt the answer is yes.
    fn is_as_sure(&mut self, part: &Part<'_>, at: usize, asked: Question, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        if !self.world.is_ignorant(asked.mind) || self.reasons_for(asked, part.effort, watch)? != Sense::No {
            return Ok(true);
        }
        let mut there = part.question.mind;
        for action in &part.acts[..at] {
            there = self.world.apply(there, *action)?;
        }
        let budget = part.question.steps - at as u32;
        let within = self.asked(part.question, there, asked.action, asked.character, budget);
        Ok(self.reasons_for(within, part.effort, watch)? != Sense::Yes)
    }
}
