// Where a run left the domain for good, as far as it goes: its head stays there.
import { isInDomain, type Domain, type Point } from '../../core/geometry/domain';
import { shareInside } from '../../core/geometry/shareInside';
import type { TrajectoryColumns } from '../../core/simulation/trajectory';

export class DomainExit {
  /** Rows that have been looked at, and the last of them that is in the domain. */
  private seen = 0;
  private lastInside = -1;

  constructor(
    private readonly columns: TrajectoryColumns,
    private readonly domain: Domain,
  ) {}

  isOf(columns: TrajectoryColumns, domain: Domain): boolean {
    return columns === this.columns && domain === this.domain;
  }

  /** Where a run that is outside of the domain at a row crossed its edge; null if it never was inside. */
  before(row: number): Point | null {
    const { columns, domain } = this;
    const { positions } = columns;
    const last = Math.floor(row);
    if (last + 1 < this.seen) {
      this.seen = 0;
      this.lastInside = -1;
    }
    for (; this.seen <= last; this.seen += 1) {
      const [x, y] = [positions[2 * this.seen]!, positions[2 * this.seen + 1]!];
      if (isInDomain(domain, x, y)) this.lastInside = this.seen;
    }
    const from = this.lastInside;
    if (from < 0 || 2 * from + 3 >= positions.length) return null;
    const toBox = (at: number, [low, high]: readonly [number, number]): number =>
      Math.min(1e300, Math.max(-1e300, (2 * (at - low)) / (high - low) - 1));
    const [ax, ay] = [toBox(positions[2 * from]!, domain.x), toBox(positions[2 * from + 1]!, domain.y)];
    const [bx, by] = [toBox(positions[2 * from + 2]!, domain.x), toBox(positions[2 * from + 3]!, domain.y)];
    const [, leave] = shareInside(ax, ay, bx, by) ?? [0, 0];
    const fromBox = (at: number, [low, high]: readonly [number, number]): number =>
      low + ((Math.min(1, Math.max(-1, at)) + 1) / 2) * (high - low);
    return [fromBox(ax + (bx - ax) * leave, domain.x), fromBox(ay + (by - ay) * leave, domain.y)];
  }
}
