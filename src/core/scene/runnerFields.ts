// The fields of a runner: for each, its schema, and what the runner's trajectories depend on of it.
import { phrase } from '../text/text';
import { z } from 'zod';
import { errorFor, boolean, finite, number, object, oneWordOf, point, text } from './sceneSchema';
import { limits, runnerDashes, runnerMarkers, type Scene, type SceneRunner } from './scene';

const colour = errorFor(phrase('a colour #rrggbb'));

interface RunnerField<Value> {
  readonly schema: z.ZodType;
  /** What trajectories depend on of it in a scene, for comparison; null if they don't depend on it. */
  readonly inputs: ((value: Value, scene: Pick<Scene, 'start'>) => unknown) | null;
}

const whole = (value: unknown): unknown => value;

/** An optimizer and its settings. */
const rule = {
  id: z.string({ error: errorFor(phrase('the id of an optimizer')) }),
  hyperparameters: z
    .record(z.string(), z.unknown(), {
      error: errorFor(phrase('an object of names and values')),
    })
    .optional(),
  schedule: z
    .record(z.string(), z.unknown(), {
      error: errorFor(phrase('an object with the id of a schedule')),
    })
    .nullable()
    .optional(),
  clipping: object({ kind: oneWordOf(['value', 'norm']), limit: finite })
    .nullable()
    .optional(),
};

const legs = z
  .array(object({ steps: number('steps', limits.legSteps), ...rule }), {
    error: errorFor(phrase('a list of earlier legs')),
  })
  .max(limits.legs, { error: errorFor(phrase('at most {max} earlier legs', { max: limits.legs })) });

/** In the order in which messages list them. `readRunners` fills in defaults. */
const fields = {
  key: { schema: text(40).optional(), inputs: null },
  id: { schema: rule.id, inputs: whole },
  label: { schema: text(limits.labelLength).nullable().optional(), inputs: null },
  hyperparameters: { schema: rule.hyperparameters, inputs: whole },
  schedule: { schema: rule.schedule, inputs: whole },
  clipping: { schema: rule.clipping, inputs: whole },
  before: { schema: legs.optional(), inputs: whole },
  start: {
    schema: point.nullable().optional(),
    inputs: (start: SceneRunner['start'], scene) => start ?? scene.start,
  },
  runs: {
    schema: object({ count: number('count', limits.runs), spread: number('spread', limits.spread) })
      .partial()
      .optional(),
    inputs: (runs: SceneRunner['runs']) => (runs.count === 1 ? 1 : runs),
  },
  color: {
    schema: z
      .string({ error: colour })
      .regex(/^#[0-9a-f]{6}$/i, { error: colour })
      .optional(),
    inputs: null,
  },
  marker: { schema: oneWordOf(runnerMarkers).optional(), inputs: null },
  dash: { schema: oneWordOf(runnerDashes).optional(), inputs: null },
  visible: { schema: boolean.optional(), inputs: null },
  ghost: { schema: boolean.optional(), inputs: null },
  arrows: { schema: boolean.optional(), inputs: null },
} satisfies { readonly [Name in keyof SceneRunner]: RunnerField<SceneRunner[Name]> };

type RunnerShape = { [Name in keyof SceneRunner]: (typeof fields)[Name]['schema'] };

export const runnerSchema = object(
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as RunnerShape,
);

export type WrittenRunner = z.infer<typeof runnerSchema>;

const inputs = Object.entries(fields as Readonly<Record<string, RunnerField<never>>>).flatMap(
  ([name, { inputs: of }]) => (of === null ? [] : [{ name: name as keyof SceneRunner, of }]),
);

/** The values that the trajectories of a runner and its family depend on beside those of the scene, for comparison. */
export function runnerInputs(scene: Pick<Scene, 'start'>, runner: SceneRunner): readonly unknown[] {
  return inputs.map(({ name, of }) => of(runner[name] as never, scene));
}
