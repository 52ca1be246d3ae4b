// The command line as a child process: results, invalid input, exit codes, and leftovers after an interrupt.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const cli = resolve(import.meta.dirname, '../out/main/cli.js');

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly input?: string;
  /** Sends SIGINT when this text appears on standard output, or this many milliseconds after the input was written. */
  readonly interrupt?: string | number;
}

function optiscape(words: readonly string[], { input = '', interrupt }: RunOptions = {}): Promise<Outcome> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [cli, ...words], { cwd: folder });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
      if (typeof interrupt === 'string' && out.includes(interrupt)) child.kill('SIGINT');
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
    if (typeof interrupt === 'number') {
      child.stdin.once('finish', () => setTimeout(() => child.kill('SIGINT'), interrupt));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      done({ code, out, err });
    });
    // A program that does not read its input may end before the input is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

interface Simulation {
  readonly landscape: string;
  readonly runs: {
    readonly runner: number;
    readonly optimizer: string;
    readonly run: number;
    readonly status: string;
    readonly steps: number;
    readonly divergedAt?: number;
    readonly x: [number, number][];
    readonly loss: number[];
    readonly gradientNorm: number[];
  }[];
}

const scene = {
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'ravine' },
  start: [-2, 2],
  steps: 50,
  seed: 0,
  optimizers: [
    { id: 'adam', hyperparameters: { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
    { id: 'sgd', hyperparameters: { learningRate: 0.01 } },
  ],
};

const withChange = (change: Record<string, unknown>): string => JSON.stringify({ ...scene, ...change });

let folder = '';

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-cli-'));
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('simulates a scene from standard input, runs in the order asked', async () => {
  const { code, out, err } = await optiscape(['simulate', '-'], { input: JSON.stringify(scene) });
  expect([code, err]).toEqual([0, '']);
  const { landscape, runs } = JSON.parse(out) as Simulation;
  expect(landscape).toBe('ravine');
  expect(
    runs.map(({ runner, optimizer, run, status, steps }) => [runner, optimizer, run, status, steps]),
  ).toEqual([
    [0, 'adam', 0, 'completed', 50],
    [1, 'sgd', 0, 'completed', 50],
  ]);
  for (const run of runs) {
    expect(run.x[0]).toEqual([-2, 2]);
    expect([run.x.length, run.loss.length, run.gradientNorm.length]).toEqual([51, 51, 51]);
    expect(run).not.toHaveProperty('divergedAt');
  }
});

test('prints the same numbers as CSV, and the same text every time', async () => {
  const json = await optiscape(['simulate', '-'], { input: JSON.stringify(scene) });
  const again = await optiscape(['simulate', '-', '--format', 'json'], { input: JSON.stringify(scene) });
  expect(again.out).toBe(json.out);
  const csv = await optiscape(['simulate', '-', '--format', 'csv'], { input: JSON.stringify(scene) });
  const [header, ...lines] = csv.out.trimEnd().split('\n');
  expect(header).toBe('runner,optimizer,run,step,x,y,loss,gradientNorm');
  const expected = (JSON.parse(json.out) as Simulation).runs.flatMap((run) =>
    run.x.map(([x, y], step) =>
      [run.runner, run.optimizer, run.run, step, x, y, run.loss[step], run.gradientNorm[step]].join(','),
    ),
  );
  expect(lines).toEqual(expected);
});

test('writes to a file, by its ending, and nothing else', async () => {
  await writeFile(join(folder, 'scene.json'), JSON.stringify(scene));
  expect(await optiscape(['simulate', 'scene.json', '--out', 'race.csv'])).toEqual({
    code: 0,
    out: '',
    err: '',
  });
  expect((await readdir(folder)).sort()).toEqual(['race.csv', 'scene.json']);
  expect(await readFile(join(folder, 'race.csv'), 'utf8')).toMatch(/^runner,optimizer/);
});

test('keeps the finite points of a run that diverges', async () => {
  const input = withChange({
    optimizers: [{ id: 'sgd', hyperparameters: { learningRate: 1e6 } }],
    landscape: { id: 'rosenbrock' },
    start: [-1, 1],
  });
  const { code, out } = await optiscape(['simulate', '-'], { input });
  expect(code).toBe(0);
  const run = (JSON.parse(out) as Simulation).runs[0]!;
  expect(run.status).toBe('diverged');
  expect(run.divergedAt).toBe(run.steps + 1);
  expect(run.x).toHaveLength(run.steps + 1);
  expect([...run.x.flat(), ...run.loss, ...run.gradientNorm].every(Number.isFinite)).toBe(true);
});

test('explains a step in the words of the contract', async () => {
  const input = JSON.stringify({
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'ravine' },
    start: [-2, 2],
    steps: 200,
    optimizers: [
      { id: 'sgd', hyperparameters: { learningRate: 0.01 } },
      { id: 'adam', hyperparameters: { learningRate: 0.1 } },
    ],
  });
  const { code, out } = await optiscape(['explain', '-', '--step', '10', '--runner', '1'], { input });
  expect(code).toBe(0);
  const told = JSON.parse(out) as {
    readonly theta: readonly number[];
    readonly next: readonly number[];
    readonly terms: Readonly<Record<string, unknown>>;
    readonly stability: { readonly limit: number };
    readonly words: Readonly<Record<string, string>>;
  };
  expect(Object.keys(told)).toEqual([
    'optimizer',
    'step',
    'theta',
    'gradient',
    'learningRate',
    'terms',
    'next',
    'hessian',
    'stability',
    'words',
  ]);
  expect(told).toMatchObject({ optimizer: 'adam', step: 10, learningRate: 0.1 });
  expect(Object.keys(told.terms).toSorted()).toEqual(['g', 'm', 'mHat', 'step', 'v', 'vHat']);
  expect(told.stability.limit).toBeCloseTo(380, 9);
  expect(told.words).toMatchObject({
    en: expect.stringContaining('downhill'),
    ja: expect.stringContaining('勾配'),
  });
  const raced = await optiscape(['simulate', '-'], { input });
  const { x } = (JSON.parse(raced.out) as { runs: { x: number[][] }[] }).runs[1]!;
  expect([told.theta, told.next]).toEqual([x[9], x[10]]);
});

