//! Lenses: the world as it is, in which one character wants something else.
//!
//! What holds somebody back is found by asking what they would do if something did not count for them: then nothing
//! about the world or any mind is different, only what this one character would gain or lose, in everybody's eyes. So
//! a lens is a program of its own that shares all but the utilities, with answers of its own; the graph of minds and
//! what acts lead to are common to all. A bounded number of lenses is kept, and the one not used for longest goes first.

use crate::engine::Engine;
use crate::engine::lenses::{Lens, Name, Wish};
use crate::logic::syntax::{Character, Comparison, Concern, Condition, Expression, Operation};
use crate::logic::value::{FALSE, TRUE};
use crate::world::expressions::expression;
use std::sync::Arc;

impl Engine {
    /// Does `work` as if `character` had the utility that `text` says, in the world file's expressions.
    ///
    /// An error says what is wrong with the text.
    pub fn through<T>(
        &mut self,
        character: Character,
        text: &str,
        work: impl FnOnce(&mut Engine) -> T,
    ) -> Result<T, String> {
        self.seeing((character, Wish::Text(text.to_owned())), work)
    }

    /// Does `work` as if some concerns of `character` stood still: each, by its place, at the number given.
    ///
    /// What the concern counts is taken off the utility and the number added, concern by concern. An error says that a
    /// character is not there.
    pub fn freezing<T>(
        &mut self,
        character: Character,
        held: &[(usize, f64)],
        work: impl FnOnce(&mut Engine) -> T,
    ) -> Result<T, String> {
        let held = held.iter().map(|(place, number)| (*place, number.to_bits())).collect();
        self.seeing((character, Wish::Frozen(held)), work)
    }

    fn seeing<T>(&mut self, name: Name, work: impl FnOnce(&mut Engine) -> T) -> Result<T, String> {
        let mut lens = match self.lenses.take(&name) {
            Some(lens) => lens,
            None => self.ground(&name)?,
        };
        std::mem::swap(&mut self.world.program, &mut lens.program);
        let (result, tables) = self.with_tables(std::mem::take(&mut lens.tables), work);
        std::mem::swap(&mut self.world.program, &mut lens.program);
        lens.tables = tables;
        self.lenses.keep(name, lens);
        Ok(result)
    }

    /// A lens not kept: made anew, in the place of the one not used for longest where there are too many.
    fn ground(&mut self, (character, wish): &Name) -> Result<Lens, String> {
        if *character as usize >= self.world.program.characters {
            return Err(format!("no character {character}"));
        }
        let utility = match wish {
            Wish::Text(text) => expression(text, &self.world.program.clone(), &mut self.world.numbers)?,
            Wish::Frozen(held) => self.frozen(*character, held),
        };
        self.lenses.make_room();
        let program = Arc::new(self.world.program.wanting(*character, Arc::new(utility)));
        Ok(Lens::new(program))
    }

    fn frozen(&mut self, character: Character, held: &[(usize, u64)]) -> Expression {
        let program = self.world.program.clone();
        let mut utility = program.utility(Some(character)).clone();
        for (place, bits) in held {
            let moving = self.weighted(&program.concerns[*place]);
            let number = Expression::Constant(self.world.numbers.encode(f64::from_bits(*bits)));
            let without = Expression::Arithmetic(Operation::Subtract, Box::new(utility), Box::new(moving));
            utility = Expression::Arithmetic(Operation::Add, Box::new(without), Box::new(number));
        }
        utility
    }

    /// Weight times term, a condition counting 1 or 0.
    fn weighted(&mut self, concern: &Concern) -> Expression {
        let mut number = |number: f64| Expression::Constant(self.world.numbers.encode(number));
        let (weight, one, zero) = (number(concern.weight), number(1.0), number(0.0));
        let is =
            |truth| Box::new(Condition::Compare(Comparison::Equal, concern.term.clone(), Expression::Constant(truth)));
        let or_zero = Expression::If(is(FALSE), Box::new(zero), Box::new(concern.term.clone()));
        let counted = Expression::If(is(TRUE), Box::new(one), Box::new(or_zero));
        Expression::Arithmetic(Operation::Multiply, Box::new(weight), Box::new(counted))
    }
}
