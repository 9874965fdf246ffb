//! The step of a story in small worlds, each rank worked out by hand from the semantics reference, “Evidence”.
//!
//! Ann (0) asks Bob (1) whether he took the ring. It is innocent (rank 0 at first) or guilty (rank 1), and Bob knows which.

use minds::logic::syntax::Read;
use minds::world::eval::View;
use minds::{Engine, Limits, Question, Stop, Stories, Watch};
use serde_json::{Value as Json, json};

const ANN: u32 = 0;
const BOB: u32 = 1;

const GUILTY: u32 = 0;
const OWES: u32 = 1;
const SILENT: u32 = 2;
/// The ranks of the two hypotheses, and what the second has cost while nobody thinks of it.
const INNOCENCE: u32 = 3;
const GUILT: u32 = 4;
const UNTHOUGHT: u32 = 5;
const SLOT: u32 = 6;
/// What Bob wants.
const AT_EASE: u32 = 7;
const AMUSED: u32 = 8;

const SHRUG: usize = 0;

/// A world in which Bob wants to be at ease and amused, and can shrug, which amuses him.
struct Draft {
    initial: Vec<Json>,
    beliefs: Vec<Json>,
    actions: Vec<Json>,
    speech: Vec<Json>,
    turns: Vec<u32>,
    ranked: bool,
    author: Json,
    utility: Json,
}

fn sets(fluent: u32, value: impl Into<Json>) -> Json {
    json!({"who": [], "fluent": fluent, "when": true, "value": value.into()})
}

fn act(name: &str, precondition: Json, effects: Vec<Json>, by: &[u32]) -> Json {
    json!({"name": name, "schema": name, "arguments": [], "line": 1, "precondition": precondition, "effects": effects,
           "consenting": by, "observing": [true, true]})
}

fn is(fluent: u32, value: bool) -> Json {
    json!(["==", ["get", fluent], value])
}

fn worth(fluent: u32, much: f64) -> Json {
    json!(["if", is(fluent, true), much, 0])
}

impl Draft {
    fn new() -> Self {
        let f = json!(false);
        Draft {
            initial: vec![f.clone(), f.clone(), f.clone(), json!(0), json!(1), json!(null), json!(0), f.clone(), f],
            beliefs: vec![],
            actions: vec![act("shrug", json!(true), vec![sets(AMUSED, true)], &[BOB])],
            speech: vec![],
            turns: vec![],
            ranked: true,
            author: json!(0),
            utility: json!(["+", worth(AT_EASE, 1.0), worth(AMUSED, 1.0)]),
        }
    }

    /// Adds an act of Bob's, which answers the question if it claims a hypothesis.
    fn of_bob(&mut self, name: &str, precondition: Json, effects: Vec<Json>, claims: Option<u32>) -> u32 {
        let number = self.actions.len() as u32;
        self.actions.push(act(name, precondition, effects, &[BOB]));
        if let Some(hypothesis) = claims {
            self.speech.push(json!({"action": number, "answers": [[0, hypothesis]]}));
        }
        number
    }

    /// A world in which Bob owes an answer, and only an innocent Bob would be at ease for having given one.
    fn owing() -> (Self, u32) {
        let mut draft = Draft::new();
        draft.initial[OWES as usize] = json!(true);
        let deny = draft.of_bob("deny", is(GUILTY, false), vec![sets(AT_EASE, true), sets(OWES, false)], Some(0));
        (draft, deny)
    }

    fn engine(self) -> Engine {
        let hypothesis = |guilty: bool, rank: u32, unthought: Option<u32>| {
            let rank = self.ranked.then_some(rank);
            json!({"name": "", "prior": 0, "patch": [{"who": [], "fluent": GUILTY, "value": guilty}], "rank": rank, "unthought": unthought})
        };
        let names = ["guilty", "owes", "silent", "innocence", "guilt", "unthought", "slot", "at_ease", "amused"];
        let fluents = names.iter().zip(&self.initial).map(|(name, initial)| json!({"name": name, "property": name, "arguments": [], "type": "any", "initial": initial}));
        let slot = (!self.turns.is_empty()).then_some(SLOT);
        let text = json!({
            "format": "unsaid-world", "version": 2, "name": "ring",
            "entities": [{"name": "Ann", "types": []}, {"name": "Bob", "types": []}],
            "characters": ["Ann", "Bob"], "fluents": fluents.collect::<Vec<_>>(),
            "beliefs": self.beliefs, "actions": self.actions, "triggers": [],
            "utility": {"author": self.author, "characters": [0, self.utility]},
            "inner": {
                "questions": [{"name": "ring", "asker": ANN, "asked": BOB, "owes": OWES, "silent": SILENT,
                    "hypotheses": [hypothesis(false, INNOCENCE, None), hypothesis(true, GUILT, Some(UNTHOUGHT))]}],
                "speech": self.speech, "turns": self.turns, "slot": slot,
            },
        });
        minds::load(&text.to_string()).expect("the world loads")
    }
}

