// The results of scripts: they are run by a Python with NumPy, if there is one, and compared with the engine's.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../formula/formula';
import { randomFormula } from '../formula/testing/randomFormulas';
import type { Point } from '../geometry/domain';
import { createPointEvaluator } from '../landscapes/evaluate';
import { landscapes } from '../landscapes/registry';
import { resolveLandscape } from '../landscapes/resolve';
import { optimizers } from '../optimizers/registry';
import { noiseKinds, type Scene } from '../scene/scene';
import { ruleOf } from '../scene/branch';
import { takesClipping } from '../simulation/particleUpdate';
import { createUniform } from '../testing/randomExpressions';
import { pythonScript } from './pythonScript';
import { oneLine } from './pythonText';
import { alienTexts } from './testing/alienTexts';
import {
  differences,
  needsPython,
  runnersOf,
  runPython,
  sceneOn,
  scriptPaths,
  writeScript,
  type RunnerChanges,
} from './testing/scriptRuns';

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

  test('from starts of their own, with families about them and branches that have set out there', async () => {
    const about = { id: 'adam', runs: { count: 3, spread: 0.4 }, start: [-2, 1e-8] } as const;
    const leg = runnersOf([{ id: 'momentum' }])[0]!;
    const optimizers = runnersOf([
      { id: 'sgd' },
      { id: 'sgd', start: [3.5, -2] },
      { ...about, start: null },
      about,
      { id: 'sgd', start: [-1, 4], before: [{ ...ruleOf(leg), steps: 7 }] },
    ]);
    expect(await differences([sceneOn({ id: 'himmelblau' }, { steps: 40, optimizers })])).toEqual([]);
    // Without a runner that starts with the race, START would do nothing.
    const alone = sceneOn({ id: 'saddle' }, { optimizers: runnersOf([{ id: 'sgd', start: [1, 1e-12] }]) });
    const script = pythonScript(alone, { language: 'en' });
    expect(script).toContain('sgd(np.array([1.0, 1e-12]),');
    expect(script).toContain('# With a start of their own: SGD.');
    expect(script).not.toMatch(/\bSTART\b/);
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
    const stuck = { ...rooted, optimizers: runnersOf([{ id: 'sgd', start: [0, 2] }]) };
    const output = await runPython([writeScript(stuck, 'en'), '--no-plot']);
    expect(output).toMatch(/^SGD: 0 updates, x = 0, y = 2, f = 4/);
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
      const noise = { kind: 'mini-batch', scale: 0.1 } as const;
      const scene = sceneOn(
        { id: 'sphere' },
        { landscape: reference, noise, optimizers: runnersOf([{ id: 'sgd' }]) },
      );
      jobs.push([writeScript(scene, 'ja'), points]);
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
  const run = (script: string, ...words: string[]): Promise<string> =>
    runPython([script, '--no-plot', ...words]);

  test('that says where each runner ends', async () => {
    const optimizers = runnersOf([
      { id: 'sgd', hyperparameters: { learningRate: 0.5 } },
      { id: 'sgd', hyperparameters: { learningRate: 1e200 }, label: '遠くへ "$' },
    ]);
    const scene = sceneOn({ id: 'sphere' }, { start: [3, 4], steps: 20, optimizers });
    const output = await run(writeScript(scene, 'ja'));
    expect(output.split(/\r?\n/)).toEqual([
      'SGD: 20 回更新, x = 0, y = 0, f = 0',
      '遠くへ "$: 0 回更新, x = 3, y = 4, f = 25、この後に発散',
      '',
    ]);
  });

  test('that writes a table of all positions', async () => {
    const label = '=1+1, "me"';
    const optimizers = runnersOf([{ id: 'sgd', hyperparameters: { learningRate: 0.25 }, label }]);
    const script = writeScript(sceneOn({ id: 'sphere' }, { start: [1, 0.1], steps: 1, optimizers }), 'ja');
    const table = `${script}.csv`;
    await run(script, '--csv', table);
    expect(readFileSync(table, 'utf8')).toBe(
      'runner,run,step,x,y,f\r\n"=1+1, ""me""",0,0,1.0,0.1,1.01\r\n"=1+1, ""me""",0,1,0.5,0.05,0.2525\r\n',
    );
  });
});
