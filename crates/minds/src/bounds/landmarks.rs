//! Landmarks: of what an author wants all of, the parts that are still missing, and the acts without which each stays so.
//!
//! Where a goal is that somebody believes something, the relaxed world of [`crate::bounds::relax`] has it at once, since
//! there beliefs may be anything; a search for a shortest story would go by nothing but the number of acts. But a belief about
//! a fluent changes only by an act that has an effect on this fluent, in the world or in somebody's mind, or whose precondition
//! reads it, since a surprise puts right what it mentions. So every part that does not hold yet names a set of acts one of
//! which must still be done (a *disjunctive landmark*: Hoffmann, Porteous and Sebastia 2004). Of sets that share no act, each needs
//! an act of its own, and their number is never more than the acts still needed. An act that is in none of the sets
//! chosen leaves them all to be done; one that is in one of them leaves all but that. So what is needed after an act is known
//! without doing it.
//!
//! Nothing is claimed where triggers set a fluent that is asked for, where evidence moves something, or where minds may not know.

use crate::logic::bits::{Bits, bits, has, put};
use crate::logic::syntax::{Action, ActionId, Character, Condition, Expression, Operation, Trigger};
use crate::logic::value::{Numbers, TRUE, Value};
use crate::world::eval::View;
use crate::world::program::Program;

/// A part of what is wanted, with the acts that could change whether it holds.
#[derive(Debug)]
struct Part {
    condition: Condition,
    acts: Bits,
    many: u32,
}

/// The parts of what an author wants, those that fewest acts could bring about first.
#[derive(Debug, Default)]
pub(crate) struct Landmarks {
    parts: Box<[Part]>,
}

/// What is missing in one state: how many sets of acts that share none, and all acts in them.
#[derive(Debug, Default)]
pub(crate) struct Missing {
    pub sets: u32,
    acts: Bits,
}

impl Missing {
    /// The fewest acts needed after an act that is done now.
    pub fn after(&self, action: ActionId) -> u32 {
        self.sets - u32::from(self.sets > 0 && has(&self.acts, action as usize))
    }
}

impl Landmarks {
    /// The landmarks of a utility that reads beliefs and is to come to so much; none of any other.
    pub fn new(program: &Program, numbers: &Numbers, target: f64) -> Landmarks {
        let mut conditions = Vec::new();
        if program.author.reads_beliefs() && program.openable.is_none() && program.questions.is_none() {
            needs(&program.author, numbers, target, &mut conditions);
        }
        let parts = conditions.into_iter().filter_map(|condition| part(program, condition));
        let mut parts: Vec<Part> = parts.collect();
        parts.sort_by_key(|part| part.many);
        Landmarks { parts: parts.into() }
    }

    /// What is missing in a mind.
    pub fn missing(&self, view: &View<'_>) -> Missing {
        let mut missing =
            Missing { sets: 0, acts: self.parts.first().map_or(Bits::default(), |p| vec![0; p.acts.len()].into()) };
        for part in self.parts.iter().filter(|part| !view.holds(&part.condition)) {
            if part.acts.iter().zip(&missing.acts).all(|(acts, taken)| acts & taken == 0) {
                missing.acts.iter_mut().zip(&part.acts).for_each(|(taken, acts)| *taken |= acts);
                missing.sets += 1;
            }
        }
        missing
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        self.parts.iter().map(|part| size_of::<Part>() + 8 * part.acts.len()).sum()
    }
}

/// A condition with the acts that could change it; nothing where it could change by itself.
fn part(program: &Program, condition: &Condition) -> Option<Part> {
    let mut reads = Vec::new();
    condition.reads(&mut |chain, fluent| reads.push((plain(chain), fluent)));
    let stirs = |trigger: &Trigger| {
        trigger.effects.iter().any(|effect| reads.iter().any(|(_, fluent)| *fluent == effect.target.fluent))
    };
    if program.triggers.iter().any(stirs) {
        return None;
    }
    let mut acts = bits(program.actions.len());
    let mut many = 0;
    for (number, action) in program.actions.iter().enumerate() {
        if action.seen.is_some() || could_change(action, &reads) {
            put(&mut acts, number);
            many += 1;
        }
    }
    Some(Part { condition: condition.clone(), acts, many })
}

/// Whether an act could change what is at the end of one of some chains of believers. What it does in the world it does in
/// every mind that sees it; so a chain it touches ends with the one that is written.
fn could_change(action: &Action, reads: &[(Vec<Character>, u32)]) -> bool {
    let touches = |chain: &[Character], fluent: u32| {
        reads.iter().any(|(of, read)| *read == fluent && of.ends_with(&plain(chain)))
    };
    let mut touched = action.effects.iter().any(|effect| touches(&effect.target.chain, effect.target.fluent));
    action.precondition.reads(&mut |chain, fluent| touched |= touches(chain, fluent));
    touched
}

