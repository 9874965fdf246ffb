//! All that has been worked out and only saves work, each table named once.
//!
//! What hangs on utilities is one value, which is put aside and taken up as one when somebody looks through a lens
//! ([`crate::engine::lenses`]).

use crate::bounds::known::Bounds;
use crate::bounds::outline::Outline;
use crate::engine::question::{Case, Costs, Expected, Fruitless, Hunch, Look, Plan, Prospect, Question, Sought};
use crate::kept::{Besides, Kept, tables};
use crate::logic::syntax::{ActionId, Character};
use crate::world::graph::{Mind, Row};
use std::sync::Arc;

/// Bytes of an outline and its acts, on average.
const OUTLINE: usize = 160;

impl Besides for Arc<Outline> {
    fn besides(&self) -> usize {
        OUTLINE
    }
}

tables! {
    /// What is worked out about one set of utilities.
    Tables {
        /// Reasons, for certain.
        answers: Kept<Question, Option<Plan>>, Dear;
        /// With it, whether a longer plan might get further.
        fruitless: Kept<Fruitless, bool>, Cheap;
        /// Whether there is a hope.
        hoped: Kept<Question, bool>, Cheap;
        /// By mind, the acts that read something that is not known in it.
        curious: Kept<Mind, Arc<[ActionId]>>, Cheap;
        /// What a mind is worth to its owner after what it foresees.
        worths: Kept<Expected, Option<f64>>, Cheap;
        prospects: Kept<Question, Option<Prospect>>, Cheap;
        /// Utilities that read no beliefs.
        utilities: Kept<(Row, Character), Option<f64>>, Cheap;
        /// Reasons found quickly, or not, by the effort spent.
        hunches: Kept<Look, Hunch>, Cheap;
        outlines: Kept<Sought, Arc<Outline>>, Cheap;
        bounds: Bounds, Cheap;
    }
}

tables! {
    /// What was made of acts seen, whoever wants what.
    Evidence {
        costs: Kept<Case, Costs>, Cheap;
        /// What somebody could hold back in a mind of its own, and whether it does.
        salient: Kept<(Mind, Character), Arc<[ActionId]>>, Cheap;
        held: Kept<(Mind, Character, ActionId), bool>, Cheap;
    }
}
