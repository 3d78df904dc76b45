//! The matrix: one row per commune, one column per attribute and per part of a measure. A hidden row of
//! ids says what each column holds.

use super::{Column, Field};
use crate::messages::Lang;
use crate::text::ids;

/// The kind written into the custom properties.
pub const KIND: &str = "matrix";
/// Row of the items: code and name.
pub const ITEM_ROW: u32 = 2;
/// Row of the parts of an item.
pub const PART_ROW: u32 = 3;
/// Row that tells numerator, denominator and result apart.
pub const ROLE_ROW: u32 = 4;
pub const REQUIRED_ROW: u32 = 5;
/// Hidden row of ids.
pub const ID_ROW: u32 = 6;
/// First commune.
pub const FIRST_ROW: u32 = 7;
/// Rows offered where fewer communes are known.
pub const ROWS: u32 = 100;
/// Rows offered below the communes known.
pub const SPARE: u32 = 20;
/// First row of the fields common to all communes, on the guide.
pub const COMMON_ROW: u32 = 2;
/// Fields common to all communes: a commune's own cell wins over them.
pub const COMMON: [Field; 4] = [Field::Province, Field::Year, Field::AsOf, Field::Target];

ids! {
    /// The further cells of a class.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum ClassPart {
        Document = "document",
        /// First day.
        From = "from",
        /// Last day.
        To = "to",
    }
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnId {
    Field(Field),
    /// A further cell of a class.
    Class(Field, ClassPart),
    /// Numerator, denominator or result of a measure.
    Measure(String, Column),
}

impl ColumnId {
    /// The columns of attributes, in order: the name first.
    pub fn attributes() -> Vec<ColumnId> {
        let class = Field::Class(1);
        let parts = ClassPart::ALL.map(|p| Self::Class(class, p));
        let plain = [
            Field::Name,
            Field::Code,
            Field::District,
            Field::Province,
            Field::Year,
            Field::AsOf,
            Field::Target,
            Field::HeldLevel,
            Field::HeldYear,
            Field::HeldDecision,
            Field::HeldDate,
            class,
        ];
        let last = [Field::Class(2), Field::Households, Field::Population].map(Self::Field);
        plain.map(Self::Field).into_iter().chain(parts).chain(last).collect()
    }

    /// As written in the hidden row.
    pub fn write(&self) -> String {
        match self {
            Self::Field(field) => format!("field {}", field.id()),
            Self::Class(field, part) => format!("field {} {}", field.id(), part.id()),
            Self::Measure(id, column) => format!("measure {id} {}", column.id()),
        }
    }

    /// Reads the hidden row.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(' ')?;
        match (kind, rest.rsplit_once(' ')) {
            ("field", None) => Field::from_id(rest).map(Self::Field),
            ("field", Some((field, part))) => {
                let part = ClassPart::from_id(part)?;
                Field::from_id(field).map(|f| Self::Class(f, part))
            }
            ("measure", Some((id, column))) => {
                let roles = [Column::Numerator, Column::Denominator, Column::Result];
                roles.into_iter().find(|c| c.id() == column).map(|c| Self::Measure(id.to_string(), c))
            }
            _ => None,
        }
    }

    /// Heading of an attribute; that of a measure is its role.
    pub fn heading(&self) -> String {
        match self {
            Self::Field(Field::Class(n)) if *n > 1 => Lang::Vi.text("matrix-more-classes"),
            Self::Field(Field::Class(_)) => Lang::Vi.text("matrix-class"),
            Self::Field(field) => field.label(),
            Self::Class(_, part) => Lang::Vi.text(&format!("matrix-class-{}", part.id())),
            Self::Measure(_, column) => column.heading(),
        }
    }
}

/// Name of the sheet.
pub fn sheet() -> String {
    Lang::Vi.text("sheet-matrix")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        let measure = |column| ColumnId::Measure("basic:12.1/nam".into(), column);
        let measures = [measure(Column::Numerator), measure(Column::Result)];
        for id in ColumnId::attributes().into_iter().chain(measures) {
            assert_eq!(ColumnId::read(&id.write()), Some(id));
        }
        assert_eq!(ColumnId::read("measure basic:1.1 note"), None);
        assert_eq!(ColumnId::read("1.1"), None);
    }
}
