//! The relaxed world as it grows: which acts and triggers come to be possible when the sets of values do.
//!
//! Sets only grow, so a condition that could hold once always can. Each event therefore keeps its place in its own
//! precondition, the first part that could not yet hold, and is looked at again only when a fluent has grown that it
//! reads. Which events those are is known beforehand, as a mask of bits for each fluent; taking note of a growth is an
//! “or” of a few words. An event happens once, unless what it brings depends on what has grown: then it happens again
//! whenever that grows.

use crate::bounds::hearsay::{Hearsay, Waking};
use crate::bounds::outlook::Outlook;
use crate::bounds::relevance::Relevant;
use crate::bounds::sets::{Layers, Set};
use crate::logic::bits::{Bits, bits, drain, put, set};
use crate::logic::readers::Readers;
use crate::logic::syntax::{Action, ActionId, Condition, Effect, Expression, Read};
use crate::logic::value::{Code, Numbers, TRUE};
use crate::world::program::Program;
use crate::world::questions::Questions;

/// Rounds of triggers in a layer after which numbers still growing are taken to be unbounded.
const ROUNDS: usize = 8;

/// Room for so many events that happen together, so that a list of them seldom has to grow.
const READY: usize = 64;

/// Events of one kind that may yet happen, or happen again.
#[derive(Clone)]
struct Pending {
    /// Not possible so far.
    idle: Bits,
    /// Of these, to be looked at.
    woken: Bits,
    /// Have happened, and may bring something else now.
    again: Bits,
    /// Have happened.
    happened: Bits,
    /// By event: the first part of the precondition that could not hold.
    place: Box<[u16]>,
}

impl Pending {
    fn new(events: usize, usable: Bits) -> Pending {
        Pending {
            woken: usable.clone(),
            idle: usable,
            again: bits(events),
            happened: bits(events),
            place: vec![0; events].into(),
        }
    }

    /// The sets in which events are woken.
    fn waking(&mut self) -> Waking<'_> {
        Waking { idle: &self.idle, woken: &mut self.woken, happened: &self.happened, again: &mut self.again }
    }

    fn wake(&mut self, readers: &Readers, fluent: u32) {
        let preconditions = self.woken.iter_mut().zip(&self.idle).zip(&readers.preconditions[fluent as usize]);
        preconditions.for_each(|((woken, idle), reads)| *woken |= reads & idle);
        let effects = self.again.iter_mut().zip(&self.happened).zip(&readers.effects[fluent as usize]);
        effects.for_each(|((again, happened), reads)| *again |= reads & happened);
    }

    /// The events that happen now, in order: newly possible ones, and those that may bring something else.
    fn ready<'a>(&mut self, layers: &Layers<'_>, precondition: impl Fn(u32) -> &'a Condition) -> Vec<u32> {
        let mut ready = Vec::with_capacity(READY);
        drain(&mut self.again, |event| ready.push(event));
        let Pending { idle, woken, happened, place, .. } = self;
        drain(woken, |event| {
            if may_hold_from(layers, precondition(event), &mut place[event as usize]) {
                ready.push(event);
                idle[event as usize / 64] &= !(1 << (event % 64));
                put(happened, event as usize);
            }
        });
        ready.sort_unstable();
        ready
    }
}

/// Whether a condition could hold; of a conjunction, the parts before `place` are known to.
fn may_hold_from(layers: &Layers<'_>, condition: &Condition, place: &mut u16) -> bool {
    let Condition::And(parts) = condition else { return layers.may_hold(condition) };
    while let Some(part) = parts.get(*place as usize) {
        if !layers.may_hold(part) {
            return false;
        }
        *place += 1;
    }
    true
}

fn sets(row: &[Code], program: &Program, numbers: &Numbers) -> Vec<Set> {
    match program.openable {
        None => row.iter().map(|code| Set::of(*code, numbers)).collect(),
        Some(_) => {
            let row = row.iter().enumerate();
            row.map(|(fluent, code)| Set::held(fluent as u32, *code, program, numbers)).collect()
        }
    }
}

/// Values that a fluent comes to be able to have, and which effect of an event brings them.
#[derive(Clone)]
pub(crate) struct Brought {
    pub effect: u32,
    pub fluent: u32,
    pub set: Set,
}

/// A relaxed world, growing from a row of values.
#[derive(Clone)]
pub(crate) struct Growing<'a> {
    pub program: &'a Program,
    pub layers: Layers<'a>,
    /// Whether its steps are those of a story, so that evidence may move what is contested.
    told: bool,
    acts: Pending,
    triggers: Pending,
    /// What the events under way bring; empty between them.
    brought: Vec<Brought>,
    /// Acts left out until somebody hears something, and the fluents it must be about.
    unwilling: Vec<ActionId>,
    subjects: Vec<u32>,
}

