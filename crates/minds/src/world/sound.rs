//! Whether a world file that has been read makes sense: what it refers to is there, conditions stand where conditions
//! belong, names are not used twice, and nothing nests too deeply.
//!
//! The rules are those of the page on the world file, and the language's own reader has them too; a test holds the two
//! against each other. What this has let through, [`crate::world::compile`] can take at its word.

use crate::world::file::{
    ActionRow, BeliefRow, EffectRow, HypothesisRow, InnerRow, Observing, SHARING, SpeechRow, TriggerRow, WorldFile,
};
use rustc_hash::FxHashSet;
use serde_json::Value as Json;

/// How deep an expression of a file may nest.
const NESTING: usize = 250;

type Sound = Result<(), String>;

/// Says what is wrong with a file, if anything is.
pub fn check(file: &WorldFile) -> Sound {
    let checker = Checker {
        entities: file.entities.iter().map(|row| row.name.as_str()).collect(),
        characters: file.characters.len(),
        fluents: file.fluents.len(),
    };
    checker.names(file)?;
    checker.rows(file)?;
    checker.inner(&file.inner, file)
}

struct Checker<'a> {
    entities: FxHashSet<&'a str>,
    characters: usize,
    fluents: usize,
}

impl Checker<'_> {
    fn names(&self, file: &WorldFile) -> Sound {
        distinct(file.entities.iter().map(|row| &row.name))?;
        distinct(file.fluents.iter().map(|row| &row.name))?;
        distinct(file.actions.iter().map(|row| &row.name))?;
        distinct(file.characters.iter())?;
        self.known(&file.characters)
    }

    fn rows(&self, file: &WorldFile) -> Sound {
        for row in &file.fluents {
            self.known(&row.arguments)?;
            self.scalar(&row.initial)?;
        }
        file.beliefs.iter().try_for_each(|row| self.belief(row))?;
        if file.version < SHARING && !file.observations.is_empty() {
            return Err(format!("a file of version {} has no observations", file.version));
        }
        file.observations.iter().try_for_each(|row| self.observing(row))?;
        file.actions.iter().try_for_each(|row| self.action(row, file))?;
        file.triggers.iter().try_for_each(|row| self.trigger(row))?;
        if file.utility.characters.len() != self.characters {
            return Err("a utility is needed for each character".to_owned());
        }
        self.value(&file.utility.author)?;
        file.utility.characters.iter().try_for_each(|utility| self.value(utility))
    }

    fn belief(&self, row: &BeliefRow) -> Sound {
        if row.who.is_empty() || row.who.windows(2).any(|two| two[0] == two[1]) {
            return Err("a belief needs a believer, and nobody twice running".to_owned());
        }
        self.set(row)
    }

    /// A value of a fluent in the mind at the end of a chain.
    fn set(&self, row: &BeliefRow) -> Sound {
        self.who(&row.who)?;
        self.fluent(row.fluent)?;
        self.scalar(&row.value)
    }

    fn action(&self, row: &ActionRow, file: &WorldFile) -> Sound {
        self.known(&row.arguments)?;
        self.who(&row.consenting)?;
        match &row.observing {
            Observing::Shared(place) if file.version >= SHARING => {
                within("row of observations", *place as usize, file.observations.len())?;
            }
            Observing::Own(row) if file.version < SHARING => self.observing(row)?,
            _ => return Err(format!("a file of version {} says otherwise who observes", file.version)),
        }
        self.condition(&row.precondition)?;
        self.effects(&row.effects)
    }

    fn observing(&self, row: &[Json]) -> Sound {
        if row.len() != self.characters {
            return Err("observing needs one condition for each character".to_owned());
        }
        row.iter().try_for_each(|condition| self.condition(condition))
    }

    fn trigger(&self, row: &TriggerRow) -> Sound {
        self.known(&row.arguments)?;
        self.condition(&row.precondition)?;
        self.effects(&row.effects)
    }

    fn effects(&self, rows: &[EffectRow]) -> Sound {
        rows.iter().try_for_each(|row| {
            self.who(&row.who)?;
            self.fluent(row.fluent)?;
            self.condition(&row.when)?;
            self.value(&row.value)
        })
    }

    // --- minds ---

    fn inner(&self, inner: &InnerRow, file: &WorldFile) -> Sound {
        if file.version < 2 && *inner != InnerRow::default() {
            return Err(format!("a file of version {} has no inner", file.version));
        }
        self.who(&inner.turns)?;
        self.fluents([inner.slot])?;
        for row in &inner.concerns {
            self.who(&[row.owner])?;
            self.who(row.toward.as_slice())?;
            one_zero(Some(row.weight))?;
            self.value(&row.term)?;
        }
        for row in &inner.questions {
            self.who(&[row.asker, row.asked])?;
            self.fluents([row.owes, row.silent, row.believed])?;
            within("number of hypotheses", row.hypotheses.len().wrapping_sub(2), 3)?;
            row.hypotheses.iter().try_for_each(|hypothesis| self.hypothesis(hypothesis))?;
        }
        inner.speech.iter().try_for_each(|row| self.speech(row, inner, file.actions.len()))?;
        for row in &inner.likes {
            self.who(&[row.who, row.whom])?;
            self.value(&row.degree)?;
        }
        for row in &inner.releases {
            self.who(&[row.who])?;
            within("trigger", row.trigger as usize, file.triggers.len())?;
            self.fluents([row.pressure])?;
        }
        Ok(())
    }

    fn hypothesis(&self, row: &HypothesisRow) -> Sound {
        self.fluents([row.rank, row.unthought])?;
        row.patch.iter().try_for_each(|set| self.set(set))?;
        self.condition(&row.revealed)
    }

    fn speech(&self, row: &SpeechRow, inner: &InnerRow, actions: usize) -> Sound {
        within("action", row.action as usize, actions)?;
        for question in row.asks.iter().chain(&row.discharges) {
            within("question", *question as usize, inner.questions.len())?;
        }
        for (question, hypothesis) in &row.answers {
            within("question", *question as usize, inner.questions.len())?;
            within("hypothesis", *hypothesis as usize, inner.questions[*question as usize].hypotheses.len())?;
        }
        row.shows.iter().try_for_each(|(who, _)| self.who(&[*who]))
    }

    // --- names, numbers, values ---

    fn known(&self, names: &[String]) -> Sound {
        names.iter().try_for_each(|name| self.entity(name))
    }

    fn entity(&self, name: &str) -> Sound {
        if self.entities.contains(name) { Ok(()) } else { Err(format!("no entity {name}")) }
    }

    fn who(&self, characters: &[u32]) -> Sound {
        characters.iter().try_for_each(|character| within("character", *character as usize, self.characters))
    }

    fn fluent(&self, fluent: u32) -> Sound {
        within("fluent", fluent as usize, self.fluents)
    }

    fn fluents<const N: usize>(&self, fluents: [Option<u32>; N]) -> Sound {
        fluents.into_iter().flatten().try_for_each(|fluent| self.fluent(fluent))
    }

    fn scalar(&self, json: &Json) -> Sound {
        match json {
            Json::String(name) => self.entity(name),
            Json::Number(number) => one_zero(number.as_f64()),
            Json::Array(_) | Json::Object(_) => Err(format!("{} is not a value", shown(json))),
            _ => Ok(()),
        }
    }

    // --- expressions ---

    fn condition(&self, json: &Json) -> Sound {
        self.expression(json, 0, true)
    }

    fn value(&self, json: &Json) -> Sound {
        self.expression(json, 0, false)
    }

    fn expression(&self, json: &Json, depth: usize, condition: bool) -> Sound {
        let Json::Array(parts) = json else {
            let fits = !condition || json.is_boolean();
            return if fits { self.scalar(json) } else { Err(format!("{} is not a condition", shown(json))) };
        };
        if depth >= NESTING {
            return Err("an expression is nested too deeply".to_owned());
        }
        let [Json::String(operator), operands @ ..] = parts.as_slice() else {
            return Err(format!("{} does not start with an operator", shown(json)));
        };
        if operator == "get" && !operands.is_empty() {
            return self.get(operands);
        }
        let inside = |part: &Json, condition: bool| self.expression(part, depth + 1, condition);
        match (operator.as_str(), operands) {
            ("+" | "-" | "*" | "/", _) if condition => Err(format!("{} is not a condition", shown(json))),
            ("and" | "or", parts) => parts.iter().try_for_each(|part| inside(part, true)),
            ("not", [part]) => inside(part, true),
            ("if", [test, yes, no]) => {
                inside(test, true)?;
                inside(yes, condition)?;
                inside(no, condition)
            }
            ("==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/", [left, right]) => {
                inside(left, false)?;
                inside(right, false)
            }
            _ => Err(format!("{} is no expression", shown(json))),
        }
    }

    fn get(&self, operands: &[Json]) -> Sound {
        let number = |json: &Json| json.as_u64().and_then(|n| u32::try_from(n).ok());
        let numbers: Option<Vec<u32>> = operands.iter().map(number).collect();
        let numbers = numbers.ok_or_else(|| format!("{}: no index", shown(&Json::Array(operands.to_vec()))))?;
        self.fluent(numbers[0])?;
        self.who(&numbers[1..])
    }
}

/// There is one zero, and it has no sign; readers differ in whether `-0` is a whole number.
fn one_zero(number: Option<f64>) -> Sound {
    if number.is_some_and(|n| n == 0.0 && n.is_sign_negative()) { Err("a zero has no sign".to_owned()) } else { Ok(()) }
}

fn within(what: &str, place: usize, count: usize) -> Sound {
    if place < count { Ok(()) } else { Err(format!("no {what} {place}")) }
}

fn distinct<'a>(names: impl Iterator<Item = &'a String>) -> Sound {
    let mut seen = FxHashSet::default();
    for name in names {
        if !seen.insert(name) {
            return Err(format!("the name {name} is used twice"));
        }
    }
    Ok(())
}

/// The beginning of an expression, for a message.
fn shown(json: &Json) -> String {
    let text = json.to_string();
    if text.chars().count() <= 60 { text } else { text.chars().take(57).chain(['…']).collect() }
}
