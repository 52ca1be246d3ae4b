// What keys do to a map.

/** What a map can be told to do by a key. */
export interface SteppedMap {
  /** By parts of what is seen. */
  moveBy(right: number, down: number): void;
  zoomBy(factor: number): void;
}

const moveStep = 0.1;
const zoomStep = 1.25;

/** Whether a key, by its name, means something there. */
export function stepMap(map: SteppedMap, key: string): boolean {
  switch (key) {
    case 'ArrowRight':
      map.moveBy(moveStep, 0);
      return true;
    case 'ArrowLeft':
      map.moveBy(-moveStep, 0);
      return true;
    case 'ArrowUp':
      map.moveBy(0, -moveStep);
      return true;
    case 'ArrowDown':
      map.moveBy(0, moveStep);
      return true;
    // The key of + types = without Shift.
    case '+':
    case '=':
      map.zoomBy(zoomStep);
      return true;
    case '-':
      map.zoomBy(1 / zoomStep);
      return true;
    default:
      return false;
  }
}
