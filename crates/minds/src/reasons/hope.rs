//! Hope: why somebody acts who does not know.
//!
//! A plan is a hope where, of all that it reads and its maker does not know, some supposition makes it end better and none
//! worse than is dared. It is run once under every supposition, as a story would be, and stops where somebody would not
//! go on. So plans are put together act by act, all their runs side by side: an act that no run comes to do is not looked
//! into further, nor one after which no run could still gain.

use crate::engine::Engine;
use crate::engine::question::{Hunch, Question, Sense};
use crate::limits::{HOPES, Halt};
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::Mind;
use crate::world::open::supposing::{Matter, Supposition};
use std::sync::Arc;

/// A plan in hope, with what it may gain and what it may lose.
#[derive(Clone, Debug)]
pub(crate) struct Hope {
    /// The act and those that follow.
    pub acts: Arc<[ActionId]>,
    pub gain: f64,
    pub loss: f64,
}

/// One run of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub supposed: Supposition,
    pub start: Mind,
    /// The state it has come to, and how many acts were done.
    pub end: Mind,
    pub done: usize,
    pub before: Option<f64>,
    pub after: Option<f64>,
}

/// A plan in the making, with its runs so far.
#[derive(Clone)]
struct Trial {
    acts: Vec<ActionId>,
    matters: Vec<Matter>,
    runs: Vec<Run>,
}

/// What is looked for: any hope, or the one that may gain most.
struct Quest {
    question: Question,
    any: bool,
    best: Option<Hope>,
    /// The acts that read something that is not known.
    curious: Arc<[ActionId]>,
}

impl Engine {
    /// Whether an act makes sense to somebody, by a reason or a hope; with so much effort, or for certain.
    pub(crate) fn sense_of(
        &mut self,
        question: Question,
        effort: Option<u32>,
        watch: &mut Watch<'_>,
    ) -> Result<Sense, Halt> {
        let reason = self.reasons_for(question, effort, watch)?;
        let hopes = reason != Sense::Yes && self.has_hope(question, watch)?;
        Ok(if hopes { Sense::Yes } else { reason })
    }

    /// Whether somebody has a reason for an act, hopes not counted; with so much effort, or for certain.
    pub(crate) fn reasons_for(
        &mut self,
        question: Question,
        effort: Option<u32>,
        watch: &mut Watch<'_>,
    ) -> Result<Sense, Halt> {
        let Some(effort) = effort else {
            return Ok(self.explain(question, watch)?.map_or(Sense::No, |_| Sense::Yes));
        };
        Ok(match self.hunch(question, effort, watch)? {
            Hunch::Reason(_) => Sense::Yes,
            Hunch::Never => Sense::No,
            Hunch::Unsure => Sense::Unsure,
        })
    }

    /// Whether an act makes sense to somebody for certain.
    pub fn makes_sense_to(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        Ok(self.sense_of(question, None, watch)? == Sense::Yes)
    }

    /// Whether somebody has a hope for an act.
    pub(crate) fn has_hope(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        if question.steps == 0 || !self.world.is_ignorant(question.mind) {
            return Ok(false);
        }
        if let Some(known) = self.tables.hoped.get(&question) {
            return Ok(*known);
        }
        let found = self.seek_hope(question, true, watch)?.is_some();
        self.tables.hoped.insert(question, found);
        Ok(found)
    }

