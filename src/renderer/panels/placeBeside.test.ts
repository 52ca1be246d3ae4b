// A card stands beside what it is about, never over it while there is room, and inside the picture.
import { expect, it } from 'vitest';
import { placeBeside } from './placeBeside';

const card = { width: 160, height: 120 };
const room = { width: 600, height: 400 };
const head = (x: number, y: number) => ({ x: x - 7, y: y - 7, width: 14, height: 14 });

it.each([
  ['to the right', head(300, 200), { x: 317, y: 140 }],
  ['to the left, where the room ends', head(500, 200), { x: 323, y: 140 }],
  ['lower beside the upper edge', head(300, 10), { x: 317, y: 6 }],
  ['higher beside the lower edge', head(300, 395), { x: 317, y: 274 }],
])('stands %s', (_, about, place) => {
  expect(placeBeside(about, card, room)).toEqual(place);
});

it('stands below or above where the room is narrow', () => {
  const narrow = { width: 300, height: 400 };
  expect(placeBeside(head(150, 100), card, narrow)).toEqual({ x: 70, y: 117 });
  expect(placeBeside(head(150, 350), card, narrow)).toEqual({ x: 70, y: 213 });
});
