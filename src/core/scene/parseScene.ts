// Reads a scene document: checks format and version, then shape, then meaning; fills in what was left out.
import type { z } from 'zod';
import type { LandscapeDescription } from '../landscapes/landscape';
import { validateHyperparameters } from '../optimizers/hyperparameters';
import type { OptimizerDescription } from '../optimizers/optimizer';
import { findOptimizer, optimizers, type OptimizerDefinition } from '../optimizers/registry';
import { validateSchedule } from '../schedules/registry';
import { scheduledHyperparameter, takesClipping } from '../simulation/particleUpdate';
import { withoutUndefined } from '../withoutUndefined';
import { createDefaultScene, freshLaneKey, singleRun } from './defaultScene';
import { type SceneIssue, fieldPath, invalid } from './issue';
import { nextLaneLook } from './palette';
import { readLandscape } from './readLandscape';
import { type Scene, type SceneLane, type SceneSchedule, limits } from './scene';
import { type SceneDocument, sceneDocumentSchema } from './sceneSchema';

export type ParsedScene =
  | { readonly ok: true; readonly scene: Scene }
  | { readonly ok: false; readonly issues: readonly SceneIssue[] };

/** Parses a document's text. Never throws. */
export function parseSceneText(text: string): ParsedScene {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    return fail([{ field: 'file', message: `Invalid file: it is not JSON (${reason})` }]);
  }
  return parseScene(document);
}

/** Parses a document that is already an object. Never throws. */
export function parseScene(document: unknown): ParsedScene {
  const shape = sceneDocumentSchema.safeParse(document);
  if (!shape.success) return fail(shape.error.issues.map((issue) => describe(issue, document)));
  const written = shape.data;

  const read = readLandscape(written.landscape);
  if (!read.ok) return fail(read.issues);
  const { landscape, reference } = read;

  const issues: SceneIssue[] = [];
  const defaults = createDefaultScene(landscape, reference);
  const lanes =
    written.optimizers === undefined ? defaults.optimizers : readLanes(written.optimizers, issues);
  const scene: Scene = {
    ...defaults,
    title: written.title ?? defaults.title,
    start: written.start ?? defaults.start,
    steps: written.steps ?? defaults.steps,
    seed: written.seed ?? defaults.seed,
    noise: { ...defaults.noise, ...withoutUndefined(written.noise ?? {}) },
    stopWhenConverged: written.stopWhenConverged ?? defaults.stopWhenConverged,
    optimizers: lanes,
    clock: written.clock ?? defaults.clock,
    speed: written.speed ?? defaults.speed,
    loop: written.loop ?? defaults.loop,
    trail: written.trail ?? defaults.trail,
    camera: { ...defaults.camera, ...withoutUndefined(written.camera ?? {}) },
    look: { ...defaults.look, ...withoutUndefined(written.look ?? {}) },
  };
  issues.push(...startIssues(scene.start, landscape), ...sizeIssues(scene));
  return issues.length > 0 ? fail(issues) : { ok: true, scene };
}

/** The document of a scene, complete, as it is saved. */
export function serializeScene(scene: Scene): string {
  return `${JSON.stringify(scene, null, 2)}\n`;
}

/**
 * What is wrong with a start point. A race may begin outside of what is drawn, but `widthsAround` widths of the domain
 * away it would be a slip of the pen.
 */
export function startIssues(
  start: readonly [number, number],
  landscape: LandscapeDescription,
  widthsAround: number = limits.startWidthsAround,
): SceneIssue[] {
  return (['x', 'y'] as const).flatMap((axis, index) => {
    const [low, high] = landscape.domain[axis];
    const reach = widthsAround * (high - low);
    const [min, max] = [low - reach, high + reach];
    const value = start[index]!;
    const place = widthsAround === 0 ? 'the domain' : `${widthsAround} widths around the domain`;
    return value >= min && value <= max
      ? []
      : [invalid(`start.${axis}`, value, `${min} ≤ ${axis} ≤ ${max}, ${place} of ${landscape.id}`)];
  });
}

