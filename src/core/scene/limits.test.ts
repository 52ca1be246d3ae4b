// The ranges of a scene's numbers: a file that uses them to the full opens, and what lies beyond is refused.
import { describe, expect, it } from 'vitest';
import { parseScene } from './parseScene';

const minimal = { format: 'optiscape-scene', version: 1, landscape: { id: 'ravine' } };

interface Range {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Takes whole numbers only. */
  readonly whole?: true;
  readonly fields: (value: number) => object;
}

const runs = (change: object) => ({ optimizers: [{ id: 'sgd', runs: change }] });

const ranges: readonly Range[] = [
  { name: 'steps', min: 1, max: 1_000_000, whole: true, fields: (steps) => ({ steps, optimizers: [] }) },
  { name: 'seed', min: 0, max: 4_294_967_295, whole: true, fields: (seed) => ({ seed }) },
  { name: 'speed', min: 0.05, max: 20, fields: (speed) => ({ speed }) },
  { name: 'noise.scale', min: 0, max: 1000, fields: (scale) => ({ noise: { kind: 'gaussian', scale } }) },
  {
    name: 'clock.frames',
    min: 2,
    max: 100_000,
    whole: true,
    fields: (frames) => ({ clock: { kind: 'frames', frames, framesPerSecond: 60 } }),
  },
  {
    name: 'clock.framesPerSecond',
    min: 1,
    max: 240,
    fields: (framesPerSecond) => ({ clock: { kind: 'frames', frames: 64, framesPerSecond } }),
  },
  {
    name: 'clock.stepsPerSecond',
    min: 0.1,
    max: 100_000,
    fields: (stepsPerSecond) => ({ clock: { kind: 'steps', stepsPerSecond } }),
  },
  {
    name: 'trail.frames',
    min: 1,
    max: 100_000,
    whole: true,
    fields: (frames) => ({ trail: { kind: 'frames', frames } }),
  },
  {
    name: 'camera.elevationDegrees',
    min: 2,
    max: 90,
    fields: (elevationDegrees) => ({ camera: { elevationDegrees } }),
  },
  {
    name: 'camera.azimuthDegrees',
    min: -360,
    max: 360,
    fields: (azimuthDegrees) => ({ camera: { azimuthDegrees } }),
  },
  { name: 'camera.distance', min: 1.5, max: 16, fields: (distance) => ({ camera: { distance } }) },
  { name: 'camera.target[1]', min: -3, max: 3, fields: (y) => ({ camera: { target: [0, y, 0] } }) },
  { name: 'look.relief', min: 0.05, max: 3, fields: (relief) => ({ look: { relief } }) },
  { name: 'film.orbitTurns', min: -10, max: 10, fields: (orbitTurns) => ({ film: { orbitTurns } }) },
  {
    name: 'optimizers[0].runs.count',
    min: 1,
    max: 200,
    whole: true,
    fields: (count) => runs({ count }),
  },
  { name: 'optimizers[0].runs.spread', min: 0, max: 1000, fields: (spread) => runs({ spread }) },
];

const listsOf = (length: number) => ({
  titles: { title: 'x'.repeat(length) },
  labels: { optimizers: [{ id: 'sgd', label: 'x'.repeat(length) }] },
  captions: {
    film: { captions: Array.from({ length }, (_, step) => ({ fromStep: step, toStep: step, text: 'Down' })) },
  },
  captionTexts: { film: { captions: [{ fromStep: 0, toStep: 1, text: 'x'.repeat(length) }] } },
  keyframes: {
    film: {
      keyframes: Array.from({ length }, (_, step) => ({
        step,
        camera: { azimuthDegrees: 0, elevationDegrees: 45, distance: 4, target: [0, 0, 0] },
      })),
    },
  },
  runners: { steps: 10, optimizers: Array.from({ length }, () => ({ id: 'sgd' })) },
});

const fieldsOf = (fields: object): string[] => {
  const parsed = parseScene({ ...minimal, ...fields });
  return parsed.ok ? [] : parsed.issues.map(({ field }) => field);
};

describe.each(ranges)('$name', ({ name, min, max, whole, fields }) => {
  it(`goes from ${min} to ${max}`, () => {
    expect(fieldsOf(fields(min))).toEqual([]);
    expect(fieldsOf(fields(max))).toEqual([]);
    const beyond = whole ? 1 : 1e-6;
    expect(fieldsOf(fields(min - beyond))).toEqual([name]);
    expect(fieldsOf(fields(max + beyond))).toEqual([name]);
  });

  it(whole ? 'is whole' : 'need not be whole', () => {
    expect(fieldsOf(fields(min + 0.5))).toEqual(whole ? [name] : []);
  });
});

it.each([
  ['titles', 200, 'title'],
  ['labels', 60, 'optimizers[0].label'],
  ['captions', 100, 'film.captions'],
  ['captionTexts', 200, 'film.captions[0].text'],
  ['keyframes', 64, 'film.keyframes'],
  ['runners', 64, 'optimizers'],
] as const)('%s have a length of at most %d', (list, most, field) => {
  expect(fieldsOf(listsOf(most)[list])).toEqual([]);
  expect(fieldsOf(listsOf(most + 1)[list])).toEqual([field]);
});

it.each([
  [8, 1_000_000, []],
  [9, 1_000_000, ['steps']],
  [9, 888_888, []],
  [9, 888_889, ['steps']],
])('%d runners may take %d steps each: %j', (count, steps, refused) => {
  const optimizers = Array.from({ length: count }, () => ({ id: 'sgd' }));
  expect(fieldsOf({ steps, optimizers })).toEqual(refused);
});

it('a race has at most 512 runs', () => {
  const families = (last: number) => ({
    steps: 10,
    optimizers: [200, 200, last].map((count) => ({ id: 'sgd', runs: { count } })),
  });
  expect(fieldsOf(families(112))).toEqual([]);
  expect(fieldsOf(families(113))).toEqual(['optimizers']);
});

it('starts lie at most 10 widths around the domain', () => {
  expect(fieldsOf({ start: [105, -105] })).toEqual([]);
  expect(fieldsOf({ start: [105.001, 0] })).toEqual(['start.x']);
  expect(fieldsOf({ start: [0, -105.001] })).toEqual(['start.y']);
});

it('domains of one’s own lie within a million, and are a millionth wide', () => {
  const domain = (x: readonly number[]) => ({
    landscape: { formula: 'x^2 + y^2', domain: { x, y: [-1, 1] } },
  });
  expect(fieldsOf(domain([-1e6, 1e6]))).toEqual([]);
  expect(fieldsOf(domain([-1e6 - 1, 1]))).toEqual(['landscape.domain.x[0]']);
  expect(fieldsOf(domain([1, 1e6 + 1]))).toEqual(['landscape.domain.x[1]']);
  expect(fieldsOf(domain([0, 1e-6]))).toEqual([]);
  expect(fieldsOf(domain([0, 0.9e-6]))).toEqual(['landscape.domain.x']);
});
