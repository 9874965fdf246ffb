//! What effects come to in a mind that does not know all they read: all effects on one fluent are taken together, under
//! every supposition about what they read.

use crate::logic::labels::{Held, Kind, Values};
use crate::logic::syntax::{Character, Condition, Effect, Expression};
use crate::logic::value::{UNKNOWN, Value};
use crate::world::eval::Reading;
use crate::world::open::passing::{Manner, Set};
use crate::world::open::reading::{At, Slot, Truth, Visitor};
use crate::world::running::World;

/// How effects are read.
#[derive(Clone, Copy)]
pub(crate) struct Happening<'a> {
    /// Where they are read.
    pub at: At,
    /// What else is asked for each of them: the precondition of a trigger that is only possible.
    pub besides: Option<&'a Condition>,
    /// The thinker put right, where the act that happens is the one that happens in it.
    pub thinker: Option<At>,
    /// Whether it is a trigger: then, in somebody's mind, an effect on what they believe is one on their own fluent.
    pub by_itself: bool,
}

/// A fluent that may have changed, and what is held of it now.
pub(crate) type Change = (u32, Held);

/// What effects on one fluent may come to.
struct Outcome {
    values: Vec<Value>,
    /// Whether it may stay as it is.
    stays: bool,
}

impl World {
    /// What effects make of a mind's own fluents; those that are left alone are not named.
    pub(crate) fn changes(&mut self, happening: Happening<'_>, effects: &[Effect]) -> Vec<Change> {
        let own = |effect: &Effect| match happening.by_itself {
            true => self.counted(happening.at, &effect.target.chain, effect.target.fluent).is_empty(),
            false => effect.target.chain.is_empty(),
        };
        let own: Vec<&Effect> = effects.iter().filter(|effect| own(effect)).collect();
        let mut fluents: Vec<u32> = own.iter().map(|effect| effect.target.fluent).collect();
        fluents.sort_unstable();
        fluents.dedup();
        let mut changes = Vec::new();
        for fluent in fluents {
            let on: Vec<&Effect> = own.iter().copied().filter(|effect| effect.target.fluent == fluent).collect();
            changes.extend(self.joint_change(happening, fluent, &on).map(|held| (fluent, held)));
        }
        changes
    }

    fn joint_change(&mut self, happening: Happening<'_>, fluent: u32, on: &[&Effect]) -> Option<Held> {
        let Happening { at, besides, .. } = happening;
        let mut reads = |visit: &mut dyn FnMut(&[Character], u32)| {
            besides.iter().for_each(|condition| condition.reads(visit));
            for effect in on {
                effect.when.reads(visit);
                effect.value.reads(visit);
            }
        };
        let suppositions = self.suppositions(at, &mut reads);
        let mut outcome = Outcome { values: Vec::new(), stays: false };
        let read = self.under_each(at, &suppositions, |supposed| {
            let happens = besides.is_none_or(|condition| supposed.holds(condition));
            let last = on.iter().rev().find(|effect| happens && supposed.holds(&effect.when));
            match last.map(|effect| supposed.value(&effect.value)) {
                Some(value) if outcome.values.iter().any(|known| self.numbers.same(*known, value)) => {}
                Some(value) => outcome.values.push(value),
                None => outcome.stays = true,
            }
            true
        });
        if !read {
            let domain = self.openable().domain(fluent);
            let all = domain.map_or_else(|| vec![UNKNOWN], |domain| domain.values.to_vec());
            outcome = Outcome { values: all.into_iter().map(Value::Code).collect(), stays: true };
        }
        if outcome.values.is_empty() {
            return None;
        }
        let old = self.own(at.mind, fluent);
        if !self.openable().has(fluent) {
            return Some(Held::Known(self.single(&outcome, old)));
        }
        let set = self.set_of(fluent, &outcome, old);
        if let Err(value) = set {
            return Some(value);
        }
        let kind = self.kind_of(happening, fluent, &suppositions.slots, outcome.stays, &mut reads);
        let domain = self.openable().domain(fluent).expect("an openable fluent");
        Some(domain.held(kind, set.unwrap_or(0)))
    }

    /// The only value that comes out, or `?`.
    fn single(&mut self, outcome: &Outcome, old: Held) -> u32 {
        let mut values: Vec<u32> = outcome.values.iter().map(|value| self.numbers.store(*value)).collect();
        if let (true, Held::Known(old)) = (outcome.stays, old) {
            values.push(old);
        }
        if values.iter().all(|value| *value == values[0]) { values[0] } else { UNKNOWN }
    }

