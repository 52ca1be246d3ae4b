import { describe, expect, it } from 'vitest';
import { screenRoles } from './screenRoles';

const workArea = { x: 0, y: 0, width: 1280, height: 720 };
const screenOf = (id: number, internal = false) => ({ id, internal, workArea });

describe('of several screens', () => {
  it.each([
    ['the notebook’s own is the presenter’s', [screenOf(1), screenOf(2, true)], [2, 1]],
    ['without one, the primary is', [screenOf(2), screenOf(1)], [1, 2]],
    ['the first other is the audience’s', [screenOf(1, true), screenOf(2), screenOf(3)], [1, 2]],
  ] as const)('%s', (_, displays, [presenter, audience]) => {
    expect(screenRoles(displays, { id: 1 })).toMatchObject({
      presenter: { id: presenter },
      audience: { id: audience },
    });
  });

  it('there are roles for two at least', () => {
    expect(screenRoles([screenOf(1, true)], { id: 1 })).toBeNull();
  });
});
