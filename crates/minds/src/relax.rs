//! A bound: how many acts at least before a utility can rise to a value.
//!
//! The relaxed world forgets deletions and minds. Every fluent holds a *set* of values, which only grows; an
//! action may happen once its precondition could be true of some choice from the sets; all such actions
//! happen at once, layer by layer, and triggers cost nothing; what is believed could be anything. Whatever a
//! real course of n acts brings about is then possible in layer n, so the first layer in which the utility
//! could be high enough bounds the number of acts from below (the h-max idea of Bonet and Geffner 2001,
//! with intervals for numbers).
//!
//! The bound depends on the row of values, the utility, and on whose acts may be counted on ([`Outlook`]), so it is worked
//! out once for these ([`crate::bounds`]): for each layer, the highest the utility could be.

use crate::explain::LAYERS;
use crate::growth::Growing;
use crate::program::{ActionId, Character, Comparison, Condition, Expression, Operation, Program};
use crate::relevance::Relevant;
use crate::value::{Code, FALSE, NUMBERS, Numbers, TRUE, UNKNOWN};

/// Entities beyond this many share one bit, which is then never known to hold one value only.
const SHARED: u32 = 127;

/// The values an expression could have: a bit for each constant and entity, and an interval of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Set {
    bits: u128,
    low: f64,
    high: f64,
}

impl Set {
    const EMPTY: Set = Set { bits: 0, low: f64::INFINITY, high: f64::NEG_INFINITY };
    const ANYTHING: Set = Set { bits: u128::MAX, low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// Some number, whichever.
    pub(crate) const NUMBER: Set = Set { bits: 0, low: f64::NEG_INFINITY, high: f64::INFINITY };

    pub(crate) fn of(code: Code, numbers: &Numbers) -> Set {
        match numbers.decode(code) {
            Some(number) => Set { bits: 0, low: number, high: number },
            None => Set { bits: bit(code), ..Set::EMPTY },
        }
    }

    pub(crate) fn union(self, other: Set) -> Set {
        Set { bits: self.bits | other.bits, low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// The set with any bound of its numbers that has moved since `before` taken to be none.
    pub(crate) fn widened(self, before: &Set) -> Set {
        let low = if self.low < before.low { f64::NEG_INFINITY } else { self.low };
        let high = if self.high > before.high { f64::INFINITY } else { self.high };
        Set { low, high, ..self }
    }

    fn has_numbers(&self) -> bool {
        self.low <= self.high
    }

    fn meets(&self, other: &Set) -> bool {
        self.bits & other.bits != 0 || (self.low.max(other.low) <= self.high.min(other.high))
    }

    /// Whether the set is one value for certain.
    pub(crate) fn single(&self) -> bool {
        let shared = self.bits & (1 << SHARED) != 0;
        match (self.bits.count_ones(), self.has_numbers()) {
            (1, false) => !shared,
            (0, true) => self.low == self.high,
            _ => false,
        }
    }
}

fn bit(code: Code) -> u128 {
    1 << code.min(SHARED)
}

/// The relaxed world being grown, layer by layer.
#[derive(Clone)]
pub(crate) struct Layers<'a> {
    pub(crate) numbers: &'a Numbers,
    pub(crate) sets: Vec<Set>,
}

impl Layers<'_> {
    pub(crate) fn value(&self, expression: &Expression) -> Set {
        match expression {
            Expression::Constant(code) => Set::of(*code, self.numbers),
            Expression::Get(fluent) => self.sets[*fluent as usize],
            Expression::GetBelief(_) => Set::ANYTHING,
            Expression::Truth(condition) => truths(self.may_hold(condition), self.may_fail(condition)),
            Expression::If(test, yes, no) => {
                let yes = if self.may_hold(test) { self.value(yes) } else { Set::EMPTY };
                if self.may_fail(test) { yes.union(self.value(no)) } else { yes }
            }
            Expression::Arithmetic(operation, left, right) => {
                arithmetic(*operation, &self.value(left), &self.value(right))
            }
        }
    }

    /// Whether the condition could be satisfied.
    pub(crate) fn may_hold(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always(holds) => *holds,
            Condition::Is(fluent, code) => self.may_be(*fluent, *code),
            Condition::IsNot(fluent, code) => self.may_not_be(*fluent, *code),
            Condition::Not(part) => self.may_fail(part),
            Condition::And(parts) => parts.iter().all(|part| self.may_hold(part)),
            Condition::Or(parts) => parts.iter().any(|part| self.may_hold(part)),
            Condition::If(test, yes, no) => {
                self.may_hold(test) && self.may_hold(yes) || self.may_fail(test) && self.may_hold(no)
            }
            Condition::Compare(comparison, left, right) => {
                may_compare(*comparison, &self.value(left), &self.value(right))
            }
        }
    }

