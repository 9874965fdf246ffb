//! Whose utility an act could change at once: with its own effects, and with the triggers they set off.
//!
//! Where there is no level of mind left, whoever else consents to a step of a plan needs an immediate reason. An act
//! that touches nothing their utility reads cannot be one, in any state at all, so such steps are left out of the
//! bound beforehand.

use crate::logic::syntax::{Action, ActionId, Character, Condition, Effect, Expression, Trigger};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// By action: the fluents it could change, in order.
pub fn touched(actions: &[Action], triggers: &[Trigger], fluents: usize) -> Vec<Box<[u32]>> {
    let read_by: Vec<Vec<u32>> = readers(triggers, fluents);
    let restless: Vec<u32> = (0..triggers.len() as u32).filter(|t| reads_belief(&triggers[*t as usize])).collect();
    actions.iter().map(|action| touched_by(action, triggers, &read_by, &restless, fluents)).collect()
}

/// By action: whether it could change a utility, given what each touches.
pub fn influence(touched: &[Box<[u32]>], utility: &Expression, fluents: usize) -> Arc<[bool]> {
    if utility.reads_beliefs() {
        return vec![true; touched.len()].into();
    }
    let mut read = vec![false; fluents];
    utility.reads(&mut |_, fluent| read[fluent as usize] = true);
    touched.iter().map(|fluents| fluents.iter().any(|fluent| read[*fluent as usize])).collect()
}

/// By act and who consents to it: triggers.
pub type Rewards = FxHashMap<(ActionId, Character), Vec<u32>>;

/// For an act and a character: the triggers the act could set off by its own effects that change the utility.
///
/// Where the act changes the utility itself there are none: it needs no help.
pub fn rewards(actions: &[Action], triggers: &[Trigger], utilities: &[Arc<Expression>], fluents: usize) -> Rewards {
    let read_by = readers(triggers, fluents);
    let wanted: Vec<Vec<bool>> = utilities.iter().map(|utility| mentioned(utility, fluents)).collect();
    let mut rewards = FxHashMap::default();
    for (number, action) in actions.iter().enumerate() {
        for character in &action.consenting {
            let wanted = &wanted[*character as usize];
            let pays = |trigger: &u32| own(&triggers[*trigger as usize].effects).any(|f| wanted[f as usize]);
            if !own(&action.effects).any(|fluent| wanted[fluent as usize]) {
                let set_off = action.effects.iter().flat_map(|effect| set_off(effect, triggers, &read_by));
                let paying: Vec<u32> = set_off.filter(pays).collect();
                if !paying.is_empty() {
                    rewards.insert((number as ActionId, *character), paying);
                }
            }
        }
    }
    rewards
}

/// The triggers that read what an effect sets, and do not ask for another value.
fn set_off<'a>(effect: &'a Effect, triggers: &'a [Trigger], read_by: &'a [Vec<u32>]) -> impl Iterator<Item = u32> + 'a {
    let fluent = effect.target.fluent;
    let candidates = if effect.target.chain.is_empty() { read_by[fluent as usize].as_slice() } else { &[] };
    candidates.iter().copied().filter(move |number| {
        let precondition = &triggers[*number as usize].precondition;
        let parts = if let Condition::And(parts) = precondition { parts } else { std::slice::from_ref(precondition) };
        parts.iter().all(|part| match (part, &effect.value) {
            (Condition::Is(read, asked), Expression::Constant(value)) => *read != fluent || asked == value,
            _ => true,
        })
    })
}

fn mentioned(expression: &Expression, fluents: usize) -> Vec<bool> {
    let mut mentioned = vec![false; fluents];
    expression.reads(&mut |_, fluent| mentioned[fluent as usize] = true);
    mentioned
}

/// By fluent: the triggers that read it.
fn readers(triggers: &[Trigger], fluents: usize) -> Vec<Vec<u32>> {
    let mut read_by = vec![Vec::new(); fluents];
    for (number, trigger) in triggers.iter().enumerate() {
        visit(trigger, &mut |_, fluent| read_by[fluent as usize].push(number as u32));
    }
    read_by
}

/// The fluents an act could change: its own, and those of every trigger that might follow.
///
/// A trigger that reads a belief might follow any act.
fn touched_by(
    action: &Action,
    triggers: &[Trigger],
    read_by: &[Vec<u32>],
    restless: &[u32],
    fluents: usize,
) -> Box<[u32]> {
    let mut touched = vec![false; fluents];
    let mut work: Vec<u32> = own(&action.effects).collect();
    work.extend(restless.iter().flat_map(|trigger| own(&triggers[*trigger as usize].effects)));
    while let Some(fluent) = work.pop() {
        if !std::mem::replace(&mut touched[fluent as usize], true) {
            let next = read_by[fluent as usize].iter();
            work.extend(next.flat_map(|trigger| own(&triggers[*trigger as usize].effects)));
        }
    }
    (0..fluents as u32).filter(|fluent| touched[*fluent as usize]).collect()
}

/// The fluents of the state itself that effects set.
fn own(effects: &[Effect]) -> impl Iterator<Item = u32> {
    effects.iter().filter(|effect| effect.target.chain.is_empty()).map(|effect| effect.target.fluent)
}

fn visit(trigger: &Trigger, look: &mut dyn FnMut(&[u32], u32)) {
    trigger.precondition.reads(look);
    for effect in &trigger.effects {
        effect.when.reads(look);
        effect.value.reads(look);
    }
}

fn reads_belief(trigger: &Trigger) -> bool {
    let mut believed = false;
    visit(trigger, &mut |chain, _| believed |= !chain.is_empty());
    believed
}
