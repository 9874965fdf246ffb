//! What minds come to hold in the relaxed world: who could see it, and who could be told.
//!
//! The relaxed world of [`crate::bounds::relax`] lets what is believed be anything from the start. That is right for a bound, and
//! no help to an outline of how somebody is to *learn* something: everything looks done. So where a utility reads
//! beliefs, its outlines are made in a relaxed world in which what somebody holds about a fluent is a fluent itself, a
//! *hearsay*, numbered after those of the state. It comes to have a value when an effect on that belief gives it, or when
//! an act gives the value to the fluent and everybody in the chain of believers could observe the act. Minds in which
//! triggers fire are left out; an outline is a guess, and nothing is given up for it.
//!
//! Acts that are observed alike share their conditions, so what has to be looked at again when a place fills with
//! onlookers is found by these conditions, not act by act.

use crate::logic::bits::{Bits, bits, put};
use crate::logic::syntax::{Action, ActionId, Condition, Effect, Expression, Read};
use crate::logic::value::Code;
use crate::world::eval::View;
use crate::world::program::Program;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The hearsays of a program, and who is to be looked at again when one comes to have a value.
#[derive(Debug)]
pub struct Hearsay {
    /// How many fluents the state itself has.
    own: usize,
    reads: Vec<Read>,
    places: FxHashMap<Read, u32>,
    /// By fluent of the state: the hearsays about it.
    about: Vec<Vec<u32>>,
    /// By hearsay: the acts, and the triggers, with a precondition that reads it, and those with an effect that does.
    acts: [Vec<Vec<u32>>; 2],
    triggers: [Vec<Vec<u32>>; 2],
    /// The acts to which nobody must consent who wants nothing, whatever happens.
    pub wanted: Bits,
    /// By fluent of the state: the acts that somebody may come to observe when it gets another value.
    watched: Vec<Vec<Arc<[ActionId]>>>,
}

impl Hearsay {
    /// All beliefs that conditions, effects and utilities of a program read.
    pub fn new(program: &Program) -> Hearsay {
        let mut found = Hearsay {
            own: program.moving,
            reads: Vec::new(),
            places: FxHashMap::default(),
            about: vec![Vec::new(); program.moving],
            acts: Default::default(),
            triggers: Default::default(),
            wanted: wanted(program),
            watched: vec![Vec::new(); program.moving],
        };
        for utility in program.utilities.iter().chain([&program.author]) {
            utility.reads(&mut |chain, fluent| {
                found.place(chain, fluent);
            });
        }
        for (number, action) in program.actions.iter().enumerate() {
            let [conditions, effects] = found.read_by(&action.precondition, action.effects.iter());
            conditions.iter().for_each(|place| list(&mut found.acts[0], *place).push(number as u32));
            effects.iter().for_each(|place| list(&mut found.acts[1], *place).push(number as u32));
        }
        for (number, trigger) in program.triggers.iter().enumerate() {
            let [conditions, effects] = found.read_by(&trigger.precondition, trigger.effects.iter());
            conditions.iter().for_each(|place| list(&mut found.triggers[0], *place).push(number as u32));
            effects.iter().for_each(|place| list(&mut found.triggers[1], *place).push(number as u32));
        }
        found.watch(&program.actions);
        found
    }

