//! Stable ids of enums: each is written once, and results, tables and published schemas follow.

/// Gives a type its ids. An enum may be written with them, each variant next to its own, and then can be found by its id;
/// one that is written elsewhere gets the list of its values; of values with contents (`match`) a pattern has the id.
///
/// JSON holds the id alone, so a value with contents is written by its kind.
macro_rules! ids {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$doc])* $variant,)* }

        crate::text::ids! { $name: $($variant => $id),* }

        impl $name {
            /// The one of an id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.id() == id)
            }
        }
    };
    (match $name:ident $(<$life:lifetime>)?: $($shape:pat => $id:literal),+ $(,)?) => {
        impl $name $(<$life>)? {
            /// The stable id.
            pub fn id(&self) -> &'static str {
                match self { $($shape => $id),+ }
            }
        }
        crate::text::json_ids!($name $(<$life>)?, [$($id),+]);
    };
    ($name:ident: $($value:ident => $id:literal),+ $(,)?) => {
        impl $name {
            /// All of them, in order.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$value),+];

            /// The stable id.
            pub fn id(self) -> &'static str {
                match self { $(Self::$value => $id),+ }
            }
        }
        crate::text::json_ids!($name, Self::ALL.map(Self::id));
    };
}

/// The form in JSON of a type that has `id`, and in the published schemas the ids it may have.
macro_rules! json_ids {
    ($name:ident $(<$life:lifetime>)?, $ids:expr) => {
        impl serde::Serialize for $name $(<$life>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl schemars::JsonSchema for $name $(<$life>)? {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": $ids })
            }
        }
    };
}

pub(crate) use {ids, json_ids};
