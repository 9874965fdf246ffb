//! What to look at again after a change, and what may be possible where: read off the syntax once and for all.

use crate::logic::syntax::{Action, ActionId, Character, Comparison, Condition, Effect, Expression, Trigger};
use crate::logic::value::{Code, ENTITIES};
use rustc_hash::FxHashMap;

/// Which triggers to look at again after a change, by what they read.
///
/// A trigger that needs `f == v` can only start to hold when `f` becomes `v`; one that reads `f` otherwise may start to
/// hold at any change of `f`. With one believer, `f` stands for what that character believes of it.
#[derive(Debug, Default)]
pub struct TriggerIndex {
    /// By the fluent of the state itself, or of one believer, and the value needed.
    pub needing: FxHashMap<(Believer, u32, Code), Vec<u32>>,
    /// By the fluent of the state itself, or of one believer, read in any other way.
    pub reading: FxHashMap<(Believer, u32), Vec<u32>>,
    /// Triggers reading deeper than one believer, by the outermost.
    pub deep: Vec<Vec<u32>>,
}

/// Whose view is read: the state's own for `None`.
pub type Believer = Option<Character>;

/// Which actions may be possible, by the value of one fluent each of them needs.
#[derive(Debug, Default)]
pub struct ActionIndex {
    pub keyed: Vec<(u32, FxHashMap<Code, Vec<ActionId>>)>,
    pub rest: Vec<ActionId>,
}

/// The index of some triggers.
pub fn index_triggers(triggers: &[Trigger], characters: usize, which: impl Fn(&Trigger) -> bool) -> TriggerIndex {
    let mut index = TriggerIndex { deep: vec![Vec::new(); characters], ..TriggerIndex::default() };
    for (number, trigger) in triggers.iter().enumerate().filter(|(_, trigger)| which(trigger)) {
        match &trigger.precondition {
            Condition::And(parts) => parts.iter().for_each(|part| index_trigger(&mut index, number as u32, part)),
            condition => index_trigger(&mut index, number as u32, condition),
        }
    }
    index
}

/// Enters a trigger under what one conjunct of its precondition reads.
fn index_trigger(index: &mut TriggerIndex, number: u32, conjunct: &Condition) {
    let add = |list: &mut Vec<u32>| {
        if list.last() != Some(&number) {
            list.push(number);
        }
    };
    if let Some((believer, fluent, value)) = needed_value(conjunct) {
        return add(index.needing.entry((believer, fluent, value)).or_default());
    }
    conjunct.reads(&mut |chain, fluent| match chain {
        [] => add(index.reading.entry((None, fluent)).or_default()),
        [one] => add(index.reading.entry((Some(*one), fluent)).or_default()),
        [first, ..] => add(&mut index.deep[*first as usize]),
    });
}

/// The value a conjunct asks of a fluent, as the state or one believer has it.
fn needed_value(conjunct: &Condition) -> Option<(Option<u32>, u32, Code)> {
    match conjunct {
        Condition::Is(fluent, value) => Some((None, *fluent, *value)),
        Condition::Compare(Comparison::Equal, Expression::GetBelief(read), Expression::Constant(value)) => {
            match *read.chain {
                [one] => Some((Some(one), read.fluent, *value)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The index of all actions.
pub fn index_actions(actions: &[Action]) -> ActionIndex {
    let mut keyed: FxHashMap<u32, FxHashMap<Code, Vec<u32>>> = FxHashMap::default();
    let mut rest = Vec::new();
    for (number, action) in actions.iter().enumerate() {
        match needed(&action.precondition) {
            Some((fluent, value)) => keyed.entry(fluent).or_default().entry(value).or_default().push(number as u32),
            None => rest.push(number as u32),
        }
    }
    let mut keyed: Vec<_> = keyed.into_iter().collect();
    keyed.sort_unstable_by_key(|(fluent, _)| *fluent);
    ActionIndex { keyed, rest }
}

/// One `fluent == value` that must hold for the condition to hold; an entity value is the most telling.
fn needed(condition: &Condition) -> Option<(u32, Code)> {
    match condition {
        Condition::Is(fluent, value) => Some((*fluent, *value)),
        Condition::And(parts) => parts.iter().filter_map(needed).max_by_key(|(_, value)| *value >= ENTITIES),
        _ => None,
    }
}

/// Whether an effect changes values of the state itself, and reads a belief to do so.
pub(crate) fn reads_belief(effect: &Effect) -> bool {
    let mut believed = false;
    let mut look = |chain: &[u32], _| believed |= !chain.is_empty();
    if effect.target.chain.is_empty() {
        effect.when.reads(&mut look);
        effect.value.reads(&mut look);
    }
    believed
}

/// Whether a trigger changes values of the state it fires in.
pub(crate) fn changes_values(trigger: &Trigger) -> bool {
    trigger.effects.iter().any(|effect| effect.target.chain.is_empty())
}
