// Which of several screens who presents looks at, and which one the audience does.
import type { Display } from 'electron';

type Screen = Pick<Display, 'id' | 'internal' | 'workArea'>;

/** A notebook's own screen is the presenter's, or else the primary one; the first other is the audience's. Null for one screen. */
export function screenRoles(
  displays: readonly Screen[],
  primary: Pick<Display, 'id'>,
): { readonly presenter: Screen; readonly audience: Screen } | null {
  const presenter = displays.find(({ internal }) => internal) ?? displays.find(({ id }) => id === primary.id);
  const audience = displays.find((display) => display !== presenter);
  return presenter === undefined || audience === undefined ? null : { presenter, audience };
}
