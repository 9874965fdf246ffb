//! What an act makes of a state and of every mind in it, where minds may not know.
//!
//! Every mind on its way through an act is looked at three times: put right before the effects, after the effects, and at
//! the end. All that the minds in it depend on is what it comes to so ([`Passing`]); so a mind is worked out once however many
//! ways lead to it, and the tree closes. A mind that does not see the act is only set ([`crate::world::open::setting`]).

use crate::limits::Halt;
use crate::logic::labels::{Held, Kind};
use crate::logic::syntax::{Action, ActionId, Character};
use crate::logic::value::{Code, UNKNOWN};
use crate::world::graph::{Draft, Edge, Mind};
use crate::world::open::changing::Happening;
use crate::world::open::learning::Lesson;
use crate::world::open::passing::{Manner, Passing, Set};
use crate::world::open::reading::{At, Truth};
use crate::world::open::setting::{Piece, Rewriting, Thinker, below};
use crate::world::program::Program;
use crate::world::running::{Owner, World};
use crate::world::seeing::{Seeing, Writes};

/// Minds under way in one act, after which something is wrong with the world.
const MOST: usize = 200_000;

/// A mind under way: through the act, or only set.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Way {
    Through(Passing),
    Set(Rewriting),
}

/// An act being carried out: who sees it, and what is written besides.
#[derive(Clone, Copy)]
pub(crate) struct Carrying<'a> {
    pub seeing: Seeing<'a>,
    pub writes: Option<&'a Writes>,
}

/// A character's mind as it comes out of an act that it sees, before effects on beliefs.
struct Seen {
    right: Mind,
    act: ActionId,
    /// Its row after the ties, and at last.
    tied: Vec<Code>,
    row: Vec<Code>,
    changed: Vec<u32>,
    forced: Vec<u32>,
}

impl World {
    /// The mind an act makes of a state, before any trigger.
    pub(crate) fn undergo_open(&mut self, state: Mind, action: ActionId, carrying: Carrying<'_>) -> Result<Mind, Halt> {
        let (program, state) = (self.program.clone(), self.mirrored(state));
        let mut piece: Piece<Way> = Piece::new();
        let first = self.outermost(state, action, carrying, &program);
        piece.draft(Way::Through(first));
        let is_kept = carrying.writes.is_none() && carrying.seeing.is_kept();
        let mut drafts = Vec::new();
        while drafts.len() < piece.keys.len() {
            if piece.keys.len() > MOST {
                return Err(Halt::Memory);
            }
            let draft = match piece.keys[drafts.len()].clone() {
                Way::Set(rewriting) => self.rewritten_draft(&rewriting, &mut piece, Way::Set),
                Way::Through(passing) => self.passing_draft(&passing, carrying, &mut piece, &program),
            };
            drafts.push(draft);
        }
        let made = self.graph.close(&drafts);
        if is_kept {
            for (key, mind) in piece.keys.into_iter().zip(&made) {
                if let Way::Through(passing) = key {
                    self.known.came_through.insert(passing, *mind);
                }
            }
        }
        Ok(self.mirrored(made[0]))
    }

    /// Every mind that undergoes an act, the state first, with whose it is and what happens in it.
    pub(crate) fn undergoing_open(
        &mut self,
        state: Mind,
        action: ActionId,
        seeing: Seeing<'_>,
    ) -> Vec<(Mind, Owner, ActionId)> {
        let (program, state) = (self.program.clone(), self.mirrored(state));
        let mut found = vec![(state, None, action)];
        let mut at = 0;
        while let Some((mind, owner, act)) = found.get(at).copied() {
            at += 1;
            for character in 0..program.characters as u32 {
                let m = At { mind, owner };
                let next = self.ready_open(m, character, act, seeing, &program);
                let next = next.map(|(right, act)| (right, Some(character), act));
                found.extend(next.filter(|next| !found.contains(next)).into_iter().collect::<Vec<_>>());
            }
        }
        found
    }

