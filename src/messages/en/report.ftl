# The report on the screen.

# --- head ---
report-nameless = (commune not named)
report-frame = Assessment year: { $year } · As of: { $as_of } · Target: { $target }
report-region = Region: { $region }
report-region-none = unknown (no province)
report-region-effective = the levels of { $region } apply, by the commune's class
report-region-unsettled = not settled which region's levels apply: { $regions }
report-of-set = { $level }: { $words }
report-held = Recognised: { $level }, year { $year }, decision { $decision }
report-held-maintenance = Recognised: { $level }, year { $year }, decision { $decision }. The target is not above the level held, so only maintenance is judged, without conditions of recognition.
report-illustration = ILLUSTRATION: the result rests on invented levels of “{ $title }”, which are no rules. Not for recognition.
report-verdict = Verdict: { $verdict }. Target: { $level }
report-line-met = Met: { $parts }
report-line-not_met = Not met: { $parts }
report-line-undetermined = Missing: { $parts }
report-line-nothing = nothing
report-line-set-met = { $level } { $count }/{ $total } criteria{ $aside ->
    [none] {""}
   *[other] {" "}({ $aside } not applicable)
    }
report-line-set-not_met = { $level } { $count } criteria ({ $detail })
report-line-set-undetermined = { $level } { $count } criteria ({ $detail })
report-line-conditions-met = { $count }/{ $total } other conditions{ $aside ->
    [none] {""}
   *[other] {" "}(not part of the verdict)
    }
report-line-conditions-not_met = { $count } other conditions
report-line-conditions-undetermined = { $count } other conditions ({ $detail })
report-rest = { $count } { $word }
report-level-met = Highest level whose criteria are all met: { $level }
report-fields = Outstanding fields met: { $fields }
report-level-met-none = The criteria of no level are all met.

# --- each set ---
report-set = { $title }: { $verdict }
report-sum-criteria = Criteria: { $met } met + { $not_met } not met + { $undetermined } undetermined + { $not_applicable } not applicable = { $total }
report-sum-indicators = Indicators: { $met } met + { $not_met } not met + { $undetermined } undetermined + { $not_applicable } not applicable = { $total }
report-column-number = No.
report-column-name = Criterion
report-column-indicators = Indicators met
report-column-verdict = Verdict
report-cell-indicators = { $met }/{ $total }
report-cell-some-not-applicable = { $met }/{ $total } ({ $count } not applicable)

# --- failing, missing ---
report-failing = Indicators not met ({ $count })
report-shortfall = { $value }, required { $required }: { $gap }
report-shortfall-without-gap = { $value }, required { $required }
report-enough = { $count } of these is enough:
report-lack-wrong = Wrong figures, cells to correct ({ $count } indicators)
report-lack-figure = No data yet ({ $count } indicators)
report-lack-threshold = No threshold yet ({ $count } indicators)
report-lack-region = Region not settled ({ $count } indicators)
report-lack-elsewhere = Rest on something else that is undetermined ({ $count } indicators)
report-decided-by = decided by { $authority }
report-nothing-counted = nothing there to count
report-conditions = Conditions of recognition
report-condition-code = Condition
report-condition-named = condition “{ $name }”
report-condition = { $name }: { $verdict }

# --- maintenance, revocation ---
report-revocation = Maintenance and risk of revocation
report-revocation-count = Measured by the { $level } set: { $failed } not met, { $undetermined } undetermined, of { $total } criteria.
report-revocation-failed = Criteria not met ({ $count }): { $numbers }
report-revocation-undetermined = Criteria undetermined ({ $count }): { $numbers }
report-revocation-critical = Critical ones among them, marked * ({ $count }): { $numbers }
report-revocation-source = Source: { $source }

# --- evidence ---
report-evidence = Thresholds compared with the decision's text: { $confirmed }/{ $total }
report-evidence-of = { $evidence } ({ $count }): { $codes }
report-files = Criteria files used: { $files }
report-other-reading = The levels of { $region } differ from those applied: { $codes }
report-widened = { $rule }: { $codes }

