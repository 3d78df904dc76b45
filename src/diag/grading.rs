//! Which findings an office may make graver, lighter or silent: those that only ask for a look.

use super::{Code, Severity};
use crate::text::ids;

ids! {
    /// Why a finding is as grave as it is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Fixed {
        /// Something cannot be used as it is.
        Error = "error",
        /// Something is left undetermined by it.
        Open = "open",
        /// Something was read that may be meant otherwise, or was left out.
        Guess = "guess",
        /// Something stands twice.
        Double = "double",
        /// It is about no commune's figures.
        Aside = "aside",
    }
}

impl Code {
    /// Why an office cannot say how grave it is; `None` if it can.
    pub fn fixed(self) -> Option<Fixed> {
        match self.severity() {
            _ if self.is_settable() => None,
            Severity::Error => Some(Fixed::Error),
            _ if self.is_double() => Some(Fixed::Double),
            _ if self.leaves_open() => Some(Fixed::Open),
            _ if self.is_guess() => Some(Fixed::Guess),
            _ => Some(Fixed::Aside),
        }
    }

    /// Those an office may set.
    pub fn settable() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|code| code.is_settable())
    }

    fn is_settable(self) -> bool {
        use Code::*;
        let odd = matches!(
            self,
            PartOverTotal
                | TotalsDiffer
                | PartsSumDiffers
                | ProportionOdd
                | JumpFromPrevious
                | HeldLevelFell
                | DistrictOutlier
                | PreviousMissing
                | PreviousSeveral
                | PreviousNotEarlier
        );
        let documents = matches!(
            self,
            DocumentKindMissing
                | DocumentAfter
                | DocumentExpired
                | DocumentOld
                | DocumentUnplaced
                | CarriedUnplaced
                | RegisterCarried
                | EvidenceElsewhere
                | EvidenceUnlisted
                | EvidenceMissing
                | SpecialExpired
                | WaiverIdle
                | AttestationBlank
                | AttestationMisplaced
        );
        let procedure = matches!(
            self,
            StepReversed
                | StepNotInForce
                | StepBlank
                | StepIncomplete
                | StepBelow
                | StepSpread
                | StepEarly
                | StepAfterPaper
                | StepAfterAsOf
                | PaperBeforeFigures
                | RecognitionIncomplete
                | RecognitionLate
                | RecognitionUnearned
        );
        odd || documents || procedure || self.is_of_form()
    }

    /// About a form and what is typed next to its figures, which are judged as they are.
    fn is_of_form(self) -> bool {
        use Code::*;
        matches!(
            self,
            TypedVerdictDiffers
                | ShownOtherwise
                | RateRoundedAcross
                | VillageSumDiffers
                | PaperSumDiffers
                | FormThresholdDiffers
                | AmendmentBetween
                | BeforeDecision
                | AsOfOutsideYear
                | AnswersHidden
                | SheetNotOfForm
                | OptionOverrides
                | OfficeDiffers
                | OfficeFilled
        )
    }

    fn is_double(self) -> bool {
        matches!(
            self,
            Self::CommuneInTwoFiles | Self::CommuneInTwoFilesChosen | Self::CommuneWrittenAgain | Self::VillageTwice | Self::DocumentTwice
        )
    }

    fn leaves_open(self) -> bool {
        use Code::*;
        matches!(
            self,
            OutOfBounds
                | TextLettersLost
                | LegacyTextUnsure
                | FiguresUnread
                | RatioIncomplete
                | RatioNotAsked
                | ClassMissing
                | GroupMissing
                | ClassNotInForce
                | AreaUnknown
                | DateUnreadable
                | VillageUnnamed
                | VillageFigureMissing
                | PaperIncomplete
                | PaperWord
                | LayoutRowNew
        )
    }

    fn is_guess(self) -> bool {
        use Code::*;
        let text = matches!(self, TextDecoded | TextTwiceEncoded | LegacyText);
        let values = matches!(
            self,
            NumberAsText | NumbersAsText | ValueReadAs | PartLeftOut | FractionRead | UnitConverted | PercentCell | AnswerFromJudgement
        );
        let tables = matches!(
            self,
            SummaryPassed
                | TableLeftOut
                | ColumnsPassed
                | ColumnOfOtherYear
                | SheetLeftOut
                | MatrixRowPassed
                | MatrixColumnUnused
                | CodeFromContext
                | RowsByLikeness
                | RowsByOrder
                | ReadingPassed
                | RowsPassed
        );
        text || values || tables
    }
}
