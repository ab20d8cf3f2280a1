/**
 * A CodeMirror extension for cells that start with `%%metric`: the server says what the words are and what is wrong,
 * this shows it. There is no grammar here.
 */
import { nextDiagnostic, openLintPanel, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { Prec, StateEffect, StateField } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, keymap } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CheckReply } from '../contract';
import { metricCell } from '../model/cell';
import { marksOf, settled, underlinesOf } from '../model/marks';
import type { IMark, IUnderline } from '../model/marks';
import type { IMetricCatalog } from '../tokens';
import { SOURCE, messageText, mistakes } from './mistakes';
import { offersAreOpen } from './typing';

export interface IMetricEditorOptions {
  catalog: IMetricCatalog;
  /** The path of the notebook in which the editor stands. */
  path: () => string;
  trans: TranslationBundle;
}

/** From the last keystroke to the check, in ms. */
const PAUSE = 120;

/** As long as this after the last keystroke the word at the cursor may yet become right, in ms. */
const QUIET = 900;

const setMarks = StateEffect.define<readonly IMark[]>();

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (value, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) {
        return Decoration.set(effect.value.map(decoration), true);
      }
    }
    return value.map(transaction.changes);
  },
  provide: field => EditorView.decorations.from(field)
});

const METRIC_LINE = Decoration.line({ class: 'jp-mw-cellLine' });

/** Lets the style sheet quieten the kernel language's colours inside a metric cell. */
const lines = EditorView.decorations.compute(['doc'], state => {
  if (metricCell(state.doc.toString()) === null) {
    return Decoration.none;
  }
  const ranges = Array.from({ length: state.doc.lines }, (_, index) => METRIC_LINE.range(state.doc.line(index + 1).from));
  return Decoration.set(ranges);
});

export function metricEditor(options: IMetricEditorOptions): Extension {
  const keys = keymap.of([
    { key: 'F8', run: view => isMetric(view) && nextDiagnostic(view) },
    { key: 'Shift-F8', run: view => isMetric(view) && openLintPanel(view) }
  ]);
  // The lowest precedence puts our marks innermost, so that their colours win over the kernel language's.
  return [Prec.lowest(marks), lines, keys, mistakes(), ViewPlugin.define(view => new Checker(view, options))];
}

/** Sends the text to be checked after a pause; a reply for a text that has changed since is dropped. */
class Checker {
  constructor(
    private readonly _view: EditorView,
    private readonly _options: IMetricEditorOptions
  ) {
    this._schedule(0);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      this._typed = Date.now();
      this._schedule(PAUSE);
    } else if (update.selectionSet && this._held) {
      this._underlineIn(0); // the cursor has left the word, perhaps
    }
  }

  destroy(): void {
    window.clearTimeout(this._timer);
    window.clearTimeout(this._quiet);
    this._running?.abort();
  }

  private _schedule(pause: number): void {
    window.clearTimeout(this._timer);
    window.clearTimeout(this._quiet);
    this._timer = window.setTimeout(() => void this._check(), pause);
  }

  private async _check(): Promise<void> {
    this._running?.abort();
    const source = this._view.state.doc.toString();
    const cell = metricCell(source);
    if (cell === null) {
      this._clear();
      return;
    }
    const running = new AbortController();
    this._running = running;
    try {
      const reply = await this._options.catalog.check(this._options.path(), cell.text, running.signal);
      if (!running.signal.aborted && this._view.state.doc.toString() === source) {
        this._show(cell.text, cell.start, reply);
      }
    } catch {
      // No squiggle is better than a wrong one; the sidebar says what is the matter with the server.
    }
  }

  private _show(text: string, start: number, reply: CheckReply): void {
    this._shown = true;
    this._view.dispatch({ effects: setMarks.of(marksOf(text, start, reply.tokens)) });
    this._underlines = underlinesOf(text, start, reply.problems);
    this._underline();
  }

  /** Underline the mistakes; one at the cursor is held back while the word there is being typed. */
  private _underline(): void {
    const typing = this._view.hasFocus && (Date.now() - this._typed < QUIET || offersAreOpen());
    const shown = typing ? settled(this._underlines, this._view.state.selection.main.head) : this._underlines;
    const diagnostics = shown.map(underline => this._diagnostic(underline));
    this._view.dispatch(setDiagnostics(this._view.state, diagnostics));
    this._held = shown.length < this._underlines.length;
    if (this._held) {
      this._underlineIn(QUIET);
    }
  }

  private _underlineIn(pause: number): void {
    window.clearTimeout(this._quiet);
    this._quiet = window.setTimeout(() => this._underline(), pause);
  }

  private _clear(): void {
    if (this._shown) {
      this._shown = false;
      this._held = false;
      this._underlines = [];
      this._view.dispatch({ effects: setMarks.of([]) });
      this._view.dispatch(setDiagnostics(this._view.state, []));
    }
  }

  private _diagnostic({ suggestions, ...place }: IUnderline): Diagnostic {
    const actions = suggestions.map(suggestion => ({
      name: this._options.trans.__('Change to %1', suggestion),
      apply: (view: EditorView, from: number, to: number) =>
        view.dispatch({ changes: { from, to, insert: suggestion }, selection: { anchor: from + suggestion.length } })
    }));
    return { ...place, source: SOURCE, actions, renderMessage: () => messageText(place.message) };
  }

  private _timer = 0;
  private _running: AbortController | null = null;
  private _shown = false;
  private _underlines: readonly IUnderline[] = [];
  private _held = false;
  private _typed = 0;
  private _quiet = 0;
}

function isMetric(view: EditorView): boolean {
  return metricCell(view.state.doc.toString()) !== null;
}

function decoration({ from, to, kind }: IMark): ReturnType<Decoration['range']> {
  return Decoration.mark({ class: `jp-mw-token jp-mw-token-${kind}` }).range(from, to);
}