    /// The hearsays a precondition reads, and those that effects do, each once.
    fn read_by<'a>(&mut self, precondition: &Condition, effects: impl Iterator<Item = &'a Effect>) -> [Vec<u32>; 2] {
        let mut found = [Vec::new(), Vec::new()];
        let [conditions, values] = &mut found;
        precondition.reads(&mut |chain, fluent| conditions.extend(self.place(chain, fluent)));
        for effect in effects {
            effect.when.reads(&mut |chain, fluent| values.extend(self.place(chain, fluent)));
            effect.value.reads(&mut |chain, fluent| values.extend(self.place(chain, fluent)));
        }
        found.each_mut().map(|places| {
            places.sort_unstable();
            places.dedup();
            std::mem::take(places)
        })
    }

    /// The place of a belief among the hearsays, a new one where it has none; nothing for the state's own fluents.
    fn place(&mut self, chain: &[u32], fluent: u32) -> Option<u32> {
        if chain.is_empty() {
            return None;
        }
        let read = Read { chain: chain.into(), fluent };
        if let Some(known) = self.places.get(&read) {
            return Some(*known);
        }
        let place = self.reads.len() as u32;
        self.about[fluent as usize].push(place);
        self.reads.push(read.clone());
        self.places.insert(read, place);
        Some(place)
    }

    /// Notes which acts come to be observed by what, of those that change what there is hearsay about.
    fn watch(&mut self, actions: &[Action]) {
        let mut alike: FxHashMap<*const Condition, (usize, Vec<ActionId>)> = FxHashMap::default();
        for (number, action) in actions.iter().enumerate() {
            let told = |effect: &Effect| {
                effect.target.chain.is_empty() && !self.about[effect.target.fluent as usize].is_empty()
            };
            if action.effects.iter().any(told) {
                alike.entry(action.observing.as_ptr()).or_insert((number, Vec::new())).1.push(number as ActionId);
            }
        }
        let mut alike: Vec<(usize, Vec<ActionId>)> = alike.into_values().collect();
        alike.sort_unstable();
        for (first, acts) in alike {
            let acts: Arc<[ActionId]> = acts.into();
            let mut fluents = Vec::new();
            for condition in actions[first].observing.iter() {
                condition.reads(&mut |chain, fluent| fluents.extend(chain.is_empty().then_some(fluent)));
            }
            fluents.sort_unstable();
            fluents.dedup();
            fluents.into_iter().for_each(|fluent| self.watched[fluent as usize].push(acts.clone()));
        }
    }

    /// The number of a hearsay in the relaxed world.
    pub fn number(&self, read: &Read) -> Option<u32> {
        self.places.get(read).map(|place| self.own as u32 + place)
    }

    /// The hearsays about a fluent of the state: their numbers, and who holds them.
    pub fn about(&self, fluent: u32) -> impl Iterator<Item = (u32, &[u32])> {
        let places = self.about[fluent as usize].iter();
        places.map(|place| (self.own as u32 + place, &*self.reads[*place as usize].chain))
    }

    /// What a hearsay is of, by its number; nothing where the number is a fluent of the state.
    pub fn read(&self, number: u32) -> Option<&Read> {
        Some(&self.reads[(number as usize).checked_sub(self.own)?])
    }

    /// What the hearsays are about, in order.
    pub fn fluents(&self) -> impl Iterator<Item = u32> {
        self.reads.iter().map(|read| read.fluent)
    }

    /// What is held in a mind.
    pub fn values(&self, view: &View<'_>) -> Vec<Code> {
        self.reads.iter().map(|read| view.read(read)).collect()
    }

    /// Wakes what may come about when a fluent of the relaxed world has grown: acts and triggers that read it, if it is a
    /// hearsay, or those it lets somebody observe. The sets of bits are those of [`crate::bounds::growth`].
    pub(crate) fn wake(&self, number: u32, acts: Waking<'_>, triggers: Waking<'_>) {
        let Some(place) = (number as usize).checked_sub(self.own) else {
            return self.watched[number as usize].iter().for_each(|watched| mark(watched, acts.again, acts.happened));
        };
        for (readers, waking) in [(&self.acts, acts), (&self.triggers, triggers)] {
            let [conditions, effects] = readers;
            conditions.get(place).into_iter().for_each(|events| mark(events, waking.woken, waking.idle));
            effects.get(place).into_iter().for_each(|events| mark(events, waking.again, waking.happened));
        }
    }
}

fn wanted(program: &Program) -> Bits {
    let wants = |who: &u32| !matches!(program.utility(Some(*who)), Expression::Constant(_));
    let mut wanted = bits(program.actions.len());
    for (number, action) in program.actions.iter().enumerate() {
        if action.consenting.iter().all(wants) {
            put(&mut wanted, number);
        }
    }
    wanted
}

/// The sets of events of one kind in which some are woken: idle ones to be looked at, and happened ones to happen again.
pub(crate) struct Waking<'a> {
    pub idle: &'a Bits,
    pub woken: &'a mut Bits,
    pub happened: &'a Bits,
    pub again: &'a mut Bits,
}

/// Puts those of some events that are in `among` into a set.
fn mark(events: &[u32], set: &mut Bits, among: &Bits) {
    for event in events {
        let (word, bit) = (*event as usize / 64, 1 << (event % 64));
        set[word] |= among[word] & bit;
    }
}

fn list(lists: &mut Vec<Vec<u32>>, place: u32) -> &mut Vec<u32> {
    if lists.len() <= place as usize {
        lists.resize(place as usize + 1, Vec::new());
    }
    &mut lists[place as usize]
}
