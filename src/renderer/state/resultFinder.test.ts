import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { Scene } from '../../core/scene/scene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import { inLanguage } from '../../core/text/text';
import { createResultFinder } from './resultFinder';

const scene = createDefaultScene(findLandscape('ravine')!);
const [first, second] = scene.optimizers;
/** How often the runs are looked at. */
let looks = 0;

/** A run that comes from a value of 7 to this one. */
function runTo(value: number, key: string): Trajectory {
  const columns = createTrajectoryColumns(2);
  columns.positions.set([2, 2, 0, 0]);
  columns.values.set([7, value]);
  const state = { status: 'completed', rows: 2, divergedAt: null } as const;
  return {
    key,
    run: 0,
    columns,
    get state() {
      looks += 1;
      return state;
    },
  };
}

describe('the result of a race', () => {
  const race = [runTo(0, first!.key), runTo(3, second!.key)];
  const textOf = (finder: ReturnType<typeof createResultFinder>, of: Scene, runs = race): string => {
    const result = finder.find(of, runs);
    return result === null ? '' : inLanguage(result, 'en');
  };

  it('is found once while nothing changes', () => {
    const finder = createResultFinder();
    const text = textOf(finder, scene);
    expect(text).toContain('SGD');
    looks = 0;
    expect(textOf(finder, scene)).toBe(text);
    expect(looks).toBe(0);
  });

  it('is found anew for an edited scene, and as rows arrive', () => {
    const finder = createResultFinder();
    const before = textOf(finder, scene);
    const renamed = { ...scene, optimizers: [{ ...first!, label: 'Snail' }, second!] };
    expect(textOf(finder, renamed)).toContain('Snail');
    expect(textOf(finder, scene, [runTo(5, first!.key), race[1]!])).not.toBe(before);
    expect(textOf(finder, scene)).toBe(before);
    const running = { ...race[0]!, state: { status: 'running', rows: 1, divergedAt: null } } as const;
    expect(textOf(finder, scene, [running, race[1]!])).toBe('');
  });

  it('is not told of one of several runs', () => {
    const family = { ...scene, optimizers: [{ ...first!, runs: { count: 20, spread: 1 } }, second!] };
    const runs = [...race, { ...race[0]!, run: 1 }];
    expect(textOf(createResultFinder(), family, runs)).toBe('');
    const hidden = { ...family, optimizers: [{ ...family.optimizers[0]!, visible: false }, second!] };
    expect(textOf(createResultFinder(), hidden, runs)).not.toBe('');
  });

  it('is that of the visible runners', () => {
    const hidden = { ...scene, optimizers: [{ ...first!, visible: false }, second!] };
    expect(textOf(createResultFinder(), hidden)).not.toContain('SGD');
  });
});
