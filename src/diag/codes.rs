//! The list of codes. A code is stable: scripts may rely on it. Its sentence is `diag-<code>` in `messages`.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $severity:ident;)*) => {
        /// What can be found. The kebab-case id never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The stable id.
            pub fn id(self) -> &'static str {
                match self { $(Code::$name => $id,)* }
            }

            /// How grave a finding of this kind is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // --- files ---
    /// The file is not there.
    FileMissing, "file-missing", Error;
    /// No file fits the name with * or ?.
    NoMatch, "no-match", Error;
    /// No dossier lies in the folders named.
    NoDossier, "no-dossier", Error;
    /// A lock file of an office program was named, and nothing else.
    LockFile, "lock-file", Error;
    /// The file could not be read.
    FileUnreadable, "file-unreadable", Error;
    /// The file is no spreadsheet.
    NotASpreadsheet, "not-a-spreadsheet", Error;
    /// A document of JSON that cannot be read.
    JsonSyntax, "json-syntax", Error;
    /// A document of JSON that is no commune.
    JsonNotOurs, "json-not-ours", Error;
    /// A key of JSON that means nothing.
    JsonKeyUnknown, "json-key-unknown", Error;
    /// A reference of JSON that does not say of which set it is.
    JsonReference, "json-reference", Error;
    /// A key of JSON that comes twice: the first is taken.
    JsonKeyTwice, "json-key-twice", Error;
    /// A value of JSON of another kind than is asked for.
    JsonShape, "json-shape", Error;
    /// A text table in an encoding that cannot be determined.
    TextEncodingUnknown, "text-encoding-unknown", Error;
    /// A text table was not in UTF-8.
    TextDecoded, "text-decoded", Note;
    /// Letters of a text table were lost when it was saved.
    TextLettersLost, "text-letters-lost", Warning;
    /// Text in UTF-8 that was taken for another encoding and encoded again.
    TextTwiceEncoded, "text-twice-encoded", Warning;
    /// A quote of a text table that is never closed.
    QuoteOpen, "quote-open", Error;
    /// Text of fonts from before Unicode was converted.
    LegacyText, "legacy-text", Warning;
    /// Text seems to be of such a font, and that is not sure.
    LegacyTextUnsure, "legacy-text-unsure", Warning;
    /// The workbook is protected by a password.
    Encrypted, "encrypted", Error;
    /// The workbook is larger than any commune's could be.
    TooLarge, "too-large", Error;
    /// A file holds, or claims to hold, far more than any workbook.
    Excessive, "excessive", Error;
    /// Cells beyond the limit of rows and columns were left out.
    OutOfBounds, "out-of-bounds", Warning;
    /// A cell the reader cannot make sense of.
    BrokenCell, "broken-cell", Error;
    /// No table of indicators was found.
    NoTable, "no-table", Error;
    /// More than one table could be meant.
    SeveralTables, "several-tables", Error;
    /// A file can be read in two ways that give about as much, and not the same.
    SeveralReadings, "several-readings", Error;
    /// No row or column for each of many communes, where such are asked for.
    NoMatrix, "no-matrix", Error;
    /// More than one column could hold the results.
    SeveralColumns, "several-columns", Error;
    /// The only figures are an estimate.
    EstimateOnly, "estimate-only", Error;
    /// A table of indicators without a column understood as that of the results.
    ResultsMissing, "results-missing", Error;
    /// A sheet or table of criteria alone: it has no figures of indicators.
    SummaryPassed, "summary-passed", Note;
    /// Of two tables about the same indicators the other one is read.
    TableLeftOut, "table-left-out", Note;
    /// Columns that could hold results and are not used.
    ColumnsPassed, "columns-passed", Note;
    /// The only result column is of another year.
    ColumnOfOtherYear, "column-of-other-year", Warning;
    /// A sheet with a table is hidden or set aside.
    SheetLeftOut, "sheet-left-out", Note;
    /// A sheet of a form that is none of its own was not read.
    SheetNotOfForm, "sheet-not-of-form", Warning;
    /// Answers are in hidden rows, columns or sheets; they are read.
    AnswersHidden, "answers-hidden", Warning;
    /// The sheet asked for is not there.
    SheetUnknown, "sheet-unknown", Error;
    // --- a matrix or list of communes ---
    /// No column with names of communes.
    NoList, "no-list", Error;
    /// A matrix or list without a commune.
    MatrixEmpty, "matrix-empty", Error;
    /// One commune is asked for, the file has several.
    SeveralCommunes, "several-communes", Error;
    /// The same commune in two rows.
    CommuneTwice, "commune-twice", Error;
    /// The same commune in two places of a round, which do not say the same.
    CommuneInTwoFiles, "commune-in-two-files", Warning;
    /// The same commune in two places of a round, of which the office or the day of saving says which counts.
    CommuneInTwoFilesChosen, "commune-in-two-files-chosen", Note;
    /// The same commune in two places of a round with the same answers.
    CommuneWrittenAgain, "commune-written-again", Note;
    /// Answers without the name of their commune.
    CommuneUnnamed, "commune-unnamed", Error;
    /// A row that is no commune: a sum, a note.
    MatrixRowPassed, "matrix-row-passed", Note;
    /// A column that is no indicator's and no attribute's.
    MatrixColumnUnused, "matrix-column-unused", Note;
    /// The same figure in two columns.
    MatrixColumnTwice, "matrix-column-twice", Error;
    // --- the commune ---
    /// No province.
    ProvinceMissing, "province-missing", Error;
    /// No such province.
    ProvinceUnknown, "province-unknown", Error;
    /// No assessment year.
    YearMissing, "year-missing", Error;
    /// The year is outside the period of the criteria.
    YearOutside, "year-outside", Error;
    /// No target level.
    TargetMissing, "target-missing", Error;
    /// There is no set of the target level, or of one below it, in the assessment year.
    TargetWithoutSet, "target-without-set", Error;
    /// A form was made by the sets of other years than the assessment year.
    FormOfOtherPeriod, "form-of-other-period", Error;
    /// An attribute of the commune cannot be read.
    AttributeUnreadable, "attribute-unreadable", Error;
    /// An option contradicts the workbook.
    OptionOverrides, "option-overrides", Warning;
    /// The workbook contradicts the office's settings.
    OfficeDiffers, "office-differs", Warning;
    /// A blank was filled from the office's settings.
    OfficeFilled, "office-filled", Note;
    /// The class of the commune is not answered.
    ClassMissing, "class-missing", Warning;
    /// The commune does not say to which of the commune groups it belongs.
    GroupMissing, "group-missing", Warning;
    /// The days of a class do not cover the as-of date.
    ClassNotInForce, "class-not-in-force", Warning;
    /// A class that ends before it begins.
    ClassDaysReversed, "class-days-reversed", Error;
    /// The province is divided into areas and that of the commune cannot be determined.
    AreaUnknown, "area-unknown", Warning;
    /// The as-of date is not in the assessment year.
    AsOfOutsideYear, "as-of-outside-year", Warning;
    // --- rows ---
    /// No such indicator.
    CodeUnknown, "code-unknown", Error;
    /// The same indicator twice.
    CodeTwice, "code-twice", Error;
    /// An indicator typed as a number may be two.
    CodeAmbiguous, "code-ambiguous", Error;
    /// A code that Excel turned into a date.
    CodeIsDate, "code-is-date", Error;
    /// A code with two readings, settled by what is next to it.
    CodeFromContext, "code-from-context", Warning;
    /// Rows without a code taken for the indicators whose names are like theirs.
    RowsByLikeness, "rows-by-likeness", Warning;
    /// Rows of unknown names taken for the indicators that are there in the set.
    RowsByOrder, "rows-by-order", Warning;
    /// Tables and many communes in one file, of which the ones are read that give far more.
    ReadingPassed, "reading-passed", Note;
    /// Rows of plans or of other years that were left out.
    RowsPassed, "rows-passed", Note;
    /// Cells of results in rows that are about no indicator known.
    FiguresUnread, "figures-unread", Warning;
    /// The name next to a code is that of another indicator.
    CodeNameDiffer, "code-name-differ", Error;
    /// A row without a code whose name is that of no indicator.
    NameUnknown, "name-unknown", Error;
    /// One figure where each of several measures needs its own.
    FiguresTogether, "figures-together", Error;
    /// One merged result over the rows of several measures.
    ResultMerged, "result-merged", Error;
    /// An indicator with several measures, the measure not named.
    MeasureUnnamed, "measure-unnamed", Error;
    // --- values ---
    /// Text where a number belongs.
    TextForNumber, "text-for-number", Error;
    /// A number typed as text was read as a number.
    NumberAsText, "number-as-text", Warning;
    /// Several of them in a form.
    NumbersAsText, "numbers-as-text", Warning;
    /// Two numbers side by side in one cell.
    TwoNumbers, "two-numbers", Error;
    /// An answer was read from a cell that holds other words too.
    ValueReadAs, "value-read-as", Warning;
    /// A raised or struck-out part of a cell was left out.
    PartLeftOut, "part-left-out", Warning;
    /// A part of a cell is raised or struck out, and what is left is not sure.
    PartApart, "part-apart", Error;
    /// All of a cell is raised or struck out.
    AllApart, "all-apart", Error;
    /// A part and a whole typed into one cell.
    FractionRead, "fraction-read", Warning;
    /// A number typed with another unit.
    UnitConverted, "unit-converted", Warning;
    /// A bound or an estimate where a number belongs.
    BoundForNumber, "bound-for-number", Error;
    /// A number with a remark in its cell.
    RemarkInValue, "remark-in-value", Error;
    /// A value that Excel turned into a date.
    ValueIsDate, "value-is-date", Error;
    /// A number with two readings.
    NumberAmbiguous, "number-ambiguous", Error;
    /// Below zero.
    Negative, "negative", Error;
    /// A rate over 100.
    RateOver100, "rate-over-100", Error;
    /// A rate between 0 and 1: a fraction or a percentage?
    RateMaybeFraction, "rate-maybe-fraction", Error;
    /// A percent-formatted cell.
    PercentCell, "percent-cell", Warning;
    /// A percent-formatted cell in a form whose own formula reads it otherwise.
    PercentCellInForm, "percent-cell-in-form", Error;
    /// The denominator is zero.
    DenominatorZero, "denominator-zero", Error;
    /// The part is greater than the whole.
    PartOverWhole, "part-over-whole", Error;
    /// Numerator without denominator, or the other way round.
    RatioIncomplete, "ratio-incomplete", Warning;
    /// Numerator or denominator where no rate is asked for, and no result.
    RatioNotAsked, "ratio-not-asked", Warning;
    /// A typed rate differs from numerator over denominator.
    RateDisagrees, "rate-disagrees", Error;
    /// A typed rate was rounded to the other side of its threshold.
    RateRoundedAcross, "rate-rounded-across", Warning;
    /// A count that is not whole.
    CountNotWhole, "count-not-whole", Error;
    /// A number so great that it must be in another unit.
    OtherUnit, "other-unit", Error;
    /// A word that is neither yes nor no.
    WordUnknown, "word-unknown", Error;
    /// A cross, which may choose or deny.
    SignAmbiguous, "sign-ambiguous", Error;
    /// A box that nobody ticked.
    BoxEmpty, "box-empty", Error;
    /// A word of judgement where a number is asked for.
    JudgementForNumber, "judgement-for-number", Error;
    /// A yes/no answer taken from ticks or the commune's own assessment, the result being blank.
    AnswerFromJudgement, "answer-from-judgement", Warning;
    /// Ticks, assessment and result of one row say opposite things.
    JudgementsContradict, "judgements-contradict", Error;
    /// A grade that is not on the scale.
    GradeUnknown, "grade-unknown", Error;
    /// "Không áp dụng" where the criteria do not allow it.
    NotApplicableForbidden, "not-applicable-forbidden", Error;
    /// "Không áp dụng" without a reason.
    NotApplicableUnexplained, "not-applicable-unexplained", Error;
    /// An error value such as #REF!.
    ErrorValue, "error-value", Error;
    /// A formula without a stored result.
    FormulaWithoutResult, "formula-without-result", Error;
    /// A day that is no day.
    DateUnreadable, "date-unreadable", Warning;
    /// The number shown is on the other side of the threshold than the one stored.
    ShownOtherwise, "shown-otherwise", Warning;
    /// Two cells answer the same measure differently.
    AnswersDiffer, "answers-differ", Error;
    /// A verdict typed by a person differs from the computed one.
    TypedVerdictDiffers, "typed-verdict-differs", Warning;
    /// A number typed where villages are counted from their sheet.
    VillagesTyped, "villages-typed", Error;
    // --- what is odd, though it may be true ---
    /// A part is greater than what it is part of.
    PartOverTotal, "part-over-total", Warning;
    /// Figures that count the same things differ.
    TotalsDiffer, "totals-differ", Warning;
    /// Parts add up to something else than their total.
    PartsSumDiffers, "parts-sum-differs", Warning;
    /// One figure of the commune over another is out of its usual bounds.
    ProportionOdd, "proportion-odd", Warning;
    /// A figure has changed much since last year.
    JumpFromPrevious, "jump-from-previous", Warning;
    /// The level held is lower than last year's.
    HeldLevelFell, "held-level-fell", Warning;
    /// A figure is far from those of the other communes of the district.
    DistrictOutlier, "district-outlier", Warning;
    /// Last year's files hold no such commune.
    PreviousMissing, "previous-missing", Note;
    /// Last year's files hold several such communes.
    PreviousSeveral, "previous-several", Warning;
    /// Last year's file is of no earlier year.
    PreviousNotEarlier, "previous-not-earlier", Warning;
    // --- villages ---
    /// A row of figures or answers without the name of its village.
    VillageUnnamed, "village-unnamed", Warning;
    /// The same village in two rows.
    VillageTwice, "village-twice", Warning;
    /// Some villages have no figure, so no sum is taken.
    VillageFigureMissing, "village-figure-missing", Warning;
    /// The villages' figures add up to something else than what is typed for the commune.
    VillageSumDiffers, "village-sum-differs", Warning;
    // --- resources, debts, survey, meeting ---
    /// Something else where an amount or a count belongs.
    PaperFigure, "paper-figure", Error;
    /// The same where a text looks like a number that could be another.
    PaperText, "paper-text", Error;
    /// A number typed as text was read as one.
    PaperNumberAsText, "paper-number-as-text", Warning;
    /// A part that is more than its whole.
    PaperOver, "paper-over", Error;
    /// A row or a survey begun and not finished, so that nothing can be added up.
    PaperIncomplete, "paper-incomplete", Warning;
    /// A word that is none of those offered.
    PaperWord, "paper-word", Warning;
    /// Answers to a question of the survey are others than those of the villages: neither is used.
    SurveyDoubled, "survey-doubled", Error;
    /// A typed figure is another than what a table of the dossier comes to.
    PaperSumDiffers, "paper-sum-differs", Warning;
    // --- the procedure ---
    /// The last day of a step is before its first.
    StepReversed, "step-reversed", Warning;
    /// A step is filled in that the procedure of the as-of date does not have.
    StepNotInForce, "step-not-in-force", Warning;
    /// Nothing is said of a step, while others are filled in.
    StepBlank, "step-blank", Warning;
    /// What must show that a step was done is not given.
    StepIncomplete, "step-incomplete", Warning;
    /// A number of a step is below the least one.
    StepBelow, "step-below", Warning;
    /// Not often enough within so many days.
    StepSpread, "step-spread", Warning;
    /// A step began before another was over that comes first.
    StepEarly, "step-early", Warning;
    /// A step is dated after the paper that tells of it.
    StepAfterPaper, "step-after-paper", Warning;
    /// A paper is dated before the day its figures are judged at.
    PaperBeforeFigures, "paper-before-figures", Warning;
    /// Steps are dated after the as-of date, whose procedure they are compared with.
    StepAfterAsOf, "step-after-as-of", Note;
    /// The day of a recognition is in no cell of a day.
    RecognitionDate, "recognition-date", Error;
    /// A recognition without authority, number or day.
    RecognitionIncomplete, "recognition-incomplete", Warning;
    /// A village recognised after the as-of date.
    RecognitionLate, "recognition-late", Warning;
    /// A village recognised that fails the checklist.
    RecognitionUnearned, "recognition-unearned", Warning;
    /// A document is listed under no known indicator.
    DocumentUnplaced, "document-unplaced", Warning;
    /// A document of another year's register is behind an indicator that is no longer there.
    CarriedUnplaced, "carried-unplaced", Warning;
    /// Documents came along from another year's register.
    RegisterCarried, "register-carried", Note;
    /// None of the files of evidence is next to the workbook.
    EvidenceElsewhere, "evidence-elsewhere", Warning;
    /// Files of evidence that no register names.
    EvidenceUnlisted, "evidence-unlisted", Note;
    /// A document dated after the as-of date.
    DocumentAfter, "document-after", Warning;
    /// A document no longer in force on the as-of date.
    DocumentExpired, "document-expired", Warning;
    /// A document older than is asked for.
    DocumentOld, "document-old", Warning;
    /// One document in two rows behind one indicator.
    DocumentTwice, "document-twice", Warning;
    /// No document of a kind that is asked for.
    DocumentKindMissing, "document-kind-missing", Warning;
    // --- the report ---
    /// A text for the report that cannot be used.
    NarrativeUnusable, "narrative-unusable", Error;
    /// What was typed into a section of a Word report cannot be taken from there.
    PaperSectionLeft, "paper-section-left", Warning;
    // --- waivers and attestations ---
    /// Neither a waiver nor an attestation.
    SpecialKindUnknown, "special-kind-unknown", Error;
    /// A waiver or attestation about no known indicator.
    SpecialUnplaced, "special-unplaced", Error;
    /// A waiver or attestation without reason, document, signer or expiry.
    SpecialIncomplete, "special-incomplete", Error;
    /// A waiver or attestation that has expired.
    SpecialExpired, "special-expired", Warning;
    /// A waiver of what does not fail.
    WaiverIdle, "waiver-idle", Warning;
    /// An attestation where there is no answer.
    AttestationBlank, "attestation-blank", Warning;
    /// An attestation where no yes/no answer is asked for.
    AttestationMisplaced, "attestation-misplaced", Warning;
    // --- criteria and time ---
    /// The form shows another threshold than the criteria.
    FormThresholdDiffers, "form-threshold-differs", Warning;
    /// The as-of date and the paper date lie on two sides of an amendment.
    AmendmentBetween, "amendment-between", Warning;
    /// The as-of date lies before the decision that the criteria come from.
    BeforeDecision, "before-decision", Note;
    /// Thresholds invented for illustration are in use.
    Illustration, "illustration", Warning;
    /// Something the criteria themselves say about their own certainty.
    CriteriaNotice, "criteria-notice", Note;
    /// A sanity limit is about a measure that the criteria do not have.
    LimitUnused, "limit-unused", Warning;
    /// A newer criteria file replaces the built-in one.
    CriteriaReplaced, "criteria-replaced", Warning;
    // --- the office's settings ---
    /// The settings of an office are in use.
    OfficeInForce, "office-in-force", Note;
    /// The settings cannot be parsed.
    OfficeSyntax, "office-syntax", Error;
    /// The settings have no such key.
    OfficeUnknownKey, "office-unknown-key", Error;
    /// A setting of the wrong kind.
    OfficeWrongValue, "office-wrong-value", Error;
    /// The settings say how grave a finding is that they cannot.
    OfficeFindingFixed, "office-finding-fixed", Error;
    /// The settings say how grave a finding is that there is not.
    OfficeFindingUnknown, "office-finding-unknown", Error;
    /// A file the settings name cannot be read.
    OfficeFileUnreadable, "office-file-unreadable", Error;
    // --- the archive of years ---
    /// A file kept in the archive is no round, or not one that can be read.
    ArchiveNoRound, "archive-no-round", Error;
    /// A commune in the archive of a year is of another year.
    ArchiveOtherYear, "archive-other-year", Error;
    /// A year is kept twice, as a file and as a folder.
    ArchiveYearTwice, "archive-year-twice", Warning;
    // --- layouts ---
    /// A layout cannot be parsed.
    LayoutSyntax, "layout-syntax", Error;
    /// A layout without a table.
    LayoutEmpty, "layout-empty", Error;
    /// A word of a layout that is none of those that may be there.
    LayoutWord, "layout-word", Error;
    /// Two columns of a layout are said to hold the same.
    LayoutColumnTwice, "layout-column-twice", Error;
    /// A row of a layout is of an indicator or criterion that there is not.
    LayoutItem, "layout-item", Error;
    /// A layout asked for fits no sheet of the file.
    LayoutUnfit, "layout-unfit", Error;
    /// The office's layouts fit no sheet of the file.
    LayoutsPassed, "layouts-passed", Note;
    /// A file is read by a layout.
    LayoutUsed, "layout-used", Note;
    /// A row with a figure that the layout does not know.
    LayoutRowNew, "layout-row-new", Warning;
    /// There is no table of one commune to make a layout of.
    LayoutNothing, "layout-nothing", Error;
    // --- criteria files ---
    /// A criteria file cannot be parsed.
    CriteriaSyntax, "criteria-syntax", Error;
    /// A name used in a criteria file is not defined.
    CriteriaUnknown, "criteria-unknown", Error;
    /// Something is defined twice.
    CriteriaTwice, "criteria-twice", Error;
    /// Two sets are for the same year.
    CriteriaPeriods, "criteria-periods", Error;
    /// Two sets of different years call themselves the same.
    CriteriaSeriesShared, "criteria-series-shared", Error;
    /// Two sets of the same years call themselves differently.
    CriteriaSeriesDiffers, "criteria-series-differs", Error;
    /// Two files say what is common to all sets.
    CriteriaNations, "criteria-nations", Error;
    /// The id of a level that is not written as ids are.
    CriteriaLevelId, "criteria-level-id", Error;
    /// A level without a name, or with one that names of sheets cannot take.
    CriteriaLevelName, "criteria-level-name", Error;
    /// A level that no file names.
    CriteriaLevelUnnamed, "criteria-level-unnamed", Error;
    /// A level that requires one that is not known, or another one than another file says.
    CriteriaLevelRequires, "criteria-level-requires", Error;
    /// Two files call a level differently.
    CriteriaLevelDiffers, "criteria-level-differs", Error;
    /// A word that may mean two levels.
    CriteriaLevelWord, "criteria-level-word", Error;
    /// A province's file does not say which period's sets it is laid over.
    CriteriaNoBase, "criteria-no-base", Error;
    /// An area that takes the rest of a province whose districts are listed elsewhere.
    CriteriaAreaRest, "criteria-area-rest", Error;
    /// Two thresholds apply at one place and time.
    CriteriaOverlap, "criteria-overlap", Error;
    /// A threshold without evidence.
    CriteriaNoEvidence, "criteria-no-evidence", Error;
    /// Evidence that needs a source has none.
    CriteriaNoSource, "criteria-no-source", Error;
    /// A threshold of the wrong kind for its test.
    CriteriaWrongValue, "criteria-wrong-value", Error;
    /// A requirement that cannot be understood.
    CriteriaRequirement, "criteria-requirement", Error;
    /// A measure defined in two ways.
    CriteriaMeasureDiffers, "criteria-measure-differs", Error;
    /// An overlay looser than a confirmed national threshold.
    CriteriaLooser, "criteria-looser", Error;
    /// An overlay looser than a national threshold that is not confirmed.
    CriteriaMaybeLooser, "criteria-maybe-looser", Warning;
    /// A share that is no per cent of a whole.
    CriteriaShare, "criteria-share", Error;
    /// Something in a criteria file that is used by nothing.
    CriteriaUnused, "criteria-unused", Error;
    // --- a sheet of thresholds filled from a decision ---
    /// A decision in a kind of file whose tables cannot be read.
    DecisionKind, "decision-kind", Error;
    /// No table of levels in a decision.
    DecisionTable, "decision-table", Error;
    /// The workbook is no sheet of thresholds.
    SheetKind, "sheet-kind", Error;
    /// Not one threshold is filled in.
    SheetEmpty, "sheet-empty", Error;
    /// A row of a threshold that the criteria do not have.
    SheetKeyUnknown, "sheet-key-unknown", Error;
    /// The threshold has changed since the sheet was written.
    SheetStale, "sheet-stale", Error;
    /// Something is filled in, but no value.
    SheetValueMissing, "sheet-value-missing", Error;
    /// Something else where a number belongs.
    SheetNoNumber, "sheet-no-number", Error;
    /// A number that no such threshold can be.
    SheetOutOfRange, "sheet-out-of-range", Error;
    /// A word that this threshold cannot be.
    SheetWordUnknown, "sheet-word-unknown", Error;
    /// Not said which text the value was read in.
    SheetTextMissing, "sheet-text-missing", Error;
    /// No document the value was read in.
    SheetSourceMissing, "sheet-source-missing", Error;
    /// A document without a date.
    SheetSourceUndated, "sheet-source-undated", Error;
    /// Nobody who compared it.
    SheetPersonMissing, "sheet-person-missing", Error;
    /// No day on which it was compared, or none that can be read.
    SheetDayMissing, "sheet-day-missing", Error;
    /// A field of the province's decision is missing or cannot be read.
    SheetFieldMissing, "sheet-field-missing", Error;
    /// A multiple of another threshold cannot be read in a province's text.
    SheetFactor, "sheet-factor", Error;
    /// A province's threshold looser than a confirmed national one.
    SheetLooser, "sheet-looser", Error;
    /// A special level that is not written as name and value.
    SheetSpecialForm, "sheet-special-form", Error;
    /// Two special levels for the same communes, of which neither is narrower.
    SheetSpecialOverlap, "sheet-special-overlap", Error;
    /// No area of the province and no class of communes is called so.
    SheetPlaceUnknown, "sheet-place-unknown", Error;
    /// An area, a district or a class given twice.
    SheetTwice, "sheet-twice", Error;
    /// A word of a village checklist that is none of those offered.
    SheetListWord, "sheet-list-word", Error;
    /// A village checklist without a name, or an item without words.
    SheetListIncomplete, "sheet-list-incomplete", Error;
    /// A number that does not go with how an item is compared.
    SheetListValue, "sheet-list-value", Error;
    /// More items to be met than a checklist has.
    SheetListPass, "sheet-list-pass", Error;
    /// An area without a name, or with one that cannot be determined in a list.
    SheetAreaName, "sheet-area-name", Error;
    /// An area that takes the rest of the province where it must not.
    SheetAreaRest, "sheet-area-rest", Error;
    /// A level of an area read in a national text.
    SheetAreaNation, "sheet-area-nation", Error;
    /// A province's own test read in a national text.
    SheetOwnTest, "sheet-own-test", Error;
    /// The sheet was written for another province.
    SheetProvince, "sheet-province", Error;
    /// Readings that belong into two overlays.
    SheetTwoOverlays, "sheet-two-overlays", Error;
    // --- merging communes ---
    /// Fewer than two communes to merge.
    MergeTooFew, "merge-too-few", Error;
    /// One commune in two files: its figures would be added twice.
    MergeTwice, "merge-twice", Error;
    /// Communes of different years.
    MergeYear, "merge-year", Error;
    /// Communes of different periods.
    MergePeriod, "merge-period", Error;
    /// Communes judged on different days.
    MergeDay, "merge-day", Error;
    /// Communes of different provinces.
    MergeProvince, "merge-province", Error;
    /// Communes of different classes.
    MergeClasses, "merge-classes", Warning;
    /// Communes of different targets.
    MergeTarget, "merge-target", Note;
    /// One of the communes does not say how many households or people it has.
    MergeHeads, "merge-heads", Warning;
    /// A rate without numerator and denominator cannot be added.
    MergeBareRate, "merge-bare-rate", Warning;
    /// One of the communes has no figure.
    MergeMissing, "merge-missing", Warning;
    /// What one of the communes gives is no number that can be added.
    MergeNoAddend, "merge-no-addend", Warning;
    /// Figures that do not add up, for a person to decide.
    MergeOpen, "merge-open", Note;
    /// A line of the map of communes lacks a code.
    MergeMapCode, "merge-map-code", Error;
    /// A line names a commune that is in no file.
    MergeMapUnknown, "merge-map-unknown", Error;
    /// A commune is twice, in the map or in the files.
    MergeMapTwice, "merge-map-twice", Error;
    /// A new commune has two names.
    MergeMapName, "merge-map-name", Error;
    /// A commune of the files is not in the map.
    MergeMapLeftOut, "merge-map-left-out", Warning;
    // --- forms of papers ---
    /// A word of a form that stands for nothing.
    FormWordUnknown, "form-word-unknown", Error;
    /// A command of a form without its end, or an end without its command.
    FormUnclosed, "form-unclosed", Error;
    /// A mark of a form that does not end in its line.
    FormMarkOpen, "form-mark-open", Error;
    /// A file that replaces no form.
    FormUnknown, "form-unknown", Error;
    /// The sizes of pages and letters cannot be read.
    FormLayout, "form-layout", Error;
    /// A document to be filled is none.
    DocxUnusable, "docx-unusable", Error;
    /// A mark of a document to be filled that is not known.
    DocxKeyUnknown, "docx-key-unknown", Error;
    /// A mark of a document to be filled that Word keeps in pieces.
    DocxKeySplit, "docx-key-split", Error;
    /// A document to be filled without any mark.
    DocxNoKey, "docx-no-key", Error;
    /// A paper that somebody has changed since it was written.
    PaperChanged, "paper-changed", Error;
    // --- a finished dossier ---
    /// The file is no dossier of ours.
    NotADossier, "not-a-dossier", Error;
    /// A dossier without the fingerprint of its inputs.
    DossierUnsealed, "dossier-unsealed", Error;
    /// The inputs of a dossier are not those it was written from.
    DossierInputChanged, "dossier-input-changed", Error;
    /// A cell of a dossier says something else than its inputs do.
    DossierCellChanged, "dossier-cell-changed", Error;
    /// A cell still shows what an input said before it was changed.
    DossierCellStale, "dossier-cell-stale", Error;
    /// Formulas of a dossier were saved by a program that does not calculate.
    DossierUncalculated, "dossier-uncalculated", Error;
    /// A criteria file is not the one a dossier was written by.
    DossierCriteriaChanged, "dossier-criteria-changed", Error;
    /// An indicator would be judged otherwise by the criteria of today.
    DossierVerdictDiffers, "dossier-verdict-differs", Error;
    /// What was written into the old dossier has no place in the new one, which is not written.
    DossierTextLost, "dossier-text-lost", Error;
    /// The same, left out because it was asked for.
    DossierTextDropped, "dossier-text-dropped", Warning;
    /// A file to be refreshed is no form of ours.
    NotAForm, "not-a-form", Error;
    /// What was typed into the old form is not in the new one.
    FormTextLeft, "form-text-left", Warning;
    /// A file that the program wrote of communes for people: it holds no figures to be judged.
    OwnOutput, "own-output", Error;
    // --- an appraisal ---
    /// A word in an appraiser's column that is none of the known ones.
    AppraisalWordUnknown, "appraisal-word-unknown", Error;
    /// A dossier lacks the sheet or a column of its appraisal.
    AppraisalColumnMissing, "appraisal-column-missing", Error;
    /// Something an appraiser wrote is in a row that is of no indicator, or of one that has a row already.
    AppraisalRowUnclear, "appraisal-row-unclear", Error;
    /// A step has results where the one before it has none.
    AppraisalStepSkipped, "appraisal-step-skipped", Warning;
    /// What the appraisers were shown is not what the dossier comes to now.
    AppraisalDossierChanged, "appraisal-dossier-changed", Warning;
    /// A single file to compare that is no dossier.
    CompareNotADossier, "compare-not-a-dossier", Error;
    /// A file named in the register is not in the folder of evidence.
    EvidenceMissing, "evidence-missing", Warning;
    /// A file of evidence is no longer there.
    EvidenceGone, "evidence-gone", Error;
    /// A file of evidence is not what it was.
    EvidenceChanged, "evidence-changed", Error;
    // --- a plan ---
    /// The plan cannot be parsed.
    PlanSyntax, "plan-syntax", Error;
    /// A key the plan does not have.
    PlanUnknownKey, "plan-unknown-key", Error;
    /// A key that must be there is not.
    PlanMissing, "plan-missing", Error;
    /// A value of another kind than its key takes.
    PlanWrongValue, "plan-wrong-value", Error;
    /// A level, district, class, area, checklist, rule, indicator or authority that does not exist.
    PlanUnknown, "plan-unknown", Error;
    /// Something given twice.
    PlanTwice, "plan-twice", Error;
    /// A plan whose years are of two periods.
    PlanPeriods, "plan-periods", Error;
    /// A target that says nothing or cannot be.
    PlanImpossible, "plan-impossible", Error;
    // --- output ---
    /// A file could not be written.
    WriteFailed, "write-failed", Error;
    /// The output would replace a file the user did not name.
    OutputExists, "output-exists", Error;
    /// A result could not be put together: a mistake of the program itself.
    ResultNotMade, "result-not-made", Error;
    // --- plan: suppositions, unit costs, roadmap ---
    /// A supposition that is no CODE=VALUE.
    SupposeSyntax, "suppose-syntax", Error;
    /// A supposition of something that takes no answer.
    SupposeNothing, "suppose-nothing", Error;
    /// The code of a supposition is one of several sets.
    SupposeAmbiguous, "suppose-ambiguous", Error;
    /// Two suppositions of one measure.
    SupposeTwice, "suppose-twice", Error;
    /// A supposition of something the plan does not look at.
    SupposeIdle, "suppose-idle", Warning;
    /// A unit cost of no known indicator.
    CostUnplaced, "cost-unplaced", Warning;
    /// The file to write is there and is no roadmap of ours.
    NotARoadmap, "not-a-roadmap", Error;
    /// The roadmap is that of another commune.
    RoadmapOther, "roadmap-other", Error;
    /// Something was typed into a roadmap that could not be kept.
    RoadmapUnkept, "roadmap-unkept", Error;
    /// A formula was typed into a roadmap; it would point at other rows the next time.
    RoadmapFormula, "roadmap-formula", Error;
    /// The quarter of a work cannot be read.
    RoadmapQuarter, "roadmap-quarter", Warning;
    /// The quarter of a work is past and its indicator is not met.
    RoadmapLate, "roadmap-late", Warning;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let mut ids: Vec<_> = Code::ALL.iter().map(|c| c.id()).collect();
        assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Code::ALL.len());
    }
}
