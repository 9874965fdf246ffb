//! From the world file to the program: its rows become acts, triggers, beliefs and questions.
//!
//! A file may come from a stranger, so every index is checked. What stands in the rows is read by
//! [`crate::world::expressions`]. What this stage builds is also indexed: triggers by the fluents they read, actions by one
//! fluent value they need.

use crate::logic::index::{changes_values, index_actions, index_triggers};
use crate::logic::influence::{influence, rewards, touched};
use crate::logic::labels::{Domain, Held, Kind, Openable, SUPPOSITIONS};
use crate::logic::readers::{Readers, Writers};
use crate::logic::reading::most_suppositions;
use crate::logic::stirring::Stirring;
use crate::logic::syntax::{Action, Concern, Condition, Effect, Expression, Learns, Learnt, Read, Trigger};
use crate::logic::value::{Code, ENTITIES, NUMBERS, Numbers};
use crate::world::expressions::{Compiled, Compiler};
use crate::world::file::{
    ActionRow, BeliefRow, EffectRow, FluentRow, HypothesisRow, InnerRow, LabelName, Observing, QuestionRow, TriggerRow,
    WorldFile,
};
use crate::world::program::{Program, Secret};
use crate::world::questions::{Contested, Hypothesis, Questions};
use serde_json::Value as Json;
use std::cell::Cell;
use std::sync::Arc;

