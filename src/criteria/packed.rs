//! The law as bytes. The built-in files are read and checked when the program is built and kept in this form, so that
//! a run has them without reading TOML. The bytes are never written to a disk for a later version to read: they have
//! no header, and every field is named once, where its type is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Place;
use crate::text::{Date, Decimal};

/// Something that can be kept as bytes.
pub(super) trait Packed: Sized {
    /// Writes it behind what is there.
    #[cfg_attr(law_is_ready, allow(dead_code, reason = "the building of the program and the tests pack"))]
    fn pack(&self, to: &mut Vec<u8>);

    /// Reads what [`Packed::pack`] wrote, up to where the next thing begins; `None` if these are not its bytes.
    fn unpack(from: &mut &[u8]) -> Option<Self>;
}

/// Keeps a struct field by field, and an enum by the number of its variant. A field left out does not compile.
macro_rules! packed {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::criteria::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($crate::criteria::packed::Packed::pack($field, to);)+
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                $(let $field = $crate::criteria::packed::Packed::unpack(from)?;)+
                Some(Self { $($field),+ })
            }
        }
    };
    (enum $name:ident { $($number:literal = $variant:ident $(($($value:ident),+))? $({ $($field:ident),+ })?),+ $(,)? }) => {
        impl $crate::criteria::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($value),+))? $({ $($field),+ })? => {
                        to.push($number);
                        $($($crate::criteria::packed::Packed::pack($value, to);)+)?
                        $($($crate::criteria::packed::Packed::pack($field, to);)+)?
                    })+
                }
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                match u8::unpack(from)? {
                    $($number => {
                        $($(let $value = $crate::criteria::packed::Packed::unpack(from)?;)+)?
                        $($(let $field = $crate::criteria::packed::Packed::unpack(from)?;)+)?
                        Some(Self::$variant $(($($value),+))? $({ $($field),+ })?)
                    })+
                    _ => None,
                }
            }
        }
    };
}

pub(super) use packed;

fn take<'a>(from: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(taken)
}

macro_rules! packed_numbers {
    ($($number:ty),+) => {
        $(impl Packed for $number {
            fn pack(&self, to: &mut Vec<u8>) {
                to.extend(self.to_le_bytes());
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                Some(Self::from_le_bytes(take(from, size_of::<Self>())?.try_into().ok()?))
            }
        })+
    };
}

packed_numbers!(u8, i8, u16, i16, u32, i64);

impl Packed for usize {
    fn pack(&self, to: &mut Vec<u8>) {
        u32::try_from(*self).unwrap_or(u32::MAX).pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        u32::unpack(from)?.try_into().ok()
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        u8::from(*self).pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Some(u8::unpack(from)? == 1)
    }
}

#[cfg_attr(law_is_ready, allow(dead_code, reason = "as `pack`"))]
fn pack_text(text: &str, to: &mut Vec<u8>) {
    text.len().pack(to);
    to.extend(text.as_bytes());
}

fn unpack_text<'a>(from: &mut &'a [u8]) -> Option<&'a str> {
    let length = usize::unpack(from)?;
    std::str::from_utf8(take(from, length)?).ok()
}

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        pack_text(self, to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        unpack_text(from).map(str::to_string)
    }
}

impl Packed for Arc<str> {
    fn pack(&self, to: &mut Vec<u8>) {
        pack_text(self, to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        unpack_text(from).map(Self::from)
    }
}

impl<T: Packed> Packed for Arc<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.as_ref().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        T::unpack(from).map(Self::new)
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.as_ref().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        T::unpack(from).map(Self::new)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        match bool::unpack(from)? {
            true => T::unpack(from).map(Some),
            false => Some(None),
        }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let length = usize::unpack(from)?;
        let mut all = Self::with_capacity(length.min(from.len()));
        for _ in 0..length {
            all.push(T::unpack(from)?);
        }
        Some(all)
    }
}

impl<K: Packed + Ord, V: Packed> Packed for BTreeMap<K, V> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        self.iter().for_each(|(key, value)| {
            key.pack(to);
            value.pack(to);
        });
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let entries: Vec<(K, V)> = Packed::unpack(from)?;
        Some(entries.into_iter().collect())
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<A: Packed, B: Packed, C: Packed> Packed for (A, B, C) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
        self.2.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?, C::unpack(from)?))
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Vec<u8>) {
        self.year().pack(to);
        self.month().pack(to);
        self.day().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Self::new(i16::unpack(from)?, i8::unpack(from)?, i8::unpack(from)?).ok()
    }
}

impl Packed for Decimal {
    fn pack(&self, to: &mut Vec<u8>) {
        self.digits_and_scale().pack(to);
    }

    /// A number of more digits than fit is no number of the law: it comes back as `None`, which stops the building.
    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let (digits, scale) = Option::<(i64, i64)>::unpack(from)??;
        Some(Self::from_digits(digits, scale))
    }
}

/// What a file says has its line; other places come back as `None`.
impl Packed for Place {
    fn pack(&self, to: &mut Vec<u8>) {
        let line = if let Self::Line(file, line) = self { Some((file.clone(), *line)) } else { None };
        line.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let (file, line) = Option::unpack(from)??;
        Some(Self::Line(file, line))
    }
}
