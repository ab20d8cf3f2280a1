import { confidenceLevel, percent } from '../model/confidence';

test('the zone decides, and the number only tells sure from fairly sure', () => {
  expect(confidenceLevel({ zone: 'answer', confidence: 0.93 })).toBe('high');
  expect(confidenceLevel({ zone: 'answer', confidence: 0.7 })).toBe('fair');
  expect(confidenceLevel({ zone: 'choose', confidence: 0.99 })).toBe('unsure');
  expect(confidenceLevel({ zone: 'abstain', confidence: 0.99 })).toBe('none');
});

test('a doubt is never rounded away, nor a chance', () => {
  expect(percent(0.999)).toBe(99);
  expect(percent(1)).toBe(100);
  expect(percent(0.001)).toBe(1);
  expect(percent(0)).toBe(0);
  expect(percent(7)).toBe(100);
});
