// `optiscape export` as a child process: its files, its errors, and that no temporary files stay, however it ends. What
// films look like is tested elsewhere.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { PNG } from 'pngjs';
import { frameOf, needsFfmpeg } from './media';

const cli = resolve(import.meta.dirname, '../out/main/cli.js');

const scene = {
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'ravine' },
  steps: 50,
  seed: 0,
  optimizers: [{ id: 'adam' }, { id: 'sgd' }],
};

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
}

let folder = '';

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-export-cli-'));
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

function start(words: readonly string[], input = JSON.stringify(scene)): Running {
  const child = spawn(process.execPath, [cli, ...words], { cwd: folder });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
  const ended = new Promise<Outcome>((done, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      done({ code, out, err });
    });
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return { child, ended };
}

const run = (words: readonly string[], input?: string): Promise<Outcome> => start(words, input).ended;

const exportTo = (out: string, ...options: string[]): string[] => [
  'export',
  '-',
  '--out',
  out,
  '--size',
  '320x180',
  ...options,
];

interface Summary {
  readonly file: string;
  readonly codec: string;
  readonly frames: number;
  readonly seconds: number;
}

async function summaryOf(words: readonly string[]): Promise<Summary> {
  const { code, out, err } = await run(words);
  expect([code, err]).toEqual([0, '']);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(out) as Summary;
}

test(
  'makes a picture of the size that was asked for, and a file for each frame',
  { tag: '@long' },
  async () => {
    const still = await summaryOf(exportTo('race.png', '--moment', '0.5'));
    expect(still).toMatchObject({ file: 'race.png', codec: 'png', frames: 1 });
    expect(still.seconds).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual(['race.png']);
    const frames = await summaryOf(exportTo('frame-%03d.png', '--frames', '3'));
    expect(frames).toMatchObject({ file: 'frame-%03d.png', codec: 'png', frames: 3 });
    const names = ['frame-000.png', 'frame-001.png', 'frame-002.png', 'race.png'];
    expect((await readdir(folder)).sort()).toEqual(names);
    for (const name of names) {
      const { width, height } = PNG.sync.read(await readFile(join(folder, name)));
      expect([width, height]).toEqual([320, 180]);
    }
    const held = await summaryOf(exportTo('frame-%03d.png', '--frames', '3', '--hold', '0.1'));
    expect(held).toMatchObject({ frames: 6 });
    const [last, heldLast] = await Promise.all(
      [3, 5].map((number) => readFile(join(folder, `frame-00${number}.png`))),
    );
    expect(last!.equals(heldLast!)).toBe(true);
  },
);

/** Width of the plate with the number of steps, in the lower left corner. */
async function widthOfStepsPlate(size: string): Promise<number> {
  // Before the end, whose result stands beside it.
  await summaryOf([
    ...['export', '-', '--out', 'race.png', '--size', size, '--background', 'transparent'],
    ...['--moment', '0.99'],
  ]);
  const { width, height, data } = PNG.sync.read(await readFile(join(folder, 'race.png')));
  const margin = Math.round(0.05 * Math.min(width, height));
  const y = height - margin - 10;
  let x = margin + 3;
  while (data[4 * (y * width + x) + 3]! > 128) x += 1;
  return x - margin;
}

test('texts are set in the same typeface in every size', { tag: '@long' }, async () => {
  // Texts are sized as in pictures of 672 × 672 and of 1280 × 720 pixels.
  const [small, usual] = [await widthOfStepsPlate('640x480'), await widthOfStepsPlate('1280x720')];
  expect(Math.abs(small / 0.7 / usual - 1)).toBeLessThan(0.03);
});

/** Share of pixels with clearly different colours. */
async function farApart(one: string, other: string): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map(async (name) => PNG.sync.read(await readFile(join(folder, name)))),
  );
  let count = 0;
  for (let at = 0; at < a!.data.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(a!.data[at + channel]! - b!.data[at + channel]!) > 40))
      count += 1;
  }
  return (4 * count) / a!.data.length;
}

