// Where a card stands beside what it is about, within a room.
import type { Box } from '../scene3d/pixelBox';

interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 10;
/** Between a card and the room's edges. */
const margin = 6;

/** The card's upper left corner: to the right if there is room, else to the left, else below or above. y points down. */
export function placeBeside(about: Box, card: Size, room: Size): { readonly x: number; readonly y: number } {
  const within = (at: number, size: number, whole: number): number =>
    Math.max(margin, Math.min(at, whole - size - margin));
  const level = within(about.y + (about.height - card.height) / 2, card.height, room.height);
  const right = about.x + about.width + gap;
  if (right + card.width + margin <= room.width) return { x: right, y: level };
  const left = about.x - gap - card.width;
  if (left >= margin) return { x: left, y: level };
  const below = about.y + about.height + gap;
  const fitsBelow = below + card.height + margin <= room.height;
  return {
    x: within(about.x + (about.width - card.width) / 2, card.width, room.width),
    y: fitsBelow ? below : Math.max(margin, about.y - gap - card.height),
  };
}
