// A request is validated by the rules of a scene, and each start needs a finite f.
import { describe, expect, it } from 'vitest';
import { planStream } from './planStream';

const domain = { x: [-5, 5], y: [-5, 5] };
const race = {
  kind: 'race',
  landscape: { id: 'ravine' },
  start: [-2, 2],
  steps: 100,
  seed: 3,
  stopWhenConverged: false,
  runs: [{ optimizer: 'sgd', hyperparameters: {} }],
};
const formula = (change: object): object => ({
  ...race,
  start: [1, 1],
  landscape: { formula: 'a * x^2 + y^2', domain, parameters: { a: { value: 1, min: 0, max: 2 } }, ...change },
});
const withRun = (change: object): object => ({
  ...race,
  runs: [{ optimizer: 'sgd', hyperparameters: {}, ...change }],
});

function messagesOf(request: unknown): string[] {
  const plan = planStream(request);
  if (plan.ok) return [];
  expect(plan.failure.message).toBe(plan.failure.issues?.[0]?.message);
  return plan.failure.issues?.map(({ message }) => message) ?? [];
}

it('plans what a scene may ask for', () => {
  expect(messagesOf(race)).toEqual([]);
  expect(messagesOf(formula({}))).toEqual([]);
  const plan = planStream(withRun({ schedule: { id: 'step' } }));
  expect(plan).toMatchObject({ ok: true, spec: { runs: [{ start: [-2, 2], schedule: { stepSize: 50 } }] } });
});

it('is refused with all that is wrong with it, in order', () => {
  const odd = { noise: { kind: 'gaussian', scale: -1 }, start: [900, 0] };
  const runs = [
    { optimizer: 'luck', hyperparameters: {} },
    { ...race.runs[0], start: [0, 900] },
  ];
  const messages = messagesOf({ ...race, ...odd, steps: 0, seed: 0.5, runs });
  expect(messages.map((message) => message.split(' (')[0])).toEqual([
    'Invalid steps: 0',
    'Invalid seed: 0.5',
    'Invalid noise.scale: -1',
    'Invalid runs[0].optimizer: "luck"',
    'Invalid start.x: 900',
    'Invalid runs[1].start.y: 900',
  ]);
});

it('asks nothing of a start at which no run starts', () => {
  const elsewhere = { ...race, start: [900, 0] };
  expect(messagesOf(elsewhere)).toHaveLength(1);
  const runs = race.runs.map((run) => ({ ...run, start: [1, 1] }));
  expect(messagesOf({ ...elsewhere, runs })).toEqual([]);
});

it.each([null, [1], { value: 1 }])(
  'refuses %j where a number belongs like any other wrong value',
  (wrong) => {
    const quoted = JSON.stringify(wrong);
    expect(messagesOf(withRun({ optimizer: 'adam', hyperparameters: { epsilon: wrong } }))).toEqual([
      `Invalid epsilon: ${quoted} (expected 0 ≤ epsilon)`,
    ]);
    expect(messagesOf(withRun({ schedule: { id: 'step', stepSize: wrong } }))).toEqual([
      `Invalid stepSize: ${quoted} (expected a whole number, 1 ≤ stepSize ≤ 1000000)`,
    ]);
    expect(messagesOf(withRun({ schedule: { id: wrong } }))).toEqual([
      expect.stringContaining(`Invalid id: ${quoted} (expected one of `),
    ]);
  },
);

it('is counted in steps of all runs only where each number is in its range', () => {
  const nine = Array.from({ length: 9 }, () => race.runs[0]);
  expect(messagesOf({ ...race, steps: 1_000_000, runs: nine })).toHaveLength(1);
  expect(messagesOf({ ...race, steps: 1_000_000, seed: -1, runs: nine })).toEqual([
    expect.stringMatching(/^Invalid seed: -1 /),
  ]);
});

it('is refused where it is no request at all', () => {
  expect(planStream({ ...race, steps: '9' })).toMatchObject({
    ok: false,
    failure: { code: 'invalid', message: expect.stringMatching(/^Invalid request: steps: /) as string },
  });
  expect(planStream(Array.from({ length: 20_001 }, () => 0))).toMatchObject({
    failure: { message: 'Invalid request: more than 20000 values (expected at most 20000 values)' },
  });
});

it('may be for a surface', () => {
  const surface = { kind: 'surface', landscape: { id: 'ravine' }, columns: 9, rows: 5 };
  expect(planStream(surface)).toEqual({ ok: true, spec: surface });
  expect(messagesOf({ ...surface, landscape: { id: 'moon' } })).toEqual([
    expect.stringMatching(/^Invalid landscape\.id: "moon" /),
  ]);
});

