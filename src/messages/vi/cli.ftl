# Dòng lệnh.

# --- đầu mục trợ giúp ---
cli-heading-examples = Ví dụ:
cli-heading-usage = Cách dùng:
cli-heading-commands = Lệnh
cli-heading-arguments = Tham số
cli-heading-options = Tùy chọn
cli-heading-global = Tùy chọn chung
cli-value-file = TỆP
cli-value-dir = THƯ_MỤC
cli-value-path = ĐƯỜNG_DẪN
cli-value-lang = NGÔN_NGỮ
cli-value-level = MỨC
cli-value-province = TỈNH
cli-value-region = VÙNG
cli-value-district = HUYỆN
cli-value-class = DIỆN
cli-value-year = NĂM
cli-value-commune = XÃ
cli-value-date = NGÀY
cli-value-sheet = TRANG
cli-value-way = CÁCH
cli-value-format = DẠNG
cli-value-detail = MỨC_CHI_TIẾT
cli-value-code = MÃ
cli-value-point = ĐIỂM
cli-value-shell = TRÌNH_LỆNH

# --- lệnh ---
cli-about-ntm = Đánh giá xã theo các bộ tiêu chí nông thôn mới: đạt hay chưa, còn thiếu gì, và lập hồ sơ.
cli-usage-ntm = ntm LỆNH [TÙY CHỌN], hoặc thả tệp Excel vào chương trình: ntm TỆP…
cli-example-ntm = ntm xa-binh-minh.xlsx
cli-second-example-ntm = ntm template --province "Hải Dương" -o xa-cua-toi.xlsx
cli-about-template = Tạo biểu mẫu Excel để điền số liệu (tên khác: mau)
cli-usage-template = ntm template [-o TỆP.xlsx] [TÙY CHỌN]
cli-example-template = ntm template --province "Hải Dương" --year 2024 -o xa-binh-minh.xlsx
cli-second-example-template = ntm template --level advanced --from bieu-nam-2023.xlsx -o bieu-nam-2024.xlsx
cli-about-assess = Đánh giá một hay nhiều tệp: kết luận, phần còn thiếu, lỗi trong tệp (tên khác: danh-gia)
cli-usage-assess = ntm assess TỆP… [TÙY CHỌN]
cli-example-assess = ntm assess xa-binh-minh.xlsx
cli-second-example-assess = ntm assess xa-binh-minh.xlsx --explain 17.1
cli-about-dossier = Lập hồ sơ của từng xã (tên khác: ho-so)
cli-usage-dossier = ntm dossier TỆP… [-o THƯ_MỤC] [TÙY CHỌN]
cli-example-dossier = ntm dossier xa-binh-minh.xlsx -o ho-so
cli-second-example-dossier = ntm dossier xa-binh-minh.xlsx -o ho-so --number 12/BC-UBND --date 15/01/2025
cli-about-criteria = Xem các bộ tiêu chí đang dùng (tên khác: bo-tieu-chi)
cli-usage-criteria = ntm criteria list | show [MÃ] | diff A [B] | check [TỆP…] | sheet -o TỆP.xlsx | read QUYẾT-ĐỊNH.docx -o TỆP.xlsx | import TỆP.xlsx -o TỈNH.toml
cli-example-criteria = ntm criteria list
cli-second-example-criteria = ntm criteria show 17.1 --province "Hải Dương"
cli-about-criteria-list = Liệt kê các bộ tiêu chí, quy định của tỉnh và các tệp đang dùng (tên khác: danh-sach)
cli-usage-criteria-list = ntm criteria list
cli-example-criteria-list = ntm criteria list
cli-second-example-criteria-list = ntm criteria list --criteria quy-dinh-tinh.toml
cli-about-criteria-show = Xem các mức đạt chuẩn của một chỉ tiêu, kèm căn cứ và mức tin cậy; không ghi mã thì liệt kê mọi chỉ tiêu. Ghi thêm vùng, huyện, diện, năm hoặc ngày thì xem đúng mức áp dụng và mức đó của văn bản nào. (tên khác: xem)
cli-usage-criteria-show = ntm criteria show [MÃ] [--province TỈNH | --region VÙNG] [--district HUYỆN] [--class DIỆN] [--year NĂM] [--as-of NGÀY]
cli-example-criteria-show = ntm criteria show 17.1
cli-second-example-criteria-show = ntm criteria show advanced:10 --province "Hải Dương" --year 2024
cli-about-criteria-diff = So sánh quy định tại hai điểm: hai ngày, hai bộ tiêu chí, hai tỉnh, không có và có một tệp (tên khác: so-sanh)
cli-usage-criteria-diff = ntm criteria diff NGÀY NGÀY | level:MỨC level:MỨC | province:TỈNH province:TỈNH | TỆP.toml [NGÀY | TỆP.toml]
cli-example-criteria-diff = ntm criteria diff 29/02/2024 01/03/2024
cli-second-example-criteria-diff = ntm criteria diff level:basic level:advanced
cli-about-criteria-check = Kiểm tra các tệp tiêu chí và đếm mức đạt chuẩn theo mức tin cậy (tên khác: kiem-tra)
cli-usage-criteria-check = ntm criteria check [TỆP…]
cli-example-criteria-check = ntm criteria check
cli-second-example-criteria-check = ntm criteria check quy-dinh-tinh.toml
cli-about-criteria-sheet = Tạo bảng mức đạt chuẩn Excel để nhập từ văn bản: mỗi mức đạt chuẩn một dòng, kèm số đang dùng (tên khác: bieu-nguong)
cli-usage-criteria-sheet = ntm criteria sheet -o TỆP.xlsx [--province TỈNH] [--level MỨC] [--as-of NGÀY]
cli-example-criteria-sheet = ntm criteria sheet --province "Hải Dương" -o muc-dat-chuan.xlsx
cli-second-example-criteria-sheet = ntm criteria sheet --level advanced -o muc-dat-chuan.xlsx
cli-about-criteria-read = Đọc mức đạt chuẩn từ chính tệp của quyết định (Word, Excel, trang web) vào bảng mức đạt chuẩn Excel, chờ người đối chiếu ký (tên khác: doc-quyet-dinh)
cli-usage-criteria-read = ntm criteria read QUYẾT-ĐỊNH.docx -o TỆP.xlsx [--province TỈNH] [--level MỨC] [--number SỐ] [--date NGÀY] [--as-of NGÀY]
cli-example-criteria-read = ntm criteria read quyet-dinh.docx -o muc-dat-chuan.xlsx
cli-second-example-criteria-read = ntm criteria read quyet-dinh-tinh.docx --province "Hải Dương" --level basic -o muc-dat-chuan.xlsx
cli-about-criteria-import = Chuyển bảng mức đạt chuẩn đã nhập thành tệp tiêu chí: quy định của tỉnh, bản sửa của trung ương (tên khác: nhap)
cli-usage-criteria-import = ntm criteria import TỆP.xlsx -o TỈNH.toml [--national-out TRUNG_ƯƠNG.toml]
cli-example-criteria-import = ntm criteria import muc-dat-chuan.xlsx -o hai-duong.toml
cli-second-example-criteria-import = ntm criteria import muc-dat-chuan.xlsx -o hai-duong.toml --national-out trung-uong.toml
cli-about-init = Tạo tệp ntm.toml của văn phòng: tỉnh, huyện, năm, mức phấn đấu, quy định của tỉnh; không ghi lựa chọn nào thì hỏi từng mục (tên khác: khoi-tao)
cli-usage-init = ntm init [THƯ_MỤC] [LỰA_CHỌN]
cli-example-init = ntm init
cli-second-example-init = ntm init --province "Hải Dương" --year 2024 --criteria quy-dinh-tinh.toml
cli-arg-init_folder = Thư mục phía trên các biểu của xã; không ghi thì là thư mục đang làm việc
cli-arg-init_district = Huyện của văn phòng
cli-error-init-exists = đã có { $file }. Lệnh này không ghi đè; hãy sửa tệp đó.
cli-error-init-nothing = chưa nói ghi gì: cần ít nhất một trong --province, --district, --year, --level, --criteria. Chạy ở cửa sổ lệnh thì chương trình hỏi từng mục.
cli-error-init-year = Năm phải là một số, ví dụ 2024.
cli-init-province = Tỉnh, tên trước ngày 01/7/2025 (để trống thì bỏ qua):
cli-init-district = Huyện (để trống thì bỏ qua):
cli-init-year = Năm đánh giá (để trống thì bỏ qua):
cli-init-level = Mức phấn đấu, ví dụ NTM, nâng cao, kiểu mẫu (để trống thì bỏ qua):
cli-about-doctor = Cho biết cái gì đang dùng ở đây: phiên bản, bộ tiêu chí và mức tin cậy, ntm.toml, quy định của tỉnh, và có gì sai (tên khác: tinh-trang)
cli-usage-doctor = ntm doctor [LỰA_CHỌN]
cli-example-doctor = ntm doctor
cli-second-example-doctor = ntm doctor --criteria quy-dinh-tinh.toml
cli-about-completions = In tệp gợi ý lệnh cho trình lệnh (tên khác: hoan-thanh-lenh)
cli-usage-completions = ntm completions bash | zsh | fish | powershell | elvish
cli-example-completions = ntm completions bash
cli-second-example-completions = ntm completions powershell