# --- next step ---
report-faults = { $errors ->
    [none] No cell is wrong.
   *[other] Wrong cells to correct: { $cells }; errors in the file: { $errors }, listed above.
    }
report-next = Next step: { $step }
report-more = For every criterion and indicator with its source: ntm assess FILE --full

# --- the short report ---
report-brief-set = { $level }: { $met }/{ $total } criteria, { $indicators }/{ $indicators_total } indicators met
report-brief-criteria = { $verdict }: { $numbers }
report-brief-failing = Indicators not met ({ $count }):
report-brief-more = and { $count } more: { $codes }
report-brief-more-codes = {" "}… and { $count } more
report-brief-more-conditions = and { $count } more conditions
report-brief-conditions = Conditions of recognition not met or unclear ({ $count }):

report-next-wrong = Correct the cells with wrong figures named above, save the file and run again; for a copy with these cells marked: ntm assess FILE --annotate COPY.xlsx
report-next-figure = Fill in the missing figures named above, save the file and run again.
report-next-failing = Remedy the indicators and conditions not met named above.
report-next-threshold = Ask { $authority } for the missing levels of { $count } indicators and conditions ({ $codes }{ $more ->
    [yes] , …
   *[no] {""}
    }); enter them in the sheet that “ntm criteria sheet” makes, take it over with “ntm criteria import”, and run again with --criteria FILE.
report-next-authority = the authority in charge
report-next-besides = At the same time: { $step }
report-input = File read (left as it is): { $files }
report-next-region = Settle the region and the commune's class with the authority above, enter them in the commune sheet and run again.
report-next-confirm = The result is provisional: compare the unconfirmed thresholds (see ntm assess FILE --full) with the decisions before using it.
report-next-dossier = Write the dossier: ntm dossier FILE -o DIR
report-next-keep = Keep watching so that the criteria stay met.

# --- explanation of an indicator ---
report-explain-verdict = Verdict: { $verdict }
report-explain-required = Required: { $required }
report-explain-part = { $part }: { $verdict }
report-explain-all = All of these parts
report-explain-any = One of these parts
report-explain-at-least = At least { $count } of these parts
report-explain-value = Result: { $value }
report-explain-value-at = Result: { $value } — { $place }
report-explain-not-applicable = Not applicable ({ $reason })
report-explain-threshold = Threshold: { $required } — { $source }; { $evidence }; { $layer }
report-explain-threshold-missing = Threshold: { $required }
report-explain-no-source = no source given
report-explain-checklist = Village checklist “{ $name }”: a village passes with { $pass }/{ $total } items; { $evidence }; { $layer }
report-explain-gap = Gap: { $gap }
report-explain-other-reading = By the levels of { $region }: { $required }
report-explain-version = Decision: { $decision }; in force from { $from }
report-explain-other-versions = Other versions: { $versions }
report-explain-other-version = from { $from } ({ $decision })
report-explain-note = Note: { $note }
report-explain-provisional = Provisional: this verdict rests on thresholds not compared with the decision's text.
report-explain-elsewhere = Other sets have this code too: { $codes }
report-layer-nation = national rule

# --- findings ---
report-finding = { $severity }: { $sentence } [{ $code }]
findings-various = { $sentence } (It is like this in the other places.)
findings-places = { $count } { $what ->
    [cells] cells
   *[other] places
    }: { $places }{ $more ->
    [none] {""}
   *[other] {" "}and { $more } more
    }
report-notices = Note: the criteria in use have { $count } notices about sources and trust; see them with: ntm criteria check (or add --full).

