//! What becomes of a label by learning: a value, whether a fluent has a value, or whether two are alike.
//!
//! `real` is what is read in the thinker, and `mine` what the one who learns holds. All of it is a matter of labels alone.

use crate::logic::labels::{Domain, Held, Kind, Openable, Values};
use crate::logic::syntax::Learnt;
use crate::logic::value::Code;

/// The rows that learning goes by: what is read, by fluent, and what is held, which changes.
pub(crate) struct Lesson<'a> {
    pub openable: &'a Openable,
    pub real: &'a dyn Fn(u32) -> Held,
}

impl Lesson<'_> {
    /// What becomes of what is held; the fluents that are set, with what they are set to.
    pub fn learn(&self, what: Learnt, mine: &dyn Fn(u32) -> Held) -> Vec<(u32, Held)> {
        match what {
            Learnt::Value(fluent) => vec![(fluent, (self.real)(fluent).tied())],
            Learnt::Whether(fluent, value) => {
                let learnt = whether(self.domain(fluent), (self.real)(fluent), mine(fluent), value);
                vec![(fluent, learnt)]
            }
            Learnt::Alike(one, other) => self.alike(one, other, mine),
        }
    }

    fn domain(&self, fluent: u32) -> &Domain {
        self.openable.domain(fluent).expect("an openable fluent")
    }

    fn alike(&self, f: u32, g: u32, mine: &dyn Fn(u32) -> Held) -> Vec<(u32, Held)> {
        let (real_f, real_g) = ((self.real)(f), (self.real)(g));
        if let (Held::Known(one), Held::Known(other)) = (real_f, real_g) {
            return match one == other {
                true => self.common((f, mine(f)), (g, mine(g))),
                false => self.unlike((f, mine(f)), (g, mine(g))),
            };
        }
        for (known, other) in [(g, f), (f, g)] {
            if let (Held::Known(value), true) = (mine(known), mine(known) == (self.real)(known)) {
                return vec![(other, whether(self.domain(other), (self.real)(other), mine(other), value))];
            }
        }
        let first = self.linked((f, mine(f)), (g, mine(g)));
        let second = self.linked((g, mine(g)), (f, first.unwrap_or(mine(f))));
        [(f, first), (g, second)].into_iter().filter_map(|(fluent, held)| Some((fluent, held?))).collect()
    }

    /// Both known and alike: what both could be.
    fn common(&self, (f, one): (u32, Held), (g, other): (u32, Held)) -> Vec<(u32, Held)> {
        let values = |fluent: u32, held: Held| -> Vec<Code> {
            match held {
                Held::Known(value) => vec![value],
                Held::Label(_, set) => self.domain(fluent).among(set).collect(),
            }
        };
        let others = values(g, other);
        let both: Vec<Code> = values(f, one).into_iter().filter(|value| others.contains(value)).collect();
        let left = |fluent: u32, held: Held| match (held.kind(), both.as_slice()) {
            (_, []) => (self.real)(fluent),
            (_, [value]) => Held::Known(*value),
            (kind, values) => {
                let domain = self.domain(fluent);
                let set = values.iter().fold(0, |set, value| set | domain.bit(*value));
                domain.held(kind.unwrap_or(Kind::Open), set)
            }
        };
        vec![(f, left(f, one)), (g, left(g, other))]
    }

    /// Both known and unlike: what one is known to be, the other is not.
    fn unlike(&self, (f, one): (u32, Held), (g, other): (u32, Held)) -> Vec<(u32, Held)> {
        let without = |fluent: u32, held: Held, value: Code| match held {
            Held::Known(_) => None,
            Held::Label(kind, set) => {
                let domain = self.domain(fluent);
                let left = set & !domain.bit(value);
                (left != set).then(|| (fluent, domain.held(kind, left)))
            }
        };
        match (one, other) {
            (Held::Known(a), Held::Known(b)) if a == b => vec![(f, (self.real)(f)), (g, (self.real)(g))],
            (Held::Known(value), _) => without(g, other, value).into_iter().collect(),
            (_, Held::Known(value)) => without(f, one, value).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What becomes of one that is open, where the other has a value.
    fn linked(&self, (fluent, held): (u32, Held), (g, other): (u32, Held)) -> Option<Held> {
        let Held::Label(Kind::Open, set) = held else { return None };
        if !other.has_value() {
            return None;
        }
        let domain = self.domain(fluent);
        let real = (self.real)(fluent);
        let two = set.count_ones() == 2;
        let contains = |inner: Values| inner & !set == 0;
        // Each has a domain of its own, so sets are compared by their values.
        let within = |other: Values| self.domain(g).among(other).all(|value| domain.bit(value) & set != 0);
        let tied = matches!(other, Held::Label(Kind::Tied, other) if within(other));
        let ties = two && tied && domain.set(real) != 0 && contains(domain.set(real));
        Some(if ties { real.tied() } else { Held::Label(Kind::Unclear, set) })
    }
}

/// What becomes of a label by learning whether a fluent has a value.
fn whether(domain: &Domain, real: Held, mine: Held, value: Code) -> Held {
    if real == Held::Known(value) {
        return real;
    }
    let (bit, set) = (domain.bit(value), domain.set(mine));
    match real {
        Held::Label(_, among) if among & bit != 0 => undecided(domain, among, mine, bit),
        _ => ruled_out(domain, mine, value, (bit, set)),
    }
}

fn ruled_out(domain: &Domain, mine: Held, value: Code, (bit, set): (Values, Values)) -> Held {
    match mine {
        Held::Known(known) if known == value => domain.held(Kind::Open, domain.all() & !bit),
        _ if set & bit == 0 => mine,
        Held::Label(kind @ (Kind::Open | Kind::Unclear), set) => domain.held(kind, set & !bit),
        _ => domain.held(Kind::Unclear, domain.all() & !bit),
    }
}

fn undecided(domain: &Domain, among: Values, mine: Held, bit: Values) -> Held {
    let two = among.count_ones() == 2;
    match mine {
        Held::Label(Kind::Tied, _) => mine,
        _ if two && domain.values.len() == 2 => Held::Label(Kind::Tied, among),
        Held::Label(Kind::Open, set) if two && set == among => Held::Label(Kind::Tied, among),
        Held::Known(_) if domain.set(mine) == bit => domain.held(Kind::Unclear, domain.all()),
        Held::Known(_) => domain.held(Kind::Sure, domain.set(mine) | bit),
        Held::Label(Kind::Sure, set) if set & bit != 0 => domain.held(Kind::Unclear, domain.all()),
        Held::Label(Kind::Sure, set) => domain.held(Kind::Sure, set | bit),
        Held::Label(Kind::Open, set) if set & bit != 0 && set.count_ones() == 2 => domain.held(Kind::Sure, set),
        Held::Label(_, set) => domain.held(Kind::Unclear, set | bit),
    }
}
