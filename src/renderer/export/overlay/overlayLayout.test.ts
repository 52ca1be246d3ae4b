// The overlay's layout: inside the safe margins and without overlaps, for any shape of the image.
import { describe, expect, it } from 'vitest';
import { fittedShare } from '../../../core/scene/fitCamera';
import {
  captionPadding,
  filmUnit,
  layoutOverlay,
  type OverlayLayout,
  type OverlayPlan,
  type Rect,
} from './overlayLayout';
import { captionLines } from './captionLines';

/** Uses the average width of the typeface's letters; Japanese characters are square. */
const measure = (text: string, _weight: number, fontPx: number): number =>
  Array.from(text).reduce((width, letter) => width + (letter > '\u2e80' ? 1 : 0.56) * fontPx, 0);

const sizes = [
  [640, 480],
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [1080, 1080],
  [1080, 1920],
  [320, 240],
] as const;

function plan(
  widthPx: number,
  heightPx: number,
  runners: number,
  part: Partial<OverlayPlan> = {},
): OverlayPlan {
  return {
    widthPx,
    heightPx,
    textScale: 1,
    title: 'Twelve runners on the ravine',
    formula: { width: 14, height: 2.1 },
    legend: true,
    losses: true,
    steps: true,
    names: Array.from({ length: runners }, (_, index) => `Optimizer ${index + 1}`),
    stepsText: 'Step 256 / 256',
    result: '',
    captions: [
      'Across the ravine the slope is steep, along it almost flat: plain SGD zigzags from wall to wall.',
    ],
    ...part,
  };
}

