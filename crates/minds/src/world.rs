//! The world in motion: the compiled program, the graph of minds, and what has been worked out about them.
//!
//! A [`World`] only grows. Asking it what an act leads to, or what is possible, may add minds to the graph;
//! every answer is kept, so that the next search, explanation or move of a game finds it.

use crate::graph::{Graph, Mind, Row};
use crate::limits::{Guard, Halt};
use crate::program::{ActionId, Character, Program};
use crate::sizes;
use crate::value::Numbers;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// No mind; used where a table has nothing yet.
pub(crate) const NOBODY: Mind = Mind::MAX;

pub struct World {
    pub program: Arc<Program>,
    pub graph: Graph,
    pub numbers: Numbers,
    /// The settled initial state.
    pub initial: Mind,
    /// (mind, act) → the mind after the act, triggers settled.
    after: FxHashMap<(Mind, ActionId), Mind>,
    /// (mind, act) → the mind the act alone makes, before any trigger.
    pub(crate) underwent: FxHashMap<(Mind, ActionId), Mind>,
    /// (mind, act) → the mind after the act as a step of a story, and the mind before any trigger.
    pub(crate) advanced: FxHashMap<(Mind, ActionId), Mind>,
    pub(crate) took: FxHashMap<(Mind, ActionId), Mind>,
    /// mind → the mind one pass of triggers makes of it.
    pub(crate) passed: FxHashMap<Mind, Mind>,
    /// By mind: the mind it settles to, or [`NOBODY`] while unknown.
    pub(crate) settled: Vec<Mind>,
    /// By mind: a settled mind it differs little from, or [`NOBODY`].
    pub(crate) origin: Vec<Mind>,
    /// (row, act) → the row after the act, where that does not depend on beliefs.
    pub(crate) row_after: FxHashMap<(Row, ActionId), Row>,
    /// By mind: the actions whose precondition holds there.
    enabled: FxHashMap<Mind, Arc<[ActionId]>>,
    /// Actions in all those lists.
    listed: usize,
    /// What bringing a state to rest is held to.
    pub guard: Guard,
}

impl World {
    /// The world of a program, its initial state settled.
    pub fn new(program: Program, numbers: Numbers) -> Result<Self, Halt> {
        World::within(program, numbers, Guard::default())
    }

    /// The same, held to a guard from the first state on.
    pub fn within(program: Program, numbers: Numbers, guard: Guard) -> Result<Self, Halt> {
        World::of(Arc::new(program), numbers, guard)
    }

    /// The same world once more, with nothing worked out about it.
    pub(crate) fn afresh(&self) -> Result<Self, Halt> {
        World::of(self.program.clone(), self.numbers.clone(), self.guard.clone())
    }

    /// The world of a program that others may have as well.
    pub(crate) fn of(program: Arc<Program>, numbers: Numbers, guard: Guard) -> Result<Self, Halt> {
        let graph = Graph::new(program.fluents.len(), program.characters);
        let mut world = World {
            program,
            graph,
            numbers,
            initial: NOBODY,
            after: FxHashMap::default(),
            underwent: FxHashMap::default(),
            advanced: FxHashMap::default(),
            took: FxHashMap::default(),
            passed: FxHashMap::default(),
            settled: Vec::new(),
            origin: Vec::new(),
            row_after: FxHashMap::default(),
            enabled: FxHashMap::default(),
            listed: 0,
            guard,
        };
        let stated = world.stated();
        world.initial = world.settle(stated)?;
        Ok(world)
    }

    /// The state after an act, whether or not the act was possible.
    pub fn apply(&mut self, mind: Mind, action: ActionId) -> Result<Mind, Halt> {
        if let Some(after) = self.after.get(&(mind, action)) {
            return Ok(*after);
        }
        let raw = self.undergo(mind, action);
        let after = self.settle(raw)?;
        self.after.insert((mind, action), after);
        Ok(after)
    }

    /// The actions whose precondition holds, in order.
    pub fn enabled(&mut self, mind: Mind) -> Arc<[ActionId]> {
        if let Some(known) = self.enabled.get(&mind) {
            return known.clone();
        }
        let enabled: Arc<[ActionId]> = self.find_enabled(mind).into();
        self.listed += enabled.len();
        self.enabled.insert(mind, enabled.clone());
        enabled
    }

    fn find_enabled(&self, mind: Mind) -> Vec<ActionId> {
        let view = self.view(mind);
        let index = &self.program.action_index;
        let mut candidates = index.rest.clone();
        for (fluent, by_value) in &index.keyed {
            if let Some(actions) = by_value.get(&view.values[*fluent as usize]) {
                candidates.extend_from_slice(actions);
            }
        }
        candidates.sort_unstable();
        candidates.retain(|action| view.holds(&self.program.actions[*action as usize].precondition));
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
            believed == mind || self.enabled(believed).binary_search(&action).is_ok()
        })
    }

    /// The acts possible in a state, in order.
    pub fn all_possible(&mut self, mind: Mind, owner: Option<Character>) -> Vec<ActionId> {
        let enabled = self.enabled(mind);
        enabled.iter().copied().filter(|action| self.possible(mind, *action, owner)).collect()
    }

    /// A character's utility in a state, or the author's for `None`; nothing where it is not a number.
    pub fn utility(&self, mind: Mind, of: Option<Character>) -> Option<f64> {
        self.view(mind).utility(self.program.utility(of))
    }

    /// What a state is worth to a character, concern by concern: its place among all, and weight times term where that
    /// is a number.
    pub fn concerns(&self, mind: Mind, character: Character) -> Vec<(usize, Option<f64>)> {
        let view = self.view(mind);
        let concerns = self.program.concerns.iter().enumerate().filter(|(_, concern)| concern.owner == character);
        concerns.map(|(at, concern)| (at, view.utility(&concern.term).map(|term| concern.weight * term))).collect()
    }

    /// A character's utility after an act, or the author's; `mind` is settled.
    pub fn utility_after(&mut self, mind: Mind, action: ActionId, of: Option<Character>) -> Result<Option<f64>, Halt> {
        let program = self.program.clone();
        if program.utility_reads_beliefs[of.map_or(program.characters, |character| character as usize)] {
            let after = self.apply(mind, action)?;
            return Ok(self.utility(after, of));
        }
        let row = self.row_after(mind, action)?;
        Ok(self.values_view(self.graph.row_values(row)).utility(program.utility(of)))
    }

    pub(crate) fn view(&self, mind: Mind) -> crate::eval::View<'_> {
        crate::eval::View::of(&self.graph, &self.numbers, mind)
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        let led: usize = [&self.after, &self.underwent, &self.advanced, &self.took, &self.row_after]
            .into_iter()
            .map(sizes::of_map)
            .sum();
        let settled = sizes::of_list(&self.settled) + sizes::of_list(&self.origin);
        let enabled = sizes::of_map(&self.enabled) + self.enabled.len() * sizes::of_parcel(0) + 4 * self.listed;
        self.graph.bytes() + led + sizes::of_map(&self.passed) + settled + enabled
    }

    /// Forgets what acts lead to and what is possible where; the minds themselves stay, and what each settles to.
    pub(crate) fn forget(&mut self) {
        self.after = FxHashMap::default();
        self.underwent = FxHashMap::default();
        self.advanced = FxHashMap::default();
        self.took = FxHashMap::default();
        self.passed = FxHashMap::default();
        self.row_after = FxHashMap::default();
        self.enabled = FxHashMap::default();
        self.listed = 0;
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
