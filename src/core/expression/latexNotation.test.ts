// Names, and brackets that grow with what they hold.
import { describe, expect, it } from 'vitest';
import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  cos,
  cosh,
  cot,
  csc,
  erf,
  input,
  log,
  nearest,
  round,
  sec,
  sigmoid,
  sign,
  sin,
  sinh,
  softplus,
  tan,
  tanh,
} from './expression';
import { toLatex } from './latex';
import { checked, delimited, parenthesized, symbolLatex, unprintable } from './latexNotation';

describe('names', () => {
  it.each(
    (
      'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi ' +
      'chi psi omega'
    ).split(' '),
  )('%s is a Greek letter', (name) => {
    expect(symbolLatex(name)).toBe(`\\${name}`);
    expect(symbolLatex(`${name}12`)).toBe(`\\${name}_{12}`);
  });

  it.each([
    ['x', 'x'],
    ['Q7', 'Q_7'],
    ['rate', '\\mathrm{rate}'],
    ['a1b', '\\mathrm{a1b}'],
    ['1a', '\\mathrm{1a}'],
    ['beta_1', '\\mathrm{beta 1}'],
    ['', '\\mathrm{}'],
  ])('%j is written %s', (name, latex) => expect(symbolLatex(name)).toBe(latex));

  const x = input('x', 'particle');
  it.each([
    [log(x), '\\ln x'],
    [sin(x), '\\sin x'],
    [cos(x), '\\cos x'],
    [tan(x), '\\tan x'],
    [sec(x), '\\sec x'],
    [csc(x), '\\csc x'],
    [cot(x), '\\cot x'],
    [asin(x), '\\arcsin x'],
    [acos(x), '\\arccos x'],
    [atan(x), '\\arctan x'],
    [sinh(x), '\\sinh x'],
    [cosh(x), '\\cosh x'],
    [tanh(x), '\\tanh x'],
    [asinh(x), '\\operatorname{arsinh} x'],
    [acosh(x), '\\operatorname{arcosh} x'],
    [atanh(x), '\\operatorname{artanh} x'],
    [sigmoid(x), '\\operatorname{sigmoid} x'],
    [softplus(x), '\\operatorname{softplus} x'],
    [erf(x), '\\operatorname{erf} x'],
    [sign(x), '\\operatorname{sgn} x'],
    [round(x), '\\operatorname{round} x'],
    [nearest(x), '\\operatorname{round} x'],
  ])('a function has the name that is usual: %#', (node, latex) => expect(toLatex(node)).toBe(latex));
});

it.each([
  ['x', '(x)', '\\lfloor x \\rfloor'],
  ['x_{12}', '(x_{12})', '\\lfloor x_{12} \\rfloor'],
  ...['\\frac{x}{2}', '\\sqrt{x}', '\\begin{cases} 1 \\end{cases}', '\\left| x \\right|'].map((tall) => [
    tall,
    `\\left( ${tall} \\right)`,
    `\\left\\lfloor ${tall} \\right\\rfloor`,
  ]),
])('brackets around %s', (latex = '', inParentheses, floored) => {
  expect(parenthesized(latex)).toBe(inParentheses);
  expect(delimited('\\lfloor', latex, '\\rfloor')).toBe(floored);
});

it('shows 4000 letters and no more', () => {
  expect(checked('x'.repeat(4000))).toHaveLength(4000);
  expect(() => checked('x'.repeat(4001))).toThrow(unprintable);
});
