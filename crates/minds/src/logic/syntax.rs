//! The syntax of a world: conditions, expressions, effects, and the acts and triggers made of them.
//!
//! Nothing is worked out here, and nothing here knows how a world runs; what can be read off the syntax alone stands beside
//! it, and all else above.

use crate::logic::value::Code;
use std::sync::Arc;

/// A character, by its place in the world file.
pub type Character = u32;
/// A ground action, by its place in the world file.
pub type ActionId = u32;

/// A fluent as some chain of believers holds it; the outermost believer first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Read {
    pub chain: Box<[Character]>,
    pub fluent: u32,
}

/// An expression that has a value.
#[derive(Clone, Debug)]
pub enum Expression {
    Constant(Code),
    Get(u32),
    GetBelief(Read),
    Arithmetic(Operation, Box<Expression>, Box<Expression>),
    If(Box<Condition>, Box<Expression>, Box<Expression>),
    /// The truth of a condition, as True or False.
    Truth(Box<Condition>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Something that is satisfied or not.
#[derive(Clone, Debug)]
pub enum Condition {
    Always(bool),
    And(Box<[Condition]>),
    Or(Box<[Condition]>),
    Not(Box<Condition>),
    /// `fluent == constant`, the commonest condition by far.
    Is(u32, Code),
    /// `fluent != constant`.
    IsNot(u32, Code),
    Compare(Comparison, Expression, Expression),
    If(Box<Condition>, Box<Condition>, Box<Condition>),
    /// Whether the last of a chain of believers has a value for the fluent.
    Knows(Read),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

#[derive(Clone, Debug)]
pub struct Effect {
    pub target: Read,
    pub when: Condition,
    pub value: Expression,
    /// Whether it may leave a fluent that is not openable unknown, for what it reads.
    pub blurs: bool,
}

#[derive(Clone, Debug)]
pub struct Action {
    pub name: String,
    pub precondition: Condition,
    pub effects: Vec<Effect>,
    /// In order of number, and in the order in which they are written.
    pub consenting: Vec<Character>,
    pub doers: Vec<Character>,
    /// By character: when they observe it; acts that are observed alike share it.
    pub observing: Arc<[Condition]>,
    /// What is learnt by it.
    pub learns: Vec<Learns>,
    /// The act that those take it for who do not consent to it.
    pub seen: Option<ActionId>,
}

/// What somebody who observes an act learns by it, one after the other.
#[derive(Clone, Debug)]
pub struct Learns {
    pub who: Character,
    pub when: Condition,
    pub what: Vec<Learnt>,
}

/// What can be learnt: a value, whether a fluent has a value, and whether two are alike.
#[derive(Clone, Copy, Debug)]
pub enum Learnt {
    Value(u32),
    Whether(u32, Code),
    Alike(u32, u32),
}

impl Learnt {
    /// The fluents it is about.
    pub fn fluents(self) -> impl Iterator<Item = u32> {
        let (one, other) = match self {
            Learnt::Value(fluent) | Learnt::Whether(fluent, _) => (fluent, None),
            Learnt::Alike(one, other) => (one, Some(other)),
        };
        std::iter::once(one).chain(other)
    }
}

impl Action {
    /// Whether somebody does nothing by it: it is always possible and changes nothing. Then nobody has a reason for it, and
    /// a plan with it is as good without.
    pub fn is_pass(&self) -> bool {
        self.effects.is_empty()
            && self.learns.is_empty()
            && self.seen.is_none()
            && matches!(self.precondition, Condition::Always(true))
            && !self.consenting.is_empty()
    }
}

#[derive(Clone, Debug)]
pub struct Trigger {
    pub name: String,
    pub line: u32,
    pub precondition: Condition,
    pub effects: Vec<Effect>,
}

/// A part of what a character wants: so much times the term.
#[derive(Clone, Debug)]
pub struct Concern {
    pub owner: Character,
    pub weight: f64,
    pub term: Expression,
    pub reads_beliefs: bool,
}

impl Effect {
    /// Whether it sets a fluent of the state itself.
    pub fn sets(&self, fluent: u32) -> bool {
        self.target.chain.is_empty() && self.target.fluent == fluent
    }
}

impl Condition {
    /// Whether it asks what anybody knows.
    pub fn asks_what_is_known(&self) -> bool {
        match self {
            Condition::Knows(_) => true,
            Condition::Always(_) | Condition::Is(..) | Condition::IsNot(..) => false,
            Condition::And(parts) | Condition::Or(parts) => parts.iter().any(Condition::asks_what_is_known),
            Condition::Not(part) => part.asks_what_is_known(),
            Condition::If(test, yes, no) => [test, yes, no].iter().any(|part| part.asks_what_is_known()),
            Condition::Compare(_, left, right) => left.asks_what_is_known() || right.asks_what_is_known(),
        }
    }

    /// Whether it reads what anybody believes.
    pub fn reads_beliefs(&self) -> bool {
        let mut believed = false;
        self.reads(&mut |chain, _| believed |= !chain.is_empty());
        believed
    }

    /// Calls `visit` with every fluent mentioned, left to right.
    pub fn reads(&self, visit: &mut dyn FnMut(&[Character], u32)) {
        match self {
            Condition::Always(_) => {}
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| part.reads(visit)),
            Condition::Not(part) => part.reads(visit),
            Condition::Is(fluent, _) | Condition::IsNot(fluent, _) => visit(&[], *fluent),
            Condition::Knows(read) => visit(&read.chain, read.fluent),
            Condition::Compare(_, left, right) => {
                left.reads(visit);
                right.reads(visit);
            }
            Condition::If(test, yes, no) => {
                test.reads(visit);
                yes.reads(visit);
                no.reads(visit);
            }
        }
    }
}

impl Expression {
    /// Whether it asks what anybody knows.
    pub fn asks_what_is_known(&self) -> bool {
        match self {
            Expression::Constant(_) | Expression::Get(_) | Expression::GetBelief(_) => false,
            Expression::Arithmetic(_, left, right) => left.asks_what_is_known() || right.asks_what_is_known(),
            Expression::If(test, yes, no) => {
                test.asks_what_is_known() || yes.asks_what_is_known() || no.asks_what_is_known()
            }
            Expression::Truth(condition) => condition.asks_what_is_known(),
        }
    }

    /// Whether it reads a fluent, whoever holds it.
    pub fn mentions(&self, fluent: u32) -> bool {
        let mut mentioned = false;
        self.reads(&mut |_, read| mentioned |= read == fluent);
        mentioned
    }

    /// Whether it reads what anybody believes.
    pub fn reads_beliefs(&self) -> bool {
        let mut believed = false;
        self.reads(&mut |chain, _| believed |= !chain.is_empty());
        believed
    }

    /// Calls `visit` with every fluent mentioned, left to right.
    pub fn reads(&self, visit: &mut dyn FnMut(&[Character], u32)) {
        match self {
            Expression::Constant(_) => {}
            Expression::Get(fluent) => visit(&[], *fluent),
            Expression::GetBelief(read) => visit(&read.chain, read.fluent),
            Expression::Arithmetic(_, left, right) => {
                left.reads(visit);
                right.reads(visit);
            }
            Expression::If(test, yes, no) => {
                test.reads(visit);
                yes.reads(visit);
                no.reads(visit);
            }
            Expression::Truth(condition) => condition.reads(visit),
        }
    }
}