function parts(layout: OverlayLayout): [name: string, rect: Rect][] {
  return (['title', 'formula', 'legend', 'steps', 'caption'] as const).flatMap((name) => {
    const rect = layout[name];
    return rect === null ? [] : [[name, rect]];
  });
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width - 0.5 &&
  b.x < a.x + a.width - 0.5 &&
  a.y < b.y + b.height - 0.5 &&
  b.y < a.y + a.height - 0.5;

describe.each(sizes)('at %i × %i', (widthPx, heightPx) => {
  it.each([1, 6, 12, 30])('with %i runners', (runners) => {
    const layout = layoutOverlay(plan(widthPx, heightPx, runners), measure);
    const placed = parts(layout);
    expect(placed.map(([name]) => name)).toEqual(['title', 'formula', 'legend', 'steps', 'caption']);
    const margin = Math.floor(0.05 * Math.min(widthPx, heightPx));
    for (const [name, { x, y, width, height }] of placed) {
      expect(x, `${name} left`).toBeGreaterThanOrEqual(margin - 1);
      expect(y, `${name} top`).toBeGreaterThanOrEqual(margin - 1);
      expect(x + width, `${name} right`).toBeLessThanOrEqual(widthPx - margin + 1);
      expect(y + height, `${name} bottom`).toBeLessThanOrEqual(heightPx - margin + 1);
    }
    placed.forEach(([name, rect], index) => {
      for (const [other, otherRect] of placed.slice(index + 1)) {
        expect(overlap(rect, otherRect), `${name} over ${other}`).toBe(false);
      }
    });
    const { left, top, right, bottom } = layout.insets;
    expect(widthPx - left - right).toBeGreaterThan(0.5 * widthPx);
    expect(heightPx - top - bottom).toBeGreaterThan(0.25 * heightPx);
  });
});

describe.each([0.5, 2, 3])('texts of %f times the usual size', (textScale) => {
  it.each(sizes)('keep apart, and leave room to the picture, at %i × %i', (widthPx, heightPx) => {
    const layout = layoutOverlay(plan(widthPx, heightPx, 4, { textScale }), measure);
    const placed = parts(layout);
    placed.forEach(([name, rect], index) => {
      for (const [other, otherRect] of placed.slice(index + 1)) {
        expect(overlap(rect, otherRect), `${name} over ${other}`).toBe(false);
      }
    });
    const { left, top, right, bottom } = layout.insets;
    expect(widthPx - left - right).toBeGreaterThan(0.5 * widthPx);
    expect(heightPx - top - bottom).toBeGreaterThanOrEqual(0.25 * heightPx - 1);
  });
});

describe('the size of texts', () => {
  const unitAt = (textScale: number, part: Partial<OverlayPlan> = {}): number =>
    layoutOverlay(plan(1280, 720, 4, { textScale, ...part }), measure).unit;

  it('is what was asked for where that fits, of all texts', () => {
    const captions = ['Plain SGD zigzags.'];
    for (const textScale of [0.5, 1.5, 2]) expect(unitAt(textScale, { captions })).toBeCloseTo(textScale);
    const [usual, larger] = [1, 2].map((textScale) =>
      layoutOverlay(plan(1280, 720, 4, { textScale, title: 'A race', captions }), measure),
    );
    for (const part of ['title', 'legend', 'steps', 'caption'] as const) {
      expect(larger![part]!.fontPx, part).toBeCloseTo(2 * usual![part]!.fontPx);
    }
  });

  it('is as much of it as there is room for, and never less than usual because of it', () => {
    expect(unitAt(3)).toBeGreaterThan(1.5);
    expect(unitAt(3)).toBeLessThan(2);
    expect(layoutOverlay(plan(160, 90, 30, { textScale: 3 }), measure)).toEqual(
      layoutOverlay(plan(160, 90, 30), measure),
    );
  });
});

describe('the head', () => {
  it.each(sizes)('ends above the box, fitted to the area that it leaves, at %i × %i', (widthPx, heightPx) => {
    for (const height of [0.9, 2.1, 3.2]) {
      const { insets, formula } = layoutOverlay(
        plan(widthPx, heightPx, 6, { formula: { width: 14, height } }),
        measure,
      );
      const area = heightPx - insets.top - insets.bottom;
      const boxTop = insets.top + ((1 - fittedShare.up) / 2) * area;
      expect(boxTop).toBeGreaterThan(formula!.y + formula!.height);
    }
  });
});

describe('what is off', () => {
  it('takes no room', () => {
    const layout = layoutOverlay(
      plan(1280, 720, 6, {
        title: '',
        formula: null,
        legend: false,
        losses: false,
        steps: false,
        captions: [],
      }),
      measure,
    );
    expect(parts(layout)).toEqual([]);
    expect(layout.insets).toEqual({ left: 0, top: 0, right: 0, bottom: 0 });
  });
});

describe('the legend', () => {
  it('has a row for each runner as long as there is room, and says how many are left', () => {
    const six = layoutOverlay(plan(1280, 720, 6), measure).legend!;
    expect([six.rows, six.columns, six.shown]).toEqual([6, 1, 6]);
    const crowd = layoutOverlay(plan(640, 480, 60), measure).legend!;
    expect(crowd.shown).toBe(crowd.rows * crowd.columns - 1);
    expect(crowd.shown).toBeLessThan(60);
  });

  it('stands at the side of wide images and under the picture of tall ones', () => {
    const wide = layoutOverlay(plan(1280, 720, 6), measure);
    expect(wide.legend!.x).toBeGreaterThan(640);
    expect(wide.insets.right).toBeGreaterThan(0);
    const tall = layoutOverlay(plan(1080, 1920, 6), measure);
    expect(tall.legend!.y).toBeGreaterThan(1200);
    expect(tall.legend!.columns).toBeGreaterThan(1);
    expect(tall.insets.right).toBe(0);
  });

  it('keeps names and numbers together where runners are few', () => {
    const [one, many] = [1, 12].map((runners) => layoutOverlay(plan(1080, 1080, runners), measure).legend!);
    expect(many!.columns).toBeGreaterThan(1);
    expect(one!.columnWidth).toBe(many!.columnWidth);
    expect(one!.width).toBeLessThan(540);
  });
});

describe('the result', () => {
  const result = 'Momentum and Adam come within 1e−8 of the lowest value; SGD still bounces 0.86 above it';
  const layouts = (
    width: number,
    height: number,
  ): readonly [without: OverlayLayout, withIt: OverlayLayout] => [
    layoutOverlay(plan(width, height, 6, { captions: [] }), measure),
    layoutOverlay(plan(width, height, 6, { captions: [], result }), measure),
  ];

  it.each(sizes)('stands where captions do at %d × %d', (width, height) => {
    const [without, { legend, caption }] = layouts(width, height);
    expect(legend).toEqual(without.legend);
    expect(caption!.y).toBeGreaterThan(height / 2);
    expect(caption!.y + caption!.height).toBeLessThanOrEqual(height);
  });

  it.each(sizes.filter(([width, height]) => width > 1.7 * height))(
    'lies over a picture that has all the room, at %d × %d',
    (width, height) => {
      const [without, { insets }] = layouts(width, height);
      expect(insets).toEqual(without.insets);
    },
  );

  it.each([...sizes.filter(([width, height]) => width < 1.2 * height), [640, 480], [2400, 1800]] as const)(
    'covers no name of an axis where the picture has height to spare, at %d × %d',
    (width, height) => {
      const [, { insets, caption, unit }] = layouts(width, height);
      expect(insets.bottom).toBeGreaterThan(height - caption!.y + 25 * unit);
    },
  );
});

describe('a caption', () => {
  const japanese =
    '十二の手法が一つの峡谷を競います。谷底に沿って進むのは誰で、壁の間で跳ね返り続けるのは誰でしょうか。';

  it.each(sizes.filter(([widthPx]) => widthPx >= 640))(
    'of usual length is seen whole at %i × %i',
    (widthPx, heightPx) => {
      const written = { captions: [japanese], stepsText: 'ステップ 256 / 256' };
      const caption = layoutOverlay(plan(widthPx, heightPx, 6, written), measure).caption!;
      const inner = caption.width - 2 * captionPadding.across * filmUnit(widthPx, heightPx);
      const lines = captionLines(japanese, inner, caption.maxLines, (text) =>
        measure(text, 500, caption.fontPx),
      );
      expect(lines.join('')).toBe(japanese);
    },
  );
});

it('has no caption and no result in a picture without room beside its steps', () => {
  const result = 'Adam comes closest, 2 above the lowest value';
  expect(layoutOverlay(plan(160, 90, 3), measure).caption).toBeNull();
  expect(layoutOverlay(plan(160, 90, 3, { captions: [], result }), measure).caption).toBeNull();
});

describe('the title', () => {
  it('is set smaller where it is long', () => {
    const short = layoutOverlay(plan(1280, 720, 6, { title: 'Ravine' }), measure).title!;
    const long = layoutOverlay(plan(1280, 720, 6, { title: 'A long title '.repeat(6) }), measure).title!;
    expect(long.fontPx).toBeLessThan(short.fontPx);
    expect(long.fontPx).toBeGreaterThanOrEqual(0.6 * short.fontPx - 1e-9);
  });
});
