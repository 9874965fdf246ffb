//! Python's door to the engine: one class, plain values in and out, JSON for what is nested.
//!
//! Searching and explaining run on a thread of their own with a deep stack, while the calling thread waits
//! without the interpreter lock and looks about twenty times a second for ^C and for a progress callback.
//! ^C is not an error here: it stops the work, which then returns what it has.

use minds::evidence;
use minds::program::Read;
use minds::{Engine, Guard, Halt, Limits, LoadError, Progress, Question, Stories, Watch};
use pyo3::exceptions::{PyIndexError, PyKeyboardInterrupt, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::{PyBool, PyFloat, PyString};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pyo3::create_exception!(_minds, EngineError, PyValueError, "What the engine refuses: (code, message, names).");

/// Stack of a working thread; explanations nest, and expressions of a hostile file may.
const STACK: usize = 512 << 20;
const GLANCE: Duration = Duration::from_millis(50);

fn refused(halt: &Halt) -> PyErr {
    let (code, names) = match halt {
        Halt::Time => ("limit:time", Vec::new()),
        Halt::Memory => ("limit:memory", Vec::new()),
        Halt::States => ("limit:states", Vec::new()),
        Halt::Interrupted | Halt::Beaten | Halt::Turn => return PyKeyboardInterrupt::new_err(()),
        Halt::TriggerCycle(names) => ("trigger-cycle", names.clone()),
    };
    EngineError::new_err((code, halt.to_string(), names))
}

fn unreadable(error: LoadError) -> PyErr {
    match error {
        LoadError::Halt(halt) => refused(&halt),
        error => EngineError::new_err(("world-file", error.to_string(), Vec::<String>::new())),
    }
}

/// Runs `work` on a deep stack, with the interpreter free; `glance` is called while it runs.
fn apart<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send,
    glance: impl Fn(Python<'_>) -> PyResult<()> + Send + Sync,
    stop: &AtomicBool,
) -> PyResult<T> {
    py.detach(|| {
        std::thread::scope(|scope| {
            let (done, waiting) = channel();
            let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
                let result = work();
                let _ = done.send(());
                result
            })?;
            let mut raised = None;
            while matches!(waiting.recv_timeout(GLANCE), Err(RecvTimeoutError::Timeout)) {
                if let Err(error) = Python::attach(&glance) {
                    stop.store(true, Ordering::Relaxed);
                    raised.get_or_insert(error);
                }
            }
            let result = worker.join().map_err(|_| PyValueError::new_err("the engine failed"))?;
            match raised {
                Some(error) if !Python::attach(|py| error.is_instance_of::<PyKeyboardInterrupt>(py)) => Err(error),
                _ => Ok(result),
            }
        })
    })
}

/// A world ready to run. States are numbers; equal states have equal numbers.
#[pyclass(name = "Engine", module = "unsaid._minds", frozen)]
struct PyEngine {
    engine: Mutex<Engine>,
}

impl PyEngine {
    /// The engine, for a thread that holds the interpreter: while it waits, others may have it, so that whoever has the
    /// engine and looks for ^C can go on.
    fn locked(&self) -> std::sync::MutexGuard<'_, Engine> {
        Python::attach(|py| self.engine.lock_py_attached(py)).unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The engine, for work that does without the interpreter.
    fn working(&self) -> std::sync::MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Works with the engine, which looks at `stop` wherever it brings a state to rest.
    fn stoppable<T>(&self, stop: &Arc<AtomicBool>, work: impl FnOnce(&mut Engine) -> T) -> T {
        let mut engine = self.working();
        engine.world.guard.stop = stop.clone();
        let result = work(&mut engine);
        engine.world.guard.stop = Arc::default();
        result
    }

    fn checked(&self, state: u32) -> PyResult<std::sync::MutexGuard<'_, Engine>> {
        let engine = self.locked();
        if (state as usize) < engine.world.graph.len() { Ok(engine) } else { Err(no_such("state", state)) }
    }
}