test('checks a lesson, and says by step and field what is wrong with it', async () => {
  const lesson = (pause: number): string =>
    JSON.stringify({
      format: 'optiscape-lesson',
      version: 1,
      languages: ['en'],
      title: 'Rates',
      steps: [
        { title: 'Words', text: 'Nothing moves yet.' },
        {
          title: 'A race',
          shows: {
            kind: 'race',
            scenes: [{ format: 'optiscape-scene', version: 1, landscape: { id: 'sphere' }, steps: 20 }],
            pauses: [pause],
          },
        },
      ],
    });
  const good = await optiscape(['lesson', 'check', '-'], { input: lesson(10) });
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(good.out)).toEqual({
    title: { en: 'Rates' },
    languages: ['en'],
    minutes: 45,
    steps: 2,
    questions: 0,
    races: 1,
  });
  const bad = await optiscape(['lesson', 'check', '-'], { input: lesson(21) });
  expect(bad).toMatchObject({ code: 2, out: '' });
  expect(bad.err).toBe('Invalid steps[1].shows.pauses[0]: 21 (expected a whole number, 0 ≤ step ≤ 20)\n');
});

test('refuses to explain what is not there', async () => {
  const input = JSON.stringify({
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'ravine' },
    steps: 20,
  });
  const refusal = async (...options: string[]): Promise<unknown> => {
    const { code, out, err } = await optiscape(['explain', '-', ...options], { input });
    return { code, out, err };
  };
  const refused = (err: string): unknown => ({ code: 2, out: '', err: `${err}\n` });
  expect(await refusal('--step', '21')).toEqual(
    refused('Invalid --step: 21 (expected a whole number from 1 to 20)'),
  );
  expect(await refusal('--step', '1.5')).toEqual(
    refused('Invalid --step: 1.5 (expected a whole number from 1 to 20)'),
  );
  expect(await refusal('--step', '1', '--runner', '9')).toEqual(
    refused('Invalid --runner: 9 (expected a whole number from 0 to 5)'),
  );
});

test('refuses to explain a step behind the one that diverged', async () => {
  const input = JSON.stringify({
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'rosenbrock' },
    start: [-1.2, 1],
    steps: 60,
    optimizers: [{ id: 'sgd', hyperparameters: { learningRate: 0.1 } }],
  });
  const last = await optiscape(['explain', '-', '--step', '5'], { input });
  expect(last.code).toBe(0);
  expect(await optiscape(['explain', '-', '--step', '40'], { input })).toMatchObject({
    code: 2,
    out: '',
    err: 'Invalid --step: 40 (expected a whole number from 1 to 5, where the runner diverges)\n',
  });
});

