import { expect, it } from 'vitest';
import { createProgressLine } from './progressLine';

function written(isTTY: boolean): string {
  let text = '';
  const line = createProgressLine({
    isTTY,
    write: (piece: string) => {
      text += piece;
      return true;
    },
  });
  line.show({ framesDone: 7, frames: 10 });
  line.clear();
  return text;
}

it('is for who watches a terminal, and for nobody else', () => {
  expect(written(true)).toBe('\rFrame 7 of 10\u001B[K\r\u001B[K');
  expect(written(false)).toBe('');
});
