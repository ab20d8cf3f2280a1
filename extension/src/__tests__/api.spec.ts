import { ReadableStream } from 'stream/web';
import { ServerConnection } from '@jupyterlab/services';
import { ServerCatalog, searchParameters } from '../api';
import { CatalogError } from '../errors';
import { recorded, recordedText } from './recorded';

const REFUSAL = { error: { code: 'unknown-metric', message: 'No such metric.', remedy: 'Search for it.' } };

/** A catalog whose server gives one reply, and the requests it saw. */
function catalogThat(reply: () => Promise<Response>): { catalog: ServerCatalog; requests: Request[] } {
  const requests: Request[] = [];
  const fetch = async (request: RequestInfo | URL): Promise<Response> => {
    requests.push(request as Request);
    return reply();
  };
  const settings = ServerConnection.makeSettings({ baseUrl: 'http://here.test/base/', fetch });
  return { catalog: new ServerCatalog(settings), requests };
}

const replying = (body: string, status = 200) => catalogThat(async () => new Response(body, { status }));

test('a facet with several values is repeated, and what is not chosen is left out', () => {
  const chosen = { owner: ['a', 'b & c'], tag: [] };
  const parameters = searchParameters({ path: 'n.ipynb', words: 'late?', chosen, limit: 5 });
  expect(new URLSearchParams(parameters).toString()).toBe('path=n.ipynb&q=late%3F&k=5&owner=a&owner=b+%26+c');
});

test('reading is a GET and changing a POST with JSON', async () => {
  const { catalog, requests } = replying(recordedText('favourite'));
  await catalog.favourite('n.ipynb', 'x', true);
  expect(requests[0].method).toBe('POST');
  expect(requests[0].url).toMatch('http://here.test/base/workbench/api/v1/favourite');
  expect(requests[0].headers.get('Content-Type')).toContain('application/json');
});

test("the server's own words and remedy reach the person", async () => {
  const { catalog } = replying(JSON.stringify(REFUSAL), 404);
  await expect(catalog.metric('', 'nope')).rejects.toMatchObject({ code: 'unknown-metric', remedy: 'Search for it.' });
});

test.each([
  [404, 'no-server-extension'],
  [403, 'refused'],
  [500, 'server-fault']
])('a bare %i is explained', async (status, code) => {
  const { catalog } = replying('<html>', status);
  await expect(catalog.status('')).rejects.toMatchObject({ code, remedy: expect.any(String) });
});

test('what goes on is heard line by line, however the lines are cut, until the answer', async () => {
  const events = recorded('followed-ask') as object[];
  const sent = new TextEncoder().encode(events.map(event => `${JSON.stringify(event)}\n`).join(''));
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < sent.length; at += 7) {
        controller.enqueue(sent.slice(at, at + 7));
      }
      controller.close();
    }
  });
  const { catalog, requests } = catalogThat(async () => new Response(body as unknown as BodyInit));
  const said: string[] = [];
  const answer = await catalog.ask('n.ipynb', 'orders?', null, undefined, sentence => said.push(sentence));
  expect(requests[0].headers.get('Accept')).toBe('application/x-ndjson');
  expect(said).toEqual(events.slice(0, -1).map(event => (event as { said: string }).said));
  expect(said[0]).toBe('Reading the catalog.');
  expect(answer.query).toBe('orders\nby customer.country');
});

test.each([
  [{ event: 'error', said: null, answer: null, error: { code: 'no-memory', message: 'No.', remedy: 'Less.' } }, 'no-memory'],
  [{ event: 'status', said: 'Reading the catalog.', answer: null, error: null }, 'cut-off']
])('a fault at the end of what goes on is a fault: %#', async (event, code) => {
  const { catalog } = replying(`${JSON.stringify(event)}\n`);
  await expect(catalog.second('', 'orders?')).rejects.toMatchObject({ code });
});

test('a reply of another shape is a fault, not half a screen', async () => {
  const { catalog } = replying('{"catalog": 3}');
  await expect(catalog.status('')).rejects.toBeInstanceOf(CatalogError);
});

test('a server that is gone is said to be gone', async () => {
  const { catalog } = catalogThat(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(catalog.status('')).rejects.toMatchObject({ code: 'unreachable' });
});
