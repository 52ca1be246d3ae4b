// The positions of planes, and that packed parts of a picture return to their positions in them.
import { describe, expect, it } from 'vitest';
import type { Box } from '../scene3d/pixelBox';
import { packedRoom, planesLayout, planParts, unpackInto, type PackedParts } from './i420Layout';

const sizes: readonly (readonly [widthPx: number, heightPx: number])[] = [
  [640, 480],
  [1280, 720],
  [1082, 1922],
  [18, 16],
];

describe('planesLayout', () => {
  it.each(sizes)('has %i × %i in whole planes, one behind the other', (width, height) => {
    for (const alpha of [false, true]) {
      const { byteLength, planes, alphaPlanes } = planesLayout(width, height, alpha);
      const all = [...planes, ...(alphaPlanes ?? [])].map(({ offset, stride }, index) => {
        const chroma = index % 3 !== 0;
        expect(stride).toBeGreaterThanOrEqual(chroma ? width / 2 : width);
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

describe('planParts', () => {
  const [widthPx, heightPx] = [102, 60];
  const layout = planesLayout(widthPx, heightPx, true);
  const planeOf = { light: 0, blue: 1, red: 2, alpha: 3 } as const;
  const allPlanes = [...layout.planes, layout.alphaPlanes![0]!];

  /** Packs as the graphics card does: each byte encodes its plane and its position there. */
  function pack({ width, height, parts }: PackedParts): Uint8Array {
    const packed = new Uint8Array(4 * width * height);
    for (const { kind, x, y, fromX, fromY, ...part } of parts) {
      for (let row = 0; row < part.height; row += 1) {
        for (let byte = 0; byte < 4 * part.width; byte += 1) {
          const at = 4 * ((y + row) * width + x) + byte;
          expect(packed[at], 'packed once').toBe(0);
          packed[at] = valueAt(planeOf[kind], 4 * fromX + byte, fromY + row);
        }
      }
    }
    return packed;
  }

  function valueAt(plane: number, x: number, y: number): number {
    return 1 + ((31 * plane + 7 * y + x) % 250);
  }

  function unpacked(boxes: readonly Box[] | null): {
    readonly planes: Uint8Array;
    readonly parts: PackedParts;
  } {
    const parts = planParts(widthPx, heightPx, true, boxes);
    const planes = new Uint8Array(layout.byteLength);
    unpackInto(planes, layout, pack(parts), parts);
    return { planes, parts };
  }

  it('brings each byte of a whole picture to its place', () => {
    const { planes, parts } = unpacked(null);
    const room = packedRoom(widthPx, heightPx, true);
    expect({ width: parts.width, height: parts.height }).toEqual(room);
    allPlanes.forEach(({ offset, stride }, plane) => {
      const scale = plane === 1 || plane === 2 ? 2 : 1;
      for (let y = 0; y < heightPx / scale; y += 1) {
        for (let x = 0; x < widthPx / scale; x += 1) {
          expect(planes[offset + y * stride + x]).toBe(valueAt(plane, x, y));
        }
      }
    });
  });

  it('brings what boxes and their filters reach to their places, and nothing to wrong ones', () => {
    const boxes = [
      { x: 0, y: 0, width: 3, height: 5 },
      { x: 41, y: 20, width: 21, height: 9 },
      { x: 95, y: 50, width: 7, height: 10 },
    ];
    const { planes } = unpacked(boxes);
    allPlanes.forEach(({ offset, stride }, plane) => {
      const scale = plane === 1 || plane === 2 ? 2 : 1;
      for (let y = 0; y < heightPx; y += 1) {
        for (let x = 0; x < widthPx; x += 1) {
          const byte = planes[offset + Math.floor(y / scale) * stride + Math.floor(x / scale)]!;
          const right = valueAt(plane, Math.floor(x / scale), Math.floor(y / scale));
          const fromBottom = heightPx - 1 - y;
          const reached = boxes.some(
            (box) =>
              x >= box.x - 2 &&
              x < box.x + box.width + 2 &&
              fromBottom >= box.y - 2 &&
              fromBottom < box.y + box.height + 2,
          );
          if (reached) expect(byte).toBe(right);
          else expect([0, right]).toContain(byte);
        }
      }
    });
  });

  it('has nothing to pack where nothing has changed', () => {
    expect(unpacked([]).parts.parts).toEqual([]);
  });

  it('takes all of the picture where its parts would need more room than that', () => {
    const boxes = Array.from({ length: 4 }, (_, index) => ({ x: 25 * index, y: 0, width: 3, height: 50 }));
    expect(planParts(widthPx, heightPx, true, boxes)).toEqual(planParts(widthPx, heightPx, true, null));
  });
});
