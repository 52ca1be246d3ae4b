// Named views as cameras of the scene.
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { fitCamera } from '../../core/scene/fitCamera';
import type { SceneCamera } from '../../core/scene/scene';

export type ViewName = 'landscape' | 'top' | 'front' | 'side' | 'isometric';

/** The camera of a named view of a box with this relief. `landscape` provides the landscape's own opening view. */
export function viewCamera(name: ViewName, { view }: LandscapeDescription, relief: number): SceneCamera {
  switch (name) {
    case 'landscape':
      return fitCamera(view.azimuthDegrees, view.elevationDegrees, relief);
    case 'top':
      return fitCamera(-90, 90, relief);
    case 'front':
      return fitCamera(-90, 12, relief);
    case 'side':
      return fitCamera(0, 12, relief);
    case 'isometric':
      return fitCamera(-45, 35.264, relief);
  }
}
