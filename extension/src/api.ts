/** The one place that speaks HTTP: one method for each endpoint, each reply held against the contract. */
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import * as contract from './contract';
import { CatalogError, isAbort } from './errors';
import type { IFeedback, IMetricCatalog, ISearchRequest, Told } from './tokens';
import { ContractError } from './validation';
import type { Validator } from './validation';

const ROOT = 'workbench/api/v1';

/** The type of a reply that tells what goes on, a line of JSON for each thing. */
const LINES = 'application/x-ndjson';

/** The catalog as the server extension tells it. */
export class ServerCatalog implements IMetricCatalog {
  constructor(private readonly _settings: ServerConnection.ISettings) {}

  status(path: string, signal?: AbortSignal): Promise<contract.Status> {
    return this._get('status', [['path', path]], contract.status, signal);
  }

  search(request: ISearchRequest, signal?: AbortSignal): Promise<contract.SearchReply> {
    return this._get('search', searchParameters(request), contract.searchReply, signal);
  }

  metric(path: string, name: string, signal?: AbortSignal): Promise<contract.Card> {
    const parameters: Parameter[] = [
      ['path', path],
      ['name', name]
    ];
    return this._get('metric', parameters, contract.card, signal);
  }

  check(path: string, text: string, signal?: AbortSignal): Promise<contract.CheckReply> {
    return this._post('check', { path, text }, contract.checkReply, signal);
  }

  complete(path: string, text: string, offset: number, signal?: AbortSignal): Promise<contract.CompleteReply> {
    return this._post('complete', { path, text, offset }, contract.completeReply, signal);
  }

  ask(
    path: string,
    question: string,
    previous: string | null,
    signal?: AbortSignal,
    told?: Told
  ): Promise<contract.Answer> {
    return this._follow('ask', { path, question, previous }, signal, told);
  }

  second(path: string, question: string, signal?: AbortSignal, told?: Told): Promise<contract.Answer> {
    return this._follow('second', { path, question, previous: null }, signal, told);
  }

  efficiency(path: string, signal?: AbortSignal): Promise<contract.Efficiency> {
    return this._get('efficiency', [['path', path]], contract.efficiencyReply, signal);
  }

  pills(
    path: string,
    text: string,
    magic: contract.Answer['magic'],
    signal?: AbortSignal
  ): Promise<contract.PillsReply> {
    return this._post('pills', { path, text, magic }, contract.pillsReply, signal);
  }

  async feedback(feedback: IFeedback): Promise<void> {
    await this._post('feedback', { ...feedback }, contract.feedbackReply);
  }

  async favourite(path: string, name: string, on: boolean): Promise<boolean> {
    return (await this._post('favourite', { path, name, on }, contract.favouriteReply)).favourite;
  }

  private _get<T>(endpoint: string, parameters: Parameter[], validator: Validator<T>, signal?: AbortSignal): Promise<T> {
    const url = `${this._url(endpoint)}?${new URLSearchParams(parameters).toString()}`;
    return this._request(url, { method: 'GET', signal }, validator);
  }

  private _post<T>(endpoint: string, body: object, validator: Validator<T>, signal?: AbortSignal): Promise<T> {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', body: JSON.stringify(body), headers, signal };
    return this._request(this._url(endpoint), init, validator);
  }

  /** Post, and hear line by line what is being done until the answer comes. */
  private async _follow(
    endpoint: string,
    body: object,
    signal: AbortSignal | undefined,
    told: Told = () => undefined
  ): Promise<contract.Answer> {
    const headers = { 'Content-Type': 'application/json', Accept: LINES };
    const init = { method: 'POST', body: JSON.stringify(body), headers, signal };
    const response = await this._send(this._url(endpoint), init);
    if (!response.ok) {
      throw refusal(response, await readJSON(response));
    }
    for await (const line of linesOf(response)) {
      const event = valid(contract.askEvent, JSON.parse(line));
      if (event.answer) {
        return event.answer;
      }
      if (event.error) {
        throw new CatalogError(event.error.message, event.error.remedy, event.error.code);
      }
      told(event.said ?? '');
    }
    throw new CatalogError('The Jupyter server ended before it had answered.', 'Try again.', 'cut-off');
  }

  private _url(endpoint: string): string {
    return URLExt.join(this._settings.baseUrl, ROOT, endpoint);
  }

  private async _request<T>(url: string, init: RequestInit, validator: Validator<T>): Promise<T> {
    const response = await this._send(url, init);
    const body = await readJSON(response);
    if (!response.ok) {
      throw refusal(response, body);
    }
    return valid(validator, body);
  }

  private async _send(url: string, init: RequestInit): Promise<Response> {
    try {
      return await ServerConnection.makeRequest(url, init, this._settings);
    } catch (fault) {
      if (isAbort(fault)) {
        throw fault;
      }
      throw new CatalogError(
        'The Jupyter server does not answer.',
        'Check that it is still running, then try again.',
        'unreachable'
      );
    }
  }
}

function valid<T>(validator: Validator<T>, body: unknown): T {
  try {
    return validator(body);
  } catch (fault) {
    throw fault instanceof ContractError ? differentVersion(fault) : fault;
  }
}

/** The lines of a reply, each as soon as it is whole. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = reader ? '' : await response.text();
  for (;;) {
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(line => line !== '')) {
      yield line;
    }
    const more = await reader?.read();
    if (more === undefined || more.done) {
      return;
    }
    rest += decoder.decode(more.value, { stream: true });
  }
}

type Parameter = [name: string, value: string];

/** The query string of a search; a facet with several values is repeated. */
export function searchParameters(request: ISearchRequest): Parameter[] {
  const facets = contract.FACETS.flatMap(name => (request.chosen[name] ?? []).map((value): Parameter => [name, value]));
  return [['path', request.path], ['q', request.words], ['k', String(request.limit)], ...facets];
}

async function readJSON(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusal(response: Response, body: unknown): CatalogError {
  try {
    const { code, message, remedy } = contract.errorReply(body).error;
    return new CatalogError(message, remedy, code);
  } catch {
    return unexplained(response.status);
  }
}

function unexplained(status: number): CatalogError {
  if (status === 404) {
    return new CatalogError(
      'This Jupyter server does not serve metrics.',
      'Install metric-workbench where the server runs, then restart it.',
      'no-server-extension'
    );
  }
  if (status === 401 || status === 403) {
    return new CatalogError('The Jupyter server refused the request.', 'Log in again, then reload the page.', 'refused');
  }
  return new CatalogError(`The Jupyter server failed (${status}).`, 'Its log says why.', 'server-fault');
}

function differentVersion(fault: ContractError): CatalogError {
  return new CatalogError(
    `The server's reply is not the one expected (${fault.message}).`,
    'Server and browser may run different versions: restart the server and reload the page.',
    'contract'
  );
}
