// What a file leaves out is filled in from definitions, and what it writes is held to their ranges: a file of today must
// mean the same tomorrow. Where the snapshot changes, files that have been saved change with it.
import { describe, expect, it } from 'vitest';
import type { Hyperparameterized } from '../hyperparameters/hyperparameter';
import {
  defaultHyperparameters,
  describeHyperparameterRange,
} from '../hyperparameters/validateHyperparameters';
import { landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { schedules } from '../schedules/registry';
import { inEnglish } from '../text/phrase';
import { createDefaultScene } from './defaultScene';

const lines = (record: object): string[] =>
  Object.entries(record).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);

function meaningOf(definition: Hyperparameterized): string[] {
  const { hyperparameters } = definition;
  const libraries = Object.values(hyperparameters).flatMap((declared) =>
    declared.kind === 'library' ? declared.forms.map(({ library }) => library) : [],
  );
  return [
    ...Object.entries(hyperparameters).map(([name, declared]) =>
      inEnglish(describeHyperparameterRange(name, declared)),
    ),
    ...lines(defaultHyperparameters(definition)),
    ...libraries.map((convention) =>
      JSON.stringify({ ...defaultHyperparameters(definition, { convention }), convention }),
    ),
  ];
}

describe.each([
  ['optimizer', optimizers],
  ['schedule', schedules],
])('the %s', (_, definitions) => {
  it.each(definitions.map((definition) => [definition.id, definition] as const))(
    '%s takes what it took, and has its defaults',
    (_id, definition) => {
      expect(meaningOf(definition)).toMatchSnapshot();
    },
  );
});

it.each(landscapes.map((landscape) => [landscape.id, landscape] as const))(
  'the race on %s is what it was',
  (_, landscape) => {
    expect(lines(createDefaultScene(landscape))).toMatchSnapshot();
  },
);
