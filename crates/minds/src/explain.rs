//! Why an act makes sense to a character: a plan in its own mind that leaves it better off.
//!
//! An act is explained for a character when some plan starting with it raises the character's utility, every
//! later step of the plan is itself explained for everyone who must consent to it, as the character sees their
//! minds, and no step is idle: nothing can be left out without a loss. See the semantics reference, “Why an act
//! makes sense”, for the exact rules and budgets.
//!
//! Questions recur endlessly, so every answer is kept. Plans are looked for by length, shortest first. Three
//! things keep the search small: the bound of [`crate::relax`]; answers about a step are asked only when the
//! plan could still succeed after it; and a place from which nothing better could be reached is remembered
//! ([`Fruitless`]), whatever way led there.

use crate::bounds::Bounds;
use crate::evidence::{self, Evidence};
use crate::foresight::Expected;
use crate::graph::{Mind, Row};
use crate::hunch::Hunch;
use crate::lens::Lenses;
use crate::limits::{Halt, Watch};
use crate::outline::{Aim, Outline, outline};
use crate::program::{ActionId, Character};
use crate::prospect::Prospect;
use crate::relax::Outlook;
use crate::sizes;
use crate::turns::Work;
use crate::world::World;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Does this act make sense to this character, in this mind of its own, with so many steps and levels?
///
/// `levels` is how many more levels of mind may be looked into; below zero only an immediate reason counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Question {
    pub mind: Mind,
    pub action: ActionId,
    pub character: Character,
    pub steps: u32,
    pub levels: i32,
}

/// The acts that follow in the plan; empty for an immediate reason.
pub type Plan = Arc<[ActionId]>;

/// From this mind, with this budget and exactly so many acts, the utility cannot rise above the base.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Fruitless {
    mind: Mind,
    character: Character,
    budget: u32,
    left: u32,
    levels: i32,
    base: u64,
}

/// The most layers a bound is worked out to; what lies further counts as just beyond.
pub(crate) const LAYERS: u32 = 12;

/// Bytes of an outline and its acts, on average.
const OUTLINE: usize = 160;

/// The bytes of the tables that depend on utilities, wherever they are.
macro_rules! table_bytes {
    ($held:expr) => {
        sizes::of_map(&$held.answers)
            + $held.planned
            + sizes::of_map(&$held.fruitless)
            + sizes::of_map(&$held.worths)
            + sizes::of_map(&$held.prospects)
            + sizes::of_map(&$held.hunches)
            + sizes::of_map(&$held.outlines)
            + $held.outlines.len() * OUTLINE
            + $held.bounds.bytes()
    };
}

/// What an outline was for: from a row, whose utility, by whose acts, above which value, or at it.
type Sought = (Row, Option<Character>, Outlook, u64, bool);

/// The engine: a world, and every answer worked out about it.
pub struct Engine {
    pub world: World,
    answers: FxHashMap<Question, Option<Plan>>,
    /// Bytes of the plans in these answers.
    planned: usize,
    /// With it, whether a longer plan might get further.
    fruitless: FxHashMap<Fruitless, bool>,
    /// What a mind is worth to its owner after what it foresees, with so many levels.
    pub(crate) worths: FxHashMap<Expected, Option<f64>>,
    pub(crate) bounds: Bounds,
    /// Reasons found quickly, or not, by the effort spent ([`crate::hunch`]).
    pub(crate) hunches: FxHashMap<(Question, u32), Hunch>,
    outlines: FxHashMap<Sought, Arc<Outline>>,
    /// Layers the bounds are worked out to: for minds, and for the author.
    pub(crate) layers: [u32; 2],
    pub(crate) prospects: FxHashMap<Question, Option<Prospect>>,
    pub(crate) lenses: Lenses,
    /// What was made of acts seen.
    pub(crate) evidence: Evidence,
    /// The engine's own tables, while others are in their place; more where those give way again.
    aside: Vec<Tables>,
    /// Questions answered so far, for certain or by a hunch, whether or not their answers are still kept.
    pub(crate) answered: u64,
    pub(crate) work: Work,
    /// Bytes held by another engine meanwhile, for which this one works.
    pub(crate) elsewhere: usize,
}

/// What is worked out about one set of utilities; an engine that looks through a lens has other ones.
#[derive(Default)]
pub(crate) struct Tables {
    answers: FxHashMap<Question, Option<Plan>>,
    planned: usize,
    fruitless: FxHashMap<Fruitless, bool>,
    bounds: Bounds,
    worths: FxHashMap<Expected, Option<f64>>,
    prospects: FxHashMap<Question, Option<Prospect>>,
    hunches: FxHashMap<(Question, u32), Hunch>,
    outlines: FxHashMap<Sought, Arc<Outline>>,
}

