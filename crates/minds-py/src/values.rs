//! Values of fluents, to and from Python; JSON for what is nested.

use crate::refusals::within;
use minds::Engine;
use minds::logic::syntax::Read;
use minds::logic::value::{ENTITIES, FALSE, TRUE, UNKNOWN, truth};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyString};

/// A fluent at the end of a chain of believers, and the value it is to have, checked; nothing where a fluent that never
/// changes is to have the value it has.
pub(crate) fn place(
    engine: &mut Engine,
    who: &[u32],
    fluent: u32,
    value: &Bound<'_, PyAny>,
) -> PyResult<Option<(Read, u32)>> {
    within("fluent", fluent, engine.world.program.fluents.len())?;
    who.iter().try_for_each(|c| within("character", *c, engine.world.program.characters))?;
    let value = code(engine, value)?;
    if (fluent as usize) < engine.world.program.moving {
        return Ok(Some((Read { chain: who.into(), fluent }, value)));
    }
    match engine.world.program.initial[fluent as usize] == value {
        true => Ok(None),
        false => Err(PyValueError::new_err(format!("fluent {fluent} is static: it has one value, in every mind"))),
    }
}

fn code(engine: &mut Engine, value: &Bound<'_, PyAny>) -> PyResult<u32> {
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

pub(crate) fn value<'py>(py: Python<'py>, engine: &Engine, code: u32) -> PyResult<Bound<'py, PyAny>> {
    Ok(match code {
        UNKNOWN => py.None().into_bound(py),
        FALSE | TRUE => PyBool::new(py, code == TRUE).to_owned().into_any(),
        code => match engine.world.numbers.decode(code) {
            Some(number) => PyFloat::new(py, number).into_any(),
            None => PyString::new(py, &engine.world.program.entities[(code - ENTITIES) as usize]).into_any(),
        },
    })
}

pub(crate) fn json(value: &impl serde::Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// By character, whether it is among these.
pub(crate) fn witnesses(who: &[u32], characters: usize) -> PyResult<Vec<bool>> {
    who.iter().try_for_each(|c| within("character", *c, characters))?;
    let mut seeing = vec![false; characters];
    who.iter().for_each(|c| seeing[*c as usize] = true);
    Ok(seeing)
}
