//! What an act could change in anybody's mind, however deep: read off the syntax once and for all.
//!
//! A trigger that changes values may ask what somebody believes. After most acts nobody can believe anything else of that,
//! and then it is known what it does before anybody's mind has been made. An act changes what its effects set, and what
//! its precondition reads, since a mind that held it impossible is put right; and wherever one of these has changed,
//! triggers may follow that read it, and what they set has changed as well. What is learnt by an act changes too; and what the
//! act does that it is taken for.

use crate::logic::bits::{Bits, bits, has, put};
use crate::logic::syntax::{Action, Condition, Effect, Trigger};

/// By act and by trigger, what follows from a change of beliefs.
#[derive(Debug)]
pub struct Stirring {
    /// By act: the fluents it could change in anybody's mind.
    stirred: Vec<Bits>,
    /// By trigger: the fluents of which it reads what somebody believes.
    believed: Vec<Box<[u32]>>,
    /// By act: the triggers that change values, and read what somebody believes of something that it could change.
    restless: Vec<Box<[u32]>>,
}

impl Stirring {
    /// `outward`: the triggers that change values of the state they fire in.
    pub fn new(actions: &[Action], triggers: &[Trigger], outward: &[u32], fluents: usize) -> Stirring {
        let taken = |action: &Action| action.seen.map(|seen| &actions[seen as usize]);
        let stirred = actions.iter().map(|action| stirred_by(action, taken(action), triggers, fluents));
        let stirred: Vec<Bits> = stirred.collect();
        let believed: Vec<Box<[u32]>> = triggers.iter().map(believed_by).collect();
        let meets =
            |set: &Bits, trigger: u32| believed[trigger as usize].iter().any(|fluent| has(set, *fluent as usize));
        let restless =
            stirred.iter().map(|set| outward.iter().copied().filter(|trigger| meets(set, *trigger)).collect());
        Stirring { restless: restless.collect(), stirred, believed }
    }

    /// Whether a trigger reads any belief.
    pub fn reads_beliefs(&self, trigger: u32) -> bool {
        !self.believed[trigger as usize].is_empty()
    }

    /// Whether an act could change what somebody believes of what a trigger reads.
    pub fn may_change(&self, action: u32, trigger: u32) -> bool {
        self.believed[trigger as usize].iter().any(|fluent| has(&self.stirred[action as usize], *fluent as usize))
    }

    /// The triggers that might follow an act for what it makes somebody believe, in order.
    pub fn restless(&self, action: u32) -> &[u32] {
        &self.restless[action as usize]
    }
}

fn stirred_by(action: &Action, taken: Option<&Action>, triggers: &[Trigger], fluents: usize) -> Bits {
    let mut stirred = bits(fluents);
    for action in std::iter::once(action).chain(taken) {
        action.precondition.reads(&mut |_, fluent| put(&mut stirred, fluent as usize));
        set_by(&action.effects, &mut stirred);
        let learnt = action.learns.iter().flat_map(|learns| &learns.what).flat_map(|what| what.fluents());
        learnt.for_each(|fluent| put(&mut stirred, fluent as usize));
    }
    loop {
        let before = stirred.clone();
        for trigger in triggers.iter().filter(|trigger| reads_any(trigger, &before)) {
            set_by(&trigger.effects, &mut stirred);
        }
        if stirred == before {
            return stirred;
        }
    }
}

fn set_by(effects: &[Effect], set: &mut Bits) {
    effects.iter().for_each(|effect| put(set, effect.target.fluent as usize));
}

/// Whether a trigger may start to hold, or come to do something else, when one of these changes.
fn reads_any(trigger: &Trigger, set: &Bits) -> bool {
    let mut reads = false;
    visit(&trigger.precondition, &trigger.effects, &mut |_, fluent| reads |= has(set, fluent as usize));
    reads
}

fn believed_by(trigger: &Trigger) -> Box<[u32]> {
    let mut believed = Vec::new();
    let mut note = |chain: &[u32], fluent| {
        if !chain.is_empty() && !believed.contains(&fluent) {
            believed.push(fluent);
        }
    };
    visit(&trigger.precondition, &trigger.effects, &mut note);
    believed.into()
}

fn visit(precondition: &Condition, effects: &[Effect], look: &mut dyn FnMut(&[u32], u32)) {
    precondition.reads(look);
    for effect in effects {
        effect.when.reads(look);
        effect.value.reads(look);
    }
}
