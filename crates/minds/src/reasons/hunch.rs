//! A hunch: a quick look for a reason, along the acts that look most promising, given up after a while.
//!
//! [`crate::reasons::explain`] answers every question for certain, and where the answer is no, or the only plans are long, that
//! can take an age. Most of the reasons a story lives on are found by following [`crate::bounds::outline`]: a best-first search
//! over the minds a plan leads through, that looks into so many of them and no more (the *effort*). A reason it finds is
//! a reason by every rule; nothing is weakened. What it does not find may still be there: then it is unsure, and whoever
//! asked may come back with more effort, or for certain.
//!
//! Effort counts the steps of one question's own search. Questions about others' reasons inside it have the same effort
//! each for themselves. So what a hunch comes to depends on the question and the effort only, never on what was asked
//! before, and equal searches give equal stories.

use crate::bounds::outline::Outline;
use crate::bounds::outlook::Outlook;
use crate::engine::Engine;
use crate::engine::question::{Hunch, Look, Plan, Question, Sense};
use crate::limits::{EFFORTS, Halt};
use crate::logic::syntax::ActionId;
use crate::watch::Watch;
use crate::world::graph::Mind;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

/// How much the acts still needed weigh against those taken.
const HASTE: u32 = 3;

/// A mind that a plan in the making leads to.
#[derive(Clone, Copy)]
struct Node {
    mind: Mind,
    /// The node before, and the act done there.
    came: Option<(u32, ActionId)>,
    acts: u32,
}

/// A step waiting to be tried. The order of the fields is that of the line: most promising first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    promise: u32,
    /// How much had been tried when the step was put in line.
    tried: u32,
    /// The node it is taken from.
    from: u32,
    action: ActionId,
    /// Whether the promise has been held against the bound.
    weighed: bool,
}

/// How much is looked into.
#[derive(Clone, Copy)]
pub(crate) struct Care {
    pub effort: u32,
    /// Whether only plans are looked at in which somebody takes part in every act.
    pub alone: bool,
}

impl Care {
    /// All plans, with so much effort.
    pub const fn of(effort: u32) -> Care {
        Care { effort, alone: false }
    }
}

struct Pursuit {
    question: Question,
    base: f64,
    effort: u32,
    alone: bool,
    nodes: Vec<Node>,
    seen: FxHashSet<Mind>,
    queue: BinaryHeap<Reverse<Step>>,
    tried: u32,
}

impl Pursuit {
    /// The acts from the first to those that lead to a node, and the minds they are done in.
    fn course(&self, node: u32) -> (Vec<ActionId>, Vec<Mind>) {
        let (mut acts, mut minds) = (Vec::new(), Vec::new());
        let mut at = node;
        while let Some((from, action)) = self.nodes[at as usize].came {
            acts.push(action);
            minds.push(self.nodes[from as usize].mind);
            at = from;
        }
        acts.reverse();
        minds.reverse();
        (acts, minds)
    }
}

