// Orbit, pan and zoom by pointer and wheel, smooth transitions to given cameras, and following a camera that is given
// for each frame. All of them use the scene's form of a camera: azimuth, elevation, distance, target.
import { MOUSE, PerspectiveCamera, TOUCH, Vector3 } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { sameCamera } from '../../core/scene/sameCamera';
import { limits, type SceneCamera } from '../../core/scene/scene';
import { fieldOfViewDegrees } from '../../core/scene/fitCamera';
import { easeInOut, mixCameras } from '../../core/timeline/cameraAt';
import { prefersReducedMotion } from '../host/platform';
import { clickSlopPx } from './pointerPlace';

interface CameraEvents {
  /** The camera moves, or is about to. */
  onMove(): void;
  /** A gesture has ended with this camera. */
  onEnd(camera: SceneCamera): void;
  /** A gesture has taken over the camera that was followed. */
  onGrab(): void;
}

/** A transition between two cameras, and its start time. */
interface Ease {
  readonly from: SceneCamera;
  readonly to: SceneCamera;
  readonly began: number;
}

const radians = Math.PI / 180;
const easeMs = 550;

/** When a transition begins that is asked for now: where motion is to be reduced, it is over. */
const easeBegins = (): number => (prefersReducedMotion() ? -Infinity : performance.now());

