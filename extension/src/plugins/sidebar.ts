/** The sidebar, its commands and its settings. */
import { ILayoutRestorer } from '@jupyterlab/application';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { AskModel } from '../model/ask';
import { CardModel } from '../model/card';
import { EfficiencyModel } from '../model/efficiency';
import { NotebookTarget } from '../model/notebook';
import { SearchModel } from '../model/search';
import { MetricsSidebar } from '../panels/sidebar';
import { IMetricCatalog } from '../tokens';
import { addCommands } from './commands';
import { LabDoor } from './door';
import { PluginIDs } from './ids';

export const sidebarPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.sidebar,
  description: 'Adds the metrics sidebar: search, metric cards and questions in plain words.',
  autoStart: true,
  requires: [IMetricCatalog, INotebookTracker],
  optional: [ITranslator, ICommandPalette, ISettingRegistry, ILayoutRestorer],
  activate: (
    app: JupyterFrontEnd,
    catalog: IMetricCatalog,
    tracker: INotebookTracker,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    settings: ISettingRegistry | null,
    restorer: ILayoutRestorer | null
  ) => {
    const trans = (translator ?? nullTranslator).load('metric_workbench');
    const target = new NotebookTarget(tracker, catalog, new LabDoor(app, trans));
    const search = new SearchModel(catalog);
    const models = { card: new CardModel(catalog), ask: new AskModel(catalog), efficiency: new EfficiencyModel(catalog) };
    const parts = { search, ...models, target, trans };
    const sidebar = new MetricsSidebar(parts);
    app.shell.add(sidebar, 'left', { rank: 150, type: 'Metrics' });
    restorer?.add(sidebar, sidebar.id);
    tracker.currentChanged.connect(() => {
      if (sidebar.isVisible) {
        sidebar.follow();
      }
    });
    addCommands({ app, sidebar, parts, palette });
    void followSettings(settings, search, target).then(async opens => {
      await app.restored;
      if (opens) {
        app.shell.activateById(sidebar.id);
      }
    });
  }
};

/** Keep to the settings, now and when they change; whether the sidebar is to open at the start. */
async function followSettings(
  registry: ISettingRegistry | null,
  search: SearchModel,
  target: NotebookTarget
): Promise<boolean> {
  if (registry === null) {
    return false;
  }
  const settings = await registry.load(PluginIDs.sidebar);
  const apply = (): void => {
    search.limit = Number(settings.composite.results);
    target.addsLoadCell = settings.composite.addLoadCell !== false;
  };
  settings.changed.connect(apply);
  apply();
  return settings.composite.openOnStart === true;
}
