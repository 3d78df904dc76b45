//! The form to be filled: guide, commune, answers with live verdicts, villages, documents.

use rust_xlsxwriter::{Color, Worksheet};

use super::answers_sheet::{self, Context};
use super::book::{Book, Properties};
use super::form_rows::Plan;
use super::formula::{Formulas, Given};
use super::lists::Lists;
use super::regions::Regions;
use super::sheet::{Packing, Styles, page, row_height};
use super::thresholds::Thresholds;
use super::village_figures::FigurePlan;
use super::{FormExtras, FormSpec, WorkbookError, costs_sheet};
use crate::assess::{Assessment, Options, assess};
use crate::commune::{Attribute, Commune};
use crate::criteria::{Kind, Law};
use crate::layout::{FORM_VERSION, Sheet, TypedCells, property};
use crate::messages::Lang;

/// The sheets that hold a commune's data, with everything their formulas need.
pub(super) struct InputSheets {
    /// In order: commune, answers, villages, their figures, documents, waivers and attestations, resources,
    /// debts, survey, the villages’ answers to it, meeting, procedure, narrative.
    pub visible: Vec<Worksheet>,
    pub hidden: Vec<Worksheet>,
    /// Names of those that nothing can be judged without.
    pub required: Vec<String>,
}

/// What the input sheets are written from.
pub(super) struct InputSpec<'a> {
    pub law: &'a Law,
    pub provinces: &'a [String],
    pub commune: &'a Commune,
    /// Its judgement, for stored results.
    pub assessment: &'a Assessment,
    /// Last year's answers.
    pub last_year: Option<&'a Commune>,
    /// Inputs are checked while typing.
    pub open: bool,
    /// Every measure whose villages add up has columns for them, not only those that are filled in.
    pub by_village: bool,
    /// Cells of answers as they were typed, for where the commune has nothing to write.
    pub typed: &'a TypedCells,
}

/// Writes the input sheets; `with` gets the formulas, for whatever else refers to their verdicts.
pub(super) fn input_sheets<T>(
    spec: &InputSpec,
    styles: &Styles,
    with: impl FnOnce(&Formulas) -> Result<T, WorkbookError>,
) -> Result<(InputSheets, T), WorkbookError> {
    let plan = Plan::new(spec.law, spec.assessment.target);
    let regions = Regions::of(spec.law, spec.provinces);
    let lists = Lists::new(spec.law, spec.provinces, &regions)?;
    let thresholds = Thresholds::new(spec.law, &plan, regions)?;
    let figures = FigurePlan::new(spec.law, &plan, spec.commune, spec.by_village);
    let given = Given {
        law: spec.law,
        commune: spec.commune,
        assessment: spec.assessment,
        plan: &plan,
        lists: &lists,
        thresholds: &thresholds,
        open: spec.open,
    };
    let mut formulas = Formulas::new(given, &figures);
    let banner = if spec.law.illustration() { Lang::Vi.text("illustration-banner") } else { String::new() };
    let context = Context {
        commune: spec.commune,
        last_year: spec.last_year,
        plan: &plan,
        lists: &lists,
        styles,
        banner: &banner,
        open: spec.open,
        typed: spec.typed,
    };
    let mut visible = vec![super::commune_sheet::write(spec.law, spec.commune, &lists, styles)?];
    for sheet in &plan.sheets {
        visible.push(answers_sheet::write(&context, sheet, &mut formulas)?);
    }
    visible.push(super::villages_sheet::write(&context, spec.law, &formulas)?);
    visible.extend(super::village_figures_sheet::write(&context, &figures, &formulas)?);
    visible.push(super::documents_sheet::write(&context)?);
    visible.push(super::specials_sheet::write(&context)?);
    visible.extend(super::supplement_sheets::write(&context, spec.law, &formulas)?);
    visible.push(super::procedure_sheet::write(&context, spec.law, spec.assessment.place.as_of)?);
    visible.push(super::narrative_sheet::write(&context, spec.law, spec.assessment.target)?.into());
    let extra = with(&formulas)?;
    let working = formulas.working.write()?;
    drop(formulas);
    let hidden = vec![working.into(), thresholds.sheet.into(), lists.sheet];
    let required = required(&plan);
    if spec.open {
        visible.iter_mut().for_each(|sheet| tab(sheet, &required));
    }
    Ok((InputSheets { visible, hidden, required }, extra))
}

fn required(plan: &Plan) -> Vec<String> {
    let of_villages = plan.measures.values().any(|m| m.kind == Kind::Villages).then(|| Sheet::Villages.name());
    [Sheet::Commune.name()].into_iter().chain(plan.sheets.iter().map(|s| s.name.clone())).chain(of_villages).collect()
}

/// Sheets that must be filled in are told apart from the others by the colour of their tabs.
fn tab(sheet: &mut Worksheet, required: &[String]) {
    let colour = if required.contains(&sheet.name()) { 0xe07b00 } else { 0x4f81bd };
    sheet.set_tab_color(Color::RGB(colour));
}