    /// Whether the condition could fail to be satisfied.
    fn may_fail(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always(holds) => !holds,
            Condition::Is(fluent, code) => self.may_not_be(*fluent, *code),
            Condition::IsNot(fluent, code) => self.may_be(*fluent, *code),
            Condition::Not(part) => self.may_hold(part),
            Condition::And(parts) => parts.iter().any(|part| self.may_fail(part)),
            Condition::Or(parts) => parts.iter().all(|part| self.may_fail(part)),
            Condition::If(test, yes, no) => {
                self.may_hold(test) && self.may_fail(yes) || self.may_fail(test) && self.may_fail(no)
            }
            Condition::Compare(Comparison::Equal, left, right) => may_differ(&self.value(left), &self.value(right)),
            Condition::Compare(Comparison::Unequal, left, right) => self.value(left).meets(&self.value(right)),
            Condition::Compare(..) => true,
        }
    }

    fn may_be(&self, fluent: u32, code: Code) -> bool {
        let set = &self.sets[fluent as usize];
        if code < NUMBERS { set.bits & bit(code) != 0 } else { set.meets(&Set::of(code, self.numbers)) }
    }

    fn may_not_be(&self, fluent: u32, code: Code) -> bool {
        let set = &self.sets[fluent as usize];
        if code < NUMBERS {
            let here = bit(code);
            return set.bits & !here != 0 || set.has_numbers() || here == 1 << SHARED;
        }
        !(set.single() && *set == Set::of(code, self.numbers))
    }
}

fn truths(hold: bool, fail: bool) -> Set {
    let yes = if hold { bit(TRUE) } else { 0 };
    let no = if fail { bit(FALSE) } else { 0 };
    Set { bits: yes | no, ..Set::EMPTY }
}

fn may_differ(left: &Set, right: &Set) -> bool {
    !(left.single() && left == right)
}

fn may_compare(comparison: Comparison, left: &Set, right: &Set) -> bool {
    let both = left.has_numbers() && right.has_numbers();
    let less = both && left.low < right.high;
    let greater = both && left.high > right.low;
    match comparison {
        Comparison::Equal => left.meets(right),
        Comparison::Unequal => may_differ(left, right),
        Comparison::Less => less,
        Comparison::Greater => greater,
        Comparison::LessEqual => less || left.meets(right),
        Comparison::GreaterEqual => greater || left.meets(right),
    }
}

fn arithmetic(operation: Operation, left: &Set, right: &Set) -> Set {
    if !left.has_numbers() || !right.has_numbers() {
        return Set { bits: bit(UNKNOWN), ..Set::EMPTY };
    }
    let unknown = if left.bits | right.bits != 0 || operation == Operation::Divide { bit(UNKNOWN) } else { 0 };
    let (low, high) = match operation {
        Operation::Add => (left.low + right.low, left.high + right.high),
        Operation::Subtract => (left.low - right.high, left.high - right.low),
        Operation::Multiply => products(left, right),
        Operation::Divide => (f64::NEG_INFINITY, f64::INFINITY),
    };
    Set { bits: unknown, low: guard(low, f64::NEG_INFINITY), high: guard(high, f64::INFINITY) }
}

