//! "-": the standard input where a file is read, the standard output where one is written.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::args::{Args, Command, CriteriaCommand, TableOrJson};
use crate::messages::Lang;

/// What is taken for both.
const MARK: &str = "-";
/// What else Unix calls them.
const INPUTS: [&str; 3] = ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];
const OUTPUTS: [&str; 3] = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// What messages call the standard input, once it was asked for.
static INPUT: OnceLock<PathBuf> = OnceLock::new();

pub fn is_standard_input(path: &Path) -> bool {
    INPUT.get().is_some_and(|input| input == path)
}

pub fn is_standard_output(path: &Path) -> bool {
    path == Path::new(MARK)
}

/// What a path of the command line is for.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Input,
    Output,
    /// A folder, a file with others next to it, or one that is not written from its beginning to its end.
    Folder,
}

type Named<'a> = (Role, &'a mut PathBuf);

/// Finds the marks: an input is called by its name from now on. Whether a file goes to the standard output.
///
/// # Errors
/// The message that says why a mark cannot be where it does.
pub fn settle(lang: Lang, args: &mut Args) -> Result<bool, &'static str> {
    let (mut read, mut written) = (0, 0);
    for (role, path) in named(args) {
        match role {
            Role::Folder if is_standard_output(path) => return Err("cli-error-standard-folder"),
            Role::Input if is(path, &INPUTS) => {
                path.clone_from(INPUT.get_or_init(|| lang.text("cli-standard-input").into()));
                read += 1;
            }
            Role::Output if is(path, &OUTPUTS) => {
                *path = MARK.into();
                written += 1;
            }
            _ => {}
        }
    }
    if read > 1 || written > 1 {
        return Err("cli-error-standard-twice");
    }
    args.command.iter_mut().filter_map(printed).for_each(|output| {
        written -= usize::from(output.as_deref().is_some_and(is_standard_output));
        output.take_if(|path| is_standard_output(path));
    });
    Ok(written > 0)
}

fn is(path: &Path, others: &[&str]) -> bool {
    is_standard_output(path) || cfg!(unix) && others.iter().any(|other| path == Path::new(other))
}

/// The output that is what would be printed without it.
fn printed(command: &mut Command) -> Option<&mut Option<PathBuf>> {
    match command {
        Command::Assess(args) => Some(&mut args.output),
        Command::Compare(args) if args.format == TableOrJson::Json => Some(&mut args.output),
        Command::History(args) if args.format == TableOrJson::Json => Some(&mut args.output),
        Command::Criteria { command: CriteriaCommand::Diff(args) } => Some(&mut args.output),
        _ => None,
    }
}

fn all<'a>(role: Role, paths: impl IntoIterator<Item = &'a mut PathBuf>) -> Vec<Named<'a>> {
    paths.into_iter().map(|path| (role, path)).collect()
}

fn named(args: &mut Args) -> Vec<Named<'_>> {
    let mut paths = all(Role::Folder, &mut args.files);
    paths.extend(all(Role::Input, &mut args.criteria));
    paths.extend(args.command.as_mut().map(of_command).unwrap_or_default());
    paths
}

fn of_command(command: &mut Command) -> Vec<Named<'_>> {
    use Role::{Folder, Input, Output};
    let file_or_folder = |folder: bool| if folder { Folder } else { Output };
    let (inputs, outputs, folders) = match command {
        Command::Template(a) => {
            let many = (a.list.is_some() && !a.matrix) || a.refresh.len() > 1;
            let output = all(file_or_folder(many), &mut a.output);
            (all(Input, a.from.iter_mut().chain(&mut a.list).chain(&mut a.refresh)), output, all(Folder, &mut a.forms))
        }
        Command::Assess(a) => (
            all(Input, a.files.iter_mut().chain(&mut a.previous).chain(&mut a.layout)),
            all(Output, a.output.iter_mut().chain(&mut a.annotate)),
            all(Folder, a.evidence.iter_mut().chain(&mut a.sqlite)),
        ),
        Command::Read(a) => (all(Input, a.layout.iter_mut().chain([&mut a.file])), all(Output, &mut a.output), Vec::new()),
        Command::Dossier(a) => (
            all(Input, a.files.iter_mut().chain(&mut a.form).chain(&mut a.carry).chain(&mut a.layout)),
            Vec::new(),
            all(Folder, a.evidence.iter_mut().chain(&mut a.forms).chain(&mut a.folder)),
        ),
        Command::Batch(a) => (
            all(Input, a.paths.iter_mut().chain(&mut a.previous).chain(&mut a.layout)),
            all(Output, [&mut a.output, &mut a.json, &mut a.jsonl, &mut a.csv, &mut a.html].into_iter().flatten()),
            all(Folder, [&mut a.returns, &mut a.word, &mut a.forms, &mut a.sqlite].into_iter().flatten()),
        ),
        Command::Compare(a) => (all(Input, a.new.iter_mut().chain([&mut a.old])), all(Output, &mut a.output), Vec::new()),
        Command::Archive(a) => (all(Input, a.paths.iter_mut().chain(&mut a.layout)), Vec::new(), all(Folder, &mut a.archive)),
        Command::History(a) => (Vec::new(), all(Output, &mut a.output), all(Folder, &mut a.archive)),
        Command::Verify(a) => (all(Input, &mut a.dossiers), Vec::new(), all(Folder, &mut a.evidence)),
        Command::Progress(a) => (all(Input, a.paths.iter_mut().chain(&mut a.plan)), all(Output, &mut a.output), Vec::new()),
        Command::Merge(a) => {
            let output = all(file_or_folder(a.units.is_some()), [&mut a.output]);
            (all(Input, a.files.iter_mut().chain(&mut a.units)), output, Vec::new())
        }
        Command::Plan(a) => (all(Input, [&mut a.file]), all(Output, &mut a.output), Vec::new()),
        Command::Criteria { command } => return of_law(command),
        Command::Init(a) => (Vec::new(), Vec::new(), all(Folder, &mut a.folder)),
        Command::Doctor | Command::Completions { .. } => Default::default(),
    };
    [inputs, outputs, folders].into_iter().flatten().collect()
}

fn of_law(command: &mut CriteriaCommand) -> Vec<Named<'_>> {
    match command {
        CriteriaCommand::List | CriteriaCommand::Show(_) => Vec::new(),
        CriteriaCommand::Diff(a) => all(Role::Output, &mut a.output),
        CriteriaCommand::Check { files } => all(Role::Input, files),
        CriteriaCommand::Sheet(a) => all(Role::Output, [&mut a.output]),
        CriteriaCommand::Read(a) => all(Role::Folder, [&mut a.decision, &mut a.output]),
        CriteriaCommand::Import(a) => {
            let national = all(Role::Folder, &mut a.national_out);
            all(Role::Input, [&mut a.filled]).into_iter().chain(all(Role::Output, [&mut a.output])).chain(national).collect()
        }
    }
}