    /// A character's mind put right, and the act that happens in it; nothing where the character does not see the act.
    pub(crate) fn ready_open(
        &mut self,
        m: At,
        character: Character,
        act: ActionId,
        seeing: Seeing<'_>,
        program: &Program,
    ) -> Option<(Mind, ActionId)> {
        if self.sees(m, character, act, seeing, program) == Truth::No {
            return None;
        }
        let taken = taken_for(program, act, character);
        let right = match m.owner == Some(character) {
            true => self.own_put_right(m, character, &program.actions[taken as usize]),
            false => self.mind_put_right(m, character, act, taken, program),
        };
        Some((right, taken))
    }

    /// What a character learns by seeing an act, having held it impossible.
    pub(crate) fn corrected_open(&mut self, state: Mind, character: Character, action: ActionId) -> Vec<Set> {
        let program = self.program.clone();
        let taken = taken_for(&program, action, character);
        let d = At::of(self.graph.believed(state, character), character);
        let precondition = &program.actions[taken as usize].precondition;
        self.put_right(At::state(state), d, precondition, taken != action)
    }

    fn sees(&self, m: At, character: Character, act: ActionId, seeing: Seeing<'_>, program: &Program) -> Truth {
        match seeing {
            Seeing::AsItSays => self.truth(m, &program.actions[act as usize].observing[character as usize]),
            Seeing::Given(given) => Truth::of(given[character as usize]),
        }
    }

    /// The state in which the act happens.
    fn outermost(&mut self, state: Mind, act: ActionId, carrying: Carrying<'_>, program: &Program) -> Passing {
        let happening = Happening { at: At::state(state), besides: None, thinker: None, by_itself: false };
        let changes = self.changes(happening, &program.actions[act as usize].effects);
        let mut row = self.graph.values(state).to_vec();
        for (fluent, held) in &changes {
            row[*fluent as usize] = self.numbers.labels.encode(held.as_kind(Kind::Open));
        }
        self.write(&mut row, (state, None), carrying);
        Passing {
            right: state,
            owner: None,
            act,
            end: self.graph.intern_row(&row),
            changed: self.only_openable(&changes),
            amazed: Vec::new(),
            sets: Vec::new(),
        }
    }

    fn write(&self, row: &mut [Code], of: (Mind, Owner), carrying: Carrying<'_>) {
        for (fluent, value) in carrying.writes.and_then(|writes| writes.get(&of)).into_iter().flatten() {
            row[*fluent as usize] = *value;
        }
    }

    fn only_openable(&self, changes: &[(u32, Held)]) -> Vec<u32> {
        changes.iter().map(|(fluent, _)| *fluent).filter(|fluent| self.openable().has(*fluent)).collect()
    }

    fn passing_draft(
        &mut self,
        passing: &Passing,
        carrying: Carrying<'_>,
        piece: &mut Piece<Way>,
        program: &Program,
    ) -> Draft {
        let is_kept = carrying.writes.is_none() && carrying.seeing.is_kept();
        let end = self.graph.row_values(passing.end).to_vec();
        let mut edges = Vec::with_capacity(program.characters);
        for character in 0..program.characters as u32 {
            let way = match passing.owner == Some(character) {
                true => self.own_way(passing, character, carrying, program),
                false => self.way(passing, character, &end, carrying, program),
            };
            edges.push(match way {
                Way::Set(rewriting) => self.rewriting_edge(rewriting, piece, Way::Set),
                Way::Through(next) => match self.known.came_through.get(&next).filter(|_| is_kept) {
                    Some(known) => Edge::Mind(*known),
                    None => piece.draft(Way::Through(next)),
                },
            });
        }
        Draft { row: passing.end, edges }
    }

    /// What becomes of the mind of a character, in a mind that undergoes the act.
    fn way(&mut self, passing: &Passing, c: Character, end: &[Code], carrying: Carrying<'_>, program: &Program) -> Way {
        let m = At { mind: passing.right, owner: passing.owner };
        let mind = self.graph.believed(passing.right, c);
        let sees = self.sees(m, c, passing.act, carrying.seeing, program);
        let sets = self.set_from_outside(passing, c, sees, program);
        if sees == Truth::No {
            return Way::Set(self.unseen(mind, c, passing, end, sets));
        }
        let mut seen = self.coming_out(passing, c, end, carrying, program);
        if sees == Truth::Perhaps {
            return Way::Set(self.perhaps(mind, c, passing, end, &seen, sets));
        }
        let (own, further): (Vec<Set>, Vec<Set>) = sets.into_iter().partition(|set| set.chain.is_empty());
        let replaced = |fluent: &u32| own.iter().any(|set| set.fluent == *fluent && set.manner != Manner::Joined);
        seen.forced.retain(|fluent| !replaced(fluent));
        let mut amazed = self.set_row(&mut seen.row, &seen.tied, &own);
        amazed.extend(self.amazed(&seen));
        amazed.sort_unstable();
        amazed.dedup();
        Way::Through(Passing {
            right: seen.right,
            owner: Some(c),
            act: seen.act,
            end: self.graph.intern_row(&seen.row),
            changed: seen.changed,
            amazed,
            sets: further,
        })
    }

