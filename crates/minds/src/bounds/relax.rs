//! A bound: how many acts at least before a utility can rise to a value.
//!
//! The relaxed world forgets deletions and minds. Every fluent holds a *set* of values, which only grows; an
//! action may happen once its precondition could be true of some choice from the sets; all such actions
//! happen at once, layer by layer, and triggers cost nothing; what is believed could be anything. Whatever a
//! real course of n acts brings about is then possible in layer n, so the first layer in which the utility
//! could be high enough bounds the number of acts from below (the h-max idea of Bonet and Geffner 2001,
//! with intervals for numbers).
//!
//! The bound depends on the row of values, the utility, and on whose acts may be counted on ([`crate::bounds::outlook`]), so it is worked
//! out once for these ([`crate::bounds::known`]): for each layer, the highest the utility could be.

use crate::bounds::growth::Growing;
use crate::bounds::relevance::Relevant;
use crate::bounds::sets::{Set, highest, lowest};
use crate::limits::LAYERS;
use crate::logic::syntax::Expression;

/// What a utility is to come to: more than a value, or at least that much; and after how many acts that is too late.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub base: f64,
    pub reach: bool,
    pub most: u32,
}

impl Wanted {
    fn has(self, highest: f64) -> bool {
        if self.reach { highest >= self.base } else { highest > self.base }
    }
}

/// For one row, outlook and utility: by layer, the highest the utility could be.
#[derive(Default)]
pub struct Bound {
    highest: Box<[f64]>,
    end: End,
    /// The highest the utility could be after any number of acts, where that was worked out.
    ever: f64,
}

/// Why a bound has no more layers.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum End {
    /// Nothing grows any more, so further acts bring nothing new.
    Complete,
    /// As many acts as anything will be asked about.
    Far,
    /// As many as are looked at one by one; what could come of any number of acts is known all at once.
    Endless,
    /// What was asked first is answered, if anything was.
    #[default]
    Early,
}

impl Bound {
    /// Whether nothing was asked yet.
    pub(crate) fn is_new(&self) -> bool {
        self.highest.is_empty()
    }

    /// Fewest acts after which the utility could be as wanted, or any number that is too many; `None` where the layers
    /// end too early to tell.
    pub(crate) fn acts(&self, wanted: Wanted) -> Option<u32> {
        let layer = self.highest.iter().position(|highest| wanted.has(*highest));
        let layers = self.highest.len() as u32;
        match (layer, self.end) {
            (Some(layer), _) => Some(layer as u32),
            (None, End::Complete) => Some(u32::MAX),
            (None, End::Endless) if !wanted.has(self.ever) => Some(u32::MAX),
            (None, End::Early) if layers <= wanted.most => None,
            (None, _) => Some(layers),
        }
    }
}

/// What a utility could be: between the least and the most, and a number for certain where nothing else could be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub least: f64,
    pub most: f64,
}

impl Outcome {
    /// Where minds may not know, several values may be none.
    fn of(set: &Set, open: bool) -> Outcome {
        let least = if open && !set.single() { f64::NEG_INFINITY } else { lowest(set) };
        Outcome { least, most: highest(set) }
    }

    /// Whether it could be one number only.
    pub fn is_certain(&self) -> bool {
        self.least == self.most
    }
}

/// Works out the bound of a row, as far as `layers` acts, or to the layer that answers what is wanted. With `aside`, each
/// layer is read after so many acts more among those.
pub(crate) fn bound(
    mut world: Growing<'_>,
    utility: &Expression,
    layers: u32,
    wanted: Option<Wanted>,
    aside: Option<(&Relevant, u32)>,
) -> Bound {
    let read = |world: &Growing<'_>| match aside {
        None => highest(&world.value(utility)),
        Some((others, acts)) => highest(&world.left_to(others, acts).value(utility)),
    };
    let mut found = vec![read(&world)];
    let end = loop {
        if wanted.is_some_and(|wanted| wanted.has(found[found.len() - 1]) || found.len() as u32 > wanted.most) {
            break End::Early;
        }
        if found.len() as u32 > layers {
            break if layers < LAYERS { End::Far } else { End::Endless };
        }
        if !world.layer() {
            break End::Complete;
        }
        found.push(read(&world));
    };
    if end != End::Endless {
        return Bound { highest: found.into(), end, ever: f64::INFINITY };
    }
    world.reach_all();
    Bound { highest: found.into(), end, ever: read(&world) }
}

/// What the utility could be after none, one, and up to so many acts; fewer where nothing grows any more.
pub(crate) fn outcomes(mut world: Growing<'_>, utility: &Expression, acts: u32) -> Box<[Outcome]> {
    let open = world.program.openable.is_some();
    let mut found = vec![Outcome::of(&world.value(utility), open)];
    while found.len() as u32 <= acts && world.layer() {
        found.push(Outcome::of(&world.value(utility), open));
    }
    found.into()
}
