/** Dragging cells out of the sidebar; a notebook takes them by itself. */
import { MimeData } from '@lumino/coreutils';
import { Drag } from '@lumino/dragdrop';
import type { NotebookTarget } from '../model/notebook';

const CELLS = 'application/vnd.jupyter.cells';

/** Drag a metric cell until it is dropped; where a notebook took it, the cell becomes the active one. */
export async function dragCell(
  target: NotebookTarget,
  cell: string,
  title: string,
  at: { x: number; y: number }
): Promise<void> {
  const cells = target.cellsToDrag(cell);
  const mimeData = new MimeData();
  mimeData.setData(CELLS, cells);
  mimeData.setData('text/plain', cell);
  const drag = new Drag({ mimeData, dragImage: image(title), proposedAction: 'copy', supportedActions: 'copy' });
  const action = await drag.start(at.x, at.y);
  drag.dispose();
  if (action !== 'none') {
    await target.dropped(cells);
  }
}

function image(title: string): HTMLElement {
  const node = document.createElement('div');
  node.className = 'jp-mw-dragImage';
  node.textContent = title;
  return node;
}
