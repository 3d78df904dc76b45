//! Decisions as papers refer to them.

use crate::criteria::Nation;
use crate::messages::Lang;
use crate::text::{Date, paper_month, parse_date};

/// "QĐ 318/QĐ-TTg ngày 08/3/2022" → "Quyết định số 318/QĐ-TTg ngày 08 tháng 3 năm 2022 của Thủ tướng Chính phủ ban hành …": papers
/// shorten nothing and say by whom and about what; dots for what is not known. What is no number of a decision leaves room
/// for one. `issuer` is asked where the nation does not know the decision.
pub fn decree(nation: Option<&Nation>, decision: &str, issuer: &str) -> String {
    let Some((number, date)) = parts(decision) else { return format!("{} ({decision})", Lang::Vi.text("dotted-name")) };
    let known = nation.and_then(|n| n.decrees.iter().find(|d| d.number == number));
    let or_dots = |text: &str| if text.is_empty() { Lang::Vi.text("dotted-name") } else { text.to_string() };
    let facts = [
        ("number", number.into()),
        ("date", date.map_or_else(|| Lang::Vi.text("dotted-date"), in_words).into()),
        ("issuer", or_dots(known.map_or(issuer, |d| &d.issuer)).into()),
        ("subject", or_dots(known.map_or("", |d| &d.subject)).into()),
    ];
    Lang::Vi.say("paper-decision", &facts)
}

/// Number and day of a decision, "QĐ", "Quyết định" or nothing before them.
fn parts(decision: &str) -> Option<(&str, Option<Date>)> {
    let words = Lang::Vi.text("paper-decision-words");
    let bare = words.split('|').find_map(|word| decision.strip_prefix(word)).unwrap_or(decision).trim_start();
    let day = Lang::Vi.text("paper-decision-day");
    let (number, date) = bare.split_once(day.as_str()).map_or((bare, None), |(number, date)| (number.trim_end(), Some(date.trim())));
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| (number, date.and_then(parse_date)))
}

/// "ngày 08 tháng 3 năm 2022": days under 10 and months 1 and 2 get a zero.
pub(super) fn in_words(date: Date) -> String {
    let facts = [("day", format!("{:02}", date.day()).into()), ("month", paper_month(date).into()), ("year", date.year().into())];
    Lang::Vi.say("paper-date", &facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_named_in_full() {
        let dots = Lang::Vi.text("dotted-name");
        let said = |decision: &str| decree(None, decision, "Ủy ban nhân dân tỉnh Hải Dương");
        let own = format!("Quyết định số 12/2022/QĐ-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh Hải Dương {dots}");
        for written in
            ["QĐ 12/2022/QĐ-UBND ngày 05/03/2024", "Quyết định số 12/2022/QĐ-UBND ngày 5/3/2024", "12/2022/QĐ-UBND ngày 05/3/2024"]
        {
            assert_eq!(said(written), own);
        }
        assert_eq!(said("theo nguồn thứ cấp"), format!("{dots} (theo nguồn thứ cấp)"));
    }
}
