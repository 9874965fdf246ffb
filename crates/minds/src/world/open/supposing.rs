//! What a plan in hope supposes: of all that its acts read, and that its maker wants, whatever is not known.

use crate::logic::labels::{Held, Kind};
use crate::logic::syntax::{Action, ActionId, Character, Expression, Learnt};
use crate::world::graph::Mind;
use crate::world::open::passing::{Manner, Set};
use crate::world::open::reading::At;
use crate::world::running::World;

/// A place about which something is supposed: whose fluent, or the state's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Matter {
    pub whose: Option<Character>,
    pub fluent: u32,
}

/// What is supposed: of each place one thing.
pub(crate) type Supposition = Vec<(Matter, Held)>;

impl World {
    /// Whether there is anything to suppose in a state at all.
    pub(crate) fn is_ignorant(&self, state: Mind) -> bool {
        let Some(openable) = self.program.openable.as_deref() else { return false };
        let unsure =
            |mind: &Mind, fluent: u32| matches!(self.own(*mind, fluent).kind(), Some(Kind::Sure | Kind::Unclear));
        openable.fluents.iter().any(|fluent| {
            self.own(state, *fluent).kind().is_some()
                || self.graph.edges(state).iter().any(|mind| unsure(mind, *fluent))
        })
    }

    /// The places that an act reads and that are not known in a state.
    pub(crate) fn matters_to_act(&self, state: Mind, action: ActionId, found: &mut Vec<Matter>) {
        let program = self.program.clone();
        let action = &program.actions[action as usize];
        for action in std::iter::once(action).chain(action.seen.map(|seen| &program.actions[seen as usize])) {
            self.read_by(state, action, found);
        }
    }

    fn read_by(&self, state: Mind, action: &Action, found: &mut Vec<Matter>) {
        let mut visit = |chain: &[Character], fluent: u32| self.note_matter(state, chain, fluent, found);
        action.precondition.reads(&mut visit);
        for who in &action.consenting {
            action.precondition.reads(&mut |chain, fluent| visit(&[&[*who], chain].concat(), fluent));
        }
        for effect in &action.effects {
            effect.when.reads(&mut visit);
            effect.value.reads(&mut visit);
        }
        action.observing.iter().for_each(|condition| condition.reads(&mut visit));
        for learns in &action.learns {
            learns.when.reads(&mut visit);
            learns.what.iter().flat_map(|what: &Learnt| what.fluents()).for_each(|fluent| visit(&[], fluent));
        }
    }

    /// The same of a utility.
    pub(crate) fn matters_to_wish(&self, state: Mind, utility: &Expression, found: &mut Vec<Matter>) {
        utility.reads(&mut |chain, fluent| self.note_matter(state, chain, fluent, found));
    }

    fn note_matter(&self, state: Mind, chain: &[Character], fluent: u32, found: &mut Vec<Matter>) {
        if !self.openable().has(fluent) {
            return;
        }
        let mut chain = chain.to_vec();
        chain.dedup();
        let (chain, held) = self.followed(At::state(state), &chain, fluent);
        let matter = match (chain, held) {
            ([], Held::Label(..)) => Matter { whose: None, fluent },
            ([who], Held::Label(Kind::Sure | Kind::Unclear, _)) => Matter { whose: Some(*who), fluent },
            _ => return,
        };
        if let Err(place) = found.binary_search(&matter) {
            found.insert(place, matter);
        }
    }

    /// All suppositions about these places, of which there may be no more than so many; otherwise nothing.
    pub(crate) fn all_suppositions(&self, state: Mind, matters: &[Matter], most: usize) -> Option<Vec<Supposition>> {
        let mut all: Vec<Supposition> = vec![Vec::new()];
        for matter in matters {
            let mut more = Vec::new();
            for supposed in all {
                for held in self.supposable(state, *matter, &supposed) {
                    more.push(supposed.iter().copied().chain([(*matter, held)]).collect());
                    if more.len() > most {
                        return None;
                    }
                }
            }
            all = more;
        }
        Some(all)
    }

    /// What may be supposed of a place, beside what is already.
    fn supposable(&self, state: Mind, Matter { whose, fluent }: Matter, supposed: &Supposition) -> Vec<Held> {
        let domain = self.openable().domain(fluent).expect("an openable fluent");
        let chain: Vec<Character> = whose.into_iter().collect();
        let Held::Label(kind, set) = self.held(At::state(state), &chain, fluent) else { return Vec::new() };
        let each = domain.among(set).map(Held::Known);
        if whose.is_none() || kind == Kind::Sure {
            return each.collect();
        }
        let own = Matter { whose: None, fluent };
        let really = supposed.iter().find(|(matter, _)| *matter == own).map(|(_, held)| *held);
        let really = really.unwrap_or_else(|| self.own(state, fluent));
        let open = Held::Label(Kind::Open, set);
        match really {
            Held::Known(_) if domain.set(really) & set != 0 => vec![really, open],
            _ => each.chain([open]).collect(),
        }
    }

    /// The state under a supposition, not yet settled.
    pub(crate) fn supposing(&mut self, state: Mind, supposed: &Supposition) -> Mind {
        let set = |(Matter { whose, fluent }, held): &(Matter, Held)| Set {
            chain: whose.iter().copied().collect(),
            fluent: *fluent,
            held: *held,
            manner: Manner::Supposed,
        };
        let sets = supposed.iter().map(set).collect();
        self.with_sets(state, None, sets)
    }
}
