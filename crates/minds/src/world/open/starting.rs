//! The first state of a world whose people may not know: what is stated, what is secret, and what follows from both.
//!
//! What stands at the end of a chain of believers depends, beyond what is stated, on little: the row of the chain without its
//! last believer, who the last one is, of which fluents anything was stated on the way, and of which secrets an outsider has
//! been met. Chains that agree in all of it are one draft, so the endless tree closes.

use crate::logic::labels::{Held, Kind, Openable};
use crate::logic::syntax::Character;
use crate::world::graph::{Draft, Edge, Mind};
use crate::world::program::Secret;
use crate::world::running::World;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

type Chain = Vec<Character>;

/// Where a chain of believers has come to.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Place {
    /// The chain itself, where something is stated for it or for a longer one.
    chain: Option<Chain>,
    last: Option<Character>,
    row: Vec<Held>,
    /// By openable fluent: whether something was stated on the way.
    stated: Vec<bool>,
    /// By openable fluent: whether an outsider of its secret was met.
    outside: Vec<bool>,
}

/// All that is stated.
struct Stated<'a> {
    openable: &'a Openable,
    facts: BTreeMap<(Chain, u32), Held>,
    /// By fluent.
    secrets: FxHashMap<u32, &'a Secret>,
}

impl World {
    /// The state as stated, triggers not yet settled.
    pub(crate) fn stated_openly(&mut self) -> Mind {
        let program = self.program.clone();
        let mut stated =
            Stated { openable: &self.shared_openable(), facts: BTreeMap::new(), secrets: FxHashMap::default() };
        for (read, held) in program.beliefs.iter() {
            let mut chain = read.chain.to_vec();
            chain.dedup();
            stated.facts.insert((chain, read.fluent), *held);
        }
        stated.secrets.extend(program.secrets.iter().map(|secret| (secret.fluent, secret)));
        let first = stated.first(program.initial[..program.moving].iter().map(|code| Held::Known(*code)).collect());
        let (mut places, mut number) = (vec![first.clone()], FxHashMap::from_iter([(first, 0_u32)]));
        let mut drafts = Vec::new();
        while drafts.len() < places.len() {
            let place = places[drafts.len()].clone();
            let mut edges = Vec::with_capacity(program.characters);
            for character in 0..program.characters as u32 {
                let next = stated.below(&place, character);
                let to = *number.entry(next).or_insert_with_key(|next| {
                    places.push(next.clone());
                    places.len() as u32 - 1
                });
                edges.push(Edge::Draft(to));
            }
            let codes: Vec<_> = place.row.iter().map(|held| self.numbers.labels.encode(*held)).collect();
            drafts.push(Draft { row: self.graph.intern_row(&codes), edges });
        }
        self.graph.close(&drafts)[0]
    }
}

impl Stated<'_> {
    fn first(&self, row: Vec<Held>) -> Place {
        let nothing = vec![false; row.len()];
        Place { chain: Some(Chain::new()), last: None, row, stated: nothing.clone(), outside: nothing }
    }

    /// Where a chain comes to with one believer more.
    fn below(&self, place: &Place, character: Character) -> Place {
        if place.last == Some(character) {
            return place.clone();
        }
        let chain = place.chain.as_ref().map(|chain| chain.iter().copied().chain([character]).collect::<Chain>());
        let mut next = Place { chain: None, last: Some(character), ..place.clone() };
        for fluent in 0..next.row.len() as u32 {
            let at = fluent as usize;
            let fact = chain.as_ref().and_then(|chain| self.facts.get(&(chain.clone(), fluent))).copied();
            next.outside[at] |= self.secrets.get(&fluent).is_some_and(|secret| !secret.among[character as usize]);
            next.row[at] = match fact {
                Some(held) => self.relative(fluent, held, place.row[at]),
                None => self.unstated(fluent, character, place, next.outside[at]),
            };
            next.stated[at] |= fact.is_some() && self.openable.has(fluent);
        }
        next.chain = chain.filter(|chain| self.facts.keys().any(|(longer, _)| longer.starts_with(chain)));
        next
    }

    /// What is stated, where the chain without its last believer has come to something.
    fn relative(&self, fluent: u32, held: Held, above: Held) -> Held {
        match (held, self.openable.domain(fluent)) {
            (Held::Label(Kind::Tied, _), _) => above.tied(),
            (Held::Label(kind, set), Some(domain)) => domain.held(kind, set),
            _ => held,
        }
    }

    fn unstated(&self, fluent: u32, character: Character, place: &Place, outside: bool) -> Held {
        let above = place.row[fluent as usize];
        let Some(domain) = self.openable.domain(fluent) else { return above };
        if place.stated[fluent as usize] {
            return if above.has_value() { above.tied() } else { above };
        }
        match self.secrets.get(&fluent) {
            Some(secret) if outside && secret.openly && secret.among[character as usize] => above.tied(),
            Some(_) if outside => domain.held(Kind::Open, domain.all()),
            _ => above,
        }
    }
}
