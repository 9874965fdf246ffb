//! A world ready to run, as Python has it.

use crate::apart::{apart, guard, seconds, watched};
use crate::asked::levels;
use crate::holds::{Holds, PyHeld};
use crate::map::PyMap;
use crate::refusals::{refused, unreadable, unrestored, within};
use crate::stories::PyStories;
use crate::values::{held, json, place, witnesses};
use minds::limits::{EVIDENCE_LEVELS, EVIDENCE_STEPS, Sight};
use minds::logic::syntax::Read;
use minds::reasons::decide::Ending;
use minds::search::map::Map;
use minds::search::shares::Shares;
use minds::world::letting_go::Name;
use minds::{Engine, Halt, Limits, Stories, Watch};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A world ready to run. States are numbers; equal states have equal numbers.
#[pyclass(name = "Engine", module = "unsaid._minds", frozen)]
pub(crate) struct PyEngine {
    pub(crate) engine: Mutex<Engine>,
    /// Bytes that may be held.
    pub(crate) ceiling: AtomicUsize,
    /// How many there are who need all states as they are.
    pub(crate) pins: AtomicUsize,
    pub(crate) held: Holds,
}

impl PyEngine {
    fn of(engine: Engine) -> PyEngine {
        PyEngine {
            engine: Mutex::new(engine),
            ceiling: AtomicUsize::new(usize::MAX),
            pins: AtomicUsize::new(0),
            held: Holds::default(),
        }
    }
}

/// A plan, and the utility before and after it.
type Leading = (Vec<u32>, Option<f64>, f64);

/// A fluent at the end of a chain of believers, and the value it turns out to have.
type Learnt<'py> = (Vec<u32>, u32, Bound<'py, PyAny>);

#[pymethods]
impl PyEngine {
    /// Reads a world file (JSON text) and settles its initial state.
    #[new]
    #[pyo3(signature = (text, time=None, memory=None))]
    fn new(py: Python<'_>, text: &str, time: Option<f64>, memory: Option<usize>) -> PyResult<Self> {
        let guard = guard(time, memory);
        let load = || minds::load_within(text, guard.clone());
        let engine = apart(py, load, |py| py.check_signals(), &guard.stop)?.map_err(unreadable)?;
        Ok(PyEngine::of(engine))
    }

    /// From now on nothing takes longer than so many seconds from now, nor more than so many bytes.
    #[pyo3(signature = (time=None, memory=None))]
    fn bound(&self, time: Option<f64>, memory: Option<usize>) {
        self.locked().world.guard = guard(time, memory);
    }

    /// The settled initial state.
    #[getter]
    fn initial(&self) -> Name {
        let engine = self.locked();
        engine.world.graph.name(engine.world.initial)
    }

    /// How many distinct states and minds are known.
    #[getter]
    fn minds(&self) -> usize {
        self.locked().world.graph.len()
    }

    /// An estimate of the bytes held.
    #[getter]
    fn bytes(&self) -> usize {
        self.locked().bytes()
    }

    /// A mind of a character taken as a state, in which what is not known is open.
    fn taken(&self, mind: Name, character: u32) -> PyResult<Name> {
        let (mut engine, mind) = self.at(mind)?;
        within("character", character, engine.world.program.characters)?;
        let taken = engine.world.taken(mind, character);
        Ok(engine.world.graph.name(taken))
    }

    /// The acts possible in a state; `owner` is the character whose mind the state is, if it is one.
    #[pyo3(signature = (state, owner=None))]
    fn possible(&self, state: Name, owner: Option<u32>) -> PyResult<Vec<u32>> {
        let (mut engine, mut state) = self.at(state)?;
        if let Some(owner) = owner {
            within("character", owner, engine.world.program.characters)?;
            state = engine.world.taken(state, owner);
        }
        Ok(engine.world.all_possible(state, owner))
    }