test(
  'where the camera moves, a picture by itself is as good as one at rest, and a film has smooth edges',
  { tag: '@long' },
  async () => {
    const camera = { azimuthDegrees: 30, elevationDegrees: 35, distance: 9, target: [0, 0, 0.2] };
    const rests = JSON.stringify({ ...scene, camera });
    const moves = JSON.stringify({ ...scene, camera, film: { cameraMove: 'orbit' } });
    expect(await run(exportTo('rests.png'), rests)).toMatchObject({ code: 0 });
    // At the race's end the camera is back at its start.
    expect(await run(exportTo('moves.png'), moves)).toMatchObject({ code: 0 });
    const [one, other] = await Promise.all(
      ['rests.png', 'moves.png'].map((name) => readFile(join(folder, name))),
    );
    expect(one!.equals(other!)).toBe(true);

    // In a film, plates have other places.
    const nameless = JSON.stringify({
      ...scene,
      camera,
      look: { labels: false },
      film: { cameraMove: 'orbit' },
    });
    const still = JSON.stringify({ ...scene, camera, look: { labels: false } });
    expect(await run(exportTo('rests.png'), still)).toMatchObject({ code: 0 });
    for (const quality of ['low', 'high']) {
      const words = ['--frames', '26', '--quality', quality];
      expect(await run(exportTo(`${quality}-%03d.png`, ...words), nameless)).toMatchObject({ code: 0 });
    }
    expect(await farApart('high-025.png', 'rests.png')).toBeLessThan(
      0.7 * (await farApart('low-025.png', 'rests.png')),
    );
  },
);

test('an H.264 film keeps nothing of lines that have moved away', { tag: '@long' }, async () => {
  needsFfmpeg();
  const runs = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam'].map((id) => ({ id }));
  const race = JSON.stringify({ ...scene, steps: 160, optimizers: runs });
  const dark = ['export', '-', '--theme', 'dark', '--out'];
  expect(await run([...dark, 'race.png'], race)).toMatchObject({ code: 0 });
  // Short enough that the last frame comes before the second key frame.
  expect(await run([...dark, 'race.mp4', '--frames', '58'], race)).toMatchObject({ code: 0 });
  const exact = PNG.sync.read(await readFile(join(folder, 'race.png')));
  const decoded = frameOf(join(folder, 'race.mp4'), 57);
  const light = (data: Uint8Array, at: number): number =>
    0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!;
  let off = 0;
  for (let at = 0; at < exact.data.length; at += 4) {
    if (Math.abs(light(exact.data, at) - light(decoded.data, at)) > 4) off += 1;
  }
  expect((4 * off) / exact.data.length).toBeLessThan(0.015);
});

test('writes the numbers that simulate prints', async () => {
  for (const format of ['csv', 'json']) {
    const summary = await summaryOf(['export', '-', '--out', `race.${format}`]);
    expect(summary).toMatchObject({ file: `race.${format}`, codec: format });
    const printed = await run(['simulate', '-', '--format', format]);
    expect(await readFile(join(folder, `race.${format}`), 'utf8')).toBe(printed.out);
  }
});

const moving = '.mp4, .webm, .gif, a sequence of .png';

