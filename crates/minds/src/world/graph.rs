//! Minds as a graph: one node for equal minds, however they came about.
//!
//! A world state is a value for every fluent plus, for every character, the state it believes to be the case.
//! Both are one kind of thing here, a [`Mind`]: a row of values and one edge per character. A mind may lead
//! back to itself (a character knows its own mind) or to others that lead back to it, so the graph has cycles.
//!
//! Minds are interned: two minds that no question about values and beliefs could tell apart are the same
//! number. Without cycles that is plain hash-consing on (values, edges). Events build small cyclic pieces out
//! of [`Draft`]s; [`Graph::close`] takes such a piece apart into strongly connected components (Tarjan 1972),
//! merges drafts that cannot be told apart (partition refinement, as in minimising an automaton) and looks
//! for a mind already known that each component is bisimilar to.

use crate::logic::value::Code;
use crate::sizes;
use crate::world::pieces::{Blocks, at_block, blocks, components, resolved};
use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

pub use crate::world::pieces::{Draft, Edge, Mind, Row};

#[derive(Default)]
pub struct Graph {
    pub(super) fluents: usize,
    characters: usize,
    values: Vec<Code>,
    pub(super) rows: HashTable<Row>,
    pub(super) row_of: Vec<Row>,
    edges: Vec<Mind>,
    pub(super) minds: HashTable<Mind>,
    /// Minds that lie on a cycle, by what they look like one edge deep.
    pub(super) cyclic: FxHashMap<u64, Vec<Mind>>,
    /// Places of minds and rows that were let go, the first one last.
    pub(super) free: Vec<Mind>,
    pub(super) free_rows: Vec<Row>,
    /// By place: how many minds were let go there; nothing where none ever was.
    pub(super) generations: Vec<u32>,
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Graph {
    pub fn new(fluents: usize, characters: usize) -> Self {
        Graph { fluents, characters, ..Graph::default() }
    }

    /// How many distinct minds there are.
    pub fn len(&self) -> usize {
        self.row_of.len() - self.free.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes held by the rows, the minds and their tables; places that are free are not held.
    pub fn bytes(&self) -> usize {
        let spare = self.fluents * self.free_rows.len() + self.characters * self.free.len();
        4 * (self.values.capacity() + self.row_of.capacity() + self.edges.capacity() - spare)
            + sizes::of_list(&self.free)
            + sizes::of_list(&self.free_rows)
            + sizes::of_list(&self.generations)
            + sizes::of_table(self.rows.len(), self.rows.capacity(), size_of::<Row>())
            + sizes::of_table(self.minds.len(), self.minds.capacity(), size_of::<Mind>())
            + sizes::of_map(&self.cyclic)
            + self.cyclic.len() * sizes::of_parcel(8)
    }

    pub fn row(&self, mind: Mind) -> Row {
        self.row_of[mind as usize]
    }

    pub fn row_values(&self, row: Row) -> &[Code] {
        let start = row as usize * self.fluents;
        &self.values[start..start + self.fluents]
    }

    /// The values of a mind, one per fluent.
    pub fn values(&self, mind: Mind) -> &[Code] {
        self.row_values(self.row(mind))
    }

    /// The minds a mind ascribes to the characters, one per character.
    pub fn edges(&self, mind: Mind) -> &[Mind] {
        let start = mind as usize * self.characters;
        &self.edges[start..start + self.characters]
    }

    pub fn believed(&self, mind: Mind, character: u32) -> Mind {
        self.edges[mind as usize * self.characters + character as usize]
    }

    /// The number of a row of values.
    pub fn intern_row(&mut self, values: &[Code]) -> Row {
        let hash = hash_of(&values);
        let (fluents, stored) = (self.fluents, &self.values);
        let at = |row: Row| &stored[row as usize * fluents..(row as usize + 1) * fluents];
        if let Some(row) = self.rows.find(hash, |row| at(*row) == values) {
            return *row;
        }
        let row = self.free_rows.pop().unwrap_or(self.rows.len() as Row);
        self.write_values(row, values);
        let stored = &self.values;
        let rehash = |row: &Row| hash_of(&&stored[*row as usize * fluents..(*row as usize + 1) * fluents]);
        self.rows.insert_unique(hash, row, rehash);
        row
    }

    fn write_values(&mut self, row: Row, values: &[Code]) {
        let start = row as usize * self.fluents;
        match self.values.get_mut(start..start + self.fluents) {
            Some(place) => place.copy_from_slice(values),
            None => self.values.extend_from_slice(values),
        }
    }

    /// The mind with these values and edges.
    pub fn intern(&mut self, row: Row, edges: &[Mind]) -> Mind {
        self.find(row, edges).unwrap_or_else(|| {
            let mind = self.free.pop().unwrap_or(self.row_of.len() as Mind);
            self.add(mind, row, edges)
        })
    }

    fn find(&self, row: Row, edges: &[Mind]) -> Option<Mind> {
        let same = |mind: &Mind| self.row(*mind) == row && self.edges(*mind) == edges;
        self.minds.find(hash_of(&(row, edges)), same).copied()
    }

    /// Places for so many minds, in order: free ones, and then new ones at the end.
    fn places(&mut self, count: usize) -> Vec<Mind> {
        let (free, mut end) = (&mut self.free, self.row_of.len() as Mind..);
        (0..count).filter_map(|_| free.pop().or_else(|| end.next())).collect()
    }

    fn write(&mut self, mind: Mind, row: Row, edges: &[Mind]) {
        let start = mind as usize * self.characters;
        match self.row_of.get_mut(mind as usize) {
            Some(place) => {
                *place = row;
                self.edges[start..start + self.characters].copy_from_slice(edges);
            }
            None => {
                self.row_of.push(row);
                self.edges.extend_from_slice(edges);
            }
        }
    }

    fn add(&mut self, mind: Mind, row: Row, edges: &[Mind]) -> Mind {
        self.write(mind, row, edges);
        let (characters, all, rows) = (self.characters, &self.edges, &self.row_of);
        let rehash = |mind: &Mind| {
            let start = *mind as usize * characters;
            hash_of(&(rows[*mind as usize], &all[start..start + characters]))
        };
        self.minds.insert_unique(hash_of(&(row, edges)), mind, rehash);
        mind
    }

    /// Finishes a piece: the mind each draft is.
    pub fn close(&mut self, drafts: &[Draft]) -> Vec<Mind> {
        let mut done: Vec<Option<Mind>> = vec![None; drafts.len()];
        for component in components(drafts) {
            match component.as_slice() {
                [only] if !drafts[*only as usize].edges.contains(&Edge::Draft(*only)) => {
                    let draft = &drafts[*only as usize];
                    let edges: Vec<Mind> = draft.edges.iter().filter_map(|e| resolved(*e, &done)).collect();
                    done[*only as usize] = Some(self.intern(draft.row, &edges));
                }
                _ => self.close_cycle(drafts, &component, &mut done),
            }
        }
        done.into_iter().flatten().collect()
    }

    fn close_cycle(&mut self, drafts: &[Draft], component: &[u32], done: &mut [Option<Mind>]) {
        let blocks = blocks(drafts, component, done);
        let known = self.bisimilar(&blocks);
        let minds = known.unwrap_or_else(|| self.add_cycle(&blocks));
        for (draft, block) in &blocks.of {
            done[*draft as usize] = Some(minds[*block]);
        }
    }

    /// Minds that the blocks of a component already are, if they are known.
    fn bisimilar(&self, blocks: &Blocks) -> Option<Vec<Mind>> {
        let shape = self.shape_of_block(blocks, 0);
        let candidates = self.cyclic.get(&shape)?;
        candidates.iter().find_map(|candidate| self.matches(blocks, *candidate))
    }

    /// Reads the first block as `mind` and follows every edge of both: `None` at the first difference.
    fn matches(&self, blocks: &Blocks, mind: Mind) -> Option<Vec<Mind>> {
        let mut assumed: Vec<Option<Mind>> = vec![None; blocks.drafts.len()];
        assumed[0] = Some(mind);
        let mut work = vec![0];
        while let Some(block) = work.pop() {
            let mind = assumed[block]?;
            if self.row(mind) != blocks.drafts[block].row {
                return None;
            }
            for (edge, actual) in blocks.drafts[block].edges.iter().zip(self.edges(mind)) {
                match edge {
                    Edge::Mind(expected) if expected == actual => {}
                    Edge::Mind(_) => return None,
                    Edge::Draft(next) => match assumed[*next as usize] {
                        Some(expected) if expected == *actual => {}
                        Some(_) => return None,
                        None => {
                            assumed[*next as usize] = Some(*actual);
                            work.push(*next as usize);
                        }
                    },
                }
            }
        }
        assumed.into_iter().collect()
    }

    fn add_cycle(&mut self, blocks: &Blocks) -> Vec<Mind> {
        let minds = self.places(blocks.drafts.len());
        for (mind, draft) in minds.iter().zip(&blocks.drafts) {
            let edges: Vec<Mind> = draft.edges.iter().map(|edge| at_block(*edge, &minds)).collect();
            self.add(*mind, draft.row, &edges);
        }
        for (block, mind) in minds.iter().enumerate() {
            let shape = self.shape_of_block(blocks, block);
            self.cyclic.entry(shape).or_default().push(*mind);
        }
        minds
    }

    fn shape_of_block(&self, blocks: &Blocks, block: usize) -> u64 {
        let draft = &blocks.drafts[block];
        let seen = |edge: &Edge| match edge {
            Edge::Mind(mind) => self.row(*mind),
            Edge::Draft(next) => blocks.drafts[*next as usize].row,
        };
        hash_of(&(draft.row, draft.edges.iter().map(seen).collect::<Vec<Row>>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> (Graph, Row, Row) {
        let mut graph = Graph::new(1, 2);
        let (a, b) = (graph.intern_row(&[1]), graph.intern_row(&[2]));
        (graph, a, b)
    }

    fn draft(row: Row, edges: [u32; 2]) -> Draft {
        Draft { row, edges: edges.map(Edge::Draft).to_vec() }
    }

    #[test]
    fn a_mind_that_knows_itself_is_one_node() {
        let (mut graph, a, _) = graph();
        let first = graph.close(&[draft(a, [0, 0])]);
        let again = graph.close(&[draft(a, [1, 0]), draft(a, [0, 1])]);
        assert_eq!(again, vec![first[0], first[0]]);
        assert_eq!(graph.len(), 1);
    }

    #[test]
    fn a_cycle_of_two_is_found_again_from_either_side() {
        let (mut graph, a, b) = graph();
        let first = graph.close(&[draft(a, [1, 0]), draft(b, [1, 0])]);
        let again = graph.close(&[draft(b, [0, 1]), draft(a, [0, 1])]);
        assert_eq!(again, vec![first[1], first[0]]);
    }

    #[test]
    fn an_unrolled_copy_of_a_known_mind_is_that_mind() {
        let (mut graph, a, _) = graph();
        let known = graph.close(&[draft(a, [0, 0])])[0];
        let copy = Draft { row: a, edges: vec![Edge::Draft(0), Edge::Mind(known)] };
        assert_eq!(graph.close(&[copy]), vec![known]);
    }

    #[test]
    fn minds_that_differ_only_far_away_stay_apart() {
        let (mut graph, a, b) = graph();
        let ends = graph.close(&[draft(a, [0, 0]), draft(b, [1, 1])]);
        let near: Vec<Mind> = ends.iter().map(|end| graph.intern(a, &[*end, ends[0]])).collect();
        assert_ne!(near[0], near[1]);
    }
}
