// Mixes: exact for colours of the palette, and right on average for others.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../core/random/random';
import { fromOklab } from '../../../core/look/oklab';
import { oklabOf, packColor } from './color';
import { createMixer } from './mixer';
import { createGifPalette } from './testing/createGifPalette';
import { shadedFrame } from './testing/pictures';
import { thresholdLevels } from './thresholds';

interface Part {
  readonly index: number;
  readonly share: number;
}

function mixOf(mixer: ReturnType<typeof createMixer>, color: number): Part[] {
  const words = new Uint32Array(2);
  mixer.mixInto(words, 0, color);
  expect(words[0]! & 0xffffff).toBe(color);
  const first = words[0]! >>> 24;
  const second = Math.max(first, words[1]! >>> 24);
  return [
    { index: words[1]! & 255, share: first / thresholdLevels },
    { index: (words[1]! >> 8) & 255, share: (second - first) / thresholdLevels },
    { index: (words[1]! >> 16) & 255, share: 1 - second / thresholdLevels },
  ].filter(({ share }) => share > 0);
}

const frame = shadedFrame(160, 120, { x: 60, y: 50 });
const { colors } = createGifPalette({ frames: [frame], mustHave: [], matte: null });
const oklab = oklabOf(colors);
const mixer = createMixer(colors);

/** OKLab distance between a colour and the mean of a mix. */
function offBy(mix: readonly Part[], color: number): number {
  const target = oklabOf([color]);
  const off = [0, 1, 2].map((axis) =>
    mix.reduce((sum, { index, share }) => sum + share * oklab[3 * index + axis]!, -target[axis]!),
  );
  return Math.hypot(...off);
}

function offByNearest(color: number): number {
  return Math.min(...Array.from(colors, (_, index) => offBy([{ index, share: 1 }], color)));
}

describe('createMixer', () => {
  it('takes colours of the palette as they are', () => {
    colors.forEach((color, index) => expect(mixOf(mixer, color)).toEqual([{ index, share: 1 }]));
  });

  it('mixes three colours evenly for the one in their middle', () => {
    const around = [0, 1, 2].map((third) => {
      const angle = (2 * Math.PI * third) / 3;
      return packColor(...fromOklab(0.6 + 0.03 * Math.cos(angle), 0.02 + 0.03 * Math.sin(angle), 0.03));
    });
    const three = Uint32Array.from(around).sort((one, other) => oklabOf([one])[0]! - oklabOf([other])[0]!);
    const mix = mixOf(createMixer(three), packColor(...fromOklab(0.6, 0.02, 0.03)));
    expect(mix).toHaveLength(3);
    for (const { share } of mix) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.05);
  });

  it('is closer on average than the nearest colour, for colours of the picture', () => {
    const seen = [...new Set(new Uint32Array(frame.buffer))].map((pixel) => pixel & 0xffffff).slice(0, 1000);
    const mixed = seen.map((color) => offBy(mixOf(mixer, color), color));
    const nearest = seen.map(offByNearest);
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value) / values.length;
    expect(mean(mixed)).toBeLessThan(0.5 * mean(nearest));
    expect(Math.max(...mixed)).toBeLessThan(0.012);
  });

  it('is never farther off than the nearest of all colours, anywhere in the cube', () => {
    const random = createRandom(1);
    const byte = (): number => Math.floor(256 * random.uniform());
    for (let i = 0; i < 500; i += 1) {
      const color = packColor(byte(), byte(), byte());
      expect(offBy(mixOf(mixer, color), color)).toBeLessThanOrEqual(offByNearest(color) + 1e-3);
    }
  });

  it.each([1, 2, 3])('serves a palette of %i colours', (count) => {
    const few = Uint32Array.of(0x000000, 0x808080, 0xffffff).slice(0, count);
    const mix = mixOf(createMixer(few), 0x404040);
    expect(mix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(mix.length).toBe(Math.min(2, count));
    expect(mix.every(({ index }) => index < count)).toBe(true);
  });
});
