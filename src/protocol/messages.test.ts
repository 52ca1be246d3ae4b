// What the two sides may say to each other: examples pass whole, and each field has its bounds.
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { measureIds } from '../core/simulation/measures';
import { exportJobSchema, exportReportSchema, type ExportJob } from './exportJob';
import { clientMessageSchema, methods, serverMessageSchema, streamRequestSchema } from './messages';

type Path = readonly (string | number)[];

/** A copy with another value at a path. */
function withValue(document: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((each: unknown, index) => (index === key ? withValue(each, rest, value) : each));
  }
  const fields = document as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: withValue(fields[key], rest, value) };
}

/** Values of the field at a path that are taken, and those that are not. */
type Field = readonly [path: Path, taken: readonly unknown[], refused: readonly unknown[]];

const missing = undefined;
const infinite = [NaN, Infinity];

function holds(schema: z.ZodType, example: unknown, fields: readonly Field[]): void {
  expect(schema.parse(example)).toEqual(example);
  for (const [path, taken, refused] of fields) {
    for (const value of taken) {
      const document = withValue(example, path, value);
      expect(schema.safeParse(document), `${path.join('.')}: ${String(value)}`).toEqual({
        success: true,
        data: document,
      });
    }
    for (const value of refused) {
      const checked = schema.safeParse(withValue(example, path, value));
      expect(checked.success, `${path.join('.')}: ${JSON.stringify(value)}`).toBe(false);
    }
  }
}

const wholes = (min: number, max: number): Field[1] => [min, max];
const beyond = (min: number, max: number): Field[2] => [min - 1, max + 1, min + 0.5, `${min}`, missing];
const maxWord = 2 ** 32 - 1;