impl Engine {
    /// A plan that explains the act: along hunches of growing effort, and then for certain.
    pub(crate) fn explain_soon(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Plan>, Halt> {
        for effort in EFFORTS {
            match self.hunch(question, effort, watch)? {
                Hunch::Reason(plan) => return Ok(Some(plan)),
                Hunch::Never => return Ok(None),
                Hunch::Unsure => {}
            }
        }
        self.explain(question, watch)
    }

    /// Looks for a reason, trying so many steps at most.
    pub(crate) fn hunch(&mut self, question: Question, effort: u32, watch: &mut Watch<'_>) -> Result<Hunch, Halt> {
        if let Some(known) = self.tables.hunches.get(&Look { question, effort }) {
            return Ok(known.clone());
        }
        self.ask(watch)?;
        let base = self.worth(question.mind, question.character, question.levels, watch)?;
        let hunch = match base {
            Some(base) => self.hunch_above(question, base, Care::of(effort), watch)?,
            None => Hunch::Never,
        };
        self.answered += 1;
        self.tables.hunches.insert(Look { question, effort }, hunch.clone());
        Ok(hunch)
    }

    /// Looks for a reason that ends above `base`, which is no less than the base of a reason.
    pub(crate) fn hunch_above(
        &mut self,
        question: Question,
        base: f64,
        Care { effort, alone }: Care,
        watch: &mut Watch<'_>,
    ) -> Result<Hunch, Halt> {
        let Question { mind, action, character, steps, levels } = question;
        if steps == 0 || !self.world.possible(mind, action, Some(character)) {
            return Ok(Hunch::Never);
        }
        if self.gains(question, mind, action, base, watch)? {
            return Ok(Hunch::Reason(Arc::new([])));
        }
        let row = self.world.row_after(mind, action)?;
        if levels < 0 || self.acts_needed(row, character, levels, base, steps - 1) >= steps {
            return Ok(Hunch::Never);
        }
        let after = self.world.apply(mind, action)?;
        let mut look = Pursuit {
            question,
            base,
            effort,
            alone,
            nodes: vec![Node { mind, came: None, acts: 0 }, Node { mind: after, came: Some((0, action)), acts: 1 }],
            seen: FxHashSet::from_iter([mind, after]),
            queue: BinaryHeap::new(),
            tried: 0,
        };
        self.branch(&mut look, 1);
        Ok(self.pursue(&mut look, watch)?.map_or(Hunch::Unsure, Hunch::Reason))
    }

    fn pursue(&mut self, look: &mut Pursuit, watch: &mut Watch<'_>) -> Result<Option<Plan>, Halt> {
        while let Some(Reverse(step)) = look.queue.pop() {
            self.ask(watch)?;
            if !step.weighed && !self.stays_first(look, step)? {
                continue;
            }
            let Step { from, action, .. } = step;
            look.tried += 1;
            if look.tried > look.effort {
                return Ok(None);
            }
            if !self.others_agree(look, from, action, watch)? {
                continue;
            }
            let Node { mind, acts, .. } = look.nodes[from as usize];
            if self.gains(look.question, mind, action, look.base, watch)? {
                if let Some(plan) = self.completed(look, from, action, watch)? {
                    return Ok(Some(plan));
                }
                continue;
            }
            let after = self.world.apply(mind, action)?;
            if look.seen.insert(after) {
                look.nodes.push(Node { mind: after, came: Some((from, action)), acts: acts + 1 });
                self.branch(look, look.nodes.len() as u32 - 1);
            }
        }
        Ok(None)
    }

    /// Puts in line the steps possible at a node, by the outline alone: most are never looked at again.
    fn branch(&mut self, look: &mut Pursuit, node: u32) {
        let Node { mind, acts, .. } = look.nodes[node as usize];
        let Question { character, levels, .. } = look.question;
        let outlook = Outlook::of(character, levels);
        let outline = self.outline_for(mind, character, outlook, look.base);
        let program = self.world.program.clone();
        for action in self.world.all_worth_trying(mind, Some(character)) {
            let apart = look.alone && !program.actions[action as usize].consenting.contains(&character);
            if !apart && outlook.has(&program, action) {
                let helps = outline.has(action);
                let guess = outline.length().saturating_sub(u32::from(helps));
                let promise = acts + 1 + HASTE * guess + u32::from(!helps);
                look.queue.push(Reverse(Step { promise, tried: look.tried, from: node, action, weighed: false }));
            }
        }
    }

    /// Asks the bound about a step whose turn has come: whether it is still first in line, and not given up or put back.
    fn stays_first(&mut self, look: &mut Pursuit, step: Step) -> Result<bool, Halt> {
        let Node { mind, acts, .. } = look.nodes[step.from as usize];
        let Question { character, steps, levels, .. } = look.question;
        let Some(room) = steps.checked_sub(acts + 1) else { return Ok(false) };
        let row = self.world.row_after(mind, step.action)?;
        let needed = self.acts_needed(row, character, levels, look.base, room);
        if needed > room {
            return Ok(false);
        }
        let guess = (step.promise - acts - 1) / HASTE;
        if needed > guess {
            let promise = step.promise + HASTE * (needed - guess);
            look.queue.push(Reverse(Step { promise, weighed: true, ..step }));
        }
        Ok(needed <= guess)
    }

    /// Whether everyone else who must consent to a step has a reason, as far as the same effort shows.
    fn others_agree(
        &mut self,
        look: &Pursuit,
        from: u32,
        action: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let Node { mind, acts, .. } = look.nodes[from as usize];
        let program = self.world.program.clone();
        for character in &program.actions[action as usize].consenting {
            if *character != look.question.character {
                let asked = self.asked(look.question, mind, action, *character, look.question.steps - acts);
                if self.sense_of(asked, Some(look.effort), watch)? != Sense::Yes {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// The plan that ends with a step that brings the gain, if it counts: its maker wants each act, and none is idle.
    fn completed(
        &mut self,
        look: &Pursuit,
        from: u32,
        last: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Plan>, Halt> {
        let (mut acts, mut minds) = look.course(from);
        acts.push(last);
        minds.push(look.nodes[from as usize].mind);
        let Question { character, levels, .. } = look.question;
        let end = self.worth_after(minds[acts.len() - 1], last, character, levels, watch)?;
        if !self.pulls_its_weight(look.question, &acts, end, Some(look.effort), watch)? {
            return Ok(None);
        }
        for at in (1..acts.len()).rev() {
            if !self.maker_wants(look, &acts, &minds, at, end, watch)? {
                return Ok(None);
            }
        }
        Ok(Some(acts[1..].into()))
    }

    /// Whether the maker of a plan has a reason for one of its later acts; the rest of the plan will usually do.
    fn maker_wants(
        &mut self,
        look: &Pursuit,
        acts: &[ActionId],
        minds: &[Mind],
        at: usize,
        end: Option<f64>,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let character = look.question.character;
        if !self.world.program.actions[acts[at] as usize].consenting.contains(&character) {
            return Ok(true);
        }
        let asked = self.asked(look.question, minds[at], acts[at], character, look.question.steps - at as u32);
        let base = self.worth(minds[at], character, asked.levels, watch)?;
        let better = matches!((base, end), (Some(base), Some(end)) if end > base);
        if better && self.pulls_its_weight(asked, &acts[at..], end, Some(look.effort), watch)? {
            return Ok(true);
        }
        Ok(self.sense_of(asked, Some(look.effort), watch)? == Sense::Yes)
    }

    fn outline_for(&mut self, mind: Mind, character: u32, outlook: Outlook, base: f64) -> Arc<Outline> {
        self.outline(mind, Some(character), outlook, base, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use serde_json::{Value as Json, json};

    /// Ann (0) climbs three stairs for what is at the top alone, and may sit down anywhere.
    fn stairs() -> Engine {
        let act = |name: &str, needs: Json, fluent: u32, value: Json| {
            json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": needs,
                   "effects": [{"who": [], "fluent": fluent, "when": true, "value": value}], "consenting": [0], "observing": [true]})
        };
        let climb = |from: u32| act(&format!("climb{from}"), json!(["==", ["get", 0], from]), 0, json!(from + 1));
        let fluent = |name: &str, initial: Json| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": initial});
        let text = json!({
            "format": "unsaid-world", "version": 1, "name": "stairs",
            "entities": [{"name": "Ann", "types": []}], "characters": ["Ann"],
            "fluents": [fluent("stair", json!(0)), fluent("sits", json!(false))], "beliefs": [],
            "actions": [climb(0), climb(1), climb(2), act("sit", json!(true), 1, json!(true))], "triggers": [],
            "utility": {"author": 0, "characters": [["if", ["==", ["get", 0], 3], 1, 0]]},
        });
        load(&text.to_string()).expect("the world loads")
    }

    fn climbing(effort: u32) -> Hunch {
        let mut engine = stairs();
        let mind = engine.world.graph.believed(engine.world.initial, 0);
        let question = Question { mind, action: 0, character: 0, steps: 3, levels: 0 };
        engine.hunch(question, effort, &mut Watch::idle()).expect("no limit")
    }

    #[test]
    fn a_plan_is_found_along_the_acts_it_needs_with_no_more_effort_than_one_for_each() {
        assert!(matches!(climbing(2), Hunch::Reason(plan) if *plan == [1, 2]));
    }

    #[test]
    fn with_less_effort_than_a_plan_has_acts_to_try_nothing_is_known_of_it() {
        assert!(matches!(climbing(1), Hunch::Unsure));
    }
}