fn advance(engine: &mut Engine, state: u32, action: u32) -> u32 {
    engine.advance(state, action, &mut Watch::idle()).expect("triggers come to rest")
}

/// The story state after acts, from the beginning.
fn after(engine: &mut Engine, acts: &[u32]) -> u32 {
    let initial = engine.world.initial;
    acts.iter().fold(initial, |state, action| advance(engine, state, *action))
}

fn code(engine: &Engine, state: u32, chain: &[u32], fluent: u32) -> u32 {
    View::of(&engine.world.graph, &engine.world.numbers, state).read(&Read { chain: chain.into(), fluent })
}

fn number(engine: &Engine, state: u32, chain: &[u32], fluent: u32) -> Option<f64> {
    engine.world.numbers.decode(code(engine, state, chain, fluent))
}

/// The ranks of innocence and guilt at the end of a chain of believers.
fn ranks(engine: &Engine, state: u32, chain: &[u32]) -> [Option<f64>; 2] {
    [INNOCENCE, GUILT].map(|fluent| number(engine, state, chain, fluent))
}

fn is_true(engine: &Engine, state: u32, fluent: u32) -> bool {
    code(engine, state, &[], fluent) == minds::logic::value::TRUE
}

/// Ranks as Ann has them when acts are done.
fn taken(draft: Draft, acts: &[u32]) -> [Option<f64>; 2] {
    let mut engine = draft.engine();
    let state = after(&mut engine, acts);
    ranks(&engine, state, &[ANN])
}

const AT_FIRST: [Option<f64>; 2] = [Some(0.0), Some(1.0)];

#[test]
fn a_denial_that_a_liar_would_make_as_well_moves_nothing() {
    let mut draft = Draft::new();
    let deny = draft.of_bob("deny", json!(true), vec![sets(AT_EASE, true)], Some(0));
    assert_eq!(taken(draft, &[deny]), AT_FIRST);
}

#[test]
fn an_answer_that_would_not_have_been_given_costs_the_hypothesis() {
    let (draft, deny) = Draft::owing();
    assert_eq!(taken(draft, &[deny]), [Some(0.0), Some(2.0)]);
}

#[test]
fn a_silence_that_innocence_would_not_have_kept_costs_innocence() {
    let (draft, _) = Draft::owing();
    let mut engine = draft.engine();
    let state = after(&mut engine, &[SHRUG as u32]);
    assert_eq!(ranks(&engine, state, &[ANN]), [Some(1.0), Some(1.0)]);
    assert!(is_true(&engine, state, SILENT));
}

#[test]
fn a_silence_counts_once() {
    let (draft, _) = Draft::owing();
    // The second shrug amuses nobody, so it makes sense under neither hypothesis and costs both; the silence is over.
    assert_eq!(taken(draft, &[SHRUG as u32; 2]), [Some(2.0), Some(2.0)]);
}

#[test]
fn asking_again_leaves_the_silence_unmarked_but_not_uncounted() {
    let (mut draft, _) = Draft::owing();
    let ask = draft.of_bob("ask", json!(true), vec![sets(AMUSED, true), sets(SILENT, false)], None);
    draft.speech.push(json!({"action": ask, "asks": [0]}));
    let mut engine = draft.engine();
    let state = after(&mut engine, &[ask]);
    assert!(!is_true(&engine, state, SILENT));
    assert_eq!(ranks(&engine, state, &[ANN])[0], Some(1.0));
}

#[test]
fn turning_a_question_away_is_no_silence() {
    let (mut draft, _) = Draft::owing();
    let refuse = draft.of_bob("refuse", json!(true), vec![sets(AMUSED, true)], None);
    draft.speech.push(json!({"action": refuse, "discharges": [0]}));
    assert_eq!(taken(draft, &[refuse]), AT_FIRST);
}