describe('a race', () => {
  const run = {
    optimizer: 'adam',
    hyperparameters: { learningRate: 0.1, amsgrad: true, order: 'first' },
    schedule: { id: 'step', stepSize: 5 },
    clipping: { kind: 'norm', limit: 1 },
    start: [0.5, -0.5],
    sequence: 3,
    searchShape: true,
  };
  const race = {
    kind: 'race',
    landscape: { id: 'ravine' },
    start: [1, 2],
    steps: 100,
    seed: 7,
    noise: { kind: 'gaussian', scale: 0.1 },
    stopWhenConverged: true,
    runs: [run, { optimizer: 'sgd', hyperparameters: {} }],
  };

  it('is asked for with nothing but numbers, names and switches', () => {
    holds(streamRequestSchema, race, [
      [['kind'], [], ['film', missing]],
      [['start'], [[0, 0]], [[0], [0, 0, 0], ['0', 0], missing]],
      [['steps'], [0.5, -1], [...infinite, '9', missing]],
      [['seed'], [0.5, -1], [...infinite, '9', missing]],
      [['noise'], [missing, { kind: 'none', scale: 0 }], [null, { kind: 'none' }]],
      [
        ['noise', 'kind'],
        ['none', 'gaussian'],
        ['pink', ''],
      ],
      [['noise', 'scale'], [0], [...infinite, '1']],
      [['noise', 'more'], [], [1]],
      [['stopWhenConverged'], [true, false], [1, missing]],
      [['runs'], [[]], [{}, missing]],
      [['more'], [], [1]],
    ]);
  });

  it('has runs with settings of their own', () => {
    holds(streamRequestSchema, race, [
      [['runs', 0, 'optimizer'], [''], [1, missing]],
      [
        ['runs', 0, 'hyperparameters'],
        [{}, { a: null }],
        [null, [], missing],
      ],
      [
        ['runs', 0, 'schedule'],
        [null, missing, {}],
        ['step', []],
      ],
      [
        ['runs', 0, 'clipping'],
        [null, missing],
        [{ kind: 'norm' }, { limit: 1 }],
      ],
      [
        ['runs', 0, 'clipping', 'kind'],
        ['norm', 'value'],
        ['', 'sum'],
      ],
      [['runs', 0, 'clipping', 'more'], [], [1]],
      [
        ['runs', 0, 'start'],
        [missing, [0, 0]],
        [[0], [0, '0'], null],
      ],
      [
        ['runs', 0, 'sequence'],
        [missing, 0, 199],
        [-1, 200, 0.5, null],
      ],
      [
        ['runs', 0, 'searchShape'],
        [missing, false],
        [1, null],
      ],
      [['runs', 0, 'more'], [], [1]],
    ]);
  });

  it('may be asked for measures along its runs, of kinds that are known, each once', () => {
    holds(streamRequestSchema, { ...race, kind: 'measures', measures: ['cosine'] }, [
      [
        ['measures'],
        [['sharpness'], [...measureIds]],
        [[], ['cosine', 'cosine'], ['loss'], 'cosine', null, missing],
      ],
      [['runs', 0, 'start'], [[0, 0]], [[0], null]],
      [['more'], [], [1]],
    ]);
  });

  it('may be asked for the outcomes of its runs only, with times or without', () => {
    holds(streamRequestSchema, { ...race, kind: 'trials', timed: false }, [
      [['timed'], [true], [1, 'yes', null, missing]],
      [['runs', 0, 'start'], [[0, 0]], [[0], null]],
      [['more'], [], [1]],
    ]);
  });

  const domain = { x: [-1, 1], y: [-2, 2] };

  it('is on a landscape, a formula or a neuron', () => {
    holds(streamRequestSchema, race, [
      [['landscape'], [{ id: '' }], [{}, 'ravine', { id: 'ravine', more: 1 }]],
    ]);
    const formula = { formula: 'a*x', domain, parameters: { a: { value: 1, min: 0, max: 2 } } };
    holds(streamRequestSchema, { ...race, landscape: formula }, [
      [['landscape', 'formula'], [''], [1, missing]],
      [['landscape', 'domain', 'x'], [[1, 0]], [[0], [0, 1, 2], missing]],
      [['landscape', 'domain', 'y'], [[1, 0]], [[0], missing]],
      [['landscape', 'domain', 'z'], [], [[0, 1]]],
      [['landscape', 'parameters'], [{}], [missing]],
      [['landscape', 'parameters', 'a', 'value'], [-9], ['1', missing]],
      [['landscape', 'parameters', 'a', 'min'], [-9], ['1', missing]],
      [['landscape', 'parameters', 'a', 'max'], [-9], ['1', missing]],
      [['landscape', 'parameters', 'a', 'more'], [], [1]],
      [['landscape', 'more'], [], [1]],
    ]);
    const shaped = { id: 'huber', parameters: { delta: 1 } };
    const neuron = { activation: shaped, loss: shaped, data: [[0, 1]] };
    const points = (count: number): number[][] => Array.from({ length: count }, () => [0, 1]);
    holds(streamRequestSchema, { ...race, landscape: { neuron, domain } }, [
      [['landscape', 'domain', 'x'], [[1, 0]], [[0], missing]],
      [['landscape', 'neuron', 'activation', 'id'], [''], [1, missing]],
      [['landscape', 'neuron', 'loss', 'parameters'], [{}], [{ delta: '1' }, missing]],
      [['landscape', 'neuron', 'loss', 'more'], [], [1]],
      [
        ['landscape', 'neuron', 'data'],
        [[], points(32)],
        [points(33), [[0]], [[0, '1']], missing],
      ],
      [['landscape', 'neuron', 'more'], [], [1]],
      [['landscape', 'more'], [], [1]],
    ]);
  });
});

describe('a surface', () => {
  const surface = { kind: 'surface', landscape: { id: 'ravine' }, columns: 9, rows: 9 };

  it('has 2 to 2048 columns and rows', () => {
    holds(streamRequestSchema, surface, [
      [['columns'], wholes(2, 2048), beyond(2, 2048)],
      [['rows'], wholes(2, 2048), beyond(2, 2048)],
      [['landscape'], [], [{}, missing]],
      [['more'], [], [1]],
    ]);
  });
});

