//! Numbers in order, neighbours as one span.

/// "5–7, 12" of ascending numbers, each by its name.
pub fn spans(numbers: impl IntoIterator<Item = u32>, name: impl Fn(u32) -> String) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, to)) if *to + 1 == number => *to = number,
            _ => spans.push((number, number)),
        }
    }
    let print = |(from, to): (u32, u32)| if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) };
    spans.into_iter().map(print).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_span() {
        assert_eq!(spans([4, 5, 6, 11], |n| (n + 1).to_string()), "5–7, 12");
        assert_eq!(spans([], |n| n.to_string()), "");
    }
}
