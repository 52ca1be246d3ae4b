// The parser as a bundle, where nothing may be evaluated.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe('under a policy without eval', () => {
  let folder = '';
  let code = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'optiscape-formula-'));
    const built = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, lib: { entry: join(import.meta.dirname, 'formula.ts'), formats: ['es'] } },
    });
    const bundle = Array.isArray(built) ? built[0] : built;
    if (bundle !== undefined && 'output' in bundle) code = bundle.output[0].code;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('formulas are parsed', () => {
    const program = join(folder, 'program.mjs');
    writeFileSync(join(folder, 'formula.mjs'), code);
    const check = `
      import { parseFormula } from './formula.mjs';
      let evaluates = true;
      try { new Function('return 1')(); } catch { evaluates = false; }
      const { formula } = parseFormula('a x^2 + 3sin(y)');
      process.stdout.write(JSON.stringify([evaluates, formula.latex]));`;
    writeFileSync(program, check);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', program],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([false, 'a x^2 + 3 \\sin y']);
  });

  test('and little of mathjs comes along', () => {
    expect(code.length).toBeGreaterThan(20_000);
    expect(code.length).toBeLessThan(80_000);
    expect(code).not.toMatch(/\beval\(|\bFunction\(/);
    expect(code).not.toMatch(/BigNumber\(|SparseMatrix|createUnit/);
  });
});
