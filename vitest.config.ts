// Unit tests, which lie beside the code. Those of pure and Node code run in Node, the renderer's in a small DOM.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** For slow or busy machines: on a free one, the longest tests take a few seconds. */
const testTimeout = 30_000;

/** Tests of core that load MathJax, which remembers what it has loaded where its caller is loaded anew. */
const typesetting = ['src/core/{typeset,contourMap}/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['src/{core,protocol}/**/*.test.ts'],
          exclude: typesetting,
          environment: 'node',
          testTimeout,
          // It is pure: files share what they import, which takes half of the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'node',
          include: [
            ...typesetting,
            'src/{engine,server,cli,main,preload}/**/*.test.ts',
            'scripts/**/*.test.ts',
            'soak/*.test.ts',
          ],
          environment: 'node',
          testTimeout,
          globalSetup: ['src/engine/pool/testing/buildTestWorkers.ts'],
        },
      },
      {
        plugins: [react({ compiler: true })],
        test: {
          name: 'renderer',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout,
          // A test leaves the page and what is kept there as it found them.
          isolate: false,
        },
      },
    ],
  },
});
