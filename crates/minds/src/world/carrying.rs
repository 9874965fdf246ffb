//! Carrying minds over from one world in motion into another of the same program.
//!
//! Each of the two has numbered its minds, its rows, and the numbers and labels it met as they came. So a mind is carried as the piece
//! of a graph that it is: its rows are written anew, and the piece is closed like any, so that equal minds are one on the
//! other side too. What has been carried is remembered, in one direction; who carries both ways has two of these.

use crate::logic::value::{Code, LABELS, NUMBERS};
use crate::sizes;
use crate::world::graph::{Draft, Edge, Mind, Row};
use crate::world::running::World;
use rustc_hash::FxHashMap;

/// What has been carried from one world into another, by its number there.
#[derive(Default)]
pub(crate) struct Carried {
    minds: FxHashMap<Mind, Mind>,
    rows: FxHashMap<Row, Row>,
}

impl Carried {
    /// The mind that a mind of one world is in the other.
    pub fn carry(&mut self, from: &World, to: &mut World, mind: Mind) -> Mind {
        if let Some(known) = self.minds.get(&mind) {
            return *known;
        }
        let (new, place) = self.not_carried(from, mind);
        let mut drafts = Vec::with_capacity(new.len());
        for mind in &new {
            let edge =
                |next: &Mind| place.get(next).map_or_else(|| Edge::Mind(self.minds[next]), |at| Edge::Draft(*at));
            let edges = from.graph.edges(*mind).iter().map(edge).collect();
            drafts.push(Draft { row: self.row(from, to, from.graph.row(*mind)), edges });
        }
        let made = to.graph.close(&drafts);
        for (old, new) in new.iter().zip(&made) {
            self.note(*old, *new);
            if from.is_settled(*old) {
                to.note_settled(*new, *new);
            }
        }
        made[0]
    }

    /// Remembers that a mind of one world is a mind of the other.
    pub fn note(&mut self, from: Mind, to: Mind) {
        self.minds.insert(from, to);
    }

    /// The minds that a mind leads to and that were not carried yet, itself first, and the place of each among them.
    fn not_carried(&self, from: &World, mind: Mind) -> (Vec<Mind>, FxHashMap<Mind, u32>) {
        let (mut new, mut place, mut at) = (vec![mind], FxHashMap::from_iter([(mind, 0)]), 0);
        while let Some(mind) = new.get(at).copied() {
            at += 1;
            for next in from.graph.edges(mind) {
                if !self.minds.contains_key(next) && !place.contains_key(next) {
                    place.insert(*next, new.len() as u32);
                    new.push(*next);
                }
            }
        }
        (new, place)
    }

    fn row(&mut self, from: &World, to: &mut World, row: Row) -> Row {
        if let Some(known) = self.rows.get(&row) {
            return *known;
        }
        let mut code = |code: &Code| match *code {
            LABELS.. => to.numbers.labels.encode(from.numbers.labels.decode(*code)),
            NUMBERS.. => from.numbers.decode(*code).map_or(*code, |number| to.numbers.encode(number)),
            code => code,
        };
        let values: Vec<Code> = from.graph.row_values(row).iter().map(&mut code).collect();
        let carried = to.graph.intern_row(&values);
        self.rows.insert(row, carried);
        carried
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        sizes::of_map(&self.minds) + sizes::of_map(&self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logic::labels::{Held, Kind};
    use serde_json::json;

    /// Ann (0) may count on, by halves, unseen by Bob (1).
    fn world() -> World {
        let text = json!({
            "format": "unsaid-world", "version": 2, "name": "count",
            "entities": [{"name": "Ann", "types": []}, {"name": "Bob", "types": []}], "characters": ["Ann", "Bob"],
            "fluents": [{"name": "n", "property": "n", "arguments": [], "type": "number", "initial": 0.0}], "beliefs": [],
            "actions": [{"name": "on", "schema": "on", "arguments": [], "line": 1, "precondition": true,
                "effects": [{"who": [], "fluent": 0, "when": true, "value": ["+", ["get", 0], 0.5]}],
                "consenting": [0], "observing": [true, false]}],
            "triggers": [], "utility": {"author": 0, "characters": [0, 0]},
        });
        crate::load(&text.to_string()).expect("the world loads").world
    }

    #[test]
    fn a_mind_carried_there_and_back_is_the_same_whatever_numbers_each_world_met_first() {
        let (mut one, mut other) = (world(), world());
        other.numbers.encode(7.0);
        let mut state = one.initial;
        for _ in 0..3 {
            state = one.apply(state, 0).expect("it rests");
        }
        let (mut there, mut back) = (Carried::default(), Carried::default());
        let carried = there.carry(&one, &mut other, state);
        assert_eq!(back.carry(&other, &mut one, carried), state);
        assert_eq!(other.graph.values(carried).iter().map(|code| other.numbers.decode(*code)).next(), Some(Some(1.5)));
        assert_eq!(there.carry(&one, &mut other, one.initial), other.initial);
        assert!(other.is_settled(carried));
    }

    #[test]
    fn what_is_not_known_is_the_same_there_whatever_labels_were_met_first() {
        let (mut one, mut other) = (world(), world());
        other.numbers.labels.encode(Held::Label(Kind::Tied, 3));
        let open = Held::Label(Kind::Open, 5);
        let label = one.numbers.labels.encode(open);
        let row = one.graph.intern_row(&[label]);
        let mind = one.graph.close(&[Draft { row, edges: vec![Edge::Draft(0); 2] }])[0];
        let carried = Carried::default().carry(&one, &mut other, mind);
        assert_eq!(other.numbers.labels.decode(other.graph.values(carried)[0]), open);
    }
}
