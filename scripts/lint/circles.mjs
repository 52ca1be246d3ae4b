// Import cycles between the files of src, type imports included: read once per process from the files' text.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const importPattern =
  /^(?:import|export)\b[^;]*?\bfrom\s+'(\.[^'?]*)[^']*';|\bimport\(\s*'(\.[^'?]*)[^']*'\s*\)/gm;

/** The project's source files in `folder`, without tests, relative to the project, with slashes. */
export function sourceFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** The imports of each file, limited to the given files. `read` returns a file's text. */
export function importGraph(files, read) {
  const known = new Set(files);
  const find = (path) => [`${path}.ts`, `${path}.tsx`, path].find((each) => known.has(each));
  return new Map(
    files.map((file) => {
      const specifiers = [...read(file).matchAll(importPattern)].map((match) => match[1] ?? match[2]);
      const targets = specifiers.map((specifier) =>
        find(join(dirname(file), specifier).split(sep).join('/')),
      );
      return [file, [...new Set(targets)].filter((target) => target !== undefined)];
    }),
  );
}

/** The shortest import cycle from `file` back to itself, both ends included; null if there is none. */
export function shortestCircle(graph, file) {
  const cameFrom = new Map();
  const queue = [file];
  for (const at of queue) {
    for (const target of graph.get(at) ?? []) {
      if (target === file) {
        const way = [file];
        for (let step = at; step !== file; step = cameFrom.get(step)) way.unshift(step);
        return [file, ...way];
      }
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, at);
      queue.push(target);
    }
  }
  return null;
}

let graphOfProject = null;

/** The shortest import cycle that contains a file of the project; null if there is none. */
export function circleThrough(file) {
  graphOfProject ??= importGraph(sourceFiles('src'), (name) => readFileSync(join(root, name), 'utf8'));
  return shortestCircle(graphOfProject, file);
}
