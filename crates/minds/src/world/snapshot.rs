//! A state as bytes, with every mind in it to any depth, and back.
//!
//! A mind is a piece of a graph with cycles, so the piece is written down: the numbers it mentions, its rows of values, and
//! its minds, each a row and a mind for every character, the state itself first. Counts and places are written seven bits
//! to a byte, the low ones first, with the eighth set where more follow.
//!
//! Bytes may come from a stranger. Reading checks everything it builds on: that there are no more things than bytes, that
//! every place is one there is, that nothing is left over, and that the state has come to rest by this world's triggers.
//! What is read is closed like any piece, so equal minds are one whoever wrote them down.

use crate::limits::Halt;
use crate::logic::value::{Code, ENTITIES, NUMBERS};
use crate::world::graph::{Draft, Edge, Mind, Row};
use crate::world::running::World;
use rustc_hash::FxHashMap;
use thiserror::Error;

/// Why bytes are no state of this world.
#[derive(Debug, Error)]
pub enum Unreadable {
    #[error("the bytes end too early")]
    Short,
    #[error("bytes are left over")]
    Long,
    #[error("there is no {0} {1}")]
    Missing(&'static str, u32),
    #[error("a number is not finite")]
    Number,
    #[error("the state has not come to rest")]
    Restless,
    #[error(transparent)]
    Halt(#[from] Halt),
}

/// Things given numbers in the order they are met.
struct Met<T> {
    place: FxHashMap<T, u32>,
    order: Vec<T>,
}

impl<T: Copy + Eq + std::hash::Hash> Met<T> {
    fn none() -> Met<T> {
        Met { place: FxHashMap::default(), order: Vec::new() }
    }

    fn place(&mut self, thing: T) -> u32 {
        let next = self.order.len() as u32;
        let place = *self.place.entry(thing).or_insert(next);
        if place == next {
            self.order.push(thing);
        }
        place
    }
}

fn put(bytes: &mut Vec<u8>, mut count: u32) {
    while count >= 0x80 {
        bytes.push(count as u8 | 0x80);
        count >>= 7;
    }
    bytes.push(count as u8);
}

impl World {
    /// The state as bytes.
    pub fn snapshot(&self, state: Mind) -> Vec<u8> {
        let (mut minds, mut rows, mut numbers) = (Met::none(), Met::none(), Met::none());
        minds.place(state);
        let (mut graph, mut values, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(mind) = minds.order.get(at).copied() {
            put(&mut graph, rows.place(self.graph.row(mind)));
            self.graph.edges(mind).iter().for_each(|edge| put(&mut graph, minds.place(*edge)));
            at += 1;
        }
        for row in &rows.order {
            for code in self.graph.row_values(*row) {
                let number = *code >= NUMBERS;
                put(&mut values, if number { numbers.place(*code) << 1 | 1 } else { *code << 1 });
            }
        }
        let mut bytes = Vec::with_capacity(values.len() + graph.len() + 8 * numbers.order.len() + 15);
        put(&mut bytes, numbers.order.len() as u32);
        let number = |code: &Code| self.numbers.decode(*code).unwrap_or_default().to_le_bytes();
        numbers.order.iter().for_each(|code| bytes.extend_from_slice(&number(code)));
        put(&mut bytes, rows.order.len() as u32);
        bytes.extend(values);
        put(&mut bytes, minds.order.len() as u32);
        bytes.extend(graph);
        bytes
    }

    /// The state that bytes tell, which were made of a state of this same world.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<Mind, Unreadable> {
        let mut reading = Reading { bytes };
        let numbers = self.read_numbers(&mut reading)?;
        let rows = self.read_rows(&mut reading, &numbers)?;
        let drafts = self.read_minds(&mut reading, &rows)?;
        if !reading.bytes.is_empty() {
            return Err(Unreadable::Long);
        }
        let state = self.graph.close(&drafts)[0];
        if self.settle(state)? == state { Ok(state) } else { Err(Unreadable::Restless) }
    }

    fn read_numbers(&mut self, reading: &mut Reading<'_>) -> Result<Vec<Code>, Unreadable> {
        let count = reading.count(8)?;
        let number = |_| reading.number().map(|number| self.numbers.encode(number));
        (0..count).map(number).collect()
    }

    fn read_rows(&mut self, reading: &mut Reading<'_>, numbers: &[Code]) -> Result<Vec<Row>, Unreadable> {
        let (fluents, entities) = (self.program.moving, self.program.entities.len() as Code);
        let (count, mut rows) = (reading.count(fluents)?, Vec::new());
        let mut values = Vec::with_capacity(fluents);
        for _ in 0..count {
            values.clear();
            for _ in 0..fluents {
                let code = reading.small()?;
                values.push(match (code & 1, code >> 1) {
                    (1, place) => *numbers.get(place as usize).ok_or(Unreadable::Missing("number", place))?,
                    (_, code) if code < ENTITIES + entities => code,
                    (_, code) => return Err(Unreadable::Missing("entity", code - ENTITIES)),
                });
            }
            rows.push(self.graph.intern_row(&values));
        }
        Ok(rows)
    }

    fn read_minds(&mut self, reading: &mut Reading<'_>, rows: &[Row]) -> Result<Vec<Draft>, Unreadable> {
        let characters = self.program.characters;
        let count = reading.count(1 + characters)?;
        let mut drafts = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let row = reading.place("row", rows.len() as u32)?;
            let edges = (0..characters).map(|_| reading.place("mind", count).map(Edge::Draft));
            drafts.push(Draft { row: rows[row as usize], edges: edges.collect::<Result<_, _>>()? });
        }
        if drafts.is_empty() { Err(Unreadable::Missing("mind", 0)) } else { Ok(drafts) }
    }
}

/// Bytes being read, from the front.
struct Reading<'a> {
    bytes: &'a [u8],
}

impl Reading<'_> {
    /// A count or a place.
    fn small(&mut self) -> Result<u32, Unreadable> {
        let mut found: u32 = 0;
        for shift in (0..35).step_by(7) {
            let (byte, rest) = self.bytes.split_first().ok_or(Unreadable::Short)?;
            self.bytes = rest;
            found |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Ok(found);
            }
        }
        Err(Unreadable::Long)
    }

    /// A count of things that take so many bytes each at least: no more than there are bytes for.
    fn count(&mut self, each: usize) -> Result<u32, Unreadable> {
        let count = self.small()?;
        if (count as usize).saturating_mul(each.max(1)) > self.bytes.len().max(1) {
            Err(Unreadable::Short)
        } else {
            Ok(count)
        }
    }

    /// A place among so many.
    fn place(&mut self, what: &'static str, most: u32) -> Result<u32, Unreadable> {
        let place = self.small()?;
        if place < most { Ok(place) } else { Err(Unreadable::Missing(what, place)) }
    }

    fn number(&mut self) -> Result<f64, Unreadable> {
        let (number, rest) = self.bytes.split_first_chunk().ok_or(Unreadable::Short)?;
        self.bytes = rest;
        let number = f64::from_le_bytes(*number);
        if number.is_finite() { Ok(number) } else { Err(Unreadable::Number) }
    }
}
