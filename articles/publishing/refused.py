"""What publishing answers instead of doing what was asked, whatever door asks."""


class Refused(Exception):
    """What is asked is not done: one sentence or two with the thing, the rule, and what helps.

    Every door prints it as it is. Nothing has been changed when it is raised.
    """
