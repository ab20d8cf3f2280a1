import * as contract from '../contract';
import { ContractError } from '../validation';
import { array } from '../validation';
import type { Validator } from '../validation';
import { recorded, recordedNames } from './recorded';

const VALIDATORS: Record<string, Validator<unknown>> = {
  status: contract.status,
  search: contract.searchReply,
  metric: contract.card,
  check: contract.checkReply,
  complete: contract.completeReply,
  ask: contract.askReply,
  followed: array(contract.askEvent),
  efficiency: contract.efficiencyReply,
  pills: contract.pillsReply,
  feedback: contract.feedbackReply,
  favourite: contract.favouriteReply,
  error: contract.errorReply
};

const endpoint = (name: string): string => /^[a-z]+/.exec(name)?.[0] ?? name;

test.each(recordedNames)('the recorded reply %s is shaped as the contract says', name => {
  expect(Object.keys(VALIDATORS)).toContain(endpoint(name));
  VALIDATORS[endpoint(name)](recorded(name));
});

test('every endpoint has a recorded reply', () => {
  expect(new Set(recordedNames.map(endpoint))).toEqual(new Set(Object.keys(VALIDATORS)));
});

test('a wrong reply is refused with the place of the fault', () => {
  const reply = contract.searchReply(recorded('search'));
  const wrong = { ...reply, hits: [reply.hits[0], { ...reply.hits[0], favourite: 'yes' }] };
  expect(() => contract.searchReply(wrong)).toThrow(ContractError);
  expect(() => contract.searchReply(wrong)).toThrow('reply.hits[1].favourite: wanted a boolean, got "yes"');
});

test('a fault deep in the lineage is found', () => {
  const leaf = { label: 'dep_time', kind: 'colour', detail: null, children: [] };
  const tree = { label: 'm', kind: 'metric', detail: null, children: [leaf] };
  expect(() => contract.lineage(tree)).toThrow('reply.children[0].kind: wanted metric or dataset or column or source');
});

test('a field that is missing counts as null where null is allowed, and as a fault elsewhere', () => {
  const error = { code: 'unknown-metric', message: 'No such metric.' };
  expect(contract.errorReply({ error }).error.remedy).toBeNull();
  expect(() => contract.errorReply({ error: { code: 'x' } })).toThrow('reply.error.message: wanted a string, got nothing');
});
