//! What somebody holds back, as far as a step of a story counts it.
//!
//! A want shows in what one would do if what it costs did not count. So the acts somebody passes over are asked about
//! twice: once as things are, when another act is chosen, or none; and once with some of its own concerns standing still
//! at what they are worth now, when this act is chosen, and no other. Then what those concerns would have lost by it is
//! what held it back (approach and avoidance: Lewin, *A Dynamic Theory of Personality*, 1935). Which sets of concerns
//! those are is for whoever tells the story; here it is counted only that there is one.
//!
//! Everybody passes over nearly everything. Asked about are the answers to questions put to it, and for each of its
//! concerns the acts that would raise it most at once. What is held back in a mind depends on that mind alone, and is
//! kept by it; the limits of a plan are those of evidence ([`crate::reasons::evidence`]).

use crate::engine::Engine;
use crate::engine::question::Question;
use crate::limits::{EVIDENCE_LEVELS, EVIDENCE_STEPS, Halt};
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::Mind;
use std::sync::Arc;

/// Differences of worth up to this are rounding.
const SMALL: f64 = 1e-9;
/// The most concerns that hold back an act together.
const TOGETHER: usize = 3;

/// What a mind is worth to its owner, concern by concern, where that is a number: places, and numbers.
type Worth = Vec<(usize, f64)>;

/// Whose wants, in which mind, and what the mind is worth.
struct Wanting {
    mind: Mind,
    who: Character,
    now: Worth,
}

impl Wanting {
    /// Whether an act makes sense to whose wants these are, as people ask it of each other.
    fn question(&self, action: ActionId) -> Question {
        Question { mind: self.mind, action, character: self.who, steps: EVIDENCE_STEPS, levels: EVIDENCE_LEVELS }
    }
}

/// A plan that leads highest, its first act included, and how high; of a hope, what it may gain.
struct Best {
    acts: Vec<ActionId>,
    end: f64,
    hoped: bool,
}

impl Engine {
    /// The acts somebody holds back in a mind of its own, whatever it does instead; in order, without repetition.
    pub fn held_back(&mut self, mind: Mind, who: Character, watch: &mut Watch<'_>) -> Result<Vec<ActionId>, Halt> {
        let mut wanting = None;
        let mut held = Vec::new();
        for action in self.salient(mind, who, &mut wanting)?.iter() {
            if self.holds_back(mind, who, *action, &mut wanting, watch)? {
                held.push(*action);
            }
        }
        Ok(held)
    }