    /// The fluents set after the effects that amaze, or were forced.
    fn amazed(&self, seen: &Seen) -> Vec<u32> {
        let openable = self.shared_openable();
        let amazes = |fluent: &u32| {
            let at = *fluent as usize;
            let domain = openable.domain(*fluent).expect("an openable fluent");
            let (old, new) = (self.numbers.labels.decode(seen.tied[at]), self.numbers.labels.decode(seen.row[at]));
            old != new && (seen.forced.contains(fluent) || old.amazes(new, domain))
        };
        openable.fluents.iter().copied().filter(amazes).collect()
    }

    /// What effects on beliefs set in the mind of a character and further in, the last standing over those before.
    fn set_from_outside(&mut self, passing: &Passing, c: Character, sees: Truth, program: &Program) -> Vec<Set> {
        let m = At { mind: passing.right, owner: passing.owner };
        let happening = Happening { at: m, besides: None, thinker: None, by_itself: false };
        let begins = move |_: &World, chain: &[Character], _: u32| chain[0] == c;
        let taken = taken_for(program, passing.act, c);
        let mut sets = Vec::new();
        if taken != passing.act && sees != Truth::No {
            let effects = &program.actions[taken as usize].effects;
            sets.extend(below(&self.told(happening, effects, sees == Truth::Perhaps, begins), c));
            sets.iter_mut().for_each(|set| self.tie_told(set, passing));
        }
        let effects = &program.actions[passing.act as usize].effects;
        let mut told = below(&self.told(happening, effects, false, begins), c);
        told.iter_mut().for_each(|set| self.tie_told(set, passing));
        sets.extend(told);
        sets.extend(below(&passing.sets, c));
        sets
    }

    /// Whoever is told what the thinker's own fluent is, is tied to it at the end, unless the act may have changed it.
    fn tie_told(&mut self, set: &mut Set, passing: &Passing) {
        if set.held.kind() == Some(Kind::Tied) {
            let moved = passing.changed.contains(&set.fluent) || passing.amazed.contains(&set.fluent);
            let end = self.graph.row_values(passing.end)[set.fluent as usize];
            set.held = if moved { set.held.as_kind(Kind::Sure) } else { self.numbers.labels.decode(end).tied() };
        }
    }

    /// Who does not see it: only ties are looked at.
    fn unseen(&mut self, mind: Mind, c: Character, passing: &Passing, end: &[Code], sets: Vec<Set>) -> Rewriting {
        let broken = union(&passing.changed, &passing.amazed);
        self.set_top(mind, Some(c), Some(Thinker { row: end, broken: &broken }), sets)
    }

    /// Who may have seen it: the mind as it comes out unseen, and where the two differ, either of both. That is one change
    /// of the mind: those tied to it look at it when all of it is done.
    fn perhaps(
        &mut self,
        mind: Mind,
        c: Character,
        passing: &Passing,
        end: &[Code],
        seen: &Seen,
        mut sets: Vec<Set>,
    ) -> Rewriting {
        let unseen = self.unseen(mind, c, passing, end, Vec::new());
        let row = self.graph.row_values(unseen.row).to_vec();
        let openable = self.shared_openable();
        let mut joined = Vec::new();
        for fluent in (0..row.len() as u32).filter(|fluent| row[*fluent as usize] != seen.row[*fluent as usize]) {
            let one = self.numbers.labels.decode(row[fluent as usize]);
            let other = self.numbers.labels.decode(seen.row[fluent as usize]);
            let held = openable.domain(fluent).map_or(Held::Known(UNKNOWN), |domain| domain.join(one, other));
            if held != one {
                joined.push(Set::own(fluent, held, Manner::Forced));
            }
        }
        for set in sets.iter_mut().filter(|set| set.chain.is_empty() && set.manner == Manner::Plain) {
            if joined.iter().any(|before| before.fluent == set.fluent) {
                set.manner = Manner::Forced; // ties to it have broken by then
            }
        }
        let broken = union(&passing.changed, &passing.amazed);
        joined.extend(sets);
        self.set_top(mind, Some(c), Some(Thinker { row: end, broken: &broken }), joined)
    }

