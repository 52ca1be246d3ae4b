// Mutation testing (`npm run mutation`): what is changed, what is left alone, and which tests look at each change.
export default {
  plugins: ['@stryker-mutator/vitest-runner', './scripts/mutation/plugins.mjs'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  // All kinds of changes, those to definitions that run when a module is loaded included (they cost most).
  ignoreStatic: false,
  // Users' English and the names of papers: a test could only repeat them.
  ignorers: ['words'],
  // What the unit tests of these layers don't read, which makes the copy small.
  ignorePatterns: ['/out', '/dist', '/test-results', '/playwright-report', '/e2e', '/bench', '/src/renderer'],
  tempDirName: 'out/mutation/sandbox',
  // The tests run without the compiler.
  disableTypeChecks: false,
  dryRunTimeoutMinutes: 60,
  timeoutMS: 20_000,
  reporters: ['progress-append-only', 'unnoticed', 'json', 'html'],
  jsonReporter: { fileName: 'out/mutation/report.json' },
  htmlReporter: { fileName: 'out/mutation/report.html' },
  thresholds: { high: 90, low: 80, break: null },
};