export class CameraControls {
  private readonly three = new PerspectiveCamera(fieldOfViewDegrees, 1, 0.01, 100);
  private readonly orbit: OrbitControls;
  private current: SceneCamera;
  private ease: Ease | null = null;
  /** The camera before the gesture. */
  private gestureBegan: SceneCamera;
  /** A pointer is down, or the wheel has just turned. */
  private gesture = false;
  /** The gesture is over, but damping still moves the camera. */
  private gliding = false;
  /** The camera is given for each frame; three's camera is not updated until a gesture takes over. */
  private following = false;
  /** Whether the last given frame moved the camera. */
  private turned = false;
  /** The pointer's position when a gesture began, while following. */
  private press: { readonly x: number; readonly y: number } | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    camera: SceneCamera,
    private readonly events: CameraEvents,
  ) {
    // Registered before OrbitControls, so that its handling starts from the current camera.
    canvas.addEventListener('pointermove', this.onPointerMove);
    canvas.addEventListener('wheel', this.grab, { capture: true, passive: true });
    this.three.up.set(0, 0, 1);
    this.current = camera;
    this.gestureBegan = camera;
    const orbit = new OrbitControls(this.three, canvas);
    this.orbit = orbit;
    // It has set one; what the pointer looks like is up to the page's styles.
    canvas.style.cursor = '';
    orbit.enableDamping = !prefersReducedMotion();
    orbit.dampingFactor = 0.18;
    orbit.rotateSpeed = 0.75;
    orbit.zoomSpeed = 0.8;
    orbit.minDistance = limits.distance.min;
    orbit.maxDistance = limits.distance.max;
    orbit.minPolarAngle = (90 - limits.elevationDegrees.max) * radians;
    orbit.maxPolarAngle = (90 - limits.elevationDegrees.min) * radians;
    this.presenting = false;
    orbit.addEventListener('start', this.onStart);
    orbit.addEventListener('end', this.onEnd);
    orbit.addEventListener('change', this.onChange);
    this.jumpTo(camera);
  }

  /** While presenting, the first button and a single finger point at things: the right button or two fingers turn the camera. */
  set presenting(presenting: boolean) {
    const { orbit } = this;
    orbit.mouseButtons = presenting
      ? { LEFT: null, MIDDLE: MOUSE.DOLLY, RIGHT: MOUSE.ROTATE }
      : { LEFT: MOUSE.ROTATE, MIDDLE: MOUSE.DOLLY, RIGHT: MOUSE.PAN };
    orbit.touches = presenting
      ? { ONE: null, TWO: TOUCH.DOLLY_ROTATE }
      : { ONE: TOUCH.ROTATE, TWO: TOUCH.DOLLY_PAN };
  }

  get camera(): SceneCamera {
    return this.current;
  }

  /** The current camera, or the target of a transition. */
  get destination(): SceneCamera {
    return this.ease?.to ?? this.current;
  }

  /** Whether the camera is moving. */
  get moving(): boolean {
    return this.gesture || this.gliding || this.turned || this.ease !== null;
  }

  jumpTo(camera: SceneCamera): void {
    this.stopFollowing();
    this.ease = null;
    this.gliding = false;
    this.current = camera;
    this.placeThree();
    this.events.onMove();
  }

  easeTo(camera: SceneCamera): void {
    this.stopFollowing();
    if (this.gesture || sameView(this.current, camera)) return;
    this.gliding = false;
    this.ease = { from: this.current, to: camera, began: easeBegins() };
    this.events.onMove();
  }

  /** Cancels a gesture that turned out to be something else. */
  cancelGesture(): void {
    this.orbit.enabled = false;
    this.gesture = false;
    this.gliding = false;
    this.placeThree();
    this.orbit.enabled = true;
  }

  /** The camera for the current frame when none is given. */
  update(): SceneCamera {
    this.stopFollowing();
    if (this.ease !== null) {
      this.easeOn(this.ease, this.ease.to);
      this.placeThree();
      return this.current;
    }
    const before = this.current;
    if (this.orbit.update()) this.readThree();
    if (this.gliding && isStill(before, this.current)) this.endGlide();
    return this.current;
  }

  /**
   * The camera for the current frame when it is given: a smooth transition from the previous view, then the given
   * camera until a gesture takes over. A press that may still become a click does not.
   */
  follow(camera: SceneCamera): SceneCamera {
    const before = this.current;
    if (!this.following) {
      this.following = true;
      this.gesture = false;
      this.ease = sameView(before, camera) ? null : { from: before, to: camera, began: easeBegins() };
    }
    this.gliding = false;
    if (this.ease === null) this.current = camera;
    else this.easeOn(this.ease, camera);
    this.turned = !sameView(before, this.current);
    return this.current;
  }

  dispose(): void {
    this.canvas.removeEventListener('pointermove', this.onPointerMove);
    this.canvas.removeEventListener('wheel', this.grab, { capture: true });
    this.orbit.dispose();
  }

  /** Interpolates towards `to`, which may change meanwhile. */
  private easeOn({ from, began }: Pick<Ease, 'from' | 'began'>, to: SceneCamera): void {
    const share = Math.min(1, (performance.now() - began) / easeMs);
    this.current = share < 1 ? mixCameras(from, to, easeInOut(share)) : to;
    if (share === 1) this.ease = null;
  }

  /** From here on gestures move the camera, starting from the current one. */
  private stopFollowing(): void {
    if (!this.following) return;
    this.following = false;
    this.turned = false;
    this.press = null;
    this.ease = null;
    this.useUpTurn();
    this.placeThree();
  }

  /** Without damping, an update applies the rest of a rotation at once. */
  private useUpTurn(): void {
    this.orbit.enableDamping = false;
    this.orbit.update();
    this.orbit.enableDamping = true;
  }

  private endGlide(): void {
    this.gliding = false;
    this.useUpTurn();
    this.readThree();
    if (!sameView(this.gestureBegan, this.current)) this.events.onEnd(this.current);
    // But for rounding: nothing has moved.
    else this.current = this.gestureBegan;
  }

  private readonly onStart = (): void => {
    if (!this.moving) this.gestureBegan = this.current;
    this.gesture = true;
    this.gliding = false;
    if (!this.following) this.ease = null;
    this.events.onMove();
  };

  private readonly onChange = (): void => {
    if (!this.following) this.events.onMove();
  };

  private readonly onPointerMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (!this.following || !this.gesture) return;
    this.press ??= { x, y };
    if (Math.hypot(x - this.press.x, y - this.press.y) > clickSlopPx) this.grab();
  };

  private readonly grab = (): void => {
    if (!this.following) return;
    this.stopFollowing();
    this.gestureBegan = this.current;
    this.events.onGrab();
  };

  private readonly onEnd = (): void => {
    this.press = null;
    if (!this.gesture) return;
    this.gesture = false;
    this.gliding = true;
    this.events.onMove();
  };

  /** Copies the current camera to three's, so that OrbitControls continues from it. */
  private placeThree(): void {
    const { azimuthDegrees, elevationDegrees, distance, target } = this.current;
    const azimuth = azimuthDegrees * radians;
    // Looking straight down, three's camera has no azimuth: a tiny offset keeps it.
    const elevation = Math.min(89.999, elevationDegrees) * radians;
    this.orbit.target.set(...target);
    this.three.position
      .set(
        Math.cos(elevation) * Math.cos(azimuth),
        Math.cos(elevation) * Math.sin(azimuth),
        Math.sin(elevation),
      )
      .multiplyScalar(distance)
      .add(this.orbit.target);
    this.orbit.update();
  }

  private readThree(): void {
    const { target } = this.orbit;
    const offset = new Vector3().subVectors(this.three.position, target);
    target.clampScalar(limits.target.min, limits.target.max);
    this.three.position.addVectors(target, offset);
    const distance = offset.length();
    const elevation = Math.asin(Math.min(1, Math.max(-1, offset.z / distance))) / radians;
    this.current = {
      ...this.current,
      azimuthDegrees: Math.atan2(offset.y, offset.x) / radians,
      elevationDegrees: elevation > 89.99 ? 90 : clamp(elevation, limits.elevationDegrees),
      distance: clamp(distance, limits.distance),
      target: [target.x, target.y, target.z],
    };
  }
}

function clamp(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(max, Math.max(min, value));
}

/** Whether a frame's motion is too small to see. */
function isStill(a: SceneCamera, b: SceneCamera): boolean {
  return (
    Math.abs(a.azimuthDegrees - b.azimuthDegrees) < 0.02 &&
    Math.abs(a.elevationDegrees - b.elevationDegrees) < 0.02 &&
    Math.abs(a.distance - b.distance) < 1e-4 &&
    a.target.every((value, index) => Math.abs(value - b.target[index]!) < 2e-4)
  );
}

function sameView(a: SceneCamera, b: SceneCamera): boolean {
  return sameCamera(a, b, 1e-4);
}
