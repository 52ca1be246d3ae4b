// The live values in a step's texts: each must name a runner of the step, and steps that its race has.
import { phrase } from '../text/text';
import { invalid, type Issue } from '../validation/issue';
import { describeRange } from '../validation/numberRange';
import type { LessonStep } from './lesson';
import { textsOfStep } from './lessonTexts';
import { liveSetting, liveSettingNames } from './liveSetting';
import { liveTextParts, stepsNamedIn, type LiveValue } from './liveText';

/** What is wrong with the live values of a step, whose field is `field`. */
export function liveTextIssues(step: LessonStep, field: string): Issue[] {
  return [...textsOfStep(step, field)].flatMap(([place, text]) =>
    Object.entries(text).flatMap(([language, words]) => issuesOf(step, `${place}.${language}`, words)),
  );
}

function issuesOf(step: LessonStep, field: string, words: string): Issue[] {
  return liveTextParts(words).flatMap((part) => {
    if (part.kind === 'text') return [];
    const written = `{{${part.written}}}`;
    if (!part.parsed.ok) return [invalid(field, written, part.parsed.expected)];
    return meaningIssues(step, part.parsed.value, field, written);
  });
}

function meaningIssues({ shows }: LessonStep, live: LiveValue, field: string, written: string): Issue[] {
  if (shows.kind !== 'race') {
    return [invalid(field, written, phrase('live values only in steps that show a race'))];
  }
  const scene = shows.scenes[live.scene];
  const keys = (scene?.optimizers ?? []).map(({ key }) => key);
  const runner = scene?.optimizers.find(({ key }) => key === live.runner);
  if (scene === undefined || runner === undefined) {
    return [invalid(field, written, phrase('the key of a runner of its scene, one of {keys}', { keys }))];
  }
  const { what } = live;
  if (what.kind === 'setting' && liveSetting(scene, runner, what.setting) === null) {
    const settings = liveSettingNames(runner);
    return [
      invalid(field, written, phrase('a setting of {key}, one of {settings}', { key: runner.key, settings })),
    ];
  }
  const range = { min: 0, max: scene.steps, whole: true };
  return stepsNamedIn(what)
    .filter((each) => each > scene.steps)
    .map((each) => invalid(field, `${written}, ${each}`, describeRange('step', range)));
}