for (const [what, words, message] of [
  ['no file', [], /required option '--out <file>'/],
  [
    'an ending that is not there',
    ['--out', 'race.avi'],
    /^Invalid --out: race\.avi \(expected .*\.mp4, \.webm/,
  ],
  ['no ending', ['--out', 'race'], /^Invalid --out: race \(expected a name that ends in/],
  ['only an ending', ['--out', '.mp4'], /^Invalid --out: \.mp4 \(expected a name that ends in/],
  ['two places', ['--out', '%d-%d.png'], /^Invalid --out: %d-%d\.png \(expected one place for the number/],
  [
    'a folder that is not there',
    ['--out', 'none/race.mp4'],
    /^Invalid --out: none\/race\.mp4 \(expected a file in a folder/,
  ],
  [
    'no size',
    ['--out', 'race.mp4', '--size', 'large'],
    /^Invalid --size: large \(expected WIDTHxHEIGHT, 16 ≤ width ≤ 7680, 16 ≤ height ≤ 4320\)/,
  ],
  [
    'a size that is too small',
    ['--out', 'race.png', '--size', '8x720'],
    /^Invalid --size: 8x720 \(expected .*16 ≤ width/,
  ],
  [
    'a size that is too large',
    ['--out', 'race.png', '--size', '1280x10000'],
    /^Invalid --size: 1280x10000 .*height ≤ 4320/,
  ],
  ['half a pixel', ['--out', 'race.png', '--size', '1280.5x720'], /^Invalid --size: 1280\.5x720/],
  [
    'an odd film',
    ['--out', 'race.mp4', '--size', '1281x720'],
    /^Invalid --size: 1281x720 \(expected an even width and an even height for \.mp4\)/,
  ],
  [
    'too many frames per second',
    ['--out', 'race.mp4', '--fps', '61'],
    /^Invalid --fps: 61 \(expected 1 ≤ fps ≤ 60\)/,
  ],
  ['no number', ['--out', 'race.mp4', '--fps', '3e1'], /^Invalid --fps: 3e1 \(expected 1 ≤ fps ≤ 60\)/],
  [
    'no time',
    ['--out', 'race.mp4', '--seconds', '0'],
    /^Invalid --seconds: 0 \(expected 0\.0666\d* ≤ seconds ≤ 3333\.3\d* at 30 frames per second\)/,
  ],
  [
    'half a frame',
    ['--out', 'race.mp4', '--frames', '2.5'],
    /^Invalid --frames: 2\.5 \(expected a whole number, 2 ≤ frames ≤ 100000\)/,
  ],
  [
    'too many frames',
    ['--out', 'race.gif', '--frames', '100001'],
    /^Invalid --frames: 100001 \(expected .*≤ 100000\)/,
  ],
  [
    'two lengths',
    ['--out', 'race.mp4', '--frames', '10', '--seconds', '1'],
    /^Invalid --frames: 10 \(expected either --seconds or --frames\)/,
  ],
  [
    'a length of a picture',
    ['--out', 'race.png', '--seconds', '1'],
    new RegExp(`^Invalid --seconds: 1 \\(expected --seconds for ${moving} only, not for \\.png\\)`),
  ],
  [
    'a moment of a film',
    ['--out', 'race.mp4', '--moment', '1'],
    /^Invalid --moment: 1 \(expected --moment for \.png, \.svg only, not for \.mp4\)/,
  ],
  [
    'a moment after the end',
    ['--out', 'race.png', '--moment', '1.5'],
    /^Invalid --moment: 1\.5 \(expected 0 ≤ moment ≤ 1\)/,
  ],
  [
    'texts that are too large',
    ['--out', 'race.png', '--text-scale', '3.1'],
    /^Invalid --text-scale: 3\.1 \(expected 0\.5 ≤ textScale ≤ 3\)/,
  ],
  [
    'a picture of numbers',
    ['--out', 'race.csv', '--size', '320x180'],
    /^Invalid --size: 320x180 \(expected --size for .* only, not for \.csv\)/,
  ],
  [
    'a camera that is not there',
    ['--out', 'race.mp4', '--camera', 'shaky'],
    /^Invalid --camera: shaky \(expected still or orbit\)/,
  ],
  [
    'a codec that is not there',
    ['--out', 'race.mp4', '--codec', 'hevc'],
    /^Invalid --codec: hevc \(expected auto or h264 or vp9 or av1 for \.mp4\)/,
  ],
  [
    'a codec of another file',
    ['--out', 'race.webm', '--codec', 'h264'],
    /^Invalid --codec: h264 \(expected auto or vp9 or av1 for \.webm\)/,
  ],
  [
    'a quality that is not there',
    ['--out', 'race.mp4', '--quality', 'superb'],
    /^Invalid --quality: superb \(expected low or medium or high or best\)/,
  ],
  [
    'a theme that is not there',
    ['--out', 'race.mp4', '--theme', 'pink'],
    /^Invalid --theme: pink \(expected light or dark or contrast\)/,
  ],
  [
    'a transparent film without transparency',
    ['--out', 'race.mp4', '--background', 'transparent'],
    /^Invalid --background: transparent \(expected theme for \.mp4\)/,
  ],
  [
    'a language that is not there',
    ['--out', 'race.mp4', '--language', 'de'],
    /^Invalid --language: de \(expected en or ja\)/,
  ],
] as const) {
  test(`refuses ${what} in one line, and writes no file`, async () => {
    const outcome = await run(['export', '-', ...words]);
    expect(outcome.err).toMatch(message);
    expect(outcome.err.trimEnd().split('\n')).toHaveLength(1);
    expect([outcome.code, outcome.out]).toEqual([2, '']);
    expect(await readdir(folder)).toEqual([]);
  });
}

test('refuses what is wrong with the scene, and a race that is too long to be a film', async () => {
  for (const [input, message] of [
    ['{"a":1}', /^Invalid format: missing/],
    [JSON.stringify({ ...scene, steps: -1 }), /^Invalid steps: -1/],
    [
      JSON.stringify({ ...scene, steps: 100_000, clock: { kind: 'steps', stepsPerSecond: 0.1 } }),
      /^Invalid --frames: missing \(expected --seconds or --frames, since the race's own length is 30000001 frames/,
    ],
  ] as const) {
    const { code, out, err } = await run(exportTo('race.mp4'), input);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(message);
    expect(await readdir(folder)).toEqual([]);
  }
});

test.describe('of several races', () => {
  const names = ['ravine', 'saddle', 'sphere'];

  const lesson = {
    format: 'optiscape-lesson',
    version: 1,
    languages: ['en'],
    title: 'Two walks',
    goal: 'A step is −η∇f.',
    steps: [
      { key: 'hello', title: 'Hello', text: 'Words' },
      { key: 'walk', title: 'A walk', text: 'Words', shows: { kind: 'race', scenes: [scene] } },
      { key: 'two', title: 'Two', text: 'Words', shows: { kind: 'race', scenes: [scene, scene] } },
    ],
  };

  const linesOf = (out: string): Summary[] =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Summary);

  test.beforeEach(async () => {
    for (const id of names) {
      await writeFile(join(folder, `${id}.json`), JSON.stringify({ ...scene, landscape: { id } }));
    }
    await mkdir(join(folder, 'films'));
  });

  test(
    'has one page draw all that a pattern stands for into a folder, with a line for each',
    { tag: '@long' },
    async () => {
      const words = ['export', '*.json', '--out', 'films', '--format', 'png', '--size', '320x180'];
      const { code, out, err } = await run(words);
      expect([code, err]).toEqual([0, '']);
      const made = linesOf(out);
      expect(made.map(({ file, codec, frames }) => [file, codec, frames])).toEqual(
        names.map((name) => [join('films', `${name}.png`), 'png', 1]),
      );
      expect(await readdir(join(folder, 'films'))).toEqual(names.map((name) => `${name}.png`));
      // As one alone would be, and each its own.
      const pictures = await Promise.all(names.map((name) => readFile(join(folder, 'films', `${name}.png`))));
      await summaryOf(['export', 'sphere.json', '--out', 'alone.png', '--size', '320x180']);
      expect((await readFile(join(folder, 'alone.png'))).equals(pictures[2]!)).toBe(true);
      expect(pictures[0]!.equals(pictures[2]!)).toBe(false);
    },
  );

  test("names a lesson's pictures by step and key, and its sequences and tables, too", async () => {
    await writeFile(join(folder, 'walks.optiscape-lesson'), JSON.stringify(lesson));
    const races = ['walks-02-walk', 'walks-03-two-1', 'walks-03-two-2'];
    const sequences = await run([
      ...['export', 'walks.optiscape-lesson', '--out', 'films/{name}-%02d.png'],
      ...['--size', '320x180', '--frames', '2'],
    ]);
    expect([sequences.code, sequences.err]).toEqual([0, '']);
    expect((await readdir(join(folder, 'films'))).sort()).toEqual(
      races.flatMap((name) => [`${name}-00.png`, `${name}-01.png`]),
    );
    const tables = await run(['export', 'walks.optiscape-lesson', 'ravine.json', '--out', '{name}.csv']);
    expect([tables.code, tables.err]).toEqual([0, '']);
    expect(linesOf(tables.out).map(({ file }) => file)).toEqual(
      [...races, 'ravine'].map((name) => `${name}.csv`),
    );
    const { out } = await run(['simulate', 'ravine.json', '--format', 'csv']);
    expect(await readFile(join(folder, 'ravine.csv'), 'utf8')).toBe(out);
  });

  for (const [what, words, message] of [
    [
      'one name',
      ['ravine.json', 'sphere.json', '--out', 'films/race.png'],
      /^Invalid --out: films\/race\.png \(expected a folder, or a name with \{name\}, for 2 races\)\n$/,
    ],
    [
      'the same name for two',
      ['ravine.json', './ravine.json', '--out', 'films'],
      /^Invalid --out: films.ravine\.mp4 \(expected another name for \.\/ravine\.json than for ravine\.json\)\n$/,
    ],
    [
      'what would replace a scene that is read',
      ['sphere.json', '*.json', '--out', '{name}.json'],
      /^Invalid --out: /,
    ],
    [
      'a file that is no scene, whatever stands beside it',
      ['ravine.json', 'bad.txt', 'sphere.json', '--out', 'films'],
      /^bad\.txt: Invalid steps: -1 \(.*\)\n$/,
    ],
    [
      'a pattern of nothing',
      ['*.optiscape', '--out', 'films'],
      /^Invalid scene: \*\.optiscape \(expected a pattern that names of files match\)\n$/,
    ],
  ] as const) {
    test(`refuses ${what}, and makes nothing`, async () => {
      await writeFile(join(folder, 'bad.txt'), JSON.stringify({ ...scene, steps: -1 }));
      const before = await readdir(folder);
      const { code, out, err } = await run(['export', ...words]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(message);
      expect(await readdir(folder)).toEqual(before);
      expect(await readdir(join(folder, 'films'))).toEqual([]);
    });
  }

  test('keeps what is whole when it is interrupted, and nothing else', { tag: '@long' }, async () => {
    const short = { ...scene, clock: { kind: 'steps', stepsPerSecond: 100 } };
    const long = { ...scene, steps: 50_000, clock: { kind: 'steps', stepsPerSecond: 20 } };
    await writeFile(join(folder, 'a.json'), JSON.stringify(short));
    await writeFile(join(folder, 'b.json'), JSON.stringify(long));
    const { child, ended } = start(['export', '?.json', '--out', 'films/{name}.webm', '--size', '640x360']);
    const isUnderWay = async (): Promise<boolean> => {
      const files = await readdir(join(folder, 'films'));
      return files.includes('a.webm') && files.some((name) => name.endsWith('.partial'));
    };
    await expect.poll(isUnderWay, { timeout: 60_000 }).toBe(true);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect([code, err]).toEqual([130, '']);
    expect(linesOf(out).map(({ file }) => file)).toEqual(['films/a.webm']);
    expect(await readdir(join(folder, 'films'))).toEqual(['a.webm']);
  });
});

/** Ids of running processes that belong to the export with this process. */
async function processesOf(child: ChildProcess): Promise<number[]> {
  const mark = new RegExp(`optiscape-page-\\w+-${child.pid ?? 0}-`);
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (mark.test(command)) found.push(Number(name));
  }
  return found;
}

/** The process that has started the others. */
async function browserOf(child: ChildProcess): Promise<number> {
  for (const found of await processesOf(child)) {
    const command = await readFile(`/proc/${found}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--type=')) return found;
  }
  throw new Error('The browser is not there.');
}

test('tells nobody who reads command lines where its page is', { tag: '@long' }, async () => {
  test.skip(!existsSync('/proc'), 'Command lines are read in /proc.');
  const { child, ended } = await startLong('race.webm');
  const running = [...(await processesOf(child)), child.pid ?? 0];
  expect(running.length).toBeGreaterThan(2);
  for (const found of running) {
    const words = await readFile(`/proc/${found}/cmdline`, 'utf8').catch(() => '');
    expect(words).not.toMatch(/http:|127\.0\.0\.1|localhost/);
  }
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
});

/** Folders of the export's browser. */
const profilesOf = async (child: ChildProcess): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) =>
    new RegExp(`^optiscape-page-\\w+-${child.pid ?? 0}-`).test(name),
  );

/** Starts a long export, and waits until it has begun to write. */
async function startLong(out: string): Promise<Running> {
  const running = start(exportTo(out, '--frames', '100000'));
  await expect
    .poll(async () => (await readdir(folder)).some((name) => name.endsWith('.partial')), { timeout: 60_000 })
    .toBe(true);
  return running;
}

test.describe('leaves nothing behind', () => {
  // On a busy machine a browser may start slowly, and some of these tests start two.
  test.describe.configure({ timeout: 180_000 });
  test.skip(!existsSync('/proc'), 'Processes are looked for in /proc.');

  for (const [signal, expected] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    test(`when it gets ${signal}`, async () => {
      await writeFile(join(folder, 'frame-00001.png'), 'old');
      const { child, ended } = await startLong('frame-%05d.png');
      expect((await processesOf(child)).length).toBeGreaterThan(1);
      child.kill(signal);
      expect(await ended).toEqual({ code: expected, out: '', err: '' });
      expect(await readdir(folder)).toEqual(['frame-00001.png']);
      expect(await readFile(join(folder, 'frame-00001.png'), 'utf8')).toBe('old');
      expect(await profilesOf(child)).toEqual([]);
      await expect.poll(() => processesOf(child)).toEqual([]);
    });
  }

  test('but the whole frames of a new sequence when it is interrupted', async () => {
    const { child, ended } = await startLong('frame-%05d.png');
    await expect.poll(async () => (await readdir(folder)).length, { timeout: 60_000 }).toBeGreaterThan(3);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([130, '']);
    const kept = Number(/^The first frames are whole and stay: (\d+) of 100000\.\n$/.exec(err)?.[1]);
    expect(kept).toBeGreaterThan(1);
    const names = (await readdir(folder)).sort();
    expect(names).toHaveLength(kept);
    expect(names.at(-1)).toBe(`frame-${String(kept - 1).padStart(5, '0')}.png`);
    for (const name of names) {
      expect((await readFile(join(folder, name))).subarray(-8, -4).toString('latin1')).toBe('IEND');
    }
  });

  test('when its browser is killed', async () => {
    const { child, ended } = await startLong('race.webm');
    process.kill(await browserOf(child), 'SIGKILL');
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^\S+ ended before the export was done \(SIGKILL.*\)\n$/);
    expect(await readdir(folder)).toEqual([]);
    expect(await profilesOf(child)).toEqual([]);
    await expect.poll(() => processesOf(child)).toEqual([]);
  });

  test(
    'but what nobody is in the way of when it is killed itself, and the next one removes that',
    { tag: '@long' },
    async () => {
      const { child, ended } = await startLong('frame-%05d.png');
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      await expect.poll(() => processesOf(child)).toEqual([]);
      expect((await readdir(folder)).filter((name) => !name.endsWith('.partial'))).toEqual([]);
      await summaryOf(exportTo('race.png'));
      expect(await profilesOf(child)).toEqual([]);
    },
  );
});

test('says so when there is nothing to draw with', async () => {
  const child = spawn(process.execPath, [cli, ...exportTo('race.png')], {
    cwd: folder,
    env: { ...process.env, OPTISCAPE_BROWSER: join(folder, 'none'), DISPLAY: '', WAYLAND_DISPLAY: '' },
  });
  child.stdin.end(JSON.stringify(scene));
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
  expect(await new Promise((done) => child.on('close', done))).toBe(1);
  expect(err).toMatch(/^No Chrome, Edge or Chromium was found/);
  expect(await readdir(folder)).toEqual([]);
});
