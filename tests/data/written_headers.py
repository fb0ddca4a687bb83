"""Headers as they stand in real files, and the column of the report that each means."""

# header -> the column that is meant, or "" where it is none of the report's (nothing may be proposed then)
ONLINE_HEADERS = {
    **dict.fromkeys(("Kỳ BC", "Tuần BC", "KỲ BÁO CÁO", "TG báo cáo", "Period", "Week", "Tuần thứ", "ky bao cao"), "period"),
    **dict.fromkeys(("Start date", "Từ ngày (dd/mm/yyyy)", "Ngày bắt đầu"), "period_start"),
    **dict.fromkeys(("End date", "Đến ngày", "Đến hết ngày"), "period_end"),
    **dict.fromkeys(
        ("Đ.vị", "ĐV", "Đơn vị BC", "CQ, ĐV", "Tên cơ quan", "Agency", "Department", "DON VI", "Tên cơ quan báo cáo"),
        "organisation",
    ),
    **dict.fromkeys(("Mã TT", "Mã số TTHC", "Mã số thủ tục", "Service code", "Mã DVCTT", "Mã TTHC"), "service_code"),
    **dict.fromkeys(("Tên TT", "Tên DVCTT", "TTHC", "Service name", "Tên thủ tục"), "service_name"),
    **dict.fromkeys(("MĐ", "MĐ DVC", "Mức", "Level", "Mức độ DVCTT", "Mức độ TTHC"), "level"),
    **dict.fromkeys(
        (
            *("SL HS TN", "HS TN", "Số HS nhận", "Tiếp nhận mới", "HS tiếp nhận trong tuần", "Dossiers received"),
            *("Số lượng hồ sơ tiếp nhận", "Hồ sơ tiếp nhận (hồ sơ)", "Số hồ sơ tiếp nhậnn", "SL hồ sơ đã tiếp nhận"),
            *("Tiếp nhận (3)=(4)+(5)", "Tình hình giải quyết TTHC | Tiếp nhận trong kỳ"),
        ),
        "dossiers_received",
    ),
    **dict.fromkeys(
        (
            *("HSTT", "HS TT", "SL HSTT", "Nộp TT", "Hồ sơ nộp qua mạng", "HS online", "Dossiers online"),
            *("HS nhận trực tuyến", "Tiếp nhận | Trực tuyến", "Số lượng HS trực tuyến", "TN trực tuyến"),
        ),
        "dossiers_online",
    ),
    **dict.fromkeys(("Tồn tuần trước", "HS tồn kỳ trước", "Carried over", "Từ kỳ trước chuyển sang"), "carried_over"),
    **dict.fromkeys(("GQ trước hạn", "Đã GQ | Trước hạn", "Xử lý sớm hạn", "Giải quyết trước hẹn"), "resolved_early"),
    **dict.fromkeys(("GQ đúng hạn", "HS đã xử lý đúng hạn", "Resolved on time"), "resolved_on_time"),
    **dict.fromkeys(("GQ quá hạn", "Đã giải quyết | Trễ hẹn", "Xử lý quá hạn"), "resolved_late"),
    **dict.fromkeys(("Đang GQ trong hạn", "Đang xử lý | Trong hạn", "Đang XL chưa đến hạn"), "pending_on_time"),
    **dict.fromkeys(("Đang GQ QH", "Đang xử lý quá hạn", "Chưa giải quyết | Quá hạn", "Pending overdue"), "pending_overdue"),
    **dict.fromkeys(("HS có thu phí", "Hồ sơ phải nộp phí", "Fee dossiers"), "fee_dossiers"),
    **dict.fromkeys(("TTTT", "HS TTTT", "Nộp phí trực tuyến", "Paid online"), "paid_online"),
    **dict.fromkeys(("Số phiếu khảo sát", "SL đánh giá"), "rated"),
    **dict.fromkeys(("SL hài lòng", "Số phiếu đánh giá hài lòng", "Satisfied"), "satisfied"),
    **dict.fromkeys(
        (
            *("Trực tiếp", "Hồ sơ trực tiếp", "Không trực tuyến", "Hồ sơ trực tuyến bị từ chối", "Rất hài lòng"),
            *("Không hài lòng", "Số TTHC", "Tổng số TTHC mức 4", "Mức độ 3", "Mức độ 4", "Quá hạn", "HS quá hạn", "Hồ sơ"),
            *("Lũy kế tiếp nhận", "Hồ sơ rút", "Hồ sơ trả lại", "Người lập", "Số điện thoại", "Lĩnh vực", "Bưu chính"),
            *("Chưa đánh giá", "Hồ sơ nhập", "Cán bộ tiếp nhận", "Thời gian giải quyết", "Mã hồ sơ", "Hồ sơ không thu phí"),
            *("Tổng số hồ sơ", "Tổng HS tiếp nhận", "Trả kết quả qua bưu chính", "Số đơn vị", "Column 1", "%", "x"),
        ),
        "",
    ),
}  # fmt: skip
SOFTWARE_HEADERS = {
    **dict.fromkeys(("Tuần BC", "Kỳ số liệu BC", "Thời gian BC"), "period"),
    **dict.fromkeys(("ĐV", "Tên đ.vị", "Cơ quan/đơn vị", "Unit", "Organization", "Đơn vị BC"), "organisation"),
    **dict.fromkeys(("PM", "Tên PM", "Phần mềm", "Software", "Hệ thống", "PM dùng chung", "Ứng dụng"), "software"),
    **dict.fromkeys(
        ("SL CBCCVC", "Số CB", "Số CB, CC", "Tổng số CB", "Staff", "Nhân sự", "SL cán bộ", "Tổng số cán bộ"), "staff"
    ),
    **dict.fromkeys(
        ("TK đã cấp", "Số TK được cấp", "Accounts issued", "Số tài khoản cấp", "Tài khoản khởi tạo"),
        "accounts_issued",
    ),
    **dict.fromkeys(
        ("TK hoạt động", "TK đang SD", "Số TK đang hoạt động", "Active accounts", "Số tài khoản sử dụng", "TK SD"),
        "accounts_active",
    ),
    **dict.fromkeys(("Số ĐV phải SD", "ĐV bắt buộc", "Số đơn vị bắt buộc sử dụng", "Units required"), "units_required"),
    **dict.fromkeys(("Số ĐV đang SD", "ĐV đã SD", "Số đơn vị sử dụng", "Units using"), "units_using"),
    **dict.fromkeys(("Tổng số VB", "Tổng VB đi", "SL VB", "SL văn bản đi", "Documents"), "documents_total"),
    **dict.fromkeys(("VBĐT", "SL VBĐT", "VB điện tử", "Electronic documents"), "documents_electronic"),
    **dict.fromkeys(("VB ký số", "SL VB ký số", "VB đã ký số", "Signed documents", "Số VB được ký số"), "documents_signed"),
    **dict.fromkeys(
        (
            *("Văn bản giấy", "Văn bản đến", "Tài khoản bị khóa", "TK chưa sử dụng", "Đơn vị chưa sử dụng", "Số máy tính"),
            *("CB chưa có TK", "Lũy kế VB", "VB không ký số", "Ngày tập huấn", "Kinh phí", "Ghi nhận", "Số chữ ký số cấp"),
            *("TK quản trị", "Tỷ lệ khác", "VB mật", "SL đơn vị", "SL TK"),
        ),
        "",
    ),
}  # fmt: skip
PORTAL_HEADERS = {
    **dict.fromkeys(("Tuần BC", "Kỳ BC", "Period"), "period"),
    **dict.fromkeys(("Đ.vị", "CQ", "Đơn vị BC", "Organisation"), "organisation"),
    **dict.fromkeys(("Website", "Trang web", "Cổng TT", "Trang tin", "Tên trang", "Địa chỉ website", "Tên miền", "Portal"), "portal"),
    **dict.fromkeys(
        ("SL truy cập", "Lượt xem", "Tổng lượt truy cập", "Visits", "Số lượt truy cập (lượt)", "Tổng số lượt truy cập", "LƯỢT TC"),
        "visits",
    ),
    **dict.fromkeys(
        ("SL tin bài", "Số bài viết", "Tin, bài đăng", "Articles", "Tổng số tin, bài", "Số tin/bài (bài)", "SL tin, bài đã đăng"),
        "articles",
    ),
    **dict.fromkeys(("VB đăng tải", "SL VB công khai", "Số VB đã đăng", "Documents published"), "documents_published"),
    **dict.fromkeys(("Câu hỏi", "SL câu hỏi nhận", "Số câu hỏi", "Questions received"), "questions_received"),
    **dict.fromkeys(("Câu hỏi đã phản hồi", "SL câu hỏi trả lời", "Questions answered"), "questions_answered"),
    **dict.fromkeys(("Câu hỏi trả lời đúng hạn", "Hỏi đáp đúng hạn"), "questions_on_time"),
    **dict.fromkeys(("Số mục bắt buộc", "SL chuyên mục bắt buộc", "Sections required"), "sections_required"),
    **dict.fromkeys(("Số mục đầy đủ", "Chuyên mục đủ", "Sections complete"), "sections_complete"),
    **dict.fromkeys(("Số phút mất kết nối", "Minutes down", "Phút ngừng hoạt động", "Thời gian gián đoạn"), "minutes_down"),
    **dict.fromkeys(("Lần cập nhật cuối", "Cập nhật lần cuối", "Last updated", "Ngày cập nhật mới nhất"), "last_updated_on"),
    **dict.fromkeys(
        (
            *("Chuyên mục còn thiếu", "Số lỗi", "Người quản trị", "Câu hỏi chưa trả lời", "Tin đã gỡ", "Lũy kế truy cập"),
            *("Ngày tạo", "Bình luận", "Văn bản hết hiệu lực", "Số chuyên trang con", "Điểm", "Xếp loại"),
        ),
        "",
    ),
}  # fmt: skip
MEASURES_HEADERS = {
    **dict.fromkeys(("Tháng BC", "Kỳ BC", "Month", "THÁNG", "Kỳ thống kê", "Thời gian BC"), "period"),
    **dict.fromkeys(("Đ.vị", "ĐV thực hiện", "Cơ quan thực hiện", "ĐV báo cáo", "Agency", "CQ/ĐV"), "organisation"),
    **dict.fromkeys(("Tiêu chí", "Tên tiêu chí", "Mã chỉ tiêu", "KPI", "Indicator", "Tên chỉ tiêu"), "indicator"),
    **dict.fromkeys(
        ("TH", "KQ thực hiện", "Số TH", "Kết quả đạt được", "Actual", "KQ", "Đã đạt", "Kết quả TH"), "numerator"
    ),
    **dict.fromkeys(
        ("KH", "KH giao", "Số KH", "Kế hoạch được giao", "Plan", "Số được giao", "Kế hoạch giao", "Planned"), "denominator"
    ),
    **dict.fromkeys(
        (
            *("Lũy kế", "Lũy kế thực hiện", "TH lũy kế", "Còn thiếu", "Chưa thực hiện", "Ghi chép", "Kế hoạch năm sau"),
            *("Người phụ trách", "Nguyên nhân", "Đơn vị tính", "ĐVT", "Cùng kỳ", "So với cùng kỳ", "Giải pháp", "Tăng/giảm"),
            *("Thực hiện kỳ trước", "Ước thực hiện tháng sau", "Nhiệm vụ", "Căn cứ", "Văn bản giao", "Hạn hoàn thành", "Tiến độ", "Trạng thái", "Địa bàn", "Kinh phí", "Điểm", "Xếp hạng"),
        ),
        "",
    ),
}  # fmt: skip
TABLES = {
    "online_services": ONLINE_HEADERS,
    "shared_software": SOFTWARE_HEADERS,
    "portal_activity": PORTAL_HEADERS,
    "measures": MEASURES_HEADERS,
}
