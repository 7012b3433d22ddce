"""What is not code: fonts, icons, styles, frameworks and help; `resource_path` is the only way in."""

from importlib.resources import files
from pathlib import Path


def resource_path(name: str) -> Path:
    """Return the path of a shipped file such as `fonts/SourceSans3-Regular.ttf`."""
    return Path(str(files("resources"))) / name
