//! What can matter to a utility at all: the events that could ever bear on it, and the fluents they hang on.
//!
//! The bound of [`crate::relax`] asks how soon a utility could rise. A patient who wants to be well is not helped by where
//! another patient walks, whatever the state. So for each utility and outlook one reads backwards, once and for all: the
//! fluents the utility reads, the acts and triggers that set one of these, the fluents those read, and so on until nothing
//! is added. Only these events need be let happen, and rows that agree in these fluents have one bound between them.

use crate::growth::{Bits, bits, put};
use crate::program::{ActionId, Character, Condition, Effect, Program};
use crate::relax::Outlook;

/// What a utility hangs on in an outlook.
#[derive(Debug)]
pub struct Relevant {
    pub acts: Bits,
    pub triggers: Bits,
    /// In order.
    pub fluents: Box<[u32]>,
}

/// Works out what matters to the utility of a character, or to the author's.
pub fn relevant(program: &Program, outlook: Outlook, of: Option<Character>) -> Relevant {
    let mut found = Search {
        known: vec![false; program.fluents.len()],
        grown: false,
        acts: bits(program.actions.len()),
        triggers: bits(program.triggers.len()),
    };
    program.utility(of).reads(&mut |chain, fluent| found.read(chain, fluent));
    while std::mem::take(&mut found.grown) {
        found.widen(program, outlook);
    }
    let known = found.known.iter().enumerate().filter(|(_, known)| **known);
    Relevant { acts: found.acts, triggers: found.triggers, fluents: known.map(|(fluent, _)| fluent as u32).collect() }
}

/// What has been found to matter so far.
struct Search {
    known: Vec<bool>,
    /// Whether a fluent is new since events were last looked at.
    grown: bool,
    acts: Bits,
    triggers: Bits,
}

impl Search {
    /// Notes a fluent of the state itself; what is believed could be anything, so nothing hangs on it.
    fn read(&mut self, chain: &[Character], fluent: u32) {
        if chain.is_empty() && !std::mem::replace(&mut self.known[fluent as usize], true) {
            self.grown = true;
        }
    }

    /// Takes in the events that set what matters, and what they read.
    fn widen(&mut self, program: &Program, outlook: Outlook) {
        for (number, action) in program.actions.iter().enumerate() {
            if outlook.has(program, number as ActionId) && self.takes_in(&action.precondition, &action.effects) {
                put(&mut self.acts, number);
            }
        }
        for number in program.outward.iter().copied() {
            let trigger = &program.triggers[number as usize];
            if self.takes_in(&trigger.precondition, &trigger.effects) {
                put(&mut self.triggers, number as usize);
            }
        }
    }

    fn takes_in(&mut self, precondition: &Condition, effects: &[Effect]) -> bool {
        let matters = |effect: &&Effect| effect.target.chain.is_empty() && self.known[effect.target.fluent as usize];
        let effects: Vec<&Effect> = effects.iter().filter(matters).collect();
        for effect in &effects {
            effect.when.reads(&mut |chain, fluent| self.read(chain, fluent));
            effect.value.reads(&mut |chain, fluent| self.read(chain, fluent));
            precondition.reads(&mut |chain, fluent| self.read(chain, fluent));
        }
        !effects.is_empty()
    }
}
