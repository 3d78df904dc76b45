# Shared words: verdicts, levels, evidence.
# Tables of Word documents; their names are Vietnamese everywhere.
sheet-word = Bảng { $number }
place-word = { $table }, { $row ->
    [above] text above the table
   *[other] row { $row }, column { $column }
    }
verdict-met = met
verdict-not-met = not met
verdict-not-applicable = not applicable
verdict-undetermined = undetermined
verdict-no-answer = no data yet
verdict-unusable = data wrong
verdict-figures-disagree = figures disagree
verdict-no-threshold = no threshold yet
verdict-region-unsettled = region not settled
verdict-provisional = provisional
level-none = not recognised yet
level-none-in-text = none
evidence-confirmed = confirmed
evidence-press = press
evidence-derived = derived
evidence-interpolated = interpolated
evidence-unverified = unverified
evidence-invented = invented for illustration
severity-error = error
severity-warning = warning
severity-note = note
require-met = met
require-none = none
require-at-least = ≥ { $bound }
require-grade = { $word } or better
require-at-most = ≤ { $bound }
require-missing = no threshold yet
require-left-to = no threshold yet (left to { $authority })
require-region-unsettled = region not settled
require-widened = A province's level without a region, read as for all its communes
require-predicted = predicted level { $bound }
predicted-if = predicted level { $number }: if right, { $verdict }
require-any = one of: { $parts }
require-at-least-of = at least { $count } of: { $parts }
require-criterion = criterion { $number } of the { $level } set met
require-set = the whole { $level } set met
require-criteria = every set up to the target met
require-unchosen = the requirement depends on missing data
join-and = ; { "" }
join-or = { " or " }
value-yes = yes
value-together = together { $value }
value-no = no
value-typed-otherwise = { $value }, but typed as { $typed } %
value-ratio = { $rate } % ({ $numerator }/{ $denominator } { $unit })
gap-add = { $amount } more { $unit } needed
gap-remove = { $amount } fewer { $unit } needed
gap-raise = { $amount } { $unit } short
gap-lower = { $amount } { $unit } too much
gap-points-raise = { $amount } percentage points short
gap-points-lower = { $amount } percentage points too many
gap-grade = { $steps } grades up, to “{ $word }”
gap-one-of = at least one of ({ $parts }) misses { $bound }; each one's own figure is needed to tell by how much
gap-change = must become met
verdict-not-considered = not considered
zone-kept = Every criterion is kept.
zone-unclear = Unclear: some criteria are undetermined, too few for revocation even if all of them fail.
zone-without_threshold = Unclear for want of thresholds: some criteria have none to be judged by.
zone-not_maintained = Not all criteria are kept; not enough for revocation.
zone-possible = Revocation possible: if the criteria whose figures are missing all fail, the rule for revocation is met.
zone-certain = The rule for revoking the recognition is met.
special-waiver = waiver { $document } of { $date }, signed by { $signer }, until { $expires }, reason: { $reason }
special-attestation = attestation { $document } of { $date }, signed by { $signer }, until { $expires }, reason: { $reason }
special-expired = (expired)
special-beside = { $verdict }; there is a { $waiver }. It does not change the verdict.
require-named = { $name } ({ $parts })
model-field = model commune in { $name }
kind-yes_no = met or not
kind-rate = share
kind-number = amount
kind-count = count
kind-grade = grade
kind-villages = villages that pass
step-what-days = its days
step-what-times = the day of each time
step-what-document = the number and date of its document
step-what-comments = the number of comments
step-what-meeting = the day of the meeting (sheet “Cuộc họp”)
step-what-vote = the number asked and the votes for (sheet “Cuộc họp”)
step-number-times = the number of times given
step-number-comments = the number of comments
step-number-vote = the share of votes for (%)
finding-explained = The commune explains: “{ $explanation }”.
finding-explained-hint = The figures may stay if the explanation is good; it is for the appraiser to judge.
verdict-not-asked = Not asked
unit-points = percentage points
why-figures = because the commune's figures changed
why-law = because the rules that apply changed (text, year, region or class of the commune)
why-both = because both the figures and the rules that apply changed
why-appeared = because there are usable figures now
why-disappeared = because there are no usable figures any more
why-crossed = old figures by the new rules: { $forward }; new figures by the old rules: { $back }
zone-none = no recognition entered
# Plan
plan-enough = { $count } more of the following parts is enough:
plan-need-reach = Not met
plan-need-figure = No figure
plan-need-wrong = Wrong figure, correct the cell
plan-need-threshold = No threshold
plan-need-region = Region not settled
plan-need-elsewhere = Follows from others
plan-lack-figure = no figure
plan-lack-wrong = wrong figure, correct the cell
plan-lack-region = region not settled
plan-supposed = { $value } (present figure: { $present })
plan-unit-grade = grade
plan-unit-once = time
plan-cost = { $amount } × { $cost } = { $total } million đồng ({ $fund })
plan-cheapest = cheapest of the parts that have a unit cost:
plan-unpriced = not computed: { $names }
plan-fund-none = source of funds not given

# Where a table begins.
table-at = “{ $sheet }” (from row { $row })
form-threshold = { $name }: the form has { $form ->
    [none] no level
   *[other] { $form }
    }, now { $tool ->
    [none] no level
   *[other] { $tool }
    }
commune-fails-criteria = { $level } fails criteria { $numbers }
commune-fails-condition = fails { $condition }
commune-open = { $count } indicators and conditions are open: { $detail }

# --- several years ---
history-sum = History { $first }–{ $last }: { $count } communes
history-years-left = The last { $count } years only; the file written by -o has them all.
history-held = recognised { $level }
history-changes = Indicators and conditions lost and regained over the years
history-no-changes = None.
history-gained = met for the first time: { $count } (name the commune to see which)
history-change = { $year }: { $step ->
    [lost] no longer met
    [regained] regained
   *[gained] newly met
    } { $code } { $name } ({ $from }: { $old } → { $new }{ $asked ->
    [none] {""}
   *[other] ; required { $asked }
    }), { $why }
history-falling-heading = Falling for 2 years: recognised, still met, and nearer each year to what is required
history-falling-meaning = The distance is in the indicator's unit, from each year's result to what was required in that year; it changes no verdict.
history-falling-near = close to what is required, falling for 2 years
history-falling = falling for 2 years
history-point = { $year }: { $value }, { $margin } away
history-falling-sentence = { $commune }, { $code } { $name }, required { $asked }: { $points }: { $word }
history-alone = Not matched in all years (by code, or by name, district and province)
history-alone-line = { $name }: { $years } only; { $way ->
    [after] not found in later years
   *[before] not found in earlier years
    }{ $several ->
    [yes] , or several communes have this name and none was taken
   *[no] {""}
    }{ $nearest ->
    [none] .
   *[other] . Is it “{ $nearest }”?
    }
