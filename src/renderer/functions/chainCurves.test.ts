import { describe, expect, it } from 'vitest';
import { relu } from '../../core/functions/activations/relu';
import { sigmoidActivation } from '../../core/functions/activations/sigmoid';
import { defaultFunctionSettings } from '../../core/view/functionSettings';
import { chainCurve, chainData, decadeText, powerText } from './chainCurves';

const { chain } = defaultFunctionSettings;

describe('chainCurve', () => {
  it('of Sigmoids at 0 loses a quarter with every layer', () => {
    const curve = chainCurve(sigmoidActivation, {}, { ...chain, mode: 'fixed', preActivation: 0, depth: 10 });
    expect(curve.length).toBe(11);
    curve.forEach((value, layer) => expect(value).toBeCloseTo(layer * Math.log10(0.25), 12));
  });

  it('goes forward through weight and bias', () => {
    const curve = chainCurve(sigmoidActivation, {}, { ...chain, depth: 2, weight: 2, bias: -1, input: 0.5 });
    const slope = (x: number): number => 1 / (1 + Math.exp(-x)) / (1 + Math.exp(x));
    const first = 2 * 0.5 - 1;
    const second = 2 / (1 + Math.exp(-first)) - 1;
    expect(curve[2]).toBeCloseTo(Math.log10(2 * slope(first) * 2 * slope(second)), 12);
  });
});

describe('chainData', () => {
  it('lets a curve that comes to 0 leave by the lower edge', () => {
    const dead = chainCurve(relu, {}, { ...chain, depth: 4, input: -1 });
    const { columns, heights } = chainData([dead, Float64Array.of(0, -1, -2, -3, -4)], 4);
    expect(heights[0]).toBeLessThan(-4);
    expect([...columns[0]!]).toEqual([0, heights[0], NaN, NaN, NaN]);
  });

  it('shows a chain that loses nothing as a level line, with decades about it', () => {
    const { heights } = chainData([Float64Array.of(0, 0, 0)], 2);
    expect(heights[0]).toBeLessThan(-1);
    expect(heights[1]).toBeGreaterThan(0);
  });
});

describe('powerText', () => {
  it.each([
    [0, '1'],
    [Math.log10(0.0161), '0.0161'],
    [Math.log10(9.14e-14), '9.14 × 10⁻¹⁴'],
    [Math.log10(9.9996e-14), '1 × 10⁻¹³'],
    [-400.5, '3.16 × 10⁻⁴⁰¹'],
    [-Infinity, '0'],
    [NaN, '–'],
    [6, '1 × 10⁶'],
  ])('10^%f', (exponent, text) => expect(powerText(exponent)).toBe(text));

  it('marks whole decades only', () => {
    expect([decadeText(-12), decadeText(0), decadeText(-2.5)]).toEqual(['10⁻¹²', '10⁰', '']);
  });
});
