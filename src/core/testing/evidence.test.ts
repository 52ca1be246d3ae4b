// Every rule of the registry has been compared with a reference, and all deviations are within their bounds.
import { describe, expect, test } from 'vitest';
import { findOptimizer, optimizers } from '../optimizers/registry';
import { goldenTrajectories } from './golden';
import {
  classicBounds,
  classicMethods,
  descend,
  places,
  search,
  seededLandscapes,
  seededMethods,
} from './minimisations';
import { compareTranscription, races, transcriptionBound } from './transcriptions/harness';
import { libraryForms } from './transcriptions/libraryForms';
import { optaxRules } from './transcriptions/optaxRules';
import { papers } from './transcriptions/papers';

test('every rule has evidence', () => {
  const held = new Set([
    ...goldenTrajectories.map(({ optimizer }) => optimizer),
    ...[...papers, ...optaxRules].map(({ optimizer }) => optimizer),
    ...Object.keys(classicMethods),
    ...Object.keys(seededMethods),
  ]);
  const missing = optimizers.filter(({ id }) => !held.has(id)).map(({ id }) => id);
  expect(
    missing,
    `Nothing shows that these rules are what they say: ${missing.join(', ')}. Add reference numbers to
src/core/testing/golden/trajectories.json where a library has the rule, a transcription to
src/core/testing/transcriptions/papers.ts where only a paper has it, or the updates that it takes to a minimum to
src/core/testing/minimisations.ts for a method that searches. Then: npm run bench -- numerics`,
  ).toEqual([]);
  for (const id of held) expect(findOptimizer(id)?.id, 'evidence of a rule that is not there').toBe(id);
});

describe.each([
  ['rules by hand', papers],
  ['optax’s rules by hand', optaxRules],
  ['other libraries’ forms by hand', libraryForms],
] as const)('%s', (_, transcriptions) => {
  for (const transcription of transcriptions) {
    const { optimizer, hyperparameters, leftOut } = transcription;
    for (const race of races.filter(({ landscape }) => leftOut?.[landscape] === undefined)) {
      test(`${optimizer} ${JSON.stringify(hyperparameters)} on ${race.landscape}`, () => {
        const apart = compareTranscription(transcription, race)
          .map((relative, update) => ({ update, relative }))
          .filter(({ relative }) => !(relative <= transcriptionBound));
        expect(apart).toEqual([]);
      });
    }
  }
});

describe('classic methods end in minima', () => {
  for (const id of Object.keys(classicMethods)) {
    for (const place of places) {
      test(`${id} on ${place.landscape.id}`, () => {
        const { distance, value, unrest } = descend(id, place);
        expect(distance).toBeLessThan(classicBounds.distance);
        expect(value).toBeLessThan(classicBounds.value);
        expect(unrest).toBeLessThan(classicBounds.distance);
      });
    }
  }
  test('of which at least one of SciPy’s methods finds nearly all', () => {
    for (const id of Object.keys(classicMethods)) {
      const alone = places.filter((place) => descend(id, place).agreeing === 0);
      // Among the many minima of the sinc valley, Newton's method ends in one that SciPy's methods don't find.
      expect(
        alone.map(({ landscape }) => landscape.id),
        id,
      ).toEqual(id === 'newton' ? ['sinc-valley'] : []);
    }
  });
});

describe('seeded methods find the lowest minimum, whatever the seed', () => {
  for (const [id, { bound }] of Object.entries(seededMethods)) {
    for (const landscape of seededLandscapes) {
      test(`${id} on ${landscape}`, () => expect(search(id, landscape).value).toBeLessThan(bound));
    }
  }
});