# --- criteria ---
report-law-set = { $title } ({ $level }), { $first }–{ $last }: { $criteria } criteria, { $indicators } indicators
report-law-overlay = { $title } – { $province }; { $issuer }; { $decision }
report-doctor-law = Criteria in force
report-doctor-office = Settings of the office
report-doctor-no-office = No ntm.toml from { $folder } upwards; to write one: ntm init
report-doctor-sqlite = SQLite can be written (--sqlite)
report-doctor-no-sqlite = This program cannot write SQLite
report-doctor-findings = To be looked at
report-doctor-sound = Nothing is wrong
report-law-files = Files in use
report-law-threshold = { $where }: { $required } — { $source } ({ $evidence }; { $layer })
report-law-procedures = Steps to recognition
report-law-procedure = From { $from }: { $steps } — { $source } ({ $evidence })
report-law-area-rest = the rest of the province
report-at = { $where }; year { $year }, as of { $as_of }; class of the commune: { $classes }
report-at-class-unknown = not given
report-at-not-asked = Not asked on this day.
report-at-region = The levels of { $regions } bind
report-at-regions = It is not settled which region's levels bind: { $regions }
report-at-layers = { $region }: { $layers }
report-at-nation = Nation
report-at-binds = { $bound } — { $source } ({ $evidence })
report-law-everywhere = every region and year
report-law-whole-province = the whole province
report-law-from = from { $day }
report-law-to = to { $day }
report-law-factor = { $factor } × the threshold of { $of }
report-law-totals = { $book }: { $total } thresholds ({ $counts }); { $left } left to authorities
report-law-region-totals = { $region }: { $total } thresholds: { $counts }
report-law-document-kind = Document asked for: { $name }{ $months ->
    [none] {""}
   *[other] , at most { $months } months old
    } — { $source } ({ $evidence })
report-law-notices = What the criteria files say of themselves:
report-law-missing = missing
report-law-left = left to authorities
report-villages = Villages – { $name }: { $pass } of { $total } items needed
report-villages-recognised = Villages – { $name }: { $pass } of { $total } items and a decision of recognition needed
report-villages-sum = { $met } met + { $not_met } not met + { $undetermined } undetermined + { $not_applicable } not applicable = { $total } villages
report-villages-counts = { $counts }; { $recognised } with a decision of recognition.
report-villages-no-decision = the items are met but there is no decision of recognition (with number and day, not after the as-of date)
report-villages-nameless = (village without a name)
report-villages-more = and { $count } other villages
report-villages-line = { $name }: { $verdict } ({ $lacking })
report-village-totals = Villages of { $communes } communes – { $name }
report-village-totals-all = All
report-village-totals-share = { $name }: { $met }/{ $total } villages pass = { $share } %{ $open ->
        [none] {""}
       *[other] ; { $open } villages undetermined
    }
report-villages-failed = items not met: { $items }
report-villages-open = items without figure: { $items }

