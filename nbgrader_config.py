"""Lets nbgrader's own commands work in the root of the repository, on the folders of this course."""

c = get_config()  # noqa: F821 - given by nbgrader
c.CourseDirectory.source_directory = "exercises"
c.CourseDirectory.release_directory = "_build/nbgrader/release"
c.CourseDirectory.submitted_directory = "_build/nbgrader/submitted"
c.CourseDirectory.autograded_directory = "_build/nbgrader/autograded"
c.CourseDirectory.feedback_directory = "_build/nbgrader/feedback"
# nbgrader copies every file that stands beside a notebook to the students, except these.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "instructor"]
