# Từ dùng chung: kết quả đánh giá, cấp độ, mức tin cậy.
# Bảng trong tệp Word.
sheet-word = Bảng { $number }
place-word = { $table }, { $row ->
    [above] phần chữ phía trên bảng
   *[other] dòng { $row }, cột { $column }
    }
verdict-met = Đạt
verdict-not-met = Chưa đạt
verdict-not-applicable = Không áp dụng
verdict-undetermined = Chưa kết luận được
verdict-no-answer = Chưa có số liệu
verdict-unusable = Số liệu sai
verdict-figures-disagree = Số liệu không khớp
verdict-no-threshold = Chưa có mức đạt chuẩn
verdict-region-unsettled = Chưa rõ vùng áp dụng
verdict-provisional = tạm tính
level-none = Chưa được công nhận
level-none-in-text = chưa được công nhận
evidence-confirmed = đã đối chiếu
evidence-press = theo báo chí
evidence-derived = suy ra
evidence-interpolated = nội suy
evidence-unverified = chưa kiểm chứng
evidence-invented = giả định minh họa
severity-error = Lỗi
severity-warning = Cảnh báo
severity-note = Lưu ý
require-met = Đạt
require-none = Không
require-at-least = ≥ { $bound }
require-grade = { $word } trở lên
require-at-most = ≤ { $bound }
require-missing = Chưa có mức đạt chuẩn
require-left-to = Chưa có mức đạt chuẩn ({ $authority } quy định)
require-region-unsettled = Chưa rõ vùng áp dụng
require-widened = Mức của tỉnh không ghi vùng, hiểu là cho mọi xã của tỉnh
require-predicted = Mức dự đoán { $bound }
predicted-if = mức dự đoán { $number }: nếu đúng thì { $verdict }
require-any = một trong: { $parts }
require-at-least-of = ít nhất { $count } trong: { $parts }
require-criterion = đạt tiêu chí { $number } của bộ tiêu chí { $level }
require-set = đạt đủ bộ tiêu chí { $level }
require-criteria = đạt đủ các bộ tiêu chí đến mức phấn đấu
require-unchosen = mức yêu cầu phụ thuộc số liệu chưa có
join-and = ; { "" }
join-or = { " hoặc " }
value-yes = Đạt
value-together = chung { $value }
value-no = Chưa đạt
value-typed-otherwise = { $value }, nhưng tỷ lệ ghi { $typed } %
value-ratio = { $rate } % ({ $numerator }/{ $denominator } { $unit })
gap-add = cần thêm { $amount } { $unit }
gap-remove = cần giảm { $amount } { $unit }
gap-raise = còn thiếu { $amount } { $unit }
gap-lower = còn vượt { $amount } { $unit }
gap-points-raise = còn thiếu { $amount } điểm phần trăm
gap-points-lower = còn vượt { $amount } điểm phần trăm
gap-grade = cần nâng { $steps } bậc, lên “{ $word }”
gap-one-of = ít nhất một trong các số ({ $parts }) không đạt mức { $bound }; cần số riêng của từng bên để biết còn thiếu bao nhiêu
gap-change = cần chuyển sang đạt
verdict-not-considered = Không xét
zone-kept = Duy trì được mọi tiêu chí.
zone-unclear = Chưa rõ: có tiêu chí chưa kết luận được, nhưng chưa đủ để thu hồi kể cả khi đều không đạt.
zone-without_threshold = Chưa rõ vì thiếu mức đạt chuẩn: có tiêu chí chưa có mức để kết luận.
zone-not_maintained = Không duy trì đủ tiêu chí, chưa đến mức thu hồi.
zone-possible = Có thể bị thu hồi: nếu các tiêu chí còn thiếu số liệu đều không đạt thì đủ điều kiện thu hồi.
zone-certain = Đủ điều kiện thu hồi quyết định công nhận.
special-waiver = văn bản chấp thuận tạm hoãn { $document } ngày { $date }, người ký { $signer }, hiệu lực đến { $expires }, lý do: { $reason }
special-attestation = văn bản xác nhận { $document } ngày { $date }, người ký { $signer }, hiệu lực đến { $expires }, lý do: { $reason }
special-expired = (đã hết hiệu lực)
special-beside = { $verdict }; có { $waiver }. Văn bản không làm thay đổi đánh giá.
require-named = { $name } ({ $parts })
model-field = kiểu mẫu về { $name }
kind-yes_no = đạt hay chưa
kind-rate = tỷ lệ
kind-number = số đo
kind-count = số đếm
kind-grade = xếp loại
kind-villages = số thôn đạt
step-what-days = ngày thực hiện
step-what-times = ngày của từng lần
step-what-document = số, ngày văn bản
step-what-comments = số ý kiến
step-what-meeting = ngày họp (trang “Cuộc họp”)
step-what-vote = số người được lấy ý kiến và số phiếu tán thành (trang “Cuộc họp”)
step-number-times = số lần đã ghi
step-number-comments = số ý kiến
step-number-vote = tỷ lệ tán thành (%)
finding-explained = Xã giải trình: “{ $explanation }”.
finding-explained-hint = Không cần sửa số liệu nếu giải trình thỏa đáng; người thẩm tra xem xét giải trình.
verdict-not-asked = Không xét
unit-points = điểm phần trăm
why-figures = do số liệu của xã thay đổi
why-law = do quy định áp dụng thay đổi (văn bản, năm, vùng hoặc diện xã)
why-both = do cả số liệu và quy định áp dụng thay đổi
why-appeared = do nay đã có số liệu dùng được
why-disappeared = do nay không còn số liệu dùng được
why-crossed = số liệu kỳ trước theo quy định kỳ này: { $forward }; số liệu kỳ này theo quy định kỳ trước: { $back }
zone-none = chưa ghi công nhận
# Kế hoạch
plan-enough = chỉ cần thêm { $count } trong các phần sau:
plan-need-reach = Chưa đạt
plan-need-figure = Chưa có số liệu
plan-need-wrong = Số liệu sai, cần sửa ô
plan-need-threshold = Chưa có mức đạt chuẩn
plan-need-region = Chưa rõ vùng áp dụng
plan-need-elsewhere = Theo nội dung khác
plan-lack-figure = chưa có số liệu
plan-lack-wrong = số liệu sai, cần sửa ô
plan-lack-region = chưa rõ vùng áp dụng
plan-supposed = { $value } (số liệu đang có: { $present })
plan-unit-grade = bậc
plan-unit-once = lần
plan-cost = { $amount } × { $cost } = { $total } triệu đồng ({ $fund })
plan-cheapest = phương án rẻ nhất trong các phần có đơn giá:
plan-unpriced = chưa tính được: { $names }
plan-fund-none = chưa ghi nguồn vốn

