//! Small worlds worked out by hand from the semantics reference.

use minds::bounds::outline;
use minds::bounds::outlook::Outlook;
use minds::logic::syntax::Read;
use minds::logic::value::{FALSE, TRUE, UNKNOWN};
use minds::{Engine, Halt, Limits, LoadError, Question, Stop, Watch};
use serde_json::{Value as Json, json};

/// A world of two characters, Ann (0) and Bob (1), with boolean fluents `door` (0) and `lamp` (1).
#[derive(Clone)]
struct Draft {
    beliefs: Vec<Json>,
    actions: Vec<Json>,
    triggers: Vec<Json>,
    author: Json,
    utilities: [Json; 2],
}

fn is(fluent: u32) -> Json {
    json!(["==", ["get", fluent], true])
}

fn sets(fluent: u32, value: bool) -> Json {
    json!({"who": [], "fluent": fluent, "when": true, "value": value})
}

/// An action that sets fluents to True, seen by those flagged.
fn action(name: &str, precondition: Json, effects: Vec<Json>, consenting: &[u32], seen: [bool; 2]) -> Json {
    json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": precondition,
           "effects": effects, "consenting": consenting, "observing": seen})
}

impl Draft {
    fn new() -> Self {
        Draft { beliefs: vec![], actions: vec![], triggers: vec![], author: json!(0), utilities: [json!(0), json!(0)] }
    }

    fn load(self) -> Result<Engine, LoadError> {
        let fluent =
            |name: &str| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": false});
        let text = json!({
            "format": "unsaid-world", "version": 1, "name": "small",
            "entities": [{"name": "Ann", "types": []}, {"name": "Bob", "types": []}],
            "characters": ["Ann", "Bob"],
            "fluents": [fluent("door"), fluent("lamp")],
            "beliefs": self.beliefs, "actions": self.actions, "triggers": self.triggers,
            "utility": {"author": self.author, "characters": self.utilities},
        });
        minds::load(&text.to_string())
    }

    fn engine(self) -> Engine {
        self.load().expect("the world loads")
    }
}

/// The value of a fluent at the end of a chain of believers.
fn value(engine: &Engine, state: u32, chain: &[u32], fluent: u32) -> u32 {
    let read = Read { chain: chain.into(), fluent };
    minds::world::eval::View::of(&engine.world.graph, &engine.world.numbers, state).read(&read)
}

fn apply(engine: &mut Engine, state: u32, action: u32) -> u32 {
    engine.world.apply(state, action).expect("triggers come to rest")
}

fn explained(engine: &mut Engine, action: u32, character: u32, steps: u32, levels: i32) -> bool {
    let mind = engine.world.graph.believed(engine.world.initial, character);
    let question = Question { mind, action, character, steps, levels };
    engine.explain(question, &mut Watch::idle()).expect("no limit").is_some()
}

fn limits() -> Limits {
    Limits {
        author: Some(4),
        character: Some(4),
        depth: Some(2),
        time: None,
        memory: None,
        states: None,
        shortest: true,
    }
}

#[test]
fn acts_that_change_nothing_but_beliefs_may_still_lead_to_a_gain() {
    let mut draft = Draft::new();
    for (name, fluent) in [("tell of the door", 0), ("tell of the lamp", 1)] {
        let told = json!({"who": [1], "fluent": fluent, "when": true, "value": true});
        draft.actions.push(action(name, json!(true), vec![told], &[0], [true, true]));
    }
    let believed = |fluent: u32| json!(["==", ["get", fluent, 1], true]);
    let convinced = json!(["and", believed(0), believed(1), ["==", ["get", 1], false]]);
    draft.triggers.push(json!({"name": "act on it", "schema": "act on it", "arguments": [], "line": 2, "precondition": convinced, "effects": [sets(1, true)]}));
    (draft.author, draft.utilities[0]) = (json!(["if", is(1), 1, 0]), json!(["if", is(1), 1, 0]));
    for shortest in [false, true] {
        let limits = Limits { author: Some(2), character: Some(2), depth: Some(1), shortest, ..Limits::default() };
        let found = draft.clone().engine().search(&limits, None, &mut Watch::idle()).unwrap();
        assert_eq!((found.stop, found.acts.len()), (Stop::Found, 2));
    }
}

#[test]
fn who_sees_an_act_knows_of_it_and_knows_who_else_does() {
    let mut draft = Draft::new();
    draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, false]));
    let mut engine = draft.engine();
    let initial = engine.world.initial;
    let after = apply(&mut engine, initial, 0);
    let seen = [&[][..], &[0], &[1], &[0, 1], &[1, 0], &[0, 0]].map(|chain| value(&engine, after, chain, 0));
    assert_eq!(seen, [TRUE, TRUE, FALSE, FALSE, FALSE, TRUE]);
}

