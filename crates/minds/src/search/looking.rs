//! Looking into one state of a map: what leads on from it, and what anybody thinks possible in it.
//!
//! An act leads on where it is possible and makes sense to all who consent to it; of those who are free, their own reasons
//! are not asked for. What is found hangs on the state alone, so it may be looked for by any engine that has the world.

use crate::engine::Engine;
use crate::limits::{Halt, Sight};
use crate::logic::syntax::{ActionId, Character};
use crate::sizes;
use crate::watch::Watch;
use crate::world::graph::Mind;
use rustc_hash::FxHashSet;

/// An act that leads on from a state, the state it leads to as the engine has it that looked, and whether it makes sense
/// to all who consent to it.
#[derive(Clone, Copy)]
pub(crate) struct Lead {
    pub act: ActionId,
    pub to: Mind,
    pub reasoned: bool,
}

/// What was found in a state.
#[derive(Default)]
pub(crate) struct Looked {
    pub leads: Vec<Lead>,
    /// The acts that were possible.
    pub possible: Vec<ActionId>,
    /// The acts that those think possible whose minds were not met before, some of them twice.
    pub thought: Vec<ActionId>,
}

/// How states are looked into: how far minds look, and who is free.
#[derive(Clone)]
pub(crate) struct Looking {
    pub sight: Sight,
    pub free: Box<[bool]>,
    /// Minds of which it has been said what they think possible.
    seen: FxHashSet<Mind>,
}

impl Looking {
    pub fn new(sight: Sight, free: Box<[bool]>) -> Looking {
        Looking { sight, free, seen: FxHashSet::default() }
    }

    /// What leads on from a state, and what is thought in it; `ended`: nothing leads on.
    pub fn look_into(
        &mut self,
        engine: &mut Engine,
        state: Mind,
        ended: bool,
        watch: &mut Watch<'_>,
    ) -> Result<Looked, Halt> {
        engine.ask(watch)?;
        let mut looked = Looked::default();
        if !ended {
            looked.possible = engine.world.all_worth_trying(state, None);
            for act in looked.possible.iter().copied() {
                if let Some(reasoned) = self.may_happen(engine, state, act, watch)? {
                    looked.leads.push(Lead { act, to: engine.advance(state, act, watch)?, reasoned });
                }
            }
        }
        looked.thought = self.thoughts(engine, state);
        Ok(looked)
    }

    /// Whether an act may happen in a state, and then whether it makes sense to all who consent to it, the free included.
    fn may_happen(
        &self,
        engine: &mut Engine,
        state: Mind,
        act: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<Option<bool>, Halt> {
        let program = engine.world.program.clone();
        let mut reasoned = true;
        let consenting = &program.actions[act as usize].consenting;
        for who in consenting.iter().filter(|who| !self.free[**who as usize]) {
            if !self.makes_sense(engine, state, act, *who, watch)? {
                return Ok(None);
            }
        }
        for who in consenting.iter().filter(|who| self.free[**who as usize]) {
            reasoned = reasoned && self.makes_sense(engine, state, act, *who, watch)?;
        }
        Ok(Some(reasoned))
    }

    fn makes_sense(
        &self,
        engine: &mut Engine,
        state: Mind,
        act: ActionId,
        who: Character,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let question = engine.asked_of_story(state, act, who, self.sight);
        Ok(self.sight.depth > 0 && engine.makes_sense_to(question, watch)?)
    }

    /// Which acts those who would take part think possible.
    fn thoughts(&mut self, engine: &mut Engine, state: Mind) -> Vec<ActionId> {
        let mut thought = Vec::new();
        for who in 0..engine.world.program.characters as Character {
            let mind = engine.world.graph.believed(state, who);
            if self.seen.insert(mind) {
                thought.extend_from_slice(&engine.world.allowed(mind, who));
            }
        }
        thought
    }

    /// Forgets of which minds it has been said what they think possible: their numbers may be given to others.
    pub fn forget(&mut self) {
        self.seen = FxHashSet::default();
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        sizes::of_table(self.seen.len(), self.seen.capacity(), size_of::<Mind>())
    }
}
