//! A map of all that stories can come to, as Python has it: grown in steps, and read as rows of numbers.

use crate::apart::{seconds, watched};
use crate::engine::PyEngine;
use crate::refusals::within;
use minds::search::map::Map;
use minds::search::shares::Shares;
use minds::{Engine, Halt, Limits, Watch};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A map of all that stories can come to, and how likely its ways are.
#[pyclass(name = "Map", module = "unsaid._minds", frozen)]
pub(crate) struct PyMap {
    pub(crate) engine: Py<PyEngine>,
    pub(crate) drawn: Mutex<(Map, Shares)>,
}

impl PyMap {
    fn drawn(&self) -> MutexGuard<'_, (Map, Shares)> {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does some of the work; says how it ended.
    fn work(
        &self,
        py: Python<'_>,
        limits: (Option<f64>, Option<usize>),
        progress: Option<&Py<PyAny>>,
        work: impl FnOnce(&mut (Map, Shares), &mut Engine, &mut Watch<'_>) -> Result<(), Halt> + Send,
    ) -> PyResult<&'static str> {
        let engine = self.engine.get();
        let limits = Limits { time: seconds(limits.0), memory: engine.least(limits.1), ..Limits::default() };
        watched(py, &limits, progress, |watch, stop| {
            let mut drawn = self.drawn();
            match engine.stoppable(stop, |engine| work(&mut drawn, engine, watch)) {
                Ok(()) => Ok("whole"),
                Err(Halt::Time) => Ok("limit:time"),
                Err(Halt::Memory) => Ok("limit:memory"),
                Err(Halt::States) => Ok("limit:states"),
                Err(Halt::Interrupted) => Ok("interrupted"),
                Err(fault) => Err(fault),
            }
        })
    }
}

/// Numbers as bytes, the lowest first.
fn rows<'py, const N: usize>(py: Python<'py>, numbers: impl Iterator<Item = [u8; N]>) -> Bound<'py, PyBytes> {
    PyBytes::new(py, &numbers.flatten().collect::<Vec<u8>>())
}

#[pymethods]
impl PyMap {
    /// Draws on until more than `states` are known, within so many seconds and bytes; says how that ended.
    #[pyo3(signature = (states, time=None, memory=None, progress=None))]
    fn grow(
        &self,
        py: Python<'_>,
        states: usize,
        time: Option<f64>,
        memory: Option<usize>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<&'static str> {
        self.work(py, (time, memory), progress.as_ref(), |(map, _), engine, watch| map.grow(engine, states, watch))
    }

    /// Works out how likely its ways are, within so many seconds and bytes; says how that ended.
    #[pyo3(signature = (time=None, memory=None, progress=None))]
    fn weigh(
        &self,
        py: Python<'_>,
        time: Option<f64>,
        memory: Option<usize>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<&'static str> {
        self.work(py, (time, memory), progress.as_ref(), |(map, shares), engine, watch| shares.grow(engine, map, watch))
    }

    /// Lets all states go but its own and those that are held, if nobody else needs others; says whether it did.
    fn make_room(&self) -> bool {
        let mut drawn = self.drawn();
        let engine = self.engine.get();
        let mut working = engine.locked();
        let alone = engine.pins.load(Ordering::Relaxed) == 1;
        if alone {
            drawn.0.make_room(&mut working, &engine.held.minds());
        }
        alone
    }

    /// By state: -1, or 0 for the author's goal, or the number of its ending from 1; 32 bits each.
    fn ends<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        rows(py, self.drawn().0.ends().iter().map(|end| end.to_le_bytes()))
    }

    /// By state looked into, where its ways end among all; 32 bits each.
    fn upto<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        rows(py, self.drawn().0.ways().1.iter().map(|end| end.to_le_bytes()))
    }

    /// By way: the act, the state it leads to, each of 32 bits, and whether all who consent have a reason, as a byte.
    fn ways<'py>(&self, py: Python<'py>) -> (Bound<'py, PyBytes>, Bound<'py, PyBytes>, Bound<'py, PyBytes>) {
        let drawn = self.drawn();
        let ways = drawn.0.ways().0;
        (
            rows(py, ways.iter().map(|way| way.act.to_le_bytes())),
            rows(py, ways.iter().map(|way| way.to.to_le_bytes())),
            rows(py, ways.iter().map(|way| [u8::from(way.reasoned)])),
        )
    }

    /// By way, as far as that was worked out, how likely it is in its state; doubles.
    fn shares<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        rows(py, self.drawn().1.of_ways().iter().map(|share| share.to_le_bytes()))
    }

    /// By state, the utility of a character, or the author's, as doubles; no number where it is unknown.
    #[pyo3(signature = (character=None))]
    fn utilities<'py>(&self, py: Python<'py>, character: Option<u32>) -> PyResult<Bound<'py, PyBytes>> {
        let drawn = self.drawn();
        let engine = self.engine.get().locked();
        if let Some(character) = character {
            within("character", character, engine.world.program.characters)?;
        }
        let states = drawn.0.states().iter();
        Ok(rows(py, states.map(|state| engine.world.utility(*state, character).unwrap_or(f64::NAN).to_le_bytes())))
    }

    /// The states, by their names, 64 bits each.
    fn states<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let drawn = self.drawn();
        let engine = self.engine.get().locked();
        rows(py, drawn.0.states().iter().map(|state| engine.world.graph.name(*state).to_le_bytes()))
    }

    /// The acts that were possible anywhere, those that made sense there to all who consent, and those that anybody
    /// thought possible.
    fn acts(&self) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
        let [possible, reasoned, thought] = self.drawn().0.acts();
        (possible, reasoned, thought)
    }
}

impl Drop for PyMap {
    fn drop(&mut self) {
        self.engine.get().pins.fetch_sub(1, Ordering::Relaxed);
    }
}
