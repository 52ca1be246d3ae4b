// Paths of the worker modules that are built before the unit tests start.
import { resolve } from 'node:path';

export const testWorkerFolder = resolve(import.meta.dirname, '../../../../out/test-workers');

/** `product` computes as the app does; `faulty` does what a test asks for, including faults. */
export function testWorkerPath(name: 'product' | 'faulty'): string {
  return testModulePath(name);
}

/** Path of another module that a test starts in its own process. */
export function testModulePath(name: string): string {
  return resolve(testWorkerFolder, `${name}.mjs`);
}
