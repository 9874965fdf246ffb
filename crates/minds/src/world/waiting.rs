//! The triggers still to be looked at, in order.

use crate::logic::index::{Believer, TriggerIndex};
use crate::logic::value::Code;

/// Triggers still to be looked at, a bit each, so that the first by definition comes out first.
pub(crate) struct Waiting {
    words: Vec<u64>,
    /// No bit is set in the words before this one.
    first: usize,
}

impl Waiting {
    pub(crate) fn none(triggers: usize) -> Self {
        let words = triggers.div_ceil(64);
        Waiting { words: vec![0; words], first: words }
    }

    pub(crate) fn add(&mut self, triggers: &[u32]) {
        for trigger in triggers {
            let word = (*trigger / 64) as usize;
            self.words[word] |= 1 << (trigger % 64);
            self.first = self.first.min(word);
        }
    }

    pub(crate) fn add_all(&mut self, triggers: usize) {
        (0..triggers as u32).for_each(|trigger| self.add(&[trigger]));
    }

    /// Adds the triggers that may start to hold when a fluent becomes a value.
    pub(crate) fn wake(&mut self, index: &TriggerIndex, believer: Believer, fluent: u32, value: Code) {
        if let Some(triggers) = index.needing.get(&(believer, fluent, value)) {
            self.add(triggers);
        }
        if let Some(triggers) = index.reading.get(&(believer, fluent)) {
            self.add(triggers);
        }
    }

    pub(crate) fn pop(&mut self) -> Option<u32> {
        while let Some(word) = self.words.get_mut(self.first) {
            if *word != 0 {
                let bit = word.trailing_zeros();
                *word &= *word - 1;
                return Some(self.first as u32 * 64 + bit);
            }
            self.first += 1;
        }
        None
    }
}
