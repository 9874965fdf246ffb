//! The syntax of a world, and what can be read off it alone: which events read or set what, and whom they could serve.

pub(crate) mod bits;
pub mod code;
pub(crate) mod index;
pub(crate) mod influence;
pub mod labels;
pub(crate) mod readers;
pub(crate) mod reading;
pub(crate) mod stirring;
pub mod syntax;
pub mod value;
