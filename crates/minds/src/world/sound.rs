//! Whether a world file that has been read makes sense: what it refers to is there, conditions stand where conditions
//! belong, names are not used twice, and nothing nests too deeply.
//!
//! The rules are those of the page on the world file, and the language's own reader has them too; a test holds the two
//! against each other. What this has let through, [`crate::world::compile`] can take at its word.

use crate::world::file::{
    ActionRow, BeliefRow, EffectRow, FluentRow, HypothesisRow, InnerRow, Observing, SHARING, SpeechRow, TriggerRow,
    WorldFile,
};
use rustc_hash::FxHashSet;
use serde_json::Value as Json;

/// How deep an expression of a file may nest.
const NESTING: usize = 250;
/// Values in a domain.
const FEWEST: usize = 2;
const MOST: usize = 64;

type Sound = Result<(), String>;

/// Says what is wrong with a file, if anything is.
pub fn check(file: &WorldFile) -> Sound {
    let checker = Checker {
        entities: file.entities.iter().map(|row| row.name.as_str()).collect(),
        characters: file.characters.len(),
        fluents: file.fluents.len(),
        domains: file.fluents.iter().map(|row| row.domain.as_deref()).collect(),
    };
    checker.names(file)?;
    checker.rows(file)?;
    checker.inner(&file.inner, file)
}

struct Checker<'a> {
    entities: FxHashSet<&'a str>,
    characters: usize,
    fluents: usize,
    /// By fluent: the values it may have, if it is openable.
    domains: Vec<Option<&'a [Json]>>,
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
            self.domain(row)?;
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
        if row.label.is_none() {
            return self.set(row);
        }
        self.who(&row.who)?;
        self.fluent(row.fluent)?;
        self.label(row)
    }

    /// A value of a fluent in the mind at the end of a chain.
    fn set(&self, row: &BeliefRow) -> Sound {
        self.who(&row.who)?;
        self.fluent(row.fluent)?;
        match (&row.value, &row.label, &row.among) {
            (Some(value), None, None) => self.scalar(value),
            (None, ..) => Err("a value is missing".to_owned()),
            _ => Err("either a value is held, or a label".to_owned()),
        }
    }

    // --- what is not known ---

    fn domain(&self, row: &FluentRow) -> Sound {
        let Some(domain) = &row.domain else { return Ok(()) };
        within("number of values in a domain", domain.len().wrapping_sub(FEWEST), MOST - FEWEST + 1)?;
        for (place, value) in domain.iter().enumerate() {
            self.scalar(value)?;
            if value.is_null() || value.is_number() {
                return Err(format!("{} is no value of a domain", shown(value)));
            }
            if domain[..place].contains(value) {
                return Err(format!("{} is in a domain twice", shown(value)));
            }
        }
        if row.initial.is_null() || domain.contains(&row.initial) {
            return Ok(());
        }
        Err(format!("{} is not in the domain of {}", shown(&row.initial), row.name))
    }

    /// The values of an openable fluent.
    fn openable(&self, fluent: u32) -> Result<&[Json], String> {
        self.fluent(fluent)?;
        self.domains[fluent as usize].ok_or_else(|| format!("fluent {fluent} has no domain"))
    }

    fn label(&self, row: &BeliefRow) -> Sound {
        let domain = self.openable(row.fluent)?;
        if row.value.is_some() {
            return Err("either a value is held, or a label".to_owned());
        }
        match &row.among {
            Some(among) if among.is_empty() => Err("a label among no value".to_owned()),
            Some(among) => among.iter().try_for_each(|value| {
                if domain.contains(value) { Ok(()) } else { Err(format!("{} is not in the domain", shown(value))) }
            }),
            None => Ok(()),
        }
    }

    /// What can be learnt: a value, or whether fluents are alike, or have a value; several of these joined.
    fn learnt(&self, what: &Json) -> Sound {
        let Some(parts) = what.as_array() else { return Err(format!("{} cannot be learnt", shown(what))) };
        match parts.as_slice() {
            [Json::String(operator), _] if operator == "get" => self.own(what),
            _ => self.learnt_condition(what, 0),
        }
    }

    fn learnt_condition(&self, what: &Json, depth: usize) -> Sound {
        let refused = || Err(format!("{} cannot be learnt", shown(what)));
        if depth >= NESTING {
            return Err("an expression is nested too deeply".to_owned());
        }
        let Some([Json::String(operator), parts @ ..]) = what.as_array().map(Vec::as_slice) else { return refused() };
        match (operator.as_str(), parts) {
            ("and", parts) if !parts.is_empty() => {
                parts.iter().try_for_each(|part| self.learnt_condition(part, depth + 1))
            }
            ("not", [part]) if equality(part).is_some() => self.learnt_condition(part, depth + 1),
            ("==" | "!=", [one, other]) => match (one.is_array(), other.is_array()) {
                (true, true) => self.own(one).and_then(|()| self.own(other)),
                (true, false) => self.own(one).and_then(|()| self.scalar(other)),
                (false, true) => self.scalar(one).and_then(|()| self.own(other)),
                (false, false) => refused(),
            },
            _ => refused(),
        }
    }

    /// An openable fluent of the state itself.
    fn own(&self, get: &Json) -> Sound {
        match get.as_array().map(Vec::as_slice) {
            Some([Json::String(operator), fluent]) if operator == "get" => match fluent.as_u64().map(u32::try_from) {
                Some(Ok(fluent)) => self.openable(fluent).map(|_| ()),
                _ => Err(format!("{}: no index", shown(get))),
            },
            _ => Err(format!("{} cannot be learnt", shown(get))),
        }
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
        for learns in &row.learns {
            self.who(&[learns.who])?;
            self.condition(&learns.when)?;
            self.learnt(&learns.what)?;
        }
        if let Some(seen) = row.seen {
            within("action", seen as usize, file.actions.len())?;
            if file.actions[seen as usize].seen.is_some() {
                return Err(format!("action {seen} is itself seen as another"));
            }
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
        for row in &inner.secrets {
            self.openable(row.fluent)?;
            self.who(&row.among)?;
        }
        let Some(dares) = &inner.dares else { return Ok(()) };
        if dares.len() != self.characters {
            return Err("dares need a number for each character".to_owned());
        }
        dares.iter().try_for_each(|dares| {
            one_zero(Some(*dares))?;
            if *dares < 0.0 { Err("nobody dares less than nothing".to_owned()) } else { Ok(()) }
        })
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
        if operator == "knows" && operands.len() > 1 {
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

/// The operands of an equality, or an inequality.
fn equality(json: &Json) -> Option<(&Json, &Json)> {
    match json.as_array()?.as_slice() {
        [Json::String(operator), one, other] if operator == "==" || operator == "!=" => Some((one, other)),
        _ => None,
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
