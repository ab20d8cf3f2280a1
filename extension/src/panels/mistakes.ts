/**
 * The message at a mistake: below the cell, so that the query stays readable; closed by Escape, mended by one key.
 * CodeMirror's own message stands above the line, over what one is typing; it is left to others' mistakes.
 */
import { forEachDiagnostic, linter } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import type { EditorState, Extension } from '@codemirror/state';
import { closeHoverTooltips, hoverTooltip, keymap, tooltips } from '@codemirror/view';
import type { EditorView, Rect, Tooltip, TooltipView } from '@codemirror/view';

/** What tells our mistakes from other extensions'. */
export const SOURCE = 'Metric Workbench';

/** JupyterLab has Alt+Enter for something else. */
const FIX_KEY = 'Mod-.';
const FIX_KEY_SHOWN = /Mac/.test(navigator.platform) ? '⌘.' : 'Ctrl+.';

/** A message takes about this much height, in pixels; with less below the cell it stands at its line. */
const HEIGHT = 120;

/** How far the message reaches over the cell's edge: the pointer must not leave both on its way. */
const OVERLAP = 3;

interface IMistake {
  from: number;
  to: number;
  diagnostic: Diagnostic;
}

export function mistakes(): Extension {
  return [
    linter(null, { tooltipFilter: ofOthers }),
    hoverTooltip(messageAt, { hideOnChange: true }),
    tooltips({ tooltipSpace: notebookArea }),
    keymap.of([{ key: FIX_KEY, run: view => mend(view, nearest(view.state)) }])
  ];
}

function mistakesOf(state: EditorState): IMistake[] {
  const found: IMistake[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    if (diagnostic.source === SOURCE) {
      found.push({ from, to, diagnostic });
    }
  });
  return found;
}

/** Null where none is left: CodeMirror would show an empty message for an empty list. */
function ofOthers(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const others = diagnostics.filter(({ source }) => source !== SOURCE);
  return others.length > 0 ? others : (null as unknown as Diagnostic[]);
}

/** The mistake with a fix that the cursor is on, else the first one. */
function nearest(state: EditorState): IMistake | undefined {
  const { head } = state.selection.main;
  const mendable = mistakesOf(state).filter(({ diagnostic }) => diagnostic.actions?.length);
  return mendable.find(({ from, to }) => from <= head && head <= to) ?? mendable[0];
}

/** Do the first thing that is proposed; false where nothing is. */
function mend(view: EditorView, mistake: IMistake | undefined): boolean {
  const action = mistake?.diagnostic.actions?.[0];
  if (mistake === undefined || action === undefined) {
    return false;
  }
  action.apply(view, mistake.from, mistake.to);
  return true;
}

/** The message stays while the pointer crosses the lines between the mistake and it, up to the next mistake. */
function messageAt(view: EditorView, pos: number): Tooltip | null {
  const all = mistakesOf(view.state);
  const here = all.filter(({ from, to }) => from <= pos && pos <= to);
  if (here.length === 0) {
    return null;
  }
  const last = Math.max(...here.map(({ to }) => to));
  const next = all.find(({ from }) => from > last);
  const end = next === undefined ? view.state.doc.length : next.from - 1;
  return { pos: here[0].from, end, above: false, create: () => message(view, here) };
}

function message(view: EditorView, here: readonly IMistake[]): TooltipView {
  const dom = document.createElement('div');
  dom.append(...here.map((mistake, index) => messageNode(view, mistake, index === 0)));
  const onKey = (event: KeyboardEvent): void => {
    const fixes = event.key === '.' && (event.ctrlKey || event.metaKey) && mend(view, here[0]);
    if (event.key === 'Escape') {
      view.dispatch({ effects: closeHoverTooltips });
    }
    if (fixes || event.key === 'Escape') {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  return {
    dom,
    getCoords: pos => placeOf(view, pos),
    // Before JupyterLab's shortcuts, which listen at the document: there Escape leaves the cell.
    mount: () => window.addEventListener('keydown', onKey, true),
    destroy: () => window.removeEventListener('keydown', onKey, true)
  };
}

function messageNode(view: EditorView, mistake: IMistake, first: boolean): HTMLElement {
  const { diagnostic } = mistake;
  const node = document.createElement('div');
  node.className = `cm-diagnostic cm-diagnostic-${diagnostic.severity}`;
  node.append(messageText(diagnostic.message));
  diagnostic.actions?.forEach((action, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-diagnosticAction';
    button.textContent = action.name;
    button.onmousedown = event => event.preventDefault(); // the cursor stays in the cell
    button.onclick = () => action.apply(view, mistake.from, mistake.to);
    node.append(button, ...(first && index === 0 ? [keyNode()] : []));
  });
  return node;
}

function keyNode(): HTMLElement {
  const key = document.createElement('kbd');
  key.className = 'jp-mw-key';
  key.textContent = FIX_KEY_SHOWN;
  return key;
}

/** A message as text, in a node that the style sheet can tell from other extensions' messages. */
export function messageText(text: string): HTMLElement {
  const node = document.createElement('span');
  node.className = 'jp-mw-diagnostic';
  node.textContent = text;
  return node;
}

/** What the message stands beside: the whole cell where there is room below it, else the line of the mistake. */
function placeOf(view: EditorView, pos: number): Rect {
  const at = view.coordsAtPos(pos) ?? view.dom.getBoundingClientRect();
  const cell = view.dom.getBoundingClientRect();
  const room = notebookArea(view).bottom - cell.bottom;
  return room < HEIGHT ? at : { left: at.left, right: at.right, top: cell.top, bottom: cell.bottom - OVERLAP };
}

/** Where messages may stand: on the notebook, never on its toolbar. */
function notebookArea(view: EditorView): Rect {
  const area = view.dom.closest('.jp-NotebookPanel-notebook')?.getBoundingClientRect();
  return area ?? { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
}
