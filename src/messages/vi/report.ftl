# Báo cáo trên màn hình.

# --- đầu báo cáo ---
report-nameless = (chưa ghi tên xã)
report-frame = Năm đánh giá: { $year } · Tính đến ngày: { $as_of } · Mức phấn đấu: { $target }
report-region = Vùng: { $region }
report-region-none = chưa rõ (chưa ghi tỉnh)
report-region-effective = áp dụng mức của vùng { $region } theo diện của xã
report-region-unsettled = chưa rõ áp dụng mức của vùng nào: { $regions }
report-of-set = { $level }: { $words }
report-held = Đã được công nhận: { $level }, năm { $year }, quyết định { $decision }
report-held-maintenance = Đã được công nhận: { $level }, năm { $year }, quyết định { $decision }. Mức phấn đấu không cao hơn mức đã có nên chỉ đánh giá việc duy trì, không xét điều kiện công nhận.
report-illustration = MINH HỌA: kết quả dùng mức giả định của “{ $title }”, không phải quy định. Không dùng để xét công nhận.
report-verdict = Kết luận: { $verdict }. Mức phấn đấu: { $level }
report-line-met = Đạt: { $parts }
report-line-not_met = Chưa đạt: { $parts }
report-line-undetermined = Còn thiếu: { $parts }
report-line-nothing = không có
report-line-set-met = { $level } { $count }/{ $total } tiêu chí{ $aside ->
    [none] {""}
   *[other] {" "}({ $aside } không áp dụng)
    }
report-line-set-not_met = { $level } { $count } tiêu chí ({ $detail })
report-line-set-undetermined = { $level } { $count } tiêu chí ({ $detail })
report-line-conditions-met = { $count }/{ $total } điều kiện khác{ $aside ->
    [none] {""}
   *[other] {" "}(không tính vào kết luận)
    }
report-line-conditions-not_met = { $count } điều kiện khác
report-line-conditions-undetermined = { $count } điều kiện khác ({ $detail })
report-rest = { $count } { $word }
report-level-met = Mức cao nhất đạt đủ tiêu chí: { $level }
report-fields = Lĩnh vực nổi trội đã đạt: { $fields }
report-level-met-none = Chưa đạt đủ tiêu chí của mức nào.

