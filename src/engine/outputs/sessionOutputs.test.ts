// The outputs of a session by their numbers: what is refused, word for word.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureOf } from '../../protocol/failure';
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
  const outputs = createSessionOutputs(inFolder, null);
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
  const outputs = createSessionOutputs((request) => {
    asked.push(request);
    return Promise.resolve(null);
  }, null);
  expect(await outputs.open({ suggestedName: 'a/b.mp4', files: null })).toEqual({ output: null });
  expect(await outputs.open({ suggestedName: 'f%d.png', files: 2, bytes: 9 })).toEqual({ output: null });
  expect(asked).toEqual([
    { suggestedName: 'a-b.mp4', files: null },
    { suggestedName: 'f%d.png', files: 2 },
  ]);
});

it('need a place for the number where there are several files', async () => {
  const outputs = createSessionOutputs(inFolder, null);
  const message = 'expected a name with one place for the number, as in frame-%04d.png';
  expect(await failing(outputs.open({ suggestedName: 'a.png', files: 1 }))).toEqual({
    code: 'invalid',
    message: `Invalid suggestedName: a.png (${message})`,
    issues: [{ field: 'suggestedName', message }],
  });
});

it('are eight at most; one whose place can not be had does not count', async () => {
  let isBroken = true;
  const outputs = createSessionOutputs((request) => {
    if (isBroken) throw new Error('no dialogs today');
    return inFolder(request);
  }, null);
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
  const outputs = createSessionOutputs(inFolder, null);
  const request = { suggestedName: 'a.mp4', files: null };
  expect(await failing(outputs.open({ ...request, bytes: 1e18 }))).toMatchObject({ code: 'io' });
  expect(await outputs.open({ ...request, bytes: 1 })).toEqual({ output: 1 });
});

it('are shown in their folder once they are finished there, as long as they are there', async () => {
  const shown: string[] = [];
  const outputs = createSessionOutputs(inFolder, (path) => shown.push(path));
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
  const other = createSessionOutputs(inFolder, (path) => shown.push(path));
  for (const output of [1, 2]) expect(await failing(other.show(output))).toEqual(refused(output));
  expect(shown).toHaveLength(2);
});

it('are not shown where they are fetched, given up, or where the shell can show nothing', async () => {
  const shown: string[] = [];
  const fetched = createSessionOutputs(
    async (request) => ({ ...(await inFolder(request))!, offer: () => 'outputs/a' }),
    (path) => shown.push(path),
  );
  await fetched.open({ suggestedName: 'a.mp4', files: null });
  await fetched.write(piece(1));
  expect(await fetched.finish(1)).toEqual({ name: 'a.mp4', download: 'outputs/a', canShow: false });
  await fetched.open({ suggestedName: 'b.mp4', files: null });
  await fetched.abort(2);
  for (const output of [1, 2]) expect(await failing(fetched.show(output))).toMatchObject({ code: 'invalid' });
  expect(shown).toEqual([]);
});

it('are given up together', async () => {
  const outputs = createSessionOutputs(inFolder, null);
  for (const suggestedName of ['a.mp4', 'b.mp4']) await outputs.open({ suggestedName, files: null });
  for (const output of [1, 2]) await outputs.write(piece(output));
  expect(await readdir(folder)).toHaveLength(2);
  await outputs.dispose();
  expect(await readdir(folder)).toEqual([]);
});