/// Compiles a world file; the numbers it mentions get their codes in `numbers`.
pub fn compile(file: &WorldFile, numbers: &mut Numbers) -> Compiled<Program> {
    if file.entities.len() as u32 > NUMBERS - ENTITIES {
        return Err("too many entities".to_owned());
    }
    let openable: Vec<bool> = file.fluents.iter().map(|row| row.domain.is_some()).collect();
    let last = file.fluents.iter().rposition(|row| !row.r#static || row.domain.is_some());
    let entities = file.entities.iter().enumerate();
    let mut compiler = Compiler {
        entities: entities.map(|(i, row)| (row.name.as_str(), ENTITIES + i as Code)).collect(),
        fluents: file.fluents.len(),
        characters: file.characters.len(),
        numbers,
        moving: Cell::new(last.map_or(0, |last| last + 1)),
        settled: &[],
        openable: &openable,
    };
    compiler.world(file)
}

impl Compiler<'_> {
    fn world(&mut self, file: &WorldFile) -> Compiled<Program> {
        let observed = file.observations.iter().map(|row| self.observing(row)).collect::<Compiled<Vec<_>>>()?;
        let actions: Vec<Action> =
            file.actions.iter().map(|row| self.action(row, &observed)).collect::<Compiled<_>>()?;
        let triggers: Vec<Trigger> = file.triggers.iter().map(|row| self.trigger(row)).collect::<Compiled<_>>()?;
        if file.utility.characters.len() != self.characters {
            return Err("a utility is needed for every character".to_owned());
        }
        let questions = self.questions(&file.inner, actions.len())?;
        let (beliefs, concerns) = (self.beliefs(file)?, self.concerns(file)?);
        let domains = file.fluents.iter().map(|row| self.domain(row)).collect::<Compiled<Vec<_>>>()?;
        let secrets = self.secrets(&file.inner)?;
        let author = Arc::new(self.expression(&file.utility.author, 0)?);
        let utilities: Vec<Arc<Expression>> =
            file.utility.characters.iter().map(|e| self.expression(e, 0).map(Arc::new)).collect::<Compiled<_>>()?;
        let moving = self.moving.get(); // all that refers to fluents has been read
        let openable = openable(domains, moving, (&actions, &triggers), utilities.iter().chain([&author]));
        let touched = touched(&actions, &triggers, moving);
        let outward: Vec<u32> = (0..triggers.len() as u32).filter(|t| changes_values(&triggers[*t as usize])).collect();
        Ok(Program {
            moving,
            entities: Arc::new(file.entities.iter().map(|row| row.name.clone()).collect()),
            characters: self.characters,
            character_names: Arc::new(file.characters.clone()),
            fluents: Arc::new(file.fluents.iter().map(|row| row.name.clone()).collect()),
            trigger_index: Arc::new(index_triggers(&triggers, self.characters, |_| true)),
            value_triggers: Arc::new(index_triggers(&triggers, self.characters, changes_values)),
            action_index: Arc::new(index_actions(&actions)),
            stirring: Arc::new(Stirring::new(&actions, &triggers, &outward, moving)),
            outward: Arc::new(outward),
            writers: Arc::new(Writers::new(&actions, &triggers, moving)),
            action_readers: Arc::new(Readers::of_actions(moving, &actions)),
            trigger_readers: Arc::new(Readers::of_triggers(moving, &triggers)),
            rewards: Arc::new(rewards(&actions, &triggers, &utilities, moving)),
            influence: utilities.iter().map(|utility| influence(&touched, utility, moving)).collect(),
            touched: Arc::new(touched),
            actions: Arc::new(actions),
            triggers: Arc::new(triggers),
            utility_reads_beliefs: utilities.iter().chain([&author]).map(|utility| utility.reads_beliefs()).collect(),
            author,
            utilities,
            initial: Arc::new(file.fluents.iter().map(|row| self.scalar(&row.initial)).collect::<Compiled<_>>()?),
            beliefs: Arc::new(beliefs),
            concerns: Arc::new(concerns),
            foresight: file.inner.foresight,
            dares: Arc::new(file.inner.dares.clone().unwrap_or_else(|| vec![0.0; self.characters])),
            openable,
            secrets: Arc::new(secrets),
            order: Arc::new(self.order(&file.inner.turns)?),
            questions: questions.map(Arc::new),
        })
    }

    fn questions(&mut self, inner: &InnerRow, actions: usize) -> Compiled<Option<Questions>> {
        let list: Vec<Contested> = inner.questions.iter().map(|row| self.question(row)).collect::<Compiled<_>>()?;
        self.fluent(inner.slot)?;
        let mut questions = Questions::new(list, inner.slot, inner.turns.clone());
        for row in &inner.speech {
            questions.say(row, actions)?;
        }
        for row in &inner.releases {
            self.character(row.who)?;
            if let Some(fluent) = self.fluent(row.pressure)? {
                questions.press(row.who, fluent);
            }
        }
        Ok(questions.matter().then_some(questions))
    }

    fn question(&mut self, row: &QuestionRow) -> Compiled<Contested> {
        [row.asker, row.asked].iter().try_for_each(|c| self.character(*c))?;
        let hypotheses = row.hypotheses.iter().map(|h| self.hypothesis(h, row.asked)).collect::<Compiled<_>>()?;
        let (owes, silent) = (self.fluent(row.owes)?, self.fluent(row.silent)?);
        Ok(Contested { asker: row.asker, asked: row.asked, hypotheses, owes, silent, answers: Vec::new() })
    }

    fn hypothesis(&mut self, row: &HypothesisRow, asked: u32) -> Compiled<Hypothesis> {
        let knows = row.patch.iter().filter(|set| set.who.is_empty()).map(|set| (vec![asked], set));
        let sets = knows.chain(row.patch.iter().map(|set| (set.who.clone(), set)));
        let sets =
            sets.map(|(who, set): (_, &BeliefRow)| Ok((self.read(set.fluent, &who)?, self.scalar(value_of(set)?)?)));
        let sets = sets.collect::<Compiled<Vec<_>>>()?;
        Ok(Hypothesis { sets, rank: self.fluent(row.rank)?, unthought: self.fluent(row.unthought)? })
    }

    fn fluent(&self, fluent: Option<u32>) -> Compiled<Option<u32>> {
        fluent.map_or(Ok(None), |fluent| self.read(fluent, &[]).map(|read| Some(read.fluent)))
    }

    fn order(&self, turns: &[u32]) -> Compiled<Vec<u32>> {
        turns.iter().try_for_each(|c| self.character(*c))?;
        Ok(if turns.is_empty() { (0..self.characters as u32).collect() } else { turns.to_vec() })
    }

    fn concerns(&mut self, file: &WorldFile) -> Compiled<Vec<Concern>> {
        let mut concerns = Vec::with_capacity(file.inner.concerns.len());
        for row in &file.inner.concerns {
            self.character(row.owner)?;
            let term = self.expression(&row.term, 0)?;
            concerns.push(Concern { owner: row.owner, weight: row.weight, reads_beliefs: term.reads_beliefs(), term });
        }
        Ok(concerns)
    }

    fn beliefs(&mut self, file: &WorldFile) -> Compiled<Vec<(Read, Held)>> {
        let mut beliefs = Vec::with_capacity(file.beliefs.len());
        for row in &file.beliefs {
            beliefs.push((self.read(row.fluent, &row.who)?, self.held(row, file)?));
        }
        Ok(beliefs)
    }

    fn observing(&mut self, row: &[Json]) -> Compiled<Arc<[Condition]>> {
        row.iter().map(|condition| self.condition(condition, 0)).collect()
    }

    fn action(&mut self, row: &ActionRow, observed: &[Arc<[Condition]>]) -> Compiled<Action> {
        let observing = match &row.observing {
            Observing::Own(own) => self.observing(own)?,
            Observing::Shared(place) => {
                observed.get(*place as usize).cloned().ok_or_else(|| format!("no row of observations {place}"))?
            }
        };
        if observing.len() != self.characters {
            return Err(format!("{}: observing needs a condition for every character", row.name));
        }
        let mut consenting = row.consenting.clone();
        consenting.iter().try_for_each(|c| self.character(*c))?;
        let doers = consenting.clone();
        consenting.sort_unstable();
        consenting.dedup();
        Ok(Action {
            name: row.name.clone(),
            precondition: self.condition(&row.precondition, 0)?,
            effects: self.effects(&row.effects)?,
            consenting,
            doers,
            observing,
            learns: self.learns(row)?,
            seen: row.seen,
        })
    }

    fn trigger(&mut self, row: &TriggerRow) -> Compiled<Trigger> {
        Ok(Trigger {
            name: row.name.clone(),
            line: row.line,
            precondition: self.condition(&row.precondition, 0)?,
            effects: self.effects(&row.effects)?,
        })
    }

    fn effects(&mut self, rows: &[EffectRow]) -> Compiled<Vec<Effect>> {
        let effect = |row: &EffectRow| {
            let target = self.read(row.fluent, &row.who)?;
            let (when, value) = (self.condition(&row.when, 0)?, self.expression(&row.value, 0)?);
            let mut blurs = false;
            let mut look = |_: &[u32], fluent: u32| blurs |= self.openable[fluent as usize];
            when.reads(&mut look);
            value.reads(&mut look);
            let blurs = blurs && !self.openable[row.fluent as usize];
            Ok(Effect { target, when, value, blurs })
        };
        rows.iter().map(effect).collect()
    }
}

