"""Texts matched against the reference data of Lạng Sơn, for the tests of matching."""

import datetime as dt
from functools import cache

from data import matching, reading
from data.choices import Choices
from data.errors import Problem
from data.matching import Matched
from data.reference_data import OWN_FOLDER, Reference, load, read_folder
from data.report_tables import REPORT_TABLES

ONLINE = "Kỳ báo cáo;Đơn vị;Mã thủ tục;Tên thủ tục;Mức độ;Hồ sơ tiếp nhận;Hồ sơ trực tuyến"
SOFTWARE = "period,organisation,software,staff,accounts_issued,accounts_active"
MEASURES = "Kỳ báo cáo;Đơn vị;Chỉ tiêu;Thực hiện;Kế hoạch"
IN_2019 = (dt.date(2019, 3, 18), dt.date(2019, 3, 24))
IN_2025 = (dt.date(2025, 8, 4), dt.date(2025, 8, 10))


@cache
def lang_son() -> Reference:
    return load(read_folder(OWN_FOLDER))


def match(text: str, report: str = "online_services", choices: Choices | None = None) -> Matched:
    return matching.match(reading.read(text.encode(), "a.csv"), REPORT_TABLES[report], lang_son(), choices)


def online(*rows: str, header: str = ONLINE, choices: Choices | None = None) -> Matched:
    return match("\n".join([header, *rows, ""]), choices=choices)


def errors(matched: Matched) -> list[str]:
    return [told(problem) for problem in matched.problems if problem.severity == "error"]


def told(problem: Problem) -> str:
    return problem.reason.format(**problem.values)
