// The layers as a lint rule: who may import whom, given by the tables below.
import { builtinModules } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { circleThrough } from './circles.mjs';

const root = resolve(import.meta.dirname, '../..');

/**
 * For each folder of src: the folders and the packages that it may import. `node` stands for Node's own modules, `*`
 * for any package that is not named in `notHere`; `files` are single files in other folders.
 */
export const layers = {
  core: { layers: ['core'], packages: ['zod'] },
  protocol: { layers: ['core', 'protocol'], packages: ['zod'] },
  engine: { layers: ['core', 'protocol', 'engine'], packages: ['node', 'zod'] },
  server: {
    layers: ['engine', 'protocol', 'server'],
    packages: ['node', 'client-zip', 'ws', 'zod'],
  },
  cli: {
    layers: ['core', 'engine', 'protocol', 'server', 'cli'],
    packages: ['node', 'commander', 'zod'],
    files: ['package.json'],
  },
  main: {
    layers: ['core', 'engine', 'protocol', 'main'],
    packages: ['node', 'electron', 'zod'],
    files: ['package.json', 'resources/icons/icon.png', 'src/cli/index'],
  },
  preload: { layers: ['preload'], packages: ['electron'], files: ['src/protocol/channels'] },
  renderer: {
    files: ['LICENSE'],
    layers: ['core', 'protocol', 'renderer'],
    packages: ['*'],
    notHere: ['node', 'electron', 'client-zip', 'ws', 'commander'],
  },
};

/**
 * The order of rooms inside the two large layers, from the lowest: a folder may import those on earlier lines, but
 * neither its neighbours on the same line nor later ones. Files beside the folders are entries: they may import all
 * folders, and no folder imports them.
 */
export const rooms = {
  core: [
    ['text'],
    ['numbers'],
    ['geometry'],
    ['validation'],
    ['hyperparameters'],
    ['python'],
    ['random'],
    ['expression'],
    ['formula'],
    ['functions', 'schedules'],
    ['landscapes'],
    ['optimizers'],
    ['simulation'],
    ['explanation'],
    ['scene'],
    ['view'],
    ['timeline', 'look', 'contour', 'typeset'],
    ['contourMap', 'script', 'lesson'],
    ['testing'],
  ],
  renderer: [
    ['i18n'],
    ['host'],
    ['scene3d'],
    ['map2d'],
    ['requests'],
    ['export'],
    ['state'],
    ['app'],
    ['commands'],
    ['controls'],
    ['lessonText'],
    ['charts', 'standings', 'step'],
    ['picker', 'functions'],
    ['formula', 'neuron', 'exportDialog', 'handout'],
    ['panels'],
    ['dock', 'presenting', 'lessons'],
    ['presenter'],
    ['workspaces'],
    ['gallery'],
    ['exportPage'],
  ],
};

/** Packages that draw, and the folders that may import them. */
const drawing = {
  packages: ['three', '@react-three/fiber'],
  folders: ['src/renderer/scene3d', 'src/renderer/export'],
};

/** Packages that only one folder may import: the formula parser, the colour maps and the typesetter. */
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

/** The reason why a file of a layer's `room` may not import from `targetRoom` of the same layer; null if it may. */
function roomProblem(layer, room, targetRoom) {
  if (room === targetRoom) return null;
  const order = rooms[layer];
  const floorOf = (name) => order.findIndex((names) => names.includes(name));
  const [floor, targetFloor] = [floorOf(room), floorOf(targetRoom)];
  if (floor < 0) return `src/${layer}/${room} has no place in the order of rooms (scripts/lint/layers.mjs)`;
  if (targetFloor >= 0 && targetFloor < floor) return null;
  const below = order.slice(0, floor).flat();
  return `src/${layer}/${room} may not import src/${layer}/${targetRoom} (allowed: ${below.join(', ')})`;
}

/** The reason why `file` (relative to the project, with slashes) may not import `specifier`; null if it may. */
export function importProblem(file, specifier) {
  const [top, layer, room] = file.split('/');
  const rule = top === 'src' ? layers[layer] : undefined;
  if (!rule) return null;
  const isTest = /\.test\.tsx?$/.test(file) || file.includes('/testing/');

  if (specifier.startsWith('.')) {
    const target = relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, '')))
      .split(sep)
      .join('/');
    const [targetTop, targetLayer, targetRoom] = target.split('/');
    if (rule.files?.includes(target)) return null;
    if (targetTop === 'src' && rule.layers.includes(targetLayer)) {
      // The order of rooms binds neither tests nor entries.
      const ordered =
        targetLayer === layer && rooms[layer] !== undefined && !isTest && room.includes('.') === false;
      return ordered ? roomProblem(layer, room, targetRoom) : null;
    }
    return `src/${layer} may not import ${target} (allowed: ${rule.layers.join(', ')})`;
  }

  const name = packageOf(specifier);
  if (drawing.packages.includes(name) && !drawing.folders.some((folder) => isInside(file, folder))) {
    return `${name} may be imported in ${drawing.folders.join(' and ')} only`;
  }
  // Tests may use any package but electron; layers of src hold for them, too.
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
      Program: (node) => {
        const circle = circleThrough(file);
        if (circle !== null) {
          const problem = `${circle.join(' → ')} is a circle of imports`;
          context.report({ node, messageId: 'forbidden', data: { problem } });
        }
      },
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};
