// The outputs of a session by their numbers: what is refused, word for word.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureOf } from '../../protocol/failure';
import { handoutHead } from '../../protocol/handoutPage';
import type { Piece } from '../../protocol/piece';
import { placeAt, type ChoosePlace, type PlaceRequest } from './outputPlace';
import { createSessionOutputs } from './sessionOutputs';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-outputs-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const inFolder: ChoosePlace = ({ suggestedName, files }) =>
  Promise.resolve(placeAt(join(folder, suggestedName), files));

const failing = (promise: Promise<unknown>): Promise<unknown> => promise.catch(failureOf);

const piece = (output: number, file = 0): Piece => ({
  request: 1,
  output,
  file,
  position: 0,
  bytes: Uint8Array.of(1),
});

it('have numbers from 1 on, and none once they are finished or given up', async () => {
  const outputs = createSessionOutputs({ choosePlace: inFolder });
  expect(await outputs.open({ suggestedName: 'a.mp4', files: null })).toEqual({ output: 1 });
  expect(await outputs.open({ suggestedName: 'f%d.png', files: 2 })).toEqual({ output: 2 });
  for (const each of [piece(1), piece(2), piece(2, 1)]) await outputs.write(each);
  expect(await outputs.finish(1)).toEqual({ name: 'a.mp4', download: null, canShow: false });
  expect(await outputs.abort(2)).toEqual({ kept: 1 });
  for (const output of [0, 1, 2, 3]) {
    const failure = { code: 'not-found', message: `Output ${output} is not open.` };
    expect(await failing(outputs.write(piece(output)))).toEqual(failure);
    expect(await failing(outputs.finish(output))).toEqual(failure);
    expect(await outputs.abort(output)).toEqual({ kept: 0 });
  }
  expect((await readdir(folder)).sort()).toEqual(['a.mp4', 'f0.png']);
});

it('are asked a place for by a safe name', async () => {
  const asked: PlaceRequest[] = [];
  const outputs = createSessionOutputs({
    choosePlace(request) {
      asked.push(request);
      return Promise.resolve(null);
    },
  });
  expect(await outputs.open({ suggestedName: 'a/b.mp4', files: null })).toEqual({ output: null });
  expect(await outputs.open({ suggestedName: 'f%d.png', files: 2, bytes: 9 })).toEqual({ output: null });
  expect(asked).toEqual([
    { suggestedName: 'a-b.mp4', files: null },
    { suggestedName: 'f%d.png', files: 2 },
  ]);
});

it('need a place for the number where there are several files', async () => {
  const outputs = createSessionOutputs({ choosePlace: inFolder });
  const message = 'expected a name with one place for the number, as in frame-%04d.png';
  expect(await failing(outputs.open({ suggestedName: 'a.png', files: 1 }))).toEqual({
    code: 'invalid',
    message: `Invalid suggestedName: a.png (${message})`,
    issues: [{ field: 'suggestedName', message }],
  });
});

it('are eight at most; one whose place can not be had does not count', async () => {
  let isBroken = true;
  const outputs = createSessionOutputs({
    choosePlace(request) {
      if (isBroken) throw new Error('no dialogs today');
      return inFolder(request);
    },
  });
  const open = (): Promise<unknown> => failing(outputs.open({ suggestedName: 'a.mp4', files: null }));
  for (let count = 0; count < 9; count += 1) {
    expect(await open()).toEqual({ code: 'internal', message: 'no dialogs today' });
  }
  isBroken = false;
  for (let output = 1; output <= 8; output += 1) expect(await open()).toEqual({ output });
  expect(await open()).toEqual({ code: 'busy', message: '8 outputs are open already.' });
  expect(await outputs.abort(3)).toEqual({ kept: 0 });
  expect(await open()).toEqual({ output: 9 });
});

it('are not opened where they have no room', async () => {
  const outputs = createSessionOutputs({ choosePlace: inFolder });
  const request = { suggestedName: 'a.mp4', files: null };
  expect(await failing(outputs.open({ ...request, bytes: 1e18 }))).toMatchObject({ code: 'io' });
  expect(await outputs.open({ ...request, bytes: 1 })).toEqual({ output: 1 });
});

