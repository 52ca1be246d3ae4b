// `optiscape evaluate`: its output for each kind of request, and its errors.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import activationsFile from '../core/testing/golden/activations.json';
import lossesFile from '../core/testing/golden/losses.json';
import { evaluate } from './evaluate';
import { list } from './list';
import { UsageError } from './usageError';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-evaluate-'));
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rm(folder, { recursive: true, force: true }));

async function evaluateText(request: string): Promise<string> {
  const path = join(folder, 'request.json');
  await writeFile(path, request);
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    out += piece as string;
    return true;
  });
  await evaluate(path, new AbortController().signal);
  return out;
}

const evaluated = async (request: object): Promise<Record<string, number[]>> =>
  JSON.parse(await evaluateText(JSON.stringify(request))) as Record<string, number[]>;

async function complaint(request: string): Promise<string> {
  const error = await evaluateText(request).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message;
}

function expectNear(actual: readonly number[] | undefined, expected: readonly number[], bound = 1e-10): void {
  expect(actual).toHaveLength(expected.length);
  const apart = expected.map((value, i) => Math.abs(actual![i]! - value) / Math.max(1, Math.abs(value)));
  expect(Math.max(...apart)).toBeLessThan(bound);
}

describe('prints the reference numbers', () => {
  it('of a scalar activation', async () => {
    const { x, y, dy } = activationsFile.activations.mish;
    const result = await evaluated({ kind: 'activation', id: 'mish', x });
    expectNear(result.y, y);
    expectNear(result.dy, dy);
  });

  it('of an activation with a parameter', async () => {
    const { x, y, dy } = activationsFile.activations['swish-beta2'];
    const result = await evaluated({ kind: 'activation', id: 'swish', parameters: { beta: 2 }, x });
    expect(Object.keys(result)).toEqual(['y', 'dy']);
    expectNear(result.y, y);
    expectNear(result.dy, dy);
  });

  it('of the Softmax, whose x is one vector', async () => {
    for (const { x, y, jacobian } of activationsFile.activations.softmax) {
      const result = (await evaluated({ kind: 'activation', id: 'softmax', x })) as unknown as {
        y: number[];
        jacobian: number[][];
      };
      expect(Object.keys(result)).toEqual(['y', 'jacobian']);
      expectNear(result.y, y);
      expectNear(result.jacobian.flat(), jacobian.flat());
    }
  });

  it('of a scalar loss, and their mean', async () => {
    const { y, t, loss, dloss } = lossesFile.losses.huber;
    const result = await evaluated({ kind: 'loss', id: 'huber', parameters: {}, y, t });
    expect(Object.keys(result)).toEqual(['loss', 'dloss', 'total']);
    expectNear(result.loss, loss);
    expectNear(result.dloss, dloss);
    expectNear([result.total as unknown as number], [loss.reduce((sum, each) => sum + each) / loss.length]);
  });

  it('of the cross-entropy behind a Softmax, which takes z', async () => {
    for (const { z, t, loss, dz } of lossesFile.losses['softmax-cross-entropy']) {
      const result = await evaluated({ kind: 'loss', id: 'softmax-cross-entropy', z, t });
      expectNear([result.loss as unknown as number], [loss]);
      expectNear(result.dz, dz);
    }
  });
});

it('prints the loss of a neuron, its gradient and its Hessian', async () => {
  const neuron = {
    activation: { id: 'identity' },
    loss: { id: 'half-squared-error' },
    data: [
      [1, 2],
      [3, 0],
    ],
  };
  const result = await evaluated({ kind: 'landscape', neuron, points: [[1, 1]] });
  // Errors 0 and 4.
  expect(result).toEqual({
    value: [4],
    gradient: [[6, 2]],
    hessian: [
      [
        [5, 2],
        [2, 1],
      ],
    ],
  });
});

it.each([
  ['a formula', { formula: 'a x^2 + y', parameters: { a: { value: 3, min: 0, max: 5 } } }],
  ['a neuron', { neuron: { activation: { id: 'identity' }, loss: { id: 'half-squared-error' } } }],
])('takes whatever a scene has for a landscape: %s with its domain', async (_, landscape) => {
  const domain = { x: [-2, 2], y: [-3, 3] };
  const points = [[1, 2]];
  const bare = 'formula' in landscape ? { ...landscape, parameters: { a: 3 } } : landscape;
  expect(await evaluated({ kind: 'landscape', ...landscape, domain, points })).toEqual(
    await evaluated({ kind: 'landscape', ...bare, points }),
  );
});

