// Where planes lie: whole, one behind the other, as encoders take them.
import { describe, expect, it } from 'vitest';
import { planesLayout } from './i420Layout';

describe('planesLayout', () => {
  it.each([
    [640, 480],
    [1280, 720],
    [1082, 1922],
    [18, 16],
  ])('%i × %i', (width, height) => {
    for (const alpha of [false, true]) {
      const { byteLength, planes, alphaPlanes } = planesLayout(width, height, alpha);
      const all = [...planes, ...(alphaPlanes ?? [])].map(({ offset, stride }, index) => {
        const chroma = index % 3 !== 0;
        expect(stride).toBeGreaterThanOrEqual(width);
        expect(stride % 4).toBe(0);
        return { from: offset, to: offset + stride * (chroma ? height / 2 : height) };
      });
      all.forEach(({ from, to }, index) => {
        expect(from).toBe(index === 0 ? 0 : all[index - 1]!.to);
        expect(to).toBeLessThanOrEqual(byteLength);
      });
      expect(all.at(-1)!.to).toBe(byteLength);
      expect(all).toHaveLength(alpha ? 6 : 3);
    }
  });
});
