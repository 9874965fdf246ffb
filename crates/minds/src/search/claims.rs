//! Claims that hold one another up, and how each is checked by the others ([`crate::search::never`] says why that will do).

use crate::engine::Engine;
use crate::engine::question::Hunch;
use crate::limits::{EFFORTS, Halt};
use crate::logic::syntax::{ActionId, Character};
use crate::search::courses::{Claim, Course, Road, Roads, asked_at, keep_what_leads_to_a_gain, parts_as_good};
use crate::sizes;
use crate::watch::Watch;
use crate::world::graph::Mind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Steps of the reasons that a claim is held against before it is made.
const LIKELY: u32 = 6;

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
pub(crate) enum Verdict {
    /// All of them are refused with any number of steps.
    Never,
    /// Some of them could not be shown to be.
    Otherwise,
}

/// Claims that hold one another up.
#[derive(Default)]
pub(crate) struct Claims {
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

impl Claims {
    /// Claims among which so many levels of mind and any more are one case.
    pub fn alike_from(levels: i32) -> Claims {
        Claims { alike_from: Some(levels), ..Claims::default() }
    }

    pub fn bytes(&self) -> usize {
        let rests: usize = self.resting.len() * sizes::of_parcel(2 * size_of::<Claim>());
        let tables = sizes::of_map(&self.made) + sizes::of_map(&self.resting) + sizes::of_map(&self.certain);
        tables + rests + sizes::of_list(&self.waiting)
    }

    /// What becomes of these acts, once every claim that has to do with them has been checked.
    pub fn verdict(
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
        for action in engine.world.all_worth_trying(mind, Some(claim.character)) {
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
