// The soak at full length, one file after the other, each in a process of its own, so that its memory is its own. A line
// for each trial, when it has ended.
import { defineConfig } from 'vitest/config';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** With a name, trials of other names are skipped, too. */
const isNamed = process.argv.includes('-t');

class Lines implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result();
    const { soak, skipReason } = test.meta();
    if (state === 'skipped' && isNamed) return;
    const figures = soak && [
      soak.counts,
      `${soak.seconds.toFixed(1)} s`,
      `${soak.peakMebibytes.toFixed(0)} MiB at most`,
      `seed ${soak.seed}`,
    ];
    const told = figures?.join(', ') ?? (state === 'skipped' ? `skipped: ${skipReason ?? ''}` : state);
    process.stdout.write(`${state === 'failed' ? 'FAILED ' : ''}${test.fullName}: ${told}\n`);
    for (const { message, stack } of errors ?? []) process.stdout.write(`${message}\n${stack ?? ''}\n`);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const failed = modules.flatMap((module) => [
      ...(module.errors().length > 0 ? [module.relativeModuleId] : []),
      ...[...module.children.allTests('failed')].map(({ fullName }) => fullName),
    ]);
    for (const { message } of modules.flatMap((module) => module.errors()))
      process.stdout.write(`${message}\n`);
    process.stdout.write(failed.length === 0 ? 'Nothing failed.\n' : `Failed: ${failed.join(', ')}\n`);
  }
}

export default defineConfig({
  test: {
    include: ['soak/*.test.ts'],
    environment: 'node',
    globalSetup: ['src/engine/pool/testing/buildTestWorkers.ts'],
    env: { OPTISCAPE_SOAK: 'full' },
    pool: 'forks',
    fileParallelism: false,
    reporters: [new Lines()],
    // Those of trials are their own.
    hookTimeout: 120_000,
    testTimeout: 120_000,
  },
});
