//! A sheet for each department: the work it owns, commune by commune.

use rust_xlsxwriter::Workbook;

use super::super::WorkbookError;
use super::super::table::Table;
use super::{Context, MAX_LISTED, items, text};
use crate::district::DepartmentWork;
use crate::explain;
use crate::messages::Lang;

/// Longest name Excel gives a sheet.
const NAME_LENGTH: usize = 31;

/// Adds the sheets, in the order of the names; nobody's work comes last.
pub(super) fn write(context: &Context, book: &mut Workbook) -> Result<(), WorkbookError> {
    let mut taken: Vec<String> = Vec::new();
    for department in context.spec.review.departments().iter().filter(|d| !d.work.is_empty()) {
        let name = sheet_name(&department.name, &taken);
        taken.push(name.to_lowercase());
        book.push_worksheet(sheet(context, &name, department)?.sheet);
    }
    Ok(())
}

fn sheet<'a>(context: &'a Context, name: &str, department: &DepartmentWork) -> Result<Table<'a>, WorkbookError> {
    let mut table = Table::new(&context.styles, name, true, &items::WIDTHS)?;
    let title = if department.name.is_empty() { text("department-none", &[]) } else { department.name.clone() };
    table.title(&text("title-department", &[("name", title.into())]))?;
    table.remark(&explain::sum(Lang::Vi, "summary-department-sum", department.counts))?;
    table.headings(&items::HEADINGS)?;
    let heading = table.row - 1;
    for (standing, item) in department.work.iter().take(MAX_LISTED) {
        table.row(&items::cells(context, standing, item))?;
    }
    table.filter(heading)?;
    let left = department.work.len().saturating_sub(MAX_LISTED);
    if left > 0 {
        table.remark(&text("and-more", &[("count", left.into())]))?;
    }
    Ok(table)
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
