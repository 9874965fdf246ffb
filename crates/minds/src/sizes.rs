//! What tables hold, in bytes, from their capacities alone.
//!
//! A table that is nearly full will soon be moved into one of twice its size, and while it is moved both are held. It
//! counts as both beforehand, so that who watches over memory hears of it in time.

use std::collections::HashMap;

/// The part of a table, in sixteenths, that is still free when it counts as full.
const NEARLY: usize = 16;

/// Bytes of a hash map.
pub(crate) fn of_map<K, V, S>(map: &HashMap<K, V, S>) -> usize {
    of_table(map.len(), map.capacity(), size_of::<(K, V)>())
}

/// Bytes of a hash table with entries of so many bytes. Seven of eight places are used at most, and each has a byte of
/// its own besides.
pub(crate) fn of_table(len: usize, capacity: usize, entry: usize) -> usize {
    if capacity == 0 {
        return 0;
    }
    let bytes = (capacity * 8 / 7).next_power_of_two() * (entry + 1);
    if len + capacity / NEARLY >= capacity { 3 * bytes } else { bytes }
}

/// Bytes of a list.
pub(crate) fn of_list<T>(list: &Vec<T>) -> usize {
    size_of::<T>() * list.capacity()
}

/// Bytes of what is shared by counting, or of a box, of so many bytes: with its counts, as allocators give it.
pub(crate) fn of_parcel(bytes: usize) -> usize {
    (bytes + 16).next_multiple_of(16) + 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_nearly_full_counts_as_the_two_it_will_be_for_a_while() {
        let mut map: HashMap<u32, u32> = HashMap::with_capacity(1000);
        let free = of_map(&map);
        let most = map.capacity() as u32;
        map.extend((0..most).map(|n| (n, n)));
        assert_eq!(of_map(&map), 3 * free);
        map.insert(most, most);
        assert_eq!(of_map(&map), 2 * free);
    }

    #[test]
    fn a_table_that_was_never_used_holds_nothing() {
        assert_eq!(of_map(&HashMap::<u64, u64>::new()), 0);
    }
}
