// Instances with memories of their own and with the shared one.
import { afterEach, expect, it, vi } from 'vitest';
import { compileModule, instantiate, instantiateShared } from './webAssembly';
import { FunctionWriter, writeModule } from './wasmWriter';

afterEach(() => vi.unstubAllGlobals());

const moduleOf = (...constants: number[]) =>
  compileModule(writeModule([new FunctionWriter('run', 1)], Uint8Array.from(constants)));

it('has the functions that its module exports', () => {
  const instance = instantiate(moduleOf(), 1);
  expect(() => instance.function('run')(3)).not.toThrow();
  expect(() => instance.function('walk')).toThrow('The module exports no function walk');
});

it.each([
  [0, 1],
  [65_536, 1],
  [65_537, 2],
])('has a memory for %i bytes: %i pages of 64 KiB', (bytes, pages) => {
  expect(instantiate(moduleOf(7), bytes).memory.buffer.byteLength).toBe(pages * 65_536);
});

it('shares a memory of a megabyte with others in turn; one that needs more has its own', () => {
  const one = instantiateShared(moduleOf(1, 2), 2 ** 20, 4);
  const content = new Uint8Array(one.memory.buffer);
  expect(content).toHaveLength(2 ** 20);
  one.claim();
  expect([...content.slice(0, 4)]).toEqual([1, 2, 0, 0]);
  const other = instantiateShared(moduleOf(9), 8, 1);
  expect(other.memory).toBe(one.memory);
  // Its birth leaves the current turn as it was.
  expect([...content.slice(0, 4)]).toEqual([1, 2, 0, 0]);
  content[3] = 5;
  one.claim();
  expect(content[3]).toBe(5);
  other.claim();
  expect(content[0]).toBe(9);
  one.kept[2] = 8;
  one.claim();
  expect([...content.slice(0, 4)]).toEqual([1, 2, 8, 0]);

  const large = instantiateShared(moduleOf(3), 2 ** 20 + 1, 1);
  expect(large.memory.buffer.byteLength).toBe(2 ** 20 + 65_536);
  large.claim();
  one.claim();
  expect([...content.slice(0, 4)]).toEqual([1, 2, 8, 0]);
  large.kept[0] = 4;
  large.claim();
  expect(new Uint8Array(large.memory.buffer)[0]).toBe(4);
});

it('says so where there is no WebAssembly, and batches are interpreted', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(() => moduleOf()).toThrow('This JavaScript engine has no WebAssembly.');
  vi.resetModules();
  const { createBatch } = await import('./batch');
  const { add, input } = await import('./expression');
  const { block, run } = createBatch([add(input('x', 'particle'), input('y', 'particle'))]);
  block.set([2], 0);
  block.set([3], 256);
  run(1);
  expect(block[512]).toBe(5);
});
