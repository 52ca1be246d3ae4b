import { beforeEach, describe, expect, it } from 'vitest';
import { stepChart } from './chartSteps';
import { createChartView, type ChartView } from './chartView';

let view: ChartView;

beforeEach(() => {
  view = createChartView();
  view.setFull(1000, 'steps', 'linear');
});

describe('keys of a chart', () => {
  it.each(['+', '='])('%s zooms in about the play head, which stays where it is', (key) => {
    expect(stepChart(view, key, 250)).toBe(true);
    expect(view.range()).toEqual([50, 850]);
  });

  it('zoom about the middle where the head is out of sight', () => {
    view.show([500, 900]);
    expect(stepChart(view, '+', 100)).toBe(true);
    expect(view.range()).toEqual([540, 860]);
    expect(stepChart(view, '-', -1)).toBe(true);
    expect(view.range()).toEqual([500, 900]);
  });

  it('zoom about the middle of a logarithmic axis as it is seen', () => {
    view.setFull(10_000, 'steps', 'log');
    stepChart(view, '+', -1);
    const [low, high] = view.range();
    expect(Math.sqrt(low * high)).toBeCloseTo(100);
  });

  it('move what is on show by a tenth of it', () => {
    view.show([500, 900]);
    expect(stepChart(view, 'ArrowLeft', 0)).toBe(true);
    expect(view.range()).toEqual([460, 860]);
    expect(stepChart(view, 'ArrowRight', 0)).toBe(true);
    expect(view.range()).toEqual([500, 900]);
  });

  it.each(['Home', '0'])('%s shows all', (key) => {
    view.show([500, 900]);
    expect(stepChart(view, key, 0)).toBe(true);
    expect(view.isZoomed()).toBe(false);
  });

  it.each(['ArrowLeft', 'ArrowRight', 'Home', '0', 'End', 'ArrowUp'])(
    '%s is for the race where all is on show',
    (key) => {
      expect(stepChart(view, key, 0)).toBe(false);
      expect(view.range()).toEqual([0, 1000]);
    },
  );
});
