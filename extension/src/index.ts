import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

const sidebar: JupyterFrontEndPlugin<void> = {
  id: 'metric-workbench:sidebar',
  description: 'The metrics sidebar.',
  autoStart: true,
  activate: () => undefined
};

export default [sidebar];
