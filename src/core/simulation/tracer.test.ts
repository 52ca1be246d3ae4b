// Every optimizer goes on to the bit from where a tracer has stood, however far that one has gone since.
import { describe, expect, test } from 'vitest';
import { optimizers } from '../optimizers/registry';
import { checkRunSettings } from './checkRunSettings';
import { createMethodTracer } from './methodTracer';
import { shapePointsOf } from './run';
import { resolveRun, type Noise, type ResolvedRun } from './runSettings';
import { createGraphTracer, type Tracer } from './tracer';
import { evaluationNumbers } from './trajectory';

const start = [-1.2, 1.6] as const;
const rows = 120;

function runOf(optimizer: string, noise: Noise | null): ResolvedRun {
  return resolveRun(
    checkRunSettings({ landscape: { id: 'himmelblau' }, optimizer, hyperparameters: {}, noise, seed: 7 }),
  );
}

/** Begins to trace a run. */
function begin(run: ResolvedRun): { trace: Trace; save: () => () => Trace } {
  if (run.kind === 'graph') {
    const tracer = createGraphTracer(run, { start });
    return {
      trace: tracing(tracer, 0),
      save: () => {
        const saved = tracer.save();
        return () => tracing(createGraphTracer(run, { saved }), 0);
      },
    };
  }
  const shapePoints = shapePointsOf(run);
  const tracer = createMethodTracer(run, { start }, shapePoints);
  return {
    trace: tracing(tracer, shapePoints),
    save: () => {
      const saved = tracer.save();
      return () => tracing(createMethodTracer(run, { saved }, shapePoints), shapePoints);
    },
  };
}

/** The bits of that many next rows, and of the search shapes at them, and the evaluations up to them. */
type Trace = (count: number) => string[];

function tracing(tracer: Tracer, shapePoints: number): Trace {
  const nextRow = (): string => {
    const row = [...tracer.rows(1), ...(tracer.shapes?.subarray(0, 2 * shapePoints) ?? [])];
    const evaluations = tracer.evaluations?.subarray(0, evaluationNumbers) ?? [];
    return [...new BigUint64Array(Float64Array.from(row).buffer), ...evaluations].join();
  };
  return (count) => Array.from({ length: count }, nextRow);
}

for (const noise of [null, { kind: 'gaussian', scale: 0.3 }, { kind: 'mini-batch', scale: 0.05 }] as const) {
  describe(noise === null ? 'without noise' : `with ${noise.kind} noise`, () => {
    for (const { id } of optimizers) {
      test(`${id} goes on from rows 0, 1, 7 and 50`, () => {
        const run = runOf(id, noise);
        const whole = begin(run).trace(rows);
        const { trace, save } = begin(run);
        const resumes = [0, 1, 7, 50].map((row, i, all) => {
          trace(row - (all[i - 1] ?? 0));
          return { row, resume: save() };
        });
        trace(rows - 50);
        for (const { row, resume } of resumes) {
          expect(resume()(rows - row)).toEqual(whole.slice(row));
          // What was saved is not used up.
          expect(resume()(rows - row)).toEqual(whole.slice(row));
        }
        expect(new Set(whole).size).toBeGreaterThan(1);
      });
    }
  });
}
