//! Lenses: the world as it is, in which one character wants something else.
//!
//! What holds somebody back is found by asking what they would do if something did not count for them: then nothing
//! about the world or any mind is different, only what this one character would gain or lose, in everybody's eyes. So
//! a lens is a program of its own that shares all but the utilities, with answers of its own; the graph of minds and
//! what acts lead to are common to all. A bounded number of lenses is kept, and the one not used for longest goes first.

use crate::compile::expression;
use crate::explain::{Engine, Tables};
use crate::program::{Character, Program};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::Arc;

/// How many lenses are kept.
const KEPT: usize = 512;

/// Whose utility a lens replaces, and the text of what replaces it.
type Name = (Character, String);

/// A lens: the program it makes, and what has been worked out through it.
struct Lens {
    program: Arc<Program>,
    tables: Tables,
    used: u64,
    bytes: usize,
}

/// The lenses kept, how often any was used, and the bytes they hold.
#[derive(Default)]
pub(crate) struct Lenses {
    kept: FxHashMap<Name, Lens>,
    used: u64,
    pub(crate) bytes: usize,
}

impl Engine {
    /// Does `work` as if `character` had the utility that `text` says, in the world file's expressions.
    ///
    /// An error says what is wrong with the text.
    pub fn through<T>(
        &mut self,
        character: Character,
        text: &str,
        work: impl FnOnce(&mut Engine) -> T,
    ) -> Result<T, String> {
        let name = (character, text.to_owned());
        let mut lens = match self.lenses.kept.remove(&name) {
            Some(lens) => lens,
            None => self.ground(&name)?,
        };
        self.lenses.used += 1;
        self.lenses.bytes -= lens.bytes;
        self.exchange(&mut lens);
        let result = work(self);
        lens.bytes = self.table_bytes();
        self.exchange(&mut lens);
        lens.used = self.lenses.used;
        self.lenses.bytes += lens.bytes;
        self.lenses.kept.insert(name, lens);
        Ok(result)
    }

    /// A lens not kept: made anew, in the place of the one not used for longest where there are too many.
    fn ground(&mut self, (character, text): &Name) -> Result<Lens, String> {
        if *character as usize >= self.world.program.characters {
            return Err(format!("no character {character}"));
        }
        let mut reader = serde_json::Deserializer::from_str(text);
        reader.disable_recursion_limit();
        let json = serde_json::Value::deserialize(&mut reader).map_err(|error| error.to_string())?;
        let utility = expression(&json, &self.world.program.clone(), &mut self.world.numbers)?;
        if self.lenses.kept.len() >= KEPT {
            self.lenses.drop_oldest();
        }
        let program = Arc::new(self.world.program.wanting(*character, Arc::new(utility)));
        Ok(Lens { program, tables: Tables::default(), used: 0, bytes: 0 })
    }

    fn exchange(&mut self, lens: &mut Lens) {
        std::mem::swap(&mut self.world.program, &mut lens.program);
        self.exchange_tables(&mut lens.tables);
    }
}

impl Lenses {
    fn drop_oldest(&mut self) {
        let oldest = self.kept.iter().min_by_key(|(_, lens)| lens.used).map(|(name, _)| name.clone());
        if let Some(lens) = oldest.and_then(|name| self.kept.remove(&name)) {
            self.bytes -= lens.bytes;
        }
    }
}
