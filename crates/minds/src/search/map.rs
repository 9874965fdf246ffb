//! The map: every state that a story can come to, and the acts that lead from each to the next.
//!
//! What a story can go on with depends on its state alone: which acts are possible, to whom each makes sense, and what it
//! leads to, evidence included. So the states a story can come to, each once, with the acts between them, hold all
//! stories there are with explanations of so many acts. Somebody may be *free*: then their own reasons are not asked for,
//! and everything they think possible, and that is possible, is on the map as well; an act that others must consent to
//! still needs the reasons of these. An end is a state where one of the endings holds, or the author has what was asked
//! for; nothing leads on from there.
//!
//! States are looked into in the order of being met, breadth first, and acts in the order of definition, so the same world
//! has the same map every time, however often the work was stopped and taken up again. What is looked into is looked into
//! wholly: where the work stops in the middle of a state, its acts so far are dropped, and found again.
//!
//! Beside that, three things are noted of every act: whether it was possible anywhere, whether it made sense anywhere to
//! all who consent to it, and whether anybody ever thought it possible.

use crate::engine::Engine;
use crate::limits::{Halt, Sight};
use crate::logic::bits::{Bits, bits, put};
use crate::logic::syntax::{ActionId, Character, Expression};
use crate::search::bare::Aim;
use crate::sizes;
use crate::watch::Watch;
use crate::world::expressions::expression;
use crate::world::graph::Mind;
use rustc_hash::{FxHashMap, FxHashSet};

/// What an end is: a state that is none, one where the author has what was asked for; the endings count from 1.
pub const OPEN: i32 = -1;
pub const GOAL: i32 = 0;

/// An act that leads on from a state: which, where to, and whether it makes sense to all who consent to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Way {
    pub act: ActionId,
    pub to: u32,
    pub reasoned: bool,
}

/// A map, as far as it has been drawn.
pub struct Map {
    sight: Sight,
    free: Box<[bool]>,
    /// The number of the ending that holds in a state, or 0, as an expression; none where there are no endings.
    ending: Option<Expression>,
    aim: Aim,
    states: Vec<Mind>,
    numbers: FxHashMap<Mind, u32>,
    ends: Vec<i32>,
    ways: Vec<Way>,
    /// By state looked into: where its ways end among all.
    upto: Vec<u32>,
    possible: Bits,
    reasoned: Bits,
    thought: Bits,
    /// Minds of which it has been noted what they think possible.
    seen: FxHashSet<Mind>,
}

impl Map {
    /// A map of which only the start is known. An error says what is wrong with the text of the endings.
    pub fn new(
        engine: &mut Engine,
        sight: Sight,
        free: &[Character],
        endings: Option<&str>,
        goal: Option<f64>,
    ) -> Result<Map, String> {
        let program = engine.world.program.clone();
        let ending = endings.map(|text| expression(text, &program, &mut engine.world.numbers)).transpose()?;
        let acts = program.actions.len();
        let mut map = Map {
            sight,
            free: (0..program.characters as u32).map(|who| free.contains(&who)).collect(),
            ending,
            aim: engine.aim(goal),
            states: Vec::new(),
            numbers: FxHashMap::default(),
            ends: Vec::new(),
            ways: Vec::new(),
            upto: Vec::new(),
            possible: bits(acts),
            reasoned: bits(acts),
            thought: bits(acts),
            seen: FxHashSet::default(),
        };
        map.number(engine, engine.world.initial);
        Ok(map)
    }

    /// Draws on until nothing is left to be looked into; an error says what stopped it, which may be that more than `most`
    /// states are known.
    pub fn grow(&mut self, engine: &mut Engine, most: usize, watch: &mut Watch<'_>) -> Result<(), Halt> {
        engine.look_ahead(self.sight.steps, None);
        while self.upto.len() < self.states.len() {
            if self.states.len() > most {
                return Err(Halt::States);
            }
            self.note_progress(engine, watch);
            let drawn = self.ways.len();
            if let Err(halt) = self.look_into(engine, watch) {
                self.ways.truncate(drawn);
                return Err(halt);
            }
            self.upto.push(self.ways.len() as u32);
        }
        Ok(())
    }

    fn note_progress(&self, engine: &Engine, watch: &mut Watch<'_>) {
        watch.progress.expanded = self.upto.len() as u64;
        watch.progress.minds = self.states.len() as u64;
        watch.progress.questions = engine.questions();
        watch.besides = self.bytes();
    }