#[test]
fn whoever_is_seen_sees_how_it_was_taken() {
    let (draft, deny) = Draft::owing();
    let mut engine = draft.engine();
    let state = after(&mut engine, &[deny]);
    for chain in [&[][..], &[BOB], &[BOB, ANN], &[ANN, BOB, ANN]] {
        assert_eq!(ranks(&engine, state, chain), [Some(0.0), Some(2.0)], "{chain:?}");
    }
}

#[test]
fn who_thinks_nobody_saw_thinks_that_nobody_made_anything_of_it() {
    let (mut draft, deny) = Draft::owing();
    // Ann sees it where a fluent nothing else uses is true, which it is, and Bob does not know.
    draft.initial[UNTHOUGHT as usize] = json!(true);
    draft.beliefs.push(json!({"who": [BOB], "fluent": UNTHOUGHT, "value": false}));
    draft.actions[deny as usize]["observing"] = json!([is(UNTHOUGHT, true), true]);
    let mut engine = draft.engine();
    let state = after(&mut engine, &[deny]);
    assert_eq!(ranks(&engine, state, &[ANN]), [Some(0.0), Some(2.0)]);
    assert_eq!(ranks(&engine, state, &[BOB, ANN]), AT_FIRST);
}

#[test]
fn an_act_that_the_asker_does_not_see_moves_nothing() {
    let (mut draft, deny) = Draft::owing();
    draft.actions[deny as usize]["observing"] = json!([false, true]);
    draft.actions[SHRUG]["observing"] = json!([false, true]);
    let mut engine = draft.engine();
    for act in [deny, SHRUG as u32] {
        let state = after(&mut engine, &[act]);
        for chain in [&[][..], &[ANN], &[BOB], &[BOB, ANN]] {
            assert_eq!(ranks(&engine, state, chain), AT_FIRST, "{chain:?}");
        }
    }
}

/// An act only a guilty Bob has a reason for, and which loses him so much ease at once, to be amused later.
fn dear(price: f64) -> [Option<f64>; 2] {
    let mut draft = Draft::new();
    draft.initial[AT_EASE as usize] = json!(true);
    draft.utility = json!(["+", worth(AT_EASE, price), worth(AMUSED, 9.0)]);
    draft.actions[SHRUG] = act("shrug", is(OWES, true), vec![sets(AMUSED, true)], &[BOB]);
    let bet = draft.of_bob("bet", is(GUILTY, true), vec![sets(AT_EASE, false), sets(OWES, true)], None);
    taken(draft, &[bet])
}

#[test]
fn a_dear_act_tells_as_much_as_it_costs_and_three_at_most() {
    assert_eq!(dear(2.0), [Some(2.0), Some(1.0)]);
    assert_eq!(dear(2.9), [Some(2.0), Some(1.0)]);
    assert_eq!(dear(0.5), [Some(1.0), Some(1.0)]);
    assert_eq!(dear(7.0), [Some(3.0), Some(1.0)]);
}

#[test]
fn what_tells_against_a_hypothesis_nobody_thinks_of_is_kept_for_later() {
    let (mut draft, deny) = Draft::owing();
    draft.initial[GUILT as usize] = json!(null);
    draft.initial[UNTHOUGHT as usize] = json!(1);
    let mut engine = draft.engine();
    let state = after(&mut engine, &[deny]);
    assert_eq!(ranks(&engine, state, &[ANN]), [Some(0.0), None]);
    assert_eq!(number(&engine, state, &[ANN], UNTHOUGHT), Some(2.0));
}

#[test]
fn an_act_that_sets_a_rank_itself_is_no_evidence_besides() {
    let (mut draft, deny) = Draft::owing();
    draft.actions[deny as usize]["effects"].as_array_mut().unwrap().push(sets(INNOCENCE, 3));
    assert_eq!(taken(draft, &[deny]), [Some(3.0), Some(1.0)]);
}

#[test]
fn whose_slot_goes_by_has_let_the_answer_go() {
    let (mut draft, _) = Draft::owing();
    draft.turns = vec![BOB, ANN];
    draft.actions.push(act("cough", json!(true), vec![], &[ANN]));
    let mut engine = draft.engine();
    let state = after(&mut engine, &[2]);
    assert_eq!(ranks(&engine, state, &[ANN]), [Some(1.0), Some(1.0)]);
    assert_eq!(number(&engine, state, &[BOB], SLOT), Some(0.0));
}

