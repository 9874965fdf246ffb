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

use crate::sizes;
use crate::value::Code;
use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// A state of the world or of a mind, by number. Equal numbers are equal minds.
pub type Mind = u32;
/// A row of values, by number.
pub type Row = u32;

/// An edge under construction: a finished mind or a draft of the same piece.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Edge {
    Mind(Mind),
    Draft(u32),
}

/// A mind under construction.
#[derive(Clone, Debug)]
pub struct Draft {
    pub row: Row,
    pub edges: Vec<Edge>,
}

#[derive(Default)]
pub struct Graph {
    fluents: usize,
    characters: usize,
    values: Vec<Code>,
    rows: HashTable<Row>,
    row_of: Vec<Row>,
    edges: Vec<Mind>,
    minds: HashTable<Mind>,
    /// Minds that lie on a cycle, by what they look like one edge deep.
    cyclic: FxHashMap<u64, Vec<Mind>>,
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
        self.row_of.len()
    }

    pub fn is_empty(&self) -> bool {
        self.row_of.is_empty()
    }

    /// Bytes held by the rows, the minds and their tables.
    pub fn bytes(&self) -> usize {
        4 * (self.values.capacity() + self.row_of.capacity() + self.edges.capacity())
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
        let row = (self.rows.len()) as Row;
        self.values.extend_from_slice(values);
        let stored = &self.values;
        let rehash = |row: &Row| hash_of(&&stored[*row as usize * fluents..(*row as usize + 1) * fluents]);
        self.rows.insert_unique(hash, row, rehash);
        row
    }

    /// The mind with these values and edges.
    pub fn intern(&mut self, row: Row, edges: &[Mind]) -> Mind {
        self.find(row, edges).unwrap_or_else(|| self.add(row, edges))
    }

    fn find(&self, row: Row, edges: &[Mind]) -> Option<Mind> {
        let same = |mind: &Mind| self.row(*mind) == row && self.edges(*mind) == edges;
        self.minds.find(hash_of(&(row, edges)), same).copied()
    }

    fn add(&mut self, row: Row, edges: &[Mind]) -> Mind {
        let mind = self.row_of.len() as Mind;
        self.row_of.push(row);
        self.edges.extend_from_slice(edges);
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
        let first = self.row_of.len() as Mind;
        let minds: Vec<Mind> = (0..blocks.drafts.len() as Mind).map(|block| first + block).collect();
        for draft in &blocks.drafts {
            let edges: Vec<Mind> = draft.edges.iter().map(|edge| at_block(*edge, first)).collect();
            self.add(draft.row, &edges);
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

fn resolved(edge: Edge, done: &[Option<Mind>]) -> Option<Mind> {
    match edge {
        Edge::Mind(mind) => Some(mind),
        Edge::Draft(draft) => done[draft as usize],
    }
}

fn at_block(edge: Edge, first: Mind) -> Mind {
    match edge {
        Edge::Mind(mind) => mind,
        Edge::Draft(block) => first + block,
    }
}

/// A component with drafts that cannot be told apart merged; edges name blocks where they stay inside.
struct Blocks {
    drafts: Vec<Draft>,
    /// (draft, its block)
    of: Vec<(u32, usize)>,
}

fn blocks(drafts: &[Draft], component: &[u32], done: &[Option<Mind>]) -> Blocks {
    let mut block: FxHashMap<u32, usize> = FxHashMap::default();
    let mut count = number(component, &mut block, |draft| (drafts[draft as usize].row, 0, Vec::<Edge>::new()));
    loop {
        let before = block.clone();
        let refined = number(component, &mut block, |draft| {
            let edges = drafts[draft as usize].edges.iter().map(|edge| outward(*edge, &before, done));
            let edges: Vec<Edge> = edges.collect();
            (drafts[draft as usize].row, before[&draft], edges)
        });
        if refined == count {
            break;
        }
        count = refined;
    }
    let mut merged: Vec<Option<Draft>> = vec![None; count];
    for draft in component {
        let edges = drafts[*draft as usize].edges.iter().map(|edge| outward(*edge, &block, done)).collect();
        merged[block[draft]].get_or_insert(Draft { row: drafts[*draft as usize].row, edges });
    }
    Blocks { drafts: merged.into_iter().flatten().collect(), of: component.iter().map(|d| (*d, block[d])).collect() }
}

fn outward(edge: Edge, block: &FxHashMap<u32, usize>, done: &[Option<Mind>]) -> Edge {
    match edge {
        Edge::Draft(draft) => match block.get(&draft) {
            Some(inside) => Edge::Draft(*inside as u32),
            None => resolved(edge, done).map_or(edge, Edge::Mind),
        },
        mind => mind,
    }
}

/// Numbers the drafts by signature, in order of first appearance; says how many numbers were used.
fn number<S: Hash + Eq>(component: &[u32], block: &mut FxHashMap<u32, usize>, signature: impl Fn(u32) -> S) -> usize {
    let mut seen: FxHashMap<S, usize> = FxHashMap::default();
    for draft in component {
        let next = seen.len();
        let number = *seen.entry(signature(*draft)).or_insert(next);
        block.insert(*draft, number);
    }
    seen.len()
}

/// Strongly connected components, each after all it leads to.
fn components(drafts: &[Draft]) -> Vec<Vec<u32>> {
    let mut tarjan = Tarjan {
        drafts,
        order: vec![0; drafts.len()],
        low: vec![0; drafts.len()],
        on_stack: vec![false; drafts.len()],
        stack: Vec::new(),
        next: 1,
        found: Vec::new(),
    };
    for draft in 0..drafts.len() as u32 {
        if tarjan.order[draft as usize] == 0 {
            tarjan.run(draft);
        }
    }
    tarjan.found
}

struct Tarjan<'a> {
    drafts: &'a [Draft],
    order: Vec<u32>,
    low: Vec<u32>,
    on_stack: Vec<bool>,
    stack: Vec<u32>,
    next: u32,
    found: Vec<Vec<u32>>,
}

impl Tarjan<'_> {
    /// Tarjan's algorithm with its recursion unrolled: a frame is a draft and the edge to look at next.
    fn run(&mut self, root: u32) {
        let mut frames = vec![(root, 0)];
        self.enter(root);
        while let Some((draft, edge)) = frames.last_mut() {
            let draft = *draft;
            let Some(next) = self.drafts[draft as usize].edges.get(*edge) else {
                frames.pop();
                self.leave(draft, frames.last().map(|(parent, _)| *parent));
                continue;
            };
            *edge += 1;
            let Edge::Draft(to) = *next else { continue };
            if self.order[to as usize] == 0 {
                self.enter(to);
                frames.push((to, 0));
            } else if self.on_stack[to as usize] {
                self.low[draft as usize] = self.low[draft as usize].min(self.order[to as usize]);
            }
        }
    }

    fn enter(&mut self, draft: u32) {
        self.order[draft as usize] = self.next;
        self.low[draft as usize] = self.next;
        self.next += 1;
        self.stack.push(draft);
        self.on_stack[draft as usize] = true;
    }

    fn leave(&mut self, draft: u32, parent: Option<u32>) {
        if self.low[draft as usize] == self.order[draft as usize] {
            let at = self.stack.iter().rposition(|d| *d == draft).unwrap_or(0);
            let component = self.stack.split_off(at);
            component.iter().for_each(|d| self.on_stack[*d as usize] = false);
            self.found.push(component);
        }
        if let Some(parent) = parent {
            self.low[parent as usize] = self.low[parent as usize].min(self.low[draft as usize]);
        }
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
