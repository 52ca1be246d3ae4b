import { expect, it } from 'vitest';
import { adamw } from './adamw';
import { momentum } from './momentum';
import { optimizers } from './registry';
import { ruleLatex } from './ruleLatex';
import { sgd } from './sgd';

const rule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, g_t \\end{aligned}';

it('writes the rule as it is defined where nothing decays', () => {
  expect(sgd.latex).toBe(rule);
  expect(ruleLatex(sgd, { weightDecay: 0, decoupledDecay: false })).toBe(rule);
  expect(ruleLatex(sgd, { weightDecay: 0, decoupledDecay: true })).toBe(rule);
});

it('adds the decay to the gradient, or takes it from the parameter where it is decoupled', () => {
  expect(ruleLatex(sgd, { weightDecay: 0.1, decoupledDecay: false })).toBe(
    rule.replace('\\nabla f(\\theta_t)', '\\nabla f(\\theta_t) + \\lambda \\theta_t'),
  );
  expect(ruleLatex(sgd, { weightDecay: 0.1, decoupledDecay: true })).toBe(
    rule.replace('\\theta_t - \\eta', '(1 - \\eta\\lambda)\\,\\theta_t - \\eta'),
  );
});

it('leaves a rule alone that has its decay inside', () => {
  expect(ruleLatex(adamw, { weightDecay: 0.1 })).toBe(adamw.latex);
});

it('writes the form of the library that is chosen', () => {
  const library = optimizers.find(({ id }) => id === 'momentum')?.hyperparameters.convention;
  const forms = library?.kind === 'library' ? library.forms : [];
  expect(forms.map(({ library }) => library)).toEqual(['pytorch', 'keras', 'optax']);
  for (const { library: convention, latex } of forms)
    expect(ruleLatex(momentum, { convention, weightDecay: 0 }), convention).toBe(latex);
  expect(ruleLatex(momentum, { convention: 'keras', weightDecay: 0 })).not.toBe(momentum.latex);
});
