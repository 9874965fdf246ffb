//! Sets of values: all that a fluent of a relaxed world could be, and what expressions could then come to.

use crate::bounds::hearsay::Hearsay;
use crate::logic::labels::Held;
use crate::logic::syntax::{Comparison, Condition, Expression, Operation};
use crate::logic::value::{Code, FALSE, NUMBERS, Numbers, TRUE, UNKNOWN};
use crate::world::program::Program;

/// Entities beyond this many share one bit, which is then never known to hold one value only.
const SHARED: u32 = 127;

/// The values an expression could have: a bit for each constant and entity, and an interval of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Set {
    bits: u128,
    low: f64,
    high: f64,
}

impl Set {
    const EMPTY: Set = Set { bits: 0, low: f64::INFINITY, high: f64::NEG_INFINITY };
    const ANYTHING: Set = Set { bits: u128::MAX, low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// Some number, whichever.
    pub(crate) const NUMBER: Set = Set { bits: 0, low: f64::NEG_INFINITY, high: f64::INFINITY };

    pub(crate) fn of(code: Code, numbers: &Numbers) -> Set {
        match numbers.decode(code) {
            Some(number) => Set { bits: 0, low: number, high: number },
            None => Set { bits: bit(code), ..Set::EMPTY },
        }
    }

    /// The values a fluent could have that is held so: of a label, each of its set.
    pub(crate) fn held(fluent: u32, code: Code, program: &Program, numbers: &Numbers) -> Set {
        match (numbers.labels.decode(code), program.openable.as_deref()) {
            (Held::Label(_, set), Some(openable)) => {
                let domain = openable.domain(fluent).expect("an openable fluent");
                domain.among(set).fold(Set::EMPTY, |all, value| all.union(Set::of(value, numbers)))
            }
            _ => Set::of(code, numbers),
        }
    }

    pub(crate) fn union(self, other: Set) -> Set {
        Set { bits: self.bits | other.bits, low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// The same, or `?`.
    pub(crate) fn or_unknown(self) -> Set {
        Set { bits: self.bits | bit(UNKNOWN), ..self }
    }

    /// The set with any bound of its numbers that has moved since `before` taken to be none.
    pub(crate) fn widened(self, before: &Set) -> Set {
        let low = if self.low < before.low { f64::NEG_INFINITY } else { self.low };
        let high = if self.high > before.high { f64::INFINITY } else { self.high };
        Set { low, high, ..self }
    }

    fn has_numbers(&self) -> bool {
        self.low <= self.high
    }

    fn meets(&self, other: &Set) -> bool {
        self.bits & other.bits != 0 || (self.low.max(other.low) <= self.high.min(other.high))
    }

    /// Whether the set is one value for certain.
    pub(crate) fn single(&self) -> bool {
        let shared = self.bits & (1 << SHARED) != 0;
        match (self.bits.count_ones(), self.has_numbers()) {
            (1, false) => !shared,
            (0, true) => self.low == self.high,
            _ => false,
        }
    }
}

fn bit(code: Code) -> u128 {
    1 << code.min(SHARED)
}

/// The relaxed world being grown, layer by layer.
#[derive(Clone)]
pub(crate) struct Layers<'a> {
    pub(crate) numbers: &'a Numbers,
    /// Where what is believed is not just anything: what is held by whom, after the state's own sets.
    pub(crate) hearsay: Option<&'a Hearsay>,
    pub(crate) sets: Vec<Set>,
}

impl Layers<'_> {
    pub(crate) fn value(&self, expression: &Expression) -> Set {
        match expression {
            Expression::Constant(code) => Set::of(*code, self.numbers),
            Expression::Get(fluent) => self.sets[*fluent as usize],
            Expression::GetBelief(read) => match self.hearsay.and_then(|hearsay| hearsay.number(read)) {
                Some(number) => self.sets[number as usize],
                None => Set::ANYTHING,
            },
            Expression::Truth(condition) => truths(self.may_hold(condition), self.may_fail(condition)),
            Expression::If(test, yes, no) => {
                let yes = if self.may_hold(test) { self.value(yes) } else { Set::EMPTY };
                if self.may_fail(test) { yes.union(self.value(no)) } else { yes }
            }
            Expression::Arithmetic(operation, left, right) => {
                arithmetic(*operation, &self.value(left), &self.value(right))
            }
        }
    }

    /// Whether the condition could be satisfied.
    pub(crate) fn may_hold(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always(holds) => *holds,
            Condition::Is(fluent, code) => self.may_be(*fluent, *code),
            Condition::IsNot(fluent, code) => self.may_not_be(*fluent, *code),
            Condition::Not(part) => self.may_fail(part),
            // What anybody knows is a belief, and could be anything.
            Condition::Knows(_) => true,
            Condition::And(parts) => parts.iter().all(|part| self.may_hold(part)),
            Condition::Or(parts) => parts.iter().any(|part| self.may_hold(part)),
            Condition::If(test, yes, no) => {
                self.may_hold(test) && self.may_hold(yes) || self.may_fail(test) && self.may_hold(no)
            }
            Condition::Compare(comparison, left, right) => {
                may_compare(*comparison, &self.value(left), &self.value(right))
            }
        }
    }

