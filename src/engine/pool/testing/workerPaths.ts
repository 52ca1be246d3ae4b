// Where the unit tests find worker modules, built for them before they start.
import { resolve } from 'node:path';

export const testWorkerFolder = resolve(import.meta.dirname, '../../../../out/test-workers');

/** `product` computes what the app computes; `faulty` does what a test tells it, faults included. */
export function testWorkerPath(name: 'product' | 'faulty'): string {
  return testModulePath(name);
}

/** Other modules that a test starts in a process of its own. */
export function testModulePath(name: string): string {
  return resolve(testWorkerFolder, `${name}.mjs`);
}
