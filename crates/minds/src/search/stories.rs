//! All stories: every course of acts the semantics allow, up to a length, one after another.
//!
//! Stories come by length, and those of one length in the order of definition of their acts. For each length the tree
//! of courses is walked depth first. A mind from which no story ends after exactly so many more acts is remembered, so
//! no dead end is walked into twice, and what is walked beyond the first time leads to a story. Only the course under
//! way is held, so stories can be taken one at a time for as long as somebody wants them.
//!
//! Where explanations have no limit, they and the stories grow in turn: from one round to the next an explanation may have
//! one act more and a story twice as many. So a short story that needs a long reason is come to, though there is no end of
//! long ones that need none. A round in which no story was too long has met all there are with explanations of its
//! length; those of any length are all met where the acts that made no sense in it never do ([`crate::search::never`]).
//!
//! Two stories are distinct where their acts are. A story ends as soon as it has what was asked for.

use crate::engine::Engine;
use crate::limits::{Halt, LAYERS, Limits, Sight};
use crate::logic::syntax::ActionId;
use crate::search::bare::Aim;
use crate::search::never::Refusals;
use crate::search::told::{Found, Stop};
use crate::sizes;
use crate::watch::Watch;
use crate::world::graph::Mind;
use rustc_hash::{FxHashMap, FxHashSet};

/// A place on the course under way: acts still to be tried there, last first, and what trying others came to.
struct Fork {
    mind: Mind,
    untried: Vec<ActionId>,
    /// Some of them led to a story.
    fruitful: bool,
    /// Some of them could lead further than the length now sought.
    going: bool,
}

/// The stories of a world, being taken one at a time.
pub struct Stories {
    limits: Limits,
    aim: Aim,
    sight: Sight,
    /// How many acts the stories now sought have.
    length: u32,
    course: Vec<ActionId>,
    forks: Vec<Fork>,
    /// (mind, acts left): no story ends from there after exactly so many acts; with it, whether courses could go on.
    barren: FxHashMap<(Mind, u32), bool>,
    /// Where explanations may grow: the stories given with shorter ones.
    given: FxHashSet<Vec<ActionId>>,
    expanded: u64,
    found: u64,
    begun: bool,
    /// Whether, of the length now sought, some course could have gone on.
    going: bool,
    /// Where explanations may grow: the longest stories of this round, and the acts that made no sense in it.
    reach: u32,
    refused: FxHashSet<(Mind, ActionId)>,
    refusals: Refusals,
    /// The world the stories are looked for in, where it is not the engine's own ([`crate::search::lean`]).
    lean: Option<Box<Engine>>,
}

/// The longest stories of the first round.
const REACH: u32 = 4;

/// What may be spent after a round on showing that explanations need not grow, for each act refused in it.
const WORK: u64 = 2_000;

impl Stories {
    /// Begins at the first story. Without a limit on acts there may be no last one.
    pub fn new(engine: &Engine, limits: &Limits, goal: Option<f64>) -> Self {
        Stories {
            limits: *limits,
            aim: engine.aim(goal),
            sight: Sight::of(limits, limits.character.unwrap_or(1)),
            length: 0,
            course: Vec::new(),
            forks: Vec::new(),
            barren: FxHashMap::default(),
            given: FxHashSet::default(),
            expanded: 0,
            found: 0,
            begun: false,
            going: false,
            reach: if limits.character.is_some() { u32::MAX } else { REACH },
            refused: FxHashSet::default(),
            refusals: Refusals::new(limits, &engine.world.program),
            // A world whose triggers do not come to rest is left to be found out where it is.
            lean: engine.lean().ok().flatten().map(Box::new),
        }
    }