it('may be for measures along a race, checked as that is', () => {
  const measures = { ...race, kind: 'measures', measures: ['cosine', 'twinDistance'] };
  const plan = planStream(measures);
  const raced = planStream(race);
  if (!raced.ok || raced.spec.kind !== 'race') throw new Error('the race is planned');
  expect(plan).toEqual({
    ok: true,
    spec: { kind: 'measures', measures: ['cosine', 'twinDistance'], runs: raced.spec.runs },
  });
  expect(messagesOf({ ...measures, steps: 0 })).toEqual(messagesOf({ ...race, steps: 0 }));
  expect(messagesOf({ ...measures, start: [900, 0] })).toEqual([
    expect.stringMatching(/^Invalid start\.x: 900 /),
  ]);
});

it('may be for the outcomes of a race, checked as that is', () => {
  const trials = { ...race, kind: 'trials', timed: true };
  const raced = planStream(race);
  if (!raced.ok || raced.spec.kind !== 'race') throw new Error('the race is planned');
  expect(planStream(trials)).toEqual({
    ok: true,
    spec: { kind: 'trials', timed: true, runs: raced.spec.runs },
  });
  expect(messagesOf({ ...trials, steps: 0 })).toEqual(messagesOf({ ...race, steps: 0 }));
});

it('may be for the light on a surface', () => {
  const light = { kind: 'light', landscape: { id: 'ravine' }, points: 9, heightScale: 'log', relief: 0.9 };
  expect(planStream(light)).toEqual({ ok: true, spec: light });
  expect(messagesOf({ ...light, landscape: { id: 'moon' } })).toEqual([
    expect.stringMatching(/^Invalid landscape\.id: "moon" /),
  ]);
  expect(messagesOf({ ...light, relief: 3.5 })).toEqual(['Invalid relief: 3.5 (expected 0.05 ≤ relief ≤ 3)']);
});

