// What stands between double braces: how it is read, and where it is left alone.
import { expect, test } from 'vitest';
import { inEnglish } from '../text/phrase';
import { liveTextParts, parseLiveValue, stepsNamedIn } from './liveText';

test.each([
  ['runner sgd-1', { scene: 0, runner: 'sgd-1', what: { kind: 'runner' } }],
  ['runner 2/sgd-1', { scene: 1, runner: 'sgd-1', what: { kind: 'runner' } }],
  ['set learningRate a', { scene: 0, runner: 'a', what: { kind: 'setting', setting: 'learningRate' } }],
  [' loss  a ', { scene: 0, runner: 'a', what: { kind: 'quantity', quantity: 'loss', at: null } }],
  ['|y| a at 10', { scene: 0, runner: 'a', what: { kind: 'quantity', quantity: '|y|', at: 10 } }],
  [
    'first a loss < 1e-3',
    {
      scene: 0,
      runner: 'a',
      what: { kind: 'first', condition: { quantity: 'loss', comparison: '<', value: 1e-3 } },
    },
  ],
  [
    'settled a distance <= 0.1',
    {
      scene: 0,
      runner: 'a',
      what: { kind: 'settled', condition: { quantity: 'distance', comparison: '<=', value: 0.1 } },
    },
  ],
  ['diverged a', { scene: 0, runner: 'a', what: { kind: 'diverged' } }],
  [
    'mean loss a from 3',
    { scene: 0, runner: 'a', what: { kind: 'mean', quantity: 'loss', from: 3, to: null } },
  ],
  ['largest |y| a', { scene: 0, runner: 'a', what: { kind: 'largest', quantity: '|y|', from: 0, to: null } }],
  [
    'smallest loss a from 3 to 9',
    { scene: 0, runner: 'a', what: { kind: 'smallest', quantity: 'loss', from: 3, to: 9 } },
  ],
  ['median loss a at 5', { scene: 0, runner: 'a', what: { kind: 'median', quantity: 'loss', at: 5 } }],
  [
    'runs a x > 5 at 7',
    {
      scene: 0,
      runner: 'a',
      what: { kind: 'runs', condition: { quantity: 'x', comparison: '>', value: 5 }, at: 7 },
    },
  ],
] as const)('%s', (written, value) => {
  expect(parseLiveValue(written)).toEqual({ ok: true, value });
});

test.each([
  ['', 'runner KEY, set NAME KEY'],
  ['loss', 'runner KEY, set NAME KEY'],
  ['height sgd-1', 'runner KEY, set NAME KEY'],
  ['loss sgd-1 10', 'runner KEY, set NAME KEY'],
  ['loss sgd-1 at soon', 'a step, a whole number from 0 on'],
  ['loss sgd-1 at -1', 'a step, a whole number from 0 on'],
  ['loss sgd-1 at 1.5', 'a step, a whole number from 0 on'],
  ['mean height sgd-1', 'one of loss, gradient'],
  ['first sgd-1 loss = 3', 'and a number, as in loss < 0.01'],
  ['first sgd-1 loss < small', 'and a number, as in loss < 0.01'],
])('%j is refused with what is expected', (written, expected) => {
  const parsed = parseLiveValue(written);
  expect(parsed.ok ? '' : inEnglish(parsed.expected)).toContain(expected);
});

test('a text is cut into words and live values; formulas and code stay as they are', () => {
  const parts = liveTextParts(
    'Loss {{loss a}} of {{runner a}}, $\\frac{{1}}{{2}}$, $$\n{{3}}\n$$ and `{{loss a}}`.',
  );
  expect(parts.map((part) => (part.kind === 'text' ? part.text : part.written))).toEqual([
    'Loss ',
    'loss a',
    ' of ',
    'runner a',
    ', $\\frac{{1}}{{2}}$, $$\n{{3}}\n$$ and `{{loss a}}`.',
  ]);
  expect(liveTextParts('')).toEqual([]);
});

test('the steps that a live value names', () => {
  const stepsOf = (written: string): readonly number[] => {
    const parsed = parseLiveValue(written);
    return parsed.ok ? stepsNamedIn(parsed.value.what) : [NaN];
  };
  expect(
    ['loss a', 'loss a at 3', 'mean loss a from 2 to 5', 'runs a x > 1 at 4', 'diverged a'].map(stepsOf),
  ).toEqual([[], [3], [2, 5], [4], []]);
});
