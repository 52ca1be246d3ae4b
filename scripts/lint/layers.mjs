// The house's layers as a lint rule: who may import whom. The table is the whole of it.
import { builtinModules } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * For each folder of src: the folders and the packages that it may import. `node` stands for Node's own modules,
 * `*` for any package that is not named in `notHere`; `files` are single files outside.
 */
export const layers = {
  core: { layers: ['core'], packages: ['zod'] },
  protocol: { layers: ['core', 'protocol'], packages: ['zod'] },
  engine: { layers: ['core', 'protocol', 'engine'], packages: ['node', 'zod'] },
  server: {
    layers: ['engine', 'protocol', 'server'],
    packages: ['node', 'client-zip', 'ws', 'zod'],
    files: ['scripts/browsers.mjs'],
  },
  cli: {
    layers: ['core', 'engine', 'protocol', 'server', 'cli'],
    packages: ['node', 'commander', 'zod'],
    files: ['package.json', 'scripts/browsers.mjs', 'scripts/electron.mjs'],
  },
  main: {
    layers: ['core', 'engine', 'protocol', 'main'],
    packages: ['node', 'electron', 'zod'],
    files: ['package.json', 'resources/icons/icon.png', 'src/cli/index'],
  },
  preload: { layers: ['preload'], packages: ['electron'], files: ['src/protocol/channels'] },
  renderer: {
    layers: ['core', 'protocol', 'renderer'],
    packages: ['*'],
    notHere: ['node', 'electron', 'client-zip', 'ws', 'commander'],
  },
};

/** Packages that draw, and the only folders that may. */
const drawing = {
  packages: ['three', '@react-three/fiber'],
  folders: ['src/renderer/scene3d', 'src/renderer/export'],
};

/** Packages that one folder has to itself: the parser of formulas, the colour maps of others and the typesetter. */
const ownFolders = {
  mathjs: 'src/core/formula',
  'd3-scale-chromatic': 'src/core/look',
  '@mathjax/src': 'src/core/typeset',
  '@mathjax/mathjax-newcm-font': 'src/core/typeset',
};

const nodeModules = new Set(builtinModules);

/** `three/addons/lines/Line2.js` → `three`; Node's own modules → `node`. */
function packageOf(specifier) {
  if (specifier.startsWith('node:') || nodeModules.has(specifier)) return 'node';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

const isInside = (file, folder) => file === folder || file.startsWith(`${folder}/`);

/** Why `file` (relative to the project, with slashes) may not import `specifier`; null when it may. */
export function importProblem(file, specifier) {
  const [top, layer] = file.split('/');
  const rule = top === 'src' ? layers[layer] : undefined;
  if (!rule) return null;
  const isTest = /\.test\.tsx?$/.test(file) || file.includes('/testing/');

  if (specifier.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, '')))
      .split(sep)
      .join('/');
    const [targetTop, targetLayer] = target.split('/');
    if (rule.files?.includes(target)) return null;
    if (targetTop === 'src' && rule.layers.includes(targetLayer)) return null;
    return `src/${layer} may not import ${target} (allowed: ${rule.layers.join(', ')})`;
  }

  const name = packageOf(specifier);
  if (drawing.packages.includes(name) && !drawing.folders.some((folder) => isInside(file, folder))) {
    return `${name} may be imported in ${drawing.folders.join(' and ')} only`;
  }
  // Tests may use tools and read files; the layers hold for them too.
  if (isTest && name !== 'electron') return null;
  const ownFolder = ownFolders[name];
  if (ownFolder !== undefined) {
    return isInside(file, ownFolder) ? null : `${name} may be imported in ${ownFolder} only`;
  }
  const allowed =
    rule.packages.includes(name) || (rule.packages.includes('*') && !rule.notHere.includes(name));
  return allowed ? null : `src/${layer} may not import ${name === 'node' ? specifier : name}`;
}

/** The rule for ESLint. */
export const layersRule = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{problem}}' } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const check = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const problem = importProblem(file, source.value);
      if (problem) context.report({ node: source, messageId: 'forbidden', data: { problem } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};
