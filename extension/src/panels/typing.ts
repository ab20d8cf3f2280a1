/** A CodeMirror extension that notices when somebody types a name in a metric cell, so that names can be offered. */
import type { EditorState, Extension } from '@codemirror/state';
import { ViewPlugin } from '@codemirror/view';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { metricCell } from '../model/cell';

/** From the last keystroke to the offer, in ms. */
const PAUSE = 120;

/** The end of a name that may go on. */
const NAME = /[\p{L}_][\p{L}\p{N}_.]*$/u;

/** Calls `offer` a moment after a name, or a part of one, was typed in a `%%metric` cell. */
export function whileTyping(offer: (view: EditorView) => void): Extension {
  return ViewPlugin.define(view => new Typing(view, offer));
}

/** Whether names are on offer now. */
export function offersAreOpen(): boolean {
  return document.querySelector('.jp-Completer:not(.lm-mod-hidden)') !== null;
}

/** Take the menu away, as Escape does: a menu that stays over a finished word would catch the next Enter. */
export function dismiss(view: EditorView): void {
  if (offersAreOpen()) {
    view.contentDOM.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  }
}

class Typing {
  constructor(
    private readonly _view: EditorView,
    private readonly _offer: (view: EditorView) => void
  ) {}

  update(update: ViewUpdate): void {
    if (update.focusChanged && !update.view.hasFocus && isMetric(update.state)) {
      window.clearTimeout(this._timer);
      dismiss(this._view);
    }
    if (!update.docChanged) {
      return;
    }
    window.clearTimeout(this._timer);
    if (update.transactions.some(transaction => transaction.isUserEvent('input.type')) && endsInName(update.state)) {
      this._timer = window.setTimeout(() => this._offer(this._view), PAUSE);
    }
  }

  destroy(): void {
    window.clearTimeout(this._timer);
  }

  private _timer = 0;
}

function endsInName(state: EditorState): boolean {
  const { head } = state.selection.main;
  const cell = metricCell(state.doc.toString());
  return cell !== null && head > cell.start && NAME.test(state.doc.sliceString(state.doc.lineAt(head).from, head));
}

function isMetric(state: EditorState): boolean {
  return metricCell(state.doc.toString()) !== null;
}
