//! Setting labels in a mind, and what becomes of those that are tied to them.
//!
//! A mind that is set becomes a draft with its new row; the minds in it follow, each with its ties looked at again, and with
//! what is to be set further in. That is worked out mind by mind, from outside in, for what a draft says is all that those
//! below it depend on ([`Rewriting`]). What is not touched stays the mind it was.

use crate::logic::labels::{Held, Kind};
use crate::logic::syntax::Character;
use crate::logic::value::{Code, LABELS, UNKNOWN};
use crate::world::graph::{Draft, Edge, Mind, Row};
use crate::world::open::passing::{Manner, Set};
use crate::world::running::{Owner, World};
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// A mind with its new row; what is set further in; and which of its fluents those tied to them break from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Rewriting {
    pub mind: Mind,
    pub owner: Owner,
    pub row: Row,
    pub broken: Vec<u32>,
    pub sets: Vec<Set>,
}

/// What a mind is tied to: the row of its thinker, and the fluents of which ties break.
#[derive(Clone, Copy)]
pub(crate) struct Thinker<'a> {
    pub row: &'a [Code],
    pub broken: &'a [u32],
}

/// Minds under way, each by what it depends on.
pub(crate) struct Piece<K> {
    numbers: FxHashMap<K, u32>,
    pub keys: Vec<K>,
}

impl<K: Clone + Eq + Hash> Piece<K> {
    pub fn new() -> Self {
        Piece { numbers: FxHashMap::default(), keys: Vec::new() }
    }

    pub fn draft(&mut self, key: K) -> Edge {
        let next = self.keys.len() as u32;
        let number = *self.numbers.entry(key).or_insert_with_key(|key| {
            self.keys.push(key.clone());
            next
        });
        Edge::Draft(number)
    }
}

/// The sets meant for one character's mind, as they read from there.
pub(crate) fn below(sets: &[Set], character: Character) -> Vec<Set> {
    let meant = sets.iter().filter(|set| set.chain.first() == Some(&character));
    meant.map(|set| Set { chain: set.chain[1..].to_vec(), ..set.clone() }).collect()
}

impl World {
    /// The state or mind with all this set, triggers not yet settled.
    pub(crate) fn with_sets(&mut self, mind: Mind, owner: Owner, sets: Vec<Set>) -> Mind {
        let set = self.set_top(mind, owner, None, sets);
        self.rewritten(set)
    }

    /// What a mind becomes at its top when its ties are looked at and then something is set.
    pub(crate) fn set_top(
        &mut self,
        mind: Mind,
        owner: Owner,
        thinker: Option<Thinker<'_>>,
        sets: Vec<Set>,
    ) -> Rewriting {
        if sets.is_empty() && (thinker.is_none() || !self.has_ties(mind)) {
            return Rewriting { mind, owner, row: self.graph.row(mind), broken: Vec::new(), sets };
        }
        let mut row = self.graph.values(mind).to_vec();
        if let Some(thinker) = thinker {
            self.look_at_ties(&mut row, thinker);
        }
        let before = row.clone();
        let (own, further): (Vec<Set>, Vec<Set>) =
            sets.into_iter().map(|set| self.as_counted(set, owner)).partition(|set| set.chain.is_empty());
        let broken = self.set_row(&mut row, &before, &own);
        let row = self.graph.intern_row(&row);
        Rewriting { mind, owner, row, broken, sets: further }
    }

    fn has_ties(&self, mind: Mind) -> bool {
        let tied = |code: &Code| *code >= LABELS && self.numbers.labels.decode(*code).kind() == Some(Kind::Tied);
        self.graph.values(mind).iter().any(tied)
    }

    /// A set as it counts in a mind: of an openable fluent, the owner at the head of the chain is left out.
    fn as_counted(&self, mut set: Set, owner: Owner) -> Set {
        if owner.is_some() && set.chain.first().copied() == owner && self.openable().has(set.fluent) {
            set.chain.remove(0);
        }
        set
    }

    /// Breaks ties, or ties anew.
    pub(crate) fn look_at_ties(&mut self, row: &mut [Code], thinker: Thinker<'_>) {
        for fluent in &self.shared_openable().fluents {
            let at = *fluent as usize;
            if let held @ Held::Label(Kind::Tied, _) = self.numbers.labels.decode(row[at]) {
                let held = match thinker.broken.contains(fluent) {
                    true => held.as_kind(Kind::Sure),
                    false => self.numbers.labels.decode(thinker.row[at]).tied(),
                };
                row[at] = self.numbers.labels.encode(held);
            }
        }
    }