impl<'a> Growing<'a> {
    /// A relaxed world in which everything happens that the outlook has.
    pub fn new(program: &'a Program, numbers: &'a Numbers, row: &[Code], outlook: Outlook) -> Growing<'a> {
        let usable = |event: &usize| outlook.has(program, *event as u32);
        let acts = set(program.actions.len(), (0..program.actions.len()).filter(usable));
        let triggers = set(program.triggers.len(), program.outward.iter().map(|trigger| *trigger as usize));
        Growing::with(acts, triggers, program, numbers, row, outlook)
    }

    /// A relaxed world in which only what is relevant happens.
    pub fn among(
        relevant: &Relevant,
        program: &'a Program,
        numbers: &'a Numbers,
        row: &[Code],
        outlook: Outlook,
    ) -> Growing<'a> {
        Growing::with(relevant.acts.clone(), relevant.triggers.clone(), program, numbers, row, outlook)
    }

    /// The same as a new one, in which what is read of beliefs comes about only when somebody could learn it, and nobody
    /// does anything who wants nothing.
    pub fn hearing(mut self, hearsay: &'a Hearsay, held: &[Code]) -> Growing<'a> {
        let numbers = self.layers.numbers;
        for acts in [&mut self.acts.idle, &mut self.acts.woken] {
            acts.iter_mut().zip(&hearsay.wanted).for_each(|(acts, wanted)| *acts &= wanted);
        }
        let program = self.program;
        let held = held.iter().zip(hearsay.fluents());
        self.layers.sets.extend(held.map(|(code, fluent)| Set::held(fluent, *code, program, numbers)));
        self.layers.hearsay = Some(hearsay);
        self
    }

    /// The same as a new one, in which some acts do not happen until somebody who consents to one, and wants something
    /// that has to do with one of some fluents, comes to hold something new about it.
    pub fn unless_heard(mut self, acts: Vec<ActionId>, subjects: Vec<u32>) -> Growing<'a> {
        for action in &acts {
            let (word, bit) = (*action as usize / 64, 1 << (action % 64));
            self.acts.idle[word] &= !bit;
            self.acts.woken[word] &= !bit;
        }
        (self.unwilling, self.subjects) = (acts, subjects);
        self
    }

    /// Lets those who heard something do what they would not before.
    fn persuade(&mut self, hearsay: &Hearsay, number: u32) {
        let program = self.program;
        let concerns = |read: &&Read| {
            self.subjects.contains(&read.fluent) && program.utility(Some(read.chain[0])).mentions(read.fluent)
        };
        let Some(Read { chain, .. }) = hearsay.read(number).filter(concerns) else { return };
        let consents = |action: &ActionId| program.actions[*action as usize].consenting.contains(&chain[0]);
        let (persuaded, left) = std::mem::take(&mut self.unwilling).into_iter().partition(consents);
        self.unwilling = left;
        let persuaded: Vec<ActionId> = persuaded;
        for action in persuaded {
            put(&mut self.acts.idle, action as usize);
            put(&mut self.acts.woken, action as usize);
        }
    }

    fn with(
        acts: Bits,
        triggers: Bits,
        program: &'a Program,
        numbers: &'a Numbers,
        row: &[Code],
        outlook: Outlook,
    ) -> Growing<'a> {
        Growing {
            program,
            layers: Layers { numbers, hearsay: None, sets: sets(row, program, numbers) },
            told: outlook == Outlook::Author,
            acts: Pending::new(program.actions.len(), acts),
            triggers: Pending::new(program.triggers.len(), triggers),
            brought: Vec::new(),
            unwilling: Vec::new(),
            subjects: Vec::new(),
        }
    }

    /// The acts that happen in the next layer.
    pub fn acts(&mut self) -> Vec<u32> {
        let program = self.program;
        self.acts.ready(&self.layers, |event| &program.actions[event as usize].precondition)
    }

    /// The triggers that happen now.
    pub fn triggers(&mut self) -> Vec<u32> {
        let program = self.program;
        self.triggers.ready(&self.layers, |event| &program.triggers[event as usize].precondition)
    }

    /// What effects could bring, as the world is now.
    pub fn brings(&self, effects: &'a [Effect]) -> impl Iterator<Item = Brought> {
        let own = effects.iter().enumerate().filter(|(_, effect)| effect.target.chain.is_empty());
        own.filter(|(_, effect)| self.layers.may_hold(&effect.when)).map(|(number, effect)| Brought {
            effect: number as u32,
            fluent: effect.target.fluent,
            set: if effect.blurs {
                self.layers.value(&effect.value).or_unknown()
            } else {
                self.layers.value(&effect.value)
            },
        })
    }

    /// What an event could bring to be held by somebody, with these effects: by effects on minds, and, of an act, by those
    /// who could observe it; nothing where that is not asked.
    pub fn tells(&self, effects: &'a [Effect], act: Option<&'a Action>) -> Vec<Brought> {
        let Some(hearsay) = self.layers.hearsay else { return Vec::new() };
        let mut told = Vec::new();
        for (number, effect) in effects.iter().enumerate().filter(|(_, effect)| self.layers.may_hold(&effect.when)) {
            let (fluent, set) = (effect.target.fluent, self.layers.value(&effect.value));
            let sees = |who: &u32| act.is_some_and(|act| self.layers.may_hold(&act.observing[*who as usize]));
            let seen = hearsay.about(fluent).filter(|(_, chain)| chain.iter().all(sees)).map(|(number, _)| number);
            let numbers: Vec<u32> = match effect.target.chain.is_empty() {
                true => seen.collect(),
                false => hearsay.number(&effect.target).into_iter().collect(),
            };
            told.extend(numbers.into_iter().map(|fluent| Brought { effect: number as u32, fluent, set }));
        }
        told
    }

    /// Adds values to a fluent; says whether any are new.
    pub fn grow(&mut self, fluent: u32, set: Set) -> bool {
        let known = &mut self.layers.sets[fluent as usize];
        let union = known.union(set);
        if union == *known {
            return false;
        }
        *known = union;
        if (fluent as usize) < self.program.moving {
            self.acts.wake(&self.program.action_readers, fluent);
            self.triggers.wake(&self.program.trigger_readers, fluent);
        }
        if let Some(hearsay) = self.layers.hearsay {
            hearsay.wake(fluent, self.acts.waking(), self.triggers.waking());
            self.persuade(hearsay, fluent);
        }
        true
    }

    /// One layer: every act that could happen does, reading the world as it was; then what follows of itself. Says
    /// whether anything grew.
    pub fn layer(&mut self) -> bool {
        let program = self.program;
        let acts = self.acts();
        let effects = acts.iter().map(|action| program.actions[*action as usize].effects.as_slice());
        // Triggers look also where no value has grown: an act may have changed what somebody believes.
        self.happen(effects) | self.conclude() | self.settle()
    }

    /// The world as it could be once up to so many more acts among these have happened.
    pub fn left_to(&self, others: &Relevant, acts: u32) -> Growing<'a> {
        let mut world = self.clone();
        world.acts = Pending::new(self.program.actions.len(), others.acts.clone());
        for _ in 0..acts {
            if !world.layer() {
                break;
            }
        }
        world
    }

    fn happen(&mut self, events: impl Iterator<Item = &'a [Effect]>) -> bool {
        let mut brought = std::mem::take(&mut self.brought);
        events.for_each(|effects| brought.extend(self.brings(effects)));
        let mut grown = false;
        for Brought { fluent, set, .. } in brought.drain(..) {
            grown |= self.grow(fluent, set);
        }
        self.brought = brought;
        grown
    }

    /// What is contested may come to be anything; says whether that is new.
    fn conclude(&mut self) -> bool {
        let questions = self.program.questions.as_deref().filter(|_| self.told);
        let mut grown = false;
        for (fluent, number) in questions.into_iter().flat_map(Questions::written) {
            grown |= self.grow(fluent, if number { Set::NUMBER } else { Set::of(TRUE, self.layers.numbers) });
        }
        grown
    }

    /// Lets all be so that evidence alone may bring, as if it had.
    pub fn suppose(&mut self) {
        if self.conclude() {
            self.settle();
        }
    }

    /// Triggers cost nothing: they add what they can until nothing is new. Says whether anything was.
    fn settle(&mut self) -> bool {
        let program = self.program;
        let mut grown = false;
        for round in 0.. {
            let before = (round >= ROUNDS).then(|| self.layers.sets.clone());
            let triggers = self.triggers();
            if triggers.is_empty() {
                break;
            }
            grown |= self.happen(triggers.iter().map(|trigger| program.triggers[*trigger as usize].effects.as_slice()));
            if let Some(before) = before {
                self.widen(&before);
            }
        }
        grown
    }

    /// Lets everything happen until nothing new comes of it. A number that still grows is taken to have no bound, so that
    /// an end is come to: every value is added once, and every bound given up once.
    pub fn reach_all(&mut self) {
        loop {
            let before = self.layers.sets.clone();
            if !self.layer() {
                return;
            }
            self.widen(&before);
        }
    }

    fn widen(&mut self, before: &[Set]) {
        for (fluent, before) in before.iter().enumerate() {
            let wide = self.layers.sets[fluent].widened(before);
            self.grow(fluent as u32, wide);
        }
    }

    pub fn value(&self, expression: &Expression) -> Set {
        self.layers.value(expression)
    }
}
