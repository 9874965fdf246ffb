//! What an act does to a state and to every mind in it.
//!
//! The values change; every character who observes the act has its mind undergo the same act by the same
//! rules; explicit belief effects are set on top; the minds of the others stay as they are. A mind that held
//! the act impossible is corrected first: that is surprise. All of it is read in the state before.
//!
//! On a cyclic mind this describes a cyclic result, so nothing is computed recursively. One draft is made for
//! each mind that undergoes the act, with edges that may carry belief effects still to be set ([`Term`]);
//! then those are given drafts of their own, until none is left, and the graph closes the piece.

use crate::limits::Halt;
use crate::logic::syntax::{Action, ActionId, Comparison, Condition, Read};
use crate::logic::value::{Code, UNKNOWN, Value};
use crate::world::eval::View;
use crate::world::graph::{Draft, Edge, Mind, Row};
use crate::world::open::act::Carrying;
use crate::world::open::passing::Set;
use crate::world::open::reading::At;
use crate::world::running::{Owner, World};
use crate::world::seeing::{Seeing, Writes};
use rustc_hash::{FxHashMap, FxHashSet};

/// A value set somewhere down a chain of believers.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Assignment {
    chain: Vec<u32>,
    fluent: u32,
    value: Code,
}

/// An edge with assignments still to be made on what it leads to.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Term {
    base: Edge,
    sets: Vec<Assignment>,
}

/// Values and edges of a draft.
type Content = (Vec<Code>, Vec<Term>);

/// The drafts of one act: first one for each mind that undergoes it, then those of belief effects.
#[derive(Default)]
struct Piece<'a> {
    /// In a step of a story: what is written besides.
    writes: Option<&'a Writes>,
    seeing: Seeing<'a>,
    sources: Vec<Mind>,
    draft_of: FxHashMap<Mind, u32>,
    contents: Vec<Content>,
    terms: FxHashMap<Term, u32>,
    /// By draft: the mind it came from.
    from: Vec<Mind>,
}

impl Piece<'_> {
    fn draft(&mut self, source: Mind) -> Edge {
        let next = self.sources.len() as u32;
        let draft = *self.draft_of.entry(source).or_insert(next);
        if draft == next {
            self.sources.push(source);
        }
        Edge::Draft(draft)
    }
}

impl World {
    /// The mind an act makes of a mind, before any trigger.
    pub(crate) fn undergo(&mut self, mind: Mind, action: ActionId) -> Result<Mind, Halt> {
        if self.program.openable.is_some() {
            return self.undergo_open(mind, action, Carrying { seeing: Seeing::AsItSays, writes: None });
        }
        Ok(self.carry_out(mind, action, Piece::default()))
    }

    /// The same in a step of a story, with what those who undergo it write besides.
    pub(crate) fn undergo_with(
        &mut self,
        mind: Mind,
        action: ActionId,
        writes: &Writes,
        seeing: Seeing<'_>,
    ) -> Result<Mind, Halt> {
        if self.program.openable.is_some() {
            return self.undergo_open(mind, action, Carrying { seeing, writes: Some(writes) });
        }
        Ok(self.carry_out(mind, action, Piece { writes: Some(writes), seeing, ..Piece::default() }))
    }

    fn carry_out(&mut self, mind: Mind, action: ActionId, mut piece: Piece<'_>) -> Mind {
        if let Some(known) = self.underwent(mind, action, &piece) {
            return known;
        }
        let program = self.program.clone();
        piece.draft(mind);
        while piece.contents.len() < piece.sources.len() {
            let source = piece.sources[piece.contents.len()];
            let content = self.content(source, action, &program.actions[action as usize], &mut piece);
            piece.contents.push(content);
        }
        piece.from.clone_from(&piece.sources);
        let drafts = self.resolve(&mut piece);
        let minds = self.graph.close(&drafts);
        for (draft, made) in minds.iter().enumerate() {
            self.derived(*made, piece.from[draft]);
        }
        if !piece.seeing.is_kept() {
            return minds[0];
        }
        let table = if piece.writes.is_some() { &mut self.known.took } else { &mut self.known.underwent };
        for (source, made) in piece.sources.iter().zip(&minds) {
            table.insert((*source, action), *made);
        }
        minds[0]
    }

    fn underwent(&self, mind: Mind, action: ActionId, piece: &Piece<'_>) -> Option<Mind> {
        let table = if piece.writes.is_some() { &self.known.took } else { &self.known.underwent };
        if piece.seeing.is_kept() { table.get(&(mind, action)).copied() } else { None }
    }

