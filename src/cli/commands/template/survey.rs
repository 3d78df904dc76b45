//! `ntm template --survey`: the paper on which residents say whether they are satisfied.

use std::path::Path;

use super::{place, purpose, written};
use crate::cli::round::names::safe_name;
use crate::cli::round::papers::Papers;
use crate::cli::round::pending::unwritten;
use crate::cli::round::settings::Settings;
use crate::cli::terminal::args::TemplateArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{SUCCESS, Stop};
use crate::cli::terminal::streams::is_standard_output;
use crate::messages::Lang;
use crate::paper::{self, SurveySpec};

/// Writes the paper.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &TemplateArgs) -> anyhow::Result<u8> {
    let ending = |path: &&Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("docx"));
    if let Some(wrong) = args.output.as_deref().filter(|path| !ending(path) && !is_standard_output(path)) {
        let facts = [("file", wrong.display().to_string().into())];
        return Err(Stop::usage(console.lang.say("cli-error-survey-output", &facts)).into());
    }
    let papers = Papers::open(args.forms.as_deref(), &[])?;
    let purpose = purpose(console, settings, args)?;
    if purpose.law.nation.tables.survey.questions == 0 {
        return Err(Stop::usage(console.lang.text("cli-error-survey-none")).into());
    }
    let spec = SurveySpec { law: &purpose.law, commune: &purpose.filled, target: purpose.target, year: purpose.year };
    let paper = paper::survey(papers.forms(), &spec).map_err(|e| unwritten(place(args), e))?;
    let facts = [("name", purpose.name().into()), ("year", purpose.year.into())];
    let name = safe_name(&Lang::Vi.say(&format!("file-paper-{}", paper.form), &facts));
    written(console, args, &name, "docx", &paper.bytes);
    Ok(SUCCESS)
}
