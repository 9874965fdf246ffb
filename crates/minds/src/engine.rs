//! The engine: a world, and every answer worked out about it.
//!
//! It stands at the foot of all that asks: here are the tables and what may be done with them, how memory is kept within
//! its budget, and the questions a relaxed world answers. Why anybody acts is above ([`crate::reasons`]), and how stories
//! are found above that ([`crate::search`]).
//!
//! Minds have numbers that everything else refers to, so the graph of minds stays. All other tables only save work:
//! whatever is asked of a table that was dropped is worked out again, with the same result. Near the budget they go one
//! after another, cheapest to work out again first, until a quarter of the budget is free. So there is always room to
//! get somewhere before tables must go again; where dropping all of them does not make that room, the budget is spent.
//!
//! Bytes are counted from sizes and capacities alone, so two runs of one search drop the same tables at the same moment.
//! The estimate is held to what an allocator counts by a test of its own (`tests/memory.rs`): never much less, and more
//! only where a table is about to grow.

pub(crate) mod lenses;
pub mod question;
pub(crate) mod tables;

use crate::bounds::growth::Growing;
use crate::bounds::hearsay::Hearsay;
use crate::bounds::known::Ground;
use crate::bounds::outline::{Aim, Outline, grown, outline};
use crate::bounds::outlook::Outlook;
use crate::bounds::relax::{Outcome, Wanted};
use crate::engine::lenses::Lenses;
use crate::engine::question::Sought;
use crate::engine::tables::{Evidence, Tables};
use crate::kept::Worth;
use crate::limits::{EVIDENCE_STEPS, Halt, LAYERS};
use crate::logic::syntax::{ActionId, Character};
use crate::watch::{Watch, Work};
use crate::world::graph::{Mind, Row};
use crate::world::running::World;
use std::sync::Arc;

pub struct Engine {
    pub world: World,
    pub(crate) tables: Tables,
    pub(crate) evidence: Evidence,
    pub(crate) lenses: Lenses,
    /// The engine's own tables, while others are in their place; more where those give way again.
    aside: Vec<Tables>,
    /// Layers the bounds are worked out to: for minds, and for the author.
    layers: [u32; 2],
    /// Questions answered so far, for certain or by a hunch, whether or not their answers are still kept.
    pub(crate) answered: u64,
    pub(crate) work: Work,
    /// Bytes held by another engine meanwhile, for which this one works.
    pub(crate) elsewhere: usize,
    /// Where a story under search goes on from, where that is not the start of the world.
    pub(crate) from: Option<Mind>,
}

/// What may be dropped, in this order.
const DROPPED: [fn(&mut Engine); 5] = [
    |engine| engine.lenses = Lenses::default(),
    |engine| engine.forget(Worth::Cheap),
    |engine| engine.world.forget(),
    |engine| engine.aside.iter_mut().for_each(|tables| *tables = Tables::default()),
    |engine| engine.forget(Worth::Dear),
];

impl Engine {
    pub fn new(world: World) -> Self {
        Engine {
            world,
            tables: Tables::default(),
            evidence: Evidence::default(),
            lenses: Lenses::default(),
            aside: Vec::new(),
            layers: [LAYERS; 2],
            answered: 0,
            work: Work::default(),
            elsewhere: 0,
            from: None,
        }
    }

    /// Says how far ahead anything will be asked, so that the bounds look no further.
    pub(crate) fn look_ahead(&mut self, minds: u32, author: Option<u32>) {
        let minds = if self.nothing_is_contested() { minds } else { minds.max(EVIDENCE_STEPS) };
        let layers = [minds.min(LAYERS), author.map_or(LAYERS, |most| most.min(LAYERS))];
        if self.layers[0] < layers[0] || self.layers[1] < layers[1] {
            self.tables.bounds.clear();
        }
        self.layers = layers;
    }

    /// Whether steps of a story are acts and nothing more.
    pub fn nothing_is_contested(&self) -> bool {
        self.world.program.questions.is_none()
    }

    /// The state a search begins in.
    pub(crate) fn beginning(&self) -> Mind {
        self.from.unwrap_or(self.world.initial)
    }

    /// Questions answered so far.
    pub fn questions(&self) -> u64 {
        self.answered
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        let aside: usize = self.aside.iter().map(Tables::bytes).sum();
        self.world.bytes() + self.tables.bytes() + aside + self.lenses.bytes + self.evidence.bytes() + self.elsewhere
    }

    /// Does `work` with other tables in the place of the engine's; gives them back.
    pub(crate) fn with_tables<T>(&mut self, tables: Tables, work: impl FnOnce(&mut Engine) -> T) -> (T, Tables) {
        self.aside.push(std::mem::replace(&mut self.tables, tables));
        let result = work(self);
        let own = self.aside.pop().unwrap_or_default();
        (result, std::mem::replace(&mut self.tables, own))
    }

