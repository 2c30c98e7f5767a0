"""The Python of a reader who took a page away: all that a notebook needs, no network, and no sight of the checkout."""

import json
import sys
import sysconfig
import venv
from pathlib import Path


def readers_kernel(folder: Path) -> dict[str, str]:
    """Make an environment in which `minimodels` is missing, and a kernel `python3` that runs in it.

    The libraries are those of this environment. What is installed from the notebook lands in the new one.

    Returns:
        The environment variables with which Jupyter finds this kernel first.
    """
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    # Only the folder is added: the link files in it, one of which leads to the checkout, are not followed.
    (folder / "venv" / "lib" / version / "site-packages" / "libraries.pth").write_text(
        sysconfig.get_paths()["purelib"] + "\n"
    )
    kernel = folder / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    command = [str(folder / "venv" / "bin" / "python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    no_network = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONPATH": ""}
    (kernel / "kernel.json").write_text(
        json.dumps({"argv": command, "display_name": "Python 3", "language": "python", "env": no_network})
    )
    return {
        "JUPYTER_PATH": str(folder / "jupyter"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "IPYTHONDIR": str(folder / "ipython"),
    }
