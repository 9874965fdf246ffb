//! The initial state: what is stated about the world and about minds, and the defaults for all the rest.
//!
//! What `c` believes `d` believes about a fluent is, unless stated, what `c` believes about it; and what `c`
//! believes is, unless stated, the truth. So a chain of believers with nothing stated at or below it looks
//! exactly like the chain without its last believer, seen from within: the stated chains and their beginnings,
//! plus one closed copy of each, are the whole infinite tree.

use crate::limits::{Guard, Halt};
use crate::logic::labels::Held;
use crate::logic::value::{Code, Numbers};
use crate::world::graph::{Draft, Edge, Graph, Mind, Row};
use crate::world::program::Program;
use crate::world::running::{Known, NOBODY, World};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

type Chain = Vec<u32>;

impl World {
    /// The world of a program, its initial state settled.
    pub fn new(program: Program, numbers: Numbers) -> Result<Self, Halt> {
        World::within(program, numbers, Guard::default())
    }

    /// The same, held to a guard from the first state on.
    pub fn within(program: Program, numbers: Numbers, guard: Guard) -> Result<Self, Halt> {
        World::of(Arc::new(program), numbers, guard)
    }

    /// The same world once more, with nothing worked out about it.
    pub(crate) fn afresh(&self) -> Result<Self, Halt> {
        World::of(self.program.clone(), self.numbers.clone(), self.guard.clone())
    }

    /// The world of a program that others may have as well.
    pub(crate) fn of(program: Arc<Program>, numbers: Numbers, guard: Guard) -> Result<Self, Halt> {
        let graph = Graph::new(program.moving, program.characters);
        let mut world = World {
            program,
            graph,
            numbers,
            initial: NOBODY,
            known: Known::default(),
            settled: Vec::new(),
            origin: Vec::new(),
            resting: FxHashSet::default(),
            even: FxHashSet::default(),
            guard,
        };
        let stated = world.stated();
        world.initial = world.settle(stated)?;
        Ok(world)
    }

    /// The initial state as stated, triggers not yet settled.
    pub(crate) fn stated(&mut self) -> Mind {
        if self.program.openable.is_some() {
            return self.stated_openly();
        }
        let program = self.program.clone();
        let mut facts: BTreeMap<(Chain, u32), Code> = BTreeMap::new();
        for (read, value) in program.beliefs.iter() {
            let Held::Known(value) = *value else { continue };
            facts.insert((merged(&read.chain), read.fluent), value);
        }
        let mut chains: BTreeSet<Chain> = BTreeSet::from([Chain::new()]);
        for (chain, _) in facts.keys() {
            chains.extend((1..=chain.len()).map(|length| chain[..length].to_vec()));
        }
        let chains: Vec<Chain> = chains.into_iter().collect();
        let rows = self.rows(&chains, &facts);
        let minds = self.graph.close(&drafts(&chains, &rows, program.characters as u32));
        minds[0]
    }

    fn rows(&mut self, chains: &[Chain], facts: &BTreeMap<(Chain, u32), Code>) -> Vec<Row> {
        let mut values: BTreeMap<&[u32], Vec<Code>> = BTreeMap::new();
        for chain in chains {
            let mut row = match chain.split_last() {
                None => self.program.initial[..self.program.moving].to_vec(),
                Some((_, shorter)) => values[shorter].clone(),
            };
            let stated = facts.range((chain.clone(), 0)..=(chain.clone(), u32::MAX));
            stated.for_each(|((_, fluent), value)| row[*fluent as usize] = *value);
            values.insert(chain, row);
        }
        chains.iter().map(|chain| self.graph.intern_row(&values[chain.as_slice()])).collect()
    }
}

/// Draft `i` is the stated chain `i`; draft `chains.len() + i` is the closed copy of it.
fn drafts(chains: &[Chain], rows: &[Row], characters: u32) -> Vec<Draft> {
    let copies = chains.len() as u32;
    let place = |chain: &Chain| chains.binary_search(chain).ok().map(|at| at as u32);
    let mut drafts = Vec::with_capacity(2 * chains.len());
    for (number, chain) in chains.iter().enumerate() {
        let number = number as u32;
        let edge = |character: u32| {
            if chain.last() == Some(&character) {
                return Edge::Draft(number);
            }
            let longer: Chain = chain.iter().copied().chain([character]).collect();
            Edge::Draft(place(&longer).unwrap_or(copies + number))
        };
        drafts.push(Draft { row: rows[number as usize], edges: (0..characters).map(edge).collect() });
    }
    for (number, row) in rows.iter().enumerate() {
        drafts.push(Draft { row: *row, edges: vec![Edge::Draft(copies + number as u32); characters as usize] });
    }
    drafts
}

/// A character knows its own mind: equal neighbours in a chain count once.
fn merged(chain: &[u32]) -> Chain {
    let mut merged = chain.to_vec();
    merged.dedup();
    merged
}
