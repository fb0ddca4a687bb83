"""Columns that only repeat others (percentages, sums, remainders), and columns that are the sum of others.

Each is known by its first header and by the other spellings after it.
"""

from data.report_headers import PENDING, RECEIVED, RESOLVED, TOTALS, under

_DIRECT = (
    "Trực tiếp",
    "Hồ sơ trực tiếp",
    "Số hồ sơ trực tiếp",
    "Nộp trực tiếp",
    "HS trực tiếp",
    "Tiếp nhận trực tiếp",
)
_POST = (
    "Bưu chính", "BCCI", "Bưu chính công ích", "Qua bưu chính", "Qua dịch vụ bưu chính", "Qua BCCI",
    "Qua bưu chính công ích", "Dịch vụ bưu chính", "Hồ sơ qua bưu chính", "Dịch vụ BCCI", "Qua dịch vụ BCCI",
)  # fmt: skip
_BOTH = (
    "trực tiếp và bưu chính",
    "trực tiếp, bưu chính",
    "trực tiếp hoặc bưu chính",
    "trực tiếp, BC",
    "trực tiếp, BCCI",
)
DIRECT_AND_POST = (
    *(before + name for before in ("", "Hồ sơ ", "Số hồ sơ ", "Nộp ", "HS ") for name in _BOTH),
    "Trực tiếp, qua bưu chính", "Trực tiếp, qua dịch vụ bưu chính", "Trực tiếp và qua bưu chính",
    "Trực tiếp, dịch vụ bưu chính", "Trực tiếp, bưu chính công ích", "Trực tiếp và bưu chính công ích",
    "Trực tiếp, BĐ", "Trực tiếp và BCCI", "Trực tiếp và dịch vụ bưu chính", "Trực tiếp hoặc qua bưu chính",
)  # fmt: skip

# column -> (the column that is one part of it, the sets of other headers that are the rest)
SUMS: dict[str, tuple[str, tuple[tuple[tuple[str, ...], ...], ...]]] = {
    "dossiers_received": (
        "dossiers_online",
        (
            ((*DIRECT_AND_POST, *under(RECEIVED, *DIRECT_AND_POST, *under(("Trong kỳ",), *DIRECT_AND_POST))),),
            (
                (*_DIRECT, *under(RECEIVED, *_DIRECT[:1], *under(("Trong kỳ",), *_DIRECT[:1]))),
                (*_POST, *under(RECEIVED, *_POST, *under(("Trong kỳ",), *_POST))),
            ),
        ),
    ),
}

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
        ("Tỷ lệ đúng hạn", "Tỷ lệ trước và đúng hạn", *under(RESOLVED, "Tỷ lệ đúng hạn", "Tỷ lệ")),
        _EARLY_AND_ON_TIME, _ALL_RESOLVED, (),
    ),
    "Tỷ lệ quá hạn": (
        ("Tỷ lệ đang giải quyết quá hạn", *under(PENDING, "Tỷ lệ quá hạn")),
        ("pending_overdue",), _ALL_PENDING, (),
    ),
    "Tỷ lệ thanh toán trực tuyến": (("Tỷ lệ TTTT",), ("paid_online",), ("fee_dossiers",), ()),
    "Tỷ lệ hài lòng": (("Mức độ hài lòng",), ("satisfied",), ("rated",), ()),
    "Tổng số hồ sơ tiếp nhận": (
        ("Tổng tiếp nhận", *under(RECEIVED, *TOTALS)), ("dossiers_received", "carried_over"), (), (),
    ),
    "Hồ sơ trực tiếp và bưu chính": (
        (*DIRECT_AND_POST, *under(RECEIVED, *DIRECT_AND_POST, *under(("Trong kỳ",), *DIRECT_AND_POST))),
        ("dossiers_received",), (), ("dossiers_online",),
    ),
    "Tổng số đã giải quyết": (
        ("Tổng số hồ sơ đã giải quyết", "Tổng đã giải quyết", *RESOLVED[:4], *under(RESOLVED, *TOTALS)),
        _ALL_RESOLVED, (), (),
    ),
    "Tổng số đang giải quyết": (
        ("Tổng số hồ sơ đang giải quyết", "Tổng đang giải quyết", *PENDING, *under(PENDING, *TOTALS)),
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
