/** The questions a notebook target puts to the person, as JupyterLab's dialogs and notifications. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { INotebookDoor } from '../model/notebook';

export class LabDoor implements INotebookDoor {
  constructor(
    private readonly _app: JupyterFrontEnd,
    private readonly _trans: TranslationBundle
  ) {}

  async openNotebook(): Promise<NotebookPanel | null> {
    const trans = this._trans;
    const { button } = await showDialog({
      title: trans.__('No notebook is open'),
      body: trans.__('A metric goes into a notebook. Open a new one and insert it there?'),
      buttons: [Dialog.cancelButton(), Dialog.okButton({ label: trans.__('Open a notebook') })]
    });
    if (!button.accept) {
      return null;
    }
    const kernelName = this._app.serviceManager.kernelspecs.specs?.default;
    const widget: unknown = await this._app.commands.execute('notebook:create-new', { kernelName });
    return widget instanceof NotebookPanel ? widget : null;
  }

  reportMissing(panel: NotebookPanel): void {
    Notification.warning(
      this._trans.__(
        'The kernel of %1 cannot load Metric Workbench. Run `%pip install metric-workbench` there, then restart the kernel.',
        panel.title.label
      ),
      { autoClose: 10000 }
    );
  }
}
