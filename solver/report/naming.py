"""How grades, posts, seats and what is lacking are called in a report."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from models.desks import GENERAL
from models.findings import Lack
from models.grades import Category, Grade, grade_named
from models.places import Place
from models.scenario import Scenario
from solver.report.words import Lang, Words

_CHINESE = dict(enumerate("一二三四五六七八九", start=1))
_RECORDS = ("title", "achievement", "major", "certificate")
_PREFIX = {Category.MANAGEMENT: "管理", Category.PROFESSIONAL: "专技", Category.WORKER: "技术工"}


def points_text(hundredths: int) -> str:
    """Points with two decimals, from whole hundredths, without floating point."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def grade_name(grade: Grade, lang: Lang) -> str:
    """A code in English, the usual name in Chinese (专技十级)."""
    if lang == "en":
        return grade.value
    tens, ones = divmod(grade.number, 10)
    number = ("十" if tens else "") + _CHINESE.get(ones, "")
    return f"{_PREFIX[grade.category]}{number}级"


def ratio_name(name: str, words: Words) -> str:
    """The ratio of parts to a whole, by its parts' names."""
    part, _, whole = name.partition("/")
    parts = "+".join(words(f"part.{one}") for one in part.split("+"))
    return f"{parts} / {words(f'part.{whole}')}"