# Nơi một bảng bắt đầu.
table-at = “{ $sheet }” (từ dòng { $row })
form-threshold = { $name }: biểu ghi { $form ->
    [none] chưa có mức
   *[other] { $form }
    }, nay { $tool ->
    [none] chưa có mức
   *[other] { $tool }
    }
commune-fails-criteria = { $level } chưa đạt tiêu chí { $numbers }
commune-fails-condition = chưa đạt { $condition }
commune-open = còn { $count } chỉ tiêu, điều kiện: { $detail }

# --- nhiều năm ---
history-sum = Lịch sử { $first }–{ $last }: { $count } xã
history-years-left = Chỉ hiện { $count } năm gần nhất; tệp ghi bằng -o có đủ các năm.
history-held = công nhận { $level }
history-changes = Chỉ tiêu, điều kiện mất và lấy lại qua các năm
history-no-changes = Không có.
history-gained = đạt thêm lần đầu: { $count } chỉ tiêu, điều kiện (nêu tên xã để xem)
history-change = { $year }: { $step ->
    [lost] không còn đạt
    [regained] lấy lại được
   *[gained] đạt thêm
    } { $code } { $name } ({ $from }: { $old } → { $new }{ $asked ->
    [none] {""}
   *[other] ; yêu cầu { $asked }
    }), { $why }
history-falling-heading = Giảm 2 năm liền: xã đã công nhận, vẫn đạt nhưng mỗi năm một gần mức yêu cầu
history-falling-meaning = Khoảng cách tính theo đơn vị của chỉ tiêu, từ kết quả mỗi năm đến mức yêu cầu của chính năm đó; không làm thay đổi đánh giá.
history-falling-near = sát mức, giảm 2 năm liền
history-falling = giảm 2 năm liền
history-point = { $year }: { $value }, cách mức { $margin }
history-falling-sentence = { $commune }, { $code } { $name }, yêu cầu { $asked }: { $points }: { $word }
history-alone = Không ghép được đủ các năm (theo mã, hoặc theo tên, huyện, tỉnh)
history-alone-line = { $name }: chỉ có { $years }; { $way ->
    [after] không thấy ở các năm sau
   *[before] không thấy ở các năm trước
    }{ $several ->
    [yes] , hoặc có nhiều xã cùng tên nên không ghép
   *[no] {""}
    }{ $nearest ->
    [none] .
   *[other] . Có phải là “{ $nearest }” không?
    }