# --- tham số, tùy chọn ---
cli-arg-files = Tệp bảng tính của xã (.xlsx, .xlsm; cũng đọc .xls, .xlsb, .ods, .csv, .json, và bảng trong tệp Word .docx); “-” là đầu vào chuẩn
cli-arg-quiet = Trên màn hình lỗi (stderr) chỉ nêu lỗi, không nêu cảnh báo, lưu ý, tiến độ; kết quả vẫn in đủ
cli-arg-lang = Ngôn ngữ trên màn hình: vi hoặc en (mặc định vi, hoặc theo biến môi trường NTM_LANG)
cli-arg-criteria = Tệp hoặc thư mục quy định của tỉnh, bộ tiêu chí mới hơn; dùng được nhiều lần
cli-arg-help = Xem trợ giúp
cli-arg-version = Xem phiên bản
cli-arg-output = Ghi vào tệp này; “-” là đầu ra chuẩn
cli-arg-level = Mức phấn đấu, ví dụ “nâng cao”, hoặc mã của mức: basic (NTM), advanced (nâng cao), model (kiểu mẫu)
cli-arg-province = Tỉnh, tên trước ngày 01/7/2025
cli-arg-region = Vùng, mã hoặc tên, thay cho tỉnh
cli-arg-district = Huyện, để biết vùng trong tỉnh
cli-arg-class = Diện của xã: mã hoặc tên, nhiều diện cách nhau bằng dấu phẩy
cli-arg-year = Năm đánh giá
cli-arg-as_of = Đánh giá tại ngày: 31/12/2024 hoặc 2024-12-31
cli-arg-sheet = Trang tính có bảng chỉ tiêu
cli-arg-read_as = Cách đọc khi tệp có thể đọc theo hai cách: table (bảng chỉ tiêu) hoặc matrix (nhiều xã, mỗi xã một dòng hay một cột)
cli-arg-from = Tệp kỳ trước: lấy thông tin xã và hiện kết quả kỳ trước trong cột xám, không lấy làm kết quả
cli-arg-villages = Thêm trang “Số liệu theo thôn”: nhập từng thôn, tổng các thôn được dùng khi trang chỉ tiêu để trống
cli-arg-force = Ghi đè tệp kết quả đã có
cli-arg-format = Dạng kết quả: table (bảng, mặc định), json, jsonl (mỗi xã một dòng JSON) hoặc csv
cli-arg-progress_format = Dạng kết quả: table (bảng, mặc định), json hoặc csv
cli-arg-detail = JSON nêu mỗi xã đến đâu: verdicts (kết luận), criteria (thêm mọi tiêu chí, chỉ tiêu và lý do) hoặc full (mặc định: cả số liệu, mức, minh chứng)
cli-arg-previous = Tệp hoặc thư mục kỳ trước để so sánh: xã được ghép theo mã hoặc tên; thay đổi lớn được nêu, đánh giá không đổi
cli-arg-annotate = Ghi vào tệp này một bản sao của tệp đã đọc (.xlsx): tô màu ô sai, lý do và cách sửa ở ghi chú của ô; tệp gốc giữ nguyên
cli-arg-explain = Giải thích một chỉ tiêu, ví dụ 17.1 hoặc basic:17.1
cli-arg-commune = Chỉ xã này của tệp nhiều xã: tên hoặc mã
cli-arg-survey = Phiếu khảo sát sự hài lòng để in (.docx), thay cho biểu Excel; câu hỏi theo quy định của tỉnh hoặc theo biểu nêu ở --from
cli-arg-matrix = Biểu tổng hợp nhiều xã: mỗi xã một dòng, mỗi số liệu một cột
cli-arg-refresh = Chuyển nguyên số liệu của các biểu đã điền sang biểu mới theo quy định đang dùng, đặt cạnh biểu cũ (biểu cũ giữ nguyên)
cli-arg-list = Danh sách xã (CSV hoặc Excel): mỗi xã một biểu đã điền sẵn, ghi vào thư mục -o; cùng với --matrix thì điền sẵn các dòng
cli-arg-criteria_only = Kết luận chỉ theo các bộ tiêu chí, không tính điều kiện công nhận
cli-arg-full = Mọi tiêu chí, chỉ tiêu, căn cứ và lưu ý; không ghi thì chỉ bản gọn trên một màn hình
cli-arg-newest = Xã có ở hai tệp với số liệu khác nhau: tính tệp ghi là được lưu sau (ngày ghi trong tệp, không phải ngày của tệp trên máy)
cli-arg-exit_zero = Mã thoát là 0 với mọi kết luận (vẫn là 1 khi không đánh giá được)
cli-arg-ascii = Kẻ bảng bằng ký tự ASCII
cli-arg-folder = Thư mục chứa hồ sơ; chưa có thì được tạo. Không ghi thì mỗi xã một thư mục mới ở đây, mang tên xã, mức và năm
cli-arg-date = Ngày in trên hồ sơ; không ghi thì để dấu chấm
cli-arg-code = Mã chỉ tiêu, ví dụ 17.1 hoặc basic:17.1
cli-arg-law_files = Tệp tiêu chí cần kiểm tra cùng các tệp có sẵn
cli-arg-diff_a = 29/02/2024, level:basic (muc:), "province:Hải Dương" (tinh:) hoặc tệp .toml
cli-arg-diff_b = Điểm cùng loại; một tệp .toml được so với một ngày, một tệp khác, hoặc (không ghi) với quy định đang dùng
cli-arg-diff_level = Chỉ bộ tiêu chí của mức này và điều kiện công nhận
cli-arg-diff_province = Quy định áp dụng cho tỉnh này; không ghi thì mọi vùng
cli-arg-diff_as_of = So sánh tại ngày này; không ghi thì ngày cuối của giai đoạn
cli-arg-diff_format = Dạng kết quả: table (mặc định) hoặc json
cli-arg-shell = bash, zsh, fish, powershell hoặc elvish
cli-arg-sheet_province = Chỉ các vùng áp dụng được cho xã của tỉnh này; không ghi thì mọi vùng
cli-arg-sheet_level = Chỉ bộ tiêu chí của mức này và điều kiện công nhận
cli-arg-sheet_as_of = Phiên bản chỉ tiêu có hiệu lực tại ngày này; không ghi thì ngày cuối của giai đoạn
cli-arg-filled = Bảng mức đạt chuẩn đã nhập
cli-arg-decision = Tệp của quyết định có phụ lục: .docx, .xlsx hoặc trang web đã lưu (.html)
cli-arg-decision_number = Số quyết định, nếu trong tệp không có hoặc ghi khác
cli-arg-decision_date = Ngày quyết định, nếu trong tệp không có hoặc ghi khác
cli-arg-decision_as_of = Phiên bản chỉ tiêu có hiệu lực tại ngày này; không ghi thì ngày của quyết định
cli-arg-overlay_out = Ghi các mức đạt chuẩn đọc trong văn bản của tỉnh vào tệp này
cli-arg-national_out = Ghi bộ tiêu chí trung ương đã đối chiếu vào tệp này; nhiều bộ thì mỗi bộ một tệp, thêm tên bộ

