"""What is kept holds as long as nothing changed that it rests on, and not a moment longer."""

from pathlib import Path

import pytest

from models.batch import Asked, Piece
from solver.batch import store as module
from solver.batch.folder import Desk
from solver.batch.run import to_do
from solver.batch.sending import Unread, hashed
from solver.batch.store import Store
from solver.batch.work import failed, written
from solver.files.errors import InputError
from tests.batch.regions import ASKED, in_turn, job_of, mixed, piece_of, simple, write
from tests.batch.regions import written as all_in

OVER = "nested/over.yaml"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The mixed region, with everything kept."""
    folder = mixed(tmp_path / "in")
    for file in ("both.yaml", OVER, "broken.yaml"):
        Store(tmp_path / "out").keep(file, in_turn(folder, file)[0])
    return tmp_path


def holds(region: Path, file: str, asked: Asked = ASKED) -> bool:
    """Whether what is kept of a file still holds."""
    return Store(region / "out").holds(file, Desk(region / "in", asked))


def test_a_piece_is_found_again(region: Path) -> None:
    """As it was kept, for bad input, too."""
    assert holds(region, "both.yaml")
    assert holds(region, OVER)
    assert holds(region, "broken.yaml")
    assert Store(region / "out").piece("both.yaml") == piece_of(region / "in", "both.yaml")


def test_what_is_missing_is_done_the_largest_first(region: Path) -> None:
    """A large file at the end would leave the other processes idle."""
    files = ["a.yaml", "both.yaml", "tie.yaml", "b.yaml"]
    for name, letters in (("a.yaml", 3), ("b.yaml", 4)):
        write(region / "in", name, "x" * letters)
    missing = to_do(files, Store(region / "out"), Desk(region / "in", ASKED))
    assert missing == ["tie.yaml", "b.yaml", "a.yaml"]


def test_what_is_not_there_or_damaged_does_not_hold(region: Path) -> None:
    """It is done again."""
    assert not holds(region, "tie.yaml")
    path = region / "out" / "pieces" / "both.yaml.json"
    path.write_bytes(path.read_bytes()[:-5])
    assert not holds(region, "both.yaml")


@pytest.mark.parametrize("changed", [OVER, "base.yaml", "rules/small.yaml"])
def test_a_changed_file_is_done_again(region: Path, changed: str) -> None:
    """The file itself, the one it is based on, or the rulebook."""
    path = region / "in" / changed
    path.write_bytes(path.read_bytes() + b"\n")
    assert not holds(region, OVER)


def test_a_file_that_is_gone_or_came_is_noticed(region: Path) -> None:
    """A base that vanishes; and one that was missing is looked for again."""
    (region / "in" / "base.yaml").unlink()
    assert not holds(region, OVER)
    Store(region / "out").keep(OVER, in_turn(region / "in", OVER)[0])
    assert not holds(region, OVER)


def test_what_could_not_be_read_is_tried_again(region: Path) -> None:
    """Nobody knows what is in it."""
    made = written(
        piece_of(region / "in", "both.yaml").replace(inputs={"both.yaml": hashed(Unread(9)) or ""})
    )
    Store(region / "out").keep("both.yaml", made)
    assert not holds(region, "both.yaml")


def test_other_options_are_other_results(region: Path) -> None:
    """Settings, the time limit, whole results."""
    for asked in (
        Asked(settings=("merit-reading=R2",)),
        Asked(time_limit=5),
        Asked(results=True),
    ):
        assert not holds(region, "both.yaml", asked)


def test_another_program_is_another_result(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever changed in it."""
    monkeypatch.setattr(module, "program", lambda: "another")
    assert not holds(region, "both.yaml")


def test_a_fault_is_tried_again(region: Path) -> None:
    """It may have been the memory."""
    Store(region / "out").keep("both.yaml", written(failed(job_of("both.yaml"))))
    assert not holds(region, "both.yaml")


def test_a_copy_is_not_its_original(region: Path) -> None:
    """A piece moved under another name does not speak for that."""
    pieces = region / "out" / "pieces"
    (pieces / "tie.yaml.json").write_bytes((pieces / "both.yaml.json").read_bytes())
    assert not holds(region, "tie.yaml")


def test_long_names_have_room(tmp_path: Path) -> None:
    """As long as a file name may be, in Chinese; two of them do not meet."""
    names = ["单" * 83 + ".yaml", "位" * 83 + ".yaml"]
    for name in names:
        write(tmp_path / "in", name, simple())
        Store(tmp_path / "out").keep(name, in_turn(tmp_path / "in", name)[0])
    assert all(holds(tmp_path, name) for name in names)
    assert len(all_in(tmp_path / "out")) == 2


def test_results_are_laid_out_and_taken_away(tmp_path: Path) -> None:
    """With `--results` they are there; a run without leaves none that might be out of date."""
    write(tmp_path / "in", "sub/a.yaml", simple())
    store = Store(tmp_path / "out")
    store.lay_out(piece_of(tmp_path / "in", "sub/a.yaml", Asked(results=True)))
    path = tmp_path / "out" / "results" / "sub" / "a.yaml.json"
    assert '"gangwei-result/1"' in path.read_text(encoding="utf-8")
    store.lay_out(piece_of(tmp_path / "in", "sub/a.yaml"))
    assert not path.exists()


def test_only_our_own_is_cleared(region: Path) -> None:
    """Pieces of files that are gone, with their results; never what somebody else put there."""
    store = Store(region / "out")
    store.keep("gone.yaml", in_turn(region / "in", "both.yaml", Asked(results=True))[0])
    gone = piece_of(region / "in", "both.yaml", Asked(results=True)).replace(file="gone.yaml")
    store.keep("gone.yaml", written(gone))
    store.lay_out(gone)
    for other in ("pieces/mine.json", "results/mine.json"):
        (region / "out" / other).write_text("{}", encoding="utf-8")
    store.clear(["both.yaml", OVER])
    assert sorted(all_in(region / "out")) == [
        "pieces/both.yaml.json",
        "pieces/mine.json",
        "pieces/nested/over.yaml.json",
        "results/mine.json",
    ]


def test_what_a_killed_run_left_half_written_is_swept_away(region: Path) -> None:
    """People's data, which nobody would find there."""
    out = region / "out"
    before = all_in(out)
    for place in ("pieces/nested", "results/nested", "."):
        (out / place).mkdir(parents=True, exist_ok=True)
        (out / place / ".x7_k2abc.gangwei").write_text("half", encoding="utf-8")
    assert len(all_in(out)) == len(before) + 3
    Store(out).sweep()
    assert all_in(out) == before


def test_a_piece_that_is_taken_away_meanwhile_is_missed(region: Path) -> None:
    """Better no tables than tables with a gap."""
    with pytest.raises(InputError, match="is gone"):
        list[Piece](Store(region / "out").every(["both.yaml", "none.yaml"]))


def test_a_folder_called_as_what_is_kept_of_a_file(tmp_path: Path) -> None:
    """`a.yaml`, and beside it a folder `a.yaml.json`: both are kept, and any that is like them."""
    store = Store(tmp_path)
    files = ["a.yaml", "a.yaml.json/b.yaml", "a.yaml.json~/b.yaml", "a.json/a.json/b.yaml"]
    for file in files:
        store.keep(file, written(failed(job_of(file))))
    assert [piece.file for piece in store.every(files)] == files
    store.clear(files[1:])
    assert store.piece("a.yaml") is None
    assert store.piece("a.yaml.json/b.yaml") is not None