    /// Every mind that undergoes an act done in a state and is not known to have done so in a story, the state first; with
    /// whose it is and what happens in it, where that matters.
    pub(crate) fn undergoing(
        &mut self,
        state: Mind,
        action: ActionId,
        seeing: Seeing<'_>,
    ) -> Vec<(Mind, Owner, ActionId)> {
        let program = self.program.clone();
        if program.openable.is_some() {
            return self.undergoing_open(state, action, seeing);
        }
        let (mut minds, mut seen) = (vec![state], FxHashSet::from_iter([state]));
        let mut at = 0;
        while let Some(mind) = minds.get(at).copied() {
            at += 1;
            for character in 0..program.characters as u32 {
                let next = self.sees_it(mind, character, &program.actions[action as usize], seeing);
                let done = |next: &Mind| seeing.is_kept() && self.known.took.has(&(*next, action));
                minds.extend(next.filter(|next| !done(next) && seen.insert(*next)));
            }
        }
        minds.into_iter().map(|mind| (mind, None, action)).collect()
    }

    fn content(&mut self, source: Mind, number: ActionId, action: &Action, piece: &mut Piece<'_>) -> Content {
        let (mut values, believed) = self.effects(source, action);
        let mut edges = Vec::with_capacity(action.observing.len());
        for character in 0..action.observing.len() as u32 {
            let base = self.seen(source, character, number, action, piece);
            edges.push(Term { base, sets: Vec::new() });
        }
        for set in believed {
            match set.chain.split_first() {
                None => values[set.fluent as usize] = set.value,
                Some((first, rest)) => edges[*first as usize].set(rest, &set),
            }
        }
        for (fluent, value) in piece.writes.and_then(|writes| writes.get(&(source, None))).into_iter().flatten() {
            values[*fluent as usize] = *value;
        }
        (values, edges)
    }

    /// The assignments an act makes in a state, and the values it starts from.
    fn effects(&mut self, source: Mind, action: &Action) -> (Vec<Code>, Vec<Assignment>) {
        let view = View::of(&self.graph, &self.numbers, source);
        let happening = action.effects.iter().filter(|effect| view.holds(&effect.when));
        let found: Vec<(&_, Value)> = happening.map(|effect| (&effect.target, view.value(&effect.value))).collect();
        let values = view.values.to_vec();
        let set = |(target, value): (&Read, Value)| Assignment {
            chain: target.chain.to_vec(),
            fluent: target.fluent,
            value: self.numbers.store(value),
        };
        (values, found.into_iter().map(set).collect())
    }

    /// Where a character's mind goes when the act happens: on by the same act, or nowhere.
    fn seen(&mut self, source: Mind, character: u32, number: ActionId, action: &Action, piece: &mut Piece<'_>) -> Edge {
        let Some(ready) = self.sees_it(source, character, action, piece.seeing) else {
            return Edge::Mind(self.graph.believed(source, character));
        };
        match self.underwent(ready, number, piece) {
            Some(known) => Edge::Mind(known),
            None => piece.draft(ready),
        }
    }

    /// The mind of a character, put right, that undergoes an act; none where the character does not observe it.
    pub(crate) fn ready(
        &mut self,
        (mind, owner): (Mind, Owner),
        character: u32,
        action: ActionId,
        seeing: Seeing<'_>,
    ) -> Option<Mind> {
        let program = self.program.clone();
        if program.openable.is_some() {
            let ready = self.ready_open(At { mind, owner }, character, action, seeing, &program);
            return ready.map(|(mind, _)| mind);
        }
        self.sees_it(mind, character, &program.actions[action as usize], seeing)
    }

    fn sees_it(&mut self, source: Mind, character: u32, action: &Action, seeing: Seeing<'_>) -> Option<Mind> {
        let sees = match seeing {
            Seeing::AsItSays => self.view(source).holds(&action.observing[character as usize]),
            Seeing::Given(given) => given[character as usize],
        };
        sees.then(|| self.corrected(self.graph.believed(source, character), source, &action.precondition))
    }

    /// A mind after the surprise of seeing happen what it held impossible; the same mind if it did not.
    fn corrected(&mut self, mind: Mind, actual: Mind, precondition: &Condition) -> Mind {
        let wrong = self.corrections(mind, actual, precondition);
        wrong.iter().fold(mind, |mind, set| self.assign(mind, &set.chain, set.fluent, set.value))
    }

    fn corrections(&self, mind: Mind, actual: Mind, precondition: &Condition) -> Vec<Assignment> {
        let (believed, real) = (self.view(mind), self.view(actual));
        let mut wrong = Vec::new();
        if !believed.holds(precondition) && real.holds(precondition) {
            mistaken(precondition, &real, &believed, &mut wrong);
        }
        wrong
    }

