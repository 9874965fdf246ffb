//! Bounds kept: how far off a gain is, asked once for all rows that agree in what matters.
//!
//! Most questions about a row are one question, and most answers are one or two acts. So the layers of a bound
//! ([`crate::bounds::relax`]) are grown to where the first question is answered, and to the end only when another one is asked.
//!
//! In a world in which people foresee, a plan is judged by what others would do after it. Then each layer is read after
//! so many layers more, in which others act alone. What others could make of a mind in which nothing is done is the same
//! with no layer before them, and is kept as the least and the most it could come to be worth ([`Outcomes`]).

use crate::bounds::alike::Alike;
use crate::bounds::growth::Growing;
use crate::bounds::hearsay::Hearsay;
use crate::bounds::outlook::Outlook;
use crate::bounds::relax::{self, Bound, Outcome, Wanted};
use crate::bounds::relevance::{Relevant, relevant};
use crate::kept::Table;
use crate::logic::syntax::Character;
use crate::logic::value::{Code, Numbers};
use crate::world::graph::Row;
use crate::world::program::Program;
use crate::world::running::World;
use std::sync::Arc;

/// What a mind could be worth after none, one, and more acts of others; up to where nothing new comes of them.
type Outcomes = Box<[Outcome]>;

/// What a bound is worked out on: a world, and a row of values in it.
pub(crate) struct Ground<'a> {
    program: &'a Program,
    numbers: &'a Numbers,
    row: Row,
    values: &'a [Code],
}

impl<'a> Ground<'a> {
    pub fn of(world: &'a World, row: Row) -> Ground<'a> {
        Ground { program: &world.program, numbers: &world.numbers, row, values: world.graph.row_values(row) }
    }

    fn growing(&self, relevant: &Relevant, outlook: Outlook) -> Growing<'a> {
        Growing::among(relevant, self.program, self.numbers, self.values, outlook)
    }
}

/// Bounds on characters' plans and the author's, and on what is foreseen.
#[derive(Default)]
pub(crate) struct Bounds {
    plans: Alike<Bound>,
    outcomes: Alike<Outcomes>,
    /// By outlook and utility: what can matter to it, once that is asked.
    relevance: Vec<Option<Relevant>>,
    /// What is believed of what, once that is asked.
    hearsay: Option<Arc<Hearsay>>,
}

impl Table for Bounds {
    fn bytes(&self) -> usize {
        self.plans.bytes(48) + self.outcomes.bytes(48)
    }
}

/// What can matter to a utility in an outlook, and the place of the two among all there are.
fn looked_up<'a>(
    known: &'a mut Vec<Option<Relevant>>,
    program: &Program,
    outlook: Outlook,
    of: Option<Character>,
) -> (u32, &'a Relevant) {
    let place = outlook.place(of, program.characters);
    if known.len() <= place {
        known.resize_with(place + 1, || None);
    }
    (place as u32, known[place].get_or_insert_with(|| relevant(program, outlook, of)))
}

impl Bounds {
    /// Drops the bounds; what can matter to whom stays.
    pub fn clear(&mut self) {
        (self.plans, self.outcomes) = (Alike::default(), Alike::default());
    }

    /// What can matter to a utility in an outlook.
    pub fn matters(&mut self, program: &Program, outlook: Outlook, of: Option<Character>) -> &Relevant {
        looked_up(&mut self.relevance, program, outlook, of).1
    }

    /// What is believed of what, where a utility reads beliefs; nothing where it reads none.
    pub fn hearsay(&mut self, program: &Program, of: Option<Character>) -> Option<Arc<Hearsay>> {
        let place = of.map_or(program.characters, |character| character as usize);
        let reads = program.utility_reads_beliefs[place];
        reads.then(|| self.hearsay.get_or_insert_with(|| Arc::new(Hearsay::new(program))).clone())
    }

    /// Fewest acts after which a utility could be as wanted, or any number that is too many; looked for among `layers` acts.
    pub fn acts(
        &mut self,
        ground: &Ground<'_>,
        outlook: Outlook,
        of: Option<Character>,
        wanted: Wanted,
        layers: u32,
    ) -> u32 {
        let (place, matters) = looked_up(&mut self.relevance, ground.program, outlook, of);
        let known = self.plans.entry(ground.row, ground.values, (place, matters));
        if let Some(acts) = known.acts(wanted) {
            return acts;
        }
        let start = ground.growing(matters, outlook);
        let first = known.is_new().then_some(wanted);
        let foresight = ground.program.foresight;
        let others = of.filter(|_| foresight > 0).and_then(|owner| outlook.others(owner));
        let others = others.map(|others| looked_up(&mut self.relevance, ground.program, others, of).1);
        let aside = others.map(|others| (others, foresight));
        *known = relax::bound(start, ground.program.utility(of), layers, first, aside);
        known.acts(wanted).unwrap_or(layers)
    }

    /// Between what and what a mind with these values must be worth to its owner once others have done up to so many acts.
    pub fn outcome(&mut self, ground: &Ground<'_>, owner: Character, levels: i32, acts: u32) -> Outcome {
        let outlook = Outlook::aside(owner, levels);
        let (place, matters) = looked_up(&mut self.relevance, ground.program, outlook, Some(owner));
        let known = self.outcomes.entry(ground.row, ground.values, (place, matters));
        if known.is_empty() {
            let utility = ground.program.utility(Some(owner));
            *known = relax::outcomes(ground.growing(matters, outlook), utility, ground.program.foresight);
        }
        known[known.len().min(acts as usize + 1) - 1]
    }
}