fn products(left: &Set, right: &Set) -> (f64, f64) {
    let corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high];
    if corners.iter().any(|corner| corner.is_nan()) {
        return (f64::NEG_INFINITY, f64::INFINITY);
    }
    (corners.iter().copied().fold(f64::INFINITY, f64::min), corners.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

fn guard(number: f64, otherwise: f64) -> f64 {
    if number.is_nan() { otherwise } else { number }
}

/// The highest a utility could be among these values.
pub(crate) fn highest(set: &Set) -> f64 {
    let boolean = if set.bits & bit(TRUE) != 0 {
        1.0
    } else if set.bits & bit(FALSE) != 0 {
        0.0
    } else {
        f64::NEG_INFINITY
    };
    boolean.max(set.high)
}

/// The lowest a utility could be among these values; no number at all is lower than any.
pub(crate) fn lowest(set: &Set) -> f64 {
    match set.bits {
        0 => set.low,
        bits if bits == bit(FALSE) => set.low.min(0.0),
        bits if bits == bit(TRUE) => set.low.min(1.0),
        bits if bits == bit(TRUE) | bit(FALSE) => set.low.min(0.0),
        _ => f64::NEG_INFINITY,
    }
}

/// Whose acts the relaxed world has, and so whose hopes it bounds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outlook {
    /// The author: every act, fate included.
    Author,
    /// A character's plan in which others may have any reason: every act that somebody consents to.
    Open,
    /// A character's plan in which others need an immediate reason: of their acts, those alone that could raise the
    /// utility of everyone else who consents to them at once ([`crate::influence`]).
    Near(Character),
    /// What others may do while somebody does nothing: the acts that only they consent to.
    Others(Character),
    /// The same, where others need an immediate reason.
    NearOthers(Character),
}

impl Outlook {
    /// The outlook of a character's plan with so many levels of mind left.
    pub fn of(character: Character, levels: i32) -> Outlook {
        if levels > 0 { Outlook::Open } else { Outlook::Near(character) }
    }

    /// The outlook on what others do while a character with so many levels of mind left does nothing.
    pub fn aside(character: Character, levels: i32) -> Outlook {
        if levels > 0 { Outlook::Others(character) } else { Outlook::NearOthers(character) }
    }

    /// The outlook on what others do after such a plan of its owner's.
    pub fn others(self, owner: Character) -> Option<Outlook> {
        match self {
            Outlook::Open => Some(Outlook::Others(owner)),
            Outlook::Near(_) => Some(Outlook::NearOthers(owner)),
            _ => None,
        }
    }

    /// Whether an act may occur.
    pub fn has(self, program: &Program, action: ActionId) -> bool {
        let consenting = &program.actions[action as usize].consenting;
        let touches = |c: &Character| program.influence[*c as usize][action as usize];
        let without = |owner: &Character| !consenting.contains(owner);
        match &self {
            Outlook::Author => true,
            _ if consenting.is_empty() => false,
            Outlook::Open => true,
            Outlook::Near(owner) => consenting.iter().all(|c| c == owner || touches(c)),
            Outlook::Others(owner) => without(owner),
            Outlook::NearOthers(owner) => without(owner) && consenting.iter().all(touches),
        }
    }

    /// Of all outlooks on all utilities there are among so many characters: the place of this one.
    pub(crate) fn place(self, of: Option<Character>, characters: usize) -> usize {
        let who = of.map_or(0, |character| character as usize);
        match self {
            Outlook::Author => 0,
            Outlook::Open => 1 + who,
            Outlook::Near(_) => 1 + characters + who,
            Outlook::Others(_) => 1 + 2 * characters + who,
            Outlook::NearOthers(_) => 1 + 3 * characters + who,
        }
    }

