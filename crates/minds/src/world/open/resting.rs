//! Triggers where minds may not know: those that are satisfied happen, and those that are only possible widen.
//!
//! A pass lets a mind's own triggers run to their end and then goes on inward; passes repeat until one changes nothing. What
//! a pass makes of a mind depends on the mind and on whose it is, since both say how its conditions are read.

use crate::limits::Halt;
use crate::logic::syntax::{Condition, Trigger};
use crate::world::graph::{Draft, Edge, Mind};
use crate::world::open::changing::Happening;
use crate::world::open::passing::{Manner, Set};
use crate::world::open::reading::{At, Truth};
use crate::world::open::setting::Piece;
use crate::world::program::Program;
use crate::world::running::{Owner, World, looping};
use rustc_hash::FxHashSet;

/// Firings in one state, and passes, that are taken for a run without end.
const ENDLESS: usize = 4_000;
const PASSES: usize = 1_000;
/// Minds under way in one pass, after which something is wrong with the world.
const MOST: usize = 200_000;

impl World {
    /// The state once every trigger, in it and in every mind, has come to rest; `owner`, whose mind it is, if it is one.
    pub(crate) fn come_to_rest(&mut self, mind: Mind, owner: Owner) -> Result<Mind, Halt> {
        if self.program.triggers.is_empty() || self.resting.contains(&(mind, owner)) {
            return Ok(mind);
        }
        if let Some(known) = self.known.came_to_rest.get(&(mind, owner)) {
            return Ok(*known);
        }
        let (mut current, mut seen, mut fired) = (mind, FxHashSet::default(), Vec::new());
        while !self.resting.contains(&(current, owner)) {
            if !seen.insert(current) || seen.len() > PASSES {
                return Err(looping(&self.program, &fired));
            }
            self.guard.look(self.graph.bytes())?;
            fired.clear();
            match self.open_pass(current, owner, &mut fired)? {
                None => break,
                Some(next) => current = next,
            }
        }
        self.known.came_to_rest.insert((mind, owner), current);
        Ok(current)
    }

    /// One pass; `None` where nothing fired anywhere.
    fn open_pass(&mut self, root: Mind, owner: Owner, fired: &mut Vec<u32>) -> Result<Option<Mind>, Halt> {
        let program = self.program.clone();
        let mut piece: Piece<(Mind, Owner)> = Piece::new();
        piece.draft((root, owner));
        let mut drafts: Vec<Draft> = Vec::new();
        while drafts.len() < piece.keys.len() {
            if piece.keys.len() > MOST {
                return Err(Halt::Memory);
            }
            let (mind, owner) = piece.keys[drafts.len()];
            let ran = self.run_open(mind, owner, fired, &program)?;
            let mut edges = Vec::with_capacity(program.characters);
            for character in 0..program.characters as u32 {
                let below = (self.graph.believed(ran, character), Some(character));
                edges.push(if self.resting.contains(&below) { Edge::Mind(below.0) } else { piece.draft(below) });
            }
            drafts.push(Draft { row: self.graph.row(ran), edges });
        }
        if fired.is_empty() {
            self.resting.extend(piece.keys);
            return Ok(None);
        }
        Ok(Some(self.graph.close(&drafts)[0]))
    }

    /// Runs a mind's own triggers to rest; the minds in it follow what is set in them, and no more.
    fn run_open(&mut self, mind: Mind, owner: Owner, fired: &mut Vec<u32>, program: &Program) -> Result<Mind, Halt> {
        let (mut mind, before) = (mind, fired.len());
        let mut seen = vec![mind];
        while let Some((number, next)) = self.next_open(At { mind, owner }, program) {
            fired.push(number);
            if let Some(since) = seen.iter().position(|known| *known == next) {
                return Err(looping(program, &fired[before + since..]));
            }
            if seen.len() > ENDLESS {
                return Err(looping(program, &fired[fired.len() - 8..]));
            }
            seen.push(next);
            mind = next;
        }
        Ok(mind)
    }

    /// The trigger that happens next in a mind, and what it makes of it: the first that is satisfied, or else the first
    /// that would widen anything.
    fn next_open(&mut self, at: At, program: &Program) -> Option<(u32, Mind)> {
        let mut perhaps = Vec::new();
        for (number, trigger) in program.triggers.iter().enumerate() {
            match self.truth(at, &trigger.precondition) {
                Truth::No => {}
                Truth::Perhaps => perhaps.push(number as u32),
                Truth::Yes => {
                    let sets = self.fired(at, trigger, None);
                    return Some((number as u32, self.with_sets(at.mind, at.owner, sets)));
                }
            }
        }
        perhaps.into_iter().find_map(|number| {
            let trigger = &program.triggers[number as usize];
            let mut sets = self.fired(at, trigger, Some(&trigger.precondition));
            sets.retain(|set| self.openable().has(set.fluent));
            let widens = sets.iter().any(|set| self.would_change(at, set));
            widens.then(|| (number, self.with_sets(at.mind, at.owner, sets)))
        })
    }

    /// What a trigger sets, perhaps only under a condition besides.
    fn fired(&mut self, at: At, trigger: &Trigger, besides: Option<&Condition>) -> Vec<Set> {
        let happening = Happening { at, besides, thinker: None, by_itself: true };
        let changes = self.changes(happening, &trigger.effects);
        let further = |world: &World, chain: &[u32], fluent: u32| !world.counted(at, chain, fluent).is_empty();
        let told = self.told(happening, &trigger.effects, false, further);
        let own = changes.into_iter().map(|(fluent, held)| Set::own(fluent, held, Manner::Forced));
        own.chain(told).collect()
    }

    /// Whether a set would leave another label where it is set.
    fn would_change(&self, at: At, set: &Set) -> bool {
        let there = self.held(at, &set.chain, set.fluent);
        let Some(domain) = self.openable().domain(set.fluent) else { return false };
        let held = if set.manner == Manner::Joined { domain.join(there, set.held) } else { set.held };
        held != there
    }
}
