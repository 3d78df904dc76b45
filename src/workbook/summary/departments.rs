//! A sheet for each department: the work it owns, commune by commune.

use super::super::WorkbookError;
use super::super::book::Book;
use super::super::print;
use super::{SummaryContext, text};
use crate::explain;
use crate::messages::Lang;
use crate::tables::district;

/// Longest name Excel gives a sheet.
const NAME_LENGTH: usize = 31;

/// Adds the sheets, in the order of the names; nobody's work comes last.
pub(super) fn write(context: &SummaryContext, book: &mut Book) -> Result<(), WorkbookError> {
    let mut taken: Vec<String> = Vec::new();
    for department in context.round.review.departments().iter().filter(|d| !d.work.is_empty()) {
        let name = sheet_name(&department.name, &taken);
        taken.push(name.to_lowercase());
        let work = district::work(context.round, department);
        let mut table = print::sheet(&context.styles, &name, &work)?;
        table.remark(&explain::sum(Lang::Vi, "summary-department-sum", department.counts))?;
        print::list(&mut table, &work, context.way)?;
        book.push(table);
    }
    Ok(())
}

/// A name Excel takes: no forbidden letter, not too long, not taken.
fn sheet_name(department: &str, taken: &[String]) -> String {
    let wanted = if department.is_empty() { text("department-none", &[]) } else { department.to_string() };
    let clean: String = wanted.chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '-' } else { c }).collect();
    let clean = clean.trim_matches('\'');
    let numbered = |n: usize| {
        let mark = if n == 1 { String::new() } else { format!(" ({n})") };
        let room = NAME_LENGTH - mark.chars().count();
        format!("{}{mark}", clean.chars().take(room).collect::<String>().trim_end())
    };
    (1..).map(numbered).find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default()
}
