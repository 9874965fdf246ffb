//! What an act does to a state's own values, without asking what it does to anyone's mind.
//!
//! Most questions about an act are answered by the values after it: whether a utility rises, how far off a better
//! one is. Minds are dear to build and rows are cheap, and many minds share a row, so this is asked first.
//!
//! It is possible because belief effects seldom reach back: only by a trigger that changes values and reads a belief, of
//! something that the act may make somebody believe otherwise ([`crate::logic::stirring`]), and only where all else that
//! it asks for is so. Then the act is carried out in full. Where beliefs are read and stay as they are, what they are
//! before the act will do; the answer holds for that mind alone, and not for all that share its row.

use crate::limits::Halt;
use crate::logic::index::reads_belief;
use crate::logic::syntax::{ActionId, Character, Condition, Effect};
use crate::logic::value::{Code, LABELS, Value};
use crate::world::eval::View;
use crate::world::graph::{Mind, Row};
use crate::world::program::Program;
use crate::world::running::World;
use crate::world::waiting::Waiting;

/// Firings after which the act is carried out in full instead, where a trigger cycle is noticed and named.
const SUSPICIOUS: usize = 1_000;

impl World {
    /// The row of the state after an act; `mind` is settled.
    pub fn row_after(&mut self, mind: Mind, action: ActionId) -> Result<Row, Halt> {
        let row = self.graph.row(mind);
        let known = &self.known;
        let known = known.row_after.get(&(row, action)).or_else(|| known.row_after_in.get(&(mind, action)));
        if let Some(known) = known {
            return Ok(*known);
        }
        let program = self.program.clone();
        let Some(Quick { row: after, by_beliefs }) = self.quick_row(mind, action, &program) else {
            let full = self.apply(mind, action)?;
            return Ok(self.graph.row(full));
        };
        match by_beliefs {
            true => self.known.row_after_in.insert((mind, action), after),
            false => self.known.row_after.insert((row, action), after),
        }
        Ok(after)
    }

    /// A character's utility after an act, or the author's; `mind` is settled.
    pub fn utility_after(&mut self, mind: Mind, action: ActionId, of: Option<Character>) -> Result<Option<f64>, Halt> {
        let program = self.program.clone();
        if program.utility_reads_beliefs[of.map_or(program.characters, |character| character as usize)] {
            let after = self.apply(mind, action)?;
            return Ok(self.utility(after, of));
        }
        let row = self.row_after(mind, action)?;
        if self.has_labels(row) {
            let after = self.apply(mind, action)?;
            return Ok(self.utility(after, of));
        }
        Ok(self.values_view(self.graph.row_values(row)).utility(program.utility(of)))
    }

    /// What the mind after an act is worth to a character, concern by concern; `mind` is settled.
    pub fn concerns_after(
        &mut self,
        mind: Mind,
        action: ActionId,
        character: Character,
    ) -> Result<Vec<(usize, Option<f64>)>, Halt> {
        let mut own = self.program.concerns.iter().filter(|concern| concern.owner == character);
        if own.any(|concern| concern.reads_beliefs) {
            let after = self.apply(mind, action)?;
            return Ok(self.concerns(after, character));
        }
        let row = self.row_after(mind, action)?;
        if self.has_labels(row) {
            let after = self.apply(mind, action)?;
            return Ok(self.concerns(after, character));
        }
        let view = self.values_view(self.graph.row_values(row));
        Ok(self.concerns_in(|term| view.utility(term), character))
    }

    /// Whether something in a row is not known.
    pub(crate) fn has_labels(&self, row: Row) -> bool {
        self.program.openable.is_some() && self.graph.row_values(row).iter().any(|code| *code >= LABELS)
    }

    /// The row after an act, where it can be told without anybody's mind.
    fn quick_row(&mut self, mind: Mind, action: ActionId, program: &Program) -> Option<Quick> {
        let stirring = &program.stirring;
        let open = program.openable.is_some();
        if self.has_labels(self.graph.row(mind)) {
            return None;
        }
        let mut quick = Running {
            values: self.graph.values(mind).to_vec(),
            edges: self.graph.edges(mind).to_vec(),
            waiting: Waiting::none(program.triggers.len()),
            by_beliefs: false,
        };
        quick.waiting.add(stirring.restless(action));
        self.change(&program.actions[action as usize].effects, &mut quick, program);
        let mut fired = 0;
        while let Some(next) = quick.waiting.pop() {
            let trigger = &program.triggers[next as usize];
            if stirring.reads_beliefs(next) {
                if !self.holds_of_values(&trigger.precondition, &quick) {
                    continue;
                }
                if open || stirring.may_change(action, next) {
                    return None;
                }
                quick.by_beliefs = true;
            }
            if !self.quick_view(&quick).holds(&trigger.precondition) {
                continue;
            }
            quick.waiting.add(&[next]);
            self.change(&trigger.effects, &mut quick, program);
            fired += 1;
            if fired > SUSPICIOUS {
                return None;
            }
        }
        if open && quick.by_beliefs {
            return None; // what is believed may be no value
        }
        Some(Quick { row: self.graph.intern_row(&quick.values), by_beliefs: quick.by_beliefs })
    }

    fn quick_view<'a>(&'a self, quick: &'a Running) -> View<'a> {
        View { values: &quick.values, edges: &quick.edges, graph: &self.graph, numbers: &self.numbers }
    }

    /// Whether what a condition asks of values is so, whatever it asks of beliefs.
    fn holds_of_values(&self, condition: &Condition, quick: &Running) -> bool {
        let view = self.quick_view(quick);
        match condition {
            Condition::And(parts) => parts.iter().filter(|part| !part.reads_beliefs()).all(|part| view.holds(part)),
            _ => true,
        }
    }

    /// Carries out the effects on values, and wakes the triggers that may follow.
    fn change(&mut self, effects: &[Effect], quick: &mut Running, program: &Program) {
        let view = self.quick_view(quick);
        let own = || effects.iter().filter(|effect| effect.target.chain.is_empty());
        let found = own().filter(|effect| view.holds(&effect.when));
        let found: Vec<(u32, Value)> = found.map(|effect| (effect.target.fluent, view.value(&effect.value))).collect();
        quick.by_beliefs |= own().any(reads_belief);
        for (fluent, value) in found {
            let value = self.numbers.store(value);
            if quick.values[fluent as usize] != value {
                quick.values[fluent as usize] = value;
                quick.waiting.wake(&program.value_triggers, None, fluent, value);
            }
        }
    }
}

/// A row after an act, and whether it is that of one mind only, for what is believed there.
struct Quick {
    row: Row,
    by_beliefs: bool,
}

/// The values under way, the minds before the act, and the triggers still to be looked at.
struct Running {
    values: Vec<Code>,
    edges: Vec<Mind>,
    waiting: Waiting,
    by_beliefs: bool,
}
