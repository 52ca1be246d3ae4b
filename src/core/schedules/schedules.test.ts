// Every schedule against PyTorch's numbers, and the properties that all of them must have for every update.
import { inLanguage } from '../text/text';
import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { compareSchedule, goldenSchedules, rateOf, scheduleBound } from '../testing/schedules';
import { findSchedule, schedules, validateSchedule, type ScheduleDefinition } from './registry';

describe('agrees with PyTorch', () => {
  for (const [id, golden] of goldenSchedules) {
    test(id, () => {
      expect(golden.learningRate).toHaveLength(100);
      expect(compareSchedule(id, golden)).toBeLessThanOrEqual(scheduleBound);
    });
  }

  test('there is a reference for all but constant', () => {
    expect(new Set(['constant', ...goldenSchedules.keys()])).toEqual(new Set(schedules.map(({ id }) => id)));
  });
});

describe('after the end', () => {
  test('cosine climbs again, as PyTorch’s does', () => {
    const rate = rateOf('cosine', { period: 40, minimum: 0.01 });
    expect(rate(40)).toBe(0.01);
    expect(rate(60)).toBeCloseTo(rate(20), 15);
    expect(rate(80)).toBe(0.1);
  });
  test('cosine with restarts starts again, each time for longer', () => {
    const rate = rateOf('cosine-restarts', { period: 10, multiplier: 3 });
    expect([0, 10, 40, 130].map((update) => rate(update))).toEqual([0.1, 0.1, 0.1, 0.1]);
    for (const update of [9, 39, 129]) expect(rate(update)).toBeLessThan(0.005);
    expect(rateOf('cosine-restarts', { period: 10 })(1_000_003)).toBe(
      rateOf('cosine-restarts', { period: 10 })(3),
    );
  });
  test('linear, polynomial and one cycle keep their last rate', () => {
    expect(rateOf('linear', { endFactor: 0.5, steps: 10 })(1e6)).toBeCloseTo(0.05, 15);
    expect(rateOf('polynomial', { steps: 10, power: 2 })(10)).toBe(0);
    expect(rateOf('polynomial', { steps: 10, power: 2 })(1e6)).toBe(0);
    const cycle = rateOf('one-cycle', { totalSteps: 50 });
    expect(cycle(49)).toBeCloseTo(1e-5, 18);
    expect(cycle(50)).toBe(cycle(49));
    expect(cycle(1e6)).toBe(cycle(49));
  });
  test('triangular goes on and ignores the base rate', () => {
    const rate = rateOf('triangular', { minimum: 0.02, maximum: 0.5, stepUp: 7 });
    expect([0, 7, 14, 21, 1_000_006].map((update) => rate(update, 3))).toEqual([
      0.02,
      0.5,
      0.02,
      0.5,
      rate(1_000_006 % 14),
    ]);
  });
});

test('a cycle without a climb or without a descent is a number at every step', () => {
  for (const totalSteps of [1, 2, 3, 10]) {
    for (const warmupFraction of [0, 0.05, 0.1, 0.5, 1]) {
      const rate = rateOf('one-cycle', { totalSteps, warmupFraction });
      for (let update = 0; update < 20; update++) {
        expect(rate(update)).toBeGreaterThan(0);
        expect(rate(update)).toBeLessThanOrEqual(1 + 1e-12);
      }
    }
  }
  expect(rateOf('one-cycle', { totalSteps: 10, warmupFraction: 1 })(9)).toBeCloseTo(1, 12);
});

describe('warm-up', () => {
  for (const { id } of schedules) {
    test(`multiplies the rates of ${id}`, () => {
      const [plain, warm] = [rateOf(id, {}), rateOf(id, { warmupSteps: 8 })];
      for (let update = 0; update < 12; update++) {
        expect(warm(update)).toBe(Math.min(1, (update + 1) / 8) * plain(update));
      }
    });
  }
});

/** Every hyper-parameter at its smallest, its largest and the ends of its slider, the others at their defaults. */
function extremes({ id, hyperparameters }: ScheduleDefinition): HyperparameterValues[] {
  const each = Object.entries(hyperparameters).flatMap(([name, { min, minExclusive, max, slider }]) =>
    [minExclusive === true ? 1e-300 : min, Number.isFinite(max) ? max : 1e300, ...slider].map((value) => ({
      [name]: value,
    })),
  );
  // Without combinations that are invalid.
  return each.filter((given) => validateSchedule({ id, ...given }).ok);
}

