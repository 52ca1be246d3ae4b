import { describe, expect, it } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { createDefaultScene } from './defaultScene';
import { parseScene, parseSceneText, serializeScene } from './parseScene';
import { limits } from './scene';

const minimal = { format: 'optiscape-scene', version: 1, landscape: { id: 'ravine' } };

function messagesOf(document: unknown): string[] {
  const parsed = parseScene(document);
  return parsed.ok ? [] : parsed.issues.map((issue) => issue.message);
}

function sceneOf(document: unknown) {
  const parsed = parseScene(document);
  if (!parsed.ok) throw new Error(parsed.issues.map((issue) => issue.message).join('\n'));
  return parsed.scene;
}

describe('a document that leaves things out', () => {
  it('takes the rest from the landscape', () => {
    const scene = sceneOf(minimal);
    expect(scene.start).toEqual([-2, 2]);
    expect(scene.steps).toBe(256);
    expect(scene.seed).toBe(3);
    expect(scene.camera.azimuthDegrees).toBe(-87);
    expect(scene.optimizers.map((runner) => runner.id)).toEqual([
      'sgd',
      'momentum',
      'nesterov',
      'adagrad',
      'rmsprop',
      'adam',
    ]);
  });

  it('completes hyper-parameters with the optimizer’s defaults, not with the landscape’s tuned ones', () => {
    const scene = sceneOf({ ...minimal, optimizers: [{ id: 'adam', hyperparameters: { beta1: 0.8 } }] });
    expect(scene.optimizers[0]!.hyperparameters).toEqual({
      learningRate: 0.001,
      beta1: 0.8,
      beta2: 0.999,
      epsilon: 1e-8,
      convention: 'pytorch',
      weightDecay: 0,
      decoupledDecay: false,
    });
  });

  it('gives each runner a key and a colour of its own, also beside keys and colours that are written', () => {
    const scene = sceneOf({
      ...minimal,
      optimizers: [{ id: 'adam' }, { id: 'adam', key: 'adam-1', color: '#D55E00' }, { id: 'adam' }],
    });
    expect(new Set(scene.optimizers.map((runner) => runner.key)).size).toBe(3);
    expect(scene.optimizers[1]!.key).toBe('adam-1');
    expect(new Set(scene.optimizers.map((runner) => runner.color)).size).toBe(3);
  });

  it('may ask for no optimizer at all', () => {
    expect(sceneOf({ ...minimal, optimizers: [] }).optimizers).toEqual([]);
  });

  it('completes schedules, families and noise', () => {
    const scene = sceneOf({
      ...minimal,
      noise: { kind: 'gaussian' },
      optimizers: [
        {
          id: 'sgd',
          schedule: { id: 'cosine', period: 50 },
          clipping: { kind: 'norm', limit: 2 },
          runs: { count: 5 },
        },
        { id: 'sgd', marker: 'ring', dash: 'dotted' },
      ],
    });
    expect(scene.noise).toEqual({ kind: 'gaussian', scale: 0.1 });
    expect(scene.optimizers[0]).toMatchObject({
      schedule: { id: 'cosine', period: 50, minimum: 0, warmupSteps: 0 },
      clipping: { kind: 'norm', limit: 2 },
      runs: { count: 5, spread: 0.3 },
      marker: 'circle',
      dash: 'solid',
    });
    expect(scene.optimizers[1]).toMatchObject({
      schedule: null,
      clipping: null,
      runs: { count: 1 },
      marker: 'ring',
      dash: 'dotted',
    });
  });

  it('keeps the parts of camera and look that are written', () => {
    const scene = sceneOf({ ...minimal, camera: { elevationDegrees: 90 }, look: { colorMap: 'viridis' } });
    expect(scene.camera).toMatchObject({ elevationDegrees: 90, azimuthDegrees: -87 });
    expect(scene.look).toMatchObject({ colorMap: 'viridis', surfaceContours: true });
  });
});

