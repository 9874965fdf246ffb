//! Bounds kept: how far off a gain is, asked once for all rows that agree in what matters.
//!
//! Most questions about a row are one question, and most answers are one or two acts. So the layers of a bound
//! ([`crate::relax`]) are grown to where the first question is answered, and to the end only when another one is asked. Rows
//! that differ only in what cannot matter to the utility ([`crate::relevance`]) have one bound between them.

use crate::explain::Engine;
use crate::graph::Row;
use crate::growth::Growing;
use crate::program::Character;
use crate::relax::{self, Bound, Outlook, Wanted};
use crate::value::Code;
use rustc_hash::FxHashMap;

/// Bounds, by what the utility hangs on.
#[derive(Default)]
pub(crate) struct Bounds {
    /// By row, outlook and utility: the place in the list.
    places: FxHashMap<(Row, u32), u32>,
    /// The same, by the values that matter.
    alike: FxHashMap<(u32, Box<[Code]>), u32>,
    list: Vec<Bound>,
    /// Values in all those keys.
    values: usize,
}

impl Bounds {
    pub fn clear(&mut self) {
        *self = Bounds::default();
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        14 * self.places.capacity() + 48 * self.alike.capacity() + 4 * self.values + 72 * self.list.capacity()
    }

    /// The place of a row's bound; nothing may be known of it yet.
    fn place(&mut self, row: Row, values: &[Code], kind: u32, fluents: &[u32]) -> usize {
        if let Some(place) = self.places.get(&(row, kind)) {
            return *place as usize;
        }
        let next = self.list.len() as u32;
        // Where everything matters, no two rows are alike.
        let place = if fluents.len() == values.len() { next } else { self.place_of_like(values, kind, fluents) };
        if place == next {
            self.list.push(Bound::default());
        }
        self.places.insert((row, kind), place);
        place as usize
    }

    /// The place of the bound of all rows with the same values where it matters, or the next one.
    fn place_of_like(&mut self, values: &[Code], kind: u32, fluents: &[u32]) -> u32 {
        let matters: Box<[Code]> = fluents.iter().map(|fluent| values[*fluent as usize]).collect();
        let next = self.list.len() as u32;
        let place = *self.alike.entry((kind, matters)).or_insert(next);
        if place == next {
            self.values += fluents.len();
        }
        place
    }
}

impl Engine {
    /// Fewest acts after which the author's utility could be above `base` (or reach it), from a row of values.
    pub(crate) fn distance(&mut self, row: Row, base: f64, reach: bool) -> u32 {
        self.bound(row, Outlook::Author, None, Wanted { base, reach, most: u32::MAX })
    }

    /// Fewest acts a plan still needs before it could end above the base, or any number above `most`; what others do after
    /// it may help it there.
    pub(crate) fn acts_needed(&mut self, row: Row, character: Character, levels: i32, base: f64, most: u32) -> u32 {
        let ahead = self.ahead(levels);
        let wanted = Wanted { base, reach: false, most: most.saturating_add(ahead) };
        match self.bound(row, Outlook::of(character, levels), Some(character), wanted) {
            u32::MAX => u32::MAX,
            distance => distance.saturating_sub(ahead),
        }
    }

    fn bound(&mut self, row: Row, outlook: Outlook, of: Option<Character>, wanted: Wanted) -> u32 {
        let Engine { world, bounds, layers, .. } = self;
        let (program, values) = (&*world.program, world.graph.row_values(row));
        let (kind, relevant) = program.relevant(outlook, of);
        let place = bounds.place(row, values, kind, &relevant.fluents);
        let known = &mut bounds.list[place];
        if let Some(acts) = known.acts(wanted) {
            return acts;
        }
        let layers = layers[usize::from(outlook == Outlook::Author)];
        let start = Growing::among(relevant, program, &world.numbers, values, outlook);
        let first = known.is_new().then_some(wanted);
        *known = relax::bound(start, program.utility(of), layers, first);
        known.acts(wanted).unwrap_or(layers)
    }
}
