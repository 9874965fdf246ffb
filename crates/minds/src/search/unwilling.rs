//! Acts of the author's outlines that made no sense to somebody, and outlines without them.
//!
//! An outline is made without regard to what people want. In a small world that does little harm, but where hundreds of
//! people could each bring the news, the few who would are not found by trying everybody in turn. So where the author
//! wants something to be learnt, an outlined act that turned out to make no sense is remembered with what those who must
//! consent to it think about that, and outlines are made without it as long as they think the same; in the relaxed world,
//! until they hear something new about it. What is to be brought about in values has bounds and rewards to go by, and is
//! left to these.

use crate::bounds::growth::Growing;
use crate::bounds::outline::{Aim, Outline, grown};
use crate::bounds::outlook::Outlook;
use crate::engine::Engine;
use crate::limits::LAYERS;
use crate::logic::syntax::ActionId;
use crate::logic::value::Code;
use crate::sizes;
use crate::world::graph::Mind;
use crate::world::program::Program;
use crate::world::running::World;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// How many acts it is taken to cost to lead through an act that made no sense.
const DETOUR: u32 = 8;

/// What made no sense so far: acts, with what those who must consent thought of the matters in question.
#[derive(Default)]
pub(crate) struct Unwilling {
    known: FxHashSet<(ActionId, Box<[Code]>)>,
    /// The fluents of which the author wants somebody to learn.
    subjects: Box<[u32]>,
}

impl Unwilling {
    /// Nothing so far, in a world with this program.
    pub fn new(program: &Program) -> Unwilling {
        let mut subjects = Vec::new();
        program.author.reads(&mut |chain, fluent| subjects.extend((!chain.is_empty()).then_some(fluent)));
        Unwilling { subjects: subjects.into(), ..Unwilling::default() }
    }

    /// Whether there is anything that the author wants somebody to learn.
    pub fn matters(&self) -> bool {
        !self.subjects.is_empty()
    }

    /// Notes that an act made no sense in a state; says whether that is new, and of use to anybody.
    pub fn note(&mut self, world: &World, state: Mind, action: ActionId) -> bool {
        let thought = self.thought(world, state, action);
        self.matters() && self.known.insert((action, thought))
    }

    /// Whether an act is known to make no sense in a state.
    pub fn has(&self, world: &World, state: Mind, action: ActionId) -> bool {
        self.known.contains(&(action, self.thought(world, state, action)))
    }

    /// What those who must consent to an act think of the matters in question.
    fn thought(&self, world: &World, state: Mind, action: ActionId) -> Box<[Code]> {
        let minds = world.program.actions[action as usize].consenting.iter().map(|c| world.graph.believed(state, *c));
        minds
            .flat_map(|mind| self.subjects.iter().map(move |fluent| world.graph.values(mind)[*fluent as usize]))
            .collect()
    }

    /// The acts known to make no sense in a state, in order.
    fn acts(&self, world: &World, state: Mind) -> Vec<ActionId> {
        let now = self.known.iter().filter(|(action, thought)| *thought == self.thought(world, state, *action));
        let mut acts: Vec<ActionId> = now.map(|(action, _)| *action).collect();
        acts.sort_unstable();
        acts
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        sizes::of_table(self.known.len(), self.known.capacity(), size_of::<(ActionId, Box<[Code]>)>())
            + self.known.len() * sizes::of_parcel(4)
    }
}

impl Engine {
    /// The author's outline from a mind without what is known to make no sense there, if there is one; else with it.
    pub(crate) fn outline_without(
        &mut self,
        unwilling: &Unwilling,
        mind: Mind,
        base: f64,
        reach: bool,
    ) -> Arc<Outline> {
        let acts = unwilling.acts(&self.world, mind);
        let hearsay = self.tables.bounds.hearsay(&self.world.program, None).filter(|_| !acts.is_empty());
        if let Some(hearsay) = hearsay {
            let world = &self.world;
            let aim = Aim { utility: world.program.utility(None), owner: None, base, reach };
            let (values, held) = (world.graph.values(mind), hearsay.values(&world.view(mind)));
            let start = Growing::new(&world.program, &world.numbers, values, Outlook::Author);
            if let Some(found) =
                grown(start.unless_heard(acts, unwilling.subjects.to_vec()).hearing(&hearsay, &held), &aim, LAYERS)
            {
                return Arc::new(found);
            }
            let with = self.outline(mind, None, Outlook::Author, base, reach);
            return Arc::new(Outline { acts: with.acts.clone(), detour: DETOUR });
        }
        self.outline(mind, None, Outlook::Author, base, reach)
    }
}
