//! Reading in a mind that does not know: under all suppositions about the places that are read.
//!
//! Most readings meet nothing but values, and then they are read as ever. Only where one meets a label are the places it
//! mentions gathered, and it is read once for each choice of values for them.

use crate::logic::labels::{Held, Kind, Openable, SUPPOSITIONS};
use crate::logic::syntax::{Character, Condition, Expression, Read};
use crate::logic::value::{Code, LABELS, Numbers, UNKNOWN, Value};
use crate::world::eval::Reading;
use crate::world::graph::Mind;
use crate::world::running::{Owner, World};
use std::cell::Cell;
use std::sync::Arc;

/// What visits every place that something reads.
pub(crate) type Visitor<'a> = &'a mut dyn FnMut(&mut dyn FnMut(&[Character], u32));

/// Where something is read: a mind, and whose it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct At {
    pub mind: Mind,
    pub owner: Owner,
}

impl At {
    /// A state, which is nobody's mind.
    pub fn state(mind: Mind) -> At {
        At { mind, owner: None }
    }

    pub fn of(mind: Mind, owner: Character) -> At {
        At { mind, owner: Some(owner) }
    }
}

/// Whether a condition is satisfied, under all suppositions or under some.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Truth {
    No,
    Perhaps,
    Yes,
}

impl Truth {
    pub fn of(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }
}

/// A place that is read and not known, tied to nothing further out; and what it may be supposed to be.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub chain: Box<[Character]>,
    pub fluent: u32,
    pub held: Held,
    pub options: Vec<Code>,
}

/// What is supposed about the places of a reading.
pub(crate) struct Suppositions {
    pub slots: Vec<Slot>,
    /// How many there are, as far as they are counted.
    pub count: usize,
}

impl World {
    pub(crate) fn openable(&self) -> &Openable {
        self.program.openable.as_deref().expect("something is openable")
    }

    pub(crate) fn shared_openable(&self) -> Arc<Openable> {
        self.program.openable.clone().expect("something is openable")
    }

    /// What stands in a mind's own row.
    pub(crate) fn own(&self, mind: Mind, fluent: u32) -> Held {
        self.numbers.labels.decode(self.graph.values(mind)[fluent as usize])
    }

