import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../core/hyperparameters/validateHyperparameters';
import { findOptimizer, optimizers } from '../../core/optimizers/registry';
import { schedules } from '../../core/schedules/registry';
import { takesClipping } from '../../core/simulation/particleUpdate';
import { shownRule } from './shownRule';

const plain = { clipping: null, schedule: null };

describe('the rule on show', () => {
  it('is that of the chosen form, with its decay', () => {
    const adam = findOptimizer('adam')!;
    const values = defaultHyperparameters(adam);
    const pytorch = shownRule(adam, { ...plain, hyperparameters: values }).rule;
    const keras = shownRule(adam, { ...plain, hyperparameters: { ...values, convention: 'keras' } }).rule;
    const decayed = shownRule(adam, { ...plain, hyperparameters: { ...values, weightDecay: 0.1 } }).rule;
    expect(keras).not.toBe(pytorch);
    expect(decayed).toContain('+ \\lambda \\theta_t');
  });

  it('has clipped gradients and a rate of its step where these are on', () => {
    const sgd = findOptimizer('sgd')!;
    const { rule, terms } = shownRule(sgd, {
      hyperparameters: defaultHyperparameters(sgd),
      clipping: { kind: 'value', limit: 1 },
      schedule: { id: 'constant', warmupSteps: 5 },
    });
    expect(rule).toMatch(/\\operatorname\{clip\}\(\\nabla f\(\\theta_t\)\).*\\eta_t/);
    expect(terms).toHaveLength(2);
    expect(terms[0]).toContain('\\min(c, g)');
    expect(terms[1]).toMatch(/\\eta_t &=.*k = t - 1/);
  });

  it.each(optimizers.map((optimizer) => [optimizer.id, optimizer] as const))(
    'of %s can be typeset with all that there is to add',
    (_, optimizer) => {
      for (const schedule of schedules) {
        const { rule, terms } = shownRule(optimizer, {
          hyperparameters: defaultHyperparameters(optimizer),
          clipping: { kind: 'norm', limit: 1 },
          schedule: { ...defaultHyperparameters(schedule), id: schedule.id },
        });
        if (takesClipping(optimizer)) expect(rule).toContain('clip');
        expect(terms.at(-1)).toContain('k = t - 1');
        for (const latex of [rule, ...terms]) {
          expect(() => katex.renderToString(latex, { displayMode: true })).not.toThrow();
        }
      }
    },
  );
});
