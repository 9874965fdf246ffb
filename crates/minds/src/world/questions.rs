//! What a step of a story moves: what is contested, who asks whom, and in whom wants held back add up.
//!
//! A question has two to four hypotheses, each with a rank of disbelief in a fluent of its own; and a fluent counts what
//! somebody has held back. They are read by conditions like any others; what moves them is in [`crate::reasons::evidence`] and in
//! [`crate::reasons::held`], and nothing of this is known to plans.

use crate::logic::syntax::{Action, ActionId, Character, Read};
use crate::logic::value::Code;
use crate::world::file::SpeechRow;
use rustc_hash::FxHashMap;

/// One way things may be: what is set in a mind to imagine it, and the fluents of its rank.
#[derive(Debug)]
pub struct Hypothesis {
    /// First what the one asked knows of it, then the hypothesis itself.
    pub sets: Vec<(Read, Code)>,
    pub rank: Option<u32>,
    /// What it has cost so far, while nobody thinks of it.
    pub unthought: Option<u32>,
}

/// A contested matter.
#[derive(Debug)]
pub struct Contested {
    pub asker: Character,
    pub asked: Character,
    pub hypotheses: Vec<Hypothesis>,
    /// Whether an answer is owed, and whether it was let go; absent where that is not kept.
    pub owes: Option<u32>,
    pub silent: Option<u32>,
    /// The acts that answer it.
    pub answers: Vec<ActionId>,
}

impl Contested {
    /// Whether an act moves the ranks by effects of its own, and leaves nothing to evidence.
    pub fn is_set_by(&self, action: &Action) -> bool {
        let own = action.effects.iter().filter(|effect| effect.target.chain.is_empty());
        let ranks = |f| self.hypotheses.iter().any(|h| h.rank == Some(f) || h.unthought == Some(f));
        own.map(|effect| effect.target.fluent).any(ranks)
    }
}

/// What an act does to questions, by their numbers.
#[derive(Debug, Default)]
pub struct Said {
    pub asks: Vec<usize>,
    pub answers: Vec<usize>,
    pub discharges: Vec<usize>,
}

/// All that is contested in a world, and the order of turns in it.
#[derive(Debug)]
pub struct Questions {
    pub list: Vec<Contested>,
    pub slot: Option<u32>,
    pub turns: Vec<Character>,
    /// In whom wants held back add up, and the fluent of their number; each once.
    pub pressures: Vec<(Character, u32)>,
    /// Of the acts that do anything to questions.
    acts: FxHashMap<ActionId, Said>,
    /// What all others do: nothing.
    nothing: Said,
}

impl Questions {
    pub fn new(list: Vec<Contested>, slot: Option<u32>, turns: Vec<Character>) -> Self {
        let slot = slot.filter(|_| !turns.is_empty());
        Questions { list, slot, turns, pressures: Vec::new(), acts: FxHashMap::default(), nothing: Said::default() }
    }

    /// Notes in whom wants held back add up.
    pub fn press(&mut self, who: Character, fluent: u32) {
        if !self.pressures.contains(&(who, fluent)) {
            self.pressures.push((who, fluent));
        }
    }

    /// The acts that answer a question put to somebody.
    pub fn answers_of(&self, who: Character) -> impl Iterator<Item = ActionId> {
        self.list.iter().filter(move |question| question.asked == who).flat_map(|question| &question.answers).copied()
    }

    /// Takes in what an act does to questions; an error says what is wrong with the row.
    pub fn say(&mut self, row: &SpeechRow, actions: usize) -> Result<(), String> {
        if row.action as usize >= actions {
            return Err(format!("no action {}", row.action));
        }
        let numbers = |questions: &mut dyn Iterator<Item = u32>| -> Result<Vec<usize>, String> {
            questions
                .map(|q| if (q as usize) < self.list.len() { Ok(q as usize) } else { Err(format!("no question {q}")) })
                .collect()
        };
        let said = Said {
            asks: numbers(&mut row.asks.iter().copied())?,
            answers: numbers(&mut row.answers.iter().map(|(question, _)| *question))?,
            discharges: numbers(&mut row.discharges.iter().copied())?,
        };
        said.answers.iter().for_each(|question| self.list[*question].answers.push(row.action));
        self.acts.insert(row.action, said);
        Ok(())
    }

    /// What an act does to questions.
    pub fn said(&self, action: ActionId) -> &Said {
        self.acts.get(&action).unwrap_or(&self.nothing)
    }

    /// Whether there is a rank that evidence could move, or somebody in whom wants add up.
    pub fn matter(&self) -> bool {
        !self.pressures.is_empty()
            || self.list.iter().flat_map(|question| &question.hypotheses).any(|hypothesis| hypothesis.rank.is_some())
    }

    /// Every fluent that a step of a story may write, and whether it holds a number rather than a truth.
    pub fn written(&self) -> impl Iterator<Item = (u32, bool)> {
        let silent = self.list.iter().filter_map(|question| question.silent).map(|fluent| (fluent, false));
        let hypotheses = self.list.iter().flat_map(|question| &question.hypotheses);
        let ranks = hypotheses.flat_map(|hypothesis| [hypothesis.rank, hypothesis.unthought]).flatten();
        let pressures = self.pressures.iter().map(|(_, fluent)| *fluent);
        silent.chain(ranks.chain(pressures).chain(self.slot).map(|fluent| (fluent, true)))
    }
}
