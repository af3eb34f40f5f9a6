"""岗位: a desk with its description (岗位说明书), which may be filled at certain grades."""

from typing import Annotated, Literal

from pydantic import Field

from models.base import Distinct, Flag, Id, Model, Positive
from models.conditions import Condition
from models.grades import Grade
from models.text import Prose, Text

Sensitive = Literal["personnel", "finance", "discipline"]
"""Kinds of work that a leader's relative may not do: 人事 · 财务 · 纪律检查.

Source: 国办发〔2002〕35号, as local rules of the time quote it.
"""


class Post(Model):
    """One description: its seats, the grades written on it, duties, standards and conditions.

    `requires` is the specific condition (具体聘用条件). `leads` names the departments whose posts
    this one supervises; `unit_leader` marks 单位领导岗位. A post `by_appointment` is filled by a
    higher body and never contested: only the person `named` can hold it.
    """

    id: Id
    title: Text
    department: Text | None = None
    grades: Annotated[tuple[Grade, ...], Field(min_length=1), Distinct]
    seats: Positive = 1
    duties: tuple[Prose, ...] = ()
    standards: tuple[Prose, ...] = ()
    requires: Condition | None = None
    leads: Annotated[tuple[Text, ...], Distinct] = ()
    unit_leader: Flag = False
    sensitive: Annotated[tuple[Sensitive, ...], Distinct] = ()
    by_appointment: Text | None = None
    named: Id | None = None
    general: Flag = False
    cite: Text | None = None
    note: Prose | None = None
