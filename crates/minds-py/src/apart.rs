//! Work apart: on a thread of its own with a deep stack, the interpreter left to others.
//!
//! Searching and explaining may nest deep and take long. Meanwhile the calling thread waits without the interpreter lock and
//! looks about twenty times a second for ^C and for a progress callback. ^C is not an error here: it stops the work, which
//! then returns what it has.

use crate::refusals::refused;
use minds::{Guard, Halt, Limits, Progress, Watch};
use pyo3::exceptions::{PyKeyboardInterrupt, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Stack of a working thread; explanations nest, and expressions of a hostile file may.
const STACK: usize = 512 << 20;
const GLANCE: Duration = Duration::from_millis(50);

/// Runs `work` on a deep stack, with the interpreter free; `glance` is called while it runs.
pub(crate) fn apart<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send,
    glance: impl Fn(Python<'_>) -> PyResult<()> + Send + Sync,
    stop: &AtomicBool,
) -> PyResult<T> {
    py.detach(|| {
        std::thread::scope(|scope| {
            let (done, waiting) = channel();
            let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
                let result = work();
                let _ = done.send(());
                result
            })?;
            let mut raised = None;
            while matches!(waiting.recv_timeout(GLANCE), Err(RecvTimeoutError::Timeout)) {
                if let Err(error) = Python::attach(&glance) {
                    stop.store(true, Ordering::Relaxed);
                    raised.get_or_insert(error);
                }
            }
            let result = worker.join().map_err(|_| PyValueError::new_err("the engine failed"))?;
            match raised {
                Some(error) if !Python::attach(|py| error.is_instance_of::<PyKeyboardInterrupt>(py)) => Err(error),
                _ => Ok(result),
            }
        })
    })
}

/// What holds the engine to seconds from now and to bytes.
pub(crate) fn guard(time: Option<f64>, memory: Option<usize>) -> Guard {
    let until = seconds(time).and_then(|time| Instant::now().checked_add(time));
    Guard { until, memory, stop: Arc::default() }
}

pub(crate) fn seconds(time: Option<f64>) -> Option<Duration> {
    time.and_then(|seconds| Duration::try_from_secs_f64(seconds.max(0.0)).ok())
}

/// Runs a search apart, under a watch that stops it at ^C and tells `progress` how far it has come.
pub(crate) fn watched<T: Send>(
    py: Python<'_>,
    limits: &Limits,
    progress: Option<&Py<PyAny>>,
    work: impl FnOnce(&mut Watch<'_>, &Arc<AtomicBool>) -> Result<T, Halt> + Send,
) -> PyResult<T> {
    let stop = Arc::new(AtomicBool::new(false));
    let latest = Mutex::new(Progress::default());
    let run = || {
        let mut report = |now: &Progress| {
            if let Ok(mut latest) = latest.lock() {
                *latest = *now;
            }
            !stop.load(Ordering::Relaxed)
        };
        work(&mut Watch::new(limits, Some(&mut report)), &stop)
    };
    let glance = |py: Python<'_>| {
        py.check_signals()?;
        let now = latest.lock().map_or_else(|_| Progress::default(), |latest| *latest);
        match progress {
            Some(call) => call.call(py, (), Some(&counts(py, &now)?)).map(drop),
            None => Ok(()),
        }
    };
    apart(py, run, glance, &stop)?.map_err(|halt| refused(&halt))
}

/// How far a search has come, by the names of the counts.
fn counts<'py>(py: Python<'py>, now: &Progress) -> PyResult<Bound<'py, PyDict>> {
    let counts = PyDict::new(py);
    counts.set_item("states", now.expanded)?;
    counts.set_item("minds", now.minds)?;
    counts.set_item("questions", now.questions)?;
    counts.set_item("acts", now.length)?;
    counts.set_item("proved", now.proved)?;
    counts.set_item("steps", now.steps)?;
    counts.set_item("evictions", now.evictions)?;
    Ok(counts)
}
