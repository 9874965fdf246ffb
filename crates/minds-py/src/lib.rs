//! Python's door to the engine: plain values in and out, JSON for what is nested.
//!
//! The engine ([`engine`]) is asked under a lock ([`asked`]), and what may be long is worked on apart from the interpreter
//! ([`apart`]). What the engine refuses becomes an error with a code and data ([`refusals`]).

mod apart;
mod asked;
mod engine;
mod holds;
mod refusals;
mod stories;
mod values;

use pyo3::prelude::*;

#[pymodule]
fn _minds(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<engine::PyEngine>()?;
    module.add_class::<stories::PyStories>()?;
    module.add_class::<holds::PyHeld>()?;
    module.add("EngineError", module.py().get_type::<refusals::EngineError>())
}
