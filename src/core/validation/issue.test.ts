// Messages about wrong fields, word for word.
import { describe, expect, test } from 'vitest';
import { phrase } from '../text/text';
import { fieldPath, invalid, invalidText, issueInWords, maxIssues, withoutTheRest, withTyped } from './issue';
import { oneOf, onlyOf, wholeNumber } from './expectation';
import { describeRange, isInRange } from './numberRange';
import { withoutUndefined } from './withoutUndefined';

describe('a value is quoted', () => {
  test.each<readonly [value: unknown, quoted: string]>([
    [undefined, 'missing'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [1.5, '1.5'],
    ['1.5', '"1.5"'],
    [null, 'null'],
    [{ a: [true] }, '{"a":[true]}'],
    // Sixty characters are shown, quotes included.
    ['a'.repeat(58), `"${'a'.repeat(58)}"`],
    ['a'.repeat(59), `"${'a'.repeat(58)}…`],
  ])('%o', (value, quoted) => {
    expect(invalid('steps', value, '1 ≤ steps').message).toBe(
      `Invalid steps: ${quoted} (expected 1 ≤ steps)`,
    );
  });

  test('unless it has no end', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(invalid('x', circle, 'a list').message).toBe(
      'Invalid x: something too deep to show (expected a list)',
    );
  });
});

test('a message has parts that are told in every language, or is whole', () => {
  const [value, expected] = [phrase('{count} runs', { count: 3 }), oneOf(['a', 'b'])];
  expect(invalidText('runs', value, expected)).toEqual({
    field: 'runs',
    message: 'Invalid runs: 3 runs (expected one of a, b)',
    parts: { name: 'runs', value, expected },
  });
  expect(issueInWords('runs', value)).toEqual({ field: 'runs', message: '3 runs', whole: value });
});

test('a typed text takes the place of the value', () => {
  const issue = invalid('x', NaN, '0 ≤ x');
  expect(withTyped(issue, '1,5').message).toBe('Invalid x: "1,5" (expected 0 ≤ x)');
  expect(withTyped(issue, ' ').message).toBe('Invalid x: missing (expected 0 ≤ x)');
  const whole = issueInWords('x', phrase('No.'));
  expect(withTyped(whole, '1')).toEqual({ field: 'x', message: 'No.' });
});

test.each<readonly [path: readonly PropertyKey[], text: string]>([
  [[], ''],
  [['steps'], 'steps'],
  [['optimizers', 0, 'runs', 'count'], 'optimizers[0].runs.count'],
  [[2, 'x', 1], '[2].x[1]'],
  [['a'.repeat(61), 'b'], `${'a'.repeat(59)}….b`],
])('the path %j', (path, text) => expect(fieldPath(path)).toBe(text));

test('further issues are counted, not listed', () => {
  const issues = Array.from({ length: 22 }, (_, i) => invalid(`f${i}`, i, 'less'));
  expect(maxIssues).toBe(20);
  expect(withoutTheRest(issues.slice(0, 20))).toEqual(issues.slice(0, 20));
  const told = withoutTheRest(issues);
  expect(told.slice(0, 20)).toEqual(issues.slice(0, 20));
  expect(told.slice(20)).toMatchObject([{ field: '', message: 'and 2 more', more: 2 }]);
  expect(withoutTheRest(issues.slice(0, 21)).at(-1)).toMatchObject({ message: 'and 1 more', more: 1 });
});

test('what is expected, in words', () => {
  const message = (expected: Parameters<typeof invalid>[2]): string => invalid('n', 0, expected).message;
  expect(message(wholeNumber(''))).toBe('Invalid n: 0 (expected a whole number)');
  expect(message(wholeNumber('1 ≤ n'))).toBe('Invalid n: 0 (expected a whole number, 1 ≤ n)');
  expect(message(onlyOf(['x', 'y']))).toBe('Invalid n: 0 (expected only x, y)');
  expect(message(describeRange('n', { min: 1, max: 3 }))).toBe('Invalid n: 0 (expected 1 ≤ n ≤ 3)');
  expect(message(describeRange('n', { min: 1, max: 3, whole: true }))).toBe(
    'Invalid n: 0 (expected a whole number, 1 ≤ n ≤ 3)',
  );
});

test('a range holds both of its ends, and fractions unless it is of whole numbers', () => {
  const inside = (whole: boolean): number[] =>
    [-1.5, -1, 0.5, 2, 2.5, NaN].filter((value) => isInRange(value, { min: -1, max: 2, whole }));
  expect(inside(false)).toEqual([-1, 0.5, 2]);
  expect(inside(true)).toEqual([-1, 2]);
});

test('undefined fields are left out, null and 0 are not', () => {
  expect(Object.keys(withoutUndefined({ a: undefined, b: null, c: 0, d: '' }))).toEqual(['b', 'c', 'd']);
});