pub(super) fn form(spec: &FormSpec, extras: &FormExtras) -> Result<Vec<u8>, WorkbookError> {
    let costs = spec.filled.map(|c| c.costs.as_slice()).unwrap_or_default();
    let sheet = |styles: &Styles| costs_sheet::write(spec.law, spec.target, costs, styles);
    form_with(spec, extras, |styles| extras.costs.then(|| sheet(styles)).transpose().map(Vec::from_iter))
}

/// The same with more sheets behind those to be filled.
pub(super) fn form_with(
    spec: &FormSpec,
    extras: &FormExtras,
    more: impl FnOnce(&Styles) -> Result<Vec<Worksheet>, WorkbookError>,
) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let commune = prefilled(spec);
    let assessment = assess(spec.law, &commune, Options::default()).map_err(|_| WorkbookError(Lang::Vi.text("form-year-outside")))?;
    let inputs = InputSpec {
        law: spec.law,
        provinces: &spec.provinces,
        commune: &commune,
        assessment: &assessment,
        last_year: spec.last_year,
        open: true,
        by_village: extras.by_village,
        typed: &extras.typed,
    };
    let (sheets, ()) = input_sheets(&inputs, &styles, |_| Ok(()))?;
    let mut book = Book::with(properties(spec.law, "form", spec.year, &assessment)?)?;
    book.push(guide(spec.law, &assessment, &sheets.required, &styles)?);
    sheets.visible.into_iter().chain(more(&styles)?).chain(sheets.hidden).for_each(|sheet| book.push(sheet));
    book.pack(Packing::Small)
}

/// A commune with nothing but what the form is written for and what is known already.
fn prefilled(spec: &FormSpec) -> Commune {
    let mut commune = spec.filled.cloned().unwrap_or_default();
    commune.target = Attribute::of(spec.target);
    commune.year = Attribute::of(spec.year);
    commune
}

/// Fixed properties: the same form is the same bytes.
pub(super) fn properties(law: &Law, kind: &str, year: i16, assessment: &Assessment) -> Result<Properties, WorkbookError> {
    let files: Vec<String> = law.files.iter().map(|f| format!("{}@{}", f.id, f.version)).collect();
    let properties = Properties::new(&Lang::Vi.text(&format!("book-title-{kind}")), year)?;
    let properties = [
        (property::FORM, FORM_VERSION.to_string()),
        (property::KIND, kind.to_string()),
        (property::CRITERIA, files.join("; ")),
        (property::LAW, law.fingerprint()),
        (property::PROVINCE, law.province.clone()),
        (property::YEAR, year.to_string()),
        (property::AS_OF, assessment.place.as_of.to_string()),
        (property::TOOL, env!("CARGO_PKG_VERSION").to_string()),
    ]
    .into_iter()
    .fold(properties, |properties, (name, value)| properties.with(name, &value));
    Ok(properties)
}

/// The first sheet: what to do, in which order, and what the words mean.
fn guide(law: &Law, assessment: &Assessment, sheets: &[String], styles: &Styles) -> Result<Worksheet, WorkbookError> {
    const WIDTH: f64 = 110.0;
    let mut sheet = page(&Sheet::Guide.name(), false, &[6.0, WIDTH])?;
    sheet.merge_range(0, 0, 0, 1, &Lang::Vi.text("guide-title"), &styles.title)?;
    let mut row = 1;
    if law.illustration() {
        let banner = Lang::Vi.text("illustration-banner");
        sheet.merge_range(row, 0, row, 1, &banner, &styles.banner)?;
        sheet.set_row_height(row, 36)?;
        row += 1;
    }
    let facts = [
        ("level", crate::explain::level(Lang::Vi, assessment.target).into()),
        ("year", assessment.place.year.into()),
        ("sheets", sheets.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ").into()),
        ("criteria", law.files.iter().map(|f| f.title.as_str()).collect::<Vec<_>>().join("; ").into()),
    ];
    for step in 1..=10usize {
        let text = Lang::Vi.say(&format!("guide-step-{step}"), &facts);
        sheet.write_number_with_format(row, 0, step as f64, &styles.centre)?;
        sheet.write_string_with_format(row, 1, &text, &styles.cell)?;
        sheet.set_row_height(row, row_height(&[(&text, WIDTH)]))?;
        row += 1;
    }
    let notices = law.nation.notices.iter().chain(law.sets.values().filter(|s| s.level <= assessment.target).flat_map(|s| &s.notices));
    for notice in notices {
        sheet.write_string_with_format(row, 0, "!", &styles.centre)?;
        sheet.write_string_with_format(row, 1, &notice.text, &styles.cell)?;
        sheet.set_row_height(row, row_height(&[(&notice.text, WIDTH)]))?;
        row += 1;
    }
    Ok(sheet)
}