    /// The mind of a character as it comes out of the act, seeing it.
    fn coming_out(
        &mut self,
        passing: &Passing,
        c: Character,
        end: &[Code],
        carrying: Carrying<'_>,
        program: &Program,
    ) -> Seen {
        let m = At { mind: passing.right, owner: passing.owner };
        let act = taken_for(program, passing.act, c);
        let action = &program.actions[act as usize];
        let right = self.mind_put_right(m, c, passing.act, act, program);
        let thinker = (act == passing.act).then_some(m);
        let changes =
            self.changes(Happening { at: At::of(right, c), besides: None, thinker, by_itself: false }, &action.effects);
        let mut row = self.graph.values(right).to_vec();
        for (fluent, held) in &changes {
            row[*fluent as usize] = self.numbers.labels.encode(*held);
        }
        let changed = self.only_openable(&changes);
        let unmoved = passing.changed.iter().copied().filter(|fluent| !changed.contains(fluent));
        let broken: Vec<u32> = unmoved.chain(passing.amazed.iter().copied()).collect();
        self.look_at_ties(&mut row, Thinker { row: end, broken: &broken });
        let tied = row.clone();
        self.write(&mut row, (right, Some(c)), carrying);
        let mut forced = Vec::new();
        if act == passing.act {
            self.learn(m, end, c, action, true, (&mut row, &mut forced));
        }
        Seen { right, act, tied, row, changed, forced }
    }

    /// A character's mind, put right, with all that is learnt of what the act leaves alone.
    fn mind_put_right(&mut self, m: At, c: Character, act: ActionId, taken: ActionId, program: &Program) -> Mind {
        let mind = self.graph.believed(m.mind, c);
        let action = &program.actions[taken as usize];
        let mut sets = self.put_right(m, At::of(mind, c), &action.precondition, taken != act);
        if taken == act && action.learns.iter().any(|learns| learns.who == c) {
            let before = self.graph.values(mind).to_vec();
            let mut row = before.clone();
            let own: Vec<Set> = sets.iter().filter(|set| set.chain.is_empty()).cloned().collect();
            self.set_row(&mut row, &before, &own);
            let mut forced = Vec::new();
            let corrected = row.clone();
            let real = self.graph.values(m.mind).to_vec();
            self.learn(m, &real, c, action, false, (&mut row, &mut forced));
            for fluent in &self.shared_openable().fluents {
                let at = *fluent as usize;
                if row[at] != corrected[at] || forced.contains(fluent) {
                    let manner = if forced.contains(fluent) { Manner::Forced } else { Manner::Plain };
                    sets.push(Set::own(*fluent, self.numbers.labels.decode(row[at]), manner));
                }
            }
        }
        if sets.is_empty() { mind } else { self.with_sets(mind, Some(c), sets) }
    }

    /// Lets a character learn, one after the other, of the fluents that an effect names, or of all others.
    fn learn(
        &mut self,
        m: At,
        real: &[Code],
        c: Character,
        action: &Action,
        named: bool,
        (row, forced): (&mut [Code], &mut Vec<u32>),
    ) {
        let openable = self.shared_openable();
        let names = |fluent: u32| action.effects.iter().any(|effect| effect.sets(fluent));
        for learns in action.learns.iter().filter(|learns| learns.who == c) {
            let when = self.truth(m, &learns.when);
            if when == Truth::No {
                continue;
            }
            for what in learns.what.iter().filter(|what| what.fluents().any(names) == named) {
                let labels = &self.numbers.labels;
                let lesson = Lesson { openable: &openable, real: &|fluent| labels.decode(real[fluent as usize]) };
                let learnt = lesson.learn(*what, &|fluent| labels.decode(row[fluent as usize]));
                for (fluent, held) in learnt {
                    let at = fluent as usize;
                    let before = self.numbers.labels.decode(row[at]);
                    if when == Truth::Perhaps && held != before {
                        let domain = openable.domain(fluent).expect("an openable fluent");
                        row[at] = self.numbers.labels.encode(domain.join(before, held));
                        forced.push(fluent);
                    } else {
                        row[at] = self.numbers.labels.encode(held);
                    }
                }
            }
        }
    }

