"""Lets nbgrader's own commands work in the root of the repository, on the folders of this course."""

from autograder.blank import LeaveBlank

c = get_config()  # noqa: F821 - given by nbgrader
c.CourseDirectory.source_directory = "exercises"
c.CourseDirectory.release_directory = "_build/nbgrader/release"
c.CourseDirectory.submitted_directory = "_build/nbgrader/submitted"
c.CourseDirectory.autograded_directory = "_build/nbgrader/autograded"
c.CourseDirectory.feedback_directory = "_build/nbgrader/feedback"
# nbgrader copies every file that stands beside a notebook to the students, except these.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "instructor"]
# After ClearSolutions, which is the fourth step: where a question is answered, a blank line is left.
c.GenerateAssignment.preprocessors.insert(4, LeaveBlank)
