//! Finding a story: a course of possible, explained acts that brings the author what the author wants.
//!
//! Best-first over the states of the world. A state's promise is the number of acts so far plus the fewest that
//! could still be needed ([`crate::bounds::relax`]); with `shortest` that is A* (Hart, Nilsson & Raphael 1968), and without
//! it the second part weighs more. Whether an act is explained is the dear question, so it is asked only when the
//! act's outcome is next in line, not when it is put in line.

use crate::bounds::landmarks::{Landmarks, Missing};
use crate::bounds::outline::Outline;
use crate::engine::Engine;
use crate::engine::question::Sense;
use crate::limits::{Halt, LAYERS, Limits, Sight};
use crate::logic::syntax::ActionId;
use crate::search::frontier::{Candidate, Frontier, Novelty};
use crate::search::unwilling::Unwilling;
use crate::sizes;
use crate::watch::Watch;
use crate::world::graph::Mind;
use rustc_hash::FxHashMap;

/// A state of a story, and how the story came there.
#[derive(Clone, Copy)]
struct Place {
    mind: Mind,
    acts: u32,
    came: Option<(u32, ActionId)>,
    /// Acts in the outline last made for it.
    length: u32,
}

/// How much the acts still needed weigh against those taken, when any story will do.
const HASTE: u32 = 3;

/// What the author asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    pub goal: Option<f64>,
    /// The author's utility at the start; above everything where it is unknown, since nothing is above the unknown.
    pub start: f64,
}

impl Aim {
    /// What utility is needed at least, or just short of it.
    pub fn least(&self) -> f64 {
        self.goal.unwrap_or(just_above(self.start))
    }

    /// Whether a state has what was asked for.
    pub fn is_met(&self, utility: Option<f64>) -> bool {
        match (utility, self.goal) {
            (Some(utility), Some(goal)) => utility >= goal,
            (Some(utility), None) => utility > self.start,
            (None, _) => false,
        }
    }
}

/// The next number above one; what is unbounded has none. (The standard library's own is newer than our oldest Rust.)
fn just_above(number: f64) -> f64 {
    match number.to_bits() {
        _ if !number.is_finite() => number,
        _ if number == 0.0 => f64::from_bits(1),
        bits if number > 0.0 => f64::from_bits(bits + 1),
        bits => f64::from_bits(bits - 1),
    }
}

/// How doubtful acts are dealt with: the effort of each turn, and what every turn in vain costs an act's promise.
///
/// No choice is best everywhere; see [`crate::search::race`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schedule {
    pub efforts: [u32; 3],
    pub penalty: u32,
}

/// How the first search deals with doubt.
pub(crate) const FIRST: Schedule = Schedule { efforts: [24, 160, 1000], penalty: 4 };
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
    pub sight: Sight,
    aim: Aim,
    places: Vec<Place>,
    reached: FxHashMap<Mind, u32>,
    frontier: Frontier,
    novelty: Novelty,
    /// Acts of outlines that made no sense ([`crate::search::unwilling`]).
    unwilling: Unwilling,
    /// Of what the author wants somebody to believe, what cannot come about without whom.
    landmarks: Landmarks,
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

/// By what the acts possible at a place are put in line.
struct Guide<'a> {
    outline: Option<&'a Outline>,
    missing: Missing,
    stale: bool,
}

