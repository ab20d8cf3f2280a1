/** Completion in `%%metric` cells from the server, so that it works while the kernel is busy or absent. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { EditorView } from '@codemirror/view';
import { EditorExtensionRegistry, IEditorExtensionRegistry } from '@jupyterlab/codemirror';
import { ICompletionProviderManager } from '@jupyterlab/completer';
import type { CompletionHandler, ICompletionContext, ICompletionProvider } from '@jupyterlab/completer';
import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { metricCell } from '../model/cell';
import { completionRequest, completionsOf, isFinished } from '../model/completion';
import { dismiss, whileTyping } from '../panels/typing';
import { IMetricCatalog } from '../tokens';
import { kindIcon } from '../views/icons';
import { PluginIDs } from './ids';

/** JupyterLab's own providers rank near 500; from 1000 on a provider goes before them. */
const RANK = 1200;

export class MetricCompleter implements ICompletionProvider {
  constructor(private readonly _catalog: IMetricCatalog) {}

  readonly identifier = PluginIDs.completer;
  readonly rank = RANK;

  async isApplicable(context: ICompletionContext): Promise<boolean> {
    return context.widget instanceof NotebookPanel && metricCell(sourceOf(context)) !== null;
  }

  async fetch(
    request: CompletionHandler.IRequest,
    context: ICompletionContext
  ): Promise<CompletionHandler.ICompletionItemsReply> {
    const asked = completionRequest(request.text, request.offset);
    if (asked === null) {
      return { start: request.offset, end: request.offset, items: [] };
    }
    const path = context.widget instanceof NotebookPanel ? context.widget.context.localPath : '';
    const reply = await this._catalog.complete(path, asked.text, asked.offset);
    const { items, ...place } = completionsOf(asked, reply);
    return { ...place, items: items.map(({ kind, ...item }) => ({ ...item, icon: kindIcon(kind) })) };
  }

  /** With JupyterLab's own setting for it on: offer more as soon as a name goes on, never on a line that is finished. */
  shouldShowContinuousHint(_visible: boolean, changed: { sourceChange?: readonly { insert?: unknown }[] }): boolean {
    const inserted = changed.sourceChange?.find(change => typeof change.insert === 'string')?.insert;
    return typeof inserted === 'string' && /[\p{L}\p{N}_.]$/u.test(inserted);
  }
}

function sourceOf(context: ICompletionContext): string {
  return context.editor?.model.sharedModel.getSource() ?? '';
}

export const completerPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.completer,
  description: 'Completes metrics, dimensions and values in %%metric cells, on Tab and while typing.',
  autoStart: true,
  requires: [IMetricCatalog, ICompletionProviderManager],
  optional: [IEditorExtensionRegistry, INotebookTracker, ISettingRegistry],
  activate: (
    _app: JupyterFrontEnd,
    catalog: IMetricCatalog,
    manager: ICompletionProviderManager,
    editors: IEditorExtensionRegistry | null,
    tracker: INotebookTracker | null,
    settings: ISettingRegistry | null
  ) => {
    manager.registerProvider(new MetricCompleter(catalog));
    if (editors === null || tracker === null) {
      return;
    }
    let wanted = true;
    void settings?.load(PluginIDs.completer).then(loaded => {
      const apply = (): void => void (wanted = loaded.composite.whileTyping !== false);
      loaded.changed.connect(apply);
      apply();
    });
    const offer = async (view: EditorView): Promise<void> => {
      const panel = tracker.currentWidget;
      const { doc, selection } = view.state;
      const asked = completionRequest(doc.toString(), selection.main.head);
      if (!wanted || panel?.content.mode !== 'edit' || asked === null) {
        return;
      }
      const reply = await catalog.complete(panel.context.localPath, asked.text, asked.offset);
      if (view.state.doc !== doc) {
        return; // typed on meanwhile
      }
      isFinished(asked, reply) ? dismiss(view) : manager.invoke(panel.id);
    };
    editors.addExtension({
      name: PluginIDs.completer,
      factory: ({ inline }) =>
        inline === false
          ? null
          : EditorExtensionRegistry.createImmutableExtension(whileTyping(view => void offer(view).catch(() => undefined)))
    });
  }
};
