// The paths of all runners in the picture: each runner's own trail, and all other runs of its family in one batch.
import { Scene as ThreeScene } from 'three';
import type { Domain } from '../../core/geometry/domain';
import type { Scene, SceneLane } from '../../core/scene/scene';
import type { Frame, FrameLane, LaneTrajectory } from '../../core/timeline/frameAt';
import type { DashView } from './dashPhases';
import { LaneTrail } from './laneTrail';
import { gapHeight } from './shaders/trail';
import type { SharedUniforms } from './sharedUniforms';
import { StrokeBatch } from './strokeBatch';
import { familyOpacity } from '../../core/look/laneMark';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { familyDetail, TrailPath } from './trailPath';

/** Parts of the depth range: who lies over whom. Figures take what is nearest. */
const familyDepths = [1, 0.5] as const;
const runnerDepths = [0.5, 0.2] as const;

/** Half-widths of a family's paths where they are fading comets, at head and tail, and where they are whole. */
const familyHeadHalfWidth = 0.95;
const familyTailHalfWidth = 0.45;
const familyEvenHalfWidth = 0.65;

/** A run that the frame shows. */
export interface ShownRun {
  readonly lane: LaneTrajectory;
  readonly look: SceneLane;
  readonly state: FrameLane;
  readonly path: TrailPath;
}

export interface TrailsFrame {
  readonly scene: Scene;
  readonly frame: Frame;
  readonly domain: Domain;
  /** Null while there is none: then nothing is drawn. */
  readonly grid: SurfaceGrid | null;
  readonly view: DashView;
}

interface Run {
  lane: LaneTrajectory;
  readonly path: TrailPath;
  /** Null for the other runs of a family. */
  readonly trail: LaneTrail | null;
}

export class RunnerTrails {
  readonly scene = new ThreeScene();
  /** What the last update showed, in the order of the trajectories. */
  readonly shown: ShownRun[] = [];
  private lanes: readonly LaneTrajectory[] = [];
  private runs: readonly Run[] = [];
  readonly families: StrokeBatch;

  constructor(private readonly shared: SharedUniforms) {
    this.families = new StrokeBatch(shared, { outset: 0, ghost: 0.25, depths: familyDepths });
    this.families.mesh.renderOrder = -1;
    this.scene.add(this.families.mesh);
  }

  /** Keeps the runs that stay, by key and number. */
  setLanes(lanes: readonly LaneTrajectory[]): void {
    if (lanes === this.lanes) return;
    this.lanes = lanes;
    const before = new Map(this.runs.map((run) => [nameOf(run.lane), run]));
    this.runs = lanes.map((lane) => {
      const name = nameOf(lane);
      const known = before.get(name);
      if (known === undefined) return this.createRun(lane);
      before.delete(name);
      known.lane = lane;
      return known;
    });
    for (const { trail } of before.values()) this.remove(trail);
  }

  update({ scene, frame, domain, grid, view }: TrailsFrame): void {
    this.shown.length = 0;
    this.families.begin();
    const looks = new Map(scene.optimizers.map((look) => [look.key, look]));
    const runners = this.runs.filter(({ trail }) => trail !== null).length;
    const comet = scene.trail.kind === 'frames';
    let order = 0;
    for (const [index, { lane, path, trail }] of this.runs.entries()) {
      const place = trail === null ? 0 : order++;
      const state = stateOf(frame, lane, index);
      const look = looks.get(lane.key);
      if (grid === null || look === undefined || state === undefined || !state.visible) {
        trail?.setVisible(false);
        continue;
      }
      if (!path.isOf(lane.columns, grid)) path.reset(domain, grid, lane.columns);
      if (trail === null) {
        path.extend(lane.state.rows);
        this.addToFamily(look, state, path, comet);
      } else {
        trail.setColor(look.color);
        trail.setDash(look.dash);
        trail.setOrder(place, runners, runnerDepths);
        trail.show(lane.state.rows, state.firstRow, state.headRow, comet, view);
      }
      this.shown.push({ lane, look, state, path });
    }
    this.families.end();
  }

  dispose(): void {
    for (const { trail } of this.runs) this.remove(trail);
    this.runs = [];
    this.families.dispose();
  }

  private createRun(lane: LaneTrajectory): Run {
    if (lane.run !== 0) return { lane, path: new TrailPath(familyDetail), trail: null };
    const trail = new LaneTrail(this.shared);
    this.scene.add(trail.mesh);
    return { lane, path: trail.path, trail };
  }

  private remove(trail: LaneTrail | null): void {
    if (trail === null) return;
    this.scene.remove(trail.mesh);
    trail.dispose();
  }

  private addToFamily(look: SceneLane, state: FrameLane, path: TrailPath, comet: boolean): void {
    if (path.count === 0) return;
    const { families } = this;
    const first = path.pointIndexAt(state.firstRow);
    const head = path.pointIndexAt(state.headRow);
    const opacity = familyOpacity(look.runs.count);
    const length = Math.max(1e-6, head - first);
    const write = (x: number, y: number, value: number, at: number): void => {
      const age = comet ? (head - at) / length : 0;
      const halfWidth = comet
        ? familyHeadHalfWidth + (familyTailHalfWidth - familyHeadHalfWidth) * age
        : familyEvenHalfWidth;
      families.point(x, y, value, halfWidth, opacity * (1 - age * age));
    };
    const { points } = path;
    const between = (at: number): void => {
      const point = Math.min(path.count - 1, Math.floor(at));
      const next = Math.min(path.count - 1, point + 1);
      const share = at - point;
      const lerp = (axis: 0 | 1 | 2): number => {
        const from = points[3 * point + axis]!;
        return share > 0 ? from + (points[3 * next + axis]! - from) * share : from;
      };
      const gap = points[3 * point + 2]! >= gapHeight || (share > 0 && points[3 * next + 2]! >= gapHeight);
      write(lerp(0), lerp(1), gap ? gapHeight : lerp(2), at);
    };
    families.start(Number.parseInt(look.color.slice(1), 16));
    between(first);
    for (let point = Math.floor(first) + 1; point < head; point += 1) {
      write(points[3 * point]!, points[3 * point + 1]!, points[3 * point + 2]!, point);
    }
    between(head);
  }
}

/** Names a run among all. */
function nameOf({ key, run }: LaneTrajectory): string {
  return `${run} ${key}`;
}

/** A frame lists the runs as its trajectories do, which are these as a rule. */
function stateOf(frame: Frame, { key, run }: LaneTrajectory, index: number): FrameLane | undefined {
  const at = frame.lanes[index];
  if (at !== undefined && at.key === key && at.run === run) return at;
  return frame.lanes.find((lane) => lane.key === key && lane.run === run);
}