describe('the light on a surface', () => {
  const light = {
    kind: 'light',
    landscape: { id: 'ravine' },
    points: 9,
    heightScale: 'log',
    relief: 0.9,
  };

  it('has 2 to 512 points a side, a scale and a relief', () => {
    holds(streamRequestSchema, light, [
      [['points'], wholes(2, 512), beyond(2, 512)],
      [['heightScale'], ['linear'], ['square', '', missing]],
      [['relief'], [0, -1], ['1', missing]],
      [['landscape'], [], [{}, missing]],
      [['more'], [], [1]],
    ]);
  });
});

describe('the page says', () => {
  it('what it wants of its streams', () => {
    const open = { type: 'open', stream: 1, credits: 16, request: { any: 'thing' } };
    holds(clientMessageSchema, open, [
      [['type'], [], ['shut', '', missing]],
      [['stream'], wholes(1, maxWord), beyond(1, maxWord)],
      [['credits'], wholes(0, 1024), beyond(0, 1024)],
      [['more'], [], [1]],
    ]);
    holds(clientMessageSchema, { type: 'credit', stream: 1, chunks: 8 }, [
      [['stream'], wholes(1, maxWord), beyond(1, maxWord)],
      [['chunks'], wholes(1, 1024), beyond(1, 1024)],
      [['more'], [], [1]],
    ]);
    holds(clientMessageSchema, { type: 'cancel', stream: 1 }, [
      [['stream'], wholes(1, maxWord), beyond(1, maxWord)],
      [['more'], [], [1]],
    ]);
  });

  it('what it asks, and that it has saved', () => {
    holds(clientMessageSchema, { type: 'request', id: 1, method: 'app.info', params: { any: 'thing' } }, [
      [['id'], [0, -1], [0.5, '1', missing]],
      [['method'], [''], [1, missing]],
      [['more'], [], [1]],
    ]);
    holds(clientMessageSchema, { type: 'flushed', id: 1 }, [
      [['id'], [0, -1], [0.5, '1', missing]],
      [['more'], [], [1]],
    ]);
  });
});

describe('the engine says', () => {
  const failure = {
    code: 'io',
    message: 'the disk is full',
    issues: [{ field: 'steps', message: 'too many' }],
    room: { neededBytes: 2, freeBytes: 1 },
  };
  const codes = ['invalid', 'not-found', 'io', 'worker', 'protocol', 'busy', 'internal'];

  it('what became of a request', () => {
    holds(serverMessageSchema, { type: 'result', id: 1, result: { any: 'thing' } }, [
      [['type'], [], ['answer', '', missing]],
      [['id'], [0], [0.5, '1', missing]],
    ]);
    holds(serverMessageSchema, { type: 'error', id: 1, failure }, [
      [['id'], [0], [0.5, '1', missing]],
      [['failure'], [], [missing, 'no']],
      [['failure', 'code'], codes, ['', 'bad', missing]],
      [['failure', 'message'], [''], [1, missing]],
      [
        ['failure', 'issues'],
        [missing, []],
        [null, [{ field: 'a' }], [{ message: 'a' }]],
      ],
      [['failure', 'room'], [missing], [null, { neededBytes: 1 }, { freeBytes: 1 }]],
    ]);
  });

  it('how a stream ended', () => {
    const run = { status: 'diverged', rows: 9, divergedAt: 9 };
    holds(serverMessageSchema, { type: 'done', stream: 1, reason: 'finished', runs: [run] }, [
      [['stream'], wholes(1, maxWord), beyond(1, maxWord)],
      [['reason'], ['finished', 'cancelled'], ['', 'failed', missing]],
      [['runs'], [[]], [missing, ['complete']]],
      [
        ['runs', 0, 'status'],
        ['completed', 'converged', 'diverged'],
        ['', 'running', missing],
      ],
      [['runs', 0, 'rows'], [0], [0.5, '9', missing]],
      [
        ['runs', 0, 'divergedAt'],
        [0, null],
        [0.5, '9', missing],
      ],
    ]);
    holds(serverMessageSchema, { type: 'failed', stream: 1, failure }, [
      [['stream'], wholes(1, maxWord), beyond(1, maxWord)],
      [['failure'], [], [missing]],
    ]);
  });

  it('what its shell has to say', () => {
    holds(serverMessageSchema, { type: 'command', command: 'edit.undo' }, [
      [['command'], ['file.new'], ['', 'file.shred', missing]],
    ]);
    holds(serverMessageSchema, { type: 'file', id: 0, name: 'a.json', text: '{}' }, [
      [['id'], [1], [-1, '0', missing]],
      [['name'], [''], [1, missing]],
      [['text'], [''], [1, missing]],
    ]);
    holds(serverMessageSchema, { type: 'flush', id: 1 }, [[['id'], [0], [0.5, '1', missing]]]);
  });
});