function sizeIssues({ steps, optimizers: lanes }: Scene): SceneIssue[] {
  const runs = lanes.reduce((total, lane) => total + lane.runs.count, 0);
  if (runs > limits.totalRuns) {
    return [
      invalid('optimizers', `${runs} runs`, `at most ${limits.totalRuns} runs of all optimizers together`),
    ];
  }
  if (steps * runs <= limits.totalSteps) return [];
  const allowed = Math.floor(limits.totalSteps / runs);
  return [invalid('steps', steps, `steps ≤ ${allowed} with ${runs} runs`)];
}

function readLanes(written: NonNullable<SceneDocument['optimizers']>, issues: SceneIssue[]): SceneLane[] {
  const lanes: SceneLane[] = [];
  const takenKeys = written.flatMap((lane) => lane.key ?? []);
  const takenColors = written.flatMap(({ color }) => (color === undefined ? [] : [{ color }]));
  written.forEach((lane, index) => {
    const field = `optimizers[${index}]`;
    const optimizer = findOptimizer(lane.id);
    if (optimizer === undefined) {
      const known = optimizers.map(({ id }) => id).join(', ');
      issues.push(invalid(`${field}.id`, lane.id, `one of ${known}`));
      return;
    }
    if (lane.key !== undefined && lanes.some(({ key }) => key === lane.key)) {
      issues.push(invalid(`${field}.key`, lane.key, 'a key that no other optimizer has'));
    }
    const checked = validateHyperparameters(optimizer, lane.hyperparameters ?? {});
    if (!checked.ok) {
      const prefix = `${field}.hyperparameters.`;
      issues.push(
        ...checked.issues.map((issue) => ({
          ...issue,
          field: `${prefix}${issue.field}`,
          message: `${issue.message} in ${field} (${lane.id})`,
        })),
      );
      return;
    }
    const schedule = readSchedule(lane.schedule, optimizer, field, issues);
    const clipping = readClipping(lane.clipping, optimizer, field, issues);
    const key = lane.key ?? freshLaneKey(lane.id, takenKeys);
    const look = nextLaneLook(takenColors);
    const color = lane.color ?? look.color;
    takenKeys.push(key);
    takenColors.push({ color });
    lanes.push({
      key,
      id: lane.id,
      label: lane.label ?? null,
      hyperparameters: checked.values,
      schedule,
      clipping,
      runs: { ...singleRun, ...withoutUndefined(lane.runs ?? {}) },
      color: color.toLowerCase(),
      marker: lane.marker ?? look.marker,
      dash: lane.dash ?? look.dash,
      visible: lane.visible ?? true,
    });
  });
  return lanes;
}

/** A lane's schedule, complete. An optimizer without a learning rate can't have one. */
function readSchedule(
  written: Readonly<Record<string, unknown>> | null | undefined,
  optimizer: OptimizerDescription,
  field: string,
  issues: SceneIssue[],
): SceneSchedule | null {
  if (written === null || written === undefined) return null;
  if (scheduledHyperparameter(optimizer) === null) {
    const expected = `no schedule: ${optimizer.id} has no learning rate`;
    issues.push(invalid(`${field}.schedule`, written.id, expected));
    return null;
  }
  const checked = validateSchedule(written);
  if (checked.ok) return { id: checked.schedule.id, ...checked.values };
  issues.push(
    ...checked.issues.map((issue) => ({
      ...issue,
      field: `${field}.schedule.${issue.field}`,
      message: `${issue.message} in ${field}.schedule`,
    })),
  );
  return null;
}

function readClipping(
  written: SceneLane['clipping'] | undefined,
  optimizer: OptimizerDefinition,
  field: string,
  issues: SceneIssue[],
): SceneLane['clipping'] {
  if (written === null || written === undefined || takesClipping(optimizer)) return written ?? null;
  const expected = `no clipping: ${optimizer.id} searches with gradients as they are`;
  issues.push(invalid(`${field}.clipping`, written.kind, expected));
  return null;
}

function fail(issues: readonly SceneIssue[]): ParsedScene {
  return { ok: false, issues };
}

function describe(issue: z.core.$ZodIssue, document: unknown): SceneIssue {
  const field = fieldPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const name = fieldPath([...issue.path, issue.keys[0]!]);
    return { field: name, message: `Unknown field ${name} (expected ${issue.message})` };
  }
  if (field === '')
    return { field: 'file', message: 'Invalid file: it is no scene (expected a JSON object)' };
  return invalid(field, valueAt(document, issue.path), issue.message);
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    document,
  );
}
