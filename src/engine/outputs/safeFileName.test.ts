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
  ['COM1.txt', '-COM1.txt'],
  ['lpt9', '-lpt9'],
  ['prn', '-prn'],
  ['Aux.js', '-Aux.js'],
  ['com.mp4', 'com.mp4'],
  ['my con', 'my con'],
  ['lpt10.png', 'lpt10.png'],
  ['nul', '-nul'],
  ['...hidden', 'hidden'],
  ['. name. .', 'name'],
  ['a . b', 'a . b'],
  ['a/\\:*?"<>|b', 'a-b'],
  ['a/b/c', 'a-b-c'],
  ['', 'optiscape'],
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
  expect(safeFileName('x'.repeat(240))).toBe('x'.repeat(240));
  expect(safeFileName('x'.repeat(241))).toBe('x'.repeat(240));
  expect(safeFileName(`${'x'.repeat(300)}.tar.gz`)).toBe(`${'x'.repeat(233)}.tar.gz`);
  expect(safeFileName(`${'x'.repeat(300)}.a.tar.gz`)).toBe(`${'x'.repeat(233)}.tar.gz`);
  expect(safeFileName(`${'x'.repeat(300)}-%04d.png`)).toBe(`${'x'.repeat(231)}-%04d.png`);
  expect(safeFileName(`${'x'.repeat(300)}-%d.PNG`)).toBe(`${'x'.repeat(233)}-%d.PNG`);
  expect(safeFileName(`${'x'.repeat(300)}.png!`)).toBe('x'.repeat(240));
  expect(safeFileName(`${'x'.repeat(300)}.abcdefghij`)).toBe(`${'x'.repeat(229)}.abcdefghij`);
  expect(safeFileName(`${'x'.repeat(300)}.abcdefghijk`)).toBe('x'.repeat(240));
  // The last character that has room in bytes, not in letters.
  expect(safeFileName(`${'谷'.repeat(79)}xx${'谷'.repeat(9)}`)).toBe(`${'谷'.repeat(79)}xx`);
  expect(safeFileName('x'.repeat(300))).toHaveLength(240);
  expect(safeFileName(`a.${'x'.repeat(300)}`)).toHaveLength(240);
});
