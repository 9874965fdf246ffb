//! Searches: finding a story, or all of them, or that there is none.
//!
//! The [`strategy`] says which searches are made and stands on top. A search is best-first ([`bare`], with its lines in
//! [`frontier`]); two may run a race ([`race`]), or many take turns ([`turns`]). Stories one after another are [`stories`],
//! and that no longer explanation would help is [`never`]. Where something is to be learnt, what people are [`unwilling`]
//! to do is remembered. What was found is [`told`]. All that stories can come to is a [`map`], whose states are looked into
//! one by one ([`looking`]), by a second engine too ([`beside`]); how likely each of its ways is are its [`shares`].

pub(crate) mod bare;
pub(crate) mod beside;
pub(crate) mod claims;
pub(crate) mod courses;
pub(crate) mod frontier;
pub(crate) mod lean;
pub(crate) mod looking;
pub mod map;
pub(crate) mod never;
pub(crate) mod race;
pub mod shares;
pub mod stories;
pub(crate) mod strategy;
pub mod told;
pub(crate) mod turns;
pub(crate) mod unwilling;
