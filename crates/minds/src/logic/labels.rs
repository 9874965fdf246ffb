//! Labels: what a mind holds of a fluent that it does not know, or of which its thinker does not know what it holds.
//!
//! A label is a kind and a set of values of the fluent's domain, a bit each. In a row of values it stands as a code of its
//! own, above all others ([`crate::logic::code::LABELS`]), numbered as it is met. So rows are as long as ever, equal labels
//! are equal codes, and a world in which nothing is openable never has one.

use crate::logic::code::{Code, LABELS, UNKNOWN};
use rustc_hash::FxHashMap;

/// The most suppositions a reading goes through; with more it is possible and not satisfied.
pub const SUPPOSITIONS: usize = 4096;

/// A set of values, a bit for each of the domain's; and one for `?`, which belongs to none.
pub type Values = u128;

/// The bit of `?`.
const NONE: Values = 1 << 64;

/// What is said by a label that is not a known value; see the reference page on minds that do not know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Kind {
    Open,
    Sure,
    Tied,
    Unclear,
}

/// What is held of a fluent: a value, or a label with a set of two values or more.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Held {
    Known(Code),
    Label(Kind, Values),
}

impl Held {
    /// The kind of a label, if it is one.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Held::Known(_) => None,
            Held::Label(kind, _) => Some(kind),
        }
    }

    /// Whether a mind that holds this has a value.
    pub fn has_value(self) -> bool {
        matches!(self, Held::Known(_) | Held::Label(Kind::Sure | Kind::Tied, _))
    }

    /// The same set, of another kind, where it is no known value.
    pub fn as_kind(self, kind: Kind) -> Held {
        match self {
            Held::Known(_) => self,
            Held::Label(_, set) => Held::Label(kind, set),
        }
    }

    /// What a mind holds that is tied to one that holds this.
    pub fn tied(self) -> Held {
        self.as_kind(Kind::Tied)
    }

    /// Whether somebody is amazed to hold another thing in place of this.
    pub fn amazes(self, new: Held, domain: &Domain) -> bool {
        let within = match (self, new) {
            (Held::Known(old), Held::Known(new)) => old == new,
            (Held::Known(_), Held::Label(..)) => false,
            (Held::Label(_, old), Held::Known(new)) => old & domain.bit(new) != 0,
            (Held::Label(_, old), Held::Label(_, new)) => new & !old == 0,
        };
        !within || (new != self && matches!(self.kind(), Some(Kind::Sure | Kind::Tied | Kind::Unclear)))
    }
}

/// The values an openable fluent may have, in order of definition.
#[derive(Debug, Clone)]
pub struct Domain {
    pub values: Box<[Code]>,
}

impl Domain {
    /// All values.
    pub fn all(&self) -> Values {
        (1 << self.values.len()) - 1
    }

    /// The bit of a value; none where it is not one of these, nor `?`.
    pub fn bit(&self, value: Code) -> Values {
        match value {
            UNKNOWN => NONE,
            value => self.values.iter().position(|known| *known == value).map_or(0, |place| 1 << place),
        }
    }

    /// Whether a set has no values but these, and perhaps `?`.
    pub fn has(&self, set: Values) -> bool {
        set & !(self.all() | NONE) == 0
    }

