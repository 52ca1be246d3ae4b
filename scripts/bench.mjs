// `npm run bench -- NAME`: bundles bench/NAME.ts for Node and runs it; without a name, all of them one by one.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, requireNode, root } from './project.mjs';

requireNode();
ensureDependencies();
await ensureBuild();

const known = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.worker.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const [name, ...words] = process.argv.slice(2);

if (name !== undefined && !known.includes(name)) {
  console.error(`Invalid benchmark: ${name} (expected one of ${known.join(', ')})`);
  process.exit(2);
}
if (name === undefined) console.log(`Benchmarks: ${known.join(', ')}`);

const { bundle } = await import('./bundle.mjs');
const outFolder = join(root, 'out', 'bench');
let failed = false;
for (const each of name === undefined ? known : [name]) {
  console.log(`\n# ${each}`);
  await bundle(
    [`${each}.ts`, `${each}.worker.ts`]
      .map((file) => join(root, 'bench', file))
      .filter((file) => existsSync(file)),
    outFolder,
  );
  const { status } = spawnSync(process.execPath, [join(outFolder, `${each}.mjs`), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
