"""What the server loads: `gunicorn wsgi:app`."""

from learning.app import create_app

app = create_app()
