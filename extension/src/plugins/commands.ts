/** What the palette, shortcuts and other extensions can ask for. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { ReadonlyJSONObject, ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { cellOf } from '../model/cell';
import type { ISidebarParts, MetricsSidebar } from '../panels/sidebar';
import { metricsIcon } from '../views/icons';
import { CommandIDs } from './ids';

export interface ICommandParts {
  app: JupyterFrontEnd;
  sidebar: MetricsSidebar;
  parts: ISidebarParts;
  palette: ICommandPalette | null;
}

const NO_ARGUMENTS = { args: { type: 'object', properties: {}, additionalProperties: false } };

export function addCommands({ app, sidebar, parts, palette }: ICommandParts): void {
  const { trans, search, target } = parts;
  const category = trans.__('Metrics');
  app.commands.addCommand(CommandIDs.search, {
    label: trans.__('Search Metrics'),
    caption: trans.__('Show the metrics sidebar with the cursor in its search box'),
    icon: metricsIcon,
    describedBy: NO_ARGUMENTS,
    execute: () => {
      app.shell.activateById(sidebar.id);
      sidebar.focusSearch();
    }
  });
  app.commands.addCommand(CommandIDs.ask, {
    label: trans.__('Ask a Question about Metrics'),
    caption: trans.__('Ask in plain words and get a proposed query'),
    describedBy: NO_ARGUMENTS,
    execute: () => {
      app.shell.activateById(sidebar.id);
      sidebar.focusAsk();
    }
  });
  app.commands.addCommand(CommandIDs.refresh, {
    label: trans.__('Refresh Metrics'),
    caption: trans.__('Read the catalog again'),
    describedBy: NO_ARGUMENTS,
    execute: () => search.refresh()
  });
  app.commands.addCommand(CommandIDs.show, {
    label: trans.__('Show a Metric'),
    caption: trans.__('Open the card of a metric'),
    describedBy: { args: oneString('name', trans.__('The name of the metric')) },
    execute: args => {
      app.shell.activateById(sidebar.id);
      sidebar.showMetric(text(args, 'name'));
    }
  });
  app.commands.addCommand(CommandIDs.insert, {
    label: trans.__('Insert a Metric Query'),
    caption: trans.__('Put a query into the notebook as a %%metric cell'),
    describedBy: { args: oneString('query', trans.__('The query text')) },
    execute: args => target.insert(cellOf(text(args, 'query')))
  });
  for (const command of [CommandIDs.search, CommandIDs.ask, CommandIDs.refresh]) {
    palette?.addItem({ command, category });
  }
}

function oneString(name: string, description: string): ReadonlyJSONObject {
  return { type: 'object', properties: { [name]: { type: 'string', description } }, required: [name] };
}

function text(args: ReadonlyPartialJSONObject, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : '';
}
