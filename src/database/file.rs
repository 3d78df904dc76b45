//! A database being written: in one transaction and without a journal, since it takes its place only when it is whole.

use std::path::Path;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Result};

use crate::report::{Field, INDICES, Record, TABLES};

/// What is given up for speed: a database that is not finished is thrown away.
const CARELESS: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = 1; BEGIN;";

pub struct Database(Connection);

impl Database {
    /// Begins a database in an empty file; without one it is kept nowhere.
    ///
    /// # Errors
    /// What the file refuses, as all that follow.
    pub fn create(path: Option<&Path>) -> Result<Self> {
        let connection = path.map_or_else(Connection::open_in_memory, Connection::open)?;
        connection.execute_batch(CARELESS)?;
        connection.execute_batch(TABLES)?;
        Ok(Self(connection))
    }

    pub fn add(&self, records: &[Record]) -> Result<()> {
        records.iter().try_for_each(|record| self.insert(record))
    }

    fn insert(&self, record: &Record) -> Result<()> {
        let names: Vec<&str> = record.fields.iter().map(|(name, _)| *name).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", record.table, names.join(", "));
        let fields = record.fields.iter().map(|(_, field)| field);
        self.0.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(fields)).map(drop)
    }

    /// Nothing is left to be written.
    pub fn finish(self) -> Result<()> {
        self.0.execute_batch(INDICES)?;
        self.0.execute_batch("COMMIT;")?;
        self.0.close().map_err(|(_, error)| error)
    }
}

impl ToSql for Field {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Whole(number) => ValueRef::Integer(*number),
            Self::Double(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}
