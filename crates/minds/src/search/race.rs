//! Two searches for one story, on two cores, when one search alone is at a loss.
//!
//! How doubtful acts are best dealt with differs from world to world: looking into many of them a little, or into few
//! of them long. Where the first search has spent a good deal without coming to an end, two begin afresh, one of each
//! kind, each with an engine of its own, and the one that ends first wins.
//!
//! First is not who is sooner by the clock, or the same question would have different answers. It is who has *spent*
//! less, in steps of hunches paid for before they are taken. A search that ends says how much it has spent; the other goes
//! on until it has spent as much, and if it ends before that, it has won. So the outcome is the same on any machine, on
//! one core or two, and whatever the engine was asked before.

use crate::engine::Engine;
use crate::limits::{Halt, Limits, Sight};
use crate::logic::syntax::ActionId;
use crate::search::bare::{Ended, Schedule};
use crate::search::told::{Found, Stop};
use crate::watch::{Bell, Watch};

/// What it may spend before two take over.
pub(crate) const WARM: u64 = 2_500;

/// Many acts looked into a little, and taken up again soon.
const BRIEFLY: Schedule = Schedule { efforts: [12, 100, 1000], penalty: 4 };
/// Fewer looked into longer, and left alone once they were doubted.
const LONGER: Schedule = Schedule { efforts: [24, 160, 1000], penalty: 8 };

/// Stack of the second search: explanations nest.
const STACK: usize = 512 << 20;

/// Whether a search may be run twice: not where it must be exact, where explanations grow, or where states are counted.
pub(crate) fn may_race(limits: &Limits) -> bool {
    !limits.shortest && limits.character.is_some() && limits.states.is_none()
}

/// What one of the two came to.
struct Run {
    stop: Option<Stop>,
    /// The story, or the best course met, and the author's utility there.
    acts: Vec<ActionId>,
    best: f64,
    spent: u64,
    states: u64,
    minds: u64,
    questions: u64,
    bytes: u64,
}

impl Engine {
    /// Runs both searches to the end of the one that spends less.
    pub(crate) fn race(
        &mut self,
        limits: &Limits,
        sight: Sight,
        goal: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<Found, Halt> {
        let (bell, until, half) = (Bell::new(), watch.until(), limits.memory.map(|memory| memory / 2));
        let mut other = Engine::new(self.world.afresh()?);
        watch.share(half, Some(bell.clone()));
        let (own, second) = std::thread::scope(|scope| {
            let second = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
                let mut watch = Watch::beside(until, half, bell.clone());
                let run = other.racing(limits, sight, goal, LONGER, 1, &mut watch);
                bell.ring(ending(&run));
                run
            });
            let own = self.racing(limits, sight, goal, BRIEFLY, 0, watch);
            bell.ring(ending(&own));
            (own, second.map(std::thread::ScopedJoinHandle::join))
        });
        watch.share(limits.memory, None);
        match second {
            Ok(Ok(second)) => self.reported(winner(own?, second?), sight),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            // No second thread to be had: alone, and with no rival there is nothing to wait for.
            Err(_) => self.reported(own?, sight),
        }
    }

    fn racing(
        &mut self,
        limits: &Limits,
        sight: Sight,
        goal: Option<f64>,
        schedule: Schedule,
        lane: u64,
        watch: &mut Watch<'_>,
    ) -> Result<Run, Halt> {
        let mut search = self.begin(limits, sight, goal, schedule);
        let (stop, place) = match self.run(&mut search, watch) {
            Ok(Ended::Story(place)) => (Some(Stop::Found), place),
            Ok(Ended::Nothing) => (Some(Stop::None), search.best.1),
            Ok(Ended::Spent) | Err(Halt::Beaten) => (None, search.best.1),
            Err(halt) => (Some(Stop::of(halt)?), search.best.1),
        };
        Ok(Run {
            stop,
            acts: search.acts(place),
            best: search.best.0,
            spent: 2 * search.spent + lane,
            states: search.expanded,
            minds: self.world.graph.len() as u64,
            questions: self.questions(),
            bytes: self.bytes() as u64,
        })
    }

    fn reported(&mut self, run: Run, sight: Sight) -> Result<Found, Halt> {
        let found = self.report(sight, run.stop.unwrap_or(Stop::Interrupted), run.acts, run.states)?;
        Ok(Found { minds: run.minds, questions: run.questions, bytes: run.bytes, ..found })
    }
}

/// When a search ended, for the other to know: after so much was spent, or at once where a limit was met.
fn ending(run: &Result<Run, Halt>) -> u64 {
    match run {
        Ok(Run { stop: Some(Stop::Found | Stop::None), spent, .. }) => spent / 2,
        Ok(Run { stop: None, .. }) => u64::MAX,
        _ => 0,
    }
}

/// Of two ends, the one that counts: what was settled with less spent, else the better course.
fn winner(one: Run, other: Run) -> Run {
    let settled = |run: &Run| matches!(run.stop, Some(Stop::Found | Stop::None));
    match (settled(&one), settled(&other)) {
        (true, true) => {
            if one.spent < other.spent {
                one
            } else {
                other
            }
        }
        (true, false) => one,
        (false, true) => other,
        (false, false) if one.stop.is_none() => Run { stop: other.stop.clone(), ..better(one, other) },
        (false, false) => Run { stop: one.stop.clone(), ..better(one, other) },
    }
}

fn better(one: Run, other: Run) -> Run {
    if other.best > one.best { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(stop: Option<Stop>, spent: u64, best: f64) -> Run {
        Run { stop, acts: vec![spent as ActionId], best, spent, states: 0, minds: 0, questions: 0, bytes: 0 }
    }

    #[test]
    fn who_spent_less_has_won_whichever_was_sooner() {
        let (dear, cheap) = (run(Some(Stop::Found), 9, 1.0), run(Some(Stop::Found), 4, 1.0));
        assert_eq!(winner(dear, cheap).acts, [4]);
    }

    #[test]
    fn what_is_settled_counts_more_than_what_was_cut_short() {
        let (cut, proof) = (run(Some(Stop::Time), 1, 5.0), run(Some(Stop::None), 8, 0.0));
        assert_eq!(winner(cut, proof).stop, Some(Stop::None));
    }

    #[test]
    fn where_both_were_cut_short_the_better_course_is_kept_with_the_limit_that_was_met() {
        let (cut, beaten) = (run(Some(Stop::Memory), 1, 1.0), run(None, 8, 3.0));
        let kept = winner(cut, beaten);
        assert_eq!((kept.stop, kept.best), (Some(Stop::Memory), 3.0));
    }

    #[test]
    fn a_search_comes_too_late_only_once_it_has_spent_more() {
        let bell = Bell::new();
        assert!(!bell.has_rung(u64::MAX));
        bell.ring(7);
        bell.ring(9);
        assert!(!bell.has_rung(7));
        assert!(bell.has_rung(8));
    }
}
