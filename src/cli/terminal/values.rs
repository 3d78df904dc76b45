//! What a value of the command line may be. Texts for people are put in by [`super::help`].

use std::ffi::OsStr;

use clap::builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap_complete::Shell;

use crate::criteria::Levels;
use crate::input::ReadAs;
use crate::report::Detail;
use crate::text::{Date, parse_date};

pub fn detail() -> impl TypedValueParser<Value = Detail> {
    PossibleValuesParser::new(Detail::ALL.map(Detail::id)).try_map(|word| Detail::from_id(&word).ok_or(word))
}

pub fn read_as() -> impl TypedValueParser<Value = ReadAs> {
    PossibleValuesParser::new(ReadAs::ALL.map(ReadAs::id)).try_map(|word| ReadAs::from_id(&word).ok_or(word))
}

/// A level as typed: which one it is, the criteria in force say.
#[derive(Debug, Clone)]
pub struct LevelWord(pub String);

/// Any word will do; the levels of the program are what a shell may complete.
pub fn level() -> impl TypedValueParser<Value = LevelWord> {
    LevelParser
}

#[derive(Clone)]
struct LevelParser;

impl TypedValueParser for LevelParser {
    type Value = LevelWord;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&clap::Arg>, value: &OsStr) -> Result<LevelWord, clap::Error> {
        NonEmptyStringValueParser::new().parse_ref(command, argument, value).map(LevelWord)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let ids: Vec<PossibleValue> = Levels::default().all().map(|level| PossibleValue::new(level.id())).collect();
        Some(Box::new(ids.into_iter()))
    }
}

pub fn shell() -> impl TypedValueParser<Value = Shell> {
    clap::value_parser!(Shell)
}

/// The reason is not reported by clap but by [`super::usage`], in the language chosen.
pub fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(String::new)
}
