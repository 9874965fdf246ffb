//! What somebody would do, decided: the acts whose best plans end highest.
//!
//! To decide is less than to know where every act leads at best ([`crate::reasons::prospect`]): an act that cannot end
//! as high as the best plan known need not be looked into further. So the best plan known sets a mark. Each act is asked
//! for a plan that ends no lower, and where one ends higher the mark rises. First that is asked with a quick look at each
//! act ([`crate::reasons::hunch`]), and in the end for certain; then what is left is the same as if all had been known.
//!
//! Somebody in a game must answer in time, and certainty can take a thousand times as long as a good answer. So where there
//! is a limit to time, all acts are looked at in rounds of growing effort before any is asked about for certain, and
//! whoever is stopped says what the best known is, and how many rounds were completed. Each plan is a reason by every rule;
//! there may only be better ones.

use crate::engine::Engine;
use crate::engine::question::{Hunch, Question};
use crate::limits::{EFFORTS, Halt};
use crate::logic::syntax::{ActionId, Character};
use crate::reasons::hunch::Care;
use crate::reasons::prospect::Choice;
use crate::watch::Watch;
use crate::world::graph::Mind;
use serde::Serialize;

/// How all acts are looked at before any is asked about for certain: first only at what somebody can do without waiting for
/// others to act.
const ROUNDS: [Care; 5] = [
    Care { effort: EFFORTS[0] / 4, alone: true },
    Care { effort: EFFORTS[0], alone: true },
    Care::of(EFFORTS[0]),
    Care::of(EFFORTS[1]),
    Care::of(EFFORTS[2]),
];

/// What somebody would do: nothing if there is no plan.
#[derive(Serialize, Debug)]
pub struct Decision {
    /// The plans that end highest, one for each act they begin with, in order.
    pub best: Vec<Choice>,
    /// Acts open to them, and how many of these are settled: it is certain what can come of them.
    pub open: usize,
    pub settled: usize,
    /// How often all acts were looked at.
    pub rounds: usize,
    #[serde(rename = "stop")]
    pub ending: Ending,
}

/// How deciding came to an end.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Nothing ends higher, and nothing else as high.
    #[serde(rename = "certain")]
    Certain,
    #[serde(rename = "limit:time")]
    Time,
    #[serde(rename = "limit:memory")]
    Memory,
    #[serde(rename = "interrupted")]
    Interrupted,
}

impl Ending {
    /// A limit as an ending; what is no limit is a fault.
    fn of(halt: Halt) -> Result<Ending, Halt> {
        match halt {
            Halt::Time => Ok(Ending::Time),
            Halt::Memory => Ok(Ending::Memory),
            Halt::Interrupted => Ok(Ending::Interrupted),
            fault => Err(fault),
        }
    }
}

/// An act being weighed, with the best plan known to begin with it and where that ends.
struct Weighed {
    question: Question,
    plan: Vec<ActionId>,
    after: Option<f64>,
    /// Whether it is certain that no plan ends higher, or none as high as another act's.
    settled: bool,
}

/// All acts open to somebody, being weighed.
struct Weighing {
    acts: Vec<Weighed>,
    /// What the mind is worth as it is.
    before: Option<f64>,
    /// Where the best plan known ends, or what the mind is worth if there is none.
    mark: f64,
    rounds: usize,
}