    /// Makes room for what is asked next, where more than half of so many bytes is held: lets all minds go but these and
    /// those they lead to, and all that was worked out. No story may be under way.
    pub fn make_way(&mut self, most: usize, needed: impl Iterator<Item = Mind>) {
        if self.bytes() > most / 2 {
            self.keep_only(needed);
        }
    }

    /// Lets all minds go but these and those they lead to, and all that was worked out. No story may be under way.
    pub fn keep_only(&mut self, needed: impl Iterator<Item = Mind>) {
        (self.tables, self.evidence, self.lenses) = Default::default();
        self.world.let_go(needed);
    }

    fn forget(&mut self, worth: Worth) {
        self.tables.forget(worth);
        self.evidence.forget(worth);
    }

    /// Whether to go on; makes room where memory runs short.
    pub(crate) fn ask(&mut self, watch: &mut Watch<'_>) -> Result<(), Halt> {
        self.work.count()?;
        match watch.ask(|| self.bytes()) {
            Err(Halt::Memory) => self.make_room(watch),
            asked => asked,
        }
    }

    fn make_room(&mut self, watch: &mut Watch<'_>) -> Result<(), Halt> {
        for forget in DROPPED {
            forget(self);
            if watch.has_room(self.bytes()) {
                watch.progress.evictions += 1;
                return Ok(());
            }
        }
        Err(Halt::Memory)
    }
}

/// Utilities, each worked out once for all minds that share a row where it reads no beliefs.
impl Engine {
    pub(crate) fn utility(&mut self, mind: Mind, of: Character) -> Option<f64> {
        let row = self.world.graph.row(mind);
        if self.world.program.utility_reads_beliefs[of as usize] || self.world.has_labels(row) {
            return self.world.utility(mind, Some(of));
        }
        self.utility_of_row(row, of)
    }

    pub(crate) fn utility_after(&mut self, mind: Mind, action: ActionId, of: Character) -> Result<Option<f64>, Halt> {
        if self.world.program.utility_reads_beliefs[of as usize] {
            return self.world.utility_after(mind, action, Some(of));
        }
        let row = self.world.row_after(mind, action)?;
        if self.world.has_labels(row) {
            return self.world.utility_after(mind, action, Some(of));
        }
        Ok(self.utility_of_row(row, of))
    }

    fn utility_of_row(&mut self, row: Row, of: Character) -> Option<f64> {
        if let Some(known) = self.tables.utilities.get(&(row, of)) {
            return *known;
        }
        let world = &self.world;
        let found = world.values_view(world.graph.row_values(row)).utility(world.program.utility(Some(of)));
        self.tables.utilities.insert((row, of), found);
        found
    }
}

/// What a relaxed world answers.
impl Engine {
    /// Whether something may be read under too many suppositions, and is then anything, whatever the values are.
    fn is_wide(&self) -> bool {
        self.world.program.openable.as_deref().is_some_and(|openable| openable.wide)
    }

    /// Fewest acts after which the author's utility could be above `base` (or reach it), from a row of values.
    pub(crate) fn distance(&mut self, row: Row, base: f64, reach: bool) -> u32 {
        if self.is_wide() {
            return 0;
        }
        let [_, layers] = self.layers;
        let wanted = Wanted { base, reach, most: u32::MAX };
        self.tables.bounds.acts(&Ground::of(&self.world, row), Outlook::Author, None, wanted, layers)
    }

    /// Fewest acts a plan still needs before it could end above the base, or any number above `most`; what others do after
    /// it may help it there.
    pub(crate) fn acts_needed(&mut self, row: Row, character: Character, levels: i32, base: f64, most: u32) -> u32 {
        if self.is_wide() {
            return 0;
        }
        let ([layers, _], outlook) = (self.layers, Outlook::of(character, levels));
        let wanted = Wanted { base, reach: false, most };
        self.tables.bounds.acts(&Ground::of(&self.world, row), outlook, Some(character), wanted, layers)
    }

    /// Between what and what a mind with these values must be worth to its owner once others have done up to so many acts.
    pub(crate) fn outcome(&mut self, row: Row, owner: Character, levels: i32, acts: u32) -> Outcome {
        if self.is_wide() {
            return Outcome { least: f64::NEG_INFINITY, most: f64::INFINITY };
        }
        self.tables.bounds.outcome(&Ground::of(&self.world, row), owner, levels, acts)
    }

    /// Acts that might bring a utility above a value, or to it, from a mind.
    pub(crate) fn outline(
        &mut self,
        mind: Mind,
        of: Option<Character>,
        outlook: Outlook,
        base: f64,
        reach: bool,
    ) -> Arc<Outline> {
        let hearsay = self.tables.bounds.hearsay(&self.world.program, of);
        let from = if hearsay.is_some() { mind } else { self.world.graph.row(mind) };
        let sought = Sought { from, of, outlook, base: base.to_bits(), reach };
        if let Some(known) = self.tables.outlines.get(&sought) {
            return known.clone();
        }
        let learnt = hearsay.and_then(|hearsay| self.outline_heard(&hearsay, mind, (of, outlook), base, reach));
        let found = Arc::new(learnt.or_else(|| self.outline_of(mind, (of, outlook), base, reach)).unwrap_or_default());
        self.tables.outlines.insert(sought, found.clone());
        found
    }

