//! Sets of events, a bit each.

/// A set of event numbers, a bit each.
pub type Bits = Box<[u64]>;

pub(crate) fn bits(events: usize) -> Bits {
    vec![0; events.div_ceil(64)].into()
}

/// The bits of some events among so many.
pub(crate) fn set(events: usize, some: impl Iterator<Item = usize>) -> Bits {
    let mut set = bits(events);
    some.for_each(|event| put(&mut set, event));
    set
}

pub(crate) fn put(bits: &mut [u64], event: usize) {
    bits[event / 64] |= 1 << (event % 64);
}

pub(crate) fn has(bits: &[u64], event: usize) -> bool {
    bits[event / 64] >> (event % 64) & 1 == 1
}

/// Takes the members out one by one, in order.
pub(crate) fn drain(bits: &mut [u64], mut each: impl FnMut(u32)) {
    for (word, members) in bits.iter_mut().enumerate() {
        while *members != 0 {
            each(word as u32 * 64 + members.trailing_zeros());
            *members &= *members - 1;
        }
    }
}
