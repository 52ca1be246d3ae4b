// Reads what a step of a lesson shows: races by their scenes, functions by their ids, nothing but words.
import { findActivation } from '../functions/activations/registry';
import { validateParameters, type FunctionDescription, type ParameterValues } from '../functions/description';
import { findLoss } from '../functions/losses/registry';
import { parseScene } from '../scene/parseScene';
import type { Scene } from '../scene/scene';
import { phrase } from '../text/text';
import { calledAs, invalid, issueInWords, type Issue } from '../validation/issue';
import { describeRange } from '../validation/numberRange';
import { withoutUndefined } from '../validation/withoutUndefined';
import { defaultChartSettings } from '../view/chartSettings';
import { defaultFunctionSettings, type FunctionKind, type FunctionSettings } from '../view/functionSettings';
import { hiddenDerivatives, type LessonFunctions, type LessonRace, type LessonView } from './lesson';
import type { WrittenView } from './lessonSchema';

/** Completes a view; what is wrong with it is added to `issues`, by `field`. */
export function readView(written: WrittenView, field: string, issues: Issue[]): LessonView {
  switch (written.kind) {
    case 'words':
      return { kind: 'words' };
    case 'activations':
    case 'losses':
      return readFunctions(written, field, issues);
    case 'race':
      return readRace(written, field, issues);
  }
}

type WrittenRace = Extract<WrittenView, { kind: 'race' }>;

function readRace(written: WrittenRace, field: string, issues: Issue[]): LessonRace {
  const scenes = written.scenes.flatMap((scene, index): Scene[] => {
    const parsed = parseScene(scene);
    if (parsed.ok) return [parsed.scene];
    issues.push(...parsed.issues.map((issue) => inside(issue, `${field}.scenes[${index}]`)));
    return [];
  });
  const keys = scenes.flatMap(({ optimizers }) => optimizers.map(({ key }) => key));
  const steps = Math.max(0, ...scenes.map((scene) => scene.steps));
  const race: LessonRace = {
    kind: 'race',
    scenes,
    opens: written.opens ?? 0,
    startsAt: written.startsAt ?? 0,
    pauses: (written.pauses ?? []).toSorted((a, b) => a - b),
    picture: written.picture ?? 'surface',
    dock: written.dock ?? null,
    charts: {
      ...defaultChartSettings,
      shown: written.charts ?? defaultChartSettings.shown,
      meanRows: written.meanRows ?? defaultChartSettings.meanRows,
    },
    selected: written.selected ?? null,
    lit: written.lit ?? null,
    hidden: written.hidden ?? [],
  };
  // What is said of keys and steps has no meaning where a scene is missing.
  if (scenes.length < written.scenes.length) return race;
  const stepIssue = (name: string, step: number): void => {
    if (step > steps)
      issues.push(invalid(name, step, describeRange('step', { min: 0, max: steps, whole: true })));
  };
  if (race.opens >= scenes.length) {
    const range = { min: 0, max: scenes.length - 1, whole: true };
    issues.push(invalid(`${field}.opens`, race.opens, describeRange('opens', range)));
  }
  stepIssue(`${field}.startsAt`, race.startsAt);
  written.pauses?.forEach((step, index) => stepIssue(`${field}.pauses[${index}]`, step));
  const keyIssue = (name: string, key: string): void => {
    if (!keys.includes(key)) issues.push(invalid(name, key, runnerExpected(keys)));
  };
  if (race.selected !== null) keyIssue(`${field}.selected`, race.selected);
  race.hidden.forEach((key, index) => keyIssue(`${field}.hidden[${index}]`, key));
  return race;
}

const runnerExpected = (keys: readonly string[]) =>
  phrase('the key of a runner of the step, one of {keys}', { keys });

/** An issue of a document inside of another. */
function inside(issue: Issue, place: string): Issue {
  if (issue.parts !== undefined) {
    const field = issue.field === 'file' ? place : `${place}.${issue.field}`;
    return {
      ...calledAs(issue, issue.parts.name === 'file' ? place : `${place}.${issue.parts.name}`),
      field,
    };
  }
  const problem = issue.whole ?? issue.message;
  return issueInWords(`${place}.${issue.field}`, phrase('{place}: {problem}', { place, problem }));
}

type WrittenFunctions = Extract<WrittenView, { kind: FunctionKind }>;

function readFunctions(written: WrittenFunctions, field: string, issues: Issue[]): LessonFunctions {
  const find = written.kind === 'activations' ? findActivation : findLoss;
  const ids: string[] = [];
  const parameters: Record<string, ParameterValues> = {};
  written.functions.forEach((each, index) => {
    const { id, parameters: values } = typeof each === 'string' ? { id: each } : each;
    const place = `${field}.functions[${index}]`;
    const definition: FunctionDescription | undefined = find(id);
    if (definition === undefined) {
      issues.push(
        invalid(`${place}.id`, id, phrase('an id that "list {kind}" names', { kind: written.kind })),
      );
      return;
    }
    if (ids.includes(id))
      issues.push(invalid(`${place}.id`, id, phrase('a function that is not listed yet')));
    ids.push(id);
    if (values === undefined) return;
    const validation = validateParameters(definition, values);
    if (validation.ok) parameters[id] = validation.values;
    else issues.push(...validation.issues.map((issue) => inside(issue, `${place}.parameters`)));
  });
  const hidden = written.hidden ?? [];
  hidden.forEach((each, index) => {
    if (each === hiddenDerivatives || ids.includes(each)) return;
    const expected = phrase('"{hiddenDerivatives}", or the id of a function of the step, one of {ids}', {
      hiddenDerivatives,
      ids,
    });
    issues.push(invalid(`${field}.hidden[${index}]`, each, expected));
  });
  const [selected = defaultFunctionSettings[written.kind].selected, ...pinned] = ids;
  const shown = {
    selected,
    place: 0,
    pinned: pinned.map((id, index) => ({ id, place: index + 1 })),
    parameters,
  };
  const logits = written.logits ?? defaultFunctionSettings.logits;
  const settings: FunctionSettings = {
    ...defaultFunctionSettings,
    ...(written.kind === 'activations'
      ? {
          activations: { ...shown, layout: written.layout ?? defaultFunctionSettings.activations.layout },
          chain: { ...defaultFunctionSettings.chain, ...withoutUndefined(written.chain ?? {}) },
        }
      : { losses: { ...shown, axis: written.axis ?? defaultFunctionSettings.losses.axis } }),
    logits,
    target: written.target ?? 0,
    component: written.component ?? 0,
  };
  for (const name of ['target', 'component'] as const) {
    if (settings[name] >= logits.length) {
      const range = { min: 0, max: logits.length - 1, whole: true };
      issues.push(invalid(`${field}.${name}`, settings[name], describeRange(name, range)));
    }
  }
  return { kind: written.kind, settings, hidden };
}