# --- comparing law ---
report-diff-point-day = on { $day }
report-diff-point-level = Criteria of { $level }
report-diff-point-province = province { $province } (region { $region })
report-diff-point-file = with the file { $file }
report-diff-point-in-force = what is in force
report-diff-none = There is no difference.
report-diff-items = Indicators and conditions that differ ({ $count }): { $codes }
report-diff-no-item = No indicator or condition differs.
report-diff-paired = The codes of the two sets do not correspond, so indicators are paired by the data they share: { $pairs } pairs, of which { $same } ask the same. Indicators that share no data are listed apart at the end; they may still be about the same thing.
report-diff-thresholds = Lines of thresholds: { $counts }
report-diff-count = { $count } { $effect }
report-diff-unknown = Where it says “not known”, the data lack the threshold of A, of B or of both, so how the requirement changed is not known.
report-diff-both-provinces = Communes of the classes: { $classes } take the levels of the region { $region } in both provinces ({ $levels }); the lines “the province's own region” then do not apply.
report-diff-own-region = the province's own region
report-diff-same = The same is asked.
report-diff-only-a = Only in A.
report-diff-only-b = Only in B.
report-diff-name = Name at A: { $old }
report-diff-decision = { $decision } (from { $from })
report-diff-decisions = Decision: { $old } → { $new }
report-diff-no-note = none any more
report-diff-levels = Applies to: { $old } → { $new }
report-diff-every-level = every level
report-diff-shape = Judged in another way: { $old } → { $new }
report-diff-case = by case: { $parts }
report-diff-more-than = { $name } > { $number }
report-diff-otherwise = otherwise
report-diff-measure-added = new data: { $name }, { $new }
report-diff-measure-removed = no longer asked: { $name }, { $old }
report-diff-measure-kind = Another kind of data: { $old } → { $new }
report-diff-measure-wording = Data given in another way: { $old } → { $new }
report-diff-if-any = where there is any
report-diff-zero = 0/0 is not applicable
report-diff-most = at most { $most }
report-diff-step = step { $step }
report-diff-threshold = { $where }: { $old } → { $new } ({ $effect })
report-diff-threshold-same = { $where }: { $new } ({ $effect })
report-diff-not-asked = not judged
report-diff-effect-stricter = stricter
report-diff-effect-looser = looser
report-diff-effect-changed = another content, neither stricter nor looser
report-diff-effect-added = judged at B only
report-diff-effect-removed = judged at A only
report-diff-effect-unknown = not known
report-diff-effect-evidence = source only
report-diff-alone-a = Only in A, sharing no data: { $count }
report-diff-alone-b = Only in B, sharing no data: { $count }
report-diff-rule = Communes that take another region's levels
report-diff-no-rule = no rule
report-diff-no-level = no set for certain
report-diff-rule-says = From { $from }, criteria { $levels }: levels of the region { $region } for communes of the classes: { $classes } — { $source }
report-diff-rule-unsettled = Not settled whether it holds for: { $open }
report-diff-begun = Remarks only at B
report-diff-ended = Remarks only at A
report-diff-other = Also different
report-diff-part-documents = Kinds of document asked for
report-diff-part-sets = Criteria sets (title, period, groups)
report-diff-part-criteria = Criteria (number, name, group, weight)
report-diff-part-regions = Regions and their provinces
report-diff-part-classes = Commune classes
report-diff-part-scales = Scales of grades
report-diff-part-words = Words of answers
report-diff-part-revocation = Rule of revocation
report-diff-part-districts = Rules of districts
report-diff-part-checklists = Village checklists
report-diff-part-areas = Areas of the province
report-law-duty = { $name }{ $source ->
    [none] {""}
   *[other] {" — "}{ $source } ({ $evidence })
    }
report-law-duty-rule = { $what ->
    [times] times
    [comments] comments
   *[vote] votes for (%)
    }: { $least ->
    [none] no threshold
   *[other] at least { $least }{ $days ->
        [none] {""}
       *[other] {" "}within { $days } days
        } ({ $evidence })
    }
report-diff-part-procedure = Steps to recognition
report-diff-part-forms = Names and labels of forms

# --- many communes ---
report-communes = { $file }: { $count } communes
report-communes-sum = { $met } met + { $not_met } not met + { $undetermined } undetermined + { $unjudged } not judged = { $total }
report-communes-one = See one commune in full: add --commune NAME or --commune CODE.
report-unjudged = Not judged
report-column-commune = Commune
report-column-met = Criteria met
report-column-failing = Indicators, conditions not met
report-column-open = Undetermined

# --- a round of many communes ---
report-review-sum = { $total } communes: { $met } met + { $not_met } not met + { $undetermined } undetermined + { $unjudged } could not be judged
report-review-level-sum = { $met } met + { $not_met } not met + { $undetermined } undetermined = { $total }
report-review-failing = Indicators most communes do not meet
report-review-failing-one = { $code } { $name }: { $failed }/{ $total } communes
report-review-watch = Recognised communes to look after
report-review-zone = { $zone }: { $count } communes

