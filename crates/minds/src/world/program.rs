//! The compiled world: conditions, expressions, events and indexes, fixed for the life of an engine.

use crate::logic::index::{ActionIndex, TriggerIndex};
use crate::logic::influence::{Rewards, influence};
use crate::logic::labels::{Held, Openable};
use crate::logic::readers::{Readers, Writers};
use crate::logic::stirring::Stirring;
use crate::logic::syntax::{Action, Character, Concern, Expression, Read, Trigger};
use crate::logic::value::Code;
use crate::world::questions::Questions;
use std::sync::Arc;

/// A fluent that only some know at the start: by character, whether it does; and whether all know that these do.
#[derive(Debug)]
pub struct Secret {
    pub fluent: u32,
    pub among: Box<[bool]>,
    pub openly: bool,
}

/// Only utilities are ever replaced ([`Program::wanting`]); all the rest is shared by every program made from one world.
#[derive(Debug)]
pub struct Program {
    pub entities: Arc<Vec<String>>,
    pub characters: usize,
    pub character_names: Arc<Vec<String>>,
    pub fluents: Arc<Vec<String>>,
    /// How many of them, the first, a row of values has; the rest have their initial value for good, and nothing reads them.
    pub moving: usize,
    pub actions: Arc<Vec<Action>>,
    pub triggers: Arc<Vec<Trigger>>,
    pub author: Arc<Expression>,
    pub utilities: Vec<Arc<Expression>>,
    /// By character, then the author: whether the utility reads beliefs.
    pub utility_reads_beliefs: Vec<bool>,
    pub initial: Arc<Vec<Code>>,
    pub beliefs: Arc<Vec<(Read, Held)>>,
    /// Which fluents minds may not know; nothing where they know all.
    pub openable: Option<Arc<Openable>>,
    pub secrets: Arc<Vec<Secret>>,
    /// By character: what it is ready to lose by an act done in hope.
    pub dares: Arc<Vec<f64>>,
    pub trigger_index: Arc<TriggerIndex>,
    /// The same, of the triggers that change values of the state they fire in.
    pub value_triggers: Arc<TriggerIndex>,
    /// What follows from what an act could make anybody believe.
    pub stirring: Arc<Stirring>,
    pub action_index: Arc<ActionIndex>,
    /// The triggers that change values of the state they fire in.
    pub outward: Arc<Vec<u32>>,
    /// Which events set which fluents.
    pub writers: Arc<Writers>,
    /// Which events of the relaxed world read which fluents.
    pub action_readers: Arc<Readers>,
    pub trigger_readers: Arc<Readers>,
    /// By action: the fluents it could change at once.
    pub touched: Arc<Vec<Box<[u32]>>>,
    /// By character and action: whether the act could change the character's utility at once.
    pub influence: Vec<Arc<[bool]>>,
    /// The named parts of utilities, in order.
    pub concerns: Arc<Vec<Concern>>,
    /// How many acts of others a character foresees when it asks what comes of doing nothing; 0 for none.
    pub foresight: u32,
    /// In which order characters have their turns where acts are foreseen.
    pub order: Arc<Vec<Character>>,
    /// By action and who consents to it: the triggers that could reward the character for the act at once.
    pub rewards: Arc<Rewards>,
    /// What steps of a story move besides; nothing where no question has a rank to be moved.
    pub questions: Option<Arc<Questions>>,
}

impl Program {
    /// The utility of a character, or of the author for `None`.
    pub fn utility(&self, of: Option<Character>) -> &Expression {
        match of {
            None => &self.author,
            Some(character) => &self.utilities[character as usize],
        }
    }

    /// The same world, in which acts have fewer effects, or others that come to the same.
    ///
    /// What acts could touch and set off was worked out for those they had, which are no fewer.
    pub(crate) fn acting(&self, actions: Vec<Action>) -> Program {
        Program { actions: Arc::new(actions), ..self.again() }
    }

    /// The same world, in which one character wants something else.
    pub fn wanting(&self, character: Character, utility: Arc<Expression>) -> Program {
        let (at, mut program) = (character as usize, self.again());
        program.influence[at] = influence(&self.touched, &utility, self.moving);
        program.utility_reads_beliefs[at] = utility.reads_beliefs();
        program.utilities[at] = utility;
        program
    }

    /// The same world once more.
    ///
    /// Every field is named here, so that one that depends on utilities cannot be forgotten.
    fn again(&self) -> Program {
        Program {
            entities: self.entities.clone(),
            characters: self.characters,
            character_names: self.character_names.clone(),
            fluents: self.fluents.clone(),
            moving: self.moving,
            actions: self.actions.clone(),
            triggers: self.triggers.clone(),
            utility_reads_beliefs: self.utility_reads_beliefs.clone(),
            concerns: self.concerns.clone(),
            foresight: self.foresight,
            order: self.order.clone(),
            // Only a guess hangs on it, so the rewards of the world as it is will do.
            rewards: self.rewards.clone(),
            questions: self.questions.clone(),
            touched: self.touched.clone(),
            influence: self.influence.clone(),
            author: self.author.clone(),
            utilities: self.utilities.clone(),
            initial: self.initial.clone(),
            beliefs: self.beliefs.clone(),
            openable: self.openable.clone(),
            secrets: self.secrets.clone(),
            dares: self.dares.clone(),
            trigger_index: self.trigger_index.clone(),
            value_triggers: self.value_triggers.clone(),
            stirring: self.stirring.clone(),
            action_index: self.action_index.clone(),
            outward: self.outward.clone(),
            writers: self.writers.clone(),
            action_readers: self.action_readers.clone(),
            trigger_readers: self.trigger_readers.clone(),
        }
    }
}
