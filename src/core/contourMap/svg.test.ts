// SVG as text: reading it back gives what was written.
import { describe, expect, it } from 'vitest';
import { readStrokes, readSvg } from './testing/readSvg';
import { element, escaped, short, strokesData } from './svg';

describe('element', () => {
  it('is closed at once without children', () => {
    expect(element('g', {})).toBe('<g/>');
    expect(element('g', { x: 1, y: 'a', z: null })).toBe('<g x="1" y="a"/>');
    expect(element('g', {}, ['a', '<b/>'])).toBe('<g>a<b/></g>');
    expect(element('g', {}, [''])).toBe('<g></g>');
  });

  it('escapes texts and attributes, and leaves out attributes that are null', () => {
    const text = 'a < b & "c" > \'d\' &amp; ]]>';
    const svg = readSvg(element('text', { x: 1.005, label: text, none: null }, [escaped(text)]));
    expect(svg).toMatchObject({ name: 'text', text, attributes: { x: short(1.005), label: text } });
    expect(svg.attributes).not.toHaveProperty('none');
  });

  it('replaces what XML has no place for', () => {
    expect(escaped('a\u0000b\u001fc\ud800d\uffffe')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde');
    expect(escaped('tab\there, 峡谷 and 🏁')).toBe('tab\there, 峡谷 and 🏁');
  });
});

describe('short', () => {
  it.each([
    [0, '0'],
    [-0.001, '0'],
    [0.5, '.5'],
    [-0.25, '-.25'],
    [12, '12'],
    [10.5, '10.5'],
    [-20.05, '-20.05'],
    [0.046, '.05'],
    [100, '100'],
    [-3.14159, '-3.14'],
  ])('writes %f as %s', (value, text) => {
    expect(short(value)).toBe(text);
  });
});

describe('strokesData', () => {
  it('is short: a minus sign is enough between two numbers', () => {
    const points = [0.5, 0, 10.5, -5, 6, -5, 6, 0.25];
    expect(strokesData([{ points, closed: false }])).toBe('M.5 0l10-5-4.5 0 0 5.25');
    expect(strokesData([{ points: [1, 2, 0, 3], closed: true }])).toBe('M1 2l-1 1Z');
    expect(strokesData([{ points: [1, 2], closed: false }])).toBe('M1 2l0 0');
    expect(strokesData([])).toBe('');
  });

  it('has a point for each that differs across or down', () => {
    expect(strokesData([{ points: [1, 2, 1, 3, 2, 3], closed: false }])).toBe('M1 2l0 1 1 0');
  });

  it('tells each point by its distance from the last, without adding up rounding errors', () => {
    const points = Array.from({ length: 400 }, (_, index) => index * 0.3333);
    const [stroke] = readStrokes(strokesData([{ points, closed: false }]));
    expect(stroke!.points).toHaveLength(200);
    stroke!.points.forEach(([x, y], index) => {
      expect(Math.abs(x - points[2 * index]!)).toBeLessThan(0.00501);
      expect(Math.abs(y - points[2 * index + 1]!)).toBeLessThan(0.00501);
    });
  });

  it('leaves out what falls together, but no stroke', () => {
    const strokes = readStrokes(
      strokesData([
        { points: [1, 2, 1.001, 2.001, 3, 2], closed: true },
        { points: [5, 5, 5, 5], closed: false },
        { points: [], closed: false },
      ]),
    );
    expect(strokes).toEqual([
      {
        points: [
          [1, 2],
          [3, 2],
        ],
        closed: true,
      },
      {
        points: [
          [5, 5],
          [5, 5],
        ],
        closed: false,
      },
    ]);
  });
});
