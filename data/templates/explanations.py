"""What a template says about each column and report: English message ids, shown in the reader's language."""

from wording import Language

TITLES = {
    "online_services": "Report on online public services",
    "shared_software": "Report on the use of shared software",
    "portal_activity": "Report on the activity of portals",
    "measures": "Report on other work",
}

# column → what it holds, and an example
_COLUMNS = {
    "period": ("The period that the figures speak of; one period in one file is best", ""),
    "organisation": ("The organisation that reports", ""),
    "service_code": (
        (
            "The procedure's code in the national database of procedures; each procedure that the "
            "organisation offers has its own row, also without a dossier"
        ),
        "1.001193.000.00.00.H37",
    ),
    "service_name": ("The procedure's official name", "Đăng ký khai sinh"),
    "level": ("The level of the online service; empty for a procedure that is not subject to levels", "3"),
    "dossiers_received": (
        "Dossiers received within the period, online and on paper, without those carried over",
        "120",
    ),
    "dossiers_online": ("Of the dossiers received within the period, those sent online", "45"),
    "carried_over": ("Dossiers of earlier periods that were not resolved at the period's beginning", "12"),
    "resolved_early": ("Dossiers resolved within the period before their deadline", "60"),
    "resolved_on_time": ("Dossiers resolved within the period on their deadline", "50"),
    "resolved_late": ("Dossiers resolved within the period after their deadline", "2"),
    "pending_on_time": ("Dossiers still pending at the period's end whose deadline has not passed", "18"),
    "pending_overdue": ("Dossiers still pending at the period's end whose deadline has passed", "2"),
    "fee_dossiers": ("Dossiers of the period for which a fee or charge was due", "30"),
    "paid_online": ("Of the dossiers with a fee, those paid online", "9"),
    "rated": ("Ratings that citizens and businesses gave within the period", "40"),
    "satisfied": ("Of the ratings, those that say satisfied or very satisfied", "38"),
    "software": ("The shared software; each has its own row", ""),
    "staff": (
        "Civil servants and public employees of the organisation and its attached units at the period's end",
        "86",
    ),
    "accounts_issued": ("Accounts issued up to the period's end (not only the new ones)", "80"),
    "accounts_active": ("Of the accounts issued, those used at least once within the period", "72"),
    "units_required": ("Attached units that must use the software", "12"),
    "units_using": ("Of the units that must use the software, those that do", "11"),
    "documents_total": ("Documents sent within the period, on paper and electronic", "240"),
    "documents_electronic": ("Of the documents sent, those sent in electronic form", "210"),
    "documents_signed": ("Of the electronic documents, those with a digital signature", "180"),
    "portal": (
        "The portal's address; an organisation with several portals has a row for each",
        "stttt.langson.gov.vn",
    ),
    "visits": ("Visits within the period, not the counter's sum since the beginning", "1850"),
    "articles": ("News and articles published within the period", "14"),
    "documents_published": ("Legal and administrative documents published within the period", "3"),
    "questions_received": ("Questions of citizens and businesses received within the period", "5"),
    "questions_answered": ("Of these questions, those answered", "5"),
    "questions_on_time": ("Of the questions answered, those answered on time", "4"),
    "sections_required": ("Sections that the law requires the portal to have", "12"),
    "sections_complete": ("Of the required sections, those with complete information", "10"),
    "minutes_down": ("Minutes within the period in which the portal could not be reached", "25"),
    "last_updated_on": ("The day of the last news or document on the portal", "20/03/2019"),
    "indicator": ("The indicator that the organisation reports on; each has its own row", ""),
    "numerator": ("What has been done, or the count itself; the page of methods has each indicator's formula", "8"),
    "denominator": ("What was to be done: must be filled in for an indicator in per cent, empty for a count", "10"),
}

HOW_TO = (
    (
        "Fill in the first sheet only, one row for each thing named in it; do not rename or delete "
        "columns, do not merge cells."
    ),
    (
        "Write 0 where nothing occurred in the period. Leave the cell empty where the figure is not known"
        " yet: empty is “not reported”, and is not 0."
    ),
    (
        "Do not write “-”, “không phát sinh” or remarks in the cells of figures; a remark may stand in a "
        "column “Ghi chú” of its own."
    ),
    (
        "Figures are plain numbers, without unit, per cent sign or formula to another file; percentages "
        "are computed by the program."
    ),
    (
        "Delete the rows of what the organisation no longer offers or uses; add a row for what is new. A "
        "total row is not needed."
    ),
    (
        "Save the file as Excel Workbook (.xlsx) and send it on the upload page. If there are errors, "
        "correct them in the file that the page gives back."
    ),
)
RULES = {
    "online_services": (
        "Dossiers online ≤ dossiers received.",
        (
            "Carried over + received = resolved (early, on time, late) + pending (on time, overdue), "
            "where all are given."
        ),
        "Paid online ≤ dossiers with a fee; satisfied ≤ ratings.",
        "One procedure stands once for each organisation and period.",
    ),
    "shared_software": (
        "Active accounts ≤ issued accounts; units using ≤ units required.",
        "Signed documents ≤ electronic documents ≤ all documents.",
        "More accounts than staff is a warning, not an error.",
    ),
    "portal_activity": (
        "Answered on time ≤ answered; complete sections ≤ required sections.",
        "The minutes down are no more than the period has.",
        "The day of the last update is not in the future.",
    ),
    "measures": (
        "An indicator in per cent needs both figures, and the first is no more than the second.",
        "One indicator stands once for each organisation and period.",
    ),
}


def meaning(column: str, words: Language) -> str:
    """What a column of a report holds, in a sentence."""
    return words.text(_COLUMNS[column][0])


def example(column: str) -> str:
    """What may stand in a column; "" where the list or the period shows it."""
    return _COLUMNS[column][1]