# --- two rounds compared ---
report-compare-sum = Two rounds compared: { $pairs } communes in both; in the old one only: { $old }; in the new one only: { $new }; not judged: { $old_unjudged } of the old, { $new_unjudged } of the new
report-compare-then = Then: { $words }
report-compare-now = Now: { $words }
report-compare-criteria = Criteria newly met, newly lost or now undetermined in some commune
report-compare-criterion = { $level } { $number } { $name }: { $gained } newly met, { $lost } newly lost, { $unclear } now undetermined (communes that meet it: { $old } → { $new } of { $total })
report-compare-zones = Moves between zones of revocation
report-compare-zone = { $old } → { $new }: { $communes }
report-compare-frame = { $name } ({ $old } → { $new })
report-compare-verdict = Verdict: { $old } → { $new }
report-compare-target = Target: { $old } → { $new }
report-compare-met = Criteria of { $level } met: { $old } → { $new } of { $total }
report-compare-gained = Newly met ({ $count })
report-compare-lost = Newly lost ({ $count })
report-compare-blank = Met then, no figure now ({ $count })
report-compare-unclear = Met then, undetermined now ({ $count })
report-compare-other = Other changes ({ $count })
report-compare-item = { $code } { $name }: { $old } → { $new }; { $why }
report-compare-required = Required: { $required }
report-compare-incomparable = Not comparable, as different things were asked then and now ({ $count }): { $codes }
report-compare-only-old = Asked then only: { $count } indicators and conditions
report-compare-only-new = Asked now only: { $count } indicators and conditions
report-compare-figures = Figures that changed: { $count } (listed in the file written by -o)
report-compare-unchanged = No verdict changed.
report-compare-warnings = Early warning: recognised, still met, but nearer to what is required than before
report-compare-warning = { $commune }, { $code } { $name }: { $old } → { $new }, required { $required }; distance { $before } → { $after }
margin-lost = {""}; lost next year if it goes on like this
report-review-more-warnings = { $count } more in the summary and in JSON
report-compare-old-alone = In the old round only
report-compare-new-alone = In the new round only
report-compare-alone = { $name } ({ $file })
report-compare-nearest = Is it “{ $nearest }” of the other round?
report-compare-several = Several communes have this code or name, so none was taken.

report-compare-no-pair = No commune is in both rounds, so no indicator can be compared between them; what is left below is of either round alone.
report-compare-names = Paired by the code { $code }, though the names differ: { $old } → { $new }. If these are two communes, what follows means nothing; correct the code in the workbook.
report-compare-sets = The two rounds were judged by the criteria sets of two different periods ({ $old } and { $new }), so their verdicts, criteria and indicators cannot be compared.
report-compare-levels = The two rounds aim at different levels, so their verdicts cannot be compared; only indicators asked in both are.

# --- a commune's own assessment and its appraisal ---
report-appraisal-frame = { $name }, { $year }: self-assessment against appraisal
report-appraisal-frame-old = Then ({ $year }): self-assessment against appraisal
report-appraisal-frame-new = Now ({ $year }): self-assessment against appraisal
report-appraisal-file = Dossier: { $file }
report-appraisal-beside = What the appraisers wrote is next to the self-assessment, which is computed from the dossier's figures and is not changed by it.
report-appraisal-none = Nothing has been written yet into the column { $columns }.
report-appraisal-no-column = The procedure in force has no step after the self-assessment, or the dossier lacks the columns of those steps.
report-appraisal-step = Column “{ $column }” ({ $step }): { $agree } the same + { $differ } different + { $open } not written + { $unreadable } unreadable = { $total } indicators
report-appraisal-set = Criteria of { $level }, { $by }: { $sum }
report-appraisal-sum = { $met } met + { $not_met } not met + { $undetermined } undetermined + { $not_applicable } not applicable = { $total }
report-appraisal-criterion = { $level } { $number } { $name }: { $own_step }: { $own }, { $step }: { $theirs }
report-appraisal-open = Not written ({ $count }): { $codes }
report-appraisal-against = Unlike the step before ({ $count }): { $codes }
report-appraisal-differing = Indicators unlike the self-assessment: { $count }
report-appraisal-item = { $code } { $name }: { $words }
report-appraisal-word = { $step }: { $word }
report-appraisal-word-open = not written
report-appraisal-cell = { $step }: { $cell }{ $note ->
    [none] {""}
   *[other] {"; the agency wrote: “"}{ $note }{"”"}
}
report-appraisal-unreadable = Indicators with a cell that cannot be read: { $count }
report-appraisal-unread = { $code }: { $step } “{ $read }” ({ $cell })
report-appraisal-noted = What agencies wrote next to the other indicators: { $count } indicators
report-appraisal-note = { $code }, { $office }: { $note }
report-appraisal-changes = Results of the appraisal unlike those of the old dossier: { $count }
report-appraisal-change = { $code }, { $step }: { $old } → { $new }

