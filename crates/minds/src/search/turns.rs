//! Explanations without a limit: searches with explanations of every length, taking turns.
//!
//! Where explanations may have any number of acts, two things are without end: stories, and reasons. A story that needs a
//! plan of seven acts is never met by whoever first looks at all stories with short reasons, and one with a short reason
//! is never met by whoever first looks at all reasons of one act. So there is a search for each length of explanations
//! ([`LENGTHS`], and then on by doubling), and they take turns. Where levels of mind have no limit either, there are two
//! for each length: one with [`SHALLOW`] levels, which are enough for nearly all stories and cost the least, and one with
//! as many as such an explanation could need; only the latter where a story must be a shortest one. In every round one more length joins in, and each search may do twice the
//! work of the round before. So a search that would find a story alone after so much work finds it after so much work of
//! its own here, and what the others have done by then is no more than a few times that, whatever there is no end of.
//!
//! Work is counted in questions and steps looked into, and not by the clock ([`crate::watch::Work`]). So the story is the same on any
//! machine. A turn may end in the midst of a question; what was answered on the way is kept, and when the question is
//! put again it is soon where it was.
//!
//! A search that runs empty has shown that there is no story with explanations of its length. Whether there is none with
//! explanations of any length is then asked of the acts that made no sense in it ([`crate::search::never`]).

use crate::engine::Engine;
use crate::limits::{Halt, Limits, Sight};
use crate::search::bare::{Ended, FIRST, Search};
use crate::search::never::Refusals;
use crate::search::told::{Found, Stop};
use crate::watch::Watch;

/// Acts explanations may have in the first searches; each later one has twice as many as the last but one before it.
const LENGTHS: [u32; 4] = [1, 2, 3, 4];

/// Levels of mind that are tried beside as many as there could be.
const SHALLOW: u32 = 2;

/// The work of a first turn.
const SLICE: u64 = 512;

/// Acts in the explanations of the search with this number: 1, 2, 3, 4, 6, 8, 12, 16, 24 …
fn length(number: usize) -> u32 {
    match LENGTHS.get(number) {
        Some(length) => *length,
        None => length(number - 2).saturating_mul(2),
    }
}

/// How far minds look in the searches of a round.
fn sights(limits: &Limits, round: usize) -> Vec<Sight> {
    let whole = Sight::of(limits, length(round));
    let shallow = Sight { depth: SHALLOW, ..whole };
    let both = limits.depth.is_none() && whole.depth > SHALLOW && !limits.shortest;
    if both { vec![shallow, whole] } else { vec![whole] }
}

/// One of the searches, and how far it is.
struct Lane {
    search: Search,
    sight: Sight,
    /// Whether it has all the levels of mind that there could be.
    whole: bool,
    /// Whether it has run empty.
    empty: bool,
}

/// How all of them ended: in which search, and at which place of it.
struct Outcome {
    stop: Stop,
    number: usize,
    place: u32,
}

/// All searches begun so far.
struct Turns {
    lanes: Vec<Lane>,
    refusals: Refusals,
}

impl Turns {
    /// Tells a search what the others hold and have looked into.
    fn beside(&mut self, number: usize) {
        let others = self.lanes.iter().enumerate().filter(|(other, _)| *other != number);
        let (states, bytes) = others
            .fold((0, 0), |(states, bytes), (_, lane)| (states + lane.search.expanded, bytes + lane.search.bytes()));
        let search = &mut self.lanes[number].search;
        (search.elsewhere, search.besides) = (states, bytes + self.refusals.bytes());
    }

    /// The search that has met the highest author's utility, the first of equals.
    fn best(&self) -> usize {
        let utility = |number: &usize| self.lanes[*number].search.best.0;
        (0..self.lanes.len()).rev().max_by(|one, other| utility(one).total_cmp(&utility(other))).unwrap_or(0)
    }

    /// An end without a story, at the best place met.
    fn without_story(&self, stop: Stop) -> Outcome {
        let number = self.best();
        Outcome { stop, number, place: self.lanes[number].search.best.1 }
    }