describe('requests and their answers', () => {
  const nothing: Field = [['more'], [], [1]];

  it('are of the program, the last race and the settings', () => {
    holds(methods['app.info'].params, {}, [nothing]);
    const info = { version: '1.2.3', shell: 'web', workers: 3, prints: true, runtime: { node: '24' } };
    holds(methods['app.info'].result, info, [
      [['runtime'], [{ node: '24', electron: '45', chromium: '153' }], [{}, { node: 24 }, missing]],
      [['version'], [''], [1, missing]],
      [['shell'], ['electron', 'web'], ['', 'cli', missing]],
      [['workers'], [1], ['1', missing]],
      [['prints'], [false], [0, missing]],
    ]);
    holds(methods['scene.load'].params, {}, [nothing]);
    holds(methods['scene.load'].result, { scene: '{}' }, [[['scene'], [null, ''], [1, missing]]]);
    holds(methods['scene.save'].params, { scene: '{}', file: 0 }, [
      nothing,
      [['scene'], [''], [null, missing]],
      [['file'], [missing, null, 1], [-1, 0.5, '0']],
    ]);
    holds(methods['settings.load'].params, {}, [nothing]);
    holds(methods['settings.load'].result, { settings: '{}' }, [[['settings'], [null, ''], [1, missing]]]);
    holds(methods['settings.save'].params, { settings: '' }, [
      nothing,
      [['settings'], [''], [null, missing]],
    ]);
    holds(methods['lesson.load'].params, {}, [nothing]);
    holds(methods['lesson.load'].result, { lesson: '{}' }, [[['lesson'], [null, ''], [1, missing]]]);
    holds(methods['lesson.save'].params, { lesson: '' }, [nothing, [['lesson'], [''], [null, missing]]]);
    for (const method of ['scene.save', 'settings.save', 'lesson.save', 'job.progress', 'job.end'] as const) {
      expect(methods[method].result.safeParse(null).success).toBe(false);
      holds(methods[method].result, {}, []);
    }
  });

  const names: Field[1] = ['a', 'x'.repeat(255)];
  const noNames: Field[2] = ['', 'x'.repeat(256), 1, missing];
  const ids: Field[1] = [1, 2 ** 32 - 1];
  const noIds: Field[2] = [-1, 0.5, 2 ** 32, '0', missing];

  it('are of files', () => {
    holds(methods['file.open'].params, {}, [nothing]);
    holds(methods['file.restore'].params, { of: 'scene' }, [
      [['of'], ['lesson'], ['settings', 1, missing]],
      nothing,
    ]);
    for (const method of ['file.open', 'file.restore'] as const) {
      holds(methods[method].result, { file: { id: 0, name: 'a', text: 'b' } }, [
        [
          ['file'],
          [null],
          ['a', missing, { id: 0, name: 'a' }, { id: 0, text: 'a' }, { name: 'a', text: 'b' }],
        ],
      ]);
    }
    holds(methods['file.reopen'].params, { file: 0 }, [[['file'], ids, noIds], nothing]);
    holds(methods['file.reopen'].result, { file: { id: 0, name: 'a', text: 'b' } }, [
      [['file'], [], [null, missing, { id: 0, name: 'a' }]],
    ]);
    holds(methods['lesson.recent'].params, {}, [nothing]);
    holds(methods['lesson.recent'].result, { lessons: [{ name: 'a', file: 0, text: '' }] }, [
      [
        ['lessons'],
        [[], [{ name: 'a', file: null, text: null }]],
        [missing, [{ name: 'a', file: 0 }], [{ name: 'a', text: '' }], [{ file: 0, text: '' }]],
      ],
    ]);
    holds(methods['lesson.opened'].params, { name: 'a', file: 0, text: '' }, [
      [['name'], names, noNames],
      [['file'], [null, ...ids], noIds],
      [['text'], [''], [1, missing]],
      nothing,
    ]);
    holds(methods['lesson.opened'].result, {}, []);
    holds(methods['lesson.forget'].params, { name: 'a', file: 0 }, [
      [['name'], names, noNames],
      [['file'], [null, ...ids], noIds],
      nothing,
    ]);
    holds(methods['lesson.forget'].result, {}, []);
    holds(methods['file.save'].params, { file: 0, text: '' }, [
      [['file'], ids, noIds],
      [['text'], [''], [1, missing]],
      nothing,
    ]);
    holds(methods['file.save'].result, { saved: true }, [[['saved'], [false], [1, missing]]]);
    holds(methods['file.saveAs'].params, { suggestedName: 'a', text: '' }, [
      [['suggestedName'], names, noNames],
      [['text'], [''], [1, missing]],
      nothing,
    ]);
    holds(methods['file.saveAs'].result, { file: { id: 0, name: 'a' } }, [
      [['file'], [null, { id: 1, name: '' }], [missing, 'a', { name: 'a' }, { id: -1, name: 'a' }]],
    ]);
    holds(methods['window.present'].params, { presenting: true }, [
      [['presenting'], [false], [1, null, missing]],
      nothing,
    ]);
    holds(methods['file.show'].params, { file: 0, edited: false }, [
      [['file'], [null, ...ids], noIds],
      [['edited'], [true], [1, null, missing]],
      nothing,
    ]);
  });

  it('say what a name is', () => {
    for (const suggestedName of noNames) {
      const checked = methods['file.saveAs'].params.safeParse({ suggestedName, text: '' });
      expect(checked.error?.issues.map(({ message }) => message)).toEqual(['a name of 1 to 255 characters']);
    }
  });

  it('are of outputs', () => {
    holds(methods['output.open'].params, { suggestedName: 'f%d.png', files: 3, bytes: 10 }, [
      [['suggestedName'], names, noNames],
      // A file for each of 100 000 frames and for 6000 that show the last state.
      [['files'], [null, ...wholes(1, 106_000)], beyond(1, 106_000)],
      [['firstNumber'], [missing, 0, 1], [-1, 2, 0.5, null]],
      [['bytes'], [missing, 0, 0.5], [-1, ...infinite, null]],
      [['printed'], [missing, true, false], [1, null]],
      nothing,
    ]);
    holds(methods['output.open'].result, { output: 1 }, [
      [['output'], [null, ...wholes(0, maxWord)], beyond(0, maxWord)],
    ]);
    for (const method of ['output.finish', 'output.show', 'output.abort'] as const) {
      holds(methods[method].params, { output: 1 }, [
        [['output'], wholes(0, maxWord), beyond(0, maxWord)],
        nothing,
      ]);
    }
    holds(methods['output.finish'].result, { name: 'a', download: 'outputs/a_b-9', canShow: false }, [
      [['name'], [''], [1, missing]],
      [['canShow'], [true], [0, missing]],
      [
        ['download'],
        [null],
        ['outputs/', 'outputs/a/b', 'outputs/a b', '/outputs/a', 'https://a.example/outputs/a', missing],
      ],
    ]);
    holds(methods['output.abort'].result, { kept: 2 }, [[['kept'], [0], [-1, 0.5, missing]]]);
  });
});