    /// The next story with its reasons, or how it came that there is none: `none` where these were all of them.
    pub fn next(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<Found, Halt> {
        match self.lean.take() {
            Some(mut lean) => {
                let found = self.next_in(&mut lean, watch);
                self.lean = Some(lean);
                found
            }
            None => self.next_in(engine, watch),
        }
    }

    fn next_in(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<Found, Halt> {
        engine.look_ahead(self.limits.character.unwrap_or(LAYERS), self.limits.author);
        watch.progress.steps = self.sight.steps;
        let next = self.advance(engine, watch);
        let (stop, acts) = match next {
            Ok(Some(acts)) => (Stop::Found, acts),
            Ok(None) => (Stop::None, Vec::new()),
            Err(halt) => (Stop::of(halt)?, Vec::new()),
        };
        let found = engine.report(self.sight, stop, acts, self.expanded)?;
        Ok(Found { evictions: watch.progress.evictions, ..found })
    }

    fn advance(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<Option<Vec<ActionId>>, Halt> {
        loop {
            if let Some(acts) = self.walk(engine, watch)? {
                if self.limits.character.is_some() || self.given.insert(acts.clone()) {
                    self.found += 1;
                    return Ok(Some(acts));
                }
            } else if !self.lengthen() && !self.look_further(engine, watch)? {
                return Ok(None);
            }
        }
    }

    /// Goes on to the next length, if there is one to go on to.
    fn lengthen(&mut self) -> bool {
        if self.enough() || self.length >= self.longest() || !self.going {
            return false;
        }
        self.length += 1;
        self.begun = false;
        true
    }

    /// An estimate of the bytes held.
    fn bytes(&self) -> usize {
        let given = self.given.len() * sizes::of_parcel(24 + 4 * self.length as usize);
        let refused = self.refused.capacity() * (size_of::<(Mind, ActionId)>() + 1);
        sizes::of_map(&self.barren) + given + refused + self.refusals.bytes()
    }

    fn enough(&self) -> bool {
        self.limits.shortest && self.found > 0
    }

    /// The longest stories of this round.
    fn longest(&self) -> u32 {
        self.limits.author.unwrap_or(u32::MAX).min(self.reach)
    }

    /// Begins another round with longer explanations, where they have no limit and there could be more stories.
    fn look_further(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        if self.limits.character.is_some() || self.enough() {
            return Ok(false);
        }
        let complete = !self.going || self.limits.author.is_some_and(|most| self.length >= most);
        if complete && self.are_all(engine, watch)? {
            return Ok(false);
        }
        self.sight = Sight::of(&self.limits, self.sight.steps + 1);
        watch.progress.steps = self.sight.steps;
        self.reach = self.reach.saturating_mul(2);
        self.length = 0;
        self.begun = false;
        self.barren.clear();
        self.refused.clear();
        Ok(true)
    }

    /// Whether it can be shown that no longer explanation brings another story.
    fn are_all(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let mut refused: Vec<_> = self.refused.iter().copied().collect();
        refused.sort_unstable();
        let work = (WORK * (1 + refused.len() as u64)) << self.sight.steps.min(20);
        engine.are_refused_for_ever(&mut self.refusals, &refused, self.sight.steps, work, watch)
    }

    /// Whether an act of the course under way makes sense to all who consent to it.
    fn is_explained(
        &mut self,
        engine: &mut Engine,
        mind: Mind,
        action: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let explained = engine.explained(mind, action, self.sight, watch)?;
        if !explained && self.limits.character.is_none() {
            self.refused.insert((mind, action));
        }
        Ok(explained)
    }

    /// The next story of the length now sought.
    fn walk(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<Option<Vec<ActionId>>, Halt> {
        if !self.begun {
            self.begun = true;
            let initial = engine.world.initial;
            let met = self.aim.is_met(engine.world.utility(initial, None));
            self.going = self.length == 0 && !met;
            if self.length == 0 {
                return Ok(met.then(Vec::new));
            }
            self.fork(engine, initial, watch)?;
        }
        while let Some(fork) = self.forks.last_mut() {
            let (mind, next) = (fork.mind, fork.untried.pop());
            let Some(action) = next else {
                self.leave();
                continue;
            };
            match self.follow(engine, mind, action, watch) {
                Ok(None) => {}
                Ok(story) => return Ok(story),
                Err(halt) => {
                    // The act is looked at again when somebody asks for more.
                    self.here().untried.push(action);
                    return Err(halt);
                }
            }
        }
        Ok(None)
    }

    fn here(&mut self) -> &mut Fork {
        let at = self.forks.len() - 1;
        &mut self.forks[at]
    }

    /// Takes an act; a story if that ends one of the length sought.
    fn follow(
        &mut self,
        engine: &mut Engine,
        mind: Mind,
        action: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Vec<ActionId>>, Halt> {
        engine.ask(watch)?;
        if self.limits.states.is_some_and(|most| self.expanded >= most) {
            return Err(Halt::States);
        }
        let left = self.length - self.forks.len() as u32;
        if !engine.nothing_is_contested() && !self.is_explained(engine, mind, action, watch)? {
            return Ok(None); // a step of the story is dear to find then
        }
        let after = engine.advance(mind, action, watch)?;
        let met = self.aim.is_met(engine.world.utility(after, None));
        if left == 0 {
            return self.end(engine, mind, action, met, watch);
        }
        if met {
            return Ok(None); // a story, but a shorter one
        }
        if let Some(going) = self.barren.get(&(after, left)).copied() {
            if !going || self.here().going {
                return Ok(None);
            }
        }
        if self.is_explained(engine, mind, action, watch)? {
            if self.barren.contains_key(&(after, left)) {
                self.here().going = true;
            } else {
                self.course.push(action);
                self.fork(engine, after, watch)?;
            }
        }
        Ok(None)
    }

    /// The last act of a course of the length sought: it ends a story, or the course could go on.
    fn end(
        &mut self,
        engine: &mut Engine,
        mind: Mind,
        action: ActionId,
        met: bool,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Vec<ActionId>>, Halt> {
        if (!met && self.here().going) || !self.is_explained(engine, mind, action, watch)? {
            return Ok(None);
        }
        if !met {
            self.here().going = true;
            return Ok(None);
        }
        self.forks.iter_mut().for_each(|fork| fork.fruitful = true);
        let mut acts = self.course.clone();
        acts.push(action);
        Ok(Some(acts))
    }

    /// Opens the acts possible in a mind, as far as the bound lets them lead to a story of this length.
    fn fork(&mut self, engine: &mut Engine, mind: Mind, watch: &mut Watch<'_>) -> Result<(), Halt> {
        self.expanded += 1;
        watch.progress.expanded = self.expanded;
        watch.progress.minds = engine.world.graph.len() as u64;
        watch.progress.questions = engine.questions();
        watch.progress.length = self.length;
        watch.besides = self.bytes();
        let mut fork = Fork { mind, untried: Vec::new(), fruitful: false, going: false };
        let left = self.length - self.forks.len() as u32 - 1;
        for action in engine.world.all_worth_trying(mind, None) {
            let needed = engine.needed(&self.aim, mind, action)?;
            if needed <= left {
                fork.untried.push(action);
            }
            fork.going |= needed > left && needed != u32::MAX; // too far off now, but not for ever
        }
        fork.untried.reverse();
        self.forks.push(fork);
        Ok(())
    }

    /// Leaves a fork where everything has been tried.
    fn leave(&mut self) {
        let Some(fork) = self.forks.pop() else { return };
        if !fork.fruitful {
            self.barren.insert((fork.mind, self.length - self.forks.len() as u32), fork.going);
        }
        match self.forks.last_mut() {
            Some(before) => before.going |= fork.going,
            None => self.going = fork.going,
        }
        self.course.pop();
    }
}
