//! Values of fluents, to and from Python; JSON for what is nested.

use crate::refusals::within;
use minds::Engine;
use minds::logic::labels::{Held, Kind};
use minds::logic::syntax::Read;
use minds::logic::value::{ENTITIES, FALSE, TRUE, UNKNOWN, truth};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyString, PyTuple};

/// How what is not known is called.
const NAMES: [(&str, Kind); 4] =
    [("open", Kind::Open), ("sure", Kind::Sure), ("tied", Kind::Tied), ("unclear", Kind::Unclear)];

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
    let value = match value.extract::<(String, Bound<'_, PyAny>)>() {
        Ok((kind, among)) => label(engine, fluent, &kind, &among)?,
        Err(_) => code(engine, value)?,
    };
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

/// What is held of a fluent: its value; or of what is not known, how, and the values it may have.
pub(crate) fn held<'py>(py: Python<'py>, engine: &Engine, fluent: usize, code: u32) -> PyResult<Bound<'py, PyAny>> {
    let Held::Label(kind, set) = engine.world.numbers.labels.decode(code) else { return value(py, engine, code) };
    let domain = engine.world.program.openable.as_deref().and_then(|openable| openable.domain(fluent as u32));
    let among = domain.into_iter().flat_map(|domain| domain.among(set));
    let among = PyTuple::new(py, among.map(|code| value(py, engine, code)).collect::<PyResult<Vec<_>>>()?)?;
    let (kind, _) = NAMES[NAMES.iter().position(|(_, named)| *named == kind).unwrap_or(0)];
    Ok((kind, among).into_pyobject(py)?.into_any())
}

/// The code of what is to be held of a fluent: a value, or how it is not known, and among which values.
fn label(engine: &mut Engine, fluent: u32, kind: &str, among: &Bound<'_, PyAny>) -> PyResult<u32> {
    let refuse = |what: &str| PyValueError::new_err(format!("{what} of fluent {fluent}"));
    let (_, kind) = NAMES.iter().find(|(name, _)| *name == kind).ok_or_else(|| refuse("no such label"))?;
    let openable = engine.world.program.openable.clone();
    let domain = openable.as_deref().and_then(|openable| openable.domain(fluent)).ok_or_else(|| refuse("no domain"))?;
    let mut set = 0;
    for value in among.try_iter()? {
        match domain.bit(code(engine, &value?)?) {
            0 => return Err(refuse("a value out of the domain")),
            bit => set |= bit,
        }
    }
    if set == 0 {
        return Err(refuse("a label among no value"));
    }
    Ok(engine.world.numbers.labels.encode(domain.held(*kind, set)))
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
