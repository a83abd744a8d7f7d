"""What can an operator do from the shell? `flask --app wsgi --help` lists it."""

from flask import Flask

from learning.cli import content, daily, demo, people, starting


def init(app: Flask) -> None:
    for part in (starting, content, daily, demo, people):
        app.cli.add_command(part.command)
    app.cli.add_command(daily.hourly)
