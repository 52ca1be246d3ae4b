// Where names stand beside the texts of the axes.
import { describe, expect, it } from 'vitest';
import type { SceneCamera } from '../../core/scene/scene';
import { below } from './placeNames';
import { SceneTexts } from './sceneTexts';
import type { SurfaceMarks } from './surfaceMarks';
import { createTestOverlay, createTestView } from './testing/overlay';

const named: SurfaceMarks = {
  marks: [{ kind: 'minimum', position: [0, 0.5] }],
  starts: [],
  heldStart: null,
  labels: {
    marks: { minimum: 'Minimum', 'local-minimum': '', saddle: '', 'exact-point': '' },
    start: 'Start',
  },
};

/** The side of the minimum's name, below which a text of the axes stands. */
function sideOf(camera: SceneCamera | null) {
  const view = createTestView();
  const { x, y } = view.projection.project(0, 0.5, 0)!;
  const text = { x: x - 20, y: y - 30, width: 40, height: 16 };
  const texts = new SceneTexts().begin(view, [], { hold: false, glide: Infinity, camera });
  return texts.nameSides(createTestOverlay().overlay, named, [text], 1)[0];
}

describe('SceneTexts', () => {
  it('has names give way to the texts of the axes', () => {
    expect(sideOf(null)).toEqual({ x: 0, y: 1 });
  });

  it('has names stay where they are while the camera moves by itself', () => {
    const camera: SceneCamera = { azimuthDegrees: -90, elevationDegrees: 90, distance: 5, target: [0, 0, 0] };
    expect(sideOf(camera)).toBe(below);
  });
});