# --- sai cách dùng ---
cli-refusal = { $severity }: { $sentence }
cli-suggest = Có phải ý bạn là “{ $suggestion }”?
cli-see-help = Xem cách dùng: ntm --help, hoặc ntm LỆNH --help
cli-error-no-value = thiếu giá trị sau { $arg }.
cli-error-invalid-value = “{ $value }” không dùng được cho { $arg }. Giá trị dùng được: { $valid }
cli-error-value = “{ $value }” không dùng được cho { $arg }. Năm viết 2024, ngày viết 31/12/2024 hoặc 2024-12-31.
cli-error-unknown-argument = không có tham số { $arg }.
cli-error-unknown-command = không có lệnh “{ $command }”.
cli-error-missing-argument = thiếu { $arg }
cli-error-missing-command = thiếu lệnh.
cli-error-conflict = { $arg } không dùng cùng lúc với { $prior }.
cli-error-values = số giá trị của { $arg } không đúng.
cli-error-utf8 = có tham số không phải chữ Unicode.
cli-error-other = dòng lệnh không hiểu được.
cli-error-standard-twice = “-” chỉ thay được cho một tệp đọc vào và một tệp ghi ra.
cli-error-standard-folder = “-” không thay được cho thư mục, cho tệp SQLite, và không dùng khi thiếu lệnh. Ghi tên thư mục, hoặc ghi lệnh trước: ntm assess -
cli-error-swallowed = Dấu \ đứng ngay trước dấu ngoặc kép đã nuốt mất phần còn lại của dòng lệnh. Ghi "{ $folder }" không có \ ở cuối rồi chạy lại.
cli-error-no-command = không có lệnh “{ $command }”{ $nearest ->
    [none] , cũng không có tệp tên này.
   *[other] ; gần nhất: “{ $nearest }”.
    }
