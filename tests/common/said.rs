//! What was read, in the words a case file uses.

use ntm::commune::{Given, Value};
use ntm::text::Style;

/// "95,5", "382/400", "có", "Mức độ 2", "không áp dụng: …", "chung 72", "không dùng được".
pub fn said(given: &Given) -> String {
    match given {
        Given::Value(value) => value_said(value),
        Given::Together(value) => format!("chung {}", value_said(value)),
        Given::NotApplicable(reason) => format!("không áp dụng: {reason}"),
        Given::Unusable => "không dùng được".to_string(),
    }
}

fn value_said(value: &Value) -> String {
    let vietnamese = Style::Vietnamese;
    match value {
        Value::YesNo(yes) => (if *yes { "có" } else { "không" }).to_string(),
        Value::Number(number) => number.print(vietnamese),
        Value::Ratio { numerator, denominator } => format!("{}/{}", numerator.print(vietnamese), denominator.print(vietnamese)),
        Value::Grade(_, word) => word.clone(),
    }
}
