import * as contract from '../contract';
import { CatalogError } from '../errors';
import { AskModel } from '../model/ask';
import { EfficiencyModel, inOrder } from '../model/efficiency';
import { SearchModel } from '../model/search';
import type { IMetricCatalog, ISearchRequest, Told } from '../tokens';
import { recorded } from './recorded';

const REPLY = contract.searchReply(recorded('search'));
const SEARCH = { ...REPLY, hits: REPLY.hits.map(hit => ({ ...hit, favourite: false })) };
const ANSWER = contract.askReply(recorded('ask'));
const FOLLOW_UP = contract.askReply(recorded('ask-continues'));
const DECLINED = contract.askReply(recorded('ask-abstain'));
const CHOICE = contract.askReply(recorded('ask-choose'));
const OFFER = { model: 'letters', memory: 'about 0.9 GiB are needed, 8.0 GiB are free', fits: true, given: false };
const WEIGHED = { ...ANSWER, second: { ...OFFER, given: true } };
const PILLS = contract.pillsReply(recorded('pills'));

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
  efficiency = async (_path?: string) => contract.efficiencyReply(recorded('efficiency'));
  readonly asked: { question: string; previous: string | null }[] = [];
  replies: contract.Answer[] = [];
  ask = async (_path: string, question: string, previous: string | null, _?: AbortSignal, told?: Told) => {
    this.asked.push({ question, previous });
    told?.('Reading the catalog.');
    await this.takes;
    return this.replies.shift() ?? ANSWER;
  };
  /** What an answer waits for. */
  takes: Promise<unknown> = Promise.resolve();
  readonly weighed: { question: string; signal?: AbortSignal }[] = [];
  second = async (_path: string, question: string, signal?: AbortSignal, told?: Told) => {
    this.weighed.push({ question, signal });
    told?.('Loading letters.');
    await this.takes;
    if (this.refuses) {
      throw this.refuses;
    }
    return WEIGHED;
  };
  pills = async () => PILLS;
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

