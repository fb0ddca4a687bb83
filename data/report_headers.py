"""The Vietnamese headers of the report tables: the official one first, then what people write.

The joined forms (`Group | Name`) are those of form 06a of Circular 01/2020/TT-VPCP and of the
statistics that one-stop offices print: there "Tổng số" and "Quá hạn" stand under several groups, so
those words are known only with their group.
"""

RECEIVED = ("Số hồ sơ tiếp nhận", "Số lượng hồ sơ tiếp nhận", "Hồ sơ tiếp nhận", "Tiếp nhận")
RESOLVED = (
    "Số lượng hồ sơ đã giải quyết",
    "Số hồ sơ đã giải quyết",
    "Hồ sơ đã giải quyết",
    "Đã giải quyết",
    "Kết quả giải quyết",
)
PENDING = (
    "Số lượng hồ sơ đang giải quyết",
    "Số hồ sơ đang giải quyết",
    "Hồ sơ đang giải quyết",
    "Đang giải quyết",
)
TOTALS = ("Tổng số", "Tổng", "Tổng cộng")


def under(groups: tuple[str, ...], *names: str) -> tuple[str, ...]:
    """Every name under every group of a merged header."""
    return tuple(f"{group} | {name}" for group in groups for name in names)


SPELLINGS: dict[str, tuple[str, ...]] = {
    "period": (
        "Kỳ báo cáo", "Kỳ", "Kỳ số liệu", "Thời gian", "Thời gian báo cáo",
        "Tuần", "Tuần báo cáo", "Tháng", "Tháng báo cáo", "Quý", "Quý báo cáo", "Năm", "Năm báo cáo",
    ),
    "period_start": ("Từ ngày", "Ngày bắt đầu", "Ngày bắt đầu kỳ", "Đầu kỳ"),
    "period_end": ("Đến ngày", "Ngày kết thúc", "Ngày kết thúc kỳ", "Cuối kỳ"),
    "organisation": (
        "Đơn vị", "Tên đơn vị", "Đơn vị báo cáo", "Đơn vị thực hiện", "Cơ quan", "Tên cơ quan",
        "Cơ quan, đơn vị", "Cơ quan đơn vị", "Mã đơn vị", "Mã cơ quan", "Mã định danh",
        "Sở, ban, ngành", "Huyện, thành phố", "Sở, ban, ngành, huyện, thành phố", "Xã, phường",
        "Lĩnh vực / Đơn vị thực hiện",
    ),
    "service_code": (
        "Mã thủ tục", "Mã TTHC", "Mã thủ tục hành chính", "Mã số TTHC", "Mã DVC", "Mã dịch vụ",
        "Mã dịch vụ công", "Mã DVCTT",
    ),
    "service_name": (
        "Tên thủ tục", "Tên TTHC", "Tên thủ tục hành chính", "Thủ tục hành chính", "TTHC", "Thủ tục",
        "Tên DVC", "Tên dịch vụ", "Tên dịch vụ công", "Dịch vụ công", "Tên dịch vụ công trực tuyến",
    ),
    "level": (
        "Mức độ", "Mức độ DVC", "Mức độ DVCTT", "Mức DVC", "Mức độ dịch vụ công",
        "Mức độ dịch vụ công trực tuyến", "Mức độ cung cấp", "Mức độ cung cấp DVCTT",
    ),
    "dossiers_received": (
        "Hồ sơ tiếp nhận", "Số hồ sơ tiếp nhận", "HS tiếp nhận", "Số HS tiếp nhận", "Tiếp nhận trong kỳ",
        "Hồ sơ tiếp nhận trong kỳ", "Số hồ sơ tiếp nhận trong kỳ", "Tổng số hồ sơ tiếp nhận trong kỳ",
        "HS tiếp nhận trong kỳ",
        *under(RECEIVED, "Trong kỳ", "Tiếp nhận trong kỳ", "Trong kỳ | Tổng số", "Trong kỳ | Tổng"),
    ),
    "dossiers_online": (
        "Hồ sơ trực tuyến", "Số hồ sơ trực tuyến", "HS trực tuyến", "Số HS trực tuyến",
        "Hồ sơ nộp trực tuyến", "Số hồ sơ nộp trực tuyến", "Hồ sơ tiếp nhận trực tuyến",
        "Số hồ sơ tiếp nhận trực tuyến", "Tiếp nhận trực tuyến", "HS tiếp nhận trực tuyến", "Trực tuyến",
        *under(RECEIVED, "Trực tuyến", "Trong kỳ | Trực tuyến", "Trong kỳ trực tuyến"),
    ),
    "carried_over": (
        "Kỳ trước chuyển sang", "Hồ sơ kỳ trước chuyển sang", "Số hồ sơ kỳ trước chuyển sang",
        "Hồ sơ tồn kỳ trước", "Tồn kỳ trước", "Từ kỳ trước", "HS kỳ trước chuyển sang",
        *under(RECEIVED, "Từ kỳ trước", "Kỳ trước chuyển sang", "Từ kỳ trước chuyển sang"),
    ),
    "resolved_early": (
        "Giải quyết trước hạn", "Đã giải quyết trước hạn", "Số hồ sơ giải quyết trước hạn",
        "Hồ sơ giải quyết trước hạn", "HS giải quyết trước hạn", "Trước hạn",
        *under(RESOLVED, "Trước hạn"),
    ),
    "resolved_on_time": (
        "Giải quyết đúng hạn", "Đã giải quyết đúng hạn", "Số hồ sơ giải quyết đúng hạn",
        "Hồ sơ giải quyết đúng hạn", "HS giải quyết đúng hạn", "Đúng hạn",
        *under(RESOLVED, "Đúng hạn"),
    ),
    "resolved_late": (
        "Giải quyết quá hạn", "Đã giải quyết quá hạn", "Số hồ sơ giải quyết quá hạn",
        "Hồ sơ giải quyết quá hạn", "HS giải quyết quá hạn", "Giải quyết trễ hạn", "Trễ hạn",
        *under(RESOLVED, "Quá hạn", "Trễ hạn"),
    ),
    "pending_on_time": (
        "Đang giải quyết trong hạn", "Số hồ sơ đang giải quyết trong hạn", "Hồ sơ đang giải quyết trong hạn",
        "HS đang giải quyết trong hạn", "Trong hạn", "Chưa đến hạn",
        *under(PENDING, "Trong hạn", "Chưa đến hạn"),
    ),
    "pending_overdue": (
        "Đang giải quyết quá hạn", "Số hồ sơ đang giải quyết quá hạn", "Hồ sơ đang giải quyết quá hạn",
        "HS đang giải quyết quá hạn", "Tồn quá hạn",
        *under(PENDING, "Quá hạn"),
    ),
    "fee_dossiers": (
        "Hồ sơ có phí", "Hồ sơ có phí, lệ phí", "Số hồ sơ có phí", "Số hồ sơ có phí, lệ phí",
        "Số hồ sơ phát sinh phí", "HS có phí", "Hồ sơ phải thanh toán",
    ),
    "paid_online": (
        "Thanh toán trực tuyến", "Hồ sơ thanh toán trực tuyến", "Số hồ sơ thanh toán trực tuyến",
        "HS thanh toán trực tuyến", "Số hồ sơ TTTT",
    ),
    "rated": (
        "Lượt đánh giá", "Số lượt đánh giá", "Phiếu đánh giá", "Số phiếu đánh giá", "Hồ sơ được đánh giá",
    ),
    "satisfied": ("Lượt hài lòng", "Số lượt hài lòng", "Phiếu hài lòng", "Số phiếu hài lòng", "Hài lòng"),
    "software": ("Phần mềm", "Tên phần mềm", "Mã phần mềm", "Phần mềm dùng chung", "Tên phần mềm dùng chung"),
    "staff": (
        "Số cán bộ", "Cán bộ", "Số CBCC", "Số CBCCVC", "CBCCVC", "Tổng số CBCCVC", "Biên chế",
        "Số cán bộ, công chức", "Số cán bộ, công chức, viên chức", "Cán bộ, công chức, viên chức",
    ),
    "accounts_issued": (
        "Tài khoản đã cấp", "Số tài khoản đã cấp", "TK đã cấp", "Số TK đã cấp", "Số tài khoản được cấp",
        *under(("Tài khoản", "Số tài khoản"), "Đã cấp"),
    ),
    "accounts_active": (
        "Tài khoản hoạt động", "Số tài khoản hoạt động", "TK hoạt động", "Số TK hoạt động",
        "Tài khoản đang sử dụng", "Số tài khoản đang sử dụng", "Tài khoản đang hoạt động",
        "Số tài khoản đang hoạt động", *under(("Tài khoản", "Số tài khoản"), "Hoạt động", "Đang sử dụng"),
    ),
    "units_required": (
        "Đơn vị phải sử dụng", "Số đơn vị phải sử dụng", "Đơn vị phải dùng", "Số ĐV phải sử dụng",
        *under(("Đơn vị", "Số đơn vị"), "Phải sử dụng"),
    ),
    "units_using": (
        "Đơn vị đang sử dụng", "Số đơn vị đang sử dụng", "Đơn vị đang dùng", "Số ĐV đang sử dụng",
        "Số đơn vị đã sử dụng", *under(("Đơn vị", "Số đơn vị"), "Đang sử dụng", "Đã sử dụng"),
    ),
    "documents_total": (
        "Tổng số văn bản", "Tổng số văn bản đi", "Số văn bản đi", "Văn bản đi", "Tổng văn bản",
        *under(("Văn bản", "Số văn bản", "Văn bản đi"), *TOTALS),
    ),
    "documents_electronic": (
        "Văn bản điện tử", "Số văn bản điện tử", "VBĐT", "Số VBĐT", "Văn bản đi điện tử",
        *under(("Văn bản", "Số văn bản", "Văn bản đi"), "Điện tử"),
    ),
    "documents_signed": (
        "Văn bản ký số", "Số văn bản ký số", "Văn bản đã ký số", "VB ký số", "Văn bản điện tử ký số",
        *under(("Văn bản", "Số văn bản", "Văn bản đi"), "Ký số", "Đã ký số"),
    ),
    "portal": (
        "Cổng thông tin", "Cổng", "Cổng TTĐT", "Cổng thông tin điện tử", "Trang thông tin điện tử",
        "Trang TTĐT", "Tên cổng", "Tên miền", "Địa chỉ cổng", "Cổng thành phần", "Cổng, trang",
    ),
    "visits": ("Lượt truy cập", "Số lượt truy cập", "Truy cập"),
    "articles": ("Tin bài", "Số tin bài", "Số tin, bài", "Tin, bài", "Số tin bài đăng"),
    "documents_published": (
        "Văn bản đăng tải", "Số văn bản đăng tải", "Văn bản đã đăng", "Số văn bản đã đăng", "Văn bản công khai",
    ),
    "questions_received": (
        "Câu hỏi tiếp nhận", "Số câu hỏi tiếp nhận", "Câu hỏi nhận", *under(("Câu hỏi", "Hỏi đáp"), "Tiếp nhận"),
    ),
    "questions_answered": (
        "Câu hỏi đã trả lời", "Số câu hỏi đã trả lời", "Câu hỏi trả lời",
        *under(("Câu hỏi", "Hỏi đáp"), "Đã trả lời"),
    ),
    "questions_on_time": (
        "Câu hỏi trả lời đúng hạn", "Số câu hỏi trả lời đúng hạn", "Trả lời đúng hạn",
        *under(("Câu hỏi", "Hỏi đáp"), "Đúng hạn", "Trả lời đúng hạn"),
    ),
    "sections_required": (
        "Chuyên mục bắt buộc", "Số chuyên mục bắt buộc", "Chuyên mục phải có", "Mục bắt buộc",
        *under(("Chuyên mục",), "Bắt buộc"),
    ),
    "sections_complete": (
        "Chuyên mục đầy đủ", "Số chuyên mục đầy đủ", "Chuyên mục đã có", "Mục đầy đủ",
        *under(("Chuyên mục",), "Đầy đủ"),
    ),
    "minutes_down": (
        "Phút gián đoạn", "Số phút gián đoạn", "Thời gian gián đoạn (phút)", "Gián đoạn (phút)",
    ),
    "last_updated_on": (
        "Ngày cập nhật gần nhất", "Cập nhật gần nhất", "Ngày cập nhật", "Ngày cập nhật cuối",
    ),
    "indicator": ("Chỉ tiêu", "Mã chỉ tiêu", "Tên chỉ tiêu", "Chỉ số", "Mã chỉ số"),
    "numerator": ("Thực hiện", "Số thực hiện", "Kết quả", "Kết quả thực hiện", "Tử số", "Đã thực hiện"),
    "denominator": ("Kế hoạch", "Số kế hoạch", "Mẫu số", "Tổng số phải thực hiện", "Số phải thực hiện"),
}  # fmt: skip
