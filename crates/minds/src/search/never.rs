//! Never: acts that make no sense to somebody, however long explanations may be.
//!
//! Explanations that grow do not show by themselves that longer ones would change nothing. It is shown here without
//! counting steps at all. A *claim* says that in a mind an act makes no sense to a character with any number of steps.
//! A set of claims is right where each of them can be checked by the others:
//!
//! - the act alone is no gain; and
//! - every course that begins with it, is possible, comes to no mind twice, ends in a gain, and has no later step that
//!   somebody who must consent to it is claimed to refuse, has an idle act: a part of the course ends as well, and all
//!   its steps make sense *for certain* with the steps they have there, and with any more.
//!
//! Suppose some claim were wrong, and take the fewest steps with which one is. The plan that shows it consists of acts
//! that make sense with fewer steps, so no claim is about them. Where it comes to a mind twice, leave out what lies
//! between: what is left begins and ends the same, and is one of the courses above (it is not the act alone, which would
//! be a gain). So it has an idle act, the same part of the plan as a whole ends as well and makes sense, with as many
//! steps or more, and the plan does not count. An act makes sense for certain ([`Claims::is_certain`]) by a plan of
//! which the same is true: each step makes sense for certain, and each part that ends as well has a step that is claimed
//! to be refused. So claims and certainties hold each other up, from fewer steps to more and from fewer levels of mind
//! to more.
//!
//! Where levels of mind have no limit either, so many of them and any more are one case, which asks of others both with
//! one level less and with as many. How many is tried out.
//!
//! What is claimed is guessed, and every claim that cannot be checked is given up; then those that rested on it are
//! checked again. So nothing hangs on good guesses but whether a proof is found. A check that looks into more than it
//! may is taken up again later.

use crate::engine::Engine;
use crate::engine::question::Hunch;
use crate::engine::question::Question;
use crate::limits::EFFORTS;
use crate::limits::{Halt, Limits};
use crate::logic::syntax::{ActionId, Character};
use crate::sizes;
use crate::watch::Watch;
use crate::world::graph::Mind;
use crate::world::program::Program;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// From how many levels of mind on all are one case, where they have no limit: these are tried.
const LEVELS: [i32; 4] = [0, 1, 2, 3];

/// Steps of the reasons that a claim is held against before it is made.
const LIKELY: u32 = 6;

/// That an act makes no sense to a character in a mind of its own, with so many levels and any number of steps.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Claim {
    mind: Mind,
    action: ActionId,
    character: Character,
    levels: i32,
}

impl Claim {
    fn question(self, steps: u32, levels: i32) -> Question {
        Question { mind: self.mind, action: self.action, character: self.character, steps, levels }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Standing {
    /// To be checked.
    Made,
    /// Checked, as long as what it rests on stands.
    Checked,
    GivenUp,
}

/// What became of acts refused in a search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    /// All of them are refused with any number of steps.
    Never,
    /// Some of them could not be shown to be.
    Otherwise,
}

/// All claims made in a search without a limit to explanations.
pub(crate) struct Refusals {
    /// For each way of counting levels.
    ways: Vec<Claims>,
    /// The limit on levels, if there is one.
    depth: Option<u32>,
}

impl Refusals {
    pub fn new(limits: &Limits, program: &Program) -> Refusals {
        let ways = match limits.depth {
            Some(_) => vec![Claims::default()],
            // What others are expected to do hangs on the levels, and these would grow with the steps.
            None if program.foresight > 0 => Vec::new(),
            None => LEVELS.iter().map(|from| Claims { alike_from: Some(*from), ..Claims::default() }).collect(),
        };
        Refusals { ways, depth: limits.depth }
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        self.ways.iter().map(Claims::bytes).sum()
    }
}

impl Engine {
    /// Whether it can be shown, with so much work, that every one of these acts is refused in its state with
    /// explanations of any length.
    pub(crate) fn are_refused_for_ever(
        &mut self,
        refusals: &mut Refusals,
        refused: &[(Mind, ActionId)],
        work: u64,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let mut shown = refused.is_empty();
        self.work.until = self.work.done + work;
        for claims in &mut refusals.ways {
            match claims.verdict(self, refused, refusals.depth, watch) {
                Ok(Verdict::Otherwise) => {}
                Ok(Verdict::Never) => shown = true,
                Err(Halt::Turn) => {}
                Err(halt) => {
                    self.work.until = u64::MAX;
                    return Err(halt);
                }
            }
            if shown {
                break;
            }
        }
        self.work.until = u64::MAX;
        Ok(shown)
    }
}

/// Claims that hold one another up.
#[derive(Default)]
struct Claims {
    /// So many levels of mind and any more are one case.
    alike_from: Option<i32>,
    made: FxHashMap<Claim, Standing>,
    waiting: Vec<Claim>,
    /// By claim: those whose checks rest on it.
    resting: FxHashMap<Claim, Vec<Claim>>,
    /// What the check under way rests on.
    grounds: Vec<Claim>,
    /// Whether an act makes sense for certain with so many steps and any more, and the claims this rests on.
    certain: FxHashMap<(Claim, u32), Option<Arc<[Claim]>>>,
}

/// A step in somebody's mind: where it leads, and whether that is a gain.
#[derive(Clone, Copy)]
struct Road {
    action: ActionId,
    to: Mind,
    gains: bool,
}

/// The minds that courses of steps lead to, and the steps from each.
type Roads = FxHashMap<Mind, Vec<Road>>;

/// A course of acts under way, with the minds they are done in.
struct Course {
    claim: Claim,
    acts: Vec<ActionId>,
    minds: Vec<Mind>,
    /// The minds it has come to.
    been: FxHashSet<Mind>,
}

impl Claims {
    fn bytes(&self) -> usize {
        let rests: usize = self.resting.len() * sizes::of_parcel(2 * size_of::<Claim>());
        let tables = sizes::of_map(&self.made) + sizes::of_map(&self.resting) + sizes::of_map(&self.certain);
        tables + rests + sizes::of_list(&self.waiting)
    }

