//! Which events read which fluents: those to look at again when a fluent of a relaxed world grows. And which set them.

use crate::logic::bits::{Bits, bits, put};
use crate::logic::syntax::{Action, Condition, Effect, Trigger};

/// For one kind of event, by fluent: which events to look at again when the fluent grows; empty where there are none.
#[derive(Debug, Default)]
pub struct Readers {
    /// Those whose precondition reads it.
    pub(crate) preconditions: Vec<Bits>,
    /// Those whose effects read it.
    pub(crate) effects: Vec<Bits>,
}

impl Readers {
    /// The readers among events, each given by its precondition and effects.
    fn new<'a>(fluents: usize, events: impl ExactSizeIterator<Item = (&'a Condition, &'a [Effect])>) -> Readers {
        let (count, none) = (events.len(), vec![Bits::default(); fluents]);
        let mut readers = Readers { preconditions: none.clone(), effects: none };
        for (number, (precondition, effects)) in events.enumerate() {
            precondition.reads(&mut own(number, count, &mut readers.preconditions));
            for effect in effects.iter().filter(|effect| effect.target.chain.is_empty()) {
                effect.when.reads(&mut own(number, count, &mut readers.effects));
                effect.value.reads(&mut own(number, count, &mut readers.effects));
            }
        }
        readers
    }

    pub fn of_actions(fluents: usize, actions: &[Action]) -> Readers {
        Readers::new(fluents, actions.iter().map(|action| (&action.precondition, action.effects.as_slice())))
    }

    pub fn of_triggers(fluents: usize, triggers: &[Trigger]) -> Readers {
        Readers::new(fluents, triggers.iter().map(|trigger| (&trigger.precondition, trigger.effects.as_slice())))
    }
}

/// Notes a reader, of so many, of fluents of the state itself; what is believed could be anything from the start.
fn own(number: usize, count: usize, readers: &mut [Bits]) -> impl FnMut(&[u32], u32) {
    move |chain, fluent| {
        if chain.is_empty() {
            let readers = &mut readers[fluent as usize];
            if readers.is_empty() {
                *readers = bits(count);
            }
            put(readers, number);
        }
    }
}

/// By fluent: the acts and triggers with an effect that sets it in the state itself, in order.
#[derive(Debug)]
pub struct Writers {
    pub(crate) acts: Vec<Vec<u32>>,
    pub(crate) triggers: Vec<Vec<u32>>,
}

impl Writers {
    /// The writers among the events of a world with so many fluents that change.
    pub fn new(actions: &[Action], triggers: &[Trigger], fluents: usize) -> Writers {
        Writers {
            acts: by_fluent(actions.iter().map(|action| action.effects.as_slice()), fluents),
            triggers: by_fluent(triggers.iter().map(|trigger| trigger.effects.as_slice()), fluents),
        }
    }
}

fn by_fluent<'a>(events: impl Iterator<Item = &'a [Effect]>, fluents: usize) -> Vec<Vec<u32>> {
    let mut writers = vec![Vec::new(); fluents];
    for (number, effects) in events.enumerate() {
        for effect in effects.iter().filter(|effect| effect.target.chain.is_empty()) {
            let list: &mut Vec<u32> = &mut writers[effect.target.fluent as usize];
            if list.last() != Some(&(number as u32)) {
                list.push(number as u32);
            }
        }
    }
    writers
}
