//! Finding a story: a course of possible, explained acts that brings the author what the author wants.
//!
//! Best-first over the states of the world. A state's promise is the number of acts so far plus the fewest that
//! could still be needed ([`crate::relax`]); with `shortest` that is A* (Hart, Nilsson & Raphael 1968), and without
//! it the second part weighs more. Whether an act is explained is the dear question, so it is asked only when the
//! act's outcome is next in line, not when it is put in line.

use crate::explain::{Engine, LAYERS, Question};
use crate::frontier::{Candidate, Frontier, Novelty};
use crate::graph::Mind;
use crate::hunch::Sense;
use crate::limits::{Halt, Limits, Watch};
use crate::outline::Outline;
use crate::program::ActionId;
use crate::race::{FIRST, WARM, may_race};
use crate::reason::Reason;
use crate::relax::Outlook;
use crate::sizes;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::time::Duration;

/// How a search ended.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub enum Stop {
    #[serde(rename = "found")]
    Found,
    /// Proved by exhaustion: no story within the limits.
    #[serde(rename = "none")]
    None,
    #[serde(rename = "limit:time")]
    Time,
    #[serde(rename = "limit:memory")]
    Memory,
    #[serde(rename = "limit:states")]
    States,
    #[serde(rename = "interrupted")]
    Interrupted,
}

/// What a search brought: the story, or the best course met before it stopped.
#[derive(Serialize, Debug, Clone)]
pub struct Found {
    pub stop: Stop,
    pub acts: Vec<ActionId>,
    /// By act, the reasons of those who consent to it.
    pub reasons: Vec<Vec<Reason>>,
    pub before: Option<f64>,
    pub utility: Option<f64>,
    /// Story states expanded.
    pub states: u64,
    pub minds: u64,
    pub questions: u64,
    /// An estimate of the bytes held at the end.
    pub bytes: u64,
    /// There is no story with fewer acts than this, as far as explanations of `steps` acts go; 0 where nothing of the
    /// kind is known.
    pub proved: u32,
    /// Acts explanations could have when the search ended.
    pub steps: u32,
    /// How often tables were dropped to keep within the memory allowed.
    pub evictions: u64,
}

/// A state of a story, and how the story came there.
#[derive(Clone, Copy)]
struct Place {
    mind: Mind,
    acts: u32,
    came: Option<(u32, ActionId)>,
}

/// How much the acts still needed weigh against those taken, when any story will do.
const HASTE: u32 = 3;

/// How long it may take to tell the best course of a search that was cut short.
const LEAVE: Duration = Duration::from_millis(300);

/// How far minds may look: acts in an explanation, and levels of mind.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    pub steps: u32,
    pub depth: u32,
}

impl Sight {
    /// How far minds look with explanations of so many steps.
    pub(crate) fn of(limits: &Limits, steps: u32) -> Self {
        Sight { steps, depth: limits.depth.unwrap_or(steps.saturating_add(1)) }
    }
}

/// What the author asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    pub goal: Option<f64>,
    /// The author's utility at the start; above everything where it is unknown, since nothing is above the unknown.
    pub start: f64,
}

impl Aim {
    /// Whether a state has what was asked for.
    pub fn is_met(&self, utility: Option<f64>) -> bool {
        match (utility, self.goal) {
            (Some(utility), Some(goal)) => utility >= goal,
            (Some(utility), None) => utility > self.start,
            (None, _) => false,
        }
    }
}

impl Stop {
    /// A limit as a way to stop; what is no limit is a fault.
    pub(crate) fn of(halt: Halt) -> Result<Self, Halt> {
        match halt {
            Halt::Time => Ok(Stop::Time),
            Halt::Memory => Ok(Stop::Memory),
            Halt::States => Ok(Stop::States),
            Halt::Interrupted => Ok(Stop::Interrupted),
            fault => Err(fault),
        }
    }
}

/// How doubtful acts are dealt with: the effort of each turn, and what every turn in vain costs an act's promise.
///
/// No choice is best everywhere; see [`crate::race`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schedule {
    pub efforts: [u32; 3],
    pub penalty: u32,
}

/// What a search has come to.
pub(crate) enum Ended {
    /// A story, by its last place.
    Story(u32),
    /// There is none.
    Nothing,
    /// It has spent what it may, or its turn is over.
    Spent,
}

/// What looking for a certain answer is taken to cost, in steps of a hunch.
const CERTAIN: u64 = 100_000;