    /// What a character learns by seeing an act done in a state, having held it impossible; mostly nothing.
    #[must_use]
    pub fn learnt(&mut self, state: Mind, character: u32, action: ActionId) -> Vec<(Read, Code)> {
        if self.program.openable.is_some() {
            let wrong = self.corrected_open(state, character, action).into_iter();
            let learnt =
                |set: Set| (Read { chain: set.chain.into(), fluent: set.fluent }, self.numbers.labels.encode(set.held));
            return wrong.map(learnt).collect();
        }
        let precondition = &self.program.actions[action as usize].precondition;
        let wrong = self.corrections(self.graph.believed(state, character), state, precondition);
        wrong.into_iter().map(|set| (Read { chain: set.chain.into(), fluent: set.fluent }, set.value)).collect()
    }

    /// The mind with one value set, at the end of a chain of believers.
    pub(crate) fn assign(&mut self, mind: Mind, chain: &[u32], fluent: u32, value: Code) -> Mind {
        let mut edges = self.graph.edges(mind).to_vec();
        let mut row = self.graph.row(mind);
        match chain.split_first() {
            None => {
                let mut values = self.graph.values(mind).to_vec();
                values[fluent as usize] = value;
                row = self.graph.intern_row(&values);
            }
            Some((first, rest)) => edges[*first as usize] = self.assign(edges[*first as usize], rest, fluent, value),
        }
        let made = self.graph.intern(row, &edges);
        self.derived(made, mind);
        made
    }

    /// Gives every edge with assignments a draft of its own, and numbers the rows.
    fn resolve(&mut self, piece: &mut Piece<'_>) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        while drafts.len() < piece.contents.len() {
            let (values, terms) = piece.contents[drafts.len()].clone();
            let row: Row = self.graph.intern_row(&values);
            let edges = terms.into_iter().map(|term| self.edge(term, piece)).collect();
            drafts.push(Draft { row, edges });
        }
        drafts
    }

    fn edge(&mut self, term: Term, piece: &mut Piece<'_>) -> Edge {
        if term.sets.is_empty() {
            return term.base;
        }
        match term.base {
            Edge::Mind(mind) => {
                let set = |mind, set: &Assignment| self.assign(mind, &set.chain, set.fluent, set.value);
                Edge::Mind(term.sets.iter().fold(mind, set))
            }
            Edge::Draft(base) => {
                let next = piece.contents.len() as u32;
                let draft = *piece.terms.entry(term.clone()).or_insert(next);
                if draft == next {
                    let (values, edges) = &piece.contents[base as usize];
                    let content = with_sets(values.clone(), edges.clone(), &term.sets);
                    piece.contents.push(content);
                    piece.from.push(piece.from[base as usize]);
                }
                Edge::Draft(draft)
            }
        }
    }
}

impl Term {
    /// Adds an assignment; of two to the same place the later counts, and the order is kept canonical.
    fn set(&mut self, rest: &[u32], set: &Assignment) {
        let place = |other: &Assignment| (other.chain.as_slice(), other.fluent).cmp(&(rest, set.fluent));
        match self.sets.binary_search_by(place) {
            Ok(at) => self.sets[at].value = set.value,
            Err(at) => {
                self.sets.insert(at, Assignment { chain: rest.to_vec(), fluent: set.fluent, value: set.value });
            }
        }
    }
}

fn with_sets(mut values: Vec<Code>, mut edges: Vec<Term>, sets: &[Assignment]) -> Content {
    for set in sets {
        match set.chain.split_first() {
            None => values[set.fluent as usize] = set.value,
            Some((first, rest)) => edges[*first as usize].set(rest, set),
        }
    }
    (values, edges)
}

/// The corrections a surprise makes: see “clauses and surprise” in the semantics reference.
fn mistaken(condition: &Condition, real: &View<'_>, believed: &View<'_>, wrong: &mut Vec<Assignment>) {
    match condition {
        Condition::And(parts) => parts.iter().for_each(|part| mistaken(part, real, believed, wrong)),
        Condition::Or(parts) => {
            parts.iter().filter(|part| real.holds(part)).for_each(|part| mistaken(part, real, believed, wrong));
        }
        condition if believed.holds(condition) => {}
        condition => correct(condition, real, wrong),
    }
}

fn correct(condition: &Condition, real: &View<'_>, wrong: &mut Vec<Assignment>) {
    let equality = matches!(condition, Condition::Is(..) | Condition::Compare(Comparison::Equal, ..));
    let mut first = true;
    condition.reads(&mut |chain, fluent| {
        if equality {
            wrong.push(Assignment { chain: chain.to_vec(), fluent, value: real.get(chain, fluent) });
        } else if first {
            wrong.push(Assignment { chain: chain.to_vec(), fluent, value: UNKNOWN });
        }
        first = false;
    });
}
