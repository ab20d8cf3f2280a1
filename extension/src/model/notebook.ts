/** Carrying metric cells into the notebook that is in front: insert, drop, run, and load the magics in its kernel. */
import type { ISharedNotebook, SharedCell } from '@jupyter/ydoc';
import type { IBaseCell } from '@jupyterlab/nbformat';
import { NotebookActions } from '@jupyterlab/notebook';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { UUID } from '@lumino/coreutils';
import { addDimension } from './append';
import { LOAD_CELL, cellOf, loadsExtension, metricCell } from './cell';
import { planInsertion } from './insertion';
import type { IMetricCatalog } from '../tokens';

/** What the notebook cannot do by itself: ask the person. */
export interface INotebookDoor {
  /** Say that no notebook is open, and open one if the person wants it; null if not. */
  openNotebook(): Promise<NotebookPanel | null>;
  /** Say that the kernel has no workbench to load. */
  reportMissing(panel: NotebookPanel): void;
}

/** Not by `%load_ext`, so that the cell which does so later is not told that it came too late. */
const LOAD = '__import__("workbench").load_ipython_extension(get_ipython())';

/** From this share of the view on a cell is low. */
const LOW = 0.4;

type CodeCell = SharedCell.Cell & Pick<IBaseCell, 'metadata'>;

export class NotebookTarget {
  constructor(
    private readonly _tracker: INotebookTracker,
    private readonly _catalog: IMetricCatalog,
    private readonly _door: INotebookDoor
  ) {}

  /** Whether to add a cell that loads the magics where a notebook has none. */
  addsLoadCell = true;

  /** The path of the notebook in front, or the server's root where there is none. */
  get path(): string {
    return this._tracker.currentWidget?.context.localPath ?? '';
  }

  /** Put a cell into the notebook as one step to undo; true if it is there now. */
  async insert(cell: string, options: { run?: boolean } = {}): Promise<boolean> {
    const panel = this._tracker.currentWidget ?? (await this._door.openNotebook());
    if (panel === null) {
      return false;
    }
    await panel.context.ready;
    const shared = panel.content.model?.sharedModel;
    if (shared === undefined) {
      return false;
    }
    const index = this._place(shared, panel.content.activeCellIndex, cell);
    void this._loadMagics(panel);
    await show(panel, index);
    if (options.run) {
      await NotebookActions.run(panel.content, panel.sessionContext);
    }
    return true;
  }

  /** Add a dimension to the metric cell in front, else insert a cell that asks `metric` by it. */
  async addDimension(metric: string, path: string): Promise<void> {
    const panel = this._tracker.currentWidget;
    const active = panel?.content.activeCell?.model.sharedModel;
    const cell = active ? metricCell(active.getSource()) : null;
    if (!panel || !active || cell === null) {
      await this.insert(cellOf(`${metric} by ${path}`));
      return;
    }
    const { tokens } = await this._catalog.check(this.path, cell.text);
    const edit = addDimension(cell.text, tokens, path);
    if (edit !== null) {
      const at = cell.start + edit.at;
      active.updateSource(at, at, edit.text);
    }
    await show(panel, panel.content.activeCellIndex);
  }

  /** The cells to drag: the metric cell, after one that loads the magics where the notebook has none. */
  cellsToDrag(cell: string): CodeCell[] {
    const cells = this._tracker.currentWidget?.content.model?.sharedModel.cells ?? [];
    const loaded = cells.some(other => loadsExtension(other.getSource()));
    const sources = loaded || !this.addsLoadCell ? [cell] : [LOAD_CELL, cell];
    return sources.map(source => codeCell(source));
  }

  /** After a drop: make the dropped metric cell the active one and load the magics in its kernel. */
  async dropped(cells: readonly CodeCell[]): Promise<void> {
    const id = cells[cells.length - 1].id;
    const panel = this._tracker.find(other => indexOf(other, id) >= 0);
    if (panel) {
      void this._loadMagics(panel);
      await show(panel, indexOf(panel, id));
    }
  }

  private _place(shared: ISharedNotebook, active: number, cell: string): number {
    const texts = shared.cells.map(({ cell_type, getSource }, index) => ({
      code: cell_type === 'code',
      source: getSource.call(shared.cells[index])
    }));
    const plan = planInsertion(texts, active, this.addsLoadCell);
    if (plan.kind === 'fill') {
      shared.getCell(plan.index).setSource(cell);
      return plan.index;
    }
    const sources = plan.load ? [LOAD_CELL, cell] : [cell];
    shared.transact(() => {
      shared.insertCells(
        plan.index,
        sources.map(source => codeCell(source))
      );
      if (plan.replace) {
        shared.deleteCell(plan.index + sources.length);
      }
    });
    return plan.index + sources.length - 1;
  }

  /** Load the magics quietly, ahead of whatever the kernel is asked next; harmless where they are loaded. */
  private async _loadMagics(panel: NotebookPanel): Promise<void> {
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session?.kernel;
    if (!kernel || (await kernel.info).language_info.name !== 'python') {
      return;
    }
    const request = { code: LOAD, silent: true, store_history: false, allow_stdin: false, stop_on_error: false };
    const reply = await kernel.requestExecute(request).done;
    if (reply?.content.status === 'error') {
      this._door.reportMissing(panel);
    }
  }
}

function codeCell(source: string): CodeCell {
  return { cell_type: 'code', id: UUID.uuid4(), source, metadata: { trusted: true }, outputs: [], execution_count: null };
}

function indexOf(panel: NotebookPanel, id: unknown): number {
  return panel.content.widgets.findIndex(widget => widget.model.id === id);
}

/** Bring a cell into view with the cursor at its end, ready to be completed or run. */
async function show(panel: NotebookPanel, index: number): Promise<void> {
  const notebook = panel.content;
  notebook.deselectAll();
  notebook.activeCellIndex = index;
  const cell = notebook.activeCell;
  if (cell === null) {
    return;
  }
  await notebook.scrollToItem(index);
  await cell.ready;
  if (isLow(cell.node, notebook.node)) {
    await notebook.scrollToItem(index, 'start'); // what it gives is to be seen, too
  }
  notebook.mode = 'edit';
  const editor = cell.editor;
  if (editor) {
    editor.setCursorPosition({ line: editor.lineCount - 1, column: editor.getLine(editor.lineCount - 1)?.length ?? 0 });
    editor.focus();
  }
}

/** Whether a cell begins in the lower part of the notebook's view. */
function isLow(cell: HTMLElement, view: HTMLElement): boolean {
  const { top, height } = view.getBoundingClientRect();
  return cell.getBoundingClientRect().top - top > height * LOW;
}