pub(crate) struct Search {
    limits: Limits,
    schedule: Schedule,
    /// Steps of hunches paid for so far, and how many there may be.
    pub spent: u64,
    pub most: u64,
    sight: Sight,
    aim: Aim,
    places: Vec<Place>,
    reached: FxHashMap<Mind, u32>,
    frontier: Frontier,
    novelty: Novelty,
    /// Whether anything was looked at yet.
    begun: bool,
    /// No story has fewer acts than this, with explanations as long as here.
    pub proved: u32,
    /// What was being looked into when the last turn was over.
    interrupted: Option<Candidate>,
    /// How much work the engine may have done when the turn is over.
    pub turn_ends: u64,
    /// The acts that made no sense to somebody, and the states they were refused in; kept where explanations may grow.
    pub refused: Vec<(Mind, ActionId)>,
    pub expanded: u64,
    /// States expanded by searches beside this one, which count against the same limit.
    pub elsewhere: u64,
    /// Bytes they hold.
    pub besides: usize,
    /// The place with the highest author's utility so far.
    pub best: (f64, u32),
}

impl Engine {
    /// Searches for a story within the limits; `goal` is the author's utility to reach, or `None` for any gain.
    ///
    /// With no limit on explanations, searches with longer and longer ones take turns; see [`crate::turns`].
    pub fn search(&mut self, limits: &Limits, goal: Option<f64>, watch: &mut Watch<'_>) -> Result<Found, Halt> {
        match self.lean()? {
            Some(mut lean) => lean.search_here(limits, goal, watch),
            None => self.search_here(limits, goal, watch),
        }
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
        let races = may_race(limits);
        search.most = if races { WARM } else { u64::MAX };
        let (stop, place) = match self.run(&mut search, watch) {
            Ok(Ended::Story(place)) => (Stop::Found, place),
            Ok(Ended::Nothing) => (Stop::None, search.best.1),
            Ok(Ended::Spent) => return self.race(limits, sight, goal, watch),
            Err(halt) => (Stop::of(halt)?, search.best.1),
        };
        self.report(search.sight, stop, search.acts(place), search.expanded)
    }

    /// A search that has looked at nothing yet.
    pub(crate) fn begin(&mut self, limits: &Limits, sight: Sight, goal: Option<f64>, schedule: Schedule) -> Search {
        let steps = if limits.character.is_none() { LAYERS } else { sight.steps };
        self.look_ahead(steps, limits.author);
        let initial = self.world.initial;
        let aim = self.aim(goal);
        Search {
            limits: *limits,
            schedule,
            spent: 0,
            most: u64::MAX,
            sight,
            aim,
            places: vec![Place { mind: initial, acts: 0, came: None }],
            reached: FxHashMap::from_iter([(initial, 0)]),
            frontier: Frontier::new(!limits.shortest, schedule.penalty),
            novelty: Novelty::default(),
            begun: false,
            proved: 0,
            interrupted: None,
            turn_ends: u64::MAX,
            refused: Vec::new(),
            expanded: 0,
            elsewhere: 0,
            besides: 0,
            best: (if aim.start.is_finite() { aim.start } else { f64::NEG_INFINITY }, 0),
        }
    }

    /// What the author asks for: so much utility, or any gain over the start.
    pub(crate) fn aim(&self, goal: Option<f64>) -> Aim {
        let start = self.world.utility(self.world.initial, None).unwrap_or(f64::INFINITY);
        Aim { goal, start }
    }

    /// Fewest acts after this one with which the aim, not met yet, could be, as far as the bound can tell.
    ///
    /// Where something is contested the values after the act also hang on what is made of it, so the bound is that of
    /// the state before.
    pub(crate) fn needed(&mut self, aim: &Aim, mind: Mind, action: ActionId) -> Result<u32, Halt> {
        let (base, reach) = (aim.goal.unwrap_or(aim.start), aim.goal.is_some());
        if self.nothing_is_contested() {
            let row = self.world.row_after(mind, action)?;
            return Ok(self.distance(row, base, reach));
        }
        let distance = self.distance(self.world.graph.row(mind), base, reach);
        Ok(if distance == u32::MAX { distance } else { distance.saturating_sub(1) })
    }

    /// Goes on with a search until it has come to an end, or may not go on.
    pub(crate) fn run(&mut self, search: &mut Search, watch: &mut Watch<'_>) -> Result<Ended, Halt> {
        if !std::mem::replace(&mut search.begun, true) {
            if search.aim.is_met(self.world.utility(search.places[0].mind, None)) {
                return Ok(Ended::Story(0));
            }
            self.expand(search, 0, watch)?;
        }
        while let Some(candidate) = search.interrupted.take().or_else(|| search.frontier.next()) {
            if search.limits.shortest {
                // Every act in line promises no less, and a promise is never more than a story really takes.
                search.proved = search.proved.max(candidate.promise);
                watch.progress.proved = watch.progress.proved.max(search.proved);
            }
            if search.spent >= search.most || self.work.done >= search.turn_ends {
                search.interrupted = Some(candidate);
                return Ok(Ended::Spent);
            }
            match self.look_into(search, candidate, watch) {
                Err(Halt::Turn) => {
                    search.interrupted = Some(candidate);
                    return Ok(Ended::Spent);
                }
                Ok(Some(story)) => return Ok(Ended::Story(story)),
                other => other?,
            };
        }
        Ok(Ended::Nothing)
    }

