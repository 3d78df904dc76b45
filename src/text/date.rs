//! Days of the calendar, read and printed the Vietnamese way.

pub use jiff::civil::Date;

/// Reads 05/03/2024, 5-3-2024, 5.3.2024 (day first) or 2024-03-05. `None` when it is no day of the calendar.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = super::clean(text);
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day so many months before: of the same number, or the last of a shorter month.
pub fn months_before(date: Date, months: u16) -> Option<Date> {
    date.checked_sub(jiff::Span::new().try_months(months).ok()?).ok()
}

/// 05/03/2024: as a cell of a day is shown, and what is typed is hashed by.
pub fn print_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// 05/3/2024: papers of the state put a zero before days under 10 and the months 1 and 2 alone.
pub fn paper_date(date: Date) -> String {
    format!("{:02}/{}/{:04}", date.day(), paper_month(date), date.year())
}

/// The month as papers have it: 01, 02, 3 … 12.
pub fn paper_month(date: Date) -> String {
    if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_first_as_in_vietnam() {
        let day = Date::new(2024, 3, 5).unwrap();
        for text in ["05/03/2024", "5/3/2024", "5-3-2024", "5.3.2024", "2024-03-05", " 05/03/2024 "] {
            assert_eq!(parse_date(text), Some(day), "{text}");
        }
        for text in ["30/02/2024", "2024", "05/03/24", "03/2024", "a/b/2024"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        assert_eq!(print_date(day), "05/03/2024");
    }

    #[test]
    fn papers_have_a_zero_where_another_digit_could_be_put_before() {
        let printed = [(2024, 3, 5), (2024, 2, 10), (2024, 12, 9), (2025, 10, 31)].map(|(y, m, d)| paper_date(Date::new(y, m, d).unwrap()));
        assert_eq!(printed, ["05/3/2024", "10/02/2024", "09/12/2024", "31/10/2025"]);
    }

    #[test]
    fn months_end_where_the_month_does() {
        let before = |text: &str, months| months_before(parse_date(text).unwrap(), months).map(print_date);
        assert_eq!(before("31/12/2024", 12).as_deref(), Some("31/12/2023"));
        assert_eq!(before("31/05/2024", 3).as_deref(), Some("29/02/2024"));
    }
}
