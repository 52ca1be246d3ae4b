// Where name plates stand: beside their points, pushed apart up and down until none covers another. A pure
// function of the points, so that a frame looks the same however it was reached.

/** A plate to place. Pixels, y up. */
export interface LabelBox {
  /** The point it names. */
  readonly pointX: number;
  readonly pointY: number;
  readonly width: number;
  readonly height: number;
  /** Lower left corner, as placed. */
  x: number;
  y: number;
}

/** A rectangle that plates keep clear of. */
export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const rounds = 60;

/**
 * Places the plates `offset` to the right of their points (to the left where the image ends), `gap` apart and
 * clear of the obstacles, within the image. Ties are broken by the order given.
 */
export function layoutLabels(
  labels: readonly LabelBox[],
  obstacles: readonly Obstacle[],
  image: { readonly width: number; readonly height: number },
  offset: number,
  gap: number,
): void {
  for (const label of labels) {
    const right = label.pointX + offset;
    label.x = right + label.width <= image.width - gap ? right : label.pointX - offset - label.width;
    label.y = label.pointY - label.height / 2;
  }
  // From the lowest up, so that pushing apart keeps the order that the points have.
  const order = labels.map((_, index) => index);
  order.sort((a, b) => labels[a]!.pointY - labels[b]!.pointY || b - a);

  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (let first = 0; first < order.length; first += 1) {
      const lower = labels[order[first]!]!;
      for (let second = first + 1; second < order.length; second += 1) {
        const upper = labels[order[second]!]!;
        if (!overlapAcross(lower, upper, gap)) continue;
        const overlap = lower.y + lower.height + gap - upper.y;
        if (overlap <= 0) continue;
        lower.y -= overlap / 2;
        upper.y += overlap / 2;
        moved = true;
      }
    }
    for (const label of labels) {
      for (const obstacle of obstacles) {
        if (!overlapAcross(label, obstacle, gap)) continue;
        const up = obstacle.y + obstacle.height + gap - label.y;
        const down = label.y + label.height + gap - obstacle.y;
        if (up <= 0 || down <= 0) continue;
        label.y += up < down ? up : -down;
        moved = true;
      }
      const inside = Math.min(image.height - label.height - gap, Math.max(gap, label.y));
      if (inside !== label.y) moved = true;
      label.y = inside;
    }
    if (!moved) break;
  }
}

/** Whether two boxes share a column of the image, with `gap` between. */
function overlapAcross(a: Obstacle, b: Obstacle, gap: number): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap;
}
