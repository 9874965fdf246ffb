//! Asking the engine: who may have it, whether what is asked about is there, and how a question is worked on.

use crate::apart::apart;
use crate::engine::PyEngine;
use crate::refusals::{no_such, refused, within};
use minds::world::graph::Mind;
use minds::world::letting_go::Name;
use minds::{Engine, Guard, Halt, Limits, Question, Watch};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

impl PyEngine {
    /// The engine, for a thread that holds the interpreter: while it waits, others may have it, so that whoever has the
    /// engine and looks for ^C can go on.
    pub(crate) fn locked(&self) -> std::sync::MutexGuard<'_, Engine> {
        Python::attach(|py| self.engine.lock_py_attached(py)).unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The engine, for work that does without the interpreter.
    pub(crate) fn working(&self) -> std::sync::MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Works with the engine, which looks at `stop` wherever it brings a state to rest.
    pub(crate) fn stoppable<T>(&self, stop: &Arc<AtomicBool>, work: impl FnOnce(&mut Engine) -> T) -> T {
        let mut engine = self.working();
        engine.world.guard.stop = stop.clone();
        let result = work(&mut engine);
        engine.world.guard.stop = Arc::default();
        result
    }

    /// The engine, and the state of a name in it.
    pub(crate) fn at(&self, state: Name) -> PyResult<(std::sync::MutexGuard<'_, Engine>, Mind)> {
        let engine = self.locked();
        match engine.world.graph.named(state) {
            Some(mind) => Ok((engine, mind)),
            None => Err(no_such("state", state)),
        }
    }

    /// What may be held where so much is allowed.
    pub(crate) fn least(&self, memory: Option<usize>) -> Option<usize> {
        let ceiling = self.ceiling.load(Ordering::Relaxed);
        [memory, (ceiling < usize::MAX).then_some(ceiling)].into_iter().flatten().min()
    }
}

/// Levels of mind beyond a character's own; none where even that may not be looked into.
pub(crate) fn levels(depth: u32) -> Option<i32> {
    (depth > 0).then(|| i32::try_from(depth).unwrap_or(i32::MAX) - 1)
}

impl PyEngine {
    /// The question why an act makes sense to a character; none where no mind may be looked into.
    pub(crate) fn question(
        &self,
        state: Name,
        action: u32,
        character: u32,
        steps: u32,
        depth: u32,
        own: bool,
    ) -> PyResult<Option<Question>> {
        let (mut engine, state) = self.at(state)?;
        within("action", action, engine.world.program.actions.len())?;
        within("character", character, engine.world.program.characters)?;
        let mind = if own { engine.world.taken(state, character) } else { engine.world.entered(state, character) };
        Ok(levels(depth).map(|levels| Question { mind, action, character, steps, levels }))
    }

    /// Works on a question, through a lens if one is given, until it is answered or ^C.
    ///
    /// Most questions are answered in less time than a thread takes to start; only those that may nest deep get one.
    pub(crate) fn asked<T: Send>(
        &self,
        py: Python<'_>,
        lens: Option<&(u32, String)>,
        deep: bool,
        work: impl FnOnce(&mut Engine, &mut Watch<'_>) -> Result<T, Halt> + Send,
    ) -> PyResult<T> {
        self.asked_within(py, lens, deep, &Limits::default(), work)
    }

    /// The same, within limits of its own besides what holds the engine.
    pub(crate) fn asked_within<T: Send>(
        &self,
        py: Python<'_>,
        lens: Option<&(u32, String)>,
        deep: bool,
        limits: &Limits,
        work: impl FnOnce(&mut Engine, &mut Watch<'_>) -> Result<T, Halt> + Send,
    ) -> PyResult<T> {
        let stop = Arc::new(AtomicBool::new(false));
        let run = |report: &mut minds::watch::Report<'_>| {
            self.stoppable(&stop, |engine| {
                let mut watch = Watch::new(&self.limits_of(&engine.world.guard, limits), Some(report));
                let Some((character, text)) = lens else { return Ok(work(engine, &mut watch)) };
                engine.through(*character, text, |engine| work(engine, &mut watch))
            })
        };
        let result: Result<_, String> = match deep {
            true => apart(py, || run(&mut |_| !stop.load(Ordering::Relaxed)), |py| py.check_signals(), &stop)?,
            false => py.detach(|| {
                let mut raised = None;
                let result = run(&mut |_| {
                    raised = Python::attach(|py| py.check_signals()).err();
                    raised.is_none()
                });
                raised.map_or(Ok(result), Err)
            })?,
        };
        result.map_err(PyValueError::new_err)?.map_err(|halt| refused(&halt))
    }

    /// The limits of a question: its own, and what is left of what holds the engine.
    fn limits_of(&self, guard: &Guard, own: &Limits) -> Limits {
        let left = guard.until.map(|until| until.saturating_duration_since(Instant::now()));
        let memory = [self.least(own.memory), guard.memory].into_iter().flatten().min();
        Limits { time: [own.time, left].into_iter().flatten().min(), memory, ..Limits::default() }
    }

    /// Whether reasons of so many steps and levels may nest deeper than an ordinary stack holds.
    pub(crate) fn deep(&self, steps: u32, depth: u32) -> bool {
        let foresight = self.locked().world.program.foresight;
        u64::from(steps.max(foresight)) * u64::from(depth) > SHALLOW
    }
}

/// Steps times levels of a question that an ordinary stack has room for.
const SHALLOW: u64 = 32;
