//! Reasons: why an act makes sense to somebody, what somebody would do, and what is made of an act that was seen.
//!
//! Here is the one circle of the engine, because it is one in the matter. An act makes sense by a plan whose steps make
//! sense in turn ([`explain`]); a plan may have no idle act, which is asked by looking for reasons for its parts ([`idle`]),
//! quickly where the plan was found quickly ([`hunch`]); and where people foresee, what a plan is worth depends on what
//! others would then have a reason to do ([`foresight`]). Where nobody knows, a hope ([`hope`]) stands in for a reason. Each of the
//! five asks the others with fewer steps, fewer acts
//! or fewer levels of mind, so the circle comes to an end. Everything else here stands above it, and nothing of it is
//! asked from below.

pub mod decide;
pub(crate) mod evidence;
pub(crate) mod explain;
pub mod foresight;
pub(crate) mod held;
pub(crate) mod hope;
pub(crate) mod hunch;
pub(crate) mod idle;
pub(crate) mod lens;
pub mod prospect;
pub mod reason;
pub(crate) mod sense;
