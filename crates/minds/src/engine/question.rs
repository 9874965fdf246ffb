//! What is asked of the engine, and what it may answer.

use crate::bounds::outlook::Outlook;
use crate::kept::Besides;
use crate::logic::syntax::{ActionId, Character};
use crate::sizes;
use crate::world::graph::Mind;
use std::sync::Arc;

/// Does this act make sense to this character, in this mind of its own, with so many steps and levels?
///
/// `levels` is how many more levels of mind may be looked into; below zero only an immediate reason counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Question {
    pub mind: Mind,
    pub action: ActionId,
    pub character: Character,
    pub steps: u32,
    pub levels: i32,
}

/// The acts that follow in the plan; empty for an immediate reason.
pub type Plan = Arc<[ActionId]>;

impl Besides for Option<Plan> {
    fn besides(&self) -> usize {
        self.as_ref().map_or(0, |plan| sizes::of_parcel(size_of_val(&**plan)))
    }
}

/// From this mind, with this budget and exactly so many acts, the utility cannot rise above the base.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Fruitless {
    pub mind: Mind,
    pub character: Character,
    pub budget: u32,
    pub left: u32,
    pub levels: i32,
    pub base: u64,
}

/// What a mind is worth to its owner after what it foresees, with so many levels: whose, and which.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Expected {
    pub mind: Mind,
    pub owner: Character,
    pub levels: i32,
}

/// What an outline was for: from a row, or from a mind where the utility reads beliefs; whose utility, by whose acts, above
/// which value, or at it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Sought {
    pub from: u32,
    pub of: Option<Character>,
    pub outlook: Outlook,
    pub base: u64,
    pub reach: bool,
}

/// A look for a reason, and how many steps it may try.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    pub question: Question,
    pub effort: u32,
}

/// Whether an act makes sense, as far as has been looked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sense {
    Yes,
    No,
    /// Not found yet; more effort might tell.
    Unsure,
}

/// What a look for a reason came to.
#[derive(Clone, Debug)]
pub(crate) enum Hunch {
    Reason(Plan),
    /// There is none: certain.
    Never,
    /// None was found.
    Unsure,
}

impl Besides for Hunch {}

/// The highest a plan that explains an act leads, and the first shortest such plan; the act itself is not repeated.
///
/// `before` and `after` are what the mind is worth, which is the utility unless the world lets people foresee.
#[derive(Clone, Debug)]
pub struct Prospect {
    pub plan: Plan,
    pub before: Option<f64>,
    pub after: f64,
}

impl Besides for Option<Prospect> {}

/// What somebody is confronted with in one matter: an act, and perhaps that an answer was let go.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Case {
    /// The asker's mind, put right.
    pub view: Mind,
    pub action: ActionId,
    /// The question, by its number.
    pub number: usize,
    pub let_go: bool,
}

/// By hypothesis, what it cost.
pub(crate) type Costs = Arc<[u32]>;
