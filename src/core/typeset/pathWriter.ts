// Collects outlines, translated and scaled, in one path.

/** An outline's transform: a coordinate c along x becomes scaleX · c + x, and y likewise. */
export interface Placement {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
}

export interface PathBounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A transform attribute combined with the outer placement. Throws for others than translations and scales. */
export function placed(transform: string, outer: Placement): Placement {
  let { scaleX, scaleY, x, y } = outer;
  for (const [, name, list = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b] = list.split(/[\s,]+/).map(Number);
    if (name === 'translate') {
      x += scaleX * a;
      y += scaleY * (b ?? 0);
    } else if (name === 'scale') {
      scaleX *= a;
      scaleY *= b ?? a;
    } else throw new Error(`${String(name)} is not drawn`);
  }
  return { scaleX, scaleY, x, y };
}

/** The letter e belongs to a number. */
const commandPattern = /([a-df-zA-Z])([^a-df-zA-Z]*)/g;
const numberPattern = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g;

export function createPathWriter() {
  let path = '';

  const addPath = (d: string, { scaleX, scaleY, x, y }: Placement): void => {
    for (const [command, numbers] of commandsOf(d)) {
      const moved = numbers.map((number, index) =>
        isAcross(command, index) ? scaleX * number + x : scaleY * number + y,
      );
      path += command + moved.map(short).join(' ');
    }
  };

  /** Has the orientation of letters' outlines (counter-clockwise with y up), so that overlaps stay filled. */
  const addBox = ({ left, right, top, bottom }: PathBounds): void => {
    path += `M${short(left)} ${short(bottom)}H${short(right)}V${short(top)}H${short(left)}Z`;
  };

  return {
    /** Path data of absolute M, L, H, V, Q, T, C, S and Z. */
    addPath,
    addRectangle(x: number, y: number, width: number, height: number, placement: Placement): void {
      addBox(boxOf(`M${x} ${y}L${x + width} ${y + height}`, placement));
    },
    /** Each subpath as its bounding box, clipped to `window`: exact for bars that end outside of it. */
    addBars(d: string, placement: Placement, window: PathBounds): void {
      for (const bar of d.split(/(?=M)/)) {
        const box = boxOf(bar, placement);
        const shown = {
          left: Math.max(box.left, window.left),
          right: Math.min(box.right, window.right),
          top: Math.max(box.top, window.top),
          bottom: Math.min(box.bottom, window.bottom),
        };
        if (shown.left < shown.right && shown.top < shown.bottom) addBox(shown);
      }
    },
    path: () => path,
  };
}

function commandsOf(d: string): [command: string, numbers: number[]][] {
  return [...d.matchAll(commandPattern)].map(([, command = '', text = '']) => {
    if (!'MLHVQTCSZ'.includes(command)) throw new Error(`Path command ${command} is not drawn`);
    return [command, (text.match(numberPattern) ?? []).map(Number)];
  });
}

function isAcross(command: string, index: number): boolean {
  return command === 'H' || (command !== 'V' && index % 2 === 0);
}

/** The bounding box of a path's points, control points included. */
function boxOf(d: string, { scaleX, scaleY, x, y }: Placement): PathBounds {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [command, numbers] of commandsOf(d)) {
    for (const [index, number] of numbers.entries()) {
      if (isAcross(command, index)) {
        box.left = Math.min(box.left, scaleX * number + x);
        box.right = Math.max(box.right, scaleX * number + x);
      } else {
        box.top = Math.min(box.top, scaleY * number + y);
        box.bottom = Math.max(box.bottom, scaleY * number + y);
      }
    }
  }
  return box;
}

function short(value: number): string {
  return String(Math.round(10 * value) / 10);
}
