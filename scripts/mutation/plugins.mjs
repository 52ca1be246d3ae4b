// Plug-ins for Stryker: which changes are not worth testing, and which were drawn for a sample.
import { relative, resolve, sep } from 'node:path';
import {
  commonTokens,
  declareClassPlugin,
  declareValuePlugin,
  PluginKind,
} from '@stryker-mutator/api/plugin';

/** Identifies a change, independent of other changes in its file. */
export function keyOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = relative('.', resolve(fileName)).split(sep).join('/');
  const place = [start, end].map(({ line, column }) => `${line + 1}:${column}`).join('-');
  return `${file}:${place} ${mutatorName} ${replacement}`;
}

/** Whether no test failed for a tested change, or none reached it. */
export const isUnnoticed = ({ status }) => status === 'Survived' || status === 'NoCoverage';

/** Properties of definitions whose texts are only read by people. */
const textProperties = new Set(['name', 'source', 'paper']);

/** Ignores texts that are only read by people: phrases, and names of things and of their sources. */
export const words = {
  shouldIgnore(path) {
    if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
    const { node } = path.parentPath;
    const isWords =
      (node.type === 'CallExpression' && node.callee.name === 'phrase') ||
      (node.type === 'ObjectProperty' && textProperties.has(node.key.name));
    return isWords ? 'Words to read' : undefined;
  },
};

/** Limits testing to the drawn changes: the places given to Stryker contain others, too. */
class Drawn {
  static inject = [commonTokens.options];

  constructor({ drawn }) {
    this.drawn = new Set(drawn);
  }

  async init() {}

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const result = (mutant) =>
      this.drawn.has(keyOf(mutant))
        ? { status: 'passed' }
        : { status: 'compileError', reason: 'Not drawn for the sample' };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, result(mutant)]));
  }
}

/** Prints each change that no test noticed as soon as that is known. */
class Unnoticed {
  onMutantTested(mutant) {
    if (!isUnnoticed(mutant)) return;
    const { fileName, location, status, mutatorName, replacement } = mutant;
    const place = `${relative('.', fileName)}:${location.start.line}:${location.start.column}`;
    console.log(`${place} ${status} ${mutatorName}\n  ${replacement}`);
  }
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', words),
  declareClassPlugin(PluginKind.Checker, 'drawn', Drawn),
  declareClassPlugin(PluginKind.Reporter, 'unnoticed', Unnoticed),
];

export const strykerValidationSchema = {
  properties: { drawn: { type: 'array', items: { type: 'string' }, default: [] } },
};
