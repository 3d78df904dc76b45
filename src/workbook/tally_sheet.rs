//! The sheet "Khảo sát theo thôn": one row per village, its answers to each question of the residents' survey, and their sums.

use rust_xlsxwriter::Worksheet;

use super::answers_sheet::Context;
use super::sheet::{live, page, print_filled, protect, row_height};
use super::sum_formulas::SumCells;
use super::supplement_sheets::counts;
use super::tally::of_part;
use super::village_figures_sheet::{names, shown_name};
use super::villages_sheet::rows;
use super::{WorkbookError, sheet::Written};
use crate::commune::{Figure, Village};
use crate::criteria::Law;
use crate::layout::Sheet;
use crate::layout::supplements::question_text;
use crate::layout::survey_tally::{self as layout, Part};
use crate::messages::Lang;

const WIDTHS: [f64; 2] = [5.0, 26.0];
const WIDTH: f64 = 9.5;
/// Printed at this size, as many questions fit a landscape page next to the names.
const PRINT_SCALE: u16 = 65;
const QUESTIONS_PER_PAGE: u32 = 7;
/// Cells that the title and what is below it take.
const TITLE: u16 = 11;

/// Writes the sheet; none where no question has columns.
pub(super) fn write(context: &Context, law: &Law, tallies: &[SumCells]) -> Result<Option<Worksheet>, WorkbookError> {
    let questions = tallies.len() as u32;
    if questions == 0 {
        return Ok(None);
    }
    let mut widths = WIDTHS.to_vec();
    widths.resize(usize::from(Part::Answers.column(questions)) + 1, WIDTH);
    let mut sheet = page(&Sheet::SurveyTally.name(), true, &widths)?;
    let last = Part::Answers.column(questions).min(layout::FIRST_COLUMN + TITLE);
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("survey-tally-title"), &context.styles.title)?;
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text("survey-tally-subtitle"), &context.styles.subtitle)?;
    sheet.set_row_height(1, 66)?;
    names(context, &mut sheet, [layout::HEADING_ROW, layout::PART_ROW], [layout::TOTAL_ROW, layout::STATE_ROW])?;
    for (question, tally) in (1u32..).zip(tallies) {
        heading(context, law, question, tally, &mut sheet)?;
    }
    heights(context, law, questions, &mut sheet)?;
    for at in 0..rows(context.commune) {
        village(context, questions, at, &mut sheet)?;
    }
    finish(context, questions, &mut sheet)?;
    Ok(Some(sheet))
}

/// "Câu 3. …", as far as its text is known.
fn words(context: &Context, law: &Law, question: u32) -> String {
    let known = law.nation.tables.survey.text(question).or_else(|| context.commune.survey.texts.get(&question));
    question_text(question, known)
}

fn heading(context: &Context, law: &Law, question: u32, tally: &SumCells, sheet: &mut Worksheet) -> Written {
    let (styles, [first, last]) = (context.styles, Part::ALL.map(|part| part.column(question)));
    sheet.merge_range(layout::HEADING_ROW, first, layout::HEADING_ROW, last, &words(context, law, question), &styles.heading)?;
    for (index, part) in Part::ALL.into_iter().enumerate() {
        let (column, label) = (part.column(question), Lang::Vi.text(&format!("survey-tally-{}", part.id())));
        sheet.write_string_with_format(layout::PART_ROW, column, label, &styles.heading)?;
        sheet.write_string(layout::ID_ROW, column, part.column_id(question))?;
        if let Some(shown) = tally.shown(index) {
            live(sheet, layout::TOTAL_ROW, column, &shown, &styles.bold_centre)?;
        }
    }
    sheet.merge_range(layout::STATE_ROW, first, layout::STATE_ROW, last, "", &styles.centre)?;
    live(sheet, layout::STATE_ROW, first, &tally.state_shown(), &styles.centre)
}

fn heights(context: &Context, law: &Law, questions: u32, sheet: &mut Worksheet) -> Written {
    let height = |question| row_height(&[(&words(context, law, question), WIDTH * 2.0)]);
    let longest = (1..=questions).map(height).fold(20.0, f64::max);
    sheet.set_row_height(layout::HEADING_ROW, longest.min(230.0))?;
    sheet.set_row_height(layout::PART_ROW, 34)?;
    Ok(())
}

fn village(context: &Context, questions: u32, at: u32, sheet: &mut Worksheet) -> Written {
    let (row, village) = (layout::FIRST_ROW + at, context.commune.villages.get(at as usize));
    sheet.write_number_with_format(row, 0, f64::from(at + 1), &context.styles.centre)?;
    live(sheet, row, layout::NAME, &shown_name(at, village), &context.styles.cell)?;
    for question in 1..=questions {
        for part in Part::ALL {
            answers(context, (row, part.column(question)), village.and_then(|v: &Village| v.opinions.get(&question)), part, sheet)?;
        }
    }
    Ok(())
}

fn answers(context: &Context, (row, column): (u32, u16), given: Option<&Figure>, part: Part, sheet: &mut Worksheet) -> Written {
    let input = &context.styles.input;
    match (given, given.and_then(|figure| of_part(figure, part))) {
        (_, Some(number)) => sheet.write_number_with_format(row, column, number.to_double(), input)?,
        (Some(_), None) => sheet.write_string_with_format(row, column, Lang::Vi.text("answer-unusable"), input)?,
        (None, None) => sheet.write_blank(row, column, input)?,
    };
    Ok(())
}

fn finish(context: &Context, questions: u32, sheet: &mut Worksheet) -> Written {
    let last = Part::Answers.column(questions);
    if context.open {
        let bottom = layout::FIRST_ROW + rows(context.commune) - 1;
        let check = counts()?.set_error_title(Lang::Vi.text("check-title"))?;
        sheet.add_data_validation(layout::FIRST_ROW, layout::FIRST_COLUMN, bottom, last, &check)?;
    }
    print_filled(sheet, context.open, (layout::FIRST_ROW, last), context.commune.villages.len())?;
    sheet.set_row_hidden(layout::ID_ROW)?;
    sheet.set_freeze_panes(layout::FIRST_ROW, layout::FIRST_COLUMN)?;
    sheet.set_repeat_rows(layout::HEADING_ROW, layout::STATE_ROW)?;
    sheet.set_repeat_columns(0, layout::NAME)?;
    sheet.set_print_scale(PRINT_SCALE);
    let starts = (1..=questions).step_by(QUESTIONS_PER_PAGE as usize).skip(1);
    sheet.set_vertical_page_breaks(&starts.map(|question| u32::from(Part::Satisfied.column(question))).collect::<Vec<_>>())?;
    protect(sheet);
    Ok(())
}
