// The worker module that `npm run build` made.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Its path. Throws if the build has none. */
export function builtWorkerPath(): string {
  const folder = resolve('out/main/chunks');
  const file = readdirSync(folder).find((name) => name.startsWith('worker-'));
  if (file === undefined) throw new Error('The build has no worker.');
  return join(folder, file);
}
