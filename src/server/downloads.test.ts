import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOutputWriter } from '../engine/outputs/outputWriter';
import { createDownloads } from './downloads';

let parent = '';
let folder = '';

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'optiscape-downloads-'));
  folder = join(parent, 'outputs');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

const bytes = Uint8Array.of(1, 2, 3);

async function exportTo(downloads: ReturnType<typeof createDownloads>): Promise<string | null> {
  const place = await downloads.choosePlace({ suggestedName: 'race.mp4', files: null });
  if (place === null) return null;
  const writer = createOutputWriter(place, 1);
  await writer.write({ request: 1, output: 1, file: 0, position: 0, bytes });
  await writer.finish();
  return place.offer();
}

it('tries anew after its folder could not be made', async () => {
  const downloads = createDownloads(folder);
  await writeFile(folder, 'in the way');
  await expect(exportTo(downloads)).rejects.toMatchObject({
    failure: { code: 'io', message: expect.stringMatching(/^race\.mp4 can't be written: /) as string },
  });
  await rm(folder);
  expect(await exportTo(downloads)).toMatch(/^outputs\/[\w-]+$/);
  await downloads.close();
  expect(await readdir(folder)).toEqual([]);
});

it('makes its folder anew where somebody has removed it', async () => {
  const downloads = createDownloads(folder);
  await exportTo(downloads);
  await rm(folder, { recursive: true });
  const both = await Promise.all([exportTo(downloads), exportTo(downloads)]);
  expect(both.every((each) => each !== null)).toBe(true);
  await downloads.close();
  expect(await readdir(folder)).toEqual([]);
});
