//! Three-valued combinations of verdict codes as formulas, the same as those of `assess`.

/// The first of `cells` below zero, else 0.
fn first_undetermined(cells: &[String]) -> String {
    cells.iter().rev().fold("0".to_string(), |rest, c| format!("IF({c}<0,{c},{rest})"))
}

fn any(cells: &[String], condition: &str) -> String {
    let parts: Vec<String> = cells.iter().map(|c| format!("{c}{condition}")).collect();
    if parts.len() == 1 { parts[0].clone() } else { format!("OR({})", parts.join(",")) }
}

fn count(cells: &[String], condition: &str) -> String {
    let parts: Vec<String> = cells.iter().map(|c| format!("({c}{condition})")).collect();
    format!("({}+0)", parts.join("+"))
}

/// Every part: not met if any is, else the first undetermined, else met if any is, else `nothing`.
pub(super) fn all(cells: &[String], nothing: i32) -> String {
    match cells {
        [] => nothing.to_string(),
        [one] => one.clone(),
        _ => {
            let undetermined = first_undetermined(cells);
            let (failed, open, met) = (any(cells, "=0"), any(cells, "<0"), any(cells, "=1"));
            format!("IF({failed},0,IF({open},{undetermined},IF({met},1,{nothing})))")
        }
    }
}

/// Every part that plays a role: as [`all`], but "not considered" (8) where no part plays any.
pub(super) fn all_considered(cells: &[String]) -> String {
    match cells {
        [] => "8".to_string(),
        [one] => one.clone(),
        _ => {
            let undetermined = first_undetermined(cells);
            let (failed, open, met, excused) = (any(cells, "=0"), any(cells, "<0"), any(cells, "=1"), any(cells, "=9"));
            format!("IF({failed},0,IF({open},{undetermined},IF({met},1,IF({excused},9,8))))")
        }
    }
}

/// Every part of a criterion or set: as [`all`], but undetermined has one code whatever its reason.
pub(super) fn all_of_items(cells: &[String], undetermined: i32, nothing: i32) -> String {
    let (failed, open, met) = (any(cells, "=0"), any(cells, "<0"), any(cells, "=1"));
    format!("IF({failed},0,IF({open},{undetermined},IF({met},1,{nothing})))")
}

/// At least `k` parts, those of `steady` such as cannot but apply.
pub(super) fn at_least(k: usize, cells: &[String], steady: &[bool], nothing: i32) -> String {
    let (met, open, applicable) = (count(cells, "=1"), count(cells, "<0"), count(cells, "<>9"));
    let undetermined = first_undetermined(cells);
    // some do not apply and none is decided: what is open may not apply either, unless it cannot but apply
    let steady: Vec<String> = cells.iter().zip(steady).filter(|(_, steady)| **steady).map(|(cell, _)| cell.clone()).collect();
    let unless = if steady.is_empty() { String::new() } else { format!(",NOT({})", any(&steady, "<0")) };
    let undecided = format!("AND({open}={applicable},{open}<{}{unless})", cells.len());
    format!("IF({applicable}=0,{nothing},IF({met}>={k},1,IF(OR({met}+{open}>={k},{undecided}),{undetermined},0)))")
}
