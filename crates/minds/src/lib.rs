//! Minds: the engine of Unsaid.
//!
//! A world of characters, each with a private and possibly wrong picture of the world and of everyone's picture of
//! it, to any depth. The engine says what an act does to all those minds, why an act makes sense to a character,
//! and which courses of such acts bring about what an author wants. The rules are in
//! `docs/reference/semantics.md`; each file here is one idea of them:
//!
//! - [`file`], [`sound`](file), [`compile`], [`program`]: the world file, checked and made ready to run;
//! - [`value`], [`eval`]: values, expressions, conditions;
//! - [`graph`]: minds as shared, possibly cyclic nodes;
//! - [`initial`](world), [`events`](world), [`settle`](world), [`rows`](world): how minds begin and change;
//! - [`questions`], [`evidence`](Engine::advance): what is contested, and what a step of a story moves in it;
//! - [`held`](Engine::advance): what somebody wanted to do and did not, as far as such a step counts it;
//! - [`relax`], [`bounds`](explain), [`relevance`](program), [`influence`](program): a bound on how soon anything better can come;
//! - [`explain`], [`reason`], [`prospect`]: why an act makes sense, and where it could lead at best;
//! - [`patch`](world), [`lens`]: what if things were otherwise, or somebody wanted something else;
//! - [`tables`]: keeping memory within its budget;
//! - [`search`], [`turns`](search), [`stories`], [`limits`]: finding a story, or all of them, and when to stop;
//! - [`never`](search): that no longer explanation would help.

mod alike;
mod bounds;
pub mod compile;
pub mod eval;
mod events;
pub mod evidence;
pub mod explain;
pub mod file;
pub mod foresight;
mod frontier;
pub mod graph;
mod growth;
mod held;
mod hunch;
mod influence;
mod initial;
mod lean;
pub mod lens;
pub mod limits;
mod never;
pub mod outline;
mod patch;
pub mod program;
pub mod prospect;
pub mod questions;
mod race;
pub mod reason;
pub mod relax;
mod relevance;
mod rows;
pub mod search;
mod settle;
mod sizes;
mod sound;
pub mod stories;
mod tables;
mod turns;
pub mod value;
pub mod world;

pub use explain::{Engine, Question};
pub use limits::{Guard, Halt, Limits, Progress, Watch};
pub use search::{Found, Stop};
pub use stories::Stories;
pub use world::World;

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
    let file = file::parse(text).map_err(LoadError::File)?;
    sound::check(&file).map_err(LoadError::File)?;
    let mut numbers = value::Numbers::default();
    let program = compile::compile(&file, &mut numbers).map_err(LoadError::File)?;
    Ok(Engine::new(World::within(program, numbers, guard)?))
}
