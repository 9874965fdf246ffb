//! How likely each way on a map is, where everybody does what leads highest in their own eyes.
//!
//! On a map every act that makes sense leads on. Of these somebody *would* do only those whose prospects end highest. So a
//! share is given to every way: in each state those who have something to do there are equally likely to go on, fate among
//! them where it has an act; each does one of the acts that they would choose, all equally likely; and somebody who is free
//! does any. An act that several must consent to counts for each of them. What is second best to everybody has no share, and
//! the shares of a state add up to 1.

use crate::engine::Engine;
use crate::limits::Halt;
use crate::logic::syntax::Character;
use crate::search::map::{Map, Way};
use crate::watch::Watch;
use crate::world::graph::Mind;

/// The shares of the ways of a map, as far as they have been worked out.
#[derive(Default)]
pub struct Shares {
    of_ways: Vec<f64>,
    looked: usize,
}

impl Shares {
    /// Works out the shares of all ways there are on a map; an error says what stopped it. The work may be taken up again.
    pub fn grow(&mut self, engine: &mut Engine, map: &Map, watch: &mut Watch<'_>) -> Result<(), Halt> {
        while self.looked < map.looked() {
            engine.ask(watch)?;
            let (ways, upto) = map.ways();
            let ways = &ways[self.of_ways.len()..upto[self.looked] as usize];
            let shares = shares_of(engine, map, map.states()[self.looked], ways, watch)?;
            self.of_ways.extend(shares);
            self.looked += 1;
            watch.progress.expanded = self.looked as u64;
        }
        Ok(())
    }

    /// By way, in order, as far as they have been worked out.
    pub fn of_ways(&self) -> &[f64] {
        &self.of_ways
    }
}

/// The shares of the ways on from one state.
fn shares_of(
    engine: &mut Engine,
    map: &Map,
    state: Mind,
    ways: &[Way],
    watch: &mut Watch<'_>,
) -> Result<Vec<f64>, Halt> {
    let program = engine.world.program.clone();
    let consenting = |way: &Way| &program.actions[way.act as usize].consenting;
    let mut chosen: Vec<Vec<usize>> = Vec::new();
    let fate: Vec<usize> = (0..ways.len()).filter(|at| consenting(&ways[*at]).is_empty()).collect();
    chosen.push(fate);
    for who in 0..program.characters as Character {
        let own: Vec<usize> = (0..ways.len()).filter(|at| consenting(&ways[*at]).contains(&who)).collect();
        chosen.push(if map.is_free(who) { own } else { highest(engine, map, state, who, ways, own, watch)? });
    }
    chosen.retain(|acts| !acts.is_empty());
    let mut shares = vec![0.0; ways.len()];
    for acts in &chosen {
        acts.iter().for_each(|at| shares[*at] += 1.0 / (chosen.len() * acts.len()) as f64);
    }
    Ok(shares)
}

/// Of some ways that make sense to somebody, those whose prospects end highest; of mere hopes, those that may gain most.
fn highest(
    engine: &mut Engine,
    map: &Map,
    state: Mind,
    who: Character,
    ways: &[Way],
    own: Vec<usize>,
    watch: &mut Watch<'_>,
) -> Result<Vec<usize>, Halt> {
    if own.len() < 2 {
        return Ok(own);
    }
    let (mut best, mut found) = (f64::NEG_INFINITY, Vec::new());
    for at in own {
        let question = engine.asked_of_story(state, ways[at].act, who, map.sight());
        let Some(prospect) = engine.outlook(question, watch)? else { continue };
        if prospect.after > best {
            (best, found) = (prospect.after, Vec::new());
        }
        if prospect.after == best {
            found.push(at);
        }
    }
    Ok(found)
}
