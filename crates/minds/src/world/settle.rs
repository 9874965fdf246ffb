//! Triggers: what follows from a state of itself.
//!
//! A pass over a state runs the state's own triggers until none has a true precondition, taking the first each
//! time; then it passes over every state believed in it. Passes repeat until one changes nothing. Coming back
//! to something already seen means the triggers never come to rest, which is an error of the author's.
//!
//! Almost all triggers concern what has not changed. A state under way remembers the settled state it came from;
//! only triggers that read something in which the two differ are looked at.

use crate::kept::Kept;
use crate::limits::Halt;
use crate::logic::syntax::Trigger;
use crate::logic::value::{Code, Value};
use crate::world::eval::View;
use crate::world::graph::{Draft, Edge, Mind, Row};
use crate::world::program::Program;
use crate::world::running::{NOBODY, World, looping};
use crate::world::waiting::Waiting;
use rustc_hash::{FxHashMap, FxHashSet};

/// Firings in one state after which states are remembered, to notice a loop.
const SUSPICIOUS: usize = 64;
/// Firings in one state that are taken for a run without end.
const ENDLESS: usize = 20_000;
/// Passes that are taken for a run without end.
const PASSES: usize = 10_000;
/// Firings in one state, and passes, between two looks at the guard.
const LOOK: usize = 256;
const OFTEN: usize = 8;

/// A state while its own triggers run.
struct Running {
    values: Vec<Code>,
    edges: Vec<Mind>,
    waiting: Waiting,
    fired: Vec<u32>,
    seen: FxHashMap<(Vec<Code>, Vec<Mind>), usize>,
}

impl World {
    /// The state once every trigger, in it and in every mind, has come to rest.
    pub(crate) fn settle(&mut self, mind: Mind) -> Result<Mind, Halt> {
        if self.program.openable.is_some() {
            return self.come_to_rest(mind, None);
        }
        if let Some(known) = self.settled.get(mind as usize).filter(|known| **known != NOBODY) {
            return Ok(*known);
        }
        let mut current = mind;
        let mut fired = Vec::new();
        let mut seen: FxHashSet<Mind> = FxHashSet::default();
        while !self.is_settled(current) {
            if !seen.insert(current) || seen.len() > PASSES {
                return Err(self.endless_passes(current, seen.len()));
            }
            match self.pass(current, &mut fired)? {
                None => break,
                Some(next) => current = next,
            }
            if seen.len() % OFTEN == 0 {
                self.guard.look(self.graph.bytes())?;
            }
        }
        seen.iter().for_each(|mind| self.note_settled(*mind, current));
        self.note_settled(mind, current);
        Ok(current)
    }

    /// The error of passes that come back to where they were: one more round of them shows which triggers fire.
    fn endless_passes(&mut self, from: Mind, passes: usize) -> Halt {
        self.known.passed = Kept::default();
        let (mut fired, mut current) = (Vec::new(), from);
        for _ in 0..passes.min(64) {
            match self.pass(current, &mut fired) {
                Ok(Some(next)) => current = next,
                Ok(None) => break,
                Err(halt) => return halt,
            }
        }
        looping(&self.program, &fired)
    }

    /// One pass; `None` where nothing fired anywhere.
    ///
    /// A pass may fire triggers and still end where it began, when one mind undoes what another does; so it is the
    /// firing that counts, not the result.
    fn pass(&mut self, root: Mind, fired: &mut Vec<u32>) -> Result<Option<Mind>, Halt> {
        let mut sources = vec![root];
        let mut draft_of: FxHashMap<Mind, u32> = FxHashMap::from_iter([(root, 0)]);
        let mut drafts: Vec<Draft> = Vec::new();
        let mut stirred: Vec<bool> = Vec::new();
        while drafts.len() < sources.len() {
            let before = fired.len();
            let (row, edges) = self.run_own(sources[drafts.len()], fired)?;
            let mut stirs = fired.len() > before;
            let edges = edges.into_iter().map(|mind| {
                if self.is_settled(mind) {
                    return Edge::Mind(mind);
                }
                if let Some(known) = self.known.passed.get(&mind) {
                    stirs = true;
                    return Edge::Mind(*known);
                }
                let next = sources.len() as u32;
                let draft = *draft_of.entry(mind).or_insert(next);
                if draft == next {
                    sources.push(mind);
                }
                Edge::Draft(draft)
            });
            let edges = edges.collect();
            drafts.push(Draft { row, edges });
            stirred.push(stirs);
        }
        spread(&drafts, &mut stirred);
        let quiet = sources.iter().zip(&stirred).filter(|(_, stirred)| !**stirred);
        quiet.for_each(|(mind, _)| self.note_settled(*mind, *mind));
        if !stirred[0] {
            return Ok(None);
        }
        let minds = self.graph.close(&drafts);
        for ((source, made), stirred) in sources.iter().zip(&minds).zip(&stirred) {
            self.derived(*made, *source);
            if *stirred {
                self.known.passed.insert(*source, *made);
            }
        }
        Ok(Some(minds[0]))
    }