    /// A chain as it counts in a mind: of an openable fluent, the owner at its head is left out.
    pub(crate) fn counted<'c>(&self, at: At, chain: &'c [Character], fluent: u32) -> &'c [Character] {
        match chain.split_first() {
            Some((first, rest)) if Some(*first) == at.owner && self.openable().has(fluent) => rest,
            _ => chain,
        }
    }

    /// The mind at the end of a chain.
    pub(crate) fn end_of_chain(&self, mind: Mind, chain: &[Character]) -> Mind {
        chain.iter().fold(mind, |mind, character| self.graph.believed(mind, *character))
    }

    /// What is held at a place, as it stands there.
    pub(crate) fn held(&self, at: At, chain: &[Character], fluent: u32) -> Held {
        let chain = self.counted(at, chain, fluent);
        self.own(self.end_of_chain(at.mind, chain), fluent)
    }

    /// The place that one leads to by its ties, and what is held there.
    pub(crate) fn followed<'c>(&self, at: At, chain: &'c [Character], fluent: u32) -> (&'c [Character], Held) {
        let mut chain = self.counted(at, chain, fluent);
        loop {
            let held = self.own(self.end_of_chain(at.mind, chain), fluent);
            match (held, chain.split_last()) {
                (Held::Label(Kind::Tied, _), Some((_, shorter))) => chain = shorter,
                _ => return (chain, held),
            }
        }
    }

    /// What may be supposed of a place that is not known, tied to nothing.
    fn options(&self, distance: usize, fluent: u32, held: Held) -> Vec<Code> {
        let Held::Label(kind, set) = held else { return Vec::new() };
        let domain = self.openable().domain(fluent).expect("an openable fluent");
        match (distance, kind) {
            (0, _) | (1, Kind::Sure) => domain.among(set).collect(),
            (1, Kind::Unclear) => domain.among(set).chain([UNKNOWN]).collect(),
            _ => vec![UNKNOWN],
        }
    }

    /// The suppositions about what is read, given by what visits every place that is mentioned.
    pub(crate) fn suppositions(&self, at: At, reads: Visitor<'_>) -> Suppositions {
        let mut found = Suppositions { slots: Vec::new(), count: 1 };
        reads(&mut |chain, fluent| {
            let (chain, held) = self.followed(at, chain, fluent);
            let known = |slot: &Slot| slot.fluent == fluent && *slot.chain == *chain;
            if held.kind().is_some() && !found.slots.iter().any(known) {
                let options = self.options(chain.len(), fluent, held);
                found.count = found.count.saturating_mul(options.len());
                found.slots.push(Slot { chain: chain.into(), fluent, held, options });
            }
        });
        found
    }

    /// Reads once under every supposition, until `each` has enough; nothing is read where there are too many.
    pub(crate) fn under_each(
        &self,
        at: At,
        suppositions: &Suppositions,
        mut each: impl FnMut(&Supposed<'_>) -> bool,
    ) -> bool {
        if suppositions.count > SUPPOSITIONS {
            return false;
        }
        let slots = &suppositions.slots;
        let mut supposed = Supposed { world: self, at, slots, chosen: vec![0; slots.len()] };
        loop {
            if !each(&supposed) {
                return true;
            }
            let next = slots.iter().zip(&mut supposed.chosen).rev().any(|(slot, chosen)| {
                *chosen = (*chosen + 1) % slot.options.len();
                *chosen > 0
            });
            if !next {
                return true;
            }
        }
    }

    /// Whether a condition is satisfied, or possible.
    pub(crate) fn truth(&self, at: At, condition: &Condition) -> Truth {
        if let Condition::Always(holds) = condition {
            return Truth::of(*holds);
        }
        if let Some(holds) = self.plainly(at, |probe| probe.holds(condition)) {
            return Truth::of(holds);
        }
        let suppositions = self.suppositions(at, &mut |visit| condition.reads(visit));
        let (mut yes, mut no) = (false, false);
        let read = self.under_each(at, &suppositions, |supposed| {
            let holds = supposed.holds(condition);
            (yes, no) = (yes || holds, no || !holds);
            !(yes && no)
        });
        match (yes, no) {
            _ if !read => Truth::Perhaps,
            (true, false) => Truth::Yes,
            (false, _) => Truth::No,
            _ => Truth::Perhaps,
        }
    }

    pub(crate) fn satisfied(&self, at: At, condition: &Condition) -> bool {
        self.truth(at, condition) == Truth::Yes
    }

    /// All an expression may come to, each once; nothing where that is too much to go through.
    pub(crate) fn results(&self, at: At, expression: &Expression) -> Option<Vec<Value>> {
        if let Some(value) = self.plainly(at, |probe| probe.value(expression)) {
            return Some(vec![value]);
        }
        let suppositions = self.suppositions(at, &mut |visit| expression.reads(visit));
        let mut found: Vec<Value> = Vec::new();
        let read = self.under_each(at, &suppositions, |supposed| {
            let value = supposed.value(expression);
            if !found.iter().any(|known| self.numbers.same(*known, value)) {
                found.push(value);
            }
            true
        });
        read.then_some(found)
    }

    /// The one value of an expression in a state, where it has one.
    pub(crate) fn only_value(&self, state: Mind, expression: &Expression) -> Option<Value> {
        match self.results(At::state(state), expression)?.as_slice() {
            [value] => Some(*value),
            _ => None,
        }
    }

    /// What is read where nothing on the way is a label; otherwise nothing.
    fn plainly<T>(&self, at: At, read: impl FnOnce(&Probe<'_>) -> T) -> Option<T> {
        if self.openable().wide {
            return None;
        }
        let probe = Probe { world: self, at, met: Cell::new(false) };
        let found = read(&probe);
        (!probe.met.get()).then_some(found)
    }
}

/// Reads values, and notes where it meets a label.
struct Probe<'a> {
    world: &'a World,
    at: At,
    met: Cell<bool>,
}

impl Reading for Probe<'_> {
    fn numbers(&self) -> &Numbers {
        &self.world.numbers
    }

    fn at(&self, chain: &[u32], fluent: u32) -> Code {
        let chain = self.world.counted(self.at, chain, fluent);
        let code = self.world.graph.values(self.world.end_of_chain(self.at.mind, chain))[fluent as usize];
        if code >= LABELS {
            self.met.set(true);
        }
        code
    }

    fn knows(&self, read: &Read) -> bool {
        let chain = self.world.counted(self.at, &read.chain, read.fluent);
        match self.world.held(self.at, &read.chain, read.fluent) {
            Held::Known(value) => value != UNKNOWN,
            Held::Label(Kind::Unclear, _) if chain.len() == 1 => {
                self.met.set(true);
                false
            }
            held => held.has_value(),
        }
    }
}

/// Reads under one supposition.
pub(crate) struct Supposed<'a> {
    world: &'a World,
    at: At,
    slots: &'a [Slot],
    chosen: Vec<usize>,
}

impl Supposed<'_> {
    fn supposed(&self, chain: &[Character], fluent: u32) -> Code {
        let place = self.slots.iter().position(|slot| slot.fluent == fluent && *slot.chain == *chain);
        place.map_or(UNKNOWN, |place| self.slots[place].options[self.chosen[place]])
    }
}

impl Reading for Supposed<'_> {
    fn numbers(&self) -> &Numbers {
        &self.world.numbers
    }

    fn at(&self, chain: &[u32], fluent: u32) -> Code {
        match self.world.followed(self.at, chain, fluent) {
            (_, Held::Known(value)) => value,
            (chain, _) => self.supposed(chain, fluent),
        }
    }

    fn knows(&self, read: &Read) -> bool {
        let chain = self.world.counted(self.at, &read.chain, read.fluent);
        match self.world.held(self.at, &read.chain, read.fluent) {
            Held::Known(value) => value != UNKNOWN,
            Held::Label(Kind::Unclear, _) if chain.len() == 1 => self.supposed(chain, read.fluent) != UNKNOWN,
            held => held.has_value(),
        }
    }
}
