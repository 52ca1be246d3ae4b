// The unit tests that mutation testing runs for each change: those nearest to it first, since the first failure ends it.
import { dirname, sep } from 'node:path';
import { defineConfig } from 'vitest/config';
import {
  BaseSequencer,
  type Reporter,
  type TestModule,
  type TestSpecification,
  type Vitest,
} from 'vitest/node';

/** Sweeps that take seconds: worth it for changes in their own folder, too dear for all others. */
const sweeps = [
  'core/contourMap/contourMap',
  'core/formula/fuzz',
  'core/landscapes/neuronLandscape',
  'core/landscapes/races',
  'core/optimizers/methods/pythonForms',
  'core/optimizers/pythonForms',
  'core/scene/hostileScenes',
  'core/scene/suggestRate',
  'core/schedules/pythonForms',
  'core/script/pythonRun',
  'core/simulation/sharedMemory',
  'core/typeset/typesetFormula',
  'engine/hostileSessions',
  'engine/pool/workerPool',
].map((name) => ['', 'src', ...name.split('/')].join(sep) + '.test.ts');

const isSweep = ({ moduleId }: TestSpecification): boolean =>
  sweeps.some((sweep) => moduleId.endsWith(sweep));

class NearestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const changed = (this.ctx.config.related ?? []).map((file) => dirname(file));
    const distance = ({ moduleId }: TestSpecification): number =>
      Math.min(...changed.map((folder) => (dirname(moduleId) === folder ? 0 : 1)));
    return Promise.resolve(
      files
        .filter((file) => distance(file) === 0 || !isSweep(file))
        .sort((a, b) => distance(a) - distance(b) || Number(isSweep(a)) - Number(isSweep(b))),
    );
  }
}

/** A change that breaks a whole module leaves none of its tests to fail: this makes it an error, which ends the run. */
class BrokenModules implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestModuleEnd(testModule: TestModule): void {
    const errors = testModule.errors();
    for (const error of errors) this.vitest?.state.catchError(error, 'Broken module');
    if (errors.length > 0) void this.vitest?.cancelCurrentRun('test-failure');
  }
}

export default defineConfig({
  test: {
    include: ['src/{core,protocol,engine}/**/*.test.ts'],
    exclude: [
      // Reads the code of a bundle, which is another with changes in it.
      'src/core/formula/formulaBundle.test.ts',
      // Makes the whole page of measurements, whose numbers other tests hold one by one.
      'src/core/testing/numericsPage.test.ts',
    ],
    environment: 'node',
    globalSetup: ['src/engine/pool/testing/buildTestWorkers.ts'],
    setupFiles: ['scripts/mutation/tellWorkers.ts'],
    sequence: { sequencer: NearestFirst },
    reporters: [new BrokenModules()],
    // Changed code counts how often it is reached, which takes time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
