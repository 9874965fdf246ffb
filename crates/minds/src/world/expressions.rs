//! Expressions of a world file: JSON becomes conditions and expressions, names become numbers.
//!
//! Every index is checked and nesting is limited, as what is read may come from a stranger.

use crate::logic::syntax::{Comparison, Condition, Expression, Operation, Read};
use crate::logic::value::{Code, ENTITIES, FALSE, Numbers, TRUE, UNKNOWN};
use crate::world::program::Program;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::Value as Json;
use std::cell::Cell;

/// How deep an expression may nest: as deep as one of a file ([`crate::world::sound`]), and a few times that, since
/// concerns that stand still are taken off a utility and added to it one by one.
const NESTING: usize = 1_000;
const TOO_DEEP: &str = "an expression is nested too deeply";

/// What reads expressions: the names and counts of a world.
pub(super) struct Compiler<'a> {
    pub(super) entities: FxHashMap<&'a str, Code>,
    pub(super) fluents: usize,
    pub(super) characters: usize,
    pub(super) numbers: &'a mut Numbers,
    /// How many fluents a row of values needs, as far as has been read: up to the last that changes or is referred to.
    pub(super) moving: Cell<usize>,
    /// Of fluents beyond the rows, the value they have for good; empty while a world is compiled, which decides on them.
    pub(super) settled: &'a [Code],
    /// By fluent, whether it is openable; of such a one, neighbours in a chain of believers that are the same count as one.
    pub(super) openable: &'a [bool],
}

pub(super) type Compiled<T> = Result<T, String>;

/// Reads an expression on its own from its JSON, for a program compiled before; an error says what is wrong with it.
pub fn expression(text: &str, program: &Program, numbers: &mut Numbers) -> Result<Expression, String> {
    if nesting(text) > NESTING {
        return Err(TOO_DEEP.to_owned()); // before a reader goes down there
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    let json = Json::deserialize(&mut reader).map_err(|error| error.to_string())?;
    reader.end().map_err(|error| error.to_string())?;
    let entities = program.entities.iter().enumerate();
    let mut compiler = Compiler {
        entities: entities.map(|(i, name)| (name.as_str(), ENTITIES + i as Code)).collect(),
        fluents: program.fluents.len(),
        characters: program.characters,
        numbers,
        moving: Cell::new(program.moving),
        settled: &program.initial,
        openable: &program
            .openable
            .as_deref()
            .map_or_else(Vec::new, |openable| openable.domains.iter().map(Option::is_some).collect()),
    };
    compiler.expression(&json, 0)
}

/// How deep the brackets of a JSON text nest.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

impl Compiler<'_> {
    pub(super) fn character(&self, character: u32) -> Compiled<()> {
        if (character as usize) < self.characters { Ok(()) } else { Err(format!("no character {character}")) }
    }

    pub(super) fn read(&self, fluent: u32, chain: &[u32]) -> Compiled<Read> {
        if fluent as usize >= self.fluents {
            return Err(format!("no fluent {fluent}"));
        }
        chain.iter().try_for_each(|c| self.character(*c))?;
        self.moving.set(self.moving.get().max(fluent as usize + 1));
        let mut chain = chain.to_vec();
        if self.openable.get(fluent as usize) == Some(&true) {
            chain.dedup();
        }
        Ok(Read { chain: chain.into(), fluent })
    }

    pub(super) fn scalar(&mut self, json: &Json) -> Compiled<Code> {
        match json {
            Json::Null => Ok(UNKNOWN),
            Json::Bool(true) => Ok(TRUE),
            Json::Bool(false) => Ok(FALSE),
            Json::Number(number) => Ok(self.numbers.encode(number.as_f64().unwrap_or(f64::NAN))),
            Json::String(name) => self.entities.get(name.as_str()).copied().ok_or_else(|| format!("no entity {name}")),
            _ => Err(format!("{json} is not a value")),
        }
    }

    pub(super) fn expression(&mut self, json: &Json, depth: usize) -> Compiled<Expression> {
        let Some((operator, rest)) = split(json, depth)? else {
            return Ok(Expression::Constant(self.scalar(json)?));
        };
        match (operator, rest) {
            ("get", [fluent, chain @ ..]) => self.get(fluent, chain),
            ("if", [test, yes, no]) => Ok(Expression::If(
                Box::new(self.condition(test, depth + 1)?),
                Box::new(self.expression(yes, depth + 1)?),
                Box::new(self.expression(no, depth + 1)?),
            )),
            (_, [first, others @ ..]) if operation(operator).is_some() && !others.is_empty() => {
                let operation = operation(operator).unwrap_or(Operation::Add);
                let mut sum = self.expression(first, depth + 1)?;
                for other in others {
                    sum =
                        Expression::Arithmetic(operation, Box::new(sum), Box::new(self.expression(other, depth + 1)?));
                }
                Ok(sum)
            }
            _ => Ok(Expression::Truth(Box::new(self.condition(json, depth + 1)?))),
        }
    }

    fn knows(&self, fluent: &Json, chain: &[Json]) -> Compiled<Condition> {
        let chain: Vec<u32> = chain.iter().map(number).collect::<Compiled<_>>()?;
        let fluent = number(fluent)?;
        if let Some(value) = self.settled.get(fluent as usize).filter(|_| fluent as usize >= self.moving.get()) {
            return Ok(Condition::Always(*value != UNKNOWN));
        }
        self.read(fluent, &chain).map(Condition::Knows)
    }

    fn get(&self, fluent: &Json, chain: &[Json]) -> Compiled<Expression> {
        let chain: Vec<u32> = chain.iter().map(number).collect::<Compiled<_>>()?;
        let fluent = number(fluent)?;
        if let Some(value) = self.settled.get(fluent as usize).filter(|_| fluent as usize >= self.moving.get()) {
            return Ok(Expression::Constant(*value));
        }
        let read = self.read(fluent, &chain)?;
        Ok(if read.chain.is_empty() { Expression::Get(read.fluent) } else { Expression::GetBelief(read) })
    }

    pub(super) fn condition(&mut self, json: &Json, depth: usize) -> Compiled<Condition> {
        let Some((operator, rest)) = split(json, depth)? else {
            return match json {
                Json::Bool(holds) => Ok(Condition::Always(*holds)),
                _ => Err(format!("{json} is not a condition")),
            };
        };
        match (operator, rest) {
            ("and", parts) => Ok(Condition::And(self.conditions(parts, depth)?)),
            ("or", parts) => Ok(Condition::Or(self.conditions(parts, depth)?)),
            ("not", [part]) => Ok(Condition::Not(Box::new(self.condition(part, depth + 1)?))),
            ("if", [test, yes, no]) => Ok(Condition::If(
                Box::new(self.condition(test, depth + 1)?),
                Box::new(self.condition(yes, depth + 1)?),
                Box::new(self.condition(no, depth + 1)?),
            )),
            ("knows", [fluent, chain @ ..]) if !chain.is_empty() => self.knows(fluent, chain),
            ("get", _) => Ok(compared(Comparison::Equal, self.expression(json, depth)?, Expression::Constant(TRUE))),
            (_, [left, right]) => {
                let comparison = comparison(operator).ok_or_else(|| format!("no operator {operator}"))?;
                let (left, right) = (self.expression(left, depth + 1)?, self.expression(right, depth + 1)?);
                Ok(compared(comparison, left, right))
            }
            _ => Err(format!("{operator} does not take {} parts", rest.len())),
        }
    }

    fn conditions(&mut self, parts: &[Json], depth: usize) -> Compiled<Box<[Condition]>> {
        parts.iter().map(|part| self.condition(part, depth + 1)).collect()
    }
}

