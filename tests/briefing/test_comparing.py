"""Two pictures of a sheet: where they differ, and where not."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from briefing import comparing


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    Image.new("RGB", (1920, 1080), "white").save(tmp_path / "sheet-01-title.png")
    return tmp_path


def with_marks(folder: Path, *boxes: tuple[int, int, int, int]) -> Path:
    image = Image.new("RGB", (1920, 1080), "white")
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, fill="black")
    path = folder / "sheet-02-other.png"
    image.save(path)
    return path


def test_the_same_picture_differs_nowhere(drawn: Path) -> None:
    assert comparing.changed(drawn / "sheet-01-title.png", with_marks(drawn)) == ()


def test_each_place_is_one_box_in_hundredths_of_the_sheet(drawn: Path) -> None:
    path = with_marks(drawn, (192, 540, 383, 551), (1440, 300, 1463, 311))
    first, second = comparing.changed(path, drawn / "sheet-01-title.png")
    assert (first.left, first.width, round(second.left), round(second.top)) == (75.0, 1.25, 10, 50)


def test_one_point_of_one_letter_is_enough(drawn: Path) -> None:
    assert len(comparing.changed(with_marks(drawn, (960, 540, 960, 540)), drawn / "sheet-01-title.png")) == 1


def test_the_head_and_the_foot_which_always_differ_are_left_out(drawn: Path) -> None:
    path = with_marks(drawn, (1500, 40, 1800, 80), (60, 1020, 900, 1060))
    assert comparing.changed(path, drawn / "sheet-01-title.png") == ()


def test_places_that_lie_over_one_another_are_one(drawn: Path) -> None:
    frame = [(400, 300, 900, 303), (400, 700, 900, 703), (400, 300, 403, 703), (897, 300, 900, 703)]
    path = with_marks(drawn, *frame, (600, 480, 640, 500))
    assert len(comparing.changed(path, drawn / "sheet-01-title.png")) == 1


def test_sheets_are_matched_by_name(tmp_path: Path) -> None:
    for folder, names in (("now", ("01-title", "02-map", "03-new")), ("before", ("01-title", "02-old", "03-map"))):
        (tmp_path / folder).mkdir()
        for name in names:
            for scale in ("", "@2x"):
                (tmp_path / folder / f"sheet-{name}{scale}.png").touch()
    found = comparing.pairs(tmp_path / "now", tmp_path / "before")
    assert [pair.name for pair in found] == ["title", "map", "new", "old"]
    assert [pair.before is None for pair in found] == [False, False, True, False]
    assert found[1].before == tmp_path / "before" / "sheet-03-map.png"