#[test]
fn a_surprise_corrects_the_equality_it_disproves() {
    let mut draft = Draft::new();
    draft.beliefs.push(json!({"who": [1], "fluent": 0, "value": true}));
    draft.actions.push(action("light", json!(["==", ["get", 0], false]), vec![sets(1, true)], &[0], [true, true]));
    let mut engine = draft.engine();
    let initial = engine.world.initial;
    assert_eq!(value(&engine, initial, &[1], 0), TRUE);
    let after = apply(&mut engine, initial, 0);
    assert_eq!(value(&engine, after, &[1], 0), FALSE);
    assert_eq!(value(&engine, after, &[1], 1), TRUE);
}

#[test]
fn a_surprise_leaves_anything_but_an_equality_unknown() {
    let mut draft = Draft::new();
    draft.beliefs.push(json!({"who": [1], "fluent": 0, "value": true}));
    draft.actions.push(action("light", json!(["!=", ["get", 0], true]), vec![sets(1, true)], &[0], [true, true]));
    let mut engine = draft.engine();
    let initial = engine.world.initial;
    let after = apply(&mut engine, initial, 0);
    assert_eq!(value(&engine, after, &[1], 0), UNKNOWN);
}

#[test]
fn a_trigger_fires_in_the_state_and_in_each_mind_that_meets_it() {
    let mut draft = Draft::new();
    draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, false]));
    let dark = json!(["and", is(0), ["==", ["get", 1], false]]);
    draft.triggers.push(json!({"name": "glow", "schema": "glow", "arguments": [], "line": 2, "precondition": dark, "effects": [sets(1, true)]}));
    let mut engine = draft.engine();
    let initial = engine.world.initial;
    let after = apply(&mut engine, initial, 0);
    let lit = [&[][..], &[0], &[1], &[0, 1]].map(|chain| value(&engine, after, chain, 1));
    assert_eq!(lit, [TRUE, TRUE, FALSE, FALSE]);
}

#[test]
fn triggers_that_undo_each_other_are_an_error_that_names_them() {
    let mut draft = Draft::new();
    draft.triggers.push(
        json!({"name": "on", "schema": "on", "arguments": [], "line": 2, "precondition": ["==", ["get", 0], false],
                               "effects": [sets(0, true)]}),
    );
    draft.triggers.push(json!({"name": "off", "schema": "off", "arguments": [], "line": 3, "precondition": is(0), "effects": [sets(0, false)]}));
    let Err(LoadError::Halt(Halt::TriggerCycle(names))) = draft.load() else { panic!("the cycle was not found") };
    let mut names = names;
    names.sort();
    assert_eq!(names, ["off (line 3)", "on (line 2)"]);
}

#[test]
fn a_plan_of_two_explains_its_first_step_only_within_two_steps() {
    let mut draft = Draft::new();
    draft.utilities[0] = is(1);
    draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, true]));
    draft.actions.push(action("light", is(0), vec![sets(1, true)], &[0], [true, true]));
    let mut engine = draft.engine();
    assert!(!explained(&mut engine, 0, 0, 1, 0));
    assert!(explained(&mut engine, 0, 0, 2, 0));
}

#[test]
fn an_idle_step_is_not_explained() {
    let mut draft = Draft::new();
    draft.utilities[0] = is(1);
    draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, true]));
    draft.actions.push(action("light", json!(true), vec![sets(1, true)], &[0], [true, true]));
    let mut engine = draft.engine();
    assert!(!explained(&mut engine, 0, 0, 4, 0));
    assert!(explained(&mut engine, 1, 0, 4, 0));
}

#[test]
fn a_plan_on_another_mind_needs_that_mind_to_have_its_reason() {
    for (bobs, expected) in [(json!(0), false), (is(1), true)] {
        let mut draft = Draft::new();
        draft.utilities = [is(1), bobs];
        draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, true]));
        draft.actions.push(action("light", is(0), vec![sets(1, true)], &[1], [true, true]));
        assert_eq!(explained(&mut draft.engine(), 0, 0, 2, 0), expected);
    }
}

#[test]
fn at_the_last_level_another_mind_needs_an_immediate_reason() {
    let mut draft = Draft::new();
    draft.utilities = [is(1), is(1)];
    draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[1], [true, true]));
    draft.actions.push(action("light", is(0), vec![sets(1, true)], &[0, 1], [true, true]));
    draft.actions.push(action("ask", json!(true), vec![], &[0], [true, true]));
    let mut engine = draft.engine();
    assert!(explained(&mut engine, 0, 1, 2, 0), "light is immediate for Ann");
}

#[test]
fn the_shortest_story_is_found_and_its_absence_proved() {
    let world = || {
        let mut draft = Draft::new();
        draft.author = is(1);
        draft.utilities[0] = is(1);
        draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, true]));
        draft.actions.push(action("light", is(0), vec![sets(1, true)], &[0], [true, true]));
        draft.engine()
    };
    let found = world().search(&limits(), None, &mut Watch::idle()).expect("no fault");
    assert_eq!((found.stop, found.acts), (Stop::Found, vec![0, 1]));
    let short = Limits { author: Some(1), ..limits() };
    let none = world().search(&short, None, &mut Watch::idle()).expect("no fault");
    assert_eq!((none.stop, none.acts), (Stop::None, vec![]));
}

