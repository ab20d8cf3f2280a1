import * as contract from '../contract';
import { CatalogError } from '../errors';
import { AskModel } from '../model/ask';
import { SearchModel } from '../model/search';
import type { IMetricCatalog, ISearchRequest } from '../tokens';
import { recorded } from './recorded';

const REPLY = contract.searchReply(recorded('search'));
const SEARCH = { ...REPLY, hits: REPLY.hits.map(hit => ({ ...hit, favourite: false })) };
const ANSWER = contract.askReply(recorded('ask'));

/** Stands for the server: recorded replies, and searches that are answered when the test says so. */
class RecordedCatalog implements IMetricCatalog {
  readonly searches: { request: ISearchRequest; answer: (reply: contract.SearchReply) => void }[] = [];
  readonly feedbacks: unknown[] = [];
  refuses: CatalogError | null = null;

  status = async () => contract.status(recorded('status'));
  search = (request: ISearchRequest) =>
    new Promise<contract.SearchReply>((answer, fail) => {
      this.refuses ? fail(this.refuses) : this.searches.push({ request, answer });
    });
  metric = async () => contract.card(recorded('metric'));
  check = async () => contract.checkReply(recorded('check'));
  complete = async () => contract.completeReply(recorded('complete'));
  ask = async () => ANSWER;
  efficiency = async () => contract.efficiencyReply(recorded('efficiency'));
  feedback = async (feedback: unknown) => {
    this.feedbacks.push(feedback);
  };
  favourite = async (_path: string, _name: string, on: boolean) => {
    if (this.refuses) {
      throw this.refuses;
    }
    return on;
  };
}

const settled = () => new Promise(resolve => setTimeout(resolve, 0));
const hitsNamed = (name: string): contract.SearchReply => ({ ...SEARCH, hits: [{ ...SEARCH.hits[0], name }] });

test('typing quickly sends one search, within the time a keystroke may take', async () => {
  const catalog = new RecordedCatalog();
  const model = new SearchModel(catalog);
  'never left'.split('').forEach((_, index) => model.setWords('never left'.slice(0, index + 1)));
  expect(catalog.searches).toHaveLength(0);
  await new Promise(resolve => setTimeout(resolve, 110));
  expect(catalog.searches.map(({ request }) => request.words)).toEqual(['never left']);
  model.dispose();
});

test('going on to the results waits for those of the words typed', async () => {
  const catalog = new RecordedCatalog();
  const model = new SearchModel(catalog);
  model.setWords('never left');
  const settled = model.settle();
  expect(catalog.searches.map(({ request }) => request.words)).toEqual(['never left']);
  catalog.searches[0].answer(hitsNamed('cancellations'));
  await settled;
  expect(model.state.reply?.hits[0].name).toBe('cancellations');
  expect(model.state.loading).toBe(false);
  model.dispose();
});

test('a late reply to an older search is dropped', async () => {
  const catalog = new RecordedCatalog();
  const model = new SearchModel(catalog);
  void model.search();
  void model.search();
  catalog.searches[1].answer(hitsNamed('newer'));
  catalog.searches[0].answer(hitsNamed('older'));
  await settled();
  expect(model.state.reply?.hits[0].name).toBe('newer');
  model.dispose();
});

test('a fault is told with its remedy, and the last results stay', async () => {
  const catalog = new RecordedCatalog();
  const model = new SearchModel(catalog);
  void model.search();
  catalog.searches[0].answer(SEARCH);
  await settled();
  catalog.refuses = new CatalogError('The server is gone.', 'Start it again.', 'unreachable');
  await model.search();
  expect(model.state.fault).toEqual({ message: 'The server is gone.', remedy: 'Start it again.' });
  expect(model.state.reply).toEqual(SEARCH);
  model.dispose();
});

test('a favourite that the server refuses is taken back', async () => {
  const catalog = new RecordedCatalog();
  const model = new SearchModel(catalog);
  void model.search();
  catalog.searches[0].answer(SEARCH);
  await settled();
  const { name } = SEARCH.hits[0];
  catalog.refuses = new CatalogError('No.', null, 'read-only');
  const saving = model.toggleFavourite(name, true);
  expect(model.state.reply?.hits[0].favourite).toBe(true);
  await saving;
  expect(model.state.reply?.hits[0].favourite).toBe(false);
  model.dispose();
});

test('choosing a facet twice lets go of it', () => {
  const model = new SearchModel(new RecordedCatalog());
  model.toggleFacet('owner', 'weather-desk');
  expect(model.state.chosen.owner).toEqual(['weather-desk']);
  model.toggleFacet('owner', 'weather-desk');
  expect(model.state.chosen.owner).toEqual([]);
  model.dispose();
});

test('a correction is sent only when the person changed the proposal', async () => {
  const catalog = new RecordedCatalog();
  const model = new AskModel(catalog);
  model.setQuestion('which carrier cancels the most flights');
  await model.ask('a.ipynb');
  model.startCorrection();
  await model.reject();
  model.setCorrection('cancellation_rate by carrier.name');
  await model.reject();
  expect(catalog.feedbacks).toEqual([
    { path: 'a.ipynb', question: ANSWER.question, query: ANSWER.query, good: false, correction: null },
    {
      path: 'a.ipynb',
      question: ANSWER.question,
      query: ANSWER.query,
      good: false,
      correction: 'cancellation_rate by carrier.name'
    }
  ]);
  model.dispose();
});

test('the catalog\'s own examples are suggested, each once', async () => {
  const catalog = new RecordedCatalog();
  const model = new AskModel(catalog);
  const suggesting = model.suggest('a.ipynb');
  expect(catalog.searches[0].request.chosen).toEqual({ kind: ['metric'] });
  catalog.searches[0].answer({ ...SEARCH, hits: [SEARCH.hits[0], SEARCH.hits[0]] });
  await suggesting;
  expect(model.state.suggestions).toEqual([contract.card(recorded('metric')).examples[0].title]);
  await model.suggest('a.ipynb');
  expect(catalog.searches).toHaveLength(1);
  model.dispose();
});

test('an empty question is not asked', async () => {
  const model = new AskModel(new RecordedCatalog());
  model.setQuestion('  ');
  await model.ask('');
  expect(model.state.answer).toBeNull();
  model.dispose();
});