it('lists lessons with their steps and questions', async () => {
  const lessons = JSON.parse(await list('lessons', 'json')) as { id: string; steps: number }[];
  expect(lessons[0]).toEqual({
    id: 'learning-rate',
    title: { en: 'Gradient descent and the learning rate', ja: '勾配降下法と学習率' },
    minutes: 45,
    languages: ['en', 'ja'],
    steps: 7,
    questions: 7,
  });
  expect(await list('lessons', 'text')).toContain('45 minutes, 7 steps, 7 questions, in en, ja');
});

it('lists activations and losses with their parameters', async () => {
  const json = JSON.parse(await list('losses', 'json')) as { id: string; parameters: object[] }[];
  expect(json.find(({ id }) => id === 'huber')?.parameters).toEqual([
    {
      id: 'delta',
      name: 'Delta',
      kind: 'number',
      default: 1,
      min: 0,
      minExclusive: true,
      max: null,
      maxExclusive: false,
      whole: false,
    },
  ]);
  expect(json.find(({ id }) => id === 'hinge')).toMatchObject({ targets: 'sign', outputs: 'any' });
  expect(await list('activations', 'text')).toContain(
    'leaky-relu: Leaky ReLU\n  slope = 0.01 (a finite number)\n',
  );
  expect(await list('losses', 'text')).toContain('focal: Focal\n  gamma = 2 (0 ≤ gamma)\n');
});

