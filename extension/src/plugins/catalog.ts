/** The catalog behind its token: the server extension, unless another extension provides the token instead. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ServerCatalog } from '../api';
import { IMetricCatalog } from '../tokens';
import { PluginIDs } from './ids';

export const catalogPlugin: JupyterFrontEndPlugin<IMetricCatalog> = {
  id: PluginIDs.catalog,
  description: 'Provides the catalog of governed metrics, served by the Jupyter server.',
  autoStart: true,
  provides: IMetricCatalog,
  activate: (app: JupyterFrontEnd) => new ServerCatalog(app.serviceManager.serverSettings)
};
