"""What Jupyter Server loads: the extension with its settings and handlers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jupyter_server.extension.application import ExtensionApp
from jupyter_server.utils import url_path_join
from traitlets import Float, Int

from workbench.server.handlers import ROOT, DocumentHandler, ReadHandler, SendHandler
from workbench.server.routes import ROUTES
from workbench.server.shelf import Shelf


class WorkbenchApp(ExtensionApp):
    """Serve the catalogs of the notebooks under the server's root folder."""

    name = "workbench"

    recheck = Float(1.0, min=0.0, help="Seconds after which a catalog's files are looked at again for changes.").tag(
        config=True
    )
    catalogs = Int(16, min=1, help="How many catalogs are kept ready at once.").tag(config=True)
    threads = Int(4, min=1, help="How many requests are worked on at once.").tag(config=True)

    def initialize_settings(self) -> None:
        """Make what the handlers share."""
        root = Path(self.settings.get("server_root_dir") or ".").expanduser()
        self.shelf = Shelf(root, recheck=self.recheck, most=self.catalogs)
        self.workers = ThreadPoolExecutor(self.threads, thread_name_prefix="workbench")
        self.settings.update(workbench_shelf=self.shelf, workbench_workers=self.workers)

    def initialize_handlers(self) -> None:
        """Add a handler for each route, and one for the document that describes them."""
        for route in ROUTES:
            handler = ReadHandler if route.method == "GET" else SendHandler
            self.handlers.append((url_path_join(ROOT, route.name), handler, {"route": route}))
        self.handlers.append((url_path_join(ROOT, r"openapi\.json"), DocumentHandler))

    async def stop_extension(self) -> None:
        """Let go of threads and registries."""
        self.workers.shutdown(wait=True, cancel_futures=True)
        self.shelf.close()
