// Validation, with the bad values generated from the declarations themselves.
import { describe, expect, test } from 'vitest';
import { defaultHyperparameters, describeRange, validateHyperparameters } from './hyperparameters';
import type { Hyperparameter } from './optimizer';
import { findOptimizer, optimizers } from './registry';

function badValues(declared: Hyperparameter): unknown[] {
  const wrongType = ['0.1', null, undefined, [0.5], {}];
  if (declared.kind === 'boolean') return [...wrongType, 0, 1];
  const bad: unknown[] = [...wrongType, true, NaN, Infinity, -Infinity];
  if (Number.isFinite(declared.min)) bad.push(declared.min - 1, declared.min - 1e-9);
  if (declared.minExclusive === true) bad.push(declared.min);
  if (Number.isFinite(declared.max)) bad.push(declared.max + 1, declared.max + 1e-9);
  if (declared.maxExclusive === true) bad.push(declared.max);
  return bad;
}

function goodValues(declared: Hyperparameter): (number | boolean)[] {
  if (declared.kind === 'boolean') return [true, false];
  const good = [declared.default, ...declared.slider];
  if (declared.minExclusive !== true) good.push(declared.min);
  if (declared.maxExclusive !== true && Number.isFinite(declared.max)) good.push(declared.max);
  return good;
}

for (const optimizer of optimizers) {
  describe(optimizer.id, () => {
    for (const [name, declared] of Object.entries(optimizer.hyperparameters)) {
      test(`${name} is declared soundly`, () => {
        if (declared.kind === 'boolean') return;
        const [low, high] = declared.slider;
        expect(low).toBeLessThan(high);
        if (declared.scale === 'log') expect(low).toBeGreaterThan(0);
        if (declared.scale === 'complement') expect(high).toBeLessThan(1);
      });
      for (const value of goodValues(declared)) {
        test(`${name} may be ${value}`, () => {
          const validation = validateHyperparameters(optimizer, { [name]: value });
          expect(validation).toEqual({
            ok: true,
            values: { ...defaultHyperparameters(optimizer), [name]: value },
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
          expect(validation.issues[0]?.message).toContain(`(expected ${describeRange(name, declared)})`);
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
    'Invalid lr: no such hyper-parameter (expected one of learningRate, beta1, beta2, epsilon, weightDecay)',
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

test('descriptions are complete', () => {
  expect(new Set(optimizers.map(({ id }) => id)).size).toBe(optimizers.length);
  for (const optimizer of optimizers) {
    const texts = [optimizer.idea, optimizer.convention];
    for (const declared of Object.values(optimizer.hyperparameters)) texts.push(declared.label);
    for (const { en, ja } of texts) {
      expect(en.length).toBeGreaterThan(2);
      expect(ja.length).toBeGreaterThan(1);
    }
    // The rule's symbols are those of its hyper-parameters and its state.
    for (const { symbol } of [
      ...Object.values(optimizer.hyperparameters),
      ...Object.values(optimizer.state),
    ]) {
      expect(optimizer.id === 'adagrad' && symbol === 's_0' ? 's_0' : optimizer.latex).toContain(symbol);
    }
  }
});
