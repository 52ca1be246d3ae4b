// Marks at the quantities of a rule's rows.
import { expect, test } from 'vitest';
import { formsOf, graphRules } from '../testing/explainedRuns';
import { explained } from './testing/explained';
import { shownRows } from './shownRows';

const mark = (term: string, latex: string): string => `⟨${term}:${latex}⟩`;
const unmarked = (latex: string): string => latex.replaceAll(/⟨\w+:|⟩/g, '');

test('stand at what an update computes, as it is written and at its numbers, not at what it found', () => {
  const [adam] = graphRules.filter(({ id }) => id === 'adam');
  const settings = { landscape: { id: 'himmelblau' }, optimizer: 'adam', hyperparameters: {} };
  const start = [-1, -0.5] as const;
  const rows = shownRows(adam!, {}, start, explained(settings, start, 3), mark);
  const marked = (term: string): string => rows.find((row) => row.term === term)!.marked.written;
  expect(marked('m')).toMatch(/^⟨m:m_t⟩ = \\beta_1 m_\{t-1\} \+ .*⟨g:g_t⟩$/);
  expect(marked('next')).toMatch(/^⟨next:\\theta_\{t\+1\}⟩ = \\theta_t .*⟨mHat:\\hat m_t⟩.*⟨vHat:\\hat v_t⟩/);
  expect(marked('v')).toMatch(/⟨g:g_t\^2⟩$/);
  const [x] = rows.find(({ term }) => term === 'mHat')!.marked.numbers;
  expect(x).toMatch(/^\\frac\{⟨m:-?[\d.]+⟩\}/);
});

test.each(graphRules.map((rule) => [rule.id, rule] as const))('of %s change nothing else', (id, rule) => {
  for (const hyperparameters of formsOf(rule)) {
    const settings = { landscape: { id: 'himmelblau' }, optimizer: id, hyperparameters };
    for (const step of [1, 2, 10]) {
      const start = [-1, -0.5] as const;
      const explanation = explained(settings, start, step);
      const rows = shownRows(rule, hyperparameters, start, explanation, mark);
      expect(rows.some(({ marked }) => marked.written.includes('⟨'))).toBe(true);
      for (const { written, numbers, marked } of rows) {
        expect(unmarked(marked.written)).toBe(written);
        expect(marked.numbers.map(unmarked)).toEqual(numbers);
      }
    }
  }
});