    /// Sets labels in a row one after the other; says of which fluents ties to it break, against what stood there `before`.
    pub(crate) fn set_row(&mut self, row: &mut [Code], before: &[Code], sets: &[Set]) -> Vec<u32> {
        let openable = self.shared_openable();
        let (mut touched, mut forced, mut supposed) = (Vec::new(), Vec::new(), Vec::new());
        for set in sets {
            let at = set.fluent as usize;
            let Some(domain) = openable.domain(set.fluent) else {
                let value = self.numbers.labels.encode(set.held);
                row[at] = if set.manner == Manner::Joined && row[at] != value { UNKNOWN } else { value };
                continue;
            };
            let held = match set.manner {
                Manner::Joined => domain.join(self.numbers.labels.decode(row[at]), set.held),
                _ => set.held,
            };
            row[at] = self.numbers.labels.encode(held);
            touched.push(set.fluent);
            if set.manner != Manner::Joined {
                forced.retain(|fluent| *fluent != set.fluent); // what was set before is replaced
            }
            match set.manner {
                Manner::Forced | Manner::Joined => forced.push(set.fluent),
                Manner::Supposed => supposed.push(set.fluent),
                Manner::Plain => {}
            }
        }
        touched.sort_unstable();
        touched.dedup();
        touched.retain(|fluent| {
            let (old, new) = (before[*fluent as usize], row[*fluent as usize]);
            let domain = openable.domain(*fluent).expect("an openable fluent");
            let amazed = || self.numbers.labels.decode(old).amazes(self.numbers.labels.decode(new), domain);
            old != new && !supposed.contains(fluent) && (forced.contains(fluent) || amazed())
        });
        touched
    }

    /// The mind a rewriting makes.
    pub(crate) fn rewritten(&mut self, rewriting: Rewriting) -> Mind {
        let mut piece = Piece::new();
        let edge = self.rewriting_edge(rewriting, &mut piece, |rewriting| rewriting);
        if let Edge::Mind(mind) = edge {
            return mind;
        }
        let mut drafts = Vec::new();
        while drafts.len() < piece.keys.len() {
            let key = piece.keys[drafts.len()].clone();
            drafts.push(self.rewritten_draft(&key, &mut piece, |rewriting| rewriting));
        }
        self.graph.close(&drafts)[0]
    }

    /// Where a rewriting leads: to the mind as it was if nothing is changed in it.
    pub(crate) fn rewriting_edge<K: Clone + Eq + Hash>(
        &self,
        rewriting: Rewriting,
        piece: &mut Piece<K>,
        key: impl Fn(Rewriting) -> K,
    ) -> Edge {
        let same = rewriting.row == self.graph.row(rewriting.mind);
        match same && rewriting.broken.is_empty() && rewriting.sets.is_empty() {
            true => Edge::Mind(rewriting.mind),
            false => piece.draft(key(rewriting)),
        }
    }

    /// The draft of a rewriting, with those below it put in line.
    pub(crate) fn rewritten_draft<K: Clone + Eq + Hash>(
        &mut self,
        rewriting: &Rewriting,
        piece: &mut Piece<K>,
        key: impl Fn(Rewriting) -> K,
    ) -> Draft {
        let row = self.graph.row_values(rewriting.row).to_vec();
        let thinker = Thinker { row: &row, broken: &rewriting.broken };
        let mut edges = Vec::with_capacity(self.program.characters);
        for character in 0..self.program.characters as u32 {
            let mind = self.graph.believed(rewriting.mind, character);
            let below = match Some(character) == rewriting.owner {
                true => self.own_below(mind, rewriting, &row),
                false => self.set_top(mind, Some(character), Some(thinker), below(&rewriting.sets, character)),
            };
            edges.push(self.rewriting_edge(below, piece, &key));
        }
        Draft { row: rewriting.row, edges }
    }

    /// What a rewriting makes of the mind that its owner holds of itself: the same labels, and all that is set of them.
    fn own_below(&mut self, mind: Mind, rewriting: &Rewriting, above: &[Code]) -> Rewriting {
        let openable = self.shared_openable();
        let owner = rewriting.owner.expect("somebody's mind");
        let (labels, others): (Vec<Set>, Vec<Set>) =
            rewriting.sets.iter().cloned().partition(|set| openable.has(set.fluent));
        let mut row = self.graph.values(mind).to_vec();
        openable.fluents.iter().for_each(|fluent| row[*fluent as usize] = above[*fluent as usize]);
        let (own, further): (Vec<Set>, Vec<Set>) =
            below(&others, owner).into_iter().partition(|set| set.chain.is_empty());
        let before = row.clone();
        self.set_row(&mut row, &before, &own);
        let sets = labels.into_iter().chain(further).collect();
        Rewriting {
            mind,
            owner: rewriting.owner,
            row: self.graph.intern_row(&row),
            broken: rewriting.broken.clone(),
            sets,
        }
    }
}
