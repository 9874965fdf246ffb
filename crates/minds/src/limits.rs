//! Limits, and why a run stopped: data, not failure.
//!
//! What whoever asks may set is a [`Limits`]; what the engine sets itself, so that a bound, a look or a conclusion comes
//! to an end, is a constant here. What watches over them is [`crate::watch`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use thiserror::Error;

/// What a search may use. `None` is no limit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Acts in the story.
    pub author: Option<u32>,
    /// Acts in one explanation, counted through nested ones.
    pub character: Option<u32>,
    /// Levels of mind: the author is 0, a character's 1, and so on. Without a limit, one more than an explanation
    /// has acts: each level takes at least one.
    pub depth: Option<u32>,
    pub time: Option<Duration>,
    /// Bytes held by the engine.
    pub memory: Option<usize>,
    /// Story states expanded.
    pub states: Option<u64>,
    /// Whether the story found must be a shortest one.
    pub shortest: bool,
}

/// Why a run ended before its work was done.
#[derive(Debug, Error, Clone, PartialEq)]
pub enum Halt {
    #[error("the time limit was reached")]
    Time,
    #[error("the memory limit was reached")]
    Memory,
    #[error("the limit on states was reached")]
    States,
    #[error("interrupted")]
    Interrupted,
    /// Another search for the same story came to an end first.
    #[error("another search ended first")]
    Beaten,
    /// It is another search's turn; the work may be taken up again.
    #[error("the turn is over")]
    Turn,
    /// Triggers that never come to rest; the names of those in the loop, in order of firing.
    #[error("triggers never come to rest: {}", .0.join(" → "))]
    TriggerCycle(Vec<String>),
}

/// What holds everything to its end that has no watch of its own: bringing a state to rest, and telling what was found.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    pub until: Option<Instant>,
    /// Bytes held by the engine.
    pub memory: Option<usize>,
    /// Set from another thread to stop the work.
    pub stop: Arc<AtomicBool>,
}

impl Guard {
    /// Whether to go on, with so many bytes held.
    pub fn look(&self, held: usize) -> Result<(), Halt> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Halt::Interrupted);
        }
        if self.until.is_some_and(|until| Instant::now() >= until) {
            return Err(Halt::Time);
        }
        if self.memory.is_some_and(|memory| held > memory) { Err(Halt::Memory) } else { Ok(()) }
    }
}

/// How far minds may look: acts in an explanation, and levels of mind.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    pub steps: u32,
    pub depth: u32,
}

impl Sight {
    /// How far minds look with explanations of so many steps.
    pub(crate) fn of(limits: &Limits, steps: u32) -> Self {
        Sight { steps, depth: limits.depth.unwrap_or(steps.saturating_add(1)) }
    }
}

/// The most layers a bound is worked out to; what lies further counts as just beyond.
pub(crate) const LAYERS: u32 = 12;

/// The most suppositions of a plan in hope.
pub(crate) const HOPES: usize = 64;

/// Steps tried in one look for a reason, each time a look comes to nothing.
pub(crate) const EFFORTS: [u32; 3] = [24, 160, 1000];

/// Acts in a reason, and levels of mind beyond the doer's own, when people ask whether an act they saw makes sense.
pub const EVIDENCE_STEPS: u32 = 4;
pub const EVIDENCE_LEVELS: i32 = 1;