for (const schedule of schedules) {
  describe(schedule.id, () => {
    test('is never negative and always finite, whatever the update', () => {
      for (const given of [{}, ...extremes(schedule)]) {
        const rate = rateOf(schedule.id, given);
        for (const update of [0, 1, 2, 3, 10, 99, 100, 1000, 1e6, 2 ** 40]) {
          for (const baseRate of [0, 1e-300, 0.1, 1e300]) {
            const value = rate(update, baseRate);
            expect(value, JSON.stringify({ given, update, baseRate })).toBeGreaterThanOrEqual(0);
            expect(value, JSON.stringify({ given, update, baseRate })).toBeLessThan(Infinity);
          }
        }
      }
    });

    test('needs no longer for a late update than for an early one', () => {
      const rate = rateOf(schedule.id, {});
      const start = performance.now();
      for (let i = 0; i < 20_000; i++) rate(1e6 + i);
      // About 20 ms here; stepping there one by one would take minutes.
      expect(performance.now() - start).toBeLessThan(2000);
    });

    test('is described completely', () => {
      expect(findSchedule(schedule.id)).toBe(schedule);
      expect(schedule.source.length).toBeGreaterThan(10);
      const texts = [schedule.name, schedule.idea];
      for (const { label, symbol } of Object.values(schedule.hyperparameters)) {
        texts.push(label);
        expect(symbol).not.toBe('');
        expect(schedule.latex).toContain(symbol);
      }
      for (const text of texts) {
        const [en, ja] = [inLanguage(text, 'en'), inLanguage(text, 'ja')];
        expect(en.length).toBeGreaterThan(2);
        expect(ja.length).toBeGreaterThan(1);
      }
      for (const { slider, min, max, default: initial, whole } of Object.values(schedule.hyperparameters)) {
        const [low, high] = slider;
        expect(min <= low && low < high && high <= max).toBe(true);
        expect(initial >= min && initial <= max).toBe(true);
        if (whole === true) expect([low, high, initial].every(Number.isInteger)).toBe(true);
      }
    });
  });
}

describe('validation', () => {
  const messages = (given: Readonly<Record<string, unknown>>): string[] => {
    const validation = validateSchedule(given);
    return validation.ok ? [] : validation.issues.map(({ message }) => message);
  };
  test('fills in what is left out', () => {
    const validation = validateSchedule({ id: 'cosine', period: 40 });
    const cosine = findSchedule('cosine');
    if (!cosine || !validation.ok) throw new Error('missing');
    expect(validation.schedule).toBe(cosine);
    expect(validation.values).toEqual({ ...defaultHyperparameters(cosine), period: 40 });
  });
  test('names field, value and what is allowed', () => {
    expect(messages({})[0]).toContain('Invalid id: missing (expected one of constant, step,');
    expect(messages({ id: 'cosin' })[0]).toContain('Invalid id: "cosin" (expected one of constant,');
    expect(messages({ id: 'cosine', period: 0, minimum: -1, decay: 2 })).toEqual([
      'Invalid period: 0 (expected a whole number, 1 ≤ period ≤ 1000000)',
      'Invalid minimum: -1 (expected 0 ≤ minimum)',
      'Invalid decay: no such parameter of the schedule (expected one of period, minimum, warmupSteps)',
    ]);
    expect(messages({ id: 'triangular', minimum: 0.3, maximum: 0.2 })).toEqual([
      'Invalid minimum: 0.3 (expected minimum ≤ 0.2, the maximum)',
    ]);
    expect(messages({ id: 'triangular', minimum: 0.3, maximum: 0.3 })).toEqual([]);
    expect(messages({ id: 'step', stepSize: 2.5, warmupSteps: 'ten' })).toEqual([
      'Invalid stepSize: 2.5 (expected a whole number, 1 ≤ stepSize ≤ 1000000)',
      'Invalid warmupSteps: "ten" (expected a whole number, 0 ≤ warmupSteps ≤ 1000000)',
    ]);
  });
});
