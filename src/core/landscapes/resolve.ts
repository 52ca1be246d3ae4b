// Finds the landscape that a scene names: its definition, and the numbers that it is run with.
import { invalid, type SceneIssue } from '../scene/issue';
import type { LandscapeDefinition } from './define';
import type { LandscapeNumbers } from './evaluate';
import type { LandscapeReference } from './reference';
import { findLandscape, landscapes } from './registry';

export type ResolvedLandscape =
  | {
      readonly ok: true;
      readonly landscape: LandscapeDefinition;
      /** The landscape's own numbers, by the name of their input. */
      readonly numbers: LandscapeNumbers;
    }
  | { readonly ok: false; readonly issues: readonly SceneIssue[] };

export function resolveLandscape(reference: LandscapeReference): ResolvedLandscape {
  if (!('id' in reference)) return { ok: false, issues: [] };
  const landscape = findLandscape(reference.id);
  if (landscape !== undefined) return { ok: true, landscape, numbers: {} };
  const known = landscapes.map(({ id }) => id).join(', ');
  return { ok: false, issues: [invalid('landscape.id', reference.id, `one of ${known}`)] };
}
