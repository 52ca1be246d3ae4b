// `optiscape list`: what there is, with parameters, defaults and ranges.
import { landscapes } from '../core/landscapes/registry';
import type { LandscapeDescription } from '../core/landscapes/landscape';
import { describeRange } from '../core/optimizers/hyperparameters';
import type { OptimizerDescription } from '../core/optimizers/optimizer';
import { optimizers } from '../core/optimizers/registry';
import { invalidInput } from './usageError';

const formats = ['text', 'json'] as const;

interface Listing {
  readonly json: () => unknown;
  readonly text: () => string;
}

const kinds: Readonly<Record<string, Listing>> = {
  optimizers: {
    json: () => optimizers.map(optimizerJson),
    text: () => optimizers.map(optimizerText).join(''),
  },
  landscapes: {
    json: () => landscapes.map(landscapeJson),
    text: () => landscapes.map(landscapeText).join(''),
  },
};

/** What `list` can list. */
export const listKinds: readonly string[] = Object.keys(kinds);

/** The listing's text. */
export function list(kind: string, format: string): string {
  const listing = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!listing) throw invalidInput('kind', kind, `one of ${listKinds.join(', ')}`);
  switch (format) {
    case 'text':
      return listing.text();
    case 'json':
      return `${JSON.stringify(listing.json(), null, 2)}\n`;
    default:
      throw invalidInput('--format', format, formats.join(' or '));
  }
}

function optimizerJson({ id, name, family, hyperparameters, latex, paper }: OptimizerDescription): unknown {
  const parameters = Object.entries(hyperparameters).map(([key, parameter]) => ({
    id: key,
    name: parameter.label.en,
    kind: parameter.kind,
    default: parameter.default,
    ...(parameter.kind === 'number' && {
      min: parameter.min,
      minExclusive: parameter.minExclusive ?? false,
      max: Number.isFinite(parameter.max) ? parameter.max : null,
      maxExclusive: parameter.maxExclusive ?? false,
    }),
  }));
  return { id, name, family, parameters, latex, paper };
}

function optimizerText({ id, name, hyperparameters }: OptimizerDescription): string {
  const lines = Object.entries(hyperparameters).map(
    ([key, parameter]) => `  ${key} = ${parameter.default} (${describeRange(key, parameter)})`,
  );
  return [`${id}: ${name}`, ...lines, ''].join('\n');
}

function landscapeJson(landscape: LandscapeDescription): unknown {
  const { id, name, latex, domain, start, steps, seed, marks, contour, heightScale, view } = landscape;
  return { id, name: name.en, latex, domain, start, steps, seed, marks, contour, heightScale, view };
}

function landscapeText({ id, name, domain, start, steps, seed }: LandscapeDescription): string {
  const [[left, right], [low, high]] = [domain.x, domain.y];
  return (
    `${id}: ${name.en}\n  ${left} ≤ x ≤ ${right}, ${low} ≤ y ≤ ${high}\n` +
    `  start (${start.join(', ')}), steps ${steps}, seed ${seed}\n`
  );
}
