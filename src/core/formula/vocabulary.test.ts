// Names: which ones are parameters, what Greek letters are called, and what a misspelt name is taken for.
import { expect, test } from 'vitest';
import { constants, functions, isGreekLetter, isParameter, latinName, suggestionsFor } from './vocabulary';

test.each([
  ['a', true],
  ['Z', true],
  ['k12', true],
  ['alpha', true],
  ['beta3', true],
  // The coordinates, and what looks like a power or a multiple of one.
  ['x', false],
  ['y', false],
  ['x2', false],
  ['y10', false],
  ['e', false],
  ['e2', false],
  ['pi', false],
  ['tau1', false],
  // Functions, other words, and what is no name.
  ['sin', false],
  ['log2', false],
  ['ab', false],
  ['Alpha', false],
  ['2a', false],
  ['a2b', false],
  ['', false],
])('%j as a parameter: %j', (name, expected) => expect(isParameter(name)).toBe(expected));

test('no function and no constant may be a parameter as well', () => {
  expect([...functions.keys(), ...constants.keys()].filter(isParameter)).toEqual([]);
});

test('Greek letters, variant forms included, stand for their names', () => {
  const letters = Array.from('αβγδεζηθικλμνξοπρστυφχψω');
  const names = (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi ' +
    'chi psi omega'
  ).split(' ');
  expect(letters.map(latinName)).toEqual(names);
  expect(names.filter((name) => !isParameter(name))).toEqual(['pi', 'tau']);
  expect(Array.from('ϵϑµϕ', latinName)).toEqual(['epsilon', 'theta', 'mu', 'phi']);
  expect(latinName('ω12')).toBe('omega12');
  expect(['a1', ''].map(latinName)).toEqual(['a1', '']);
  expect(['ς', 'Α', 'a', ''].filter(isGreekLetter)).toEqual([]);
});

test.each<readonly [name: string, suggestions: readonly string[]]>([
  // Powers and multiples
  ['x12', ['x^12', '12*x']],
  ['y3', ['y^3', '3*y']],
  ['tau2', ['tau^2', '2*tau']],
  ['2x3', []],
  // Functions without parentheses
  ['sin2', ['sin(2)']],
  ['exp10', ['exp(10)']],
  ['log2x', ['log2(x)']],
  ['sinhh', ['sinh(h)']],
  ['sinpi', ['sin(pi)']],
  ['cosalpha2', ['cos(alpha2)']],
  ['sinh2', ['sinh(2)', 'sin(h2)']],
  // Products without a sign, of which one factor is known
  ['ex', ['e*x']],
  ['ye', ['y*e']],
  ['axy', []],
  ['atau', ['a*tau']],
  ['gammax', ['gamma*x']],
  ['yk3', ['y*k3']],
  ['ab', []],
  ['xqq', []],
  ['qqx', []],
  // Capitals
  ['COS', ['cos']],
  ['xI', ['xi']],
  // Letters too many, missing, wrong or swapped: one in a short name, two in a longer one
  ['tansh', ['tanh', 'atanh']],
  ['qqqtan', []],
  ['sni', ['sin']],
  ['ocs', ['cos']],
  ['ban', ['tan']],
  ['hypt', ['hypot']],
  ['sigmodi', ['sigmoid']],
  ['softpuls', ['softplus']],
  ['softpulz', ['softplus']],
  ['sfotpulz', []],
  ['qqqq', []],
  ['qqtnah', []],
  ['thetta', ['theta']],
  ['omikron', ['omicron']],
])('%s is answered with %j', (name, expected) => expect(suggestionsFor(name)).toEqual(expected));