    /// An outline of what somebody is to learn.
    fn outline_heard(
        &self,
        hearsay: &Hearsay,
        mind: Mind,
        (of, outlook): (Option<Character>, Outlook),
        base: f64,
        reach: bool,
    ) -> Option<Outline> {
        let world = &self.world;
        let aim = Aim { utility: world.program.utility(of), owner: of, base, reach };
        let held = hearsay.values(&world.view(mind));
        let start = Growing::new(&world.program, &world.numbers, world.graph.values(mind), outlook);
        grown(start.hearing(hearsay, &held), &aim, LAYERS)
    }

    /// An outline of what is to be brought about in values. Where nothing happens of itself, so that nobody is rewarded for
    /// an act by what it sets off, nothing but what bears on the aim is asked about.
    fn outline_of(
        &mut self,
        mind: Mind,
        (of, outlook): (Option<Character>, Outlook),
        base: f64,
        reach: bool,
    ) -> Option<Outline> {
        let (world, values) = (&self.world, self.world.graph.values(mind));
        let (program, numbers) = (&world.program, &world.numbers);
        let aim = Aim { utility: program.utility(of), owner: of, base, reach };
        if program.triggers.is_empty() && program.questions.is_none() {
            let matters = self.tables.bounds.matters(program, outlook, of);
            return grown(Growing::among(matters, program, numbers, values, outlook), &aim, LAYERS);
        }
        outline(program, numbers, values, &aim, LAYERS, outlook)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Engine, load};
    use serde_json::{Value as Json, json};

    /// Tom (1) may sell the house once it is his, which costs Ann (0) three; only Ann can make it his, or hide the deed, which
    /// nobody can sell without. The cat of neither matters.
    fn world() -> Engine {
        let is = |fluent: u32| json!(["==", ["get", fluent], true]);
        let act = |name: &str, who: u32, needs: Json, fluent: u32, value: bool| {
            json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": needs,
                   "effects": [{"who": [], "fluent": fluent, "when": true, "value": value}], "consenting": [who], "observing": [true, true]})
        };
        let sale = json!(["and", is(0), is(1)]);
        let names = ["deed", "his", "sold", "cat"];
        let text = json!({
            "format": "unsaid-world", "version": 2, "name": "house",
            "entities": [{"name": "Ann", "types": []}, {"name": "Tom", "types": []}], "characters": ["Ann", "Tom"],
            "fluents": names.map(|name| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": name == "deed"})), "beliefs": [],
            "actions": [act("give", 0, json!(true), 1, true), act("hide", 0, json!(true), 0, false),
                        act("sell", 1, sale, 2, true), act("feed", 1, json!(true), 3, true)],
            "triggers": [],
            "utility": {"author": 0, "characters": [["if", is(2), -3, ["if", is(0), 1, 0]], ["if", is(2), 1, 0]]},
            "inner": {"foresight": 2},
        });
        load(&text.to_string()).expect("the world loads")
    }

    fn outcomes(engine: &mut Engine, acts: &[u32]) -> Vec<(f64, f64)> {
        let mut mind = engine.world.initial;
        for act in acts {
            mind = engine.world.apply(mind, *act).expect("the act is done");
        }
        let row = engine.world.graph.row(mind);
        (0..=2).map(|acts| engine.outcome(row, 0, 1, acts)).map(|found| (found.least, found.most)).collect()
    }

    #[test]
    fn what_others_could_make_of_a_mind_is_what_they_alone_can_do() {
        let mut engine = world();
        assert_eq!(outcomes(&mut engine, &[]), [(1.0, 1.0); 3], "Tom cannot make it his himself");
        assert_eq!(outcomes(&mut engine, &[0]), [(1.0, 1.0), (-3.0, 1.0), (-3.0, 1.0)], "he may sell it");
        assert_eq!(outcomes(&mut engine, &[0, 1]), [(0.0, 0.0); 3], "nobody can");
    }

    #[test]
    fn a_plan_is_as_far_from_a_gain_as_the_acts_it_needs_before_others_go_on() {
        let mut engine = world();
        let start = engine.world.initial;
        let row = engine.world.graph.row(start);
        // For Tom (1), the sale is worth one: Ann must give, and then either he sells or nobody does.
        assert_eq!(engine.acts_needed(row, 1, 1, 0.0, 9), 2, "Ann may go on, but not sell");
        assert_eq!(engine.acts_needed(row, 0, 1, 1.0, 9), u32::MAX, "nothing is better for Ann than what is");
    }
}
