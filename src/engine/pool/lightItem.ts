// The light on a surface as a worker's item: it lights it from one direction of the sky at a time.
import { landscapeLightSteps } from '../../core/contour/surfaceLight';
import { requireLandscape } from '../../core/landscapes/resolve';
import { createLightChunk } from '../../protocol/chunk';
import type { LightSpec } from './task';
import type { ItemProducer } from './workerLoop';

export function createLightItem(spec: LightSpec): ItemProducer {
  const { landscape, numbers } = requireLandscape(spec.landscape);
  const steps = landscapeLightSteps(landscape, numbers, spec, spec.points);
  return {
    advance(deadlineMs) {
      for (;;) {
        const { done, value } = steps.next();
        if (done === true) return { chunk: createLightChunk(value), rows: spec.points, end: 'complete' };
        if (performance.now() >= deadlineMs) return null;
      }
    },
  };
}