    /// Takes the act that is next in line, if it makes sense; gives the place where that ends a story.
    fn look_into(
        &mut self,
        search: &mut Search,
        candidate: Candidate,
        watch: &mut Watch<'_>,
    ) -> Result<Option<u32>, Halt> {
        let Candidate { place: from, action, turn, .. } = candidate;
        let Place { mind: state, acts, .. } = search.places[from as usize];
        let acts = acts + 1;
        if self.nothing_is_contested() && search.has_reached(self.world.apply(state, action)?, acts) {
            return Ok(None);
        }
        search.pay(turn, watch)?;
        self.work.until = search.turn_ends;
        let led = self.led_on(search, candidate, state, watch);
        self.work.until = u64::MAX;
        let Some(mind) = led? else { return Ok(None) };
        if search.has_reached(mind, acts) {
            return Ok(None);
        }
        search.reached.insert(mind, acts);
        let place = search.places.len() as u32;
        search.places.push(Place { mind, acts, came: Some((from, action)) });
        let utility = self.world.utility(mind, None);
        if search.aim.is_met(utility) {
            return Ok(Some(place));
        }
        if let Some(utility) = utility.filter(|utility| *utility > search.best.0) {
            search.best = (utility, place);
        }
        self.expand(search, place, watch)?;
        Ok(None)
    }

