import { expect, it } from 'vitest';
import { connectChannel, portChannel, shellGlobal } from './channels';

it('has names of its own, among those of other programs in a window', () => {
  const names = [connectChannel, portChannel, shellGlobal];
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^optiscape.+/);
});