# --- plan ---
report-plan-supposing = SUPPOSITION – no figure, no result, written into no file:
report-plan-supposition = { $code } { $name }: { $value }
report-plan-changes = If it were so
report-plan-remains = If it were so, this would remain:
report-plan-verdict = Verdict for the target
report-plan-level = Level all of whose criteria are met
report-plan-no-level = none yet
report-plan-set = Criteria set { $level }
report-plan-set-state = { $verdict }, { $met }/{ $total } criteria met
report-plan-criterion = Criterion { $number } { $level } ({ $name })
report-plan-change = { $name }: { $before } → { $after }
report-plan-same = { $name }: still { $after }
report-plan-target = To the target ({ $level })
report-plan-next = Besides, to the next level ({ $level })
report-plan-highest = There is no higher level.
report-plan-section = { $title }: { $count } items
report-plan-nothing = Nothing is missing.
report-plan-ask = To be asked of the authorities above: { $codes }
report-plan-group = { $need } ({ $count })
report-plan-conditions = Conditions of recognition – { $need } ({ $count })
report-plan-state = Required { $required }; at present { $result }
report-plan-distance = ({ $distance } % from the threshold)
report-plan-department = Department: { $department }
report-plan-budget = Cost by unit costs
report-plan-no-costs = There are no unit costs, so no cost is computed. To have it, fill in the sheet “Đơn giá” (ntm template --costs).
report-plan-budget-target = To the target: { $total } million đồng
report-plan-budget-next = To the next level, the above included: { $total } million đồng
report-plan-fund = { $fund }: { $total } million đồng
report-plan-unpriced = { $count } items could not be computed, or not in full: no unit cost, or it is not known how much is missing.
report-plan-late = Behind the roadmap ({ $count })
report-plan-late-row = { $name }, { $quarter }: { $work }

# --- whether a finished dossier still holds ---
report-verify-holds = { $file }: holds. Computed again from the dossier's inputs it says the same ({ $name }, year { $year }, as of { $as_of }).
report-verify-differs = { $file }: DOES NOT hold ({ $count } points).
report-verify-unreadable = { $file }: could not be checked.
report-verify-sum = { $total } dossiers: { $holds } hold, { $differs } do not, { $unreadable } could not be checked.

# A plan (ntm progress)
progress-title = { $title } – { $province }, { $year }
progress-source = Where the plan was read: { $document }{ $date ->
    [none] {""}
   *[other] , { $date }
    } ({ $evidence })
progress-counted = Counted: { $count } communes with a file. Met or not is by the figures of the files; whether a commune is recognised is another question.
progress-as-of = Seen on { $date }.
progress-no-day = No day to look from was given (--as-of): no date counts as past.
progress-targets = Targets of the plan
progress-target = { $name } – by the end of { $date }{ $past ->
    [yes] {" "}(past)
   *[no] {""}
    }: { $outlook }
progress-target-communes = { $count }{ $of ->
    [none] {""}
   *[other] /{ $of }
    } communes reach { $level }{ $newly ->
    [yes] {" "}(newly, within the plan)
   *[no] {""}
    }
progress-target-keep = Communes recognised{ $level ->
    [none] {""}
   *[other] {" "}as { $level }
    } keep their level by the sets of the period
progress-target-villages = { $count }{ $kind ->
    [share] {" "}% of the villages
   *[count] {" "}villages
    } { $way ->
    [recognised] recognised
   *[passed] pass
    }{ $list ->
    [none] {""}
   *[other] : { $list }
    }
