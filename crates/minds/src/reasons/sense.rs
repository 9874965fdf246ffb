//! Whether an act of a story makes sense to all who must consent to it: soon, as far as has been looked, or for certain.

use crate::engine::Engine;
use crate::engine::question::{Question, Sense};
use crate::limits::{Halt, Sight};
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::Mind;

impl Engine {
    /// Whether an act of a story is explained for everyone who consents to it.
    pub fn explained(
        &mut self,
        state: Mind,
        action: ActionId,
        sight: Sight,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        for character in &program.actions[action as usize].consenting {
            let question = self.asked_of_story(state, action, *character, sight);
            if sight.depth == 0 || !self.makes_sense_to(question, watch)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The question whether an act of a story makes sense to a character.
    pub fn asked_of_story(&mut self, state: Mind, action: ActionId, character: Character, sight: Sight) -> Question {
        Question {
            mind: self.world.entered(state, character),
            action,
            character,
            steps: sight.steps,
            levels: i32::try_from(sight.depth).unwrap_or(i32::MAX) - 1,
        }
    }

    /// Whether an act of a story makes sense to all who consent to it, with so much effort; without a limit to it the
    /// answer is certain.
    pub(crate) fn makes_sense(
        &mut self,
        state: Mind,
        action: ActionId,
        sight: Sight,
        effort: Option<u32>,
        watch: &mut Watch<'_>,
    ) -> Result<Sense, Halt> {
        let Some(effort) = effort else {
            let yes = self.explained(state, action, sight, watch)?;
            return Ok(if yes { Sense::Yes } else { Sense::No });
        };
        let program = self.world.program.clone();
        let mut sense = Sense::Yes;
        for character in &program.actions[action as usize].consenting {
            let question = self.asked_of_story(state, action, *character, sight);
            match self.sense_of(question, Some(effort), watch)? {
                Sense::Yes => {}
                Sense::No => return Ok(Sense::No),
                Sense::Unsure => sense = Sense::Unsure,
            }
        }
        Ok(sense)
    }
}
