/** Completion in `%%metric` cells from the server, so that it works while the kernel is busy or absent. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ICompletionProviderManager } from '@jupyterlab/completer';
import type { CompletionHandler, ICompletionContext, ICompletionProvider } from '@jupyterlab/completer';
import { NotebookPanel } from '@jupyterlab/notebook';
import { metricCell } from '../model/cell';
import { completionRequest, completionsOf } from '../model/completion';
import { IMetricCatalog } from '../tokens';
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
    return completionsOf(asked, reply);
  }

  /** Offer more as soon as a word or a path goes on; never on a line that is finished. */
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
  description: 'Completes metrics, dimensions and values in %%metric cells.',
  autoStart: true,
  requires: [IMetricCatalog, ICompletionProviderManager],
  activate: (_app: JupyterFrontEnd, catalog: IMetricCatalog, manager: ICompletionProviderManager) => {
    manager.registerProvider(new MetricCompleter(catalog));
  }
};
