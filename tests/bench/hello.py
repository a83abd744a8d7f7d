"""What is one hello? The least a Flask application can do, served as the product is served."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    return "hello"
