"""The Vietnamese headers of the report tables: the official one first, then what people write.

The joined forms (`Group | Name`) are those of form 06a of Circular 01/2020/TT-VPCP and of the
statistics that one-stop offices print: there "Tổng số" and "Quá hạn" stand under several groups, so
those words are known only with their group.
"""

_RECEIVED = ("Số hồ sơ tiếp nhận", "Số lượng hồ sơ tiếp nhận", "Hồ sơ tiếp nhận", "Tiếp nhận")
_RESOLVED = (
    "Số lượng hồ sơ đã giải quyết",
    "Số hồ sơ đã giải quyết",
    "Hồ sơ đã giải quyết",
    "Đã giải quyết",
    "Kết quả giải quyết",
)
_PENDING = (
    "Số lượng hồ sơ đang giải quyết",
    "Số hồ sơ đang giải quyết",
    "Hồ sơ đang giải quyết",
    "Đang giải quyết",
)
_TOTAL = ("Tổng số", "Tổng", "Tổng cộng")


def _under(groups: tuple[str, ...], *names: str) -> tuple[str, ...]:
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
        *_under(_RECEIVED, "Trong kỳ", "Tiếp nhận trong kỳ", "Trong kỳ | Tổng số", "Trong kỳ | Tổng"),
    ),
    "dossiers_online": (
        "Hồ sơ trực tuyến", "Số hồ sơ trực tuyến", "HS trực tuyến", "Số HS trực tuyến",
        "Hồ sơ nộp trực tuyến", "Số hồ sơ nộp trực tuyến", "Hồ sơ tiếp nhận trực tuyến",
        "Số hồ sơ tiếp nhận trực tuyến", "Tiếp nhận trực tuyến", "HS tiếp nhận trực tuyến", "Trực tuyến",
        *_under(_RECEIVED, "Trực tuyến", "Trong kỳ | Trực tuyến", "Trong kỳ trực tuyến"),
    ),
    "carried_over": (
        "Kỳ trước chuyển sang", "Hồ sơ kỳ trước chuyển sang", "Số hồ sơ kỳ trước chuyển sang",
        "Hồ sơ tồn kỳ trước", "Tồn kỳ trước", "Từ kỳ trước", "HS kỳ trước chuyển sang",
        *_under(_RECEIVED, "Từ kỳ trước", "Kỳ trước chuyển sang", "Từ kỳ trước chuyển sang"),
    ),
    "resolved_early": (
        "Giải quyết trước hạn", "Đã giải quyết trước hạn", "Số hồ sơ giải quyết trước hạn",
        "Hồ sơ giải quyết trước hạn", "HS giải quyết trước hạn", "Trước hạn",
        *_under(_RESOLVED, "Trước hạn"),
    ),
    "resolved_on_time": (
        "Giải quyết đúng hạn", "Đã giải quyết đúng hạn", "Số hồ sơ giải quyết đúng hạn",
        "Hồ sơ giải quyết đúng hạn", "HS giải quyết đúng hạn", "Đúng hạn",
        *_under(_RESOLVED, "Đúng hạn"),
    ),
    "resolved_late": (
        "Giải quyết quá hạn", "Đã giải quyết quá hạn", "Số hồ sơ giải quyết quá hạn",
        "Hồ sơ giải quyết quá hạn", "HS giải quyết quá hạn", "Giải quyết trễ hạn", "Trễ hạn",
        *_under(_RESOLVED, "Quá hạn", "Trễ hạn"),
    ),
    "pending_on_time": (
        "Đang giải quyết trong hạn", "Số hồ sơ đang giải quyết trong hạn", "Hồ sơ đang giải quyết trong hạn",
        "HS đang giải quyết trong hạn", "Trong hạn", "Chưa đến hạn",
        *_under(_PENDING, "Trong hạn", "Chưa đến hạn"),
    ),
    "pending_overdue": (
        "Đang giải quyết quá hạn", "Số hồ sơ đang giải quyết quá hạn", "Hồ sơ đang giải quyết quá hạn",
        "HS đang giải quyết quá hạn", "Tồn quá hạn",
        *_under(_PENDING, "Quá hạn"),
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
        *_under(("Tài khoản", "Số tài khoản"), "Đã cấp"),
    ),
    "accounts_active": (
        "Tài khoản hoạt động", "Số tài khoản hoạt động", "TK hoạt động", "Số TK hoạt động",
        "Tài khoản đang sử dụng", "Số tài khoản đang sử dụng", "Tài khoản đang hoạt động",
        "Số tài khoản đang hoạt động", *_under(("Tài khoản", "Số tài khoản"), "Hoạt động", "Đang sử dụng"),
    ),
    "units_required": (
        "Đơn vị phải sử dụng", "Số đơn vị phải sử dụng", "Đơn vị phải dùng", "Số ĐV phải sử dụng",
        *_under(("Đơn vị", "Số đơn vị"), "Phải sử dụng"),
    ),
    "units_using": (
        "Đơn vị đang sử dụng", "Số đơn vị đang sử dụng", "Đơn vị đang dùng", "Số ĐV đang sử dụng",
        "Số đơn vị đã sử dụng", *_under(("Đơn vị", "Số đơn vị"), "Đang sử dụng", "Đã sử dụng"),
    ),
    "documents_total": (
        "Tổng số văn bản", "Tổng số văn bản đi", "Số văn bản đi", "Văn bản đi", "Tổng văn bản",
        *_under(("Văn bản", "Số văn bản", "Văn bản đi"), *_TOTAL),
    ),
    "documents_electronic": (
        "Văn bản điện tử", "Số văn bản điện tử", "VBĐT", "Số VBĐT", "Văn bản đi điện tử",
        *_under(("Văn bản", "Số văn bản", "Văn bản đi"), "Điện tử"),
    ),
    "documents_signed": (
        "Văn bản ký số", "Số văn bản ký số", "Văn bản đã ký số", "VB ký số", "Văn bản điện tử ký số",
        *_under(("Văn bản", "Số văn bản", "Văn bản đi"), "Ký số", "Đã ký số"),
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
        "Câu hỏi tiếp nhận", "Số câu hỏi tiếp nhận", "Câu hỏi nhận", *_under(("Câu hỏi", "Hỏi đáp"), "Tiếp nhận"),
    ),
    "questions_answered": (
        "Câu hỏi đã trả lời", "Số câu hỏi đã trả lời", "Câu hỏi trả lời",
        *_under(("Câu hỏi", "Hỏi đáp"), "Đã trả lời"),
    ),
    "questions_on_time": (
        "Câu hỏi trả lời đúng hạn", "Số câu hỏi trả lời đúng hạn", "Trả lời đúng hạn",
        *_under(("Câu hỏi", "Hỏi đáp"), "Đúng hạn", "Trả lời đúng hạn"),
    ),
    "sections_required": (
        "Chuyên mục bắt buộc", "Số chuyên mục bắt buộc", "Chuyên mục phải có", "Mục bắt buộc",
        *_under(("Chuyên mục",), "Bắt buộc"),
    ),
    "sections_complete": (
        "Chuyên mục đầy đủ", "Số chuyên mục đầy đủ", "Chuyên mục đã có", "Mục đầy đủ",
        *_under(("Chuyên mục",), "Đầy đủ"),
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

_EARLY_AND_ON_TIME = ("resolved_early", "resolved_on_time")
_ALL_RESOLVED = (*_EARLY_AND_ON_TIME, "resolved_late")
_ALL_PENDING = ("pending_on_time", "pending_overdue")

# header -> (other spellings, parts, whole, minus): see report_tables.Stated
StatedRows = dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]]

