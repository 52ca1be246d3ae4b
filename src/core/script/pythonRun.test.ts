// The results of scripts: they are run by a Python with NumPy, if there is one, and compared with the engine's.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseFormula } from '../formula/formula';
import { randomFormula } from '../formula/testing/randomFormulas';
import { createPointEvaluator } from '../landscapes/evaluate';
import type { Point } from '../geometry/domain';
import { landscapes } from '../landscapes/registry';
import { resolveLandscape } from '../landscapes/resolve';
import { defaultHyperparameters } from '../hyperparameters/validateHyperparameters';
import type {
  Hyperparameter,
  HyperparameterValue,
  HyperparameterValues,
} from '../hyperparameters/hyperparameter';
import { findOptimizer, optimizers, type OptimizerDefinition } from '../optimizers/registry';
import { createSceneRunner } from '../scene/sceneRunner';
import { familyRuns } from '../scene/family';
import { parseScene } from '../scene/parseScene';
import { noiseKinds, type Scene, type SceneRunner } from '../scene/scene';
import { schedules } from '../schedules/registry';
import { createRun } from '../simulation/run';
import { scheduledHyperparameter, takesClipping } from '../simulation/particleUpdate';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { createUniform } from '../testing/randomExpressions';
import { skipWhere } from '../testing/skipWhere';
import { pythonScript } from './pythonScript';
import { oneLine } from './pythonText';
import { alienTexts } from './testing/alienTexts';

const python = [process.env.OPTISCAPE_PYTHON, 'python3', '/usr/bin/python3', 'python'].find(
  (command) => command !== undefined && spawnSync(command, ['-c', 'import numpy']).status === 0,
);
const needsPython = skipWhere(
  python === undefined,
  'There is no Python with NumPy: exported scripts are not run.',
);

const folder = mkdtempSync(join(tmpdir(), 'optiscape-python-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The output of Python called with these arguments and this standard input. */
function runPython(words: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(python ?? '', words);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && errors === '') resolve(output);
      else reject(new Error(`Python ended with ${code}: ${errors}`));
    });
    child.stdin.end(input);
  });
}

/** Runs scripts one after another in one process, each as if called with `--no-plot --csv TABLE`. */
const runAll = `
import contextlib, io, json, sys
for script, table in json.load(sys.stdin):
    sys.argv = [script, "--no-plot", "--csv", table]
    with open(script, encoding="utf-8") as file:
        code = compile(file.read(), script, "exec")
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code, {"__name__": "__main__"})
`;

type Path = readonly Point[];

/** The paths in a table, run by run. Runners' names contain no line ends. */
function readPaths(table: string): Path[] {
  const paths: Point[][] = [];
  for (const line of table.trim().split('\r\n').slice(1)) {
    const [step, x, y] = line.split(',').slice(-4).map(Number);
    if (step === 0) paths.push([]);
    paths.at(-1)?.push([x ?? NaN, y ?? NaN]);
  }
  return paths;
}

let scripts = 0;

/** The paths of each scene's runs as computed by its script. */
async function scriptPaths(scenes: readonly Scene[]): Promise<Path[][]> {
  const jobs = scenes.map((scene): [string, string] => {
    const script = join(folder, `${scripts++}.py`);
    writeFileSync(script, pythonScript(scene, { language: 'en' }));
    return [script, `${script}.csv`];
  });
  await runPython(['-c', runAll], JSON.stringify(jobs));
  return jobs.map(([, table]) => readPaths(readFileSync(table, 'utf8')));
}

interface EngineRun {
  readonly runner: SceneRunner;
  readonly path: Path;
  /** The relative change of each row when the start moves by one part in 10¹⁴. */
  readonly sensitivity: readonly number[];
}

/** The largest |Δ| of a coordinate, relative to b's magnitude if that is above 1. */
const distance = (a: Point | undefined, b: Point): number =>
  Math.max(Math.abs((a?.[0] ?? NaN) - b[0]), Math.abs((a?.[1] ?? NaN) - b[1])) /
  Math.max(1, Math.abs(b[0]), Math.abs(b[1]));