    /// Whether somebody holds back an act in a mind of its own, other than the one it does.
    pub fn holds_back_besides(
        &mut self,
        mind: Mind,
        who: Character,
        done: Option<ActionId>,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let mut wanting = None;
        for action in self.salient(mind, who, &mut wanting)?.iter().filter(|action| Some(**action) != done) {
            if self.holds_back(mind, who, *action, &mut wanting, watch)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn holds_back(
        &mut self,
        mind: Mind,
        who: Character,
        action: ActionId,
        wanting: &mut Option<Wanting>,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        if let Some(known) = self.evidence.held.get(&(mind, who, action)) {
            return Ok(*known);
        }
        let wanting = wanting.get_or_insert_with(|| self.wanting(mind, who));
        let held = self.is_held_back(wanting, action, watch)?;
        self.evidence.held.insert((mind, who, action), held);
        Ok(held)
    }

    fn wanting(&self, mind: Mind, who: Character) -> Wanting {
        Wanting { mind, who, now: self.worth_of_concerns(mind, who) }
    }

    fn worth_of_concerns(&self, mind: Mind, who: Character) -> Worth {
        known(self.world.concerns(mind, who))
    }

    /// The acts worth asking about, of all that are open to somebody.
    fn salient(&mut self, mind: Mind, who: Character, wanting: &mut Option<Wanting>) -> Result<Arc<[ActionId]>, Halt> {
        if let Some(known) = self.evidence.salient.get(&(mind, who)) {
            return Ok(known.clone());
        }
        let wanting = wanting.get_or_insert_with(|| self.wanting(mind, who));
        let salient = Arc::<[ActionId]>::from(self.find_salient(wanting)?);
        self.evidence.salient.insert((mind, who), salient.clone());
        Ok(salient)
    }

    fn find_salient(&mut self, wanting: &Wanting) -> Result<Vec<ActionId>, Halt> {
        let program = self.world.program.clone();
        let decides = |action: &ActionId| program.actions[*action as usize].consenting.contains(&wanting.who);
        let own: Vec<ActionId> =
            self.world.all_worth_trying(wanting.mind, Some(wanting.who)).into_iter().filter(decides).collect();
        let mut gains = Vec::with_capacity(own.len());
        for action in &own {
            gains.push(self.moved(wanting, &[*action])?);
        }
        let most = |place: usize| gains.iter().filter_map(|moved| gain(moved, place)).fold(SMALL, f64::max);
        let pulls = |moved: &Worth| moved.iter().any(|(place, by)| *by > SMALL && *by >= most(*place) - SMALL);
        let answers: Vec<ActionId> =
            program.questions.iter().flat_map(|questions| questions.answers_of(wanting.who)).collect();
        let asked = own.iter().zip(&gains).filter(|(action, moved)| answers.contains(action) || pulls(moved));
        Ok(asked.map(|(action, _)| *action).collect())
    }

    /// By how much a plan would move each concern in the mind of whose it is; those that are a number before and after.
    fn moved(&mut self, wanting: &Wanting, plan: &[ActionId]) -> Result<Worth, Halt> {
        let (last, first) = plan.split_last().expect("a plan has an act");
        let mut mind = wanting.mind;
        for action in first {
            mind = self.world.apply(mind, *action)?;
        }
        let then = known(self.world.concerns_after(mind, *last, wanting.who)?);
        let before = |place: usize| gain(&wanting.now, place);
        Ok(then.into_iter().filter_map(|(place, number)| Some((place, number - before(place)?))).collect())
    }

    fn is_held_back(&mut self, wanting: &Wanting, action: ActionId, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let once = lowered(&self.moved(wanting, &[action])?);
        if once.is_empty() || self.is_chosen(wanting, action, watch)? {
            return Ok(false);
        }
        let Some(best) = self.best(wanting, action, &once, watch)? else { return Ok(false) };
        let costs = lowered(&self.moved(wanting, &best.acts)?);
        for some in subsets(&costs) {
            if self.frees(wanting, action, &some, watch)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the act is among those somebody would do as things are. Mostly it makes no sense to it; then there is no need
    /// to know what does.
    fn is_chosen(&mut self, wanting: &Wanting, action: ActionId, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let Some(best) = self.best(wanting, action, &[], watch)? else { return Ok(false) };
        Ok(!self.outdone(wanting, action, &best, true, &[], watch)?)
    }

    /// Whether the act is what somebody would do, and nothing else, were these concerns to stand still, which it lowers.
    fn frees(
        &mut self,
        wanting: &Wanting,
        action: ActionId,
        still: &[usize],
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let Some(best) = self.best(wanting, action, still, watch)? else { return Ok(false) };
        let moved = self.moved(wanting, &best.acts)?;
        let costs = lowered(&moved);
        if !still.iter().all(|place| costs.contains(place)) || !moved.iter().any(|(_, by)| *by > SMALL) {
            return Ok(false);
        }
        Ok(!self.outdone(wanting, action, &best, false, still, watch)?)
    }

    /// The best plan that begins with an act, with some concerns standing still.
    fn best(
        &mut self,
        wanting: &Wanting,
        action: ActionId,
        still: &[usize],
        watch: &mut Watch<'_>,
    ) -> Result<Option<Best>, Halt> {
        let question = wanting.question(action);
        let found = self.with_still(wanting, still, |engine| engine.outlook(question, watch))?;
        Ok(found.map(|prospect| Best {
            acts: std::iter::once(action).chain(prospect.plan.iter().copied()).collect(),
            end: prospect.after,
            hoped: prospect.before.is_none(),
        }))
    }

    /// Whether some other act of theirs has a plan that ends at least as high as the best of this one, or `above` that, with
    /// some concerns standing still. How high it ends at its best need not be known. Where there are only hopes, these are
    /// what others are held against.
    fn outdone(
        &mut self,
        wanting: &Wanting,
        action: ActionId,
        best: &Best,
        above: bool,
        still: &[usize],
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        let base = if above { best.end } else { just_below(best.end) };
        let mut others = self.world.all_worth_trying(wanting.mind, Some(wanting.who));
        others.retain(|other| *other != action && program.actions[*other as usize].consenting.contains(&wanting.who));
        self.with_still(wanting, still, |engine| {
            for other in others {
                let question = wanting.question(other);
                let higher = match best.hoped {
                    true => engine.outlook(question, watch)?.is_some_and(|hope| hope.after > base),
                    false => engine.leads_above(question, base, watch)?,
                };
                if higher {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    fn with_still<T>(
        &mut self,
        wanting: &Wanting,
        still: &[usize],
        work: impl FnOnce(&mut Engine) -> Result<T, Halt>,
    ) -> Result<T, Halt> {
        if still.is_empty() {
            return work(self);
        }
        let held: Worth = wanting.now.iter().filter(|(place, _)| still.contains(place)).copied().collect();
        self.freezing(wanting.who, &held, work).expect("the character is one of this world")
    }
}

/// The concerns that are a number.
fn known(parts: Vec<(usize, Option<f64>)>) -> Worth {
    parts.into_iter().filter_map(|(place, number)| number.map(|number| (place, number))).collect()
}

/// The highest number below another.
fn just_below(height: f64) -> f64 {
    match height {
        0.0 => -f64::from_bits(1),
        _ if height > 0.0 => f64::from_bits(height.to_bits() - 1),
        _ => f64::from_bits(height.to_bits() + 1),
    }
}

fn gain(moved: &Worth, place: usize) -> Option<f64> {
    moved.iter().find(|(other, _)| *other == place).map(|(_, by)| *by)
}

/// The concerns that were lowered.
fn lowered(moved: &Worth) -> Vec<usize> {
    moved.iter().filter(|(_, by)| *by < -SMALL).map(|(place, _)| *place).collect()
}

/// All sets of one to three of these, smaller ones first.
fn subsets(all: &[usize]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut largest: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..TOGETHER.min(all.len()) {
        let longer = |set: &Vec<usize>| {
            let rest = all.iter().filter(|place| set.last().is_none_or(|last| *place > last));
            rest.map(|place| set.iter().copied().chain([*place]).collect()).collect::<Vec<Vec<usize>>>()
        };
        largest = largest.iter().flat_map(longer).collect();
        found.extend(largest.iter().cloned());
    }
    found
}
