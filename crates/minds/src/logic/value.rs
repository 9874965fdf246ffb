//! Values of fluents, four bytes each.
//!
//! A state holds one code per fluent. Codes below [`ENTITIES`] are the three constants, codes from there to
//! [`NUMBERS`] are entities in order of definition, and the rest index a table of the numbers met so far, or above
//! [`LABELS`] one of labels, by which a mind holds that it does not know.
//! Equality of values is thus equality of codes, and only arithmetic and ordering look a number up.

pub use crate::logic::code::{Code, ENTITIES, FALSE, LABELS, NUMBERS, TRUE, UNKNOWN, truth};
use crate::logic::labels::Labels;
use rustc_hash::FxHashMap;

/// What an expression comes to: a stored code, or a number not yet given one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Code(Code),
    Number(f64),
}

/// The numbers met so far, each with its code; and the labels.
#[derive(Default, Debug, Clone)]
pub struct Numbers {
    pub labels: Labels,
    values: Vec<f64>,
    codes: FxHashMap<u64, Code>,
}

impl Numbers {
    /// The code of a finite number, or `?` for one that is not; minus zero is zero.
    pub fn encode(&mut self, number: f64) -> Code {
        if !number.is_finite() {
            return UNKNOWN;
        }
        let number = if number == 0.0 { 0.0 } else { number };
        let next = NUMBERS + self.values.len() as Code;
        let code = *self.codes.entry(number.to_bits()).or_insert(next);
        if code == next {
            self.values.push(number);
        }
        code
    }

    /// The number a code stands for, if it stands for one.
    pub fn decode(&self, code: Code) -> Option<f64> {
        (NUMBERS..LABELS).contains(&code).then(|| self.values[(code - NUMBERS) as usize])
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub fn store(&mut self, value: Value) -> Code {
        match value {
            Value::Code(code) => code,
            Value::Number(number) => self.encode(number),
        }
    }

    /// Whether two values are the same value.
    pub fn same(&self, left: Value, right: Value) -> bool {
        match (left, right) {
            (Value::Code(a), Value::Code(b)) => a == b,
            _ => match (self.number(left), self.number(right)) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }

    /// The number a value is, if it is one.
    pub fn number(&self, value: Value) -> Option<f64> {
        match value {
            Value::Code(code) => self.decode(code),
            Value::Number(number) => Some(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minus_zero_and_zero_share_a_code() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.encode(0.0), numbers.encode(-0.0));
    }

    #[test]
    fn a_number_that_is_not_finite_is_unknown() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.encode(f64::INFINITY), UNKNOWN);
        assert_eq!(numbers.encode(f64::NAN), UNKNOWN);
    }

    #[test]
    fn a_code_gives_its_number_back() {
        let mut numbers = Numbers::default();
        let code = numbers.encode(2.5);
        assert_eq!(numbers.decode(code), Some(2.5));
        assert_eq!(numbers.decode(TRUE), None);
    }
}