fn no_such(what: &str, number: u32) -> PyErr {
    PyIndexError::new_err(format!("no {what} {number}"))
}

fn within(what: &str, number: u32, count: usize) -> PyResult<()> {
    if (number as usize) < count { Ok(()) } else { Err(no_such(what, number)) }
}

#[pymethods]
impl PyEngine {
    /// Reads a world file (JSON text) and settles its initial state.
    #[new]
    #[pyo3(signature = (text, time=None, memory=None))]
    fn new(py: Python<'_>, text: &str, time: Option<f64>, memory: Option<usize>) -> PyResult<Self> {
        let guard = guard(time, memory);
        let load = || minds::load_within(text, guard.clone());
        let engine = apart(py, load, |py| py.check_signals(), &guard.stop)?.map_err(unreadable)?;
        Ok(PyEngine { engine: Mutex::new(engine) })
    }

    /// From now on nothing takes longer than so many seconds from now, nor more than so many bytes.
    #[pyo3(signature = (time=None, memory=None))]
    fn bound(&self, time: Option<f64>, memory: Option<usize>) {
        self.locked().world.guard = guard(time, memory);
    }

    /// The settled initial state.
    #[getter]
    fn initial(&self) -> u32 {
        self.locked().world.initial
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

    /// The acts possible in a state; `owner` is the character whose mind the state is, if it is one.
    #[pyo3(signature = (state, owner=None))]
    fn possible(&self, state: u32, owner: Option<u32>) -> PyResult<Vec<u32>> {
        Ok(self.checked(state)?.world.all_possible(state, owner))
    }

    /// The state after an act, as a plan foresees it.
    fn apply(&self, state: u32, action: u32) -> PyResult<u32> {
        let mut engine = self.checked(state)?;
        within("action", action, engine.world.program.actions.len())?;
        engine.world.apply(state, action).map_err(|halt| refused(&halt))
    }

    /// The state of a story after an act, with what all who see it make of it.
    fn advance(&self, py: Python<'_>, state: u32, action: u32) -> PyResult<u32> {
        let mut engine = self.checked(state)?;
        within("action", action, engine.world.program.actions.len())?;
        if engine.nothing_is_contested() {
            return engine.world.apply(state, action).map_err(|halt| refused(&halt));
        }
        drop(engine);
        let deep = self.deep(evidence::STEPS, evidence::LEVELS as u32 + 1);
        self.asked(py, None, deep, |engine, watch| engine.advance(state, action, watch))
    }

    /// What a character believes to be the case in a state.
    fn mind(&self, state: u32, character: u32) -> PyResult<u32> {
        let engine = self.checked(state)?;
        within("character", character, engine.world.program.characters)?;
        Ok(engine.world.graph.believed(state, character))
    }

    /// The values of a state, one per fluent.
    fn values<'py>(&self, py: Python<'py>, state: u32) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let engine = self.checked(state)?;
        engine.world.graph.values(state).iter().map(|code| value(py, &engine, *code)).collect()
    }

    /// A character's utility in a state, or the author's; None where it is no number.
    #[pyo3(signature = (state, character=None))]
    fn utility(&self, state: u32, character: Option<u32>) -> PyResult<Option<f64>> {
        let engine = self.checked(state)?;
        if let Some(character) = character {
            within("character", character, engine.world.program.characters)?;
        }
        Ok(engine.world.utility(state, character))
    }

    /// What a state is worth to a character by concern: pairs of its place among all and weight times term.
    fn concerns(&self, state: u32, character: u32) -> PyResult<Vec<(usize, Option<f64>)>> {
        let engine = self.checked(state)?;
        within("character", character, engine.world.program.characters)?;
        Ok(engine.world.concerns(state, character))
    }

    /// The state with values set, each in the mind at the end of its chain; triggers settle it if `settle` says so.
    fn patch(&self, state: u32, sets: Vec<(Vec<u32>, u32, Bound<'_, PyAny>)>, settle: bool) -> PyResult<u32> {
        let mut engine = self.checked(state)?;
        let sets = sets.iter().map(|(who, fluent, value)| place(&mut engine, who, *fluent, value));
        let sets = sets.collect::<PyResult<Vec<_>>>()?;
        engine.world.patch(state, &sets, settle).map_err(|halt| refused(&halt))
    }

    /// Why an act of a story makes sense to a character, as JSON; None where it does not.
    ///
    /// With `own`, the state is a mind of the character's own. `lens` gives the character another utility.
    #[pyo3(signature = (state, action, character, steps, depth, own=false, lens=None))]
    #[allow(clippy::too_many_arguments)]
    fn explain(
        &self,
        py: Python<'_>,
        state: u32,
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
    fn foreseen(&self, py: Python<'_>, mind: u32, owner: u32, depth: u32) -> PyResult<(Vec<u32>, u32)> {
        within("character", owner, self.checked(mind)?.world.program.characters)?;
        let Some(levels) = levels(depth) else { return Ok((Vec::new(), mind)) };
        let work = |engine: &mut Engine, watch: &mut Watch<'_>| engine.foreseen(mind, owner, levels, watch);
        let found = self.asked(py, None, self.deep(1, depth), work)?;
        Ok((found.acts, found.end))
    }

    /// Whether an act makes sense to a character in a mind of its own.
    fn explained(
        &self,
        py: Python<'_>,
        mind: u32,
        action: u32,
        character: u32,
        steps: u32,
        depth: u32,
    ) -> PyResult<bool> {
        let Some(question) = self.question(mind, action, character, steps, depth, true)? else { return Ok(false) };
        let work = |engine: &mut Engine, watch: &mut Watch<'_>| engine.explain(question, watch);
        Ok(self.asked(py, None, self.deep(steps, depth), work)?.is_some())
    }

    /// Of the plans that explain an act in a mind of a character's own, the one that leads highest:
    /// (acts, before, after); None where nothing explains it.
    #[pyo3(signature = (mind, action, character, steps, depth, lens=None))]
    #[allow(clippy::too_many_arguments)]
    fn prospect(
        &self,
        py: Python<'_>,
        mind: u32,
        action: u32,
        character: u32,
        steps: u32,
        depth: u32,
        lens: Option<(u32, String)>,
    ) -> PyResult<Option<Leading>> {
        let Some(question) = self.question(mind, action, character, steps, depth, true)? else { return Ok(None) };
        let found =
            self.asked(py, lens.as_ref(), self.deep(steps, depth), |engine, watch| engine.prospect(question, watch))?;
        Ok(found.map(|found| {
            let acts = std::iter::once(action).chain(found.plan.iter().copied());
            (acts.collect(), found.before, found.after)
        }))
    }

    /// Every act a character has a reason for in a mind of its own, with the plan that leads highest from it:
    /// a list of (acts, before, after), in the order of the acts.
    #[pyo3(signature = (mind, character, steps, depth, lens=None))]
    fn options(
        &self,
        py: Python<'_>,
        mind: u32,
        character: u32,
        steps: u32,
        depth: u32,
        lens: Option<(u32, String)>,
    ) -> PyResult<Vec<Leading>> {
        let engine = self.checked(mind)?;
        within("character", character, engine.world.program.characters)?;
        drop(engine);
        let Some(levels) = levels(depth) else { return Ok(Vec::new()) };
        let work = |engine: &mut Engine, watch: &mut Watch<'_>| engine.options(mind, character, steps, levels, watch);
        let found = self.asked(py, lens.as_ref(), self.deep(steps, depth), work)?;
        Ok(found.into_iter().map(|choice| (choice.acts, choice.before, choice.after)).collect())
    }

    /// Searches for a story; returns the outcome as JSON.
    ///
    /// `progress`, if given, is called with (states, minds, questions, longest, proved, steps) about twenty times a second.
    #[pyo3(signature = (*, goal, author, character, depth, time, memory, states, shortest, progress=None))]
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
    ) -> PyResult<String> {
        let limits = Limits { author, character, depth, time: seconds(time), memory, states, shortest };
        let found = watched(py, &limits, progress.as_ref(), |watch, stop| {
            self.stoppable(stop, |engine| engine.search(&limits, goal, watch))
        })?;
        json(&found)
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
        let limits = Limits { author, character, depth, time: None, memory, states, shortest };
        let stories = Stories::new(&slf.get().locked(), &limits, goal);
        PyStories { engine: slf, limits, stories: Mutex::new(stories) }
    }
}

