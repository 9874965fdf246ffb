//! An outline: a handful of acts that might bring something about, if nothing were ever undone.
//!
//! It is a plan in the relaxed world of [`crate::bounds::relax`] (the idea is Hoffmann and Nebel's, FF 2001). The world is grown
//! as for the bound, and every value that comes to be possible remembers what brought it. Then the goal is read
//! backwards: of all that grew, what was it that let the goal hold, what let the acts behind that happen, and so on to
//! what is already so. The number of different acts met is a guess at how far off the goal is, and the acts themselves
//! are the ones worth trying first. A guess only: it may be too high or too low, so nothing is ever given up for it.
//!
//! What a condition needs is found by asking it. Each fluent it reads is taken back to what it was at the start, or to
//! the fewest additions with which the condition could still hold. So no kind of condition needs a rule of its own.

use crate::bounds::growth::{Brought, Growing};
use crate::bounds::hearsay::Hearsay;
use crate::bounds::outlook::Outlook;
use crate::bounds::sets::{Layers, Set, highest};
use crate::logic::syntax::{Action, ActionId, Character, Condition, Effect, Expression, Read};
use crate::logic::value::{Code, Numbers};
use crate::world::program::Program;
use rustc_hash::{FxHashMap, FxHashSet};

/// Rounds of triggers after one layer of acts.
const ROUNDS: usize = 8;
/// More than any outline costs; also what something costs that would need itself.
const DEAR: u32 = 1000;

/// The acts of a relaxed plan, in order of number.
#[derive(Debug, Default)]
pub struct Outline {
    pub acts: Box<[ActionId]>,
    /// How much longer it is taken to be than it has acts, where it leads through acts that nobody wants to do.
    pub detour: u32,
}

impl Outline {
    pub fn length(&self) -> u32 {
        self.acts.len() as u32 + self.detour
    }

    /// What would still be needed after an act: one less where the act is part of it.
    pub fn after(&self, action: ActionId) -> u32 {
        self.length() - u32::from(self.has(action))
    }

    pub fn has(&self, action: ActionId) -> bool {
        self.acts.binary_search(&action).is_ok()
    }
}

/// What is to be brought about: a utility above a value, or at it.
pub struct Aim<'a> {
    pub utility: &'a Expression,
    /// Whose utility it is; nobody's for the author.
    pub owner: Option<Character>,
    pub base: f64,
    pub reach: bool,
}

/// Something that can happen in the relaxed world.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    Act(ActionId),
    Trigger(u32),
}

/// Values a fluent came to be able to have.
struct Addition {
    /// When: the count of happenings, which later ones see and earlier ones do not.
    time: u32,
    /// When the source read the world.
    read: u32,
    source: Source,
    /// Which of the source's effects it was.
    effect: u32,
    set: Set,
}

/// A condition or an aim, asked of the relaxed world.
enum Query<'a> {
    Holds(&'a Condition),
    Reached(&'a Aim<'a>),
}

impl Query<'_> {
    fn ask(&self, layers: &Layers<'_>) -> bool {
        match self {
            Query::Holds(condition) => layers.may_hold(condition),
            Query::Reached(aim) => reached(aim, layers),
        }
    }

    /// The fluents of the relaxed world that it reads.
    fn reads(&self, hearsay: Option<&Hearsay>) -> Vec<u32> {
        let mut fluents = Vec::new();
        let mut look = |chain: &[u32], fluent| {
            let number = match chain {
                [] => Some(fluent),
                chain => hearsay.and_then(|hearsay| hearsay.number(&Read { chain: chain.into(), fluent })),
            };
            fluents.extend(number.filter(|number| !fluents.contains(number)));
        };
        match self {
            Query::Holds(condition) => condition.reads(&mut look),
            Query::Reached(aim) => aim.utility.reads(&mut look),
        }
        fluents
    }
}

fn reached(aim: &Aim<'_>, layers: &Layers<'_>) -> bool {
    let highest = highest(&layers.value(aim.utility));
    if aim.reach { highest >= aim.base } else { highest > aim.base }
}

/// What brought a value that was needed: an effect of a source, on a fluent, and when the source read the world.
struct Behind {
    source: Source,
    effect: u32,
    fluent: u32,
    read: u32,
}

/// Something that must be so, of what had grown by a time.
struct Need<'a> {
    query: Query<'a>,
    time: u32,
}

struct Growth<'a> {
    program: &'a Program,
    world: Growing<'a>,
    start: Vec<Set>,
    history: Vec<Vec<Addition>>,
    time: u32,
    /// Whose plan it is; nobody's for the author.
    owner: Option<Character>,
    /// What has happened, with the time it first read the world.
    happened: FxHashMap<Source, u32>,
    costs: FxHashMap<Source, u32>,
}

