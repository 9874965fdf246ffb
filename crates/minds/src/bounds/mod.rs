//! Bounds: how soon anything better can come, in a relaxed world in which nothing is ever undone.
//!
//! A relaxed world holds [`sets`] of values and has the acts of an [`outlook`]; it is grown ([`growth`]) with only what is
//! of [`relevance`], read as a bound ([`relax`]) or backwards as an [`outline`], and what was read is kept for all rows
//! that are [`alike`]. Where something is to be learnt, it holds what minds could come to by [`hearsay`] as well, and what is
//! missing is counted by its [`landmarks`].

pub(crate) mod alike;
pub(crate) mod growth;
pub(crate) mod hearsay;
pub(crate) mod known;
pub(crate) mod landmarks;
pub mod outline;
pub mod outlook;
pub(crate) mod relax;
pub(crate) mod relevance;
pub(crate) mod sets;