    /// The set of all results; where they are one value, or none of the domain, that value.
    fn set_of(&mut self, fluent: u32, outcome: &Outcome, old: Held) -> Result<Values, Held> {
        let mut values: Vec<u32> = outcome.values.iter().map(|value| self.numbers.store(*value)).collect();
        let domain = self.openable().domain(fluent).expect("an openable fluent");
        if outcome.stays {
            match old {
                Held::Known(old) => values.push(old),
                Held::Label(_, set) => values.extend(domain.among(set)),
            }
        }
        if values.iter().all(|value| *value == values[0]) {
            return Err(Held::Known(values[0]));
        }
        Ok(values.iter().fold(0, |set, value| set | domain.bit(*value)))
    }

    /// Of what kind the label is, by the places that are read and not known.
    fn kind_of(&self, happening: Happening<'_>, fluent: u32, slots: &[Slot], stays: bool, reads: Visitor<'_>) -> Kind {
        let at = happening.at;
        let mut kinds: Vec<Kind> = slots.iter().filter_map(kind_of_slot).collect();
        if stays {
            kinds.extend(self.own(at.mind, fluent).kind());
        }
        let all = |kind: Kind| kinds.iter().all(|known| *known == kind);
        if all(Kind::Tied) && happening.thinker.is_some_and(|thinker| self.alike(at, thinker, fluent, stays, reads)) {
            return Kind::Tied;
        }
        match () {
            () if kinds.iter().all(|kind| matches!(kind, Kind::Tied | Kind::Sure)) => Kind::Sure,
            () if all(Kind::Open) => Kind::Open,
            () => Kind::Unclear,
        }
    }

    /// Whether every place read that is known is known alike in the thinker.
    fn alike(&self, at: At, thinker: At, fluent: u32, stays: bool, reads: Visitor<'_>) -> bool {
        let mut alike = true;
        let mut look = |chain: &[Character], fluent: u32| {
            let chain = self.counted(at, chain, fluent);
            if let (_, held @ Held::Known(_)) = self.followed(at, chain, fluent) {
                alike &= self.held(thinker, chain, fluent) == held;
            }
        };
        reads(&mut look);
        if stays {
            look(&[], fluent);
        }
        alike
    }

    /// What effects on what is believed set, read in a mind; `whose` says whether a chain is meant.
    pub(crate) fn told(
        &mut self,
        happening: Happening<'_>,
        effects: &[Effect],
        doubtful: bool,
        whose: impl Fn(&World, &[Character], u32) -> bool,
    ) -> Vec<Set> {
        let mut sets = Vec::new();
        for effect in effects {
            let (chain, fluent) = (effect.target.chain.to_vec(), effect.target.fluent);
            if chain.is_empty() || !whose(self, &chain, fluent) {
                continue;
            }
            let happens = match happening.besides {
                None => self.truth(happening.at, &effect.when),
                Some(besides) => {
                    let both = Condition::And(Box::new([besides.clone(), effect.when.clone()]));
                    self.truth(happening.at, &both)
                }
            };
            if happens == Truth::No {
                continue;
            }
            let certain = happens == Truth::Yes && !doubtful;
            let counted = self.counted(happening.at, &chain, fluent).len();
            let held = self.told_value(happening.at, counted == 1, fluent, &effect.value);
            let manner = if certain { Manner::Plain } else { Manner::Joined };
            sets.push(Set { chain, fluent, held, manner });
        }
        sets
    }

    fn told_value(&mut self, at: At, alone: bool, fluent: u32, value: &Expression) -> Held {
        let results = self.results(at, value);
        if let Some([value]) = results.as_deref() {
            return Held::Known(self.numbers.store(*value));
        }
        let Some(domain) = self.openable().domain(fluent).cloned() else { return Held::Known(UNKNOWN) };
        if matches!(value, Expression::Get(read) if *read == fluent) && alone {
            return self.own(at.mind, fluent).tied();
        }
        let set = match results {
            None => domain.all(),
            Some(results) => results.iter().fold(0, |set, value| set | domain.bit(self.numbers.store(*value))),
        };
        domain.held(Kind::Sure, set)
    }
}

/// How a place that is read counts: others' that may be supposed as open, and those of which nothing is supposed not.
fn kind_of_slot(slot: &Slot) -> Option<Kind> {
    match (slot.chain.len(), slot.held.kind()?) {
        (0, kind) => Some(kind),
        (1, Kind::Sure | Kind::Unclear) => Some(Kind::Open),
        _ => None,
    }
}
