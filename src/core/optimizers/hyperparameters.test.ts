// Validation, with the bad values generated from the declarations themselves.
import { inLanguage } from '../text/text';
import { describe, expect, test } from 'vitest';
import {
  defaultHyperparameters,
  describeHyperparameterRange,
  validateHyperparameters,
} from '../hyperparameters/validateHyperparameters';
import type { Hyperparameter, HyperparameterValue } from '../hyperparameters/hyperparameter';
import { decoupledDecay } from '../hyperparameters/commonHyperparameters';
import { optimizerFamilies } from './optimizer';
import { findOptimizer, optimizers } from './registry';
import { ruleLatex } from './ruleLatex';

function badValues(declared: Hyperparameter): unknown[] {
  const wrongType = ['0.1', null, undefined, [0.5], {}];
  if (declared.kind === 'boolean') return [...wrongType, 0, 1];
  if (declared.kind === 'library') return [...wrongType, 0, true, 'tensorflow', 'constructor'];
  const bad: unknown[] = [...wrongType, true, NaN, Infinity, -Infinity];
  if (Number.isFinite(declared.min)) bad.push(declared.min - 1, declared.min - 1e-9);
  if (declared.minExclusive === true) bad.push(declared.min);
  if (Number.isFinite(declared.max))
    bad.push(2 * declared.max + 1, declared.max + 1e-9 * Math.max(1, declared.max));
  if (declared.maxExclusive === true) bad.push(declared.max);
  if (declared.whole === true) bad.push(declared.default + 0.5);
  return bad;
}

function goodValues(declared: Hyperparameter): HyperparameterValue[] {
  if (declared.kind === 'boolean') return [true, false];
  if (declared.kind === 'library') return declared.forms.map(({ library }) => library);
  const good = [declared.default, ...declared.slider];
  if (declared.minExclusive !== true && Number.isFinite(declared.min)) good.push(declared.min);
  if (declared.maxExclusive !== true && Number.isFinite(declared.max)) good.push(declared.max);
  return good;
}

for (const optimizer of optimizers) {
  describe(optimizer.id, () => {
    for (const [name, declared] of Object.entries(optimizer.hyperparameters)) {
      test(`${name} is declared soundly`, () => {
        if (declared.kind !== 'number') return;
        const [low, high] = declared.slider;
        expect(low).toBeLessThan(high);
        expect(['linear', 'log', 'complement']).toContain(declared.scale);
        if (declared.scale === 'log') expect(low).toBeGreaterThan(0);
        if (declared.scale === 'complement') expect(high).toBeLessThan(1);
      });
      for (const value of goodValues(declared)) {
        test(`${name} may be ${value}`, () => {
          const validation = validateHyperparameters(optimizer, { [name]: value });
          expect(validation).toEqual({
            ok: true,
            values: { ...defaultHyperparameters(optimizer, { [name]: value }), [name]: value },
          });
        });
      }
      for (const value of badValues(declared)) {
        test(`${name} may not be ${typeof value} ${String(value)}`, () => {
          const validation = validateHyperparameters(optimizer, { [name]: value });
          expect(validation.ok).toBe(false);
          if (validation.ok) return;
          expect(validation.issues).toHaveLength(1);
          expect(validation.issues[0]?.field).toBe(name);
          expect(validation.issues[0]?.message).toContain(`Invalid ${name}: `);
          expect(validation.issues[0]?.message).toContain(
            `(expected ${inLanguage(describeHyperparameterRange(name, declared), 'en')})`,
          );
        });
      }
    }
  });
}

test('messages name field, value and what is allowed', () => {
  const adam = findOptimizer('adam');
  const rmsprop = findOptimizer('rmsprop');
  if (!adam || !rmsprop) throw new Error('missing');
  const messages = (validation: ReturnType<typeof validateHyperparameters>): string[] =>
    validation.ok ? [] : validation.issues.map(({ message }) => message);
  expect(messages(validateHyperparameters(adam, { beta1: 1.2, epsilon: -1, lr: 0.1 }))).toEqual([
    'Invalid beta1: 1.2 (expected 0 ≤ beta1 < 1)',
    'Invalid epsilon: -1 (expected 0 ≤ epsilon)',
    'Invalid lr: no such hyper-parameter (expected one of learningRate, beta1, beta2, epsilon, convention, weightDecay, decoupledDecay)',
  ]);
  expect(messages(validateHyperparameters(rmsprop, { centered: 'yes', learningRate: '0.1' }))).toEqual([
    'Invalid centered: "yes" (expected true or false)',
    'Invalid learningRate: "0.1" (expected 0 ≤ learningRate)',
  ]);
  expect(validateHyperparameters(adam, JSON.parse('{"__proto__": 1}') as Record<string, unknown>).ok).toBe(
    false,
  );
  expect(validateHyperparameters(adam, { toString: 1 }).ok).toBe(false);
});

