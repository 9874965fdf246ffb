//! A state in which nobody thinks deeper than so many levels of mind.
//!
//! What minds hold of one another in a long life grows as long as anybody does anything that not all see: for every
//! chain of believers there is a time at which they last saw each other. A mind as deep as is remembered takes all
//! others to believe what it believes itself. Who is taken to believe just what a mind believes is no level deeper, so
//! what is common to all stays so.

use crate::limits::Halt;
use crate::world::graph::{Draft, Edge, Mind};
use crate::world::running::World;
use rustc_hash::FxHashMap;

impl World {
    /// The state without what is deeper than `depth`, 1 being the minds of the characters themselves; and whether
    /// triggers would then happen, in which case they have.
    pub fn shallow(&mut self, state: Mind, depth: u32) -> Result<(Mind, bool), Halt> {
        let mut places = FxHashMap::from_iter([((state, depth), 0)]);
        let (mut order, mut drafts) = (vec![(state, depth)], Vec::new());
        while let Some((here, left)) = order.get(drafts.len()).copied() {
            let own = Edge::Draft(drafts.len() as u32);
            let mut edge = |mind: &Mind| {
                if left == 0 || *mind == here {
                    return own;
                }
                let next = order.len() as u32;
                Edge::Draft(*places.entry((*mind, left - 1)).or_insert_with(|| {
                    order.push((*mind, left - 1));
                    next
                }))
            };
            let edges = self.graph.edges(here).iter().map(&mut edge).collect();
            drafts.push(Draft { row: self.graph.row(here), edges });
        }
        let made = self.graph.close(&drafts)[0];
        let settled = self.settle(made)?;
        Ok((settled, settled != made))
    }
}