impl Engine {
    /// Decides what a character would do in a mind of its own. A limit leaves it undecided; what is no limit is a fault.
    pub fn decide(
        &mut self,
        mind: Mind,
        character: Character,
        steps: u32,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Decision, Halt> {
        let acts = self.open_to(mind, character, steps, levels);
        let mut weighing = Weighing { acts, before: None, mark: 0.0, rounds: 0 };
        let ending = match self.weigh(&mut weighing, watch) {
            Ok(()) => Ending::Certain,
            Err(halt) => Ending::of(halt)?,
        };
        let (open, settled) = (weighing.acts.len(), weighing.acts.iter().filter(|weighed| weighed.settled).count());
        let (rounds, mut best) = (weighing.rounds, highest(weighing));
        if best.is_empty() && ending == Ending::Certain {
            // Only where there is a reason for nothing do hopes count.
            best = self.hopeful(mind, character, steps, levels, watch)?;
            let most = best.iter().map(|choice| choice.after).fold(f64::NEG_INFINITY, f64::max);
            best.retain(|choice| choice.after == most);
        }
        Ok(Decision { open, settled, rounds, best, ending })
    }

    /// The acts open to a character in a mind of its own that it takes part in, none looked into yet.
    fn open_to(&mut self, mind: Mind, character: Character, steps: u32, levels: i32) -> Vec<Weighed> {
        if steps == 0 {
            return Vec::new();
        }
        let program = self.world.program.clone();
        let takes_part = |action: &ActionId| program.actions[*action as usize].consenting.contains(&character);
        let possible = self.world.all_worth_trying(mind, Some(character)).into_iter().filter(takes_part);
        let question = |action| Question { mind, action, character, steps, levels };
        possible
            .map(|action| Weighed { question: question(action), plan: Vec::new(), after: None, settled: false })
            .collect()
    }

    fn weigh(&mut self, weighing: &mut Weighing, watch: &mut Watch<'_>) -> Result<(), Halt> {
        let Some(&Weighed { question, .. }) = weighing.acts.first() else { return Ok(()) };
        weighing.before = self.worth(question.mind, question.character, question.levels, watch)?;
        let Some(base) = weighing.before else {
            weighing.acts.clear(); // nothing is above what is no number
            return Ok(());
        };
        weighing.mark = base;
        let rounds = if watch.until().is_some() { ROUNDS.as_slice() } else { &ROUNDS[..1] };
        for care in rounds.iter().copied().map(Some).chain([None]) {
            for at in by_promise(&weighing.acts) {
                let weighed = &mut weighing.acts[at];
                weighing.mark = self.climb(weighed, base, weighing.mark, care, watch)?;
            }
            weighing.rounds += 1;
        }
        Ok(())
    }

    /// Looks for plans that end no lower than the mark, with so much care or for certain, until there is none higher; gives the
    /// mark then.
    fn climb(
        &mut self,
        weighed: &mut Weighed,
        base: f64,
        mut mark: f64,
        care: Option<Care>,
        watch: &mut Watch<'_>,
    ) -> Result<f64, Halt> {
        while !weighed.settled {
            let reached = weighed.after.is_some_and(|after| after >= mark);
            let above = if reached { mark } else { just_below(mark).max(base) };
            match self.plan_above(weighed.question, above, care, watch)? {
                Hunch::Reason(plan) => self.note(weighed, &plan, watch)?,
                Hunch::Never => weighed.settled = true,
                Hunch::Unsure => break,
            }
            mark = weighed.after.map_or(mark, |after| after.max(mark));
        }
        Ok(mark)
    }

    /// A plan that ends above a value, by a look with so much care, or for certain.
    fn plan_above(
        &mut self,
        question: Question,
        above: f64,
        care: Option<Care>,
        watch: &mut Watch<'_>,
    ) -> Result<Hunch, Halt> {
        match care {
            Some(care) => Ok(match self.hunch_above(question, above, care, watch)? {
                Hunch::Never if care.alone => Hunch::Unsure,
                hunch => hunch,
            }),
            None => Ok(self.work_out_above(question, above, watch)?.map_or(Hunch::Never, Hunch::Reason)),
        }
    }

    /// Keeps a plan that begins with the act, and where it ends.
    fn note(&mut self, weighed: &mut Weighed, plan: &[ActionId], watch: &mut Watch<'_>) -> Result<(), Halt> {
        let after = self.end_of(weighed.question, plan, watch)?;
        if after > weighed.after {
            weighed.plan = plan.to_vec();
            weighed.after = after;
        }
        Ok(())
    }
}

/// The greatest number below a finite one.
fn just_below(number: f64) -> f64 {
    let bits = number.to_bits();
    f64::from_bits(match number {
        0.0 => 1 | 1 << 63,
        number if number > 0.0 => bits - 1,
        _ => bits + 1,
    })
}

/// The places of acts, those whose best known plan ends highest first; of equals the first.
fn by_promise(weighed: &[Weighed]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..weighed.len()).collect();
    let end = |at: usize| weighed[at].after.unwrap_or(f64::NEG_INFINITY);
    places.sort_by(|one, other| end(*other).total_cmp(&end(*one)));
    places
}

/// Of what was weighed, that which ends highest.
fn highest(weighing: Weighing) -> Vec<Choice> {
    let Weighing { acts, before, .. } = weighing;
    let most = acts.iter().filter_map(|weighed| weighed.after).reduce(f64::max);
    let best = acts.into_iter().filter_map(|Weighed { question, plan, after, .. }| {
        let acts = std::iter::once(question.action).chain(plan).collect();
        after.filter(|_| after == most).map(|after| Choice { act: question.action, acts, before, after })
    });
    best.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_lies_between_a_number_and_the_one_just_below() {
        for number in [0.0, -0.0, 1.0, -1.0, 0.1, f64::MIN_POSITIVE] {
            let below = just_below(number);
            let middle = number / 2.0 + below / 2.0;
            assert!(below < number && (middle == below || middle == number), "{number}");
        }
    }
}
