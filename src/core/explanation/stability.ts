// Whether a rule comes to rest at the bottom of a bowl that curves as f does in an update, and how it moves in its directions.
import type { GraphOptimizer } from '../optimizers/define';
import { stabilityLimit, type Response } from '../optimizers/response';
import { scheduledHyperparameter } from '../simulation/particleUpdate';
import type { Sharpness } from './curvature';
import type { DirectionStability, Stability } from './explanation';
import { criticalMomentum, largestRate, motionOf } from './motion';

/** Of an optimizer whose limits are not known. */
export function stabilityWithout(sharpness: readonly [Sharpness, Sharpness] | null): Stability {
  return {
    sharpness: sharpness?.[0].value ?? null,
    direction: sharpness?.[0].direction ?? null,
    limit: null,
    stable: null,
    unstableSince: null,
    directions: null,
  };
}

/** @param responseWith the rule's response with some of its hyper-parameters changed; null where it is not known */
export function stabilityOf(
  sharpness: readonly [Sharpness, Sharpness] | null,
  optimizer: GraphOptimizer,
  responseWith: (changed: Readonly<Record<string, number>>) => Response | null,
): Stability {
  const response = responseWith({});
  const rest = stabilityWithout(sharpness);
  if (response === null) return rest;
  const limit = stabilityLimit(response);
  if (sharpness === null) return { ...rest, limit };
  const rateName = scheduledHyperparameter(optimizer);
  const { momentum } = optimizer;
  const along = ({ value, direction }: Sharpness): DirectionStability => ({
    direction,
    sharpness: value,
    motion: motionOf(response, value),
    largestRate: rateName === null ? null : largestRate((rate) => responseWith({ [rateName]: rate }), value),
    criticalMomentum:
      momentum === undefined ? null : criticalMomentum((share) => responseWith({ [momentum]: share }), value),
  });
  return {
    ...rest,
    limit,
    stable: sharpness[0].value < limit,
    directions: [along(sharpness[0]), along(sharpness[1])],
  };
}
