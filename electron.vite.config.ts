// The one build of the project: Electron's main process (which also holds the command line and the browser
// shell's server), the sandboxed preload script and the renderer that both shells show.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { createLicences } from './scripts/licences/licences';

const from = (path: string): string => resolve(import.meta.dirname, path);

const licences = createLicences(from('.'));

export default defineConfig({
  main: {
    plugins: [licences.collect()],
    build: {
      // The command line and the server run in plain Node; their imports are bundled, so that a packaged app has no
      // node_modules.
      target: 'node20.19',
      externalizeDeps: {
        exclude: [
          '@mathjax/mathjax-newcm-font',
          '@mathjax/src',
          'client-zip',
          'commander',
          'd3-scale-chromatic',
          'mathjs',
          'ws',
          'zod',
        ],
      },
      rolldownOptions: {
        input: {
          index: from('src/main/index.ts'),
          cli: from('src/cli/index.ts'),
          programs: from('src/cli/programs.ts'),
        },
        // The worker is such a chunk, with all that it imports. In a package it lies outside the archive, where no
        // package.json declares it a module: its extension does.
        output: { chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  preload: {
    plugins: [licences.collect()],
    build: {
      rolldownOptions: {
        input: { index: from('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [react({ compiler: true }), licences.collect(), licences.write()],
    worker: { plugins: () => [licences.collect()] },
    build: {
      assetsInlineLimit: 0,
      minify: true,
      // The chunks are read from the local disk.
      chunkSizeWarningLimit: 8192,
      rolldownOptions: {
        input: { index: from('src/renderer/index.html'), export: from('src/renderer/export.html') },
      },
    },
  },
});
