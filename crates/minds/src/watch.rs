//! Watching over work: the clock, the memory held, ^C, a rival, and how far it has come.
//!
//! Everything long asks a [`Watch`] now and then whether to go on. It looks at the clock and at the memory
//! held only every so many questions, so that asking is cheap enough for the innermost loop.

use crate::limits::{Guard, Halt, Limits};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

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

/// How many questions pass between two looks at the clock; and where every moment counts.
const PATIENCE: u32 = 256;
const HURRY: u32 = 1;
/// Less time than this is little.
const LITTLE: Duration = Duration::from_secs(1);
const INTERVAL: Duration = Duration::from_millis(50);

pub struct Watch<'a> {
    until: Option<Instant>,
    memory: Option<usize>,
    report: Option<&'a mut Report<'a>>,
    /// Bytes held besides the engine's own: by the search under way.
    pub besides: usize,
    asked: u32,
    patience: u32,
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
            patience: if limits.time.is_some_and(|time| time < LITTLE) { HURRY } else { PATIENCE },
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

    /// Goes on beside another engine at one piece of work, until either is stopped; or alone again.
    pub(crate) fn hear(&mut self, bell: Option<Arc<Bell>>) {
        self.rival = bell.map(|bell| (bell, 1));
    }

    /// The bytes that may be held.
    pub(crate) fn memory(&self) -> Option<usize> {
        self.memory
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
            patience: PATIENCE,
            reported: Instant::now(),
            progress: Progress::default(),
            rival: None,
            guard: Guard::default(),
        }
    }

    /// Whether to go on; `held` tells the bytes in use and is only called when it matters.
    pub fn ask(&mut self, held: impl Fn() -> usize) -> Result<(), Halt> {
        self.asked += 1;
        if self.asked < self.patience {
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

/// How much the engine has done, in questions and steps, and at how much whoever is at work must stop.
#[derive(Debug)]
pub struct Work {
    pub(crate) done: u64,
    pub(crate) until: u64,
}

impl Default for Work {
    fn default() -> Self {
        Work { done: 0, until: u64::MAX }
    }
}

impl Work {
    /// Counts one more; an error says that the turn is over.
    pub(crate) fn count(&mut self) -> Result<(), Halt> {
        self.done += 1;
        if self.done > self.until { Err(Halt::Turn) } else { Ok(()) }
    }
}
