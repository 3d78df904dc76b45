//! What other rooms make of a law and keep with it, so that it is made once for all who ask: by each of a thousand
//! files, by each row of a matrix.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Things made of a law, by what they are and what they are called.
#[derive(Default)]
pub struct Derived(Mutex<BTreeMap<(TypeId, String), Arc<dyn Any + Send + Sync>>>);

impl Derived {
    /// What was made under this name, or is now.
    pub fn get<T: Any + Send + Sync>(&self, name: &str, make: impl FnOnce() -> T) -> Arc<T> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (TypeId::of::<T>(), name.to_string());
        if let Some(known) = made.get(&key).and_then(|known| known.clone().downcast().ok()) {
            return known;
        }
        let new = Arc::new(make());
        made.insert(key, new.clone());
        new
    }
}

/// A copy of a law is made to be changed: what was made of the first is not true of it.
impl Clone for Derived {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("Derived")
    }
}
