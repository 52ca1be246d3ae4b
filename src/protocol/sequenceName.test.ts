import { expect, it } from 'vitest';
import { sequenceNames, sequenceTitle } from './sequenceName';

it.each([
  ['frame-%04d.png', 7, 'frame-0007.png'],
  ['frame-%04d.png', 12_345, 'frame-12345.png'],
  ['%d.png', 0, '0.png'],
  ['%01d', 12, '12'],
  ['%09d-a', 12, '000000012-a'],
  ['谷 %02d 100%.png', 3, '谷 03 100%.png'],
])('%s: file %i is %s', (pattern, file, name) => {
  expect(sequenceNames(pattern)?.(file)).toBe(name);
});

it.each(['frame.png', 'frame-%.png', '%4d.png', '%00d.png', '%s.png', '%d-%d.png', ''])(
  'knows no place for a number in %j',
  (pattern) => {
    expect(sequenceNames(pattern)).toBeNull();
  },
);

it.each([
  ['frame-%04d.png', 'frame'],
  ['%04d.png', 'frames'],
  ['race_%d_of_adam.png', 'race__of_adam'],
  ['a.b-%d', 'a'],
  ['%d', 'frames'],
  ['my race-%04d.png', 'my race'],
  ['__my race %d_-.tar', 'my race'],
  ['a.b %d.png', 'a.b'],
  ['%d_a-%d.png', 'a'],
])('%s together are %s', (pattern, title) => {
  expect(sequenceTitle(pattern)).toBe(title);
});

it('may count from 1', () => {
  const nameOf = sequenceNames('lesson-%02d.mp4', 1);
  expect([0, 9].map((file) => nameOf?.(file))).toEqual(['lesson-01.mp4', 'lesson-10.mp4']);
});