    /// What becomes of the mind that the owner of a mind holds of itself: the same labels at every stage.
    fn own_way(&mut self, passing: &Passing, c: Character, carrying: Carrying<'_>, program: &Program) -> Way {
        let m = At { mind: passing.right, owner: passing.owner };
        let openable = self.shared_openable();
        let happening = Happening { at: m, besides: None, thinker: None, by_itself: false };
        let plain =
            move |world: &World, chain: &[Character], fluent: u32| chain[0] == c && !world.openable().has(fluent);
        let told = self.told(happening, &program.actions[passing.act as usize].effects, false, plain);
        let sees = self.sees(m, c, passing.act, carrying.seeing, program) != Truth::No;
        let (mut labels, others): (Vec<Set>, Vec<Set>) =
            passing.sets.iter().cloned().partition(|set| openable.has(set.fluent));
        let (own, further): (Vec<Set>, Vec<Set>) =
            [below(&told, c), below(&others, c)].concat().into_iter().partition(|set| set.chain.is_empty());
        let action = &program.actions[passing.act as usize];
        if !sees {
            // What the act makes believe further in is not read again there, and goes along.
            let of_others =
                move |world: &World, chain: &[Character], fluent: u32| chain[0] != c && world.openable().has(fluent);
            let further_in = self.told(happening, &action.effects, false, of_others);
            labels = further_in.into_iter().chain(labels).collect();
        }
        let mind = if sees { self.own_put_right(m, c, action) } else { self.graph.believed(m.mind, c) };
        let mut row = self.graph.values(mind).to_vec();
        if sees {
            let happening = Happening { at: At::of(mind, c), besides: None, thinker: None, by_itself: false };
            for (fluent, held) in self.changes(happening, &action.effects) {
                row[fluent as usize] = self.numbers.labels.encode(held);
            }
            self.write(&mut row, (mind, Some(c)), carrying);
        }
        let end = self.graph.row_values(passing.end);
        openable.fluents.iter().for_each(|fluent| row[*fluent as usize] = end[*fluent as usize]);
        let before = row.clone();
        self.set_row(&mut row, &before, &own);
        let (row, sets) = (self.graph.intern_row(&row), labels.into_iter().chain(further).collect());
        let (changed, amazed) = (passing.changed.clone(), passing.amazed.clone());
        match sees {
            true => {
                Way::Through(Passing { right: mind, owner: Some(c), act: passing.act, end: row, changed, amazed, sets })
            }
            false => Way::Set(Rewriting { mind, owner: Some(c), row, broken: union(&changed, &amazed), sets }),
        }
    }

    /// The mind that somebody holds of itself, put right in what is not openable; the rest is right already.
    fn own_put_right(&mut self, m: At, c: Character, action: &Action) -> Mind {
        let mind = self.graph.believed(m.mind, c);
        let mut sets = self.put_right(m, At::of(mind, c), &action.precondition, false);
        sets.retain(|set| !self.openable().has(set.fluent));
        if sets.is_empty() { mind } else { self.with_sets(mind, Some(c), sets) }
    }
}

/// The act that happens in the mind of somebody, where one happens in the mind of a thinker.
fn taken_for(program: &Program, act: ActionId, character: Character) -> ActionId {
    let action = &program.actions[act as usize];
    match action.seen {
        Some(seen) if !action.consenting.contains(&character) => seen,
        _ => act,
    }
}

fn union(one: &[u32], other: &[u32]) -> Vec<u32> {
    let mut both = [one, other].concat();
    both.sort_unstable();
    both.dedup();
    both
}
