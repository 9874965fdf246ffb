//! The lenses kept: programs in which one character wants something else, each with what was worked out through it.
//!
//! A bounded number is kept, and the one not used for longest goes first.

use crate::engine::tables::Tables;
use crate::logic::syntax::Character;
use crate::world::program::Program;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How many lenses are kept.
const KEPT: usize = 512;

/// What a lens puts in the place of a utility.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Wish {
    /// The text of another utility, in the world file's expressions.
    Text(String),
    /// The utility with concerns, by their places, held at numbers, told by their bits.
    Frozen(Vec<(usize, u64)>),
}

/// Whose utility a lens replaces, and by what.
pub(crate) type Name = (Character, Wish);

/// A lens: the program it makes, and what has been worked out through it.
pub(crate) struct Lens {
    pub program: Arc<Program>,
    pub tables: Tables,
    used: u64,
    bytes: usize,
}

impl Lens {
    pub fn new(program: Arc<Program>) -> Lens {
        Lens { program, tables: Tables::default(), used: 0, bytes: 0 }
    }
}

/// The lenses kept, how often any was used, and the bytes they hold.
#[derive(Default)]
pub(crate) struct Lenses {
    kept: FxHashMap<Name, Lens>,
    used: u64,
    pub bytes: usize,
}

impl Lenses {
    /// Takes a lens out to look through it.
    pub fn take(&mut self, name: &Name) -> Option<Lens> {
        let lens = self.kept.remove(name)?;
        self.bytes -= lens.bytes;
        Some(lens)
    }

    /// Makes room for one lens more.
    pub fn make_room(&mut self) {
        if self.kept.len() >= KEPT {
            self.drop_oldest();
        }
    }

    /// Keeps a lens that has just been looked through.
    pub fn keep(&mut self, name: Name, mut lens: Lens) {
        self.used += 1;
        lens.used = self.used;
        lens.bytes = lens.tables.bytes();
        self.bytes += lens.bytes;
        self.kept.insert(name, lens);
    }

    fn drop_oldest(&mut self) {
        let oldest = self.kept.iter().min_by_key(|(_, lens)| lens.used).map(|(name, _)| name.clone());
        if let Some(lens) = oldest.and_then(|name| self.kept.remove(&name)) {
            self.bytes -= lens.bytes;
        }
    }
}
