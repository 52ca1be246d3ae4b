// The scene's camera as matrices: z up, perspective, azimuth and elevation as in a plot.
import { Matrix4, Vector3, Vector4 } from 'three';
import { fieldOfViewDegrees } from '../../core/scene/fitCamera';
import type { SceneCamera } from '../../core/scene/scene';

/** Images at least this wide have the full vertical field of view; narrower ones keep this aspect's horizontal one. */
const designAspect = 4 / 3;
/** Upper bound for the distance of any part of the box from its centre, texts and marks included. */
const boxRadius = 2.6;

const radians = Math.PI / 180;

/** Tangent of half the vertical field of view for an image of this width / height. */
function halfHeightTangent(aspect: number): number {
  const design = Math.tan((fieldOfViewDegrees / 2) * radians);
  return aspect >= designAspect ? design : (design * designAspect) / aspect;
}

/** The part of the image that the camera frames, in pixels from the lower left corner. The rest is visible, too. */
export interface FramedArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class SceneProjection {
  readonly viewProjection = new Matrix4();
  readonly inverse = new Matrix4();
  readonly eye = new Vector3();
  near = 0.1;
  far = 10;
  /** Pixels for a unit of the box at what the camera looks at. */
  scale = 1;
  widthPx = 1;
  heightPx = 1;
  /** The area that the next update frames; null for the whole image. */
  area: FramedArea | null = null;
  private readonly view = new Matrix4();
  private readonly right = new Vector3();
  private readonly up = new Vector3();
  private readonly back = new Vector3();
  private readonly scratch = new Vector4();

  /** `jitter` shifts the image by fractions of a pixel, for anti-aliasing by averaging. */
  update(camera: SceneCamera, widthPx: number, heightPx: number, jitterX = 0, jitterY = 0): void {
    const azimuth = camera.azimuthDegrees * radians;
    const elevation = camera.elevationDegrees * radians;
    const cosA = Math.cos(azimuth);
    const sinA = Math.sin(azimuth);
    const cosE = Math.cos(elevation);
    const sinE = Math.sin(elevation);
    // Computed directly instead of with lookAt, which fails when looking straight down.
    this.back.set(cosE * cosA, cosE * sinA, sinE);
    this.right.set(-sinA, cosA, 0);
    this.up.set(-sinE * cosA, -sinE * sinA, cosE);
    const [targetX, targetY, targetZ] = camera.target;
    this.eye.set(targetX, targetY, targetZ).addScaledVector(this.back, camera.distance);

    this.view.makeBasis(this.right, this.up, this.back).setPosition(this.eye).invert();
    const toCenter = this.eye.distanceTo(boxCenter);
    this.near = Math.max(0.03, toCenter - boxRadius);
    this.far = toCenter + boxRadius;
    const { x, y, width, height } = this.area ?? { x: 0, y: 0, width: widthPx, height: heightPx };
    this.scale = height / (2 * camera.distance * halfHeightTangent(width / height));
    /** Size of a pixel on the near plane. */
    const size = (2 * this.near * halfHeightTangent(width / height)) / height;
    const left = -size * (x + width / 2 + jitterX);
    const bottom = -size * (y + height / 2 + jitterY);
    this.viewProjection
      .makePerspective(left, left + size * widthPx, bottom + size * heightPx, bottom, this.near, this.far)
      .multiply(this.view);
    this.inverse.copy(this.viewProjection).invert();
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  /**
   * Projects a point to a pixel (from the lower left) and its distance along the view axis; false behind the camera.
   */
  projectInto(x: number, y: number, z: number, out: ScreenPoint): boolean {
    const clip = this.scratch.set(x, y, z, 1).applyMatrix4(this.viewProjection);
    out.distance = clip.w;
    if (clip.w < this.near) return false;
    out.x = (clip.x / clip.w / 2 + 0.5) * this.widthPx;
    out.y = (clip.y / clip.w / 2 + 0.5) * this.heightPx;
    return true;
  }

  /** Like `projectInto`; null if the point is behind the camera. */
  project(x: number, y: number, z: number): ScreenPoint | null {
    const point = { x: 0, y: 0, distance: 0 };
    return this.projectInto(x, y, z, point) ? point : null;
  }

  /** Direction (not normalized) from the eye through a pixel, from the lower left corner. */
  rayInto(pixelX: number, pixelY: number, out: Vector3): Vector3 {
    return out
      .set((2 * pixelX) / this.widthPx - 1, (2 * pixelY) / this.heightPx - 1, 1)
      .applyMatrix4(this.inverse)
      .sub(this.eye);
  }
}

/** A point of the image, in pixels of the drawing buffer from its lower left corner. */
export interface ScreenPoint {
  x: number;
  y: number;
  distance: number;
}

const boxCenter = new Vector3(0, 0, 0.35);
