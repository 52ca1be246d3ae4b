// What three says goes to the console, but for one thing: @react-three/fiber makes a THREE.Clock that nothing here asks,
// and three warns of the class.
import { setConsoleFunction } from 'three';

const clockOfFiber = 'THREE.Clock: This module has been deprecated.';

/** Applies to whatever three says from now on. */
export function passOnWhatThreeSays(): void {
  setConsoleFunction((type, message, ...rest) => {
    // eslint-disable-next-line no-console -- as three itself would
    if (!message.startsWith(clockOfFiber)) console[type](message, ...rest);
  });
}
