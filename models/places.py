"""What somebody can get."""

from models.base import Id, Model
from models.grades import Grade


class Place(Model):
    """A post and a grade."""

    post: Id
    grade: Grade
