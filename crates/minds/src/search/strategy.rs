//! Strategies: which searches look for a story, and in what order.
//!
//! A limit on explanations asks for one search, which two take over from where it is at a loss ([`crate::search::race`]); no limit
//! for searches with explanations of every length, taking turns ([`crate::search::turns`]). A story that must be a shortest one is
//! looked for by a search that is exact, never by two. All of them look in a world without what nothing asks about
//! ([`crate::search::lean`]). All stories, one after another, are [`crate::search::stories`].

use crate::engine::Engine;
use crate::limits::{Halt, Limits, Sight};
use crate::search::bare::{Ended, FIRST};
use crate::search::race::{WARM, may_race};
use crate::search::told::{Found, Stop};
use crate::watch::Watch;
use crate::world::graph::Mind;

impl Engine {
    /// Searches for a story within the limits; `goal` is the author's utility to reach, or `None` for any gain.
    ///
    /// With no limit on explanations, searches with longer and longer ones take turns; see [`crate::search::turns`].
    pub fn search(&mut self, limits: &Limits, goal: Option<f64>, watch: &mut Watch<'_>) -> Result<Found, Halt> {
        match self.lean()? {
            Some(mut lean) => lean.search_here(limits, goal, watch),
            None => self.search_here(limits, goal, watch),
        }
    }

    /// Searches for how a story goes on from a state it has come to. Any gain is still one over the start of the world.
    ///
    /// The lean world would have to be told what state this is, so the search is made in the world as it is, by one search
    /// for each length of explanations.
    pub fn search_from(
        &mut self,
        from: Mind,
        limits: &Limits,
        goal: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<Found, Halt> {
        self.from = Some(from);
        let found = self.search_here(limits, goal, watch);
        self.from = None;
        found
    }

    fn search_here(&mut self, limits: &Limits, goal: Option<f64>, watch: &mut Watch<'_>) -> Result<Found, Halt> {
        let mut found = match limits.character {
            Some(steps) => {
                (watch.progress.proved, watch.progress.steps) = (0, steps);
                let found = self.search_with(limits, Sight::of(limits, steps), goal, watch)?;
                Found { proved: watch.progress.proved, ..found }
            }
            None => self.take_turns(limits, goal, watch)?,
        };
        if let (Stop::None, Some(most)) = (&found.stop, limits.author) {
            found.proved = most.saturating_add(1);
        }
        Ok(Found { evictions: watch.progress.evictions, ..found })
    }

    fn search_with(
        &mut self,
        limits: &Limits,
        sight: Sight,
        goal: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<Found, Halt> {
        let mut search = self.begin(limits, sight, goal, FIRST);
        let races = may_race(limits) && self.from.is_none(); // the second search would have an engine of its own
        search.most = if races { WARM } else { u64::MAX };
        let (stop, place) = match self.run(&mut search, watch) {
            Ok(Ended::Story(place)) => (Stop::Found, place),
            Ok(Ended::Nothing) => (Stop::None, search.best.1),
            Ok(Ended::Spent) => return self.race(limits, sight, goal, watch),
            Err(halt) => (Stop::of(halt)?, search.best.1),
        };
        self.report(search.sight, stop, search.acts(place), search.expanded)
    }
}
