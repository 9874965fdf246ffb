//! What can matter to a utility at all: the events that could ever bear on it, and the fluents they hang on.
//!
//! The bound of [`crate::bounds::relax`] asks how soon a utility could rise. A patient who wants to be well is not helped by where
//! another patient walks, whatever the state. So for each utility and outlook one reads backwards, once and for all: the
//! fluents the utility reads, the acts and triggers that set one of these, the fluents those read, and so on until nothing
//! is added. Only these events need be let happen, and rows that agree in these fluents have one bound between them.

use crate::bounds::outlook::Outlook;
use crate::logic::bits::{Bits, bits, put};
use crate::logic::syntax::{ActionId, Character, Condition, Effect};
use crate::world::program::Program;

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
        known: vec![false; program.moving],
        work: Vec::new(),
        acts: bits(program.actions.len()),
        triggers: bits(program.triggers.len()),
    };
    program.utility(of).reads(&mut |chain, fluent| found.read(chain, fluent));
    while let Some(fluent) = found.work.pop() {
        found.widen(fluent, program, outlook);
    }
    let known = found.known.iter().enumerate().filter(|(_, known)| **known);
    Relevant { acts: found.acts, triggers: found.triggers, fluents: known.map(|(fluent, _)| fluent as u32).collect() }
}

/// What has been found to matter so far.
struct Search {
    known: Vec<bool>,
    /// Fluents of which it was not yet asked what sets them.
    work: Vec<u32>,
    acts: Bits,
    triggers: Bits,
}

impl Search {
    /// Notes a fluent of the state itself; what is believed could be anything, so nothing hangs on it.
    fn read(&mut self, chain: &[Character], fluent: u32) {
        if chain.is_empty() && !std::mem::replace(&mut self.known[fluent as usize], true) {
            self.work.push(fluent);
        }
    }

    /// Takes in the events that set a fluent that matters, and what they read to do so.
    fn widen(&mut self, fluent: u32, program: &Program, outlook: Outlook) {
        for number in program.writers.acts[fluent as usize].iter().copied() {
            let action = &program.actions[number as usize];
            let counts = outlook.has(program, number as ActionId);
            if counts && self.takes_in(fluent, &action.precondition, &action.effects) {
                put(&mut self.acts, number as usize);
            }
        }
        for number in program.writers.triggers[fluent as usize].iter().copied() {
            let trigger = &program.triggers[number as usize];
            if self.takes_in(fluent, &trigger.precondition, &trigger.effects) {
                put(&mut self.triggers, number as usize);
            }
        }
    }

    /// Notes what an event reads to set a fluent, if it does: a lean world's acts may have lost an effect.
    fn takes_in(&mut self, fluent: u32, precondition: &Condition, effects: &[Effect]) -> bool {
        let mut sets = false;
        for effect in effects.iter().filter(|effect| effect.sets(fluent)) {
            effect.when.reads(&mut |chain, fluent| self.read(chain, fluent));
            effect.value.reads(&mut |chain, fluent| self.read(chain, fluent));
            sets = true;
        }
        if sets {
            precondition.reads(&mut |chain, fluent| self.read(chain, fluent));
        }
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bounds::growth::Growing;
    use crate::bounds::relax::{Wanted, bound};
    use crate::logic::value::{FALSE, TRUE};
    use serde_json::{Value as Json, json};

    /// Ann wants the lamp lit. Oil must be fetched first; a trigger lights the lamp when it is turned on. The door has
    /// nothing to do with it.
    fn world() -> crate::Engine {
        let is = |fluent: u32| json!(["==", ["get", fluent], true]);
        let sets = |fluent: u32| json!([{"who": [], "fluent": fluent, "when": true, "value": true}]);
        let act = |name: &str, needs: Json, fluent: u32| {
            json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": needs, "effects": sets(fluent),
                   "consenting": [0], "observing": [true]})
        };
        let names = ["oil", "on", "lit", "door", "open"];
        let text = json!({
            "format": "unsaid-world", "version": 1, "name": "lamp",
            "entities": [{"name": "Ann", "types": []}], "characters": ["Ann"],
            "fluents": names.map(|name| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": false})), "beliefs": [],
            "actions": [act("fetch", json!(true), 0), act("turn", is(0), 1), act("unlock", json!(true), 3), act("open", is(3), 4)],
            "triggers": [{"name": "light", "schema": "light", "arguments": [], "line": 1, "precondition": is(1), "effects": sets(2)}],
            "utility": {"author": 0, "characters": [["if", is(2), 1, 0]]},
        });
        crate::load(&text.to_string()).expect("the world loads")
    }

    #[test]
    fn what_matters_is_what_leads_to_the_utility_through_acts_and_triggers() {
        let engine = world();
        let found = relevant(&engine.world.program, Outlook::Open, Some(0));
        assert_eq!((found.acts[0], found.triggers[0]), (0b0011, 1));
        assert_eq!(*found.fluents, [0, 1, 2]);
    }

    #[test]
    fn the_bound_of_a_settled_row_is_the_same_where_all_events_happen() {
        let engine = world();
        let program = &engine.world.program;
        let found = relevant(program, Outlook::Open, Some(0));
        let wanted = Wanted { base: 0.0, reach: false, most: u32::MAX };
        let settled = |row: &u32| row & 0b110 != 0b010;
        for row in (0..1 << program.fluents.len()).filter(settled) {
            let values: Vec<_> =
                (0..program.fluents.len()).map(|bit| if row >> bit & 1 == 1 { TRUE } else { FALSE }).collect();
            let all = Growing::new(program, &engine.world.numbers, &values, Outlook::Open);
            let some = Growing::among(&found, program, &engine.world.numbers, &values, Outlook::Open);
            let acts = |world| bound(world, program.utility(Some(0)), 9, None, None).acts(wanted);
            let by_hand = if row & 0b100 != 0 { 0 } else { 2 - (row & 1) };
            assert_eq!((acts(all), acts(some)), (Some(by_hand), Some(by_hand)), "row {row:05b}");
        }
    }
}
