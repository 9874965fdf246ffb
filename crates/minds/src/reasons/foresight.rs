//! What comes of doing nothing: the baseline of a reason in a world whose characters foresee.
//!
//! In its own mind a character lets the others act in turn. Whose turn it is does the first act that makes sense to
//! everyone it needs, or passes; until so many acts are done as the world lets anybody foresee, or all have passed. What
//! a mind is *worth* is its utility at the end of that, and a plan is a reason where the mind it ends in is worth more
//! than the one it starts from: so an act that averts a loss has a reason, and one that merely happens while the loss
//! is on its way has none. The exact rules are in the semantics reference, “Foresight”.
//!
//! Others are judged with one level of mind less, so that two who foresee each other come to an end. What is foreseen
//! depends on the mind, its owner and the levels alone. Mostly only what the end is worth is wanted, and that is kept by
//! these. Then others are asked only while what they do could change it: where all that the acts they alone consent to
//! could bring about leaves the owner's utility at one number ([`Engine::outcome`]), that number is the answer, and where it
//! lies on one side of a value all the same, nobody need be asked whether it is above it.

use crate::engine::Engine;
use crate::engine::question::{Expected, Question};
use crate::limits::Halt;
use crate::logic::syntax::{ActionId, Character};
use crate::watch::Watch;
use crate::world::graph::{Mind, Row};

/// Acts foreseen, and the mind they lead to.
pub struct Foreseen {
    pub acts: Vec<ActionId>,
    pub end: Mind,
}

/// Another's act that is open in a mind.
type Open = (Character, ActionId);

/// What others do, as it is being worked out.
struct Course {
    /// The owner's mind, as far as it has come.
    mind: Mind,
    owner: Character,
    levels: i32,
    /// Everyone else, in the order of turns.
    others: Vec<Character>,
    /// Whose turn it is among them.
    turn: usize,
    /// Acts that may still follow.
    left: u32,
}

impl Course {
    /// Counts an act done by one of the others; the turn goes to the next.
    fn passes_to_after(&mut self, other: Character) {
        let done_by = self.others.iter().position(|c| *c == other).unwrap_or(0);
        self.turn = (done_by + 1) % self.others.len();
        self.left -= 1;
    }
}

impl Engine {
    /// How many acts of others may follow a plan before its outcome is judged, with so many levels left.
    pub(crate) fn ahead(&self, levels: i32) -> u32 {
        if levels < 0 { 0 } else { self.world.program.foresight }
    }

    /// The course of what others do while the owner stands aside, with nothing done yet.
    fn aside(&self, mind: Mind, owner: Character, levels: i32) -> Course {
        let others = self.world.program.order.iter().copied().filter(|c| *c != owner).collect();
        Course { mind, owner, levels, others, turn: 0, left: self.ahead(levels) }
    }