# --- từng bộ tiêu chí ---
report-set = { $title }: { $verdict }
report-sum-criteria = Tiêu chí: { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận được + { $not_applicable } không áp dụng = { $total }
report-sum-indicators = Chỉ tiêu: { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận được + { $not_applicable } không áp dụng = { $total }
report-column-number = TC
report-column-name = Tiêu chí
report-column-indicators = Chỉ tiêu đạt
report-column-verdict = Đánh giá
report-cell-indicators = { $met }/{ $total }
report-cell-some-not-applicable = { $met }/{ $total } ({ $count } không áp dụng)

# --- chưa đạt, còn thiếu ---
report-failing = Chỉ tiêu chưa đạt ({ $count })
report-shortfall = { $value }, yêu cầu { $required }: { $gap }
report-shortfall-without-gap = { $value }, yêu cầu { $required }
report-enough = chỉ cần đạt { $count } trong các phần sau:
report-lack-wrong = Số liệu sai, cần sửa ô ({ $count } chỉ tiêu)
report-lack-figure = Chưa có số liệu ({ $count } chỉ tiêu)
report-lack-threshold = Chưa có mức đạt chuẩn ({ $count } chỉ tiêu)
report-lack-region = Chưa rõ vùng áp dụng ({ $count } chỉ tiêu)
report-lack-elsewhere = Phụ thuộc phần khác chưa kết luận được ({ $count } chỉ tiêu)
report-decided-by = { $authority } quy định
report-nothing-counted = không có đối tượng để tính
report-conditions = Điều kiện công nhận
report-condition-code = Điều kiện
report-condition-named = điều kiện “{ $name }”
report-condition = { $name }: { $verdict }

# --- duy trì, thu hồi ---
report-revocation = Duy trì và nguy cơ thu hồi
report-revocation-count = Tính theo bộ tiêu chí { $level }: { $failed } chưa đạt, { $undetermined } chưa kết luận được, trong { $total } tiêu chí.
report-revocation-failed = Tiêu chí chưa đạt ({ $count }): { $numbers }
report-revocation-undetermined = Tiêu chí chưa kết luận được ({ $count }): { $numbers }
report-revocation-critical = Trong đó tiêu chí quan trọng, đánh dấu * ({ $count }): { $numbers }
report-revocation-source = Căn cứ: { $source }

# --- mức tin cậy ---
report-evidence = Mức đạt chuẩn đã đối chiếu với văn bản gốc: { $confirmed }/{ $total }
report-evidence-of = { $evidence } ({ $count }): { $codes }
report-files = Tệp tiêu chí đã dùng: { $files }
report-other-reading = Mức của vùng { $region } khác mức đang áp dụng: { $codes }
report-widened = { $rule }: { $codes }

# --- việc tiếp theo ---
report-faults = { $errors ->
    [none] Không có ô nào sai.
   *[other] Ô sai cần sửa: { $cells }; lỗi trong tệp: { $errors }, nêu ở trên.
    }
report-next = Việc tiếp theo: { $step }
report-more = Xem từng tiêu chí, từng chỉ tiêu và căn cứ: ntm assess TỆP --full

# --- bản gọn ---
report-brief-set = { $level }: { $met }/{ $total } tiêu chí, { $indicators }/{ $indicators_total } chỉ tiêu đạt
report-brief-criteria = { $verdict }: { $numbers }
report-brief-failing = Chỉ tiêu chưa đạt ({ $count }):
report-brief-more = và { $count } chỉ tiêu nữa: { $codes }
report-brief-more-codes = {" "}… và { $count } chỉ tiêu nữa
report-brief-more-conditions = và { $count } điều kiện nữa
report-brief-conditions = Điều kiện công nhận chưa đạt hoặc chưa rõ ({ $count }):

report-next-wrong = Sửa các ô có số liệu sai nêu trên, lưu tệp rồi chạy lại; muốn có bản sao tô màu các ô ấy: ntm assess TỆP --annotate BẢN_SAO.xlsx
report-next-figure = Điền các số liệu còn thiếu nêu trên, lưu tệp rồi chạy lại.
report-next-failing = Khắc phục các chỉ tiêu, điều kiện chưa đạt nêu trên.
report-next-threshold = Hỏi { $authority } về mức đạt chuẩn còn thiếu của { $count } chỉ tiêu, điều kiện ({ $codes }{ $more ->
    [yes] , …
   *[no] {""}
    }); nhập vào bảng do “ntm criteria sheet” tạo, chuyển bằng “ntm criteria import” rồi chạy lại với --criteria TỆP.
report-next-authority = cơ quan có thẩm quyền
report-next-besides = Đồng thời: { $step }
report-input = Tệp đã đọc (giữ nguyên): { $files }
report-next-region = Làm rõ vùng áp dụng và diện của xã với cơ quan cấp trên, ghi vào bảng thông tin xã rồi chạy lại.
report-next-confirm = Kết quả còn tạm tính: đối chiếu các mức đạt chuẩn chưa xác nhận (xem bằng ntm assess TỆP --full) với văn bản gốc trước khi dùng kết quả.
report-next-dossier = Lập hồ sơ bằng lệnh: ntm dossier TỆP -o THƯ_MỤC
report-next-keep = Tiếp tục theo dõi để duy trì các tiêu chí.

# --- giải thích một chỉ tiêu ---
report-explain-verdict = Đánh giá: { $verdict }
report-explain-required = Yêu cầu: { $required }
report-explain-part = { $part }: { $verdict }
report-explain-all = Mọi phần sau
report-explain-any = Một trong các phần sau
report-explain-at-least = Ít nhất { $count } trong các phần sau
report-explain-value = Kết quả: { $value }
report-explain-value-at = Kết quả: { $value } — { $place }
report-explain-not-applicable = Không áp dụng ({ $reason })
report-explain-threshold = Mức đạt chuẩn: { $required } — { $source }; { $evidence }; { $layer }
report-explain-threshold-missing = Mức đạt chuẩn: { $required }
report-explain-no-source = không ghi căn cứ
report-explain-checklist = Bảng kiểm thôn “{ $name }”: thôn đạt khi đạt { $pass }/{ $total } mục; { $evidence }; { $layer }
report-explain-gap = Khoảng cách: { $gap }
report-explain-other-reading = Nếu áp dụng mức của vùng { $region }: { $required }
report-explain-version = Văn bản: { $decision }; áp dụng từ { $from }
report-explain-other-versions = Phiên bản khác: { $versions }
report-explain-other-version = từ { $from } ({ $decision })
report-explain-note = Ghi chú: { $note }
report-explain-provisional = Tạm tính: đánh giá này dựa vào mức đạt chuẩn chưa đối chiếu với văn bản gốc.
report-explain-elsewhere = Bộ tiêu chí khác cũng có mã này: { $codes }
report-layer-nation = quy định của trung ương

# --- lỗi và lưu ý ---
report-finding = { $severity }: { $sentence } [{ $code }]
findings-various = { $sentence } (Các ô khác cùng lỗi này tương tự.)
findings-places = { $count } { $what ->
    [cells] ô
   *[other] chỗ
    }: { $places }{ $more ->
    [none] {""}
   *[other] {" "}và { $more } { $what ->
        [cells] ô
       *[other] chỗ
        } nữa
    }
report-notices = Lưu ý: bộ tiêu chí đang dùng có { $count } lưu ý về nguồn và mức tin cậy; xem bằng: ntm criteria check (hoặc thêm --full).

# --- bộ tiêu chí ---
report-law-set = { $title } ({ $level }), { $first }–{ $last }: { $criteria } tiêu chí, { $indicators } chỉ tiêu
report-law-overlay = { $title } – { $province }; { $issuer }; { $decision }
report-doctor-law = Bộ tiêu chí đang dùng
report-doctor-office = Cài đặt của văn phòng
report-doctor-no-office = Không có ntm.toml từ { $folder } trở lên; tạo bằng: ntm init
report-doctor-sqlite = Ghi được SQLite (--sqlite)
report-doctor-no-sqlite = Bản này không ghi được SQLite
report-doctor-findings = Cần xem
report-doctor-sound = Không có gì sai
report-law-files = Tệp đang dùng
report-law-threshold = { $where }: { $required } — { $source } ({ $evidence }; { $layer })
report-law-procedures = Trình tự xét, công nhận
report-law-procedure = Từ { $from }: { $steps } — { $source } ({ $evidence })
report-law-area-rest = phần còn lại của tỉnh
report-at = { $where }; năm { $year }, tại ngày { $as_of }; diện của xã: { $classes }
report-at-class-unknown = chưa ghi
report-at-not-asked = Không xét tại ngày này.
report-at-region = Áp dụng mức của vùng { $regions }
report-at-regions = Chưa rõ áp dụng mức của vùng nào: { $regions }
report-at-layers = { $region }: { $layers }
report-at-nation = Trung ương
report-at-binds = { $bound } — { $source } ({ $evidence })
report-law-everywhere = mọi vùng, mọi năm
report-law-whole-province = toàn tỉnh
report-law-from = từ { $day }
report-law-to = đến { $day }
report-law-factor = { $factor } × mức đạt chuẩn của { $of }
report-law-totals = { $book }: { $total } mức đạt chuẩn ({ $counts }); { $left } mức đạt chuẩn để cấp có thẩm quyền quy định
report-law-region-totals = { $region }: { $total } mức đạt chuẩn: { $counts }
report-law-document-kind = Minh chứng phải có: { $name }{ $months ->
    [none] {""}
   *[other] , không quá { $months } tháng
    } — { $source } ({ $evidence })
report-law-notices = Lưu ý của các tệp tiêu chí:
report-law-missing = chưa có
report-law-left = để cấp có thẩm quyền quy định
report-villages = Thôn – { $name }: cần { $pass }/{ $total } nội dung
report-villages-recognised = Thôn – { $name }: cần { $pass }/{ $total } nội dung và quyết định công nhận
report-villages-sum = { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận + { $not_applicable } không áp dụng = { $total } thôn
report-villages-counts = { $counts }; { $recognised } thôn có quyết định công nhận.
report-villages-no-decision = đủ nội dung nhưng chưa có quyết định công nhận (đủ số, ngày, tính đến ngày đánh giá)
report-villages-nameless = (thôn chưa ghi tên)
report-villages-more = và { $count } thôn khác
report-villages-line = { $name }: { $verdict } ({ $lacking })
report-village-totals = Thôn của { $communes } xã – { $name }
report-village-totals-all = Tất cả
report-village-totals-share = { $name }: { $met }/{ $total } thôn đạt = { $share } %{ $open ->
        [none] {""}
       *[other] ; { $open } thôn chưa kết luận
    }
report-villages-failed = nội dung chưa đạt: { $items }
report-villages-open = nội dung chưa có số liệu: { $items }

# --- so sánh quy định ---
report-diff-point-day = tại ngày { $day }
report-diff-point-level = Bộ tiêu chí { $level }
report-diff-point-province = tỉnh { $province } (vùng { $region })
report-diff-point-file = có tệp { $file }
report-diff-point-in-force = quy định đang dùng
report-diff-none = Không có khác biệt nào.
report-diff-items = Chỉ tiêu, điều kiện khác nhau ({ $count }): { $codes }
report-diff-no-item = Không có chỉ tiêu, điều kiện nào khác nhau.
report-diff-paired = Mã chỉ tiêu của hai bộ không tương ứng nhau, nên các chỉ tiêu được ghép theo số liệu dùng chung: { $pairs } cặp, trong đó { $same } cặp yêu cầu như nhau. Chỉ tiêu không có số liệu chung được liệt kê riêng ở cuối; có thể vẫn cùng nội dung.
report-diff-thresholds = Các dòng mức đạt chuẩn: { $counts }
report-diff-count = { $count } { $effect }
report-diff-unknown = Ở các dòng “chưa biết”, dữ liệu thiếu mức đạt chuẩn của A, của B hoặc của cả hai, nên chưa biết yêu cầu thay đổi thế nào.
report-diff-both-provinces = Xã thuộc diện: { $classes } ở cả hai tỉnh đều áp dụng mức của vùng { $region } ({ $levels }); khi đó các dòng “vùng của tỉnh” không áp dụng.
report-diff-own-region = vùng của tỉnh
report-diff-same = Yêu cầu như nhau.
report-diff-only-a = Chỉ có ở A.
report-diff-only-b = Chỉ có ở B.
report-diff-name = Tên ở A: { $old }
report-diff-decision = { $decision } (từ { $from })
report-diff-decisions = Căn cứ: { $old } → { $new }
report-diff-no-note = không còn
report-diff-levels = Áp dụng cho: { $old } → { $new }
report-diff-every-level = mọi mức
report-diff-shape = Đổi cách xét: { $old } → { $new }
report-diff-case = tùy trường hợp: { $parts }
report-diff-more-than = { $name } > { $number }
report-diff-otherwise = còn lại
report-diff-measure-added = thêm số liệu: { $name }, { $new }
report-diff-measure-removed = bỏ số liệu: { $name }, { $old }
report-diff-measure-kind = Đổi loại số liệu: { $old } → { $new }
report-diff-measure-wording = Đổi cách ghi số liệu: { $old } → { $new }
report-diff-if-any = nếu có
report-diff-zero = 0/0 là không áp dụng
report-diff-most = nhiều nhất { $most }
report-diff-step = bước { $step }
report-diff-threshold = { $where }: { $old } → { $new } ({ $effect })
report-diff-threshold-same = { $where }: { $new } ({ $effect })
report-diff-not-asked = không xét
report-diff-effect-stricter = chặt hơn
report-diff-effect-looser = nới hơn
report-diff-effect-changed = nội dung khác, không so chặt hay nới được
report-diff-effect-added = chỉ xét ở B
report-diff-effect-removed = chỉ xét ở A
report-diff-effect-unknown = chưa biết
report-diff-effect-evidence = chỉ khác căn cứ
report-diff-alone-a = Chỉ có ở A, không có số liệu chung: { $count }
report-diff-alone-b = Chỉ có ở B, không có số liệu chung: { $count }
report-diff-rule = Xã áp dụng mức của vùng khác
report-diff-no-rule = không có quy định
report-diff-no-level = chưa bộ nào chắc chắn
report-diff-rule-says = Từ { $from }, bộ tiêu chí { $levels }: mức của vùng { $region } cho xã thuộc diện: { $classes } — { $source }
report-diff-rule-unsettled = Chưa rõ có áp dụng không: { $open }
report-diff-begun = Lưu ý chỉ có ở B
report-diff-ended = Lưu ý chỉ có ở A
report-diff-other = Khác nhau còn có
report-diff-part-documents = Loại minh chứng phải có
report-diff-part-sets = Bộ tiêu chí (tên, giai đoạn, nhóm)
report-diff-part-criteria = Tiêu chí (số, tên, nhóm, mức quan trọng)
report-diff-part-regions = Vùng và các tỉnh của vùng
report-diff-part-classes = Diện xã
report-diff-part-scales = Thang xếp loại
report-diff-part-words = Từ dùng để trả lời
report-diff-part-revocation = Quy định thu hồi
report-diff-part-districts = Quy định về huyện
report-diff-part-checklists = Bảng kiểm thôn
report-diff-part-areas = Vùng trong tỉnh
report-law-duty = { $name }{ $source ->
    [none] {""}
   *[other] {" — "}{ $source } ({ $evidence })
    }
report-law-duty-rule = { $what ->
    [times] số lần
    [comments] số ý kiến
   *[vote] tỷ lệ tán thành (%)
    }: { $least ->
    [none] chưa có mức đạt chuẩn
   *[other] ít nhất { $least }{ $days ->
        [none] {""}
       *[other] {" "}trong { $days } ngày
        } ({ $evidence })
    }
report-diff-part-procedure = Trình tự xét, công nhận
report-diff-part-forms = Tên, số mẫu của các biểu

# --- nhiều xã ---
report-communes = { $file }: { $count } xã
report-communes-sum = { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận được + { $unjudged } không đánh giá được = { $total }
report-communes-one = Xem đầy đủ một xã: thêm --commune TÊN hoặc --commune MÃ.
report-unjudged = Không đánh giá được
report-column-commune = Xã
report-column-met = Tiêu chí đạt
report-column-failing = Chỉ tiêu, điều kiện chưa đạt
report-column-open = Chưa kết luận được

# --- một đợt nhiều xã ---
report-review-sum = { $total } xã: { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận được + { $unjudged } không đánh giá được
report-review-level-sum = { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận được = { $total }
report-review-failing = Chỉ tiêu nhiều xã chưa đạt nhất
report-review-failing-one = { $code } { $name }: { $failed }/{ $total } xã
report-review-watch = Xã đã công nhận cần chú ý
report-review-zone = { $zone }: { $count } xã

# --- so sánh hai kỳ ---
report-compare-sum = So sánh hai kỳ: ghép được { $pairs } xã; chỉ có ở kỳ trước: { $old }; chỉ có ở kỳ này: { $new }; không đánh giá được: { $old_unjudged } ở kỳ trước, { $new_unjudged } ở kỳ này
report-compare-then = Kỳ trước: { $words }
report-compare-now = Kỳ này: { $words }
report-compare-criteria = Tiêu chí có xã mới đạt, mới mất hoặc nay chưa kết luận được
report-compare-criterion = { $level } { $number } { $name }: { $gained } xã mới đạt, { $lost } xã mới mất, { $unclear } xã nay chưa kết luận được (số xã đạt: { $old } → { $new } trong { $total })
report-compare-zones = Thay đổi về duy trì, thu hồi
report-compare-zone = { $old } → { $new }: { $communes }
report-compare-frame = { $name } ({ $old } → { $new })
report-compare-verdict = Kết luận: { $old } → { $new }
report-compare-target = Mức phấn đấu: { $old } → { $new }
report-compare-met = Tiêu chí { $level } đạt: { $old } → { $new } trong { $total }
report-compare-gained = Mới đạt ({ $count })
report-compare-lost = Mới mất ({ $count })
report-compare-blank = Trước đạt, nay chưa có số liệu ({ $count })
report-compare-unclear = Trước đạt, nay chưa kết luận được ({ $count })
report-compare-other = Thay đổi khác ({ $count })
report-compare-item = { $code } { $name }: { $old } → { $new }; { $why }
report-compare-required = Yêu cầu: { $required }
report-compare-incomparable = Không so sánh được, vì hai kỳ hỏi nội dung khác nhau ({ $count }): { $codes }
report-compare-only-old = Chỉ xét ở kỳ trước: { $count } chỉ tiêu, điều kiện
report-compare-only-new = Chỉ xét ở kỳ này: { $count } chỉ tiêu, điều kiện
report-compare-figures = Số liệu thay đổi: { $count } (liệt kê trong tệp ghi bằng -o)
report-compare-unchanged = Không có đánh giá nào thay đổi.
report-compare-warnings = Cảnh báo sớm: xã đã công nhận, vẫn đạt nhưng gần mức yêu cầu hơn kỳ trước
report-compare-warning = { $commune }, { $code } { $name }: { $old } → { $new }, yêu cầu { $required }; còn cách { $before } → { $after }
margin-lost = {""}; nếu giảm tiếp như vậy thì kỳ sau không còn đạt
report-review-more-warnings = còn { $count } cảnh báo nữa ở bảng tổng hợp và JSON
report-compare-old-alone = Chỉ có ở kỳ trước
report-compare-new-alone = Chỉ có ở kỳ này
report-compare-alone = { $name } ({ $file })
report-compare-nearest = Có phải là “{ $nearest }” của kỳ kia?
report-compare-several = Có nhiều xã cùng mã hoặc cùng tên nên không ghép.

report-compare-no-pair = Không có xã nào ở cả hai kỳ, nên không so sánh được chỉ tiêu nào giữa hai kỳ; dưới đây chỉ còn nội dung của từng kỳ.
report-compare-names = Được ghép vì cùng mã { $code }, nhưng tên khác nhau: { $old } → { $new }. Nếu là hai xã khác nhau thì phần so sánh này không có nghĩa; sửa mã ở biểu số liệu.
report-compare-sets = Hai kỳ được đánh giá theo bộ tiêu chí của hai giai đoạn khác nhau ({ $old } và { $new }), nên kết luận, tiêu chí và chỉ tiêu của hai kỳ không so sánh được với nhau.
report-compare-levels = Hai kỳ phấn đấu mức khác nhau, nên kết luận không so sánh được với nhau; chỉ các chỉ tiêu cả hai kỳ cùng xét được so sánh.

# --- tự đánh giá so với thẩm tra, thẩm định ---
report-appraisal-frame = { $name }, năm { $year }: tự đánh giá so với thẩm tra, thẩm định
report-appraisal-frame-old = Kỳ trước (năm { $year }): tự đánh giá so với thẩm tra, thẩm định
report-appraisal-frame-new = Kỳ này (năm { $year }): tự đánh giá so với thẩm tra, thẩm định
report-appraisal-file = Hồ sơ: { $file }
report-appraisal-beside = Kết quả thẩm tra, thẩm định do cơ quan ghi, đặt cạnh tự đánh giá tính từ số liệu của hồ sơ, không làm thay đổi tự đánh giá.
report-appraisal-none = Chưa có ô nào được ghi ở cột { $columns }.
report-appraisal-no-column = Trình tự đang áp dụng không có bước nào sau tự đánh giá, hoặc hồ sơ thiếu cột của các bước đó.
report-appraisal-step = Cột “{ $column }” ({ $step }): { $agree } khớp + { $differ } khác + { $open } chưa ghi + { $unreadable } không đọc được = { $total } chỉ tiêu
report-appraisal-set = Tiêu chí { $level }, { $by }: { $sum }
report-appraisal-sum = { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận được + { $not_applicable } không áp dụng = { $total }
report-appraisal-criterion = { $level } { $number } { $name }: { $own_step } { $own }, { $step } { $theirs }
report-appraisal-open = Chưa ghi ({ $count }): { $codes }
report-appraisal-against = Khác bước ngay trước ({ $count }): { $codes }
report-appraisal-differing = Chỉ tiêu khác với tự đánh giá: { $count }
report-appraisal-item = { $code } { $name }: { $words }
report-appraisal-word = { $step } { $word }
report-appraisal-word-open = chưa ghi
report-appraisal-cell = { $step }: { $cell }{ $note ->
    [none] {""}
   *[other] {"; cơ quan ghi: “"}{ $note }{"”"}
}
report-appraisal-unreadable = Chỉ tiêu có ô không đọc được: { $count }
report-appraisal-unread = { $code }: { $step } ghi “{ $read }” ({ $cell })
report-appraisal-noted = Nội dung cơ quan ghi ở các chỉ tiêu còn lại: { $count } chỉ tiêu
report-appraisal-note = { $code }, { $office }: { $note }
report-appraisal-changes = Kết quả thẩm tra, thẩm định khác hồ sơ kỳ trước: { $count }
report-appraisal-change = { $code }, { $step }: { $old } → { $new }

# --- kế hoạch ---
report-plan-supposing = GIẢ ĐỊNH – không phải số liệu, không phải kết quả đánh giá, không được ghi vào tệp nào:
report-plan-supposition = { $code } { $name }: { $value }
report-plan-changes = Nếu đúng như giả định
report-plan-remains = Nếu đúng như giả định thì còn lại:
report-plan-verdict = Kết luận theo mức phấn đấu
report-plan-level = Mức đạt đủ tiêu chí
report-plan-no-level = chưa mức nào
report-plan-set = Bộ tiêu chí { $level }
report-plan-set-state = { $verdict }, { $met }/{ $total } tiêu chí đạt
report-plan-criterion = Tiêu chí { $number } { $level } ({ $name })
report-plan-change = { $name }: { $before } → { $after }
report-plan-same = { $name }: vẫn { $after }
report-plan-target = Đến mức phấn đấu ({ $level })
report-plan-next = Thêm để đến mức tiếp theo ({ $level })
report-plan-highest = Không có mức nào cao hơn.
report-plan-section = { $title }: { $count } nội dung
report-plan-nothing = Không còn thiếu gì.
report-plan-ask = Cần hỏi cấp trên: { $codes }
report-plan-group = { $need } ({ $count })
report-plan-conditions = Điều kiện công nhận – { $need } ({ $count })
report-plan-state = Yêu cầu { $required }; hiện { $result }
report-plan-distance = (cách mức { $distance } %)
report-plan-department = Cơ quan phụ trách: { $department }
report-plan-budget = Kinh phí theo đơn giá
report-plan-no-costs = Không có đơn giá nên không tính kinh phí. Muốn tính thì nhập trang “Đơn giá” (ntm template --costs).
report-plan-budget-target = Đến mức phấn đấu: { $total } triệu đồng
report-plan-budget-next = Đến mức tiếp theo, gồm cả phần trên: { $total } triệu đồng
report-plan-fund = { $fund }: { $total } triệu đồng
report-plan-unpriced = { $count } nội dung chưa tính được hoặc chưa tính đủ: chưa có đơn giá, hoặc chưa biết còn thiếu bao nhiêu.
report-plan-late = Chậm so với lộ trình ({ $count })
report-plan-late-row = { $name }, { $quarter }: { $work }

# --- hồ sơ đã lập còn đúng không ---
report-verify-holds = { $file }: còn đúng. Tính lại từ số liệu của hồ sơ cho cùng kết quả ({ $name }, năm { $year }, tại ngày { $as_of }).
report-verify-differs = { $file }: KHÔNG còn đúng ({ $count } điểm).
report-verify-unreadable = { $file }: không kiểm tra được.
report-verify-sum = { $total } hồ sơ: { $holds } còn đúng, { $differs } không còn đúng, { $unreadable } không kiểm tra được.

# Kế hoạch (ntm progress)
progress-title = { $title } – { $province }, năm { $year }
progress-source = Nguồn của kế hoạch: { $document }{ $date ->
    [none] {""}
   *[other] , ngày { $date }
    } ({ $evidence })
progress-counted = Tính trên { $count } xã có tệp. Đạt hay chưa là theo số liệu trong tệp; tỉnh, huyện có công nhận hay không là việc khác.
progress-as-of = Xem vào ngày { $date }.
progress-no-day = Không ghi ngày xem (--as-of): không mốc nào được coi là đã qua.
progress-targets = Chỉ tiêu của kế hoạch
progress-target = { $name } – đến hết { $date }{ $past ->
    [yes] {" "}(đã qua)
   *[no] {""}
    }: { $outlook }
progress-target-communes = { $count }{ $of ->
    [none] {""}
   *[other] /{ $of }
    } xã đạt { $level }{ $newly ->
    [yes] {" "}(mới trong kỳ kế hoạch)
   *[no] {""}
    }
progress-target-keep = Các xã đã được công nhận{ $level ->
    [none] {""}
   *[other] {" "}{ $level }
    } giữ chuẩn theo bộ tiêu chí của giai đoạn
progress-target-villages = { $count }{ $kind ->
    [share] {" "}% số thôn
   *[count] {" "}thôn
    } { $way ->
    [recognised] được công nhận
   *[passed] đạt chuẩn
    }{ $list ->
    [none] {""}
   *[other] : { $list }
    }
progress-target-districts = { $count } huyện: { $name }
progress-scope-districts = Huyện: { $names }
progress-scope-areas = Vùng: { $names }
progress-scope-classes = Diện: { $names }
progress-scope-unsettled = Chưa rõ kế hoạch có tính không: { $names }
progress-tally = Chắc chắn { $sure }; tạm tính (dựa trên mức chưa được xác nhận) { $provisional }; chưa kết luận được { $open }; chưa đạt { $failed }; chưa nộp { $no_file }.
progress-short = Cần { $wanted }: còn thiếu { $short }; nếu chỉ tính phần chắc chắn thì thiếu { $of_sure }; nếu mọi việc chưa kết luận, chưa nộp đều đạt thì thiếu { $at_best }.
progress-at-hand = Kế hoạch không nêu đủ danh sách: chỉ tính trên tệp đã nộp.
progress-met = Đã đạt theo số liệu ({ $count }): { $names }
progress-held-before = Đã được công nhận từ trước, không tính là mới ({ $count }): { $names }
progress-unsure = Chưa rõ có thuộc chỉ tiêu này không ({ $count }): { $names }
progress-not-filed = Có trong kế hoạch, chưa nộp ({ $count }): { $names }
progress-nearest = Gần đạt nhất:
progress-near = { $name }: { $lacking }
progress-lacking = { $asked ->
    [no] mới được đánh giá ở mức thấp hơn;
   *[yes] {""}
    } { $failed } tiêu chí chưa đạt, { $open } chưa kết luận được; { $items } chỉ tiêu, điều kiện phải làm{ $distance ->
    [none] {""}
   *[other] ; xa nhất { $distance } % so với mức yêu cầu
    }
progress-lacking-item = { $code }{ $department ->
    [none] {""}
   *[other] {" "}({ $department })
    }: { $what }
progress-more = và { $count } nữa
progress-zone-certain = Đủ điều kiện thu hồi ({ $count }): { $names }
progress-zone-possible = Có thể đủ điều kiện thu hồi ({ $count }): { $names }
progress-in-zone = { $name } ({ $failed }/{ $total } tiêu chí chưa đạt = { $share } %{ $open ->
    [none] {""}
   *[other] , { $open } chưa kết luận được
    }; mức thu hồi { $limit } %{ $lower ->
    [none] {""}
   *[other] , hoặc { $lower } % nếu tiêu chí quan trọng chưa kết luận được là chưa đạt
    })
progress-at-risk = Kế hoạch nêu { $count } xã có nguy cơ bị thu hồi; theo các tệp: { $certain } đủ điều kiện, { $possible } có thể.
progress-villages-of = { $name }: { $met }/{ $total } thôn, { $open } chưa kết luận được{ $unsure ->
    [yes] ; chưa rõ có thuộc chỉ tiêu này không
   *[no] {""}
    }
progress-no-villages = Không ghi thôn nào ({ $count }): { $names }
progress-communes-no-file = Xã theo kế hoạch chưa nộp: { $count }
progress-reports = Báo cáo
progress-report = { $name } – trước { $date }{ $past ->
    [yes] {" "}(đã qua)
   *[no] {""}
    }; người báo cáo: { $who }; cần: { $needs }
progress-report-open = Còn thiếu: { $figures } số liệu, { $thresholds } mức yêu cầu (mỗi chỉ tiêu của mỗi xã tính một).
progress-report-item = { $code }: { $figures } xã thiếu số liệu{ $names ->
    [none] {""}
   *[other] {" "}({ $names })
    }; { $thresholds } xã chưa biết mức yêu cầu
progress-report-no-file = Xã chưa nộp ({ $count }): { $names }
progress-no-department = Chưa ghi cơ quan phụ trách
progress-who = Xã và kế hoạch
progress-unplanned = Có tệp nhưng kế hoạch không nêu tên ({ $count }): { $names }
progress-aside = Không tính ({ $count }): { $names }
progress-aside-province = tỉnh khác
progress-aside-year = năm khác
progress-aside-twice = đã có tệp khác của xã này
progress-who-commune = xã
progress-who-district = huyện
progress-who-departments = sở, ngành
progress-who-province = tỉnh
progress-need-summary = toàn bộ bảng tổng hợp
progress-need-departments = chỉ tiêu của từng cơ quan
outlook-certain = đủ, chắc chắn
outlook-provisional = đủ nếu các mức chưa xác nhận là đúng
outlook-possible = chưa đủ, còn có thể
outlook-short = không đủ theo số liệu hiện có
# Huyện
district-heading = Huyện
district-counted = { $files } xã có tệp{ $whole ->
    [yes] , { $no_file } xã chưa nộp
   *[no] ; chỉ tính trên các xã này
    }
district-rule = { $name }: { $verdict } ({ $shares })
district-share = { $level }: { $met }/{ $total } xã, { $open } chưa biết, cần { $per_cent } % ({ $evidence })
district-danger = { $held ->
    [yes] Huyện đã được công nhận
   *[unknown] Nếu huyện đã được công nhận
    }: { $zone ->
    [certain] đủ điều kiện
   *[possible] có thể đủ điều kiện
    } bị thu hồi; { $certain } xã đủ điều kiện thu hồi, { $possible } xã có thể, trên { $total } xã; huyện bị thu hồi từ { $per_cent } % ({ $evidence }){ $provisional ->
    [yes] ; tạm tính
   *[no] {""}
    }

# --- bảng tự lập được hiểu thế nào ---
report-read-who = { $name }; tỉnh: { $province }; năm: { $year }; mức phấn đấu: { $level }
report-read-unknown = chưa rõ
report-read-sheet = Trang “{ $sheet }”: { $how }
report-read-taken-form = biểu mẫu của chương trình, đọc theo mã ẩn trong biểu
report-read-taken-table = bảng số liệu của một xã
report-read-taken-matrix = bảng nhiều xã, mỗi xã một dòng ({ $count } xã)
report-read-taken-across = bảng nhiều xã, mỗi xã một cột ({ $count } xã)
report-read-passed-aside = không đọc: trang bị ẩn hoặc có tên bắt đầu bằng “_”
report-read-passed-no_table = không đọc: không có dòng tiêu đề của bảng chỉ tiêu
report-read-passed-no_indicators = không đọc: có bảng nhưng không dòng nào là chỉ tiêu
report-read-passed-summary = không đọc: bảng tổng hợp theo tiêu chí, không có số liệu từng chỉ tiêu
report-read-passed-other_sheet = không đọc: cùng các chỉ tiêu với trang “{ $other }”
report-read-passed-doubt = chưa đọc được: chưa rõ phải đọc số liệu nào, xem các lỗi bên dưới
report-read-passed-beside = không đọc: số liệu của các xã nằm ở trang khác
report-read-table = Bộ tiêu chí { $set }; tiêu đề ở { $way ->
        [lying] cột
       *[upright] dòng
    } { $rows }{ $layout ->
    [none] .
   *[other] ; đọc theo bố cục { $layout }.
    }
report-read-row = Dòng
report-read-column = Cột
report-read-heading = Tiêu đề
report-read-meaning = Hiểu là
report-read-cell = Ô
report-read-label = Ghi trong bảng
report-read-why = Theo
report-read-figure = Số liệu
report-read-figure-at = { $figure } ({ $cells })
report-read-why-code = mã
report-read-why-name = tên
report-read-why-likeness = gần giống tên
report-read-why-order = thứ tự
report-read-why-layout = bố cục
report-read-criterion = tiêu chí { $number }
report-read-total = dòng cộng
report-read-nothing = không phải chỉ tiêu
report-read-not-understood = chưa hiểu
report-read-not-used = không dùng
report-read-attribute = thông tin của xã
report-read-left = Còn lại { $count } dòng có số liệu mà chưa rõ là của chỉ tiêu nào:
report-read-left-row = { $cell } “{ $label }”: { $figures }
report-read-role-code = mã hoặc số thứ tự
report-read-role-name = tên chỉ tiêu
report-read-role-unit = đơn vị tính
report-read-role-required = mức yêu cầu (chỉ để biết)
report-read-role-numerator = tử số
report-read-role-denominator = mẫu số
report-read-role-result = kết quả
report-read-role-verdict = tự đánh giá (để đối chiếu)
report-read-role-dated = số liệu đến ngày
report-read-role-authority = cơ quan xác nhận
report-read-role-documents = minh chứng
report-read-role-note = ghi chú
report-read-role-explanation = giải trình
report-read-role-source = căn cứ của mức yêu cầu (chỉ để biết)
report-read-role-evidence = mức tin cậy (chỉ để biết)
report-read-role-last-year = số liệu kỳ trước (để so sánh)
report-read-role-id = mã ẩn của biểu
report-read-role-criterion = tên tiêu chí
report-read-role-tick-met = đánh dấu đạt
report-read-role-tick-not-met = đánh dấu chưa đạt
report-read-unused-other_year = không dùng: số liệu của năm { $year }
report-read-unused-agency = không dùng: số liệu của cơ quan cấp trên
report-read-unused-estimate = không dùng: số ước
report-read-unused-second = không dùng: đã dùng cột khác cùng loại
report-read-unused-unsure = không dùng: chưa rõ có phải kết quả không
report-read-unused-aside = không dùng: không phải số liệu để đánh giá
report-read-unused-unknown = không dùng: chưa hiểu tiêu đề
report-read-unused-said = không dùng: bố cục ghi như vậy
decided-name = Đọc { $name }:
decided-unnamed = Không thấy số và ngày của quyết định trong tệp: nhập ở trang đầu của bảng, hoặc ghi --number, --date.
decided-table = { $place }: { $set }, { $rows } dòng khớp với chỉ tiêu
decided-table-nobody = { $place }: chưa biết của bộ tiêu chí nào nên không đọc; ghi --level
decided-cells = Mức đạt chuẩn: { $agree } khớp với số đang dùng, { $differ } khác, { $new } mới, { $left } văn bản để cơ quan khác quy định, { $questions } phải tự đọc, { $missing } không thấy trong văn bản.
decided-differs = Khác với số đang dùng:
decided-questions = Phải tự đọc:
decided-unmatched = Dòng, cột không dùng được:
decided-cell = { $item }: “{ $text }” ({ $place })
decided-row = { $place }: “{ $text }”, { $fault ->
    [unknown] không khớp chỉ tiêu nào
    [contradiction] mã của một chỉ tiêu nhưng tên của chỉ tiêu khác
    [no-set] không rõ của bộ tiêu chí nào
   *[column] không rõ cột này là gì
    }
decided-more = và { $count } chỗ nữa
decided-next = Chưa có gì được xác nhận. Mở { $file }, đối chiếu từng dòng với quyết định, ghi người và ngày đối chiếu ở trang đầu, rồi chạy: ntm criteria import
decision-name = Quyết định { $number } ngày { $day }
