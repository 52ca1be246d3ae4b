// Compares cameras by all of their numbers.
import type { SceneCamera } from './scene';

/** Whether no number of one camera differs from the other's by more than `within`. */
export function sameCamera(a: SceneCamera, b: SceneCamera, within = 0): boolean {
  if (a === b) return true;
  return (Object.keys(a) as (keyof SceneCamera)[]).every((name) => {
    const others = [b[name]].flat();
    return [a[name]].flat().every((value, index) => Math.abs(value - others[index]!) <= within);
  });
}
