// Reads a scene document: migrates it to the newest version, checks format and version, then shape, then meaning; fills in
// defaults.
import type { LandscapeDescription } from '../landscapes/landscape';
import { phrase } from '../text/text';
import { documentIssue } from '../validation/checkDocument';
import { type Issue, invalid, invalidText, withoutTheRest } from '../validation/issue';
import { migrate, sceneMigrations, type Migration } from './migrations';
import { readLandscape } from './readLandscape';
import { readJson, shapeIssues } from './readDocument';
import { limits, type Scene } from './scene';
import { sceneDocumentSchema, sceneFields } from './sceneFields';

export type ParsedScene =
  { readonly ok: true; readonly scene: Scene } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Parses a document's text. Never throws. */
export function parseSceneText(text: string): ParsedScene {
  const read = readJson(text);
  return read.ok ? parseScene(read.document) : read;
}

/** Parses a document that is already an object. Never throws. */
export function parseScene(
  document: unknown,
  migrations: readonly Migration[] = sceneMigrations,
): ParsedScene {
  const alien = documentIssue(document, 'file');
  if (alien !== null) return fail([alien]);
  const newest = migrate(document, migrations);
  const shape = sceneDocumentSchema.safeParse(newest);
  if (!shape.success) return fail(shapeIssues(shape.error, newest, noScene));
  const { format, version, ...written } = shape.data;

  const read = readLandscape(written.landscape);
  if (!read.ok) return fail(read.issues);

  const issues: Issue[] = [];
  const content = sceneFields.read(written, sceneFields.defaultFor(read), issues);
  const runs = content.optimizers.reduce((total, runner) => total + runner.runs.count, 0);
  const all = [
    ...issues,
    ...startIssues(content.start, read.landscape),
    ...content.optimizers.flatMap(({ start }, index) =>
      start === null
        ? []
        : startIssues(start, read.landscape, limits.startWidthsAround, `optimizers[${index}].start`),
    ),
    ...sizeIssues('optimizers', runs, content.steps),
  ];
  return all.length > 0 ? fail(all) : { ok: true, scene: { format, version, ...content } };
}

/** The complete document of a scene, as it is saved. */
export function serializeScene(scene: Scene): string {
  return `${JSON.stringify(scene, null, 2)}\n`;
}

/**
 * The issues of the start point in `field`. A race may begin outside of the domain, but more than `widthsAround` of its widths
 * away is taken for a typing error.
 */
export function startIssues(
  start: readonly [number, number],
  landscape: LandscapeDescription,
  widthsAround: number = limits.startWidthsAround,
  field = 'start',
): Issue[] {
  return (['x', 'y'] as const).flatMap((axis, index) => {
    const [low, high] = landscape.domain[axis];
    const reach = widthsAround * (high - low);
    const [min, max] = [low - reach, high + reach];
    const value = start[index]!;
    if (value >= min && value <= max) return [];
    const condition = `${min} ≤ ${axis} ≤ ${max}`;
    const place =
      widthsAround === 0
        ? phrase('the domain')
        : phrase('{widthsAround} widths around the domain', { widthsAround });
    return [
      invalid(
        `${field}.${axis}`,
        value,
        phrase('{condition}, {place} of {id}', { condition, place, id: landscape.id }),
      ),
    ];
  });
}

/** The issues of the size of a race, whose runs are listed in `field`. */
export function sizeIssues(field: string, runs: number, steps: number): Issue[] {
  if (runs > limits.totalRuns) {
    return [
      invalidText(
        field,
        phrase('{runs} runs', { runs }),
        phrase('at most {totalRuns} runs of all runners together', { totalRuns: limits.totalRuns }),
      ),
    ];
  }
  if (steps * runs <= limits.totalSteps) return [];
  const allowed = Math.floor(limits.totalSteps / runs);
  return [invalid('steps', steps, phrase('steps ≤ {allowed} with {runs} runs', { allowed, runs }))];
}

function fail(issues: readonly Issue[]): ParsedScene {
  return { ok: false, issues: withoutTheRest(issues) };
}

const noScene = phrase('Invalid file: it is not a scene (expected a JSON object)');