#[test]
fn who_does_the_act_of_its_slot_passes_nothing() {
    let (mut draft, _) = Draft::owing();
    draft.turns = vec![ANN, BOB];
    draft.actions.push(act("cough", json!(true), vec![], &[ANN]));
    let mut engine = draft.engine();
    let state = after(&mut engine, &[2]);
    assert_eq!(ranks(&engine, state, &[ANN]), AT_FIRST);
    assert_eq!(number(&engine, state, &[], SLOT), Some(1.0));
}

#[test]
fn fate_tells_nothing_and_takes_no_slot() {
    let (mut draft, _) = Draft::owing();
    draft.turns = vec![BOB, ANN];
    draft.actions.push(act("rain", json!(true), vec![sets(AMUSED, true)], &[]));
    let mut engine = draft.engine();
    let state = after(&mut engine, &[2]);
    assert_eq!(ranks(&engine, state, &[ANN]), AT_FIRST);
    assert_eq!(number(&engine, state, &[], SLOT), Some(0.0));
}

#[test]
fn nobody_counts_on_evidence_in_a_plan() {
    let (mut draft, deny) = Draft::owing();
    draft.utility = json!(["+", worth(AT_EASE, -1.0), ["get", GUILT]]);
    let mut engine = draft.engine();
    let (initial, state) = (engine.world.initial, after(&mut engine, &[deny]));
    let plan = engine.world.apply(initial, deny).unwrap();
    assert_eq!(ranks(&engine, plan, &[ANN]), AT_FIRST);
    // Under neither hypothesis does denying make sense, so both are dearer by one: for Bob a gain he did not count on.
    assert_eq!(ranks(&engine, state, &[ANN]), [Some(1.0), Some(2.0)]);
    let mind = engine.world.graph.believed(initial, BOB);
    let question = Question { mind, action: deny, character: BOB, steps: 4, levels: 1 };
    assert_eq!(engine.explain(question, &mut Watch::idle()).unwrap(), None);
}

/// A world whose author wants guilt at rank 2, which only evidence brings about.
fn told() -> (Engine, u32) {
    let (mut draft, deny) = Draft::owing();
    draft.author = json!(["get", GUILT]);
    (draft.engine(), deny)
}

fn limits(character: Option<u32>, shortest: bool) -> Limits {
    Limits { author: Some(2), character, depth: Some(2), shortest, ..Limits::default() }
}

#[test]
fn a_search_goes_by_what_evidence_brings_about() {
    for (character, shortest) in [(Some(2), false), (Some(2), true), (None, false), (None, true)] {
        let (mut engine, deny) = told();
        let found = engine.search(&limits(character, shortest), None, &mut Watch::idle()).unwrap();
        assert_eq!((found.stop, found.acts.last(), found.utility), (Stop::Found, Some(&deny), Some(2.0)));
        assert!(!shortest || found.acts == [deny]);
    }
}

#[test]
fn all_stories_go_by_what_evidence_brings_about() {
    let (mut engine, deny) = told();
    let mut stories = Stories::new(&engine, &limits(Some(2), false), None);
    let mut found = Vec::new();
    loop {
        let story = stories.next(&mut engine, &mut Watch::idle()).unwrap();
        if story.stop != Stop::Found {
            assert_eq!(story.stop, Stop::None);
            break;
        }
        found.push(story.acts);
    }
    assert_eq!(found, [vec![deny], vec![SHRUG as u32, deny]]);
}

#[test]
fn that_evidence_cannot_bring_something_about_is_proved() {
    let (mut engine, _) = told();
    let found = engine.search(&limits(Some(2), false), Some(3.0), &mut Watch::idle()).unwrap();
    assert_eq!(found.stop, Stop::None);
}

#[test]
fn where_no_rank_is_kept_a_step_of_a_story_is_the_act() {
    let (draft, deny) = Draft::owing();
    let mut engine = Draft { ranked: false, ..draft }.engine();
    let initial = engine.world.initial;
    for act in [deny, SHRUG as u32] {
        assert_eq!(after(&mut engine, &[act]), engine.world.apply(initial, act).unwrap());
    }
}