    /// The values of a set, in order; `?` last.
    pub fn among(&self, set: Values) -> impl Iterator<Item = Code> + '_ {
        let within = move |(place, _): &(usize, &Code)| set >> place & 1 == 1;
        let unknown = (set & NONE != 0).then_some(UNKNOWN);
        self.values.iter().enumerate().filter(within).map(|(_, value)| *value).chain(unknown)
    }

    /// The set of what is held; nothing where that is no value of the domain.
    pub fn set(&self, held: Held) -> Values {
        match held {
            Held::Known(value) => self.bit(value),
            Held::Label(_, set) => set,
        }
    }

    /// A label on a set that is not empty: with one value it is known.
    pub fn held(&self, kind: Kind, set: Values) -> Held {
        match set.count_ones() {
            0 => Held::Known(UNKNOWN),
            1 if set == NONE => Held::Known(UNKNOWN),
            1 => Held::Known(self.values[set.trailing_zeros() as usize]),
            _ => Held::Label(kind, set),
        }
    }

    /// The one or the other, where it cannot be said which.
    pub fn join(&self, one: Held, other: Held) -> Held {
        if one == other {
            return one;
        }
        let set = self.set(one) | self.set(other);
        let open = |held: Held| held.kind() == Some(Kind::Open);
        let kind = match () {
            () if one.has_value() && other.has_value() => Kind::Sure,
            () if open(one) && open(other) => Kind::Open,
            () => Kind::Unclear,
        };
        self.held(kind, set)
    }
}

/// Which fluents can be held otherwise than as one value.
#[derive(Debug)]
pub struct Openable {
    /// By fluent of a row.
    pub domains: Vec<Option<Domain>>,
    /// The openable ones, in order.
    pub fluents: Vec<u32>,
    /// Whether some condition or expression could be read under more suppositions than are gone through.
    pub wide: bool,
}

impl Openable {
    pub fn domain(&self, fluent: u32) -> Option<&Domain> {
        self.domains.get(fluent as usize)?.as_ref()
    }

    pub fn has(&self, fluent: u32) -> bool {
        self.domain(fluent).is_some()
    }
}

/// The labels met so far, each with its code.
#[derive(Default, Debug, Clone)]
pub struct Labels {
    list: Vec<(Kind, Values)>,
    codes: FxHashMap<(Kind, Values), Code>,
}

impl Labels {
    pub fn encode(&mut self, held: Held) -> Code {
        match held {
            Held::Known(code) => code,
            Held::Label(kind, set) => {
                let next = LABELS + self.list.len() as Code;
                let code = *self.codes.entry((kind, set)).or_insert(next);
                if code == next {
                    self.list.push((kind, set));
                }
                code
            }
        }
    }

    pub fn decode(&self, code: Code) -> Held {
        match code.checked_sub(LABELS) {
            None => Held::Known(code),
            Some(place) => {
                let (kind, set) = self.list[place as usize];
                Held::Label(kind, set)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Code = 5;
    const B: Code = 6;
    const C: Code = 7;

    fn domain() -> Domain {
        Domain { values: [A, B, C].into() }
    }

    #[test]
    fn a_label_is_found_again_by_its_code_and_a_value_is_its_own() {
        let mut labels = Labels::default();
        let held = Held::Label(Kind::Sure, 0b101);
        let code = labels.encode(held);
        assert_eq!((labels.encode(held), labels.decode(code)), (code, held));
        assert_eq!(labels.decode(labels.clone().encode(Held::Known(A))), Held::Known(A));
    }

    #[test]
    fn two_that_have_a_value_are_joined_to_sure_and_open_with_known_to_unclear() {
        let domain = domain();
        assert_eq!(domain.join(Held::Known(A), Held::Known(C)), Held::Label(Kind::Sure, 0b101));
        assert_eq!(domain.join(Held::Known(A), Held::Label(Kind::Open, 0b011)), Held::Label(Kind::Unclear, 0b011));
        assert_eq!(domain.join(Held::Known(B), Held::Known(B)), Held::Known(B));
    }

    #[test]
    fn what_is_not_within_amazes_and_so_does_any_change_of_what_was_sure() {
        let (domain, open, sure) = (domain(), Held::Label(Kind::Open, 0b011), Held::Label(Kind::Sure, 0b011));
        assert!(!open.amazes(Held::Known(A), &domain) && open.amazes(Held::Known(C), &domain));
        assert!(sure.amazes(Held::Known(A), &domain) && !sure.amazes(sure, &domain));
    }
}
