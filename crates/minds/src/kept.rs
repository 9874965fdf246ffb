//! Tables that only save work: whatever is asked of one that was dropped is worked out again, with the same result.
//!
//! A set of such tables is declared in one place ([`tables`]), each table by its name, what it holds, and how dear that is
//! to work out again. What they hold in bytes, and how they are dropped, follows from there.

use crate::sizes;
use rustc_hash::FxHashMap;
use std::hash::Hash;

/// What an entry holds outside the table, in bytes.
pub(crate) trait Besides {
    fn besides(&self) -> usize {
        0
    }
}

impl Besides for bool {}
impl Besides for u32 {}
impl Besides for Option<f64> {}

/// A table, and the bytes its values hold besides.
pub(crate) struct Kept<K, V> {
    map: FxHashMap<K, V>,
    besides: usize,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Kept { map: FxHashMap::default(), besides: 0 }
    }
}

impl<K: Hash + Eq, V: Besides> Kept<K, V> {
    pub fn get(&self, key: &K) -> Option<&V> {
        self.map.get(key)
    }

    pub fn has(&self, key: &K) -> bool {
        self.map.contains_key(key)
    }

    pub fn insert(&mut self, key: K, value: V) {
        self.besides += value.besides();
        if let Some(old) = self.map.insert(key, value) {
            self.besides -= old.besides();
        }
    }
}

/// What can be dropped.
pub(crate) trait Table: Default {
    /// An estimate of the bytes held.
    fn bytes(&self) -> usize;
}

impl<K, V> Table for Kept<K, V> {
    fn bytes(&self) -> usize {
        sizes::of_map(&self.map) + self.besides
    }
}

/// How dear a table is to work out again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Worth {
    Cheap,
    Dear,
}

/// Declares a set of tables: each with its name, its type, and what it is worth.
macro_rules! tables {
    ($(#[$about:meta])* $set:ident { $($(#[$of:meta])* $name:ident: $table:ty, $worth:ident;)* }) => {
        $(#[$about])*
        #[derive(Default)]
        pub(crate) struct $set { $($(#[$of])* pub $name: $table,)* }

        impl $set {
            /// An estimate of the bytes held.
            pub fn bytes(&self) -> usize {
                0 $(+ $crate::kept::Table::bytes(&self.$name))*
            }

            /// Drops every table that is worth so much.
            pub fn forget(&mut self, worth: $crate::kept::Worth) {
                $(if worth == $crate::kept::Worth::$worth { self.$name = <$table>::default(); })*
            }
        }
    };
}
pub(crate) use tables;
