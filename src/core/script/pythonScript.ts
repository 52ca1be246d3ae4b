// A scene as a Python script to be read and changed: its landscape, its runners' rules and their settings.
import type { Domain } from '../geometry/domain';
import { resolveLandscape } from '../landscapes/resolve';
import { runnerNames } from '../scene/runnerName';
import type { Scene, SceneRunner } from '../scene/scene';
import { InvalidRunError } from '../simulation/checkRunSettings';
import { phrase, inLanguage, type Language, type Phrase } from '../text/text';
import { writeFrame } from './pythonFrame';
import { helperLines, helpersFor, pythonHelpers } from './pythonHelpers';
import { landscapeTitle, lossPython, writeLandscape } from './pythonLandscape';
import { writeRace } from './pythonRace';
import type { PythonHelper } from '../python/pythonRule';
import { comment, headingOf, oneLine, pythonFloat, pythonPoint, pythonString } from './pythonText';

export interface PythonScriptOptions {
  /** The language of comments and of the script's output. */
  readonly language: Language;
  /** The app's version, for the line that names the script's origin. */
  readonly version?: string;
}

const texts = {
  race: phrase(
    'Reproduces a race of Optiscape on the landscape “{landscape}”, in float64. Runners: {count}. Updates: {steps}. Start: ({x}, {y}).',
  ),
  conventions: phrase('Where libraries disagree on a rule, its docstring says whose definition this is.'),
  rounding: phrase(
    'The app computes functions such as tanh by itself, so that last digits differ; in a chaotic race that difference grows.',
  ),
  ownStarts: phrase('With a start of their own: {names}.'),
  hidden: phrase('Not in it, as the scene hides them: {names}.'),
  usage: phrase(
    'Needs Python 3.8 or newer and NumPy; draws with matplotlib where that is installed. Options: --no-plot, --csv FILE.',
  ),
  madeWith: phrase('Made with Optiscape{version}.'),
  landscape: phrase('The landscape'),
  shared: phrase('What the rules share'),
  overflow: phrase('What diverges overflows: path_of ends it there.'),
  noise: phrase('standard deviation of the gradients’ noise'),
  shift: phrase('how far mini-batches move the landscape: the standard deviation'),
  domain: phrase('the domain’s corners'),
} satisfies Record<string, Phrase>;

/** The imports of the modules that the body uses. */
function importLines(body: readonly string[]): string[] {
  const text = body.join('\n');
  return [
    'import argparse',
    'import csv',
    ...(/(?<![\w.])math\./.test(text) ? ['import math'] : []),
    'import sys',
    'from collections import namedtuple',
    `from itertools import ${/\bcount\(/.test(text) ? 'count, ' : ''}islice`,
    '',
    'import numpy as np',
  ];
}