test('evaluates points', async () => {
  const input = JSON.stringify({
    kind: 'landscape',
    id: 'saddle',
    points: [
      [1, 2],
      [0, 0],
      [-3, 0.5],
    ],
  });
  const { code, out } = await optiscape(['evaluate', '-'], { input });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    value: [3, 0, -8.75],
    gradient: [
      [-2, 4],
      [-0, 0],
      [6, 1],
    ],
    hessian: Array.from({ length: 3 }, () => [
      [-2, 0],
      [0, 2],
    ]),
  });
});

test('races on a formula, with schedules, noise and families', async () => {
  const input = withChange({
    landscape: {
      formula: 'a*x^2 + 3*y^2 + sin(4*x)',
      domain: { x: [-5, 5], y: [-5, 5] },
      parameters: { a: 2 },
    },
    noise: { kind: 'gaussian', scale: 0.1 },
    optimizers: [
      { id: 'sgd', hyperparameters: { learningRate: 0.01 }, schedule: { id: 'cosine', period: 50 } },
      { id: 'adam', hyperparameters: { learningRate: 0.1 }, runs: { count: 3, spread: 0.5 } },
    ],
  });
  const { code, out, err } = await optiscape(['simulate', '-'], { input });
  expect([code, err]).toEqual([0, '']);
  const { landscape, runs } = JSON.parse(out) as Simulation;
  expect(landscape).toBe('a*x^2 + 3*y^2 + sin(4*x)');
  expect(runs.map(({ runner, optimizer, run }) => [runner, optimizer, run])).toEqual([
    [0, 'sgd', 0],
    [1, 'adam', 0],
    [1, 'adam', 1],
    [1, 'adam', 2],
  ]);
  expect(new Set(runs.slice(1).map(({ x }) => x[0]!.join())).size).toBe(3);
  for (const { x, loss } of runs) {
    const [px, py] = x[0]!;
    expect(loss[0]).toBeCloseTo(2 * px * px + 3 * py * py + Math.sin(4 * px), 10);
  }
  expect((await optiscape(['simulate', '-'], { input })).out).toBe(out);
  const csv = await optiscape(['simulate', '-', '--format', 'csv'], { input });
  expect(csv.out).toMatch(/^runner,optimizer,run,step,x,y,loss,gradientNorm\n/);
});

test('races on the loss of a neuron, and evaluates it', async () => {
  const neuron = {
    activation: { id: 'swish', parameters: { beta: 2 } },
    loss: { id: 'huber' },
    data: [
      [1, 2],
      [-1, 0.5],
      [0, 0],
    ],
  };
  const input = withChange({ landscape: { neuron }, start: [1, 0.5] });
  const { code, out, err } = await optiscape(['simulate', '-'], { input });
  expect([code, err]).toEqual([0, '']);
  const { landscape, runs } = JSON.parse(out) as Simulation;
  expect(landscape).toBe('neuron');
  const [adam] = runs;
  expect(adam!.loss.at(-1)).toBeLessThan(adam!.loss[0]!);
  const request = JSON.stringify({ kind: 'landscape', neuron, points: adam!.x });
  const evaluated = await optiscape(['evaluate', '-'], { input: request });
  const { value, gradient } = JSON.parse(evaluated.out) as { value: number[]; gradient: number[][] };
  expect(value).toEqual(adam!.loss);
  gradient.forEach(([dx, dy], i) => {
    expect(Math.hypot(dx!, dy!)).toBeCloseTo(adam!.gradientNorm[i]!, 14);
  });
  const swish = (x: number): number => x / (1 + Math.exp(-2 * x));
  const huber = (e: number): number => (Math.abs(e) <= 1 ? (e * e) / 2 : Math.abs(e) - 0.5);
  const losses = [huber(swish(1.5) - 2), huber(swish(-0.5) - 0.5), huber(swish(0.5))];
  expect(value[0]).toBeCloseTo((losses[0]! + losses[1]! + losses[2]!) / 3, 14);
});

