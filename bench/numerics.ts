// Writes docs/numerics.md from what the tests measure.
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { buildNumericsPage } from '../src/core/testing/numericsPage';

const path = 'docs/numerics.md';
const page = await format(buildNumericsPage(), { ...(await resolveConfig(path)), parser: 'markdown' });
await writeFile(path, page);
console.log(`${path}: written`);