    /// Runs a state's own triggers to rest; the minds it leads to are not looked into.
    fn run_own(&mut self, mind: Mind, fired: &mut Vec<u32>) -> Result<(Row, Vec<Mind>), Halt> {
        let program = self.program.clone();
        let waiting = self.candidates(mind, &program);
        let mut running = Running {
            values: self.graph.values(mind).to_vec(),
            edges: self.graph.edges(mind).to_vec(),
            waiting,
            fired: Vec::new(),
            seen: FxHashMap::default(),
        };
        while let Some(next) = running.waiting.pop() {
            let trigger = &program.triggers[next as usize];
            if self.running_view(&running).holds(&trigger.precondition) {
                running.waiting.add(&[next]);
                running.fired.push(next);
                self.fire(trigger, &mut running, &program);
                if let Some(since) = running.comes_back() {
                    return Err(looping(&self.program, &running.fired[since..]));
                }
                if running.fired.len() % LOOK == 0 {
                    self.guard.look(self.graph.bytes())?;
                }
            }
        }
        if running.fired.is_empty() {
            return Ok((self.graph.row(mind), running.edges));
        }
        fired.extend_from_slice(&running.fired);
        Ok((self.graph.intern_row(&running.values), running.edges))
    }

    fn running_view<'a>(&'a self, running: &'a Running) -> View<'a> {
        View { values: &running.values, edges: &running.edges, graph: &self.graph, numbers: &self.numbers }
    }

    fn fire(&mut self, trigger: &Trigger, running: &mut Running, program: &Program) {
        let index = &program.trigger_index;
        let view = self.running_view(running);
        let happening = trigger.effects.iter().filter(|effect| view.holds(&effect.when));
        let found: Vec<(&_, Value)> = happening.map(|effect| (&effect.target, view.value(&effect.value))).collect();
        for (target, value) in found {
            let value = self.numbers.store(value);
            match target.chain.split_first() {
                None => {
                    running.values[target.fluent as usize] = value;
                    running.waiting.wake(index, None, target.fluent, value);
                }
                Some((first, rest)) => {
                    let edge = running.edges[*first as usize];
                    running.edges[*first as usize] = self.assign(edge, rest, target.fluent, value);
                    running.waiting.add(&index.deep[*first as usize]);
                    if rest.is_empty() {
                        running.waiting.wake(index, Some(*first), target.fluent, value);
                    }
                }
            }
        }
    }

    /// The triggers that may fire in a mind: those that read something in which it differs from its origin.
    fn candidates(&self, mind: Mind, program: &Program) -> Waiting {
        let origin = self.settled_origin(mind);
        let mut waiting = Waiting::none(program.triggers.len());
        if origin == NOBODY {
            waiting.add_all(program.triggers.len());
            return waiting;
        }
        let index = &program.trigger_index;
        for (fluent, value) in self.differences(mind, origin) {
            waiting.wake(index, None, fluent, value);
        }
        let edges = self.graph.edges(mind).iter().zip(self.graph.edges(origin)).enumerate();
        for (character, (now, before)) in edges.filter(|(_, (now, before))| now != before) {
            waiting.add(&index.deep[character]);
            for (fluent, value) in self.differences(*now, *before) {
                waiting.wake(index, Some(character as u32), fluent, value);
            }
        }
        waiting
    }

    /// The fluents in which a mind differs from another, with the values it has.
    fn differences(&self, mind: Mind, other: Mind) -> impl Iterator<Item = (u32, Code)> + '_ {
        let (now, before) = match self.graph.row(mind) == self.graph.row(other) {
            true => (&[][..], &[][..]),
            false => (self.graph.values(mind), self.graph.values(other)),
        };
        now.iter().zip(before).enumerate().filter(|(_, (a, b))| a != b).map(|(fluent, (now, _))| (fluent as u32, *now))
    }
}

/// Whatever leads to a draft in which something fired counts as stirred too.
fn spread(drafts: &[Draft], stirred: &mut [bool]) {
    let mut growing = true;
    while growing {
        growing = false;
        for (number, draft) in drafts.iter().enumerate() {
            let leads = |edge: &Edge| matches!(edge, Edge::Draft(to) if stirred[*to as usize]);
            if !stirred[number] && draft.edges.iter().any(leads) {
                stirred[number] = true;
                growing = true;
            }
        }
    }
}

impl Running {
    /// Where in `fired` the loop began, once a state comes back.
    fn comes_back(&mut self) -> Option<usize> {
        if self.fired.len() >= ENDLESS {
            return Some(self.fired.len() - 8);
        }
        if self.fired.len() < SUSPICIOUS {
            return None;
        }
        self.seen.insert((self.values.clone(), self.edges.clone()), self.fired.len())
    }
}
