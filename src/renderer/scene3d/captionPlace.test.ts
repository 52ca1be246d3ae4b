import { describe, expect, it } from 'vitest';
import { below, captionPlace, sideAwayFrom } from './captionPlace';
import { overlap } from './changedBoxes';
import type { Box } from './labelLayout';

const place = { x: 400, y: 300 };
const text = { width: 40, height: 16 };
const gap = 9;

const from = ({ x, y, width, height }: Box): number =>
  Math.hypot(Math.max(0, x - place.x, place.x - x - width), Math.max(0, y - place.y, place.y - y - height));

describe('captionPlace', () => {
  it('puts a text under its place, centred', () => {
    expect(captionPlace(place, text, below, gap)).toEqual({ x: 380, y: 275, ...text });
  });

  it.each(Array.from({ length: 16 }, (_, turn) => (turn * Math.PI) / 8))(
    'leaves the place free, and the way from there to a place in direction %f',
    (angle) => {
      const other = { x: place.x + 200 * Math.cos(angle), y: place.y + 200 * Math.sin(angle) };
      const box = captionPlace(place, text, sideAwayFrom(other, place, 5), gap);
      expect(Math.abs(from(box) - gap)).toBeLessThan(1);
      for (let share = 0; share <= 1; share += 0.05) {
        const x = place.x + share * (other.x - place.x);
        const y = place.y + share * (other.y - place.y);
        expect(overlap(box, { x: x - 6, y: y - 6, width: 12, height: 12 })).toBe(false);
      }
    },
  );

  it('does not jump while the side turns', () => {
    const at = (angle: number): Box =>
      captionPlace(place, text, { x: Math.cos(angle), y: Math.sin(angle) }, gap);
    for (let angle = 0; angle < 7; angle += 0.01) {
      const [one, next] = [at(angle), at(angle + 0.01)];
      expect(Math.max(Math.abs(one.x - next.x), Math.abs(one.y - next.y))).toBeLessThanOrEqual(1);
    }
  });

  it('stands below a place that is as good as the other', () => {
    expect(sideAwayFrom({ x: 402, y: 301 }, place, 5)).toBe(below);
  });
});
