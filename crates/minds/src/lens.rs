//! Lenses: the world as it is, in which one character wants something else.
//!
//! What holds somebody back is found by asking what they would do if something did not count for them: then nothing
//! about the world or any mind is different, only what this one character would gain or lose, in everybody's eyes. So
//! a lens is a program of its own that shares all but the utilities, with answers of its own; the graph of minds and
//! what acts lead to are common to all. A bounded number of lenses is kept, and the one not used for longest goes first.

use crate::compile::expression;
use crate::explain::{Engine, Tables};
use crate::program::{Character, Expression, Program};
use serde::Deserialize;
use std::sync::Arc;

/// How many lenses keep their answers.
const KEPT: usize = 64;

/// One lens: which utility it replaces by what, as it was given, and what has been worked out through it.
struct Lens {
    character: Character,
    text: String,
    program: Arc<Program>,
    tables: Tables,
    used: u64,
    bytes: usize,
}

/// The lenses kept, how often any was used, and the bytes they hold.
#[derive(Default)]
pub(crate) struct Lenses {
    kept: Vec<Lens>,
    used: u64,
    pub(crate) bytes: usize,
}

impl Engine {
    /// Does `work` as if `character` had this utility; `text` is what the utility was read from, and names the lens.
    pub fn through<T>(
        &mut self,
        character: Character,
        text: &str,
        utility: Expression,
        work: impl FnOnce(&mut Engine) -> T,
    ) -> T {
        let mut lens = self.taken(character, text, utility);
        self.exchange(&mut lens);
        let result = work(self);
        lens.bytes = self.table_bytes();
        self.exchange(&mut lens);
        self.lenses.kept.push(lens);
        self.lenses.bytes = self.lenses.kept.iter().map(|lens| lens.bytes).sum();
        result
    }

    /// The utility a text of the world file's expressions stands for, or what is wrong with it.
    pub fn lens(&mut self, character: Character, text: &str) -> Result<Expression, String> {
        if character as usize >= self.world.program.characters {
            return Err(format!("no character {character}"));
        }
        let known = self.lenses.kept.iter().find(|lens| lens.character == character && lens.text == text);
        if let Some(lens) = known {
            return Ok(lens.program.utilities[character as usize].clone());
        }
        let mut reader = serde_json::Deserializer::from_str(text);
        reader.disable_recursion_limit();
        let json = serde_json::Value::deserialize(&mut reader).map_err(|error| error.to_string())?;
        expression(&json, &self.world.program.clone(), &mut self.world.numbers)
    }

    fn taken(&mut self, character: Character, text: &str, utility: Expression) -> Lens {
        self.lenses.used += 1;
        let used = self.lenses.used;
        let known = self.lenses.kept.iter().position(|lens| lens.character == character && lens.text == text);
        if let Some(at) = known {
            return Lens { used, ..self.lenses.kept.swap_remove(at) };
        }
        if self.lenses.kept.len() >= KEPT {
            let oldest = (0..KEPT).min_by_key(|at| self.lenses.kept[*at].used).unwrap_or(0);
            self.lenses.kept.swap_remove(oldest);
        }
        let program = Arc::new(self.world.program.wanting(character, utility));
        Lens { character, text: text.to_owned(), program, tables: Tables::default(), used, bytes: 0 }
    }

    fn exchange(&mut self, lens: &mut Lens) {
        std::mem::swap(&mut self.world.program, &mut lens.program);
        self.exchange_tables(&mut lens.tables);
    }
}
