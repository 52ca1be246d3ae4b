// Files that are begun and given up, saved while others are saved, and disks that are full.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../src/core/random/random';
import { skipWhere } from '../src/core/testing/skipWhere';
import { placeAt } from '../src/engine/outputs/outputPlace';
import { createSessionOutputs } from '../src/engine/outputs/sessionOutputs';
import { createStore } from '../src/engine/store';
import { soak } from './soak';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-soak-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

soak('outputs', { short: 60, full: 3000 }, async ({ count, seed }) => {
  const random = createRandom(seed);
  const kept = { finished: 0, aborted: 0, left: 0 };
  const place = join(folder, 'outputs');
  await mkdir(place);
  for (let number = 0; number < count; number += 1) {
    const outputs = createSessionOutputs({
      choosePlace: ({ suggestedName, files }) => Promise.resolve(placeAt(join(place, suggestedName), files)),
    });
    const { output } = await outputs.open({ suggestedName: `film-${number}.mp4`, files: null });
    if (output === null) throw new Error('It has no place.');
    const bytes = new Uint8Array(20_000).fill(number);
    const writes = Array.from({ length: 4 }, (_, piece) =>
      outputs.write({ request: piece, output, file: 0, position: piece * bytes.length, bytes }),
    );
    const way = (['finished', 'aborted', 'left'] as const)[Math.floor(3 * random.uniform())]!;
    kept[way] += 1;
    if (way === 'finished') {
      await Promise.all(writes);
      await outputs.finish(output);
    } else {
      // Some of the pieces are still on their way.
      const settled = Promise.allSettled(writes);
      if (way === 'aborted') await outputs.abort(output);
      else await outputs.dispose();
      await settled;
    }
  }
  const names = await readdir(place);
  expect(names.filter((name) => !/^film-\d+\.mp4$/.test(name))).toEqual([]);
  expect(names).toHaveLength(kept.finished);
  return `${count} outputs: ${kept.finished} finished, ${kept.aborted} cancelled, ${kept.left} left behind`;
});

soak('saves', { short: 100, full: 5000 }, async ({ count, seed }) => {
  const random = createRandom(seed);
  const stores = [createStore(join(folder, 'data')), createStore(join(folder, 'data'))];
  for (let number = 0; number < count; number += 1) {
    const text = JSON.stringify({ number, filling: 'x'.repeat(Math.floor(5000 * random.uniform())) });
    const saves = stores.map((store) => store.save('scene', text));
    if (random.uniform() < 0.3) for (const store of stores) store.saveAtOnce();
    await Promise.all(saves);
    const found = JSON.parse(await readFile(join(folder, 'data', 'scene.json'), 'utf8')) as {
      number: number;
    };
    expect(found.number).toBe(number);
  }
  expect(await readdir(join(folder, 'data'))).toEqual(['scene.json']);
  return `${count} saves by two programs at once, none half`;
});

const disk = '/tmp/optiscape-full-disk';

/** Mounts a small disk, a file system in memory; false where that can't be. */
function mountDisk(): boolean {
  if (process.platform !== 'linux') return false;
  spawnSync('mkdir', ['-p', disk]);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status === 0;
}

const unmountDisk = (): void => void spawnSync('umount', [disk]);

const hasDisk = mountDisk();
// Nothing is undone after tests that are left out by their names.
if (hasDisk) unmountDisk();

describe('a full disk', skipWhere(!hasDisk, 'No small disk can be mounted here.'), () => {
  beforeAll(() => void mountDisk());
  afterAll(unmountDisk);

  it('fails each save and each output in words, keeps what was there, and takes saves again when there is room', async () => {
    const data = join(disk, 'data');
    const store = createStore(data);
    await store.save('scene', '{"first":1}');
    const filling = join(disk, 'filling');
    await writeFile(filling, Buffer.alloc(300_000)).catch(() => undefined);
    for (let turn = 0; turn < 20; turn += 1) {
      await expect(store.save('scene', JSON.stringify('x'.repeat(60_000)))).rejects.toThrow('ENOSPC');
    }
    const outputs = createSessionOutputs({
      choosePlace: ({ suggestedName, files }) => Promise.resolve(placeAt(join(disk, suggestedName), files)),
    });
    await expect(
      outputs.open({ suggestedName: 'film.mp4', files: null, bytes: 1_000_000 }),
    ).rejects.toMatchObject({ failure: { room: { neededBytes: 1_000_000 } } });
    const { output } = await outputs.open({ suggestedName: 'film.mp4', files: null });
    await expect(
      outputs.write({ request: 1, output: output!, file: 0, position: 0, bytes: new Uint8Array(100_000) }),
    ).rejects.toThrow('the disk is full');
    await outputs.dispose();
    expect(await readFile(join(data, 'scene.json'), 'utf8')).toBe('{"first":1}');
    expect((await readdir(disk)).sort()).toEqual(['data', 'filling']);
    await rm(filling);
    await store.save('scene', '{"second":2}');
    expect(await readdir(data)).toEqual(['scene.json']);
  });
});
