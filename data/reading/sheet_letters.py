"""The texts of a worksheet in Unicode: cells typed for an ABC or VNI font hold Western letters."""

from data.reading.encodings import decoded_texts
from data.reading.sheets import Sheet


def in_unicode(sheet: Sheet, chosen: str | None) -> dict[str, object]:
    """Puts every text of the sheet into Unicode; what a page tells of it. Raises FileRefused as `as_utf8` does."""
    texts = {text for cells in sheet.rows.values() for text in cells.values()}
    changed, told = decoded_texts(texts, chosen)
    if changed:
        for row, cells in sheet.rows.items():
            sheet.rows[row] = {column: changed.get(text, text) for column, text in cells.items()}
    return told
