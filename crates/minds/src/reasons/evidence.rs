//! The step of a story: an act, and what everybody makes of having seen it.
//!
//! A plan leads on by [`World::apply`](crate::World::apply), a story by [`Engine::advance`]. Between the two lies what is
//! contested. Whoever sees an act and has a question about its doer asks of each hypothesis whether the act would have
//! made sense under it, and what does not make sense costs the hypothesis a rank; so does a silence where innocence would
//! have spoken (ranking functions: Spohn, *The Laws of Belief*, 2012). Nobody counts on this in a plan, or reasons would
//! be asked inside reasons without end.
//!
//! All it comes to is writes. Every mind that undergoes the act writes, besides the act's own effects, into its own
//! values: whose slot is next, who let an answer go, what each hypothesis has cost by now. Which minds those are is found
//! first; then what each writes, from what it was before the act; and then they undergo the act all at once, as the minds
//! of a plan do ([`crate::world::events`]). What the ranks mean, which hypothesis is believed and what follows from that, is left
//! to triggers of the world. So the step is a function of the mind and the act alone, like an act, and is kept like one.
//!
//! Where wants held back add up in somebody, they are counted in the same step, in each turn of theirs ([`crate::reasons::held`]).
//!
//! Dear is only the asking. Others' conclusions must not hang on the limits of the search that looks at them, so reasons
//! have fixed limits here. In a world where nothing is contested, and for fate, a step of a story is the act and costs
//! nothing more.

use crate::engine::Engine;
use crate::engine::question::{Case, Costs, Question};
use crate::limits::{EVIDENCE_LEVELS, EVIDENCE_STEPS, Halt};
use crate::logic::syntax::{Action, ActionId, Character};
use crate::logic::value::{Code, TRUE};
use crate::watch::Watch;
use crate::world::graph::Mind;
use crate::world::program::Program;
use crate::world::questions::{Contested, Hypothesis, Questions, Said};
use crate::world::running::Owner;
use crate::world::seeing::{Seeing, Writes};

/// The most a single act can tell.
const DEAREST: u32 = 3;
/// The most wants held back that are counted.
const MOST_PRESSURE: f64 = 4.0;

/// A step of a story: the act, and what it does to questions.
struct Step<'a> {
    action: ActionId,
    act: &'a Action,
    said: &'a Said,
    questions: &'a Questions,
    seeing: Seeing<'a>,
}

impl<'a> Step<'a> {
    /// None where an act tells nobody anything: where nothing is contested, and if it is fate's.
    fn of(program: &'a Program, action: ActionId, seeing: Seeing<'a>) -> Option<Step<'a>> {
        let (questions, act) = (program.questions.as_deref()?, &program.actions[action as usize]);
        let said = questions.said(action);
        (!act.consenting.is_empty()).then_some(Step { action, act, said, questions, seeing })
    }

    fn is_done_by(&self, character: Character) -> bool {
        self.act.consenting.contains(&character)
    }

    fn sets(&self, fluent: u32) -> bool {
        self.act.effects.iter().any(|effect| effect.target.chain.is_empty() && effect.target.fluent == fluent)
    }

    /// Whether the one asked has used a turn for something else, or let it pass.
    fn evades(&self, number: usize, passed: &[Character]) -> bool {
        let asked = self.questions.list[number].asked;
        let settles = self.said.answers.contains(&number) || self.said.discharges.contains(&number);
        passed.contains(&asked) || self.is_done_by(asked) && !settles
    }
}

/// The slots that went by with an act: whose were let pass, and which is next where the act took one.
#[derive(Default)]
struct Turn {
    passed: Vec<Character>,
    next: Option<usize>,
}

impl Engine {
    /// The state of a story after an act, whether or not the act was possible: with what all who see it make of it.
    pub fn advance(&mut self, mind: Mind, action: ActionId, watch: &mut Watch<'_>) -> Result<Mind, Halt> {
        let program = self.world.program.clone();
        let Some(step) = Step::of(&program, action, Seeing::AsItSays) else { return self.world.apply(mind, action) };
        if let Some(known) = self.world.known.advanced.get(&(mind, action)) {
            return Ok(*known);
        }
        let after = self.carried_out(mind, &step, watch)?;
        self.world.known.advanced.insert((mind, action), after);
        Ok(after)
    }

    /// The same where it is given from outside who sees the act, by character; who consents to it does.
    pub fn advance_seen_by(
        &mut self,
        mind: Mind,
        action: ActionId,
        seen_by: &[bool],
        watch: &mut Watch<'_>,
    ) -> Result<Mind, Halt> {
        let program = self.world.program.clone();
        let mut given = seen_by.to_vec();
        program.actions[action as usize].consenting.iter().for_each(|c| given[*c as usize] = true);
        match Step::of(&program, action, Seeing::Given(&given)) {
            Some(step) => self.carried_out(mind, &step, watch),
            None => {
                let raw = self.world.undergo_with(mind, action, &Writes::default(), Seeing::Given(&given))?;
                self.world.settle(raw)
            }
        }
    }

