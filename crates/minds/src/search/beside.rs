//! A second engine that draws at a map beside the first, on a core to spare.
//!
//! What is found in a state hangs on the state alone. So of the states that are known and were not looked into, a number is
//! taken at once: the first engine looks into those in front, the second, on a thread of its own, into those behind; and
//! what was found is put on the map in the order of the states, as if one engine had looked into one after another. So the
//! map is the same. How many states are taken, and which of the two has which, hangs on the map alone and never on who is
//! sooner, so what memory holds is the same every time, too, on one core or two.
//!
//! Engines number minds as they come upon them. States are carried over to the second, and what its acts lead to is
//! carried back ([`crate::world::carrying`]). Neighbours on a map are alike, and each engine remembers what it was asked: so
//! each has a stretch of neighbours.

use crate::engine::Engine;
use crate::limits::Halt;
use crate::search::looking::{Looked, Looking};
use crate::watch::{Bell, Watch};
use crate::world::carrying::Carried;
use crate::world::graph::Mind;

/// States that are looked into alone before two engines are worth their while.
pub(crate) const WARM: usize = 256;
/// The fewest and the most states taken at once.
pub(crate) const FEW: usize = 16;
pub(crate) const MANY: usize = 4096;
/// The part of what memory there is that the second engine may have; and what it may have where there is no limit, in bytes.
const PART: usize = 3;
const ROOM: usize = 192 << 20;
/// Stack of the second engine: explanations nest.
const STACK: usize = 512 << 20;

/// States to be looked into, each with whether it is an end.
pub(crate) type Batch = [(Mind, bool)];

/// The second engine, how it looks, and what has been carried to it and back.
pub(crate) struct Second {
    engine: Engine,
    looking: Looking,
    there: Carried,
    back: Carried,
    most: usize,
}

/// What was found in states, one after another, and what stopped it.
type Found = (Vec<Looked>, Option<Halt>);

impl Second {
    /// A second engine for the same world, held to its part of so many bytes.
    pub fn of(first: &Engine, looking: &Looking, memory: Option<usize>) -> Result<Second, Halt> {
        let mut engine = Engine::new(first.world.afresh()?);
        engine.look_ahead(looking.sight.steps, None);
        let mut looking = looking.clone();
        looking.forget();
        let most = memory.map_or(ROOM, |memory| memory / PART);
        Ok(Second { engine, looking, there: Carried::default(), back: Carried::default(), most })
    }

    /// The bytes it may have.
    pub fn most(&self) -> usize {
        self.most
    }

    /// Looks into states with both engines: what was found in those before the first that was not looked into, what their
    /// acts lead to as the first engine has it, and what stopped the rest.
    pub fn look(
        &mut self,
        first: &mut Engine,
        looking: &mut Looking,
        batch: &Batch,
        watch: &mut Watch<'_>,
    ) -> Result<Found, Halt> {
        self.make_way();
        let (front, behind) = batch.split_at(batch.len().div_ceil(2));
        let behind: Vec<(Mind, bool)> = behind
            .iter()
            .map(|(state, ended)| (self.there.carry(&first.world, &mut self.engine.world, *state), *ended))
            .collect();
        let (mut found, halt) = self.both(first, looking, front, &behind, watch)?;
        if found.len() < front.len() {
            return Ok((found, halt));
        }
        for looked in &mut found[front.len()..] {
            for lead in &mut looked.leads {
                let carried = self.back.carry(&self.engine.world, &mut first.world, lead.to);
                self.there.note(carried, lead.to);
                lead.to = carried;
            }
        }
        Ok((found, halt))
    }

    /// Both halves at the same time.
    fn both(
        &mut self,
        first: &mut Engine,
        looking: &mut Looking,
        front: &Batch,
        behind: &Batch,
        watch: &mut Watch<'_>,
    ) -> Result<Found, Halt> {
        let (bell, until) = (Bell::new(), watch.until());
        watch.hear(Some(bell.clone()));
        let (engine, own, most) = (&mut self.engine, &mut self.looking, self.most);
        let (ahead, after) = std::thread::scope(|scope| {
            let second = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
                let mut watch = Watch::beside(until, Some(most), bell.clone());
                watch.hear(Some(bell.clone()));
                rung(&bell, each(engine, own, behind, &mut watch))
            });
            let ahead = rung(&bell, each(first, looking, front, watch));
            (ahead, second.map(std::thread::ScopedJoinHandle::join))
        });
        watch.hear(None);
        match after {
            Ok(Ok(after)) => Ok(joined(ahead, after)),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            // No second thread to be had: what lies behind is looked into later.
            Err(_) => Ok(ahead),
        }
    }

    /// Lets all minds go once half of what it may have is held: what a map needs is carried over again.
    fn make_way(&mut self) {
        if self.engine.bytes() + self.there.bytes() + self.back.bytes() > self.most / 2 {
            self.engine.keep_only(std::iter::empty());
            self.looking.forget();
            (self.there, self.back) = Default::default();
        }
    }
}

/// Looks into one state after another.
fn each(engine: &mut Engine, looking: &mut Looking, states: &Batch, watch: &mut Watch<'_>) -> Found {
    let mut found = Vec::with_capacity(states.len());
    for (state, ended) in states {
        match looking.look_into(engine, *state, *ended, watch) {
            Ok(looked) => found.push(looked),
            Err(halt) => return (found, Some(halt)),
        }
    }
    (found, None)
}

/// Tells the other engine where one was stopped.
fn rung(bell: &Bell, found: Found) -> Found {
    if found.1.is_some() {
        bell.ring(0);
    }
    found
}

/// What both found: what lies behind only where all in front was looked into; and the halt that the other heard of.
fn joined(front: Found, behind: Found) -> Found {
    match (front, behind) {
        ((mut front, None), (behind, halt)) => {
            front.extend(behind);
            (front, halt)
        }
        ((front, Some(Halt::Beaten)), (_, Some(halt))) => (front, Some(halt)),
        (front, _) => front,
    }
}
