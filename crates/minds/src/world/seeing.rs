//! Who sees an act, and what those who do write in their minds besides: given from outside to what carries acts out.

use crate::logic::value::Code;
use crate::world::graph::Mind;
use crate::world::running::Owner;
use rustc_hash::FxHashMap;

/// What minds that undergo an act write into themselves besides, by mind and whose it is, where anything is
/// ([`crate::reasons::evidence`]). Where nothing is openable it does not matter whose they are.
pub(crate) type Writes = FxHashMap<(Mind, Owner), Vec<(u32, Code)>>;

/// Who sees an act.
#[derive(Clone, Copy, Default)]
pub enum Seeing<'a> {
    /// Those for whom the act's own condition holds, as each mind that undergoes it reads it.
    #[default]
    AsItSays,
    /// Those given, by character: in the state and in every mind that undergoes the act.
    Given(&'a [bool]),
}

impl Seeing<'_> {
    /// Whether what comes of the act is a matter of the mind and the act alone.
    pub(crate) fn is_kept(self) -> bool {
        matches!(self, Seeing::AsItSays)
    }
}
