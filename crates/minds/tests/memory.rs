//! The engine's estimate of its memory, held to what the allocator gave out.

use cap::Cap;
use minds::{Engine, Limits, Stop, Watch};
use std::alloc::System;
use std::fmt::Write;

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

const PEOPLE: usize = 5;

/// A world file of people who give to one another without end, and foresee so many acts of the others.
fn givers(foresight: u32) -> String {
    let names: Vec<String> = (0..PEOPLE).map(|n| format!("\"C{n}\"")).collect();
    let entities: Vec<String> =
        names.iter().map(|name| format!("{{\"name\":{name},\"types\":[\"character\"]}}")).collect();
    let fluents: Vec<String> = (0..PEOPLE)
        .map(|n| {
            format!(
                "{{\"name\":\"h(C{n})\",\"property\":\"h\",\"arguments\":[\"C{n}\"],\"type\":\"number\",\"initial\":0.0,\"static\":false}}"
            )
        })
        .collect();
    let mut actions = Vec::new();
    for (a, b) in (0..PEOPLE).flat_map(|a| (0..PEOPLE).filter(move |b| a != *b).map(move |b| (a, b))) {
        let mut action = String::new();
        let observing: Vec<String> = (0..PEOPLE).map(|n| format!("[\"!=\",[\"get\",{n}],3.0]")).collect();
        write!(
            action,
            "{{\"name\":\"give(C{a}, C{b})\",\"schema\":\"give\",\"arguments\":[\"C{a}\",\"C{b}\"],\"line\":1,\"precondition\":true,\"effects\":[\
             {{\"who\":[],\"fluent\":{a},\"when\":true,\"value\":[\"+\",[\"get\",{a}],1.0]}},\
             {{\"who\":[],\"fluent\":{b},\"when\":true,\"value\":[\"-\",[\"get\",{b}],2.0]}}],\
             \"consenting\":[{a}],\"observing\":[{}]}}",
            observing.join(",")
        )
        .expect("a string takes all");
        actions.push(action);
    }
    let utilities: Vec<String> = (0..PEOPLE).map(|n| format!("[\"get\",{n}]")).collect();
    format!(
        "{{\"format\":\"unsaid-world\",\"version\":2,\"name\":\"givers\",\"characters\":[{}],\"entities\":[{}],\"fluents\":[{}],\
         \"beliefs\":[],\"actions\":[{}],\"triggers\":[],\"utility\":{{\"author\":[\">\",[\"get\",0],1000.0],\"characters\":[{}]}},\
         \"inner\":{{\"foresight\":{foresight}}}}}",
        names.join(","),
        entities.join(","),
        fluents.join(","),
        actions.join(","),
        utilities.join(",")
    )
}

/// An engine that has searched within some limits, and how that ended.
fn searched(foresight: u32, limits: &Limits) -> (Engine, Stop) {
    let mut engine = minds::load(&givers(foresight)).expect("a sound world");
    let found = engine.search(limits, None, &mut Watch::new(limits, None)).expect("no fault");
    (engine, found.stop)
}

/// One test, so that nothing else allocates meanwhile; the limit first, since the most that was held is never less again.
#[test]
fn the_limit_is_kept_and_the_estimate_is_what_the_allocator_gave() {
    for foresight in [0, 6] {
        let (_, stop) =
            searched(foresight, &Limits { memory: Some(24 << 20), states: Some(20_000), ..Limits::default() });
        assert!(matches!(stop, Stop::Memory | Stop::States), "{stop:?}");
        let peak = HEAP.max_allocated();
        assert!(peak <= 30 << 20, "{peak} bytes were held at once, foreseeing {foresight}");
    }
    for (foresight, most) in [(0, 20_000), (6, 3_000)] {
        let before = HEAP.allocated();
        let (engine, _) = searched(foresight, &Limits { states: Some(most), ..Limits::default() });
        let (counted, held) = (engine.bytes(), HEAP.allocated() - before);
        assert!(held > 4 << 20, "only {held} bytes are held: too little to tell by");
        assert!(counted >= held / 10 * 9, "{counted} bytes counted of {held} that are held, foreseeing {foresight}");
        assert!(counted <= 3 * held, "{counted} bytes counted where {held} are held, foreseeing {foresight}");
    }
}