cli-error-late-command = lệnh “{ $command }” đứng sau tên tệp. Viết lệnh trước, tệp sau.
cli-error-explain-format = --explain chỉ dùng với dạng table. JSON và CSV đã có đủ mọi chi tiết.
cli-error-detail = --detail chỉ dùng cho JSON: assess --format json hoặc jsonl, batch --json hoặc --jsonl.
cli-error-annotate-files = --annotate chỉ dùng với một tệp. Chạy riêng từng tệp.
cli-error-annotate-output = --annotate và -o cùng ghi một tệp. Đặt hai tên khác nhau.
cli-error-unknown-code = không có chỉ tiêu hay điều kiện “{ $code }”. Xem các mã: ntm criteria show
cli-error-national-out = có mức đạt chuẩn đọc trong văn bản của trung ương nhưng không có chỗ ghi. Thêm --national-out TRUNG_ƯƠNG.toml.
cli-error-diff-point = không hiểu “{ $value }”. Ghi một ngày (29/02/2024), level:MỨC, "province:TỈNH" hoặc một tệp .toml.
cli-error-level = không có mức nào là “{ $value }”. Các mức đang có: { $known }.
cli-error-diff-pair = hai điểm này không so sánh được với nhau. Ghi hai ngày, hai level:MỨC, hai "province:TỈNH", hoặc một tệp .toml với một ngày, một tệp khác hay để trống.
cli-error-diff-option = { $option } không dùng ở đây: chính hai điểm so sánh đã nói điều đó.
cli-error-diff-period = ngày { $day } nằm ngoài giai đoạn { $first } - { $last } của các bộ tiêu chí.
cli-error-diff-province = --province là “{ $asked }” nhưng tệp là của tỉnh “{ $own }”. Bỏ --province.
cli-error-unknown-region = không có vùng “{ $value }”.
cli-error-unknown-commune = không có xã “{ $commune }” trong tệp.
cli-error-unknown-class = không có diện “{ $value }”.

