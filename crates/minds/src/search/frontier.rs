//! The acts a story might go on with, and which of them to look at next.
//!
//! An act in line has a *promise*: the acts of the story with it, plus a guess at those still needed. Where any story will
//! do, promise alone can lead into a wide valley in which everything seems one act from the goal and nothing gets there,
//! because the last act would make no sense to somebody. So two lines are kept and served in turn. One goes by promise.
//! The other goes first to acts done in *novel* states (Lipovetzky and Geffner's width, 2012): states in which, in the
//! world or in somebody's mind, a fluent has a value it never had before at the same utility and distance. There are few
//! of those, so this line goes far quickly, in every direction there is.
//!
//! Where the first story must be a shortest one, there is only the first line.

use crate::logic::syntax::ActionId;
use crate::logic::value::Code;
use crate::sizes;
use crate::world::graph::{Graph, Mind, Row};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An act in line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// The place it is done in.
    pub place: u32,
    pub action: ActionId,
    /// The acts of the story with it, and those still needed.
    pub promise: u32,
    /// The fewest acts that could still be needed.
    pub needed: u32,
    /// How often its sense was looked for in vain.
    pub turn: usize,
    /// Whether it is done in a state with nothing new about it.
    pub stale: bool,
    /// Whether it is part of the outline that was made for the place, and how many acts that had.
    pub helps: bool,
    pub length: u32,
}

/// A place in a line. The order of the fields is that of the line: the least comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ticket {
    stale: bool,
    promise: u32,
    needed: u32,
    /// Of the candidate.
    number: u32,
}

#[derive(Default)]
pub(crate) struct Frontier {
    /// Every candidate that ever was in line; `None` once it was served.
    candidates: Vec<Option<Candidate>>,
    promising: BinaryHeap<Reverse<Ticket>>,
    novel: BinaryHeap<Reverse<Ticket>>,
    /// Whether the second line is kept, and whether it is its turn.
    both: bool,
    second: bool,
    /// How much less promising an act is each time its sense was looked for in vain.
    penalty: u32,
}

impl Frontier {
    /// `both` keeps the line for novelty too; `penalty` is what looking for an act's sense in vain costs it.
    pub fn new(both: bool, penalty: u32) -> Frontier {
        Frontier { both, penalty, ..Frontier::default() }
    }

    pub fn add(&mut self, candidate: Candidate) {
        let number = self.candidates.len() as u32;
        let Candidate { promise, needed, stale, .. } = candidate;
        self.candidates.push(Some(candidate));
        self.promising.push(Reverse(Ticket { stale: false, promise, needed, number }));
        if self.both {
            self.novel.push(Reverse(Ticket { stale, promise, needed, number }));
        }
    }

    /// Puts a candidate back in line, a little further behind.
    pub fn doubt(&mut self, candidate: Candidate) {
        let Candidate { promise, turn, .. } = candidate;
        self.add(Candidate { promise: promise.saturating_add(self.penalty), turn: turn + 1, ..candidate });
    }

    /// The next candidate; the two lines are served in turn.
    pub fn next(&mut self) -> Option<Candidate> {
        loop {
            let line = if self.both && self.second { &mut self.novel } else { &mut self.promising };
            let Reverse(Ticket { number, .. }) = line.pop()?;
            if let Some(candidate) = self.candidates[number as usize].take() {
                self.second = !self.second;
                return Some(candidate);
            }
        }
    }

    pub fn bytes(&self) -> usize {
        size_of::<Option<Candidate>>() * self.candidates.capacity()
            + size_of::<Ticket>() * (self.promising.capacity() + self.novel.capacity())
    }
}

/// A value met: at which utility and distance, in whose mind (the world's own first), of which fluent.
#[derive(PartialEq, Eq, Hash)]
struct Met {
    kind: u64,
    whose: u32,
    fluent: u32,
    value: Code,
}

/// A row of values all of which were met: at which utility and distance, in whose mind.
#[derive(PartialEq, Eq, Hash)]
struct Whole {
    kind: u64,
    whose: u32,
    row: Row,
}

/// What has been met so far.
#[derive(Default)]
pub(crate) struct Novelty {
    met: FxHashSet<Met>,
    rows: FxHashSet<Whole>,
}

impl Novelty {
    pub fn bytes(&self) -> usize {
        sizes::of_table(self.met.len(), self.met.capacity(), size_of::<Met>())
            + sizes::of_table(self.rows.len(), self.rows.capacity(), size_of::<Whole>())
    }

    /// Whether a state has anything new, in its own values or in those somebody believes; remembers all of it.
    pub fn is_new(&mut self, graph: &Graph, state: Mind, utility: Option<f64>, distance: u32) -> bool {
        let kind = utility.map_or(u64::MAX, f64::to_bits).rotate_left(8) ^ u64::from(distance);
        let mut new = false;
        let own = std::iter::once(&state);
        for (whose, mind) in own.chain(graph.edges(state)).enumerate() {
            if !self.rows.insert(Whole { kind, whose: whose as u32, row: graph.row(*mind) }) {
                continue;
            }
            for (fluent, value) in graph.values(*mind).iter().enumerate() {
                new |= self.met.insert(Met { kind, whose: whose as u32, fluent: fluent as u32, value: *value });
            }
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(place: u32, promise: u32, stale: bool) -> Candidate {
        Candidate { place, action: 0, promise, needed: 0, turn: 0, stale, helps: false, length: 0 }
    }

    fn served(frontier: &mut Frontier) -> Vec<u32> {
        std::iter::from_fn(|| frontier.next().map(|candidate| candidate.place)).collect()
    }

    #[test]
    fn with_one_line_promise_alone_decides_and_equals_come_as_they_entered() {
        let mut frontier = Frontier::new(false, 4);
        for (place, promise, stale) in [(0, 5, false), (1, 3, true), (2, 3, false)] {
            frontier.add(candidate(place, promise, stale));
        }
        assert_eq!(served(&mut frontier), [1, 2, 0]);
    }

    #[test]
    fn two_lines_are_served_in_turn_and_nobody_twice() {
        let mut frontier = Frontier::new(true, 4);
        for (place, promise, stale) in [(0, 1, true), (1, 2, true), (2, 8, false), (3, 9, false)] {
            frontier.add(candidate(place, promise, stale));
        }
        assert_eq!(served(&mut frontier), [0, 2, 1, 3]);
    }

    #[test]
    fn a_doubted_candidate_comes_back_later_with_more_effort() {
        let mut frontier = Frontier::new(false, 4);
        frontier.add(candidate(0, 1, false));
        frontier.add(candidate(1, 2, false));
        let first = frontier.next().unwrap();
        frontier.doubt(first);
        assert_eq!(frontier.next().map(|c| c.place), Some(1));
        assert_eq!(frontier.next().map(|c| (c.place, c.turn)), Some((0, 1)));
    }

    #[test]
    fn a_value_is_new_once_for_each_utility_and_distance() {
        let mut graph = Graph::new(1, 0);
        let (a, b) = (graph.intern_row(&[1]), graph.intern_row(&[2]));
        let (a, b) = (graph.intern(a, &[]), graph.intern(b, &[]));
        let mut novelty = Novelty::default();
        assert!(novelty.is_new(&graph, a, Some(0.0), 1));
        assert!(!novelty.is_new(&graph, a, Some(0.0), 1));
        assert!(novelty.is_new(&graph, b, Some(0.0), 1));
        assert!(novelty.is_new(&graph, a, Some(1.0), 1));
        assert!(novelty.is_new(&graph, a, Some(0.0), 2));
    }
}
