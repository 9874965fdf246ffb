//! What can be done in a state, and what a state becomes by it.

use crate::limits::Halt;
use crate::logic::syntax::{ActionId, Character};
use crate::world::graph::Mind;
use crate::world::open::reading::At;
use crate::world::running::{Owner, World};
use std::sync::Arc;

impl World {
    /// The state after an act, whether or not the act was possible.
    pub fn apply(&mut self, mind: Mind, action: ActionId) -> Result<Mind, Halt> {
        if let Some(after) = self.known.after.get(&(mind, action)) {
            return Ok(*after);
        }
        let raw = self.undergo(mind, action)?;
        let after = self.settle(raw)?;
        self.known.after.insert((mind, action), after);
        Ok(after)
    }

    /// The actions whose precondition holds, in order.
    pub fn enabled(&mut self, mind: Mind) -> Arc<[ActionId]> {
        if let Some(known) = self.known.enabled.get(&mind) {
            return known.clone();
        }
        let enabled: Arc<[ActionId]> = self.find_enabled(mind, None).into();
        self.known.enabled.insert(mind, enabled.clone());
        enabled
    }

    /// The same in the mind of somebody who consents.
    pub(crate) fn allowed(&mut self, mind: Mind, owner: Character) -> Arc<[ActionId]> {
        if self.program.openable.is_none() {
            return self.enabled(mind);
        }
        if let Some(known) = self.known.allowed.get(&(mind, owner)) {
            return known.clone();
        }
        let allowed: Arc<[ActionId]> = self.find_enabled(mind, Some(owner)).into();
        self.known.allowed.insert((mind, owner), allowed.clone());
        allowed
    }

    fn find_enabled(&self, mind: Mind, owner: Owner) -> Vec<ActionId> {
        let view = self.view(mind);
        let index = &self.program.action_index;
        let mut candidates = index.rest.clone();
        for (fluent, by_value) in &index.keyed {
            if let Some(actions) = by_value.get(&view.values[*fluent as usize]) {
                candidates.extend_from_slice(actions);
            }
        }
        candidates.sort_unstable();
        let precondition = |action: &ActionId| &self.program.actions[*action as usize].precondition;
        match self.program.openable {
            None => candidates.retain(|action| view.holds(precondition(action))),
            Some(_) => candidates.retain(|action| self.satisfied(At { mind, owner }, precondition(action))),
        }
        candidates
    }

    /// Whether an act is possible: its precondition holds here and in the mind of everyone who must consent.
    ///
    /// In the mind of `owner` itself, the state is what the owner believes.
    pub fn possible(&mut self, mind: Mind, action: ActionId, owner: Option<Character>) -> bool {
        if self.enabled(mind).binary_search(&action).is_err() {
            return false;
        }
        let program = self.program.clone();
        let consenting = &program.actions[action as usize].consenting;
        consenting.iter().filter(|c| Some(**c) != owner).all(|c| {
            let believed = self.graph.believed(mind, *c);
            // A mind that is the state as well is read otherwise, where it may not know.
            believed == mind && program.openable.is_none() || self.allowed(believed, *c).binary_search(&action).is_ok()
        })
    }

    /// The acts possible in a state, in order.
    pub fn all_possible(&mut self, mind: Mind, owner: Option<Character>) -> Vec<ActionId> {
        let enabled = self.enabled(mind);
        enabled.iter().copied().filter(|action| self.possible(mind, *action, owner)).collect()
    }

    /// The acts possible in a state that a plan could be made of, in order: all but those by which somebody passes.
    pub fn all_worth_trying(&mut self, mind: Mind, owner: Option<Character>) -> Vec<ActionId> {
        let program = self.program.clone();
        let mut possible = self.all_possible(mind, owner);
        possible.retain(|action| !program.actions[*action as usize].is_pass());
        possible
    }
}
