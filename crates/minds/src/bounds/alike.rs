//! What is worked out once for all rows that agree in what matters.
//!
//! Of a relaxed world grown from a row of values only what bears on one utility is asked ([`crate::bounds::relevance`]). Rows that
//! differ only in what cannot matter to it have one answer between them. A row's place among the answers is kept as well,
//! so that its values are looked at once.

use crate::bounds::relevance::Relevant;
use crate::logic::value::Code;
use crate::sizes;
use crate::world::graph::Row;
use rustc_hash::FxHashMap;

/// Answers of one kind, by what the utility hangs on.
pub(crate) struct Alike<T> {
    /// By row, outlook and utility: the place in the list.
    places: FxHashMap<(Row, u32), u32>,
    /// The same, by the values that matter.
    values: FxHashMap<(u32, Box<[Code]>), u32>,
    list: Vec<T>,
    /// Values in all those keys.
    kept: usize,
}

impl<T> Default for Alike<T> {
    fn default() -> Self {
        Alike { places: FxHashMap::default(), values: FxHashMap::default(), list: Vec::new(), kept: 0 }
    }
}

impl<T: Default> Alike<T> {
    /// An estimate of the bytes held, where an answer holds so many besides its own on average.
    pub fn bytes(&self, each: usize) -> usize {
        let keys = self.values.len() * sizes::of_parcel(0) + 4 * self.kept;
        let answers = sizes::of_list(&self.list) + each * self.list.len();
        sizes::of_map(&self.places) + sizes::of_map(&self.values) + keys + answers
    }

    /// The answer for a row, empty where nothing was asked yet; `kind` says the outlook and the utility.
    pub fn entry(&mut self, row: Row, values: &[Code], (kind, relevant): (u32, &Relevant)) -> &mut T {
        let place = match self.places.get(&(row, kind)) {
            Some(place) => *place,
            None => self.new_place(row, values, kind, &relevant.fluents),
        };
        &mut self.list[place as usize]
    }

    fn new_place(&mut self, row: Row, values: &[Code], kind: u32, fluents: &[u32]) -> u32 {
        let next = self.list.len() as u32;
        // Where everything matters, no two rows are alike.
        let place = if fluents.len() == values.len() { next } else { self.place_of_like(values, kind, fluents) };
        if place == next {
            self.list.push(T::default());
        }
        self.places.insert((row, kind), place);
        place
    }

    /// The place of all rows with the same values where it matters, or the next one.
    fn place_of_like(&mut self, values: &[Code], kind: u32, fluents: &[u32]) -> u32 {
        let matters: Box<[Code]> = fluents.iter().map(|fluent| values[*fluent as usize]).collect();
        let next = self.list.len() as u32;
        let place = *self.values.entry((kind, matters)).or_insert(next);
        if place == next {
            self.kept += fluents.len();
        }
        place
    }
}
