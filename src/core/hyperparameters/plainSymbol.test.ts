import { expect, it } from 'vitest';
import { plainSymbol } from './plainSymbol';

it.each([
  ['\\mu', 'μ'],
  ['\\beta_1', 'β₁'],
  ['\\tilde\\lambda', 'λ\u0303'],
  ['\\bar\\varepsilon', 'ε\u0304'],
  ['\\eta_-', 'η₋'],
  ['\\eta_+', 'η₊'],
  ['\\Delta_{\\max}', 'Δmax'],
  ['f^\\star', 'f*'],
  ['T_0', 'T₀'],
  ['m', 'm'],
])('%s is %s', (latex, plain) => {
  expect(plainSymbol(latex)).toBe(plain);
});