    fn carried_out(&mut self, mind: Mind, step: &Step<'_>, watch: &mut Watch<'_>) -> Result<Mind, Halt> {
        let writes = self.writes(mind, step, watch)?;
        let raw = self.world.undergo_with(mind, step.action, &writes, step.seeing)?;
        self.world.settle(raw)
    }

    /// What each mind that undergoes the act writes besides.
    fn writes(&mut self, mind: Mind, step: &Step<'_>, watch: &mut Watch<'_>) -> Result<Writes, Halt> {
        let mut writes = Writes::default();
        let program = self.world.program.clone();
        for (undergoing, owner, action) in self.world.undergoing(mind, step.action, step.seeing) {
            let Some(step) = &Step::of(&program, action, step.seeing) else { continue };
            let turn = self.turn(undergoing, step);
            let whose = (undergoing, owner);
            let mut own = Vec::new();
            if let (Some(slot), Some(next)) = (step.questions.slot, turn.next) {
                own.push((slot, self.world.numbers.encode(next as f64)));
            }
            for number in 0..step.questions.list.len() {
                own.extend(self.taken(whose, step, number, &turn.passed, watch)?);
            }
            own.extend(self.pressed(whose, step, &turn.passed, watch)?);
            writes.insert(whose, own);
        }
        Ok(writes)
    }

    /// Whose slots went by, as a mind that undergoes the act has counted them so far.
    fn turn(&self, mind: Mind, step: &Step<'_>) -> Turn {
        let (Some(slot), turns) = (step.questions.slot, &step.questions.turns) else { return Turn::default() };
        let count = turns.len();
        let at = self.number(mind, slot).unwrap_or(0.0).rem_euclid(count as f64) as usize;
        let ahead = (0..count).find(|ahead| step.is_done_by(turns[(at + ahead) % count]));
        ahead.map_or_else(Turn::default, |ahead| Turn {
            passed: (at..at + ahead).map(|slot| turns[slot % count]).collect(),
            next: Some((at + ahead + 1) % count),
        })
    }

    /// What a mind that undergoes the act writes of wants held back: one more for who held any back in this turn.
    fn pressed(
        &mut self,
        (mind, owner): (Mind, Owner),
        step: &Step<'_>,
        passed: &[Character],
        watch: &mut Watch<'_>,
    ) -> Result<Vec<(u32, Code)>, Halt> {
        let mut writes = Vec::new();
        for (who, fluent) in &step.questions.pressures {
            let turn = step.is_done_by(*who) || passed.contains(who);
            if !turn || step.sets(*fluent) {
                continue;
            }
            let Some(own) = self.world.ready((mind, owner), *who, step.action, step.seeing) else { continue };
            let own = self.world.taken(own, *who);
            let done = step.is_done_by(*who).then_some(step.action);
            if self.holds_back_besides(own, *who, done, watch)? {
                let count = (self.number(mind, *fluent).unwrap_or(0.0) + 1.0).min(MOST_PRESSURE);
                writes.push((*fluent, self.world.numbers.encode(count)));
            }
        }
        Ok(writes)
    }

    /// What a mind that undergoes the act writes in one matter.
    fn taken(
        &mut self,
        (mind, owner): (Mind, Owner),
        step: &Step<'_>,
        number: usize,
        passed: &[Character],
        watch: &mut Watch<'_>,
    ) -> Result<Vec<(u32, Code)>, Halt> {
        let question = &step.questions.list[number];
        let let_go = self.awaits(mind, question) && step.evades(number, passed);
        let mut writes = Vec::new();
        if let (Some(silent), true, false) = (question.silent, let_go, step.said.asks.contains(&number)) {
            writes.push((silent, TRUE));
        }
        let Some(view) = self.view_of_asker((mind, owner), step, question) else { return Ok(writes) };
        let costs = self.costs(Case { view, action: step.action, number, let_go }, step, watch)?;
        for (hypothesis, cost) in question.hypotheses.iter().zip(costs.iter()).filter(|(_, cost)| **cost > 0) {
            if let Some((fluent, rank)) = self.rank(mind, hypothesis) {
                writes.push((fluent, self.world.numbers.encode(rank + f64::from(*cost))));
            }
        }
        Ok(writes)
    }

    /// Whether an answer is owed that was not let go yet.
    fn awaits(&self, mind: Mind, question: &Contested) -> bool {
        let values = self.world.graph.values(mind);
        let is = |fluent: u32| values[fluent as usize] == TRUE;
        question.owes.is_some_and(is) && question.silent.is_some_and(|silent| !is(silent))
    }

    /// The asker's mind, put right, where the asker sees the act and it moves a rank that is known, or would be.
    fn view_of_asker(&mut self, (mind, owner): (Mind, Owner), step: &Step<'_>, question: &Contested) -> Option<Mind> {
        let moves = !question.is_set_by(step.act) && question.hypotheses.iter().any(|h| self.rank(mind, h).is_some());
        if moves { self.world.ready((mind, owner), question.asker, step.action, step.seeing) } else { None }
    }