/// What does not stand as one value: domains, labels, secrets, and what is learnt.
impl Compiler<'_> {
    fn domain(&mut self, row: &FluentRow) -> Compiled<Option<Domain>> {
        let Some(values) = &row.domain else { return Ok(None) };
        let values = values.iter().map(|value| self.scalar(value)).collect::<Compiled<_>>()?;
        Ok(Some(Domain { values }))
    }

    /// What is stated at the start: a value, or a label on some values, or on all.
    fn held(&mut self, row: &BeliefRow, file: &WorldFile) -> Compiled<Held> {
        let Some(label) = row.label else { return self.scalar(value_of(row)?).map(Held::Known) };
        let fluent = file.fluents.get(row.fluent as usize).ok_or_else(|| format!("no fluent {}", row.fluent))?;
        let domain = self.domain(fluent)?.ok_or_else(|| format!("{} has no domain", fluent.name))?;
        let mut set = 0;
        for value in row.among.iter().flatten() {
            set |= domain.bit(self.scalar(value)?);
        }
        let kind = match label {
            LabelName::Open => Kind::Open,
            LabelName::Sure => Kind::Sure,
            LabelName::Tied => Kind::Tied,
            LabelName::Unclear => Kind::Unclear,
        };
        Ok(match (kind, &row.among) {
            (_, None) => Held::Label(kind, domain.all()),
            (Kind::Tied, Some(_)) => Held::Label(kind, set),
            _ => domain.held(kind, set),
        })
    }

    fn secrets(&self, inner: &InnerRow) -> Compiled<Vec<Secret>> {
        let mut secrets = Vec::with_capacity(inner.secrets.len());
        for row in &inner.secrets {
            let among = (0..self.characters as u32).map(|c| row.among.contains(&c)).collect();
            secrets.push(Secret { fluent: self.read(row.fluent, &[])?.fluent, among, openly: row.openly });
        }
        Ok(secrets)
    }

    fn learns(&mut self, row: &ActionRow) -> Compiled<Vec<Learns>> {
        let mut learns = Vec::with_capacity(row.learns.len());
        for row in &row.learns {
            let mut what = Vec::new();
            self.learnt(&row.what, &mut what)?;
            learns.push(Learns { who: row.who, when: self.condition(&row.when, 0)?, what });
        }
        Ok(learns)
    }

    fn learnt(&mut self, json: &Json, what: &mut Vec<Learnt>) -> Compiled<()> {
        let refused = || format!("{json} cannot be learnt");
        let Some([Json::String(operator), parts @ ..]) = json.as_array().map(Vec::as_slice) else {
            return Err(refused());
        };
        match (operator.as_str(), parts) {
            ("and", parts) => return parts.iter().try_for_each(|part| self.learnt(part, what)),
            ("not", [part]) => return self.learnt(part, what),
            ("get", _) => match self.expression(json, 0)? {
                Expression::Get(fluent) => what.push(Learnt::Value(fluent)),
                _ => return Err(refused()),
            },
            ("==" | "!=", [one, other]) => match (self.expression(one, 0)?, self.expression(other, 0)?) {
                (Expression::Get(one), Expression::Get(other)) => what.push(Learnt::Alike(one, other)),
                (Expression::Get(fluent), Expression::Constant(value))
                | (Expression::Constant(value), Expression::Get(fluent)) => what.push(Learnt::Whether(fluent, value)),
                _ => return Err(refused()),
            },
            _ => return Err(refused()),
        }
        Ok(())
    }
}

fn value_of(row: &BeliefRow) -> Compiled<&Json> {
    row.value.as_ref().ok_or_else(|| "a value is missing".to_owned())
}

/// Which fluents are openable, and whether anything is read under too many suppositions; nothing where none is.
fn openable<'a>(
    mut domains: Vec<Option<Domain>>,
    moving: usize,
    (actions, triggers): (&[Action], &[Trigger]),
    utilities: impl Iterator<Item = &'a Arc<Expression>>,
) -> Option<Arc<Openable>> {
    domains.truncate(moving);
    let fluents: Vec<u32> = (0..domains.len() as u32).filter(|fluent| domains[*fluent as usize].is_some()).collect();
    if fluents.is_empty() {
        return None;
    }
    let wide = most_suppositions(&domains, actions, triggers, utilities) > SUPPOSITIONS;
    Some(Arc::new(Openable { domains, fluents, wide }))
}
