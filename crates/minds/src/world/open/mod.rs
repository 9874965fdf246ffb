//! Minds that do not know: what they hold, learn, take others to hold, and are wrong about.
//!
//! The rules are those of the reference page on minds that do not know. A mind's row has a code for every fluent, which may
//! be that of a label ([`crate::logic::labels`]). [`reading`] goes through suppositions; [`starting`] makes the first state;
//! [`setting`] sets labels in a mind and in those tied to it; [`act`] leads every mind through an act, with [`correcting`],
//! [`learning`] and [`changing`], and what people hold of themselves follows ([`mirroring`]); [`resting`] lets triggers happen; [`taking`] takes a mind as a state, and [`supposing`] says what a plan in hope supposes of it. Nothing of it
//! is asked in a world in which nothing is openable.

pub(crate) mod act;
pub(crate) mod changing;
pub(crate) mod correcting;
pub(crate) mod learning;
pub(crate) mod mirroring;
pub(crate) mod passing;
pub(crate) mod reading;
pub(crate) mod resting;
pub(crate) mod setting;
pub(crate) mod starting;
pub(crate) mod supposing;
pub(crate) mod taking;
