// The default scene of a landscape: its own race, view and look.
import type { LandscapeDescription } from '../landscapes/landscape';
import type { LandscapeReference } from '../landscapes/reference';
import { sceneFormat, sceneVersion, type Scene } from './scene';
import { sceneFields } from './sceneFields';

/** The scene that opens when the landscape is chosen. */
export function createDefaultScene(
  landscape: LandscapeDescription,
  reference: LandscapeReference = { id: landscape.id },
): Scene {
  return { format: sceneFormat, version: sceneVersion, ...sceneFields.defaultFor({ landscape, reference }) };
}