/// The stories of a world, being taken one at a time.
#[pyclass(name = "Stories", module = "unsaid._minds", frozen)]
struct PyStories {
    engine: Py<PyEngine>,
    limits: Limits,
    stories: Mutex<Stories>,
}

#[pymethods]
impl PyStories {
    /// The next story as JSON, or how it came that there is none; `time` is the seconds it may take.
    #[pyo3(signature = (time=None, progress=None))]
    fn next(&self, py: Python<'_>, time: Option<f64>, progress: Option<Py<PyAny>>) -> PyResult<String> {
        let limits = Limits { time: seconds(time), ..self.limits };
        let found = watched(py, &limits, progress.as_ref(), |watch, stop| {
            let mut stories = self.stories.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            self.engine.get().stoppable(stop, |engine| stories.next(engine, watch))
        })?;
        json(&found)
    }
}

/// What holds the engine to seconds from now and to bytes.
fn guard(time: Option<f64>, memory: Option<usize>) -> Guard {
    let until = seconds(time).and_then(|time| Instant::now().checked_add(time));
    Guard { until, memory, stop: Arc::default() }
}

fn seconds(time: Option<f64>) -> Option<Duration> {
    time.and_then(|seconds| Duration::try_from_secs_f64(seconds.max(0.0)).ok())
}

