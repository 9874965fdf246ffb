//! Numbers that only grow, and that nothing asks about any more.
//!
//! A count of the days makes a new state of every act, so that states have no end even where nothing depends on the day.
//! A search is therefore made in a *lean* world. A fluent that no condition and no utility reads, nor any effect on one
//! that is read, keeps the value it has at the start. And a number that acts only ever raise, and that is only ever
//! compared with constants, stands still once it is above all of these (or below, if acts only ever lower it): whatever
//! it would be later, every comparison would come out the same, and so would everything that follows from it. A state
//! of the lean world thus stands for many of the world as it is, and the same acts are possible, make sense, and lead to
//! states it stands for as well; a story of the one is a story of the other, reasons and utilities included.
//!
//! What triggers set is left as it is, since whether triggers come to rest may hang on it; and so is a world in which
//! people ask one another, where a step of a story writes more than its effects, or may not know, where what an act comes to
//! is `?` for what it reads.

use crate::engine::Engine;
use crate::limits::Halt;
use crate::logic::syntax::{Action, Comparison, Condition, Effect, Expression, Operation};
use crate::logic::value::{Code, Numbers};
use crate::world::program::Program;
use crate::world::running::World;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// What is known of a fluent as far as numbers without end go.
#[derive(Clone, Default)]
struct Count {
    /// Whether some act raises it, or lowers it.
    raised: bool,
    lowered: bool,
    /// Whether it is set to what is neither a constant nor itself a constant more or less, or by a trigger.
    set_freely: bool,
    /// Whether anything reads it but a comparison with a constant.
    read_freely: bool,
    /// The least and the greatest number it is compared with, if it is compared at all.
    compared: Option<(f64, f64)>,
}

/// What becomes of a fluent in the lean world.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Fate {
    Kept,
    Still,
    AtMost(f64),
    AtLeast(f64),
}

impl Count {
    fn fate(&self, read: bool) -> Fate {
        let endless = self.raised || self.lowered || self.set_freely;
        match self.compared {
            _ if !endless => Fate::Kept,
            _ if !read => Fate::Still,
            Some((_, most)) if !self.lowered && !self.set_freely && !self.read_freely => Fate::AtMost(most),
            Some((least, _)) if !self.raised && !self.set_freely && !self.read_freely => Fate::AtLeast(least),
            _ => Fate::Kept,
        }
    }
}

impl Engine {
    /// The same world with fewer states, if there are numbers that may be let go; nothing is worked out about it yet.
    pub(crate) fn lean(&self) -> Result<Option<Engine>, Halt> {
        let program = &self.world.program;
        let fates = fates(program, &self.world.numbers);
        if program.questions.is_some() || program.openable.is_some() || fates.iter().all(|fate| *fate == Fate::Kept) {
            return Ok(None);
        }
        let mut numbers = self.world.numbers.clone();
        let actions = program.actions.iter().map(|action| lean(action, &fates, &mut numbers)).collect();
        let world = World::of(Arc::new(program.acting(actions)), numbers, self.world.guard.clone())?;
        let mut engine = Engine::new(world);
        engine.elsewhere = self.bytes();
        Ok(Some(engine))
    }
}

fn lean(action: &Action, fates: &[Fate], numbers: &mut Numbers) -> Action {
    let mut effects = Vec::new();
    for effect in &action.effects {
        let value = match fates[effect.target.fluent as usize] {
            Fate::Kept => effect.value.clone(),
            Fate::Still => continue,
            Fate::AtMost(most) => capped(&effect.value, Comparison::Greater, most, most + 1.0, numbers),
            Fate::AtLeast(least) => capped(&effect.value, Comparison::Less, least, least - 1.0, numbers),
        };
        effects.push(Effect { target: effect.target.clone(), when: effect.when.clone(), value, blurs: effect.blurs });
    }
    Action { effects, ..action.clone() }
}

/// The value, or `beyond` where it is on the far side of the limit.
fn capped(value: &Expression, far: Comparison, limit: f64, beyond: f64, numbers: &mut Numbers) -> Expression {
    let (limit, beyond) = (Expression::Constant(numbers.encode(limit)), Expression::Constant(numbers.encode(beyond)));
    let is_far = Condition::Compare(far, value.clone(), limit);
    Expression::If(Box::new(is_far), Box::new(beyond), Box::new(value.clone()))
}

fn fates(program: &Program, numbers: &Numbers) -> Vec<Fate> {
    let mut counts = vec![Count::default(); program.moving];
    let mut look = Look { counts: &mut counts, numbers };
    let mut seen = FxHashSet::default(); // what acts are observed by is shared
    for action in program.actions.iter() {
        look.condition(&action.precondition);
        if seen.insert(action.observing.as_ptr()) {
            action.observing.iter().for_each(|observing| look.condition(observing));
        }
        action.effects.iter().for_each(|effect| look.effect(effect));
    }
    for trigger in program.triggers.iter() {
        look.condition(&trigger.precondition);
        for effect in &trigger.effects {
            look.effect(effect);
            look.counts[effect.target.fluent as usize].set_freely = true;
            look.counts[effect.target.fluent as usize].read_freely = true;
        }
    }
    look.expression(&program.author);
    program.utilities.iter().for_each(|utility| look.expression(utility));
    let read = read(program);
    counts.iter().zip(read).map(|(count, read)| count.fate(read)).collect()
}

