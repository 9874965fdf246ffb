//! Bounds kept: how far off a gain is, asked once for all rows that agree in what matters.
//!
//! Most questions about a row are one question, and most answers are one or two acts. So the layers of a bound
//! ([`crate::relax`]) are grown to where the first question is answered, and to the end only when another one is asked.
//!
//! In a world in which people foresee, a plan is judged by what others would do after it. Then each layer is read after
//! so many layers more, in which others act alone. What others could make of a mind in which nothing is done is the same
//! with no layer before them, and is kept as the least and the most it could come to be worth ([`Outcomes`]).

use crate::alike::Alike;
use crate::explain::Engine;
use crate::graph::Row;
use crate::growth::Growing;
use crate::program::Character;
use crate::relax::{self, Bound, Outcome, Outlook, Wanted};

/// What a mind could be worth after none, one, and more acts of others; up to where nothing new comes of them.
pub(crate) type Outcomes = Box<[Outcome]>;

/// Bounds on characters' plans and the author's, and on what is foreseen.
#[derive(Default)]
pub(crate) struct Bounds {
    plans: Alike<Bound>,
    outcomes: Alike<Outcomes>,
}

impl Bounds {
    pub fn clear(&mut self) {
        *self = Bounds::default();
    }

    /// An estimate of the bytes held.
    pub fn bytes(&self) -> usize {
        self.plans.bytes(48) + self.outcomes.bytes(48)
    }
}

impl Engine {
    /// Fewest acts after which the author's utility could be above `base` (or reach it), from a row of values.
    pub(crate) fn distance(&mut self, row: Row, base: f64, reach: bool) -> u32 {
        self.bound(row, Outlook::Author, None, Wanted { base, reach, most: u32::MAX })
    }

    /// Fewest acts a plan still needs before it could end above the base, or any number above `most`; what others do after
    /// it may help it there.
    pub(crate) fn acts_needed(&mut self, row: Row, character: Character, levels: i32, base: f64, most: u32) -> u32 {
        self.bound(row, Outlook::of(character, levels), Some(character), Wanted { base, reach: false, most })
    }

    fn bound(&mut self, row: Row, outlook: Outlook, of: Option<Character>, wanted: Wanted) -> u32 {
        let Engine { world, bounds, layers, .. } = self;
        let (program, values) = (&*world.program, world.graph.row_values(row));
        let relevant = program.relevant(outlook, of);
        let known = bounds.plans.entry(row, values, relevant);
        if let Some(acts) = known.acts(wanted) {
            return acts;
        }
        let layers = layers[usize::from(outlook == Outlook::Author)];
        let start = Growing::among(relevant.1, program, &world.numbers, values, outlook);
        let first = known.is_new().then_some(wanted);
        let others = of.filter(|_| program.foresight > 0).and_then(|owner| outlook.others(owner));
        let aside = others.map(|others| (program.relevant(others, of).1, program.foresight));
        *known = relax::bound(start, program.utility(of), layers, first, aside);
        known.acts(wanted).unwrap_or(layers)
    }

    /// Between what and what a mind with these values must be worth to its owner once others have done up to so many acts.
    pub(crate) fn outcome(&mut self, row: Row, owner: Character, levels: i32, acts: u32) -> Outcome {
        let Engine { world, bounds, .. } = self;
        let (program, values) = (&*world.program, world.graph.row_values(row));
        let outlook = Outlook::aside(owner, levels);
        let relevant = program.relevant(outlook, Some(owner));
        let known = bounds.outcomes.entry(row, values, relevant);
        if known.is_empty() {
            let start = Growing::among(relevant.1, program, &world.numbers, values, outlook);
            *known = relax::outcomes(start, program.utility(Some(owner)), program.foresight);
        }
        known[known.len().min(acts as usize + 1) - 1]
    }
}

#[cfg(test)]
mod tests {
    use crate::{Engine, load};
    use serde_json::{Value as Json, json};

    /// Tom (1) may sell the house once it is his, which costs Ann (0) three; only Ann can make it his, or hide the deed, which
    /// nobody can sell without. The cat of neither matters.
    fn world() -> Engine {
        let is = |fluent: u32| json!(["==", ["get", fluent], true]);
        let act = |name: &str, who: u32, needs: Json, fluent: u32, value: bool| {
            json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": needs,
                   "effects": [{"who": [], "fluent": fluent, "when": true, "value": value}], "consenting": [who], "observing": [true, true]})
        };
        let sale = json!(["and", is(0), is(1)]);
        let names = ["deed", "his", "sold", "cat"];
        let text = json!({
            "format": "unsaid-world", "version": 2, "name": "house",
            "entities": [{"name": "Ann", "types": []}, {"name": "Tom", "types": []}], "characters": ["Ann", "Tom"],
            "fluents": names.map(|name| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": name == "deed"})), "beliefs": [],
            "actions": [act("give", 0, json!(true), 1, true), act("hide", 0, json!(true), 0, false),
                        act("sell", 1, sale, 2, true), act("feed", 1, json!(true), 3, true)],
            "triggers": [],
            "utility": {"author": 0, "characters": [["if", is(2), -3, ["if", is(0), 1, 0]], ["if", is(2), 1, 0]]},
            "inner": {"foresight": 2},
        });
        load(&text.to_string()).expect("the world loads")
    }

    fn outcomes(engine: &mut Engine, acts: &[u32]) -> Vec<(f64, f64)> {
        let mut mind = engine.world.initial;
        for act in acts {
            mind = engine.world.apply(mind, *act).expect("the act is done");
        }
        let row = engine.world.graph.row(mind);
        (0..=2).map(|acts| engine.outcome(row, 0, 1, acts)).map(|found| (found.least, found.most)).collect()
    }

    #[test]
    fn what_others_could_make_of_a_mind_is_what_they_alone_can_do() {
        let mut engine = world();
        assert_eq!(outcomes(&mut engine, &[]), [(1.0, 1.0); 3], "Tom cannot make it his himself");
        assert_eq!(outcomes(&mut engine, &[0]), [(1.0, 1.0), (-3.0, 1.0), (-3.0, 1.0)], "he may sell it");
        assert_eq!(outcomes(&mut engine, &[0, 1]), [(0.0, 0.0); 3], "nobody can");
    }

    #[test]
    fn a_plan_is_as_far_from_a_gain_as_the_acts_it_needs_before_others_go_on() {
        let mut engine = world();
        let start = engine.world.initial;
        let row = engine.world.graph.row(start);
        // For Tom (1), the sale is worth one: Ann must give, and then either he sells or nobody does.
        assert_eq!(engine.acts_needed(row, 1, 1, 0.0, 9), 2, "Ann may go on, but not sell");
        assert_eq!(engine.acts_needed(row, 0, 1, 1.0, 9), u32::MAX, "nothing is better for Ann than what is");
    }
}
