//! Any text: a number read is the number printed, in both countries' habits; nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ntm::text::{NumberText, Style, clean, fold, fold_loose, parse_date, print_date, read_number};

fuzz_target!(|text: &str| {
    if let NumberText::Number { value, .. } = read_number(text) {
        for style in [Style::Vietnamese, Style::English] {
            match read_number(&value.print(style)) {
                NumberText::Number { value: again, .. } => assert_eq!(again, value),
                NumberText::Ambiguous(one, other) => assert!(one == value || other == value),
                NumberText::Not => panic!("{} of {text:?} is no number", value.print(style)),
            }
        }
    }
    if let Some(day) = parse_date(text) {
        assert_eq!(parse_date(&print_date(day)), Some(day));
    }
    assert_eq!(clean(&clean(text)), clean(text));
    assert_eq!(fold(&fold(text)), fold(text));
    fold_loose(text);
});