/// How fluents are set and read, as far as has been looked.
struct Look<'a> {
    counts: &'a mut Vec<Count>,
    numbers: &'a Numbers,
}

impl Look<'_> {
    fn effect(&mut self, effect: &Effect) {
        self.condition(&effect.when);
        let target = effect.target.fluent as usize;
        if let Some(step) = self.step(effect) {
            self.counts[target].raised |= step > 0.0;
            self.counts[target].lowered |= step < 0.0;
        } else if !matches!(effect.value, Expression::Constant(_)) {
            self.counts[target].set_freely = true;
            self.expression(&effect.value);
        }
    }

    /// By how much an effect raises its own fluent, if that is all it does.
    fn step(&self, effect: &Effect) -> Option<f64> {
        let Expression::Arithmetic(operation, left, right) = &effect.value else { return None };
        let own = |expression: &Expression| matches!(expression, Expression::Get(f) if *f == effect.target.fluent);
        let number = |expression: &Expression| match expression {
            Expression::Constant(code) => self.numbers.decode(*code),
            _ => None,
        };
        match operation {
            Operation::Add if own(left) => number(right),
            Operation::Add if own(right) => number(left),
            Operation::Subtract if own(left) => number(right).map(|number| -number),
            _ => None,
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Always(_) | Condition::Knows(_) => {}
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| self.condition(part)),
            Condition::Not(part) => self.condition(part),
            Condition::Is(fluent, code) | Condition::IsNot(fluent, code) => self.compared(*fluent, *code),
            Condition::If(test, yes, no) => [test, yes, no].iter().for_each(|part| self.condition(part)),
            Condition::Compare(_, left, right) => match (fluent(left), fluent(right), left, right) {
                (Some(fluent), _, _, Expression::Constant(code)) => self.compared(fluent, *code),
                (_, Some(fluent), Expression::Constant(code), _) => self.compared(fluent, *code),
                _ => [left, right].iter().for_each(|side| self.expression(side)),
            },
        }
    }

    /// A fluent is compared with a constant; what is no number is above and below none.
    fn compared(&mut self, fluent: u32, code: Code) {
        let known = &mut self.counts[fluent as usize].compared;
        let number = self.numbers.decode(code);
        let (least, most) = known.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
        *known = Some((least.min(number.unwrap_or(0.0)), most.max(number.unwrap_or(0.0))));
    }

    fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::Constant(_) => {}
            Expression::Get(fluent) => self.counts[*fluent as usize].read_freely = true,
            Expression::GetBelief(read) => self.counts[read.fluent as usize].read_freely = true,
            Expression::Arithmetic(_, left, right) => [left, right].iter().for_each(|side| self.expression(side)),
            Expression::Truth(condition) => self.condition(condition),
            Expression::If(test, yes, no) => {
                self.condition(test);
                [yes, no].iter().for_each(|part| self.expression(part));
            }
        }
    }
}

/// The fluent that an expression is, whoever holds it.
fn fluent(expression: &Expression) -> Option<u32> {
    match expression {
        Expression::Get(fluent) => Some(*fluent),
        Expression::GetBelief(read) => Some(read.fluent),
        _ => None,
    }
}

/// By fluent: whether a condition or a utility reads it, or an effect on one that is read, however often removed.
fn read(program: &Program) -> Vec<bool> {
    let mut read = vec![false; program.moving];
    let mut note = |_: &[u32], fluent: u32| read[fluent as usize] = true;
    let mut seen = FxHashSet::default();
    for action in program.actions.iter() {
        action.precondition.reads(&mut note);
        if seen.insert(action.observing.as_ptr()) {
            action.observing.iter().for_each(|observing| observing.reads(&mut note));
        }
    }
    for trigger in program.triggers.iter() {
        trigger.precondition.reads(&mut note);
        trigger.effects.iter().for_each(|effect| note(&[], effect.target.fluent));
    }
    program.author.reads(&mut note);
    program.utilities.iter().for_each(|utility| utility.reads(&mut note));
    let effects = || {
        let actions = program.actions.iter().flat_map(|action| &action.effects);
        actions.chain(program.triggers.iter().flat_map(|trigger| &trigger.effects))
    };
    loop {
        let before = read.clone();
        for effect in effects().filter(|effect| before[effect.target.fluent as usize]) {
            let mut note = |_: &[u32], fluent: u32| read[fluent as usize] = true;
            effect.when.reads(&mut note);
            effect.value.reads(&mut note);
        }
        if read == before {
            return read;
        }
    }
}
