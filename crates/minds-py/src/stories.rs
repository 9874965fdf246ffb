//! All stories, one at a time.

use crate::apart::{seconds, watched};
use crate::engine::PyEngine;
use crate::values::json;
use minds::{Limits, Stories};
use pyo3::prelude::*;
use std::sync::Mutex;
use std::sync::atomic::Ordering;

/// The stories of a world, being taken one at a time.
#[pyclass(name = "Stories", module = "unsaid._minds", frozen)]
pub(crate) struct PyStories {
    pub(crate) engine: Py<PyEngine>,
    pub(crate) limits: Limits,
    pub(crate) stories: Mutex<Stories>,
}

#[pymethods]
impl PyStories {
    /// The next story as JSON, or how it came that there is none; `time` is the seconds it may take.
    #[pyo3(signature = (time=None, progress=None))]
    fn next(&self, py: Python<'_>, time: Option<f64>, progress: Option<Py<PyAny>>) -> PyResult<String> {
        let limits = Limits { time: seconds(time), ..self.limits };
        let found = watched(py, &limits, progress.as_ref(), |watch, stop| {
            let mut stories = self.stories.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            self.engine.get().stoppable(stop, |engine| stories.next(engine, watch))
        })?;
        json(&found)
    }
}

impl Drop for PyStories {
    fn drop(&mut self) {
        self.engine.get().pins.fetch_sub(1, Ordering::Relaxed);
    }
}