/// The operator and operands of an expression, or `None` for a scalar.
fn split(json: &Json, depth: usize) -> Compiled<Option<(&str, &[Json])>> {
    if depth > NESTING {
        return Err(TOO_DEEP.to_owned());
    }
    match json {
        Json::Array(parts) => match parts.split_first() {
            Some((Json::String(operator), rest)) => Ok(Some((operator, rest))),
            _ => Err(format!("{json} does not start with an operator")),
        },
        _ => Ok(None),
    }
}

fn number(json: &Json) -> Compiled<u32> {
    json.as_u64().and_then(|n| u32::try_from(n).ok()).ok_or(format!("{json}: no index"))
}

fn operation(operator: &str) -> Option<Operation> {
    Some(match operator {
        "+" => Operation::Add,
        "-" => Operation::Subtract,
        "*" => Operation::Multiply,
        "/" => Operation::Divide,
        _ => return None,
    })
}

fn comparison(operator: &str) -> Option<Comparison> {
    Some(match operator {
        "==" => Comparison::Equal,
        "!=" => Comparison::Unequal,
        "<" => Comparison::Less,
        "<=" => Comparison::LessEqual,
        ">" => Comparison::Greater,
        ">=" => Comparison::GreaterEqual,
        _ => return None,
    })
}

fn compared(comparison: Comparison, left: Expression, right: Expression) -> Condition {
    match (comparison, &left, &right) {
        (Comparison::Equal, Expression::Get(f), Expression::Constant(v)) => Condition::Is(*f, *v),
        (Comparison::Equal, Expression::Constant(v), Expression::Get(f)) => Condition::Is(*f, *v),
        (Comparison::Unequal, Expression::Get(f), Expression::Constant(v)) => Condition::IsNot(*f, *v),
        (Comparison::Unequal, Expression::Constant(v), Expression::Get(f)) => Condition::IsNot(*f, *v),
        _ => Condition::Compare(comparison, left, right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_nest_where_they_are_not_in_a_text() {
        assert_eq!(nesting(r#"["+", ["get", 0], ["*", 2, ["get", 1]]]"#), 3);
        assert_eq!(nesting(r#"["==", "[[[\"[[", "]"]"#), 1);
        assert_eq!(nesting("3"), 0);
    }
}
