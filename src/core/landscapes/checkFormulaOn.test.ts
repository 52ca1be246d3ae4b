// Formulas that are not finite everywhere on their domain, or flat.
import { describe, expect, test } from 'vitest';
import { checkFormulaOn } from './checkFormulaOn';
import { parseFormula, type Formula } from '../formula/formula';

function formulaOf(text: string): Formula {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.formula;
}

const domain = { x: [-3, 5], y: [-2, 2] } as const;
const check = (text: string, values: Readonly<Record<string, number>> = {}, on = domain): unknown =>
  checkFormulaOn(formulaOf(text), on, values)?.words.values ?? null;

describe('formulas on a domain', () => {
  test('that are sound', () => {
    expect(check('x^2 + y^2')).toBeNull();
    expect(check('log(x + 3.001) + sqrt(y + 2)')).toBeNull();
    expect(check('1000000 + x')).toBeNull();
    expect(check('y')).toBeNull();
  });

  test('that are not finite: the first point is named, edges, centre and axes among them', () => {
    expect(check('log(x)')).toEqual({ x: '-3', y: '-2', value: 'NaN' });
    expect(check('1/(x - 5)')).toEqual({ x: '5', y: '-2', value: '∞' });
    expect(check('1/(y - 2)')).toEqual({ x: '-3', y: '2', value: '∞' });
    expect(check('log(abs(y)) x^2')).toEqual({ x: '-3', y: '0', value: '−∞' });
    // Here 0 is not a point of the even grid.
    const uneven = { x: [-1, 2], y: [-1, 2] } as const;
    expect(checkFormulaOn(formulaOf('1/x'), uneven, {})?.words.values).toEqual({
      x: '0',
      y: '-1',
      value: '∞',
    });
    expect(checkFormulaOn(formulaOf('1/hypot(x,y)'), uneven, {})?.words.values).toEqual({
      x: '0',
      y: '0',
      value: '∞',
    });
    expect(checkFormulaOn(formulaOf('1/(x-0.5)'), uneven, {})?.words.values).toEqual({
      x: '0.5',
      y: '-1',
      value: '∞',
    });
    expect(checkFormulaOn(formulaOf('log(x)'), domain, {})).toMatchObject({
      code: 'notFinite',
      at: 0,
      length: 6,
      message: 'The formula has no finite value at x = -3, y = -2: NaN',
      words: { values: { x: '-3', y: '-2', value: 'NaN' } },
    });
  });

  test('that are flat', () => {
    expect(check('sin(x)^2 + cos(x)^2')).toEqual({ value: '1' });
    expect(check('x - x')).toEqual({ value: '0' });
    expect(check('floor(x/100 + y/100 + 1.5)')).toEqual({ value: '1' });
    expect(checkFormulaOn(formulaOf('x - x'), domain, {})?.message).toBe(
      'The formula has the same value everywhere on the domain: 0',
    );
  });

  test('with parameters: their values decide', () => {
    expect(check('x^a + y', { a: 2 })).toBeNull();
    expect(check('x^a + y', { a: 0.5 })).toEqual({ x: '-3', y: '-2', value: 'NaN' });
    expect(check('x^a + y', {})).toEqual({ x: '-3', y: '-2', value: 'NaN' });
    expect(check('a x + b', { a: 0, b: 4 })).toEqual({ value: '4' });
    const formula = formulaOf('α x + y');
    expect(checkFormulaOn(formula, domain, { alpha: 1 })).toBeNull();
    expect(checkFormulaOn(formula, domain, { alpha: Infinity })).not.toBeNull();
    expect(checkFormulaOn(formula, domain, { alpha: 2 })).toBeNull();
  });
});