impl Engine {
    /// A search that has looked at nothing yet.
    pub(crate) fn begin(&mut self, limits: &Limits, sight: Sight, goal: Option<f64>, schedule: Schedule) -> Search {
        let steps = if limits.character.is_none() { LAYERS } else { sight.steps };
        self.look_ahead(steps, limits.author);
        let initial = self.beginning();
        let aim = self.aim(goal);
        Search {
            limits: *limits,
            schedule,
            spent: 0,
            most: u64::MAX,
            sight,
            aim,
            places: vec![Place { mind: initial, acts: 0, came: None, length: 0 }],
            reached: FxHashMap::from_iter([(initial, 0)]),
            frontier: Frontier::new(!limits.shortest, schedule.penalty),
            novelty: Novelty::default(),
            unwilling: Unwilling::new(&self.world.program),
            landmarks: Landmarks::new(&self.world.program, &self.world.numbers, aim.least()),
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
        if search.unwilling.matters() && search.falls_behind(candidate) {
            return Ok(None);
        }
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
        search.places.push(Place { mind, acts, came: Some((from, action)), length: 0 });
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
        self.think_again(search, candidate, watch)?;
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
        let (aim, reach) = (search.aim.goal.unwrap_or(search.aim.start), search.aim.goal.is_some());
        let outline = match search.limits.shortest {
            true => None,
            false => Some(self.outline_without(&search.unwilling, mind, aim, reach)),
        };
        let distance = outline.as_ref().map_or(0, |outline| outline.length());
        search.places[place as usize].length = distance;
        let utility = self.world.utility(mind, None);
        let stale = outline.is_some() && !search.novelty.is_new(&self.world.graph, mind, utility, distance);
        watch.besides = search.bytes() + search.besides;
        let guide =
            Guide { outline: outline.as_deref(), missing: search.landmarks.missing(&self.world.view(mind)), stale };
        for action in self.world.all_worth_trying(mind, None) {
            self.ask(watch)?;
            self.enqueue(search, place, action, &guide)?;
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

    fn enqueue(&mut self, search: &mut Search, place: u32, action: ActionId, guide: &Guide<'_>) -> Result<(), Halt> {
        let Guide { outline, stale, .. } = *guide;
        let Place { mind, acts, .. } = search.places[place as usize];
        if search.sight.depth == 0 && !self.world.program.actions[action as usize].consenting.is_empty() {
            return Ok(());
        }
        let needed = self.needed(&search.aim, mind, action)?.max(guide.missing.after(action));
        let acts = acts + 1;
        if needed == u32::MAX || search.limits.author.is_some_and(|most| acts + needed > most) {
            return Ok(());
        }
        let guess = outline.map_or(needed, |outline| HASTE * outline.after(action).max(needed));
        let promise = acts.saturating_add(guess);
        let length = outline.map_or(0, Outline::length);
        let helps = outline.is_some_and(|outline| outline.has(action));
        search.frontier.add(Candidate { place, action, promise, needed, turn: 0, stale, helps, length });
        Ok(())
    }

    /// Where an act of an outline makes no sense to somebody, what is to be learnt might be learnt another way: puts in
    /// line the acts of an outline without what is known to make no sense.
    fn think_again(&mut self, search: &mut Search, refused: Candidate, watch: &mut Watch<'_>) -> Result<(), Halt> {
        let mind = search.places[refused.place as usize].mind;
        if !refused.helps || !search.unwilling.note(&self.world, mind, refused.action) {
            return Ok(());
        }
        let (aim, reach) = (search.aim.goal.unwrap_or(search.aim.start), search.aim.goal.is_some());
        let outline = self.outline_without(&search.unwilling, mind, aim, reach);
        search.places[refused.place as usize].length = outline.length();
        let missing = search.landmarks.missing(&self.world.view(mind));
        let guide = Guide { outline: Some(&outline), missing, stale: refused.stale };
        for action in self.world.all_worth_trying(mind, None) {
            if outline.has(action) && !search.unwilling.has(&self.world, mind, action) {
                self.ask(watch)?;
                self.enqueue(search, refused.place, action, &guide)?;
            }
        }
        Ok(())
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

    /// Whether an act is less promising than it seemed when it was put in line, since the outline for its place has grown
    /// longer; then it goes back in line.
    fn falls_behind(&mut self, candidate: Candidate) -> bool {
        let length = self.places[candidate.place as usize].length;
        let behind = length.saturating_sub(candidate.length);
        if behind > 0 {
            let promise = candidate.promise.saturating_add(HASTE * behind);
            self.frontier.add(Candidate { promise, helps: false, length, ..candidate });
        }
        behind > 0
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
            + self.unwilling.bytes()
            + self.landmarks.bytes()
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
