// `npm run texts`: lists each language's missing and unused texts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { localesFolder, textProblems } from './lib/texts.mjs';
import { ensureDependencies, requireNode, root } from './project.mjs';

requireNode();
ensureDependencies();

const languages = readdirSync(join(root, localesFolder));
let complete = true;
for (const language of languages) {
  const { missing, unused } = await textProblems(language);
  console.log(`${language}: ${missing.length} missing, ${unused.length} unused`);
  for (const { text, where } of missing) console.log(`  missing ${JSON.stringify(text)} (${where})`);
  for (const { text, where } of unused) console.log(`  unused  ${JSON.stringify(text)} (${where})`);
  complete &&= missing.length === 0 && unused.length === 0;
}
process.exit(complete ? 0 : 1);