/// A chain of believers in which neighbours that are one character count once, since that is mostly one mind.
fn plain(chain: &[Character]) -> Vec<Character> {
    let mut plain = chain.to_vec();
    plain.dedup();
    plain
}

/// The conditions all of which must hold for a utility to come to a value, as far as its form tells.
fn needs<'a>(utility: &'a Expression, numbers: &Numbers, target: f64, found: &mut Vec<&'a Condition>) {
    match utility {
        Expression::Truth(condition) if target > 0.0 => conjuncts(condition, found),
        Expression::If(condition, yes, no) if most(no, numbers) < target && most(yes, numbers) >= target => {
            conjuncts(condition, found);
            needs(yes, numbers, target, found);
        }
        Expression::Arithmetic(Operation::Add, left, right) => {
            needs(left, numbers, target - most(right, numbers), found);
            needs(right, numbers, target - most(left, numbers), found);
        }
        _ => {}
    }
}

fn conjuncts<'a>(condition: &'a Condition, found: &mut Vec<&'a Condition>) {
    match condition {
        Condition::And(parts) => parts.iter().for_each(|part| conjuncts(part, found)),
        other => found.push(other),
    }
}

/// The most a utility could come to, as far as its form tells.
fn most(utility: &Expression, numbers: &Numbers) -> f64 {
    match utility {
        Expression::Constant(TRUE) | Expression::Truth(_) => 1.0,
        Expression::Constant(code) => numbers.number(Value::Code(*code)).unwrap_or(0.0),
        Expression::If(_, yes, no) => most(yes, numbers).max(most(no, numbers)),
        Expression::Arithmetic(Operation::Add, left, right) => most(left, numbers) + most(right, numbers),
        _ => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use crate::bounds::landmarks::Landmarks;
    use crate::load;
    use serde_json::{Value as Json, json};

    /// Ann (0) and Tom (1) do not know of two facts; each act tells one of them one fact, and the last tells Tom both.
    fn world(goal: Json) -> crate::Engine {
        let tells = |name: &str, facts: &[(u32, u32)]| {
            let effects =
                facts.iter().map(|(who, fact)| json!({"who": [who], "fluent": fact, "when": true, "value": true}));
            json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": true, "consenting": [],
                   "effects": effects.collect::<Json>(), "observing": [true, true]})
        };
        let unknown = |who: u32, fact: u32| json!({"who": [who], "fluent": fact, "value": null});
        let fluent =
            |name: &str| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": true});
        let text = json!({
            "format": "unsaid-world", "version": 2, "name": "news",
            "entities": [{"name": "Ann", "types": []}, {"name": "Tom", "types": []}], "characters": ["Ann", "Tom"],
            "fluents": [fluent("fire"), fluent("flood")],
            "beliefs": [unknown(0, 0), unknown(1, 0), unknown(1, 1)],
            "actions": [tells("fire to Ann", &[(0, 0)]), tells("fire to Tom", &[(1, 0)]),
                        tells("flood to Tom", &[(1, 1)]), tells("both to Tom", &[(1, 0), (1, 1)])],
            "triggers": [], "utility": {"author": goal, "characters": [0, 0]}, "inner": {"foresight": 0},
        });
        load(&text.to_string()).expect("the world loads")
    }

    fn believes(who: u32, fact: u32) -> Json {
        json!(["==", ["get", fact, who], true])
    }

    fn needed_after(goal: Json, target: f64) -> Vec<u32> {
        let engine = world(goal);
        let landmarks = Landmarks::new(&engine.world.program, &engine.world.numbers, target);
        let missing = landmarks.missing(&engine.world.view(engine.world.initial));
        (0..4).map(|act| missing.after(act)).collect()
    }

    #[test]
    fn parts_that_share_no_act_are_counted_and_an_act_in_none_of_them_leaves_all() {
        let all = json!(["and", believes(0, 0), believes(1, 0), believes(1, 1)]);
        // One act tells Tom both, so the two facts for Tom may be one act; Ann's is another.
        assert_eq!(needed_after(all, 1.0), [1, 1, 2, 1]);
    }

    #[test]
    fn of_points_that_add_up_those_are_needed_without_which_there_are_too_few() {
        let point = |who, fact| json!(["if", believes(who, fact), 1, 0]);
        let sum = json!(["+", point(0, 0), point(1, 1)]);
        assert_eq!(needed_after(sum.clone(), 2.0), [1, 2, 1, 1], "both are needed");
        assert_eq!(needed_after(sum, 1.0), [0, 0, 0, 0], "either will do");
    }
}
