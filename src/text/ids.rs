//! Enums whose ids are written once.

/// An enum of which each variant stands with its stable id. `ALL`, `id` and `from_id` are made of that one list, so that
/// none of them can lack a variant.
macro_rules! with_ids {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every one, in order.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$variant),*];

            /// The stable id.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The one of an id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.id() == id)
            }
        }
    };
}

pub(crate) use with_ids;
