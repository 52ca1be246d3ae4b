// A keeper that keeps every window, for tests of what has nothing to do with it.
import type { Keeper } from '../keeper';

export const keepsAll: Keeper = {
  claim: () => Promise.resolve({ kept: true, crashed: false }),
  keeps: () => Promise.resolve(true),
  release: () => Promise.resolve(),
  releaseAtOnce: () => undefined,
};