impl Tables {
    /// An estimate of the bytes held.
    pub(crate) fn bytes(&self) -> usize {
        table_bytes!(self)
    }

    /// Drops all that can be worked out again.
    fn forget(&mut self) {
        *self = Tables::default();
    }
}

/// A plan being put together.
struct Attempt {
    question: Question,
    base: f64,
    acts: Vec<ActionId>,
}

/// What the bound says of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// The plan may succeed at the length now tried.
    Now,
    /// It may succeed at a greater length.
    Later,
    /// It cannot succeed.
    None,
}

impl Engine {
    pub fn new(world: World) -> Self {
        Engine {
            world,
            answers: FxHashMap::default(),
            planned: 0,
            fruitless: FxHashMap::default(),
            worths: FxHashMap::default(),
            bounds: Bounds::default(),
            hunches: FxHashMap::default(),
            outlines: FxHashMap::default(),
            layers: [LAYERS; 2],
            prospects: FxHashMap::default(),
            lenses: Lenses::default(),
            evidence: Evidence::default(),
            aside: Vec::new(),
            answered: 0,
            work: Work::default(),
            elsewhere: 0,
        }
    }

    /// Puts other tables in the place of the engine's, which are left in `tables`.
    fn exchange_tables(&mut self, tables: &mut Tables) {
        std::mem::swap(&mut self.answers, &mut tables.answers);
        std::mem::swap(&mut self.planned, &mut tables.planned);
        std::mem::swap(&mut self.fruitless, &mut tables.fruitless);
        std::mem::swap(&mut self.bounds, &mut tables.bounds);
        std::mem::swap(&mut self.worths, &mut tables.worths);
        std::mem::swap(&mut self.prospects, &mut tables.prospects);
        std::mem::swap(&mut self.hunches, &mut tables.hunches);
        std::mem::swap(&mut self.outlines, &mut tables.outlines);
    }

    /// Says how far ahead anything will be asked, so that the bounds look no further.
    pub(crate) fn look_ahead(&mut self, minds: u32, author: Option<u32>) {
        let minds = if self.nothing_is_contested() { minds } else { minds.max(evidence::STEPS) };
        let layers = [minds.min(LAYERS), author.map_or(LAYERS, |most| most.min(LAYERS))];
        if self.layers[0] < layers[0] || self.layers[1] < layers[1] {
            self.bounds.clear();
        }
        self.layers = layers;
    }

    /// Questions answered so far.
    pub fn questions(&self) -> u64 {
        self.answered
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        let aside: usize = self.aside.iter().map(Tables::bytes).sum();
        self.world.bytes() + self.table_bytes() + aside + self.lenses.bytes + self.evidence.bytes() + self.elsewhere
    }

    /// Of these, the bytes of what depends on utilities.
    fn table_bytes(&self) -> usize {
        table_bytes!(self)
    }

    /// Does `work` with other tables in the place of the engine's; gives them back.
    pub(crate) fn with_tables<T>(&mut self, mut tables: Tables, work: impl FnOnce(&mut Engine) -> T) -> (T, Tables) {
        self.exchange_tables(&mut tables);
        self.aside.push(tables);
        let result = work(self);
        let mut tables = self.aside.pop().unwrap_or_default();
        self.exchange_tables(&mut tables);
        (result, tables)
    }

    /// Drops what was worked out before other tables came in its place.
    pub(crate) fn drop_aside(&mut self) {
        self.aside.iter_mut().for_each(Tables::forget);
    }

    /// Drops what was worked out for utilities that are not the world's own.
    pub(crate) fn drop_lenses(&mut self) {
        self.lenses = Lenses::default();
    }

    /// Drops what only keeps the search for reasons short.
    pub(crate) fn drop_outlooks(&mut self) {
        self.fruitless = FxHashMap::default();
        self.prospects = FxHashMap::default();
        self.worths = FxHashMap::default();
        self.bounds.clear();
        self.outlines = FxHashMap::default();
        self.hunches = FxHashMap::default();
        self.evidence = Evidence::default();
    }

    /// Drops the answers themselves.
    pub(crate) fn drop_answers(&mut self) {
        self.answers = FxHashMap::default();
        self.planned = 0;
    }