function enginePath(scene: Scene, runner: SceneRunner, start: Point, sequence: number): Point[] {
  const { kind, scale } = scene.noise;
  const columns = createTrajectoryColumns(scene.steps + 1);
  const run = createRun({
    landscape: scene.landscape,
    optimizer: runner.id,
    hyperparameters: runner.hyperparameters,
    schedule: runner.schedule,
    clipping: runner.clipping,
    noise: kind === 'none' ? null : { kind, scale },
    seed: scene.seed,
    sequence,
    start,
    steps: scene.steps,
    stopWhenConverged: scene.stopWhenConverged,
  });
  const rows = run.advance(columns, 0, scene.steps + 1);
  return Array.from({ length: rows }, (_, i): Point => [
    columns.positions[2 * i] ?? NaN,
    columns.positions[2 * i + 1] ?? NaN,
  ]);
}

function engineRuns(scene: Scene): EngineRun[] {
  const found = resolveLandscape(scene.landscape);
  if (!found.ok) throw new Error('The scene has no landscape');
  return scene.optimizers.flatMap((runner) =>
    familyRuns(scene, runner, found.landscape.domain).map(({ start: [x, y], run: sequence }) => {
      const path = enginePath(scene, runner, [x, y], sequence);
      const moved = [1e-14, -1e-14].map((by) =>
        enginePath(scene, runner, [x * (1 + by), y * (1 - by)], sequence),
      );
      const sensitivity = path.map((point, row) =>
        Math.max(...moved.map((other) => distance(other[row], point))),
      );
      return { runner, path, sensitivity };
    }),
  );
}

/**
 * Bounds for methods that are more sensitive to rounding than to a moved start. CMA-ES, the swarm and the simplex compare
 * values of f, which within √ε of a minimum are equal to the last digit. L-BFGS computes curvatures from differences of
 * gradients, which are nothing but rounding errors where tanh is almost 1.
 */
const looserBounds: Readonly<Record<string, number>> = {
  'cma-es': 1e-6,
  'particle-swarm': 1e-6,
  'nelder-mead': 1e-6,
  lbfgs: 1e-6,
};

/** Rows of a larger sensitivity depend on rounding alone: there a comparison ends. */
const chaotic = 1e-4;

/** Descriptions of the runs that differ. Nearly all rows must have been compared. */
async function differences(scenes: readonly Scene[]): Promise<string[]> {
  const scripted = scriptPaths(scenes);
  const expected = scenes.map(engineRuns);
  const actual = await scripted;
  const found: string[] = [];
  let [compared, rows] = [0, 0];
  scenes.forEach(({ landscape }, s) => {
    expect(actual[s]?.length).toBe(expected[s]?.length);
    expected[s]?.forEach(({ runner, path, sensitivity }, r) => {
      const other = actual[s]?.[r] ?? [];
      const firstChaotic = sensitivity.findIndex((each) => !(each <= chaotic));
      const comparable = firstChaotic < 0 ? path.length : firstChaotic;
      [rows, compared] = [rows + path.length, compared + comparable];
      const apart = path.slice(0, comparable).findIndex((point, row) => {
        const allowed = Math.max(looserBounds[runner.id] ?? 1e-9, 100 * (sensitivity[row] ?? NaN));
        return !(distance(other[row], point) <= allowed);
      });
      const { hyperparameters, schedule, clipping } = runner;
      const where = JSON.stringify({ landscape, runner: runner.key, hyperparameters, schedule, clipping });
      if (apart >= 0)
        found.push(`row ${apart}: ${String(other[apart])}, not ${String(path[apart])}: ${where}`);
      else if (firstChaotic < 0 && other.length !== path.length) {
        found.push(`${other.length} rows, not ${path.length}: ${where}`);
      }
    });
  });
  expect(compared / rows).toBeGreaterThan(0.97);
  return found;
}

