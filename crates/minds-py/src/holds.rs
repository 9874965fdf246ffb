//! States that somebody holds, and how often: those are never let go.

use crate::engine::PyEngine;
use minds::world::graph::Mind;
use minds::world::letting_go::Name;
use pyo3::prelude::*;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How often each state is held.
#[derive(Default)]
pub(crate) struct Holds(Mutex<HashMap<Mind, usize>>);

impl Holds {
    fn counts(&self) -> MutexGuard<'_, HashMap<Mind, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn take(&self, mind: Mind) {
        *self.counts().entry(mind).or_default() += 1;
    }

    fn leave(&self, mind: Mind) {
        let mut counts = self.counts();
        if let Some(count) = counts.get_mut(&mind) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&mind);
            }
        }
    }

    /// All that are held.
    pub(crate) fn minds(&self) -> Vec<Mind> {
        self.counts().keys().copied().collect()
    }
}

/// A state that is held for as long as this is there.
#[pyclass(name = "Held", module = "unsaid._minds", frozen)]
pub(crate) struct PyHeld {
    pub(crate) engine: Py<PyEngine>,
    pub(crate) mind: Mind,
    #[pyo3(get)]
    pub(crate) state: Name,
}

impl Drop for PyHeld {
    fn drop(&mut self) {
        self.engine.get().held.leave(self.mind);
    }
}
