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
//! wholly: where the work stops in the middle of a state, its acts so far are dropped, and found again. Once a map is large,
//! a second engine looks into some of its states meanwhile ([`crate::search::beside`]).
//!
//! Beside that, three things are noted of every act: whether it was possible anywhere, whether it made sense anywhere to
//! all who consent to it, and whether anybody ever thought it possible.

use crate::engine::Engine;
use crate::limits::{Halt, Sight};
use crate::logic::bits::{Bits, bits, put};
use crate::logic::syntax::{ActionId, Character, Expression};
use crate::search::bare::Aim;
use crate::search::beside::{FEW, MANY, Second, WARM};
use crate::search::looking::{Looked, Looking};
use crate::sizes;
use crate::watch::Watch;
use crate::world::expressions::expression;
use crate::world::graph::Mind;
use rustc_hash::FxHashMap;

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
    looking: Looking,
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
        let free = (0..program.characters as u32).map(|who| free.contains(&who)).collect();
        let mut map = Map {
            looking: Looking::new(sight, free),
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
        };
        map.number(engine, engine.world.initial);
        Ok(map)
    }

    /// Draws on until nothing is left to be looked into; an error says what stopped it, which may be that more than `most`
    /// states are known.
    pub fn grow(&mut self, engine: &mut Engine, most: usize, watch: &mut Watch<'_>) -> Result<(), Halt> {
        engine.look_ahead(self.looking.sight.steps, None);
        let mut second = None;
        while self.upto.len() < self.states.len() {
            if self.states.len() > most {
                return Err(Halt::States);
            }
            self.note_progress(engine, second.as_ref(), watch);
            self.look_into_some(engine, &mut second, most, watch)?;
        }
        Ok(())
    }

    fn note_progress(&self, engine: &Engine, second: Option<&Second>, watch: &mut Watch<'_>) {
        watch.progress.expanded = self.upto.len() as u64;
        watch.progress.minds = self.states.len() as u64;
        watch.progress.questions = engine.questions();
        watch.besides = self.bytes() + second.map_or(0, Second::most);
    }

    /// Looks into the next state; or, once the map is so large that it is worth while, into many with a second engine.
    fn look_into_some(
        &mut self,
        engine: &mut Engine,
        second: &mut Option<Second>,
        most: usize,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        let at = self.upto.len();
        let many = (self.states.len() - at).min(MANY);
        let next: Vec<(Mind, bool)> = (at..at + many).map(|at| (self.states[at], self.ends[at] != OPEN)).collect();
        if at < WARM || many < FEW {
            let looked = self.looking.look_into(engine, next[0].0, next[0].1, watch)?;
            self.put_down(engine, &looked);
            return Ok(());
        }
        if second.is_none() {
            *second = Some(Second::of(engine, &self.looking, watch.memory())?);
            self.note_progress(engine, second.as_ref(), watch);
        }
        let second = second.as_mut().expect("it is there now");
        let (found, halt) = second.look(engine, &mut self.looking, &next, watch)?;
        for looked in &found {
            if self.states.len() > most {
                return Err(Halt::States);
            }
            self.put_down(engine, looked);
        }
        halt.map_or(Ok(()), Err)
    }

    /// Puts on the map what was found in its next state.
    fn put_down(&mut self, engine: &Engine, looked: &Looked) {
        looked.possible.iter().for_each(|act| put(&mut self.possible, *act as usize));
        looked.thought.iter().for_each(|act| put(&mut self.thought, *act as usize));
        for lead in &looked.leads {
            if lead.reasoned {
                put(&mut self.reasoned, lead.act as usize);
            }
            let to = self.number(engine, lead.to);
            self.ways.push(Way { act: lead.act, to, reasoned: lead.reasoned });
        }
        self.upto.push(self.ways.len() as u32);
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
        let named = self.ending.as_ref().and_then(|ending| engine.world.utility_in(state, ending));
        match named {
            Some(number) if number > 0.0 => number as i32,
            _ if self.aim.is_met(engine.world.utility(state, None)) => GOAL,
            _ => OPEN,
        }
    }

    /// Makes room for what is still to be drawn: lets all minds go but its states and those that others hold.
    pub fn make_room(&mut self, engine: &mut Engine, held: &[Mind]) {
        engine.keep_only(self.states.iter().chain(held).copied());
        self.looking.forget();
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        let lists = sizes::of_list(&self.states) + sizes::of_list(&self.ends);
        let ways = sizes::of_list(&self.ways) + sizes::of_list(&self.upto);
        lists + ways + sizes::of_map(&self.numbers) + self.looking.bytes()
    }

    /// The states met so far, in order; those looked into come first.
    pub fn states(&self) -> &[Mind] {
        &self.states
    }

    /// How far the minds on it look.
    pub fn sight(&self) -> Sight {
        self.looking.sight
    }

    /// Whether somebody may do all they think possible.
    pub fn is_free(&self, who: Character) -> bool {
        self.looking.free[who as usize]
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
