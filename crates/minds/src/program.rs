//! The compiled world: conditions, expressions, events and indexes, fixed for the life of an engine.

use crate::growth::Readers;
use crate::influence::{Rewards, influence};
use crate::questions::Questions;
use crate::relax::Outlook;
use crate::relevance::{Relevant, relevant};
use crate::value::Code;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// A character, by its place in the world file.
pub type Character = u32;
/// A ground action, by its place in the world file.
pub type ActionId = u32;

/// A fluent as some chain of believers holds it; the outermost believer first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Read {
    pub chain: Box<[Character]>,
    pub fluent: u32,
}

/// An expression that has a value.
#[derive(Clone, Debug)]
pub enum Expression {
    Constant(Code),
    Get(u32),
    GetBelief(Read),
    Arithmetic(Operation, Box<Expression>, Box<Expression>),
    If(Box<Condition>, Box<Expression>, Box<Expression>),
    /// The truth of a condition, as True or False.
    Truth(Box<Condition>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Something that is satisfied or not.
#[derive(Clone, Debug)]
pub enum Condition {
    Always(bool),
    And(Box<[Condition]>),
    Or(Box<[Condition]>),
    Not(Box<Condition>),
    /// `fluent == constant`, the commonest condition by far.
    Is(u32, Code),
    /// `fluent != constant`.
    IsNot(u32, Code),
    Compare(Comparison, Expression, Expression),
    If(Box<Condition>, Box<Condition>, Box<Condition>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

#[derive(Clone, Debug)]
pub struct Effect {
    pub target: Read,
    pub when: Condition,
    pub value: Expression,
}

#[derive(Clone, Debug)]
pub struct Action {
    pub name: String,
    pub precondition: Condition,
    pub effects: Vec<Effect>,
    /// In order of number, and in the order in which they are written.
    pub consenting: Vec<Character>,
    pub doers: Vec<Character>,
    pub observing: Vec<Condition>,
}

#[derive(Clone, Debug)]
pub struct Trigger {
    pub name: String,
    pub line: u32,
    pub precondition: Condition,
    pub effects: Vec<Effect>,
}

/// A part of what a character wants: so much times the term.
#[derive(Clone, Debug)]
pub struct Concern {
    pub owner: Character,
    pub weight: f64,
    pub term: Expression,
}

/// Which triggers to look at again after a change, by what they read.
///
/// A trigger that needs `f == v` can only start to hold when `f` becomes `v`; one that reads `f` otherwise may start to
/// hold at any change of `f`. With one believer, `f` stands for what that character believes of it.
#[derive(Debug, Default)]
pub struct TriggerIndex {
    /// By the fluent of the state itself, or of one believer, and the value needed.
    pub needing: FxHashMap<(Believer, u32, Code), Vec<u32>>,
    /// By the fluent of the state itself, or of one believer, read in any other way.
    pub reading: FxHashMap<(Believer, u32), Vec<u32>>,
    /// Triggers reading deeper than one believer, by the outermost.
    pub deep: Vec<Vec<u32>>,
}

/// Whose view is read: the state's own for `None`.
pub type Believer = Option<Character>;

/// Which actions may be possible, by the value of one fluent each of them needs.
#[derive(Debug, Default)]
pub struct ActionIndex {
    pub keyed: Vec<(u32, FxHashMap<Code, Vec<ActionId>>)>,
    pub rest: Vec<ActionId>,
}

/// Only utilities are ever replaced ([`Program::wanting`]); all the rest is shared by every program made from one world.
#[derive(Debug)]
pub struct Program {
    pub entities: Arc<Vec<String>>,
    pub characters: usize,
    pub character_names: Arc<Vec<String>>,
    pub fluents: Arc<Vec<String>>,
    pub actions: Arc<Vec<Action>>,
    pub triggers: Arc<Vec<Trigger>>,
    pub author: Arc<Expression>,
    pub utilities: Vec<Arc<Expression>>,
    /// By character, then the author: whether the utility reads beliefs.
    pub utility_reads_beliefs: Vec<bool>,
    pub initial: Arc<Vec<Code>>,
    pub beliefs: Arc<Vec<(Read, Code)>>,
    pub trigger_index: Arc<TriggerIndex>,
    /// The same, of the triggers that change values of the state they fire in.
    pub value_triggers: Arc<TriggerIndex>,
    /// Whether those triggers read values only, so that no belief ever changes a value.
    pub values_closed: bool,
    pub action_index: Arc<ActionIndex>,
    /// The triggers that change values of the state they fire in.
    pub outward: Arc<Vec<u32>>,
    /// By outlook and utility: what can matter to it, once that is asked.
    pub(crate) relevance: Box<[OnceLock<Relevant>]>,
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
        program.influence[at] = influence(&self.touched, &utility, self.fluents.len());
        program.utility_reads_beliefs[at] = utility.reads_beliefs();
        program.utilities[at] = utility;
        program
    }

    /// The same world, with nothing known yet of what matters to whom.
    ///
    /// Every field is named here, so that one that depends on utilities cannot be forgotten.
    fn again(&self) -> Program {
        Program {
            entities: self.entities.clone(),
            characters: self.characters,
            character_names: self.character_names.clone(),
            fluents: self.fluents.clone(),
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
            trigger_index: self.trigger_index.clone(),
            value_triggers: self.value_triggers.clone(),
            values_closed: self.values_closed,
            action_index: self.action_index.clone(),
            outward: self.outward.clone(),
            relevance: Program::irrelevance(self.characters),
            action_readers: self.action_readers.clone(),
            trigger_readers: self.trigger_readers.clone(),
        }
    }

    /// Nothing known yet of what matters to whom.
    pub(crate) fn irrelevance(characters: usize) -> Box<[OnceLock<Relevant>]> {
        (0..Outlook::places(characters)).map(|_| OnceLock::new()).collect()
    }

    /// What can matter to a utility in an outlook, and the place of the two among all there are.
    pub(crate) fn relevant(&self, outlook: Outlook, of: Option<Character>) -> (u32, &Relevant) {
        let place = outlook.place(of, self.characters);
        (place as u32, self.relevance[place].get_or_init(|| relevant(self, outlook, of)))
    }
}

impl Condition {
    /// Calls `visit` with every fluent mentioned, left to right.
    pub fn reads(&self, visit: &mut dyn FnMut(&[Character], u32)) {
        match self {
            Condition::Always(_) => {}
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| part.reads(visit)),
            Condition::Not(part) => part.reads(visit),
            Condition::Is(fluent, _) | Condition::IsNot(fluent, _) => visit(&[], *fluent),
            Condition::Compare(_, left, right) => {
                left.reads(visit);
                right.reads(visit);
            }
            Condition::If(test, yes, no) => {
                test.reads(visit);
                yes.reads(visit);
                no.reads(visit);
            }
        }
    }
}

impl Expression {
    /// Whether it reads what anybody believes.
    pub fn reads_beliefs(&self) -> bool {
        let mut believed = false;
        self.reads(&mut |chain, _| believed |= !chain.is_empty());
        believed
    }

    /// Calls `visit` with every fluent mentioned, left to right.
    pub fn reads(&self, visit: &mut dyn FnMut(&[Character], u32)) {
        match self {
            Expression::Constant(_) => {}
            Expression::Get(fluent) => visit(&[], *fluent),
            Expression::GetBelief(read) => visit(&read.chain, read.fluent),
            Expression::Arithmetic(_, left, right) => {
                left.reads(visit);
                right.reads(visit);
            }
            Expression::If(test, yes, no) => {
                test.reads(visit);
                yes.reads(visit);
                no.reads(visit);
            }
            Expression::Truth(condition) => condition.reads(visit),
        }
    }
}
