//! Never: acts that make no sense to somebody, however long explanations may be.
//!
//! Explanations that grow do not show by themselves that longer ones would change nothing. It is shown here without
//! counting steps at all. A *claim* says that in a mind an act makes no sense to a character with any number of steps.
//! A set of claims is right where each of them can be checked by the others:
//!
//! - the act alone is no gain; and
//! - every course that begins with it, is possible, comes to no mind twice, ends in a gain, and has no later step that
//!   somebody who must consent to it is claimed to refuse, has an idle act: a part of the course ends as well, and all
//!   its steps make sense *for certain* with the steps they have there, and with any more.
//!
//! Suppose some claim were wrong, and take the fewest steps with which one is. The plan that shows it consists of acts
//! that make sense with fewer steps, so no claim is about them. Where it comes to a mind twice, leave out what lies
//! between: what is left begins and ends the same, and is one of the courses above (it is not the act alone, which would
//! be a gain). So it has an idle act, the same part of the plan as a whole ends as well and makes sense, with as many
//! steps or more, and the plan does not count. An act makes sense for certain ([`crate::search::claims`]) by a plan of
//! which the same is true: each step makes sense for certain, and each part that ends as well has a step that is claimed
//! to be refused. So claims and certainties hold each other up, from fewer steps to more and from fewer levels of mind
//! to more.
//!
//! Where levels of mind have no limit either, so many of them and any more are one case, which asks of others both with
//! one level less and with as many. How many is tried out.
//!
//! What is claimed is guessed, and every claim that cannot be checked is given up; then those that rested on it are
//! checked again. So nothing hangs on good guesses but whether a proof is found. A check that looks into more than it
//! may is taken up again later.
//!
//! Of hopes nothing of the kind is known. Where people may not know something, explanations are taken to be long enough
//! once they have had [`HOPING`] acts, and what is answered then speaks of these.

use crate::engine::Engine;
use crate::limits::{Halt, Limits};
use crate::logic::syntax::ActionId;
use crate::search::claims::{Claims, Verdict};
use crate::watch::Watch;
use crate::world::graph::Mind;
use crate::world::program::Program;

/// From how many levels of mind on all are one case, where they have no limit: these are tried.
const LEVELS: [i32; 4] = [0, 1, 2, 3];

/// Acts in the longest explanations that are tried where people may not know something.
const HOPING: u32 = 12;

/// All claims made in a search without a limit to explanations.
pub(crate) struct Refusals {
    /// For each way of counting levels.
    ways: Vec<Claims>,
    /// The limit on levels, if there is one.
    depth: Option<u32>,
}

impl Refusals {
    pub fn new(limits: &Limits, program: &Program) -> Refusals {
        let ways = match limits.depth {
            // A hope is no plan that ends higher, and is not claimed about.
            _ if program.openable.is_some() => Vec::new(),
            Some(_) => vec![Claims::default()],
            // What others are expected to do hangs on the levels, and these would grow with the steps.
            None if program.foresight > 0 => Vec::new(),
            None => LEVELS.iter().copied().map(Claims::alike_from).collect(),
        };
        Refusals { ways, depth: limits.depth }
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        self.ways.iter().map(Claims::bytes).sum()
    }
}

impl Engine {
    /// Whether it can be shown, with so much work, that every one of these acts is refused in its state with
    /// explanations of any length; they were refused with explanations of `steps` acts.
    pub(crate) fn are_refused_for_ever(
        &mut self,
        refusals: &mut Refusals,
        refused: &[(Mind, ActionId)],
        steps: u32,
        work: u64,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let hoped = self.world.program.openable.is_some() && steps >= HOPING;
        let mut shown = refused.is_empty() || hoped;
        self.work.until = self.work.done + work;
        for claims in &mut refusals.ways {
            match claims.verdict(self, refused, refusals.depth, watch) {
                Ok(Verdict::Otherwise) => {}
                Ok(Verdict::Never) => shown = true,
                Err(Halt::Turn) => {}
                Err(halt) => {
                    self.work.until = u64::MAX;
                    return Err(halt);
                }
            }
            if shown {
                break;
            }
        }
        self.work.until = u64::MAX;
        Ok(shown)
    }
}
