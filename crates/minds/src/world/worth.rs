//! What a state is worth to somebody: their utility, and their concerns one by one.

use crate::logic::syntax::{Character, Expression};
use crate::world::eval::as_utility;
use crate::world::graph::Mind;
use crate::world::running::World;

impl World {
    /// A character's utility in a state, or the author's for `None`; nothing where it is not a number.
    pub fn utility(&self, mind: Mind, of: Option<Character>) -> Option<f64> {
        self.utility_in(mind, self.program.utility(of))
    }

    /// What an expression comes to as a utility in a state; nothing where it is not one number.
    pub(crate) fn utility_in(&self, mind: Mind, expression: &Expression) -> Option<f64> {
        match self.program.openable {
            None => self.view(mind).utility(expression),
            Some(_) => as_utility(self.only_value(mind, expression)?, &self.numbers),
        }
    }

    /// What a state is worth to a character, concern by concern: its place among all, and weight times term where that
    /// is a number.
    pub fn concerns(&self, mind: Mind, character: Character) -> Vec<(usize, Option<f64>)> {
        self.concerns_in(|term| self.utility_in(mind, term), character)
    }

    pub(crate) fn concerns_in(
        &self,
        utility: impl Fn(&Expression) -> Option<f64>,
        character: Character,
    ) -> Vec<(usize, Option<f64>)> {
        let concerns = self.program.concerns.iter().enumerate().filter(|(_, concern)| concern.owner == character);
        concerns.map(|(at, concern)| (at, utility(&concern.term).map(|term| concern.weight * term))).collect()
    }
}
