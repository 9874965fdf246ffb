//! Letting minds go that nobody needs any more, so that a world can be run for as long as one likes.
//!
//! Everything refers to minds by number, so nobody's number may change. What is still needed is found from the minds that
//! somebody holds; the places of all others become free, and are given to new minds. A place that is given away again has
//! another *name*, by how often it was: who kept the name of a mind that was let go is told so, and never gets another.

use crate::world::graph::{Graph, Mind, Row};
use crate::world::running::{Known, NOBODY, World};

/// What stands for the row of a mind that was let go.
const GONE: Row = Row::MAX;

/// The name of a mind outside the engine: its place, and above 32 bits how many were let go there before.
pub type Name = u64;

impl Graph {
    /// The name of a mind.
    pub fn name(&self, mind: Mind) -> Name {
        Name::from(self.generation(mind)) << 32 | Name::from(mind)
    }

    /// The mind of a name, if there is one.
    pub fn named(&self, name: Name) -> Option<Mind> {
        let (mind, generation) = (name as Mind, (name >> 32) as u32);
        let there = (mind as usize) < self.row_of.len() && self.row_of[mind as usize] != GONE;
        (there && self.generation(mind) == generation).then_some(mind)
    }

    fn generation(&self, mind: Mind) -> u32 {
        self.generations.get(mind as usize).copied().unwrap_or(0)
    }

    /// Lets all minds go but these and those they lead to; says by place which are left.
    fn keep_only(&mut self, needed: impl Iterator<Item = Mind>) -> Vec<bool> {
        let mut left = vec![false; self.row_of.len()];
        let mut open: Vec<Mind> = needed.collect();
        while let Some(mind) = open.pop() {
            if !std::mem::replace(&mut left[mind as usize], true) {
                open.extend_from_slice(self.edges(mind));
            }
        }
        self.minds.retain(|mind| left[*mind as usize]);
        self.cyclic.values_mut().for_each(|minds| minds.retain(|mind| left[*mind as usize]));
        self.cyclic.retain(|_, minds| !minds.is_empty());
        self.keep_rows(&left);
        self.free_places(&left);
        left
    }

    /// Lets all rows go that no mind has which is left.
    fn keep_rows(&mut self, left: &[bool]) {
        let mut rows = vec![false; self.rows.len() + self.free_rows.len()];
        let kept = left.iter().zip(&self.row_of).filter(|(left, _)| **left);
        kept.for_each(|(_, row)| rows[*row as usize] = true);
        self.rows.retain(|row| rows[*row as usize]);
        self.free_rows = (0..rows.len() as Row).rev().filter(|row| !rows[*row as usize]).collect();
    }

    fn free_places(&mut self, left: &[bool]) {
        self.generations.resize(left.len(), 0);
        self.free = (0..left.len() as Mind).rev().filter(|mind| !left[*mind as usize]).collect();
        for mind in &self.free {
            let row = &mut self.row_of[*mind as usize];
            if std::mem::replace(row, GONE) != GONE {
                self.generations[*mind as usize] += 1;
            }
        }
    }
}

impl World {
    /// Lets all minds go but the initial state, these, and those they lead to, and all that was worked out of them.
    pub(crate) fn let_go(&mut self, needed: impl Iterator<Item = Mind>) {
        let left = self.graph.keep_only(needed.chain([self.initial]));
        self.known = Known::default();
        self.resting.retain(|(mind, _)| left[*mind as usize]);
        self.even.retain(|(mind, _)| left[*mind as usize]);
        let is_left = |mind: Mind| mind != NOBODY && left[mind as usize];
        for table in [&mut self.settled, &mut self.origin] {
            for (mind, other) in table.iter_mut().enumerate() {
                if !left[mind] || !is_left(*other) {
                    *other = NOBODY;
                }
            }
        }
    }
}