    /// The hope that counts, of all somebody has for an act: that which may gain most.
    pub(crate) fn best_hope(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<Option<Hope>, Halt> {
        if !self.has_hope(question, watch)? {
            return Ok(None);
        }
        self.seek_hope(question, false, watch)
    }

    fn seek_hope(&mut self, question: Question, any: bool, watch: &mut Watch<'_>) -> Result<Option<Hope>, Halt> {
        let Question { mind, action, character, .. } = question;
        let program = self.world.program.clone();
        let consents = program.actions[action as usize].consenting.contains(&character);
        if !consents || !self.world.possible(mind, action, Some(character)) {
            return Ok(None);
        }
        let mut matters = Vec::new();
        self.world.matters_to_wish(mind, program.utility(Some(character)), &mut matters);
        let curious = self.curious(mind);
        if matters.is_empty() && curious.is_empty() {
            return Ok(None); // there is nothing to suppose
        }
        let empty = Trial { acts: Vec::new(), matters, runs: Vec::new() };
        let mut quest = Quest { question, any, best: None, curious };
        if let Some(first) = self.extended(&question, &empty, action, watch)? {
            self.hope_from(&mut quest, &first, watch)?;
        }
        Ok(quest.best)
    }

    /// Looks at a plan and at all that begin with it.
    fn hope_from(&mut self, quest: &mut Quest, trial: &Trial, watch: &mut Watch<'_>) -> Result<(), Halt> {
        self.ask(watch)?;
        if let Some(hope) = self.as_hope(quest, trial, watch)? {
            quest.best = Some(hope);
            if quest.any {
                return Ok(());
            }
        }
        let Question { steps, levels, .. } = quest.question;
        let left = steps.saturating_sub(trial.acts.len() as u32);
        if levels < 0 || left == 0 || !self.may_gain(&quest.question, trial, left)? {
            return Ok(());
        }
        for action in self.next_acts_of(quest, trial) {
            if !self.may_lead_on(quest, trial, action, left) {
                continue;
            }
            if let Some(longer) = self.extended(&quest.question, trial, action, watch)? {
                self.hope_from(quest, &longer, watch)?;
                if quest.any && quest.best.is_some() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The acts that read something that is not known in a mind.
    fn curious(&mut self, mind: Mind) -> Arc<[ActionId]> {
        if let Some(known) = self.tables.curious.get(&mind) {
            return known.clone();
        }
        let mut curious = Vec::new();
        for action in 0..self.world.program.actions.len() as ActionId {
            let mut matters = Vec::new();
            self.world.matters_to_act(mind, action, &mut matters);
            curious.extend((!matters.is_empty()).then_some(action));
        }
        let curious: Arc<[ActionId]> = curious.into();
        self.tables.curious.insert(mind, curious.clone());
        curious
    }

    /// Whether a plan that goes on with an act could be a hope. Its last act must touch what is wanted, for otherwise it
    /// would be idle; and something in it must read what is not known.
    fn may_lead_on(&self, quest: &Quest, trial: &Trial, action: ActionId, left: u32) -> bool {
        let influence = &self.world.program.influence[quest.question.character as usize];
        let curious = |action: &ActionId| quest.curious.binary_search(action).is_ok();
        let touches = |action: &ActionId| influence[*action as usize];
        let asks = trial.matters.is_empty() && !curious(&action);
        match left {
            1 => touches(&action) && !asks,
            2 if asks => quest.curious.iter().any(touches),
            _ => true,
        }
    }

    /// Whether some run that has not stopped could still gain by so many acts more.
    fn may_gain(&mut self, question: &Question, trial: &Trial, left: u32) -> Result<bool, Halt> {
        for run in trial.runs.iter().filter(|run| run.done == trial.acts.len()) {
            let Some(before) = run.before else { return Ok(false) };
            let row = self.world.graph.row(run.end);
            if self.acts_needed(row, question.character, question.levels, before, u32::MAX) <= left {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The acts that some run could go on with, or that some could when more is supposed.
    fn next_acts_of(&mut self, quest: &Quest, trial: &Trial) -> Vec<ActionId> {
        let mut next = Vec::new();
        for run in trial.runs.iter().filter(|run| run.done == trial.acts.len()) {
            next.extend(self.world.all_worth_trying(run.end, None));
        }
        for action in quest.curious.iter().filter(|action| !next.contains(action)).copied().collect::<Vec<_>>() {
            let mut matters = trial.matters.clone();
            self.world.matters_to_act(quest.question.mind, action, &mut matters);
            next.extend((matters != trial.matters).then_some(action));
        }
        next.sort_unstable();
        next.dedup();
        let program = self.world.program.clone();
        next.retain(|action| !program.actions[*action as usize].consenting.is_empty());
        next
    }

    /// A plan with one act more, if some run comes to do it.
    fn extended(
        &mut self,
        question: &Question,
        trial: &Trial,
        action: ActionId,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Trial>, Halt> {
        let mut longer = trial.clone();
        self.world.matters_to_act(question.mind, action, &mut longer.matters);
        longer.acts.push(action);
        let since = if longer.matters == trial.matters && !trial.acts.is_empty() { trial.acts.len() } else { 0 };
        if since == 0 {
            let matters = &longer.matters;
            let Some(all) = self.world.all_suppositions(question.mind, matters, HOPES) else { return Ok(None) };
            longer.runs = self.started(question, all)?;
        }
        let acts = longer.acts.clone();
        for run in longer.runs.iter_mut().filter(|run| run.done >= since) {
            self.run_on(question, &acts, run, true, watch)?;
        }
        let comes = longer.runs.iter().any(|run| run.done == acts.len());
        Ok(comes.then_some(longer))
    }

    /// The runs under these suppositions, before anything is done.
    fn started(&mut self, question: &Question, all: Vec<Supposition>) -> Result<Vec<Run>, Halt> {
        let mut runs = Vec::with_capacity(all.len());
        for supposed in all {
            let raw = self.world.supposing(question.mind, &supposed);
            let start = self.world.settle(raw)?;
            let before = self.utility(start, question.character);
            runs.push(Run { supposed, start, end: start, done: 0, before, after: before });
        }
        Ok(runs)
    }

    /// Goes on with a run until it stops or ends. Of the first act nobody is asked for a reason if it is `given`; if not,
    /// those are who do not make the plan.
    pub(crate) fn run_on(
        &mut self,
        question: &Question,
        acts: &[ActionId],
        run: &mut Run,
        given: bool,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        while let Some(action) = acts.get(run.done).copied() {
            if !self.would_be_done(question, run, action, given, watch)? {
                break;
            }
            run.end = self.world.apply(run.end, action)?;
            run.done += 1;
        }
        run.after = self.utility(run.end, question.character);
        Ok(())
    }

    fn would_be_done(
        &mut self,
        question: &Question,
        run: &Run,
        action: ActionId,
        given: bool,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        let consenting = &program.actions[action as usize].consenting;
        if consenting.is_empty() || !self.world.possible(run.end, action, None) {
            return Ok(false);
        }
        if run.done == 0 && given {
            return Ok(true);
        }
        for who in consenting {
            let own = *who == question.character;
            if run.done == 0 && own {
                continue;
            }
            let asked = self.asked_in_run(question, run, action, *who);
            if !self.makes_sense_to(asked, watch)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The question whether the next act of a run makes sense to somebody there.
    pub(crate) fn asked_in_run(
        &mut self,
        question: &Question,
        run: &Run,
        action: ActionId,
        who: Character,
    ) -> Question {
        let own = who == question.character;
        Question {
            mind: self.world.entered(run.end, who),
            action,
            character: who,
            steps: question.steps - run.done as u32,
            levels: if own { question.levels } else { question.levels - 1 },
        }
    }

    /// A plan as a hope, if it is one, and better than the best known.
    fn as_hope(&mut self, quest: &Quest, trial: &Trial, watch: &mut Watch<'_>) -> Result<Option<Hope>, Halt> {
        let last = trial.acts[trial.acts.len() - 1] as usize;
        let touches = self.world.program.influence[quest.question.character as usize][last];
        if trial.matters.is_empty() || !touches {
            return Ok(None);
        }
        let dares = self.world.program.dares[quest.question.character as usize];
        let (mut gain, mut loss) = (f64::NEG_INFINITY, 0.0_f64);
        for run in &trial.runs {
            let (Some(before), Some(after)) = (run.before, run.after) else { return Ok(None) };
            loss = loss.max(before - after);
            if run.done == trial.acts.len() {
                gain = gain.max(after - before);
            }
        }
        if gain <= 0.0 || loss > dares || gain <= loss {
            return Ok(None);
        }
        let better = |best: &Hope| gain > best.gain || gain == best.gain && trial.acts.len() < best.acts.len();
        if !quest.best.as_ref().is_none_or(better) || self.has_idle_act(quest, trial, watch)? {
            return Ok(None);
        }
        Ok(Some(Hope { acts: trial.acts.clone().into(), gain, loss }))
    }

    /// Whether some part of a plan ends at least as high under every supposition.
    fn has_idle_act(&mut self, quest: &Quest, trial: &Trial, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let count = trial.acts.len();
        for size in 1..count {
            for places in choices(count, size) {
                let acts: Vec<ActionId> = places.iter().map(|place| trial.acts[*place]).collect();
                if self.does_as_well(quest, trial, &acts, watch)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn does_as_well(
        &mut self,
        quest: &Quest,
        trial: &Trial,
        part: &[ActionId],
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let question = &quest.question;
        if !self.world.possible(question.mind, part[0], Some(question.character)) {
            return Ok(false);
        }
        self.ask(watch)?;
        let given = part[0] == question.action;
        for run in &trial.runs {
            let mut again = Run { end: run.start, done: 0, after: run.before, ..run.clone() };
            self.run_on(question, part, &mut again, given, watch)?;
            let as_high = matches!((again.after, run.after), (Some(part), Some(whole)) if part >= whole);
            if !as_high {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The runs of a plan in hope, told.
    pub(crate) fn runs_of(
        &mut self,
        question: &Question,
        acts: &[ActionId],
        watch: &mut Watch<'_>,
    ) -> Result<Vec<Run>, Halt> {
        let program = self.world.program.clone();
        let mut matters = Vec::new();
        self.world.matters_to_wish(question.mind, program.utility(Some(question.character)), &mut matters);
        acts.iter().for_each(|action| self.world.matters_to_act(question.mind, *action, &mut matters));
        let all = self.world.all_suppositions(question.mind, &matters, HOPES).unwrap_or_default();
        let mut runs = self.started(question, all)?;
        for run in &mut runs {
            self.run_on(question, acts, run, true, watch)?;
        }
        Ok(runs)
    }
}

/// All ways to choose so many of the places before `count`, in order.
fn choices(count: usize, size: usize) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..size {
        let longer = |places: &Vec<usize>| {
            let first = places.last().map_or(0, |last| last + 1);
            (first..count).map(|next| places.iter().copied().chain([next]).collect()).collect::<Vec<Vec<usize>>>()
        };
        found = found.iter().flat_map(longer).collect();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_chosen_in_order() {
        assert_eq!(choices(3, 2), [[0, 1], [0, 2], [1, 2]]);
    }
}