function sceneOn(landscape: unknown, changes: Partial<Scene>): Scene {
  const parsed = parseScene({ format: 'optiscape-scene', version: 1, landscape });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return { ...parsed.scene, ...changes };
}

/** Defaults, with a rate that makes progress within tens of steps. */
function lively(optimizer: OptimizerDefinition): HyperparameterValues {
  const values = defaultHyperparameters(optimizer);
  const rate = values.learningRate;
  return typeof rate === 'number' && rate < 0.02 ? { ...values, learningRate: 0.02 } : values;
}

type RunnerChanges = Partial<SceneRunner> & { readonly id: string };

function runnersOf(each: readonly RunnerChanges[]): SceneRunner[] {
  const runners: SceneRunner[] = [];
  for (const { id, hyperparameters, ...changes } of each) {
    const optimizer = findOptimizer(id);
    if (optimizer === undefined) throw new Error(`No optimizer ${id}`);
    const values = hyperparameters ?? lively(optimizer);
    runners.push({ ...createSceneRunner(optimizer, values, runners), ...changes });
  }
  return runners;
}

/** Values at which a rule may change its form, or lose a term. */
function tellingValues(name: string, declared: Hyperparameter): readonly HyperparameterValue[] {
  switch (declared.kind) {
    case 'library':
      return declared.forms.map(({ library }) => library);
    case 'boolean':
      return [!declared.default];
    case 'number':
      return name.startsWith('epsilon') && declared.minExclusive !== true
        ? [...declared.slider, 0]
        : declared.slider;
  }
}

/** Each hyper-parameter at its `tellingValues`, all at an end of their sliders, each library’s form with all its terms. */
function variantsOf(optimizer: OptimizerDefinition): RunnerChanges[] {
  const { id } = optimizer;
  const base = lively(optimizer);
  const single = Object.entries(optimizer.hyperparameters).flatMap(([name, declared]) =>
    tellingValues(name, declared).map((value) => ({ ...base, [name]: value })),
  );
  const allTerms = {
    ...('momentum' in base && { momentum: 0.5 }),
    ...('dampening' in base && { dampening: 0.3 }),
    ...('centered' in base && { centered: true }),
    ...('learningRateDecay' in base && { learningRateDecay: 0.01 }),
    ...('weightDecay' in base && { weightDecay: 0.1 }),
    ...('decoupledDecay' in base && { decoupledDecay: true }),
    ...('warmupSteps' in base && { warmupSteps: 10 }),
  };
  const ends = ([0, 1] as const).map((end) => ({
    ...base,
    ...Object.fromEntries(
      Object.entries(optimizer.hyperparameters).flatMap(([name, declared]) =>
        declared.kind === 'number' ? [[name, declared.slider[end]]] : [],
      ),
    ),
  }));
  const { convention: library } = optimizer.hyperparameters;
  const forms = library?.kind === 'library' ? library.forms.map(({ library }) => library) : [];
  const withAll =
    forms.length === 0
      ? [{ ...base, ...allTerms }]
      : forms.map((form) => ({ ...base, ...allTerms, convention: form }));
  return [
    ...[...single, ...ends, ...withAll].map((hyperparameters) => ({ id, hyperparameters })),
    ...(scheduledHyperparameter(optimizer) === null
      ? []
      : [{ id, schedule: { id: 'cosine', period: 30, minimum: 0.001, warmupSteps: 7 } }]),
    ...(takesClipping(optimizer)
      ? (['value', 'norm'] as const).map((kind) => ({ id, clipping: { kind, limit: 0.3 } }))
      : []),
  ];
}

const formula = 'x^2/4 + a*y^2 + sin(3x)*exp(-y^2) + erf(x*y)/f';
const places = [
  ...['saddle', 'tanh-bowl', 'sinc-valley', 'ravine', 'rosenbrock', 'branin', 'drop-wave'].map((id) => ({
    id,
  })),
  { formula, domain: { x: [-3, 3], y: [-2, 2] }, parameters: { a: 0.5, f: 3 } },
];

