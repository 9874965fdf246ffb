//! Claims, and the courses of acts that could refute them.

use crate::engine::Engine;
use crate::engine::question::Question;
use crate::limits::Halt;
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::Mind;
use rustc_hash::{FxHashMap, FxHashSet};

/// That an act makes no sense to a character in a mind of its own, with so many levels and any number of steps.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Claim {
    pub mind: Mind,
    pub action: ActionId,
    pub character: Character,
    pub levels: i32,
}

impl Claim {
    pub fn question(self, steps: u32, levels: i32) -> Question {
        Question { mind: self.mind, action: self.action, character: self.character, steps, levels }
    }
}

/// A step in somebody's mind: where it leads, and whether that is a gain.
#[derive(Clone, Copy)]
pub(crate) struct Road {
    pub action: ActionId,
    pub to: Mind,
    pub gains: bool,
}

/// The minds that courses of steps lead to, and the steps from each.
pub(crate) type Roads = FxHashMap<Mind, Vec<Road>>;

/// A course of acts under way, with the minds they are done in.
pub(crate) struct Course {
    pub claim: Claim,
    pub acts: Vec<ActionId>,
    pub minds: Vec<Mind>,
    /// The minds it has come to.
    pub been: FxHashSet<Mind>,
}

/// Who is asked about the step at a place of a part of a plan, which stood at `at` in the whole.
pub(crate) fn asked_at(within: Claim, position: usize, at: usize) -> impl Fn(Character) -> bool {
    move |character| position > 0 || at > 0 && character != within.character
}

/// Steps of a part of a course: their places in it, and the minds they are done in.
pub(crate) type PartOfCourse = Vec<(usize, Mind)>;

/// The parts of a course that are possible and end as well as all of it, which ends in `end`.
pub(crate) fn parts_as_good(
    engine: &mut Engine,
    claim: Claim,
    acts: &[ActionId],
    end: Mind,
    watch: &mut Watch<'_>,
) -> Result<Vec<PartOfCourse>, Halt> {
    let worth = engine.worth(end, claim.character, claim.levels, watch)?;
    let mut found = Vec::new();
    let mut open: Vec<(usize, Mind, PartOfCourse)> = vec![(0, claim.mind, Vec::new())];
    while let Some((at, mind, part)) = open.pop() {
        engine.ask(watch)?;
        let Some(action) = acts.get(at) else {
            let strict = !part.is_empty() && part.len() < acts.len();
            if strict && engine.worth(mind, claim.character, claim.levels, watch)? == worth {
                found.push(part);
            }
            continue;
        };
        if engine.world.possible(mind, *action, Some(claim.character)) {
            let kept = part.iter().copied().chain([(at, mind)]).collect();
            open.push((at + 1, engine.world.apply(mind, *action)?, kept));
        }
        open.push((at + 1, mind, part));
    }
    Ok(found)
}

/// Drops every step after which no gain can be come to.
pub(crate) fn keep_what_leads_to_a_gain(roads: &mut Roads) {
    let mut back: FxHashMap<Mind, Vec<Mind>> = FxHashMap::default();
    let mut open = Vec::new();
    for (from, out) in roads.iter() {
        out.iter().for_each(|road| back.entry(road.to).or_default().push(*from));
        if out.iter().any(|road| road.gains) {
            open.push(*from);
        }
    }
    let mut leading = FxHashSet::default();
    while let Some(mind) = open.pop() {
        if leading.insert(mind) {
            open.extend(back.get(&mind).into_iter().flatten());
        }
    }
    roads.values_mut().for_each(|out| out.retain(|road| road.gains || leading.contains(&road.to)));
}
