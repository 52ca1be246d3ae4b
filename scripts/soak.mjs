// `npm run soak`: does thousands of times what may go wrong, prints a line for each trial with counts, seconds and memory,
// and ends with what failed. `-- NAME` does the trials whose names contain NAME, `--seed N` repeats one.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, requireNode, root } from './project.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const seed = values.seed ?? String(randomInt(1, 2 ** 31));
if (!/^\d{1,10}$/.test(seed) || positionals.length > 1) {
  console.error('Invalid arguments (expected npm run soak -- [NAME] [--seed WHOLE NUMBER])');
  process.exit(2);
}

requireNode();
ensureDependencies();

const [name] = positionals;
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    'vitest.soak.config.ts',
    ...(name === undefined ? [] : ['-t', name]),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, OPTISCAPE_SOAK_SEED: seed } },
);
process.exit(status ?? 1);