    /// What `owner` expects in a mind of its own if it does nothing.
    pub fn foreseen(
        &mut self,
        mind: Mind,
        owner: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Foreseen, Halt> {
        let mut acts = Vec::new();
        let mut course = self.aside(mind, owner, levels);
        while let Some(act) = self.next_act(&mut course, false, watch)? {
            course.mind = self.world.apply(course.mind, act)?;
            acts.push(act);
        }
        Ok(Foreseen { acts, end: course.mind })
    }

    /// What a mind is worth to its owner: the utility after what is foreseen in it.
    pub(crate) fn worth(
        &mut self,
        mind: Mind,
        owner: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, Halt> {
        if self.is_settled(self.world.graph.row(mind), owner, levels, self.ahead(levels)) {
            return Ok(self.utility(mind, owner));
        }
        let expected = Expected { mind, owner, levels };
        if let Some(worth) = self.tables.worths.get(&expected) {
            return Ok(*worth);
        }
        let worth = self.follow(expected, watch)?;
        self.tables.worths.insert(expected, worth);
        Ok(worth)
    }

    /// What the mind after an act is worth to the owner.
    pub(crate) fn worth_after(
        &mut self,
        mind: Mind,
        action: ActionId,
        owner: Character,
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, Halt> {
        if self.is_settled_after(mind, action, owner, levels, self.ahead(levels))? {
            return self.utility_after(mind, action, owner);
        }
        let after = self.world.apply(mind, action)?;
        self.worth(after, owner, levels, watch)
    }

    /// Whether the mind after an act is worth more to the owner than `base`. Others are only asked what they would do where
    /// that could decide it.
    pub(crate) fn worth_more_after(
        &mut self,
        mind: Mind,
        action: ActionId,
        owner: Character,
        levels: i32,
        base: f64,
        watch: &mut Watch<'_>,
    ) -> Result<bool, Halt> {
        let ahead = self.ahead(levels);
        if ahead > 0 {
            let row = self.world.row_after(mind, action)?;
            let outcome = self.outcome(row, owner, levels, ahead);
            if outcome.most <= base || outcome.least > base {
                return Ok(outcome.least > base);
            }
        }
        Ok(self.worth_after(mind, action, owner, levels, watch)?.is_some_and(|worth| worth > base))
    }

    /// Whether nothing that others could do in so many acts changes what a mind with these values is worth to its owner.
    fn is_settled(&mut self, row: Row, owner: Character, levels: i32, acts: u32) -> bool {
        acts == 0 || self.outcome(row, owner, levels, acts).is_certain()
    }

    fn is_settled_after(
        &mut self,
        mind: Mind,
        action: ActionId,
        owner: Character,
        levels: i32,
        acts: u32,
    ) -> Result<bool, Halt> {
        if acts == 0 {
            return Ok(true);
        }
        let row = self.world.row_after(mind, action)?;
        Ok(self.is_settled(row, owner, levels, acts))
    }

    /// Lets others act for as long as that could change what comes of it for the owner; gives what that is.
    fn follow(
        &mut self,
        Expected { mind, owner, levels }: Expected,
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, Halt> {
        let mut course = self.aside(mind, owner, levels);
        while let Some(act) = self.next_act(&mut course, true, watch)? {
            if self.is_settled_after(course.mind, act, owner, levels, course.left)? {
                return self.utility_after(course.mind, act, owner);
            }
            course.mind = self.world.apply(course.mind, act)?;
        }
        Ok(self.utility(course.mind, owner))
    }

    /// The act that is done next on a course, if there is one, and counts it. Where only what the owner has of it is
    /// wanted, an act that nothing follows is left out if it changes nothing of that.
    fn next_act(
        &mut self,
        course: &mut Course,
        for_worth: bool,
        watch: &mut Watch<'_>,
    ) -> Result<Option<ActionId>, Halt> {
        if course.left == 0 {
            return Ok(None);
        }
        let mut open = self.open(course);
        if for_worth && course.left == 1 {
            let influence = &self.world.program.influence[course.owner as usize];
            let counts = |(_, action): &Open| influence[*action as usize];
            open.truncate(open.iter().rposition(counts).map_or(0, |last| last + 1));
        }
        let Some((other, act)) = self.first_sensible(course.mind, &open, course.levels, watch)? else {
            return Ok(None);
        };
        course.passes_to_after(other);
        Ok(Some(act))
    }

    /// The acts open to the others in the owner's mind, of which the owner need not be asked: first those of whose turn
    /// it is, each one's in order.
    fn open(&mut self, course: &Course) -> Vec<Open> {
        let Course { mind, owner, ref others, turn, .. } = *course;
        let program = self.world.program.clone();
        let mut possible = self.world.all_worth_trying(mind, Some(owner));
        possible.retain(|action| !program.actions[*action as usize].consenting.contains(&owner));
        let by = |other: Character| {
            let (program, possible) = (&program, &possible);
            let does = move |action: &ActionId| program.actions[*action as usize].consenting.contains(&other);
            possible.iter().copied().filter(does).map(move |action| (other, action))
        };
        let turns = others[turn..].iter().chain(&others[..turn]);
        turns.flat_map(|other| by(*other)).collect()
    }

    /// The first of these acts that makes sense to all who must consent.
    fn first_sensible(
        &mut self,
        mind: Mind,
        open: &[Open],
        levels: i32,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Open>, Halt> {
        for found in open {
            if self.sensible(mind, found.1, levels, watch)? {
                return Ok(Some(*found));
            }
        }
        Ok(None)
    }

    /// Whether an act makes sense to all who must consent, each judged with a level less.
    fn sensible(&mut self, mind: Mind, action: ActionId, levels: i32, watch: &mut Watch<'_>) -> Result<bool, Halt> {
        let program = self.world.program.clone();
        for character in &program.actions[action as usize].consenting {
            // With no level left a reason is a gain at once.
            if levels < 1 && !program.influence[*character as usize][action as usize] {
                return Ok(false);
            }
            let asked = Question {
                mind: self.world.entered(mind, *character),
                action,
                character: *character,
                steps: program.foresight,
                levels: levels - 1,
            };
            if self.explain(asked, watch)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