/// Runs a search apart, under a watch that stops it at ^C and tells `progress` how far it has come.
fn watched<T: Send>(
    py: Python<'_>,
    limits: &Limits,
    progress: Option<&Py<PyAny>>,
    work: impl FnOnce(&mut Watch<'_>, &Arc<AtomicBool>) -> Result<T, Halt> + Send,
) -> PyResult<T> {
    let stop = Arc::new(AtomicBool::new(false));
    let latest = Mutex::new(Progress::default());
    let run = || {
        let mut report = |now: &Progress| {
            if let Ok(mut latest) = latest.lock() {
                *latest = *now;
            }
            !stop.load(Ordering::Relaxed)
        };
        work(&mut Watch::new(limits, Some(&mut report)), &stop)
    };
    let glance = |py: Python<'_>| {
        py.check_signals()?;
        let now = latest.lock().map_or_else(|_| Progress::default(), |latest| *latest);
        match progress {
            Some(call) => {
                let counts = (now.expanded, now.minds, now.questions, now.length, now.proved, now.steps);
                call.call1(py, counts).map(drop)
            }
            None => Ok(()),
        }
    };
    apart(py, run, glance, &stop)?.map_err(|halt| refused(&halt))
}

/// A plan, and the utility before and after it.
type Leading = (Vec<u32>, Option<f64>, f64);

/// Levels of mind beyond a character's own; none where even that may not be looked into.
fn levels(depth: u32) -> Option<i32> {
    (depth > 0).then(|| i32::try_from(depth).unwrap_or(i32::MAX) - 1)
}

impl PyEngine {
    /// The question why an act makes sense to a character; none where no mind may be looked into.
    fn question(
        &self,
        state: u32,
        action: u32,
        character: u32,
        steps: u32,
        depth: u32,
        own: bool,
    ) -> PyResult<Option<Question>> {
        let engine = self.checked(state)?;
        within("action", action, engine.world.program.actions.len())?;
        within("character", character, engine.world.program.characters)?;
        let mind = if own { state } else { engine.world.graph.believed(state, character) };
        Ok(levels(depth).map(|levels| Question { mind, action, character, steps, levels }))
    }

