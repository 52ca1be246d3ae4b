import { describe, expect, it } from 'vitest';
import { defaultPlace, restorePlace, savePlace, smallestWindow } from './windowPlace';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('window place', () => {
  it('comes back as it was', () => {
    const saved = savePlace({ x: 2000, y: 40, width: 1100, height: 700 }, true);
    expect(restorePlace(saved, [screen, second])).toEqual({
      position: { x: 2000, y: 40 },
      width: 1100,
      height: 700,
      maximized: true,
    });
  });

  it('lets the system choose when the screen is gone', () => {
    const saved = savePlace({ x: 2000, y: 40, width: 1100, height: 700 }, false);
    expect(restorePlace(saved, [screen])).toMatchObject({ position: null, width: 1100, height: 700 });
  });

  it('keeps the title bar within reach', () => {
    for (const bounds of [
      { x: 1900, y: 100, width: 1100, height: 700 },
      { x: -1050, y: 100, width: 1100, height: 700 },
      { x: 100, y: -30, width: 1100, height: 700 },
      { x: 100, y: 1075, width: 1100, height: 700 },
    ]) {
      expect(restorePlace(savePlace(bounds, false), [screen]).position).toBeNull();
    }
  });

  it('fits a window that is larger or smaller than it should be', () => {
    expect(
      restorePlace(savePlace({ x: 0, y: 25, width: 4000, height: 3000 }, false), [screen]),
    ).toMatchObject({
      width: screen.width,
      height: screen.height,
    });
    expect(restorePlace(savePlace({ x: 0, y: 25, width: 200, height: 10 }, false), [screen])).toMatchObject(
      smallestWindow,
    );
  });

  it.each([
    null,
    '',
    'nonsense',
    '[]',
    '{"x":"1"}',
    '{"x":1,"y":2,"width":null,"height":5,"maximized":false}',
  ])('starts from the default when there is nothing to read: %s', (saved) => {
    expect(restorePlace(saved, [screen])).toEqual(defaultPlace);
  });
});