    /// The state an act leads to, if it makes sense; one in doubt goes back in line.
    fn led_on(
        &mut self,
        search: &mut Search,
        candidate: Candidate,
        state: Mind,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Mind>, Halt> {
        match self.makes_sense_in(search, state, candidate.action, candidate.turn, watch)? {
            Sense::Yes => return self.advance(state, candidate.action, watch).map(Some),
            Sense::No if search.limits.character.is_none() => search.refused.push((state, candidate.action)),
            Sense::No => {}
            Sense::Unsure => search.frontier.doubt(candidate),
        }
        Ok(None)
    }

    /// Puts in line every act possible at a place.
    fn expand(&mut self, search: &mut Search, place: u32, watch: &mut Watch<'_>) -> Result<(), Halt> {
        let Place { mind, acts, .. } = search.places[place as usize];
        if search.limits.author.is_some_and(|most| acts >= most) {
            return Ok(());
        }
        if search.limits.states.is_some_and(|most| search.expanded + search.elsewhere >= most) {
            return Err(Halt::States);
        }
        search.expanded += 1;
        watch.progress.expanded = search.expanded + search.elsewhere;
        watch.progress.minds = self.world.graph.len() as u64;
        watch.progress.questions = self.questions();
        watch.progress.length = watch.progress.length.max(acts);
        let row = self.world.graph.row(mind);
        let (aim, reach) = (search.aim.goal.unwrap_or(search.aim.start), search.aim.goal.is_some());
        let outline = match search.limits.shortest {
            true => None,
            false => Some(self.outline(row, None, Outlook::Author, aim, reach)),
        };
        let distance = outline.as_ref().map_or(0, |outline| outline.length());
        let utility = self.world.utility(mind, None);
        let stale = outline.is_some() && !search.novelty.is_new(&self.world.graph, mind, utility, distance);
        watch.besides = search.bytes() + search.besides;
        for action in self.world.all_possible(mind, None) {
            self.ask(watch)?;
            self.enqueue(search, place, action, outline.as_deref(), stale)?;
        }
        Ok(())
    }

    /// Whether an act makes sense; where the first story must be a shortest one, that is settled at once.
    fn makes_sense_in(
        &mut self,
        search: &Search,
        state: Mind,
        action: ActionId,
        turn: usize,
        watch: &mut Watch<'_>,
    ) -> Result<Sense, Halt> {
        let effort = search.schedule.efforts.get(turn).copied();
        let sense = self.makes_sense(state, action, search.sight, effort, watch)?;
        if sense == Sense::Unsure && search.limits.shortest {
            return self.makes_sense(state, action, search.sight, None, watch);
        }
        Ok(sense)
    }

    fn enqueue(
        &mut self,
        search: &mut Search,
        place: u32,
        action: ActionId,
        outline: Option<&Outline>,
        stale: bool,
    ) -> Result<(), Halt> {
        let Place { mind, acts, .. } = search.places[place as usize];
        if search.sight.depth == 0 && !self.world.program.actions[action as usize].consenting.is_empty() {
            return Ok(());
        }
        let needed = self.needed(&search.aim, mind, action)?;
        let acts = acts + 1;
        if needed == u32::MAX || search.limits.author.is_some_and(|most| acts + needed > most) {
            return Ok(());
        }
        let guess = outline.map_or(needed, |outline| HASTE * outline.after(action).max(needed));
        let promise = acts.saturating_add(guess);
        search.frontier.add(Candidate { place, action, promise, needed, turn: 0, stale });
        Ok(())
    }

    /// Whether an act of a story is explained for everyone who consents to it.
    pub fn explained(
        &mut self,
        state: Mind,
        action: ActionId,
        sight: Sight,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        for character in &program.actions[action as usize].consenting {
            let question = self.asked_of_story(state, action, *character, sight);
            if sight.depth == 0 || self.explain(question, watch)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The question whether an act of a story makes sense to a character.
    pub fn asked_of_story(&self, state: Mind, action: ActionId, character: u32, sight: Sight) -> Question {
        Question {
            mind: self.world.graph.believed(state, character),
            action,
            character,
            steps: sight.steps,
            levels: i32::try_from(sight.depth).unwrap_or(i32::MAX) - 1,
        }
    }

    /// A course of acts with its reasons, and how it came to it.
    pub(crate) fn report(&mut self, sight: Sight, stop: Stop, acts: Vec<ActionId>, states: u64) -> Result<Found, Halt> {
        let cut_short = !matches!(stop, Stop::Found | Stop::None);
        let mut watch = Watch::after(&self.world.guard, cut_short.then_some(LEAVE));
        let (mut acts, mut minds, mut reasons) = (acts, vec![self.world.initial], Vec::new());
        for (place, action) in acts.clone().into_iter().enumerate() {
            match self.told_step(minds[place], action, sight, &mut watch) {
                Ok((mind, why)) => {
                    minds.push(mind);
                    reasons.push(why);
                }
                // Of a course that is no story, what can be told soon is enough.
                Err(Halt::Time | Halt::Memory) if cut_short => {
                    acts.truncate(place);
                    break;
                }
                Err(halt) => return Err(halt),
            }
        }
        Ok(Found {
            stop,
            before: self.world.utility(self.world.initial, None),
            utility: self.world.utility(minds[acts.len()], None),
            acts,
            reasons,
            states,
            minds: self.world.graph.len() as u64,
            questions: self.questions(),
            bytes: self.bytes() as u64,
            proved: 0,
            steps: sight.steps,
            evictions: 0,
        })
    }

    /// The state after a step, and the reasons for it.
    fn told_step(
        &mut self,
        state: Mind,
        action: ActionId,
        sight: Sight,
        watch: &mut Watch<'_>,
    ) -> Result<(Mind, Vec<Reason>), Halt> {
        let reasons = self.reasons(state, action, sight, watch)?;
        Ok((self.advance(state, action, watch)?, reasons))
    }

    fn reasons(
        &mut self,
        state: Mind,
        action: ActionId,
        sight: Sight,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Reason>, Halt> {
        let program = self.world.program.clone();
        let mut reasons = Vec::new();
        for character in &program.actions[action as usize].consenting {
            let question = self.asked_of_story(state, action, *character, sight);
            reasons.extend(self.reason(question, watch)?);
        }
        Ok(reasons)
    }
}

impl Search {
    /// Pays for looking into an act, before it is looked into, so that a rival need not wait for the outcome.
    fn pay(&mut self, turn: usize, watch: &mut Watch<'_>) -> Result<(), Halt> {
        self.spent += self.schedule.efforts.get(turn).map_or(CERTAIN, |effort| u64::from(*effort));
        let Some((bell, spent)) = &mut watch.rival else { return Ok(()) };
        *spent = self.spent;
        if bell.has_rung(*spent) { Err(Halt::Beaten) } else { Ok(()) }
    }

    /// Whether a state was come to with as few acts.
    fn has_reached(&self, mind: Mind, acts: u32) -> bool {
        self.reached.get(&mind).is_some_and(|known| *known <= acts)
    }

    /// An estimate of the bytes held.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Place>() * self.places.capacity()
            + self.frontier.bytes()
            + self.novelty.bytes()
            + sizes::of_map(&self.reached)
            + sizes::of_list(&self.refused)
    }

    pub(crate) fn acts(&self, place: u32) -> Vec<ActionId> {
        let mut acts = Vec::new();
        let mut at = place;
        while let Some((from, action)) = self.places[at as usize].came {
            acts.push(action);
            at = from;
        }
        acts.reverse();
        acts
    }
}
