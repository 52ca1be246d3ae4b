import { expect, test } from 'vitest';
import { graphRules } from '../testing/explainedRuns';
import { symbolName } from './symbolName';

test.each([
  ['m', 'm'],
  ['\\hat m', 'mHat'],
  ['\\bar v', 'vBar'],
  ['\\bar\\theta', 'thetaBar'],
  ['\\tilde\\theta', 'thetaTilde'],
  ['\\tilde g', 'gTilde'],
  ['\\alpha', 'alpha'],
  ['\\varepsilon', 'epsilon'],
  ['\\Delta', 'Delta'],
  ['\\theta_1', 'theta1'],
  ['\\beta_3', 'beta3'],
  ['\\beta_{3}', 'beta3'],
  ['\\eta_0', 'eta0'],
  ['\\rho_\\infty', 'rhoInfinity'],
  ['u^{\\prime}', 'uPrime'],
  ['\\alpha^{\\prime\\prime}', 'alphaDoublePrime'],
])('%s is called %s', (symbol, name) => {
  expect(symbolName(symbol)).toBe(name);
});

test('letters that begin like an accent are no accent', () => {
  expect(symbolName('\\barrier')).toBe('barrier');
});

test('the terms and buffers of each rule have names of letters and digits, and no name twice', () => {
  for (const { id, state, terms } of graphRules) {
    const buffers = Object.values(state).map(({ symbol }) => symbolName(symbol));
    expect(new Set(buffers).size, id).toBe(buffers.length);
    for (const name of [...buffers, ...Object.keys(terms)])
      expect(name, id).toMatch(/^[a-zA-Z]+\d*[a-zA-Z]*$/);
    for (const [name, { symbol }] of Object.entries(terms)) {
      // What belongs to the update before or after has the symbol of the same quantity.
      expect([symbolName(symbol), `${symbolName(symbol)}Next`, `${symbolName(symbol)}Last`], id).toContain(
        name,
      );
    }
  }
});