    /// Of the searches that have run empty, the one with the longest explanations and the most levels: what was refused
    /// in it is what is left in question.
    fn last_empty(&self) -> Option<usize> {
        self.lanes.iter().rposition(|lane| lane.empty && lane.whole)
    }

    /// The search that has ruled out the most lengths of stories, of equals the one with the longest explanations.
    fn furthest(&self) -> Option<&Lane> {
        self.lanes.iter().max_by_key(|lane| (lane.search.proved, lane.sight.steps))
    }
}

impl Engine {
    /// Searches with explanations of any length.
    pub(crate) fn take_turns(
        &mut self,
        limits: &Limits,
        goal: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<Found, Halt> {
        watch.progress.proved = 0;
        let refusals = Refusals::new(limits, &self.world.program);
        let mut turns = Turns { lanes: Vec::new(), refusals };
        let Outcome { stop, number, place } = match self.rounds(&mut turns, limits, goal, watch) {
            Ok(outcome) => outcome,
            Err(halt) => turns.without_story(Stop::of(halt)?),
        };
        let states = turns.lanes.iter().map(|lane| lane.search.expanded).sum();
        let proved = match stop {
            Stop::Found => (turns.lanes[number].search.proved, turns.lanes[number].sight.steps),
            _ => turns.furthest().map_or((0, 0), |lane| (lane.search.proved, lane.sight.steps)),
        };
        let lane = &turns.lanes[number];
        let found = self.report(lane.sight, stop, lane.search.acts(place), states)?;
        Ok(Found { proved: proved.0, steps: proved.1, ..found })
    }

    /// Round after round, to the end.
    fn rounds(
        &mut self,
        turns: &mut Turns,
        limits: &Limits,
        goal: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<Outcome, Halt> {
        for round in 0.. {
            for sight in sights(limits, round) {
                let search = self.begin(limits, sight, goal, FIRST);
                let whole = sight.depth == Sight::of(limits, sight.steps).depth;
                turns.lanes.push(Lane { search, sight, whole, empty: false });
            }
            for number in 0..turns.lanes.len() {
                match self.one_turn(turns, number, SLICE << round.min(40), watch)? {
                    Ended::Story(place) => return Ok(Outcome { stop: Stop::Found, number, place }),
                    Ended::Nothing => return Ok(turns.without_story(Stop::None)),
                    Ended::Spent => {}
                }
            }
        }
        unreachable!("the loop ends by returning")
    }

    /// One turn of a search: a story, a proof that there is none, or neither so far.
    fn one_turn(&mut self, turns: &mut Turns, number: usize, slice: u64, watch: &mut Watch<'_>) -> Result<Ended, Halt> {
        turns.beside(number);
        let lane = &mut turns.lanes[number];
        if !lane.empty {
            watch.progress.steps = lane.sight.steps;
            lane.search.turn_ends = self.work.done + slice;
            match self.run(&mut lane.search, watch)? {
                Ended::Nothing => lane.empty = true,
                ended => return Ok(ended),
            }
        }
        if turns.last_empty() != Some(number) {
            return Ok(Ended::Spent);
        }
        let refused = std::mem::take(&mut turns.lanes[number].search.refused);
        let steps = turns.lanes[number].sight.steps;
        let never = self.are_refused_for_ever(&mut turns.refusals, &refused, steps, slice, watch);
        turns.lanes[number].search.refused = refused;
        Ok(if never? { Ended::Nothing } else { Ended::Spent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watch::Work;

    #[test]
    fn explanations_grow_by_half_as_much_again_at_most() {
        let lengths: Vec<u32> = (0..10).map(length).collect();
        assert_eq!(lengths, [1, 2, 3, 4, 6, 8, 12, 16, 24, 32]);
    }

    #[test]
    fn work_ends_where_it_may_go_no_further() {
        let mut work = Work { done: 0, until: 2 };
        assert_eq!((work.count(), work.count(), work.count()), (Ok(()), Ok(()), Err(Halt::Turn)));
    }
}
