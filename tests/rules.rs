//! What must hold of every commune: blanking may only take a verdict away, worsening never makes anything
//! met, neither makes a set look less behind, the counts add up, the same question has one answer.
//!
//! An answer is all that is typed for a measure: its figure, numerator and denominator, and the rate next to them.
//! Blank, all of that is gone; worse, all of it is worse. One figure of several that contradict each other, cleared or
//! changed alone, is a mistake put right, which may well settle a verdict.
//!
//! The as-of date is not blanked: blank, it is the last day of the year, which may be another text of the law.

use crate::common::words::{advanced, basic, levels, model};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::common::words::*;
use ntm::assess::{Assessment, Cause, Counts, Judged, Part, Verdict};
use ntm::commune::{Answer, Attribute, Commune, Given, Special, SpecialKind, Value, stands_alone};
use ntm::criteria::*;
use ntm::diag::Code;
use ntm::text::{Date, Decimal};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// A shelf and one of its provinces, with what a generator asks of its law over and over.
struct Ground {
    law: Law,
    /// The same shelf when the province is blank.
    nowhere: Law,
    measures: Vec<Measure>,
    /// Every test of each measure.
    tests: BTreeMap<String, Vec<Test>>,
}

impl Ground {
    fn new(shelf: &Shelf, province: &str) -> Self {
        let law = shelf.law(province, 2024).expect("a province");
        let nowhere = shelf.law("", 2024).expect("the nation");
        let measures: Vec<Measure> = measures(&law).into_values().filter(|m| m.kind != Kind::Villages).collect();
        let tests = measures.iter().map(|m| (m.id.clone(), tests_of(&law, &m.id).into_iter().cloned().collect())).collect();
        Self { law, nowhere, measures, tests }
    }

    /// How a measure is compared, if all its tests agree and no shape hangs on it.
    fn direction(&self, measure: &Measure) -> Option<Op> {
        let tests = &self.tests[&measure.id];
        let op = tests.first()?.op;
        (tests.iter().all(|t| t.op == op) && !self.decides_a_shape(&measure.id)).then_some(op)
    }

    fn decides_a_shape(&self, id: &str) -> bool {
        let mut decides = false;
        for version in versions(&self.law) {
            version.requirement.walk(&mut |node| {
                if let Node::Case(branches) = node {
                    decides |= branches.iter().any(|b| matches!(&b.when, When::MoreThan(m, _) if m == id));
                }
            });
        }
        decides
    }
}

/// The invented province, provinces of every region, and a small law that has every kind of requirement.
static GROUNDS: LazyLock<Vec<Ground>> = LazyLock::new(|| {
    let built_in = built_in();
    let small = small_law();
    let of_nation = ["Lào Cai", "Hải Dương", "Quảng Trị", "Quảng Nam", "Kon Tum", "Bình Phước", "Cà Mau", ""];
    let mut grounds = vec![Ground::new(&built_in, "Minh Họa")];
    grounds.extend(["Xứ Thử", "Nghệ An", "Xứ Thử", ""].map(|p| Ground::new(&small, p)));
    grounds.extend(of_nation.map(|p| Ground::new(&built_in, p)));
    grounds
});

/// The law of `tests/law/moi-kieu.toml`.
fn small_law() -> Shelf {
    let file: toml::Table = toml::from_str(include_str!("law/moi-kieu.toml")).expect("a case file");
    let law: RawLaw = file["luat"]["moi-kieu"].clone().try_into().expect("a law");
    law.shelf().unwrap_or_else(|error| panic!("{error}"))
}

/// Everything a commune is made from. Zeros make a commune that meets as much as it can.
#[derive(Debug, Clone)]
struct Seed {
    ground: usize,
    year: i16,
    day: u8,
    classes: u8,
    target: Level,
    held: Option<Level>,
    answers: Vec<u8>,
    villages: Vec<Vec<u8>>,
    confirmed: Vec<u8>,
    /// What is typed next to ratios; nothing where there is none.
    typed: Vec<u8>,
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![Just(basic()), Just(advanced()), Just(model())]
}

