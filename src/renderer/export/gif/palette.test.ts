// The palette of a clip.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../core/random/random';
import { oklabOf } from './color';
import { createGifPaletteMaker, type GifPalette } from './palette';
import { createGifPalette } from './testing/createGifPalette';
import { paint, shadedFrame } from './testing/pictures';

const frames = [0, 1, 2].map((step) => shadedFrame(160, 120, { x: 60 + 10 * step, y: 50 }));
const opaque = { mustHave: [], matte: null };

const hexOf = ({ colors }: GifPalette): string[] =>
  Array.from(colors, (color) =>
    [color & 255, (color >> 8) & 255, color >> 16].reduce(
      (text, byte) => text + byte.toString(16).padStart(2, '0'),
      '#',
    ),
  );

/** OKLab distance from a colour (0xbbggrr) to the nearest of a palette. */
function distanceTo({ colors }: GifPalette, color: number): number {
  const oklab = oklabOf(colors);
  const [l, a, b] = oklabOf([color]);
  return Math.min(
    ...Array.from(colors, (_, i) =>
      Math.hypot(oklab[3 * i]! - l!, oklab[3 * i + 1]! - a!, oklab[3 * i + 2]! - b!),
    ),
  );
}

describe('a clip’s palette', () => {
  it('holds a clip of few colours exactly, and those that it must have', () => {
    const frame = paint(300, 2, (x) => [x % 200, 10, 20, 255]);
    const palette = createGifPalette({ frames: [frame], mustHave: ['#D55E00'], matte: null });
    expect(palette.colors).toHaveLength(201);
    expect(hexOf(palette)).toEqual(expect.arrayContaining(['#d55e00', '#000a14', '#c70a14']));
  });

  it('has at most 255 colours, each once, from dark to light', () => {
    const { colors } = createGifPalette({ ...opaque, frames });
    expect(colors.length).toBeLessThanOrEqual(255);
    expect(colors.length).toBeGreaterThan(240);
    expect(new Set(colors).size).toBe(colors.length);
    const oklab = oklabOf(colors);
    const lightness = Array.from(colors, (_, i) => oklab[3 * i]!);
    expect(lightness).toEqual(lightness.toSorted((one, other) => one - other));
  });

  it('keeps flat colours and those that it must have, whatever else there is', () => {
    // A flat grey among thousands of similar colours.
    const crowd = paint(200, 200, (x, y) =>
      x < 20
        ? [120, 120, 120, 255]
        : [110 + ((7 * x + 3 * y) % 23), 109 + ((5 * x + 11 * y) % 24), 110 + ((x + 8 * y) % 25), 255],
    );
    const mustHave = ['#e69f00', '#56b4e9', '#787879', '#123456'];
    const hex = hexOf(createGifPalette({ frames: [crowd], mustHave, matte: null }));
    expect(hex).toEqual(expect.arrayContaining(['#787878', ...mustHave]));
  });

  it('reaches the rim of what a clip shows: mixes can’t leave what the palette encloses', () => {
    const wide = paint(256, 256, (x, y) => [x, y, 255 - x, 255]);
    const palette = createGifPalette({ ...opaque, frames: [wide] });
    const corners = [0xff0000, 0xffff00, 0x0000ff, 0x00ffff];
    expect(Math.max(...corners.map((color) => distanceTo(palette, color)))).toBeLessThan(0.004);
  });

  it('is near to every colour of a shaded picture', () => {
    const palette = createGifPalette({ ...opaque, frames });
    const pixels = new Uint32Array(frames[1]!.buffer);
    const far = [...new Set(pixels)].slice(0, 500).map((pixel) => distanceTo(palette, pixel & 0xffffff));
    expect(Math.max(...far)).toBeLessThan(0.02);
  });

  it('does not lose a small thing in a colour of its own', () => {
    const rich = paint(200, 200, (x, y) =>
      Math.hypot(x - 100, y - 100) < 2.5 ? [0, 255, 60, 255] : [x, y / 2, 180 - y / 2, 255],
    );
    expect(distanceTo(createGifPalette({ ...opaque, frames: [rich] }), 0x3cff00)).toBeLessThan(0.005);
  });

  it('sees what is partly covered before the matte, and nothing of what is clear', () => {
    const frame = paint(4, 1, (x) => [255, 0, 0, [255, 128, 10, 0][x]!]);
    const hex = hexOf(createGifPalette({ frames: [frame], mustHave: [], matte: '#0000ff' }));
    expect(hex.toSorted()).toEqual(['#0000ff', '#80007f', '#ff0000']);
  });

  it('serves a clip of nothing', () => {
    const nothing = new Uint8ClampedArray(16);
    expect(hexOf(createGifPalette({ frames: [nothing], mustHave: [], matte: '#102030' }))).toEqual([
      '#102030',
    ]);
  });

  it('serves noise', () => {
    const random = createRandom(0);
    const frame = paint(
      64,
      64,
      () => [0, 0, 0, 255].map((_, i) => (i === 3 ? 255 : 255 * random.uniform())) as never,
    );
    const palette = createGifPalette({ ...opaque, frames: [frame] });
    expect(palette.colors).toHaveLength(255);
    expect(distanceTo(palette, 0x0000ff)).toBeLessThan(0.1);
  });

  it.each([1, 3, 50, 119])('is the same where frames come in bands of %i rows, in one buffer', (rows) => {
    const maker = createGifPaletteMaker({
      sampled: { frames: frames.length, pixels: 160 * 120 },
      mustHave: ['#d55e00'],
      matte: null,
    });
    const band = new Uint8ClampedArray(4 * 160 * rows);
    for (const frame of frames) {
      for (let from = 0; from < frame.length; from += band.length) {
        const part = frame.subarray(from, from + band.length);
        band.set(part);
        maker.add(band.subarray(0, part.length));
        band.fill(77);
      }
    }
    expect(maker.palette()).toEqual(createGifPalette({ frames, mustHave: ['#d55e00'], matte: null }));
  });

  it('looks at pieces all over a clip that is too large to look at each pixel', () => {
    // 24 frames of 1440 × 1440: every third piece of 251 pixels is sampled.
    const side = 1440;
    const bright = paint(side, 1, () => [240, 30, 60, 255]);
    const dark = paint(side, 1, (x) => [x % 200, 40, 90, 255]);
    const maker = createGifPaletteMaker({ sampled: { frames: 24, pixels: side * side }, ...opaque });
    for (let row = 0; row < 24 * side; row += 1) maker.add(row % side < 5 ? bright : dark);
    const palette = maker.palette();
    expect(palette.colors).toHaveLength(201);
    expect(hexOf(palette)).toContain('#f01e3c');
  });

  it('is the same every time', () => {
    expect(createGifPalette({ ...opaque, frames })).toEqual(createGifPalette({ ...opaque, frames }));
  });

  it.each([
    [{ frames: [] }, 'Invalid sampled.frames: 0 (expected at least 1)'],
    [{ frames: [new Uint8ClampedArray(0)] }, 'Invalid sampled.pixels: 0 (expected at least 1)'],
    [
      { frames: [frames[0]!, new Uint8ClampedArray(0)] },
      'Invalid frames: 76800 bytes (expected 153600, 4 for each pixel)',
    ],
    [{ mustHave: ['#000000', 'red'] }, 'Invalid mustHave[1]: red (expected #rrggbb)'],
    [{ matte: '#fff' }, 'Invalid matte: #fff (expected #rrggbb)'],
    [
      { mustHave: new Array<string>(129).fill('#000000') },
      'Invalid mustHave: 129 colours (expected at most 128)',
    ],
  ])('refuses %#', (wrong, message) => {
    expect(() => createGifPalette({ frames, ...opaque, ...wrong })).toThrow(message);
  });
});