/// An outline of what would bring the aim about from a row of values; `None` where nothing does within so many layers.
///
/// Where acts alone do not bring about what an author wants, evidence might: then it is taken to have done its part.
pub fn outline(
    program: &Program,
    numbers: &Numbers,
    row: &[Code],
    aim: &Aim<'_>,
    layers: u32,
    outlook: Outlook,
) -> Option<Outline> {
    let plain = grown(Growing::new(program, numbers, row, outlook), aim, layers);
    if plain.is_some() || program.questions.is_none() || outlook != Outlook::Author {
        return plain;
    }
    let mut world = Growing::new(program, numbers, row, outlook);
    world.suppose();
    grown(world, aim, layers)
}

/// The outline that a relaxed world comes to.
pub(crate) fn grown(world: Growing<'_>, aim: &Aim<'_>, layers: u32) -> Option<Outline> {
    let mut growth = Growth {
        program: world.program,
        start: world.layers.sets.clone(),
        history: world.layers.sets.iter().map(|_| Vec::new()).collect(),
        world,
        time: 0,
        owner: aim.owner,
        happened: FxHashMap::default(),
        costs: FxHashMap::default(),
    };
    for _ in 0..layers {
        if reached(aim, &growth.world.layers) || !growth.layer() {
            break;
        }
    }
    reached(aim, &growth.world.layers).then(|| growth.trace(aim))
}

impl<'a> Growth<'a> {
    /// One layer of acts and what follows from them; says whether anything grew.
    fn layer(&mut self) -> bool {
        let acts = self.world.acts();
        let grown = self.happen(acts.into_iter().map(Source::Act));
        for _ in 0..ROUNDS {
            let triggers = self.world.triggers();
            if triggers.is_empty() {
                break;
            }
            self.happen(triggers.into_iter().map(Source::Trigger));
        }
        grown
    }

    /// Lets events happen together, and notes what each could bring first, or brings anew.
    fn happen(&mut self, sources: impl Iterator<Item = Source>) -> bool {
        let (read, mut grown) = (self.time, false);
        self.time += 1;
        let mut brought = Vec::new();
        for source in sources {
            let first = !self.happened.contains_key(&source);
            self.happened.entry(source).or_insert(read);
            let told = self.world.tells(self.effects(source), self.act(source));
            brought.extend(self.world.brings(self.effects(source)).chain(told).map(|brought| (source, first, brought)));
        }
        for (source, first, Brought { effect, fluent, set }) in brought {
            let grows = self.world.grow(fluent, set);
            let start = self.start[fluent as usize];
            if grows || first && start.union(set) != start {
                self.history[fluent as usize].push(Addition { time: self.time, read, source, effect, set });
            }
            grown |= grows;
        }
        grown
    }

    /// Reads the aim backwards to the acts behind it.
    fn trace(mut self, aim: &'a Aim<'a>) -> Outline {
        let mut chosen: FxHashSet<Source> = FxHashSet::default();
        let mut work: Vec<Need<'a>> = vec![Need { query: Query::Reached(aim), time: self.time }];
        while let Some(need) = work.pop() {
            for Behind { source, effect, fluent, read } in self.support(&need, &chosen) {
                if chosen.insert(source) {
                    work.extend(self.needs(source, read));
                }
                let effect = &self.effects(source)[effect as usize];
                work.push(Need { query: Query::Holds(&effect.when), time: read });
                work.extend(self.onlookers(source, effect, fluent, read));
            }
        }
        let acts = chosen.into_iter().filter_map(|source| match source {
            Source::Act(action) => Some(action),
            Source::Trigger(_) => None,
        });
        let mut acts: Vec<ActionId> = acts.collect();
        acts.sort_unstable();
        Outline { acts: acts.into(), detour: 0 }
    }

