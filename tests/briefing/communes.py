"""Reports of the province as it is since 01/07/2025: fifteen departments and sixty-five communes, two weeks of them."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PROJECT, command

WEEKS = {"2025-W41": "2025-10-14", "2025-W42": "2025-10-21"}  # period → the day on which its reports come
SILENT = 17  # every so many organisations, one owes the last week's reports
HEADS = {
    "online_services": "Kỳ báo cáo;Đơn vị;Mã thủ tục;Tên thủ tục;Mức độ;Hồ sơ tiếp nhận;Hồ sơ trực tuyến",
    "shared_software": "Kỳ báo cáo;Đơn vị;Phần mềm;Số cán bộ;Tài khoản đã cấp;Tài khoản hoạt động;Đơn vị phải sử dụng;Đơn vị đang sử dụng;Tổng số văn bản;Văn bản điện tử;Văn bản ký số",
    "portal_activity": "Kỳ báo cáo;Đơn vị;Cổng thông tin;Lượt truy cập;Tin bài;Câu hỏi tiếp nhận;Câu hỏi đã trả lời;Câu hỏi trả lời đúng hạn",
}


def organisations() -> list[str]:
    """The names of those that report in the autumn of 2025, in the official order."""
    with (PROJECT / "data" / "reference" / "organisations.csv").open(encoding="utf-8-sig") as file:
        return [row["name_vi"] for row in csv.DictReader(file) if not row["valid_to"] and row["kind"] != "district"]


def lines(table: str, week: str, name: str, place: int) -> Iterator[str]:
    """An organisation's rows of one report; the same at every call."""
    chance = random.Random(f"{table}{week}{name}")
    if table == "online_services":
        for number in range(3):
            received = chance.randint(1, 40)
            code = f"9.{place:03d}{number:03d}.000.00.00.H37"
            yield f"{week};{name};{code};Thủ tục {number + 1};{2 + number};{received};{chance.randint(0, received)}"
    elif table == "shared_software":
        for software in ("VBDH", "MCDT", "THUDT"):
            documents = "90;80;70" if software == "VBDH" else ";;"
            yield f"{week};{name};{software};60;50;{chance.randint(10, 50)};10;{chance.randint(3, 10)};{documents}"
    else:
        asked = chance.randint(1, 6)
        yield f"{week};{name};x{place}.langson.gov.vn;{chance.randint(90, 9000)};{chance.randint(0, 9)};{asked};{asked};{chance.randint(0, asked)}"


def stored(home: Path, folder: Path) -> None:
    """Imports all weeks by the real command line."""
    names = organisations()
    for week, day in WEEKS.items():
        for table, head in HEADS.items():
            told = [
                line
                for place, name in enumerate(names)
                if week != max(WEEKS) or place % SILENT != 3
                for line in lines(table, week, name, place)
            ]
            path = folder / f"{table}-{week}.csv"
            path.write_text("\n".join([head, *told]) + "\n", encoding="utf-8")
            done = command("import", table, path, "--by", "An", home=home, EGOV_NOW=f"{day}T09:00:00+07:00")
            assert done.returncode == 0, done.stdout + done.stderr
