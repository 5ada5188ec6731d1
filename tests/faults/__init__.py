"""Single mistakes, put into a copy of the project one at a time: each must turn a test red."""
