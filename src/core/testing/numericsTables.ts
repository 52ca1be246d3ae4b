// The tables of docs/numerics.md, from what the tests measure.
import { inLanguage } from '../text/text';
import { landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { createDefaultScene } from '../scene/defaultScene';
import { schedules } from '../schedules/registry';
import { elementaryBounds, elementaryErrors } from './elementary';
import { evidenceOf, type Measurements, type TrajectoryResult, type TranscriptionResult } from './evidence';
import type { FunctionComparison } from './functions';
import { baseBound, compareLandscape, goldenLandscapes } from './golden';
import { classicMethods, seededMethods } from './minimisations';
import { raceOptimizers } from './raceRates';
import { compareSchedule, goldenSchedules } from './schedules';
import { races } from './transcriptions/harness';
import { headsApart, watchRace } from './watchedRace';

export const scientific = (value: number): string => (value === 0 ? '0' : value.toExponential(1));

export const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const nameOf = (id: string): string => optimizers.find((optimizer) => optimizer.id === id)?.name ?? id;
const landscapeName = (id: string): string =>
  inLanguage(landscapes.find((landscape) => landscape.id === id)?.name ?? id, 'en');
const raceNames = races.map(({ landscape }) => landscapeName(landscape));

/** Small numbers with an exponent, other values unchanged. */
const shown = (value: unknown): string =>
  typeof value === 'number' && value > 0 && value < 1e-4 ? value.toExponential() : String(value);

/** `learningRate 0.1, centered` */
const settingsOf = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .filter(([name, value]) => value !== false && name !== 'convention')
    .map(([name, value]) => (value === true ? name : `${name} ${shown(value)}`))
    .join(', ');

/** Distances below the spacing of numbers around 1 count as 0. */
const distanceOf = (value: number): string => scientific(value < 1e-16 ? 0 : value);

/** For every rule its definition, its references, and its deviations from them. */
export function ruleTable(measured: Measurements): string {
  const rows = optimizers.map(({ id, name, family }) => {
    const evidence = evidenceOf(id, measured);
    const paths = evidence.flatMap((each) => (each.along === 'path' ? [each] : []));
    const ends = evidence.flatMap((each) => (each.along === 'end' ? [each.distance] : []));
    return [
      name,
      family.replaceAll('-', ' '),
      [...new Set(evidence.map(({ definition }) => definition))].join(', '),
      evidence.map(({ reference }) => reference).join(', '),
      `${evidence.reduce((sum, each) => sum + each.races, 0)}`,
      ...(paths.length > 0
        ? [Math.max(...paths.map(({ early }) => early)), Math.max(...paths.map(({ late }) => late))].map(
            scientific,
          )
        : ['', `${distanceOf(Math.max(...ends))} at the end`]),
    ];
  });
  return table(
    ['Rule', 'Family', 'Whose definition', 'Compared with', 'Races', 'Largest deviation to step 50', 'after'],
    rows,
  );
}

/** The largest deviation, with its bound if that is wider than usual for a sensitive race, and the last checkpoint. */
function trajectoryCell({ comparison: { deviations, chaoticFrom, divergedAt } }: TrajectoryResult): string {
  const worst = deviations.reduce((a, b) => (b.relative > a.relative ? b : a), deviations[0]!);
  const wide = worst.allowed > baseBound(worst.checkpoint);
  const largest = `${scientific(worst.relative)}${wide ? ` of ${scientific(worst.allowed)}` : ''}`;
  const last = deviations.at(-1)?.checkpoint ?? 0;
  if (divergedAt !== null) return `${largest}, to ${last}: ∞ at ${divergedAt}`;
  return chaoticFrom === null ? largest : `${largest}, to ${last}: chaos`;
}

/** One row per rule and setting, one column per landscape. */
export function trajectoryTable({ trajectories }: Measurements): string {
  const rows = optimizers.flatMap(({ id, name }) => {
    const ofRule = trajectories.filter(({ golden }) => golden.optimizer === id);
    const settings = [...new Set(ofRule.map(({ golden }) => settingsOf(golden.hyperparameters)))];
    return settings.map((setting) => {
      const cases = ofRule.filter(({ golden }) => settingsOf(golden.hyperparameters) === setting);
      return [
        name,
        setting,
        ...races.map(({ landscape }) => {
          const found = cases.find(({ golden }) => golden.landscape === landscape);
          return found === undefined ? '' : trajectoryCell(found);
        }),
      ];
    });
  });
  return table(['Rule', 'Hyper-parameters', ...raceNames], rows);
}

export function transcriptionTable(results: readonly TranscriptionResult[]): string {
  const rows = results.map(({ transcription, largest }) => [
    nameOf(transcription.optimizer),
    transcription.source,
    [
      settingsOf(transcription.hyperparameters),
      ...(transcription.schedule === undefined ? [] : [`schedule ${String(transcription.schedule.id)}`]),
      ...(transcription.seed === undefined ? [] : [`seed ${transcription.seed}`]),
    ]
      .filter((text) => text !== '')
      .join(', '),
    ...races.map(({ landscape }) => {
      const value = largest.get(landscape);
      return value === undefined ? 'left out' : scientific(value);
    }),
  ]);
  return table(['Rule', 'As', 'Hyper-parameters', ...raceNames], rows);
}

/** Each race that is not compared, with the reason. */
export function leftOut({ transcriptions, forms }: Measurements): string {
  return [...transcriptions, ...forms]
    .flatMap(({ transcription }) =>
      Object.entries(transcription.leftOut ?? {}).map(
        ([landscape, reason]) =>
          `${nameOf(transcription.optimizer)} on ${landscapeName(landscape)} (${reason})`,
      ),
    )
    .join('; ');
}

export function descentTable({ descents }: Measurements): string {
  const places = [...new Set(descents.map(({ landscape }) => landscape))];
  const rows = Object.entries(classicMethods).map(([id, { updates }]) => [
    nameOf(id),
    `${updates}`,
    ...places.map((place) => {
      const found = descents.find(({ optimizer, landscape }) => optimizer === id && landscape === place);
      return found === undefined ? '' : `${distanceOf(found.descent.distance)} (${found.descent.agreeing})`;
    }),
  ]);
  return table(['Method', 'Updates', ...places.map(landscapeName)], rows);
}

export function searchTable({ searches }: Measurements): string {
  const rows = searches.map(({ optimizer, landscape, found }) => [
    nameOf(optimizer),
    landscapeName(landscape),
    `${seededMethods[optimizer]?.updates ?? 0}`,
    scientific(found.value),
    seededMethods[optimizer]?.bound.toExponential() ?? '',
    scientific(found.distance),
  ]);
  return table(['Method', 'Landscape', 'Updates', 'f above the minimum', 'Bound', 'Distance'], rows);
}

export function scheduleTable(): string {
  const rows = schedules.map(({ id, name, source }) => {
    const golden = goldenSchedules.get(id);
    const reference = /torch\.optim\.lr_scheduler\.\w+/.exec(source)?.[0];
    return [
      inLanguage(name, 'en'),
      golden === undefined || reference === undefined ? '' : `\`${reference}\``,
      golden === undefined ? '' : settingsOf(golden.hyperparameters),
      golden === undefined ? 'nothing to compare' : scientific(compareSchedule(id, golden)),
    ];
  });
  return table(['Schedule', 'Compared with', 'At', 'Largest relative deviation'], rows);
}

export function landscapeTable(): string {
  const rows = landscapes.map((landscape) => {
    const golden = goldenLandscapes[landscape.id];
    if (golden === undefined) return [inLanguage(landscape.name, 'en'), '0', '', '', ''];
    const { value, gradient, hessian } = compareLandscape(landscape, golden);
    return [
      inLanguage(landscape.name, 'en'),
      `${golden.points.length}`,
      ...[value, gradient, hessian].map(scientific),
    ];
  });
  return table(['Landscape', 'Points', 'Value', 'Gradient', 'Hessian'], rows);
}

/** Activations or losses, by their names in the reference. */
export function functionTable(comparisons: readonly FunctionComparison[]): string {
  const rows = comparisons.map(({ name, numbers, value, derivative }) => [
    `\`${name}\``,
    `${numbers}`,
    scientific(value),
    scientific(derivative),
  ]);
  return table(['Function', 'Points', 'Value', 'Derivative'], rows);
}

export function elementaryTable(): string {
  const names: Readonly<Record<string, string>> = {
    sinPi: 'sin πx',
    cosPi: 'cos πx',
    sinc1: 'sinc′',
    sinc2: 'sinc″',
    log: 'ln',
    expm1: 'eˣ − 1',
    log1p: 'ln(1 + x)',
    cbrt: '∛x',
    pow: 'xʸ',
  };
  const rows = elementaryErrors().map(({ name, ulps, absolute }) => {
    const bound = elementaryBounds[name];
    const inUlps = bound !== undefined && 'ulps' in bound;
    return [
      names[name] ?? name,
      inUlps ? `${bound.ulps} ulp` : bound === undefined ? '' : `${scientific(bound.absolute)} absolute`,
      inUlps ? `${ulps.toFixed(2)} ulp` : `${scientific(absolute)} absolute`,
    ];
  });
  return table(['Function', 'Bound', 'Largest error measured'], rows);
}

/** Settings, with the share of the race after which each arrives. */
export function raceTable(): string {
  const rows = landscapes.map((landscape) => {
    const watched = watchRace(createDefaultScene(landscape));
    const runners = landscape.race.map(({ optimizer, hyperparameters: { learningRate, ...others } }, i) => {
      const settings = [...(learningRate === undefined ? [] : [shown(learningRate)]), settingsOf(others)];
      const arrival = percent(watched[i]?.arrival ?? NaN);
      return { optimizer, cell: `${settings.filter((text) => text !== '').join(', ')} (${arrival})`.trim() };
    });
    const cellOf = (id: string): string => runners.find(({ optimizer }) => optimizer === id)?.cell ?? '';
    const others = runners.filter(({ optimizer }) => !raceOptimizers.includes(optimizer));
    return [
      inLanguage(landscape.name, 'en'),
      `${landscape.steps}`,
      percent(headsApart(watched)),
      ...raceOptimizers.map(cellOf),
      others.map(({ optimizer, cell }) => `${nameOf(optimizer)} ${cell}`).join('; '),
    ];
  });
  return table(['Landscape', 'Steps', 'Apart', ...raceOptimizers.map(nameOf), 'Others'], rows);
}
