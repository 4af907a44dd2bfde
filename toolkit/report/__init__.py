"""The report: notebooks executed by papermill, rendered through nbconvert as one HTML and one PDF."""