it.each([
  ['"formula": "landscape.x + 1"', /^Invalid formula: "landscape\.x \+ 1", character \d+: /],
  ['"id": "landscape.ravine"', /^Invalid id: "landscape\.ravine" \(expected one of .*ravine/],
  ['"formula": "x^2", "parameters": {"a": 2}', /^Invalid parameters\.a: .* \(expected none: /],
  [
    '"formula": "x^2", "parameters": {"__proto__": 2}',
    /^Invalid parameters\.__proto__: 2 \(expected no field/,
  ],
  [
    '"neuron": {"activation": {"id": "softmax"}}',
    /^Invalid neuron\.activation\.id: "softmax" \(expected one of sigmoid/,
  ],
  ['"neuron": {"data": [[1, 2], [0, 0]]}', /^Invalid neuron\.data\[0\]\[1\]: 2 \(expected 0 ≤ t ≤ 1\)$/],
  ['"neuron": {"data": [[1]]}', /^Invalid neuron\.data\[0\]: \[1\] \(expected two numbers \[x, t\]\)$/],
  ['"neuron": {"bias": 1}', /^Invalid neuron: .* \(expected no bias; only activation, loss, data\)$/],
  [
    '"id": "ravine", "domain": {"x": [0, 1], "y": [0, 1]}',
    /^Invalid domain: .* \(expected none: a built-in landscape has its own\)$/,
  ],
  [
    '"neuron": {}, "domain": {"x": [1, 0], "y": [0, 1]}',
    /^Invalid domain\.x: \[1,0\] \(expected two numbers \[min, max\] with max − min ≥ /,
  ],
  ['"neuron": {}, "id": "ravine"', /^Invalid landscape: .* \(expected only one of id, neuron\)$/],
])('a landscape: %s', async (landscape, message) => {
  expect(await complaint(`{"kind": "landscape", ${landscape}, "points": [[1, 2]]}`)).toMatch(message);
});

it.each([
  ['"id": "swishh", "x": [1]', /^Invalid id: "swishh" \(expected one of sigmoid, .*mish/],
  ['"x": [1]', /^Invalid id: missing \(expected one of sigmoid, /],
  ['"id": 7, "x": [1]', /^Invalid id: 7 \(expected one of sigmoid, /],
  ['"id": "tanh"', /^Invalid x: missing \(expected a list of 1 to 1000000 numbers\)$/],
  ['"id": "tanh", "x": []', /^Invalid x: \[\] \(expected a list of 1 to 1000000 numbers\)$/],
  ['"id": "tanh", "x": [1, null]', /^Invalid x\[1\]: null \(expected a finite number\)$/],
  ['"id": "tanh", "x": [1e999]', /^Invalid x\[0\]: Infinity \(expected a finite number\)$/],
  [
    '"id": "swish", "x": [1], "parameters": {"beta": "2"}',
    /^Invalid beta: "2" \(expected a finite number\)$/,
  ],
  [
    '"id": "swish", "x": [1], "parameters": {"alpha": 2}',
    /^Invalid alpha: no such parameter \(expected one of beta\)$/,
  ],
  [
    '"id": "relu", "x": [1], "parameters": {"beta": 2}',
    /^Invalid beta: no such parameter \(expected none\)$/,
  ],
  [
    '"id": "softmax", "x": [1], "parameters": {"temperature": 0}',
    /^Invalid temperature: 0 \(expected 0 < temperature\)$/,
  ],
  [
    '"id": "relu", "x": [1], "parameters": [1]',
    /^Invalid parameters: \[1\] \(expected an object of names and numbers\)$/,
  ],
  [
    '"id": "relu", "x": [1], "parameters": {"__proto__": 2}',
    /^Invalid parameters\.__proto__: 2 \(expected no field/,
  ],
  [
    '"id": "relu", "x": [1], "y": [1]',
    /^Invalid request: .* \(expected no y; only kind, id, parameters, x\)$/,
  ],
])('an activation: %s', async (activation, message) => {
  expect(await complaint(`{"kind": "activation", ${activation}}`)).toMatch(message);
});

it('a Softmax of too many inputs', async () => {
  const x = Array.from({ length: 1001 }, () => 0);
  expect(await complaint(JSON.stringify({ kind: 'activation', id: 'softmax', x }))).toMatch(
    /^Invalid x: \[0,.* \(expected a list of 1 to 1000 numbers\)$/,
  );
});

it.each([
  ['"id": "mse", "y": [1], "t": [1]', /^Invalid id: "mse" \(expected one of half-squared-error, /],
  ['"id": "huber", "y": [1], "t": [1, 2]', /^Invalid t: 2 numbers \(expected 1, as many as y\)$/],
  ['"id": "huber", "t": [1]', /^Invalid y: missing \(expected a list of/],
  [
    '"id": "huber", "y": [1], "t": [1], "parameters": {"delta": 0}',
    /^Invalid delta: 0 \(expected 0 < delta\)$/,
  ],
  [
    '"id": "binary-cross-entropy", "y": [0, 1.2], "t": [1, 1]',
    /^Invalid y\[1\]: 1\.2 \(expected 0 ≤ y ≤ 1\)$/,
  ],
  ['"id": "binary-cross-entropy", "y": [0, 1], "t": [1, -1]', /^Invalid t\[1\]: -1 \(expected 0 ≤ t ≤ 1\)$/],
  ['"id": "hinge", "y": [1], "t": [0]', /^Invalid t\[0\]: 0 \(expected -1 or 1\)$/],
  ['"id": "poisson-nll", "y": [-1], "t": [0]', /^Invalid y\[0\]: -1 \(expected 0 ≤ y\)$/],
  [
    '"id": "softmax-cross-entropy", "y": [1], "t": [1]',
    /^Invalid (z: missing|request: .*expected no y; only kind, id, parameters, z, t)/,
  ],
  [
    '"id": "softmax-cross-entropy", "z": [1, 2], "t": [1]',
    /^Invalid t: 1 numbers \(expected 2, as many as z\)$/,
  ],
])('a loss: %s', async (loss, message) => {
  expect(await complaint(`{"kind": "loss", ${loss}}`)).toMatch(message);
});

it.each([
  ['{"kind": "schedule"}', /^Invalid kind: "schedule" \(expected one of landscape, activation, loss\)$/],
  ['{"kind": "__proto__"}', /^Invalid kind: "__proto__" \(expected one of/],
  ['[]', /^Invalid request: \[\] \(expected an object with a kind\)$/],
  ['{}', /^Invalid kind: missing \(expected one of/],
])('neither: %s', async (request, message) => {
  expect(await complaint(request)).toMatch(message);
});

it('what has more wrong with it than anybody would read', async () => {
  const bad = (count: number): string => Array.from({ length: count }, () => 'null').join(',');
  const named = (count: number): string => Array.from({ length: count }, (_, i) => `"p${i}":1`).join(',');
  const points = `{"kind":"landscape","id":"ravine","points":[${bad(10_000)}]}`;
  expect(await complaint(points)).toMatch(/^Invalid points\[0\]: null \(expected points as /);
  const x = `{"kind":"activation","id":"tanh","x":[${bad(10_000)}]}`;
  expect(await complaint(x)).toMatch(/^Invalid x\[0\]: null \(expected a finite number\)$/);
  const parameters = `{"kind":"landscape","formula":"x^2+y^2","parameters":{${named(20_000)}},"points":[[1,2]]}`;
  const message = await complaint(parameters);
  expect(message).toMatch(/^Invalid parameters\.p0: .*; and 19980 more$/);
  expect(message.length).toBeLessThan(5000);
});

it('prints a Softmax of a great many numbers', async () => {
  const z = Array.from({ length: 200_000 }, (_, index) => (index === 7 ? 50 : 0));
  const t = z.map((each) => (each === 0 ? 0 : 1));
  const result = await evaluated({ kind: 'loss', id: 'softmax-cross-entropy', z, t });
  expect(result.loss).toBeCloseTo(0, 10);
});
