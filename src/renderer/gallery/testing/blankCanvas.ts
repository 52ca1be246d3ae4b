// Canvases for tests: the DOM of tests has none that draw.
import { vi } from 'vitest';

/** Gives every canvas a 2D context that draws nothing, on which all texts are without width. */
export function letCanvasesStayBlank(): void {
  const nothing = (): unknown => ({ width: 0 });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return new Proxy({ canvas: this } as unknown as CanvasRenderingContext2D, {
      get: (context, name) => (name === 'canvas' ? context.canvas : nothing),
      set: () => true,
    });
  });
}