    /// A plan that explains the act, if there is one.
    pub fn explain(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Plan>, Halt> {
        if let Some(answer) = self.answers.get(&question) {
            return Ok(answer.clone());
        }
        self.ask(watch)?;
        let plan = self.work_out(question, watch)?;
        self.answered += 1;
        self.planned += plan.as_ref().map_or(0, |plan| sizes::of_parcel(size_of_val(&**plan)));
        self.answers.insert(question, plan.clone());
        Ok(plan)
    }

    fn work_out(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Plan>, Halt> {
        let Question { mind, action, character, steps, levels } = question;
        if steps == 0 || !self.world.possible(mind, action, Some(character)) {
            return Ok(None);
        }
        let Some(base) = self.worth(mind, character, levels, watch)? else { return Ok(None) };
        self.work_out_above(question, base, watch)
    }

    /// A plan that explains a possible act and ends above `base`, which is no less than the base of a reason.
    pub(crate) fn work_out_above(
        &mut self,
        question: Question,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Plan>, Halt> {
        let Question { mind, action, character, steps, levels } = question;
        if self.gains(question, mind, action, base, watch)? {
            return Ok(Some(Arc::new([])));
        }
        if levels < 0 {
            return Ok(None);
        }
        let row = self.world.row_after(mind, action)?;
        let distance = self.acts_needed(row, character, levels, base, u32::MAX);
        if distance >= steps {
            return Ok(None);
        }
        let after = self.world.apply(mind, action)?;
        let mut attempt = Attempt { question, base, acts: vec![action] };
        for left in distance.max(1)..steps {
            let reach = self.extend(&mut attempt, after, left, watch)?;
            if reach.found {
                return Ok(Some(attempt.acts[1..].into()));
            }
            if !reach.cut {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// Whether an act alone brings the utility above the base.
    pub(crate) fn gains(
        &mut self,
        question: Question,
        mind: Mind,
        action: ActionId,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        self.worth_more_after(mind, action, question.character, question.levels, base, watch)
    }

    /// Looks for exactly `left` more acts that bring the utility above the base.
    fn extend(&mut self, attempt: &mut Attempt, mind: Mind, left: u32, watch: &mut Watch<'_>) -> Result<Reach, Halt> {
        let place = self.place(attempt, mind, left);
        if let Some(cut) = self.fruitless.get(&place) {
            return Ok(Reach { cut: *cut, ..Reach::default() });
        }
        self.ask(watch)?;
        let mut reach = Reach::default();
        for action in self.world.all_possible(mind, Some(attempt.question.character)) {
            let further = self.step(attempt, mind, action, left, watch)?;
            if further.found {
                return Ok(further);
            }
            reach = reach.and(further);
        }
        if !reach.any {
            self.fruitless.insert(place, reach.cut);
        }
        Ok(reach)
    }

    /// Tries one act as the next step of a plan.
    fn step(
        &mut self,
        attempt: &mut Attempt,
        mind: Mind,
        action: ActionId,
        left: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Reach, Halt> {
        let promise = self.promise(attempt, mind, action, left, watch)?;
        if promise == Promise::None {
            return Ok(Reach::default());
        }
        if promise == Promise::Later {
            return Ok(Reach { cut: true, ..Reach::default() });
        }
        if !self.step_explained(attempt, mind, action, watch)? {
            return Ok(Reach::default());
        }
        attempt.acts.push(action);
        let further = match left {
            1 => Reach { any: true, cut: true, found: self.minimal(attempt, mind, watch)? },
            _ => {
                let after = self.world.apply(mind, action)?;
                self.extend(attempt, after, left - 1, watch)?
            }
        };
        if !further.found {
            attempt.acts.pop();
        }
        Ok(further)
    }

    fn place(&self, attempt: &Attempt, mind: Mind, left: u32) -> Fruitless {
        Fruitless {
            mind,
            character: attempt.question.character,
            budget: attempt.question.steps - attempt.acts.len() as u32,
            left,
            levels: attempt.question.levels,
            base: attempt.base.to_bits(),
        }
    }

    /// Whether a plan could still succeed after a step, as far as the bound can tell.
    fn promise(
        &mut self,
        attempt: &Attempt,
        mind: Mind,
        action: ActionId,
        left: u32,
        watch: &mut Watch<'_>,
    ) -> Result<Promise, Halt> {
        if self.world.program.actions[action as usize].consenting.is_empty() {
            return Ok(Promise::None);
        }
        let character = attempt.question.character;
        let row = self.world.row_after(mind, action)?;
        let distance = self.acts_needed(row, character, attempt.question.levels, attempt.base, u32::MAX);
        let close = match left {
            1 => self.gains(attempt.question, mind, action, attempt.base, watch)?,
            _ => distance < left,
        };
        Ok(match distance {
            _ if close => Promise::Now,
            u32::MAX => Promise::None,
            _ => Promise::Later,
        })
    }

    /// Whether a later step of a plan is explained for everyone who must consent to it.
    fn step_explained(
        &mut self,
        attempt: &Attempt,
        mind: Mind,
        action: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let budget = attempt.question.steps - attempt.acts.len() as u32;
        let consenting = self.world.program.clone();
        for character in &consenting.actions[action as usize].consenting {
            if self.explain(self.asked(attempt.question, mind, action, *character, budget), watch)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The question whether a step makes sense to `character`, asked within the plan of another question.
    pub(crate) fn asked(
        &self,
        within: Question,
        mind: Mind,
        action: ActionId,
        character: Character,
        budget: u32,
    ) -> Question {
        let own = character == within.character;
        Question {
            mind: if own { mind } else { self.world.graph.believed(mind, character) },
            action,
            character,
            steps: budget,
            levels: if own { within.levels } else { within.levels - 1 },
        }
    }

    /// Whether the plan, whose last act is done in `mind`, has no idle step.
    fn minimal(&mut self, attempt: &Attempt, mind: Mind, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let last = attempt.acts[attempt.acts.len() - 1];
        let Question { character, levels, .. } = attempt.question;
        let end = self.worth_after(mind, last, character, levels, watch)?;
        self.pulls_its_weight(attempt.question, &attempt.acts, end, None, watch)
    }

    /// Whether every act of a plan is needed: no part of it, possible and explained, ends as well.
    ///
    /// With an effort, reasons are looked for with that effort only, and where that leaves a doubt the answer is no.
    pub(crate) fn pulls_its_weight(
        &mut self,
        question: Question,
        acts: &[ActionId],
        end: Option<f64>,
        effort: Option<u32>,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let mut part = Part { question, acts, end, effort, kept: Vec::new() };
        Ok(!self.some_part_does(&mut part, 0, question.mind, watch)?)
    }

    /// Whether some choice among the acts from `at` on, after those kept so far, does as well as the whole.
    fn some_part_does(
        &mut self,
        part: &mut Part<'_>,
        at: usize,
        mind: Mind,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let Some(action) = part.acts.get(at) else {
            let strict = !part.kept.is_empty() && part.kept.len() < part.acts.len();
            let Question { character, levels, .. } = part.question;
            let as_well = strict && self.worth(mind, character, levels, watch)? == part.end;
            return Ok(as_well && self.part_explained(part, watch)?);
        };
        self.ask(watch)?;
        if self.some_part_does(part, at + 1, mind, watch)? {
            return Ok(true);
        }
        if !self.world.possible(mind, *action, Some(part.question.character)) {
            return Ok(false);
        }
        let after = self.world.apply(mind, *action)?;
        part.kept.push((at, mind));
        let does = self.some_part_does(part, at + 1, after, watch)?;
        part.kept.pop();
        Ok(does)
    }

    fn part_explained(&mut self, part: &Part<'_>, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        for (position, (at, mind)) in part.kept.iter().enumerate() {
            let action = part.acts[*at];
            let budget = part.question.steps - position as u32;
            for character in &program.actions[action as usize].consenting {
                let own_start = position == 0 && (*at == 0 || *character == part.question.character);
                let asked = self.asked(part.question, *mind, action, *character, budget);
                if !own_start && !self.might_make_sense(asked, part.effort, watch)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

impl Engine {
    /// Whether an act makes sense or, with an effort, whether that much of it leaves open that it does.
    fn might_make_sense(&mut self, asked: Question, effort: Option<u32>, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        match effort {
            None => Ok(self.explain(asked, watch)?.is_some()),
            Some(effort) => Ok(!matches!(self.hunch(asked, effort, watch)?, Hunch::Never)),
        }
    }

    /// Acts that might bring a utility above `base` (or to it) from a row of values.
    pub(crate) fn outline(
        &mut self,
        row: Row,
        of: Option<Character>,
        outlook: Outlook,
        base: f64,
        reach: bool,
    ) -> Arc<Outline> {
        let key = (row, of, outlook, base.to_bits(), reach);
        if let Some(known) = self.outlines.get(&key) {
            return known.clone();
        }
        let world = &self.world;
        let aim = Aim { utility: world.program.utility(of), owner: of, base, reach };
        let values = world.graph.row_values(row);
        let found = outline(&world.program, &world.numbers, values, &aim, LAYERS, outlook);
        let found = Arc::new(found.unwrap_or_default());
        self.outlines.insert(key, found.clone());
        found
    }
}

/// What became of an attempt.
#[derive(Clone, Copy, Default)]
struct Reach {
    /// Something better was reached.
    any: bool,
    /// And by a plan that counts.
    found: bool,
    /// Something was left unexplored only because the length ran out.
    cut: bool,
}

impl Reach {
    fn and(self, other: Reach) -> Reach {
        Reach { any: self.any || other.any, found: self.found || other.found, cut: self.cut || other.cut }
    }
}

/// A part of a plan, being chosen act by act.
struct Part<'a> {
    question: Question,
    acts: &'a [ActionId],
    end: Option<f64>,
    effort: Option<u32>,
    /// The acts kept: their place in the plan, and the mind they are done in.
    kept: Vec<(usize, Mind)>,
}
