//! What minds on their way through an act are known by: what is set in them, and all that those below depend on.

use crate::logic::labels::Held;
use crate::logic::syntax::{ActionId, Character};
use crate::world::graph::{Mind, Row};

/// Whose mind a mind is, if it is anybody's.
pub(crate) type Owner = Option<Character>;

/// How something is set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Manner {
    /// Whoever is amazed by it breaks the ties to it.
    Plain,
    /// Ties break, whatever the labels are.
    Forced,
    /// Ties never break.
    Supposed,
    /// What stands there is joined with it, and that is forced.
    Joined,
}

/// Something set at the end of a chain of believers; of several for one place each follows on the one before.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Set {
    pub chain: Vec<Character>,
    pub fluent: u32,
    pub held: Held,
    pub manner: Manner,
}

impl Set {
    pub fn own(fluent: u32, held: Held, manner: Manner) -> Set {
        Set { chain: Vec::new(), fluent, held, manner }
    }
}

/// A mind that undergoes an act.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Passing {
    /// Put right.
    pub right: Mind,
    pub owner: Owner,
    /// The act that happens in it.
    pub act: ActionId,
    /// Its row at the end.
    pub end: Row,
    /// The openable fluents that the effects may have changed, and those set after them that amazed.
    pub changed: Vec<u32>,
    pub amazed: Vec<u32>,
    /// What is set further in, from further outside.
    pub sets: Vec<Set>,
}
