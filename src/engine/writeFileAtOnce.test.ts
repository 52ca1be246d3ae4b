import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileAtOnce } from './writeFileAtOnce';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'optiscape-at-once-'));
  path = join(folder, 'scene.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes a new file, and over an old one', () => {
  writeFileAtOnce(path, 'first');
  writeFileAtOnce(path, '二');
  expect(readFileSync(path, 'utf8')).toBe('二');
  expect(readdirSync(folder)).toEqual(['scene.json']);
});

it('leaves what is there as it is, and nothing beside it, when it fails', () => {
  mkdirSync(path);
  expect(() => writeFileAtOnce(path, 'new')).toThrow();
  expect(statSync(path).isDirectory()).toBe(true);
  expect(readdirSync(folder)).toEqual(['scene.json']);
});
