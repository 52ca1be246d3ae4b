// Every rule against the reference libraries, within the bounds of golden/README.md.
import { describe, expect, test } from 'vitest';
import { findOptimizer } from '../optimizers/registry';
import { compareTrajectory, goldenTrajectories } from '../testing/golden';

const ids = [...new Set(goldenTrajectories.map(({ optimizer }) => optimizer))];

for (const id of ids) {
  const cases = goldenTrajectories.filter(({ optimizer }) => optimizer === id);
  describe(id, () => {
    test('is there', () => expect(findOptimizer(id)?.id).toBe(id));
    for (const golden of cases) {
      test(`${golden.landscape} ${JSON.stringify(golden.hyperparameters)} as ${golden.reference}`, () => {
        const { deviations, chaoticFrom, divergedAt, referenceStaysFinite } = compareTrajectory(golden);
        for (const deviation of deviations) {
          expect(deviation.relative, JSON.stringify(deviation)).toBeLessThanOrEqual(deviation.allowed);
        }
        expect(deviations.length).toBeGreaterThan(0);
        if (chaoticFrom === null) expect(divergedAt === null).toBe(referenceStaysFinite);
      });
    }
  });
}
