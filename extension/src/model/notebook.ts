/** Carrying metric cells into the notebook that is in front: insert, drop, run, and load the magics in its kernel. */
import type { ISharedCodeCell, ISharedNotebook, SharedCell } from '@jupyter/ydoc';
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

/** How long a new notebook may take to find its kernel before a cell goes into it, in ms. */
const PATIENCE = 3000;

/** From this share of the view on a cell is low. */
const LOW = 0.4;

type NewCell = SharedCell.Cell & Pick<IBaseCell, 'metadata'>;

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
    const panel = this._tracker.currentWidget ?? (await this._opened());
    if (panel === null) {
      return false;
    }
    await panel.context.ready;
    const shared = panel.content.model?.sharedModel;
    if (shared === undefined) {
      return false;
    }
    const { index, load } = this._place(shared, panel.content.activeCellIndex, cell);
    const loading = this._loadMagics(panel, load);
    await show(panel, index);
    if (options.run) {
      await loading;
      await NotebookActions.run(panel.content, panel.sessionContext);
    }
    return true;
  }

  /** A new notebook. JupyterLab empties its undo history a moment after it is ready: what stood in it could not be undone. */
  private async _opened(): Promise<NotebookPanel | null> {
    const panel = await this._door.openNotebook();
    if (panel !== null) {
      const patience = new Promise(resolve => setTimeout(resolve, PATIENCE));
      await Promise.race([panel.sessionContext.ready, patience]);
    }
    return panel;
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
  cellsToDrag(cell: string): NewCell[] {
    const cells = this._tracker.currentWidget?.content.model?.sharedModel.cells ?? [];
    const loaded = cells.some(other => loadsExtension(other.getSource()));
    const sources = loaded || !this.addsLoadCell ? [cell] : [LOAD_CELL, cell];
    return sources.map(source => codeCell(source));
  }

  /** After a drop: make the dropped metric cell the active one and load the magics in its kernel. */
  async dropped(cells: readonly NewCell[]): Promise<void> {
    const id = cells[cells.length - 1].id;
    const panel = this._tracker.find(other => indexOf(other, id) >= 0);
    if (panel) {
      void this._loadMagics(panel, cells.length > 1 ? codeCellOf(panel, cells[0].id) : undefined);
      await show(panel, indexOf(panel, id));
    }
  }

  /** Put the cells into the notebook: where the metric cell is now, and the new one that loads the magics. */
  private _place(shared: ISharedNotebook, active: number, cell: string): { index: number; load?: ISharedCodeCell } {
    const texts = shared.cells.map(({ cell_type, getSource }, index) => ({
      code: cell_type === 'code',
      source: getSource.call(shared.cells[index])
    }));
    const plan = planInsertion(texts, active, this.addsLoadCell);
    if (plan.kind === 'fill') {
      shared.getCell(plan.index).setSource(cell);
      return { index: plan.index };
    }
    const fresh = (plan.load ? [LOAD_CELL, cell] : [cell]).map(source => codeCell(source));
    shared.transact(() => {
      shared.insertCells(plan.index, fresh);
      if (plan.replace) {
        shared.deleteCell(plan.index + fresh.length);
      }
    });
    const load = plan.load ? (shared.getCell(plan.index) as ISharedCodeCell) : undefined;
    return { index: plan.index + fresh.length - 1, load };
  }

  /**
   * Load the magics ahead of whatever the kernel is asked next; harmless where they are loaded. A new cell that does so
   * gets its number, as if it had been run; without one it is done quietly.
   */
  private async _loadMagics(panel: NotebookPanel, cell?: ISharedCodeCell): Promise<void> {
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session?.kernel;
    if (!kernel || (await kernel.info).language_info.name !== 'python') {
      return;
    }
    const how = cell ? { code: LOAD_CELL, store_history: true } : { code: LOAD, silent: true, store_history: false };
    const reply = await kernel.requestExecute({ ...how, allow_stdin: false, stop_on_error: false }).done;
    if (reply?.content.status === 'error') {
      this._door.reportMissing(panel);
    } else if (reply && cell && !cell.isDisposed) {
      cell.execution_count = reply.content.execution_count;
    }
  }
}

function codeCell(source: string): NewCell {
  return { cell_type: 'code', id: UUID.uuid4(), source, metadata: { trusted: true }, outputs: [], execution_count: null };
}

function indexOf(panel: NotebookPanel, id: unknown): number {
  return panel.content.widgets.findIndex(widget => widget.model.id === id);
}

function codeCellOf(panel: NotebookPanel, id: unknown): ISharedCodeCell | undefined {
  return panel.content.widgets[indexOf(panel, id)]?.model.sharedModel as ISharedCodeCell | undefined;
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
