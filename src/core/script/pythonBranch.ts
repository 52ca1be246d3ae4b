// A branch in Python: one function in which each leg goes on with the variables of the one before it.
import type { NoiseKind } from '../simulation/particleUpdate';
import type { Leg } from '../simulation/legs';
import { phrase, inLanguage, type Language, type Phrase } from '../text/text';
import {
  bodyOf,
  clippingLimit,
  describe,
  mentions,
  scheduledRate,
  settings,
  type PythonRunner,
} from './pythonRunners';
import { comment, indented, pythonFloat, pythonName } from './pythonText';

const texts = {
  first: phrase('Up to step {step}: {name}.'),
  next: phrase('From step {step} on: {name}.'),
} satisfies Record<string, Phrase>;

/** The statements of a block, each with all of its lines. */
function statementsOf(lines: readonly string[]): string[][] {
  const statements: string[][] = [];
  for (const line of lines) {
    if (statements.length > 0 && /^[\s)\]}]|^$/.test(line)) statements.at(-1)!.push(line);
    else statements.push([line]);
  }
  return statements;
}

/** The names that lines set. */
function namesSet(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const definition = /^\s*def (\w+)/.exec(line)?.[1];
    if (definition !== undefined) return [definition];
    const target = /^(.*?) (?:[-+*/@])?= /.exec(line)?.[1]?.replaceAll(/\[.*?\]/g, '') ?? '';
    return target.match(/[A-Za-z_]\w*/g) ?? [];
  });
}

/** Whether what lines set is more than a function of the settings. */
const dependsOnPath = (lines: readonly string[]): boolean =>
  ['theta', 'loss', 'random', 'g'].some((name) => mentions(lines, name));

/** A setting and `name=value`. */
interface Setting {
  readonly name: string;
  readonly text: string;
}

/** What the function has been given so far. */
class Variables {
  /** The text of each setting's value. */
  private readonly held = new Map<string, string>();
  /** Names that the current optimizer's legs have set, those that its updates set, and the statements before these. */
  private set = new Set<string>();
  private updated = new Set<string>();
  private done = new Set<string>();

  beginOptimizer(): void {
    [this.set, this.updated, this.done] = [new Set(), new Set(), new Set()];
  }

  /** The settings that are not held yet, which then are; what updates have changed since they were set stays. */
  assign(wanted: readonly Setting[]): Setting[] {
    return wanted.filter(({ name, text }) => {
      if (this.held.get(name) === text || this.updated.has(name)) return false;
      this.held.set(name, text);
      return true;
    });
  }

  /** Of the statements before a leg's first update those that set what is not there, or follow from settings that changed. */
  prepare(before: readonly string[], assigned: readonly Setting[]): string[] {
    const changed = new Set(assigned.map(({ name }) => name));
    return statementsOf(before).flatMap((lines) => {
      const names = namesSet(lines);
      const text = lines.join('\n');
      const isThere = names.length > 0 && names.every((name) => this.set.has(name));
      const isState = dependsOnPath(lines) || names.some((name) => this.updated.has(name));
      const isStale = !this.done.has(text) || [...changed].some((name) => mentions(lines, name));
      if (isThere && (isState || !isStale)) return [];
      this.done.add(text);
      for (const name of names) {
        this.set.add(name);
        changed.add(name);
        this.held.delete(name);
      }
      return lines;
    });
  }

  /** The lines of an update will have been run. */
  update(lines: readonly string[]): void {
    for (const name of namesSet(lines)) {
      this.set.add(name);
      this.updated.add(name);
      this.held.delete(name);
    }
  }

  /** The value of a setting is no longer what it was set to, but a leg may set it again. */
  forget(name: string): void {
    this.held.delete(name);
  }
}

/** The loop over a leg's updates, of which the next leg tells the end. */
function loopOf(leg: Leg, next: Leg | undefined, counts: boolean): string {
  const first = leg.firstRow - leg.optimizerRow + 1;
  if (next === undefined) return counts ? `for t in count(${first}):` : 'while True:';
  const updates = next.firstRow - leg.firstRow;
  return counts ? `for t in range(${first}, ${first + updates}):` : `for _ in range(${updates}):`;
}

export function writeBranch(
  legs: readonly [Leg, ...Leg[]],
  noise: NoiseKind,
  language: Language,
): PythonRunner {
  const own = legs.at(-1) ?? legs[0];
  const variables = new Variables();
  let drawn: string | null = null;
  let isLossThere = false;
  const body = legs.flatMap((leg, place) => {
    const { run, settings: chosen } = leg;
    const { optimizer } = run;
    const changesRate = legs.filter(({ begunAs }) => begunAs === leg.begunAs).length > 1;
    const { before, update } = bodyOf(leg, { noise, language, changesRate });
    const isOther = legs[place - 1]?.begunAs !== leg.begunAs;
    if (isOther) variables.beginOptimizer();
    const lines = [...before, ...update];
    const limit = clippingLimit(chosen);
    const wanted = [
      ...settings(optimizer, chosen.hyperparameters, lines),
      ...(limit === null ? [] : [limit]),
    ];
    const assigned = variables.assign(wanted);
    const prepared = variables.prepare(before, assigned);
    const assignments = assigned.flatMap(({ name, text }) => {
      if (mentions([...prepared, ...update], name)) return [text.replace('=', ' = ')];
      variables.forget(name);
      return [];
    });
    variables.update(update);
    const rate = scheduledRate(chosen, 't - 1', pythonFloat(run.h.learningRate ?? NaN));
    const baseRate = isOther && mentions(update, 'base_rate') ? ['base_rate = learning_rate'] : [];
    if (rate !== null) variables.forget('learning_rate');

    // Random numbers are drawn on by optimizers of the same kind.
    const isMethod = run.kind === 'method';
    const generator = isMethod ? 'Random(2 * sequence)' : 'Xorshift(sequence)';
    const draws = mentions(lines, 'random');
    const opened = draws && drawn !== generator ? [`random = ${generator}`] : [];
    if (draws || !isMethod || drawn !== generator) drawn = draws ? generator : null;
    const opensLoss = isMethod && !isLossThere;
    // What a method looks at before its first update belongs to no batch.
    const isBetween = isMethod && isLossThere && isOther && noise !== 'none' && mentions(prepared, 'loss');
    const loss = [
      ...(opensLoss ? [`loss = ${noise === 'none' ? 'Loss()' : 'Loss(sequence)'}`] : []),
      ...(isBetween ? ['loss.shift = np.zeros(2)'] : []),
    ];
    isLossThere = isMethod;

    const words = inLanguage(place === 0 ? texts.first : texts.next, language)
      .replace('{step}', String(place === 0 ? legs[1]?.firstRow : leg.firstRow))
      .replace('{name}', optimizer.name);
    return [
      ...comment(words),
      ...assignments,
      ...loss,
      ...opened,
      ...prepared,
      ...baseRate,
      loopOf(leg, legs[place + 1], mentions(update, 't') || rate !== null),
      ...indented(['yield theta', ...(rate === null ? [] : [`learning_rate = ${rate}`]), ...update]),
    ];
  });
  const isSequenced = mentions(body, 'sequence');
  return {
    name: `${pythonName(own.run.optimizer.id)}_from_${own.firstRow}`,
    parameters: ['theta', ...(isSequenced ? ['sequence'] : [])],
    body: [...describe(own.run.optimizer, own.settings, language), ...body],
    argumentsOf: (sequence) => (isSequenced ? [sequence] : []),
    needsSlope: legs.every(({ run }) => run.kind === 'graph'),
  };
}