test('evaluates a formula, its gradient and its Hessian', async () => {
  const input = JSON.stringify({
    kind: 'landscape',
    formula: 'a*x^2*y',
    parameters: { a: 2 },
    points: [[3, 5]],
  });
  const { code, out } = await optiscape(['evaluate', '-'], { input });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    value: [90],
    gradient: [[60, 18]],
    hessian: [
      [
        [20, 12],
        [12, 0],
      ],
    ],
  });
});

test('evaluates activations and losses', async () => {
  const evaluate = async (request: object): Promise<unknown> => {
    const { code, out, err } = await optiscape(['evaluate', '-'], { input: JSON.stringify(request) });
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out);
  };
  expect(await evaluate({ kind: 'activation', id: 'swish', parameters: { beta: 0 }, x: [-3, 0, 5] })).toEqual(
    {
      y: [-1.5, 0, 2.5],
      dy: [0.5, 0.5, 0.5],
    },
  );
  // From 745 on, a sigmoid in its textbook form overflows.
  const far = (await evaluate({ kind: 'activation', id: 'mish', x: [-745, -1e308, 745, 1e308] })) as {
    y: number[];
    dy: number[];
  };
  expect(far.y.slice(2)).toEqual([745, 1e308]);
  expect(Math.max(...far.y.slice(0, 2).map(Math.abs))).toBeLessThan(1e-300);
  expect(far.dy.slice(2)).toEqual([1, 1]);
  expect(await evaluate({ kind: 'activation', id: 'softmax', x: [1e4, 1e4] })).toEqual({
    y: [0.5, 0.5],
    jacobian: [
      [0.25, -0.25],
      [-0.25, 0.25],
    ],
  });
  expect(await evaluate({ kind: 'loss', id: 'huber', y: [3, 0.5], t: [0, 0] })).toEqual({
    loss: [2.5, 0.125],
    dloss: [1, 0.5],
    total: 1.3125,
  });
  expect(await evaluate({ kind: 'loss', id: 'binary-cross-entropy', y: [0, 1], t: [1, 1] })).toMatchObject({
    dloss: [-1e12, 0],
    total: expect.closeTo(50, 12),
  });
  expect(await evaluate({ kind: 'loss', id: 'softmax-cross-entropy', z: [1e4, 0], t: [0, 1] })).toEqual({
    loss: 1e4,
    dz: [1, -1],
  });
});

test('lists what there is', async () => {
  const optimizers = JSON.parse((await optiscape(['list', 'optimizers', '--format', 'json'])).out) as {
    id: string;
  }[];
  expect(optimizers.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam']),
  );
  const landscapes = JSON.parse((await optiscape(['list', 'landscapes', '--format', 'json'])).out) as {
    id: string;
  }[];
  expect(landscapes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['saddle', 'tanh-bowl', 'sinc-valley', 'ravine', 'ackley', 'branin']),
  );
  const schedules = JSON.parse((await optiscape(['list', 'schedules', '--format', 'json'])).out) as {
    id: string;
  }[];
  expect(schedules.map(({ id }) => id)).toEqual(expect.arrayContaining(['cosine', 'one-cycle']));
  const activations = JSON.parse((await optiscape(['list', 'activations', '--format', 'json'])).out) as {
    id: string;
  }[];
  expect(activations.map(({ id }) => id).slice(0, 6)).toEqual([
    'sigmoid',
    'tanh',
    'relu',
    'softmax',
    'swish',
    'mish',
  ]);
  expect((await optiscape(['list', 'losses'])).out).toContain('delta = 1 (0 < delta)');
  expect((await optiscape(['list', 'optimizers'])).out).toContain('beta1 = 0.9 (0 ≤ beta1 < 1)');
});

const point = { kind: 'landscape', id: 'ravine', points: [[0, 0]] };