    /// What becomes of these acts, once every claim that has to do with them has been checked.
    fn verdict(
        &mut self,
        engine: &mut Engine,
        refused: &[(Mind, ActionId)],
        depth: Option<u32>,
        watch: &mut Watch<'_>,
    ) -> Result<Verdict, Halt> {
        loop {
            for (state, action) in refused {
                if !self.is_refused_in_story(engine, *state, *action, depth, watch)? {
                    return Ok(Verdict::Otherwise);
                }
            }
            if self.waiting.is_empty() {
                return Ok(Verdict::Never);
            }
            self.check_until_one_falls(engine, watch)?;
        }
    }

    fn check_until_one_falls(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<(), Halt> {
        while let Some(claim) = self.waiting.last().copied() {
            if self.made.get(&claim) == Some(&Standing::Made) {
                self.grounds.clear();
                let stands = self.stands(engine, claim, watch)?;
                for ground in std::mem::take(&mut self.grounds) {
                    self.resting.entry(ground).or_default().push(claim);
                }
                if !stands {
                    self.give_up(claim);
                    return Ok(());
                }
                self.made.insert(claim, Standing::Checked);
            } else {
                self.waiting.pop();
            }
        }
        Ok(())
    }

    fn give_up(&mut self, claim: Claim) {
        self.made.insert(claim, Standing::GivenUp);
        self.certain.clear();
        for other in self.resting.remove(&claim).unwrap_or_default() {
            if let Some(standing) = self.made.get_mut(&other).filter(|standing| **standing == Standing::Checked) {
                *standing = Standing::Made;
                self.waiting.push(other);
            }
        }
    }

    /// Makes a claim, if it is likely; whether it stands so far.
    fn make(&mut self, engine: &mut Engine, claim: Claim, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let standing = match self.made.get(&claim) {
            Some(standing) => *standing,
            None => {
                let levels = if self.is_open(claim.levels) { claim.levels.max(1) + 1 } else { claim.levels };
                let hunch = engine.hunch(claim.question(LIKELY, levels), EFFORTS[0], watch)?;
                let standing = if matches!(hunch, Hunch::Reason(_)) { Standing::GivenUp } else { Standing::Made };
                self.made.insert(claim, standing);
                if standing == Standing::Made {
                    self.waiting.push(claim);
                }
                standing
            }
        };
        if standing != Standing::GivenUp {
            self.grounds.push(claim);
        }
        Ok(standing != Standing::GivenUp)
    }

    fn is_open(&self, levels: i32) -> bool {
        self.alike_from == Some(levels)
    }

    /// The levels another's reasons are judged with inside a reason with so many.
    fn inner(&self, levels: i32) -> Vec<i32> {
        if self.is_open(levels) { vec![levels - 1, levels] } else { vec![levels - 1] }
    }

    /// The cases that together say whether a step makes sense to `character`, as `within` sees it.
    fn cases(&self, engine: &Engine, within: Claim, mind: Mind, action: ActionId, character: Character) -> Vec<Claim> {
        if character == within.character {
            return vec![Claim { mind, action, ..within }];
        }
        let mind = engine.world.graph.believed(mind, character);
        self.inner(within.levels).into_iter().map(|levels| Claim { mind, action, character, levels }).collect()
    }

    fn make_all(&mut self, engine: &mut Engine, cases: &[Claim], watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let fallen = |claims: &Claims, case: &Claim| claims.made.get(case) == Some(&Standing::GivenUp);
        if cases.iter().any(|case| fallen(self, case)) {
            return Ok(false);
        }
        for case in cases {
            if !self.make(engine, *case, watch)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether somebody whose consent an act of the story needs is claimed to refuse it.
    fn is_refused_in_story(
        &mut self,
        engine: &mut Engine,
        state: Mind,
        action: ActionId,
        depth: Option<u32>,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let program = engine.world.program.clone();
        let levels: Vec<i32> = match (depth, self.alike_from) {
            (Some(depth), _) => vec![i32::try_from(depth).unwrap_or(i32::MAX) - 1],
            // With so many steps at the outset there are as many levels.
            (None, Some(from)) => (1..from).chain([from]).collect(),
            (None, None) => return Ok(false),
        };
        for character in &program.actions[action as usize].consenting {
            let mind = engine.world.graph.believed(state, *character);
            let claim = |levels: &i32| Claim { mind, action, character: *character, levels: *levels };
            if self.make_all(engine, &levels.iter().map(claim).collect::<Vec<_>>(), watch)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether somebody who must consent to a step of a course is claimed to refuse it. At the beginning of a part of a
    /// course some are not asked.
    fn is_refused(
        &mut self,
        engine: &mut Engine,
        within: Claim,
        (mind, action): (Mind, ActionId),
        asked: impl Fn(Character) -> bool,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let program = engine.world.program.clone();
        for character in program.actions[action as usize].consenting.iter().filter(|c| asked(**c)) {
            let cases = self.cases(engine, within, mind, action, *character);
            if self.make_all(engine, &cases, watch)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Checks a claim by the others.
    fn stands(&mut self, engine: &mut Engine, claim: Claim, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let Claim { mind, action, character, levels } = claim;
        engine.ask(watch)?;
        if !engine.world.possible(mind, action, Some(character)) {
            return Ok(true);
        }
        let Some(base) = engine.worth(mind, character, levels, watch)? else { return Ok(true) };
        if engine.gains(claim.question(1, levels), mind, action, base, watch)? {
            return Ok(false);
        }
        if levels < 0 || !self.leads_somewhere(engine, claim, (mind, action), base)? {
            return Ok(true);
        }
        let after = engine.world.apply(mind, action)?;
        let roads = self.roads(engine, claim, after, base, watch)?;
        let mut course = Course { claim, acts: vec![action], minds: vec![mind], been: FxHashSet::from_iter([after]) };
        Ok(!self.some_course_counts(engine, &roads, &mut course, after, watch)?)
    }

    /// Whether there could be a gain after a step, as far as the bound can tell.
    fn leads_somewhere(
        &self,
        engine: &mut Engine,
        within: Claim,
        (mind, action): (Mind, ActionId),
        base: f64,
    ) -> Result<bool, Halt> {
        let levels = if self.is_open(within.levels) { within.levels.max(1) } else { within.levels };
        let row = engine.world.row_after(mind, action)?;
        Ok(engine.acts_needed(row, within.character, levels, base, u32::MAX) != u32::MAX)
    }

    /// The steps that courses could take from a mind on, as far as they could come to a gain.
    fn roads(
        &mut self,
        engine: &mut Engine,
        claim: Claim,
        from: Mind,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<Roads, Halt> {
        let mut roads = Roads::default();
        let mut minds = vec![from];
        while let Some(mind) = minds.pop() {
            if roads.contains_key(&mind) {
                continue;
            }
            let found = self.roads_from(engine, claim, mind, base, watch)?;
            minds.extend(found.iter().map(|road| road.to));
            roads.insert(mind, found);
        }
        keep_what_leads_to_a_gain(&mut roads);
        Ok(roads)
    }

    fn roads_from(
        &mut self,
        engine: &mut Engine,
        claim: Claim,
        mind: Mind,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Road>, Halt> {
        let program = engine.world.program.clone();
        let mut found = Vec::new();
        for action in engine.world.all_possible(mind, Some(claim.character)) {
            engine.ask(watch)?;
            let fate = program.actions[action as usize].consenting.is_empty();
            if fate
                || !self.leads_somewhere(engine, claim, (mind, action), base)?
                || self.is_refused(engine, claim, (mind, action), |_| true, watch)?
            {
                continue;
            }
            let gains = engine.gains(claim.question(1, claim.levels), mind, action, base, watch)?;
            found.push(Road { action, to: engine.world.apply(mind, action)?, gains });
        }
        Ok(found)
    }

    /// Whether some course that comes to no mind twice ends in a gain, and has no idle act for certain.
    fn some_course_counts(
        &mut self,
        engine: &mut Engine,
        roads: &Roads,
        course: &mut Course,
        mind: Mind,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        for Road { action, to, gains } in roads.get(&mind).into_iter().flatten().copied() {
            engine.ask(watch)?;
            if !course.been.insert(to) {
                continue;
            }
            course.acts.push(action);
            course.minds.push(mind);
            let counts = gains && !self.has_idle_act(engine, course, to, watch)?
                || self.some_course_counts(engine, roads, course, to, watch)?;
            if counts {
                return Ok(true);
            }
            course.acts.pop();
            course.minds.pop();
            course.been.remove(&to);
        }
        Ok(false)
    }

    /// Whether a part of a course ends as well and makes sense for certain, with the steps it has there and with more.
    fn has_idle_act(
        &mut self,
        engine: &mut Engine,
        course: &Course,
        end: Mind,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let steps = course.acts.len() as u32;
        for part in parts_as_good(engine, course.claim, &course.acts, end, watch)? {
            let mut sensible = true;
            for (position, (at, mind)) in part.iter().enumerate() {
                let asked = asked_at(course.claim, position, *at);
                let step = (*mind, course.acts[*at]);
                sensible &= self.all_consent(engine, course.claim, step, steps - position as u32, asked, watch)?;
                if !sensible {
                    break;
                }
            }
            if sensible {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a step makes sense for certain to all who must consent and are asked, with so many steps and any more.
    fn all_consent(
        &mut self,
        engine: &mut Engine,
        within: Claim,
        (mind, action): (Mind, ActionId),
        steps: u32,
        asked: impl Fn(Character) -> bool,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let program = engine.world.program.clone();
        for character in program.actions[action as usize].consenting.iter().filter(|c| asked(**c)) {
            for case in self.cases(engine, within, mind, action, *character) {
                if !self.is_certain(engine, case, steps, watch)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Whether an act makes sense for certain with so many steps and with any more; `case` says which and to whom.
    fn is_certain(
        &mut self,
        engine: &mut Engine,
        case: Claim,
        steps: u32,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        if let Some(known) = self.certain.get(&(case, steps)) {
            self.grounds.extend(known.iter().flat_map(|grounds| grounds.iter()));
            return Ok(known.is_some());
        }
        let before = self.grounds.len();
        let certain = self.find_certain(engine, case, steps, watch)?;
        let grounds = certain.then(|| Arc::from(&self.grounds[before..]));
        self.certain.insert((case, steps), grounds);
        Ok(certain)
    }

    fn find_certain(
        &mut self,
        engine: &mut Engine,
        case: Claim,
        steps: u32,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let question = case.question(steps, case.levels);
        let Hunch::Reason(plan) = engine.hunch(question, EFFORTS[1], watch)? else { return Ok(false) };
        let acts: Vec<ActionId> = std::iter::once(case.action).chain(plan.iter().copied()).collect();
        let minds = engine.course(case.mind, &acts)?;
        for at in 1..acts.len() {
            if !self.all_consent(engine, case, (minds[at], acts[at]), steps - at as u32, |_| true, watch)? {
                return Ok(false);
            }
        }
        for part in parts_as_good(engine, case, &acts, minds[acts.len()], watch)? {
            let mut refused = false;
            for (position, (at, mind)) in part.iter().enumerate() {
                let asked = asked_at(case, position, *at);
                refused = refused || self.is_refused(engine, case, (*mind, acts[*at]), asked, watch)?;
            }
            if !refused {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Who is asked about the step at a place of a part of a plan, which stood at `at` in the whole.
fn asked_at(within: Claim, position: usize, at: usize) -> impl Fn(Character) -> bool {
    move |character| position > 0 || at > 0 && character != within.character
}

/// Steps of a part of a course: their places in it, and the minds they are done in.
type PartOfCourse = Vec<(usize, Mind)>;

/// The parts of a course that are possible and end as well as all of it, which ends in `end`.
fn parts_as_good(
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
fn keep_what_leads_to_a_gain(roads: &mut Roads) {
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
