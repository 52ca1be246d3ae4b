// The text of scripts; pythonRun.test.ts tests their results.
import { describe, expect, test } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { parseScene } from '../scene/parseScene';
import type { Scene } from '../scene/scene';
import { schedules } from '../schedules/registry';
import { languages } from '../text/text';
import { pythonScript } from './pythonScript';

function sceneOf(document: Readonly<Record<string, unknown>>): Scene {
  const parsed = parseScene({
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'ravine' },
    ...document,
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.scene;
}

const scriptOf = (document: Readonly<Record<string, unknown>>): string =>
  pythonScript(sceneOf(document), { language: 'en' });

/** A function's statements, without its docstring. */
function statementsOf(script: string, name: string): string {
  const [, , body = ''] =
    new RegExp(`\\ndef ${name}\\(([^)]*)\\):\\n    """[^]*?"""\\n([^]*?)\\n\\n\\n`).exec(script) ?? [];
  return body;
}

/** The statements of a rule's loop. */
function updateOf(
  optimizer: Readonly<Record<string, unknown>>,
  scene: Readonly<Record<string, unknown>> = {},
): string[] {
  const script = scriptOf({ optimizers: [optimizer], ...scene });
  const name = /\[(\w+)\(\s*START/.exec(script)?.[1] ?? '';
  const [, update = ''] = statementsOf(script, name).split('yield theta\n');
  return update.split('\n').map((line) => line.trim());
}

test('begins with what it is, and never with what a user wrote', () => {
  const script = pythonScript(
    sceneOf({
      title: 'coding: utf-7',
      start: [1, -2.5],
      steps: 7,
      optimizers: [{ id: 'adam' }, { id: 'sgd', visible: false, label: 'quiet\none' }],
    }),
    { language: 'en', version: '1.2.3' },
  );
  const lines = script.split('\n');
  // Python reads the encoding from the first two lines only.
  expect(lines.slice(0, 4)).toEqual([
    '#!/usr/bin/env python3',
    '# -*- coding: utf-8 -*-',
    '#',
    '# coding: utf-7',
  ]);
  expect(script).toContain('“Ravine”, in float64. Runners: 1. Updates: 7.\n# Start: (1, -2.5).\n');
  expect(script).toContain('# Made with Optiscape 1.2.3.\n');
  expect(script).toContain('START = np.array([1.0, -2.5])\nSTEPS = 7\n');
  expect(script).toContain('hides them: quiet one.');
  expect(script).not.toContain('def sgd');
  expect(scriptOf({})).toContain('# Made with Optiscape.\n');
});

describe('the six classic rules read as in papers', () => {
  test.each([
    ['sgd', ['theta = theta - learning_rate * g']],
    ['momentum', ['v = momentum * v + g', 'theta = theta - learning_rate * v']],
    ['nesterov', ['v = momentum * v + g', 'theta = theta - learning_rate * (g + momentum * v)']],
    ['adagrad', ['s = s + g**2', 'theta = theta - learning_rate * g / (np.sqrt(s) + epsilon)']],
    [
      'rmsprop',
      ['v = decay * v + (1 - decay) * g**2', 'theta = theta - learning_rate * g / (np.sqrt(v) + epsilon)'],
    ],
    [
      'adam',
      [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g**2',
        'm_hat = m / (1 - beta1**t)',
        'v_hat = v / (1 - beta2**t)',
        'theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)',
      ],
    ],
  ])('%s', (id, update) => expect(updateOf({ id })).toEqual(['g = gradient(theta)', ...update]));
});

describe('what a scene asks of a rule stands in it', () => {
  const sgd = (
    changes: Readonly<Record<string, unknown>>,
    scene?: Readonly<Record<string, unknown>>,
  ): string[] => updateOf({ id: 'sgd', ...changes }, scene).slice(0, -1);
  test('a schedule', () => {
    expect(sgd({ schedule: { id: 'cosine', period: 9, warmupSteps: 3 } })).toEqual([
      'learning_rate = schedule(t - 1, base_rate)',
      'g = gradient(theta)',
    ]);
    expect(
      scriptOf({ optimizers: [{ id: 'sgd', schedule: { id: 'cosine', period: 9, warmupSteps: 3 } }] }),
    ).toContain('schedule=lambda k, rate: warm_up(k, 3) * cosine(k, rate, period=9, minimum=0.0),\n');
  });
  test('clipping, then a decay that joins the gradient', () => {
    expect(sgd({ hyperparameters: { weightDecay: 0.1 }, clipping: { kind: 'norm', limit: 2 } })).toEqual([
      'g = gradient(theta)',
      'g = clip_norm(g, max_norm)',
      'g = g + weight_decay * theta  # weight decay',
    ]);
  });
  test('a decay that is decoupled', () => {
    expect(sgd({ hyperparameters: { weightDecay: 0.1, decoupledDecay: true } })).toEqual([
      'g = gradient(theta)',
      'theta = (1 - learning_rate * weight_decay) * theta  # weight decay, decoupled',
    ]);
  });
  test.each([
    ['gaussian', 'g = gradient(theta) + noise'],
    ['mini-batch', 'g = gradient(theta) + hessian(theta) @ noise'],
  ])('%s noise', (kind, gradient) => {
    expect(sgd({}, { noise: { kind, scale: 0.5 } })).toEqual([
      'noise = NOISE * random.normal_pair()',
      gradient,
    ]);
  });
  test('random numbers, which only a rule that draws some is given', () => {
    const parametersOf = (noise: string): string | undefined =>
      /\ndef sgd\(([^)]*)\):/.exec(scriptOf({ noise: { kind: noise }, optimizers: [{ id: 'sgd' }] }))?.[1];
    expect(parametersOf('none')).toBe('theta, learning_rate');
    expect(parametersOf('gaussian')).toBe('theta, random, learning_rate');
  });
  test.each([
    ['none', null, 'gradient(theta + uphill)'],
    ['none', { kind: 'norm', limit: 2 }, 'clip_norm(gradient(theta + uphill), max_norm)'],
    ['gaussian', null, '(gradient(theta + uphill) + noise)'],
    ['gaussian', { kind: 'norm', limit: 2 }, 'clip_norm(gradient(theta + uphill) + noise, max_norm)'],
  ])('a gradient elsewhere, with %s noise and clipping %j', (kind, clipping, gradient) => {
    expect(updateOf({ id: 'sam', clipping }, { noise: { kind } }).at(-1)).toBe(
      `theta = theta - learning_rate * ${gradient}`,
    );
  });
  test('another library’s form', () => {
    expect(updateOf({ id: 'momentum', hyperparameters: { convention: 'keras' } })).toEqual([
      'g = gradient(theta)',
      'v = momentum * v - learning_rate * g',
      'theta = theta + v',
    ]);
  });
  test('a quotient that may be 0/0, where no ε is in its way', () => {
    expect(updateOf({ id: 'adagrad', hyperparameters: { epsilon: 0 } }).at(-1)).toBe(
      'theta = theta - quotient(learning_rate * g, np.sqrt(s) + epsilon)',
    );
  });
});

test('runners whose rules are the same share a function, others of a name are numbered', () => {
  const adam = (changes: Readonly<Record<string, unknown>>) => ({ id: 'adam', hyperparameters: changes });
  const script = scriptOf({
    optimizers: [
      adam({ learningRate: 0.1 }),
      adam({ learningRate: 0.2 }),
      adam({ weightDecay: 0.1 }),
      adam({ convention: 'keras' }),
      adam({ convention: 'optax' }),
    ],
  });
  expect(script.match(/^def adam.*?\(/gm)).toEqual([
    'def adam(',
    'def adam_2(',
    'def adam_keras(',
    'def adam_optax(',
  ]);
  expect(script.match(/\[adam\w*\(/g)).toEqual([
    '[adam(',
    '[adam(',
    '[adam_2(',
    '[adam_keras(',
    '[adam_optax(',
  ]);
});

test('parameters of a formula have names that mean nothing else', () => {
  const formula = 'λ x^2 + f y^2 + u v exp(x y) + exp(x y)^2';
  const script = scriptOf({ landscape: { formula, parameters: { lambda: 2, f: 3, u: 4, v: 5 } } });
  expect(script).toContain(
    '\nlambda_ = np.float64(2.0)\nf_ = np.float64(3.0)\nu = np.float64(4.0)\nv = np.float64(5.0)\n',
  );
  expect(script).toContain(
    '    w = np.exp(x * y)\n    return lambda_ * x**2 + f_ * y**2 + u * v * w + w**2\n',
  );
});

describe.each(languages)('in %s', (language) => {
  const everything = [
    ...landscapes.map(({ id }) => sceneOf({ landscape: { id } })),
    sceneOf({
      landscape: { id: 'ackley' },
      noise: { kind: 'mini-batch' },
      optimizers: optimizers.map(({ id }) => ({ id, runs: { count: 2 } })),
    }),
    sceneOf({ optimizers: schedules.map(({ id }) => ({ id: 'sgd', schedule: { id, warmupSteps: 1 } })) }),
    sceneOf({ optimizers: [] }),
  ];
  test('lines are short, and nothing is left to fill in', () => {
    for (const scene of everything) {
      const script = pythonScript(scene, { language });
      for (const line of script.split('\n')) {
        if (!line.includes('schedule=lambda')) expect(line.length, line).toBeLessThanOrEqual(104);
        expect(line, line).not.toMatch(/undefined|\[object|[=(] ?NaN|\s$/);
      }
      expect(script).not.toContain('\n\n\n\n');
      expect(script.endsWith('\n')).toBe(true);
    }
  });
});

// Whole scripts to look at; pythonRun.test.ts runs others. After a deliberate change `npx vitest run -u` writes them anew.
describe('whole scripts', () => {
  const whole = (document: Readonly<Record<string, unknown>>): string =>
    pythonScript(sceneOf(document), { language: 'en', version: '1.2.3' });
  const withoutWords = (script: string): string => script.replaceAll(/^ *("{3}[^]*?"{3}|#.*)\n/gm, '');

  test('with all that a scene may ask for', async () => {
    const script = whole({
      title: 'The 谷 of "a$"',
      landscape: {
        formula: 'a x^2 + round(y)^2 + sigmoid(x) softplus(y) + erf(x) + sinc(y)',
        domain: { x: [-3, 3], y: [-2, 2.5] },
        parameters: { a: 0.5 },
      },
      start: [1, -2],
      steps: 60,
      seed: 42,
      stopWhenConverged: true,
      noise: { kind: 'mini-batch', scale: 0.25 },
      optimizers: [
        {
          id: 'adam',
          label: 'Adam, "warm"',
          schedule: { id: 'cosine', period: 30, minimum: 0.001, warmupSteps: 5 },
          clipping: { kind: 'norm', limit: 2 },
          runs: { count: 3, spread: 0.5 },
        },
        {
          id: 'adagrad',
          hyperparameters: { epsilon: 0, weightDecay: 0.1 },
          clipping: { kind: 'value', limit: 0.5 },
          dash: 'dash-dot',
        },
        { id: 'sgd', visible: false },
        { id: 'bfgs', dash: 'dotted' },
        { id: 'cma-es', runs: { count: 2, spread: 0.1 } },
      ],
    });
    await expect(script).toMatchFileSnapshot('testing/scripts/everything.py');
  });

  test('with every rule', async () => {
    const script = whole({ landscape: { id: 'ackley' }, optimizers: optimizers.map(({ id }) => ({ id })) });
    await expect(withoutWords(script)).toMatchFileSnapshot('testing/scripts/rules.py');
  });

  test('with other libraries’ forms, and every schedule', async () => {
    const forms = optimizers.flatMap(({ id, hyperparameters: { convention } }) =>
      convention?.kind !== 'library'
        ? []
        : convention.forms
            .filter(({ library }) => library !== convention.default)
            .map(({ library }) => ({ id, hyperparameters: { convention: library } })),
    );
    const scheduled = schedules.map(({ id }) => ({ id: 'sgd', schedule: { id, warmupSteps: 3 } }));
    const script = whole({ optimizers: [...forms, ...scheduled] });
    await expect(withoutWords(script)).toMatchFileSnapshot('testing/scripts/forms.py');
  });
});

test('a scene that can’t be run has no script', () => {
  const scene = {
    ...sceneOf({}),
    landscape: { formula: 'x +', domain: { x: [0, 1], y: [0, 1] }, parameters: {} } as const,
  };
  expect(() => pythonScript(scene, { language: 'en' })).toThrow(
    'Invalid landscape.formula: "x +", character',
  );
});
