// Bundles TypeScript of the project for Node, without packages: for scripts whose code is not part of the build.
import { build } from 'vite';
import { root } from './project.mjs';

/**
 * Writes each of the files `input` (paths, or paths by name) as a module NAME.mjs into `outFolder`; with the format `iife`, which
 * takes one file, as a plain script.
 */
export async function bundle(input, outFolder, format = 'es') {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: outFolder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input,
        output: { format, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}
