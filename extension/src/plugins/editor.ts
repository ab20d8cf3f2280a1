/** Colours and squiggles in `%%metric` cells. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { EditorExtensionRegistry, IEditorExtensionRegistry } from '@jupyterlab/codemirror';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { metricEditor } from '../panels/editor';
import { IMetricCatalog } from '../tokens';
import { PluginIDs } from './ids';

export const editorPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.editor,
  description: 'Highlights %%metric cells and underlines their mistakes.',
  autoStart: true,
  requires: [IMetricCatalog, IEditorExtensionRegistry, INotebookTracker],
  optional: [ITranslator],
  activate: (
    _app: JupyterFrontEnd,
    catalog: IMetricCatalog,
    registry: IEditorExtensionRegistry,
    tracker: INotebookTracker,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('metric_workbench');
    registry.addExtension({
      name: PluginIDs.editor,
      factory: ({ model, inline }) => {
        if (inline === false) {
          return null; // a file editor, not a cell
        }
        const path = (): string =>
          tracker.find(panel => panel.content.widgets.some(cell => cell.model.sharedModel === model.sharedModel))
            ?.context.localPath ?? '';
        return EditorExtensionRegistry.createImmutableExtension(metricEditor({ catalog, path, trans }));
      }
    });
  }
};
