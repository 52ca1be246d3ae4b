#!/usr/bin/env node
// `npm run --silent cli -- …` and `optiscape …`: the command line, built first if necessary.
import { join } from 'node:path';
import { become, ensureBuild, ensureDependencies, requireNode, root } from './project.mjs';

requireNode();
ensureDependencies();
await ensureBuild();
become(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)]);
