// The signs of contour maps, as SVG: from the lowest to the highest of their layers.
import { describe, expect, it } from 'vitest';
import { markPaths } from '../look/landscapeMarks';
import { markerPath } from '../look/runnerMark';
import { sgd } from '../optimizers/sgd';
import { createSceneRunner } from '../scene/sceneRunner';
import { head, mark, runnerLine } from './mapSigns';
import { readSvg } from './testing/readSvg';

const dark = {
  ...createSceneRunner(sgd, {}, []),
  color: '#204080',
  marker: 'square',
  dash: 'solid',
} as const;
const light = { ...dark, color: '#f0e060' };

const attributesOf = (svg: string) => {
  const { attributes, children } = readSvg(svg);
  return { attributes, layers: children.map((child) => child.attributes) };
};

describe('head', () => {
  const d = markerPath('square');

  it('has the colour of its runner, a white rim and a dark edge', () => {
    // The rim and the edge are half of 2.8 and of 4 wide, for a radius of 4.6.
    expect(attributesOf(head(dark, 'inside', 10, 20))).toEqual({
      attributes: { transform: 'translate(10 20) scale(4.6)', 'stroke-linejoin': 'round' },
      layers: [
        { d, fill: '#101219', stroke: '#101219', 'stroke-opacity': '.45', 'stroke-width': '.87' },
        { d, fill: '#ffffff', stroke: '#ffffff', 'stroke-width': '.61' },
        { d, fill: '#204080', 'stroke-width': '0' },
      ],
    });
  });

  it('is hollow where the run left the map', () => {
    expect(attributesOf(head(dark, 'left', 10, 20)).layers).toEqual([
      { d, fill: '#ffffff', stroke: '#101219', 'stroke-opacity': '.45', 'stroke-width': '.91' },
      { d, fill: '#ffffff', stroke: '#ffffff', 'stroke-width': '.65' },
      { d, fill: 'none', stroke: '#204080', 'stroke-width': '.33' },
    ]);
  });

  it('is a cross where the run diverged', () => {
    const cross = 'M-8.4 -8.4L8.4 8.4M-8.4 8.4L8.4 -8.4';
    expect(attributesOf(head(dark, 'diverged', 10, 20, 2))).toEqual({
      attributes: { transform: 'translate(10 20)', fill: 'none', 'stroke-linecap': 'round' },
      layers: [
        { d: cross, stroke: '#101219', 'stroke-width': '12', 'stroke-opacity': '.6' },
        { d: cross, stroke: '#ffffff', 'stroke-width': '9.6' },
        { d: cross, stroke: '#204080', 'stroke-width': '5.2' },
      ],
    });
  });

  it('has rims of the same width at any size', () => {
    const { attributes, layers } = attributesOf(head(dark, 'inside', 1.234, 5.678, 2));
    expect(attributes['transform']).toBe('translate(1.23 5.68) scale(9.2)');
    expect(layers.map((layer) => layer['stroke-width'])).toEqual(['.43', '.3', '0']);
  });
});

describe('runnerLine', () => {
  it('has a light casing for a dark colour, and a thinner dark one for a light colour', () => {
    expect(runnerLine(dark, 'M0 0H9', 2).map((line) => readSvg(line).attributes)).toEqual([
      { d: 'M0 0H9', stroke: '#ffffff', 'stroke-opacity': '.64', 'stroke-width': '3.5' },
      { d: 'M0 0H9', stroke: '#204080', 'stroke-width': '2' },
    ]);
    expect(runnerLine(light, 'M0 0H9', 2).map((line) => readSvg(line).attributes)).toEqual([
      { d: 'M0 0H9', stroke: '#12141c', 'stroke-opacity': '.56', 'stroke-width': '2.9' },
      { d: 'M0 0H9', stroke: '#f0e060', 'stroke-width': '2' },
    ]);
  });

  it('of a ghost is faint, and so is its head', () => {
    const ghost = { ...dark, ghost: true };
    const lines = runnerLine(ghost, 'M0 0H9', 2).map(readSvg);
    expect(lines.map(({ attributes }) => attributes)).toEqual([{ opacity: '.5' }]);
    expect(lines[0]!.children.map(({ attributes }) => attributes)).toEqual(
      runnerLine(dark, 'M0 0H9', 2).map((line) => readSvg(line).attributes),
    );
    for (const state of ['inside', 'left', 'diverged'] as const) {
      expect(readSvg(head(ghost, state, 1, 2)).attributes['opacity']).toBe('.55');
      expect(readSvg(head(dark, state, 1, 2)).attributes['opacity']).toBeUndefined();
    }
  });

  it('has dashes 0.62 times as long as elsewhere, its casing too', () => {
    const dashed = runnerLine({ ...dark, dash: 'dash-dot' }, 'M0 0H9', 2).map(
      (line) => readSvg(line).attributes,
    );
    // 14, 11, 0, 11
    for (const attributes of dashed) expect(attributes['stroke-dasharray']).toBe('8.68 6.82 0 6.82');
  });
});

describe('mark', () => {
  it('is white with a dark edge around it', () => {
    expect(readSvg(mark('saddle', 10.004, 20)).attributes).toEqual({
      d: markPaths.saddle,
      transform: 'translate(10 20)',
      fill: '#ffffff',
      stroke: '#101219',
      'stroke-width': '1.6',
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    });
    expect(readSvg(mark('saddle', 10, 20, 0.9)).attributes['transform']).toBe('translate(10 20) scale(.9)');
  });
});
