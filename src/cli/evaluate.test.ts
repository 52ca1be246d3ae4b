// What `optiscape evaluate` says of a bad request.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { UsageError } from './usageError';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-evaluate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['"formula": "landscape.x + 1"', /^Invalid formula: "landscape\.x \+ 1", character \d+: /],
  ['"id": "landscape.ravine"', /^Invalid id: "landscape\.ravine" \(expected one of .*ravine/],
  ['"formula": "x^2", "parameters": {"a": 2}', /^Invalid parameters\.a: .* \(expected none: /],
  [
    '"formula": "x^2", "parameters": {"__proto__": 2}',
    /^Invalid parameters\.__proto__: 2 \(expected no field/,
  ],
])('%s', async (landscape, message) => {
  const path = join(folder, 'request.json');
  await writeFile(path, `{"kind": "landscape", ${landscape}, "points": [[1, 2]]}`);
  const error = await evaluate(path, new AbortController().signal).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).message).toMatch(message);
});
