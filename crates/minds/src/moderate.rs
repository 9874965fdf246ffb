//! Explanations without a limit: short ones for certain, then moderate ones by hunches, then longer and longer ones.
//!
//! Where explanations may have any number of acts, they are allowed to grow, and every length is searched to its end before
//! the next. That is what proves that there is no story; but from some length on an end is far off, and a story that needs
//! a plan of seven acts would never be met. So after the short lengths, a story is looked for with plans of a few
//! moderate lengths, along hunches and with little spent. Any that is found is a story by every rule. Where none is,
//! nothing has been said, and the growing goes on where it was.

use crate::explain::Engine;
use crate::limits::{Halt, Limits, Watch};
use crate::race::{FIRST, WARM};
use crate::search::{Ended, Found, Sight, Stop};

/// The longest explanations that are grown to before moderate ones are tried.
const SHORT: u32 = 3;

/// Acts in explanations that are tried then.
const MODERATE: [u32; 3] = [4, 8, 12];

/// What each of them may spend, in steps of hunches.
const SPEND: u64 = 4 * WARM;

/// Whether moderate explanations are to be tried before growing to so many acts.
pub(crate) fn is_time_for(limits: &Limits, steps: u32) -> bool {
    steps == SHORT + 1 && limits.character.is_none() && limits.states.is_none() && !limits.shortest
}

impl Engine {
    /// A story with explanations of a moderate length, or how looking for one was cut short; `None` says nothing.
    pub(crate) fn moderate(
        &mut self,
        limits: &Limits,
        goal: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Found>, Halt> {
        self.set_open_ended(false);
        for steps in MODERATE {
            let found = self.glimpse(limits, Sight::of(limits, steps), goal, watch)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        self.set_open_ended(true);
        Ok(None)
    }

    fn glimpse(
        &mut self,
        limits: &Limits,
        sight: Sight,
        goal: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Found>, Halt> {
        watch.progress.steps = sight.steps;
        let mut search = self.begin(limits, sight, goal, FIRST);
        search.most = SPEND;
        let (stop, place) = match self.run(&mut search, watch) {
            Ok(Ended::Story(place)) => (Stop::Found, place),
            Ok(Ended::Nothing | Ended::Spent) => return Ok(None),
            Err(halt) => (Stop::of(halt)?, search.best.1),
        };
        self.report(sight, stop, search.acts(place), search.expanded).map(Some)
    }
}
