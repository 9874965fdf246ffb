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
use crate::logic::labels::{Held, Kind, Values};
use crate::logic::value::{Code, ENTITIES, LABELS, NUMBERS};
use crate::world::graph::{Draft, Edge, Mind, Row};
use crate::world::running::World;
use rustc_hash::FxHashMap;
use thiserror::Error;

/// The kinds of labels, by their numbers.
const KINDS: [Kind; 4] = [Kind::Open, Kind::Sure, Kind::Tied, Kind::Unclear];

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
        let (mut minds, mut rows, mut numbers, mut labels) = (Met::none(), Met::none(), Met::none(), Met::none());
        minds.place(state);
        let beyond = ENTITIES + self.program.entities.len() as Code; // labels are counted from here
        let (mut graph, mut values, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(mind) = minds.order.get(at).copied() {
            put(&mut graph, rows.place(self.graph.row(mind)));
            self.graph.edges(mind).iter().for_each(|edge| put(&mut graph, minds.place(*edge)));
            at += 1;
        }
        for row in &rows.order {
            for code in self.graph.row_values(*row) {
                match *code {
                    LABELS.. => put(&mut values, (labels.place(*code) + beyond) << 1),
                    NUMBERS.. => put(&mut values, numbers.place(*code) << 1 | 1),
                    code => put(&mut values, code << 1),
                }
            }
        }
        let mut bytes = Vec::with_capacity(values.len() + graph.len() + 8 * numbers.order.len() + 15);
        put(&mut bytes, numbers.order.len() as u32);
        let number = |code: &Code| self.numbers.decode(*code).unwrap_or_default().to_le_bytes();
        numbers.order.iter().for_each(|code| bytes.extend_from_slice(&number(code)));
        if self.program.openable.is_some() {
            put(&mut bytes, labels.order.len() as u32);
            labels.order.iter().for_each(|code| self.put_label(&mut bytes, *code));
        }
        put(&mut bytes, rows.order.len() as u32);
        bytes.extend(values);
        put(&mut bytes, minds.order.len() as u32);
        bytes.extend(graph);
        bytes
    }

    /// A label: its kind and its set.
    fn put_label(&self, bytes: &mut Vec<u8>, code: Code) {
        if let Held::Label(kind, set) = self.numbers.labels.decode(code) {
            bytes.push(KINDS.iter().position(|known| *known == kind).unwrap_or(0) as u8);
            bytes.extend_from_slice(&set.to_le_bytes());
        }
    }

    /// The state that bytes tell, which were made of a state of this same world.
    pub fn restore(&mut self, bytes: &[u8]) -> Result<Mind, Unreadable> {
        let state = self.laid_out(bytes)?;
        if self.settle(state)? == state { Ok(state) } else { Err(Unreadable::Restless) }
    }

    /// The state that bytes tell which were put together elsewhere, once its triggers have come to rest.
    pub fn take_up(&mut self, bytes: &[u8]) -> Result<Mind, Unreadable> {
        let state = self.laid_out(bytes)?;
        Ok(self.settle(state)?)
    }

    fn laid_out(&mut self, bytes: &[u8]) -> Result<Mind, Unreadable> {
        let mut reading = Reading { bytes };
        let numbers = self.read_numbers(&mut reading)?;
        let labels = self.read_labels(&mut reading)?;
        let rows = self.read_rows(&mut reading, &numbers, &labels)?;
        let drafts = self.read_minds(&mut reading, &rows)?;
        if !reading.bytes.is_empty() {
            return Err(Unreadable::Long);
        }
        Ok(self.graph.close(&drafts)[0])
    }

    fn read_numbers(&mut self, reading: &mut Reading<'_>) -> Result<Vec<Code>, Unreadable> {
        let count = reading.count(8)?;
        let number = |_| reading.number().map(|number| self.numbers.encode(number));
        (0..count).map(number).collect()
    }

    fn read_labels(&mut self, reading: &mut Reading<'_>) -> Result<Vec<Held>, Unreadable> {
        if self.program.openable.is_none() {
            return Ok(Vec::new());
        }
        let count = reading.count(17)?;
        (0..count).map(|_| reading.label()).collect()
    }

    fn read_rows(
        &mut self,
        reading: &mut Reading<'_>,
        numbers: &[Code],
        labels: &[Held],
    ) -> Result<Vec<Row>, Unreadable> {
        let (fluents, entities) = (self.program.moving, self.program.entities.len() as Code);
        let (count, mut rows) = (reading.count(fluents)?, Vec::new());
        let mut values = Vec::with_capacity(fluents);
        for _ in 0..count {
            values.clear();
            for fluent in 0..fluents as u32 {
                let code = reading.small()?;
                values.push(match (code & 1, code >> 1) {
                    (1, place) => *numbers.get(place as usize).ok_or(Unreadable::Missing("number", place))?,
                    (_, code) if code < ENTITIES + entities => code,
                    (_, code) => self.read_label(fluent, labels, code - ENTITIES - entities)?,
                });
            }
            rows.push(self.graph.intern_row(&values));
        }
        Ok(rows)
    }

    /// The code of a label of a fluent, by its place.
    fn read_label(&mut self, fluent: u32, labels: &[Held], place: u32) -> Result<Code, Unreadable> {
        let missing = Unreadable::Missing("entity", place + self.program.entities.len() as Code);
        let Some(held @ Held::Label(_, set)) = labels.get(place as usize).copied() else { return Err(missing) };
        let domain = self.program.openable.as_deref().and_then(|openable| openable.domain(fluent));
        match domain.is_some_and(|domain| domain.has(set)) {
            true => Ok(self.numbers.labels.encode(held)),
            false => Err(Unreadable::Missing("label", place)),
        }
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

    /// A label, of two values at least.
    fn label(&mut self) -> Result<Held, Unreadable> {
        let (number, rest) = self.bytes.split_first_chunk::<17>().ok_or(Unreadable::Short)?;
        self.bytes = rest;
        let set = Values::from_le_bytes(number[1..].try_into().unwrap_or_default());
        let kind = KINDS.get(number[0] as usize).filter(|_| set.count_ones() > 1);
        kind.map(|kind| Held::Label(*kind, set)).ok_or(Unreadable::Missing("label", u32::from(number[0])))
    }

    fn number(&mut self) -> Result<f64, Unreadable> {
        let (number, rest) = self.bytes.split_first_chunk().ok_or(Unreadable::Short)?;
        self.bytes = rest;
        let number = f64::from_le_bytes(*number);
        if number.is_finite() { Ok(number) } else { Err(Unreadable::Number) }
    }
}