    /// Whether the condition could fail to be satisfied.
    fn may_fail(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always(holds) => !holds,
            Condition::Is(fluent, code) => self.may_not_be(*fluent, *code),
            Condition::IsNot(fluent, code) => self.may_be(*fluent, *code),
            Condition::Not(part) => self.may_hold(part),
            Condition::Knows(_) => true,
            Condition::And(parts) => parts.iter().any(|part| self.may_fail(part)),
            Condition::Or(parts) => parts.iter().all(|part| self.may_fail(part)),
            Condition::If(test, yes, no) => {
                self.may_hold(test) && self.may_fail(yes) || self.may_fail(test) && self.may_fail(no)
            }
            Condition::Compare(Comparison::Equal, left, right) => may_differ(&self.value(left), &self.value(right)),
            Condition::Compare(Comparison::Unequal, left, right) => self.value(left).meets(&self.value(right)),
            Condition::Compare(..) => true,
        }
    }

    fn may_be(&self, fluent: u32, code: Code) -> bool {
        let set = &self.sets[fluent as usize];
        if code < NUMBERS { set.bits & bit(code) != 0 } else { set.meets(&Set::of(code, self.numbers)) }
    }

    fn may_not_be(&self, fluent: u32, code: Code) -> bool {
        let set = &self.sets[fluent as usize];
        if code < NUMBERS {
            let here = bit(code);
            return set.bits & !here != 0 || set.has_numbers() || here == 1 << SHARED;
        }
        !(set.single() && *set == Set::of(code, self.numbers))
    }
}

fn truths(hold: bool, fail: bool) -> Set {
    let yes = if hold { bit(TRUE) } else { 0 };
    let no = if fail { bit(FALSE) } else { 0 };
    Set { bits: yes | no, ..Set::EMPTY }
}

fn may_differ(left: &Set, right: &Set) -> bool {
    !(left.single() && left == right)
}

fn may_compare(comparison: Comparison, left: &Set, right: &Set) -> bool {
    let both = left.has_numbers() && right.has_numbers();
    let less = both && left.low < right.high;
    let greater = both && left.high > right.low;
    match comparison {
        Comparison::Equal => left.meets(right),
        Comparison::Unequal => may_differ(left, right),
        Comparison::Less => less,
        Comparison::Greater => greater,
        Comparison::LessEqual => less || left.meets(right),
        Comparison::GreaterEqual => greater || left.meets(right),
    }
}

fn arithmetic(operation: Operation, left: &Set, right: &Set) -> Set {
    if !left.has_numbers() || !right.has_numbers() {
        return Set { bits: bit(UNKNOWN), ..Set::EMPTY };
    }
    let unknown = if left.bits | right.bits != 0 || operation == Operation::Divide { bit(UNKNOWN) } else { 0 };
    let (low, high) = match operation {
        Operation::Add => (left.low + right.low, left.high + right.high),
        Operation::Subtract => (left.low - right.high, left.high - right.low),
        Operation::Multiply => products(left, right),
        Operation::Divide => (f64::NEG_INFINITY, f64::INFINITY),
    };
    Set { bits: unknown, low: guard(low, f64::NEG_INFINITY), high: guard(high, f64::INFINITY) }
}

fn products(left: &Set, right: &Set) -> (f64, f64) {
    let corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high];
    if corners.iter().any(|corner| corner.is_nan()) {
        return (f64::NEG_INFINITY, f64::INFINITY);
    }
    (corners.iter().copied().fold(f64::INFINITY, f64::min), corners.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

fn guard(number: f64, otherwise: f64) -> f64 {
    if number.is_nan() { otherwise } else { number }
}

/// The highest a utility could be among these values.
pub(crate) fn highest(set: &Set) -> f64 {
    let boolean = if set.bits & bit(TRUE) != 0 {
        1.0
    } else if set.bits & bit(FALSE) != 0 {
        0.0
    } else {
        f64::NEG_INFINITY
    };
    boolean.max(set.high)
}

/// The lowest a utility could be among these values; no number at all is lower than any.
pub(crate) fn lowest(set: &Set) -> f64 {
    match set.bits {
        0 => set.low,
        bits if bits == bit(FALSE) => set.low.min(0.0),
        bits if bits == bit(TRUE) => set.low.min(1.0),
        bits if bits == bit(TRUE) | bit(FALSE) => set.low.min(0.0),
        _ => f64::NEG_INFINITY,
    }
}