ONLINE_SERVICES: StatedRows = {
    "Tỷ lệ hồ sơ trực tuyến": (
        ("Tỷ lệ trực tuyến", "Tỷ lệ HS trực tuyến", "Tỷ lệ nộp trực tuyến", "Tỷ lệ hồ sơ nộp trực tuyến"),
        ("dossiers_online",), ("dossiers_received",), (),
    ),
    "Tỷ lệ giải quyết đúng hạn": (
        ("Tỷ lệ đúng hạn", "Tỷ lệ trước và đúng hạn", *_under(_RESOLVED, "Tỷ lệ đúng hạn", "Tỷ lệ")),
        _EARLY_AND_ON_TIME, _ALL_RESOLVED, (),
    ),
    "Tỷ lệ quá hạn": (
        ("Tỷ lệ đang giải quyết quá hạn", *_under(_PENDING, "Tỷ lệ quá hạn")),
        ("pending_overdue",), _ALL_PENDING, (),
    ),
    "Tỷ lệ thanh toán trực tuyến": (("Tỷ lệ TTTT",), ("paid_online",), ("fee_dossiers",), ()),
    "Tỷ lệ hài lòng": (("Mức độ hài lòng",), ("satisfied",), ("rated",), ()),
    "Tổng số hồ sơ tiếp nhận": (
        ("Tổng tiếp nhận", *_under(_RECEIVED, *_TOTAL)), ("dossiers_received", "carried_over"), (), (),
    ),
    "Hồ sơ trực tiếp và bưu chính": (
        (
            "Trực tiếp + bưu chính", "Trực tiếp / BC", "Trực tiếp, bưu chính", "Hồ sơ trực tiếp, bưu chính",
            *_under(
                _RECEIVED, "Trực tiếp + bưu chính", "Trực tiếp / BC", "Trực tiếp, bưu chính",
                "Trong kỳ | Trực tiếp / BC", "Trong kỳ | Trực tiếp, bưu chính",
            ),
        ),
        ("dossiers_received",), (), ("dossiers_online",),
    ),
    "Tổng số đã giải quyết": (
        ("Tổng số hồ sơ đã giải quyết", "Tổng đã giải quyết", *_RESOLVED[:4], *_under(_RESOLVED, *_TOTAL)),
        _ALL_RESOLVED, (), (),
    ),
    "Tổng số đang giải quyết": (
        ("Tổng số hồ sơ đang giải quyết", "Tổng đang giải quyết", *_PENDING, *_under(_PENDING, *_TOTAL)),
        _ALL_PENDING, (), (),
    ),
}  # fmt: skip

