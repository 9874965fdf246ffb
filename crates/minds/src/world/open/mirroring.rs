//! What somebody holds of openable fluents they also hold themselves to hold, however deep: neighbours in a chain of
//! believers that are the same count as one.
//!
//! An act reads what is not openable in a mind and in the mind its owner holds of itself apart, so the two may see it
//! differently; and so may triggers. So before an act and once it is done, all that is openable in the second, and in the minds
//! in it, is made what it is in the first.

use crate::world::graph::{Draft, Edge, Mind};
use crate::world::open::setting::Piece;
use crate::world::running::{Owner, World};

/// A mind that gives what is openable, one that gives the rest, and whose they are.
type Pair = (Mind, Mind, Owner);

impl World {
    /// The state in which minds that people hold of themselves are as these in all that is openable.
    pub(crate) fn mirrored(&mut self, state: Mind) -> Mind {
        let mut piece: Piece<Pair> = Piece::new();
        let Edge::Draft(_) = self.mirror((state, state, None), &mut piece) else { return state };
        let openable = self.shared_openable();
        let mut drafts = Vec::new();
        while drafts.len() < piece.keys.len() {
            let (labels, plain, owner) = piece.keys[drafts.len()];
            let mut row = self.graph.values(plain).to_vec();
            let from = self.graph.values(labels);
            openable.fluents.iter().for_each(|fluent| row[*fluent as usize] = from[*fluent as usize]);
            let mut edges = Vec::with_capacity(self.program.characters);
            for character in 0..self.program.characters as u32 {
                let (one, other) = (self.graph.believed(labels, character), self.graph.believed(plain, character));
                let one = if owner == Some(character) { labels } else { one };
                edges.push(self.mirror((one, other, Some(character)), &mut piece));
            }
            drafts.push(Draft { row: self.graph.intern_row(&row), edges });
        }
        let made = self.graph.close(&drafts);
        if made[0] == state {
            // What a whole state is made of that was even already is even, too.
            self.even
                .extend(piece.keys.iter().filter(|(one, other, _)| one == other).map(|(one, _, owner)| (*one, *owner)));
        } else {
            self.even.insert((made[0], None));
        }
        made[0]
    }

    fn mirror(&self, pair: Pair, piece: &mut Piece<Pair>) -> Edge {
        let (one, other, owner) = pair;
        if one == other && self.even.contains(&(one, owner)) { Edge::Mind(one) } else { piece.draft(pair) }
    }
}