for (const [what, words, input, message] of [
  ['a file that is not there', ['simulate', 'none.json'], '', /^Invalid scene: none.json: no such file/],
  ['a file that is no JSON', ['simulate', '-'], 'hello', /^Invalid file: it is not JSON/],
  ['nothing at all', ['simulate', '-'], '', /not JSON/],
  [
    'a file that is no scene',
    ['simulate', '-'],
    '{"a":1}',
    /^Invalid format: missing \(expected .*optiscape-scene/,
  ],
  [
    '10^12 steps',
    ['simulate', '-'],
    withChange({ steps: 1e12 }),
    /^Invalid steps: 1000000000000 \(expected .*1000000/,
  ],
  [
    'an unknown landscape',
    ['simulate', '-'],
    withChange({ landscape: { id: 'moon' } }),
    /^Invalid landscape.id: "moon" \(expected one of .*ravine/,
  ],
  [
    'an unknown optimizer',
    ['simulate', '-'],
    withChange({ optimizers: [{ id: 'luck' }] }),
    /^Invalid optimizers\[0\].id: "luck" \(expected one of .*adam/,
  ],
  [
    'a bad hyper-parameter',
    ['simulate', '-'],
    withChange({ optimizers: [{ id: 'adam', hyperparameters: { beta1: 1.2 } }] }),
    /^Invalid beta1: 1.2 \(expected 0 ≤ beta1 < 1\)/,
  ],
  [
    'a start far outside the domain',
    ['simulate', '-'],
    withChange({ start: [-900, 0] }),
    /^Invalid start.x: -900 \(expected -105 ≤ x ≤ 105/,
  ],
  [
    'an unknown format',
    ['simulate', '-', '--format', 'xml'],
    withChange({}),
    /^Invalid --format: xml \(expected json or csv\)/,
  ],
  [
    'a folder that is not there',
    ['simulate', '-', '--out', 'none/race.json'],
    withChange({}),
    /^Invalid --out: none/,
  ],
  [
    'a kind that is not there',
    ['evaluate', '-'],
    '{"kind":"schedule","id":"step"}',
    /^Invalid kind: "schedule" \(expected one of landscape, activation, loss\)/,
  ],
  [
    'an activation that is not there',
    ['evaluate', '-'],
    '{"kind":"activation","id":"swich","x":[1]}',
    /^Invalid id: "swich" \(expected one of sigmoid, .*swish/,
  ],
  [
    'a parameter out of its range',
    ['evaluate', '-'],
    '{"kind":"loss","id":"huber","parameters":{"delta":-1},"y":[1],"t":[2]}',
    /^Invalid delta: -1 \(expected 0 < delta\)/,
  ],
  [
    'a target that the loss has no use for',
    ['evaluate', '-'],
    '{"kind":"loss","id":"hinge","y":[1,2],"t":[1,0]}',
    /^Invalid t\[1\]: 0 \(expected -1 or 1\)/,
  ],
  [
    'more outputs than targets',
    ['evaluate', '-'],
    '{"kind":"loss","id":"huber","y":[1,2],"t":[1]}',
    /^Invalid t: 1 numbers \(expected 2, as many as y\)/,
  ],
  [
    'an unknown id',
    ['evaluate', '-'],
    JSON.stringify({ ...point, id: 'moon' }),
    /^Invalid id: "moon" \(expected one of/,
  ],
  [
    'half a point',
    ['evaluate', '-'],
    JSON.stringify({ ...point, points: [[0, 0], [1]] }),
    /^Invalid points\[1\]/,
  ],
  [
    'a neuron with an activation that is not there',
    ['simulate', '-'],
    withChange({ landscape: { neuron: { activation: { id: 'step' } } } }),
    /^Invalid landscape.neuron.activation.id: "step" \(expected one of sigmoid, /,
  ],
  [
    'a neuron with a target that its loss does not take',
    ['evaluate', '-'],
    '{"kind":"landscape","neuron":{"data":[[0,1],[1,2]]},"points":[[0,0]]}',
    /^Invalid neuron.data\[1\]\[1\]: 2 \(expected 0 ≤ t ≤ 1\)/,
  ],
  [
    'a formula with a mistake',
    ['simulate', '-'],
    withChange({ landscape: { formula: 'x^2 + sinx' } }),
    /^Invalid landscape.formula: "x\^2 \+ sinx", character 7: Unknown name: sinx/,
  ],
  [
    'a formula that is not finite on its domain',
    ['simulate', '-'],
    withChange({ landscape: { formula: '1/x' } }),
    /^Invalid landscape.formula: .*no finite value at x = 0/,
  ],
  [
    'a formula to evaluate with a mistake',
    ['evaluate', '-'],
    JSON.stringify({ kind: 'landscape', formula: 'x +', points: [] }),
    /^Invalid formula: "x \+", character 3: Nothing stands after/,
  ],
  ['a request that is no object', ['evaluate', '-'], '[]', /^Invalid (kind|request)/],
  [
    'a list that is not there',
    ['list', 'colours'],
    '',
    /^Invalid kind: colours \(expected one of optimizers, landscapes, activations, losses, schedules, lessons\)/,
  ],
  ['a port that is none', ['serve', '--port', '99999'], '', /^Invalid --port: 99999 \(expected .*65535/],
  [
    'a file that would replace something else',
    ['simulate', '-', '--out', '/dev/null'],
    withChange({}),
    /^Invalid --out: \/dev\/null \(expected a regular file\)/,
  ],
  ['broken JSON of several lines', ['simulate', '-'], '{"a"\n\n b', /^Invalid file: it is not JSON/],
  ['a broken request of several lines', ['evaluate', '-'], '{"a"\n\n b', /^Invalid request: /],
  [
    'an unknown key of several lines',
    ['evaluate', '-'],
    JSON.stringify({ ...point, 'a\nb': 1 }),
    /expected no a b; only/,
  ],
  ['no command', [], '', /^Missing command: see optiscape --help/],
  ['a command that is misspelt', ['simulat'], '', /unknown command 'simulat'/],
  ['a command that is not there', ['dance'], '', /unknown command 'dance'/],
  ['an option that is not there', ['simulate', '-', '--fast'], '', /unknown option '--fast'/],
  ['a missing argument', ['simulate'], '', /missing required argument 'scene'/],
] as const) {
  test(`refuses ${what} in one line, and writes no file`, async () => {
    const out = words[0] === 'simulate' && !words.includes('--out' as never) ? ['--out', 'race.json'] : [];
    const outcome = await optiscape([...words, ...out], { input });
    expect(outcome.err).toMatch(message);
    expect(outcome.err.trimEnd().split('\n')).toHaveLength(1);
    expect([outcome.code, outcome.out]).toEqual([2, '']);
    expect(await readdir(folder)).toEqual([]);
  });
}

test('says nothing to the terminal in the words of a file', async () => {
  const hostile = `a\u001b[31m\u009b\u202e\u2028\u0085\r${' '.repeat(1_000_000)}\u0007`;
  for (const [command, document] of [
    ['simulate', { ...scene, [hostile]: 1 }],
    ['simulate', { ...scene, landscape: { formula: `x + \u202e\u009bsinx` } }],
    ['evaluate', { ...point, [hostile]: 1 }],
    ['evaluate', { ...point, kind: hostile }],
  ] as const) {
    const { code, err } = await optiscape([command, '-'], { input: JSON.stringify(document) });
    expect(code).toBe(2);
    expect(err).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+\n$/u);
    expect(err).toContain('\\u{202e}');
  }
  for (const words of [['list', hostile.slice(0, 100)], ['simulate', '\u001b[2J'], ['\u001b[2J']]) {
    const { code, err } = await optiscape(words);
    expect(code).toBe(2);
    expect(err).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+\n$/u);
  }
});

test('helps everywhere', async () => {
  for (const words of [[], ['simulate'], ['evaluate'], ['export'], ['list'], ['serve']]) {
    const { code, out, err } = await optiscape([...words, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Usage: optiscape');
  }
});

test('leaves nothing behind when it is interrupted, and the old file whole', async () => {
  await writeFile(join(folder, 'race.json'), 'old');
  const race = withChange({
    steps: 1_000_000,
    optimizers: Array.from({ length: 8 }, () => ({ id: 'adam' })),
  });
  // More than fits into the pipe, so that writing it ends only when the program has started and reads.
  const input = race + ' '.repeat(2 ** 21);
  for (const interrupt of [100, 1500]) {
    const outcome = await optiscape(['simulate', '-', '--out', 'race.json'], { input, interrupt });
    expect(outcome).toEqual({ code: 130, out: '', err: '' });
    expect(await readdir(folder)).toEqual(['race.json']);
    expect(await readFile(join(folder, 'race.json'), 'utf8')).toBe('old');
  }
});

test('is interrupted while it waits for a pipe, and while it prints', async () => {
  test.skip(process.platform !== 'linux', 'Whether a program is ready for signals is read in /proc.');
  const script = 'exec "$0" "$1" simulate <(exec sleep 60)';
  const waiting = spawn('bash', ['-c', script, process.execPath, cli], { stdio: 'ignore', detached: true });
  const ended = once(waiting, 'exit');
  const about = `/proc/${waiting.pid ?? 0}`;
  // Only this program, not bash, has a handler for SIGHUP, which is signal 1.
  await expect
    .poll(() => readFile(`${about}/status`, 'utf8'))
    .toMatch(/^Name:\s*(?!bash$)[^]*^SigCgt:.*[13579bdf]$/m);
  waiting.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  process.kill(-(waiting.pid ?? 0), 'SIGKILL');
  const input = withChange({ steps: 300_000 });
  const { code } = await optiscape(['simulate', '-'], { input, interrupt: '"landscape"' });
  expect(code).toBe(130);
});

test('reads pipes that a shell hands to it, and refuses at once what merely has the name of a file', async () => {
  test.skip(process.platform === 'win32', 'There are no such pipes.');
  execFileSync('mkfifo', [join(folder, 'pipe.json')]);
  for (const path of ['pipe.json', '.', '/dev/zero']) {
    for (const words of [['simulate'], ['evaluate'], ['export', '--out', 'race.csv']]) {
      const { code, out, err } = await optiscape([...words, path]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toBe(
        `Invalid ${words[0] === 'evaluate' ? 'request' : 'scene'}: ${path} (expected a regular file)\n`,
      );
    }
  }
  await writeFile(join(folder, 'scene.json'), JSON.stringify(scene));
  const expected = (await optiscape(['simulate', 'scene.json'])).out;
  const inBash = (script: string): string =>
    execFileSync('bash', ['-c', script, process.execPath, cli], { cwd: folder, encoding: 'utf8' });
  for (const script of [
    '"$0" "$1" simulate <(cat scene.json)',
    'cat scene.json | "$0" "$1" simulate /dev/stdin',
    '"$0" "$1" simulate /dev/stdin < scene.json',
    '"$0" "$1" simulate /dev/fd/7 7< scene.json',
    'cat scene.json | "$0" "$1" simulate -',
  ]) {
    expect(inBash(script), script).toBe(expected);
  }
  expect(await optiscape(['simulate', '/dev/stdin'], { input: JSON.stringify(scene) })).toEqual({
    code: 0,
    out: expected,
    err: '',
  });
  const { code, err } = await optiscape(['simulate', '/dev/fd/999']);
  expect(code).toBe(2);
  expect(err).toMatch(/^Invalid scene: \/dev\/fd\/999: EBADF/);
});

test('refuses what is hostile as bad input, in few words', async () => {
  const proto = '{"__proto__":'.repeat(12_000) + '1' + '}'.repeat(12_000);
  const deep = '['.repeat(300_000) + ']'.repeat(300_000);
  const many = Array.from({ length: 100_000 }, (_, i) => `"p${i}":1`).join();
  for (const [command, input] of [
    ['simulate', proto],
    ['simulate', deep],
    ['simulate', withChange({ optimizers: Array.from({ length: 100_000 }, () => 0) })],
    ['simulate', withChange({ title: 'x'.repeat(17 * 2 ** 20) })],
    ['evaluate', proto],
    ['evaluate', `{"kind":"landscape","id":"ravine","points":${deep}}`],
    ['evaluate', `{"kind":"landscape","id":"ravine","points":[${'[1],'.repeat(100_000)}[1]]}`],
    ['evaluate', `{"kind":"loss","id":"huber","y":[1],"t":[1],"parameters":{${many}}}`],
    ['evaluate', `{"kind":"loss","id":"huber","y":[1],"t":[1],${many}}`],
  ] as const) {
    const { code, out, err } = await optiscape([command, '-'], { input });
    expect([code, out], input.slice(0, 80)).toEqual([2, '']);
    expect(err).toMatch(/^Invalid [^\n]+\n$/);
    expect(err.length).toBeLessThan(5000);
  }
});

test('reads what begins with a byte order mark', async () => {
  for (const [command, document] of [
    ['simulate', scene],
    ['evaluate', point],
  ] as const) {
    const { code } = await optiscape([command, '-'], { input: `\uFEFF${JSON.stringify(document)}` });
    expect(code).toBe(0);
  }
});

test('ends quietly when its reader has seen enough', async () => {
  const { code, signal, err } = await new Promise<{
    code: number | null;
    signal: string | null;
    err: string;
  }>((done) => {
    const child = spawn(process.execPath, [cli, 'simulate', '-'], { cwd: folder });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (complaint += piece));
    child.stdout.once('data', () => child.stdout.destroy());
    child.on('close', (exitCode, exitSignal) => {
      done({ code: exitCode, signal: exitSignal, err: complaint });
    });
    child.stdin.end(withChange({ steps: 200_000 }));
  });
  expect([code, signal, err]).toEqual([0, null, '']);
});

test.describe('says so when standard output takes no more', () => {
  test.skip(process.platform !== 'linux', 'The full disk is /dev/full.');

  for (const words of [
    ['simulate', 'scene.json'],
    ['evaluate', 'request.json'],
    ['list', 'optimizers'],
  ]) {
    const command = words[0] ?? '';

    test(`${command}: a full disk`, async () => {
      await writeInputs();
      expect(await inShell(`"$@" > /dev/full`, words)).toEqual({
        code: 1,
        err: "standard output can't be written: the disk is full (ENOSPC)\n",
      });
    });

    test(`${command}: a file that may not be as long`, async () => {
      await writeInputs();
      // The system writes only what fits, and returns a smaller count.
      const limited = await inShell(`ulimit -f 1; "$@" > race.txt`, words);
      expect(limited).toEqual({
        code: 1,
        err: "standard output can't be written: it is too large for this disk (EFBIG)\n",
      });
    });
  }

  test('but not when standard error takes no more either', async () => {
    await writeInputs();
    expect(await inShell('"$@" > /dev/full 2> /dev/full', ['simulate', 'scene.json'])).toEqual({
      code: 1,
      err: '',
    });
    expect(await inShell('"$@" 2> /dev/full', ['simulate', 'none.json'])).toEqual({ code: 2, err: '' });
  });

  const writeInputs = async (): Promise<void> => {
    await writeFile(join(folder, 'scene.json'), JSON.stringify(scene));
    const points = Array.from({ length: 100 }, (_, i) => [i / 7, -i / 7]);
    await writeFile(join(folder, 'request.json'), JSON.stringify({ ...point, points }));
  };

  /** Runs the command line as `"$@"` in a shell script. */
  function inShell(script: string, words: readonly string[]): Promise<{ code: number | null; err: string }> {
    return new Promise((done) => {
      const child = spawn('sh', ['-c', script, 'sh', process.execPath, cli, ...words], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
      child.on('close', (code) => {
        done({ code, err });
      });
    });
  }
});

test('serves until it is interrupted', async () => {
  const { code, out } = await optiscape(['serve'], { interrupt: 'http://' });
  expect(out).toMatch(/^Optiscape is at http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/\n$/);
  expect(code).toBe(130);
});

for (const [what, program, browser] of [
  ['a window of its own', 'own-browser', 'own-browser'],
  ["the system's browser", 'xdg-open', 'none'],
] as const) {
  test(`opens ${what} without a word that gives its address away`, async ({ page }) => {
    test.skip(process.platform !== 'linux', 'The programs that stand in for browsers are scripts.');
    const bin = join(folder, 'bin');
    await mkdir(bin);
    const script = `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/words.part"\nmv "${folder}/words.part" "${folder}/words"\n`;
    await writeFile(join(bin, program), script, { mode: 0o700 });
    const child = spawn(process.execPath, [cli, 'serve', '--open'], {
      env: {
        ...process.env,
        PATH: `${bin}:${process.env.PATH ?? ''}`,
        HOME: folder,
        OPTISCAPE_BROWSER: join(bin, browser),
        OPTISCAPE_DATA: join(folder, 'data'),
      },
    });
    const ended = once(child, 'close');
    try {
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
      await expect.poll(() => readdir(folder)).toContain('words');
      const address = /http:\S+/.exec(out)?.[0] ?? '';
      const words = await readFile(join(folder, 'words'), 'utf8');
      expect(words).not.toContain(new URL(address).pathname.replaceAll('/', ''));
      expect(words).not.toContain(new URL(address).host);
      const startPage = /file:\S+/.exec(words)?.[0] ?? '';
      const path = fileURLToPath(startPage);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
      await page.goto(startPage);
      await page.waitForURL(address);
      await expect(page.locator('canvas').first()).toBeVisible();
      await page.close();
      child.kill('SIGINT');
      expect(await ended).toEqual([130, null]);
      expect(existsSync(dirname(path))).toBe(false);
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  });
}
