// What keys do to a chart.
import type { ChartView } from './chartView';

const moveStep = 0.1;
const zoomStep = 1.25;

/**
 * Whether a key, by its name, means something there. It zooms about `head` if that is in sight; arrows move what is on show unless
 * that is all, and are for the race then.
 */
export function stepChart(view: ChartView, key: string, head: number): boolean {
  const [low, high] = view.range();
  const zoomBy = (factor: number): void =>
    view.zoomAt(head >= low && head <= high ? head : view.middle(), factor);
  switch (key) {
    // The key of + types = without Shift.
    case '+':
    case '=':
      zoomBy(1 / zoomStep);
      return true;
    case '-':
      zoomBy(zoomStep);
      return true;
  }
  if (!view.isZoomed()) return false;
  switch (key) {
    case 'ArrowRight':
      view.panBy(moveStep);
      return true;
    case 'ArrowLeft':
      view.panBy(-moveStep);
      return true;
    case 'Home':
    case '0':
      view.reset();
      return true;
    default:
      return false;
  }
}