    /// How many outlooks on utilities there are among so many characters.
    pub(crate) fn places(characters: usize) -> usize {
        1 + 4 * characters
    }
}

/// What a utility is to come to: more than a value, or at least that much; and after how many acts that is too late.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub base: f64,
    pub reach: bool,
    pub most: u32,
}

impl Wanted {
    fn has(self, highest: f64) -> bool {
        if self.reach { highest >= self.base } else { highest > self.base }
    }
}

/// For one row, outlook and utility: by layer, the highest the utility could be.
#[derive(Default)]
pub struct Bound {
    highest: Box<[f64]>,
    end: End,
    /// The highest the utility could be after any number of acts, where that was worked out.
    ever: f64,
}

/// Why a bound has no more layers.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum End {
    /// Nothing grows any more, so further acts bring nothing new.
    Complete,
    /// As many acts as anything will be asked about.
    Far,
    /// As many as are looked at one by one; what could come of any number of acts is known all at once.
    Endless,
    /// What was asked first is answered, if anything was.
    #[default]
    Early,
}

impl Bound {
    /// Whether nothing was asked yet.
    pub(crate) fn is_new(&self) -> bool {
        self.highest.is_empty()
    }

    /// Fewest acts after which the utility could be as wanted, or any number that is too many; `None` where the layers
    /// end too early to tell.
    pub(crate) fn acts(&self, wanted: Wanted) -> Option<u32> {
        let layer = self.highest.iter().position(|highest| wanted.has(*highest));
        let layers = self.highest.len() as u32;
        match (layer, self.end) {
            (Some(layer), _) => Some(layer as u32),
            (None, End::Complete) => Some(u32::MAX),
            (None, End::Endless) if !wanted.has(self.ever) => Some(u32::MAX),
            (None, End::Early) if layers <= wanted.most => None,
            (None, _) => Some(layers),
        }
    }
}

/// What a utility could be: between the least and the most, and a number for certain where nothing else could be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub least: f64,
    pub most: f64,
}

impl Outcome {
    fn of(set: &Set) -> Outcome {
        Outcome { least: lowest(set), most: highest(set) }
    }

    /// Whether it could be one number only.
    pub fn is_certain(&self) -> bool {
        self.least == self.most
    }
}

/// Works out the bound of a row, as far as `layers` acts, or to the layer that answers what is wanted. With `aside`, each
/// layer is read after so many acts more among those.
pub(crate) fn bound(
    mut world: Growing<'_>,
    utility: &Expression,
    layers: u32,
    wanted: Option<Wanted>,
    aside: Option<(&Relevant, u32)>,
) -> Bound {
    let read = |world: &Growing<'_>| match aside {
        None => highest(&world.value(utility)),
        Some((others, acts)) => highest(&world.left_to(others, acts).value(utility)),
    };
    let mut found = vec![read(&world)];
    let end = loop {
        if wanted.is_some_and(|wanted| wanted.has(found[found.len() - 1]) || found.len() as u32 > wanted.most) {
            break End::Early;
        }
        if found.len() as u32 > layers {
            break if layers < LAYERS { End::Far } else { End::Endless };
        }
        if !world.layer() {
            break End::Complete;
        }
        found.push(read(&world));
    };
    if end != End::Endless {
        return Bound { highest: found.into(), end, ever: f64::INFINITY };
    }
    world.reach_all();
    Bound { highest: found.into(), end, ever: read(&world) }
}

/// What the utility could be after none, one, and up to so many acts; fewer where nothing grows any more.
pub(crate) fn outcomes(mut world: Growing<'_>, utility: &Expression, acts: u32) -> Box<[Outcome]> {
    let mut found = vec![Outcome::of(&world.value(utility))];
    while found.len() as u32 <= acts && world.layer() {
        found.push(Outcome::of(&world.value(utility)));
    }
    found.into()
}
