// Scripts of scenes, run by a Python with NumPy if there is one, and their paths beside the engine's.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Point } from '../../geometry/domain';
import type {
  Hyperparameter,
  HyperparameterValue,
  HyperparameterValues,
} from '../../hyperparameters/hyperparameter';
import { defaultHyperparameters } from '../../hyperparameters/validateHyperparameters';
import { resolveLandscape } from '../../landscapes/resolve';
import { findOptimizer, type OptimizerDefinition } from '../../optimizers/registry';
import { familyRuns } from '../../scene/family';
import { parseScene } from '../../scene/parseScene';
import type { Scene, SceneRunner } from '../../scene/scene';
import { createSceneRunner } from '../../scene/sceneRunner';
import { scheduledHyperparameter, takesClipping } from '../../simulation/particleUpdate';
import { createRunOf } from '../../scene/testing/createRunOf';
import { createTrajectoryColumns } from '../../simulation/trajectory';
import { skipWhere } from '../../testing/skipWhere';
import { pythonScript } from '../pythonScript';

const python = [process.env.OPTISCAPE_PYTHON, 'python3', '/usr/bin/python3', 'python'].find(
  (command) => command !== undefined && spawnSync(command, ['-c', 'import numpy']).status === 0,
);
/** Options of tests that run scripts. */
export const needsPython = skipWhere(
  python === undefined,
  'There is no Python with NumPy: exported scripts are not run.',
);

/** The output of Python called with these arguments and this standard input. */
export function runPython(words: readonly string[], input = ''): Promise<string> {
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

/** The file of a new script of a scene, in a folder of its own until the test has finished. */
export function writeScript(scene: Scene, language: 'en' | 'ja'): string {
  const folder = mkdtempSync(join(tmpdir(), 'optiscape-python-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, 'script.py');
  writeFileSync(script, pythonScript(scene, { language }));
  return script;
}

/** The paths of each scene's runs as computed by its script. */
export async function scriptPaths(scenes: readonly Scene[]): Promise<Path[][]> {
  const jobs = scenes.map((scene): [string, string] => {
    const script = writeScript(scene, 'en');
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
  const columns = createTrajectoryColumns(scene.steps + 1);
  const run = createRunOf(scene, runner, start, sequence);
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
export async function differences(scenes: readonly Scene[]): Promise<string[]> {
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

/** The default race on a landscape, with changes. */
export function sceneOn(landscape: unknown, changes: Partial<Scene>): Scene {
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

/** A runner by its optimizer's id: what is left out is as in a new one, at a lively rate. */
export type RunnerChanges = Partial<SceneRunner> & { readonly id: string };

export function runnersOf(each: readonly RunnerChanges[]): SceneRunner[] {
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
export function variantsOf(optimizer: OptimizerDefinition): RunnerChanges[] {
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
