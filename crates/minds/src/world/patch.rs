//! What if: a state with some things otherwise, in the world or in somebody's mind.
//!
//! Hypotheses, corrected beliefs and imagined pasts are all states that nothing led to. They are minds like any other,
//! so what was worked out about them is found again when they are imagined again.

use crate::limits::Halt;
use crate::logic::syntax::Read;
use crate::logic::value::Code;
use crate::world::graph::Mind;
use crate::world::open::passing::{Manner, Set};
use crate::world::running::{Owner, World};

impl World {
    /// The state with values set, each in the mind at the end of its chain; of two for one place the later counts.
    ///
    /// Nothing else changes: whoever believes something about the minds changed goes on believing it. With `settle`,
    /// triggers come to rest afterwards.
    pub fn patch(&mut self, mind: Mind, sets: &[(Read, Code)], settle: bool) -> Result<Mind, Halt> {
        self.patch_mind(mind, None, sets, settle)
    }

    /// The same in a mind of somebody, if anybody.
    pub(crate) fn patch_mind(
        &mut self,
        mind: Mind,
        owner: Owner,
        sets: &[(Read, Code)],
        settle: bool,
    ) -> Result<Mind, Halt> {
        if self.program.openable.is_some() {
            let set = |(place, value): &(Read, Code)| {
                let held = self.numbers.labels.decode(*value);
                Set { chain: place.chain.to_vec(), fluent: place.fluent, held, manner: Manner::Plain }
            };
            let sets = sets.iter().map(set).collect();
            let patched = self.with_sets(mind, owner, sets);
            return if settle { self.come_to_rest(patched, owner) } else { Ok(patched) };
        }
        let set = |mind, (place, value): &(Read, Code)| self.assign(mind, &place.chain, place.fluent, *value);
        let patched = sets.iter().fold(mind, set);
        if settle { self.settle(patched) } else { Ok(patched) }
    }
}
