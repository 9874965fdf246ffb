//! What an act does to a state's own values, without asking what it does to anyone's mind.
//!
//! Most questions about an act are answered by the values after it: whether a utility rises, how far off a better
//! one is. Minds are dear to build and rows are cheap, and many minds share a row, so this is asked first.
//!
//! It is possible because belief effects cannot reach back: unless some trigger that changes values reads a
//! belief, the values after an act depend on the values before it alone. Where one does, the act is carried out
//! in full.

use crate::limits::Halt;
use crate::logic::index::reads_belief;
use crate::logic::syntax::{ActionId, Character, Effect};
use crate::logic::value::{Code, Value};
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
        if let Some(known) = self.known.row_after.get(&(row, action)) {
            return Ok(*known);
        }
        let program = self.program.clone();
        let shared = program.values_closed && !program.actions[action as usize].effects.iter().any(reads_belief);
        let after = match shared {
            true => self.quick_row(row, action, &program),
            false => None,
        };
        let Some(after) = after else {
            let full = self.apply(mind, action)?;
            return Ok(self.graph.row(full));
        };
        self.known.row_after.insert((row, action), after);
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
        Ok(self.values_view(self.graph.row_values(row)).utility(program.utility(of)))
    }

    fn quick_row(&mut self, row: Row, action: ActionId, program: &Program) -> Option<Row> {
        let mut values = self.graph.row_values(row).to_vec();
        let mut waiting = Waiting::none(program.triggers.len());
        self.change(&program.actions[action as usize].effects, &mut values, &mut waiting, program);
        let mut fired = 0;
        while let Some(next) = waiting.pop() {
            let trigger = &program.triggers[next as usize];
            if !self.values_view(&values).holds(&trigger.precondition) {
                continue;
            }
            waiting.add(&[next]);
            self.change(&trigger.effects, &mut values, &mut waiting, program);
            fired += 1;
            if fired > SUSPICIOUS {
                return None;
            }
        }
        Some(self.graph.intern_row(&values))
    }

    /// Carries out the effects on values, and wakes the triggers that may follow.
    fn change(&mut self, effects: &[Effect], values: &mut [Code], waiting: &mut Waiting, program: &Program) {
        let view = self.values_view(values);
        let own = effects.iter().filter(|effect| effect.target.chain.is_empty() && view.holds(&effect.when));
        let found: Vec<(u32, Value)> = own.map(|effect| (effect.target.fluent, view.value(&effect.value))).collect();
        for (fluent, value) in found {
            let value = self.numbers.store(value);
            if values[fluent as usize] != value {
                values[fluent as usize] = value;
                waiting.wake(&program.value_triggers, None, fluent, value);
            }
        }
    }
}