class Names:
    """Names of things of one scenario in one language."""

    def __init__(self, scenario: Scenario, words: Words) -> None:
        self.scenario = scenario
        self.words = words

    def grade(self, grade: Grade | None) -> str:
        """A code in English, the usual name in Chinese (专技十级); a dash for none."""
        return "–" if grade is None else grade_name(grade, self.words.lang)

    def person(self, person: str) -> str:
        """Somebody in Chinese by id and name, where the roster has one; in English by id."""
        return self.called(person) if self.words.lang == "zh" else person

    def called(self, person: str) -> str:
        """Somebody by id, and by name where there is one."""
        known = self.scenario.staff.get(person)
        return f"{person} {known.name}" if known and known.name else person

    def people(self, people: Iterable[str]) -> str:
        """Several people in a row."""
        return self.words.join(map(self.person, people))

    def desk(self, post: str) -> str:
        """A post in Chinese by department and title, with a number where several have both."""
        if self.words.lang == "en" or post not in self.scenario.desks:
            return post
        title = self.title(post)
        alike = self._titled[title]
        return title if len(alike) == 1 else f"{title}（{alike.index(post) + 1}）"

    @cached_property
    def _titled(self) -> Mapping[str, Sequence[str]]:
        """The posts of each title, in the order of their ids."""
        found: dict[str, list[str]] = {}
        for post in sorted(self.scenario.desks):
            found.setdefault(self.title(post), []).append(post)
        return found

    def title(self, post: str) -> str:
        """Title and department of a post; for a general post the tier or grade it is for."""
        if post.startswith(GENERAL):
            return self.words("general", group=self.group(post))
        desk = self.scenario.desks[post]
        return " ".join(part for part in (desk.department, desk.title) if part)

    def group(self, post: str) -> str:
        """The tier or grade of a general post."""
        group = post.removeprefix(GENERAL)
        grade = grade_named(group)
        return self.grade(grade) if grade else self.words(f"part.{group}")

    def seat(self, of: str) -> str:
        """A grade, or a post with its title."""
        grade = grade_named(of)
        if grade:
            return self.grade(grade)
        return self.desk(of) if self.words.lang == "zh" else f"{of} ({self.title(of)})"

    def about(self, about: str) -> str:
        """What a rule is about, part by part: people, posts and grades (`S12/desk/P9`)."""
        return "/".join(map(self._named, about.split("/")))

    def _named(self, part: str) -> str:
        if (grade := grade_named(part)) is not None:
            return self.grade(grade)
        return self.desk(part) if part in self.scenario.desks else self.person(part)

    def seats_of(self, about: str) -> str:
        """A grade by its code; where seats are shared, the name of the pool before it."""
        pool, _, code = about.rpartition(" ")
        return " ".join(filter(None, (pool, self.grade(Grade(code)))))

    def place(self, place: Place | None) -> str:
        """A grade at a post."""
        if place is None:
            return self.words("outcome.waiting")
        return f"{self.grade(place.grade)} {self.desk(place.post)}"

    def ratio(self, name: str) -> str:
        """The ratio of parts to a whole."""
        return ratio_name(name, self.words)

    def lacks(self, lacks: tuple[Lack, ...]) -> str:
        """Everything that is lacking, with its clauses."""
        return self.words.join((self.lack(lack) for lack in lacks), "semicolon")

    def lack(self, lack: Lack) -> str:
        """One thing that is lacking: what, how much of it there is, when it will be met."""
        text = self._lack(lack)
        if lack.met_on is not None:
            text = self.words.join([text, self.words("lack.met-on", day=lack.met_on)], "clause")
        return self.words("lack.cite", text=text, cite=lack.cite) if lack.cite else text

    def _lack(self, lack: Lack) -> str:
        facts = dict(lack.facts)
        key = f"lack.{lack.atom}"
        text = lack.text or str(facts.get("matter", ""))
        if facts.get("absent") is True:
            return self.words("lack.absent", what=self.words("what.education"))
        if lack.atom == "assessments":
            return self._assessments(lack, facts)
        if lack.atom == "achievement":
            return self._achievement(facts)
        if lack.atom in {"title", "education", "recorded"}:
            key += next((f".{word}" for word in ("series", "fields", "by") if facts.get(word)), "")
        return self.words(key, **{**self._worded(facts), "text": text})

    def fact(self, ground: Lack) -> str:
        """One condition that was met, by what."""
        facts = dict(ground.facts)
        key = f"atom.{ground.atom}"
        if ground.atom == "assessments":
            key += ".every" if "below" in facts else ".times"
        text = ground.text or str(facts.get("matter", ""))
        worded = self._worded(facts)
        if ground.atom in _RECORDS:
            records = str(facts["held"]).split(", ")
            worded["held"] = self.words.join(self._record(ground.atom, one) for one in records)
        return self.words(key, **{**worded, "text": text})

    def _record(self, atom: str, record: str) -> str:
        """A record that met a condition, its codes in the rulebook's words."""
        known = self.scenario.rulebook.vocabulary
        match atom:
            case "title":
                tier, _, series = record.partition(" ")
                return f"{self.words(f'tier.{tier}')} {known.series.get(series, series)}"
            case "achievement":
                kind, _, day = record.rpartition(" ")
                return f"{known.achievements.get(kind, kind)} {day}"
            case "major":
                return known.fields.get(record, record)
            case _:
                return known.certificates.get(record, record)

    def _assessments(self, lack: Lack, facts: Mapping[str, object]) -> str:
        if lack.verdict == "review":
            return self.words("lack.absent.years", years=self._listed(facts["absent"]))
        form = "every" if "below" in facts else "times"
        return self.words(f"lack.assessments.{form}", **self._worded(facts))

    def _achievement(self, facts: Mapping[str, object]) -> str:
        form = ".claimed" if "claimed" in facts else ".since" if facts.get("since") else ""
        return self.words(f"lack.achievement{form}", **self._worded(facts))

    def _worded(self, facts: Mapping[str, object]) -> dict[str, str]:
        """Facts in words: codes by the catalogue, the rulebook's terms by its vocabulary."""
        known = self.scenario.rulebook.vocabulary
        terms = {
            "series": known.series,
            "fields": known.fields,
            "kinds": known.certificates,
            "kind": known.achievements,
        }
        worded = {name: self._listed(value, terms.get(name)) for name, value in facts.items()}
        for name, prefix in (("tier", "tier"), ("level", "education"), ("mark", "mark")):
            if name in facts:
                worded[name] = self.words(f"{prefix}.{facts[name]}")
        if "times" in facts and facts["mark"] != "excellent":  # nothing is better than that
            worded["mark"] = self.words("mark.or-better", mark=worded["mark"])
        if "grade" in facts:
            worded["grade"] = self.grade(Grade(str(facts["grade"])))
        return worded

    def _listed(self, value: object, terms: Mapping[str, str] | None = None) -> str:
        if isinstance(value, list | tuple):
            named = [str((terms or {}).get(one, one)) for one in value]
            return self.words.join(named) if named else self.words("none")
        return str(value)
