//! Wants held back in the step of a story, each count worked out by hand from the semantics reference, “Wants held back”.
//!
//! Tom (0) could speak: he would be near Ann (1), which is worth 2 to him, and have spoken, which costs him his pride, 3.

use minds::logic::syntax::Read;
use minds::world::eval::View;
use minds::{Engine, Watch};
use serde_json::{Value as Json, json};

const TOM: u32 = 0;
const ANN: u32 = 1;

const NEAR: u32 = 0;
const SPOKE: u32 = 1;
const PRESSURE: u32 = 2;
const SLOT: u32 = 3;

const SPEAK: u32 = 0;
const IDLE: u32 = 1;
const OF_ANN: u32 = 2;
const UNSEEN: u32 = 3;

/// What Tom wants, and whether there are turns and a release.
struct Draft {
    prides: Vec<f64>,
    turns: Vec<u32>,
    released_at: Option<f64>,
}

impl Draft {
    fn proud(prides: &[f64]) -> Self {
        Draft { prides: prides.to_vec(), turns: vec![], released_at: None }
    }

    fn engine(&self) -> Engine {
        let sets = |fluent: u32, value: Json| json!({"who": [], "fluent": fluent, "when": true, "value": value});
        let act = |name: &str, effects: Vec<Json>, by: u32, seen: [bool; 2]| json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": true, "effects": effects, "consenting": [by], "observing": seen});
        let is = |fluent: u32, value: bool| json!(["==", ["get", fluent], value]);
        let concern =
            |weight: f64, term: Json| json!({"name": "", "owner": TOM, "kind": "own", "weight": weight, "term": term});
        let pride = |weight: &f64| concern(*weight, is(SPOKE, false));
        let worth = |parts: Vec<Json>| parts.into_iter().reduce(|sum, part| json!(["+", sum, part]));
        let counted = |fluent: u32, value: bool| json!(["if", is(fluent, value), 1.0, 0.0]);
        let mut parts = vec![json!(["*", 2.0, counted(NEAR, true)])];
        parts.extend(self.prides.iter().map(|weight| json!(["*", weight, counted(SPOKE, false)])));
        let mut concerns = vec![concern(2.0, is(NEAR, true))];
        concerns.extend(self.prides.iter().map(pride));
        let due = self.released_at.map_or(json!(false), |at| json!([">=", ["get", PRESSURE], at]));
        let trigger = json!({"name": "blurt", "schema": "blurt", "arguments": [], "line": 1, "precondition": due,
            "effects": [sets(PRESSURE, json!(0)), sets(SPOKE, json!(true))]});
        let initial = [json!(false), json!(false), json!(0), json!(0)];
        let names = ["near", "spoke", "pressure", "slot"];
        let fluents = names.iter().zip(&initial).map(|(name, initial)| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": initial}));
        let text = json!({
            "format": "unsaid-world", "version": 2, "name": "pride",
            "entities": [{"name": "Tom", "types": []}, {"name": "Ann", "types": []}],
            "characters": ["Tom", "Ann"], "fluents": fluents.collect::<Vec<_>>(), "beliefs": [],
            "actions": [
                act("speak", vec![sets(NEAR, json!(true)), sets(SPOKE, json!(true))], TOM, [true, true]),
                act("idle", vec![], TOM, [true, true]),
                act("of Ann", vec![], ANN, [true, true]),
                act("unseen", vec![], ANN, [false, true]),
            ],
            "triggers": [trigger],
            "utility": {"author": 0, "characters": [worth(parts), 0]},
            "inner": {
                "concerns": concerns, "turns": self.turns, "slot": (!self.turns.is_empty()).then_some(SLOT),
                "releases": [{"who": TOM, "threshold": 2, "trigger": 0, "pressure": PRESSURE}],
            },
        });
        minds::load(&text.to_string()).expect("the world loads")
    }

    /// What Tom has held back, in the mind at the end of a chain, when acts are done.
    fn pressure(&self, acts: &[u32], chain: &[u32]) -> Option<f64> {
        let (engine, state) = self.after(acts);
        engine.world.numbers.decode(code(&engine, state, chain, PRESSURE))
    }

    fn after(&self, acts: &[u32]) -> (Engine, u32) {
        let mut engine = self.engine();
        let step = |engine: &mut Engine, state, act| {
            engine.advance(state, act, &mut Watch::idle()).expect("triggers come to rest")
        };
        let state = acts.iter().fold(engine.world.initial, |state, act| step(&mut engine, state, *act));
        (engine, state)
    }
}

fn code(engine: &Engine, state: u32, chain: &[u32], fluent: u32) -> u32 {
    View::of(&engine.world.graph, &engine.world.numbers, state).read(&Read { chain: chain.into(), fluent })
}

#[test]
fn a_want_that_costs_more_than_it_brings_is_held_back() {
    let proud = Draft::proud(&[3.0]);
    assert_eq!(proud.pressure(&[IDLE], &[]), Some(1.0));
}

#[test]
fn what_is_held_back_is_known_to_whoever_sees_the_turn_go_by() {
    let proud = Draft::proud(&[3.0]);
    for chain in [[TOM].as_slice(), &[ANN], &[ANN, TOM]] {
        assert_eq!(proud.pressure(&[IDLE], chain), Some(1.0));
    }
}

#[test]
fn what_one_would_do_is_not_held_back() {
    assert_eq!(Draft::proud(&[1.0]).pressure(&[IDLE], &[]), Some(0.0));
}

#[test]
fn the_act_done_is_not_held_back() {
    assert_eq!(Draft::proud(&[3.0]).pressure(&[SPEAK], &[]), Some(0.0));
}

#[test]
fn two_that_hold_back_together_count_once() {
    // Without either, the other 2.5 still outweighs 2.
    assert_eq!(Draft::proud(&[2.5, 2.5]).pressure(&[IDLE], &[]), Some(1.0));
}

#[test]
fn three_hold_back_together_and_four_are_too_many() {
    assert_eq!(Draft::proud(&[2.5; 3]).pressure(&[IDLE], &[]), Some(1.0));
    assert_eq!(Draft::proud(&[2.5; 4]).pressure(&[IDLE], &[]), Some(0.0));
}

#[test]
fn without_turns_an_act_of_anothers_is_no_turn_of_his() {
    assert_eq!(Draft::proud(&[3.0]).pressure(&[OF_ANN, OF_ANN], &[]), Some(0.0));
}

#[test]
fn a_turn_let_pass_is_one_in_which_he_held_back() {
    let turned = Draft { turns: vec![ANN, TOM], ..Draft::proud(&[3.0]) };
    assert_eq!(turned.pressure(&[OF_ANN], &[]), Some(0.0));
    assert_eq!(turned.pressure(&[OF_ANN, OF_ANN], &[]), Some(1.0));
}

#[test]
fn a_turn_he_does_not_know_of_is_none_to_him() {
    let turned = Draft { turns: vec![ANN, TOM], ..Draft::proud(&[3.0]) };
    assert_eq!(turned.pressure(&[OF_ANN, UNSEEN], &[]), Some(0.0));
}

#[test]
fn no_more_than_four_are_counted() {
    assert_eq!(Draft::proud(&[3.0]).pressure(&[IDLE; 6], &[]), Some(4.0));
}

#[test]
fn at_the_threshold_it_breaks_out_and_the_count_begins_anew() {
    let releasing = Draft { released_at: Some(2.0), ..Draft::proud(&[3.0]) };
    let (engine, state) = releasing.after(&[IDLE, IDLE]);
    assert_eq!(code(&engine, state, &[], SPOKE), minds::logic::value::TRUE);
    assert_eq!(releasing.pressure(&[IDLE, IDLE], &[]), Some(0.0));
}

#[test]
fn a_plan_counts_nothing() {
    let mut engine = Draft::proud(&[3.0]).engine();
    let state = engine.world.apply(engine.world.initial, IDLE).expect("triggers come to rest");
    assert_eq!(state, engine.world.initial);
}