/** The comments at the top: the script's content and its usage. */
function headerLines(
  scene: Scene,
  landscape: string,
  title: string,
  nameOf: (runner: SceneRunner) => string,
  { language, version }: PythonScriptOptions,
): string[] {
  const text = (key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string =>
    inLanguage(texts[key], language).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  const [x, y] = scene.start;
  const hidden = scene.optimizers.filter(({ visible }) => !visible);
  const withOwnStart = scene.optimizers.filter(({ visible, start }) => visible && start !== null);
  const namesOf = (runners: readonly SceneRunner[]): string => runners.map(nameOf).join(', ');
  const count = scene.optimizers.length - hidden.length;
  return [
    '#!/usr/bin/env python3',
    // Python reads the encoding from the first two lines: they must not contain the user's text.
    '# -*- coding: utf-8 -*-',
    '#',
    ...comment(title),
    '#',
    ...comment(text('race', { landscape, count, steps: scene.steps, x, y })),
    ...(withOwnStart.length === 0 ? [] : comment(text('ownStarts', { names: namesOf(withOwnStart) }))),
    ...(hidden.length === 0 ? [] : comment(text('hidden', { names: namesOf(hidden) }))),
    ...comment(text('conventions')),
    ...comment(text('rounding')),
    '#',
    ...comment(text('usage')),
    ...comment(text('madeWith', { version: version === undefined ? '' : ` ${version}` })),
  ];
}

/** The constants of the race; start, seed and noise only if the script uses them. */
function constantLines(
  scene: Scene,
  { x, y }: Domain,
  title: string,
  body: readonly string[],
  language: Language,
): string[] {
  const uses = (name: string): boolean => body.some((line) => new RegExp(`\\b${name}\\b`).test(line));
  const remark = (key: keyof typeof texts): string => `  # ${inLanguage(texts[key], language)}`;
  const corner = (end: 0 | 1): string => pythonPoint([x[end], y[end]]);
  const { kind, scale } = scene.noise;
  return [
    `TITLE = ${pythonString(title)}`,
    ...(uses('START') ? [`START = ${pythonPoint(scene.start)}`] : []),
    `STEPS = ${scene.steps}`,
    `LOW, HIGH = ${corner(0)}, ${corner(1)}${remark('domain')}`,
    ...(uses('SEED') ? [`SEED = ${scene.seed}`] : []),
    ...(uses('NOISE')
      ? [`NOISE = ${pythonFloat(scale)}${remark(kind === 'gaussian' ? 'noise' : 'shift')}`]
      : []),
    '',
    `np.seterr(all="ignore")${remark('overflow')}`,
  ];
}

/**
 * A Python 3 script that runs the scene's race and prints where every runner ends, writes all paths to a file or draws
 * them: for all visible runners, with all of their runs. Throws InvalidRunError if the scene can't be run.
 */
export function pythonScript(scene: Scene, options: PythonScriptOptions): string {
  const { language } = options;
  const found = resolveLandscape(scene.landscape);
  if (!found.ok) {
    throw new InvalidRunError(found.issues.map(({ message }) => message).join('; '));
  }
  const { landscape } = found;
  const names = runnerNames(scene.optimizers);
  const nameOf = ({ key }: SceneRunner): string => oneLine(names.get(key) ?? key);
  const shown = scene.optimizers.filter(({ visible }) => visible);
  const title = oneLine(scene.title) || oneLine(landscapeTitle(landscape, scene.landscape, language));

  const { lines: race, withMethods } = writeRace(scene, shown, nameOf, language);
  const frame = writeFrame({
    contour: landscape.contour,
    words: [title, ...shown.map(nameOf)].join(' '),
    withMethods,
    stopsWhenConverged: scene.stopWhenConverged,
    language,
  });
  const asksHessian = race.some((line) => line.includes('loss.hessian('));
  const ofRace = helpersFor(
    [...race, ...frame],
    [...pythonHelpers, lossPython(scene.noise.kind, asksHessian)],
  );
  const withHessian = [...race, ...ofRace.map(({ code }) => code)].some((text) => text.includes('hessian('));
  const landscapeLines = writeLandscape(landscape, scene.landscape, withHessian, language);
  const ofLandscape = helpersFor(landscapeLines, pythonHelpers);
  const shared = ofRace.filter((helper) => !ofLandscape.includes(helper));

  const heading = (key: 'landscape' | 'shared'): string[] => headingOf(inLanguage(texts[key], language));
  const writtenHelpers = (helpers: readonly PythonHelper[]): string[] =>
    helpers.flatMap((helper) => helperLines(helper, language));
  const body = [
    ...heading('landscape'),
    ...writtenHelpers(ofLandscape),
    ...landscapeLines,
    ...(shared.length === 0 ? [] : heading('shared')),
    ...writtenHelpers(shared),
    ...race,
    '',
    '',
    ...frame,
  ];
  return [
    ...headerLines(scene, inLanguage(landscape.name, language), title, nameOf, options),
    '',
    ...importLines(body),
    '',
    ...constantLines(scene, landscape.domain, title, body, language),
    ...body,
    '',
  ].join('\n');
}