progress-target-districts = { $count } districts: { $name }
progress-scope-districts = Districts: { $names }
progress-scope-areas = Areas: { $names }
progress-scope-classes = Classes: { $names }
progress-scope-unsettled = Not known whether the plan means them: { $names }
progress-tally = Sure { $sure }; provisional (by levels not confirmed) { $provisional }; undetermined { $open }; not met { $failed }; no file { $no_file }.
progress-short = Wanted { $wanted }: short by { $short }; counting only what is sure, by { $of_sure }; if all that is undetermined or not handed in turns out well, by { $at_best }.
progress-at-hand = The plan does not state all of them: only what was handed in is counted.
progress-met = Met by the figures ({ $count }): { $names }
progress-held-before = Recognised before, not counted as new ({ $count }): { $names }
progress-unsure = Not known whether this target means them ({ $count }): { $names }
progress-not-filed = In the plan, nothing handed in ({ $count }): { $names }
progress-nearest = Nearest:
progress-near = { $name }: { $lacking }
progress-lacking = { $asked ->
    [no] judged for a lower level only;
   *[yes] {""}
    } { $failed } criteria not met, { $open } undetermined; { $items } indicators and conditions to do{ $distance ->
    [none] {""}
   *[other] ; the farthest { $distance } % from what is required
    }
progress-lacking-item = { $code }{ $department ->
    [none] {""}
   *[other] {" "}({ $department })
    }: { $what }
progress-more = and { $count } more
progress-zone-certain = Meet the rule of revocation ({ $count }): { $names }
progress-zone-possible = May meet the rule of revocation ({ $count }): { $names }
progress-in-zone = { $name } ({ $failed }/{ $total } criteria not met = { $share } %{ $open ->
    [none] {""}
   *[other] , { $open } undetermined
    }; revocation at { $limit } %{ $lower ->
    [none] {""}
   *[other] , or { $lower } % if the critical criterion that is undetermined is not met
    })
progress-at-risk = The plan names { $count } communes in danger of revocation; by the files: { $certain } meet the rule, { $possible } may.
progress-villages-of = { $name }: { $met }/{ $total } villages, { $open } undetermined{ $unsure ->
    [yes] ; not known whether this target means it
   *[no] {""}
    }
progress-no-villages = No village entered ({ $count }): { $names }
progress-communes-no-file = Communes of the plan not handed in: { $count }
progress-reports = Reports
progress-report = { $name } – before { $date }{ $past ->
    [yes] {" "}(past)
   *[no] {""}
    }; by: { $who }; needs: { $needs }
progress-report-open = Missing: { $figures } figures, { $thresholds } levels required (each indicator of each commune once).
progress-report-item = { $code }: { $figures } communes without a figure{ $names ->
    [none] {""}
   *[other] {" "}({ $names })
    }; { $thresholds } communes whose required level is not known
progress-report-no-file = Communes without a file ({ $count }): { $names }
progress-no-department = No department named
progress-who = Communes and the plan
progress-unplanned = With a file, but not named in the plan ({ $count }): { $names }
progress-aside = Not counted ({ $count }): { $names }
progress-aside-province = another province
progress-aside-year = another year
progress-aside-twice = another file of this commune counts
progress-who-commune = communes
progress-who-district = districts
progress-who-departments = departments
progress-who-province = the province
progress-need-summary = the whole summary
progress-need-departments = the indicators of each department
outlook-certain = reached for sure
outlook-provisional = reached if the unconfirmed levels are right
outlook-possible = not reached, still possible
outlook-short = out of reach by the figures at hand
# Districts
district-heading = Districts
district-counted = { $files } communes with a file{ $whole ->
    [yes] , { $no_file } not handed in
   *[no] ; only these are counted
    }
district-rule = { $name }: { $verdict } ({ $shares })
district-share = { $level }: { $met }/{ $total } communes, { $open } not known, { $per_cent } % wanted ({ $evidence })
district-danger = { $held ->
    [yes] The district is recognised
   *[unknown] If the district is recognised
    }: it { $zone ->
    [certain] meets
   *[possible] may meet
    } the rule of revocation; { $certain } communes meet theirs, { $possible } may, of { $total }; revoked from { $per_cent } % ({ $evidence }){ $provisional ->
    [yes] ; provisional
   *[no] {""}
    }

