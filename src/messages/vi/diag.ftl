# Mỗi phát hiện một câu: đã đọc được gì và vì sao chưa dùng được; thuộc tính .hint: cần làm gì.
# Tệp
diag-file-missing = Không tìm thấy tệp.
    .hint = Kiểm tra lại tên tệp và thư mục.
diag-no-match = Không có tệp nào khớp tên có dấu * hoặc ?.
    .hint = Kiểm tra lại thư mục và phần mở rộng; dấu * thay cho nhiều chữ, dấu ? thay cho một chữ, chỉ dùng trong tên tệp.
diag-no-dossier = Trong thư mục này không có hồ sơ nào do ntm lập.
    .hint = Chọn thư mục đã ghi bằng ntm dossier -o, hoặc nêu tên tệp hồ sơ.
diag-lock-file = Đây là tệp tạm do phần mềm tạo bên cạnh bảng tính “{ $workbook }”, không phải bảng tính.
    .hint = Chọn tệp “{ $workbook }”; nếu tệp đó đang mở thì lưu lại trước, vì chỉ đọc được phần đã lưu.
diag-file-unreadable = Không đọc được tệp ({ $reason ->
    [busy] tệp đang mở trong Excel, Word hoặc chương trình khác
    [denied] không có quyền đọc tệp này
    [folder] đây là thư mục, không phải tệp
    [special] đây là đường ống hoặc thiết bị, không phải tệp trên đĩa
    [missing] không có thư mục này
    [name] tên tệp không hợp lệ
    [encoding] chữ trong tệp không ở dạng UTF-8
    [panic] tệp bị hỏng, bộ đọc phải dừng giữa chừng
    [structure] tệp bị hỏng hoặc không được ghi đúng quy cách bảng tính
   *[other] { $reason }
    }).
    .hint = { $reason ->
        [special] Lưu dữ liệu thành một tệp rồi ghi tên tệp đó; hoặc dẫn dữ liệu vào đầu vào chuẩn và ghi “-” thay tên tệp.
        [encoding] Mở bằng Notepad, chọn Lưu thành (Save as), mục Mã hóa (Encoding) chọn UTF-8 rồi lưu lại.
       *[other] Nếu tệp đang mở trong Excel thì lưu, đóng lại rồi chạy lại; nếu không thì mở bằng Excel, lưu thành tệp .xlsx rồi thử lại. Cả thư mục thì ghi THƯ-MỤC/*.xlsx.
        }
diag-not-a-spreadsheet = { $found ->
    [empty] Tệp rỗng.
    [html] Tệp thực chất là trang web (HTML), không phải bảng tính, dù phần mở rộng có thể là .xls.
    [xml-2003] Tệp thực chất là “XML Spreadsheet 2003”, một định dạng cũ, dù phần mở rộng có thể là .xls.
    [mhtml] Tệp thực chất là trang web lưu thành một tệp (MHTML), không phải bảng tính, dù phần mở rộng có thể là .xls.
    [text] Tệp thực chất là văn bản ngăn cách bằng dấu tab, không phải bảng tính, dù phần mở rộng có thể là .xls.
    [pdf] Tệp là tài liệu PDF, không phải bảng tính.
    [doc] Tệp là tài liệu Word kiểu cũ (.doc), chương trình không đọc được.
    [rtf] Tệp thực chất là văn bản RTF, dù phần mở rộng có thể là .doc.
    [damaged] Tệp bảng tính bị hỏng hoặc tải về chưa đủ.
    [excel-4] Tệp là bảng tính Excel 2–4 (trước năm 1993), chương trình không đọc được.
    [lotus] Tệp là bảng tính Lotus 1-2-3, chương trình không đọc được.
    [dbase] Tệp là bảng dBase (.dbf), chương trình không đọc được.
    [sylk] Tệp là bảng tính SYLK (.slk), chương trình không đọc được.
    [dif] Tệp là bảng tính DIF (.dif), chương trình không đọc được.
    [numbers] Tệp là bảng tính Numbers của Apple, chương trình không đọc được.
   *[other] Tệp không phải là bảng tính.
    }
    .hint = { $found ->
    [html] Mở tệp bằng Excel, chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [xml-2003] Mở tệp bằng Excel, chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [mhtml] Mở tệp bằng Excel, chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [text] Mở tệp bằng Excel, chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx; hoặc đổi phần mở rộng thành .csv.
    [damaged] Lấy lại tệp gốc, hoặc mở bằng Excel để sửa chữa rồi lưu thành tệp .xlsx.
    [doc] Mở tệp bằng Word, chọn “Lưu thành” (Save As) và chọn kiểu tệp .docx.
    [rtf] Mở tệp bằng Word, chọn “Lưu thành” (Save As) và chọn kiểu tệp .docx.
    [excel-4] Mở tệp bằng LibreOffice Calc (hoặc Excel), chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [lotus] Mở tệp bằng LibreOffice Calc (hoặc Excel), chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [dbase] Mở tệp bằng LibreOffice Calc (hoặc Excel), chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [sylk] Mở tệp bằng LibreOffice Calc (hoặc Excel), chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [dif] Mở tệp bằng LibreOffice Calc (hoặc Excel), chọn “Lưu thành” (Save As) và chọn kiểu tệp .xlsx.
    [numbers] Mở tệp bằng Numbers, chọn Tệp › Xuất sang › Excel (.xlsx).
   *[other] Chọn tệp .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, hoặc tệp Word .docx có bảng số liệu.
    }
diag-json-syntax = Tệp JSON viết sai, không đọc được từ dòng này ({ $reason }).
    .hint = Sửa ở dòng đã nêu; chương trình nào ghi tệp này thì ghi lại bằng thư viện JSON.
diag-json-not-ours = Tệp JSON không phải số liệu của một xã: khóa “schema” { $read ->
    [none] không có
   *[other] ghi “{ $read }”
    }, phải là “{ $schema }”.
    .hint = Ghi "schema": "{ $schema }" ở đầu; các khóa khác: criteria/schema/README.md.
diag-json-key-unknown = Khóa “{ $read }” không có nghĩa, không được dùng.
    .hint = { $nearest ->
    [none] Các khóa ở đây: { $known }.
   *[other] Có phải là “{ $nearest }”? Các khóa ở đây: { $known }.
    }
diag-json-reference = “{ $read }” chưa nói là chỉ tiêu của bộ nào; câu trả lời không được dùng.
    .hint = Ghi mã kèm tên bộ: { $known }; ví dụ basic:2.1.
diag-json-key-twice = Khóa này ghi hai lần ({ $read }): chỉ giá trị thứ nhất được dùng.
    .hint = Bỏ bớt một lần.
diag-json-shape = Giá trị JSON không đúng dạng: đây là { $read ->
    [object] một nhóm khóa
    [list] một danh sách
   *[other] một giá trị đơn
    }, cần { $wanted ->
    [object] một nhóm khóa {"{ … }"}
    [list] một danh sách [ … ]
    [classes] không quá bốn diện
   *[other] chữ, số, true, false hoặc null
    }. Giá trị không được dùng.
    .hint = Xem lược đồ ntm.input-1.schema.json trong criteria/schema.
diag-text-encoding-unknown = Tệp văn bản không dùng bảng mã UTF-8 và cũng không nhận ra chắc chắn được bảng mã nào khác; đọc tiếp là đoán chữ nên chương trình không đọc.
    .hint = Mở tệp bằng Excel, kiểm tra chữ hiện đúng rồi lưu thành kiểu “CSV UTF-8” hoặc .xlsx.
diag-text-decoded = Tệp văn bản dùng bảng mã { $encoding }, không phải UTF-8; đã đọc theo bảng mã đó.
    .hint = Kiểm tra vài tên có dấu; lưu thành “CSV UTF-8” hoặc .xlsx để chắc chắn.
diag-text-letters-lost = Có { $count } ô, bắt đầu từ ô này, có dấu “?” giữa từ: chữ có dấu đã bị mất khi lưu tệp CSV.
    .hint = Mở lại tệp gốc (.xlsx, .xls) và đưa thẳng tệp ấy vào chương trình, hoặc lưu thành kiểu “CSV UTF-8”.
diag-text-twice-encoded = Có { $count } ô của trang chứa chữ UTF-8 đã bị đọc nhầm bảng mã rồi ghi lại (như “Tá»· lá»‡” thay cho “Tỷ lệ”); đã đọc lại thành chữ đúng{ $lost ->
    [none] .
   *[other] , trừ { $lost } ô có chữ đã mất hẳn khi lưu.
    }
    .hint = Kiểm tra vài ô. Để chắc chắn, lấy lại tệp gốc; khi mở tệp CSV bằng Excel hãy chọn bảng mã UTF-8 (Dữ liệu › Từ văn bản/CSV).
diag-quote-open = Dấu ngoặc kép (") mở ở dòng { $line } của tệp không có dấu đóng, nên không biết các ô từ dòng { $line } đến dòng { $last } tách nhau ở đâu; không dùng số liệu nào của các dòng này.
    .hint = Mở tệp bằng Notepad, thêm hoặc xóa dấu ngoặc kép ở dòng { $line } cho đủ cặp; hoặc lưu lại từ tệp gốc thành .xlsx.
diag-legacy-text = Có { $count } ô của trang, bắt đầu từ ô này, chứa chữ { $encoding } (phông chữ trước Unicode); đã đọc thành Unicode.
    .hint = Kiểm tra vài ô; chuyển trang sang Unicode với phông như Times New Roman để chắc chắn.
diag-legacy-text-unsure = Có { $count } ô của trang, bắt đầu từ ô này, giống chữ { $encoding } (phông chữ trước Unicode) nhưng không chắc chắn: trang có cả chữ Unicode hoặc chữ của bảng mã khác. Chữ được giữ nguyên.
    .hint = Chuyển cả trang sang Unicode (bằng công cụ chuyển mã của bộ gõ, ví dụ UniKey) rồi lưu thành tệp .xlsx.
diag-encrypted = Tệp được đặt mật khẩu nên không đọc được.
    .hint = { $program ->
        [word] Mở tệp bằng Word, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu) rồi lưu lại thành tệp .docx.
        [calc] Mở tệp bằng LibreOffice, chọn Tệp › Lưu dưới dạng, bỏ đánh dấu “Lưu với mật khẩu” rồi lưu lại.
       *[other] Mở tệp bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi lưu lại.
        }
diag-too-large = Tệp lớn hơn mức cho phép ({ $limit } MB).
    .hint = Xóa ảnh và các trang không liên quan, lưu thành tệp .xlsx rồi thử lại.
diag-excessive = Tệp có hoặc khai là có hơn { $limit } { $what ->
    [parts] thành phần
    [sheets] trang
    [tables] bảng
    [strings] chuỗi chữ
    [formats] thẻ định dạng
    [cells] ô phải dành chỗ
   *[letters] byte chữ ở một chỗ
    }. Không bảng tính bình thường nào như vậy, nên tệp không được mở để khỏi làm treo máy.
    .hint = Mở tệp bằng Excel, chép riêng bảng cần dùng sang một tệp mới, lưu thành .xlsx rồi thử lại.
diag-out-of-bounds = Có { $count } ô nằm ngoài giới hạn { $rows } dòng và { $columns } cột hoặc quá nhiều; các ô này không được đọc.
    .hint = Xóa các dòng, cột không dùng đến ở cuối trang; nếu ở đó có số liệu thì chuyển vào trong bảng.
diag-broken-cell = Không đọc được nội dung ô của { $code }; ô này được coi là chưa dùng được.
    .hint = Nhập lại giá trị của ô bằng Excel rồi lưu tệp.
diag-no-table = Không tìm thấy bảng số liệu có cột mã (hoặc tên) chỉ tiêu và cột kết quả trong các trang { $sheets }.
    .hint = { $aside ->
    [none] Đặt tiêu đề cột là “Mã” và “Kết quả” (hoặc “Tử số”, “Mẫu số”), hoặc dùng biểu mẫu do lệnh “ntm template” tạo ra.
   *[other] Trang bị ẩn hoặc có tên bắt đầu bằng dấu “_” không được đọc: { $aside }; nếu là bảng cần đọc thì chọn bằng --sheet.
    }
diag-sheet-left-out = Trang này có bảng số liệu nhưng bị ẩn hoặc có tên bắt đầu bằng dấu “_” nên không được đọc.
    .hint = Nếu đây là bảng cần đọc thì chọn bằng --sheet; nếu không thì xóa trang.
diag-sheet-not-of-form = Trang này không phải trang của biểu mẫu nên không được đọc.
    .hint = Nếu là trang của biểu mẫu đã bị đổi tên thì đặt lại đúng tên cũ; nếu là trang ghi riêng của xã thì không phải làm gì.
diag-answers-hidden = { $kind ->
    [rows] Có { $count } số liệu nằm ở dòng đang bị ẩn (dòng { $which }); đã được đọc như mọi dòng khác.
    [columns] Có { $count } số liệu nằm ở cột đang bị ẩn (cột { $which }); đã được đọc như mọi cột khác.
   *[sheet] Trang đang bị ẩn nhưng có { $count } số liệu; đã được đọc.
    }
    .hint = { $kind ->
    [rows] Chọn cả trang, bấm chuột phải vào số dòng và chọn Bỏ ẩn (Unhide) để kiểm tra; bỏ bộ lọc nếu có; số liệu không dùng thì xóa.
    [columns] Chọn cả trang, bấm chuột phải vào tên cột và chọn Bỏ ẩn (Unhide) để kiểm tra; số liệu không dùng thì xóa.
   *[sheet] Bấm chuột phải vào tên trang bất kỳ và chọn Bỏ ẩn (Unhide) để kiểm tra.
    }
diag-several-tables = Nhiều trang có bảng số liệu: { $sheets }; không rõ cần đọc trang nào.
    .hint = Chọn trang bằng --sheet, ví dụ --sheet "Tên trang".
diag-several-readings = Có hai cách đọc tệp này, cho số liệu khác nhau: bảng chỉ tiêu ({ $tables } số liệu) hoặc bảng nhiều xã, mỗi xã một dòng hay một cột ({ $matrix } số liệu); không rõ cần đọc theo cách nào.
    .hint = Thêm --as table để đọc bảng chỉ tiêu, --as matrix để đọc bảng nhiều xã, hoặc chọn một trang bằng --sheet.
diag-no-matrix = Không tìm thấy bảng nhiều xã (mỗi xã một dòng hay một cột) trong tệp.
    .hint = Bỏ --as matrix, hoặc ghi mã chỉ tiêu ở dòng tiêu đề và tên các xã ở một cột.
diag-several-columns = Nhiều cột có thể là kết quả: { $columns }; không rõ cần đọc cột nào.
    .hint = Giữ một cột kết quả, hoặc ghi năm vào tiêu đề cột và nêu năm đánh giá (ví dụ --year 2024); nếu mỗi cột là một xã thì ghi cả chữ “Xã” trước tên.
diag-sheet-unknown = Không có trang “{ $read }”; tệp có các trang { $sheets }.
    .hint = { $nearest ->
    [none] Chọn một trong các trang có trong tệp.
   *[other] Có phải trang “{ $nearest }” không?
    }
# Bảng tổng hợp, danh sách nhiều xã
diag-no-list = Không thấy cột “Tên xã” trong danh sách.
    .hint = Dòng tiêu đề phải có cột “Tên xã”; các cột khác nếu có: Mã xã, Huyện, Tỉnh, Năm đánh giá, Mức phấn đấu, Mức đã được công nhận, Diện của xã.
diag-matrix-empty = Bảng không có xã nào dưới dòng tiêu đề.
    .hint = Ghi mỗi xã một dòng (hoặc một cột), bắt đầu bằng tên xã.
diag-several-communes = Tệp có { $count } xã, lệnh này cần tệp của một xã.
    .hint = Dùng tệp riêng của xã.
diag-commune-twice = “{ $name }” được ghi hai lần; chỗ kia ở { $other }. Cả hai chưa được dùng.
    .hint = Giữ lại một dòng; nếu là hai xã khác nhau thì ghi rõ mã xã hoặc huyện của từng xã.
diag-commune-in-two-files = Xã “{ $name }” có ở hai nơi với số liệu khác nhau; nơi kia là { $other }. Xã được tính một lần và chưa kết luận được.
    .hint = Chỉ để lại bản đúng của xã rồi chạy lại; hoặc ghi tệp đúng vào prefer = [...] trong ntm.toml, hoặc thêm --newest để lấy bản lưu sau; nếu là hai xã khác nhau thì ghi rõ mã xã hoặc huyện.
diag-commune-in-two-files-chosen = Xã “{ $name }” có ở hai nơi với số liệu khác nhau; chỉ tính nơi này { $why ->
    [newest] (lưu lúc { $counted }), không tính { $other } (lưu lúc { $passed })
   *[chosen] (ntm.toml chọn), không tính { $other }
    }.
    .hint = Kiểm tra đây có đúng là bản cuối không.
diag-commune-written-again = Xã “{ $name }” có ở hai nơi với cùng số liệu; nơi kia là { $other }. Xã được tính một lần.
    .hint = Không phải làm gì; có thể bỏ bớt một bản.
diag-commune-unnamed = Dòng có số liệu nhưng chưa ghi tên xã nên không được đánh giá.
    .hint = Ghi tên xã vào ô này, hoặc xóa cả dòng.
diag-matrix-row-passed = “{ $read }” không phải là một xã nên không được đánh giá.
    .hint = Không cần làm gì nếu đúng là dòng tổng hợp, ghi chú; nếu là xã thì ghi cả chữ “Xã” trước tên.
diag-matrix-column-unused = Cột “{ $read }” không được dùng.
    .hint = Nếu là chỉ tiêu thì ghi mã chỉ tiêu vào tiêu đề cột, ví dụ 17.1 hoặc “NTM nâng cao 17.1”.
diag-matrix-column-twice = { $code } được ghi ở hai cột; cột kia ở { $other }. Cả hai chưa được dùng.
    .hint = Giữ lại một cột; với tỷ lệ ghi rõ cột nào là Tử số, Mẫu số, Kết quả.
diag-carried-unplaced = Minh chứng “{ $title }” của năm trước { $code ->
    [none] không gắn với chỉ tiêu nào
   *[other] thuộc { $code }, chỉ tiêu này không xét vào ngày đánh giá
    }; văn bản được giữ lại, chưa gắn với chỉ tiêu nào.
    .hint = Ghi chỉ tiêu mới mà văn bản chứng minh, hoặc xóa dòng này khỏi trang “Minh chứng”.
diag-register-carried = Đã mang sang { $count } văn bản từ danh mục minh chứng năm trước, với mã mới.
    .hint = Kiểm tra từng văn bản: còn giá trị không, có cần văn bản của năm nay không.
diag-evidence-elsewhere = Trang “Minh chứng” nêu { $count } tệp nhưng không tệp nào ở { $folder }, nên chưa kiểm tra được các tệp.
    .hint = Chỉ thư mục minh chứng bằng --evidence THƯ-MỤC.
diag-evidence-unlisted = { $count } tệp trong thư mục minh chứng chưa được ghi ở trang “Minh chứng” của xã nào ({ $files }).
    .hint = Ghi tên tệp vào cột Tệp của văn bản tương ứng, hoặc bỏ qua nếu không dùng làm minh chứng.
diag-document-after = Minh chứng { $document } đề ngày { $date }, sau ngày đánh giá { $as_of }.
    .hint = Kiểm tra lại ngày văn bản, hoặc dùng văn bản có trước ngày đánh giá.
diag-document-expired = Minh chứng { $document } chỉ có giá trị đến { $date }, trước ngày đánh giá { $as_of }.
    .hint = Thay bằng văn bản còn giá trị, hoặc ghi lại ngày hết hạn nếu văn bản đã được gia hạn.
diag-document-old = Minh chứng { $document } quá cũ: “{ $kind }” phải có từ { $first } trở lại đây (không quá { $months } tháng trước ngày đánh giá { $as_of }; { $source ->
    [none] chưa ghi căn cứ
   *[other] { $source }
    }; { $evidence }).
    .hint = Dùng văn bản mới hơn, hoặc kiểm tra lại ngày văn bản.
diag-document-twice = Minh chứng { $document } đã có ở { $other } cho cùng chỉ tiêu này.
    .hint = Xóa một trong hai dòng, hoặc ghi rõ nếu là hai văn bản khác nhau.
diag-document-kind-missing = { $code } được đánh giá Đạt nhưng chưa có minh chứng loại “{ $kind }” ({ $source ->
    [none] chưa ghi căn cứ
   *[other] { $source }
    }; { $evidence }).
    .hint = Ghi văn bản vào trang “Minh chứng”, chọn đúng loại. Đây là cảnh báo, không làm thay đổi đánh giá.
# Thông tin xã
diag-province-missing = Chưa có tên tỉnh nên chưa xác định được vùng áp dụng.
    .hint = Ghi tên tỉnh, thành phố theo địa giới trước ngày 01/7/2025, hoặc dùng --province.
diag-province-unknown = Không có tỉnh, thành phố “{ $read }” trong danh mục trước ngày 01/7/2025.
    .hint = { $nearest ->
    [none] Ghi tên tỉnh, thành phố theo địa giới trước ngày 01/7/2025.
   *[other] Có phải “{ $nearest }” không? Ghi tên tỉnh, thành phố theo địa giới trước ngày 01/7/2025.
    }
diag-year-missing = Chưa có năm đánh giá.
    .hint = Ghi năm đánh giá vào trang thông tin xã, hoặc dùng --year.
diag-year-outside = Năm đánh giá { $year } nằm ngoài giai đoạn của bộ tiêu chí ({ $first } - { $last }){ $decision ->
    [none] .
   *[other] ; năm đó theo { $decision }, chưa có trong chương trình.
    }
    .hint = Ghi một năm từ { $first } đến { $last }{ $decision ->
    [none] .
   *[other] , hoặc nạp bộ tiêu chí của giai đoạn { $period } từ tệp: --criteria TỆP.toml.
    }
diag-target-missing = Chưa có mức phấn đấu (NTM, NTM nâng cao hay NTM kiểu mẫu).
    .hint = Ghi mức phấn đấu vào trang thông tin xã, hoặc dùng --level.
diag-target-without-set = Năm { $year } không có bộ tiêu chí cần để xét mức phấn đấu đã ghi ({ $level }).
    .hint = Thêm tệp của bộ tiêu chí đó bằng --criteria, hoặc chọn mức khác; các mức có bộ tiêu chí: { $known }.
diag-form-of-other-period = Biểu này lập theo bộ tiêu chí của giai đoạn khác, không dùng được cho năm đánh giá { $year }; không có số liệu nào được đọc.
    .hint = Lập biểu của năm đó bằng ntm template --year { $year }, hoặc ghi lại năm đánh giá nếu ghi nhầm.
diag-attribute-unreadable = Không hiểu nội dung “{ $read }” ở mục “{ $field }”; mục này được coi là chưa có.
    .hint = { $nearest ->
    [none] Ghi lại mục này theo hướng dẫn của biểu mẫu; ngày ghi theo dạng ngày/tháng/năm, năm ghi đủ 4 chữ số.
   *[other] Có phải “{ $nearest }” không?
    }
diag-option-overrides = Tham số { $option } là “{ $value }” khác với “{ $read }” ghi trong tệp; đã dùng “{ $value }”.
    .hint = Sửa ô trong tệp hoặc bỏ tham số { $option } để hai nơi thống nhất.
diag-office-differs = Mục “{ $field }”: tệp ghi “{ $read }”, còn thiết lập { $file } ghi “{ $value }”; đã dùng “{ $read }”.
    .hint = Sửa ô trong tệp, hoặc sửa { $file }, để hai nơi thống nhất.
diag-office-filled = Mục “{ $field }” để trống; đã dùng “{ $value }” theo thiết lập { $file }.
    .hint = Ghi vào ô nếu xã này khác.
diag-class-missing = Chưa ghi diện của xã, trong khi mức đạt chuẩn có thể khác theo diện.
    .hint = Ghi diện của xã; nếu không thuộc diện nào thì chọn “Không thuộc diện nào”.
diag-group-missing = Mức đạt chuẩn chia theo nhóm xã, nhưng xã chưa ghi thuộc nhóm nào: { $groups }.
    .hint = Ghi nhóm của xã ở mục diện của xã, hoặc dùng --class.
diag-class-not-in-force = “{ $class }” (ô { $cells }) { $from ->
        [none] áp dụng
       *[other] áp dụng từ { $from }
    } { $to ->
        [none] trở đi
       *[other] đến { $to }
    }, không gồm ngày đánh giá { $day }; vào ngày này xã không được tính là thuộc diện đó.
    .hint = Kiểm tra lại thời gian áp dụng của diện và ngày đánh giá; nếu diện vẫn còn áp dụng thì sửa ngày, nếu đã có diện khác thì ghi thêm diện đó.
diag-class-days-reversed = “{ $class }” (ô { $cells }) ghi áp dụng từ { $from } đến { $to }: ngày cuối đứng trước ngày đầu nên chưa biết xã có thuộc diện này không.
    .hint = Sửa lại hai ngày; để trống ngày cuối nếu diện còn áp dụng.
diag-area-unknown = Chưa xác định được xã thuộc vùng nào của tỉnh ({ $areas }): huyện { $read ->
        [none] chưa ghi
       *[other] “{ $read }” không có trong danh sách của vùng nào
    }.
    .hint = { $nearest ->
        [none] Ghi tên huyện, diện của xã như trong quy định của tỉnh; các mức riêng của từng vùng chưa kết luận được.
       *[other] Có phải “{ $nearest }” không? Ghi đúng tên huyện; các mức riêng của từng vùng chưa kết luận được.
    }
diag-as-of-outside-year = Ngày đánh giá { $date } không thuộc năm đánh giá { $year }.
    .hint = Kiểm tra lại ngày và năm: năm quyết định mức theo năm, ngày quyết định văn bản áp dụng.
# Dòng chỉ tiêu
diag-code-unknown = Không có chỉ tiêu “{ $read }” trong danh mục “{ $book }”.
    .hint = { $nearest ->
    [none] Ghi mã chỉ tiêu theo bộ tiêu chí; nếu là chỉ tiêu của bộ khác thì ghi kèm tên bộ, ví dụ “NTM 17.10”.
   *[other] Có phải “{ $nearest }” không? Nếu là chỉ tiêu của bộ khác thì ghi kèm tên bộ, ví dụ “NTM 17.10”.
    }
diag-code-twice = { $code } được ghi ở hai dòng; dòng kia ở { $other }. Cả hai chưa được dùng.
    .hint = Giữ lại một dòng.
diag-code-ambiguous = Mã “{ $read }” được ghi dưới dạng số nên có thể là { $codes } ({ $book }).
    .hint = Định dạng cột mã là Văn bản (Text) rồi nhập lại mã, ví dụ '17.10; hoặc ghi đúng tên chỉ tiêu ở cột tên.
diag-code-is-date = Mã chỉ tiêu đã bị Excel đổi thành ngày { $read }.
    .hint = Định dạng cột mã là Văn bản (Text) rồi nhập lại mã (có thể là { $suggest }).
diag-code-from-context = Mã ghi là “{ $read }”, không phải văn bản nên tự nó không cho biết là chỉ tiêu nào; theo { $by ->
    [name] tên chỉ tiêu
   *[order] thứ tự các dòng
    } đã đọc là { $code }.
    .hint = Định dạng cột mã là Văn bản (Text) rồi nhập lại mã { $code }.
diag-rows-by-likeness = { $count } dòng được nhận ra theo tên gần giống tên chỉ tiêu: { $rows }.
    .hint = Xem lại các dòng này; ghi mã chỉ tiêu vào cột “Mã” để chắc chắn.
diag-reading-passed = { $passed ->
    [table] Đã đọc bảng nhiều xã ({ $matrix } số liệu); không đọc bảng chỉ tiêu trong cùng tệp ({ $tables } số liệu).
   *[matrix] Đã đọc bảng chỉ tiêu ({ $tables } số liệu); không đọc bảng nhiều xã trong cùng tệp ({ $matrix } số liệu).
    }
    .hint = Nếu cần đọc bảng kia thì thêm --as { $passed }, hoặc chọn trang bằng --sheet.
diag-rows-passed = Không dùng { $count } dòng ghi { $read }.
    .hint = Chỉ dòng kết quả thực hiện của năm đánh giá được đọc; nếu cần năm khác thì dùng --year.
diag-figures-unread = Chưa dùng { $count } kết quả vì chưa rõ là của chỉ tiêu nào: { $cells }.
    .hint = Ghi mã chỉ tiêu hoặc tên như trong bộ tiêu chí ở đầu các dòng này; dòng không phải chỉ tiêu thì để nguyên.
diag-rows-by-order = { $count } dòng có tên khác hẳn, được nhận ra theo vị trí giữa hai chỉ tiêu đã biết: { $rows }.
    .hint = Xem lại các dòng này; ghi mã chỉ tiêu vào cột “Mã” để chắc chắn.
diag-code-name-differ = Mã “{ $read }” nhưng tên ghi bên cạnh “{ $name }” là của chỉ tiêu { $other } ({ $book }); dòng này không được dùng.
    .hint = Sửa mã hoặc sửa tên để hai ô cùng chỉ một chỉ tiêu.
diag-name-unknown = Dòng có số liệu nhưng không có mã, và không có chỉ tiêu nào tên “{ $read }” trong danh mục “{ $book }”; dòng này không được dùng.
    .hint = { $code ->
    [none] Ghi mã chỉ tiêu vào cột mã, hoặc ghi đúng tên chỉ tiêu.
   *[other] Có phải chỉ tiêu { $code } “{ $nearest }” không? Nếu đúng thì ghi mã { $code } vào cột mã.
    }
diag-figures-together = { $code } phải đạt ở từng số liệu nhưng chỉ ghi một số liệu chung là { $read }: số chung thấp hơn mức thì chưa đạt, còn lại thì chưa xác định được.
    .hint = Ghi riêng từng số liệu, mỗi số liệu một dòng, ở cột mã ghi: { $parts }.
diag-result-merged = Kết quả “{ $read }” nằm trong ô gộp { $area } của nhiều dòng ({ $codes }) nên không rõ là của dòng nào; các dòng này chưa được dùng.
    .hint = Bỏ gộp ô (Unmerge Cells) rồi nhập kết quả vào từng dòng.
diag-measure-unnamed = { $code } có nhiều số liệu, chưa rõ “{ $read }” là số liệu nào.
    .hint = Ghi rõ từng số liệu ở cột mã: { $parts }.
# Giá trị
diag-text-for-number = { $suggest ->
    [none] { $code }: “{ $read }” là chữ, chưa đọc được thành số.
   *[other] { $code }: ô ghi “{ $read }” đang ở định dạng chữ nên Excel không tính là số.
    }
    .hint = { $suggest ->
    [none] { $numerator ->
        [none] { $not-yet ->
            [none] Chỉ nhập số vào ô này; lời giải thích ghi ở cột ghi chú.
           *[other] Chưa có số liệu thì để trống ô này; có ghi chú thì ghi ở cột ghi chú.
        }
       *[other] Nếu là { $numerator } trên { $denominator } thì nhập { $numerator } vào cột Tử số, { $denominator } vào cột Mẫu số và để trống Kết quả.
    }
   *[other] { $other ->
        [none] Nếu là { $suggest } thì đổi ô sang định dạng General rồi nhập lại (không có dấu nháy và dấu %); nhiều ô một lúc: chọn cả cột, Data → Text to Columns → Finish.
       *[other] Nếu là { $suggest } thì nhập { $suggest }, nếu là { $other } thì nhập { $other }: không có dấu ngăn hàng nghìn, ô ở định dạng General.
    }
    }
diag-number-as-text = { $code }: “{ $read }” là văn bản, đã đọc thành số { $value }.
    .hint = Nhập lại thành số để chắc chắn.
diag-numbers-as-text = { $count } ô đang ở định dạng chữ, đã đọc thành số: { $cells }.
    .hint = Đã tính như số. Muốn đổi hẳn thành số: chọn các ô đó, định dạng General, rồi Data → Text to Columns → Finish (từng cột một).
diag-two-numbers = { $code }: ô ghi “{ $read }” có nhiều số ({ $numbers }), không rõ số nào là kết quả.
    .hint = Chỉ để lại một số; tử số và mẫu số thì nhập vào hai cột riêng.
diag-value-read-as = { $code }: “{ $read }” đã đọc là { $value }.
    .hint = Chỉ nhập { $value } vào ô này; phần còn lại chuyển sang cột ghi chú.
diag-part-left-out = { $code }: trong ô ghi “{ $read }”, “{ $part }” { $kind ->
    [struck] bị gạch ngang
    [raised] viết nhỏ lên trên
   *[lowered] viết nhỏ xuống dưới
    } nên không tính vào số liệu; phần còn lại là “{ $left }”.
    .hint = Xóa “{ $part }” khỏi ô, hoặc nhập lại cho đúng nếu “{ $part }” là một phần của kết quả.
diag-part-apart = { $code }: trong ô ghi “{ $read }”, “{ $part }” { $kind ->
    [struck] bị gạch ngang
    [raised] viết nhỏ lên trên
   *[lowered] viết nhỏ xuống dưới
    } nên không rõ kết quả là gì; ô này chưa được dùng.
    .hint = Nhập lại kết quả bằng chữ thường, không gạch ngang, không viết nhỏ lên trên hay xuống dưới.
diag-all-apart = { $code }: “{ $read }” { $kind ->
    [struck] đã bị gạch ngang
    [raised] viết nhỏ lên trên
   *[lowered] viết nhỏ xuống dưới
    } cả ô nên không phải là kết quả.
    .hint = { $kind ->
    [struck] Nếu “{ $read }” vẫn đúng thì bỏ gạch ngang (Strikethrough); nếu không thì nhập kết quả mới.
   *[other] Nếu “{ $read }” là kết quả thì nhập lại bằng chữ thường (bỏ Superscript, Subscript).
    }
diag-fraction-read = { $code }: “{ $read }” đã đọc là tử số { $numerator }, mẫu số { $denominator }.
    .hint = Nên nhập tử số và mẫu số vào hai cột riêng.
diag-unit-converted = { $code }: “{ $read }” đã đổi thành { $value } { $unit }.
    .hint = Nhập thẳng { $value }, không kèm đơn vị.
diag-bound-for-number = { $code }: “{ $read }” là một mức hoặc con số ước chừng, không phải kết quả.
    .hint = Nhập đúng số liệu thực hiện; nếu kết quả đúng bằng { $value } thì nhập { $value }.
diag-remark-in-value = { $code }: “{ $read }” có lời ghi chú “{ $remark }” trong ô số liệu nên chưa rõ { $value } có phải là kết quả không.
    .hint = Nếu kết quả là { $value } thì chỉ nhập { $value } vào ô này và chuyển “{ $remark }” sang cột ghi chú.
diag-value-is-date = { $code }: ô cần số liệu nhưng là ngày { $read }; có lẽ Excel đã đổi { $first } hoặc { $second } thành ngày.
    .hint = Nhập tử số và mẫu số vào hai cột riêng, hoặc định dạng ô là Văn bản (Text) rồi nhập lại.
diag-number-ambiguous = { $code }: “{ $read }” có thể là { $first } hoặc { $second }.
    .hint = Nhập lại thành số, không dùng dấu phân cách hàng nghìn và dấu %.
diag-negative = { $code }: “{ $read }” là số âm.
    .hint = Kiểm tra lại và nhập số không âm.
diag-rate-over-100 = { $code }: tỷ lệ { $value } % vượt quá 100 % (ô ghi “{ $read }”).
    .hint = { $suggest ->
    [none] Nhập tỷ lệ từ 0 đến 100, ví dụ 95,5 cho 95,5 %.
   *[other] Có phải { $suggest } % không? Định dạng ô là Number rồi nhập tỷ lệ từ 0 đến 100.
    }
diag-rate-maybe-fraction = { $code }: “{ $read }” có thể là { $value } % hoặc { $suggest } %.
    .hint = Nhập tỷ lệ theo phần trăm (ví dụ 95,5 cho 95,5 %); nếu đúng là { $value } % thì nhập tử số và mẫu số.
diag-percent-cell = { $code }: ô định dạng phần trăm, đã đọc là { $suggest } %.
    .hint = Kiểm tra lại; nên định dạng ô là Number và nhập { $suggest }.
diag-percent-cell-in-form = { $code }: ô bị đổi sang định dạng phần trăm (hiện { $read }, giá trị lưu là { $stored }) nên công thức của biểu mẫu đọc sai.
    .hint = Định dạng lại ô là Number rồi nhập { $suggest }.
diag-denominator-zero = { $code }: mẫu số bằng 0 (tử số { $numerator }) nên không tính được tỷ lệ.
    .hint = Kiểm tra lại mẫu số; nếu không có đối tượng thì ghi “Không áp dụng” và lý do khi bộ tiêu chí cho phép.
diag-part-over-whole = { $code }: tử số { $numerator } lớn hơn mẫu số { $denominator }.
    .hint = Kiểm tra lại; có thể hai ô bị đổi chỗ.
diag-ratio-incomplete = { $code }: chỉ có một trong hai ô tử số, mẫu số (ô này ghi { $read }).
    .hint = Nhập đủ tử số và mẫu số.
diag-ratio-not-asked = { $code } không phải là tỷ lệ nên tử số, mẫu số (ô này ghi { $read }) không được dùng; ô kết quả còn trống.
    .hint = Nhập kết quả vào cột kết quả.
diag-rate-disagrees = { $code }: tỷ lệ ghi { $typed } % khác { $numerator }/{ $denominator } = { $computed } % (tử số ở { $other }); { $judged ->
    [computed] theo số nào cũng được cùng một đánh giá nên đã đánh giá theo tử số và mẫu số.
    [neither] mỗi số cho một đánh giá khác nhau nên chưa kết luận được ({ $open }).
    [some] { $by } đã đánh giá theo tử số và mẫu số vì theo số nào cũng như nhau, còn { $open } chưa kết luận được vì mỗi số cho một đánh giá khác nhau.
   *[open] chỉ kết luận được khi hai số cho cùng một đánh giá.
    }
    .hint = Sửa tỷ lệ, hoặc sửa tử số, mẫu số cho khớp nhau; nếu chỉ có tử số, mẫu số là đúng thì xóa ô tỷ lệ.
diag-rate-rounded-across = { $code }: tỷ lệ ghi { $typed } % đã làm tròn qua mức { $sign } { $bound } %; tính đúng từ { $numerator }/{ $denominator } là { $exact } % nên { $verdict ->
    [met] đánh giá là Đạt.
    [not_met] đánh giá là Chưa đạt.
   *[other] đã dùng số tính đúng.
    }
    .hint = Kiểm tra lại tử số và mẫu số; ghi tỷ lệ với đủ số lẻ ({ $exact }) hoặc để trống ô tỷ lệ.
diag-count-not-whole = { $code }: “{ $read }” phải là số nguyên ({ $unit }).
    .hint = Nhập số nguyên.
diag-other-unit = { $code }: “{ $read }” lớn hơn mức có thể có ({ $most } { $unit }); có lẽ ghi theo đơn vị khác.
    .hint = { $meant ->
    [none] Nhập theo đơn vị { $unit }.
   *[other] Có phải { $meant } { $unit } không? Nếu đúng thì nhập { $meant }.
    }
diag-word-unknown = { $code }: không hiểu “{ $read }”.
    .hint = { $meant ->
    [none] Ghi một trong các giá trị: { $words }.
   *[other] Có phải “{ $meant }” không? Ghi một trong các giá trị: { $words }.
    }
diag-sign-ambiguous = { $code }: “{ $read }” có thể là đã chọn (đạt) hoặc là không đạt.
    .hint = Ghi rõ: Đạt hoặc Không đạt.
diag-box-empty = { $code }: ô chọn “{ $read }” chưa được đánh dấu.
    .hint = Ghi rõ: Đạt hoặc Không đạt.
diag-judgement-for-number = { $code }: ô cần số liệu nhưng ghi “{ $read }”.
    .hint = Nhập số liệu thực hiện; chương trình tự đánh giá đạt hay chưa đạt.
diag-answer-from-judgement = Ô kết quả để trống; “{ $read }” ở phần tự đánh giá được dùng làm kết quả của { $code }.
    .hint = Ghi “Đạt” hoặc “Chưa đạt” vào cột kết quả.
diag-judgements-contradict = Kết quả của { $code } mâu thuẫn: ô này ghi “{ $read }” còn ô { $other } ghi ngược lại; chỉ tiêu này chưa xác định được.
    .hint = Sửa để hai ô nói cùng một điều.
diag-grade-unknown = { $code }: “{ $read }” không phải là mức xếp loại.
    .hint = Ghi một trong các mức: { $words }.
diag-not-applicable-forbidden = { $code }: ghi “{ $read }” nhưng bộ tiêu chí không cho phép bỏ qua chỉ tiêu này.
    .hint = Nhập kết quả thực hiện.
diag-not-applicable-unexplained = { $code }: ghi “{ $read }” nhưng chưa nêu lý do.
    .hint = Ghi lý do ở cột ghi chú.
diag-error-value = { $code }: ô có giá trị lỗi { $read }.
    .hint = Sửa công thức hoặc nhập giá trị.
diag-formula-without-result = { $code }: ô là công thức chưa được tính.
    .hint = Mở tệp bằng Excel, lưu lại; hoặc nhập thẳng giá trị.
diag-date-unreadable = Mục “{ $field }”: “{ $read }” không phải là ngày.
    .hint = Ghi theo dạng ngày/tháng/năm, ví dụ 05/03/2024.
diag-shown-otherwise = { $code }: ô hiển thị { $shown } nhưng số trong ô là { $stored }; mức đạt chuẩn là { $threshold }, kết quả được xét theo { $stored }.
    .hint = Tăng số chữ số thập phân của ô (Increase Decimal) để thấy đủ số; nếu kết quả đúng là { $shown } thì nhập lại { $shown }.
diag-answers-differ = { $code }: số liệu ở đây khác với số liệu ở { $other }; cả hai chưa được dùng.
    .hint = Thống nhất hai ô.
diag-typed-verdict-differs = { $code }: cột đánh giá ghi “{ $typed }” nhưng theo số liệu { $other ->
    [none] (chưa có số liệu)
   *[other] ở { $other }
    } thì đánh giá là “{ $computed ->
    [met] Đạt
    [not_met] Chưa đạt
    [not_applicable] Không áp dụng
   *[undetermined] Chưa đủ căn cứ
    }”; đã dùng đánh giá theo số liệu.
    .hint = Kiểm tra lại số liệu; cột đánh giá do người nhập không được dùng làm kết quả.
diag-villages-typed = { $code }: ghi “{ $read }” nhưng số liệu này được đếm từ trang danh sách thôn nên không được dùng.
    .hint = Nhập kết quả từng thôn ở trang thôn của biểu mẫu.
diag-document-unplaced = { $read ->
    [none] Minh chứng “{ $title }” chưa ghi mã chỉ tiêu.
   *[other] Minh chứng “{ $title }” ghi chỉ tiêu “{ $read }” nhưng không có chỉ tiêu này.
    }
    .hint = Ghi đúng bộ tiêu chí và mã chỉ tiêu (dạng văn bản) mà minh chứng chứng minh.
# Thôn
diag-village-unnamed = Dòng này có số liệu nhưng chưa ghi tên thôn; vẫn được tính là một thôn.
    .hint = Ghi tên thôn ở trang “Thôn”, hoặc xóa các ô của dòng nếu không có thôn này.
diag-village-twice = Thôn “{ $village }” được ghi ở hai dòng (dòng kia ở { $other }) nên bị tính hai lần.
    .hint = Giữ lại một dòng; nếu là hai thôn trùng tên thì ghi rõ để phân biệt.
diag-village-figure-missing = { $code }: { $count } thôn chưa có số liệu ({ $villages }) nên không cộng được số liệu các thôn.
    .hint = Nhập đủ cho mọi thôn (thôn không có đối tượng thì nhập 0), hoặc xóa cả cột và nhập số liệu chung ở trang chỉ tiêu.
diag-village-sum-differs = { $code }: số liệu nhập ở đây là { $typed }, còn cộng các thôn ở { $other } là { $sum }; đã dùng số liệu nhập ở đây.
    .hint = Kiểm tra hai nơi. Muốn dùng số cộng từ các thôn thì xóa Tử số, Mẫu số, Kết quả ở dòng này.
# Nguồn lực, nợ đọng, khảo sát, cuộc họp
diag-paper-figure = “{ $read }” ở “{ $field }” { $whole ->
    [yes] không phải là số nguyên không âm
   *[no] không phải là số không âm
    } nên không dùng được.
    .hint = Nhập một số, không kèm chữ, đơn vị hay dấu %; chưa có thì để trống.
diag-paper-text = Ô ghi “{ $read }” ở “{ $field }” đang ở định dạng chữ nên chưa tính được.
    .hint = Đổi ô sang định dạng General rồi nhập lại { $whole ->
    [yes] số nguyên
   *[no] số
    }, không có dấu chấm ở hàng nghìn; nhiều ô một lúc: chọn cả cột, Data → Text to Columns → Finish.
diag-paper-number-as-text = “{ $read }” ở “{ $field }” là văn bản, đã đọc thành số { $value }.
    .hint = Nhập lại thành số để chắc chắn.
diag-paper-over = “{ $part }” là { $value }, lớn hơn “{ $whole }” là { $most }; số liệu này không dùng được.
    .hint = Kiểm tra lại hai số.
diag-paper-incomplete = Còn thiếu { $missing } nên chưa tính được { $what }.
    .hint = Nhập đủ các ô còn thiếu (không có thì nhập 0), hoặc xóa dòng nhập dở.
diag-paper-word = “{ $read }” ở “{ $field }” không phải là một trong các từ: { $words }.
    .hint = Chọn một từ trong danh sách của ô, hoặc để trống.
diag-survey-doubled = { $question }: nhập ở đây { $typed }, còn cộng từ các thôn ở { $other } là { $sum }; hai số liệu khác nhau nên không dùng số nào.
    .hint = Kiểm tra lại phiếu rồi sửa một trong hai nơi. Muốn dùng số cộng từ các thôn thì xóa hai ô của câu này ở đây.
diag-paper-sum-differs = { $code }: số liệu nhập ở đây là { $typed }, còn tính từ { $other } là { $sum }; đã dùng số liệu nhập ở đây.
    .hint = Kiểm tra hai nơi. Muốn dùng số tính từ bảng kia thì xóa Tử số, Mẫu số, Kết quả ở dòng này.
# Trình tự
diag-step-reversed = Bước “{ $step }”: đến ngày { $to } trước từ ngày { $from }; ngày kết thúc chưa được dùng.
    .hint = Kiểm tra lại hai ngày. Việc làm trong một ngày thì để trống ô Đến ngày.
diag-step-not-in-force = Bước “{ $step }” không có trong trình tự đang áp dụng từ { $from } ({ $source }); dòng này không được dùng.
    .hint = Kiểm tra ngày đánh giá của xã, hoặc dùng biểu mẫu viết cho ngày đánh giá đó.
diag-step-blank = Bước “{ $step }” chưa ghi gì ở trang “Trình tự” ({ $source ->
    [none] chưa có nguồn
   *[other] { $source }
    }; { $evidence }).
    .hint = Ghi ngày, văn bản của bước này; chưa làm thì làm trước khi gửi hồ sơ, hoặc ghi lý do ở cột Giải trình. Cảnh báo không làm thay đổi đánh giá.
diag-step-incomplete = Bước “{ $step }” chưa ghi { $what } ({ $source ->
    [none] chưa có nguồn
   *[other] { $source }
    }; { $evidence }).
    .hint = Ghi bổ sung, hoặc ghi lý do ở cột Giải trình. Cảnh báo không làm thay đổi đánh giá.
diag-step-below = Bước “{ $step }”: { $what } là { $value }, yêu cầu ít nhất { $least } ({ $source ->
    [none] chưa có nguồn
   *[other] { $source }
    }; { $evidence }).
    .hint = Làm và ghi bổ sung, hoặc ghi lý do ở cột Giải trình. Cảnh báo không làm thay đổi đánh giá.
diag-step-spread = Bước “{ $step }”: nhiều nhất { $value } lần trong { $days } ngày (tính cả ngày đầu), yêu cầu ít nhất { $least } lần trong { $days } ngày ({ $source ->
    [none] chưa có nguồn
   *[other] { $source }
    }; { $evidence }).
    .hint = Kiểm tra lại các ngày đã ghi; nếu đúng thì ghi lý do ở cột Giải trình. Cảnh báo không làm thay đổi đánh giá.
diag-step-early = Bước “{ $step }” bắt đầu ngày { $day }, khi bước “{ $other }” chưa xong (đến ngày { $ended }); thứ tự theo { $source ->
    [none] cách hiểu chưa có nguồn
   *[other] { $source }
    } ({ $evidence }).
    .hint = Kiểm tra lại các ngày; nếu đúng thì ghi lý do ở cột Giải trình. Cảnh báo không làm thay đổi đánh giá.
diag-step-after-paper = Trang “Trình tự” ghi ngày { $day }, sau ngày của văn bản { $paper }.
    .hint = Kiểm tra ngày đã ghi, hoặc đổi ngày văn bản (--date).
diag-paper-before-figures = Văn bản đề ngày { $paper }, trước ngày đánh giá { $as_of } của chính số liệu trong đó.
    .hint = Nếu số liệu tính đến ngày của văn bản, chạy lại với --as-of { $paper }; nếu không, để ngày văn bản (--date) từ ngày đánh giá trở đi.
diag-step-after-as-of = Trang “Trình tự” có { $count } ngày sau ngày đánh giá { $as_of }; trình tự được lấy theo quy định của ngày đánh giá.
    .hint = Kiểm tra xem các ngày đã ghi có đúng không; làm thủ tục sau ngày đánh giá là bình thường.
diag-recognition-date = “{ $read }” ở ô Ngày công nhận không phải là ngày nên công nhận này chưa được tính.
    .hint = Định dạng ô là Ngày (Date) rồi nhập lại, ví dụ 05/03/2024.
diag-recognition-incomplete = Công nhận thôn “{ $village }” ({ $list }) chưa ghi đủ cơ quan công nhận, số quyết định và ngày công nhận.
    .hint = Ghi đủ ba ô; thiếu số hoặc ngày thì coi như chưa có quyết định.
diag-recognition-late = Thôn “{ $village }” được công nhận ({ $list }, { $document }) ngày { $date }, sau ngày đánh giá { $as_of }; công nhận này không được tính.
    .hint = Kiểm tra ngày công nhận và ngày đánh giá.
diag-recognition-unearned = Thôn “{ $village }” đã được công nhận ({ $list }, { $document }) nhưng theo số liệu ở { $other } thì chưa đạt “{ $item }”; đánh giá theo số liệu.
    .hint = Kiểm tra số liệu của thôn, hoặc quyết định công nhận.
# Trang “Thuyết minh”
diag-narrative-unusable = Chữ ở trang “Thuyết minh” chưa được dùng: { $reason ->
    [too-long] một đoạn dài hơn 32.767 ký tự, quá mức một ô Excel giữ được.
    [formula] ô đang báo lỗi công thức { $read }.
    [not-calculated] ô là công thức chưa được tính.
   *[other] không đọc được ô này, hoặc chữ trong ô quá dài.
    }
    .hint = { $reason ->
    [too-long] Chia đoạn đó thành nhiều đoạn, mỗi dòng một đoạn.
    [formula] Gõ lại; chữ bắt đầu bằng dấu - hoặc = thì gõ dấu nháy đơn (') trước.
   *[other] Gõ lại nội dung của ô dưới dạng chữ.
    }
# Văn bản chấp thuận tạm hoãn, xác nhận
diag-special-kind-unknown = Loại văn bản “{ $read }” không dùng được; dòng này không được dùng.
    .hint = { $nearest ->
    [none] Ghi một trong các loại: { $words }.
   *[other] Có phải “{ $nearest }” không? Các loại: { $words }.
    }
diag-special-unplaced = { $read ->
    [none] Văn bản ({ $kind }) chưa ghi mã chỉ tiêu.
   *[other] Văn bản ({ $kind }) ghi chỉ tiêu “{ $read }” nhưng không có chỉ tiêu này.
    }
    .hint = Chọn bộ tiêu chí và ghi đúng mã chỉ tiêu (dạng văn bản).
diag-special-incomplete = Văn bản ({ $kind }) còn thiếu: { $missing }.
    .hint = Ghi đủ lý do, số văn bản, người ký và ngày hết hiệu lực.
diag-special-expired = Văn bản { $document } về { $code } đã hết hiệu lực ngày { $expires }, trước ngày đánh giá { $as_of }.
    .hint = Bỏ văn bản này, hoặc ghi văn bản còn hiệu lực.
diag-waiver-idle = Văn bản chấp thuận tạm hoãn { $document } ghi cho { $code }, nhưng nội dung này không bị đánh giá chưa đạt.
    .hint = Bỏ văn bản này, hoặc ghi đúng chỉ tiêu chưa đạt. Văn bản tạm hoãn không bao giờ làm thay đổi đánh giá.
diag-attestation-blank = Văn bản xác nhận { $document } ghi cho { $code }, nhưng chỉ tiêu này chưa có kết quả.
    .hint = Ghi kết quả (Đạt hoặc Chưa đạt) vào trang chỉ tiêu; văn bản xác nhận chỉ là minh chứng, không thay cho kết quả.
diag-attestation-misplaced = Văn bản xác nhận { $document } ghi cho { $code }, nhưng nội dung này không trả lời bằng Đạt hoặc Chưa đạt.
    .hint = Ghi văn bản này vào trang Minh chứng.
# Bộ tiêu chí và thời gian
diag-form-threshold-differs = Biểu này lập trước quy định đang dùng: { $count } mức đạt chuẩn ghi trong biểu khác mức đang dùng ({ $shown }{ $more ->
    [yes] ; …
   *[no] {""}
    }). Số liệu được đánh giá theo mức đang dùng.
    .hint = Xin biểu mới: ntm template --refresh { $file }
diag-amendment-between = Ngày { $day } có văn bản sửa đổi, nằm giữa ngày đánh giá { $as_of } và ngày của văn bản { $paper }. Đánh giá tại ngày của văn bản thì kết quả khác ở: { $items }.
    .hint = Chọn ngày đánh giá (--as-of) phù hợp với quy định áp dụng khi xét.
diag-before-decision = Ngày đánh giá { $date } trước ngày { $from } của văn bản ban hành bộ tiêu chí ({ $decision }); đã áp dụng bản đầu tiên.
    .hint = Không cần làm gì nếu đánh giá lại cho thời điểm trước khi ban hành.
diag-illustration = Đang dùng mức giả định để minh họa: { $name }. Kết quả không có giá trị thực tế.
    .hint = Chọn tỉnh thật và bổ sung tệp quy định của tỉnh bằng --criteria.
diag-criteria-notice = { $vi }
    .hint = Lưu ý này do tệp tiêu chí nêu; cần đối chiếu với văn bản gốc.
diag-criteria-replaced = Tệp tiêu chí này thay cho “{ $name }” phiên bản { $old } bằng phiên bản { $new }.
    .hint = Bỏ tệp khỏi --criteria nếu muốn dùng bản có sẵn.
# Thiết lập của cơ quan (ntm.toml)
diag-office-in-force = Đang dùng thiết lập của cơ quan trong tệp này.
    .hint = Tham số trên dòng lệnh và ô trong tệp của xã được ưu tiên hơn thiết lập.
diag-office-syntax = Tệp thiết lập sai cú pháp: { $message }
    .hint = Sửa dòng được nêu; chữ đặt trong ngoặc kép, ví dụ province = "Hải Dương".
diag-office-unknown-key = Tệp thiết lập không có mục “{ $name }”.
    .hint = { $nearest ->
    [none] Các mục dùng được: { $keys }.
   *[other] Có phải “{ $nearest }” không? Các mục dùng được: { $keys }.
    }
diag-office-wrong-value = Mục “{ $key }” của tệp thiết lập ghi “{ $read }”, không dùng được.
    .hint = { $key ->
    [year] Ghi năm bằng số, ví dụ year = 2024.
    [level] Ghi một mức có trong các bộ tiêu chí, ví dụ level = "nâng cao".
    [archive] Ghi thư mục của các năm, ví dụ folder = "cac-nam", dưới dòng [archive].
    [overlays] Ghi danh sách tên tệp, ví dụ overlays = ["quy-dinh/tinh.toml"].
    [findings] Mức độ là "off", "note", "warning" hoặc "error".
    [departments] Mỗi dòng một chỉ tiêu, ví dụ "basic:17.1" = "Phòng Nông nghiệp và Môi trường", dưới dòng [departments].
   *[other] Ghi chữ trong ngoặc kép.
    }
diag-office-finding-fixed = Không đặt được mức độ của “{ $name }” trong [findings]: { $why ->
    [error] lỗi này làm số liệu không dùng được nên chưa xác định được đánh giá
    [open] phát hiện này làm số liệu chưa xác định được
    [guess] đây là chỗ chương trình hiểu theo một cách, người dùng phải được biết
    [double] đây là chỗ một nội dung có hai lần, người dùng phải được biết
   *[other] phát hiện này không nói về số liệu của xã
    }.
    .hint = Bỏ dòng này. Các mã đặt được: xem examples/README.md.
diag-office-finding-unknown = Không có phát hiện nào mang mã “{ $name }” trong [findings].
    .hint = { $nearest ->
    [none] Mã đứng trong ngoặc vuông sau mỗi lỗi, cảnh báo, lưu ý; các mã đặt được: xem examples/README.md.
   *[other] Có phải “{ $nearest }” không? Mã đứng trong ngoặc vuông sau mỗi lỗi, cảnh báo, lưu ý.
    }
diag-office-file-unreadable = Không đọc được tệp “{ $name }” nêu trong thiết lập.
    .hint = Kiểm tra tên tệp; đường dẫn tính từ thư mục chứa tệp thiết lập.
# Kho lưu các năm
diag-archive-no-round = Không đọc được tệp này như kết quả một năm đã lưu: { $read }
    .hint = Kho lưu nhận tệp JSON do ntm archive hoặc ntm batch --json ghi, và thư mục biểu của các xã.
diag-archive-other-year = Biểu này là của năm { $read }, không phải năm { $year }, nên không tính vào năm { $year }.
    .hint = Chuyển tệp về đúng năm của nó, hoặc sửa năm trong biểu nếu ghi nhầm.
diag-archive-year-twice = Năm { $year } có trong kho lưu cả ở tệp này và ở { $other }; chỉ đọc tệp này.
    .hint = Giữ một trong hai, chuyển cái kia ra khỏi kho lưu.
# Bố cục của bảng tự lập
diag-layout-syntax = Tệp bố cục sai cú pháp: { $message }
    .hint = Sửa dòng được nêu; chữ đặt trong ngoặc kép, ví dụ is = "result". Có thể tạo lại tệp bằng ntm read TỆP -o BỐ_CỤC.toml.
diag-layout-empty = Tệp bố cục không có bảng nào.
    .hint = Tạo tệp bố cục từ một bảng mẫu bằng ntm read TỆP -o BỐ_CỤC.toml rồi sửa.
diag-layout-word = Tệp bố cục ghi { $key } = “{ $read }”; không có từ này.
    .hint = Ghi một trong các từ: { $known }.
diag-layout-column-twice = Hai cột trong tệp bố cục cùng là “{ $read }” (cột kia ở dòng { $other }); không rõ đọc cột nào.
    .hint = Giữ một cột, cột kia ghi is = "none".
diag-layout-item = Tệp bố cục ghi “{ $read }” cho dòng “{ $label }”, nhưng không có chỉ tiêu hay tiêu chí này.
    .hint = Sửa lại mã, hoặc ghi is = "none" nếu dòng không phải chỉ tiêu. Xem các mã bằng ntm criteria show.
diag-layout-unfit = Bố cục { $layout } không khớp với trang nào của tệp này, nên tệp không được đọc. { $sheet ->
    [none] Tệp không có bảng chỉ tiêu nào của một xã.
   *[other] Gần nhất là trang “{ $sheet }”: thiếu các tiêu đề { $missing }; có các tiêu đề mà bố cục không biết { $unknown }.
    }
    .hint = Sửa tiêu đề trong bảng hoặc trong tệp bố cục cho khớp, hoặc bỏ --layout để chương trình tự nhận. Bố cục chỉ dùng cho bảng của một xã, không dùng cho bảng nhiều xã.
diag-layouts-passed = Tệp này không khớp bố cục nào của văn phòng ({ $layouts }); chương trình tự nhận các cột và dòng.
    .hint = Không cần sửa gì nếu bảng được hiểu đúng; xem bằng ntm read.
diag-layout-used = Tệp này được đọc theo bố cục { $layout }.
    .hint = Xem từng cột và dòng được đọc thế nào bằng ntm read --layout { $layout }.
diag-layout-row-new = Dòng “{ $label }” có số liệu nhưng không có trong bố cục { $layout }; số liệu này không được dùng.
    .hint = Thêm dòng này vào tệp bố cục với mã chỉ tiêu, hoặc is = "none" nếu không phải chỉ tiêu.
diag-layout-nothing = Tệp này không có bảng tự lập của một xã nào hiểu được, nên không có bố cục để ghi.
    .hint = Bố cục chỉ dùng cho bảng tự lập của một xã; biểu mẫu của chương trình và bảng nhiều xã không cần bố cục.
# Tệp tiêu chí
diag-criteria-syntax = Tệp tiêu chí sai cú pháp: { $message }
    .hint = Sửa dòng được nêu rồi chạy “ntm criteria check”.
diag-criteria-unknown = “{ $name }” không được định nghĩa trong tệp tiêu chí nào.
    .hint = Kiểm tra lại cách viết; mã phải đúng như trong bộ tiêu chí.
diag-criteria-twice = “{ $name }” được định nghĩa hai lần.
    .hint = Giữ lại một nơi định nghĩa.
diag-criteria-periods = Bộ tiêu chí này dùng cho các năm { $years }, trùng năm với tệp “{ $other }” ({ $other_years }).
    .hint = Mỗi năm mỗi mức chỉ có một bộ tiêu chí, các mức của cùng một giai đoạn có cùng năm đầu và năm cuối. Sửa `period` hoặc bỏ một tệp.
diag-criteria-series-shared = Bộ tiêu chí này ({ $years }) và tệp “{ $other }” ({ $other_years }) có cùng `series`, nên không phân biệt được chỉ tiêu của hai giai đoạn.
    .hint = Ghi cho các bộ tiêu chí của giai đoạn mới một `series` riêng, ví dụ năm đầu của giai đoạn.
diag-criteria-series-differs = Bộ tiêu chí này ghi series “{ $series }”, khác với tệp “{ $other }” của cùng giai đoạn { $years }.
    .hint = Ghi cùng một `series` cho các mức của một giai đoạn.
diag-criteria-nations = Tệp này (“{ $name }”) và tệp “{ $other }” (“{ $other_name }”) đều ghi những gì chung cho mọi bộ tiêu chí, nên không biết dùng tệp nào.
    .hint = Bỏ một tệp; muốn thay tệp kia thì ghi cùng `id` và `version` mới hơn.
diag-criteria-level-id = “{ $name }” không dùng làm mã của mức được.
    .hint = Ghi `level` bằng chữ thường không dấu và số, các từ nối bằng dấu gạch, từ nào cũng bắt đầu bằng chữ: level = "hien-dai".
diag-criteria-level-name = Mức “{ $name }” thiếu tên đầy đủ, hoặc tên gọn “{ $short }” không dùng được.
    .hint = Ghi `official` và `short` dưới [level_names]; tên gọn nằm trong tên trang tính nên dài nhất { $longest } ký tự và không có các dấu [ ] : * ? / \.
diag-criteria-level-unnamed = Không tệp nào cho biết mức “{ $name }” gọi là gì.
    .hint = Ghi tên của mức dưới [level_names] trong một tệp bộ tiêu chí của mức đó, hoặc sửa `level` nếu viết nhầm.
diag-criteria-level-requires = Mức “{ $name }” ghi requires = “{ $requires }”, là mức không tệp nào có, là mức lại cần chính mức này, hoặc khác với tệp khác.
    .hint = Ghi ở `requires` mức phải đạt trước; mức thấp nhất thì bỏ dòng đó.
diag-criteria-level-differs = Mức “{ $name }” ở tệp này được gọi khác, hoặc cần mức khác, so với tệp “{ $other }”.
    .hint = Ghi tên của mỗi mức ở một tệp, hoặc ghi giống nhau.
diag-criteria-level-word = “{ $word }” có thể chỉ hai mức: { $levels }.
    .hint = Mỗi cách gọi chỉ dùng cho một mức; sửa [level_names].
diag-criteria-no-base = Quy định của tỉnh không ghi áp dụng trên bộ tiêu chí nào, trong khi có bộ tiêu chí của nhiều giai đoạn.
    .hint = Ghi ở `base` mã và phiên bản của các bộ tiêu chí đó.
diag-criteria-area-rest = Vùng “{ $name }” không ghi huyện hay diện xã, trong khi vùng khác của tỉnh chia theo huyện.
    .hint = Đã chia theo huyện thì ghi đủ huyện của từng vùng: tên huyện viết sai không được rơi vào “phần còn lại”.
diag-criteria-overlap = “{ $name }”: hai mức cùng áp dụng cho một nơi và một thời điểm.
    .hint = Phân định vùng, năm, diện, vùng trong tỉnh hoặc ngày áp dụng của từng mức.
diag-criteria-no-evidence = Mức đạt chuẩn chưa ghi mức tin cậy (evidence).
    .hint = Thêm evidence: confirmed, press, derived, interpolated, unverified hoặc invented.
diag-criteria-no-source = Mức tin cậy “{ $name }” phải kèm nguồn.
    .hint = Thêm source; với confirmed thêm cả confirmed_by và confirmed_on.
diag-criteria-wrong-value = Giá trị không phù hợp với phép so sánh: { $name }.
    .hint = Ghi số cho at_least, at_most; ghi từ của thang xếp loại cho chỉ tiêu xếp loại; không ghi value cho met, none.
diag-criteria-requirement = Yêu cầu không hiểu được hoặc còn trống: “{ $name }”.
    .hint = Dùng test hoặc một trong các dạng all, any, at_least/of, case, criterion, set, criteria, left_to.
diag-criteria-measure-differs = Số liệu “{ $name }” được định nghĩa theo hai cách khác nhau.
    .hint = Dùng cùng kind, unit và scale, hoặc đặt tên khác.
diag-criteria-looser = “{ $name }”: mức của tỉnh { $own } dễ đạt hơn mức đã đối chiếu của trung ương { $national } ({ $source }).
    .hint = Mức của tỉnh không được dễ đạt hơn mức của trung ương; kiểm tra lại quyết định.
diag-criteria-maybe-looser = “{ $name }”: mức của tỉnh { $own } dễ đạt hơn mức của trung ương { $national } đang ghi (chưa đối chiếu; { $source }).
    .hint = Kiểm tra xem số nào được đọc từ văn bản gốc.
diag-criteria-share = “{ $name }” không phải tỷ lệ từ 1 đến 100 %.
    .hint = Ghi bằng số nguyên từ 1 đến 100.
diag-criteria-unused = “{ $name }” trong tệp tiêu chí không được dùng ở đâu.
    .hint = Bỏ đi, hoặc sửa lại tên cho đúng.
# Bảng ngưỡng nhập từ văn bản
diag-decision-kind = Chương trình không đọc được bảng trong loại tệp này (PDF, .doc hoặc tệp khác).
    .hint = Mở tệp bằng Word (tệp PDF cũng mở được bằng Word), chọn “Lưu thành” (Save As) và chọn kiểu tệp .docx, xem lại các bảng rồi đọc tệp .docx ấy. Bảng chép sang Excel (.xlsx) hoặc trang web đã lưu (.html) cũng đọc được.
diag-decision-table = Không thấy trong tệp bảng nào có cột nội dung tiêu chí và cột mức đạt chuẩn (chỉ tiêu chung, theo vùng, hoặc của tỉnh).
    .hint = Kiểm tra tệp có phụ lục của quyết định không; dòng đầu bảng phải có “Nội dung tiêu chí” và “Chỉ tiêu chung”, tên vùng hoặc “Chỉ tiêu”. Bảng là ảnh chụp thì không đọc được.
diag-sheet-kind = Tệp này không phải bảng mức đạt chuẩn do “ntm criteria sheet” tạo ra.
    .hint = Tạo bảng mới bằng “ntm criteria sheet -o TỆP.xlsx” rồi nhập lại; không xóa các cột ẩn.
diag-sheet-empty = Chưa có mức đạt chuẩn nào được nhập.
    .hint = Nhập cột “Giá trị theo văn bản” và “Đọc trong văn bản nào” ở các dòng đã đọc được.
diag-sheet-key-unknown = Dòng này thuộc mức đạt chuẩn “{ $key }”, bộ tiêu chí đang dùng không có.
    .hint = Tạo bảng mới từ bộ tiêu chí đang dùng rồi nhập lại dòng này.
diag-sheet-stale = Số đang dùng đã thay đổi từ khi tạo bảng: khi tạo là “{ $old }”, nay là “{ $new }”.
    .hint = Tạo bảng mới bằng “ntm criteria sheet” rồi nhập lại dòng này.
diag-sheet-value-missing = Dòng này đã nhập căn cứ hoặc người đối chiếu nhưng chưa có giá trị.
    .hint = Nhập giá trị theo văn bản, kể cả khi giống số đang dùng; hoặc xóa các ô còn lại của dòng.
diag-sheet-no-number = “{ $read }” không phải là số.
    .hint = Nhập số (95,5 nghĩa là 95,5 %), hoặc mức như văn bản ghi: ≥ 95,5 %.
diag-sheet-out-of-range = { $read } không thể là giá trị của mức đạt chuẩn này.
    .hint = Số không âm; tỷ lệ không quá 100; số lượng là số nguyên.
diag-sheet-word-unknown = “{ $read }” không dùng được cho mức đạt chuẩn này.
    .hint = Chọn một trong: { $words }.
diag-sheet-text-missing = { $read ->
        [none] Chưa ghi giá trị được đọc trong văn bản nào.
       *[other] “{ $read }” không cho biết giá trị được đọc trong văn bản nào.
    }
    .hint = Chọn một trong: { $words }.
diag-sheet-source-missing = Chưa có căn cứ: không rõ giá trị được đọc trong văn bản số mấy.
    .hint = Nhập số và ngày văn bản ở cột “Căn cứ”, hoặc nhập chung ở trang đầu.
diag-sheet-source-undated = Căn cứ “{ $read }” không có ngày văn bản.
    .hint = Ghi cả số và ngày, ví dụ 318/QĐ-TTg ngày 08/3/2022.
diag-sheet-person-missing = Chưa có người đối chiếu.
    .hint = Nhập họ tên ở dòng này, hoặc nhập chung ở trang đầu.
diag-sheet-day-missing = { $read ->
        [none] Chưa có ngày đối chiếu.
       *[other] Không đọc được ngày đối chiếu “{ $read }”.
    }
    .hint = Nhập ngày như 31/12/2024 ở dòng này, hoặc nhập chung ở trang đầu.
diag-sheet-field-missing = Chưa có “{ $field }” hoặc không đọc được: “{ $read }”.
    .hint = Có mức đạt chuẩn đọc trong văn bản của tỉnh nên trang đầu phải ghi đủ tỉnh, cơ quan ban hành, số và ngày quyết định.
diag-sheet-factor = Mức này tính theo mức đạt chuẩn khác nên không nhập được số đọc trong văn bản của tỉnh ở đây.
    .hint = Đọc hệ số trong văn bản của trung ương; bảng số riêng của tỉnh thì ghi trong tệp TOML.
diag-sheet-looser = Mức của tỉnh { $own } dễ đạt hơn mức đã đối chiếu của trung ương { $national } ({ $source }).
    .hint = Mức của tỉnh không được dễ đạt hơn mức của trung ương; kiểm tra lại cả hai văn bản.
diag-sheet-special-form = “{ $read }” không đúng cách ghi mức riêng.
    .hint = Ghi tên rồi dấu hai chấm rồi mức, các mức cách nhau bằng dấu chấm phẩy: Vùng 1: 80; Vùng 2, Vùng 3: 70; Vùng 3 + Xã khu vực I: 60.
diag-sheet-special-overlap = Mức riêng của “{ $own }” và của “{ $other }” cùng áp dụng cho một số xã.
    .hint = Ghi rõ mức của xã thuộc cả hai (dạng “Vùng 1 + Xã khu vực I”) thay cho một trong hai; hoặc lập diện xã thành một vùng xếp trên ở trang “Vùng trong tỉnh”.
diag-sheet-place-unknown = Không có vùng trong tỉnh hoặc diện xã “{ $read }”.
    .hint = { $nearest ->
        [none] Khai báo vùng ở trang “Vùng trong tỉnh”; diện xã ghi như trong biểu của xã, đủ để không lẫn với diện khác.
       *[other] Có phải “{ $nearest }” không? Vùng thì khai báo ở trang “Vùng trong tỉnh”.
    }
diag-sheet-twice = “{ $name }” được ghi hai lần.
    .hint = Giữ lại một chỗ: mỗi vùng một dòng, mỗi huyện trong một vùng, mỗi vùng hoặc diện xã một mức.
diag-sheet-list-word = { $read ->
        [none] Cột “{ $field }” còn trống.
       *[other] “{ $read }” không dùng được ở cột “{ $field }”.
    }
    .hint = Chọn một trong: { $words }.
diag-sheet-list-incomplete = Bộ tiêu chí thôn còn thiếu “{ $field }”.
    .hint = Mỗi bộ có tên ở dòng đầu và mỗi dòng có nội dung; dòng không dùng thì xóa trống.
diag-sheet-list-value = Nội dung “{ $name }”: mức không dùng được với “{ $operator }” và “{ $kind }”.
    .hint = “Đạt hay chưa” thì phải đạt hoặc phải không có, mức để trống; tỷ lệ từ 0 đến 100, số đếm là số nguyên, ít nhất hoặc nhiều nhất.
diag-sheet-list-pass = Số nội dung phải đạt là { $read }, bộ có { $most } nội dung.
    .hint = Ghi số nguyên từ 1 đến { $most }; phải đạt tất cả thì để trống.
diag-sheet-area-name = { $read ->
        [none] Vùng này chưa có tên.
       *[other] “{ $read }” không dùng làm tên vùng được.
    }
    .hint = Ghi tên vùng, không có dấu chấm phẩy, hai chấm, phẩy hay dấu cộng. Tên của vùng đã có thì giữ lại.
diag-sheet-area-rest = Vùng “{ $name }” không ghi huyện, diện xã nên gồm phần còn lại của tỉnh, nhưng không đứng cuối hoặc có vùng khác chia theo huyện.
    .hint = Đã chia theo huyện thì ghi đủ huyện của từng vùng; nếu chỉ chia theo diện xã thì vùng gồm phần còn lại đứng cuối.
diag-sheet-area-nation = “{ $name }” là vùng trong tỉnh, không thể đọc trong văn bản của trung ương.
    .hint = Chọn “Tỉnh” ở cột “Đọc trong văn bản nào”, hoặc bỏ mức riêng này.
diag-sheet-own-test = Nội dung này do tỉnh quy định thêm, không có trong văn bản của trung ương.
    .hint = Chọn “Tỉnh” ở cột “Đọc trong văn bản nào”.
diag-sheet-province = Bảng này tạo cho { $own }, trang đầu lại ghi tỉnh “{ $read }”.
    .hint = Tạo bảng mới cho tỉnh cần nhập bằng “ntm criteria sheet --province”.
diag-sheet-two-overlays = Thuộc tệp quy định “{ $name }”: { $cells }; các ô khác đã điền thuộc tệp khác.
    .hint = Một lần nhập chỉ sửa một tệp quy định của tỉnh: tách thành hai bảng, mỗi bảng chỉ điền các ô của một tệp, rồi nhập lần lượt.
# Kế hoạch (ntm progress)
diag-plan-syntax = Tệp kế hoạch sai cú pháp: { $message }
    .hint = Sửa dòng được nêu; chữ đặt trong ngoặc kép, ví dụ title = "Kế hoạch năm 2024".
diag-plan-unknown-key = { $section ->
    [none] Tệp kế hoạch không có mục “{ $name }”.
   *[other] Phần [{ $section }] của kế hoạch không có mục “{ $name }”.
    }
    .hint = { $nearest ->
    [none] Các mục dùng được: { $keys }.
   *[other] Có phải “{ $nearest }” không? Các mục dùng được: { $keys }.
    }
diag-plan-missing = { $section ->
    [none] Tệp kế hoạch thiếu mục “{ $key }”.
   *[other] Phần [{ $section }] của kế hoạch thiếu mục “{ $key }”.
    }
    .hint = { $key ->
    [source] Thêm phần [source] với document (văn bản hoặc nơi đọc được) và evidence (press nếu theo báo chí).
    [kind] Ghi kind = "plan" ở đầu tệp.
   *[other] Thêm dòng { $key } = … vào phần đó.
    }
diag-plan-wrong-value = Mục “{ $key }” của kế hoạch ghi giá trị không dùng được.
    .hint = { $wants ->
    [number] Ghi số nguyên, không đặt trong ngoặc kép, ví dụ { $key } = 35.
    [yes-no] Ghi { $key } = true hoặc { $key } = false.
    [day] Ghi ngày, ví dụ { $key } = "10/12/2024".
    [list] Ghi danh sách chữ, ví dụ { $key } = ["…", "…"].
    [section] Ghi [{ $key }] hoặc [[{ $key }]] trên một dòng riêng, các mục ở dưới.
   *[other] Ghi chữ trong ngoặc kép, ví dụ { $key } = "…".
    }
diag-plan-unknown = Kế hoạch ghi “{ $name }”, không có { $kind ->
    [level] cấp độ
    [district] huyện
    [class] diện xã
    [area] vùng trong tỉnh
    [checklist] bảng kiểm thôn
    [rule] quy định về huyện
    [province] tỉnh
    [evidence] mức tin cậy
    [who] cơ quan báo cáo
    [need] chỉ tiêu hay phần báo cáo
    [counted] cách đếm thôn
    [file] danh sách xã đọc được
   *[kind] loại tệp
    } nào như vậy.
    .hint = { $nearest ->
    [none] Kiểm tra lại cách viết; tên phải đúng như trong bộ tiêu chí, tệp của tỉnh hoặc phần [[roster]] của kế hoạch.
   *[other] Có phải “{ $nearest }” không?
    }
diag-plan-twice = Kế hoạch ghi “{ $name }” hai lần.
    .hint = Giữ lại một dòng.
diag-plan-periods = Kế hoạch có năm đầu { $first } thuộc giai đoạn { $other } và năm { $year } thuộc giai đoạn { $period }; mỗi giai đoạn một bộ tiêu chí nên kết quả không cộng được.
    .hint = Lập kế hoạch riêng cho mỗi giai đoạn.
diag-plan-impossible = { $kind ->
    [nothing] Kế hoạch không có chỉ tiêu và không có mốc báo cáo nào.
    [year] Năm { $read } không thuộc giai đoạn của bộ tiêu chí.
    [first-year] Năm đầu { $read } sau năm kế hoạch { $limit }.
    [list-count] Kế hoạch ghi { $read } xã nhưng liệt kê { $limit } xã.
    [no-communes] Huyện này không ghi số xã và không liệt kê xã.
    [over] Kế hoạch cần { $read } xã trong khi chỉ có { $limit } xã.
    [no-count] Chỉ tiêu này không ghi cần bao nhiêu.
    [share] { $read } không phải tỷ lệ từ 1 đến { $limit } %.
   *[count-or-share] Chỉ tiêu về thôn phải ghi hoặc count, hoặc per_cent.
    }
    .hint = { $kind ->
    [nothing] Thêm [[communes]], [[keep]], [[villages]], [[district]] hoặc [[report]].
    [year] Ghi năm của giai đoạn, ví dụ year = 2024.
    [count-or-share] Ghi count = số thôn, hoặc per_cent = tỷ lệ; không ghi cả hai.
   *[other] Đối chiếu với văn bản kế hoạch rồi sửa số.
    }
# Kết quả
# Hồ sơ đã lập được kiểm tra lại
diag-not-a-dossier = Tệp này không phải hồ sơ do chương trình lập.
    .hint = Chọn tệp hồ sơ .xlsx do ntm dossier ghi; biểu số liệu thì dùng ntm assess.
diag-dossier-unsealed = Hồ sơ không có dấu kiểm tra của số liệu, nên không biết số liệu có bị sửa sau khi lập hay không.
    .hint = Lập lại hồ sơ từ biểu số liệu bằng ntm dossier; dấu này bị mất khi hồ sơ do bản cũ lập hoặc được lưu lại bằng chương trình bỏ thuộc tính của tệp.
diag-dossier-input-changed = Số liệu trong hồ sơ đã bị sửa sau khi lập: dấu kiểm tra của số liệu không khớp.
    .hint = So hồ sơ với biểu số liệu đã gửi; sửa ở biểu rồi lập lại hồ sơ, không sửa trong hồ sơ.
diag-dossier-cell-changed = Ô này ghi “{ $stands }”, tính lại từ số liệu của hồ sơ thì phải là “{ $computed }”.
    .hint = Ô do chương trình tính đã bị sửa. Lập lại hồ sơ từ biểu số liệu.
diag-dossier-cell-stale = Ô này vẫn ghi “{ $stands }”, số liệu trong hồ sơ ({ $input }) nay cho “{ $computed }”.
    .hint = Số liệu bị sửa sau khi lập hồ sơ. Xác định số nào đúng, sửa ở biểu số liệu rồi lập lại hồ sơ.
diag-dossier-uncalculated = { $count } ô công thức của hồ sơ (từ ô này) không có kết quả: tệp được lưu bằng chương trình không tính công thức.
    .hint = Mở hồ sơ bằng Excel hoặc LibreOffice, lưu lại rồi kiểm tra lần nữa.
diag-dossier-criteria-changed = Bộ tiêu chí “{ $id }” đã khác khi lập hồ sơ: khi đó { $then }, nay { $now }.
    .hint = Muốn kiểm tra theo bộ tiêu chí khi đó thì thêm tệp của nó bằng --criteria; muốn theo bộ nay thì lập lại hồ sơ.
diag-dossier-verdict-differs = { $item }: hồ sơ ghi “{ $then }”, theo bộ tiêu chí nay là “{ $now }”.
    .hint = Xem mức đạt chuẩn nay: ntm criteria show; thay đổi giữa hai bản: ntm criteria diff.
diag-appraisal-word-unknown = Cột “{ $column }” ghi “{ $read }”, không phải một kết quả đọc được; ô này không được tính là đạt hay chưa đạt.
    .hint = Chọn trong danh sách của ô: { $words }; lý do, điều kiện ghi ở cột cơ quan bên cạnh.
diag-appraisal-column-missing = Hồ sơ thiếu trang hoặc cột “{ $column }” của biểu thẩm tra, thẩm định, nên không đọc được kết quả ghi ở đó.
    .hint = Dùng hồ sơ còn nguyên trang, tiêu đề cột và cột id ẩn do ntm dossier ghi; chép kết quả sang hồ sơ đó rồi so sánh lại.
diag-appraisal-row-unclear = Ô này ghi “{ $read }” ở dòng không biết của chỉ tiêu nào ({ $reason ->
    [none] dòng không có mã chỉ tiêu ở cột id ẩn
    [gone] bộ tiêu chí đang áp dụng không xét “{ $id }”
   *[twice] “{ $id }” đã có ở dòng trên
}), nên không được so sánh.
    .hint = Ghi kết quả vào dòng của chỉ tiêu trong biểu do ntm dossier lập; không chèn, không chép thêm dòng.
diag-appraisal-step-skipped = Cột “{ $higher }” đã có kết quả ở { $count } chỉ tiêu (từ ô này) mà cột “{ $lower }” còn trống: { $codes }.
    .hint = Bước trước phải xong rồi mới đến bước sau; hỏi lại cơ quan của cột “{ $lower }” hoặc kiểm tra có ghi nhầm cột không.
diag-appraisal-dossier-changed = { $reason ->
    [cells] { $count } ô của biểu T2, T3-T4 không còn như chương trình tính (ô này ghi “{ $stands }”, phải là “{ $computed }”); cơ quan thẩm tra có thể đã xem số khác
    [inputs] Số liệu trong hồ sơ đã bị sửa sau khi lập
   *[criteria] Hồ sơ lập theo bộ tiêu chí “{ $id }” { $then }, nay đang dùng { $now }, theo đó { $count ->
        [0] không chỉ tiêu nào được đánh giá khác khi lập
       *[other] { $count } chỉ tiêu được đánh giá khác khi lập ({ $codes })
    }
}. Tự đánh giá trong so sánh này được tính lại từ số liệu đang có trong hồ sơ, theo bộ tiêu chí đang dùng.
    .hint = Xem từng chỗ khác bằng ntm verify; muốn so theo bộ tiêu chí khi lập thì thêm tệp của nó bằng --criteria.
diag-compare-not-a-dossier = Tệp này không phải hồ sơ do chương trình lập, nên trong tệp không có kết quả thẩm tra, thẩm định để so với tự đánh giá.
    .hint = Chọn hồ sơ .xlsx do ntm dossier ghi; muốn so hai kỳ thì nêu cả hai: ntm compare KỲ_TRƯỚC KỲ_NÀY.
diag-own-output = Tệp này do ntm lập ra ({ $kind ->
    [slip] phiếu trả lại
    [roadmap] lộ trình
    [criteria-sheet] biểu mức đạt chuẩn
   *[other] bảng tổng hợp
    }), không phải số liệu của xã.
    .hint = Chỉ ra biểu số liệu, hồ sơ hoặc bảng tự lập của xã.
diag-not-a-form = Tệp này không phải biểu mẫu của ntm nên không chuyển sang biểu mới được.
    .hint = Dùng “ntm assess” hoặc “ntm read” để đọc bảng tự lập; muốn có biểu mẫu: ntm template --from TỆP.
diag-form-text-left = “{ $read }” chưa có trong biểu mới ({ $reason ->
    [row] biểu mới không còn dòng này
    [cell] ô này ở biểu mới để trống
   *[changed] biểu mới không có chỗ ghi như vậy hoặc ô không đọc được
    }).
    .hint = Xem ô này trong biểu cũ (còn nguyên) và ghi lại vào chỗ đúng của biểu mới, nếu còn cần.
diag-dossier-text-lost = “{ $read }” trong hồ sơ cũ không mang sang được ({ $reason ->
    [row] hồ sơ mới không còn dòng này
    [filled] ô này ở hồ sơ mới đã có nội dung khác
    [locked] ô này do chương trình tính, không phải ô để ghi
    [sheet] hồ sơ mới không có trang này
   *[input] số liệu bị sửa ngay trong hồ sơ cũ, không có trong biểu số liệu
    }); hồ sơ chưa được ghi lại.
    .hint = Chép nội dung này sang biểu số liệu hoặc chỗ khác rồi xóa ô; hoặc thêm --force để lập hồ sơ không có nó (bản cũ được giữ trong tệp .bak).
diag-dossier-text-dropped = “{ $read }” trong hồ sơ cũ không mang sang được ({ $reason ->
    [row] hồ sơ mới không còn dòng này
    [filled] ô này ở hồ sơ mới đã có nội dung khác
    [locked] ô này do chương trình tính, không phải ô để ghi
    [sheet] hồ sơ mới không có trang này
   *[input] số liệu bị sửa ngay trong hồ sơ cũ, không có trong biểu số liệu
    }) nên hồ sơ mới không có.
    .hint = Nội dung này còn trong bản cũ (tệp .bak bên cạnh hồ sơ).
diag-evidence-missing = Không thấy tệp minh chứng “{ $file }” trong { $folder }.
    .hint = Kiểm tra tên tệp (kể cả thư mục con và đuôi), hoặc chỉ thư mục minh chứng bằng --evidence.
diag-evidence-gone = Không còn tệp minh chứng “{ $file }” trong { $folder }.
    .hint = Đặt lại tệp vào đúng chỗ, hoặc chỉ thư mục minh chứng bằng --evidence.
diag-evidence-changed = Tệp minh chứng “{ $file }” đã khác khi lập hồ sơ (SHA-256 không khớp).
    .hint = Lấy lại bản đã nộp, hoặc lập lại hồ sơ nếu bản mới là đúng.
diag-write-failed = Không ghi được tệp ({ $reason ->
    [busy] tệp đang mở trong Excel, Word hoặc chương trình khác
    [denied] không có quyền ghi vào đây, hoặc tệp đang mở trong Excel, Word
    [full] đĩa đã đầy hoặc hết hạn mức lưu trữ
    [folder] đây là thư mục, không phải tệp
    [no-folder] đây là tệp, không phải thư mục
    [no-sqlite] bản này được dựng không có SQLite
    [special] đây là đường ống hoặc thiết bị, không phải tệp trên đĩa
    [terminal] tệp Excel, Word không hiện được trên màn hình
    [missing] chưa có thư mục này
    [name] tên tệp không hợp lệ
   *[other] { $reason }
    }).
    .hint = { $reason ->
        [folder] Ghi thêm tên tệp sau tên thư mục.
        [no-folder] Chọn tên thư mục khác.
        [no-sqlite] Dùng --csv hoặc --json, hoặc dựng lại chương trình với --features sqlite.
        [special] Ghi tên một tệp; muốn dẫn kết quả sang chương trình khác thì ghi “-” thay tên tệp.
        [terminal] Ghi tên tệp sau -o, hoặc dẫn đầu ra vào một tệp: > TỆP.xlsx
       *[other] Đóng tệp nếu đang mở trong Excel rồi chạy lại; kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa.
        }
diag-paper-section-left = Phần viết trong văn bản Word không đưa được vào trang “Thuyết minh” ({ $reason ->
    [differs] trang “Thuyết minh” đang ghi khác
    [rich] trong phần đó có hình hoặc bảng
   *[unknown] biểu này không có phần đó
    }): “{ $read }”.
    .hint = { $reason ->
    [differs] Sửa ở trang “Thuyết minh” cho giống rồi chạy lại.
   *[other] Chép phần chữ sang trang “Thuyết minh” của biểu, giữ văn bản Word này ở chỗ khác.
    }
diag-paper-changed = Văn bản này đã được sửa sau khi chương trình ghi; chưa ghi đè.
    .hint = Đổi tên hoặc chuyển văn bản đi nơi khác rồi chạy lại; hoặc dùng --force: bản đã sửa được giữ lại bên cạnh với đuôi .bak. Lời văn của báo cáo nên viết ở trang “Thuyết minh” của biểu để lập lại không mất.
diag-result-not-made = Không lập được kết quả ({ $reason }).
    .hint = Đây là lỗi của chương trình, không phải của số liệu: gửi tệp đầu vào cùng câu này cho người phụ trách chương trình.
diag-output-exists = Đã có tệp này; chưa ghi đè.
    .hint = Chọn tên khác, hoặc cho phép ghi đè bằng --force.
# Số liệu khác thường: không làm thay đổi đánh giá
diag-estimate-only = Số liệu năm đánh giá chỉ có ở cột ước tính: { $columns }; số ước không dùng để đánh giá.
    .hint = Nếu đây là số chính thức thì sửa tiêu đề cột thành “Thực hiện …”; nếu không thì thêm một cột “Thực hiện” rồi ghi số chính thức.
diag-results-missing = Bảng này có các chỉ tiêu nhưng không có cột nào được hiểu là cột kết quả; các tiêu đề cột là { $columns }.
    .hint = Đặt tiêu đề cột kết quả là “Kết quả” hoặc “Thực hiện” (hoặc “Tử số”, “Mẫu số”); cột của huyện, tỉnh thẩm tra, thẩm định không bao giờ được dùng làm số liệu của xã.
diag-summary-passed = Trang này có bảng tổng hợp theo tiêu chí, không có số liệu của từng chỉ tiêu, nên không dùng để đánh giá.
    .hint = Không cần sửa gì nếu số liệu của từng chỉ tiêu nằm ở trang khác.
diag-table-left-out = Trang này có bảng cùng các chỉ tiêu với trang “{ $other }”; chỉ bảng ở trang “{ $other }” được đọc.
    .hint = Nếu cần đọc bảng này thì chọn trang bằng --sheet.
diag-columns-passed = Dùng cột { $used }; không dùng các cột { $columns }.
    .hint = Nếu cần dùng cột khác thì sửa tiêu đề cột hoặc nêu năm đánh giá (ví dụ --year 2024).
diag-column-of-other-year = Cột kết quả duy nhất ghi năm { $read }, còn năm đánh giá là { $year }; số liệu ở cột này được dùng cho năm { $year }.
    .hint = Nếu đúng là số liệu năm { $year } thì sửa tiêu đề cột; nếu là số liệu năm { $read } thì nhập số liệu năm { $year } hoặc đánh giá với --year { $read }.
diag-part-over-total = { $code } là { $value } { $unit }, lớn hơn toàn thể { $whole } là { $total } { $unit }{ $other ->
    [none] {""}
   *[other] {" "}ở { $other }
    }.
    .hint = Kiểm tra lại hai ô; nếu số liệu đúng thì ghi lý do ở cột Giải trình của dòng này.
diag-totals-differ = Cùng là { $name }: { $code } ở đây là { $value }, còn { $label }{ $other ->
    [none] {""}
   *[other] {" "}ở { $other }
    } là { $expected }.
    .hint = Thống nhất hai ô; nếu số liệu đúng thì ghi lý do ở cột Giải trình của dòng này.
diag-parts-sum-differs = Cùng là { $name }: cộng { $parts } được { $sum }, lệch quá { $percent } % so với { $label }{ $other ->
    [none] {""}
   *[other] {" "}ở { $other }
    } là { $total }.
    .hint = Kiểm tra lại các ô; nếu số liệu đúng thì ghi lý do ở cột Giải trình của dòng này.
diag-proportion-odd = { $label } { $number } và { $of_label } { $of }{ $other ->
    [none] {""}
   *[other] {" "}ở { $other }
    } cho { $name } là { $value }, ngoài khoảng thường gặp từ { $least } đến { $most }.
    .hint = Kiểm tra lại hai ô; nếu số liệu đúng thì ghi giải trình ở ô bên cạnh, cột “Văn bản; giải trình” của trang Thông tin xã.
diag-jump-from-previous = { $code } là { $value } { $unit }, kỳ trước{ $other ->
    [none] {""}
   *[other] {" "}({ $other })
    } là { $previous } { $unit }: thay đổi quá { $limit } { $by ->
    [points] điểm phần trăm
   *[percent] %
    }.
    .hint = Kiểm tra lại hai ô; nếu số liệu đúng thì ghi lý do ở cột Giải trình của dòng này.
diag-held-level-fell = Mức đã được công nhận ghi là { $now }, thấp hơn kỳ trước{ $other ->
    [none] {""}
   *[other] {" "}({ $other })
    } là { $before }.
    .hint = Kiểm tra lại hai ô; nếu quyết định công nhận đã bị thu hồi thì không cần sửa.
diag-district-outlier = { $commune }: { $code } là { $value } { $unit }, khác hẳn các xã cùng huyện (trung vị của { $count } xã là { $median } { $unit }, lệch quá { $limit }).
    .hint = Kiểm tra lại ô; nếu số liệu đúng thì ghi lý do ở cột Giải trình của dòng này.
diag-previous-missing = Không tìm thấy xã này trong số liệu kỳ trước { $files } nên không so sánh.
    .hint = Kiểm tra mã xã, tên xã trong hai tệp nếu xã phải có ở kỳ trước.
diag-previous-several = Số liệu kỳ trước { $files } có { $count } xã cùng tên này nên không so sánh.
    .hint = Ghi mã xã hoặc huyện trong cả hai tệp để phân biệt.
diag-previous-not-earlier = Tệp kỳ trước { $other } ghi năm { $read }, không trước năm đánh giá { $year }, nên không so sánh.
    .hint = Chọn đúng tệp của kỳ trước ở --previous.
diag-limit-unused = Ngưỡng hợp lý nói đến số liệu “{ $name }” không có trong bộ tiêu chí nên không được dùng.
    .hint = Sửa mã số liệu trong tệp ngưỡng hợp lý, hoặc bỏ mục này.
diag-merge-too-few = Chỉ có một xã, cần ít nhất hai xã để hợp nhất.
    .hint = Ghi thêm tệp của các xã còn lại.
diag-merge-twice = Xã “{ $name }” đã có ở { $other }: gộp cả hai thì số liệu của xã bị cộng hai lần.
    .hint = Chỉ giữ tệp đúng của xã này; nếu là hai xã khác nhau thì ghi mã xã hoặc huyện của từng xã.
diag-merge-year = Năm đánh giá { $read } khác năm { $other } của { $commune }, nên số liệu không cộng được.
    .hint = Dùng biểu cùng một năm cho mọi xã.
diag-merge-period = { $commune } được đánh giá theo bộ tiêu chí giai đoạn { $other }, xã này theo giai đoạn { $read }; chỉ tiêu khác nhau nên số liệu không cộng được.
    .hint = Dùng biểu cùng một năm cho mọi xã.
diag-merge-day = Ngày đánh giá { $read } khác ngày { $other } của { $commune }; hai ngày có thể thuộc hai phiên bản chỉ tiêu, nên số liệu không cộng được.
    .hint = Ghi cùng một ngày trong biểu của mọi xã.
diag-merge-province = Tỉnh “{ $read }” khác tỉnh “{ $other }” của { $commune }; mỗi tỉnh một quy định, nên số liệu không cộng được.
    .hint = Chỉ hợp nhất các xã cùng một tỉnh (tên trước ngày 01/7/2025).
diag-merge-classes = Các xã không cùng diện, nên diện của xã hợp nhất để trống.
    .hint = Ghi diện của xã hợp nhất theo văn bản của cấp có thẩm quyền.
diag-merge-target = Các xã có mức phấn đấu khác nhau; xã hợp nhất lấy mức thấp nhất.
    .hint = Sửa mức phấn đấu trong biểu hợp nhất nếu cấp có thẩm quyền quyết định khác.
diag-merge-heads = { $commune } chưa ghi số hộ hoặc dân số, nên tổng của xã hợp nhất để trống.
    .hint = Ghi số đó trong biểu của xã này rồi chạy lại.
diag-merge-bare-rate = { $code } của { $commune } chỉ có tỷ lệ, không có Tử số và Mẫu số, nên không cộng được; ô của xã hợp nhất để trống.
    .hint = Ghi cả Tử số và Mẫu số trong biểu của xã này rồi chạy lại.
diag-merge-missing = { $code }: { $commune } chưa có số liệu, nên không cộng được; ô trống không phải là 0.
    .hint = Ghi số liệu trong biểu của xã này rồi chạy lại.
diag-merge-no-addend = { $code } của { $commune } không phải là số cộng được, nên ô của xã hợp nhất để trống.
    .hint = Xem trang “Nguồn hợp nhất”; sửa ô này, hoặc tự xác định số liệu của xã hợp nhất.
diag-merge-open = { $count } số liệu không cộng được (đạt hay chưa, xếp loại, thu nhập, bình quân) nên để trống: { $codes }.
    .hint = Trang “Nguồn hợp nhất” đặt số liệu của từng xã cạnh nhau; người có trách nhiệm xác định số liệu của xã hợp nhất.
diag-merge-map-code = Dòng này thiếu mã cũ hoặc mã mới.
    .hint = Mỗi dòng cần ba cột: mã cũ, mã mới, tên mới.
diag-merge-map-unknown = Không tệp nào có xã mang mã “{ $read }”.
    .hint = Kiểm tra mã cũ, hoặc ghi thêm tệp của xã đó.
diag-merge-map-twice = Mã “{ $read }” có hai lần.
    .hint = Mỗi xã cũ chỉ thuộc một xã mới và chỉ có một tệp; bỏ dòng hoặc tệp thừa.
diag-merge-map-name = Xã mới “{ $read }” có hai tên: “{ $name }” và “{ $other }”.
    .hint = Ghi một tên ở mọi dòng của mã này.
diag-merge-map-left-out = { $commune } không có trong bảng mã nên không được hợp nhất.
    .hint = Thêm một dòng cho mã của xã này nếu xã thuộc một xã mới.
# Kế hoạch: giả định, đơn giá, lộ trình
diag-suppose-syntax = Giả định phải ghi dạng MÃ=GIÁ_TRỊ.
    .hint = Ví dụ: --suppose 2.2=80, --suppose 4.1=120/125, --suppose nang-cao:3.2=Đạt, --suppose basic:12.1/nam=75.
diag-suppose-nothing = “{ $read }” không phải là một số liệu để giả định.
    .hint = Ghi mã của một chỉ tiêu hay điều kiện, không ghi mã của cả tiêu chí. Xem các mã: ntm criteria show
diag-suppose-ambiguous = Mã “{ $read }” có trong nhiều bộ.
    .hint = Ghi kèm bộ, một trong: { $choices }.
diag-suppose-twice = { $code } được giả định hai lần; lần trước là “{ $other }”.
    .hint = Chỉ giữ một giả định cho mỗi số liệu.
diag-suppose-idle = { $code } không thuộc các bộ đang xét nên giả định này không có tác dụng.
    .hint = Kế hoạch chỉ xét đến { $level }. Muốn xét mức cao hơn thì thêm --level.
diag-cost-unplaced = Đơn giá ở dòng này không biết là của chỉ tiêu nào (đọc thấy mã “{ $read }”); không được dùng.
    .hint = Ghi mã chỉ tiêu ở cột Mã, ví dụ “NTM 17.1”.
diag-not-a-roadmap = Tệp này đã có và không phải là lộ trình do chương trình lập; chưa ghi đè.
    .hint = Chọn tên khác; hoặc ghi đè bằng --force, khi đó nội dung cũ mất hết.
diag-roadmap-other = Lộ trình này là của “{ $own }”, không phải của “{ $commune }”; chưa ghi gì.
    .hint = Chọn tên khác cho lộ trình của xã này.
diag-roadmap-unkept = Nội dung “{ $read }” trong lộ trình cũ nằm ở chỗ không giữ lại được; chưa ghi gì.
    .hint = Chuyển nội dung này vào cột Công việc, Quý, Kinh phí, Nguồn vốn hoặc Ghi chú của một chỉ tiêu (ô lỗi thì sửa), lưu tệp rồi chạy lại.
diag-roadmap-formula = Ô này có công thức “{ $read }”; lần lập sau các dòng đổi chỗ nên công thức không giữ lại được; chưa ghi gì.
    .hint = Thay công thức bằng kết quả của nó (sao chép rồi dán giá trị), lưu tệp rồi chạy lại.
diag-roadmap-quarter = Không hiểu quý “{ $read }”; ô này được giữ nguyên nhưng không theo dõi được thời hạn.
    .hint = Chọn trong danh sách của ô, ví dụ “Quý II/2025”.
diag-roadmap-late = { $code } ghi { $quarter }, đã qua tại ngày { $as_of } mà chưa đạt.
    .hint = Làm rõ vì sao chậm, ghi quý mới vào lộ trình.
# --- mẫu văn bản ---
diag-form-word-unknown = Mẫu văn bản có { $what ->
    [key] khóa
    [table] bảng
    [list] danh sách
    [condition] điều kiện
    [page] chiều trang
   *[command] lệnh
    } “{ $word }” không có nghĩa ở chỗ này{ $nearest ->
    [none] {""}
   *[other] {""}; có phải là “{ $nearest }”?
    }
    .hint = Dùng một trong các tên có ở đây: { $known }. Nghĩa của từng tên xem criteria/forms/README.md.
diag-form-unclosed = Lệnh “@{ $word }” của mẫu văn bản thiếu “@het”, hoặc “@het”, “@khac”, “@ben_phai” không thuộc lệnh nào.
    .hint = Mỗi “@lap”, “@neu”, “@quoc_hieu”, “@chu_ky” cần đúng một “@het” ở dưới.
diag-form-mark-open = Dấu “{"{"}” không có “{"}"}” trên cùng một dòng: { $text }
    .hint = Viết khóa trọn trong một dòng, ví dụ {"{"}ten_xa{"}"}.
diag-form-unknown = Tệp “{ $name }” không thay cho mẫu văn bản nào{ $nearest ->
    [none] {""}
   *[other] {""}; có phải là “{ $nearest }”?
    }
    .hint = Đặt tên tệp (không kể đuôi) theo mẫu cần thay: { $known }.
diag-form-layout = Tệp thể thức trình bày không đọc được: { $message }
    .hint = Chép lại criteria/forms/trinh-bay.toml rồi chỉ sửa các số.
diag-docx-unusable = Tệp Word không dùng được: { $reason ->
    [no-document] đây không phải tệp .docx
    [too-large] tệp quá lớn hoặc có quá nhiều thành phần
   *[damaged] tệp hỏng
    }.
    .hint = Mở tệp bằng Word, lưu lại dưới dạng .docx (không đặt mật khẩu), bỏ bớt ảnh lớn, rồi chạy lại.
diag-docx-key-unknown = Không có khóa { $mark } (trong { $part }: “… { $around } …”){ $nearest ->
    [none] {""}
   *[other] {""}; có phải là “{ $nearest }”?
    }
    .hint = Dùng một trong các khóa: { $known }.
diag-docx-key-split = Khóa { $mark } không liền một mạch trong tệp Word (trong { $part }: “… { $around } …”), nên không điền được chắc chắn.
    .hint = Xóa cả khóa, gõ lại liền một lần từ “{"{{"}” đến “{"}}"}” (không định dạng lại từng phần), rồi lưu.
diag-docx-no-key = Tệp Word không có khóa nào dạng {"{{"}khóa{"}}"} để điền.
    .hint = Gõ khóa vào chỗ cần điền, ví dụ {"{{"}ten_xa{"}}"}. Các khóa: { $known }.
