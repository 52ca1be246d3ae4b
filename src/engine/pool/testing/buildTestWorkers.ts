// Builds the modules that unit tests start in their own threads and processes, where TypeScript can't be loaded.
import { resolve } from 'node:path';
import { build } from 'vite';
import { testWorkerFolder } from './workerPaths';

/** Vitest's global setup. */
export async function setup(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: testWorkerFolder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: {
          product: resolve(import.meta.dirname, '../worker.ts'),
          faulty: resolve(import.meta.dirname, 'faultyWorker.ts'),
          writeFileAtomically: resolve(import.meta.dirname, '../../writeFileAtomically.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}
