//! The world in motion: the compiled program, the graph of minds, and what has been worked out about them.
//!
//! A [`World`] only grows. Asking it what an act leads to, or what is possible, may add minds to the graph;
//! every answer is kept, so that the next search, explanation or move of a game finds it.

use crate::kept::{Besides, Kept, Worth, tables};
use crate::limits::{Guard, Halt};
use crate::logic::syntax::{ActionId, Character};
use crate::logic::value::{Code, Numbers};
use crate::sizes;
use crate::world::eval::View;
use crate::world::graph::{Graph, Mind, Row};
use crate::world::open::passing::Passing;
use crate::world::program::Program;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// No mind; used where a table has nothing yet.
pub(crate) const NOBODY: Mind = Mind::MAX;

/// An act, and the mind it is done in.
pub(crate) type Done = (Mind, ActionId);

pub struct World {
    pub program: Arc<Program>,
    pub graph: Graph,
    pub numbers: Numbers,
    /// The settled initial state.
    pub initial: Mind,
    pub(crate) known: Known,
    /// By mind: the mind it settles to, or [`NOBODY`] while unknown.
    pub(crate) settled: Vec<Mind>,
    /// By mind: a settled mind it differs little from, or [`NOBODY`].
    pub(crate) origin: Vec<Mind>,
    /// Of minds that may not know, those known to have come to rest, with whose they are.
    pub(crate) resting: FxHashSet<(Mind, Owner)>,
    /// And those in which what people hold of themselves is known to be as they hold it.
    pub(crate) even: FxHashSet<(Mind, Owner)>,
    /// What bringing a state to rest is held to.
    pub guard: Guard,
}

pub(crate) use crate::world::open::passing::Owner;

tables! {
    /// What acts lead to, and what is possible where.
    Known {
        /// The mind after the act, triggers settled.
        after: Kept<Done, Mind>, Cheap;
        /// The mind the act alone makes, before any trigger.
        underwent: Kept<Done, Mind>, Cheap;
        /// The mind after the act as a step of a story.
        advanced: Kept<Done, Mind>, Cheap;
        /// The mind a step of a story makes, before any trigger.
        took: Kept<Done, Mind>, Cheap;
        /// The mind one pass of triggers makes of a mind.
        passed: Kept<Mind, Mind>, Cheap;
        /// The row after the act, where that does not depend on beliefs; and where it does.
        row_after: Kept<(Row, ActionId), Row>, Cheap;
        row_after_in: Kept<Done, Row>, Cheap;
        /// The actions whose precondition holds in a mind.
        enabled: Kept<Mind, Arc<[ActionId]>>, Cheap;
        /// The same of minds that may not know, by whose they are.
        allowed: Kept<(Mind, Character), Arc<[ActionId]>>, Cheap;
        /// What a mind that may not know becomes by an act, by all that this depends on; before any trigger.
        came_through: Kept<Passing, Mind>, Cheap;
        /// What minds that may not know become by triggers, by whose they are.
        came_to_rest: Kept<(Mind, Option<Character>), Mind>, Cheap;
        /// A mind taken as a state, by whose it is.
        taken: Kept<(Mind, Character), Mind>, Cheap;
    }
}

impl Besides for Arc<[ActionId]> {
    fn besides(&self) -> usize {
        sizes::of_parcel(0) + size_of_val(&**self)
    }
}

impl World {
    pub(crate) fn view(&self, mind: Mind) -> View<'_> {
        View::of(&self.graph, &self.numbers, mind)
    }

    /// A view of values alone; nothing that reads a belief is ever evaluated in it.
    pub(crate) fn values_view<'a>(&'a self, values: &'a [Code]) -> View<'a> {
        View { values, edges: &[], graph: &self.graph, numbers: &self.numbers }
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        self.graph.bytes() + self.known.bytes() + sizes::of_list(&self.settled) + sizes::of_list(&self.origin)
    }

    /// Forgets what acts lead to and what is possible where; the minds themselves stay, and what each settles to.
    pub(crate) fn forget(&mut self) {
        self.known.forget(Worth::Cheap);
    }

    /// Notes that `mind` is a small step away from the settled mind `from` came from.
    pub(crate) fn derived(&mut self, mind: Mind, from: Mind) {
        let origin = self.settled_origin(from);
        let at = mind as usize;
        if self.origin.len() <= at {
            self.origin.resize(at + 1, NOBODY);
        }
        if self.origin[at] == NOBODY && origin != mind {
            self.origin[at] = origin;
        }
    }

    pub(crate) fn settled_origin(&self, mind: Mind) -> Mind {
        if self.is_settled(mind) { mind } else { self.origin.get(mind as usize).copied().unwrap_or(NOBODY) }
    }

    pub(crate) fn is_settled(&self, mind: Mind) -> bool {
        self.settled.get(mind as usize) == Some(&mind)
    }

    pub(crate) fn note_settled(&mut self, mind: Mind, at: Mind) {
        let index = mind as usize;
        if self.settled.len() <= index {
            self.settled.resize(index + 1, NOBODY);
        }
        self.settled[index] = at;
    }
}

/// The error of triggers that never come to rest: those in the loop, in order of firing.
pub(crate) fn looping(program: &Program, fired: &[u32]) -> Halt {
    let mut names: Vec<String> = Vec::new();
    for trigger in fired {
        let trigger = &program.triggers[*trigger as usize];
        let name = format!("{} (line {})", trigger.name, trigger.line);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(12);
    Halt::TriggerCycle(names)
}
