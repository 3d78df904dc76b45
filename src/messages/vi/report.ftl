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
report-verdict = Kết luận: { $verdict }
report-line-criteria = Tiêu chí: { $met }/{ $total } đạt{ $rest }
report-line-criteria-of = Tiêu chí { $level }: { $met }/{ $total } đạt{ $rest }
report-line-conditions = Điều kiện công nhận: { $met }/{ $total } đạt{ $rest }
report-line-conditions-aside = Điều kiện công nhận (không tính vào kết luận): { $met }/{ $total } đạt{ $rest }
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
report-lack-threshold = Chưa có ngưỡng ({ $count } chỉ tiêu)
report-lack-region = Chưa rõ vùng áp dụng ({ $count } chỉ tiêu)
report-lack-elsewhere = Phụ thuộc phần khác chưa kết luận được ({ $count } chỉ tiêu)
report-decided-by = { $authority } quy định
report-nothing-counted = không có đối tượng để tính
report-conditions = Điều kiện công nhận
report-condition-code = điều kiện { $code }
report-condition = { $name }: { $verdict }

# --- duy trì, thu hồi ---
report-revocation = Duy trì và nguy cơ thu hồi
report-revocation-count = Tính theo bộ tiêu chí { $level }: { $failed } chưa đạt, { $undetermined } chưa kết luận được, trong { $total } tiêu chí.
report-revocation-failed = Tiêu chí chưa đạt ({ $count }): { $numbers }
report-revocation-undetermined = Tiêu chí chưa kết luận được ({ $count }): { $numbers }
report-revocation-critical = Trong đó tiêu chí quan trọng, đánh dấu * ({ $count }): { $numbers }
report-revocation-source = Căn cứ: { $source }

# --- mức tin cậy ---
report-evidence = Ngưỡng đã đối chiếu với văn bản gốc: { $confirmed }/{ $total }
report-evidence-of = { $evidence } ({ $count }): { $codes }
report-files = Tệp tiêu chí đã dùng: { $files }
report-other-reading = Mức của vùng { $region } khác mức đang áp dụng: { $codes }

# --- việc tiếp theo ---
report-next = Việc tiếp theo
report-next-wrong = Sửa các ô có số liệu sai nêu trên, lưu tệp rồi chạy lại.
report-next-figure = Điền các số liệu còn thiếu nêu trên, lưu tệp rồi chạy lại.
report-next-failing = Khắc phục các chỉ tiêu, điều kiện chưa đạt nêu trên.
report-next-threshold = Hỏi cơ quan có thẩm quyền về các ngưỡng còn thiếu, đưa vào một tệp quy định của tỉnh rồi chạy lại với --criteria TỆP.
report-next-region = Làm rõ vùng áp dụng và diện của xã với cấp huyện, ghi vào bảng thông tin xã rồi chạy lại.
report-next-confirm = Kết quả còn tạm tính: đối chiếu các ngưỡng chưa xác nhận nêu trên với văn bản gốc trước khi dùng kết quả.
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
report-explain-threshold = Ngưỡng: { $required } — { $source }; { $evidence }; { $layer }
report-explain-threshold-missing = Ngưỡng: { $required }
report-explain-no-source = không ghi căn cứ
report-explain-checklist = Bảng kiểm thôn “{ $name }”: thôn đạt khi đạt { $pass }/{ $total } mục; { $evidence }; { $layer }
report-explain-gap = Khoảng cách: { $gap }
report-explain-other-reading = Nếu áp dụng mức của vùng { $region }: { $required }
report-explain-version = Văn bản: { $decision }; áp dụng từ { $from }
report-explain-other-versions = Phiên bản khác: { $versions }
report-explain-other-version = từ { $from } ({ $decision })
report-explain-note = Ghi chú: { $note }
report-explain-provisional = Tạm tính: đánh giá này dựa vào ngưỡng chưa đối chiếu với văn bản gốc.
report-explain-elsewhere = Bộ tiêu chí khác cũng có mã này: { $codes }
report-layer-nation = quy định của trung ương

# --- lỗi và lưu ý ---
report-finding = { $severity }[{ $code }]: { $sentence }

# --- bộ tiêu chí ---
report-law-set = { $title } ({ $level }), { $first }–{ $last }: { $criteria } tiêu chí, { $indicators } chỉ tiêu
report-law-overlay = { $title } – { $province }; { $issuer }; { $decision }
report-law-files = Tệp đang dùng
report-law-threshold = { $where }: { $required } — { $source } ({ $evidence }; { $layer })
report-law-everywhere = mọi vùng, mọi năm
report-law-from = từ { $day }
report-law-to = đến { $day }
report-law-factor = { $factor } × ngưỡng của { $of }
report-law-totals = { $book }: { $total } ngưỡng ({ $counts }); { $left } ngưỡng để cấp có thẩm quyền quy định
report-law-region-totals = { $region }: { $total } ngưỡng: { $counts }
report-law-missing = chưa có
report-law-left = để cấp có thẩm quyền quy định

# --- nhiều xã ---
report-communes = { $file }: { $count } xã
report-communes-sum = { $met } đạt + { $not_met } chưa đạt + { $undetermined } chưa kết luận được + { $unjudged } không đánh giá được = { $total }
report-communes-one = Xem đầy đủ một xã: thêm --commune TÊN hoặc --commune MÃ.
report-unjudged = Không đánh giá được
report-column-commune = Xã
report-column-met = Tiêu chí đạt
report-column-failing = Chỉ tiêu, điều kiện chưa đạt
report-column-open = Chưa kết luận được