/// Half of the bytes are 0, the best answer, so that communes near to all three levels are common.
fn byte(good: u32) -> impl Strategy<Value = u8> {
    prop_oneof![good => Just(0u8), 1 => any::<u8>()]
}

fn seed() -> impl Strategy<Value = Seed> {
    let answers = prop_oneof![
        proptest::collection::vec(byte(40), 200),
        proptest::collection::vec(byte(4), 200),
        proptest::collection::vec(any::<u8>(), 200),
    ];
    let villages = proptest::collection::vec(proptest::collection::vec(byte(4), 6), 0..4);
    let held = proptest::option::of(level());
    let ground = prop_oneof![2 => Just(0usize), 3 => 1usize..5, 3 => 5usize..13];
    let frame = (ground, 2021i16..=2025, 0u8..4, any::<u8>(), level(), held);
    let beside = prop_oneof![6 => Just(NO_RATE), 1 => any::<u8>()];
    let typed = prop_oneof![1 => Just(Vec::new()), 1 => proptest::collection::vec(beside, 1..40)];
    (frame, answers, villages, proptest::collection::vec(any::<u8>(), 16), typed).prop_map(
        |((ground, year, day, classes, target, held), answers, villages, confirmed, typed)| Seed {
            ground,
            year,
            day,
            classes,
            target,
            held,
            answers,
            villages,
            confirmed,
            typed,
        },
    )
}

impl Seed {
    fn ground(&self) -> &'static Ground {
        &GROUNDS[self.ground]
    }

    fn commune(&self) -> Commune {
        let ground = self.ground();
        let mut commune = empty(self.target, self.year);
        commune.as_of.value = match self.day {
            0 => None,
            1 => Some(Date::constant(2024, 2, 29)),
            2 => Some(Date::constant(2024, 3, 1)),
            _ => Some(Date::constant(self.year, 6, 20)),
        };
        commune.held = Attribute::of(self.held.map(held));
        commune.classes = self.classes();
        let day = commune.as_of.value.unwrap_or_else(|| Date::constant(self.year, 12, 31));
        let place = ground.law.place(self.year, day, commune.classes_on(day), commune.district.value.as_deref());
        for (measure, byte) in ground.measures.iter().zip(self.answers.iter().cycle()) {
            let bounds = bounds(ground, measure, &place);
            if let Some(given) = answer_of(ground, measure, &bounds, *byte) {
                let at = measure.id.bytes().map(usize::from).sum::<usize>() % self.typed.len().max(1);
                let typed_rate = self.typed.get(at).and_then(|b| typed_beside(&given, &bounds, *b));
                commune.answers.insert(measure.id.clone(), Answer { typed_rate, ..Answer::given(given) });
            }
        }
        if self.classes % 16 == 1 {
            rate_together(ground, &place, &mut commune, self.classes);
        }
        let items: Vec<&ChecklistItem> = ground.law.checklists.iter().flat_map(|c| &c.items).collect();
        commune.villages = self.villages.iter().map(|bytes| village(village_answers(&items, bytes))).collect();
        commune
    }

    fn classes(&self) -> Attribute<Vec<ntm::commune::ClassEntry>> {
        let classes = &self.ground().law.nation.classes;
        let pick = |n: u8| class(&classes[n as usize % classes.len()].id);
        match self.classes {
            0..=99 => Attribute::of(vec![class("khong")]),
            100..=119 => Attribute::default(),
            120..=129 => Attribute::of(Vec::new()),
            130..=149 => Attribute::of(vec![pick(self.classes), pick(self.classes / 3)]),
            n => Attribute::of(vec![pick(n)]),
        }
    }
}