test('going on to the results waits for a search that another one called off', async () => {
  const catalog = new RecordedCatalog();
  const model = new SearchModel(catalog);
  model.setWords('never left');
  let gone = false;
  const going = model.settle().then(() => (gone = true));
  void model.search(); // as when the encoder has loaded meanwhile
  catalog.searches[0].answer(hitsNamed('older'));
  await settled();
  expect(gone).toBe(false);
  catalog.searches[1].answer(hitsNamed('cancellations'));
  await going;
  expect(model.state.reply?.hits[0].name).toBe('cancellations');
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

test('what is no query has no parts to change, and is no draft of a right one', async () => {
  const explained = contract.askReply(recorded('ask-efficiency'));
  expect(explained.cell).toBe(explained.query);
  const model = await conversed(new RecordedCatalog(), [explained]);
  expect(model.state.thread.map(({ pills }) => pills)).toEqual([[]]);
  expect(model.step?.answer.says).toContain('every rule that was tried');
  model.startCorrection();
  expect(model.state.correction).toBe('');
  model.dispose();
});

test('an empty question is not asked', async () => {
  const model = new AskModel(new RecordedCatalog());
  model.setQuestion('  ');
  await model.ask('');
  expect(model.state.answer).toBeNull();
  model.dispose();
});

/** Ask one question after another, each but the first as a follow-up. */
async function conversed(catalog: RecordedCatalog, replies: contract.Answer[]): Promise<AskModel> {
  const model = new AskModel(catalog);
  catalog.replies = [...replies];
  for (const [index, { question }] of replies.entries()) {
    model.setQuestion(question);
    model.setFollowUp(index > 0);
    await model.ask('a.ipynb');
  }
  return model;
}

test('a follow-up goes on from the query at hand, and each step can be gone back to', async () => {
  const catalog = new RecordedCatalog();
  const model = await conversed(catalog, [ANSWER, FOLLOW_UP]);
  expect(catalog.asked).toEqual([
    { question: ANSWER.question, previous: null },
    { question: FOLLOW_UP.question, previous: ANSWER.query }
  ]);
  expect(model.state.thread.map(({ question }) => question)).toEqual([ANSWER.question, FOLLOW_UP.question]);
  model.goBack(0);
  expect(model.state.answer).toEqual(ANSWER);
  expect(model.state.thread).toHaveLength(1);
  model.dispose();
});

test('a question of its own begins the conversation anew; one that is declined leaves it', async () => {
  const model = await conversed(new RecordedCatalog(), [ANSWER, FOLLOW_UP, DECLINED]);
  expect(model.state.answer).toEqual(DECLINED);
  expect(model.step).toBeNull();
  expect(model.state.thread).toHaveLength(2);
  model.dispose();
  const anew = await conversed(new RecordedCatalog(), [ANSWER, FOLLOW_UP, ANSWER]);
  expect(anew.state.thread).toHaveLength(1);
  anew.dispose();
});

test('a part of the query is changed by hand, can be undone, and is the correction when it is called right', async () => {
  const catalog = new RecordedCatalog();
  const model = await conversed(catalog, [ANSWER]);
  expect(model.step?.pills).toEqual(PILLS.pills);
  model.togglePill(0);
  expect(model.state.openPill).toBe(0);
  await model.revise(PILLS.pills[0].choices[0].query);
  expect(model.state.openPill).toBeNull();
  expect(model.state.answer?.query).toBe(PILLS.query);
  expect(model.step?.proposed).toBe(ANSWER.query);
  await model.approve();
  expect(catalog.feedbacks).toEqual([
    { path: 'a.ipynb', question: ANSWER.question, query: ANSWER.query, good: false, correction: PILLS.query }
  ]);
  model.goBack(0);
  expect(model.state.answer?.query).toBe(ANSWER.query);
  model.dispose();
});

test('one of several readings is taken by its number, remembered, and can be changed for another', async () => {
  const catalog = new RecordedCatalog();
  const model = await conversed(catalog, [CHOICE]);
  expect(model.step).toBeNull();
  expect(model.state.thread).toHaveLength(0);
  await model.choose(7);
  expect(catalog.feedbacks).toEqual([]);
  const [first, second] = CHOICE.choices;
  await model.choose(1);
  expect(model.state.answer).toMatchObject({ query: second.query, cell: second.cell, zone: 'answer', choices: [], reasoning: [] });
  expect(model.state.verdict).toBe('good');
  expect(model.step?.pills).toEqual(PILLS.pills);
  model.chooseAgain();
  expect(model.state.answer).toEqual(CHOICE);
  expect(model.state.thread).toHaveLength(0);
  await model.choose(0);
  expect(model.state.answer?.reasoning).toEqual(CHOICE.reasoning);
  const told = { path: 'a.ipynb', question: CHOICE.question, good: true, correction: null };
  expect(catalog.feedbacks).toEqual([
    { ...told, query: second.query },
    { ...told, query: first.query }
  ]);
  model.dispose();
});

const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

test('what goes on is said only of what takes long, and never after the answer', async () => {
  const catalog = new RecordedCatalog();
  const model = new AskModel(catalog);
  const seen: boolean[] = [];
  model.changed.connect(() => seen.push(model.state.slow));
  model.setQuestion('orders');
  await model.ask('a.ipynb');
  await later(300);
  expect(seen).not.toContain(true);
  catalog.takes = later(400);
  const asking = model.ask('a.ipynb');
  await later(300);
  expect(model.state).toMatchObject({ pending: true, slow: true, said: 'Reading the catalog.' });
  await asking;
  expect(model.state).toMatchObject({ pending: false, slow: false, said: null });
  model.dispose();
});

test('a second opinion is asked for by hand alone, can be called off, and takes the answer\'s place', async () => {
  const catalog = new RecordedCatalog();
  const model = await conversed(catalog, [{ ...CHOICE, second: OFFER }]);
  expect(catalog.weighed).toHaveLength(0);
  catalog.takes = later(50);
  const called = model.weigh();
  expect(model.state.weighing).toBe(true);
  model.cancel();
  expect(catalog.weighed[0].signal?.aborted).toBe(true);
  await called;
  expect(model.state).toMatchObject({ weighing: false, answer: { question: CHOICE.question, second: OFFER } });
  catalog.refuses = new CatalogError('It does not fit.', 'Name a smaller one.', 'no-memory');
  await model.weigh();
  expect(model.state.secondFault).toEqual({ message: 'It does not fit.', remedy: 'Name a smaller one.' });
  expect(model.state.answer?.choices).toHaveLength(2);
  catalog.refuses = null;
  await model.weigh();
  expect(model.state).toMatchObject({ answer: WEIGHED, secondFault: null, weighing: false });
  expect(model.state.thread).toHaveLength(1);
  model.dispose();
});

test('where there is no model nothing is weighed', async () => {
  const catalog = new RecordedCatalog();
  const model = await conversed(catalog, [CHOICE]);
  await model.weigh();
  expect(catalog.weighed).toHaveLength(0);
  model.dispose();
});

test('questions are recalled as a shell recalls its lines', async () => {
  const model = await conversed(new RecordedCatalog(), [ANSWER, FOLLOW_UP]);
  model.setQuestion('');
  model.recall(-1);
  expect(model.state.question).toBe(FOLLOW_UP.question);
  model.recall(-1);
  model.recall(-1);
  expect(model.state.question).toBe(ANSWER.question);
  model.recall(1);
  model.recall(1);
  expect(model.state.question).toBe('');
  model.dispose();
});

test('a question that was declined is taught with the right query', async () => {
  const catalog = new RecordedCatalog();
  const model = await conversed(catalog, [DECLINED]);
  model.startCorrection();
  model.setCorrection('orders by channel');
  await model.reject();
  expect(catalog.feedbacks).toEqual([
    { path: 'a.ipynb', question: DECLINED.question, query: null, good: false, correction: 'orders by channel' }
  ]);
  model.dispose();
});

test('cost is there only where the project has it, and is read once for each notebook', async () => {
  const catalog = new RecordedCatalog();
  const asked: string[] = [];
  let name = 'efficiency-none';
  catalog.efficiency = async (path?: string) => {
    asked.push(String(path));
    return contract.efficiencyReply(recorded(name));
  };
  const model = new EfficiencyModel(catalog);
  expect(model.isThere).toBe(false);
  model.setPath('a.ipynb');
  await settled();
  expect(model.isThere).toBe(false);
  name = 'efficiency';
  model.setPath('cloud/b.ipynb');
  model.setPath('cloud/b.ipynb');
  await settled();
  expect(model.isThere).toBe(true);
  expect(new Set(asked)).toEqual(new Set(['a.ipynb', 'cloud/b.ipynb']));
  model.dispose();
});

test('failed audits come first, errors before warnings', () => {
  const [passed] = contract.efficiencyReply(recorded('efficiency')).audits;
  const warned = { ...passed, name: 'w', passed: false, severity: 'warn' };
  const failed = { ...passed, name: 'e', passed: false, severity: 'error' };
  expect(inOrder([passed, warned, failed]).map(({ name }) => name)).toEqual(['e', 'w', passed.name]);
});