# --- tiến độ ---
cli-findings-of = Tệp { $file }:
cli-written = Đã ghi: { $file }
cli-imported = Đã nhập: { $national } mức đạt chuẩn của trung ương (trong đó sửa hoặc bổ sung { $corrected }), { $provincial } mức đạt chuẩn của tỉnh.
cli-imported-checklists = Bộ tiêu chí thôn mới hoặc thay đổi: { $checklists }.
cli-imported-areas = Vùng trong tỉnh mới hoặc thay đổi: { $areas }.
cli-dossier-written = Hồ sơ: { $file }
cli-stopped = Đã dừng theo yêu cầu. Không tệp nào bị ghi dở; tệp cũ chưa được thay thì còn nguyên.
cli-standard-input = (đầu vào chuẩn)
cli-standard-output = (đầu ra chuẩn)
cli-output-is-input = đây là tệp đầu vào
cli-forms-progress = { $done }/{ $total } biểu
cli-form-refreshed = Đã ghi: { $file } (từ { $old }: { $answers } số liệu{ $left }{ $faulty })
cli-form-refreshed-left = ; { $count } chỗ chưa chuyển được, nêu ở trên
cli-form-refreshed-faulty = ; { $count } ô có lỗi được chép nguyên: sửa trong biểu mới, xem bằng ntm assess
cli-forms-written = Đã ghi { $count } biểu vào { $folder }{ $kept ->
    [0] {""}
   *[other] ; { $kept } biểu đã có được giữ nguyên (--force để ghi lại)
    }
cli-forms-wrong = { $count } dòng sai nêu trên chưa có biểu: sửa danh sách rồi chạy lại
cli-matrix-wrong = { $count } dòng sai nêu trên chưa có trong biểu: sửa danh sách rồi chạy lại
cli-year-assumed = Không ghi --year: biểu mẫu dùng năm { $year }, năm cuối của giai đoạn.
cli-press-enter = Nhấn Enter để đóng cửa sổ này.
cli-greeting =
    ntm { $version } – xem xã đã đạt chuẩn nông thôn mới chưa, còn thiếu gì, và lập hồ sơ.

    Kéo tệp Excel của xã, hoặc cả thư mục biểu của các xã, thả vào biểu tượng của
    chương trình: kết quả hiện ra, hồ sơ được ghi cạnh tệp. Tệp của bạn giữ nguyên.

cli-greeting-commands = Gõ “ntm template” để lập biểu trắng, “ntm help” để xem mọi lệnh.
cli-greeting-forms =
    Hoặc gõ một số rồi nhấn Enter; biểu trắng được ghi vào thư mục đang mở:
    { $forms }
    {"  "}{ $guide }  mở hướng dẫn
cli-greeting-form = {"  "}{ $number }  lập biểu trắng: { $level }
cli-greeting-ask = Số:
cli-greeting-no-guide = Không thấy hướng dẫn { $file } (tệp này có trong gói .zip). Gõ “ntm help” trong cửa sổ lệnh để xem mọi lệnh.
cli-dropped-judging = Đang đánh giá { $file } …
cli-dropped-end = { $commune }: { $verdict } · { $errors } lỗi, { $warnings } cảnh báo · { $file ->
    [none] chưa lập được hồ sơ
   *[other] hồ sơ: { $file }
    }
cli-press-enter-to-open = Nhấn Enter để mở kết quả; đóng cửa sổ nếu không cần xem.
cli-office = Thiết lập của cơ quan đang dùng: { $file }

