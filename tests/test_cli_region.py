"""`gangwei region`: exit codes, what is printed, what lands on disk."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from solver.cli import main
from tests.builders import SCENARIOS

COUNTY = SCENARIOS / "county" / "county.yaml"
FILES = ("result.json", "result.xlsx", "report.txt")


def written(folder: Path, institutions: dict[str, Path], pools: str = "[]") -> str:
    """A region file for these institutions."""
    lines = ["schema: gangwei-region/1", "name: test", "institutions:"]
    lines += [f"  {name}: {path}" for name, path in institutions.items()]
    file = folder / "region.yaml"
    file.write_text("\n".join([*lines, f"pools: {pools}"]), encoding="utf-8")
    return str(file)


def test_the_example_is_printed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report, and for each institution what `solve` writes."""
    assert main(["region", str(COUNTY), "--out", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (tmp_path / "region.txt").read_text(encoding="utf-8")
    made = json.loads((tmp_path / "region.json").read_text(encoding="utf-8"))
    assert made["schema"] == "gangwei-region-result/1"
    assert [one["id"] for one in made["institutions"]] == ["central", "east", "hill"]
    for name in ("central", "east", "hill"):
        assert all((tmp_path / name / file).exists() for file in FILES)
        result = json.loads((tmp_path / name / "result.json").read_text(encoding="utf-8"))
        assert (result["schema"], result["verified"]) == ("gangwei-result/1", True)
    report = (tmp_path / "central" / "report.txt").read_text(encoding="utf-8")
    assert report.startswith("central shares its seats at P5, P6, P7 with others")


def test_json_is_alone_on_stdout_and_the_order_of_the_file_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Institutions and pools turned round: the same bytes."""
    assert main(["region", str(COUNTY), "--json"]) == 0
    out = capsys.readouterr().out
    assert [one["grade"] for one in json.loads(out)["pools"][0]["use"]] == ["P5", "P6", "P7"]
    folder = Path(copytree(COUNTY.parent, tmp_path / "county"))
    text = (folder / "county.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    at = lines.index("institutions:")
    lines[at + 1 : at + 4] = reversed(lines[at + 1 : at + 4])
    turned = "\n".join(lines).replace("[central, east, hill]", "[hill, east, central]")
    (folder / "county.yaml").write_text(turned, encoding="utf-8")
    assert main(["region", str(folder / "county.yaml"), "--json"]) == 0
    assert capsys.readouterr().out == out


def test_institutions_that_share_nothing_are_as_by_themselves(tmp_path: Path) -> None:
    """The same bytes as `gangwei solve` writes, file by file."""
    files = {name: SCENARIOS / f"{name}.yaml" for name in ("tie", "transition")}
    assert main(["region", written(tmp_path, files), "--out", str(tmp_path / "all")]) == 0
    for name, path in files.items():
        assert main(["solve", str(path), "--out", str(tmp_path / name)]) == 0
        for file in ("result.json", "report.txt"):
            alone, whole = tmp_path / name / file, tmp_path / "all" / name / file
            assert whole.read_bytes() == alone.read_bytes()


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One impossible institution makes 3, one without an answer in the time 4, bad input 2."""
    files = {"tie": SCENARIOS / "tie.yaml", "conflict": SCENARIOS / "keep-grade-conflict.yaml"}
    region = written(tmp_path, files)
    assert main(["region", region]) == 3
    assert "`gangwei solve` with the file of conflict says why" in capsys.readouterr().out
    alone = written(tmp_path, {"main": SCENARIOS / "changzhou-2012.yaml"})
    assert main(["region", alone, "--time-limit", "0.0000001"]) == 4
    assert main(["region", str(tmp_path / "none.yaml")]) == 2
    assert main(["region", str(SCENARIOS / "tie.yaml"), "--lang", "zh"]) == 2
    assert "这是一个单位的文件" in capsys.readouterr().err


def test_an_impossible_county_is_written_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the conflict in the region's file, and no answer in the institutions'."""
    folder = Path(copytree(COUNTY.parent, tmp_path / "county"))
    text = (folder / "county.yaml").read_text(encoding="utf-8")
    (folder / "county.yaml").write_text(text.replace("P6: 2", "P6: 0"), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["region", str(folder / "county.yaml"), "--out", str(out)]) == 3
    assert "the pool 乡村学校副高级岗位 has 0 seats at P6" in capsys.readouterr().out
    result = json.loads((out / "east" / "result.json").read_text(encoding="utf-8"))
    assert (result["status"], result["appointments"]) == ("infeasible", [])
    region = json.loads((out / "region.json").read_text(encoding="utf-8"))
    assert len(region["counties"][0]["conflicts"]) == 1
