import { expect, it } from 'vitest';
import { historyOf, redone, undone, withEdit } from './history';

it('leads back through all edits and on again', () => {
  const edited = withEdit(withEdit(historyOf(1), 2, null), 3, null);
  expect(edited.now).toBe(3);
  expect(undone(edited).now).toBe(2);
  expect(undone(undone(edited)).now).toBe(1);
  expect(redone(redone(undone(undone(edited))))).toEqual(edited);
  expect(withEdit(undone(edited), 4, null)).toMatchObject({ past: [1, 2], future: [] });
});

it('does nothing at its ends, or where nothing has changed', () => {
  const history = historyOf(1);
  expect(undone(history)).toBe(history);
  expect(redone(history)).toBe(history);
  expect(withEdit(history, 1, 'a')).toBe(history);
});

it('merges edits of one gesture, and no others', () => {
  const typed = ['a', 'ab', 'abc'].reduce((history, text) => withEdit(history, text, 'title'), historyOf(''));
  expect(typed.past).toEqual(['']);
  expect(withEdit(typed, 'x', 'goal').past).toEqual(['', 'abc']);
  expect(withEdit({ ...typed, mergeKey: null }, 'x', 'title').past).toEqual(['', 'abc']);
  expect(withEdit(undone(typed), 'x', 'title').past).toEqual(['']);
});

it('forgets what was 500 edits ago', () => {
  let history = historyOf(0);
  for (let edit = 1; edit <= 600; edit += 1) history = withEdit(history, edit, null);
  expect([history.past.length, history.past[0]]).toEqual([500, 100]);
});