# --- nhiều xã ---
cli-about-batch = Đánh giá mọi xã trong các thư mục và tổng hợp (tên khác: tong-hop)
cli-usage-batch = ntm batch ĐƯỜNG_DẪN… -o TỔNG_HỢP.xlsx [TÙY CHỌN]
cli-example-batch = ntm batch bieu-cac-xa -o tong-hop.xlsx
cli-second-example-batch = ntm batch bieu-cac-xa --previous nam-2023 -o tong-hop.xlsx --html tong-hop.html
cli-arg-paths = Tệp, hoặc thư mục (đọc cả thư mục con); biểu từng xã và biểu nhiều xã đều được
cli-arg-summary = Ghi bảng tổng hợp Excel vào tệp này
cli-arg-json = Ghi kết quả đầy đủ (JSON) vào tệp này
cli-arg-jsonl = Ghi kết quả vào tệp này, mỗi xã một dòng JSON
cli-arg-csv = Ghi hai bảng CSV: tệp này mỗi xã một dòng, tệp “… - chỉ tiêu.csv” cạnh nó mỗi chỉ tiêu, mỗi số liệu một dòng; “-” in bảng chỉ tiêu
cli-arg-sqlite = Ghi cơ sở dữ liệu SQLite vào tệp này: bảng xã, tiêu chí, chỉ tiêu, số liệu, mức và lỗi, cùng các câu hỏi hay gặp lập sẵn
cli-arg-html = Ghi trang tổng hợp vào tệp này (một tệp .html, mở bằng trình duyệt, không cần mạng): bảng màu xã × tiêu chí, lọc, tìm, xem lý do
cli-arg-jobs = Số luồng xử lý; mặc định theo máy; kết quả không phụ thuộc số luồng
cli-value-number = SỐ
cli-error-batch-output = Chưa nói ghi kết quả vào đâu: cần ít nhất một trong -o, --json, --jsonl, --csv, --sqlite, --html, --returns, --word.
cli-error-batch-empty = Không có tệp bảng tính nào trong các đường dẫn đã cho. Kiểm tra lại đường dẫn; chương trình đọc .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .fods.
cli-verify-passed = Bỏ qua { $count } tệp không phải hồ sơ do ntm lập.
cli-batch-passed = Bỏ qua { $count } tệp không phải bảng tính.
cli-batch-own = Bỏ qua { $count } tệp do ntm lập ra (tổng hợp, phiếu trả lại, bản đã kiểm tra…), không phải số liệu của xã.
cli-batch-dossiers = Bỏ qua { $count } hồ sơ ở cạnh chính biểu số liệu của mình: xã được tính một lần, theo biểu.
cli-bar = {"{"}bar:30{"}"} {"{"}pos{"}"}/{"{"}len{"}"} tệp · còn khoảng {"{"}eta{"}"}
cli-arg-returns = Ghi vào thư mục này mỗi xã một phiếu Excel một trang để gửi lại: ô cần sửa, số liệu thiếu, phần chưa đạt, minh chứng phải có
cli-arg-answer_by = Ngày đề nghị xã trả lời, in trên phiếu (cùng với --returns)
cli-returns-written = Đã ghi { $count } phiếu vào { $folder }
cli-paper-taken = Đã đưa { $count } phần viết trong { $file } vào trang “Thuyết minh” của hồ sơ; bản đã sửa được giữ bên cạnh với đuôi .bak.
cli-paper-written = Văn bản: { $file }
cli-papers-written = Văn bản Word: { $file }
cli-arg-no_word = Chỉ ghi hồ sơ Excel, không ghi văn bản Word
cli-arg-forms = Thư mục mẫu văn bản của cơ quan, thay mẫu có sẵn cùng tên (cách viết: criteria/forms/README.md)
cli-arg-form = Tệp Word của tỉnh có khóa dạng {"{{"}khóa{"}}"}: ghi thêm một bản đã điền cho mỗi xã (dùng được nhiều lần)
cli-arg-half_year = Chỉ lập báo cáo 6 tháng đầu năm này: đánh giá năm này, tại ngày 30/6 (cùng với --word)
cli-arg-word = Ghi vào thư mục này văn bản Word của từng huyện: báo cáo thẩm tra, báo cáo 6 tháng, báo cáo năm, công văn gửi từng ngành
cli-arg-word_date = Ngày in trên văn bản Word; không ghi thì để dấu chấm (cùng với --word)
cli-arg-word_forms = Thư mục mẫu văn bản của cơ quan, thay mẫu có sẵn cùng tên (cùng với --word)
cli-words-written = Đã ghi { $count } văn bản Word vào { $folder }

# --- so sánh hai kỳ ---
cli-about-compare = So sánh hai kỳ, hai năm của các xã: mới đạt, mới mất, vì sao; hoặc tự đánh giá với thẩm tra, thẩm định trong hồ sơ (tên khác: so-sanh)
cli-usage-compare = ntm compare HỒ_SƠ | KỲ_TRƯỚC KỲ_NÀY [--format table|json] [-o TỆP.xlsx | TỆP.json]
cli-example-compare = ntm compare nam-2023 nam-2024
cli-second-example-compare = ntm compare ho-so/xa-binh-minh.xlsx
cli-arg-compare_old = Kỳ trước: tệp của một xã, biểu nhiều xã, hoặc thư mục; chỉ nêu một hồ sơ thì so tự đánh giá với kết quả thẩm tra, thẩm định ghi trong đó
cli-arg-compare_new = Kỳ này, tương tự; xã được ghép theo mã, không có mã thì theo tên, huyện, tỉnh
cli-arg-compare_format = Dạng kết quả trên màn hình: table (mặc định) hoặc json
cli-arg-compare_output = Ghi thêm vào tệp này: .xlsx (bảng Excel) hoặc .json
cli-error-compare-output = “{ $file }” không phải .xlsx hay .json. Đặt tên tệp ghi bằng -o có một trong hai đuôi đó.

