import { expect, it } from 'vitest';
import { sequenceNames } from '../../protocol/sequenceName';
import { safeFileName } from './safeFileName';

it.each([
  ['race.mp4', 'race.mp4'],
  ['../A/B: 谷?.mp4', '-A-B- 谷-.mp4'],
  ['a\u0000\u001b[31mb\u0085.png', 'a-[31mb-.png'],
  ['\ud800lone.gif', '-lone.gif'],
  ['right\u202egnp.exe.png', 'right-gnp.exe.png'],
  [' . . ', 'optiscape'],
  ['CON', '-CON'],
  ['nul.mp4', '-nul.mp4'],
  ['console.mp4', 'console.mp4'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

it('cuts what no file system takes, between characters, and keeps the ending', () => {
  const bytesOf = (name: string): number => Buffer.byteLength(name);
  const long = safeFileName(`${'谷'.repeat(200)}.mp4`);
  expect(long).toMatch(/^谷+\.mp4$/);
  expect(bytesOf(long)).toBeLessThanOrEqual(240);
  expect(bytesOf(long)).toBeGreaterThan(230);
  expect(safeFileName(`${'😀'.repeat(100)}.optiscape.json`)).toMatch(/^(😀)+\.optiscape\.json$/u);
  const frames = safeFileName(`${'谷'.repeat(200)}-%04d.png`);
  expect(bytesOf(sequenceNames(frames)?.(99_999) ?? '')).toBeLessThanOrEqual(255);
  expect(safeFileName('x'.repeat(300))).toHaveLength(240);
  expect(safeFileName(`a.${'x'.repeat(300)}`)).toHaveLength(240);
});
