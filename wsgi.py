"""What the server loads: `gunicorn wsgi:app`."""

import gc

from learning.app import create_app

app = create_app()

# What is made by now lives as long as the process: the collector need not walk through it, and a page makes so many
# short-lived objects that the default threshold has it running several times for each.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