describe('a formula', () => {
  it.each([
    [
      'a domain of no width',
      { domain: { ...domain, x: [1, 1] } },
      'Invalid landscape.domain.x: [1,1] (expected two numbers [min, max] with max − min ≥ 0.000001)',
    ],
    [
      'a reversed domain',
      { domain: { ...domain, y: [5, -5] } },
      'Invalid landscape.domain.y: [5,-5] (expected two numbers [min, max] with max − min ≥ 0.000001)',
    ],
    [
      'a domain without bounds',
      { domain: { ...domain, y: [-5, 1e9] } },
      'Invalid landscape.domain.y[1]: 1000000000 (expected -1000000 ≤ max ≤ 1000000)',
    ],
    [
      'a parameter that it has not',
      { parameters: { a: { value: 1, min: 0, max: 2 }, b: { value: 1, min: 0, max: 2 } } },
      'Invalid landscape.parameters.b: {"value":1,"min":0,"max":2} (expected only a)',
    ],
    [
      'a slider the wrong way round',
      { parameters: { a: { value: 1, min: 2, max: 0 } } },
      'Invalid landscape.parameters.a: {"value":1,"min":2,"max":0} (expected an object with min ≤ value ≤ max)',
    ],
    [
      'a parameter left out',
      { parameters: {} },
      'Invalid landscape.parameters.a: missing (expected an object with min ≤ value ≤ max)',
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(messagesOf(formula(change))[0]).toBe(message);
  });
});

describe('a neuron', () => {
  const neuron = {
    activation: { id: 'sigmoid', parameters: {} },
    loss: { id: 'binary-cross-entropy', parameters: {} },
    data: [
      [-1, 0],
      [1, 1],
      [2, 0],
    ],
  };
  const neuronRun = (change: object, place: object = domain): object => ({
    ...race,
    landscape: { neuron: { ...neuron, ...change }, domain: place },
  });

  it('is raced on', () => {
    expect(messagesOf(neuronRun({}))).toEqual([]);
    const surface = { kind: 'surface', landscape: { neuron, domain }, columns: 9, rows: 9 };
    expect(messagesOf(surface)).toEqual([]);
  });

  it.each([
    [
      'an activation that is not there',
      { activation: { id: 'step', parameters: {} } },
      /^Invalid landscape\.neuron\.activation\.id: "step" \(expected one of sigmoid, /,
    ],
    [
      'a parameter out of its range',
      { loss: { id: 'huber', parameters: { delta: -1 } } },
      /^Invalid delta: -1 \(expected 0 < delta\) in landscape\.neuron\.loss \(huber\)$/,
    ],
    ['one point', { data: [[1, 1]] }, /^Invalid landscape\.neuron\.data: 1 points \(expected 2 to 32 points/],
    [
      'a target that is no probability',
      { data: [...neuron.data, [0, 2]] },
      /^Invalid landscape\.neuron\.data\[3\]\[1\]: 2 \(expected 0 ≤ t ≤ 1\)$/,
    ],
    [
      'the same loss everywhere',
      {
        activation: { id: 'threshold', parameters: { threshold: 1e6, value: 0.5 } },
        loss: { id: 'half-squared-error', parameters: {} },
      },
      /^Invalid landscape\.neuron: the loss is 0\.125 everywhere \(expected a loss that changes on the domain\)$/,
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(messagesOf(neuronRun(change))[0]).toMatch(message);
  });

  it('on a domain without bounds is refused', () => {
    expect(messagesOf(neuronRun({}, { ...domain, y: [-5, 1e9] }))[0]).toBe(
      'Invalid landscape.domain.y[1]: 1000000000 (expected -1000000 ≤ max ≤ 1000000)',
    );
  });
});

describe('a run', () => {
  it.each([
    [
      'a schedule without a rate',
      { optimizer: 'cocob', schedule: { id: 'step' } },
      'Invalid runs[0].schedule: "step" (expected no schedule: cocob has no learning rate)',
    ],
    [
      'a bad schedule',
      { schedule: { id: 'step', stepSize: 0 } },
      'Invalid stepSize: 0 (expected a whole number, 1 ≤ stepSize ≤ 1000000)',
    ],
    [
      'clipping at nothing',
      { clipping: { kind: 'norm', limit: 0 } },
      'Invalid runs[0].clipping.limit: 0 (expected a number above 0)',
    ],
    [
      'clipping in a method',
      { optimizer: 'newton', clipping: { kind: 'norm', limit: 1 } },
      'Invalid runs[0].clipping: "norm" (expected no clipping: newton searches with gradients as they are)',
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(messagesOf(withRun(change))).toEqual([message]);
  });
});

it('refuses __proto__ as a name, which a schema would leave out', () => {
  const values = JSON.parse('{"__proto__": 3}') as object;
  const schedule = JSON.parse('{"id": "step", "__proto__": 3}') as object;
  const parameters = JSON.parse(
    '{"a": {"value": 1, "min": 0, "max": 2}, "__proto__": {"value": 1, "min": 0, "max": 2}}',
  ) as object;
  const refusal = '(expected no field of that name)';
  expect(messagesOf(withRun({ hyperparameters: values }))).toEqual([
    `Invalid runs[0].hyperparameters.__proto__: 3 ${refusal}`,
  ]);
  expect(messagesOf(withRun({ schedule }))).toEqual([`Invalid runs[0].schedule.__proto__: 3 ${refusal}`]);
  expect(messagesOf(formula({ parameters }))).toEqual([
    `Invalid landscape.parameters.__proto__: {"value":1,"min":0,"max":2} ${refusal}`,
  ]);
});

describe('a start', () => {
  const root = { landscape: { formula: 'sqrt(x + 5) + y^2', domain, parameters: {} } };
  it('of the race must have a finite f', () => {
    expect(messagesOf({ ...race, ...root, start: [-6, 0] })).toEqual([
      'Invalid start: [-6,0] (expected a point where f is finite; there it is NaN)',
    ]);
  });
  it('of a run must, too', () => {
    const plan = planStream({ ...race, ...root, runs: [...race.runs, { ...race.runs[0], start: [-7, 1] }] });
    expect(plan).toMatchObject({ ok: false, failure: { issues: [{ field: 'runs[1].start' }] } });
    expect(messagesOf({ ...race, ...root, runs: [{ ...race.runs[0], start: [-7, 1] }] })).toEqual([
      'Invalid runs[0].start: [-7,1] (expected a point where f is finite; there it is NaN)',
    ]);
  });
  it('is looked at with the values of the parameters', () => {
    const pole = { formula: 'x^2 + y^2 + 1/(x - a)^2', domain: { ...domain, x: [-5, -1] } };
    const at = (value: number): object => ({
      ...race,
      start: [3, 0],
      landscape: { ...pole, parameters: { a: { value, min: 0, max: 5 } } },
    });
    expect(messagesOf(at(2))).toEqual([]);
    expect(messagesOf(at(3))).toEqual([
      'Invalid start: [3,0] (expected a point where f is finite; there it is Infinity)',
    ]);
  });
});
