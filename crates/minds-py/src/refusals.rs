//! What the engine refuses, as Python's errors: a code, a message, and the names concerned.

use minds::world::snapshot::Unreadable;
use minds::{Halt, LoadError};
use pyo3::exceptions::{PyIndexError, PyKeyboardInterrupt, PyValueError};
use pyo3::prelude::*;

pyo3::create_exception!(_minds, EngineError, PyValueError, "What the engine refuses: (code, message, names).");

pub(crate) fn refused(halt: &Halt) -> PyErr {
    let (code, names) = match halt {
        Halt::Time => ("limit:time", Vec::new()),
        Halt::Memory => ("limit:memory", Vec::new()),
        Halt::States => ("limit:states", Vec::new()),
        Halt::Interrupted | Halt::Beaten | Halt::Turn => return PyKeyboardInterrupt::new_err(()),
        Halt::TriggerCycle(names) => ("trigger-cycle", names.clone()),
    };
    EngineError::new_err((code, halt.to_string(), names))
}

pub(crate) fn unreadable(error: LoadError) -> PyErr {
    match error {
        LoadError::Halt(halt) => refused(&halt),
        error => EngineError::new_err(("world-file", error.to_string(), Vec::<String>::new())),
    }
}

pub(crate) fn no_such(what: &str, number: impl std::fmt::Display) -> PyErr {
    PyIndexError::new_err(format!("no {what} {number}"))
}

pub(crate) fn within(what: &str, number: u32, count: usize) -> PyResult<()> {
    if (number as usize) < count { Ok(()) } else { Err(no_such(what, number)) }
}

/// Bytes that tell no state of this world.
pub(crate) fn unrestored(error: &Unreadable) -> PyErr {
    match error {
        Unreadable::Halt(halt) => refused(halt),
        error => EngineError::new_err(("snapshot", error.to_string(), Vec::<String>::new())),
    }
}
