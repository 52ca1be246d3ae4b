// The comparison in C: one program with a function per pair of landscape and optimizer, built and run in the same
// minute. It reads its numbers from files: the numbers of a run, the scalars of each step, the particles.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRunSettings } from '../../src/core/simulation/checkRunSettings';
import { resolveRun, type GraphRun, type RunSettings } from '../../src/core/simulation/runSettings';
import { initialColumns, inputNames } from '../../src/core/simulation/particleUpdate';
import { emitC, type CUpdate } from './emitC';

export interface CPair {
  readonly landscape: string;
  readonly optimizer: string;
  readonly settings: RunSettings;
}

export interface CMeasurement {
  /** Seconds spent stepping, all threads together. */
  readonly seconds: number;
  /** Sum of all coordinates at the end. */
  readonly sum: number;
}

const head = `
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
static inline double sinc0(double x) { return x == 0 ? 1 : sin(M_PI * x) / (M_PI * x); }
static inline double sinc1(double x) { return x == 0 ? 0 : (cos(M_PI * x) - sinc0(x)) / x; }
`;

const tail = `
static double *readAll(const char *path, long *count) {
  FILE *f = fopen(path, "rb");
  if (!f) exit(3);
  fseek(f, 0, SEEK_END);
  *count = ftell(f) / 8;
  rewind(f);
  double *numbers = malloc(8 * *count + 8);
  if (fread(numbers, 8, *count, f) != (size_t)*count) exit(3);
  fclose(f);
  return numbers;
}
typedef struct { int pair; double *planes[64]; const double *run, *step; long steps, count; } Part;
static void *work(void *given) {
  Part *part = given;
  pairs[part->pair].update(part->planes, part->run, part->step, part->steps, part->count);
  return 0;
}
static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}
// program PAIR FOLDER STEPS COUNT THREADS: seconds, and the sum of positions.
int main(int argc, char **argv) {
  if (argc != 6) return 2;
  const long steps = atol(argv[3]), count = atol(argv[4]);
  const int pair = atoi(argv[1]), threads = atoi(argv[5]);
  char path[4096];
  long n;
  snprintf(path, sizeof path, "%s/run", argv[2]);
  double *run = readAll(path, &n);
  snprintf(path, sizeof path, "%s/step", argv[2]);
  double *step = readAll(path, &n);
  snprintf(path, sizeof path, "%s/planes", argv[2]);
  double *planes = readAll(path, &n);
  const long planeCount = n / count;
  Part parts[16];
  pthread_t ids[16];
  for (int turn = 0; turn < 2; turn++) {
    // The first turn warms up; both start from the same numbers.
    double *fresh = malloc(8 * n);
    memcpy(fresh, planes, 8 * n);
    const double before = seconds();
    for (int k = 0; k < threads; k++) {
      const long from = count * k / threads, to = count * (k + 1) / threads;
      parts[k] = (Part){pair, {0}, run, step, steps, to - from};
      for (long p = 0; p < planeCount; p++) parts[k].planes[p] = fresh + p * count + from;
      pthread_create(&ids[k], 0, work, &parts[k]);
    }
    for (int k = 0; k < threads; k++) pthread_join(ids[k], 0);
    const double after = seconds();
    double sum = 0;
    for (long i = 0; i < 2 * count; i++) sum += fresh[i];
    if (turn == 1) printf("%.9f %.17g\\n", after - before, sum);
    free(fresh);
  }
  return 0;
}
`;

/** A built program that can run any of the pairs. */
export class PopulationInC {
  private readonly updates: readonly (CUpdate & { readonly run: GraphRun })[];
  private readonly program: string;

  private constructor(folder: string, updates: PopulationInC['updates']) {
    this.program = join(folder, 'population');
    this.updates = updates;
  }

  /** Builds the program; null, with a printed reason, if gcc is not installed. */
  static build(folder: string, pairs: readonly CPair[]): PopulationInC | null {
    const updates = pairs.map(({ landscape, optimizer, settings }, i) => {
      const run = resolveRun(checkRunSettings(settings));
      if (run.kind !== 'graph') throw new Error(`${landscape} ${optimizer}`);
      return { ...emitC(`update${i}`, run.landscape, run.optimizer, run.variant), run };
    });
    const table = updates.map((_, i) => `{update${i}}`).join(', ');
    const source = [
      head,
      ...updates.map((update) => update.source),
      'typedef void Update(double *const *, const double *, const double *, long, long);',
      `static const struct { Update *update; } pairs[] = {${table}};`,
      tail,
    ].join('\n');
    const file = join(folder, 'population.c');
    writeFileSync(file, source);
    const options = ['-O3', '-march=native', '-ffast-math', '-pthread'];
    const built = spawnSync('gcc', [...options, file, '-o', join(folder, 'population'), '-lm'], {
      encoding: 'utf8',
    });
    if (built.status === 0) return new PopulationInC(folder, updates);
    const reason =
      built.error === undefined ? `gcc failed: ${built.stderr.slice(0, 500)}` : 'there is no gcc';
    console.log(`No comparison with C: ${reason}.`);
    return null;
  }

  /** Steps particles from these starts (x and y, alternating) on `threads` threads. */
  measure(folder: string, pair: number, starts: Float64Array, steps: number, threads: number): CMeasurement {
    const update = this.updates[pair];
    if (update === undefined) throw new Error(`There is no pair ${pair}`);
    const { run, columns, runNames, stepNames } = update;
    const { optimizer, library } = run;
    const count = starts.length / 2;
    writeNumbers(
      join(folder, 'run'),
      runNames.map((name) => run.numbers.get(name) ?? NaN),
    );
    const scalars = stepNames.map((name) =>
      Object.keys(optimizer.step).find((each) => inputNames.step(each) === name),
    );
    writeNumbers(
      join(folder, 'step'),
      Array.from({ length: steps }, (_, t) =>
        scalars.map((name) => optimizer.step[name ?? '']?.(run.h, t + 1, library) ?? NaN),
      ).flat(),
    );
    writeNumbers(
      join(folder, 'planes'),
      initialColumns(optimizer, run.h, columns).flatMap((value) =>
        Array.from({ length: count }, (_, i) =>
          typeof value === 'number' ? value : (starts[2 * i + (value === 'x' ? 0 : 1)] ?? NaN),
        ),
      ),
    );
    const ran = spawnSync(this.program, [pair, folder, steps, count, threads].map(String), {
      encoding: 'utf8',
    });
    const [seconds = NaN, sum = NaN] = ran.stdout.trim().split(' ').map(Number);
    return { seconds, sum };
  }
}

function writeNumbers(path: string, numbers: readonly number[]): void {
  writeFileSync(path, new Uint8Array(Float64Array.from(numbers).buffer));
}
