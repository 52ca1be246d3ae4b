import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { importGraph, shortestCircle } from './circles.mjs';
import { importProblem } from './layers.mjs';

describe('layers', () => {
  it.each([
    ['src/core/scene/scene.ts', '../landscapes/registry'],
    ['src/core/scene/schema.ts', 'zod'],
    ['src/core/scene/scene.test.ts', 'node:fs'],
    ['src/core/formula/mathjsParser.ts', 'mathjs'],
    ['src/core/look/colorMaps.ts', 'd3-scale-chromatic'],
    ['src/core/typeset/typesetFormula.ts', '@mathjax/src/js/output/svg.js'],
    ['src/protocol/client.ts', '../core/text'],
    ['src/engine/session.ts', 'node:fs'],
    ['src/engine/engine.ts', '../protocol/client'],
    ['src/server/server.ts', 'ws'],
    ['src/cli/serve.ts', '../server/server'],
    ['src/cli/index.ts', '../engine/pool/worker?modulePath'],
    ['src/main/index.ts', 'electron'],
    ['src/main/commandLine.ts', '../cli/index'],
    ['src/preload/index.ts', '../protocol/channels'],
    ['src/renderer/main.tsx', '@mantine/core'],
    ['src/renderer/state/app.ts', '../../protocol/client'],
    ['src/renderer/scene3d/RaceView.tsx', 'three/addons/lines/Line2.js'],
    ['src/renderer/export/video.ts', '@react-three/fiber'],
    ['bench/latency.ts', '../src/engine/engine'],
    ['src/core/landscapes/resolve.ts', '../functions/neuron'],
    ['src/core/landscapes/races.test.ts', '../simulation/lane'],
    ['src/renderer/panels/Panel.tsx', '../controls/Section'],
    ['src/renderer/Root.tsx', './workspaces/Workspaces'],
  ])('%s may import %s', (file, specifier) => {
    expect(importProblem(file, specifier)).toBeNull();
  });

  it.each([
    ['src/core/scene/scene.ts', '../../protocol/messages'],
    ['src/core/scene/scene.ts', 'node:fs'],
    ['src/core/scene/scene.ts', 'fs'],
    ['src/core/scene/scene.ts', 'react'],
    ['src/core/scene/scene.test.ts', '../../engine/store'],
    ['src/core/scene/scene.ts', 'd3-scale-chromatic'],
    ['src/renderer/formula/draft.ts', 'mathjs'],
    ['src/renderer/export/overlay.ts', '@mathjax/src/js/output/svg.js'],
    ['src/protocol/client.ts', '../engine/session'],
    ['src/protocol/client.ts', 'node:crypto'],
    ['src/engine/engine.ts', 'electron'],
    ['src/engine/engine.ts', '../server/server'],
    ['src/engine/engine.ts', 'ws'],
    ['src/server/server.ts', 'electron'],
    ['src/server/server.ts', '../renderer/host/host'],
    ['src/server/openWindow.ts', '../../scripts/project.mjs'],
    ['src/cli/serve.ts', '../../scripts/project.mjs'],
    ['src/cli/index.ts', '../main/index'],
    ['src/main/index.ts', '../server/server'],
    ['src/preload/index.ts', '../protocol/messages'],
    ['src/preload/index.ts', 'zod'],
    ['src/renderer/state/app.ts', '../../engine/session'],
    ['src/renderer/state/app.ts', '../../main/menu'],
    ['src/renderer/state/app.ts', '../../server/server'],
    ['src/renderer/state/app.ts', '../../cli/index'],
    ['src/renderer/state/app.ts', 'electron'],
    ['src/renderer/state/app.ts', 'node:path'],
    ['src/core/functions/neuron.ts', '../landscapes/resolve'],
    ['src/core/functions/neuron.ts', '../schedules/registry'],
    ['src/core/newRoom/file.ts', '../text/text'],
    ['src/renderer/controls/Section.tsx', '../panels/Panel'],
    ['src/renderer/panels/Panel.tsx', '../Root'],
    ['src/renderer/panels/Panel.tsx', 'three'],
    ['src/renderer/panels/Panel.tsx', '@react-three/fiber'],
  ])('%s may not import %s', (file, specifier) => {
    expect(importProblem(file, specifier)).not.toBeNull();
  });
});

describe('circles', () => {
  const files: Readonly<Record<string, string>> = {
    'src/a.ts': "import { b } from './b';\nimport type {\n  C,\n} from './c';",
    'src/b.ts': "import { readFileSync } from 'node:fs';",
    'src/c.ts': "export * from './d';",
    'src/d.tsx': "const later = () => import('./a?worker');",
  };
  const graph = importGraph(Object.keys(files), (file) => files[file] ?? '');

  it('are found through types, re-exports and late imports', () => {
    expect(shortestCircle(graph, 'src/a.ts')).toEqual(['src/a.ts', 'src/c.ts', 'src/d.tsx', 'src/a.ts']);
    expect(shortestCircle(graph, 'src/c.ts')).toEqual(['src/c.ts', 'src/d.tsx', 'src/a.ts', 'src/c.ts']);
  });
  it('are not seen where there are none', () => {
    expect(shortestCircle(graph, 'src/b.ts')).toBeNull();
  });
});

describe('lint', () => {
  // Type-aware rules need the project's files, and snippets are not among them, so only other rules run here.
  const eslint = new ESLint({
    overrideConfig: [
      {
        files: ['**/*.ts', '**/*.tsx'],
        languageOptions: { parserOptions: { projectService: false, project: null } },
      },
    ],
    ruleFilter: ({ ruleId }) =>
      [
        'house/layers',
        'no-restricted-globals',
        'no-restricted-properties',
        '@typescript-eslint/no-explicit-any',
      ].includes(ruleId),
  });

  async function rulesBroken(file: string, code: string): Promise<(string | null)[]> {
    const [result] = await eslint.lintText(code, { filePath: file });
    return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
  }

  it.each([
    ['src/core/snippet.ts', "import { read } from '../engine/store';", 'house/layers'],
    ['src/core/snippet.ts', "export * from '../protocol/client';", 'house/layers'],
    ['src/core/snippet.ts', "export type { A } from '../protocol/client';", 'house/layers'],
    ['src/core/snippet.ts', "export const later = import('../engine/store');", 'house/layers'],
    ['src/core/snippet.ts', "export type A = import('../engine/store').Store;", 'house/layers'],
    ['src/renderer/snippet.tsx', "import 'three';", 'house/layers'],
    ['src/core/snippet.ts', 'export const now = Date.now();', 'no-restricted-globals'],
    ['src/core/snippet.ts', 'export const now = performance.now();', 'no-restricted-globals'],
    ['src/core/snippet.ts', 'export const page = document.title;', 'no-restricted-globals'],
    ['src/core/snippet.ts', 'export const luck = Math.random();', 'no-restricted-properties'],
    ['src/engine/snippet.ts', 'export const a: any = 1;', '@typescript-eslint/no-explicit-any'],
  ])('in %s refuses %s', async (file, code, rule) => {
    expect(await rulesBroken(file, code)).toEqual([rule]);
  });

  it('lets what is allowed pass', async () => {
    expect(await rulesBroken('src/core/snippet.ts', 'export const half = Math.sqrt(0.25);')).toEqual([]);
    expect(await rulesBroken('src/renderer/scene3d/snippet.ts', "import 'three';")).toEqual([]);
  });
});
