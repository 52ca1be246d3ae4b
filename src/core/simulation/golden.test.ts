// Every rule against the reference libraries, within the bounds of golden/README.md.
import { describe, expect, test } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { compareTrajectory, goldenTrajectories } from '../testing/golden';

for (const { id } of optimizers) {
  const cases = goldenTrajectories.filter(
    ({ optimizer, landscape }) => optimizer === id && findLandscape(landscape) !== undefined,
  );
  describe(id, () => {
    test('has reference trajectories', () => expect(cases.length).toBeGreaterThan(0));
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