# --- hợp nhất xã ---
cli-about-merge = Lập biểu của xã hợp nhất từ biểu của các xã cũ: cộng những gì cộng được, còn lại đặt cạnh nhau (tên khác: sap-nhap)
cli-usage-merge = ntm merge TỆP… -o TỆP.xlsx [--name "Xã Mới"] [--code MÃ] | ntm merge TỆP… --units MÃ.csv -o THƯ_MỤC
cli-example-merge = ntm merge xa-a.xlsx xa-b.xlsx -o xa-moi.xlsx --name "Xã Mới"
cli-second-example-merge = ntm merge bieu-cac-xa/*.xlsx --units sap-nhap.csv -o bieu-xa-moi
cli-arg-merge_output = Ghi biểu hợp nhất vào tệp này; cùng với --units thì đây là thư mục, mỗi xã mới một biểu
cli-arg-merge_name = Tên xã hợp nhất
cli-arg-merge_code = Mã xã hợp nhất
cli-arg-units = Bảng mã ba cột: mã cũ, mã mới, tên mới; gộp các xã thành nhiều xã mới

# --- kế hoạch ---
cli-about-plan = Xem còn cách mức phấn đấu và mức tiếp theo bao xa, thử giả định, lập lộ trình (tên khác: ke-hoach)
cli-usage-plan = ntm plan TỆP [--suppose MÃ=GIÁ_TRỊ]… [-o LỘ_TRÌNH.xlsx] [TÙY CHỌN]
cli-example-plan = ntm plan xa-binh-minh.xlsx
cli-second-example-plan = ntm plan xa-binh-minh.xlsx --suppose 2.1=100 -o lo-trinh.xlsx
cli-arg-plan_file = Tệp bảng tính của xã
cli-arg-suppose = Giả định một số liệu, dùng được nhiều lần: 2.2=80, 4.1=120/125, nang-cao:3.2=Đạt, basic:12.1/nam=75; không được ghi vào đâu
cli-value-supposition = MÃ=GIÁ_TRỊ
cli-arg-plan_format = Dạng kết quả trên màn hình: table (mặc định) hoặc json
cli-arg-roadmap = Ghi lộ trình vào tệp .xlsx này; đã có lộ trình thì giữ nguyên những gì đã nhập trong đó
cli-arg-costs = Thêm trang “Đơn giá” để tính kinh phí khi lập kế hoạch
cli-arg-survey_forms = Thư mục mẫu văn bản của cơ quan, thay mẫu có sẵn cùng tên (cùng với --survey)
cli-error-survey-output = “{ $file }” không phải .docx. Phiếu khảo sát ghi bằng -o là tệp .docx.
cli-error-survey-none = quy định đang dùng không có cuộc khảo sát nào.
cli-error-plan-output = “{ $file }” không phải .xlsx. Lộ trình ghi bằng -o là tệp .xlsx.
cli-error-plan-several = tệp này có { $count } xã. Chọn một xã bằng --commune TÊN hoặc --commune MÃ.

# --- kiểm tra lại hồ sơ ---
cli-about-verify = Kiểm tra hồ sơ đã lập: tính lại từ số liệu trong hồ sơ, nêu ô bị sửa, bộ tiêu chí đã khác, minh chứng thiếu hoặc khác (tên khác: kiem-tra)
cli-usage-verify = ntm verify HỒ_SƠ.xlsx|THƯ_MỤC… [--format table|json] [--evidence THƯ_MỤC]
cli-example-verify = ntm verify ho-so
cli-second-example-verify = ntm verify ho-so/xa-binh-minh.xlsx --evidence minh-chung
cli-arg-dossiers = Tệp hồ sơ do ntm dossier ghi, hoặc thư mục có các hồ sơ ấy
cli-arg-verify_format = Dạng kết quả: table (mặc định) hoặc json
cli-arg-carry = Danh mục minh chứng năm trước (biểu, hồ sơ, hoặc thư mục có chúng): mang sang với mã mới, đánh dấu văn bản hết giá trị
cli-arg-number = Số của báo cáo kết quả, ghi cả ở đầu các biểu kèm theo (ví dụ 12/BC-UBND), hoặc số của một văn bản Word khác (ví dụ to-trinh=12); không ghi thì để dấu chấm
cli-error-number-files = --number chỉ dùng với một tệp của một xã: mỗi xã có số văn bản riêng. Chạy riêng từng xã.
cli-error-dossier-folder = “{ $file }” là tên tệp. -o của hồ sơ là một thư mục: trong đó có bảng tính và các văn bản, mỗi tệp mang tên xã và năm.
cli-error-number-paper = --number: không có văn bản “{ $paper }”. Các văn bản: { $known }.
cli-arg-evidence = Thư mục có các tệp minh chứng; không ghi thì là thư mục của biểu số liệu, khi kiểm tra thì là thư mục lúc lập hồ sơ
cli-dossier-updated = Hồ sơ: { $file } (lập lại; giữ { $count } ô người dùng đã ghi; bản cũ: { $backup })
cli-dossier-unchanged = Hồ sơ: { $file } (không có gì thay đổi)

# --- tiến độ kế hoạch ---
cli-about-progress = Đối chiếu các xã với kế hoạch năm: đã đủ chưa, thiếu ai, xã nào gần nhất, báo cáo còn thiếu gì (tên khác: tien-do)
cli-usage-progress = ntm progress --plan KẾ_HOẠCH.toml ĐƯỜNG_DẪN… [-o TỆP.xlsx] [--format table|json|csv] [--as-of NGÀY] [--jobs SỐ]
cli-example-progress = ntm progress --plan ke-hoach-2024.toml bieu-cac-xa
cli-second-example-progress = ntm progress --plan ke-hoach-2024.toml bieu-cac-xa -o tien-do.xlsx
cli-arg-progress_plan = Tệp kế hoạch; để trống thì dùng plan trong ntm.toml
cli-arg-progress_as_of = Ngày xem, để biết mốc nào đã qua; không đổi cách đánh giá các xã. Không ghi thì không mốc nào được coi là đã qua
cli-arg-progress_output = Ghi thêm bảng Excel vào tệp này (.xlsx)
cli-error-progress-plan = Chưa có tệp kế hoạch. Ghi --plan KẾ_HOẠCH.toml, hoặc plan = "…" trong ntm.toml.
cli-error-progress-output = “{ $file }” không phải .xlsx. Đặt tên tệp ghi bằng -o có đuôi đó.

# --- đọc thử ---
cli-about-read = Cho xem một tệp tự lập được hiểu thế nào trước khi đánh giá: trang, cột, dòng, số liệu nào (tên khác: doc)
cli-usage-read = ntm read TỆP [-o BỐ_CỤC.toml] [--layout BỐ_CỤC.toml] [TÙY CHỌN]
cli-example-read = ntm read bang-tu-lap.xlsx
cli-second-example-read = ntm read bang-tu-lap.xlsx -o bo-cuc.toml
cli-arg-read_file = Tệp bảng tính hoặc Word của xã; “-” là đầu vào chuẩn
cli-arg-read_format = Dạng kết quả: table (mặc định) hoặc json
cli-arg-layout = Tệp bố cục của bảng tự lập, ghi bằng ntm read -o rồi sửa; dùng được nhiều lần, tệp không khớp bố cục nào thì báo lỗi
cli-arg-layout_out = Ghi cách hiểu vào tệp bố cục này (.toml) để sửa bằng tay rồi dùng với --layout

# --- lưu và xem các năm ---
cli-about-archive = Lưu kết quả một năm của các xã vào kho lưu, để sau này so và xem lịch sử (tên khác: luu)
cli-usage-archive = ntm archive THƯ_MỤC… --year NĂM [--archive KHO_LƯU] [--force]
cli-example-archive = ntm archive bieu-nam-2023 --year 2023
cli-second-example-archive = ntm archive bieu-nam-2024 --year 2024 --archive cac-nam
cli-arg-archive_paths = Biểu của các xã trong năm, hoặc thư mục có các biểu
cli-arg-archive_folder = Kho lưu: thư mục có mỗi năm một tệp 2023.json hoặc một thư mục con 2023; để trống thì dùng [archive] folder trong ntm.toml
cli-archive-written = Đã lưu { $count } xã của năm { $year } vào { $file }
cli-archive-kept = Bản lưu trước được giữ lại: { $file }
cli-error-archive-year = Chưa ghi năm của kết quả cần lưu. Ghi --year NĂM, ví dụ --year 2023.
cli-error-archive-folder = Chưa biết kho lưu các năm. Ghi --archive KHO_LƯU, hoặc folder = "…" dưới dòng [archive] trong ntm.toml.
cli-about-history = Lịch sử của các xã trong kho lưu: tiêu chí đạt từng năm, mất gì, lấy lại gì, vì sao (tên khác: lich-su)
cli-usage-history = ntm history [XÃ] [--archive KHO_LƯU] [--format table|json] [-o TỆP.xlsx | TỆP.json]
cli-example-history = ntm history
cli-second-example-history = ntm history "Xã Bình Minh" --archive cac-nam
cli-arg-history_commune = Chỉ xem kỹ xã có tên hoặc mã này
cli-arg-history_format = Dạng kết quả trên màn hình: table (mặc định) hoặc json
cli-arg-history_output = Ghi thêm vào tệp này: .xlsx (bảng Excel) hoặc .json
cli-error-history-empty = Kho lưu { $folder } chưa có năm nào: mỗi năm là một tệp như 2023.json hoặc một thư mục con như 2023.
cli-error-history-commune = Kho lưu { $folder } không có xã nào tên hoặc mã “{ $commune }”.
cli-previous-archive = So với năm { $year } trong kho lưu: { $file } (không so thì thêm --no-previous)
cli-previous-none = Kho lưu { $folder } chưa có năm nào trước { $year } nên không so với kỳ trước.
cli-arg-no_previous = Không so với năm trước trong kho lưu của ntm.toml