    /// Works on a question, through a lens if one is given, until it is answered or ^C.
    ///
    /// Most questions are answered in less time than a thread takes to start; only those that may nest deep get one.
    fn asked<T: Send>(
        &self,
        py: Python<'_>,
        lens: Option<&(u32, String)>,
        deep: bool,
        work: impl FnOnce(&mut Engine, &mut Watch<'_>) -> Result<T, Halt> + Send,
    ) -> PyResult<T> {
        let stop = Arc::new(AtomicBool::new(false));
        let run = |report: &mut minds::limits::Report<'_>| {
            self.stoppable(&stop, |engine| {
                let mut watch = Watch::new(&limits_of(&engine.world.guard), Some(report));
                let Some((character, text)) = lens else { return Ok(work(engine, &mut watch)) };
                engine.through(*character, text, |engine| work(engine, &mut watch))
            })
        };
        let result: Result<_, String> = match deep {
            true => apart(py, || run(&mut |_| !stop.load(Ordering::Relaxed)), |py| py.check_signals(), &stop)?,
            false => py.detach(|| {
                let mut raised = None;
                let result = run(&mut |_| {
                    raised = Python::attach(|py| py.check_signals()).err();
                    raised.is_none()
                });
                raised.map_or(Ok(result), Err)
            })?,
        };
        result.map_err(PyValueError::new_err)?.map_err(|halt| refused(&halt))
    }

    /// Whether reasons of so many steps and levels may nest deeper than an ordinary stack holds.
    fn deep(&self, steps: u32, depth: u32) -> bool {
        let foresight = self.locked().world.program.foresight;
        u64::from(steps.max(foresight)) * u64::from(depth) > SHALLOW
    }
}

/// Steps times levels of a question that an ordinary stack has room for.
const SHALLOW: u64 = 32;

/// The limits of a question: what is left of what holds the engine.
fn limits_of(guard: &Guard) -> Limits {
    let time = guard.until.map(|until| until.saturating_duration_since(Instant::now()));
    Limits { time, memory: guard.memory, ..Limits::default() }
}

/// A fluent at the end of a chain of believers, and the value it is to have, checked.
fn place(engine: &mut Engine, who: &[u32], fluent: u32, value: &Bound<'_, PyAny>) -> PyResult<(Read, u32)> {
    within("fluent", fluent, engine.world.program.fluents.len())?;
    who.iter().try_for_each(|c| within("character", *c, engine.world.program.characters))?;
    Ok((Read { chain: who.into(), fluent }, code(engine, value)?))
}

fn code(engine: &mut Engine, value: &Bound<'_, PyAny>) -> PyResult<u32> {
    use minds::value::{ENTITIES, UNKNOWN, truth};
    if value.is_none() {
        return Ok(UNKNOWN);
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(truth(value.extract()?));
    }
    if let Ok(name) = value.cast::<PyString>() {
        let name = name.to_str()?;
        let place = engine.world.program.entities.iter().position(|entity| entity == name);
        let place = place.ok_or_else(|| PyValueError::new_err(format!("no entity {name}")))?;
        return Ok(ENTITIES + place as u32);
    }
    Ok(engine.world.numbers.encode(value.extract()?))
}

fn json(value: &impl serde::Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

fn value<'py>(py: Python<'py>, engine: &Engine, code: u32) -> PyResult<Bound<'py, PyAny>> {
    use minds::value::{ENTITIES, FALSE, TRUE, UNKNOWN};
    Ok(match code {
        UNKNOWN => py.None().into_bound(py),
        FALSE | TRUE => PyBool::new(py, code == TRUE).to_owned().into_any(),
        code => match engine.world.numbers.decode(code) {
            Some(number) => PyFloat::new(py, number).into_any(),
            None => PyString::new(py, &engine.world.program.entities[(code - ENTITIES) as usize]).into_any(),
        },
    })
}

#[pymodule]
fn _minds(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyEngine>()?;
    module.add_class::<PyStories>()?;
    module.add("EngineError", module.py().get_type::<EngineError>())
}