SHARED_SOFTWARE: StatedRows = {
    "Tỷ lệ đơn vị sử dụng": (("Tỷ lệ sử dụng phần mềm",), ("units_using",), ("units_required",), ()),
    "Tỷ lệ cấp tài khoản": (("Tỷ lệ tài khoản đã cấp",), ("accounts_issued",), ("staff",), ()),
    "Tỷ lệ tài khoản hoạt động": (
        ("Tỷ lệ tài khoản sử dụng",), ("accounts_active",), ("accounts_issued",), (),
    ),
    "Tỷ lệ văn bản điện tử": (("Tỷ lệ VBĐT",), ("documents_electronic",), ("documents_total",), ()),
    "Tỷ lệ văn bản ký số": (("Tỷ lệ ký số",), ("documents_signed",), ("documents_electronic",), ()),
}  # fmt: skip

PORTAL_ACTIVITY: StatedRows = {
    "Tỷ lệ trả lời đúng hạn": ((), ("questions_on_time",), ("questions_received",), ()),
    "Tỷ lệ chuyên mục đầy đủ": (("Tỷ lệ chuyên mục",), ("sections_complete",), ("sections_required",), ()),
}

MEASURES: StatedRows = {
    "Tỷ lệ": (("Tỷ lệ %", "Tỷ lệ đạt", "Tỷ lệ thực hiện"), ("numerator",), ("denominator",), ())
}