    fn effects(&self, source: Source) -> &'a [Effect] {
        match source {
            Source::Act(action) => &self.program.actions[action as usize].effects,
            Source::Trigger(trigger) => &self.program.triggers[trigger as usize].effects,
        }
    }

    fn act(&self, source: Source) -> Option<&'a Action> {
        match source {
            Source::Act(action) => Some(&self.program.actions[action as usize]),
            Source::Trigger(_) => None,
        }
    }

    /// Where somebody came to hold something by observing an act: that they observe it.
    fn onlookers(&self, source: Source, effect: &Effect, fluent: u32, time: u32) -> Vec<Need<'a>> {
        let (Some(act), Some(hearsay)) = (self.act(source), self.world.layers.hearsay) else { return Vec::new() };
        let observed = hearsay.read(fluent).filter(|_| effect.target.chain.is_empty());
        let holders = observed.iter().flat_map(|read| &read.chain);
        holders.map(|who| Need { query: Query::Holds(&act.observing[*who as usize]), time }).collect()
    }

    /// What must hold for a source to happen: its precondition, and what rewards those who must consent to it.
    fn needs(&self, source: Source, time: u32) -> Vec<Need<'a>> {
        match source {
            Source::Trigger(trigger) => vec![self.set_off(trigger, time)],
            Source::Act(action) => {
                let holds = Need { query: Query::Holds(&self.program.actions[action as usize].precondition), time };
                std::iter::once(holds).chain(self.consents(action)).collect()
            }
        }
    }

    fn set_off(&self, trigger: u32, time: u32) -> Need<'a> {
        Need { query: Query::Holds(&self.program.triggers[trigger as usize].precondition), time }
    }

    /// For everyone else who must consent to an act: the first trigger that could reward them for it.
    fn consents(&self, action: ActionId) -> impl Iterator<Item = Need<'a>> {
        let program = self.program;
        let others = program.actions[action as usize].consenting.iter().filter(|c| Some(**c) != self.owner);
        others.filter_map(move |character| {
            let rewards = program.rewards.get(&(action, *character))?;
            let fired =
                rewards.iter().filter_map(|trigger| Some((*self.happened.get(&Source::Trigger(*trigger))?, *trigger)));
            fired.min().map(|(read, trigger)| self.set_off(trigger, read))
        })
    }

    /// What it takes, roughly, for a source to happen: the acts behind it, counted once for each time they are needed.
    fn cost(&mut self, source: Source, read: u32) -> u32 {
        if let Some(known) = self.costs.get(&source) {
            return *known;
        }
        self.costs.insert(source, DEAR);
        let mut cost = u32::from(matches!(source, Source::Act(_)));
        let given = FxHashSet::from_iter([source]);
        for need in self.needs(source, read) {
            for Behind { source, read, .. } in self.support(&need, &given) {
                cost = DEAR.min(cost + self.cost(source, read));
            }
        }
        self.costs.insert(source, cost);
        cost
    }

    /// What had to happen for a need to be met, beyond what is chosen already.
    fn support(&mut self, need: &Need<'a>, chosen: &FxHashSet<Source>) -> Vec<Behind> {
        let time = need.time;
        let mut fluents = need.query.reads(self.world.layers.hearsay);
        fluents.retain(|fluent| self.history[*fluent as usize].iter().any(|addition| addition.time <= time));
        if fluents.is_empty() {
            return Vec::new();
        }
        let last = |fluent: &u32| self.history[*fluent as usize].iter().rfind(|a| a.time <= time).map_or(0, |a| a.time);
        fluents.sort_by_key(|fluent| std::cmp::Reverse(last(fluent)));
        let mut sets: Vec<Set> = fluents.iter().map(|f| self.at(*f, |addition| addition.time <= time)).collect();
        let mut supporting = Vec::new();
        for number in 0..fluents.len() {
            let fluent = fluents[number];
            sets[number] = self.at(fluent, |addition| addition.time <= time && chosen.contains(&addition.source));
            if self.holds(need, &fluents, &sets) {
                continue;
            }
            for addition in self.fewest(need, &fluents, &mut sets, number) {
                let Addition { source, effect, read, .. } = self.history[fluent as usize][addition];
                supporting.push(Behind { source, effect, fluent, read });
            }
        }
        supporting
    }

    /// Whether a need is met when these fluents have these sets of values.
    fn holds(&mut self, need: &Need<'a>, fluents: &[u32], sets: &[Set]) -> bool {
        for (fluent, set) in fluents.iter().zip(sets) {
            self.world.layers.sets[*fluent as usize] = *set;
        }
        need.query.ask(&self.world.layers)
    }

    /// The cheapest single addition to a fluent with which the need is met, or as many of the first as it takes.
    fn fewest(&mut self, need: &Need<'a>, fluents: &[u32], sets: &mut [Set], number: usize) -> Vec<usize> {
        let (place, start) = (fluents[number] as usize, sets[number]);
        let within: Vec<usize> =
            (0..self.history[place].len()).filter(|n| self.history[place][*n].time <= need.time).collect();
        let mut enough = Vec::new();
        for addition in &within {
            sets[number] = start.union(self.history[place][*addition].set);
            if self.holds(need, fluents, sets) {
                enough.push(*addition);
            }
        }
        if let Some(best) = self.cheapest(place, &enough) {
            sets[number] = start.union(self.history[place][best].set);
            return vec![best];
        }
        sets[number] = start;
        let mut taken = Vec::new();
        for addition in within {
            sets[number] = sets[number].union(self.history[place][addition].set);
            taken.push(addition);
            if self.holds(need, fluents, sets) {
                break;
            }
        }
        taken
    }

    fn cheapest(&mut self, place: usize, additions: &[usize]) -> Option<usize> {
        if let [only] = additions {
            return Some(*only);
        }
        let mut best = None;
        for number in additions {
            let Addition { source, read, .. } = self.history[place][*number];
            let cost = (self.cost(source, read), *number);
            if best.is_none_or(|best| cost < best) {
                best = Some(cost);
            }
        }
        best.map(|(_, number)| number)
    }

    /// The values a fluent could have, of its additions counting these only.
    fn at(&self, fluent: u32, counts: impl Fn(&Addition) -> bool) -> Set {
        let additions = self.history[fluent as usize].iter().filter(|addition| counts(addition));
        additions.fold(self.start[fluent as usize], |set, addition| set.union(addition.set))
    }
}