describe('scripts take the engine’s paths', { ...needsPython, timeout: 120_000 }, () => {
  test('of all optimizers on many landscapes', async () => {
    const runners = runnersOf(optimizers.map(({ id }) => ({ id })));
    expect(
      await differences(places.map((place) => sceneOn(place, { steps: 40, optimizers: runners }))),
    ).toEqual([]);
  });

  test('on all landscapes, their Hessians included', async () => {
    const runners = runnersOf([{ id: 'adam' }, { id: 'newton' }, { id: 'bfgs' }]);
    const scenes = landscapes.map(({ id }) => sceneOn({ id }, { steps: 25, optimizers: runners }));
    expect(await differences(scenes)).toEqual([]);
  });

  test('in every form of every rule', async () => {
    const runners = runnersOf(optimizers.flatMap(variantsOf));
    expect(await differences([sceneOn({ id: 'himmelblau' }, { steps: 30, optimizers: runners })])).toEqual(
      [],
    );
  });

  test('on every schedule', async () => {
    const runners = schedules.flatMap((schedule) =>
      [0, 9].flatMap((warmupSteps) =>
        ['sgd', 'adam', 'adabound', 'newton'].map((id) => ({
          id,
          schedule: { id: schedule.id, ...defaultHyperparameters(schedule), warmupSteps },
        })),
      ),
    );
    const restarts = { id: 'cosine-restarts', period: 7, multiplier: 2, minimum: 0.01, warmupSteps: 0 };
    const changes = { steps: 60, optimizers: runnersOf([...runners, { id: 'sgd', schedule: restarts }]) };
    expect(await differences([sceneOn({ id: 'ravine' }, changes)])).toEqual([]);
  });

  test('in noise, with families, from one seed', async () => {
    const runners = runnersOf(
      optimizers.flatMap((optimizer): RunnerChanges[] => [
        { id: optimizer.id, runs: { count: 3, spread: 0.4 } },
        ...(takesClipping(optimizer)
          ? [{ id: optimizer.id, clipping: { kind: 'norm', limit: 0.5 } } as const]
          : []),
      ]),
    );
    const scenes = noiseKinds.map((kind) =>
      sceneOn(
        { id: 'himmelblau' },
        { steps: 20, seed: 2 ** 32 - 1, noise: { kind, scale: 0.1 }, optimizers: runners },
      ),
    );
    expect(await differences(scenes)).toEqual([]);
  });

  test('to where they converge, diverge, or cannot begin', async () => {
    const steady = sceneOn(
      { id: 'sphere' },
      {
        steps: 300,
        stopWhenConverged: true,
        optimizers: runnersOf([
          { id: 'sgd', hyperparameters: { learningRate: 0.3 } },
          { id: 'newton' },
          { id: 'sgd', hyperparameters: { learningRate: 1.5 } },
          { id: 'adagrad', schedule: { id: 'exponential', gamma: 2, warmupSteps: 0 } },
          { id: 'sgd', schedule: { id: 'step', stepSize: 3, gamma: 40, warmupSteps: 0 } },
        ]),
      },
    );
    // f ends at x = 0 with a gradient that isn't finite: methods go on there.
    const rooted = sceneOn(
      { formula: 'x*sqrt(x) + y^2', domain: { x: [0, 5], y: [-5, 5] } },
      { start: [0, 3], steps: 40, optimizers: runnersOf([{ id: 'nelder-mead' }, { id: 'cma-es' }]) },
    );
    expect(await differences([steady, rooted])).toEqual([]);
    const [[sgd] = []] = await scriptPaths([{ ...rooted, optimizers: runnersOf([{ id: 'sgd' }]) }]);
    expect(sgd).toBeUndefined();
  });
});

