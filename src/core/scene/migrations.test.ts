import { describe, expect, it } from 'vitest';
import type { Migration } from './migrations';
import { parseScene, serializeScene } from './parseScene';
import { sceneFormat, sceneVersion } from './scene';

/** As if one version ago a landscape had been its id alone, and two versions ago `steps` had had another name. */
const trial: readonly Migration[] = [
  ({ iterations, ...rest }) => ({ ...rest, steps: iterations }),
  (document) =>
    typeof document.landscape === 'string'
      ? { ...document, landscape: { id: document.landscape } }
      : document,
];

const oldest = sceneVersion - trial.length;

function sceneOf(document: unknown) {
  const parsed = parseScene(document, trial);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
  return parsed.scene;
}

const messagesOf = (document: unknown): string[] => {
  const parsed = parseScene(document, trial);
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message);
};

describe('a file of an older version', () => {
  it('is brought forward step by step, from wherever it stands', () => {
    const twoAgo = { format: sceneFormat, version: oldest, landscape: 'ravine', iterations: 77 };
    const oneAgo = { format: sceneFormat, version: oldest + 1, landscape: 'ravine', steps: 77 };
    const today = { format: sceneFormat, version: sceneVersion, landscape: { id: 'ravine' }, steps: 77 };
    expect(sceneOf(twoAgo)).toEqual(sceneOf(today));
    expect(sceneOf(oneAgo)).toEqual(sceneOf(today));
    expect(twoAgo).toEqual({ format: sceneFormat, version: oldest, landscape: 'ravine', iterations: 77 });
  });

  it('is written in the newest version', () => {
    const scene = sceneOf({ format: sceneFormat, version: oldest, landscape: 'saddle', iterations: 5 });
    expect(JSON.parse(serializeScene(scene))).toMatchObject({
      version: sceneVersion,
      landscape: { id: 'saddle' },
      steps: 5,
    });
  });

  it('is told what is wrong with it by the schema, at the place in the newest version', () => {
    const document = { format: sceneFormat, version: oldest, landscape: 'ravine', iterations: 0 };
    expect(messagesOf(document)).toEqual(['Invalid steps: 0 (expected a whole number, 1 ≤ steps ≤ 1000000)']);
    expect(messagesOf({ ...document, iterations: 5, landscape: 7 })).toEqual([
      'Invalid landscape: 7 (expected an object)',
    ]);
  });
});

it.each([sceneVersion + 1, oldest - 1, 0.5, '1', null, 1e300])(
  'version %j is refused in plain words',
  (version) => {
    expect(messagesOf({ format: sceneFormat, version, landscape: { id: 'ravine' } })).toEqual([
      `Invalid version: ${JSON.stringify(version)} (expected ${sceneVersion}, the version that this Optiscape reads)`,
    ]);
  },
);

it('nothing but a scene is brought forward', () => {
  expect(messagesOf({ format: 'other', version: oldest, landscape: 'ravine' })).toContain(
    `Invalid format: "other" (expected "${sceneFormat}")`,
  );
  expect(messagesOf([1])).toEqual(['Invalid file: it is not a scene (expected a JSON object)']);
});
