//! Reasons as data: the plan behind each act of a story, and the plans behind the steps of that plan.

use crate::engine::Engine;
use crate::engine::question::Question;
use crate::limits::{EFFORTS, Halt};
use crate::logic::labels::Held;
use crate::logic::syntax::{ActionId, Character};
use crate::logic::value::{Code, ENTITIES, FALSE, TRUE, UNKNOWN};
use crate::reasons::hope::Run;
use crate::watch::Watch;
use crate::world::graph::Mind;
use crate::world::open::supposing::Matter;
use serde::Serialize;
use serde_json::Value as Json;

/// Why an act makes sense to a character.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Reason {
    pub character: Character,
    pub act: ActionId,
    pub plan: Vec<Step>,
    pub before: Option<f64>,
    pub after: Option<f64>,
    /// Where there is no reason but a hope: what may come of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hope: Option<Hoping>,
}

/// What may come of a plan in hope: the most that may be gained and lost, and each thing that is supposed.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Hoping {
    pub gain: f64,
    pub loss: f64,
    pub cases: Vec<Case>,
}

/// A run of a plan in hope: what is supposed in it, how many of its acts were done, what it led from and to, and for each
/// act after the first that was done the reasons of those who consent to it.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Case {
    pub supposed: Vec<Supposed>,
    pub done: usize,
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub reasons: Vec<Vec<Reason>>,
}

/// What is supposed of a fluent, in the mind at the end of `who`: a value, or that they are open on some.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Supposed {
    pub who: Vec<Character>,
    pub fluent: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<Vec<Json>>,
}

/// A later step of a plan, with the reasons of those who must consent to it.
///
/// The character whose plan it is has the rest of the plan for a reason; where that would not do on its own,
/// its reason is given too.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Step {
    pub act: ActionId,
    pub reasons: Vec<Reason>,
}

impl Engine {
    /// The reason that answers a question, if there is one.
    pub fn reason(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Reason>, Halt> {
        let Some(plan) = self.explain_soon(question, watch)? else { return self.hope_told(question, watch) };
        let mut acts = vec![question.action];
        acts.extend_from_slice(&plan);
        let minds = self.course(question.mind, &acts)?;
        let after = self.worth(minds[acts.len()], question.character, question.levels, watch)?;
        let mut steps = Vec::with_capacity(plan.len());
        for at in 1..acts.len() {
            let reasons = self.step_reasons(question, &acts, &minds, at, watch)?;
            steps.push(Step { act: acts[at], reasons });
        }
        let before = self.worth(question.mind, question.character, question.levels, watch)?;
        Ok(Some(Reason { character: question.character, act: question.action, plan: steps, before, after, hope: None }))
    }

    /// The hope that stands in for a reason, if there is one.
    fn hope_told(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Reason>, Halt> {
        let Some(hope) = self.best_hope(question, watch)? else { return Ok(None) };
        let mut cases = Vec::new();
        for run in self.runs_of(&question, &hope.acts, watch)? {
            cases.push(self.case(&question, &hope.acts, run, watch)?);
        }
        let plan = hope.acts[1..].iter().map(|act| Step { act: *act, reasons: Vec::new() }).collect();
        let hope = Some(Hoping { gain: hope.gain, loss: hope.loss, cases });
        let Question { character, action: act, .. } = question;
        Ok(Some(Reason { character, act, plan, before: None, after: None, hope }))
    }

    fn case(&mut self, question: &Question, acts: &[ActionId], run: Run, watch: &mut Watch<'_>) -> Result<Case, Halt> {
        let program = self.world.program.clone();
        let mut reasons = Vec::new();
        let mut here = Run { end: run.start, done: 0, ..run.clone() };
        for action in &acts[..run.done] {
            if here.done > 0 {
                let mut own = Vec::new();
                for who in &program.actions[*action as usize].consenting {
                    let asked = self.asked_in_run(question, &here, *action, *who);
                    own.extend(self.reason(asked, watch)?);
                }
                reasons.push(own);
            }
            here.end = self.world.apply(here.end, *action)?;
            here.done += 1;
        }
        let supposed = run.supposed.iter().map(|(matter, held)| self.supposed(*matter, *held)).collect();
        Ok(Case { supposed, done: run.done, before: run.before, after: run.after, reasons })
    }

    fn supposed(&self, Matter { whose, fluent }: Matter, held: Held) -> Supposed {
        let (who, mut told) = (whose.into_iter().collect(), (None, None));
        match (held, self.world.openable().domain(fluent)) {
            (Held::Label(_, set), Some(domain)) => {
                told.1 = Some(domain.among(set).map(|value| self.plain(value)).collect());
            }
            (Held::Known(value), _) => told.0 = Some(self.plain(value)),
            _ => {}
        }
        Supposed { who, fluent, value: told.0, open: told.1 }
    }

    /// A value as a world file has it.
    fn plain(&self, value: Code) -> Json {
        match value {
            UNKNOWN => Json::Null,
            FALSE | TRUE => Json::Bool(value == TRUE),
            value => match self.world.numbers.decode(value) {
                Some(number) => number.into(),
                None => self.world.program.entities[(value - ENTITIES) as usize].clone().into(),
            },
        }
    }

    /// The minds a course of acts leads through, the first included.
    pub(crate) fn course(&mut self, from: Mind, acts: &[ActionId]) -> Result<Vec<Mind>, Halt> {
        let mut minds = vec![from];
        for action in acts {
            let last = minds[minds.len() - 1];
            minds.push(self.world.apply(last, *action)?);
        }
        Ok(minds)
    }

    fn step_reasons(
        &mut self,
        question: Question,
        acts: &[ActionId],
        minds: &[Mind],
        at: usize,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Reason>, Halt> {
        let program = self.world.program.clone();
        let budget = question.steps - at as u32;
        let mut reasons = Vec::new();
        for character in &program.actions[acts[at] as usize].consenting {
            let asked = self.asked(question, minds[at], acts[at], *character, budget);
            if *character == question.character && self.rest_is_reason(asked, &acts[at..], minds, watch)? {
                continue;
            }
            reasons.extend(self.reason(asked, watch)?);
        }
        Ok(reasons)
    }

    /// Whether the rest of a plan explains its own next step.
    fn rest_is_reason(
        &mut self,
        asked: Question,
        rest: &[ActionId],
        minds: &[Mind],
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let end = self.worth(minds[minds.len() - 1], asked.character, asked.levels, watch)?;
        let base = self.worth(asked.mind, asked.character, asked.levels, watch)?;
        let better = matches!((base, end), (Some(base), Some(end)) if end > base);
        let effort = EFFORTS[EFFORTS.len() - 1];
        Ok(better && self.pulls_its_weight(asked, rest, end, Some(effort), watch)?)
    }
}
