//! The quality of what was sent in, asked in four questions: is it correct, complete, consistent, in time?

use std::collections::HashMap;

use super::review::Review;
use super::standing::Standing;
use crate::assess::{Cause, Verdict};
use crate::diag::{Code, Diagnostic, Origin, Place, Severity};
use crate::text::ids;

ids! {
    /// One of the four questions.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Quality {
        /// Đúng: each cell holds what can be used.
        Correct = "correct",
        /// Đủ: nothing is missing.
        Complete = "complete",
        /// Khớp: figures agree with one another.
        Consistent = "consistent",
        /// Kịp thời: of the year and day asked about.
        Timely = "timely",
    }
}

impl Quality {
    /// Which question a finding of this kind answers with no; notes answer none.
    pub fn of(code: Code) -> Option<Self> {
        use Code::*;
        match code {
            _ if code.severity() == Severity::Note => None,
            ProvinceMissing
            | YearMissing
            | TargetMissing
            | ClassMissing
            | GroupMissing
            | FormulaWithoutResult
            | RatioIncomplete
            | MeasureUnnamed
            | FiguresTogether
            | VillageFigureMissing
            | VillageUnnamed
            | NotApplicableUnexplained
            | RecognitionIncomplete
            | SpecialIncomplete
            | StepBlank
            | StepIncomplete
            | StepBelow
            | AttestationBlank => Some(Self::Complete),
            RateDisagrees
            | AnswersDiffer
            | TypedVerdictDiffers
            | VillageSumDiffers
            | VillageTwice
            | CodeTwice
            | CommuneTwice
            | MatrixColumnTwice
            | CodeNameDiffer
            | PartOverWhole
            | OptionOverrides
            | OfficeDiffers
            | FormThresholdDiffers
            | RecognitionUnearned
            | WaiverIdle
            | CommuneInTwoFiles
            | CommuneInTwoFilesChosen
            | StepReversed
            | StepSpread
            | StepEarly => Some(Self::Consistent),
            YearOutside | TargetWithoutSet | FormOfOtherPeriod | AsOfOutsideYear | AmendmentBetween | RecognitionLate | SpecialExpired
            | DateUnreadable | StepNotInForce | StepAfterPaper | PaperBeforeFigures => Some(Self::Timely),
            _ => Some(Self::Correct),
        }
    }
}

/// The quality of one commune's data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QualityCounts {
    counts: [usize; 4],
    /// Items for which no figure was given.
    pub blank: usize,
}

impl QualityCounts {
    /// How many findings answer a question with no; for completeness the items without figures too.
    pub fn of(&self, question: Quality) -> usize {
        let blank = if question == Quality::Complete { self.blank } else { 0 };
        self.counts[question as usize] + blank
    }

    pub fn total(&self) -> usize {
        Quality::ALL.into_iter().map(|q| self.of(q)).sum()
    }
}

impl Standing {
    /// The quality of its data.
    pub fn quality(&self) -> QualityCounts {
        let mut quality = QualityCounts::default();
        for question in self.findings.iter().filter_map(|f| Quality::of(f.code)) {
            quality.counts[question as usize] += 1;
        }
        quality.blank = self.items_of(Verdict::Undetermined).filter(|i| matches!(i.cause, Some(Cause::NoAnswer))).count();
        quality
    }
}

impl Review {
    /// Puts what is odd about communes next to the others to the commune one of whose answers it is about.
    pub fn note_across(&mut self, findings: &[Diagnostic]) {
        let mut about: HashMap<&Origin, Vec<&Diagnostic>> = HashMap::new();
        for finding in findings {
            if let Place::Cell(cell) = &finding.place {
                about.entry(cell).or_default().push(finding);
            }
        }
        for standing in &mut self.standings {
            let own = standing.items.iter().filter_map(|i| i.origin.as_ref()).filter_map(|cell| about.remove(cell));
            standing.findings.extend(own.flatten().cloned());
        }
    }
}
