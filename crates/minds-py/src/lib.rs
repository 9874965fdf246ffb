//! Python's door to the engine: plain values in and out, JSON for what is nested.
//!
//! The engine ([`engine`]) is asked under a lock ([`asked`]), and what may be long is worked on apart from the interpreter
//! ([`apart`]). What the engine refuses becomes an error with a code and data ([`refusals`]).

mod apart;
mod asked;
mod engine;
mod holds;
mod map;
mod refusals;
mod stories;
mod values;

use pyo3::prelude::*;

/// Lets all threads of this process take their memory from one place, where the C library is glibc.
///
/// It would give each thread a place of its own, and of what one has let go the others have no use: a world of many people
/// takes a tenth more. For programs of our own; a library leaves such things to whoever uses it.
#[pyfunction]
fn one_arena() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it sets a number that the allocator reads when a thread first asks for memory.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

#[pymodule]
fn _minds(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<engine::PyEngine>()?;
    module.add_class::<stories::PyStories>()?;
    module.add_class::<holds::PyHeld>()?;
    module.add_class::<map::PyMap>()?;
    module.add_function(wrap_pyfunction!(one_arena, module)?)?;
    module.add("EngineError", module.py().get_type::<refusals::EngineError>())
}
