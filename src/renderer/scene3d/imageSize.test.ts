// Sizes of an image in CSS pixels, buffer pixels and units.
import { describe, expect, it } from 'vitest';
import { coveredBoxes, drawingScale, framedArea, pixelSize } from './imageSize';

const design = { width: 1200, height: 720, pixelRatio: 1 };

describe('drawingScale', () => {
  it('is 1 at the design size and grows with the image, by whichever side has less room', () => {
    expect(drawingScale(design)).toBe(1);
    expect(drawingScale({ ...design, width: 2400, height: 1440 })).toBe(2);
    expect(drawingScale({ ...design, width: 2400 })).toBe(1);
    expect(drawingScale({ ...design, height: 1440 })).toBe(1);
  });

  it('stays between 0.75 and 4, and moves in steps of a twentieth', () => {
    expect(drawingScale({ ...design, width: 100 })).toBe(0.75);
    expect(drawingScale({ ...design, width: 12_000, height: 7_200 })).toBe(4);
    expect(drawingScale({ ...design, width: 1220, height: 1000 })).toBe(1);
    expect(drawingScale({ ...design, width: 1260, height: 1000 })).toBe(1.05);
  });

  it('keeps texts readable in the window of a laptop, and makes room where there is less', () => {
    expect(drawingScale({ ...design, width: 932, height: 500 })).toBe(0.9);
    expect(drawingScale({ ...design, width: 1100, height: 600 })).toBe(0.9);
    expect(drawingScale({ ...design, width: 690, height: 500 })).toBe(0.75);
    expect(drawingScale({ ...design, width: 932, height: 340 })).toBe(0.75);
  });

  it('is what is given, where it is given', () => {
    expect(drawingScale({ ...design, scale: 7 })).toBe(7);
  });
});

describe('pixelSize', () => {
  it('rounds to whole pixels of the buffer', () => {
    expect(pixelSize({ width: 333, height: 100, pixelRatio: 1.5 })).toEqual({ width: 500, height: 150 });
  });
});

describe('framedArea', () => {
  it('is what the insets leave, from the lower left corner, in pixels of the buffer', () => {
    const insets = { left: 10, top: 20, right: 30, bottom: 40 };
    expect(framedArea({ width: 400, height: 300, pixelRatio: 2, insets })).toEqual({
      x: 20,
      y: 80,
      width: 720,
      height: 480,
    });
  });

  it('is null without insets', () => {
    expect(framedArea(design)).toBeNull();
  });
});

describe('coveredBoxes', () => {
  it('are in pixels of the buffer from the lower left corner', () => {
    const covered = [{ x: 10, y: 20, width: 30, height: 40 }];
    expect(coveredBoxes({ width: 400, height: 300, pixelRatio: 2, covered })).toEqual([
      { x: 20, y: 480, width: 60, height: 80 },
    ]);
    expect(coveredBoxes(design)).toEqual([]);
  });
});