/** Evaluates f, its gradient and its Hessian at points by a script's functions, without running its race. */
const evaluateAll = `
import json, sys
results = []
for script, points in json.load(sys.stdin):
    names = {"__name__": "script"}
    with open(script, encoding="utf-8") as file:
        exec(compile(file.read(), script, "exec"), names)
    # A plot asks for f on a grid.
    np, f = names["np"], names["f"]
    single = np.array([f(*theta) for theta in np.array(points)], dtype=float)
    assert np.allclose(f(*np.array(points).T), single, rtol=1e-9, atol=1e-12, equal_nan=True), script
    for x, y in points:
        theta = np.array([x, y])
        (xx, xy), (yx, yy) = names["hessian"](theta)
        numbers = [f(*theta), *names["gradient"](theta), xx, xy, yy]
        results.append([float(number) if abs(number) < float("inf") else None for number in numbers])
json.dump(results, sys.stdout)
`;

describe('scripts compute what the engine does', { ...needsPython, timeout: 120_000 }, () => {
  // As in core/formula/fuzz.test.ts: rounding errors differ, and steep formulas magnify them.
  test('of random formulas, with first and second derivatives', async () => {
    const uniform = createUniform(7);
    const near = (): number => 6 * (uniform() - 0.5);
    const domain = { x: [-3, 3], y: [-3, 3] } as const;
    const jobs: (readonly [script: string, points: readonly Point[]])[] = [];
    const checks: ((actual: readonly (number | null)[]) => void)[] = [];
    let compared = 0;
    for (let i = 0; i < 300; i++) {
      const { text } = randomFormula(uniform, 1 + (i % 4));
      const parsed = parseFormula(text);
      if (!parsed.ok) continue;
      const values = { a: near(), k1: 0.5 + uniform(), alpha: near() };
      const parameters = Object.fromEntries(
        Object.entries(values)
          .filter(([name]) => parsed.formula.parameters.includes(name))
          .map(([name, value]) => [name, { value, min: -9, max: 9 }]),
      );
      const reference = { formula: text, domain, parameters };
      const found = resolveLandscape(reference);
      if (!found.ok) throw new Error(text);
      const evaluate = createPointEvaluator(found.landscape, found.numbers);
      const numbersAt = (x: number, y: number): number[] => {
        const { value, dx, dy, xx, xy, yy } = evaluate(x, y);
        return [value, dx, dy, xx, xy, yy];
      };
      const points = Array.from({ length: 3 }, (): Point => [near(), near()]);
      const script = join(folder, `${scripts++}.py`);
      const noise = { kind: 'mini-batch', scale: 0.1 } as const;
      const scene = sceneOn(
        { id: 'sphere' },
        { landscape: reference, noise, optimizers: runnersOf([{ id: 'sgd' }]) },
      );
      writeFileSync(script, pythonScript(scene, { language: 'ja' }));
      jobs.push([script, points]);
      for (const [x, y] of points) {
        const expected = numbersAt(x, y);
        const moved = [1 + 1e-14, 1 - 1e-14].flatMap((by) => [numbersAt(x * by, y), numbersAt(x, y * by)]);
        checks.push((actual) => {
          expected.forEach((number, k) => {
            const spread = Math.max(...moved.map((other) => Math.abs((other[k] ?? NaN) - number)));
            const size = Math.max(1, Math.abs(number));
            // At the end of a domain and at a jump, any rounding error is decisive.
            if (!Number.isFinite(number) || !(spread < 1e-6 * size)) return;
            compared++;
            const apart = Math.abs((actual[k] ?? NaN) - number);
            expect(apart, `${text} at ${x}, ${y}: number ${k}`).toBeLessThanOrEqual(
              1e-11 * size + 100 * spread,
            );
          });
        });
      }
    }
    const results = JSON.parse(await runPython(['-c', evaluateAll], JSON.stringify(jobs))) as number[][];
    expect(results).toHaveLength(checks.length);
    checks.forEach((check, k) => check(results[k] ?? []));
    expect(compared).toBeGreaterThan(2000);
  });
});

