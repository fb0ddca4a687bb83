"""The words of headers as concepts, so that `SL HS TN` and `Số lượng hồ sơ tiếp nhận` come to the same.

A phrase stands for one or several concepts, or for none where it says nothing by itself; longer phrases go
first. A word that no phrase knows stays itself, so that it keeps two headers apart.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from data.folding import fold

_COUNTING = frozenset({"so", "so luong", "sl", "number", "number of", "count", "no of", "luot", "so luot"})

# concepts -> the phrases that stand for them, folded and parted by commas
_PHRASES = {
    "": (
        "so, so luong, sl, lan, number, number of, count, no of, luot, so luot, phieu, so phieu, cac, cua, da, "
        "duoc, dang, trong ky, trong tuan, trong thang, trong quy, trong nam, in period, in the period, the, "
        "of, on, va, va cac, and, hien co, di, moi, gui di, phat hanh"
    ),
    "ho_so": "ho so, hs, h so, hso, dossier, dossiers, application, applications, case, cases",
    "tiep_nhan": (
        "tiep nhan, tiep nhan moi, moi tiep nhan, nhan, da nhan, tn, t nhan, nop, received, submitted, filed"
    ),
    "truc_tuyen": "truc tuyen, qua mang, online, t tuyen, tr tuyen",
    "ho_so truc_tuyen": "hstt, hs tt, hs t tuyen, ho so tt",
    "tiep_nhan truc_tuyen": "nop tt, tn tt, tntt, tiep nhan tt",
    "truc_tiep": "truc tiep, tai quay, tai bo phan mot cua, in person, direct",
    "buu_chinh": "buu chinh, bcci, buu chinh cong ich, qua buu chinh, dich vu buu chinh, by post, post",
    "giai_quyet": (
        "giai quyet, da giai quyet, gq, da gq, xu ly, da xu ly, xl, da xl, resolved, processed, settled"
    ),
    "dang_giai_quyet": (
        "dang giai quyet, dang gq, dang xu ly, dang xl, chua giai quyet, chua xu ly, chua gq, pending, in "
        "progress, con ton, ton dong, ton cuoi ky"
    ),
    "truoc_han": (
        "truoc han, truoc hen, som han, som hen, truoc thoi han, som hon han, early, before deadline, ahead of time"
    ),
    "dung_han": "dung han, dung hen, dung thoi han, on time, in time",
    "trong_han": "trong han, chua den han, con han, con trong han, within deadline, not yet due",
    "qua_han": "qua han, qua hen, qh, qua thoi han, overdue",
    "tre_han": "tre han, tre hen, cham han, late",
    "ky_truoc": (
        "ky truoc chuyen sang, ky truoc chuyen qua, ky truoc, tu ky truoc, tu ky truoc chuyen sang, ton ky "
        "truoc, ton ky truoc chuyen sang, ton tuan truoc, ton thang truoc, ton dau ky, tuan truoc chuyen "
        "sang, thang truoc chuyen sang, quy truoc chuyen sang, nam truoc chuyen sang, chuyen ky, carried "
        "over, carried forward, brought forward, ton truoc, ton tu ky truoc"
    ),
    "thu_tuc": (
        "thu tuc hanh chinh, tthc, thu tuc, tt hanh chinh, dich vu cong truc tuyen, dich vu cong, dich vu, "
        "dvc, dvctt, dvc truc tuyen, dvc tt, procedure, procedures, administrative procedure, public service, "
        "service, services"
    ),
    "ma thu_tuc": "ma tt, ma t tuc",
    "ten thu_tuc": "ten tt, ten t tuc",
    "ma": "ma, ma so, so hieu, ky hieu, code, id",
    "ten": "ten, ten goi, name, title",
    "muc_do": "muc do, muc, md, cap do, level, muc do cung cap, muc cung cap",
    "don_vi": (
        "don vi, dv, d vi, dvi, donvi, co quan, cq, co quan don vi, so ban nganh, unit, units, organisation, "
        "organization, agency, department, office, cq dv, dia phuong, co quan dia phuong, don vi dia phuong"
    ),
    "bao_cao": "bao cao, bc, b cao, report, reporting",
    "phai": "phai, bat buoc, can, yeu cau, theo yeu cau, required, must",
    "su_dung": "su dung, sd, s dung, dung, dang su dung, dang dung, da su dung, using, used",
    "tai_khoan": "tai khoan, tk, t khoan, account, accounts, user accounts, nguoi dung, user, users",
    "cap": "cap, da cap, duoc cap, issued, granted, khoi tao, tao, da tao, cung cap",
    "hoat_dong": (
        "hoat dong, dang hoat dong, h dong, active, dang nhap, su dung thuong xuyen, dang sd, dang su dung"
    ),
    "can_bo": (
        "can bo cong chuc vien chuc, can bo cong chuc, can bo, cong chuc vien chuc, cong chuc, cbccvc, cbcc, "
        "cb ccvc, cb cc vc, cb cc, cb, ccvc, bien che, nhan su, staff, employees, civil servants, officials, "
        "personnel, can bo ccvc, cbvc, can bo vien chuc, nhan vien"
    ),
    "van_ban": "van ban, vb, v ban, document, documents, outgoing documents, vb di, van ban di",
    "dien_tu": "dien tu, d tu, electronic",
    "van_ban dien_tu": "vbdt, vb dt",
    "ky_so": "ky so, da ky so, duoc ky so, signed, digitally signed, chu ky so",
    "phan_mem": (
        "phan mem, pm, p mem, ung dung, software, he thong, he thong thong tin, system, application software"
    ),
    "dung_chung": "dung chung, shared",
    "cong": (
        "cong thong tin dien tu, cong ttdt, trang thong tin dien tu, trang ttdt, cong thong tin, cong tt, "
        "trang tin, trang thong tin, cong, trang, cong trang, website, web site, portal, trang web, web, "
        "site, cong trang ttdt, trang tin dien tu, cong thanh phan, trang thanh phan"
    ),
    "ten_mien": "ten mien, domain, domain name, url, dia chi web, dia chi trang web",
    "dia_chi": "dia chi, address",
    "truy_cap": "truy cap, tc, luot xem, visits, visit, views, page views, pageviews, visitors, hits",
    "tin_bai": (
        "tin bai, tin, bai, bai viet, tin tuc, bai dang, tin bai dang, tin bai da dang, article, articles, "
        "news, posts"
    ),
    "dang_tai": "dang tai, da dang, da dang tai, duoc dang, cong khai, cong bo, published",
    "cau_hoi": "cau hoi, hoi dap, c hoi, question, questions, cau hoi cua cong dan, y kien",
    "tra_loi": "tra loi, da tra loi, duoc tra loi, phan hoi, answered, replied, answers",
    "chuyen_muc": "chuyen muc, ch muc, section, sections, danh muc",
    "chuyen_muc phai": "muc bat buoc, muc phai co, chuyen muc phai co",
    "chuyen_muc day_du": "muc day du, muc da co, chuyen muc da co",
    "day_du": "day du, du, hoan chinh, complete, completed, filled",
    "phut": "phut, minutes, minute, tinh theo phut, thoi gian tinh bang phut",
    "gian_doan": "gian doan, mat ket noi, ngung hoat dong, ngung, dung hoat dong, down, downtime, outage",
    "cap_nhat": "cap nhat, update, updated, updated on",
    "ngay": "ngay, date, day",
    "gan_nhat": "gan nhat, gan day nhat, lan cuoi, cuoi, cuoi cung, moi nhat, last, latest",
    "chi_tieu": "chi tieu, chi so, tieu chi, indicator, kpi, ten chi tieu",
    "thuc_hien": (
        "thuc hien, th, da thuc hien, ket qua, ket qua thuc hien, ket qua dat duoc, kq, kq thuc hien, kq th, "
        "da dat, dat duoc, dat, actual, achieved, result, numerator, tu so"
    ),
    "ke_hoach": (
        "ke hoach, kh, k hoach, plan, planned, denominator, mau so, phai thuc hien, ke hoach giao, duoc giao, "
        "giao, can thuc hien, ke hoach duoc giao"
    ),
    "luy_ke": "luy ke, lk, tu dau nam, cong don, cumulative, year to date, ytd",
    "tong": "tong so, tong, tong cong, tong so luong, tong luong, total, tong sl",
    "ky": (
        "ky, thoi gian, thoi ky, thoi diem, tuan, tuan thu, thang, quy, nam, period, week, month, quarter, "
        "year, tg, ky bao cao, ky bc, ky so lieu, thoi gian bao cao, tg bao cao, tuan bao cao, thang bao cao, "
        "tuan bc, thang bc, quy bao cao, nam bao cao, ky thong ke, reporting period, report period"
    ),
    "tu_ngay": (
        "tu ngay, ngay bat dau, bat dau, bat dau tu, start, start date, from, from date, dau ky, ngay dau ky, tu"
    ),
    "den_ngay": (
        "den ngay, ngay ket thuc, ket thuc, end, end date, to date, until, cuoi ky, ngay cuoi ky, den het ngay"
    ),
    "phi": (
        "phi, co phi, le phi, phi le phi, co phi le phi, thu phi, co thu phi, phat sinh phi, fee, fees, with fee"
    ),
    "thanh_toan": "thanh toan, nop phi, nop le phi, dong phi, paid, payment, payments",
    "thanh_toan truc_tuyen": "tttt, thanh toan tt, thanh toan dien tu, thanh toan online, tt truc tuyen",
    "phi phai": "phai thanh toan, phai nop phi, phai nop le phi",
    "danh_gia": "danh gia, khao sat, lay y kien, rated, rating, ratings, reviews",
    "hai_long": "hai long, satisfied",
    "rat_hai_long": "rat hai long, very satisfied",
}
_LONGEST = 5  # words of a phrase
_WIDTH = 200  # letters of a header that are looked at

# What stands behind a name and is no part of it: (3), (4)=(5)+(6), the unit of a count.
_ASIDE = re.compile(
    r"[\[(]\s*[\d\s=+().\-]+[\])]|\(\s*[dmy/.\-\s]+\)"
    r"|\(\s*(?:hồ sơ|hs|lượt|bài|tin|người|phiếu|đơn vị tính.*)\s*\)",
    re.IGNORECASE,
)
_PERIODS_OWN = frozenset({"ky", "bao_cao"})


@dataclass(frozen=True)
class Meaning:
    """What a header is made of: `concepts` (and words that are none), and whether it says that it counts."""

    concepts: frozenset[str]
    counts: bool
    odd: frozenset[str]


@lru_cache(maxsize=4096)
def meaning(header: str) -> Meaning:
    """The concepts of a header's words; `odd` are those words that no phrase knows."""
    words = fold(_ASIDE.sub(" ", header[:_WIDTH])).split()
    concepts: set[str] = set()
    odd: set[str] = set()
    counts, place = False, 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + length])
            if phrase in _concepts():
                concepts.update(_concepts()[phrase])
                counts |= phrase in _COUNTING
                break
        else:
            length = 1
            odd.add(words[place])
        place += length
    if "ky" in concepts and concepts <= _PERIODS_OWN:
        concepts.discard("bao_cao")
    return Meaning(frozenset(concepts | odd), counts, frozenset(odd))


def is_phrase(word: str) -> bool:
    """Whether a folded word stands for something by itself."""
    return word in _concepts()


@cache
def _concepts() -> dict[str, tuple[str, ...]]:
    return {
        phrase.strip(): tuple(concepts.split())
        for concepts, phrases in _PHRASES.items()
        for phrase in phrases.split(",")
    }
