//! Memory within its budget: what can be worked out again is dropped before a search gives up.
//!
//! Minds have numbers that everything else refers to, so the graph of minds stays. All other tables only save work:
//! whatever is asked of a table that was dropped is worked out again, with the same result. Near the budget they go one
//! after another, cheapest to work out again first, until a quarter of the budget is free. So there is always room to
//! get somewhere before tables must go again; where dropping all of them does not make that room, the budget is spent.
//!
//! Bytes are counted from sizes and capacities alone, so two runs of one search drop the same tables at the same moment.
//!
//! A new table belongs in [`Tables::bytes`](crate::explain) and in [`DROPPED`]. The estimate is held to what an allocator
//! counts by a test of its own (`tests/memory.rs`): never much less, and more only where a table is about to grow.

use crate::explain::Engine;
use crate::limits::{Halt, Watch};

/// What may be dropped, in this order.
const DROPPED: [fn(&mut Engine); 5] = [
    Engine::drop_lenses,
    Engine::drop_outlooks,
    |engine| engine.world.forget(),
    Engine::drop_aside,
    Engine::drop_answers,
];

impl Engine {
    /// Whether to go on; makes room where memory runs short.
    pub(crate) fn ask(&mut self, watch: &mut Watch<'_>) -> Result<(), Halt> {
        self.work.count()?;
        match watch.ask(|| self.bytes()) {
            Err(Halt::Memory) => self.make_room(watch),
            asked => asked,
        }
    }

    fn make_room(&mut self, watch: &mut Watch<'_>) -> Result<(), Halt> {
        for forget in DROPPED {
            forget(self);
            if watch.has_room(self.bytes()) {
                watch.progress.evictions += 1;
                return Ok(());
            }
        }
        Err(Halt::Memory)
    }
}
