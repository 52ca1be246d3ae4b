import { expect, it } from 'vitest';
import { writeFailure } from './fileFailure';

const known = [
  ['EACCES', 'EDQUOT', 'EFBIG', 'EIO', 'EISDIR', 'EMFILE', 'ENAMETOOLONG'],
  ['ENFILE', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'],
].flat();

const messageOf = (error: unknown): string => writeFailure('race.mp4', error).message;

it.each(known)('says in plain words what %s is, and its code', (code) => {
  const message = messageOf(Object.assign(new Error('as the system says it'), { code }));
  expect(message).toMatch(/^race\.mp4 can't be written: [a-z ]{15,} \([A-Z]+\)$/);
  expect(message).toContain(` (${code})`);
});

it('repeats what it has no words for', () => {
  expect(messageOf(Object.assign(new Error('ESTRANGE: write'), { code: 'ESTRANGE' }))).toBe(
    "race.mp4 can't be written: ESTRANGE: write",
  );
  expect(messageOf(new Error('no code'))).toBe("race.mp4 can't be written: no code");
  expect(messageOf('a text')).toBe("race.mp4 can't be written: a text");
  expect(writeFailure('a', 'a text').failure.code).toBe('io');
});
