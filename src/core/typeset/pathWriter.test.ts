// Outlines, moved and scaled: what a formula's letters, bars and extenders become.
import { describe, expect, it } from 'vitest';
import { createPathWriter, placed } from './pathWriter';

const here = { scaleX: 1, scaleY: 1, x: 0, y: 0 };
/** Twice as wide, turned upside down, then moved. */
const there = { scaleX: 2, scaleY: -1, x: 10, y: 100 };

function written(write: (writer: ReturnType<typeof createPathWriter>) => void): string {
  const writer = createPathWriter();
  write(writer);
  return writer.path();
}

describe('addPath', () => {
  it('moves each coordinate across or down, by its command', () => {
    const path = written((writer) => {
      writer.addPath('M1 2L3 4H5V6Q1 2 3 4T5 6C1 2 3 4 5 6S1 2 3 4Z', there);
    });
    expect(path).toBe('M12 98L16 96H20V94Q12 98 16 96T20 94C12 98 16 96 20 94S12 98 16 96Z');
  });

  it('moves several numbers of a line across or down', () => {
    expect(written((writer) => writer.addPath('M0 0H1 2V3 4', there))).toBe('M10 100H12 14V97 96');
  });

  it('reads numbers however they are written, and rounds them to tenths', () => {
    const path = written((writer) => {
      writer.addPath('M1.25,-.26L-1.04-2.06L1e1 .5e1L2e-1 3.L123.4 5e+02', here);
    });
    expect(path).toBe('M1.3 -0.3L-1 -2.1L10 5L0.2 3L123.4 500');
  });

  it('writes no −0', () => {
    expect(written((writer) => writer.addPath('M-0.01 0', here))).toBe('M0 0');
  });

  it('collects paths one after another, and begins with none', () => {
    expect(createPathWriter().path()).toBe('');
    const path = written((writer) => {
      writer.addPath('M1 2', here);
      writer.addPath('M3 4', here);
    });
    expect(path).toBe('M1 2M3 4');
  });

  it.each(['A', 'm', 'z'])('refuses the command %s', (command) => {
    expect(() => written((writer) => writer.addPath(`M0 0${command}1 1`, here))).toThrow(
      `Path command ${command} is not drawn`,
    );
  });
});

it('draws rectangles in the direction of letters: counter-clockwise with y up', () => {
  expect(written((writer) => writer.addRectangle(1, 2, 10, 20, here))).toBe('M1 22H11V2H1Z');
  // From 12 to 32, and from 98 up to 78.
  expect(written((writer) => writer.addRectangle(1, 2, 10, 20, there))).toBe('M12 98H32V78H12Z');
});

describe('addBars', () => {
  const window = { left: 0, right: 100, top: 0, bottom: 50 };
  const bars = (d: string, placement = here): string =>
    written((writer) => {
      writer.addBars(d, placement, window);
    });

  it('draws each subpath as its box', () => {
    expect(bars('M10 5L20 5L20 45L10 45ZM60 45V10H80Z')).toBe('M10 45H20V5H10ZM60 45H80V10H60Z');
    expect(bars('M10 60L20 90', there)).toBe('M30 40H50V10H30Z');
  });

  it('clips them to the window, and leaves out what lies outside or has no area', () => {
    expect(bars('M-10 -20L20 90')).toBe('M0 50H20V0H0Z');
    expect(bars('M90 10L120 20')).toBe('M90 20H100V10H90Z');
    expect(bars('M110 10L120 20')).toBe('');
    expect(bars('M10 60L20 70')).toBe('');
    expect(bars('M100 10L120 20')).toBe('');
    expect(bars('M10 50L20 70')).toBe('');
    expect(bars('M10 10V20')).toBe('');
    expect(bars('M10 10H20')).toBe('');
  });
});

describe('placed', () => {
  it('moves and scales within the outer placement, from left to right', () => {
    expect(placed('', there)).toEqual(there);
    expect(placed('translate(3,4)', there)).toEqual({ ...there, x: 16, y: 96 });
    expect(placed('scale(3,4)', there)).toEqual({ ...there, scaleX: 6, scaleY: -4 });
    expect(placed('translate(3, 4) scale(2 5)', there)).toEqual({ scaleX: 4, scaleY: -5, x: 16, y: 96 });
    expect(placed('scale(2,5) translate(3,4)', there)).toEqual({ scaleX: 4, scaleY: -5, x: 22, y: 80 });
  });

  it('moves only across, and scales both ways, by a single number', () => {
    expect(placed('translate(3)', there)).toEqual({ ...there, x: 16 });
    expect(placed('scale(3)', there)).toEqual({ ...there, scaleX: 6, scaleY: -3 });
  });

  it('refuses other transforms', () => {
    expect(() => placed('rotate(3)', there)).toThrow('rotate is not drawn');
  });
});
