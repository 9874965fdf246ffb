//! Limits, and why a run stopped: data, not failure.
//!
//! Everything long asks a [`Watch`] now and then whether to go on. It looks at the clock and at the memory
//! held only every so many questions, so that asking is cheap enough for the innermost loop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
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

/// How far a run has come; what a progress line is made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    pub expanded: u64,
    pub minds: u64,
    pub questions: u64,
    /// Acts in the longest story looked at.
    pub length: u32,
    /// There is no story with fewer acts than this, as far as explanations of `steps` acts go; 0 where nothing of the
    /// kind is known.
    pub proved: u32,
    /// Acts explanations may have in the search under way.
    pub steps: u32,
    /// How often tables were dropped to make room.
    pub evictions: u64,
}

/// Called about twenty times a second; `false` asks the run to stop.
pub type Report<'a> = dyn FnMut(&Progress) -> bool + 'a;

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

/// How many questions pass between two looks at the clock.
const PATIENCE: u32 = 256;
const INTERVAL: Duration = Duration::from_millis(50);

pub struct Watch<'a> {
    until: Option<Instant>,
    memory: Option<usize>,
    report: Option<&'a mut Report<'a>>,
    /// Bytes held besides the engine's own: by the search under way.
    pub besides: usize,
    asked: u32,
    reported: Instant,
    pub progress: Progress,
    /// The other search for the same story, and what this one has spent so far.
    pub(crate) rival: Option<(Arc<Bell>, u64)>,
    guard: Guard,
}

/// Where two searches for one story tell each other what they had spent when they ended.
#[derive(Debug)]
pub(crate) struct Bell(AtomicU64);

impl Bell {
    pub fn new() -> Arc<Self> {
        Arc::new(Bell(AtomicU64::new(u64::MAX)))
    }

    /// Says that a search has ended, or with 0 that both shall.
    pub fn ring(&self, spent: u64) {
        self.0.fetch_min(spent, Ordering::Relaxed);
    }

    /// Whether a search that has spent so much comes too late.
    pub fn has_rung(&self, spent: u64) -> bool {
        self.0.load(Ordering::Relaxed) < spent
    }
}

impl<'a> Watch<'a> {
    pub fn new(limits: &Limits, report: Option<&'a mut Report<'a>>) -> Self {
        Watch {
            until: limits.time.and_then(|time| Instant::now().checked_add(time)),
            memory: limits.memory,
            report,
            besides: 0,
            asked: 0,
            reported: Instant::now(),
            progress: Progress::default(),
            rival: None,
            guard: Guard::default(),
        }
    }

    /// A watch for a second search beside another: the same end of time, and nobody to tell.
    pub(crate) fn beside(until: Option<Instant>, memory: Option<usize>, bell: Arc<Bell>) -> Self {
        Watch { until, memory, rival: Some((bell, 0)), ..Watch::idle() }
    }

    /// When time is over.
    pub(crate) fn until(&self) -> Option<Instant> {
        self.until
    }

    /// Goes on beside a second search, with so much memory; or alone again.
    pub(crate) fn share(&mut self, memory: Option<usize>, bell: Option<Arc<Bell>>) {
        self.memory = memory;
        self.rival = bell.map(|bell| (bell, 0));
    }

    /// A watch over what is told of a search that has ended: the guard's, and no longer than `most` where it was cut short.
    pub(crate) fn after(guard: &Guard, most: Option<Duration>) -> Self {
        // Who stopped the search wants to hear what it had.
        let guard = if most.is_some() { Guard { stop: Arc::default(), ..*guard } } else { guard.clone() };
        let most = most.and_then(|most| Instant::now().checked_add(most));
        let until = [guard.until, most].into_iter().flatten().min();
        Watch { until, memory: guard.memory, guard, ..Watch::idle() }
    }

    /// A watch that never stops anything.
    pub fn idle() -> Self {
        Watch {
            until: None,
            memory: None,
            report: None,
            besides: 0,
            asked: 0,
            reported: Instant::now(),
            progress: Progress::default(),
            rival: None,
            guard: Guard::default(),
        }
    }

    /// Whether to go on; `held` tells the bytes in use and is only called when it matters.
    pub fn ask(&mut self, held: impl Fn() -> usize) -> Result<(), Halt> {
        self.asked += 1;
        if self.asked < PATIENCE {
            return Ok(());
        }
        self.asked = 0;
        self.look(held() + self.besides)
    }

    /// Whether at least a quarter of the memory allowed is free.
    pub(crate) fn has_room(&self, held: usize) -> bool {
        self.memory.is_none_or(|memory| held + self.besides <= memory / 4 * 3)
    }

    fn look(&mut self, held: usize) -> Result<(), Halt> {
        if self.rival.as_ref().is_some_and(|(bell, spent)| bell.has_rung(*spent)) {
            return Err(Halt::Beaten);
        }
        if self.guard.stop.load(Ordering::Relaxed) {
            return Err(Halt::Interrupted);
        }
        let now = Instant::now();
        if self.until.is_some_and(|until| now >= until) {
            return Err(Halt::Time);
        }
        if self.memory.is_some_and(|memory| held > memory) {
            return Err(Halt::Memory);
        }
        if now.duration_since(self.reported) >= INTERVAL {
            self.reported = now;
            if let Some(report) = &mut self.report {
                if !report(&self.progress) {
                    return Err(Halt::Interrupted);
                }
            }
        }
        Ok(())
    }
}
