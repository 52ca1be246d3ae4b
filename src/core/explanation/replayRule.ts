// A run of a rule at any of its steps: replayed from the last checkpoint before it, to the bits of the trajectory.
import type { Point } from '../geometry/domain';
import { findKernel } from '../simulation/kernel';
import { KernelInstance } from '../simulation/kernelInstance';
import type { GraphRun } from '../simulation/runSettings';

/** Steps between two checkpoints: each is kept as the numbers of its particle, at most some 200 bytes. */
const stepsBetween = 1000;

/** Gives the particle after that many updates, a number for each of the kernel's columns, valid until the next call. */
export type RuleReplay = (updates: number) => Float64Array;

export function createRuleReplay(run: GraphRun, start: Point): RuleReplay {
  const kernel = findKernel(run.landscape, run.optimizer, run.variant);
  const instance = new KernelInstance(kernel, 1, 0);
  instance.setRun(run);
  instance.start(run, Float64Array.from(start));
  const particle = new Float64Array(kernel.columns.length);
  instance.saveParticle(particle);
  /** The particle after 0, `stepsBetween`, … updates. */
  const checkpoints = [particle.slice()];
  return (updates) => {
    const nearest = Math.min(Math.floor(updates / stepsBetween), checkpoints.length - 1);
    let done = nearest * stepsBetween;
    instance.restoreParticle(checkpoints[nearest]!);
    while (done < updates) {
      const steps = Math.min(stepsBetween, updates - done);
      instance.step(run, done + 1, steps);
      done += steps;
      instance.saveParticle(particle);
      if (done === checkpoints.length * stepsBetween) checkpoints.push(particle.slice());
    }
    instance.saveParticle(particle);
    return particle;
  };
}