#[test]
fn without_a_limit_explanations_grow_until_no_longer_one_could_help() {
    let mut draft = Draft::new();
    draft.author = is(1);
    draft.utilities[0] = is(1);
    draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, true]));
    draft.actions.push(action("light", is(0), vec![sets(1, true)], &[0], [true, true]));
    let free = Limits { author: None, character: None, depth: None, ..limits() };
    let found = draft.engine().search(&free, None, &mut Watch::idle()).expect("no fault");
    assert_eq!(found.acts, vec![0, 1]);
    let mut hopeless = Draft::new();
    hopeless.author = is(1);
    hopeless.actions.push(action("open", json!(true), vec![sets(0, true)], &[0], [true, true]));
    hopeless.actions.push(action("light", is(0), vec![sets(1, true)], &[0], [true, true]));
    let none = hopeless.engine().search(&free, None, &mut Watch::idle()).expect("no fault");
    assert_eq!(none.stop, Stop::None);
}

#[test]
fn minds_that_undo_each_other_pass_after_pass_are_a_cycle_too() {
    let mut draft = Draft::new();
    let on = json!({"who": [], "fluent": 0, "when": true, "value": true});
    let forget = json!({"who": [1], "fluent": 0, "when": true, "value": null});
    draft.triggers.push(json!({"name": "open", "schema": "open", "arguments": [], "line": 2, "precondition": ["!=", ["get", 0], true], "effects": [on]}));
    draft.triggers.push(json!({"name": "forget", "schema": "forget", "arguments": [], "line": 3, "precondition": ["==", ["get", 0, 1], true],
                               "effects": [forget]}));
    let Err(LoadError::Halt(Halt::TriggerCycle(mut names))) = draft.load() else { panic!("the cycle was not found") };
    names.sort();
    assert_eq!(names, ["forget (line 3)", "open (line 2)"]);
}

#[test]
fn nothing_is_above_an_unknown_utility() {
    let mut draft = Draft::new();
    draft.author = json!(["if", is(0), 1, null]);
    draft.actions.push(action("open", json!(true), vec![sets(0, true)], &[], [true, true]));
    let found = draft.engine().search(&limits(), None, &mut Watch::idle()).expect("no fault");
    assert_eq!(found.stop, Stop::None);
}

#[test]
fn numbers_are_read_to_the_last_bit() {
    let mut draft = Draft::new();
    draft.utilities[0] = json!(0.5 + 2.0 / 3.0);
    let engine = draft.engine();
    assert_eq!(engine.world.utility(engine.world.initial, Some(0)), Some(0.5 + 2.0 / 3.0));
}

/// The acts of an outline of what would bring Ann's utility above 0 from the initial state.
fn outlined(engine: &Engine) -> Vec<u32> {
    let (program, initial) = (&engine.world.program, engine.world.initial);
    let aim = outline::Aim { utility: &program.utilities[0], owner: Some(0), base: 0.0, reach: false };
    let values = engine.world.graph.values(initial);
    let found = outline::outline(program, &engine.world.numbers, values, &aim, 12, Outlook::Open);
    found.map_or(vec![], |outline| outline.acts.to_vec())
}

#[test]
fn an_outline_has_the_acts_behind_the_goal_and_no_others() {
    let engine = Draft {
        actions: vec![
            action("sing", json!(true), vec![], &[0], [true; 2]),
            action("open", json!(true), vec![sets(0, true)], &[0], [true; 2]),
            action("light", is(0), vec![sets(1, true)], &[0], [true; 2]),
        ],
        utilities: [json!(["if", is(1), 1, 0]), json!(0)],
        ..Draft::new()
    }
    .engine();
    assert_eq!(outlined(&engine), [1, 2]);
}

#[test]
fn of_two_ways_an_outline_takes_the_one_with_fewer_acts() {
    let engine = Draft {
        actions: vec![
            action("light through the door", is(0), vec![sets(1, true)], &[0], [true; 2]),
            action("open", json!(true), vec![sets(0, true)], &[0], [true; 2]),
            action("light", json!(true), vec![sets(1, true)], &[0], [true; 2]),
        ],
        utilities: [json!(["if", is(1), 1, 0]), json!(0)],
        ..Draft::new()
    }
    .engine();
    assert_eq!(outlined(&engine), [2]);
}

#[test]
fn an_outline_asks_what_rewards_whoever_must_agree() {
    let reward = json!({"name": "thanks", "schema": "thanks", "arguments": [], "line": 1, "precondition": ["and", is(0), is(1)], "effects": [sets(0, false)]});
    let engine = Draft {
        actions: vec![
            action("promise", json!(true), vec![sets(0, true)], &[0], [true; 2]),
            action("light", json!(true), vec![sets(1, true)], &[1], [true; 2]),
        ],
        triggers: vec![reward],
        utilities: [json!(["if", is(1), 1, 0]), json!(["if", is(0), 0, 1])],
        ..Draft::new()
    }
    .engine();
    assert_eq!(outlined(&engine), [0, 1], "Bob lights the lamp for what the promise then brings him");
}