    /// Where a hypothesis' cost is kept in a mind, and what it is so far.
    fn rank(&self, mind: Mind, hypothesis: &Hypothesis) -> Option<(u32, f64)> {
        let known = |fluent: u32| self.number(mind, fluent).map(|rank| (fluent, rank));
        hypothesis.rank.and_then(known).or_else(|| hypothesis.unthought.and_then(known))
    }

    fn number(&self, mind: Mind, fluent: u32) -> Option<f64> {
        self.world.numbers.decode(self.world.graph.values(mind)[fluent as usize])
    }
}

/// What a case costs each hypothesis.
impl Engine {
    fn costs(&mut self, case: Case, step: &Step<'_>, watch: &mut Watch<'_>) -> Result<Costs, Halt> {
        if let Some(known) = self.evidence.costs.get(&case) {
            return Ok(known.clone());
        }
        let question = &step.questions.list[case.number];
        let mut costs = self.cost_of_act(case, step, question, watch)?;
        for (hypothesis, cost) in question.hypotheses.iter().zip(&mut costs) {
            if case.let_go && self.would_answer(case.view, hypothesis, question, watch)? {
                *cost += 1;
            }
        }
        let costs = Costs::from(costs);
        self.evidence.costs.insert(case, costs.clone());
        Ok(costs)
    }

    /// Under the hypothesis, would the one asked have had a reason to give some answer?
    fn would_answer(
        &mut self,
        view: Mind,
        hypothesis: &Hypothesis,
        question: &Contested,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let there = self.imagined((view, question.asker), hypothesis, question.asked)?;
        for answer in &question.answers {
            if self.sense(there, *answer, question.asked, watch)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn cost_of_act(
        &mut self,
        case: Case,
        step: &Step<'_>,
        question: &Contested,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<u32>, Halt> {
        if step.said.answers.contains(&case.number) && step.is_done_by(question.asked) {
            return self.senseless(case, question, &[question.asked], watch);
        }
        let others: Vec<Character> = step.act.doers.iter().copied().filter(|doer| *doer != question.asker).collect();
        let mut costs = self.senseless(case, question, &others, watch)?;
        if let (Some(doer), Some(only)) = (others.first(), only_zero(&costs)) {
            let price = self.price((case, question.asker), &question.hypotheses[only], *doer)?;
            costs.iter_mut().for_each(|cost| *cost *= price);
        }
        Ok(costs)
    }

    /// By hypothesis: 1 where the act would have made no sense to one of those who did it.
    fn senseless(
        &mut self,
        case: Case,
        question: &Contested,
        doers: &[Character],
        watch: &mut Watch<'_>,
    ) -> Result<Vec<u32>, Halt> {
        let mut costs = Vec::with_capacity(question.hypotheses.len());
        for hypothesis in &question.hypotheses {
            let mut sensible = true;
            for doer in doers {
                let there = self.imagined((case.view, question.asker), hypothesis, *doer)?;
                sensible = sensible && self.sense(there, case.action, *doer, watch)?;
            }
            costs.push(u32::from(!sensible));
        }
        Ok(costs)
    }

    /// What a dear act tells: what it cost its doer at once under the one hypothesis that makes sense of it.
    fn price(
        &mut self,
        (case, asker): (Case, Character),
        hypothesis: &Hypothesis,
        doer: Character,
    ) -> Result<u32, Halt> {
        let there = self.imagined((case.view, asker), hypothesis, doer)?;
        let after = self.world.apply(there, case.action)?;
        let (before, after) = (self.world.utility(there, Some(doer)), self.world.utility(after, Some(doer)));
        let lost = before.zip(after).map_or(0.0, |(before, after)| before - after);
        Ok(lost.clamp(1.0, f64::from(DEAREST)) as u32)
    }

    /// The mind that somebody would have, as a view has it, were a hypothesis so.
    fn imagined(
        &mut self,
        (view, asker): (Mind, Character),
        hypothesis: &Hypothesis,
        of: Character,
    ) -> Result<Mind, Halt> {
        let imagined = self.world.patch_mind(view, Some(asker), &hypothesis.sets, true)?;
        Ok(self.world.entered(imagined, of))
    }

    fn sense(
        &mut self,
        mind: Mind,
        action: ActionId,
        character: Character,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let someones = !self.world.program.actions[action as usize].consenting.is_empty();
        let question = Question { mind, action, character, steps: EVIDENCE_STEPS, levels: EVIDENCE_LEVELS };
        Ok(someones && (self.explain_soon(question, watch)?.is_some() || self.has_hope(question, watch)?))
    }
}

/// The place of the only zero, if there is exactly one.
fn only_zero(costs: &[u32]) -> Option<usize> {
    let mut zeros = (0..costs.len()).filter(|at| costs[*at] == 0);
    zeros.next().filter(|_| zeros.next().is_none())
}
