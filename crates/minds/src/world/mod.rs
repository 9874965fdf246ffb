//! A world in motion: how it is read, what a mind is, and what acts and triggers make of it.
//!
//! A file is checked ([`sound`]) and compiled into a [`program`], its [`expressions`] too; the [`graph`] holds minds, and a [`running`] world both,
//! with what is known of them. Above it stand what follows of itself ([`settle`]), what an act does ([`events`]), what it
//! does to values alone ([`rows`]), and what can be done ([`acting`]). Minds are
//! carried from one running world into another ([`carrying`]).

pub(crate) mod acting;
pub(crate) mod carrying;
pub mod compile;
pub mod eval;
pub(crate) mod events;
pub(crate) mod expressions;
pub mod file;
pub mod graph;
pub(crate) mod initial;
pub mod letting_go;
pub(crate) mod open;
pub(crate) mod patch;
pub(crate) mod pieces;
pub mod program;
pub(crate) mod questions;
pub(crate) mod rows;
pub mod running;
pub mod seeing;
pub(crate) mod settle;
pub mod shallow;
pub mod snapshot;
pub(crate) mod sound;
pub(crate) mod waiting;
pub(crate) mod worth;