/// Numbers a measure is held against at a place, and a few at other places.
fn bounds(ground: &Ground, measure: &Measure, place: &Place) -> Vec<Decimal> {
    let tests = &ground.tests[&measure.id];
    let mut found: Vec<Decimal> = Vec::new();
    for test in tests {
        for level in levels() {
            for region in ground.law.readings(level, place).regions {
                if let Ok(Resolved { bound: Bound::Number(number), .. }) = ground.law.in_region(test, &region, place) {
                    found.push(number);
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn answer_of(ground: &Ground, measure: &Measure, bounds: &[Decimal], byte: u8) -> Option<Given> {
    match byte {
        128.. if measure.if_any => Some(Given::NotApplicable("không có".into())),
        0..=9 => best(&ground.law, measure).map(Given::Value),
        10..=24 => None,
        25..=29 => Some(Given::Unusable),
        30..=39 => Some(Given::NotApplicable("không có".into())),
        40..=43 => Some(Given::NotApplicable(String::new())),
        44..=49 if measure.kind == Kind::Rate => Some(Given::Value(ratio(&Decimal::zero(), 0))),
        _ => Some(Given::Value(value_of(ground, measure, bounds, byte))),
    }
}

fn value_of(ground: &Ground, measure: &Measure, bounds: &[Decimal], byte: u8) -> Value {
    let ops = ground.tests[&measure.id].first().map(|t| t.op);
    match measure.kind {
        Kind::YesNo => Value::YesNo(byte.is_multiple_of(2)),
        Kind::Grade => {
            let scale = &ground.law.nation.scales[&measure.scale];
            let rank = byte as usize % scale.len();
            Value::Grade(rank, scale[rank].clone())
        }
        Kind::Count if ops.is_none() => Value::Number(Decimal::from(i64::from(byte % 6))),
        Kind::Count | Kind::Number if bounds.is_empty() => Value::Number(Decimal::from(i64::from(byte % 3))),
        Kind::Rate if bounds.is_empty() => ratio(&Decimal::from(i64::from(byte) % 101), byte),
        _ => near(&bounds[byte as usize % bounds.len()], measure, byte),
    }
}

/// Exactly the threshold, or just next to it.
fn near(bound: &Decimal, measure: &Measure, byte: u8) -> Value {
    let little = Decimal::unit(if measure.kind == Kind::Count { 0 } else { 2 });
    let moved = match byte / 8 % 3 {
        0 => bound.clone(),
        1 => bound - &little,
        _ => bound + &little,
    };
    let moved = if moved.is_negative() { Decimal::zero() } else { moved };
    match measure.kind {
        Kind::Rate if moved > Decimal::from(100) => ratio(&Decimal::from(100), byte),
        Kind::Rate => ratio(&moved, byte),
        _ => Value::Number(moved),
    }
}

/// One rate for men and women together, below, on or above the threshold.
fn rate_together(ground: &Ground, place: &Place, commune: &mut Commune, byte: u8) {
    for measure in ground.measures.iter().filter(|m| m.kind == Kind::Rate && m.part == "nam") {
        let bound = bounds(ground, measure, place).first().cloned().unwrap_or(Decimal::from(50));
        let rate = &bound + &Decimal::from(i64::from(byte / 4 % 3) - 1);
        let given = Given::Together(Value::Number(rate));
        for id in [measure.id.clone(), measure.id.replace("/nam", "/nu")] {
            commune.answers.insert(id, Answer::given(given.clone()));
        }
    }
}

/// A rate bare, or as part of a whole.
fn ratio(rate: &Decimal, byte: u8) -> Value {
    match byte % 4 {
        0 if byte == 0 => Value::Ratio { numerator: Decimal::zero(), denominator: Decimal::zero() },
        0 | 1 => Value::Number(rate.clone()),
        2 => Value::Ratio { numerator: rate * &Decimal::from(7), denominator: Decimal::from(700) },
        _ => Value::Ratio { numerator: rate * &Decimal::from(100), denominator: Decimal::from(10_000) },
    }
}

/// Nothing next to them.
const NO_RATE: u8 = 7;

/// A rate next to numerator and denominator: theirs, exactly or rounded, a threshold, or one just next to it.
fn typed_beside(given: &Given, bounds: &[Decimal], byte: u8) -> Option<Decimal> {
    let Given::Value(Value::Ratio { numerator, denominator }) = given else { return None };
    let own = |places| (numerator * &Decimal::from(100)).quotient(denominator, places);
    let bound = bounds.get(byte as usize / 8 % bounds.len().max(1));
    match byte % 8 {
        0 | 1 => own(i64::from(byte) / 8 % 4),
        2 => bound.cloned(),
        3 => bound.map(|b| b + &Decimal::unit(1)),
        4 => bound.map(|b| b - &Decimal::unit(1)),
        5 => Some(Decimal::from(i64::from(byte % 120))),
        _ => None,
    }
}

fn village_answers(items: &[&ChecklistItem], bytes: &[u8]) -> BTreeMap<String, Answer> {
    let given = |item: &ChecklistItem, byte: u8| match (byte, item.measure.kind) {
        (10..=49, _) => None,
        (_, Kind::YesNo) => Some(Given::Value(Value::YesNo(byte % 4 != 1))),
        (_, _) => Some(Given::Value(Value::Number(Decimal::from(80 - i64::from(byte % 4 == 1))))),
    };
    let answers = items.iter().zip(bytes.iter().cycle());
    answers.filter_map(|(item, byte)| Some((item.measure.id.clone(), Answer::given(given(item, *byte)?)))).collect()
}

/// Every verdict of an assessment under a name, parts of requirements included.
fn verdicts(assessment: &Assessment) -> BTreeMap<String, Verdict> {
    fn parts(name: &str, judged: &Judged, found: &mut BTreeMap<String, Verdict>) {
        found.insert(name.to_string(), judged.verdict);
        if let Part::Named(_, part) = &judged.part {
            parts(&format!("{name}.0"), part, found);
        }
        if let Part::All(list) | Part::AtLeast(_, list) = &judged.part {
            list.iter().enumerate().for_each(|(i, p)| parts(&format!("{name}.{i}"), p, found));
        }
    }
    let mut found = BTreeMap::new();
    for set in &assessment.sets {
        found.insert(format!("set {}", set.level), set.finding.verdict);
        for criterion in &set.criteria {
            found.insert(format!("criterion {}#{}", set.level, criterion.number), criterion.finding.verdict);
        }
    }
    for item in assessment.items() {
        parts(&item.item.to_string(), &item.judged, &mut found);
    }
    found.insert("criteria".into(), assessment.criteria.verdict);
    found.insert("overall".into(), assessment.overall.verdict);
    found
}

/// Failed and undetermined criteria of every set.
fn behind(assessment: &Assessment) -> Vec<usize> {
    assessment.sets.iter().map(|s| s.counts.not_met + s.counts.undetermined).collect()
}

/// A verdict may be taken away and nothing else; a part of a shape that can no longer be chosen is gone.
fn only_taken_away(before: &Assessment, after: &Assessment, what: &str) -> Result<(), TestCaseError> {
    let later = verdicts(after);
    for (name, was) in verdicts(before) {
        let Some(is) = later.get(&name) else { continue };
        let allowed = *is == was || *is == Verdict::Undetermined;
        prop_assert!(allowed, "{what} blank turned {name} from {was:?} to {is:?}");
    }
    prop_assert!(after.level_met <= before.level_met, "{what} blank raised the level met");
    not_less_behind(before, after, what)
}

fn not_less_behind(before: &Assessment, after: &Assessment, what: &str) -> Result<(), TestCaseError> {
    let behind = behind(before).into_iter().zip(behind(after));
    for (was, is) in behind {
        prop_assert!(is >= was, "{what}: {was} criteria behind became {is}");
    }
    Ok(())
}

fn never_made_met(before: &Assessment, after: &Assessment, what: &str) -> Result<(), TestCaseError> {
    let earlier = verdicts(before);
    for (name, is) in verdicts(after) {
        let was = earlier.get(&name).copied();
        prop_assert!(is != Verdict::Met || was == Some(Verdict::Met), "{what} worse made {name} met, it was {was:?}");
    }
    prop_assert!(after.level_met <= before.level_met, "{what} worse raised the level met");
    not_less_behind(before, after, what)
}

/// An answer that is worse in all its figures, if there is one. What a rate that cannot be alone may mean is open.
fn all_worse(op: Op, measure: &Measure, answer: &Answer) -> Option<Answer> {
    let Given::Value(value) = &answer.given else { return None };
    let typed = |rate: &Decimal| match worse(op, &Value::Number(rate.clone()))? {
        Value::Number(other) if stands_alone(measure, rate) && other.decimals() == rate.decimals() => Some(other),
        _ => None,
    };
    let typed_rate = match &answer.typed_rate {
        None => None,
        Some(rate) => Some(typed(rate)?),
    };
    Some(Answer { typed_rate, ..Answer::of(worse(op, value)?) })
}

/// A worse value of the same kind, if there is one.
fn worse(op: Op, value: &Value) -> Option<Value> {
    let one = Decimal::from(1);
    let hundred = Decimal::from(100);
    Some(match (op, value) {
        (Op::Met, Value::YesNo(true)) => Value::YesNo(false),
        (Op::None, Value::YesNo(false)) => Value::YesNo(true),
        (Op::None, Value::Number(n)) => Value::Number(n + &one),
        (Op::AtLeast, Value::Grade(rank @ 1.., word)) => Value::Grade(rank - 1, word.clone()),
        (Op::AtLeast, Value::Number(n)) if *n >= one => Value::Number(n - &one),
        (Op::AtMost, Value::Number(n)) if (n + &one) <= hundred => Value::Number(n + &one),
        (Op::AtLeast, Value::Ratio { numerator, denominator }) if *numerator >= one => {
            Value::Ratio { numerator: numerator - &one, denominator: denominator.clone() }
        }
        (Op::AtMost, Value::Ratio { numerator, denominator }) if &(numerator + &one) <= denominator => {
            Value::Ratio { numerator: numerator + &one, denominator: denominator.clone() }
        }
        _ => return None,
    })
}

fn with_answer(commune: &Commune, id: &str, answer: Option<Answer>) -> Commune {
    let mut other = commune.clone();
    match answer {
        Some(answer) => other.answers.insert(id.to_string(), answer),
        None => other.answers.remove(id),
    };
    other
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_blank_answer_takes_verdicts_away_and_does_nothing_else(seed in seed(), which in proptest::collection::vec(any::<usize>(), 6)) {
        let (law, commune) = (&seed.ground().law, seed.commune());
        let before = judge(law, &commune);
        // Half of them of those that do not apply: a blank there turns the rarest verdict.
        let (apart, given): (Vec<_>, Vec<_>) = commune.answers.iter().partition(|(_, a)| matches!(a.given, Given::NotApplicable(_)));
        for (turn, index) in which.iter().enumerate() {
            let list = if turn % 2 == 0 && !apart.is_empty() { &apart } else { &given };
            let Some((id, answer)) = list.get(index % list.len().max(1)) else { continue };
            let after = judge(law, &with_answer(&commune, id, None));
            only_taken_away(&before, &after, &format!("{id} {:?} {:?}", answer.given, answer.typed_rate))?;
        }
    }

    #[test]
    fn a_blank_class_province_or_village_takes_verdicts_away_and_does_nothing_else(seed in seed(), which in any::<usize>()) {
        let (ground, commune) = (seed.ground(), seed.commune());
        let before = judge(&ground.law, &commune);
        let classless = Commune { classes: Attribute::default(), ..commune.clone() };
        only_taken_away(&before, &judge(&ground.law, &classless), "class")?;
        only_taken_away(&before, &judge(&ground.nowhere, &commune), "province")?;
        only_taken_away(&before, &judge(&ground.nowhere, &classless), "class and province")?;
        let nobody = Commune { villages: Vec::new(), ..commune.clone() };
        only_taken_away(&before, &judge(&ground.law, &nobody), "all villages")?;
        if !commune.villages.is_empty() {
            let at = which % commune.villages.len();
            let mut other = commune.clone();
            other.villages[at].answers.clear();
            only_taken_away(&before, &judge(&ground.law, &other), "a village")?;
            let mut other = commune.clone();
            other.villages[at].answers.pop_first();
            only_taken_away(&before, &judge(&ground.law, &other), "a village item")?;
        }
    }

    #[test]
    fn a_worse_answer_never_makes_anything_met(seed in seed(), which in proptest::collection::vec(any::<usize>(), 6)) {
        let (ground, commune) = (seed.ground(), seed.commune());
        let before = judge(&ground.law, &commune);
        let worsened: Vec<(&str, Answer)> = ground.measures.iter().filter_map(|m| {
            Some((m.id.as_str(), all_worse(ground.direction(m)?, m, commune.answers.get(&m.id)?)?))
        }).collect();
        for index in which.iter().filter(|_| !worsened.is_empty()) {
            let (id, answer) = &worsened[index % worsened.len()];
            let after = judge(&ground.law, &with_answer(&commune, id, Some(answer.clone())));
            never_made_met(&before, &after, &format!("{id} {:?} {:?}", answer.given, answer.typed_rate))?;
        }
        for at in 0..commune.villages.len() {
            let mut other = commune.clone();
            let Some(mut item) = other.villages[at].answers.first_entry() else { continue };
            if item.get().given != Given::Value(Value::YesNo(true)) {
                continue;
            }
            item.insert(Answer::of(Value::YesNo(false)));
            never_made_met(&before, &judge(&ground.law, &other), "a village item")?;
        }
    }

    #[test]
    fn the_counts_add_up_and_the_same_question_has_one_answer(seed in seed()) {
        let (law, commune) = (&seed.ground().law, seed.commune());
        let assessment = judge(law, &commune);
        let sum = |c: &Counts| c.met + c.not_met + c.undetermined + c.not_applicable;
        for set in &assessment.sets {
            prop_assert_eq!((sum(&set.counts), set.counts.total), (set.criteria.len(), law.sets[&set.level].criteria.len()));
            prop_assert_eq!((sum(&set.indicator_counts), set.indicator_counts.total), (set.indicators().count(), law.items(Book::Set(set.level)).len()));
            let behind = set.counts.not_met + set.counts.undetermined == 0 && set.counts.met > 0;
            prop_assert_eq!(set.finding.verdict == Verdict::Met, behind);
        }
        if let Some(revocation) = &assessment.revocation {
            prop_assert_eq!(revocation.total, law.sets[&revocation.measured_by].criteria.len());
            prop_assert!(revocation.failed.iter().all(|f| !revocation.undetermined.contains(f)));
        }
        prop_assert_eq!(&judge(law, &commune), &assessment);
    }

    /// Judged by confirmed thresholds only, nothing undetermined is decided: so nothing undetermined, and nothing
    /// that does not apply, is ever provisional.
    #[test]
    fn trusting_less_decides_nothing_more(seed in seed()) {
        let mut law = seed.ground().law.clone();
        confirm_some(&mut law, &seed.confirmed);
        let assessment = judge(&law, &seed.commune());
        let sets = assessment.sets.iter().flat_map(|s| s.criteria.iter().map(|c| c.finding).chain([s.finding]));
        let findings = sets.chain(assessment.items().map(|i| i.finding)).chain([assessment.criteria, assessment.overall]);
        for finding in findings {
            let decided = matches!(finding.verdict, Verdict::Met | Verdict::NotMet);
            prop_assert!(decided || !finding.provisional, "{finding:?}");
        }
    }

    /// Whatever waivers and attestations are added: the judgement is the same to the letter, but for what is said
    /// of the documents themselves.
    #[test]
    fn a_waiver_or_attestation_changes_no_verdict_count_or_exit_code(
        seed in seed(),
        laid in proptest::collection::vec((any::<usize>(), any::<bool>(), proptest::option::of(2020i16..2030), any::<bool>()), 1..12),
    ) {
        let (law, commune) = (&seed.ground().law, seed.commune());
        let before = judge(law, &commune);
        let items: Vec<ItemRef> = before.items().map(|i| i.item.clone()).collect();
        let mut other = commune.clone();
        other.specials = laid.iter().map(|(which, waiver, year, placed)| Special {
            kind: if *waiver { SpecialKind::Waiver } else { SpecialKind::Attestation },
            item: placed.then(|| items[which % items.len()].clone()),
            reason: "Lý do".into(),
            document: "1/QĐ".into(),
            date: None,
            signer: String::new(),
            expires: year.map(|y| Date::constant(y, 6, 30)),
            origin: None,
        }).collect();
        let mut after = judge(law, &other);
        let code = |a: &Assessment| ntm::report::exit_code([Some(a.overall)]);
        prop_assert_eq!(code(&before), code(&after));
        after.findings.retain(|f| before.findings.contains(f));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_gap_made_good_flips_its_test(seed in seed()) {
        let (law, mut commune) = (&seed.ground().law, seed.commune());
        // A handful is enough: every gap costs two judgements.
        let keep = seed.answers[0] as usize;
        let mut index = 0;
        commune.answers.retain(|_, _| { index += 1; (index + keep).is_multiple_of(25) });
        let lies = gaps_that_lie(law, &commune, &judge(law, &commune));
        prop_assert!(lies.is_empty(), "{lies:#?}");
    }
}

/// A property of communes that are all alike says nothing.
#[test]
fn the_communes_generated_are_of_every_kind() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut sets, mut tests, mut exactly) = (BTreeMap::new(), BTreeMap::new(), 0);
    let (mut disagree, mut across) = (0, 0);
    for _ in 0..300 {
        let seed = seed().new_tree(&mut runner).expect("a seed").current();
        let assessment = judge(&seed.ground().law, &seed.commune());
        for set in &assessment.sets {
            *sets.entry((set.level, set.finding.verdict)).or_insert(0) += 1;
        }
        for (test, judged) in assessment.items().flat_map(|i| i.judged.tests()) {
            *tests.entry(judged.verdict).or_insert(0) += 1;
            exactly += usize::from(on_the_threshold(test));
            disagree += usize::from(judged.cause == Some(Cause::FiguresDisagree));
        }
        across += assessment.findings.iter().filter(|f| f.code == Code::RateRoundedAcross).count();
    }
    for level in levels() {
        for verdict in [Verdict::Met, Verdict::NotMet, Verdict::Undetermined] {
            assert!(sets.get(&(level, verdict)).is_some_and(|n| *n >= 2), "{level} {verdict:?}: {sets:?}");
        }
    }
    for verdict in [Verdict::Met, Verdict::NotMet, Verdict::Undetermined, Verdict::NotApplicable] {
        assert!(tests.get(&verdict).is_some_and(|n| *n >= 50), "{verdict:?}: {tests:?}");
    }
    assert!(exactly >= 100, "{exactly} values exactly on their threshold");
    assert!(disagree >= 50 && across >= 5, "{disagree} figures that disagree, {across} rounded across their threshold");
}

fn on_the_threshold(test: &ntm::assess::JudgedTest) -> bool {
    let Ok(Resolved { bound: Bound::Number(bound), .. }) = &test.threshold.lookup else { return false };
    match &test.value {
        Some(Value::Number(number)) => number == bound,
        Some(Value::Ratio { numerator, denominator }) => numerator * &Decimal::from(100) == bound * denominator,
        _ => false,
    }
}

/// Marks some thresholds as compared with the decision's text.
fn confirm_some(law: &mut Law, bits: &[u8]) {
    let mut at = 0;
    let mut confirm = |test: &mut Test| {
        for row in &mut test.levels {
            at += 1;
            if bits[at % bits.len()].is_multiple_of(2) {
                row.evidence = Evidence::Confirmed;
            }
        }
    };
    let indicators = law.sets.values_mut().flat_map(|s| &mut s.criteria).flat_map(|c| &mut c.indicators);
    for item in indicators.chain(&mut law.nation.conditions) {
        item.versions.iter_mut().for_each(|v| std::sync::Arc::make_mut(v).requirement.tests_mut(&mut confirm));
    }
}