    /// The state after an act, as a plan foresees it.
    fn apply(&self, state: Name, action: u32) -> PyResult<Name> {
        let (mut engine, state) = self.at(state)?;
        within("action", action, engine.world.program.actions.len())?;
        let after = engine.world.apply(state, action).map_err(|halt| refused(&halt))?;
        Ok(engine.world.graph.name(after))
    }

    /// The state of a story after an act, with what all who see it make of it; `seen_by` gives who does from outside.
    #[pyo3(signature = (state, action, seen_by=None))]
    fn advance(&self, py: Python<'_>, state: Name, action: u32, seen_by: Option<Vec<u32>>) -> PyResult<Name> {
        let (engine, state) = self.at(state)?;
        within("action", action, engine.world.program.actions.len())?;
        let seeing = seen_by.map(|who| witnesses(&who, engine.world.program.characters)).transpose()?;
        let deep = !engine.nothing_is_contested();
        drop(engine);
        let deep = deep && self.deep(EVIDENCE_STEPS, EVIDENCE_LEVELS as u32 + 1);
        self.asked(py, None, deep, |engine, watch| {
            let after = match &seeing {
                None => engine.advance(state, action, watch)?,
                Some(seen_by) => engine.advance_seen_by(state, action, seen_by, watch)?,
            };
            Ok(engine.world.graph.name(after))
        })
    }

    /// What a character believes to be the case in a state.
    fn mind(&self, state: Name, character: u32) -> PyResult<Name> {
        let (engine, state) = self.at(state)?;
        within("character", character, engine.world.program.characters)?;
        Ok(engine.world.graph.name(engine.world.graph.believed(state, character)))
    }