# --- how a table made by hand is understood ---
report-read-who = { $name }; province: { $province }; year: { $year }; target: { $level }
report-read-unknown = not known
report-read-sheet = Sheet “{ $sheet }”: { $how }
report-read-taken-form = a form of this program, read by its hidden ids
report-read-taken-table = figures of one commune
report-read-taken-matrix = many communes, a row each ({ $count } communes)
report-read-taken-across = many communes, a column each ({ $count } communes)
report-read-passed-aside = not read: hidden, or its name begins with “_”
report-read-passed-no_table = not read: no headings of a table of indicators
report-read-passed-no_indicators = not read: a table, and none of its rows is an indicator
report-read-passed-summary = not read: a summary by criteria without figures of single indicators
report-read-passed-other_sheet = not read: about the same indicators as sheet “{ $other }”
report-read-passed-doubt = cannot be read yet: it is not clear which figures are meant, see the errors below
report-read-passed-beside = not read: the figures of the communes are on another sheet
report-read-table = Set: { $set }; headings in { $way ->
        [lying] column
       *[upright] row
    } { $rows }{ $layout ->
    [none] .
   *[other] ; read by the layout { $layout }.
    }
report-read-row = Row
report-read-column = Column
report-read-heading = Heading
report-read-meaning = Taken for
report-read-cell = Cell
report-read-label = In the table
report-read-why = By
report-read-figure = Figure
report-read-figure-at = { $figure } ({ $cells })
report-read-why-code = code
report-read-why-name = name
report-read-why-likeness = likeness
report-read-why-order = order
report-read-why-layout = layout
report-read-criterion = criterion { $number }
report-read-total = a sum
report-read-nothing = no indicator
report-read-not-understood = not understood
report-read-not-used = not used
report-read-attribute = about the commune
report-read-left = { $count } rows are left with figures, and it is not clear which indicators they are of:
report-read-left-row = { $cell } “{ $label }”: { $figures }
report-read-role-code = code or number
report-read-role-name = name of the indicator
report-read-role-unit = unit
report-read-role-required = required level (for reference)
report-read-role-numerator = numerator
report-read-role-denominator = denominator
report-read-role-result = result
report-read-role-verdict = own assessment (to compare)
report-read-role-dated = figures as of
report-read-role-authority = confirmed by
report-read-role-documents = evidence
report-read-role-note = note
report-read-role-explanation = explanation
report-read-role-source = source of the required level (for reference)
report-read-role-evidence = how sure the level is (for reference)
report-read-role-last-year = last period (to compare)
report-read-role-id = hidden id of a form
report-read-role-criterion = name of the criterion
report-read-role-tick-met = tick for met
report-read-role-tick-not-met = tick for not met
report-read-unused-other_year = not used: figures of { $year }
report-read-unused-agency = not used: figures of a higher agency
report-read-unused-estimate = not used: an estimate
report-read-unused-second = not used: another column of the same kind is
report-read-unused-unsure = not used: it is not clear that it holds results
report-read-unused-aside = not used: nothing to judge by
report-read-unused-unknown = not used: the heading is not understood
report-read-unused-said = not used: the layout says so
decided-name = Read { $name }:
decided-unnamed = The file does not tell number and day of the decision: type them on the first sheet, or give --number and --date.
decided-table = { $place }: { $set }, { $rows } rows are indicators
decided-table-nobody = { $place }: not read, since it may be of more than one set; give --level
decided-cells = Thresholds: { $agree } agree with what is in force, { $differ } differ, { $new } new, { $left } left to an authority, { $questions } to be read by a person, { $missing } not in the decision.
decided-differs = Different from what is in force:
decided-questions = To be read by a person:
decided-unmatched = Rows and columns that were not used:
decided-cell = { $item }: “{ $text }” ({ $place })
decided-row = { $place }: “{ $text }”, { $fault ->
    [unknown] is no indicator
    [contradiction] has the code of one indicator and the name of another
    [no-set] is of no set for certain
   *[column] is a column that is not understood
    }
decided-more = and { $count } more
decided-next = Nothing is confirmed yet. Open { $file }, compare each row with the decision, give person and day on the first sheet, then run: ntm criteria import
decision-name = decision { $number } of { $day }
