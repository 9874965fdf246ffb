//! Pieces of a graph of minds before they are closed: taken apart, and with what cannot be told apart merged.

use rustc_hash::FxHashMap;
use std::hash::Hash;

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

pub(crate) fn resolved(edge: Edge, done: &[Option<Mind>]) -> Option<Mind> {
    match edge {
        Edge::Mind(mind) => Some(mind),
        Edge::Draft(draft) => done[draft as usize],
    }
}

pub(crate) fn at_block(edge: Edge, minds: &[Mind]) -> Mind {
    match edge {
        Edge::Mind(mind) => mind,
        Edge::Draft(block) => minds[block as usize],
    }
}

/// A component with drafts that cannot be told apart merged; edges name blocks where they stay inside.
pub(crate) struct Blocks {
    pub drafts: Vec<Draft>,
    /// (draft, its block)
    pub of: Vec<(u32, usize)>,
}

pub(crate) fn blocks(drafts: &[Draft], component: &[u32], done: &[Option<Mind>]) -> Blocks {
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
pub(crate) fn components(drafts: &[Draft]) -> Vec<Vec<u32>> {
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
