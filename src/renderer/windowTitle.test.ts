import { expect, it } from 'vitest';
import { windowTitle } from './windowTitle';

it('names the file, and marks unsaved changes where the system does not', () => {
  expect(windowTitle(null, false)).toBe('Optiscape');
  expect(windowTitle({ name: 'a.optiscape', edited: false }, false)).toBe('a.optiscape – Optiscape');
  expect(windowTitle({ name: 'a.optiscape', edited: true }, false)).toBe('● a.optiscape – Optiscape');
  expect(windowTitle({ name: 'a.optiscape', edited: true }, true)).toBe('a.optiscape – Optiscape');
  expect(windowTitle({ name: '\u202egnp.json', edited: false }, false)).toBe('gnp.json – Optiscape');
});
