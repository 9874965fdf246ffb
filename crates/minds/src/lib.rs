//! Minds: the engine of Unsaid.
//!
//! A world of characters, each with a private and possibly wrong picture of the world and of everyone's picture of
//! it, to any depth. The engine says what an act does to all those minds, why an act makes sense to a character,
//! and which courses of such acts bring about what an author wants. The rules are in
//! `docs/reference/semantics.md`; each file here is one idea of them. They lie on floors, and
//! import downward only (`tests/floors.rs` holds them to it):
//!
//! - [`search`]: finding a story, or all of them, or that there is none;
//! - [`reasons`]: why an act makes sense, what somebody would do, and what is made of an act that was seen;
//! - [`engine`]: the world with every answer worked out about it, and memory kept within its budget;
//! - [`bounds`]: how soon anything better can come;
//! - [`world`]: how a world is read, what a mind is, and what acts and triggers make of it;
//! - [`logic`]: the syntax of conditions and effects, and what can be read off it alone;
//! - at the foot, [`limits`] and [`watch`]: when to stop, and tables that only save work.

pub mod bounds;
pub mod engine;
mod kept;
pub mod limits;
pub mod logic;
pub mod reasons;
pub mod search;
mod sizes;
pub mod watch;
pub mod world;

pub use engine::Engine;
pub use engine::question::Question;
pub use limits::{Guard, Halt, Limits};
pub use search::stories::Stories;
pub use search::told::{Found, Stop};
pub use watch::{Progress, Watch};
pub use world::running::World;

use thiserror::Error;

/// What can be wrong before anything runs.
#[derive(Debug, Error)]
pub enum LoadError {
    #[error("this is not a world file: {0}")]
    File(String),
    #[error(transparent)]
    Halt(#[from] Halt),
}

/// Reads a world file and settles its initial state.
pub fn load(text: &str) -> Result<Engine, LoadError> {
    load_within(text, Guard::default())
}

/// The same, held to a guard.
pub fn load_within(text: &str, guard: Guard) -> Result<Engine, LoadError> {
    let file = world::file::parse(text).map_err(LoadError::File)?;
    world::sound::check(&file).map_err(LoadError::File)?;
    let mut numbers = logic::value::Numbers::default();
    let program = world::compile::compile(&file, &mut numbers).map_err(LoadError::File)?;
    Ok(Engine::new(World::within(program, numbers, guard)?))
}
