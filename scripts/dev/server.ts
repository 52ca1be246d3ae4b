// The browser shell for development: the product's engine and server, with pages from the renderer's sources.
import { join, resolve } from 'node:path';
import { version } from '../../package.json';
import { printingWith } from '../../src/cli/handout/printPage';
import { createEngine } from '../../src/engine/engine';
import { openWindow } from '../../src/server/openWindow';
import { startServer } from '../../src/server/server';
import { sourcePages } from './sourcePages';

// The project's folder, where npm starts everything; this file runs from a bundle elsewhere.
const project = resolve('.');

const engine = createEngine({ workerPath: join(import.meta.dirname, 'worker.mjs'), version, shell: 'web' });
const pages = sourcePages(project);
const server = await startServer({ engine, renderer: pages.under, port: 0, ...printingWith(project) });
console.log(`Optiscape is at ${server.url}`);
const window = process.argv.includes('--open') ? await openWindow(server.url, engine.dataFolder) : null;

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await window?.close({ endBrowser: true });
  await pages.close();
  await server.close();
  await engine.dispose();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    void end().finally(() => process.exit(0));
  });
}
