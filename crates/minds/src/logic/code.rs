//! The codes by which values, and labels, stand in a row.

/// A value as stored in a state.
pub type Code = u32;

pub const UNKNOWN: Code = 0;
pub const FALSE: Code = 1;
pub const TRUE: Code = 2;
/// The code of the first entity.
pub const ENTITIES: Code = 3;
/// The code of the first number.
pub const NUMBERS: Code = 1 << 24;
/// The code of the first label, of what is not one value ([`crate::logic::labels`]).
pub const LABELS: Code = 1 << 31;

pub const fn truth(holds: bool) -> Code {
    if holds { TRUE } else { FALSE }
}