test('a convention brings its own defaults', () => {
  const adam = findOptimizer('adam');
  if (!adam) throw new Error('missing');
  const valuesOf = (given: Record<string, unknown>): unknown => {
    const validation = validateHyperparameters(adam, given);
    return validation.ok ? validation.values.epsilon : validation.issues;
  };
  expect(valuesOf({})).toBe(1e-8);
  expect(valuesOf({ convention: 'keras' })).toBe(1e-7);
  expect(valuesOf({ epsilon: 0.5, convention: 'keras' })).toBe(0.5);
});

test('descriptions are complete', () => {
  expect(new Set(optimizers.map(({ id }) => id)).size).toBe(optimizers.length);
  for (const optimizer of optimizers) {
    const { id, family, idea, goodAt, badAt, definitionNote, hyperparameters, year } = optimizer;
    expect(optimizerFamilies, id).toContain(family);
    const texts = [idea, goodAt, badAt, definitionNote];
    for (const declared of Object.values(hyperparameters)) {
      texts.push(declared.label);
      if (declared.kind !== 'library') continue;
      const { default: library } = declared;
      expect(declared.forms[0], id).toMatchObject({ library, latex: optimizer.latex });
      for (const { difference } of declared.forms.slice(1)) texts.push(difference);
    }
    for (const text of texts) {
      const [en, ja] = [inLanguage(text, 'en'), inLanguage(text, 'ja')];
      expect(en.length, id).toBeGreaterThan(2);
      expect(ja.length, id).toBeGreaterThan(1);
      expect(en, id).not.toMatch(/[\u3040-\u30ff]/);
    }
    expect(year, id).toBeGreaterThan(1600);
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});

/** What a recursion begins with, s₀, is written in it as what was before, sₜ₋₁. */
const isWritten = (symbol: string, rule: string): boolean =>
  rule.includes(symbol) || (symbol.endsWith('_0') && rule.includes(symbol.replace(/_0$/, '_{t-1}')));

test('every symbol of the rule is one of its hyper-parameters or its state, and the other way round', () => {
  for (const optimizer of optimizers) {
    const symbols = [
      ...Object.values(optimizer.hyperparameters).flatMap((declared) =>
        declared.kind === 'library' ? [] : [declared.symbol],
      ),
      ...(optimizer.kind === 'graph' ? Object.values(optimizer.state).map(({ symbol }) => symbol) : []),
    ];
    const decaying = [false, true].map((decoupledDecay) =>
      ruleLatex(optimizer, { weightDecay: 1, decoupledDecay }),
    );
    // The switch for decoupled decay has no symbol in the rule: instead, the rule itself differs.
    if ('decoupledDecay' in optimizer.hyperparameters) {
      expect(new Set([...decaying, optimizer.latex]).size, optimizer.id).toBe(3);
    }
    const rule = [optimizer.latex, ...decaying].join(' ');
    for (const symbol of symbols.filter((each) => each !== decoupledDecay.symbol)) {
      expect(symbol, optimizer.id).not.toBe('');
      expect(isWritten(symbol, rule), `${optimizer.id}: ${symbol}`).toBe(true);
    }
  }
});

test('each library’s form is a rule for θ with the symbols of its numbers', () => {
  for (const { id, hyperparameters } of optimizers) {
    const { convention } = hyperparameters;
    if (convention?.kind !== 'library') continue;
    for (const { library, latex, defaults } of convention.forms) {
      expect(latex, `${id} ${library}`).toMatch(
        /^\\begin\{aligned\}.*\\theta_\{t\+1\} &= .*\\end\{aligned\}$/,
      );
      for (const name of Object.keys(defaults)) {
        const declared = hyperparameters[name];
        if (declared?.kind !== 'number') continue;
        expect(isWritten(declared.symbol, latex), `${id} ${library} ${name}`).toBe(true);
      }
    }
  }
});