describe('a job', () => {
  const job: ExportJob = {
    scene: '{}',
    fileName: 'race.png',
    format: 'png',
    widthPx: 1280,
    heightPx: 720,
    textScale: 1,
    framesPerSecond: 30,
    frames: 2,
    holdFrames: 0,
    codec: 'auto',
    quality: 'high',
    camera: 'scene',
    theme: 'light',
    background: 'theme',
    language: 'en',
    moment: 1,
  };

  it('is a picture or a film within the limits', () => {
    holds(methods['job.load'].result, { job }, [[['job'], [null], [missing]]]);
    holds(exportJobSchema, job, [
      [['scene'], [''], [1, missing]],
      [['fileName'], [''], [1, missing]],
      [['format'], ['mp4', 'webm', 'gif', 'png', 'png-sequence'], ['svg', '', missing]],
      [['widthPx'], wholes(16, 7680), beyond(16, 7680)],
      [['heightPx'], wholes(16, 4320), beyond(16, 4320)],
      [['textScale'], [0.5, 1, 3], [0.49, 3.01, '1', missing]],
      [['framesPerSecond'], [1, 23.976, 60], [0.9, 60.1, '30', missing]],
      [['frames'], wholes(2, 100_000), beyond(2, 100_000)],
      [['holdFrames'], wholes(0, 6000), beyond(0, 6000)],
      [['codec'], ['auto', 'h264', 'vp9', 'av1'], ['h265', '', missing]],
      [['quality'], ['low', 'medium', 'high', 'best'], ['good', '', missing]],
      [['camera'], ['scene', 'still', 'orbit'], ['follow', '', missing]],
      [['theme'], ['light', 'dark', 'contrast'], ['grey', '', missing]],
      [['background'], ['theme', 'transparent'], ['white', '', missing]],
      [['language'], ['en', 'ja'], ['xx', '', missing]],
      [['moment'], [0, 0.5, 1], [-0.1, 1.1, '1', missing]],
      [['more'], [], [1]],
    ]);
  });

  it.each([
    ['widthPx', '16 ≤ width ≤ 7680'],
    ['heightPx', '16 ≤ height ≤ 4320'],
    ['textScale', '0.5 ≤ textScale ≤ 3'],
    ['framesPerSecond', '1 ≤ framesPerSecond ≤ 60'],
    ['frames', '2 ≤ frames ≤ 100000'],
    ['holdFrames', '0 ≤ holdFrames ≤ 6000'],
    ['moment', '0 ≤ moment ≤ 1'],
  ])('says what may be the %s', (field, range) => {
    for (const value of ['1', -1]) {
      const checked = exportJobSchema.safeParse({ ...job, [field]: value });
      expect(checked.error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(range)]);
    }
  });

  it('goes on, and ends in one of three ways', () => {
    holds(methods['job.load'].params, {}, [[['more'], [], [1]]]);
    holds(methods['job.progress'].params, { framesDone: 1, frames: 3 }, [
      [['framesDone'], [0], [-1, 0.5, missing]],
      [['frames'], [1], [0, 1.5, missing]],
      [['more'], [], [1]],
    ]);
    const report = { codec: 'vp9', frames: 3, insteadOf: 'h264' };
    holds(methods['job.end'].params, { end: { outcome: 'done', report } }, [
      [['end'], [{ outcome: 'no-graphics' }], [missing, { outcome: 'lost' }, { outcome: '' }]],
      [['end', 'report'], [], [missing]],
      [['end', 'more'], [], [1]],
      [['more'], [], [1]],
    ]);
    const failed = { outcome: 'failed', failure: { code: 'io', message: 'no' } };
    holds(methods['job.end'].params, { end: failed }, [
      [['end', 'failure'], [], [missing, {}]],
      [['end', 'more'], [], [1]],
    ]);
    holds(methods['job.end'].params, { end: { outcome: 'no-graphics' } }, [[['end', 'more'], [], [1]]]);
    holds(exportReportSchema, report, [
      [['codec'], [''], [1, missing]],
      [['frames'], [0], ['1', missing]],
      [['insteadOf'], [null, 'av1'], ['h265', missing]],
      [['more'], [], [1]],
    ]);
  });
});
