//! A mind taken as a state: what is not known in it is open, for a state has no thinker; and in the mind that its owner
//! holds of itself, sure becomes tied.
//!
//! A mind in which nothing but open labels stands is such a state already: in a mind, what its owner holds itself to hold is
//! the same, and so nothing there is sure.

use crate::logic::labels::Kind;
use crate::logic::syntax::Character;
use crate::logic::value::{Code, LABELS};
use crate::world::graph::{Draft, Edge, Mind};
use crate::world::running::World;

impl World {
    /// What a character believes to be the case in a state, as a state of its own in which it plans.
    pub fn entered(&mut self, state: Mind, character: Character) -> Mind {
        let mind = self.graph.believed(state, character);
        self.taken(mind, character)
    }

    /// A mind of a character as a state.
    pub fn taken(&mut self, mind: Mind, character: Character) -> Mind {
        if self.program.openable.is_none() || self.is_a_state(mind) {
            return mind;
        }
        if let Some(known) = self.known.taken.get(&(mind, character)) {
            return *known;
        }
        let mut drafts = Vec::new();
        let row = self.with_kinds(mind, |_| Kind::Open);
        let edges = self.edges_but(mind, character, 1);
        drafts.push(Draft { row, edges });
        let mut own = vec![self.graph.believed(mind, character)];
        while drafts.len() <= own.len() {
            let at = own[drafts.len() - 1];
            let row = self.with_kinds(at, |kind| if kind == Kind::Sure { Kind::Tied } else { kind });
            let next = self.graph.believed(at, character);
            let place = own.iter().position(|known| *known == next).unwrap_or_else(|| {
                own.push(next);
                own.len() - 1
            });
            let edges = self.edges_but(at, character, place as u32 + 1);
            drafts.push(Draft { row, edges });
        }
        let state = self.graph.close(&drafts)[0];
        self.known.taken.insert((mind, character), state);
        state
    }

    fn edges_but(&self, mind: Mind, character: Character, draft: u32) -> Vec<Edge> {
        let edges = self.graph.edges(mind).iter().enumerate();
        edges.map(|(c, edge)| if c as u32 == character { Edge::Draft(draft) } else { Edge::Mind(*edge) }).collect()
    }

    /// Whether nothing stands in a mind that only a thinker gives a sense.
    fn is_a_state(&self, mind: Mind) -> bool {
        let plain = |code: &Code| *code < LABELS || self.numbers.labels.decode(*code).kind() == Some(Kind::Open);
        self.graph.values(mind).iter().all(plain)
    }

    fn with_kinds(&mut self, mind: Mind, kind: impl Fn(Kind) -> Kind) -> u32 {
        let mut row = self.graph.values(mind).to_vec();
        for code in &mut row {
            let held = self.numbers.labels.decode(*code);
            if let Some(own) = held.kind() {
                *code = self.numbers.labels.encode(held.as_kind(kind(own)));
            }
        }
        self.graph.intern_row(&row)
    }
}