    /// Finds the ways on from the next state.
    fn look_into(&mut self, engine: &mut Engine, watch: &mut Watch<'_>) -> Result<(), Halt> {
        let at = self.upto.len();
        engine.ask(watch)?;
        let state = self.states[at];
        self.note_thoughts(engine, state);
        if self.ends[at] != OPEN {
            return Ok(());
        }
        for act in engine.world.all_worth_trying(state, None) {
            put(&mut self.possible, act as usize);
            let Some(reasoned) = self.may_happen(engine, state, act, watch)? else { continue };
            if reasoned {
                put(&mut self.reasoned, act as usize);
            }
            let after = engine.advance(state, act, watch)?;
            let to = self.number(engine, after);
            self.ways.push(Way { act, to, reasoned });
        }
        Ok(())
    }

    /// Whether an act may happen in a state, and then whether it makes sense to all who consent to it, the free included.
    fn may_happen(
        &self,
        engine: &mut Engine,
        state: Mind,
        act: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<Option<bool>, Halt> {
        let program = engine.world.program.clone();
        let mut reasoned = true;
        let consenting = &program.actions[act as usize].consenting;
        for who in consenting.iter().filter(|who| !self.is_free(**who)) {
            if !self.makes_sense(engine, state, act, *who, watch)? {
                return Ok(None);
            }
        }
        for who in consenting.iter().filter(|who| self.is_free(**who)) {
            reasoned = reasoned && self.makes_sense(engine, state, act, *who, watch)?;
        }
        Ok(Some(reasoned))
    }

    fn makes_sense(
        &self,
        engine: &mut Engine,
        state: Mind,
        act: ActionId,
        who: Character,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let question = engine.asked_of_story(state, act, who, self.sight);
        Ok(self.sight.depth > 0 && engine.explain(question, watch)?.is_some())
    }

    /// Notes which acts those who would take part think possible.
    fn note_thoughts(&mut self, engine: &mut Engine, state: Mind) {
        let program = engine.world.program.clone();
        for who in 0..program.characters as Character {
            let mind = engine.world.graph.believed(state, who);
            if self.seen.insert(mind) {
                for act in engine.world.enabled(mind).iter() {
                    put(&mut self.thought, *act as usize);
                }
            }
        }
    }

    /// The number of a state, a new one where it was not met before.
    fn number(&mut self, engine: &Engine, state: Mind) -> u32 {
        let next = self.states.len() as u32;
        let number = *self.numbers.entry(state).or_insert(next);
        if number == next {
            self.states.push(state);
            self.ends.push(self.end(engine, state));
        }
        number
    }

    fn end(&self, engine: &Engine, state: Mind) -> i32 {
        let named = self.ending.as_ref().and_then(|ending| engine.world.view(state).utility(ending));
        match named {
            Some(number) if number > 0.0 => number as i32,
            _ if self.aim.is_met(engine.world.utility(state, None)) => GOAL,
            _ => OPEN,
        }
    }

    /// Makes room for what is still to be drawn: lets all minds go but its states and those that others hold.
    pub fn make_room(&mut self, engine: &mut Engine, held: &[Mind]) {
        engine.keep_only(self.states.iter().chain(held).copied());
        self.seen = FxHashSet::default();
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        let lists = sizes::of_list(&self.states) + sizes::of_list(&self.ends);
        let ways = sizes::of_list(&self.ways) + sizes::of_list(&self.upto);
        let seen = sizes::of_table(self.seen.len(), self.seen.capacity(), size_of::<Mind>());
        lists + ways + sizes::of_map(&self.numbers) + seen
    }

    /// The states met so far, in order; those looked into come first.
    pub fn states(&self) -> &[Mind] {
        &self.states
    }

    /// How far the minds on it look.
    pub fn sight(&self) -> Sight {
        self.sight
    }

    /// Whether somebody may do all they think possible.
    pub fn is_free(&self, who: Character) -> bool {
        self.free[who as usize]
    }

    /// How many states have been looked into.
    pub fn looked(&self) -> usize {
        self.upto.len()
    }

    /// By state: [`OPEN`], [`GOAL`] or the number of its ending.
    pub fn ends(&self) -> &[i32] {
        &self.ends
    }

    /// All ways, in the order of the states they lead on from, and by state where its ways end among them.
    pub fn ways(&self) -> (&[Way], &[u32]) {
        (&self.ways, &self.upto)
    }

    /// The acts that were possible anywhere, those that made sense there, and those that somebody thought possible.
    pub fn acts(&self) -> [Vec<ActionId>; 3] {
        [&self.possible, &self.reasoned, &self.thought].map(|set| {
            let mut left = set.clone();
            let mut acts = Vec::new();
            crate::logic::bits::drain(&mut left, |act| acts.push(act));
            acts
        })
    }
}