    /// What is held in a state, one value per fluent; what is not known is a pair: how (“open”, “sure”, “tied” or
    /// “unclear”), and the values it may have.
    fn values<'py>(&self, py: Python<'py>, state: Name) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let (engine, state) = self.at(state)?;
        let (moving, initial) = (engine.world.graph.values(state), &engine.world.program.initial);
        let all = moving.iter().chain(&initial[moving.len()..]).enumerate();
        all.map(|(fluent, code)| held(py, &engine, fluent, *code)).collect()
    }

    /// A character's utility in a state, or the author's; None where it is no number.
    #[pyo3(signature = (state, character=None))]
    fn utility(&self, state: Name, character: Option<u32>) -> PyResult<Option<f64>> {
        let (engine, state) = self.at(state)?;
        if let Some(character) = character {
            within("character", character, engine.world.program.characters)?;
        }
        Ok(engine.world.utility(state, character))
    }

    /// What a state is worth to a character by concern: pairs of its place among all and weight times term.
    fn concerns(&self, state: Name, character: u32) -> PyResult<Vec<(usize, Option<f64>)>> {
        let (engine, state) = self.at(state)?;
        within("character", character, engine.world.program.characters)?;
        Ok(engine.world.concerns(state, character))
    }

    /// What a character learns by seeing an act done in a state, having held it impossible: places and values, as for
    /// `patch`.
    fn learnt<'py>(&self, py: Python<'py>, state: Name, character: u32, action: u32) -> PyResult<Vec<Learnt<'py>>> {
        let (mut engine, state) = self.at(state)?;
        within("action", action, engine.world.program.actions.len())?;
        within("character", character, engine.world.program.characters)?;
        let learnt = engine.world.learnt(state, character, action).into_iter();
        let shown = |at: Read, code| Ok((at.chain.to_vec(), at.fluent, held(py, &engine, at.fluent as usize, code)?));
        learnt.map(|(at, code)| shown(at, code)).collect()
    }

    /// The state with values set, each in the mind at the end of its chain; triggers settle it if `settle` says so.
    fn patch(&self, state: Name, sets: Vec<(Vec<u32>, u32, Bound<'_, PyAny>)>, settle: bool) -> PyResult<Name> {
        let (mut engine, state) = self.at(state)?;
        let sets = sets.iter().filter_map(|(who, fluent, value)| place(&mut engine, who, *fluent, value).transpose());
        let sets = sets.collect::<PyResult<Vec<_>>>()?;
        let patched = engine.world.patch(state, &sets, settle).map_err(|halt| refused(&halt))?;
        Ok(engine.world.graph.name(patched))
    }

    /// Why an act of a story makes sense to a character, as JSON; None where it does not.
    ///
    /// With `own`, the state is a mind of the character's own. `lens` gives the character another utility.
    #[pyo3(signature = (state, action, character, steps, depth, own=false, lens=None))]
    #[allow(clippy::too_many_arguments)]
    fn explain(
        &self,
        py: Python<'_>,
        state: Name,
        action: u32,
        character: u32,
        steps: u32,
        depth: u32,
        own: bool,
        lens: Option<(u32, String)>,
    ) -> PyResult<Option<String>> {
        let Some(question) = self.question(state, action, character, steps, depth, own)? else { return Ok(None) };
        let reason =
            self.asked(py, lens.as_ref(), self.deep(steps, depth), |engine, watch| engine.reason(question, watch))?;
        reason.map(|reason| json(&reason)).transpose()
    }

    /// What `owner` expects in a mind of its own if it does nothing: the acts, and the mind they lead to.
    fn foreseen(&self, py: Python<'_>, mind: Name, owner: u32, depth: u32) -> PyResult<(Vec<u32>, Name)> {
        let (mut engine, inner) = self.at(mind)?;
        within("character", owner, engine.world.program.characters)?;
        let inner = engine.world.taken(inner, owner);
        drop(engine);
        let Some(levels) = levels(depth) else { return Ok((Vec::new(), mind)) };
        self.asked(py, None, self.deep(1, depth), |engine, watch| {
            let found = engine.foreseen(inner, owner, levels, watch)?;
            Ok((found.acts, engine.world.graph.name(found.end)))
        })
    }

    /// The acts that `owner` holds back in a mind of its own, whatever it does instead, in order.
    fn held_back(&self, py: Python<'_>, mind: Name, owner: u32) -> PyResult<Vec<u32>> {
        let (mut engine, mind) = self.at(mind)?;
        within("character", owner, engine.world.program.characters)?;
        let mind = engine.world.taken(mind, owner);
        drop(engine);
        self.asked(py, None, false, |engine, watch| engine.held_back(mind, owner, watch))
    }

    /// Whether an act makes sense to a character in a mind of its own.
    fn explained(
        &self,
        py: Python<'_>,
        mind: Name,
        action: u32,
        character: u32,
        steps: u32,
        depth: u32,
    ) -> PyResult<bool> {
        let Some(question) = self.question(mind, action, character, steps, depth, true)? else { return Ok(false) };
        let work = |engine: &mut Engine, watch: &mut Watch<'_>| engine.makes_sense_to(question, watch);
        self.asked(py, None, self.deep(steps, depth), work)
    }

    /// Of the plans that explain an act in a mind of a character's own, the one that leads highest:
    /// (acts, before, after); None where nothing explains it.
    #[pyo3(signature = (mind, action, character, steps, depth, lens=None))]
    #[allow(clippy::too_many_arguments)]
    fn prospect(
        &self,
        py: Python<'_>,
        mind: Name,
        action: u32,
        character: u32,
        steps: u32,
        depth: u32,
        lens: Option<(u32, String)>,
    ) -> PyResult<Option<Leading>> {
        let Some(question) = self.question(mind, action, character, steps, depth, true)? else { return Ok(None) };
        let found =
            self.asked(py, lens.as_ref(), self.deep(steps, depth), |engine, watch| engine.outlook(question, watch))?;
        Ok(found.map(|found| {
            let acts = std::iter::once(action).chain(found.plan.iter().copied());
            (acts.collect(), found.before, found.after)
        }))
    }

    /// Every act a character has a reason for in a mind of its own, with the plan that leads highest from it: a list of
    /// (acts, before, after), in the order of the acts. Where there is a reason for none, every act it has a hope for, with
    /// what that may gain in the place of `after`, and no `before`.
    #[pyo3(signature = (mind, character, steps, depth, lens=None))]
    fn options(
        &self,
        py: Python<'_>,
        mind: Name,
        character: u32,
        steps: u32,
        depth: u32,
        lens: Option<(u32, String)>,
    ) -> PyResult<Vec<Leading>> {
        let (mut engine, mind) = self.at(mind)?;
        within("character", character, engine.world.program.characters)?;
        let mind = engine.world.taken(mind, character);
        drop(engine);
        let Some(levels) = levels(depth) else { return Ok(Vec::new()) };
        let work = |engine: &mut Engine, watch: &mut Watch<'_>| engine.options(mind, character, steps, levels, watch);
        let found = self.asked(py, lens.as_ref(), self.deep(steps, depth), work)?;
        Ok(found.into_iter().map(|choice| (choice.acts, choice.before, choice.after)).collect())
    }

    /// What a character would do in a mind of its own, decided within so many seconds and bytes if it can be, as JSON.
    #[pyo3(signature = (mind, character, steps, depth, lens=None, time=None, memory=None))]
    #[allow(clippy::too_many_arguments)]
    fn decide(
        &self,
        py: Python<'_>,
        mind: Name,
        character: u32,
        steps: u32,
        depth: u32,
        lens: Option<(u32, String)>,
        time: Option<f64>,
        memory: Option<usize>,
    ) -> PyResult<String> {
        let (mut engine, mind) = self.at(mind)?;
        within("character", character, engine.world.program.characters)?;
        let mind = engine.world.taken(mind, character);
        drop(engine);
        let steps = if depth > 0 { steps } else { 0 };
        let levels = levels(depth).unwrap_or(0);
        let limits = Limits { time: seconds(time), memory, ..Limits::default() };
        let work = |engine: &mut Engine, watch: &mut Watch<'_>| engine.decide(mind, character, steps, levels, watch);
        let found = self.asked_within(py, lens.as_ref(), self.deep(steps, depth), &limits, work)?;
        if found.ending == Ending::Interrupted { Err(refused(&Halt::Interrupted)) } else { json(&found) }
    }

    /// Searches for a story; returns the outcome as JSON.
    ///
    /// `progress`, if given, is called about twenty times a second with the counts of how far it is, by name; `start` is
    /// the state that the story has come to, if it is not the world's start.
    #[pyo3(signature = (*, goal, author, character, depth, time, memory, states, shortest, progress=None, start=None))]
    #[allow(clippy::too_many_arguments)]
    fn search(
        &self,
        py: Python<'_>,
        goal: Option<f64>,
        author: Option<u32>,
        character: Option<u32>,
        depth: Option<u32>,
        time: Option<f64>,
        memory: Option<usize>,
        states: Option<u64>,
        shortest: bool,
        progress: Option<Py<PyAny>>,
        start: Option<Name>,
    ) -> PyResult<String> {
        let limits =
            Limits { author, character, depth, time: seconds(time), memory: self.least(memory), states, shortest };
        let from = start.map(|state| self.at(state).map(|(_, mind)| mind)).transpose()?;
        let found = watched(py, &limits, progress.as_ref(), |watch, stop| {
            self.stoppable(stop, |engine| match from {
                Some(from) => engine.search_from(from, &limits, goal, watch),
                None => engine.search(&limits, goal, watch),
            })
        })?;
        json(&found)
    }

    /// From now on no more than so many bytes are held; what can be worked out again is dropped first.
    #[pyo3(signature = (bytes=None))]
    fn limit(&self, bytes: Option<usize>) {
        self.ceiling.store(bytes.unwrap_or(usize::MAX), Ordering::Relaxed);
    }

    /// Holds a state: while what this gives is there, the state is not let go.
    fn hold(slf: Py<Self>, state: Name) -> PyResult<PyHeld> {
        let mind = {
            let (_engine, mind) = slf.get().at(state)?;
            slf.get().held.take(mind);
            mind
        };
        Ok(PyHeld { engine: slf, mind, state })
    }

    /// From now on no state is let go, until `unpin` was called as often.
    fn pin(&self) {
        let _engine = self.locked();
        self.pins.fetch_add(1, Ordering::Relaxed);
    }

    fn unpin(&self) {
        self.pins.fetch_sub(1, Ordering::Relaxed);
    }

    /// Where more than half of what may be held is held: lets go of all states that nobody holds.
    fn tidy(&self) {
        let mut engine = self.locked();
        if self.pins.load(Ordering::Relaxed) == 0 {
            engine.make_way(self.ceiling.load(Ordering::Relaxed), self.held.minds().into_iter());
        }
    }

    /// A state as bytes, with all the minds in it.
    fn snapshot<'py>(&self, py: Python<'py>, state: Name) -> PyResult<Bound<'py, PyBytes>> {
        let (engine, state) = self.at(state)?;
        Ok(PyBytes::new(py, &engine.world.snapshot(state)))
    }

    /// The state that bytes tell.
    fn restore(&self, bytes: &[u8]) -> PyResult<Name> {
        let mut engine = self.locked();
        let state = engine.world.restore(bytes).map_err(|error| unrestored(&error))?;
        Ok(engine.world.graph.name(state))
    }

    /// The state that bytes tell which were put together elsewhere, settled.
    fn take_up(&self, bytes: &[u8]) -> PyResult<Name> {
        let mut engine = self.locked();
        let state = engine.world.take_up(bytes).map_err(|error| unrestored(&error))?;
        Ok(engine.world.graph.name(state))
    }

    /// The state without what is deeper than so many levels of mind, and whether triggers happened by it.
    fn shallow(&self, state: Name, depth: u32) -> PyResult<(Name, bool)> {
        let (mut engine, state) = self.at(state)?;
        let (state, stirred) = engine.world.shallow(state, depth).map_err(|halt| refused(&halt))?;
        Ok((engine.world.graph.name(state), stirred))
    }

    /// How many fluents a mind has a value of; those after them are the same in all.
    #[getter]
    fn moving(&self) -> usize {
        self.locked().world.program.moving
    }

    /// All stories, one at a time: an object whose `next` gives each.
    #[pyo3(signature = (*, goal, author, character, depth, memory, states, shortest))]
    #[allow(clippy::too_many_arguments)]
    fn stories(
        slf: Py<Self>,
        goal: Option<f64>,
        author: Option<u32>,
        character: Option<u32>,
        depth: Option<u32>,
        memory: Option<usize>,
        states: Option<u64>,
        shortest: bool,
    ) -> PyStories {
        let memory = slf.get().least(memory);
        let limits = Limits { author, character, depth, time: None, memory, states, shortest };
        let stories = Stories::new(&slf.get().locked(), &limits, goal);
        slf.get().pins.fetch_add(1, Ordering::Relaxed); // a story under way refers to states that nobody holds
        PyStories { engine: slf, limits, stories: Mutex::new(stories) }
    }

    /// A map of all that stories can come to: an object that is grown, and read.
    ///
    /// `endings` is an expression for the number of the ending that holds in a state, or 0, as JSON.
    #[pyo3(signature = (*, steps, depth, free, endings, goal))]
    fn map(
        slf: Py<Self>,
        steps: u32,
        depth: u32,
        free: Vec<u32>,
        endings: Option<String>,
        goal: Option<f64>,
    ) -> PyResult<PyMap> {
        let map = {
            let mut engine = slf.get().locked();
            let characters = engine.world.program.characters;
            free.iter().try_for_each(|who| within("character", *who, characters))?;
            let sight = Sight { steps, depth };
            Map::new(&mut engine, sight, &free, endings.as_deref(), goal).map_err(PyValueError::new_err)?
        };
        slf.get().pins.fetch_add(1, Ordering::Relaxed); // a map refers to states that nobody holds
        Ok(PyMap { engine: slf, drawn: Mutex::new((map, Shares::default())) })
    }
}
