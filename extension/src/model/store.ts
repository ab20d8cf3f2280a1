/** State that says when it has changed. */
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import { CatalogError, isAbort } from '../errors';

/** What went wrong, for a person: the sentence and the remedy. */
export interface IFault {
  message: string;
  remedy: string | null;
}

/** A fault for the screen; what is not one of ours keeps its own words. */
export function faultOf(error: unknown): IFault {
  if (error instanceof CatalogError) {
    return { message: error.message, remedy: error.remedy };
  }
  return { message: error instanceof Error ? error.message : String(error), remedy: null };
}

/** Holds an immutable state, and one running request at most: a newer one calls the older one off. */
export class Store<S extends object> implements IDisposable {
  constructor(private _state: S) {}

  /** Emitted after every change of state. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get state(): Readonly<S> {
    return this._state;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    this._disposed = true;
    this.callOff();
    Signal.clearData(this);
  }

  protected update(change: Partial<S>): void {
    if (!this._disposed) {
      this._state = { ...this._state, ...change };
      this._changed.emit();
    }
  }

  /** Call off the running request; its reply is never seen. */
  protected callOff(): void {
    this._running?.abort();
    this._running = null;
  }

  /** Run one request; `done` or `failed` is called only if no newer request took its place. */
  protected async latest<T>(
    request: (signal: AbortSignal) => Promise<T>,
    done: (reply: T) => void,
    failed: (fault: IFault) => void
  ): Promise<void> {
    this.callOff();
    const controller = new AbortController();
    this._running = controller;
    try {
      const reply = await request(controller.signal);
      if (this._running === controller) {
        done(reply);
      }
    } catch (error) {
      if (this._running === controller && !isAbort(error)) {
        failed(faultOf(error));
      }
    }
  }

  private _changed = new Signal<this, void>(this);
  private _disposed = false;
  private _running: AbortController | null = null;
}
