// Views to jump to, as cameras of the scene.
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import type { SceneCamera } from '../../core/scene/scene';
import { defaultCamera } from '../../core/scene/defaultScene';

export const viewNames = ['landscape', 'top', 'front', 'side', 'isometric'] as const;
export type ViewName = (typeof viewNames)[number];

/** The camera of a named view. `landscape` is the landscape's own opening view. */
export function viewCamera(name: ViewName, landscape: LandscapeDescription): SceneCamera {
  const opening = defaultCamera(landscape);
  switch (name) {
    case 'landscape':
      return opening;
    case 'top':
      return { ...opening, azimuthDegrees: -90, elevationDegrees: 90, target: [0, 0, 0] };
    case 'front':
      return { ...opening, azimuthDegrees: -90, elevationDegrees: 12 };
    case 'side':
      return { ...opening, azimuthDegrees: 0, elevationDegrees: 12 };
    case 'isometric':
      return { ...opening, azimuthDegrees: -45, elevationDegrees: 35.264 };
  }
}
