//! Whose acts a relaxed world has, and so whose hopes it bounds.

use crate::logic::syntax::{ActionId, Character};
use crate::world::program::Program;

/// Whose acts the relaxed world has, and so whose hopes it bounds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outlook {
    /// The author: every act, fate included.
    Author,
    /// A character's plan in which others may have any reason: every act that somebody consents to.
    Open,
    /// A character's plan in which others need an immediate reason: of their acts, those alone that could raise the
    /// utility of everyone else who consents to them at once ([`crate::logic::influence`]).
    Near(Character),
    /// What others may do while somebody does nothing: the acts that only they consent to.
    Others(Character),
    /// The same, where others need an immediate reason.
    NearOthers(Character),
}

impl Outlook {
    /// The outlook of a character's plan with so many levels of mind left.
    pub fn of(character: Character, levels: i32) -> Outlook {
        if levels > 0 { Outlook::Open } else { Outlook::Near(character) }
    }

    /// The outlook on what others do while a character with so many levels of mind left does nothing.
    pub fn aside(character: Character, levels: i32) -> Outlook {
        if levels > 0 { Outlook::Others(character) } else { Outlook::NearOthers(character) }
    }

    /// The outlook on what others do after such a plan of its owner's.
    pub fn others(self, owner: Character) -> Option<Outlook> {
        match self {
            Outlook::Open => Some(Outlook::Others(owner)),
            Outlook::Near(_) => Some(Outlook::NearOthers(owner)),
            _ => None,
        }
    }

    /// Whether an act may occur.
    pub fn has(self, program: &Program, action: ActionId) -> bool {
        let consenting = &program.actions[action as usize].consenting;
        let touches = |c: &Character| program.influence[*c as usize][action as usize];
        let without = |owner: &Character| !consenting.contains(owner);
        match &self {
            Outlook::Author => true,
            _ if consenting.is_empty() => false,
            Outlook::Open => true,
            Outlook::Near(owner) => consenting.iter().all(|c| c == owner || touches(c)),
            Outlook::Others(owner) => without(owner),
            Outlook::NearOthers(owner) => without(owner) && consenting.iter().all(touches),
        }
    }

    /// Of all outlooks on all utilities there are among so many characters: the place of this one.
    pub(crate) fn place(self, of: Option<Character>, characters: usize) -> usize {
        let who = of.map_or(0, |character| character as usize);
        match self {
            Outlook::Author => 0,
            Outlook::Open => 1 + who,
            Outlook::Near(_) => 1 + characters + who,
            Outlook::Others(_) => 1 + 2 * characters + who,
            Outlook::NearOthers(_) => 1 + 3 * characters + who,
        }
    }
}