/** Syntax trees of scripts without texts: comments and the contents of strings are ignored. */
const outlineAll = `
import ast, json, sys
outlines = []
for text in json.load(sys.stdin):
    tree = ast.parse(text)
    strings = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.append(node.value)
            node.value = ""
    outlines.append({"tree": ast.dump(tree), "strings": strings})
json.dump(outlines, sys.stdout)
`;

interface Outline {
  readonly tree: string;
  readonly strings: readonly string[];
}

describe('texts stay texts', { ...needsPython, timeout: 60_000 }, () => {
  const outlinesOf = async (texts: readonly string[]): Promise<Outline[]> =>
    JSON.parse(await runPython(['-c', outlineAll], JSON.stringify(texts))) as Outline[];

  test('whatever titles, labels and formulas hold', async () => {
    const formula = (text: string) => ({ formula: text, domain: { x: [-1, 1], y: [-1, 1] } });
    const scene = (title: string, label: string, space: string): Scene =>
      sceneOn(formula(`x^2 +${space}λ y^2`), { title, optimizers: runnersOf([{ id: 'adam', label }]) });
    const scripts = [
      scene('title', 'label', ' '),
      ...alienTexts.map((text) => scene(text, text, '\n\t\r\n')),
    ].map((each) => pythonScript(each, { language: 'en' }));
    const [plain, ...others] = await outlinesOf(scripts);
    others.forEach(({ tree, strings }, i) => {
      expect(tree, alienTexts[i]).toBe(plain?.tree);
      const shown = oneLine(alienTexts[i] ?? '');
      expect(strings).toContain(shown === '' ? 'f(x, y) = x^2 + λ y^2' : shown);
    });
  });

  test('in both languages, which tell the same program', async () => {
    const optimizers = runnersOf(['adam', 'sam', 'santa-sss', 'bfgs', 'cma-es'].map((id) => ({ id })));
    const scene = sceneOn(
      { id: 'sinc-valley' },
      { title: 'sinc', noise: { kind: 'gaussian', scale: 1 }, optimizers },
    );
    const [en, ja] = await outlinesOf(
      (['en', 'ja'] as const).map((language) => pythonScript(scene, { language })),
    );
    expect(ja?.tree).toBe(en?.tree);
    expect(ja?.strings).not.toEqual(en?.strings);
  });
});

describe('a script is a program', { ...needsPython, timeout: 60_000 }, () => {
  const run = async (scene: Scene, ...words: string[]): Promise<string> => {
    const script = join(folder, `${scripts++}.py`);
    writeFileSync(script, pythonScript(scene, { language: 'ja' }));
    return runPython([script, '--no-plot', ...words]);
  };

  test('that says where each runner ends', async () => {
    const optimizers = runnersOf([
      { id: 'sgd', hyperparameters: { learningRate: 0.5 } },
      { id: 'sgd', hyperparameters: { learningRate: 1e200 }, label: '遠くへ "$' },
    ]);
    const output = await run(sceneOn({ id: 'sphere' }, { start: [3, 4], steps: 20, optimizers }));
    expect(output.split(/\r?\n/)).toEqual([
      'SGD: 20 回更新, x = 0, y = 0, f = 0',
      '遠くへ "$: 0 回更新, x = 3, y = 4, f = 25、この後に発散',
      '',
    ]);
  });

  test('that writes a table of all positions', async () => {
    const table = join(folder, 'table.csv');
    const label = '=1+1, "me"';
    const optimizers = runnersOf([{ id: 'sgd', hyperparameters: { learningRate: 0.25 }, label }]);
    await run(sceneOn({ id: 'sphere' }, { start: [1, 0.1], steps: 1, optimizers }), '--csv', table);
    expect(readFileSync(table, 'utf8')).toBe(
      'runner,run,step,x,y,f\r\n"=1+1, ""me""",0,0,1.0,0.1,1.01\r\n"=1+1, ""me""",0,1,0.5,0.05,0.2525\r\n',
    );
  });
});
