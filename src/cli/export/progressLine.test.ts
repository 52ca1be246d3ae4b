import { expect, it } from 'vitest';
import { createProgressLine } from './progressLine';

function written(isTTY: boolean, files: readonly string[]): string {
  let text = '';
  const line = createProgressLine(files, {
    isTTY,
    write: (piece: string) => {
      text += piece;
      return true;
    },
  });
  line.show(files.length - 1, { framesDone: 7, frames: 10 });
  line.clear();
  return text;
}

it('is for who watches a terminal, and for nobody else', () => {
  expect(written(true, ['race.mp4'])).toBe('\rFrame 7 of 10\u001B[K\r\u001B[K');
  expect(written(false, ['race.mp4'])).toBe('');
});

it('says which of several files is made, by a name that does nothing to the terminal', () => {
  expect(written(true, ['a.mp4', 'b\u001B[2J.mp4'])).toBe(
    '\r2 of 2: b\\u{1b}[2J.mp4, frame 7 of 10\u001B[K\r\u001B[K',
  );
});
