// Name plates never overlap.
import { describe, expect, it } from 'vitest';
import type { Box } from './pixelBox';
import { layOutPlates, type PlateBox } from './plateLayout';

const image = { width: 1280, height: 720 };

function plate(pointX: number, pointY: number): PlateBox {
  return { pointX, pointY, width: 90, height: 24, x: 0, y: 0 };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('layOutPlates', () => {
  it('stands right of a point, level with it', () => {
    const alone = plate(100, 200);
    layOutPlates([alone], [], image, 14, 2);
    expect(alone).toMatchObject({ x: 114, y: 188 });
  });

  it('goes to the left at the right end of the image', () => {
    const alone = plate(1250, 200);
    layOutPlates([alone], [], image, 14, 2);
    expect(alone.x).toBe(1250 - 14 - 90);
  });

  it('stacks twelve runners that stand at one point, centred on it', () => {
    const plates = Array.from({ length: 12 }, () => plate(600, 300));
    layOutPlates(plates, [], image, 14, 2);
    for (const [index, a] of plates.entries())
      for (const b of plates.slice(index + 1)) expect(overlap(a, b)).toBe(false);
    const middle = plates.reduce((sum, each) => sum + each.y + 12, 0) / 12;
    expect(Math.abs(middle - 300)).toBeLessThan(8);
  });

  it('parts a tall stack in two, and the same plates stay on their sides while the runners move', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const sides = new Set<string>();
    for (let round = 0; round < 50; round += 1) {
      const plates = Array.from({ length: 12 }, () => plate(600 + 6 * random(), 300 + 6 * random()));
      layOutPlates(plates, [], image, 14, 2);
      sides.add(plates.map((each) => (each.x > each.pointX ? 'R' : 'L')).join(''));
      for (const [index, a] of plates.entries())
        for (const b of plates.slice(index + 1)) expect(overlap(a, b)).toBe(false);
      for (const each of plates) expect(Math.abs(each.y + 12 - 300)).toBeLessThan(90);
    }
    expect([...sides]).toEqual(['RLRLRLRLRLRL']);
  });

  it('leaves eight runners in one stack, and a crowd at the left end of the image', () => {
    for (const [count, x] of [
      [8, 600],
      [12, 60],
    ] as const) {
      const plates = Array.from({ length: count }, () => plate(x, 300));
      layOutPlates(plates, [], image, 14, 2);
      for (const each of plates) expect(each.x).toBe(x + 14);
    }
  });

  it('keeps clear of obstacles and of the image border', () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 50; round += 1) {
      const plates = Array.from({ length: 12 }, () => plate(500 + 120 * random(), 30 + 120 * random()));
      const obstacles = [{ x: 560, y: 90, width: 60, height: 20 }];
      layOutPlates(plates, obstacles, image, 14, 2);
      for (const [index, a] of plates.entries()) {
        expect(a.y).toBeGreaterThanOrEqual(0);
        for (const b of [...plates.slice(index + 1), ...obstacles]) expect(overlap(a, b)).toBe(false);
      }
    }
  });
});
