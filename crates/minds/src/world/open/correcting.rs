//! What is put right in a mind that sees an act happen of which it does not hold the precondition to be satisfied.

use crate::logic::labels::{Held, Kind};
use crate::logic::syntax::{Character, Comparison, Condition, Expression};
use crate::logic::value::{Code, UNKNOWN};
use crate::world::open::passing::{Manner, Set};
use crate::world::open::reading::At;
use crate::world::running::World;

impl World {
    /// What is put right in a mind, `d`, as its thinker, `m`, has it; `taken`, if the act is only taken to happen.
    pub(crate) fn put_right(&mut self, m: At, d: At, precondition: &Condition, taken: bool) -> Vec<Set> {
        let mut wrong = Vec::new();
        if self.satisfied(d, precondition) {
            return wrong;
        }
        if self.satisfied(m, precondition) {
            self.mistaken(m, d, precondition, &mut wrong);
        } else if taken {
            self.implied(d, precondition, &mut wrong);
        }
        wrong.into_iter().map(|set| self.where_it_leads(d, set)).collect()
    }

    fn mistaken(&mut self, m: At, d: At, condition: &Condition, wrong: &mut Vec<Set>) {
        match condition {
            Condition::And(parts) => parts.iter().for_each(|part| self.mistaken(m, d, part, wrong)),
            Condition::Or(parts) => {
                for part in parts {
                    if self.satisfied(m, part) {
                        self.mistaken(m, d, part, wrong);
                    }
                }
            }
            condition if condition.asks_what_is_known() || self.satisfied(d, condition) => {}
            Condition::Is(..) | Condition::Compare(Comparison::Equal, ..) => self.correct_equality(m, condition, wrong),
            condition => self.correct_first(d, condition, wrong),
        }
    }

    /// An equality sets every place that it mentions to what is known there.
    fn correct_equality(&self, m: At, condition: &Condition, wrong: &mut Vec<Set>) {
        condition.reads(&mut |chain, fluent| {
            if let held @ Held::Known(_) = self.held(m, chain, fluent) {
                wrong.push(Set { chain: chain.to_vec(), fluent, held, manner: Manner::Plain });
            }
        });
    }

    /// Any other condition leaves those values of the place it mentions first with which it is satisfied.
    fn correct_first(&mut self, d: At, condition: &Condition, wrong: &mut Vec<Set>) {
        let mut first: Option<(Vec<Character>, u32)> = None;
        condition.reads(&mut |chain, fluent| {
            first.get_or_insert_with(|| (chain.to_vec(), fluent));
        });
        let Some((chain, fluent)) = first else { return };
        let Some(domain) = self.openable().domain(fluent).cloned() else {
            wrong.push(Set { chain, fluent, held: Held::Known(UNKNOWN), manner: Manner::Plain });
            return;
        };
        let held = self.held(d, &chain, fluent);
        let kind = match held.kind() {
            None | Some(Kind::Open) => Kind::Open,
            Some(_) => Kind::Unclear,
        };
        let left = |world: &mut World, values: Vec<Code>| {
            let satisfied = |value: &Code| world.satisfied_if(d, &chain, fluent, *value, condition);
            values.into_iter().filter(satisfied).fold(0, |set, value| set | domain.bit(value))
        };
        let mine = match held {
            Held::Known(value) => vec![value],
            Held::Label(_, set) => domain.among(set).collect(),
        };
        let mut set = left(self, mine);
        if set == 0 {
            set = left(self, domain.values.to_vec());
        }
        let set = if set == 0 { domain.all() } else { set };
        wrong.push(Set { held: domain.held(kind, set), chain, fluent, manner: Manner::Plain });
    }

    /// Whether a condition would be satisfied if this value were known at a place.
    fn satisfied_if(&mut self, at: At, chain: &[Character], fluent: u32, value: Code, condition: &Condition) -> bool {
        let there = self.replaced(at.mind, self.counted(at, chain, fluent).to_vec().as_slice(), fluent, value);
        self.satisfied(At { mind: there, ..at }, condition)
    }

    /// A mind in which one value stands otherwise and nothing else does, to be read and no more.
    fn replaced(&mut self, mind: u32, chain: &[Character], fluent: u32, value: Code) -> u32 {
        let mut edges = self.graph.edges(mind).to_vec();
        let mut row = self.graph.row(mind);
        match chain.split_first() {
            None => {
                let mut values = self.graph.values(mind).to_vec();
                values[fluent as usize] = value;
                row = self.graph.intern_row(&values);
            }
            Some((first, rest)) => {
                edges[*first as usize] = self.replaced(edges[*first as usize], rest, fluent, value);
            }
        }
        self.graph.intern(row, &edges)
    }

    /// What an act implies that is only taken to happen: the parts that set a place equal to a value.
    fn implied(&self, d: At, condition: &Condition, wrong: &mut Vec<Set>) {
        if let Condition::And(parts) = condition {
            return parts.iter().for_each(|part| self.implied(d, part, wrong));
        }
        let (chain, fluent, value) = match condition {
            Condition::Is(fluent, value) => (Vec::new(), *fluent, *value),
            Condition::Compare(Comparison::Equal, Expression::GetBelief(read), Expression::Constant(value))
            | Condition::Compare(Comparison::Equal, Expression::Constant(value), Expression::GetBelief(read)) => {
                (read.chain.to_vec(), read.fluent, *value)
            }
            _ => return,
        };
        if !self.satisfied(d, condition) {
            wrong.push(Set { chain, fluent, held: Held::Known(value), manner: Manner::Plain });
        }
    }

    /// What is to be set in a place that is tied, to values of its set, is set where the tie leads.
    fn where_it_leads(&self, d: At, mut set: Set) -> Set {
        let Some(domain) = self.openable().domain(set.fluent) else { return set };
        set.chain = self.counted(d, &set.chain, set.fluent).to_vec();
        let values = domain.set(set.held);
        while !set.chain.is_empty() && values != 0 {
            match self.own(self.end_of_chain(d.mind, &set.chain), set.fluent) {
                Held::Label(Kind::Tied, among) if values & !among == 0 => set.chain.truncate(set.chain.len() - 1),
                _ => break,
            }
        }
        set
    }
}