describe('the film of a scene', () => {
  const { camera } = sceneOf(minimal);

  it('stands still and shows all that there is to say, unless the document says otherwise', () => {
    expect(sceneOf(minimal).film).toMatchObject({ cameraMove: 'still', keyframes: [], captions: [] });
    expect(sceneOf({ ...minimal, film: { overlay: { legend: false } } }).film.overlay).toEqual({
      title: true,
      captions: true,
      formula: true,
      legend: false,
      steps: true,
      losses: true,
    });
  });

  it('sorts its keyframes and eases between them', () => {
    const keyframes = [
      { step: 90, camera },
      { step: 10, camera, easing: 'hold' },
    ];
    const { film } = sceneOf({ ...minimal, film: { cameraMove: 'keyframes', keyframes } });
    expect(film.keyframes).toEqual([
      { step: 10, camera, easing: 'hold' },
      { step: 90, camera, easing: 'smooth' },
    ]);
  });

  it.each([
    [{ orbitTurns: 11 }, 'Invalid film.orbitTurns: 11 (expected -10 ≤ orbitTurns ≤ 10)'],
    [{ overlay: { logo: true } }, /^Unknown field film\.overlay\.logo \(expected only title, captions/],
    [
      {
        keyframes: [
          { step: 5, camera },
          { step: 5, camera },
        ],
      },
      'Invalid film.keyframes[1].step: 5 (expected a step that no other keyframe has)',
    ],
    [
      { captions: [{ fromStep: 9, toStep: 3, text: 'Down' }] },
      'Invalid film.captions[0].toStep: 3 (expected a step from fromStep (9) on)',
    ],
    [
      { captions: [{ fromStep: 0, toStep: 3, text: 'x'.repeat(201) }] },
      /^Invalid film\.captions\[0\]\.text: .* \(expected a text of at most 200 characters\)$/,
    ],
  ])('refuses %j', (film, message) => {
    const [found] = messagesOf({ ...minimal, film });
    if (typeof message === 'string') expect(found).toBe(message);
    else expect(found).toMatch(message);
  });
});

describe('saving and opening', () => {
  it.each(landscapes.map((landscape) => [landscape.id, landscape] as const))(
    'brings the default scene of %s back as it was',
    (_, landscape) => {
      const scene = createDefaultScene(landscape);
      const parsed = parseSceneText(serializeScene(scene));
      expect(parsed).toEqual({ ok: true, scene });
    },
  );
});

describe('bad input is answered with field, value and what is allowed', () => {
  it.each([
    ['steps', 0, 'Invalid steps: 0 (expected a whole number, 1 ≤ steps ≤ 1000000)'],
    ['steps', 1e12, 'Invalid steps: 1000000000000 (expected a whole number, 1 ≤ steps ≤ 1000000)'],
    ['steps', 1.5, 'Invalid steps: 1.5 (expected a whole number, 1 ≤ steps ≤ 1000000)'],
    ['steps', '200', 'Invalid steps: "200" (expected a whole number, 1 ≤ steps ≤ 1000000)'],
    ['seed', -1, 'Invalid seed: -1 (expected a whole number, 0 ≤ seed ≤ 4294967295)'],
    ['speed', 99, 'Invalid speed: 99 (expected 0.05 ≤ speed ≤ 20)'],
    ['start', [1], 'Invalid start: [1] (expected two numbers [x, y])'],
    [
      'start',
      [900, 0],
      'Invalid start.x: 900 (expected -105 ≤ x ≤ 105, 10 widths around the domain of ravine)',
    ],
    ['stopWhenConverged', 'yes', 'Invalid stopWhenConverged: "yes" (expected true or false)'],
    [
      'trail',
      { kind: 'half' },
      'Invalid trail.kind: "half" (expected an object with kind "highlight", "frames" or "all")',
    ],
    [
      'look',
      { colorMap: 'jet' },
      'Invalid look.colorMap: "jet" (expected one of dusk, viridis, cividis, mono)',
    ],
  ])('%s: %j', (field, value, message) => {
    expect(messagesOf({ ...minimal, [field]: value })).toEqual([message]);
  });

  it('names the hyper-parameter, its value, its range and its runner', () => {
    const optimizers = [{ id: 'sgd' }, { id: 'adam', hyperparameters: { beta1: 1.2 } }];
    expect(parseScene({ ...minimal, optimizers })).toEqual({
      ok: false,
      issues: [
        {
          field: 'optimizers[1].hyperparameters.beta1',
          message: 'Invalid beta1: 1.2 (expected 0 ≤ beta1 < 1) in optimizers[1] (adam)',
          parts: {
            name: 'beta1',
            value: '1.2',
            expected: '0 ≤ beta1 < 1',
          },
        },
      ],
    });
  });

  it.each([
    [
      { schedule: { id: 'cosine', period: 0 } },
      'optimizers[0].schedule.period',
      'Invalid period: 0 (expected a whole number, 1 ≤ period ≤ 1000000) in optimizers[0].schedule',
    ],
    [
      { schedule: { id: 'cosine', decay: 2 } },
      'optimizers[0].schedule.decay',
      'Invalid decay: no such parameter of the schedule (expected one of period, minimum, warmupSteps) in optimizers[0].schedule',
    ],
    [
      { schedule: { id: 'triangular', minimum: 0.2 } },
      'optimizers[0].schedule.minimum',
      'Invalid minimum: 0.2 (expected minimum ≤ 0.1, the maximum) in optimizers[0].schedule',
    ],
    [
      { clipping: { kind: 'norm', limit: 0 } },
      'optimizers[0].clipping.limit',
      'Invalid optimizers[0].clipping.limit: 0 (expected a number above 0)',
    ],
    [
      { runs: { count: 201 } },
      'optimizers[0].runs.count',
      'Invalid optimizers[0].runs.count: 201 (expected a whole number, 1 ≤ count ≤ 200)',
    ],
    [
      { marker: 'star' },
      'optimizers[0].marker',
      'Invalid optimizers[0].marker: "star" (expected one of circle, square, diamond, triangle, cross, ring)',
    ],
  ])('a runner with %j', (change, field, message) => {
    const parsed = parseScene({ ...minimal, optimizers: [{ id: 'sgd', ...change }] });
    expect(parsed).toMatchObject({ ok: false, issues: [{ field, message }] });
  });

  it('a method that is to clip, which it can’t', () => {
    const optimizers = [{ id: 'newton', clipping: { kind: 'norm', limit: 1 } }];
    expect(messagesOf({ ...minimal, optimizers })).toEqual([
      'Invalid optimizers[0].clipping: "norm" (expected no clipping: newton searches with gradients as they are)',
    ]);
  });

  it.each([
    [
      { domain: { x: [1, 1], y: [5, -5] } },
      [
        'Invalid landscape.domain.x: [1,1] (expected two numbers [min, max] with max − min ≥ 0.000001)',
        'Invalid landscape.domain.y: [5,-5] (expected two numbers [min, max] with max − min ≥ 0.000001)',
      ],
    ],
    [
      { domain: { x: [-1e9, 1], y: [-5, 5] } },
      ['Invalid landscape.domain.x[0]: -1000000000 (expected -1000000 ≤ min ≤ 1000000)'],
    ],
    [{ parameters: { b: 1 } }, [/^Invalid landscape.parameters.b: .* \(expected only a\)$/]],
    [
      { parameters: { a: { value: 1, min: 3, max: 2 } } },
      [/^Invalid landscape.parameters.a: .* \(expected an object with min ≤ value ≤ max\)$/],
    ],
    [
      { parameters: { a: 'one' } },
      [/^Invalid landscape.parameters.a: "one" \(expected a number, or an object/],
    ],
  ])('a formula with %j', (change, messages) => {
    expect(messagesOf({ ...minimal, landscape: { formula: 'a * x^2 + y^2', ...change } })).toEqual(
      messages.map((message) =>
        typeof message === 'string' ? message : (expect.stringMatching(message) as string),
      ),
    );
  });

  it('refuses more runs in all than a race may have', () => {
    const optimizers = Array.from({ length: 3 }, () => ({ id: 'sgd', runs: { count: 200 } }));
    expect(messagesOf({ ...minimal, optimizers })).toEqual([
      'Invalid optimizers: 600 runs (expected at most 512 runs of all runners together)',
    ]);
  });

  it('lists the ids that exist', () => {
    const [landscape] = messagesOf({ ...minimal, landscape: { id: 'valley' } });
    expect(landscape).toMatch(/^Invalid landscape\.id: "valley" \(expected one of .*ravine/);
    const [optimizer] = messagesOf({ ...minimal, optimizers: [{ id: 'adamm' }] });
    expect(optimizer).toMatch(/^Invalid optimizers\[0\]\.id: "adamm" \(expected one of .*adam/);
  });

  it('names unknown fields and the ones that there are', () => {
    const [message] = messagesOf({ ...minimal, speeed: 2 });
    expect(message).toMatch(/^Unknown field speeed \(expected only format, version, .*speed/);
  });

  it('refuses two runners with one key', () => {
    const optimizers = [
      { id: 'sgd', key: 'a' },
      { id: 'adam', key: 'a' },
    ];
    expect(messagesOf({ ...minimal, optimizers })).toEqual([
      'Invalid optimizers[1].key: "a" (expected a key that no other runner has)',
    ]);
  });

  it('refuses more steps in all than a race may hold', () => {
    const optimizers = Array.from({ length: 10 }, () => ({ id: 'sgd' }));
    expect(messagesOf({ ...minimal, steps: limits.steps.max, optimizers })).toEqual([
      'Invalid steps: 1000000 (expected steps ≤ 800000 with 10 runs)',
    ]);
  });

  it.each([
    [
      'landscape',
      '{"formula": "a*x^2 + y^2", "parameters": {"a": 2, "__proto__": 3}}',
      'landscape.parameters',
    ],
    ['optimizers', '[{"id": "sgd", "hyperparameters": {"__proto__": 3}}]', 'optimizers[0].hyperparameters'],
    ['optimizers', '[{"id": "sgd", "schedule": {"id": "step", "__proto__": 3}}]', 'optimizers[0].schedule'],
    ['look', '{"__proto__": 3}', 'look'],
  ])('refuses __proto__ as a name in %s: %s', (field, json, at) => {
    expect(messagesOf({ ...minimal, [field]: JSON.parse(json) as unknown })).toEqual([
      `Invalid ${at}.__proto__: 3 (expected no field of that name)`,
    ]);
  });

  it('answers values of any depth', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const text = `{"format": "optiscape-scene", "version": 1, "landscape": {"id": "ravine"}, "title": ${deep}}`;
    expect(parseSceneText(text)).toMatchObject({ ok: false });
  });

  it('reads no file of more characters than the largest scene has', () => {
    const message = 'Invalid file: 4194305 characters (expected at most 4194304 characters)';
    expect(parseSceneText(' '.repeat(2 ** 22 + 1))).toMatchObject({ ok: false, issues: [{ message }] });
    expect(parseSceneText(JSON.stringify(minimal).padEnd(2 ** 22))).toMatchObject({ ok: true });
  });

  it('knows a file that is no scene', () => {
    expect(parseSceneText('{"format": "optiscape-scene", ')).toMatchObject({ ok: false });
    expect(messagesOf([1, 2])).toEqual(['Invalid file: it is not a scene (expected a JSON object)']);
    expect(messagesOf(null)).toEqual(['Invalid file: it is not a scene (expected a JSON object)']);
    expect(messagesOf({ hello: 1 })).toContain('Invalid format: missing (expected "optiscape-scene")');
    expect(messagesOf({ ...minimal, version: 2 })).toEqual([
      'Invalid version: 2 (expected 1, the version that this Optiscape reads)',
    ]);
  });
});
