//! What a search brought, as it is told: how it ended, and the course with its reasons.

use crate::engine::Engine;
use crate::limits::{Halt, Sight};
use crate::logic::syntax::ActionId;
use crate::reasons::reason::Reason;
use crate::watch::Watch;
use crate::world::graph::Mind;
use serde::Serialize;
use std::time::Duration;

/// How long it may take to tell the best course of a search that was cut short.
const LEAVE: Duration = Duration::from_millis(300);

/// How a search ended.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub enum Stop {
    #[serde(rename = "found")]
    Found,
    /// Proved by exhaustion: no story within the limits.
    #[serde(rename = "none")]
    None,
    #[serde(rename = "limit:time")]
    Time,
    #[serde(rename = "limit:memory")]
    Memory,
    #[serde(rename = "limit:states")]
    States,
    #[serde(rename = "interrupted")]
    Interrupted,
}

/// What a search brought: the story, or the best course met before it stopped.
#[derive(Serialize, Debug, Clone)]
pub struct Found {
    pub stop: Stop,
    pub acts: Vec<ActionId>,
    /// By act, the reasons of those who consent to it.
    pub reasons: Vec<Vec<Reason>>,
    pub before: Option<f64>,
    pub utility: Option<f64>,
    /// Story states expanded.
    pub states: u64,
    pub minds: u64,
    pub questions: u64,
    /// An estimate of the bytes held at the end.
    pub bytes: u64,
    /// There is no story with fewer acts than this, as far as explanations of `steps` acts go; 0 where nothing of the
    /// kind is known.
    pub proved: u32,
    /// Acts explanations could have when the search ended.
    pub steps: u32,
    /// How often tables were dropped to keep within the memory allowed.
    pub evictions: u64,
}

impl Stop {
    /// A limit as a way to stop; what is no limit is a fault.
    pub(crate) fn of(halt: Halt) -> Result<Self, Halt> {
        match halt {
            Halt::Time => Ok(Stop::Time),
            Halt::Memory => Ok(Stop::Memory),
            Halt::States => Ok(Stop::States),
            Halt::Interrupted => Ok(Stop::Interrupted),
            fault => Err(fault),
        }
    }
}

impl Engine {
    /// A course of acts with its reasons, and how it came to it.
    pub(crate) fn report(&mut self, sight: Sight, stop: Stop, acts: Vec<ActionId>, states: u64) -> Result<Found, Halt> {
        let cut_short = !matches!(stop, Stop::Found | Stop::None);
        let mut watch = Watch::after(&self.world.guard, cut_short.then_some(LEAVE));
        let (mut acts, mut minds, mut reasons) = (acts, vec![self.beginning()], Vec::new());
        for (place, action) in acts.clone().into_iter().enumerate() {
            match self.told_step(minds[place], action, sight, &mut watch) {
                Ok((mind, why)) => {
                    minds.push(mind);
                    reasons.push(why);
                }
                // Of a course that is no story, what can be told soon is enough.
                Err(Halt::Time | Halt::Memory) if cut_short => {
                    acts.truncate(place);
                    break;
                }
                Err(halt) => return Err(halt),
            }
        }
        Ok(Found {
            stop,
            before: self.world.utility(self.world.initial, None),
            utility: self.world.utility(minds[acts.len()], None),
            acts,
            reasons,
            states,
            minds: self.world.graph.len() as u64,
            questions: self.questions(),
            bytes: self.bytes() as u64,
            proved: 0,
            steps: sight.steps,
            evictions: 0,
        })
    }

    /// The state after a step, and the reasons for it.
    fn told_step(
        &mut self,
        state: Mind,
        action: ActionId,
        sight: Sight,
        watch: &mut Watch<'_>,
    ) -> Result<(Mind, Vec<Reason>), Halt> {
        let reasons = self.reasons(state, action, sight, watch)?;
        Ok((self.advance(state, action, watch)?, reasons))
    }

    fn reasons(
        &mut self,
        state: Mind,
        action: ActionId,
        sight: Sight,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Reason>, Halt> {
        let program = self.world.program.clone();
        let mut reasons = Vec::new();
        for character in &program.actions[action as usize].consenting {
            let question = self.asked_of_story(state, action, *character, sight);
            reasons.extend(self.reason(question, watch)?);
        }
        Ok(reasons)
    }
}