it('are shown in their folder once they are finished there, as long as they are there', async () => {
  const shown: string[] = [];
  const outputs = createSessionOutputs({ choosePlace: inFolder, showInFolder: (path) => shown.push(path) });
  await outputs.open({ suggestedName: 'a.mp4', files: null });
  await outputs.open({ suggestedName: 'f%d.png', files: 2 });
  for (const each of [piece(1), piece(2), piece(2, 1)]) await outputs.write(each);
  const refused = (output: number): unknown => ({
    code: 'invalid',
    message: `Output ${output} can't be shown.`,
  });
  expect(await failing(outputs.show(1))).toEqual(refused(1));
  expect(await outputs.finish(1)).toMatchObject({ canShow: true });
  expect(await outputs.finish(2)).toMatchObject({ canShow: true });
  await outputs.show(1);
  await outputs.show(2);
  expect(shown).toEqual([join(folder, 'a.mp4'), join(folder, 'f0.png')]);
  await rm(join(folder, 'a.mp4'));
  expect(await failing(outputs.show(1))).toEqual({
    code: 'not-found',
    message: 'a.mp4 is not there any more.',
  });
  // Another session has written none of them.
  const other = createSessionOutputs({ choosePlace: inFolder, showInFolder: (path) => shown.push(path) });
  for (const output of [1, 2]) expect(await failing(other.show(output))).toEqual(refused(output));
  expect(shown).toHaveLength(2);
});

it('are not shown where they are fetched, given up, or where the shell can show nothing', async () => {
  const shown: string[] = [];
  const fetched = createSessionOutputs({
    choosePlace: async (request) => ({ ...(await inFolder(request))!, offer: () => 'outputs/a' }),
    showInFolder: (path) => shown.push(path),
  });
  await fetched.open({ suggestedName: 'a.mp4', files: null });
  await fetched.write(piece(1));
  expect(await fetched.finish(1)).toEqual({ name: 'a.mp4', download: 'outputs/a', canShow: false });
  await fetched.open({ suggestedName: 'b.mp4', files: null });
  await fetched.abort(2);
  for (const output of [1, 2]) expect(await failing(fetched.show(output))).toMatchObject({ code: 'invalid' });
  expect(shown).toEqual([]);
});

it('are given up together', async () => {
  const outputs = createSessionOutputs({ choosePlace: inFolder });
  for (const suggestedName of ['a.mp4', 'b.mp4']) await outputs.open({ suggestedName, files: null });
  for (const output of [1, 2]) await outputs.write(piece(output));
  expect(await readdir(folder)).toHaveLength(2);
  await outputs.dispose();
  expect(await readdir(folder)).toEqual([]);
});

const page = Buffer.from(`${handoutHead('en')}<title>A</title>`);
const written = (output: number, bytes: Piece['bytes'] = page): Piece => ({ ...piece(output), bytes });

it('are printed as PDF where the shell can: of a page that shows nothing else, whole or not at all', async () => {
  const printed: string[] = [];
  const outputs = createSessionOutputs({
    choosePlace: inFolder,
    async print(path) {
      printed.push(await readFile(path, 'utf8'));
      return Buffer.from('%PDF-1');
    },
  });
  const request = { suggestedName: 'a.pdf', files: null, printed: true };
  for (const output of [1, 2]) expect(await outputs.open(request)).toEqual({ output });
  await outputs.write(written(1, Buffer.from('<iframe src="file:///secret"></iframe>')));
  const message = 'Invalid output: a.pdf (expected the page of a handout)';
  expect(await failing(outputs.finish(1))).toEqual({ code: 'invalid', message });
  expect(await outputs.abort(1)).toEqual({ kept: 0 });
  expect([printed, await readdir(folder)]).toEqual([[], []]);
  await outputs.write(written(2));
  expect(await readdir(folder)).toEqual([]);
  expect(await outputs.finish(2)).toEqual({ name: 'a.pdf', download: null, canShow: false });
  expect(printed).toEqual([page.toString()]);
  expect(await readFile(join(folder, 'a.pdf'), 'utf8')).toBe('%PDF-1');
});

it('are not printed where the shell can’t, nor in several files', async () => {
  const request = { suggestedName: 'a%d.pdf', files: 2, printed: true };
  expect(await failing(createSessionOutputs({ choosePlace: inFolder }).open(request))).toEqual({
    code: 'not-found',
    message: 'Nothing here prints pages as PDF.',
  });
  const outputs = createSessionOutputs({ choosePlace: inFolder, print: () => Promise.reject(new Error()) });
  expect(await failing(outputs.open(request))).toMatchObject({
    message: 'Invalid files: 2 (expected null for a PDF)',
  });
});

it('are given up while they are printed, and leave nothing', async () => {
  let begin: (path: string) => void = () => undefined;
  const begun = new Promise<string>((resolve) => {
    begin = resolve;
  });
  const outputs = createSessionOutputs({
    choosePlace: inFolder,
    print: (path, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')));
        begin(path);
      }),
  });
  await outputs.open({ suggestedName: 'a.pdf', files: null, printed: true });
  await outputs.write(written(1));
  const finishing = failing(outputs.finish(1));
  const path = await begun;
  expect(await outputs.abort(1)).toEqual({ kept: 0 });
  expect(await finishing).toMatchObject({ message: 'given up' });
  expect(await readdir(folder)).toEqual([]);
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});
