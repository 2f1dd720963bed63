"""The rooms that travel with the package are found in a wheel and in a checkout."""

from pathlib import Path

import pytest

from microdeals.paths import room, room_of


def test_a_checkout_has_its_rooms_beside_src(tmp_path: Path):
    package = tmp_path / "src" / "microdeals"
    package.mkdir(parents=True)
    (tmp_path / "models").mkdir()
    assert room_of(package, "models") == tmp_path / "models"


def test_a_wheel_has_its_rooms_inside_even_when_a_folder_of_that_name_lies_around(tmp_path: Path):
    package = tmp_path / "lib" / "microdeals"
    (package / "_shipped" / "models").mkdir(parents=True)
    (tmp_path / "models").mkdir()
    assert room_of(package, "models") == package / "_shipped" / "models"


def test_a_missing_room_names_both_places_and_the_way_out(tmp_path: Path):
    package = tmp_path / "src" / "microdeals"
    with pytest.raises(FileNotFoundError) as error:
        room_of(package, "attic")
    assert str(package / "_shipped" / "attic") in str(error.value)
    assert str(tmp_path / "attic") in str(error.value)
    assert "Install the package again" in str(error.value)


def test_the_experiments_of_this_package_are_there():
    assert (room("experiments") / "README.md").is_file()
