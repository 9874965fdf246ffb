//! What an expression comes to, and whether a condition is satisfied, in a mind.
//!
//! Logic is two-valued: a condition is satisfied or it is not. Unknown values are handled by comparison
//! (`?` equals only `?`, and orders with nothing) and by arithmetic (anything with `?` is `?`).

use crate::logic::syntax::{Comparison, Condition, Expression, Operation, Read};
use crate::logic::value::{Code, FALSE, Numbers, TRUE, UNKNOWN, Value, truth};
use crate::world::graph::{Graph, Mind};
use std::cmp::Ordering;

/// A mind being read: its own values and edges, which need not be interned yet, and the graph behind the edges.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub values: &'a [Code],
    pub edges: &'a [Mind],
    pub graph: &'a Graph,
    pub numbers: &'a Numbers,
}

impl<'a> View<'a> {
    pub fn of(graph: &'a Graph, numbers: &'a Numbers, mind: Mind) -> Self {
        View { values: graph.values(mind), edges: graph.edges(mind), graph, numbers }
    }

    /// The value of a fluent at the end of a chain of believers.
    pub fn get(&self, chain: &[u32], fluent: u32) -> Code {
        match chain.split_first() {
            None => self.values[fluent as usize],
            Some((first, rest)) => {
                let mut mind = self.edges[*first as usize];
                for next in rest {
                    mind = self.graph.believed(mind, *next);
                }
                self.graph.values(mind)[fluent as usize]
            }
        }
    }

    pub fn read(&self, read: &Read) -> Code {
        self.get(&read.chain, read.fluent)
    }

    /// Whether the condition is satisfied.
    pub fn holds(&self, condition: &Condition) -> bool {
        Reading::holds(self, condition)
    }

    /// What the expression comes to.
    pub fn value(&self, expression: &Expression) -> Value {
        Reading::value(self, expression)
    }

    /// The value of a utility: a number, a boolean counted as 1 or 0, or none.
    pub fn utility(&self, expression: &Expression) -> Option<f64> {
        as_utility(self.value(expression), self.numbers)
    }
}

/// A value as a utility: a number, a boolean counted as 1 or 0, or none.
pub(crate) fn as_utility(value: Value, numbers: &Numbers) -> Option<f64> {
    match value {
        Value::Code(TRUE) => Some(1.0),
        Value::Code(FALSE) => Some(0.0),
        value => numbers.number(value),
    }
}

impl Reading for View<'_> {
    fn numbers(&self) -> &Numbers {
        self.numbers
    }

    fn at(&self, chain: &[u32], fluent: u32) -> Code {
        self.get(chain, fluent)
    }

    fn knows(&self, read: &Read) -> bool {
        self.read(read) != UNKNOWN
    }
}

/// Something that conditions and expressions can be read in: every place has one value.
pub(crate) trait Reading {
    fn numbers(&self) -> &Numbers;

    /// The value of a fluent at the end of a chain of believers.
    fn at(&self, chain: &[u32], fluent: u32) -> Code;

    /// Whether the last of a chain of believers has a value for the fluent.
    fn knows(&self, read: &Read) -> bool;

    fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always(holds) => *holds,
            Condition::Is(fluent, value) => self.at(&[], *fluent) == *value,
            Condition::IsNot(fluent, value) => self.at(&[], *fluent) != *value,
            Condition::And(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Or(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
            Condition::If(test, yes, no) => self.holds(if self.holds(test) { yes } else { no }),
            Condition::Knows(read) => self.knows(read),
            Condition::Compare(comparison, left, right) => {
                compare(*comparison, self.value(left), self.value(right), self.numbers())
            }
        }
    }

    fn value(&self, expression: &Expression) -> Value {
        match expression {
            Expression::Constant(code) => Value::Code(*code),
            Expression::Get(fluent) => Value::Code(self.at(&[], *fluent)),
            Expression::GetBelief(read) => Value::Code(self.at(&read.chain, read.fluent)),
            Expression::If(test, yes, no) => self.value(if self.holds(test) { yes } else { no }),
            Expression::Truth(condition) => Value::Code(truth(self.holds(condition))),
            Expression::Arithmetic(operation, left, right) => {
                let left = self.numbers().number(self.value(left));
                let right = self.numbers().number(self.value(right));
                match (left, right) {
                    (Some(a), Some(b)) => arithmetic(*operation, a, b),
                    _ => Value::Code(UNKNOWN),
                }
            }
        }
    }
}

fn compare(comparison: Comparison, left: Value, right: Value, numbers: &Numbers) -> bool {
    let same = || numbers.same(left, right);
    // How two values are ordered, if both are numbers.
    let order = || numbers.number(left)?.partial_cmp(&numbers.number(right)?);
    match comparison {
        Comparison::Equal => same(),
        Comparison::Unequal => !same(),
        Comparison::Less => order().is_some_and(Ordering::is_lt),
        Comparison::Greater => order().is_some_and(Ordering::is_gt),
        Comparison::LessEqual => same() || order().is_some_and(Ordering::is_lt),
        Comparison::GreaterEqual => same() || order().is_some_and(Ordering::is_gt),
    }
}

fn arithmetic(operation: Operation, left: f64, right: f64) -> Value {
    let result = match operation {
        Operation::Add => left + right,
        Operation::Subtract => left - right,
        Operation::Multiply => left * right,
        Operation::Divide => left / right,
    };
    if result.is_finite() { Value::Number(result) } else { Value::Code(UNKNOWN) }
}
