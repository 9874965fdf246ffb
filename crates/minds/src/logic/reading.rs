//! How many suppositions conditions and expressions could be read under: at most the product of what each place they
//! mention could be, read off the syntax.

use crate::logic::labels::Domain;
use crate::logic::syntax::{Action, Character, Condition, Effect, Expression, Trigger};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The most suppositions that any one reading of a world could need: of a condition, an expression, or all effects on one
/// fluent with the condition of a trigger.
pub fn most_suppositions<'a>(
    domains: &[Option<Domain>],
    actions: &[Action],
    triggers: &[Trigger],
    utilities: impl Iterator<Item = &'a Arc<Expression>>,
) -> usize {
    let mut most = 1;
    let mut look = |conditions: &[&Condition], effects: &[Effect], expression: Option<&Expression>| {
        let mut places: FxHashSet<(Vec<Character>, u32)> = FxHashSet::default();
        let mut visit = |chain: &[Character], fluent: u32| {
            places.insert((chain.to_vec(), fluent));
        };
        conditions.iter().for_each(|condition| condition.reads(&mut visit));
        for effect in effects {
            visit(&[], effect.target.fluent);
            effect.when.reads(&mut visit);
            effect.value.reads(&mut visit);
        }
        expression.iter().for_each(|expression| expression.reads(&mut visit));
        // A place of another mind may be tied to others further out, which are then supposed as well.
        let places: FxHashSet<_> = places
            .into_iter()
            .flat_map(|(chain, fluent)| (0..=chain.len()).map(move |end| (chain[..end].to_vec(), fluent)))
            .collect();
        let sizes = places.iter().filter_map(|(_, fluent)| domains[*fluent as usize].as_ref());
        let product = sizes.fold(1_usize, |product, domain| product.saturating_mul(domain.values.len() + 1));
        most = most.max(product);
    };
    for action in actions {
        look(&[&action.precondition], &action.effects, None);
        action.observing.iter().for_each(|condition| look(&[condition], &[], None));
        action.learns.iter().for_each(|learns| look(&[&learns.when], &[], None));
    }
    for trigger in triggers {
        look(&[&trigger.precondition], &trigger.effects, None);
    }
    utilities.for_each(|utility| look(&[], &[], Some(utility)));
    most
}
