// Reads the app's texts from its source, and those of a language from its folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from '../project.mjs';

export const localesFolder = 'src/core/text/locales';
const interfaceFile = 'src/renderer/i18n/en.ts';

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const literal = (node) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);

/** The keys of all phrases in a file's text, with their lines. Throws for a key that is not a literal. */
export function phrasesIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'phrase') {
      const [english, , context] = node.arguments;
      const where = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      const en = literal(english);
      if (en === undefined) throw new Error(`${where}: a phrase must be a literal text`);
      found.push({ text: context ? `${en} [${literal(context)}]` : en, where });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Names of the interface's texts, such as `runner.add`. */
function namesOf(table, path = '') {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : namesOf(value, `${path}${key}.`),
  );
}

async function interfaceNames() {
  const { outputText } = ts.transpileModule(readFileSync(join(root, interfaceFile), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
  });
  const { en } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
  return namesOf(en).map((text) => ({ text, where: interfaceFile }));
}

function difference(spoken, translated) {
  const known = new Set(translated.map(({ text }) => text));
  const said = new Set(spoken.map(({ text }) => text));
  return {
    missing: spoken.filter(({ text }) => !known.has(text)),
    unused: translated.filter(({ text }) => !said.has(text)),
  };
}

/** Missing and unused phrases and texts in a language's folder. */
export async function textProblems(language) {
  const folder = `${localesFolder}/${language}`;
  const read = (name) => JSON.parse(readFileSync(join(root, folder, name), 'utf8'));
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
  const phrases = filesUnder('src').flatMap((file) =>
    phrasesIn(file, readFileSync(join(root, file), 'utf8')),
  );
  const translated = names
    .filter((name) => name !== 'interface.json')
    .flatMap((name) => Object.keys(read(name)).map((text) => ({ text, where: `${folder}/${name}` })));
  const ofInterface = namesOf(read('interface.json')).map((text) => ({
    text,
    where: `${folder}/interface.json`,
  }));
  const [a, b] = [difference(phrases, translated), difference(await interfaceNames(), ofInterface)];
  return { missing: [...a.missing, ...b.missing], unused: [...a.unused, ...b.unused] };
}
